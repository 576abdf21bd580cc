"""The register of goals over REST."""

from fastapi import APIRouter

from assistant.services.product import Assistant
from assistant.services.register import Register
from assistant.web import library_views as views
from assistant.web.bodies import JSON, GoalChange

_PARTS = {"metric", "baseline", "target", "horizon", "owner"}


def goals(assistant: Assistant) -> APIRouter:
    """Goals as each document states them, and as one list over all documents."""
    router, register = APIRouter(tags=["library"]), assistant.register

    @router.get("/goals")
    def found() -> JSON:
        """Every goal as one document states it."""
        return {"items": [views.goal_view(goal) for goal in assistant.repository.goals()]}

    @router.get("/register")
    def whole() -> JSON:
        """Each goal once, with all its quotes and what documents disagree on; the themes; where else to look."""
        entries = register.entries()
        return {
            "items": [views.entry_view(entry) for entry in entries],
            "themes": [theme.model_dump(mode="json") for theme in register.themes(entries)],
            "look_for": [source.model_dump(mode="json") for source in register.to_look_for()],
        }

    @router.patch("/goals/{goal_id}")
    def change(goal_id: str, told: GoalChange) -> JSON:
        """Confirms, corrects, ranks (0: not ranked) or sets aside a goal, or tells it apart from others. Answers with the
        register."""
        _changed(register, goal_id, told)
        return whole()

    return router


def _changed(register: Register, goal_id: str, told: GoalChange) -> None:
    if told.dismissed is False:
        register.restore(goal_id)
    if told.apart:
        register.part(goal_id)
    if parts := told.model_dump(include=_PARTS & told.model_fields_set):
        register.correct(goal_id, parts)
    if told.confirmed:
        register.confirm(goal_id)
    if told.rank is not None:
        register.rank(goal_id, told.rank)
    if told.dismissed:
        register.dismiss(goal_id)

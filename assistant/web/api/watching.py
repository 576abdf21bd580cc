"""What works here and how it came about, over REST: health, calls to a language model, traces."""

from fastapi import APIRouter

from assistant.services.product import Assistant
from assistant.web import views
from assistant.web.bodies import JSON


def watching(assistant: Assistant) -> APIRouter:
    """Health of the installation; calls and trace of a request."""
    router = APIRouter(tags=["watching"])

    @router.get("/health")
    def health() -> JSON:
        return {"items": [check.model_dump() for check in assistant.health()]}

    @router.get("/requests/{request_id}/calls")
    def calls(request_id: str) -> JSON:
        return {"items": [call.model_dump(mode="json") for call in assistant.repository.calls(request_id)]}

    @router.get("/requests/{request_id}/trace")
    def trace(request_id: str) -> JSON:
        """How each turn came about."""
        interview, made = assistant.repository.interview(request_id), assistant.repository.calls(request_id)
        return {"items": [views.trace_view(turn, made) for turn in interview.turns]}

    return router

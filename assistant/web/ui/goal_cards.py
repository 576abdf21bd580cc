"""The goals found in the library, to confirm or to correct."""

from collections.abc import Sequence

from assistant.domain.library.documents import Document, StrategicGoal
from assistant.web.ui.markup import action, badge, bare, day, empty, esc, form, icon, lc, local
from assistant.web.ui.words import count, say

_SHOWN = 8  # goals shown at once; the rest unfolds
_FIELDS = ("metric", "baseline", "target", "owner")


def shown_goals(goals: Sequence[StrategicGoal], items: Sequence[Document]) -> str:
    """Goals of documents in force, those to confirm first."""
    documents = {item.id: item for item in items if not item.superseded_by}
    current = sorted(
        (goal for goal in goals if goal.document_id in documents and not goal.dismissed),
        key=lambda goal: goal.confirmed,
    )
    refused = [goal for goal in goals if goal.document_id in documents and goal.dismissed]
    if not current and not refused:
        return lc(f'<div class="goals">{empty(say("library.goals_empty"))}</div>')
    confirmed = sum(goal.confirmed for goal in current)
    tally = esc(say("library.goals_count", confirmed=confirmed, open=len(current) - confirmed))
    first, rest = current[:_SHOWN], current[_SHOWN:]
    cards = "".join(_goal(goal, documents[goal.document_id]) for goal in first)
    more = "".join(_goal(goal, documents[goal.document_id]) for goal in rest)
    words = esc(say("library.show_all", count=len(current)))
    folded = f'<details class="more-goals" data-keep="goals"><summary>{words}</summary>{more}</details>' if rest else ""
    return lc(
        f'<p class="small muted tally-line">{tally}</p><div class="goals">{cards}{folded}{_set_aside(refused)}</div>'
    )


def _set_aside(refused: Sequence[StrategicGoal]) -> str:
    """What a person said is no goal, with the way back."""
    if not refused:
        return ""
    rows = "".join(
        f'<li><span class="grow">“{esc(bare(goal.quote))}”</span>'
        f"{action('restore_goal', goal.id, esc(say('library.goal_again')), 'btn tiny')}</li>"
        for goal in refused
    )
    words = esc(count("library.dismissed", len(refused)))
    return f'<details class="more-goals" data-keep="dismissed"><summary>{words}</summary><ul class="aside">{rows}</ul></details>'


def _goal(goal: StrategicGoal, document: Document) -> str:
    where = say("common.page", number=goal.page) if goal.page else goal.heading.rsplit(" > ", 1)[-1]
    fields = (
        ("measure", goal.metric),
        ("now", goal.baseline),
        ("target", goal.target),
        ("by", day(goal.horizon) if goal.horizon else ""),
        ("owner", goal.owner),
        ("source", ", ".join(filter(None, (document.title, where)))),
    )
    rows = "".join(f"<dt>{esc(say(f'library.{name}'))}</dt><dd>{esc(value)}</dd>" for name, value in fields if value)
    proposed = badge("unknown", "dot", say("library.found_by_model")) if goal.found_by else ""
    state = badge("evidenced", "check", say("library.confirmed")) if goal.confirmed else proposed
    return f'<article class="goal">{state}<p class="said">“{esc(bare(goal.quote))}”</p><dl>{rows}</dl>{_answers(goal)}</article>'


def _answers(goal: StrategicGoal) -> str:
    """Confirm as it is, or correct it, which confirms it too."""
    confirm = action("confirm_goal", goal.id, f"{icon('check', 's')}{esc(say('library.confirm'))}", "btn line tiny")
    edit = local("edit", f"{icon('edit', 's')}{esc(say('common.edit'))}", "btn tiny")
    words = {"metric": "measure", "baseline": "now"}
    fields = "".join(
        f"<label>{esc(say(f'library.{words.get(name, name)}'))}"
        f'<input class="field" name="{name}" value="{esc(getattr(goal, name))}"></label>'
        for name in _FIELDS
    )
    when = f'<label>{esc(say("library.by"))}<input class="field" type="date" name="horizon" value="{goal.horizon or ""}"></label>'
    save = f'<button type="submit" class="btn primary tiny">{esc(say("common.save"))}</button>'
    cancel = local("unedit", esc(say("common.cancel")), "btn tiny")
    whole = f'{fields}{when}<div class="row">{save}{cancel}</div>'
    no = action("dismiss_goal", goal.id, esc(say("library.no_goal")), "btn tiny")
    buttons = f"{'' if goal.confirmed else confirm}{edit}{no}"
    return f'<div class="row answers">{buttons}</div>{form("edit_goal", goal.id, whole, "edit")}'

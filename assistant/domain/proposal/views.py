"""The same proposal for other readers: what each of them needs, from the same facts and under the same sources."""

from assistant.domain.proposal import layout, layout_plan
from assistant.domain.proposal.shapes import FrontPage, Proposal, Statement, VerdictPart

_EMPTY = Statement(text="")
_NO_RECORD = {"appendices": (), "facts": ()}
# What a reader does without: fields of the proposal and the empty value that hides them.
_WITHOUT = {
    "full": {},
    "executive": {
        **_NO_RECORD,
        **dict.fromkeys(("mix_note", "groups", "practice", "managers_before", "managers_after"), ()),
        **dict.fromkeys(("timeline_note", "holding_message", "work", "tried", "costs"), ()),
    },
    "manager": {
        **_NO_RECORD,
        **dict.fromkeys(("options", "costs", "money", "holding_message", "causes", "causes_note", "not_fixed"), ()),
        "forecast": None,
    },
    "employee": {
        **_NO_RECORD,
        **dict.fromkeys(
            ("summary", "gap", "insights", "causes", "causes_note", "tried", "options", "mix", "mix_note"), ()
        ),
        **dict.fromkeys(("costs", "money", "managers_before", "managers_after", "not_fixed", "risks", "asks"), ()),
        **dict.fromkeys(("open_questions", "holding_message", "contract", "contract_note", "timeline_note"), ()),
        "forecast": None,
    },
}
VIEWS = tuple(_WITHOUT)
_THEIRS = ("now", "first", "practice", "second", "result")  # steps that they take part in; the others are decisions


def seen_by(proposal: Proposal, view: str) -> Proposal:
    """The proposal as a reader needs it: "full", "executive" (to decide), "manager" (to carry it out), "employee" (what
    changes for them; no remarks about people, no money). Raises KeyError for another view."""
    shown = proposal.model_copy(update=dict(_WITHOUT[view]))
    made = {"executive": _for_the_decider, "employee": _for_the_people}.get(view)
    return shown.model_copy(update=made(shown)) if made else shown


def _for_the_decider(proposal: Proposal) -> dict[str, object]:
    """For whoever decides: what stands in the plan itself, and nothing of what stands behind it."""
    return {
        "causes": (*proposal.causes[:1], *(layout.in_brief(cause) for cause in proposal.causes[1:])),
        "open_questions": layout_plan.first_open(proposal),
    }


def _for_the_people(proposal: Proposal) -> dict[str, object]:
    """For the people concerned: the number, the first date and the steps they take part in; neither verdict nor decisions,
    which are about them, nor what the goal needs of others."""
    front = FrontPage(
        decision=_EMPTY,
        decider=_EMPTY,
        number=proposal.front.number,
        cost=_EMPTY,
        date=proposal.front.date,
        waiting=_EMPTY,
        risk=_EMPTY,
    )
    verdict = proposal.verdict
    quiet = VerdictPart(
        verdict=verdict.verdict,
        provisional=verdict.provisional,
        sentence=_EMPTY,
        reasons=(),
        would_change=(),
        rules=verdict.rules,
    )
    return {
        "prepared_for": Statement(text="the people concerned"),
        "front": front,
        "verdict": quiet,
        "strategy": proposal.strategy.model_copy(update={"remarks": ()}),
        "work": tuple(s for s in proposal.work if s.text.startswith("Wanted")),
        "timeline": tuple(step for step in proposal.timeline if step.kind in _THEIRS),
    }

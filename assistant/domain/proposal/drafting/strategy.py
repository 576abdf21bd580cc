"""Which goal the request serves, in the goal's own words, how far it would move it, and what else the goal needs."""

from assistant.domain.alignment.clashes import outdated
from assistant.domain.alignment.matching import names_alike
from assistant.domain.alignment.shapes import AlignmentState, Claim, DocumentConflict, Stance
from assistant.domain.brief import wording
from assistant.domain.library.documents import StrategicGoal
from assistant.domain.proposal.drafting import duty, reach
from assistant.domain.proposal.drafting.case import UNPLANNED, Case
from assistant.domain.proposal.drafting.remedies import Remedy
from assistant.domain.proposal.drafting.statements import fill
from assistant.domain.proposal.shapes import Citation, GoalLine, Statement, StrategyPart, UsedAs
from assistant.domain.slots import Slot

_SENTENCE = {
    AlignmentState.ALIGNED: "It serves this goal of the company:",
    AlignmentState.WEAK: "It touches a theme of the strategy; whether it moves the goal is not confirmed.",
    AlignmentState.CONTRADICTS: "As asked for, it works against what the company has decided:",
    AlignmentState.NOT_ALIGNED: "No support found: none of the documents in the library holds a goal that this "
    "request serves.",
}
_HOW_FAR_OPEN = "It serves this goal of the company; how far it would move it is open."
_USED = {
    Stance.SUPPORTS: UsedAs.SUPPORTS,
    Stance.CONTRADICTS: UsedAs.CONTRADICTS,
    Stance.CANDIDATE: UsedAs.CANDIDATE,
    Stance.SUPERSEDED: UsedAs.SUPERSEDED,
}
_ORDER = (Stance.SUPPORTS, Stance.CONTRADICTS, Stance.CANDIDATE, Stance.SUPERSEDED)
_SHOWN = {Stance.SUPPORTS: 2, Stance.CONTRADICTS: 2, Stance.CANDIDATE: 2, Stance.SUPERSEDED: 2}


def part(case: Case, chosen: tuple[Remedy, ...]) -> StrategyPart:
    """The strategy section."""
    served = bool(_of(case, Stance.SUPPORTS))
    claims = [claim for stance in _ORDER for claim in _of(case, stance) if not (served and stance is Stance.CANDIDATE)]
    claims = [claim for claim in claims if claim.stance is not Stance.SUPERSEDED or claim.goal.metric]
    return StrategyPart(
        state=case.alignment.state,
        sentence=_sentence(case),
        goals=tuple(_line(case, claim) for claim in claims),
        remarks=(*_reach(case, chosen), *_conflicts(case), *_replaced(case), *_warnings(case)),
    )


def _reach(case: Case, chosen: tuple[Remedy, ...]) -> tuple[Statement, ...]:
    served = _of(case, Stance.SUPPORTS)
    return reach.sentences(case, served[0], chosen) if served else ()


def _of(case: Case, stance: Stance) -> list[Claim]:
    """The claims of a stance: beside the best support only those counted like the request, and none that a conflict shows."""
    told = {item.older.id for item in case.alignment.conflicts if item.superseded}
    found = [claim for claim in case.alignment.claims if claim.stance is stance and claim.goal.id not in told]
    if stance is Stance.SUPPORTS:
        found.sort(key=lambda claim: not (case.outcome and names_alike(claim.goal.metric, case.outcome.name)))
        names = [measure.name for measure in case.brief.measures]
        found = found[:1] + [c for c in found[1:] if any(names_alike(c.goal.metric, name) for name in names)]
    return found[: _SHOWN[stance]]


def _sentence(case: Case) -> Statement:
    if case.alignment.state is AlignmentState.NOT_ASSESSED:
        return _not_assessed(case)
    quoted_above = case.verdict in UNPLANNED
    if (
        case.alignment.state is AlignmentState.NOT_ALIGNED
        and not quoted_above
        and (fact := case.fact(Slot.BUSINESS_GOAL))
    ):
        return fill(
            "{none} What the request is for, in its own words: {words}.",
            none=_plain(AlignmentState.NOT_ALIGNED),
            words=fact,
        )
    return fill(_HOW_FAR_OPEN) if case.alignment.serves_how_far_open else _plain(case.alignment.state)


def _plain(state: AlignmentState) -> Statement:
    return fill(_SENTENCE[state])


def _not_assessed(case: Case) -> Statement:
    note = fill(
        "Not assessed: the library holds no documents. A strategy, an operating plan or an annual report would help."
    )
    if fact := case.fact(Slot.BUSINESS_GOAL):
        return fill(
            "{note} The goal below is as stated in the conversation, not as documented: {words}.", note=note, words=fact
        )
    return note


def _line(case: Case, claim: Claim) -> GoalLine:
    return GoalLine(stance=claim.stance, quote=reach.goal_quote(claim.goal), remark=_remark(case, claim))


def _remark(case: Case, claim: Claim) -> Statement:
    """What the quote does for the request; the reason of the assessment follows where it adds something."""
    match claim.stance:
        case Stance.SUPPORTS if claim.confirmed:
            return fill("Confirmed in the conversation.")
        case Stance.CANDIDATE:
            return fill("A candidate: nobody has confirmed yet that the request serves it.")
        case Stance.SUPERSEDED:
            newer = "a newer edition is in the library" if outdated(claim.document) else "its date has passed"
            return fill("Not used: {newer}.", newer=newer)
        case _:
            return fill("{reason}", reason=wording.ended(claim.reason))


def _conflicts(case: Case) -> tuple[Statement, ...]:
    return tuple(_conflict(conflict) for conflict in case.alignment.conflicts[:3])


def _conflict(conflict: DocumentConflict) -> Statement:
    newer, older = reach.goal_quote(conflict.newer), reach.goal_quote(conflict.older)
    if conflict.superseded:
        return fill(
            "An older document says otherwise and no longer counts: {older}. In force is: {newer}.",
            older=older,
            newer=newer,
        )
    return fill(
        "Two documents may be in conflict here: {newer} and {older}. The sponsor should decide which comes first where they are.",
        newer=newer,
        older=older,
    )


def _replaced(case: Case) -> tuple[Statement, ...]:
    """Editions that are no longer valid and hold no goal of their own: by title."""
    old = [claim for claim in _of(case, Stance.SUPERSEDED) if not claim.goal.metric]
    made = [fill("Not used, because it is no longer valid: {title}.", title=claim.document.title) for claim in old]
    return tuple(s.model_copy(update={"sources": (reach.goal_source(c.goal),)}) for s, c in zip(made, old, strict=True))


def _warnings(case: Case) -> tuple[Statement, ...]:
    text = (
        "The document “{title}” holds text that addresses the reader of this tool; it was read as text and not "
        "followed."
    )
    return tuple(fill(text.replace("“{title}”", "{title}"), title=title) for title in case.alignment.warnings)


def citations(case: Case) -> tuple[Citation, ...]:
    """Every passage the strategy section may cite, by the id that statements name."""
    found = [
        _citation(claim.goal, claim.document.title, claim.document.date, _USED[claim.stance])
        for claim in case.alignment.claims
    ]
    for conflict in case.alignment.conflicts:
        old = UsedAs.SUPERSEDED if conflict.superseded else UsedAs.EVIDENCE
        found.append(
            _citation(conflict.newer, conflict.newer_document.title, conflict.newer_document.date, UsedAs.EVIDENCE)
        )
        found.append(_citation(conflict.older, conflict.older_document.title, conflict.older_document.date, old))
    found += duty.citations(case)
    return tuple({item.ref: item for item in reversed(found)}.values())[::-1]


def _citation(goal: StrategicGoal, title: str, date: object, used: UsedAs) -> Citation:
    return Citation.model_validate(
        {
            "ref": goal.id,
            "document_id": goal.document_id,
            "document": title,
            "date": date,
            "page": goal.page,
            "heading": goal.heading,
            "quote": goal.quote,
            "used_as": used,
        }
    )

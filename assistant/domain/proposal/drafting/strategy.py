"""Which goal the request serves, in the goal's own words, how far it would move it, and what else the goal needs."""

import re

from assistant.domain.alignment.align import AlignmentState, Claim, DocumentConflict, Stance
from assistant.domain.alignment.clashes import outdated
from assistant.domain.alignment.matching import names_alike
from assistant.domain.alignment.matching import number as number_in
from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Derived, Measure, Origin, Source
from assistant.domain.library.documents import StrategicGoal
from assistant.domain.measurement.arithmetic import constant, number
from assistant.domain.proposal.drafting import clauses, coverage, duty
from assistant.domain.proposal.drafting.case import UNPLANNED, Case
from assistant.domain.proposal.drafting.remedies import Remedy
from assistant.domain.proposal.drafting.statements import as_said, fill, listed
from assistant.domain.proposal.shapes import Citation, GoalLine, Statement, StrategyPart, UsedAs
from assistant.domain.slots import Slot
from assistant.domain.text import phrases
from assistant.domain.text.words import overlap, stems

_SENTENCE = {
    AlignmentState.ALIGNED: "It serves this goal of the company:",
    AlignmentState.WEAK: "It touches a theme of the strategy; whether it moves the goal is not confirmed.",
    AlignmentState.CONTRADICTS: "As asked for, it works against what the company has decided:",
    AlignmentState.NOT_ALIGNED: "No support found: none of the documents in the library holds a goal that this "
    "request serves.",
}
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
    return StrategyPart(
        state=case.alignment.state,
        sentence=_sentence(case),
        goals=tuple(_line(case, claim) for claim in claims),
        remarks=(*_reach(case, chosen), *_conflicts(case), *_warnings(case)),
    )


def _of(case: Case, stance: Stance) -> list[Claim]:
    told = {item.older.id for item in case.alignment.conflicts if item.superseded}  # shown with what replaced them
    return [c for c in case.alignment.claims if c.stance is stance and c.goal.id not in told][: _SHOWN[stance]]


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
    return _plain(case.alignment.state)


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


def goal_source(goal: StrategicGoal) -> Source:
    """A goal's quote as a source; its id leads to the citation."""
    return Source(origin=Origin.PASSAGE, ref=goal.id, quote=goal.quote)


def goal_quote(goal: StrategicGoal) -> Statement:
    """The goal in its exact words."""
    inner = goal.quote.strip().translate(str.maketrans({"“": "‘", "”": "’", '"': "'"}))
    return Statement(text=f"“{inner}”", sources=(goal_source(goal),))


def _line(case: Case, claim: Claim) -> GoalLine:
    return GoalLine(stance=claim.stance, quote=goal_quote(claim.goal), remark=_remark(case, claim))


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


def _reach(case: Case, chosen: tuple[Remedy, ...]) -> tuple[Statement, ...]:
    """How far this would move the goal, and what else the goal needs."""
    served = _of(case, Stance.SUPPORTS)
    if not served or case.verdict in UNPLANNED:
        return ()
    return (*(_how_far(case, claim) for claim in served[:1]), *_needs(case, served[0], chosen))


def _how_far(case: Case, claim: Claim) -> Statement:
    """The share of the way to the goal that the request's own target covers; where it is counted differently, by what."""
    source = goal_source(claim.goal)
    measure = next((m for m in case.brief.measures if names_alike(claim.goal.metric, m.name)), case.outcome)
    if measure is None or case.contradictory:
        return fill("How far it would move this goal cannot be told until the measure is agreed.")
    goal = as_said(claim.goal.target, source)
    name = as_said(wording.lower_first(measure.name), measure.source)
    if names_alike(claim.goal.metric, measure.name) and claim.goal.target:
        if share := _share(measure, claim.goal):
            text = "The target set here covers {share} of the way to the goal of {goal}; the rest needs other work."
            return fill(text, share=share, goal=goal)
        if _reached(measure, claim.goal):
            return fill("Reaching the target set here reaches the goal of {goal} as well.", goal=goal)
    if phrases.names_measure(claim.goal.metric) and not names_alike(claim.goal.metric, measure.name):
        counted = as_said(wording.lower_first(claim.goal.metric), source)
        text = "The goal is counted as {counted}, this request as {name}; it is one way to move the goal and not the whole of it."
        return fill(text, counted=counted, name=name)
    return fill("It moves the goal through {name}; how large that part is, the figures named do not tell.", name=name)


def _reached(measure: Measure, goal: StrategicGoal) -> bool:
    """True where the request's own target is the goal's number."""
    wanted = measure.target.quantity if measure.target else None
    end = number_in(goal.target)
    return wanted is not None and end is not None and abs(wanted.value - end) < 1e-9


def _share(measure: Measure, goal: StrategicGoal) -> Derived | None:
    """Part of the distance from today to the goal, in percent; None where a figure is missing or the whole is covered."""
    values = [v.quantity.value if v and v.quantity else None for v in (measure.baseline, measure.target)]
    end = number_in(goal.target)
    if values[0] is None or values[1] is None or end is None or not measure.baseline or not measure.target:
        return None
    if end == values[0] or not 0 < (values[1] - values[0]) / (end - values[0]) < 0.995:
        return None
    before = number("today", values[0], measure.baseline.source)
    after = number("wanted", values[1], measure.target.source)
    whole = number("the goal", end, goal_source(goal)) - before
    share = (after - before) / whole * constant(100, "percent: parts of 100")
    return share.derive("Share of the way to the goal", "%")


def _needs(case: Case, claim: Claim, chosen: tuple[Remedy, ...]) -> tuple[Statement, ...]:
    """What the goal needs beside the part that learning can play."""
    left = _unserved(case, claim.goal, chosen)
    if left:
        text = "What else that goal needs: {parts}. Nothing in this plan brings it, so the owner of the goal has to say who does."
        return (fill(text, parts=listed(left)),)
    others = [remedy for remedy in chosen if remedy.elsewhere][:2]
    if others and case.plans_learning:
        does = listed([fill("{who} has to {does}", who=r.function, does=r.does) for r in others])
        return (fill("Learning alone would not move it: {does}.", does=does),)
    owner = clauses.role(claim.goal.owner)
    if owner:
        named = as_said(owner, goal_source(claim.goal))
        return (fill("What else is planned for the goal, {owner} can say.", owner=named),)
    return ()


_PARTS = re.compile(r"[;:(]\s*|,\s+(?:and\s+)?|\s+and\s+(?=(?:an?|the|no|every|each|all)\b)")
_OF_ITS_OWN = re.compile(r"^(?:an?|the|no|every|each|all|zero|at least|at most)\s", re.IGNORECASE)
_FEWEST = 4  # words of a requirement


def _unserved(case: Case, goal: StrategicGoal, chosen: tuple[Remedy, ...]) -> list[Statement]:
    """What the sentence of the goal asks for beside its own number and that no part of the plan is about, in its words."""
    source = goal_source(goal)
    inner = goal_quote(goal).text.strip("“”").rstrip(".")
    said = [case.outcome.name if case.outcome else "", goal.metric, case.brief.text(Slot.DESIRED_BEHAVIOUR)]
    asks = [part.ask.text for part in coverage.rows(case, chosen)]
    served = stems(" ".join([*said, *asks, *(f"{r.intervention.name} {r.intervention.ask}" for r in chosen)]))
    cuts = list(_PARTS.finditer(inner))
    ends = [cut.start() for cut in cuts[1:]] + [len(inner)]
    pieces = [(inner[cut.end() : end], cut.group()) for cut, end in zip(cuts, ends, strict=False)]
    return [
        Statement(text=f"“{piece}”", sources=(source,))
        for piece, joint in pieces
        if len(piece.split()) >= _FEWEST
        and (joint.strip().endswith("and") or (joint.startswith(",") and _OF_ITS_OWN.match(piece)))
        and not (goal.metric and overlap(piece, goal.metric) >= _SERVED)
        and overlap(stems(piece) - _EACH, served) < _SERVED
    ][:2]


_SERVED = 0.6  # share of a requirement's words that the plan is about
_EACH = stems("each every all any least most at zero")


def _conflicts(case: Case) -> tuple[Statement, ...]:
    return tuple(_conflict(conflict) for conflict in case.alignment.conflicts[:3])


def _conflict(conflict: DocumentConflict) -> Statement:
    newer, older = goal_quote(conflict.newer), goal_quote(conflict.older)
    if conflict.superseded:
        return fill(
            "An older document says otherwise and no longer counts: {older}. In force is: {newer}.",
            older=older,
            newer=newer,
        )
    return fill(
        "Two documents are in conflict here: {newer} and {older}. The sponsor should decide which comes first.",
        newer=newer,
        older=older,
    )


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

"""How far a request moves the goal it serves, and what else that goal needs."""

import re

from assistant.domain.alignment.matching import names_alike
from assistant.domain.alignment.matching import number as number_in
from assistant.domain.alignment.shapes import Claim
from assistant.domain.brief import wording
from assistant.domain.brief.quantities import Quantity
from assistant.domain.brief.shapes import Derived, Measure, Origin, Source
from assistant.domain.library.documents import StrategicGoal
from assistant.domain.library.suspicion import without_orders
from assistant.domain.measurement.arithmetic import constant, number
from assistant.domain.proposal.drafting import actors, clauses, coverage
from assistant.domain.proposal.drafting.case import UNPLANNED, Case
from assistant.domain.proposal.drafting.remedies import Remedy
from assistant.domain.proposal.drafting.statements import as_said, fill, listed, quoted, wanted
from assistant.domain.proposal.shapes import Statement
from assistant.domain.slots import Slot
from assistant.domain.text import phrases
from assistant.domain.text.words import overlap, stems


def goal_source(goal: StrategicGoal) -> Source:
    """A goal's quote as a source; its id leads to the citation."""
    return Source(origin=Origin.PASSAGE, ref=goal.id, quote=goal.quote)


def goal_quote(goal: StrategicGoal) -> Statement:
    """The goal in its exact words."""
    inner = goal.quote.strip().translate(str.maketrans({"“": "‘", "”": "’", '"': "'"}))
    return Statement(text=f"“{inner}”", sources=(goal_source(goal),))


def sentences(case: Case, served: Claim, chosen: tuple[Remedy, ...]) -> tuple[Statement, ...]:
    """How far this would move the goal, and what else the goal needs."""
    if case.verdict in UNPLANNED:
        return ()
    return (_how_far(case, served), *_needs(case, served, chosen))


def _how_far(case: Case, claim: Claim) -> Statement:
    """The share of the way to the goal that the request's own target covers; where the goal is counted otherwise, how far it
    still is, and that nobody has said what this request adds."""
    source, own = goal_source(claim.goal), case.outcome
    if own is None or case.contradictory:
        return fill("How far it would move this goal cannot be told until the measure is agreed.")
    goal = as_said(claim.goal.target, source)
    name = as_said(wording.lower_first(own.name), own.source)
    if _counts_goal(claim.goal, own):
        if share := _share(own, claim.goal):
            text = "The target set here covers {share} of the way to the goal of {goal}; the rest needs other work."
            return fill(text, share=share, goal=goal)
        if _reached(own, claim.goal):
            return fill(
                "The target set here is the goal itself, {goal}: reached only if every part below is done.", goal=goal
            )
    if _its_own_number(claim.goal, own):
        text = "The target set here is the plan's own number, {target}: nothing is left of it when that is reached."
        return fill(text.replace("'", "’"), target=wanted(own))
    if not counted_otherwise(claim.goal, own):
        return fill("It serves this goal through {name}.", name=name)
    counted = as_said(wording.lower_first(claim.goal.metric), source)
    return fill(
        "{way} How much a change in {name} adds to that, nobody has said.",
        way=_way_left(case, claim.goal, counted),
        name=name,
    )


def counted_otherwise(goal: StrategicGoal, measure: Measure) -> bool:
    """True where the goal names a figure of its own, and it is not the one that the request moves."""
    return _names_measure(goal) and not names_alike(goal.metric, measure.name) and not _its_own_number(goal, measure)


def _its_own_number(goal: StrategicGoal, measure: Measure) -> bool:
    """True where the sentence of the goal holds the wanted value, counted alike: both in percent or of a hundred, or with words
    of the measure beside it."""
    aim = measure.target.quantity if measure.target else None
    if aim is None or number_in(goal.target) != aim.value:
        return False
    hundred = aim.unit == "%" and bool(_OF_HUNDRED.search(goal.quote))
    return hundred or overlap(measure.name, goal.quote) >= _HALF


_OF_HUNDRED = re.compile(r"%|\bper ?cent\b|\b(?:of|in|out of) (?:a |each |every )?(?:100|hundred)\b", re.IGNORECASE)
_HALF = 0.5  # share of the words of a measure


def _names_measure(goal: StrategicGoal) -> bool:
    """True where the words for what the goal counts name a figure: not the things it is counted by ("each site"), and no half
    of a word ("lock" of "lock-up")."""
    if re.match(r"(?:each|every|all|no|any)\b", goal.metric, re.IGNORECASE):
        return False
    halved = re.search(rf"\b{re.escape(goal.metric)}-\w", goal.quote, re.IGNORECASE)
    return phrases.names_measure(goal.metric) and not (halved or phrases.VERB.search(goal.metric))


def _counts_goal(goal: StrategicGoal, measure: Measure) -> bool:
    return names_alike(goal.metric, measure.name) and bool(goal.target)


def _way_left(case: Case, goal: StrategicGoal, counted: Statement) -> Statement:
    """How far the goal is, by its own measure and from the value told in the conversation; where the document starts from
    another one, both are shown."""
    told, end, source = _standing(case, goal), number_in(goal.target), goal_source(goal)
    if told is None or end is None or told[0].value == end:
        text = "The goal is counted as {counted}, this request otherwise: one way to move it, not the whole."
        return fill(text, counted=counted)
    now, said = told
    ends = sorted(((now.value, said), (end, source)), key=lambda pair: -pair[0])
    left = number("the higher value", *ends[0]) - number("the lower value", *ends[1])
    made = fill(
        "The goal is counted as {counted}: {now} today, {goal} wanted, {left} to go.",
        counted=counted,
        now=as_said(wording.amount(now), said),
        goal=as_said(goal.target, source),
        left=left.derive("Distance of the goal", "percentage point" if now.unit == "%" else now.unit),
    )
    start = number_in(goal.baseline)
    if start is None or start in (now.value, end):
        return made
    begun = as_said(goal.baseline, source)
    return fill("{made} The document starts from {begun}; the later value counts here.", made=made, begun=begun)


_STANDINGS = (Slot.BASELINE, Slot.METRIC, Slot.BUSINESS_GOAL, Slot.STRATEGY_LINK)


def _standing(case: Case, goal: StrategicGoal) -> tuple[Quantity, Source] | None:
    """Today's value of the goal's own measure: of a measure of the request, else as told in a sentence that names it."""
    measure = next((m for m in case.brief.measures if m.baseline and names_alike(goal.metric, m.name)), None)
    if measure and measure.baseline and measure.baseline.quantity:
        return measure.baseline.quantity, measure.baseline.source
    for fact in (fact for slot in _STANDINGS for fact in case.brief.of(slot)):
        if fact.source.origin is not Origin.TURN:
            continue
        for sentence in clauses.sentences(fact.source.quote):
            told = [q for q in fact.quantities if q.text and q.text in sentence and q.value != number_in(goal.target)]
            if told and overlap(goal.metric, sentence) >= _SERVED:
                return told[0], fact.source
    return None


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
    """What the goal needs beside the part that this request can play."""
    if left := _unserved(case, claim.goal, chosen):
        text = "What else that goal needs: {parts}. Nothing in this plan brings it, so the owner of the goal has to say who does."
        return (fill(text, parts=listed(left)),)
    if said := _said_of_goal(case, claim):
        return (fill("On what else it needs: {words}.", words=said),)
    others = [remedy for remedy in chosen if remedy.elsewhere][:2]
    if others and case.plans_learning:
        does = listed([fill("{who} to {does}", who=actors.inside(r.function), does=r.does) for r in others])
        return (fill("Learning alone would not move it; it also needs {does}.", does=does),)
    beside = _beside(claim)
    return (fill("On what else it needs: {words}.", words=beside),) if beside else ()


def _said_of_goal(case: Case, claim: Claim) -> Statement | None:
    """What was said of the goal itself in the conversation: a sentence with its number and a word of plan or goal."""
    end = number_in(claim.goal.target)
    for fact in case.brief.facts:
        for sentence in clauses.sentences(fact.source.quote) if fact.source.origin is Origin.TURN else ():
            told = [float(n.replace(",", "")) for n in re.findall(r"\d+(?:\.\d+)?", sentence)]
            if end in told and _OF_GOAL.search(sentence) and _NEEDS.search(sentence):
                return quoted(fact.source.model_copy(update={"quote": sentence}), 170)
    return None


_OF_GOAL = re.compile(r"\b(?:strategy|plan|goal|board|target|management)\b", re.IGNORECASE)
_NEEDS = re.compile(
    r"\b(?:needs?|must|has to|have to|requires?|depends?|hangs? on|only (?:if|when|once)|when all|once all|unless|together with|"
    r"in addition|also|as well as|condition|not alone|by \w+ing)\b",
    re.IGNORECASE,
)


def _beside(claim: Claim) -> Statement | None:
    """The sentence beside the goal in its document that says what it takes."""
    own = stems(f"{claim.goal.metric} {claim.goal.quote}")
    for sentence in clauses.pieces(" ".join(without_orders(claim.around).split())):
        told = sentence not in claim.goal.quote and claim.goal.quote not in sentence and sentence[:1].isupper()
        about = _ANAPHOR.search(sentence) or any(len(stem) >= _TELLING for stem in stems(sentence) & own)
        if told and about and _NEEDS.search(sentence) and _FEWEST <= len(sentence.split()) <= _LONGEST:
            return quoted(goal_source(claim.goal).model_copy(update={"quote": sentence}), _WHOLE)
    return None


_ANAPHOR = re.compile(r"^(?:This|That|It|We (?:\w+ )?it)\b")
_TELLING = 5  # letters of a shared word stem
_LONGEST, _WHOLE = 40, 260  # words, characters of a sentence beside the goal


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
        and not (number_in(goal.target) is not None and number_in(goal.target) == number_in(piece))
        and overlap(stems(piece) - _EACH, served) < _SERVED
    ][:2]


_SERVED = 0.6  # share of a requirement's words that the plan is about
_EACH = stems("each every all any least most at zero")

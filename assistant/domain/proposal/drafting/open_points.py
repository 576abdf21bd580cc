"""What is still open: each question with who can answer it and by when."""

import re
from datetime import timedelta

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Fact, OpenItem
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.interview import openness
from assistant.domain.measurement.shapes import Forecast
from assistant.domain.proposal.drafting import actors, clauses, coverage, schedule, verdicts
from assistant.domain.proposal.drafting.case import UNPLANNED, Case
from assistant.domain.proposal.drafting.gap import source_of
from assistant.domain.proposal.drafting.remedies import Remedy
from assistant.domain.proposal.drafting.statements import as_said, capital, fill, quoted
from assistant.domain.proposal.shapes import OpenPart, Statement
from assistant.domain.slots import Cell, Slot, State

_DECISIVE = (
    Slot.BUSINESS_GOAL, Slot.METRIC, Slot.BASELINE, Slot.TARGET, Slot.DUE, Slot.COST_OF_INACTION, Slot.SPONSOR,
    Slot.DATA_OWNER, Slot.DATA_SOURCE, Slot.VALUE_PER_UNIT, Slot.BUDGET, Slot.LEARNER_VIEW, Slot.MANAGER_SUPPORT,
    Slot.AUDIENCE_SIZE, Slot.CONSTRAINTS, Slot.SUCCESS_CRITERIA, Slot.EXISTING_MATERIAL,
)  # fmt: skip
_MOST = 6
_FEW = 3


def parts(case: Case, chosen: tuple[Remedy, ...]) -> tuple[OpenPart, ...]:
    """What is not known, each with who can answer it and by when: everything that was promised in the conversation, what the
    figures and the plan need, then what would show the cause better."""
    turning = case.diagnosis.judgement.turning_slots
    items = openness.open_questions(case.interview, case.knowledge, turning)
    if case.verdict is Verdict.DECLINE_DEFER:
        return tuple(_open(case, item, True) for item in items if item.slot in turning)[:_FEW]
    known = _told_elsewhere(case)
    evaded = _evaded(case)
    items = (*evaded, *items)
    hangs_on = verdicts.hangs_on(case)
    promised = {*hangs_on, *(item.slot for item in (*case.brief.open_items, *evaded))} - known
    wanted = [*hangs_on, *_DECISIVE, *(cell.slot for cell in _unasked(case))]
    order = [*wanted, *(item.slot for item in items if item.slot in promised and item.slot not in wanted)]
    kept = sorted(
        (item for item in items if item.slot in order and item.slot not in known),
        key=lambda item: order.index(item.slot),
    )
    room = max(_MOST - len(promised), 0)
    others = [item.slot for item in kept if item.slot not in promised and _matters(case, item.slot)][:room]
    shown = tuple(_open(case, i, i.slot in turning) for i in kept if i.slot in promised or i.slot in others)
    return (*shown, *_without_owner(case, chosen), *_missing_date(case), *_missing_figures(case))


def _matters(case: Case, slot: Slot) -> bool:
    """True where an answer would change the verdict, a number or a date of this draft."""
    match slot:
        case Slot.LEARNER_VIEW:
            return any(cause.cell is Cell.MOTIVES for cause in case.diagnosis.causes)
        case Slot.SUCCESS_CRITERIA:
            return case.outcome is None or case.outcome.target is None
        case Slot.EXISTING_MATERIAL:
            return case.plans_learning and not case.brief.of(Slot.EXEMPLARS)
        case _:
            return True


def asked(case: Case, slot: Slot) -> OpenPart | None:
    """The open question on one thing, so that it has the same person and day wherever it is named; None where it is known."""
    items = openness.open_questions(case.interview, case.knowledge, case.diagnosis.judgement.turning_slots)
    found = next((item for item in (*_evaded(case), *items) if item.slot is slot), None)
    return _open(case, found, False) if found else None


def _told_elsewhere(case: Case) -> set[Slot]:
    """What the proposal itself shows as known, whatever it was an answer to."""
    measure = case.outcome
    priced = case.year_as_today or any(fact.quantities for fact in case.brief.of(Slot.COST_OF_INACTION))
    known = {Slot.COST_OF_INACTION} if priced else set[Slot]()
    if measure and source_of(case, measure):
        known.add(Slot.DATA_SOURCE)
    if any(_answers(Slot.DATA_OWNER, fact) for fact in case.brief.of(Slot.DATA_OWNER)):
        known.add(Slot.DATA_OWNER)
    return known


def _without_owner(case: Case, chosen: tuple[Remedy, ...]) -> list[OpenPart]:
    """What the result also depends on and nobody was named for, as a question to whoever told it."""
    if case.verdict in UNPLANNED:
        return []
    who, due = capital(actors.requester(case)), schedule.decide_by(case)
    text = "Who answers for this, and by when is it done: {words}?"
    return [
        OpenPart(slot=None, question=fill(text, words=quoted(words, 110)), owner=who, due=due)
        for words in coverage.unowned(case, chosen)[:_NOBODY]
    ]


_NOBODY = 2


_FIGURES = (
    (
        re.compile(r"in full|hours people|cost"),
        "What would it cost in full: hours away, what an hour costs, preparation?",
    ),
    (
        re.compile(r"share|avoided|sure"),
        "What share of the change would count as the effect of this, and how sure is that?",
    ),
)


_NUMBERS = frozenset((Slot.BUDGET, Slot.VALUE_PER_UNIT, Slot.BASELINE, Slot.TARGET))


def _evaded(case: Case) -> tuple[OpenItem, ...]:
    """What was answered without an answer: no number where one was asked for, nobody where a person was, nothing that tells."""
    asked = [slot for slot in _DECISIVE if case.brief.known(slot) and slot in case.knowledge.questions]
    return tuple(_again(case, slot) for slot in asked if not any(_answers(slot, fact) for fact in case.brief.of(slot)))


def _answers(slot: Slot, fact: Fact) -> bool:
    if slot in _NUMBERS:
        return bool(fact.quantities)
    if slot is Slot.DATA_OWNER:
        told = fact.source.quote
        return clauses.names_self(told) or bool(clauses.person(fact.value, told) or clauses.role(told))
    return clauses.tells(fact.source.quote) or fact.day is not None or bool(fact.quantities)


def _again(case: Case, slot: Slot) -> OpenItem:
    question = case.knowledge.questions[slot]
    due = case.today + timedelta(days=question.days)
    return OpenItem(slot=slot, question=question.open_question, owner=question.owner, due=due)


_UNTIL = re.compile(r"\b(?:by|until|till|before|end of|within|in)\b[^.\d]*$", re.I)  # a time without a day


def _missing_date(case: Case) -> list[OpenPart]:
    """The day of the target as a question, where the one that was told belongs to something else."""
    if case.outcome is None or not case.brief.known(Slot.DUE) or schedule.due(case) or case.verdict in UNPLANNED:
        return []
    name = as_said(case.outcome.name, case.outcome.source)
    said = [s for fact in case.brief.of(Slot.DUE) for s in clauses.sentences(fact.source.quote) if _UNTIL.search(s)]
    source = case.brief.of(Slot.DUE)[0].source.model_copy(update={"quote": said[-1]}) if said else None
    told = fill(" Said so far: {words}.", words=quoted(source, 90)) if source else fill("")
    question = fill("By which day should {name} have reached its target?{told}", name=name, told=told)
    day = schedule.decide_by(case)
    return [OpenPart(slot=Slot.DUE, question=question, owner=capital(case.sponsor), due=day, decisive=True)]


def _missing_figures(case: Case) -> list[OpenPart]:
    """The figures that a forecast lacks, as questions to Finance and the sponsor."""
    missing = "" if isinstance(case.forecast, Forecast) else "; ".join(case.forecast.missing)
    if case.verdict in UNPLANNED:
        return []
    owners = (fill("Finance with the learning team" if case.plans_learning else "Finance"), capital(case.sponsor))
    return [
        OpenPart(slot=None, question=fill(text), owner=owner, due=schedule.answered_by(case), decisive=False)
        for (pattern, text), owner in zip(_FIGURES, owners, strict=True)
        if pattern.search(missing)
    ]


def _unasked(case: Case) -> list[Cell]:
    """The rivals of the main cause that nobody was asked about."""
    rivals = case.cell(case.main.cell).rivals if case.main else ()
    return [cell for cell in rivals if case.brief.state(cell.slot) is State.EMPTY][:1]


def _open(case: Case, item: OpenItem, decisive: bool) -> OpenPart:
    return OpenPart(
        slot=item.slot,
        question=case.traced(item.question, proposed=True),
        owner=_answerer(case, item),
        due=wording.workday(item.due),
        decisive=decisive,
    )


def _answerer(case: Case, item: OpenItem) -> Statement:
    """Who was named for the answer, where that is a person, an office or a team; else the function that usually knows."""
    usual = case.knowledge.questions[item.slot].owner if item.slot in case.knowledge.questions else item.owner
    told = re.sub(r"^n/a\b[^,]*,\s*", "", item.owner) if item.owner != usual else ""
    named = clauses.role(told) or (told if _TEAM.fullmatch(told) else "")
    return case.traced(wording.upper_first(named or openness.who_answers(usual, case.brief)), proposed=True)


_TEAM = re.compile(r"(?:the|our) (?!(?:same|next|other|one)\b)[\w-]+(?: [\w-]+)?", re.IGNORECASE)

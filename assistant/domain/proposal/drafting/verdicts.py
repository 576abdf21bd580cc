"""The verdict in one plain sentence, why the worry behind the request is right, and what would change the answer."""

import itertools
import re

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Derived, Evidence, Measure, Source
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.measurement.arithmetic import constant, number
from assistant.domain.proposal.drafting import actors, clauses, declined, events, naming
from assistant.domain.proposal.drafting.case import UNNAMED, UNPLANNED, Case
from assistant.domain.proposal.drafting.groups import some_of_all
from assistant.domain.proposal.drafting.remedies import Remedy, obstacle
from assistant.domain.proposal.drafting.statements import as_said, fill, quoted
from assistant.domain.proposal.shapes import Statement, VerdictPart
from assistant.domain.slots import Cell, Slot

_MOST = 2  # facts that would change the answer
_SAME_START = 40  # characters


def part(case: Case, chosen: tuple[Remedy, ...]) -> VerdictPart:
    """The verdict section."""
    judgement = case.diagnosis.judgement
    override = case.brief.override
    return VerdictPart(
        verdict=judgement.verdict,
        provisional=judgement.provisional,
        sentence=sentence(case, chosen),
        reasons=(*_reasons(case), *_provisional(case, chosen)),
        would_change=_would_change(case),
        rules=judgement.rules,
        override=fill(
            "Decided otherwise: {words}. The decision is recorded; the verdict above stays as it is.", words=override
        )
        if override
        else None,
    )


def sentence(case: Case, chosen: tuple[Remedy, ...]) -> Statement:
    """The verdict in one sentence that a manager can repeat."""
    others = [cause.cell for cause in case.causes if cause.cell is not Cell.SKILL]
    reason = wording.listed([obstacle(case, chosen, cell) for cell in others[:2]])
    match case.verdict:
        case Verdict.NON_TRAINING:
            return fill("A course will not fix this: {reason}.", reason=reason or "the cause lies around the people")
        case Verdict.TRAINING_PLUS:
            return _partly(case, reason or "what has to change around it is still open")
        case Verdict.BUILD_TRAINING:
            text = "Training is the right answer: {people} have not learned the task yet and could not do it today."
            text = text if case.main else _UNSHOWN
            more = "Training is the right answer for {people}, as long as one more thing is dealt with: {reason}."
            return fill(more if reason else text, people=naming.people(case), reason=reason)
        case Verdict.MANDATORY_MINIMUM:
            more = "The duty is met with the least that fulfils it; the result needs more, because {reason}."
            return fill(more, reason=reason) if reason else fill("The duty is met with the least that fulfils it.")
        case Verdict.DISCOVERY_FIRST:
            return fill("It is too early to recommend anything: {missing}.", missing=_missing(case))
        case Verdict.DECLINE_DEFER:
            return declined.sentence(case)


_UNSHOWN = "Practice is the likely answer for {people}; nothing said so far shows that they cannot do it, so they try it first."


def _partly(case: Case, reason: str) -> Statement:
    part = "Practice is right for {people}, not for all, and it will not hold alone: {reason}."
    text = part if some_of_all(case) else "Practice is right for {people}, and it will not hold alone: {reason}."
    return fill(text, people=naming.learning(case), reason=reason)


def _missing(case: Case) -> str:
    if case.outcome is None:
        return "nobody has said yet which result it should change"
    return "why the figure is where it is has not been shown yet"


def _reasons(case: Case) -> list[Statement]:
    """Whoever asked saw something true: where the remedy differs from the one asked for, that is said first."""
    if case.verdict is Verdict.DECLINE_DEFER:
        return declined.reasons(case)
    if case.verdict is Verdict.DISCOVERY_FIRST and (fact := case.fact(Slot.BUSINESS_GOAL)):
        return [fill("What was said about the purpose: {words}.", words=quoted(fact.source, 130))]
    if case.outcome is None or case.verdict not in (Verdict.NON_TRAINING, Verdict.TRAINING_PLUS):
        return []
    named = case.outcome.name != UNNAMED
    name = (
        as_said(f"about {wording.lower_first(case.outcome.name)}", case.outcome.source)
        if named
        else fill("behind this")
    )
    asked = naming.asked(case)
    asked = asked if asked.text.startswith("the ") else fill("the {asked}", asked=asked)
    if case.verdict is Verdict.NON_TRAINING:
        return [fill("The worry {name} is justified; {asked} would not remove what causes it.", name=name, asked=asked)]
    return [fill("The worry {name} is justified, and {asked} is a part of the answer.", name=name, asked=asked)]


def hangs_on(case: Case) -> list[Slot]:
    """What the answer still waits for; each stands among the open questions."""
    judgement = case.diagnosis.judgement
    turning = judgement.turning_slots if judgement.provisional else ()
    return [slot for slot in turning if slot in case.knowledge.questions and not _settled(case, slot)][:_MOST]


def _settled(case: Case, slot: Slot) -> bool:
    """True where no answer would change anything: a duty adds nothing to practice that is planned anyway and was never hinted at
    elsewhere, and what nobody can do yet has to be learned whether they want to or not."""
    if slot is Slot.MANDATE:
        return case.plans_learning or (case.verdict not in UNPLANNED and not _hints_at_duty(case))
    return slot is Slot.CAUSE_MOTIVES and case.verdict is Verdict.BUILD_TRAINING


def _hints_at_duty(case: Case) -> bool:
    return any(_DUTY.search(text) for text in case.messages.values())


_DUTY = re.compile(
    r"\b(?:law|laws|regulat\w+|compliance|certif\w+|licen[cs]\w+|mandatory|obliged|by statute)\b",
    re.I,
)


def _provisional(case: Case, chosen: tuple[Remedy, ...]) -> list[Statement]:
    """What the answer still waits for, by name."""
    if not case.diagnosis.judgement.provisional:
        return []
    slots = hangs_on(case)
    if not slots:
        return _unconfirmed(case, chosen)
    labels = wording.listed([_LABEL.get(slot, case.knowledge.questions[slot].label) for slot in slots])
    return [fill("It is provisional until this is known (see the open questions): {labels}.", labels=labels)]


def _unconfirmed(case: Case, chosen: tuple[Remedy, ...]) -> list[Statement]:
    """The cause that those who know the work have not confirmed yet, by what it is."""
    if case.main is None or case.verdict in UNPLANNED:
        return []
    if case.main.cell is Cell.SKILL:
        return [
            fill("Still to be confirmed by {leads}: that it has not been learned yet.", leads=actors.managers(case))
        ]
    reason = obstacle(case, chosen, case.main.cell)
    return [fill("Still to be confirmed by {leads}: that {reason}.", leads=actors.managers(case), reason=reason)]


_LABEL = {Slot.MANDATE: "whether a law or a contract requires it"}


_GENERAL = ("A count or a comparison", "A law, regulator or contract")  # a test of this very cause tells more


def _trial(case: Case) -> list[Statement]:
    """A test of the main cause that can be run, with the number that would speak against it."""
    if case.verdict in UNPLANNED or (case.main is None and not case.plans_learning):
        return []
    if case.main is None or case.main.cell is Cell.SKILL:
        return _trial_of_ability(case)
    trial, measure = case.cell(case.main.cell).trial, case.outcome
    if not trial or measure is None or not (measure.baseline and measure.target) or case.contradictory:
        return []
    name, half = as_said(wording.lower_first(measure.name), measure.source), _half_way(measure)
    text = (
        "One team works for two weeks {trial} (proposed). If that does not bring {name} to {half}, half way to the target, the "
        "cause is another one."
    )
    return [fill(text, trial=trial, name=name, half=half, proposed=True)] if half else []


def _trial_of_ability(case: Case) -> list[Statement]:
    """The test that was made, where one was told; else one that can be made before the practice: where the task begins or its
    tool comes later, with the first group on that day."""
    if told := _tried(case):
        text = "A second test that turns out otherwise than the one that was told. It was: {words}."
        return [fill(text, words=quoted(told, 150))]
    event = events.awaited(case) or events.launch(case)
    if event is None:
        return [fill(_TEST_OF_ABILITY, proposed=True)]
    text = "The first group tries the task once before it practises, as soon as it can be tried ({day}). {rest}"
    return [fill(text, day=event[0], rest=_MOST_RIGHT, proposed=True)]


def _tried(case: Case) -> Source | None:
    """Where somebody told that people were put to the test: the act of trying with how many they were and how many could, in one
    sentence or two."""
    for item in case.brief.evidence:
        message = case.messages.get(item.source.ref, "") if item.cell is Cell.SKILL else ""
        told = [
            words
            for words in clauses.sentences(message)
            if words in item.source.quote or _follows(message, item, words)
        ]
        for first, then in itertools.zip_longest(told, told[1:], fillvalue=""):
            for words in (first, f"{first} {then}") if _PUT_TO_TEST.search(first) else ():
                if len(_COUNT.findall(words)) > 1 and words in message:
                    return item.source.model_copy(update={"quote": words})
    return None


def _follows(message: str, remark: Evidence, words: str) -> bool:
    """True where a sentence stands right behind a remark."""
    return words in message.partition(remark.source.quote)[2][: len(words) + _GAP]


_GAP = 3  # characters between two sentences
_COUNT = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|none|nobody|all|both|half|not one)\b",
    re.IGNORECASE,
)
_PUT_TO_TEST = re.compile(
    r"\b(?:tried|tested|(?:gave|put|set|handed|showed|asked|sat|let)\b[^.]{0,20}\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve)|in a (?:trial|test))\b",
    re.IGNORECASE,
)

_MOST_RIGHT = "If seven of ten get it right (proposed), ability is not the cause and the practice is not needed."
_TEST_OF_ABILITY = f"Ten of these people do it once, without help and without a course (proposed). {_MOST_RIGHT}"


def _half_way(measure: Measure) -> Derived | None:
    """The value in the middle between today and the target."""
    if not (measure.baseline and measure.target and measure.baseline.quantity and measure.target.quantity):
        return None
    now, wanted = measure.baseline.quantity, measure.target.quantity
    total = number("today", now.value, measure.baseline.source) + number("wanted", wanted.value, measure.target.source)
    return (total / constant(2, "half way")).derive("Half way to the target", now.unit)


def _would_change(case: Case) -> tuple[Statement, ...]:
    """The facts that would change the verdict, those that say the same of another cause told once."""
    seen: dict[str, str] = {}
    told = case.diagnosis.judgement.provisional and Slot.MANDATE in case.diagnosis.judgement.turning_slots[:_MOST]
    for text in case.diagnosis.judgement.would_change:
        if text.casefold().startswith("a law") and (told or not _hints_at_duty(case)):
            continue  # the open question says so already, or nobody spoke of any duty
        seen.setdefault(text[:_SAME_START], text)
    found = [case.traced(wording.ended(wording.upper_first(text)), proposed=True) for text in seen.values()]
    if trial := _trial(case):
        found = [*trial, *(statement for statement in found if not statement.text.startswith(_GENERAL))]
    if case.verdict is not Verdict.DECLINE_DEFER or found:
        return tuple(found[:_MOST])
    return (fill("A business measure with a value today, a value wanted and somebody who owns it."),)

"""What was understood, said as what follows from it: number against target, group against group, cause against request.

Only values that are bound to their place are said. A sentence of the person is quoted where it stands on its own, and never
twice in a row; where nothing is fit to be said back, a short word of thanks is, or nothing."""

import re
from collections.abc import Iterator

from assistant.domain.brief import direction
from assistant.domain.brief.counting import Naming, naming, suits
from assistant.domain.brief.quantities import Kind
from assistant.domain.brief.reading import CauseReading, SlotReading
from assistant.domain.brief.shapes import Brief, Measure, MeasureValue, Source
from assistant.domain.brief.turns import Say
from assistant.domain.brief.wording import amount, day, measured, movement
from assistant.domain.interview.quotable import quotable, told
from assistant.domain.interview.retold import retold
from assistant.domain.interview.situation import Situation
from assistant.domain.measurement.contract_lines import outcome_of
from assistant.domain.measurement.contrasts import contrast
from assistant.domain.slots import CAUSE_SLOTS, Cell, Direction, Slot

_FOUND = {
    Cell.TOOLS: "found_tools",
    Cell.SKILL: "found_skill",
    Cell.INCENTIVES: "found_incentives",
    Cell.EXPECTATIONS: "found_expectations",
    Cell.CAPACITY: "found_capacity",
    Cell.MOTIVES: "found_motives",
}
_CLEARED = {
    Cell.TOOLS: "cleared_tools",
    Cell.SKILL: "cleared_skill",
    Cell.INCENTIVES: "cleared_incentives",
    Cell.EXPECTATIONS: "cleared_expectations",
    Cell.CAPACITY: "cleared_capacity",
    Cell.MOTIVES: "cleared_motives",
}
THANKS = "mirror_thanks"
_PAUSE = 2  # messages between two words of thanks
_SURE = 4  # weight of remarks that agree (two examples, or a record and more) from which a cause is spoken of


def mirror(at: Situation) -> Say | None:
    """The sentence that mirrors a message, or None where it said nothing that is worth saying back."""
    if taken := _taken(at):
        return taken
    if not any(not item.vague for item in at.reading.slots):
        return None
    said = {say.key for say in _said_last(at)}
    earlier = {(say.key, *say.fill.values()) for turn in at.interview.turns for say in turn.move.say}
    for say in (*_numbers(at), *_causes(at), *retold(at, said)):
        if (say.key, *say.fill.values()) not in earlier:
            return say
    lately = {say.key for turn in at.interview.turns[-_PAUSE:] for say in turn.move.say}
    return None if THANKS in lately else Say(key=THANKS)


def _taken(at: Situation) -> Say | None:
    """What the words were taken as, where they may answer something else than what was asked last."""
    moved = (item for change in at.reading.amends for item in change.added.slots if item.late)
    for key, found in (("mirror_moved_to", moved), ("mirror_late", (i for i in at.reading.slots if i.late))):
        if item := next((item for item in found if not item.vague), None):
            return _as_taken(at, key, item)
    other = next((item for item in at.reading.slots if item.vague and item.quantities), None)
    return _as_taken(at, "mirror_other_number", other) if other and other.slot is Slot.TARGET else None


def _as_taken(at: Situation, key: str, item: SlotReading) -> Say:
    return Say(key=key, fill={"value": told(item.value), "topic": at.knowledge.questions[item.slot].label})


def _said_last(at: Situation) -> tuple[Say, ...]:
    return at.pending.say if at.pending else ()


def _new(at: Situation, source: Source) -> bool:
    return source.ref == str(at.turn)


def _numbers(at: Situation) -> Iterator[Say]:
    """Numbers against each other, where this message told one of them."""
    brief = at.interview.brief
    outcome = outcome_of(brief)
    groups = contrast(brief, outcome)
    if groups and any(_new(at, source) for source in groups.sources):
        yield Say(key="mirror_groups", fill={"value": groups.text})
    if outcome:
        yield from _outcome(at, outcome)
    yield from _heads(at, brief)


def _outcome(at: Situation, outcome: Measure) -> Iterator[Say]:
    asked = at.pending is not None and Slot.BASELINE in at.pending.slots
    certain = not direction.backwards(outcome)
    today = (
        certain
        and asked
        and _told(at, outcome.baseline)
        and _surely(outcome, outcome.baseline)
        and not _of_part(at, outcome.baseline)
    )
    wanted = certain and _told(at, outcome.target) and _surely(outcome, outcome.target)
    if (today or wanted) and _differ(outcome.baseline, outcome.target):
        yield Say(key="mirror_way", fill={"value": _inside(movement(outcome))})
    elif today and _moved(at, outcome) and outcome.earlier:
        yield Say(
            key="mirror_moved",
            fill={"old": _inside(measured(outcome.earlier)), "new": _inside(measured(outcome.baseline))},
        )
    elif today:
        yield Say(key="mirror_today", fill={"value": _inside(measured(outcome.baseline))})
    elif wanted:
        yield Say(key="mirror_success", fill={"value": _inside(measured(outcome.target))})
    if outcome.value_per_unit and _told(at, outcome.value_per_unit):
        yield Say(key="mirror_worth", fill={"value": _inside(measured(outcome.value_per_unit))})
    if outcome.due and outcome.due.day and _new(at, outcome.due.source):
        yield Say(key="mirror_due", fill={"value": day(outcome.due.day)})


def _inside(value: str) -> str:
    """A value as it reads within a sentence: numbers told in words lose the capital of their own sentence."""
    return re.sub(r"\b[A-Z](?=[a-z]+\b)", lambda first: first.group().lower(), value)


def _told(at: Situation, value: MeasureValue | None) -> bool:
    return bool(value and value.quantity and _new(at, value.source))


def _surely(measure: Measure, value: MeasureValue | None) -> bool:
    """True for a number that can be the measure's: counted as its name tells, in digits, no year and no rough half. A number
    said back wrongly costs more trust than one left unsaid."""
    quantity = value.quantity if value else None
    if quantity is None or quantity.approximate or not re.search(r"\d", quantity.text):
        return False
    named = f"{measure.name} {measure.counted}"
    if quantity.kind is not Kind.COUNT:
        return suits(named, quantity) >= 0
    if quantity.unit:
        return suits(named, quantity) == 2
    return naming(named) is Naming.COUNTED and suits(named, quantity) >= 0 and not 1900 <= quantity.value <= 2100


def _of_part(at: Situation, value: MeasureValue | None) -> bool:
    """True for the value of one group, told of that group alone."""
    parts = [part.value for part in at.interview.brief.segments if part.value]
    return bool(value and value.quantity and any(part.value == value.quantity.value for part in parts))


def _differ(one: MeasureValue | None, other: MeasureValue | None) -> bool:
    """True for two numbers of one kind and unit that are not the same."""
    a, b = (value.quantity if value else None for value in (one, other))
    return bool(a and b and (a.kind, a.unit) == (b.kind, b.unit) and a.value != b.value)


def _moved(at: Situation, outcome: Measure) -> bool:
    """True where an earlier value of the same unit was told as well; bare numbers may count two things."""
    before = outcome.earlier.quantity if outcome.earlier and _told(at, outcome.earlier) else None
    return bool(before and before.unit and _differ(outcome.earlier, outcome.baseline))


def _heads(at: Situation, brief: Brief) -> Iterator[Say]:
    facts = [fact for fact in brief.of(Slot.AUDIENCE_SIZE) if _new(at, fact.source)]
    counted = [q for fact in facts for q in fact.quantities if q.kind is Kind.PEOPLE and q.unit]
    if len(counted) == 1 and counted[0].value == int(counted[0].value):
        said = amount(counted[0])  # "sixty-three" stands for people, too
        yield Say(key="mirror_heads", fill={"value": said if said[:1].isdigit() else f"{counted[0].value:g} people"})


def _causes(at: Situation) -> Iterator[Say]:
    """What an answer about a cause means for the search: only of the cells that were asked about, and where the remarks
    agree, each with the remark that shows it most; on ability they may differ, for people do."""
    asked = at.pending.slots if at.pending else ()
    for cell in (CAUSE_SLOTS[slot] for slot in asked if slot in CAUSE_SLOTS):
        remarks = [remark for remark in at.reading.causes if remark.cell is cell]
        ways = {remark.direction for remark in remarks}
        if sum(remark.weight for remark in remarks) < _SURE:
            continue  # a single remark is easily read the wrong way round, and often corrected later
        if len(ways) == 2 and cell is Cell.SKILL:
            yield Say(key="found_some_able")
        elif Direction.FOR not in ways:
            yield Say(key=_CLEARED[cell])
        elif len(ways) == 1 and (shown := _most_telling(remarks)):
            yield Say(key=_FOUND[cell], fill={"value": shown})


def _most_telling(remarks: list[CauseReading]) -> str:
    """The heaviest remark that may be said back; "" where none may."""
    heaviest = sorted(remarks, key=lambda remark: -remark.weight)
    return next((said for remark in heaviest if (said := quotable(remark.quote))), "")

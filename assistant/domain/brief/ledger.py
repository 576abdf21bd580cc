"""How a reading merges into the brief: new facts, corrections with history, conflicts, open items.

Nothing is ever overwritten in silence: a correction leaves a line of history, two values that cannot both be true become a
conflict that the interview raises at once."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.domain.brief import measures, segments
from assistant.domain.brief.ahead import state_of, still_ahead, without_passed
from assistant.domain.brief.amending import fresh, withdrawn
from assistant.domain.brief.conflicts import clash, settle
from assistant.domain.brief.corrections import named_again, without_old, without_thin
from assistant.domain.brief.fields.admit import admitted
from assistant.domain.brief.reading import Intent, Reading, SlotReading
from assistant.domain.brief.shapes import Brief, Change, Conflict, Evidence, Fact, OpenItem, Origin, Source
from assistant.domain.knowledge import Knowledge
from assistant.domain.slots import Grade, Slot, State
from assistant.domain.text.words import clip


@dataclass(frozen=True)
class Context:
    """What the ledger must know besides the reading: the turn, what was asked, whether a draft was already shown (then a
    new value amends instead of contradicting), and the day."""

    turn: int
    asked: tuple[Slot, ...]
    today: date
    knowledge: Knowledge
    amending: bool = False


def merge(brief: Brief, reading: Reading, context: Context) -> Brief:
    """The brief after a message. Readings never remove what other messages said, except by correction."""
    for amendment in reading.amends:
        brief = withdrawn(brief, amendment)
    for amendment in reading.amends:
        brief = merge(brief, fresh(brief, amendment), replace(context, turn=amendment.turn, asked=()))
    reading = admitted(reading)
    for item in reading.slots:
        brief = _note_vague(brief, item) if item.vague else _add(brief, item, context)
    brief = measures.merge(
        brief,
        still_ahead(reading.measures, context.today),
        turn=context.turn,
        amending=context.amending,
        knowledge=context.knowledge,
        asked=context.asked,
    )
    brief = segments.merge(brief, reading.segments, turn=context.turn)
    brief = _add_evidence(brief, reading, context.turn)
    brief = _open_unanswered(brief, reading, context)
    return _close_answered(brief)


def _fact(item: SlotReading, turn: int) -> Fact:
    grade = Grade.RECORD if item.from_record else Grade.EXAMPLE if item.from_example else Grade.OPINION
    return Fact(
        slot=item.slot,
        value=clip(item.value),
        state=state_of(item.slot, item.passed),
        grade=grade,
        source=Source(origin=Origin.TURN, ref=str(turn), quote=item.quote),
        quantities=item.quantities,
        day=item.day,
        passed=item.passed,
        segment=item.segment,
    )


def _note_vague(brief: Brief, item: SlotReading) -> Brief:
    entry = (item.slot, clip(item.value))
    return brief if entry in brief.vague else brief.model_copy(update={"vague": (*brief.vague, entry)})


def _add(brief: Brief, item: SlotReading, context: Context) -> Brief:
    fact = _fact(item, context.turn)
    open_conflict = next((c for c in brief.conflicts if c.slot is fact.slot and not c.settled), None)
    if open_conflict and fact.slot in context.asked:
        return settle(brief, open_conflict, fact, context.turn)
    if any(known.value == fact.value for known in brief.of(fact.slot)):
        return brief
    old = clash(brief, fact)
    if item.correction or (old and context.amending):
        return _correct(brief, fact, context.turn)
    if fact.slot in context.asked:
        brief = without_thin(brief, fact)
    brief, known_already = named_again(without_passed(brief, fact, context.turn), fact)
    if known_already:
        return brief
    brief = brief.model_copy(update={"facts": (*brief.facts, fact)})
    if old:
        return brief.model_copy(
            update={"conflicts": (*brief.conflicts, Conflict(slot=fact.slot, first=old, second=fact))}
        )
    return brief


def _correct(brief: Brief, fact: Fact, turn: int) -> Brief:
    """Replaces what the correction is about; the rest of the slot stays."""
    kept, dropped = without_old(brief.of(fact.slot), fact)
    others = tuple(known for known in brief.facts if known.slot is not fact.slot)
    changes = tuple(Change(slot=fact.slot, old=old, new=fact.value, by=fact.source, turn=turn) for old in dropped)
    return brief.model_copy(update={"facts": (*others, *kept, fact), "history": (*brief.history, *changes)})


def _add_evidence(brief: Brief, reading: Reading, turn: int) -> Brief:
    new = tuple(
        Evidence(
            cell=cause.cell,
            direction=cause.direction,
            source=Source(origin=Origin.TURN, ref=str(turn), quote=cause.quote),
            weight=cause.weight,
            segment=cause.segment,
        )
        for cause in reading.causes
    )
    known = {(item.cell, item.direction, item.source.quote) for item in brief.evidence}
    fresh = tuple(item for item in new if (item.cell, item.direction, item.source.quote) not in known)
    return brief.model_copy(update={"evidence": (*brief.evidence, *fresh)}) if fresh else brief


def open_item(slot: Slot, context: Context, who: str = "") -> OpenItem:
    """The open question for a slot: in the words of the question file, with the owner named or the function that usually
    knows, due after that question's usual time."""
    question = context.knowledge.questions[slot]
    return OpenItem(
        slot=slot,
        question=question.open_question,
        owner=who or question.owner,
        due=context.today + timedelta(days=question.days),
    )


def _open_unanswered(brief: Brief, reading: Reading, context: Context) -> Brief:
    gave_up = reading.unanswered
    if reading.intents & {Intent.SKIP, Intent.REFUSE}:
        gave_up = gave_up | {slot for slot in context.asked if not any(r.slot is slot for r in reading.slots)}
    named = dict(reading.referred)
    for slot in sorted(gave_up):
        brief = add_open(brief, slot, context, named.get(slot, ""))
    return brief


def add_open(brief: Brief, slot: Slot, context: Context, who: str = "") -> Brief:
    """The brief with a slot listed as open, unless it is known or listed already."""
    if brief.known(slot) or any(item.slot is slot for item in brief.open_items):
        return brief
    return brief.model_copy(update={"open_items": (*brief.open_items, open_item(slot, context, who))})


def give_up(brief: Brief, asked: dict[Slot, int], context: Context) -> Brief:
    """Slots that stayed vague after two follow-ups, or empty after a second try, become open items."""
    for slot in context.asked:
        state, times = brief.state(slot), asked.get(slot, 0)
        if (state is State.VAGUE and times >= 3) or (state is State.EMPTY and times >= 2):
            brief = add_open(brief, slot, context)
    return brief


def _close_answered(brief: Brief) -> Brief:
    still = tuple(item for item in brief.open_items if all(fact.passed for fact in brief.of(item.slot)))
    return brief if len(still) == len(brief.open_items) else brief.model_copy(update={"open_items": still})


def edit(brief: Brief, slot: Slot, value: str, reading: Reading, context: Context) -> Brief:
    """A person's own words for a slot, typed into the brief: they replace what was there, with history. An empty value
    clears the slot; the outcome's day goes with the words that gave it. ``reading`` is what a reader makes of the words as an
    answer to that slot: its numbers and dates, and what they say of the measures."""
    source = Source(origin=Origin.EDIT, ref=str(context.turn), quote=value)
    changes = tuple(
        Change(slot=slot, old=known.value, new=clip(value), by=source, turn=context.turn) for known in brief.of(slot)
    )
    others = tuple(known for known in brief.facts if known.slot is not slot)
    settled = tuple(c.model_copy(update={"settled": True}) if c.slot is slot else c for c in brief.conflicts)
    new = (_typed(slot, value, reading, source),) if value.strip() else ()
    updated = brief.model_copy(
        update={"facts": (*others, *new), "history": (*brief.history, *changes), "conflicts": settled}
    )
    corrected = tuple(
        item.model_copy(update={"correction": True}) for item in still_ahead(reading.measures, context.today)
    )
    updated = measures.merge(updated, corrected, turn=context.turn, amending=True, knowledge=context.knowledge)
    if slot is Slot.DUE and not any(fact.day for fact in new):
        updated = measures.without_due(updated)
    return _close_answered(updated)


def _typed(slot: Slot, value: str, reading: Reading, source: Source) -> Fact:
    mine = [item for item in reading.slots if item.slot is slot]
    day = next((item.day for item in mine if item.day), None)
    passed = None if day else next((item.passed for item in mine if item.passed), None)
    return Fact(
        slot=slot,
        value=clip(value),
        state=state_of(slot, passed),
        grade=Grade.OPINION,
        source=source,
        quantities=tuple(quantity for item in mine for quantity in item.quantities),
        day=day,
        passed=passed,
    )

"""The guided reader: a message becomes a Reading by grammar, knowledge files and a small trained model."""

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from assistant.adapters.guided.conduct import amend, conduct, refiling, style
from assistant.adapters.guided.conduct.orders import repeated, without_orders
from assistant.adapters.guided.conduct.vagueness import stock_phrases
from assistant.adapters.guided.measures import listed, measures, segments, tabled, whole
from assistant.adapters.guided.measures.measures import Frame
from assistant.adapters.guided.measures.names import MeasureNames
from assistant.adapters.guided.placing import bearing, facts, headcounts
from assistant.adapters.guided.placing.pieces import Piece, cut
from assistant.adapters.guided.placing.placing import Placed, place
from assistant.adapters.guided.placing.topics import Topics
from assistant.adapters.guided.stance import causes
from assistant.adapters.guided.stance.sides import Sides
from assistant.adapters.guided.text.sentences import Span
from assistant.adapters.guided.text.tables import table_in
from assistant.domain.brief.quantities import Kind
from assistant.domain.brief.reading import Amendment, Intent, MeasureReading, Reading, SegmentReading, SlotReading
from assistant.domain.brief.turns import Interview, MoveKind
from assistant.domain.knowledge import Knowledge
from assistant.domain.slots import Slot

_log = logging.getLogger(__name__)


class GuidedReader:
    """Implements ports.Reader without a language model. Safe to use from several threads."""

    def __init__(self, topics: Topics, knowledge: Knowledge, sides: Sides | None = None) -> None:
        """``sides``: the tuned model; without it the words alone tell which side an answer takes."""
        self._topics, self._sides = topics, sides
        self._names = MeasureNames(knowledge.metrics)
        self._questions = knowledge.questions

    def read(self, message: str, interview: Interview, today: date) -> Reading:
        """Everything one message says; an empty Reading where it can't be read, never an exception."""
        try:
            return self._read(message, interview, today)
        except Exception:  # the chat must go on whatever a person types; the fault is logged for us
            _log.exception("A message could not be read")
            return Reading()

    def _read(self, message: str, interview: Interview, today: date) -> Reading:
        move = interview.turns[-1].move if interview.turns else None
        answers, message = refiling.put_before(message, self._questions)
        asked = (answers,) if answers else move.slots if move else ()
        picked = conduct.picked_choice(message, move)
        if picked and move and move.kind is MoveKind.RECAP:  # it answers what was summed up, none of the questions
            return Reading(intents=frozenset((Intent.ANSWER,)), terse=True)
        if picked and asked:
            return facts.of_choice(message, picked, asked, today, self._questions[asked[0]])
        cut_up = cut(message, asked, self._topics, today, interview.brief.measures)
        amends, refiled = self._refiled(cut_up, interview, today)
        pieces = [piece for piece in without_orders(cut_up, message) if piece not in refiled]
        stock = stock_phrases(interview.turns, asked)
        behaviour = conduct.behaviour(pieces, asked, opening=not interview.turns, stock=stock)
        mended = amend.corrected(pieces, interview, asked, today)
        told = [piece for piece in behaviour.content if piece not in mended.used]
        ours = repeated(message, told, move)
        placed = _without_choice(place(told, asked, behaviour.left_out, _open_earlier(interview)), ours)
        placed = [replace(item, late=True) for item in placed] if answers else placed
        own = [item for item in placed if item.piece not in ours]
        read, groups = self._measured(message, own, interview, today)
        told_slots = facts.read(message, placed, asked, today, opening=not interview.turns)
        told_slots = told_slots if _counts_something(read) else [_without_number(reading) for reading in told_slots]
        slots = (*told_slots, *facts.of_measures(read, told_slots, today), *mended.slots)
        slots += tuple(_recounted(message, own, slots, interview, today))
        answered = {reading.slot for reading in slots}
        return Reading(
            intents=behaviour.intents
            | mended.intents
            | ({Intent.ANSWER} if answered else frozenset[Intent]())
            | ({Intent.CORRECT} if amends else frozenset[Intent]()),
            slots=slots,
            measures=(*read, *mended.measures),
            segments=groups,
            causes=tuple(causes.read(placed, self._sides.of if self._sides else None)),
            unanswered=frozenset(behaviour.given_up - answered),
            referred=behaviour.referred,
            refers_to=conduct.refers_to(behaviour, mended.slots, asked),
            terse=style.is_terse(message),
            plain=style.is_plain(message),
            bears=tuple(bearing.of(message, cut_up)),
            amends=amends,
        )

    def _refiled(
        self, pieces: Sequence[Piece], interview: Interview, today: date
    ) -> tuple[tuple[Amendment, ...], list[Piece]]:
        """The last message read as the answer to the question that these words name, and the piece that names it."""
        piece, what = next(((p, w) for p in pieces if (w := refiling.meant(p.text, interview))), (None, ""))
        wrong = refiling.misfiled(interview) if piece else []
        if not piece or not wrong:
            return (), []
        turn = interview.turns[-1]
        told = [p for p in cut(turn.text, (wrong[0].slot,), self._topics, today) if _quoted(p, wrong)]
        slot = refiling.slot_meant(what, told, self._questions, interview)
        if slot is None or any(item.slot is slot for item in wrong):
            return (), [piece] if slot else []
        placed = [Placed(p, (slot,), frozenset((slot,)), late=True) for p in told]
        measured, _ = self._measured(turn.text, placed, interview, today)
        gone = [item for item in turn.reading.measures if any(item.field.slot is reading.slot for reading in wrong)]
        added = Reading(slots=tuple(facts.read(turn.text, placed, (slot,), today)), measures=tuple(measured))
        amendment = Amendment(turn=turn.number, gone=Reading(slots=tuple(wrong), measures=tuple(gone)), added=added)
        return (amendment,), [piece]

    def _measured(
        self, message: str, placed: Sequence[Placed], interview: Interview, today: date
    ) -> tuple[list[MeasureReading], tuple[SegmentReading, ...]]:
        """The measures and the groups of a message, by its table where one was pasted."""
        known = interview.brief.measures
        if placed and (table := table_in(message)):
            return tabled.measures(table, self._names, known), tuple(tabled.groups(table, self._names, known))
        groups = (
            *_segments(_joined(message, [item.piece for item in placed]), interview),
            *_praised(_sentences(message, placed), interview),
        )
        frame = Frame(known, today, self._names, opening=not interview.turns)
        read = whole.first(measures.read(_sentences(message, placed), frame), groups, known)
        return read, whole.counted_alike(groups, read, known)


def _recounted(
    message: str, placed: Sequence[Placed], known: Sequence[SlotReading], interview: Interview, today: date
) -> Iterator[SlotReading]:
    """The audience counted anew in a message that was not asked for it and tells its size in no other way."""
    if any(reading.slot is Slot.AUDIENCE_SIZE for reading in known):
        return
    for span in headcounts.again(_joined(message, [item.piece for item in placed]), interview.brief):
        yield from facts.of_stretch(Slot.AUDIENCE_SIZE, message, span.start, span.end, today)


def _quoted(piece: Piece, readings: Sequence[SlotReading]) -> bool:
    return any(piece.text in reading.quote or reading.quote in piece.text for reading in readings)


def _open_earlier(interview: Interview) -> list[Slot]:
    """The slots of earlier questions that the message may answer late: those still open, and those of the question before
    the last. None where goals or a summary wait for a word."""
    moves = [turn.move for turn in interview.turns]
    if not moves or moves[-1].about:
        return []
    before = dict.fromkeys(slot for move in reversed(moves[:-1]) for slot in move.slots)
    just = moves[-2].slots if len(moves) > 1 else ()
    never = {*moves[-1].slots, Slot.STRATEGY_LINK}
    return [slot for slot in before if slot not in never and (slot in just or not interview.brief.known(slot))]


def _without_choice(placed: Sequence[Placed], ours: Sequence[Piece]) -> list[Placed]:
    """A choice of ours that the message repeats tells the goal that was chosen, and nothing else."""
    return [
        replace(item, slots=tuple(slot for slot in item.slots if slot is Slot.STRATEGY_LINK))
        if item.piece in ours
        else item
        for item in placed
    ]


def _sentences(message: str, placed: Sequence[Placed]) -> list[tuple[Span, tuple[Slot, ...]]]:
    """Whole sentences with the slots of all their pieces: a measure and its value may stand in two clauses."""
    found: dict[int, list[Placed]] = {}
    for item in placed:
        found.setdefault(item.piece.sentence, []).append(item)
    joined: list[tuple[Span, tuple[Slot, ...]]] = []
    for items in found.values():
        start, end = items[0].piece.span.start, items[-1].piece.span.end
        slots = tuple(dict.fromkeys(slot for item in items for slot in item.slots))
        text = message[start:end]
        joined.append((Span(text, start), slots if len(text.split()) == 1 else _without_others_values(slots)))
    return joined


_FEW = 8  # words of an answer on the metric that names nothing
_NONE = re.compile(r"\b(?:no|none|not|never|nobody|nothing)\b|n['’]t\b", re.I)


def _counts_something(read: Sequence[MeasureReading]) -> bool:
    return any(r.measure for r in read)


def _without_number(reading: SlotReading) -> SlotReading:
    """ "How well we cope": a few words on the metric that name nothing to count are vague; a denial is an answer."""
    metric = reading.slot is Slot.METRIC and not reading.quantities
    idle = metric and len(reading.value.split()) <= _FEW and not _NONE.search(reading.value)
    return reading.model_copy(update={"vague": True}) if idle else reading


def _without_others_values(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """What is told of those who do it well is their value, and neither ours today nor the one wanted."""
    return tuple(s for s in slots if s not in (Slot.BASELINE, Slot.TARGET)) if Slot.EXEMPLARS in slots else slots


def _joined(message: str, pieces: Sequence[Piece]) -> list[Span]:
    """The sentences that pieces were cut from: groups are told apart across clauses."""
    bounds: dict[int, tuple[int, int]] = {}
    for piece in pieces:
        start, _ = bounds.get(piece.sentence, (piece.span.start, 0))
        bounds[piece.sentence] = (start, piece.span.end)
    return [Span(message[start:end], start) for start, end in bounds.values()]


def _praised(told: Sequence[tuple[Span, tuple[Slot, ...]]], interview: Interview) -> tuple[SegmentReading, ...]:
    """Who does it well with their value, where that was asked for or is told."""
    known = [measure.name for measure in interview.brief.measures]
    found = [listed.praised(span, known) for span, slots in told if Slot.EXEMPLARS in slots]
    return tuple(group for group in found if group)


def _segments(spans: Sequence[Span], interview: Interview) -> tuple[SegmentReading, ...]:
    heads = [
        q.value
        for fact in interview.brief.of(Slot.AUDIENCE_SIZE)
        for q in fact.quantities
        if q.kind in (Kind.PEOPLE, Kind.COUNT)
    ]
    outcome = interview.brief.outcome
    asked = interview.turns[-1].move.slots if interview.turns else ()
    counting = Slot.AUDIENCE_SIZE in asked and Slot.BASELINE not in asked
    rises = outcome.rises if outcome else None
    return tuple(segments.read(spans, int(max(heads)) if heads else None, rises, heads=counting))

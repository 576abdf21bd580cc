"""Measures of a message: every value with the measure it belongs to and the field it fills."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.adapters.guided.dates import dates
from assistant.adapters.guided.measures import naming, shifts
from assistant.adapters.guided.measures.fields import field_of
from assistant.adapters.guided.measures.names import MeasureNames, Named, subject, tidy
from assistant.adapters.guided.measures.pairing import paired
from assistant.adapters.guided.measures.values import in_terms_of_today, may_be_value, of_earlier_cases, with_latest
from assistant.adapters.guided.numbers import quantities
from assistant.adapters.guided.text.lexicon import STOPPERS
from assistant.adapters.guided.text.sentences import Span
from assistant.domain.brief.counting import Naming
from assistant.domain.brief.counting import naming as naming_of
from assistant.domain.brief.quantities import Kind, Quantity, When
from assistant.domain.brief.reading import MeasureField, MeasureReading
from assistant.domain.brief.shapes import Measure, Origin, Source
from assistant.domain.slots import Slot
from assistant.domain.text.phrases import names_measure
from assistant.domain.text.words import stems

_NUMBER_SLOTS = frozenset((Slot.METRIC, Slot.BASELINE, Slot.TARGET, Slot.VALUE_PER_UNIT))
_CONTRACT = (
    (Slot.DUE, MeasureField.DUE),
    (Slot.DATA_SOURCE, MeasureField.SOURCE),
    (Slot.DATA_OWNER, MeasureField.OWNER),
)
_CALENDAR = stems(
    "year month week day quarter half end start date time number share rate percent"
)  # in any name and date
_CLAIM = re.compile(
    r"\b(?:is|are|was|were|at|from|to|stands?|should|now|currently|down|up|want|need|target|rate|share"
    r"|average|percent|together|overall|total)\b|:",
    re.I,
)
_LESSON = re.compile(r"\b(?:course|training|workshop|module|session|class|e-?learning|seminar|webinar)\b", re.I)
_TAKES = re.compile(r"\b(?:tak(?:es?|ing)|took|lasts?|needs?|waits?|averages?|stands? at|is at)\b[^,;.]{0,15}$", re.I)
_SPEAKS = re.compile(  # whoever wants a value is no measure
    r"^\W*(?!(?:We|I|They|You|It)\b)(?:[A-Z][\w'’-]*|the \w+)(?: [A-Z][\w'’-]*)?\s+"
    r"(?:says?|said|wants?|thinks?|told|asks?|asked|reckons?)\b"
)
_MONEY_CLAIM = re.compile(r"\bworth\b|\bcosts?\b|\bmargin\b|\bvalued?\b", re.I)
_BEHIND = re.compile(
    r"\s*(?:of\s+(?:all\s+|the\s+|our\s+)?)?(?P<name>[A-Za-z][\w-]*(?:\s+[A-Za-z][\w-]*){0,4}?)"
    r"(?=\s+(?:by|in|at|until|from|within|and|but|now|today|this|last|before|after|on|for|is|are)\b|\s*[.,;!?)]|\s*$)"
)
# The sentence speaks of the measure of the one before it: "It should be ...", "We need them below ...".
_GOES_ON = re.compile(
    r"\W*(?:it|they|that|this|these|the target|should|(?:we|i)\s+(?:\w+\s+){0,2}?"
    r"(?:want|need|would like|aim|expect)\w*\b(?:\s+(?:it|them|this|that|these|those)\b)?)(?!\w)",
    re.I,
)
_AIMED = re.compile(r"\b(?:want|need|target|goal|aim|should|must|reach|get to|hit|expect|promise)\w*\b", re.I)


@dataclass(frozen=True)
class Frame:
    """What the reader knows besides the words: the measures so far, the day, the names of measures."""

    measures: tuple[Measure, ...]
    today: date
    names: MeasureNames
    opening: bool = False


def read(items: Iterable[tuple[Span, Sequence[Slot]]], frame: Frame) -> list[MeasureReading]:
    """The measure readings of some sentences, each given with the slots it answers."""
    told = list(items)
    readings: list[MeasureReading] = naming.named([(span.text, slots) for span, slots in told], frame.names)
    for span, slots in told:
        last = next((r.measure for r in reversed(readings) if r.measure), "")
        readings.extend(_without_relative(list(_sentence(span.text, slots, frame, last))))
        readings.extend(_contract_fields(span.text, slots, frame, readings))
    found = list({(r.measure, r.field, r.text, r.quote): r for r in readings}.values())
    found = in_terms_of_today(found, frame.measures)
    asked_now = any(Slot.BASELINE in slots for _, slots in told)
    found = of_earlier_cases(with_latest(found) if asked_now else found, [span.text for span, _ in told])
    return paired(found, (*frame.measures, *_new(found, frame)))


def _new(readings: Sequence[MeasureReading], frame: Frame) -> Iterator[Measure]:
    """The measures that a message names for the first time."""
    for reading in readings:
        known = any(_alike(reading.measure, m.name) for m in frame.measures)
        if reading.field is MeasureField.NAME and not known:
            source = Source(origin=Origin.TURN, ref="", quote=reading.quote)
            yield Measure(id=reading.measure, name=reading.measure, source=source, counted=reading.text)


def _sentence(text: str, slots: Sequence[Slot], frame: Frame, last: str) -> Iterator[MeasureReading]:
    amounts = [q for q in quantities.parse(text) if may_be_value(text, q)]
    names = frame.names.known(text, frame.measures)
    asked = bool(_NUMBER_SLOTS & set(slots))
    carried = last if not asked and _GOES_ON.match(text) else ""
    if not amounts and Slot.TARGET in slots and (shift := shifts.told(text, ())):
        field = MeasureField.TARGET
        yield MeasureReading(measure=last, field=field, quote=text, text=shift.text, shift=shift.shift)
    for quantity in amounts:
        name = _name_for(text, quantity, names, amounts, new=frame.opening or not frame.measures) or carried
        if not _counts(text, quantity, name, slots) or not (asked or frame.opening or _of_brief(name, frame)):
            continue
        told = field_of(text, quantity, [q for q in amounts if q is not quantity], slots)
        field = told or (MeasureField.BASELINE if asked or frame.opening else None)
        if field is None:
            continue
        carried = name or carried
        yield from _value(text, quantity, field, name, frame, amounts)


def _value(
    text: str, quantity: Quantity, field: MeasureField, name: str, frame: Frame, amounts: Sequence[Quantity]
) -> Iterator[MeasureReading]:
    worth = field in (MeasureField.VALUE_PER_UNIT, MeasureField.VOLUME)
    if worth:
        name = _of_brief(name, frame)
        if field is MeasureField.VALUE_PER_UNIT and quantity.kind is not Kind.MONEY and quantity.unit:
            return  # "one point is worth ...": the point is the unit, not the worth
    shift = shifts.told(text, [quantity]) if field is MeasureField.TARGET else None
    yield MeasureReading(
        measure=name,
        field=field,
        quote=text,
        quantity=None if shift else quantity,
        text=shift.text if shift else quantity.text,
        shift=shift.shift if shift else None,
    )
    when = _deadline(text, quantity, amounts, frame) if field is MeasureField.TARGET else None
    if when:
        yield MeasureReading(measure=name, field=MeasureField.DUE, quote=text, text=when.text, day=when.day)


def _of_brief(name: str, frame: Frame) -> str:
    """The name where the brief has such a measure; a worth or a volume alone makes no new measure."""
    return (
        name
        if name and frame.names.known(name, frame.measures) and any(_alike(name, m.name) for m in frame.measures)
        else ""
    )


def _alike(name: str, other: str) -> bool:
    return name.lower() in other.lower() or other.lower() in name.lower()


def _without_relative(found: list[MeasureReading]) -> list[MeasureReading]:
    """ "Half, so 2.1": the share only explains the number that follows."""
    exact = any(r.field is MeasureField.TARGET and r.quantity and not _is_word_share(r) for r in found)
    return [
        r for r in found if not (exact and r.field is MeasureField.TARGET and (not r.quantity or _is_word_share(r)))
    ]


def _is_word_share(reading: MeasureReading) -> bool:
    quantity = reading.quantity
    return bool(
        quantity
        and quantity.kind is Kind.PERCENT
        and not re.search(r"\d", quantity.text)
        and "percent" not in quantity.text
    )


def _counts(text: str, quantity: Quantity, name: str, slots: Sequence[Slot]) -> bool:
    """True where a number is a measure's: it was asked for, or a measure is named and something is claimed of it.

    Outside an opening only numbers of the brief's own measures are read unasked; see _sentence."""
    if _LESSON.search(text) and quantity.kind is Kind.DURATION:
        return False
    if {Slot.BASELINE, Slot.TARGET, Slot.VALUE_PER_UNIT} & set(slots):
        return field_of(text, quantity, (), slots) is not None
    if quantity.kind is Kind.MONEY:
        return bool(name) and bool(_MONEY_CLAIM.search(text)) and bool(quantity.per or _CLAIM.search(text))
    return bool(name) and bool(_CLAIM.search(text) or quantity.kind is Kind.PERCENT)


def _name_for(text: str, quantity: Quantity, names: Sequence[Named], amounts: Sequence[Quantity], *, new: bool) -> str:
    """The name nearest to a number: before it in its clause, else right behind it, else the clause's subject. ``new``: no
    measure is known yet, so that any noun phrase may name one."""
    start, end = quantity.start, quantity.start + len(quantity.text)
    before = [n for n in names if n.end <= start and not re.search(r"[.;!?]", text[n.end : start])]
    behind = [n for n in names if end <= n.start <= end + 14 and not re.search(r"[,.;:!?]", text[end : n.start])]
    inside = [n for n in names if n.start < end and n.end > start]
    claimed = [n for n in before if not _taken(text, n, start, amounts)]
    if inside or (behind and not claimed):
        return (inside or behind)[0].name
    if claimed:
        return claimed[-1].name
    listed = len({(q.kind, q.unit) for q in amounts}) > 1
    placed = _by_place(text, quantity, listed=listed)
    idea = naming_of(placed) is Naming.IDEA
    told = quantity.kind is not Kind.DURATION or _TAKES.search(text[:start])
    likely = names_measure(placed) and (not idea or (new and told)) and not _SPEAKS.search(text[:start])
    return placed if likely else (before[-1].name if before else "")


def _label(before: str) -> str:
    """The words that alone stand before a number in a list: "refund rate 6.3%, basket 48 euro"."""
    words = before.strip(" :=\n").split()
    if not 1 <= len(words) <= 4 or any(word.lower() in STOPPERS or word.lower().endswith("ly") for word in words):
        return ""
    named = tidy(" ".join(words), 0)
    return named.name if named else ""


def _by_place(text: str, quantity: Quantity, *, listed: bool) -> str:
    """A measure that no list knows: the subject of the clause, or what a wanted share is a share of."""
    start, end = quantity.start, quantity.start + len(quantity.text)
    cuts = re.finditer(r"[,;.]\s+|\b(?:and|but|while|whereas)\s+", text[:start])
    clause = max((m.end() for m in cuts), default=0)
    if listed and (alone := _label(text[clause:start])):
        return alone
    found = subject(text[clause:end])
    if found and len(found.name.split()) <= 6 and found.end + clause <= start:
        return found.name
    wanted = quantity.kind is Kind.PERCENT and _AIMED.search(text[:start])
    behind = _BEHIND.match(text, end) if wanted else None
    named = tidy(behind["name"], 0) if behind else None
    return named.name if named else ""


def _taken(text: str, name: Named, start: int, amounts: Sequence[Quantity]) -> bool:
    """True where another number of another clause already stands between a name and the number."""
    between = [q for q in amounts if name.end <= q.start < start]
    if not between:
        return False
    last = between[-1]
    parted = re.search(r"[,;]|\band\b", text[last.start + len(last.text) : start])
    return bool(parted) and not re.search(
        r"\b(?:should|want|target|now|was|not|to|down|today|be)\b", text[last.start : start], re.I
    )


def _deadline(text: str, quantity: Quantity, amounts: Sequence[Quantity], frame: Frame) -> When | None:
    """The date that a target comes with: "95 percent by June"."""
    following = min((q.start for q in amounts if q.start > quantity.start), default=len(text))
    found = [when for when in dates.parse(text, frame.today) if when.day > frame.today]  # "today" tells of now
    behind = [w for w in found if quantity.start < w.start < following]
    return behind[0] if behind else found[0] if len(found) == 1 and len(amounts) == 1 else None


def _contract_fields(
    text: str, slots: Sequence[Slot], frame: Frame, told: Sequence[MeasureReading]
) -> Iterator[MeasureReading]:
    """Due date, data source and owner, per measure where the sentence tells measures apart. ``told``: what was read of the
    message so far."""
    for slot, field in _CONTRACT:
        for part in _by_measure(text, frame) if slot in slots else ():
            when = dates.deadline(part, frame.today) if field is MeasureField.DUE else None
            if field is MeasureField.DUE and when is None:
                continue
            yield MeasureReading(
                measure=_meant(part, frame, told),
                field=field,
                quote=text,
                text=when.text if when else part.strip(" .,;"),
                day=when.day if when else None,
            )


def _meant(part: str, frame: Frame, told: Sequence[MeasureReading]) -> str:
    """Which of several measures a part speaks of: the one it names, else the one whose target it repeats ("the 78 is for
    May") or that alone has one of its words; "" for the one asked about."""
    targets = [(m.name, m.target.quantity) for m in frame.measures if m.target and m.target.quantity]
    targets += [(r.measure, r.quantity) for r in told if r.field is MeasureField.TARGET and r.measure and r.quantity]
    if len({*(m.name for m in frame.measures), *(name for name, _ in targets)}) < 2:
        return ""
    if names := frame.names.known(part, frame.measures):
        return names[0].name
    said = {quantity.value for quantity in quantities.parse(part)}
    repeated = next((name for name, quantity in targets if quantity.value in said), "")
    return repeated or _by_one_word(part, [m.name for m in frame.measures])


def _by_one_word(part: str, names: Sequence[str]) -> str:
    """The only measure with a word of the part in its name: "the visits by November" of "share of visits with an offer"."""
    said = stems(part) - _CALENDAR
    having = [name for name in names if said & stems(name)]
    return having[0] if len(having) == 1 else ""


def _by_measure(text: str, frame: Frame) -> list[str]:
    """The parts of a sentence that each speak of another measure, or each give a date; else the whole sentence."""
    if len(frame.measures) < 2:
        return [text]
    parts = [part for part in re.split(r"[,;]\s+(?:and\s+|but\s+)?|\.\s+|\s+and\s+", text) if part.strip()]
    named = {part: name for part in parts if (name := _meant(part, frame, ()))}
    if len(set(named.values())) > 1:
        return list(named)
    dated = all(dates.parse(part, frame.today) for part in parts)
    return parts if len(parts) > 1 and (len(named) == len(parts) or (dated and named)) else [text]

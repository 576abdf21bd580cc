"""How groups told apart in a message become segments of the audience."""

from assistant.domain.brief.reading import SegmentReading
from assistant.domain.brief.shapes import Brief, Origin, Segment, Source
from assistant.domain.text.words import overlap


def merge(brief: Brief, readings: tuple[SegmentReading, ...], *, turn: int) -> Brief:
    """The brief with the groups of a message: a group known by name or size gets what is new about it."""
    segments = list(brief.segments)
    for reading in readings:
        index = next((i for i, known in enumerate(segments) if _same(known, reading)), None)
        if index is None:
            segments.append(_segment(reading, turn))
        else:
            segments[index] = _updated(segments[index], reading)
    return brief.model_copy(update={"segments": tuple(segments)}) if readings else brief


def _same(known: Segment, reading: SegmentReading) -> bool:
    if known.size is not None and reading.size is not None and known.size != reading.size:
        return False
    return overlap(known.name, reading.name) >= 0.6


def _segment(reading: SegmentReading, turn: int) -> Segment:
    source = Source(origin=Origin.TURN, ref=str(turn), quote=reading.quote)
    return Segment(name=reading.name, source=source, size=reading.size, value=reading.value, better=reading.better)


def _updated(known: Segment, reading: SegmentReading) -> Segment:
    new = {"size": reading.size, "value": reading.value, "better": reading.better}
    return known.model_copy(update={key: value for key, value in new.items() if value is not None})

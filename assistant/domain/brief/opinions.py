"""What a survey says: so many percent of those asked, and what they say. That is a record of opinions, no value of a measure."""

import re

from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.reading import Reading, SlotReading
from assistant.domain.shapes import Shape

_MOST = 50.0  # percent: what fewer say is no sign for a cause, and no sign against it
_OPINION = re.compile(
    r"(?P<share>(?P<percent>\d+(?:\.\d+)?)\s*(?:%|per ?cent\b|pct\b)|(?P<part>\d+) (?:out )?of (?:the |our )?(?P<all>\d+)\b)"
    r"[^.;:]{0,60}?\b(?:say|says|said|report|reported|agree|agreed|state|stated|find|found|feel|felt|think|thought|complain|"
    r"complained|answered|told us|mention|mentioned)\b(?: that)?,? (?P<said>\S.*)",
    re.IGNORECASE | re.DOTALL,
)


class Opinion(Shape):
    """``share`` of those asked, in percent, say ``said``; ``sentence`` is the whole, ``text`` the share as written."""

    sentence: str
    said: str
    share: float
    text: str


def opinion(sentence: str) -> Opinion | None:
    """The opinion that a sentence of a survey reports, None where it reports none."""
    found = _OPINION.search(sentence)
    if found is None:
        return None
    share = float(found["percent"]) if found["percent"] else 100 * int(found["part"]) / max(1, int(found["all"]))
    said = found["said"]
    return Opinion(sentence=sentence, said=said[:1].upper() + said[1:], share=share, text=found["share"])


def counted(told: Opinion, reading: Reading) -> Reading:
    """The reading of what they say, as a remark that most of those asked made; empty where fewer did, or where it speaks
    neither for nor against a cause."""
    if told.share < _MOST:
        return Reading()
    share = Quantity(kind=Kind.PERCENT, value=told.share, unit="%", text=told.text)
    causes = tuple(cause.model_copy(update={"quote": told.sentence}) for cause in reading.causes[:1])
    slots = tuple(
        SlotReading(slot=c.cell.slot, value=told.sentence, quote=told.sentence, quantities=(share,), from_record=True)
        for c in causes
    )
    return Reading(slots=slots, causes=causes)

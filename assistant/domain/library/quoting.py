"""The sentence of a passage that answers a query best, and what stands around a quotation."""

from collections.abc import Collection

from assistant.domain.library.suspicion import is_suspicious
from assistant.domain.text.locating import locate
from assistant.domain.text.sentences import sentences
from assistant.domain.text.words import stems

_FEWEST_WORDS = 4  # a shorter sentence is a heading or a label
_LONGEST = 400
_BEFORE, _AFTER = 2, 3  # sentences that tell what "it" is, and what else is needed


def best_sentence(text: str, query: str, avoid: tuple[str, ...] = (), goals: Collection[str] = ()) -> str:
    """A verbatim sentence of the text: the one that shares most of the query's words, a goal before others of the same
    rank; none that overlaps with ``avoid``. "" where every sentence must be avoided."""
    wanted = stems(query)
    free = [s.text for s in sentences(text) if not is_suspicious(s.text, avoid)]
    candidates = [s for s in free if len(s.split()) >= _FEWEST_WORDS] or free
    best = max(candidates, key=lambda s: (_shared(s, wanted), s in goals, -candidates.index(s)), default="")
    return best if len(best) <= _LONGEST else best[:_LONGEST].rsplit(" ", 1)[0]


def _shared(sentence: str, wanted: frozenset[str]) -> float:
    found = stems(sentence)
    return len(found & wanted) / (len(found) + 5) ** 0.5  # long sentences share words by chance


def around(quote: str, text: str) -> str:
    """The verbatim stretch of a text in which a quotation stands, with its neighbouring sentences; "" where it does not."""
    place = locate(quote, text)
    if place is None:
        return ""
    found = sentences(text)
    inside = [n for n, sentence in enumerate(found) if sentence.end > place.start and sentence.start < place.end]
    if not inside:
        return place.text
    first, last = max(0, inside[0] - _BEFORE), min(len(found) - 1, inside[-1] + _AFTER)
    return text[found[first].start : found[last].end]

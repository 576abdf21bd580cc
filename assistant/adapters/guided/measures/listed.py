"""Groups named beside their numbers without a verb: "Lyon 47, Metz 41 and Nancy, as ever, 9"; "Nancy: nine in a hundred"."""

import re
from collections.abc import Iterator, Sequence

from assistant.adapters.guided.measures.places import dated
from assistant.adapters.guided.measures.values import of_group
from assistant.adapters.guided.numbers import quantities
from assistant.adapters.guided.text.lexicon import STOPPERS
from assistant.adapters.guided.text.sentences import Span
from assistant.domain.brief import direction
from assistant.domain.brief.counting import Naming, naming
from assistant.domain.brief.quantities import Quantity
from assistant.domain.brief.reading import SegmentReading
from assistant.domain.text.phrases import may_name_group, names_part

Pair = tuple[str, Quantity]

_NAME = (
    r"(?:(?:the|our|at|in|on)\s+)*(?P<name>(?-i:[A-ZÀ-Þ])[\w'’&-]*"
    r"(?:\s+(?!(?:is|are|was|has|at|stands?|with|only)\b)[\w'’-]+){0,2}?)"
)
_ASIDE = r"(?:\s*\([^()\d]{1,40}\)|,\s*[^,.;\d]{3,40},)?"
_VERB = r"(?:is|are|was|were|has|have|stands?|sits?|runs?|at|with|on|about|only|around|even|just|still|a)"
_TO_NUMBER = rf"(?:\s*[:=,–-]|\s+{_VERB})*\s*"
_PAIR = re.compile(rf"\W*(?:(?:and|but|while|whereas|then|against|as|well)\s+)*{_NAME}{_ASIDE}{_TO_NUMBER}", re.I)
NOT_A_GROUP = re.compile(
    r"^(?:all )?(?:together|altogether|overall|in total|total|on average|average|every(?:one|body))\b.*$"
    r"|^(?:dear|hello|hi|hey)\b.*$"
    r"|^(?:(?:the|our|my|a|an|this|that|each|every|all|whole|first|second|next|last|same|per|any|in|at|on"
    r"|of|for|per)\s+)+$|^(?:the|our|my|each|every|all|this|that|which|whole|entire|a|an)\s+(?!rest|others"
    r"|remainder|newcomers|beginners|veterans|seniors|juniors|starters|temps|contractors|rookies)\w+$",
    re.I,
)
_CLAUSE = re.compile(r"[:;,]\s|\band\s")


def listed(text: str, amounts: Sequence[Quantity]) -> list[Pair]:
    """The names and numbers of a list, where at least two names that may be groups stand beside numbers of one kind."""
    pairs = list(_pairs(text, amounts))
    alike = len({(quantity.kind, quantity.unit) for _, quantity in pairs if not quantity.bare}) <= 1
    return pairs if len(pairs) > 1 and alike else []


def praised(span: Span, known: Sequence[str]) -> SegmentReading | None:
    """The group, site or person that a sentence on who does it well names with its value; ``known``: names of measures."""
    named = _alone(span.text, quantities.parse(span.text))
    if named is None or NOT_A_GROUP.match(named[0]) or any(named[0].lower() in name.lower() for name in known):
        return None
    value = of_group([named[1]])
    return SegmentReading(name=named[0], quote=span.text, value=value, better=True) if value else None


def _alone(text: str, amounts: Sequence[Quantity]) -> Pair | None:
    """The name that opens a sentence, and its number, where the sentence holds no other."""
    pairs = list(_pairs(text, amounts)) if len(amounts) == 1 else []
    return pairs[0] if pairs else None


def _pairs(text: str, amounts: Sequence[Quantity]) -> Iterator[Pair]:
    first = amounts[0].start if amounts else 0
    opens = next(
        (m.end() for m in reversed(list(_CLAUSE.finditer(text, 0, first))) if _named(text[m.end() : first])), 0
    )
    edges = [opens, *(quantity.start + len(quantity.text) for quantity in amounts)]
    for start, quantity in zip(edges, amounts, strict=False):
        if name := _named(text[start : quantity.start]):
            yield name, quantity


def _named(gap: str) -> str:
    """The group that the words before a number name; "" where they say anything else."""
    found = _PAIR.fullmatch(gap)
    name = found["name"] if found else ""
    if not name or dated(name) or name.split()[0].lower() in STOPPERS:
        return ""
    measure = direction.of_name(name) is not None or naming(name) is Naming.COUNTED
    return "" if measure or not (names_part(name) and may_name_group(name)) else name

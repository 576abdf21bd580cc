"""Groups of people told apart in words: "the 31 who joined this year fix 52 percent, the rest about three quarters"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.adapters.guided.measures import places
from assistant.adapters.guided.measures.listed import NOT_A_GROUP, listed
from assistant.adapters.guided.measures.places import PLACE
from assistant.adapters.guided.measures.values import of_group
from assistant.adapters.guided.numbers import quantities
from assistant.adapters.guided.numbers.units import is_person, singular
from assistant.adapters.guided.text.labels import labels
from assistant.adapters.guided.text.lexicon import STOPPERS
from assistant.adapters.guided.text.sentences import Span
from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.reading import SegmentReading
from assistant.domain.text.people_words import PEOPLE

_TENURE = (
    r"(?:new(?:er|est)?|recent|young(?:er)?|old(?:er|est)?|senior|junior|experienced|long-serving"
    r"|part-time|full-time|temporary|seasonal|permanent|"
    r"night|day|early|late|weekend|local|foreign|external|internal|own|agency|contract|freelance|employed"
    r"|best|worst|top|bottom|weak(?:er|est)?|strong(?:er|est)?|trained|untrained|other)"
)
_PERSON = (
    rf"(?:people|ones|hires|starters|joiners|hands|guard"
    rf"|{'|'.join(sorted((w for w in PEOPLE if len(w) > 3), key=len, reverse=True))})s?"
)
_DETERMINERS = frozenset(("the", "our", "my", "a", "an", "this", "that", "these", "those", "each", "every", "all"))
_HEADS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"(?P<name>the\s+(?:rest|remainder|others)(?:\s+of\s+(?:them|the\s+\w+))?)\b",
        r"(?P<name>(?:the\s+)?(?:other|remaining)\s+(?:\d+|\w+)(?:\s+(?!is\b|was\b|has\b|does\b)\w+s)?)(?=\s|[.,;]|$)",
        rf"(?P<name>(?:the\s+)?{_TENURE}\s+{_PERSON})\b",
        r"(?P<name>(?:the\s+)?(?:newcomers|beginners|veterans|seniors|juniors|old\s+hands|starters|temps"
        r"|contractors|rookies))\b",
        rf"(?P<name>(?:(?:the|our"
        rf"|my)\s+)?(?:\w+\s+of\s+the\s+)?(?:[A-Za-z][\w'’-]*\s+){{1,2}}?{PLACE}(?:\s+(?-i:[A-Z])\b)?)",
        rf"(?P<name>{PLACE}\s+(?:(?-i:[A-Z])[\w-]*|\d{{1,3}}))\b(?!\s*(?:%|percent))",
        r"(?:^\s*|(?<=the )|(?<=on )|(?<=and )|(?<=but ))(?P<name>days|nights|weekdays|weekends|earlies"
        r"|lates)(?=\s+(?:(?:is|are|it['’]?s"
        r"|at|have|do|does|only|make|about|around|reach|get|more like)\s+)*\d)",
        rf"(?P<name>{PLACE}\s+(?:north|south|east|west|central|red|blue|green|yellow|white|black))\b",
        r"(?P<name>(?:the\s+)?(?:\d+|\w+)\s+(?:in|at|on)\s+(?:the\s+|our\s+)?(?:north|south|east|west)\w*)\b",
    )
)
_CUT = re.compile(
    r"\s*[;]\s*|,\s+(?!who\b|that\b|which\b)|\s+(?:and|but|while|whereas)\s+(?=(?:the\s+|our\s+|only\s+"
    r"|about\s+)?(?:\d|rest|other|remaining|new|old|night|day|north|south|east|west|one\b|two\b|three\b"
    rf"|[\w-]+\s+(?:{PLACE}|\w+s)\b))",
    re.I,
)
_CLAUSE = re.compile(
    r"\s*(?:,\s*)?(?:who|that|which|with|from|in|at|on|joined|came|come|started|hired|work\w*|left|are"
    r"|were|have|had|has|never|always|of\s+them)\b",
    re.I,
)
_GOOD = re.compile(
    r"\b(?:best|better|well|good|fine|never|rarely|no (?:problem|issue|error|complaint)s?|smooth\w*"
    r"|fast\w*|top|ahead|flawless|do it right|on time|always right|strong\w*)\b",
    re.I,
)
_BAD = re.compile(
    r"\b(?:worst|worse|bad\w*|poor\w*|struggl\w*|wrong|weak\w*|slow\w*|late|(?:the )?most (?:of the "
    r")?(?:errors|complaints|problems|mistakes|delays|claims|defects)|wrote all|caus\w+ (?:all|most)|all "
    r"of (?:them|it)|behind|fail\w*|trouble|problem\w*)\b",
    re.I,
)
_BARE = re.compile(
    r"\s*(?P<name>(?!(?:so|that|it|this|we|i|they|now|target"
    r"|should|all|together|altogether|overall|in|on"
    r"|taken)\b)[A-Za-z][\w-]*(?:\s+[A-Za-z][\w-]*){0,2}?)\s+(?:(?:is|are|was|were)\s+)?(?:at|has|have"
    r"|does|do|makes?|only|about)\s+(?=\d)\S",
    re.I,
)
_COUNTED_PLACES = re.compile(r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|both|several)\s+\w+", re.I)
_SOME_PLACES = re.compile(rf"(?:the\s+|our\s+)?(?:two|three|four|five|six|\d+)\s+{PLACE}", re.I)
_GENERAL = re.compile(rf"(?:the|our|my)\s+(?:\w+\s+of\s+the\s+)?(?-i:{PLACE})", re.I)
_THINGS = re.compile(
    r"\b(?P<count>\d+)\s+(?:[a-z-]+\s+)?(?!this\b|was\b|has\b|is\b)(?P<noun>[a-z]+s)\b(?!\s*(?:are|were|have|had|who)\b)",
    re.I,
)
_TELLS = re.compile(
    r"\s+(?:(?:alone|only|even|never|always)\s+)?(?:is|are|was|were|has|have|had|do|does|did|mak\w+|made"
    r"|wr[io]t\w+|need\w*|caus\w+"
    r"|lose|lost|fail\w*|reach\w*|get|got|at|with|who|that|stand\w*|cover\w*|use\w*|\w+ed)\b",
    re.I,
)
_NO_TROUBLE = re.compile(r"\b(?:no|not|never|rarely|without|hardly)\b[^.,;]{0,20}", re.I)
_NOTHING_ELSE = re.compile(r"\s*#(?:\s+(?:in all|in total|of them|of those|altogether|all told))?\s*[.;]?\s*", re.I)
_PEOPLE_LAST = re.compile(r"\b(?P<name>(?:the|our|my)\s+(?:[\w-]+\s+){0,2}?(?P<noun>[a-z-]+s))\s*$", re.I)
_TRAILING = re.compile(
    r"\s+(?:about|roughly|around|only|just|at|to|is|are|was|were|has|have|does|do|make\w*|reach\w*|get\w*"
    r"|fix\w*|hit\w*|score\w*|stand\w*|have|with|on|up|some|nearly|almost)$",
    re.I,
)


@dataclass(frozen=True)
class _Part:
    """A stretch about one group."""

    text: str
    name: str
    size: int | None = None
    value: Quantity | None = None


def read(
    spans: Sequence[Span], audience: int | None = None, rises: bool | None = None, *, heads: bool = False
) -> list[SegmentReading]:
    """The groups of some sentences. ``audience`` is the known head-count ("the rest" is whoever remains); ``rises``
    the wanted direction of the measure, which tells the better group from the worse; ``heads``: bare numbers count people."""
    found: list[SegmentReading] = []
    told: list[tuple[Span, _Part]] = []
    for span in spans:
        parts = _same_unit(_listed(span.text, heads=heads) or _parts(span.text))
        here = [(span, part) for part in parts if not _counts_things(span.text, part)]
        if told and here and _is_rest(here[0][1]):  # "The agents, 46. The rest drive and sweep."
            told.extend(here)
            continue
        found.extend(_apart(told, audience, rises))
        told = here
    return [*found, *_apart(told, audience, rises)]


def _apart(told: Sequence[tuple[Span, _Part]], audience: int | None, rises: bool | None) -> Iterator[SegmentReading]:
    """The groups of a sentence, or of those that tell of the rest, each with the sentence it stands in."""
    if not _tells_apart([part for _, part in told]):
        return
    where = {part.text: span for span, part in told}
    parts = _without_whole(_with_rest([part for _, part in told], audience))
    yield from (_reading(where[part.text], part, parts, rises) for part in parts)


def _counts_things(text: str, part: _Part) -> bool:
    """True for a number that counts things told before it ("38 cases: 6 were the new pump"), and for just "the wards"."""
    told = _THINGS.search(text)
    if part.size is None or told is None or is_person(singular(told["noun"].lower())):
        return bool(_GENERAL.fullmatch(part.name))
    own = re.search(rf"\b{part.size}\b(?! {told['noun']})", text[told.end() :])
    return own is not None and part.size <= int(told["count"])


def _listed(text: str, *, heads: bool) -> list[_Part]:
    """The groups of a list of names and numbers, without the whole that may stand among them."""
    parts: list[_Part] = []
    for name, quantity in listed(text, quantities.parse(text)):
        people = quantity.kind is Kind.PEOPLE or (heads and quantity.bare)
        if people or (value := of_group([quantity])) is None:
            parts.append(_Part(f"{name} {quantity.text}", name, size=int(quantity.value) if people else None))
        else:
            parts.append(_Part(f"{name} {quantity.text}", name, value=value))
    return [part for part in parts if not NOT_A_GROUP.match(part.name)]


def _parts(text: str) -> list[_Part]:
    parts: list[_Part] = []
    before = ""
    for piece in _pieces(text):
        before, named_before = piece, before
        if (size := _aside(piece)) is not None and (group := _just_named(named_before, parts)):
            parts = [*(p for p in parts if p.name != group.name), replace(group, size=size)]
        elif part := _part(piece):
            parts.append(part)
        elif (
            parts
            and parts[0].value
            and (named := _BARE.match(piece))
            and (value := of_group(quantities.parse(piece[named.end() - 1 :])))
        ):
            parts.append(_Part(piece, named["name"], value=value.model_copy(update={"start": piece.index(value.text)})))
        elif parts and (value := of_group(quantities.parse(piece))) and parts[-1].value is None:
            parts[-1] = replace(parts[-1], text=f"{parts[-1].text}, {piece}", value=value)
    return parts


def _pieces(text: str) -> Iterator[str]:
    """The pieces of a sentence that may each tell of a group; "Depots 12 and 15" are named together."""
    named, start = labels(text), 0
    for cut in _CUT.finditer(text):
        if not any(first < cut.start() < last for first, last in named):
            yield text[start : cut.start()]
            start = cut.end()
    yield text[start:]


def _aside(piece: str) -> int | None:
    """The head-count of a piece that holds nothing else: "the agents, 46", "the others drive; 164 in all"."""
    amounts = quantities.parse(piece)
    if len(amounts) != 1 or amounts[0].high or not _NOTHING_ELSE.fullmatch(piece.replace(amounts[0].text, "#", 1)):
        return None
    counted = amounts[0].kind is Kind.PEOPLE or amounts[0].bare
    return int(amounts[0].value) if counted and amounts[0].value == int(amounts[0].value) else None


def _just_named(piece: str, parts: Sequence[_Part]) -> _Part | None:
    """The group that was named last and has no number yet."""
    if parts and parts[-1].size is None and parts[-1].value is None:
        return parts[-1]
    named = _PEOPLE_LAST.search(piece)
    return _Part(piece, named["name"]) if named and is_person(singular(named["noun"].lower())) else None


def _same_unit(parts: list[_Part]) -> list[_Part]:
    """ "Night shift does 94 %, days 70": the bare number is in percent as well."""
    unit = next((p.value for p in parts if p.value and p.value.unit), None)
    if unit is None:
        return parts
    shared = {"kind": unit.kind, "unit": unit.unit, "per": unit.per}
    return [
        replace(p, value=p.value.model_copy(update=shared))
        if p.value and p.value.kind is Kind.COUNT and not p.value.unit
        else p
        for p in parts
    ]


def _part(piece: str) -> _Part | None:
    amounts = quantities.parse(piece)
    if located := places.located(piece, amounts):
        name, size, value = located
        return _Part(piece, name, size, value)
    head = _headed(piece, amounts) or _counted(piece, amounts)
    if head is None:
        return None
    name, size, after = head
    value = of_group([q for q in amounts if q.start >= after])
    return _Part(piece, name, size, value)


def _headed(piece: str, amounts: Sequence[Quantity]) -> tuple[str, int | None, int] | None:
    """A group known by its words: "the rest", "night shift", "the new hires"."""
    for pattern in _HEADS:
        match = next((m for m in pattern.finditer(piece) if _names_group(piece, m)), None)
        if match and not re.search(r"\b(?:for|per|each|every)\s+$", piece[: match.start()], re.I):
            inside = [
                q
                for q in amounts
                if q.start < match.end() and q.start >= match.start() and q.kind in (Kind.PEOPLE, Kind.COUNT)
            ]
            beside = [q for q in amounts if q.kind is Kind.PEOPLE and q not in inside]
            size = (inside or beside)[0].value if inside or beside else None
            if size is not None and _SOME_PLACES.match(match["name"]):
                size = beside[0].value if beside else None  # "two teams" are no two people
            return _cleaned(match["name"]), int(size) if size is not None else None, match.end()
    return None


def _names_group(piece: str, match: re.Match[str]) -> bool:
    """ "Three shifts" describe the work; "three shifts are at 80" tell them apart."""
    name = _cleaned(match["name"])
    if _COUNTED_PLACES.fullmatch(name) and not _TELLS.match(piece, match.end()):
        return False
    return not NOT_A_GROUP.match(name)


def _cleaned(name: str) -> str:
    """Without verbs and small words that the pattern took in before the group."""
    words = name.split()
    while len(words) > 1 and words[0].lower() in STOPPERS - _DETERMINERS:
        words.pop(0)
    return " ".join(words)


def _counted(piece: str, amounts: Sequence[Quantity]) -> tuple[str, int | None, int] | None:
    """A group known by its number: "12 started this spring", "the 20 who ...", "300 drivers"."""
    for quantity in amounts:
        if (
            quantity.kind not in (Kind.PEOPLE, Kind.COUNT)
            or quantity.per
            or quantity.value != int(quantity.value)
            or quantity.high
        ):
            continue
        end = quantity.start + len(quantity.text)
        if quantity.kind is Kind.COUNT and (quantity.unit or not _CLAUSE.match(piece, end)):
            continue
        value = of_group([q for q in amounts if q.start >= end])
        stop = value.start if value else len(piece)
        lead = re.search(r"(?:the|our|those|these)\s+(?:about\s+)?$", piece[: quantity.start], re.I)
        name = _TRAILING.sub("", piece[lead.start() if lead else quantity.start : stop].strip(" .,;:"))
        name = _TRAILING.sub("", name)
        return " ".join(name.split()[:9]), int(quantity.value), end
    return None


def _tells_apart(parts: Sequence[_Part]) -> bool:
    """Two groups with a size, a value or a judgement; or one named group with a value or a judgement."""
    if len({part.name.lower() for part in parts}) > 1:
        return any(part.size is not None or part.value is not None or _judged(part.text) is not None for part in parts)
    return any(_singled_out(part) for part in parts)


def _singled_out(part: _Part) -> bool:
    judged = part.value is not None or _judged(part.text) is not None
    return judged and (_headed(part.text, ()) is not None or " who " in part.text)


def _judged(text: str) -> bool | None:
    good, bad = bool(_GOOD.search(text)), bool(_BAD.search(_NO_TROUBLE.sub(" ", text)))
    return None if good == bad else good


def _with_rest(parts: list[_Part], audience: int | None) -> list[_Part]:
    """ "The rest" is the audience without the groups that have a size."""
    told = sum(part.size or 0 for part in parts if not _is_rest(part))
    if audience is None or not told or told >= audience:
        return parts
    return [replace(p, size=audience - told) if _is_rest(p) and p.size is None else p for p in parts]


def _without_whole(parts: list[_Part]) -> list[_Part]:
    """ "60 drivers, 20 of them part-time": the 60 are the whole, no group."""
    inner = next((i for i, part in enumerate(parts) if re.search(r"\bof (?:them|these|those)\b", part.text, re.I)), 0)
    return [
        p for i, p in enumerate(parts) if i >= inner or p.value is not None or (p.size or 0) <= (parts[inner].size or 0)
    ]


def _is_rest(part: _Part) -> bool:
    return bool(re.search(r"\b(?:rest|remainder|others)\b", part.name, re.I))


def _reading(span: Span, part: _Part, parts: Sequence[_Part], rises: bool | None) -> SegmentReading:
    return SegmentReading(
        name=part.name, quote=span.text, size=part.size, value=part.value, better=_better(part, parts, rises)
    )


def _better(part: _Part, parts: Sequence[_Part], rises: bool | None) -> bool | None:
    if (said := _judged(part.text)) is not None:
        return said
    values = [
        p.value.value
        for p in parts
        if p.value and part.value and (p.value.kind, p.value.unit) == (part.value.kind, part.value.unit)
    ]
    if rises is None or part.value is None or len(set(values)) < 2:
        return None
    middle = (max(values) + min(values)) / 2
    return (part.value.value > middle) == rises

"""What a number is counted by: "a week", "per user", "each", "one point is worth ..."."""

import re

from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.measurement.sums.units import EACH, NOUN, TIMES, of_hundred, symbol, unit_of

CLAUSE_END = re.compile(r"[,;:()–—]|\band\b|\bbut\b|\bplus\b", re.I)

_TIME = "|".join(TIMES)
_AFTER = re.compile(
    rf"\s*(?:,?\s*(?:of|in)\s+(?!(?:an?|one|the|each)\s+(?:{_TIME})\b)(?:[^\W\d_][\w-]*\s+){{1,3}}?)?"
    rf"(?:(?:per|a|an|every|for\s+(?:each|every|an?|one)|each(?=\s+(?:{_TIME}|shift)\b))\s+|/\s*|and\s+(?=week\b|month\b|year\b))"
    rf"(?P<noun>{NOUN})",
    re.I,
)
_AFTER_TIME = re.compile(
    rf"\s*(?:(?!(?:and|takes|for|in|but|is|or|on|at|plus)\b)[^\W\d_][\w'’-]*\s+){{1,4}}?(?:per|an?|each|every)\s+(?P<noun>{_TIME})\b",
    re.I,
)
_PER_NOUN = re.compile(rf"\b(?:per|for (?:each|every|an?|one))\s+(?P<noun>{NOUN})", re.I)
_EACH_AFTER = re.compile(
    r"^(?:\s*,)?(?:\s+(?!and\b|plus\b)[^\W\d_][\w-]*){0,3}?\s*\b(?:each|apiece|a piece|a head|per head|per person|pp)\b",
    re.I,
)
_EACH_NOUN = re.compile(rf"\b(?:each|every|per)\s+(?!of\b)(?P<noun>{NOUN})", re.I)
_EQUATION = re.compile(
    rf"\b(?:an?|one|1|each|every)\s+(?P<noun>{NOUN})(?:\s+(?:of|in|more|less|extra|fewer|lost|saved|for)\b[^,;:]{{0,40}}?)?"
    r"[\s,]*(?:(?:that|which)\s+[^,;]{0,30})?"
    r"\b(?:is|are|was|costs?|worth|brings?|saves?|earns?|means|makes?|equals|stands|stays?|loses?|takes|sets|leaves|comes|would|"
    r"remains?|keeps?|gives?)\b[^;]*$|"
    rf"\b(?:an?|one|1)\s+(?P<named>{NOUN})\s*[=:]\s*$",
    re.I,
)
_OWNER = r"(?:(?:an?|the|our|my|one|every|each|any)\s+)*(?P<{}>[^\W\d_][\w-]*(?:\s+[^\W\d_][\w-]*){{0,2}}?)"
_RATE = re.compile(
    rf"(?:\b{_OWNER.format('own')}['’]s?\s+)?\b(?P<unit>hour|day)s?(?:\s+(?:of|for)\s+{_OWNER.format('whom')})?"
    r"\s*(?:\b(?:is|are|costs?|comes? to|runs? (?:at|to)|stands? at|at)\b|[=:])[^,;]{0,25}$|"
    rf"\b(?:{_OWNER.format('payee')}\s+)?(?P<rate>day|hour|daily|hourly)[ -](?:rate|wage|cost|pay|fee)s?\b[^,;]{{0,25}}$",
    re.I,
)
_PERIOD_WORDS = {
    "year": re.compile(
        r"\b(?:annual(?:ly)?|yearly|p\.?a\.?|per annum|(?:in|over|during) (?:a|one|the|each) (?:full )?year)\b", re.I
    ),
    "month": re.compile(r"\b(?:monthly|in (?:a|one|each) month)\b", re.I),
    "week": re.compile(r"\b(?:weekly|in (?:a|one|each) week)\b", re.I),
    "day": re.compile(r"\b(?:daily|in (?:a|one|each) day)\b", re.I),
}


def counted_by(quantity: Quantity, lead: str, tail: str, *, first: bool) -> tuple[str, ...]:
    """The denominators of a number between the words ``lead`` and ``tail``. ``first``: no number stands before it in its
    sentence, so that all words in front belong to it."""
    own = [by for by in quantity.per.split(" per ") if by and not of_hundred(by)]
    found = [symbol(by) for by in own if _stands_in(by, quantity.text)]
    found += [unit for unit in _behind(tail) if unit not in found]
    rated, _ = rate_in_front(quantity, lead)
    found += [rated] if rated and rated not in found else []
    if all(unit in TIMES for unit in found):
        found += [unit for unit in _in_front(quantity, lead, first=first) if unit not in found]
    return tuple(found)


def rate_in_front(quantity: Quantity, lead: str) -> tuple[str, str]:
    """The time that an amount of money is the price of, and whose it is, by the words before it: "a clerk's hour is 24", "the
    trainer's day rate is 900"; "" for what was not said."""
    found = _RATE.search(lead) if quantity.kind in (Kind.MONEY, Kind.COUNT) else None
    if found is None or (quantity.kind is Kind.COUNT and (quantity.unit or not found["rate"])):
        return "", ""
    whom = found["own"] or found["whom"] or found["payee"] or ""
    unit = "hour" if (found["unit"] or found["rate"]).lower().startswith("hour") else "day"
    return unit, symbol(whom) if whom else ""


def _stands_in(by: str, text: str) -> bool:
    """True where the number's own words say what it is counted by; units carried over from a neighbour are read anew."""
    return by[:1].lower() in {word[:1] for word in re.findall(r"[^\W\d_]+", text.lower())}


def _behind(tail: str) -> list[str]:
    found: list[str] = []
    if _EACH_AFTER.match(tail) and not _AFTER.match(tail):
        found.append(EACH)
    while match := _AFTER.match(tail) or _AFTER_TIME.match(tail):
        found.append(unit_of(match["noun"]))
        tail = tail[match.end() :]
    own = CLAUSE_END.split(tail)[0]
    found += [unit for m in _PER_NOUN.finditer(own) if (unit := unit_of(m["noun"])) not in found]
    found += [unit for unit, pattern in _PERIOD_WORDS.items() if unit not in found and pattern.search(own)]
    return found


def _in_front(quantity: Quantity, lead: str, *, first: bool) -> list[str]:
    if quantity.kind is Kind.PERCENT:
        return []
    if match := _EQUATION.search(lead):
        return [unit_of(match["noun"] or match["named"])]
    nouns = [m["noun"] for m in _EACH_NOUN.finditer(lead if first else CLAUSE_END.split(lead)[-1])]
    return [unit_of(nouns[-1])] if nouns else []

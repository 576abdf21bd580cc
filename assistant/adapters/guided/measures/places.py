"""Groups known by their place behind a number: "17 in Lyon and 24 in Metz", "4 % in the office, 11 % on the line"."""

import re
from collections.abc import Sequence

from assistant.adapters.guided.numbers.units import plural
from assistant.adapters.guided.text.lexicon import PLACES
from assistant.domain.brief.quantities import Kind, Quantity

PLACE = rf"(?:{'|'.join(sorted(PLACES | {plural(place) for place in PLACES}, key=len, reverse=True))})"
_AT_PLACE = re.compile(
    rf"\s+(?:of\s+(?:them|us)\s+)?(?:in|at|on)\s+(?P<name>(?-i:[A-Z])[\w-]+(?:\s+(?-i:[A-Z])[\w-]+)?"
    rf"|(?:the\s+|our\s+)?(?:[\w-]+\s+)?{PLACE}|the\s+(?:north|south|east|west))\b",
    re.I,
)

_NOT_A_PLACE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Q[1-4]|FY\w*|H[12]|average|total"
    r"|(?:the|our|all|each|every)\s+(?:\w+)s)\b",
    re.I,
)


def dated(name: str) -> bool:
    """True for a month, a day, a total or all of them, which stand beside numbers and are no group."""
    return bool(_NOT_A_PLACE.match(name))


def located(piece: str, amounts: Sequence[Quantity]) -> tuple[str, int | None, Quantity | None] | None:
    """Name, size and value of the group of a stretch with one number in front of a place; None where it has none."""
    if len(amounts) != 1:
        return None
    quantity = amounts[0]
    place = _AT_PLACE.match(piece, quantity.start + len(quantity.text))
    if place is None or quantity.per or dated(place["name"]):
        return None
    if quantity.kind is Kind.PEOPLE or quantity.bare:
        return (place["name"], int(quantity.value), None) if quantity.value == int(quantity.value) else None
    return place["name"], None, quantity

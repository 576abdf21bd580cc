"""The currency of a request."""

from collections import Counter

from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.shapes import Brief


def currency(brief: Brief) -> str:
    """The ISO code most often said, "" where none was said."""
    said = Counter(q.unit for q in _amounts(brief))
    return said.most_common(1)[0][0] if said else ""


def currencies(brief: Brief) -> tuple[str, ...]:
    """Every currency said, in alphabetical order."""
    return tuple(sorted({q.unit for q in _amounts(brief)}))


def _amounts(brief: Brief) -> list[Quantity]:
    """The amounts of money told; what may be money or a thing ("ten crowns") only where no code names another currency."""
    told = _told(brief)
    return [quantity for quantity in told if quantity.unit.isupper()] or told


def _told(brief: Brief) -> list[Quantity]:
    values = [v for m in brief.measures for v in (m.baseline, m.target, m.value_per_unit) if v and v.quantity]
    said = [q for fact in brief.facts for q in fact.quantities] + [v.quantity for v in values if v.quantity]
    return [q for q in said if q.kind is Kind.MONEY and q.unit]

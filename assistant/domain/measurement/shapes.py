"""The shapes of the outcome contract and of the cautious forecast. contract.py, costs.py and "
"forecast.py fill them."""

from assistant.domain.brief.shapes import Derived, Measure
from assistant.domain.shapes import Shape


class ContractLine(Shape):
    """One line of the measurement contract. ``level`` as in Kirkpatrick (1959) / Phillips (1983): 4 result, 3 on the
    job, "early" a leading indicator, "guard" a counter-metric, "worth" a figure beside the result on which the money
    rests. ``ties_to`` is the id of the level-4 line it drives. ``proposed`` marks our proposals; a text "to be confirmed"
    stands where nothing is known."""

    id: str
    level: str  # "4", "3", "early", "guard"
    what: str
    now: str
    target: str
    by: str
    source: str
    owner: str
    ties_to: str = ""
    proposed: bool = False


class Contract(Shape):
    """The outcome contract: the measure, the lines, how the effect is told from other causes."""

    outcome: Measure | None
    lines: tuple[ContractLine, ...]
    isolation: str
    gap: Derived | None = None
    lint: tuple[str, ...] = ()  # what is missing or weak, one sentence each


class CostLine(Shape):
    what: str
    who: str
    figure: Derived


class Forecast(Shape):
    """First-year forecast by Phillips' conservative rules (Phillips, 1997; guiding principles of the ROI Methodology):
    isolation share, confidence, first year, full cost. ``roi_percent`` = (benefit - cost) / cost * 100, may be negative."""

    benefit: Derived
    cost: Derived
    bcr: float
    roi_percent: float
    lines: tuple[CostLine, ...] = ()
    assumptions: tuple[str, ...] = ()


class NoForecast(Shape):
    """Why there is no forecast, and which numbers are missing. ``cost`` is the full cost where it is known, else its known
    part (``cost.label`` says which), else None."""

    missing: tuple[str, ...]
    reason: str
    cost: Derived | None = None
    lines: tuple[CostLine, ...] = ()

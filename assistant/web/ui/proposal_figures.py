"""Page one in figures: the few numbers that decide, and one picture of the way from today to the target."""

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Measure, MeasureValue
from assistant.domain.proposal.shapes import Proposal
from assistant.web.ui.markup import day, esc
from assistant.web.ui.words import say

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _FOOT = 660, 190, 16, 500, 30, 150


def outcome(made: Proposal) -> Measure | None:
    """The measure that decides whether it worked."""
    return next((measure for measure in made.measures if measure.outcome), None)


def figures(made: Proposal) -> str:
    """The numbers of page one that are known; what is open stands in the text below them."""
    cells = [cell for cell in (_number(outcome(made)), _cost(made), _net(made)) if cell]
    shown = "".join(
        f'<div><dt>{esc(label)}</dt><dd class="fig">{esc(value)}</dd><dd>{esc(about)}</dd></div>'
        for label, value, about in cells
    )
    return f'<dl class="facts">{shown}</dl>' if shown else ""


def _number(measure: Measure | None) -> tuple[str, str, str] | None:
    """Where the measure stands and where it should go."""
    if not measure or not measure.baseline or not measure.baseline.quantity:
        return None
    target = measure.target if measure.target and measure.target.quantity else None
    when = say("proposal.by", day=day(measure.due.day)) if target and measure.due and measure.due.day else ""
    about = ", ".join(text for text in (measure.name, when or ("" if target else say("proposal.today"))) if text)
    return say("proposal.number"), _way(measure.baseline, target), about


def _way(now: MeasureValue, target: MeasureValue | None) -> str:
    if target is None:
        return wording.measured(now)
    return wording.between(now, target).replace(" to ", " → ", 1)


def _cost(made: Proposal) -> tuple[str, str, str] | None:
    if not made.forecast:
        return None
    return say("proposal.cost"), wording.figure(made.forecast.spent), made.forecast.spent.label


def _net(made: Proposal) -> tuple[str, str, str] | None:
    if not made.forecast:
        return None
    benefit, cost = made.forecast.benefit, made.forecast.spent
    net = benefit.model_copy(update={"value": benefit.value - cost.value})
    about = say("proposal.range", benefit=wording.figure(benefit), cost=wording.figure(cost))
    return say("proposal.net"), wording.figure(net), about


def picture(made: Proposal) -> str:
    """Measured values as a solid line, the planned way dashed to the target; "" where a number is missing."""
    measure = outcome(made)
    if not measure or not measure.baseline or not measure.target:
        return ""
    points = [value for value in (measure.earlier, measure.baseline, measure.target) if value and value.quantity]
    units = {(value.quantity.kind, value.quantity.unit) for value in points if value.quantity}
    if len(points) < 2 or len(units) > 1 or not measure.baseline.quantity or not measure.target.quantity:
        return ""
    return _drawn(measure, points)


def _drawn(measure: Measure, values: list[MeasureValue]) -> str:
    numbers = [value.quantity.value for value in values if value.quantity]
    step = (_RIGHT - _LEFT) / (len(numbers) - 1)
    low, high = min(numbers), max(numbers)
    scale = (_FOOT - _TOP) / ((high - low) or 1)
    spots = [(round(_LEFT + at * step), round(_FOOT - (number - low) * scale)) for at, number in enumerate(numbers)]
    texts = [wording.measured(value) for value in values]
    title = say("proposal.picture", name=measure.name, now=texts[-2], target=texts[-1])
    solid = " ".join(f"{x},{y}" for x, y in spots[:-1])
    (x0, y0), (x1, y1) = spots[-2], spots[-1]
    due = day(measure.due.day) if measure.due and measure.due.day else ""
    labels = "".join(_label(*spot, text, "now") for spot, text in zip(spots[:-1], texts[:-1], strict=True))
    return (
        f'<figure><svg class="fig-svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{esc(title)}">'
        f'<line class="base" x1="{_LEFT}" y1="{_HEIGHT - 12}" x2="{_RIGHT}" y2="{_HEIGHT - 12}"/>'
        f'<line class="base cut" x1="{x0}" y1="{_TOP - 16}" x2="{x0}" y2="{_HEIGHT - 12}"/>'
        f'<polyline class="told" points="{solid}"/><line class="plan" x1="{x0}" y1="{y0}" x2="{x1}" y2="{y1}"/>'
        f'<circle class="told" cx="{x0}" cy="{y0}" r="5"/><circle class="plan" cx="{x1}" cy="{y1}" r="5"/>{labels}'
        f'<text class="goal" x="{x1 + 14}" y="{y1 + 4}">{esc(texts[-1])}</text>'
        f'<text x="{x1 + 14}" y="{y1 + 21}">{esc(due)}</text></svg><figcaption>{esc(wording.upper_first(measure.name))}: '
        f"{esc(say('proposal.measured'))} ———, {esc(say('proposal.planned'))} – – –</figcaption></figure>"
    )


def _label(x: int, y: int, text: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x + 9}" y="{y - 9}">{esc(text)}</text>'

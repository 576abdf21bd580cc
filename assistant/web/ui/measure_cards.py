"""Measures, groups of people and the history of the brief."""

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Brief, Measure, MeasureValue, Segment
from assistant.web.ui.markup import badge, esc, group
from assistant.web.ui.words import say

_FIELDS = ("earlier", "baseline", "target", "due", "data_source", "owner", "value_per_unit", "volume")


_CHANGES = 30  # the newest changes that are shown


def measures(held: Brief) -> str:
    """Each measure with its values and the words they came from."""
    if not held.measures:
        return ""
    rows = "".join(_measure(measure) for measure in held.measures)
    return group(say("brief.measures"), rows, str(len(held.measures)))


def _measure(measure: Measure) -> str:
    outcome = badge("accent", "flag", say("brief.outcome")) if measure.outcome else ""
    values: list[tuple[str, MeasureValue]] = [
        (field, value) for field in _FIELDS if (value := getattr(measure, field)) is not None
    ]
    rows = "".join(
        f"<tr><th scope='row'>{esc(say(f'field.{field}'))}</th>"
        f"<td>{esc(wording.measured(value))}<small>“{esc(value.source.quote)}”</small></td></tr>"
        for field, value in values
    )
    head = f'<div class="row"><b class="grow">{esc(wording.upper_first(measure.name))}</b>{outcome}</div>'
    return f'<div class="measure">{head}<table>{rows}</table></div>'


def segments(held: Brief) -> str:
    """Where groups differ: bars on one scale, the better one in the accent."""
    if not held.segments:
        return ""
    most = max((abs(segment.value.value) for segment in held.segments if segment.value), default=0)
    rows = "".join(_segment(segment, most) for segment in held.segments)
    return group(say("brief.segments"), f'<div class="bars">{rows}</div>', str(len(held.segments)))


def _segment(segment: Segment, most: float) -> str:
    size = f"<small>{esc(say('brief.people', count=f'{segment.size:,}'))}</small>" if segment.size else ""
    value = wording.amount(segment.value) if segment.value else ""
    share = round(100 * abs(segment.value.value) / most) if segment.value and most else 0
    track = (
        f'<span class="track" aria-hidden="true"><i style="flex:{share}"></i><u style="flex:{100 - share}"></u></span>'
    )
    better = {True: say("brief.better"), False: say("brief.worse"), None: ""}[segment.better]
    return (
        f'<div class="{"hi" if segment.better else ""}" title="{esc(segment.source.quote)}">'
        f"<span>{esc(segment.name)}{size}</span>{track if segment.value else '<span></span>'}"
        f"<b>{esc(value)}<small>{esc(better)}</small></b></div>"
    )


def history(held: Brief) -> str:
    """What replaced what."""
    if not held.history:
        return ""
    rows = "".join(
        f"<tr><th scope='row'>{esc(say(f'slot.{change.slot}'))}</th><td><s>{esc(change.old)}</s> {esc(change.new)}</td></tr>"
        for change in held.history[-_CHANGES:]
    )
    return group(say("brief.changed"), f"<table>{rows}</table>", str(len(held.history)), folded=True)

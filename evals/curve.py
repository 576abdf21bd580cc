"""A growth curve as SVG: how a figure rises with the size of the library, beside its targets."""

import math
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

_WIDE, _HIGH, _LEFT, _BELOW, _ROOM = 640, 340, 56, 44, 24
_INK, _PALE, _LINES = "#3b3b38", "#c9c7c0", ("#0f5e6e", "#8a6d1f", "#5b5b8c")
_DRAWN = (("value", "95 %"), ("median", "median"), ("processor_ms", "processor"))
_GRID = 4  # lines across


def search_curve(report: Mapping[str, Mapping[str, Any]]) -> str:
    """The 95th percentile and the median of search, and the processor's time for one, over the number of passages."""
    sizes = [int(name.removeprefix("search_")) for name in report]
    values = {name: [float(row[key]) for row in report.values()] for key, name in _DRAWN}
    targets = {size: float(row["target"]) for size, row in zip(sizes, report.values(), strict=True) if "target" in row}
    top = max([*chain(*values.values()), *targets.values()]) * 1.1
    lines = (_line(sizes, drawn, top, number, name) for number, (name, drawn) in enumerate(values.items()))
    parts = [*_axes(sizes, top), *chain(*lines)]
    parts += [
        f'<path d="M{_x(size, sizes) - 14:.0f} {_y(target, top):.0f}h28" stroke="#a3341f" stroke-width="2"/>'
        + _text(_x(size, sizes), _y(target, top) - 6, f"target {target:g}", "middle", "#a3341f")
        for size, target in targets.items()
    ]
    inner = "".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" role="img" aria-label="Time of a search in '
        f'milliseconds over the number of passages" font-family="sans-serif" font-size="12"><rect width="{_WIDE}" '
        f'height="{_HIGH}" fill="#ffffff"/>{inner}</svg>\n'
    )


def _x(size: int, sizes: Sequence[int]) -> float:
    low, high = math.log10(min(sizes)), math.log10(max(sizes))
    share = (math.log10(size) - low) / (high - low) if high > low else 0.5
    return _LEFT + 30 + share * (_WIDE - _LEFT - 2 * _ROOM - 60)


def _y(value: float, top: float) -> float:
    return _HIGH - _BELOW - value / top * (_HIGH - _BELOW - _ROOM)


def _axes(sizes: Sequence[int], top: float) -> list[str]:
    marks = [
        f'<path d="M{_LEFT} {_y(value, top):.0f}H{_WIDE - _ROOM}" stroke="{_PALE}"/>'
        + _text(_LEFT - 8, _y(value, top) + 4, f"{value:.0f}", "end")
        for value in (top / _GRID * step for step in range(_GRID + 1))
    ]
    marks += [_text(_x(size, sizes), _HIGH - _BELOW + 20, f"{size:,}", "middle") for size in sizes]
    return [*marks, _text(_LEFT, 14, "ms a search", "start"), _text(_WIDE - _ROOM, _HIGH - 6, "passages", "end")]


def _line(sizes: Sequence[int], values: Sequence[float], top: float, number: int, name: str) -> list[str]:
    points = [(_x(size, sizes), _y(value, top)) for size, value in zip(sizes, values, strict=True)]
    path = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
    dots = "".join(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4" fill="{_LINES[number]}"/>' for x, y in points)
    drawn = f'<polyline points="{path}" fill="none" stroke="{_LINES[number]}" stroke-width="2.5"/>{dots}'
    told = [_text(x + 8, y + 14, f"{value:.0f}", "start") for (x, y), value in zip(points, values, strict=True)]
    x, y = points[-1]
    return [drawn, *told, _text(x - 8, y - 8, name, "end", _LINES[number])]


def _text(x: float, y: float, words: str, anchor: str, colour: str = _INK) -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}" fill="{colour}">{words}</text>'

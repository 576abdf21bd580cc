"""Plays single messages of a blind file and tells what the brief holds of what was told."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from assistant.adapters.guided.reader import GuidedReader
from assistant.domain.brief import ledger
from assistant.domain.brief.quantities import Quantity
from assistant.domain.brief.reading import Reading
from assistant.domain.brief.shapes import Brief, Measure, MeasureValue
from assistant.domain.brief.turns import Interview, Move, MoveKind, Turn
from assistant.domain.knowledge import Knowledge
from assistant.domain.slots import Slot

Case = dict[str, Any]
Check = tuple[str, bool]


def load(name: str) -> tuple[date, list[Case]]:
    """The day of a file's messages, and its cases."""
    content = yaml.safe_load((Path(__file__).parent / name).read_text("utf-8"))
    return content["today"], content["cases"]


def brief_after(case: Case, today: date, reader: GuidedReader, knowledge: Knowledge) -> Brief:
    """The brief once the earlier answers and the message of a case are merged."""
    brief = Brief()
    said: list[tuple[tuple[Slot, ...], str]] = [((Slot(slot),), text) for slot, text in case.get("before", {}).items()]
    said.append((tuple(Slot(slot) for slot in case["asked"]), case["says"]))
    for number, (asked, text) in enumerate(said, start=1):
        reading = reader.read(text, _interview(asked, brief, today, opening=case.get("opening", False)), today)
        brief = ledger.merge(brief, reading, ledger.Context(number, asked, today, knowledge))
    return brief


def checks(case: Case, brief: Brief) -> Iterator[Check]:
    """Everything that a case expects of the brief, each with whether it holds."""
    yield from _facts(case, brief)
    for slot, wanted in case.get("numbers", {}).items():
        quantities = [q for fact in brief.of(Slot(slot)) for q in fact.quantities]
        yield f"{slot} = {wanted}", any(same(q, wanted) for q in quantities)
    for slot, wanted in case.get("days", {}).items():
        yield f"{slot} on {wanted}", any(_within(fact.day, str(wanted)) for fact in brief.of(Slot(slot)))
    if "outcome" in case:
        yield from _measure("outcome", brief.outcome, case["outcome"])
    for name, fields in case.get("measures", {}).items():
        yield from _measure(name, next((m for m in brief.measures if name.lower() in m.name.lower()), None), fields)
    yield from _segments(case, brief)


def same(quantity: Quantity | None, wanted: str) -> bool:
    """Whether a quantity is the one written as "value unit", "low-high unit" or a value alone."""
    found = re.fullmatch(r"(-?[\d.]+)(?:-([\d.]+))?(?: (\S+))?", str(wanted))
    if quantity is None or found is None:
        return False
    low, high, unit = found.groups()
    values = abs(quantity.value - float(low)) <= 0.05 * max(1, abs(float(low)) / 100)
    return values and (high is None or quantity.high == float(high)) and unit in (None, quantity.unit)


def _interview(asked: tuple[Slot, ...], brief: Brief, today: date, *, opening: bool) -> Interview:
    move = Move(kind=MoveKind.ASK, slots=asked)
    turns = () if opening else (Turn(number=1, text="x", reading=Reading(), move=move, reply="?"),)
    return Interview(id="i", opening="x", as_of=today, turns=turns, brief=brief)


def _facts(case: Case, brief: Brief) -> Iterator[Check]:
    for slot, words in case.get("facts", {}).items():
        for word in words:
            yield f"{slot}: {word}", word.lower() in brief.text(Slot(slot)).lower()
    for slot, words in case.get("not", {}).items():
        for word in words:
            yield f"{slot} without {word}", word.lower() not in brief.text(Slot(slot)).lower()


def _within(day: date | None, wanted: str) -> bool:
    first, _, last = wanted.partition("..")
    return day is not None and first <= day.isoformat() <= (last or first)


def _measure(name: str, measure: Measure | None, fields: dict[str, Any]) -> Iterator[Check]:
    for field, wanted in fields.items():
        held = getattr(measure, field, None)
        if isinstance(held, MeasureValue) and field == "due":
            yield f"{name} due {wanted}", _within(held.day, str(wanted))
        elif isinstance(held, MeasureValue):
            yield f"{name} {field} = {wanted}", same(held.quantity, wanted)
        elif field == "name":
            yield f"{name} is called {wanted}", str(wanted).lower() in str(held or "").lower()
        else:
            yield f"{name} {field} = {wanted}", held is not None and held == wanted


def _segments(case: Case, brief: Brief) -> Iterator[Check]:
    for name, wanted in case.get("segments", {}).items():
        found = [s for s in brief.segments if name.lower() in s.name.lower()]
        if "size" in wanted:
            yield f"{name} of {wanted['size']}", any(s.size == wanted["size"] for s in found)
        if "value" in wanted:
            yield f"{name} at {wanted['value']}", any(same(s.value, wanted["value"]) for s in found)
    for name in case.get("no_segments", []):
        yield f"{name} is no group", not any(name.lower() in s.name.lower() for s in brief.segments)

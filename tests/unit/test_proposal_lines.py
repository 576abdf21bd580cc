"""How a line of a proposal reads: figures in digits, the words that tell most, nothing that says nothing."""

from dataclasses import replace

import pytest
import stories

from assistant.domain.brief import wording
from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.shapes import MeasureValue, Origin, Source
from assistant.domain.proposal.drafting import values
from assistant.domain.proposal.shapes import Proposal
from assistant.domain.text import spans


def drafted(story: stories.Story, **answers: str) -> Proposal:
    return stories.draft(replace(story, answers={**story.answers, **answers}))


@pytest.mark.parametrize(
    ("said", "value", "kind", "unit", "shown"),
    [
        ("Thirty-one vases", 31, Kind.COUNT, "vase", "31 vases"),
        ("two and a half", 2.5, Kind.PERCENT, "%", "2.5%"),
        ("four thousand two hundred", 4200, Kind.COUNT, "", "4,200"),
        ("six tenths", 60, Kind.PERCENT, "%", "six tenths"),
        ("seven of ten", 70, Kind.PERCENT, "%", "seven of ten"),
    ],
)
def test_a_value_said_in_words_is_shown_in_digits(said: str, value: float, kind: Kind, unit: str, shown: str) -> None:
    quote = Source(origin=Origin.TURN, ref="2", quote=f"{said} percent")
    quantity = Quantity(kind=kind, value=value, unit=unit, text=said)
    found = values.plain(MeasureValue(text=said, source=quote, quantity=quantity), "thing")
    assert wording.measured(found) == shown


@pytest.mark.parametrize(
    ("text", "value"),
    [("one hundred and five kilns", 105), ("six thousand one hundred", 6100), ("three and a half", 3.5), ("forty-two", 42)],
)
def test_a_number_of_several_words_is_one_number(text: str, value: float) -> None:
    (found,) = spans.numbers(text)
    assert value in found.values


def test_time_that_can_be_released_is_no_pace_of_the_work() -> None:
    told = drafted(stories.DENTAL, work_context="The practice can release 40 minutes per person, not more.")
    guard = next(line.what.text for line in told.contract if line.level == "guard")
    assert "40 minutes" not in guard

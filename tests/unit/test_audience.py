"""How many people a request is about, where an answer tells several head-counts."""

import pytest
from briefs import brief

from assistant.domain.brief import audience
from assistant.domain.slots import Slot


@pytest.mark.parametrize(
    ("told", "whole", "part"),
    [
        (("48 porters.",), 48, None),
        (("There are 35 who sign for a load, out of some 90.",), 90, 35),
        (("It is 40 anyway. 75 is with the kitchen.",), 40, None),
        (("40 people.", "75 is including the cleaners."), 40, None),
        (("60 is approved posts only, people on the ward are 44.",), 44, None),
    ],
)
def test_the_number_that_counts_is_that_of_the_people_meant(
    told: tuple[str, ...], whole: int, part: int | None
) -> None:
    found = brief(*((Slot.AUDIENCE_SIZE, words) for words in told))
    narrowed = audience.needing(found)
    assert audience.total(found) == whole
    assert (narrowed.size if narrowed else None) == part

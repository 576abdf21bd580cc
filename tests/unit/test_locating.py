"""Quotations are found where they stand, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.text.locating import Stretch, alike, common, covering, locate

SAID = "Well, our “picking rate” fell\nfrom 92  to 85 — we can’t ship. Rates of 850 were old."


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("picking rate", "picking rate"),
        ('"Picking Rate" fell from 92 to 85', "picking rate” fell\nfrom 92  to 85"),
        ("we can't ship.", "we can’t ship"),
        ("85 - we", "85 — we"),
        ("…fell from 92…", "fell\nfrom 92"),
        ("850", "850"),
        ("rate", "rate"),
    ],
)
def test_a_quotation_is_found_whatever_its_blanks_marks_and_case(quote: str, found: str) -> None:
    place = locate(quote, SAID)
    assert place and place.text == found and SAID[place.start : place.end] == found


@pytest.mark.parametrize(
    "quote", ["", "  ", "…", "picking rates", "92 to 86", "ate", "5", "picking ... rate", "fell to 85"]
)
def test_what_was_not_said_is_not_found(quote: str) -> None:
    assert locate(quote, SAID) is None


@given(st.text(max_size=60), st.text(max_size=200))
def test_whatever_is_found_stands_there(quote: str, text: str) -> None:
    place = locate(quote, text)
    assert place is None or (place.text and text[place.start : place.end] == place.text)


@given(st.text(min_size=1, max_size=80), st.integers(0, 79), st.integers(1, 80))
def test_every_run_of_whole_words_is_found(text: str, start: int, length: int) -> None:
    words = text.split()
    quote = " ".join(words[start : start + length])
    if any(char.isalnum() for char in quote):
        assert locate(quote, text)


def test_stretches_are_compared_by_what_they_share() -> None:
    whole, part, other = Stretch("one two three", 0), Stretch("two", 4), Stretch("four", 14)
    assert common(whole, part) == 1 and alike(whole, part) == pytest.approx(3 / 13) and alike(whole, whole) == 1
    assert common(whole, other) == alike(part, other) == 0
    assert covering("one two three four", part, None, other) == Stretch("two three four", 4)

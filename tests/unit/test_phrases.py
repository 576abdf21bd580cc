"""What may stand as a noun in a sentence of ours, and what has to be quoted or left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.proposal.drafting import clauses
from assistant.domain.text.phrases import measure_in, names_group, names_office, names_part


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("late departures", "late departures"),
        ("crowns finished in one visit", "crowns finished in one visit"),
        ("the wall chart shows missed collections", "missed collections"),
        ("'s what everybody looks at", ""),
        ("that nobody waits", ""),
        ("we count it by hand", ""),
        ("better service for", ""),
        ("the", ""),
    ],
)
def test_a_measure_is_a_noun(said: str, name: str) -> None:
    assert measure_in(said) == name


@given(st.text(max_size=80))
def test_a_measure_is_always_a_part_of_what_was_said(text: str) -> None:
    assert measure_in(text) in text


@pytest.mark.parametrize("name", ["days", "shifts", "they", "what we do"])
def test_times_places_and_clauses_are_no_groups(name: str) -> None:
    assert not names_part(name)


def test_a_group_may_be_told_by_what_it_did() -> None:
    assert names_group("the nine who came in spring", "It is the nine who came in spring.")


@pytest.mark.parametrize("text", ["Head of kitchens", "Finance", "Mr Okafor", "Lena van Dijk", "the works council"])
def test_somebody_who_can_be_asked(text: str) -> None:
    assert names_office(text)


@pytest.mark.parametrize("text", ["Around", "Don't", "you tell me", "soon"])
def test_nobody_who_can_be_asked(text: str) -> None:
    assert not names_office(text)


@pytest.mark.parametrize(
    ("answer", "role"),
    [
        ("Me, head of kitchens. Nobody else.", "head of kitchens"),
        ("Ask upstairs. The plant director.", "The plant director"),
        ("No idea, honestly.", ""),
        ("Probably Ms Adair from payroll, she signs.", "Ms Adair from payroll"),
    ],
)
def test_the_office_in_an_answer(answer: str, role: str) -> None:
    assert clauses.role(answer) == role


def test_numbers_are_quoted_with_their_own_sentence() -> None:
    said = "We talk, we listen. I have 4,000 pounds for it. It rains."
    assert clauses.around(said, ["4,000 pounds"]) == "I have 4,000 pounds for it."
    assert clauses.around("He was generous. So 4,000.", ["4,000"]) == "He was generous. So 4,000."
    assert clauses.around(said, ["nothing of the kind"]) == said

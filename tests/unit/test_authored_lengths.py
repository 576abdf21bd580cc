"""How long the texts of an author may be, and that the author is told."""

from pathlib import Path

import pytest

from assistant.domain.proposal.authoring import lengths
from assistant.domain.proposal.authoring.draft import Draft, OptionText, lines

PROMPT = (Path(__file__).parents[2] / "prompts" / "draft.md").read_text("utf-8")


def words(count: int) -> str:
    return " ".join(["word"] * count)


@pytest.mark.parametrize(
    ("place", "most"),
    [
        ("headline", 12),
        ("contract.0.target", 12),
        ("causes.1.title", 12),
        ("cost", 20),
        ("options.2.reaches", 20),
        ("causes.0.speaks_for.1", 20),
        ("open.3.question", 20),
        ("decision", 30),
        ("gap.0", 30),
        ("causes.0.remark", 30),
        ("effort.0.because", 0),
        ("open.3.by", 0),
    ],
)
def test_a_place_has_its_length(place: str, most: int) -> None:
    assert lengths.longest(place) == most


def test_a_text_far_over_its_length_is_asked_for_again() -> None:
    wished = lengths.too_long({"cost": f"{words(26)} [T1; = 2 * 3 hours]", "risk": f"{words(25)} [T1, T2]"})
    assert list(wished) == ["cost"] and wished["cost"].startswith("26 words, at most 20")


def test_a_list_with_too_many_texts_is_cut_from_its_end() -> None:
    draft = Draft(summary=("a", "b", "c", "d"), money=("a", "b"), managers_after=("a", "b", "c"))
    assert set(lengths.too_long(lines(draft))) == {"summary.3", "managers_after.2"}


def test_a_draft_within_its_lengths_is_left_alone() -> None:
    option = OptionText(id="lean", name="Lean", what=words(20), cost=words(20), reaches=words(20), why=words(20))
    assert lengths.too_long(lines(Draft(headline=words(12), gap=(words(30),), options=(option,)))) == {}


def test_the_prompt_names_the_same_lengths() -> None:
    told = PROMPT[PROMPT.index("Words at most") : PROMPT.index("Lists that")]
    assert [number for number in told.replace(";", " ").replace(".", " ").split() if number.isdigit()] == [
        str(lengths.longest(place)) for place in ("headline", "cost", "gap.0")
    ]

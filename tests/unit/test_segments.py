"""Groups of people told apart in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters.guided.measures.listed import praised
from assistant.adapters.guided.measures.segments import read
from assistant.adapters.guided.text.sentences import sentences
from assistant.domain.brief.reading import SegmentReading


def groups(text: str, audience: int | None = None, rises: bool | None = None) -> list[SegmentReading]:
    return read(sentences(text), audience, rises)


def test_the_rest_is_what_is_left_of_the_audience() -> None:
    found = groups(
        "the 31 who joined this year fix 52 percent on the first visit, the rest about three quarters", 75, True
    )
    assert [(g.name, g.size, g.value and g.value.value, g.better) for g in found] == [
        ("the 31 who joined this year", 31, 52, False),
        ("the rest", 44, 75, True),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("night shift does 94 %, days 70", [("night shift", None, 94), ("days", None, 70)]),
        ("300 drivers and 45 yard foremen", [("300 drivers", 300, None), ("45 yard foremen", 45, None)]),
        (
            "The north depot is at 83 percent, the south depot at 61.",
            [("The north depot", None, 83), ("the south depot", None, 61)],
        ),
        ("own welders are at 5 percent, agency at 23", [("own welders", None, 5), ("agency", None, 23)]),
        ("About 60 drivers, 20 of them part-time", [("20 of them part-time", 20, None)]),
        ("two teams wrote all of them, that's 18 people", [("two teams", 18, None)]),
        (
            "It is the porters, 31. The rest fold, stack and carry; 120 in all.",
            [("the porters", 31, None), ("The rest", 120, None)],
        ),
        ("Depots 12 and 15 are at 80 percent, the rest at 60.", [("Depots 12", None, 80), ("the rest", None, 60)]),
    ],
)
def test_groups_with_size_and_value(text: str, expected: list[tuple[str, int | None, float | None]]) -> None:
    assert [(g.name, g.size, g.value.value if g.value else None) for g in groups(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Porto 31, Braga 28, and Faro, to nobody's surprise, 11.",
            [("Porto", None, 31), ("Braga", None, 28), ("Faro", None, 11)],
        ),
        ("Overall 38, Radiology 9, Surgery 41.", [("Radiology", None, 9), ("Surgery", None, 41)]),
        ("Ms Okoro 4 percent, Mr Lind 19 percent", [("Ms Okoro", None, 4), ("Mr Lind", None, 19)]),
        ("Refund rate 6.3 %, basket 48 euro", []),
        ("January 14, February 12", []),
        ("Complaints 14, Returns 9", []),
    ],
)
def test_names_beside_numbers_are_groups(text: str, expected: list[tuple[str, int | None, float]]) -> None:
    assert [(g.name, g.size, g.value.value if g.value else None) for g in groups(text)] == expected


def test_a_list_of_head_counts_gives_sizes() -> None:
    found = read(sentences("Porto 31, Braga 28."), heads=True)
    assert [(g.name, g.size, g.value) for g in found] == [("Porto", 31, None), ("Braga", 28, None)]


@pytest.mark.parametrize(
    ("text", "name"),
    [("Faro, eleven in a hundred.", "Faro"), ("Ms Okoro: 4 percent", "Ms Okoro"), ("Turnaround 9 days", "")],
)
def test_who_does_it_well_is_told_with_their_value(text: str, name: str) -> None:
    found = praised(sentences(text)[0], ["turnaround of samples"])
    assert (found.name if found else "", found.better if found else None) == (name, True if name else None)


def test_three_groups_in_one_sentence() -> None:
    found = groups("12 started this spring, 8 came from the merger, the other 30 have been here for ages")
    assert [g.size for g in found] == [12, 8, 30]


@pytest.mark.parametrize(
    ("text", "better"), [("Ward B has the most errors", False), ("The station 4 crew never has a problem", True)]
)
def test_a_group_held_up_as_example(text: str, better: bool) -> None:
    assert [g.better for g in groups(text)] == [better]


def test_the_wanted_direction_tells_better_from_worse() -> None:
    text = "The east site has 9 percent, the west site 3 percent."
    assert [g.better for g in groups(text, rises=False)] == [False, True]
    assert [g.better for g in groups(text, rises=True)] == [True, False]


@pytest.mark.parametrize(
    "text",
    ["We have 220 users", "640 staff in 12 branches", "Our team is 14 people.", "It takes our kitchen 9 minutes"],
)
def test_the_whole_audience_is_no_group(text: str) -> None:
    assert groups(text) == []


@given(st.text(max_size=200), st.none() | st.integers(0, 10**6), st.none() | st.booleans())
def test_any_text_is_read(text: str, audience: int | None, rises: bool | None) -> None:
    assert all(g.quote in text for g in groups(text, audience, rises))


_words = st.sampled_from(
    "the rest 31 who joined night shift days 52 percent , and other 22 two teams of them new hires north depot never late".split()
)


@given(st.lists(_words, max_size=16), st.none() | st.integers(1, 100))
def test_any_mix_of_group_words_is_read(words: list[str], audience: int | None) -> None:
    assert all(g.size is None or g.size >= 0 for g in groups(" ".join(words), audience, True))

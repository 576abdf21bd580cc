"""Passages that say the same are one hit; what differs in a figure never is."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.library.documents import Chunk
from assistant.domain.library.folding import folded

AIM = (
    "Every depot loads its vans before seven in the morning. Late deliveries fall from 9 to 4 percent by the end of 2028, and "
    "the head of fleet reports the figure to the board each quarter together with the reasons for delays of over an hour."
)


def chunks(*texts: str) -> list[Chunk]:
    return [Chunk(id=str(n), document_id=f"d{n}", ordinal=0, text=t, start=0, end=len(t)) for n, t in enumerate(texts)]


def ids(*texts: str, old: tuple[str, ...] = ()) -> list[tuple[str, list[str]]]:
    return [(group.chunk.id, [chunk.id for chunk in group.others]) for group in folded(chunks(*texts), old)]


def test_copies_are_folded_into_the_best_and_order_stays() -> None:
    other = "Staff turnover in the warehouses has doubled since the move."
    assert ids(AIM, other, AIM.upper(), AIM.replace(",", ";").replace(". ", ".\n")) == [("0", ["2", "3"]), ("1", [])]


def test_a_slightly_edited_copy_is_the_same() -> None:
    edited = AIM.replace("each quarter", "every quarter").replace("Every depot", "Each depot")
    assert ids(AIM, edited) == [("0", ["1"])]


def test_another_figure_is_another_statement() -> None:
    assert len(ids(AIM, AIM.replace("4 percent", "5 percent"), AIM.replace("2028", "2029"))) == 3


def test_the_same_topic_in_other_words_stays_apart() -> None:
    retold = "By the end of 2028 we want late deliveries down from 9 to 4 percent; the board sees the number four times a year."
    assert len(ids(AIM, retold)) == 2


def test_a_part_does_not_swallow_the_whole() -> None:
    assert (
        len(ids(AIM, f"{AIM} Drivers get a second handheld, the gate opens at five, and mechanics work two shifts."))
        == 2
    )


def test_a_document_in_force_speaks_for_a_superseded_one() -> None:
    assert ids(AIM, AIM, AIM, old=("d0", "d2")) == [("1", ["0", "2"])]
    assert ids(AIM, AIM, old=("d0", "d1")) == [("0", ["1"])]


@given(st.lists(st.text(max_size=60), max_size=8))
def test_nothing_is_lost(texts: list[str]) -> None:
    groups = ids(*texts)
    assert sorted(key for first, others in groups for key in (first, *others)) == sorted(map(str, range(len(texts))))

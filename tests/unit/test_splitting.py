"""Chunks: whole sentences, exact offsets, stable ids, bounds."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.library.documents import Page
from assistant.domain.library.splitting import MOST_CHARACTERS, MOST_WORDS, split
from assistant.domain.text.cleaning import clean
from assistant.domain.text.sentences import sentences

SENTENCE = "The depot loads forty vans before seven and the drivers check each list twice."
TEXTS = st.text(st.characters(codec="utf-8"), max_size=3000) | st.lists(
    st.sampled_from([SENTENCE, "Short.", "\n\n", "- item\n", "word " * 250, "x" * 2000, "3.5 percent", "e.g. this"]),
    max_size=60,
).map(" ".join)


def test_a_long_text_gives_chunks_of_the_promised_size() -> None:
    chunks = split("d", [Page(text=" ".join([SENTENCE] * 100))])
    sizes = [len(c.text.split()) for c in chunks]
    assert len(chunks) > 5 and all(100 <= size <= MOST_WORDS for size in sizes[:-1])
    assert all(c.text.endswith("twice.") and c.text.startswith("The depot") for c in chunks)


def test_a_chunk_prefers_to_end_with_its_paragraph() -> None:
    paragraph = " ".join([SENTENCE] * 10)  # 140 words
    chunks = split("d", [Page(text=f"{paragraph}\n\n{paragraph}")])
    assert [c.text for c in chunks] == [paragraph, paragraph]


def test_pages_and_headings_are_never_mixed() -> None:
    chunks = split("d", [Page(number=1, text="One."), Page(number=2, heading="Aims", text="Two.")])
    assert [(c.page, c.heading, c.text) for c in chunks] == [(1, "", "One."), (2, "Aims", "Two.")]


def test_a_short_rest_joins_the_chunk_before() -> None:
    chunks = split("d", [Page(text=" ".join([SENTENCE] * 12) + "\n\nDone soon.")])
    assert len(chunks) == 1 and chunks[0].text.endswith("Done soon.")


def test_ids_are_stable_and_differ_by_document_and_content() -> None:
    pages = [Page(text=SENTENCE), Page(text=SENTENCE)]
    first, again, other = split("d", pages), split("d", pages), split("e", pages)
    assert [c.id for c in first] == [c.id for c in again]
    assert len({c.id for c in (*first, *other)}) == 4


def test_an_empty_page_gives_nothing() -> None:
    assert split("d", [Page(text=""), Page(text=" \n ")]) == []


@settings(deadline=None)
@given(TEXTS)
def test_chunks_are_exact_bounded_and_lose_no_word(text: str) -> None:
    chunks = split("d", [Page(text=text)])
    assert all(c.text == text[c.start : c.end] and c.text.strip() == c.text for c in chunks)
    assert all(len(c.text) <= MOST_CHARACTERS and len(c.text.split()) <= MOST_WORDS + 30 for c in chunks)
    assert all(a.end <= b.start for a, b in pairwise(chunks))
    assert "".join("".join(c.text.split()) for c in chunks) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales rose by 3.5 percent. Costs fell.", ["Sales rose by 3.5 percent.", "Costs fell."]),
        ("Ask Dr. Osei, e.g. on Monday. Then go.", ["Ask Dr. Osei, e.g. on Monday.", "Then go."]),
        ("First line\nSecond line", ["First line", "Second line"]),
        ('He said "Stop." Then he left.', ['He said "Stop."', "Then he left."]),
        ("1. Fewer errors\n2. Faster answers", ["1. Fewer errors", "2. Faster answers"]),
        ("Really?! Yes… Good", ["Really?!", "Yes…", "Good"]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_would_say(text: str, expected: list[str]) -> None:
    assert [s.text for s in sentences(text)] == expected


@settings(deadline=None)
@given(TEXTS)
def test_sentences_are_exact_stretches(text: str) -> None:
    assert all(s.text == text[s.start : s.end] for s in sentences(text))


@pytest.mark.parametrize(
    ("dirty", "expected"),
    [
        ("a\u200bb\u202ec\u2066d", "abcd"),
        ("ta\U000e0041g", "tag"),
        ("e\u0301t\u00e9", "été"),
        ("o\ufb03ce\u00a0hours", "office hours"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("nul\x00 half \ud83d end", "nul half  end"),
        ("\ud83d\ude92 engine", "🚒 engine"),
        ("👩‍🚒 stays", "👩‍🚒 stays"),
        ("می‌خواهم", "می‌خواهم"),
        ("Z\u0300\u0301\u0302\u0303\u0304\u0305algo", "Z\u0300\u0301\u0302algo"),
    ],
)
def test_cleaning_removes_what_no_reader_sees(dirty: str, expected: str) -> None:
    assert clean(dirty) == expected


@given(st.text(st.characters()))
def test_cleaned_text_can_be_stored_and_stays_clean(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.encode("utf-8") and True if cleaned else cleaned == ""
    assert clean(cleaned) == cleaned and "\x00" not in cleaned

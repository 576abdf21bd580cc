"""Sentence and clause splitting: what people type in a chat, with every piece verbatim."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters.guided.text.sentences import Span, clauses, sentences


def texts(message: str) -> list[str]:
    return [span.text for span in sentences(message)]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("We lose parcels. Why? Nobody scans!", ["We lose parcels.", "Why?", "Nobody scans!"]),
        ("no idea. ask petra. maybe 40", ["no idea.", "ask petra.", "maybe 40"]),
        ("It costs 31.40 a case. That is 3.5 % more.", ["It costs 31.40 a case.", "That is 3.5 % more."]),
        ("Some sites, e.g. Lyon, do it. Others don't.", ["Some sites, e.g. Lyon, do it.", "Others don't."]),
        ("Forms, logs, etc. are late.", ["Forms, logs, etc. are late."]),
        ("They miss forms, logs, etc. We do not.", ["They miss forms, logs, etc.", "We do not."]),
        ("it takes 5 min. per case. Then 3 min. They wait", ["it takes 5 min. per case.", "Then 3 min.", "They wait"]),
        ("They start at 6 a.m. on Mondays", ["They start at 6 a.m. on Mondays"]),
        ("No. We never did. See no. 5 of the plan.", ["No.", "We never did.", "See no. 5 of the plan."]),
        ("Ask Mr. J. Brandt. He knows.", ["Ask Mr. J. Brandt.", "He knows."]),
        ('He said "never again." and left. Then silence.', ['He said "never again." and left.', "Then silence."]),
        ("She says “it crashes.” We reboot.", ["She says “it crashes.”", "We reboot."]),
        ("well... maybe 12. Hmm... Not sure", ["well... maybe 12.", "Hmm...", "Not sure"]),
        ("about 40\nin two depots\nnight shift", ["about 40", "in two depots", "night shift"]),
        (
            "- scanners\n• labels\n3) the new rack\n2. the old rack",
            ["scanners", "labels", "the new rack", "the old rack"],
        ),
        ("It is slow.We wait", ["It is slow.", "We wait"]),
        ("Really?! Yes!!", ["Really?!", "Yes!!"]),
        ("  \n ... \n--\n", []),
    ],
)
def test_sentences(message: str, expected: list[str]) -> None:
    assert texts(message) == expected


def test_a_line_cut_by_a_mail_program_is_one_sentence() -> None:
    message = (
        "The planners key every order a second time because the depot\nsystem does not talk to the other one.\nBye"
    )
    assert texts(message) == [message.rsplit("\n", 1)[0], "Bye"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They know it but the tool is slow", ["They know it", "but the tool is slow"]),
        (
            "There are 40 of them, they work shifts and the line never stops",
            ["There are 40 of them", "they work shifts", "and the line never stops"],
        ),
        ("It was 12 last year; now it is 19 a week", ["It was 12 last year", "now it is 19 a week"]),
        ("In May, the depot moves", ["In May, the depot moves"]),
        ("From 70 to 85 percent by June", ["From 70 to 85 percent by June"]),
        ("The goal is clear: fewer claims in the north", ["The goal is clear", "fewer claims in the north"]),
        ("The course starts at 9:30 in the hall", ["The course starts at 9:30 in the hall"]),
        ("Nurses, porters and cleaners on three wards", ["Nurses, porters and cleaners on three wards"]),
        ("They could do it because they were taught", ["They could do it", "because they were taught"]),
    ],
)
def test_clauses(sentence: str, expected: list[str]) -> None:
    assert [span.text for span in clauses(Span(sentence, 0))] == expected


@given(st.text(alphabet=st.sampled_from("ab Z9.,;:!?…-–\n\"'()•"), max_size=80))
def test_every_piece_is_verbatim_in_order_and_nothing_said_is_lost(message: str) -> None:
    pieces = [clause for sentence in sentences(message) for clause in clauses(sentence)]
    assert all(message[piece.start : piece.end] == piece.text for piece in pieces)
    assert all(one.end <= two.start for one, two in pairwise(pieces))
    kept = "".join(piece.text for piece in pieces)
    assert kept.count("Z") == message.count("Z")
    assert kept.count("b") == message.count("b") or "b)" in message

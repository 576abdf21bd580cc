"""A written reply says only what is on the table, asks only what was decided, and promises nothing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.interview.objections import Table, objection
from assistant.domain.interview.speech import Point, Speech
from assistant.domain.text import spans
from assistant.domain.text.words import stems

SAID = "Our returns desk in Halden takes 14 days per case, and 3 of 9 clerks left since May."
TABLE = Table(
    texts=(
        SAID,
        "What would you want the 14 days to become, and by when?",
        "Plan FY27 “Refunds reach the customer within five days.”",
    ),
    vocabulary=stems("understand measure number question important work people difference change want become time"),
    instructions="You are the voice of an experienced performance consultant who talks with a busy manager about a request.",
    about=lambda question: "become" in question or "target" in question,
)


@pytest.mark.parametrize(
    "sentence",
    [
        "So each case sits 14 days at the returns desk while 3 of 9 clerks have left.",
        "Your plan FY27 asks that “refunds reach the customer within five days”.",
        "What should the 14 days become?",
        "That makes the 14 days in Halden the number to change.",
    ],
)
def test_what_is_on_the_table_may_be_said(sentence: str) -> None:
    assert objection(sentence, TABLE) == ""


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("So each case takes 21 days at the returns desk.", "number"),
        ("The desk in Bergen takes 14 days per case.", "name"),
        ("Your plan says “refunds are instant for every customer”.", "quotation"),
        ("As the plan has it, \"refunds are instant for every customer\".", "quotation"),
        ("I will book the workshop for the returns desk.", "promise"),
        ("We guarantee the returns desk takes less time.", "promise"),
        ("You're absolutely right, the returns desk needs a course.", "promise"),
        ("A workshop is the right solution for the returns desk.", "promise"),
        ("I recommend a course for the returns desk.", "promise"),
        ("See https://desk.example for the returns desk.", "link"),
        ("![x](http://desk.example/a.png) returns desk case days.", "link"),
        ("<img src=x> returns desk case days.", "link"),
        ("The dragons guard shimmering castles beyond purple mountains at the desk.", "nowhere"),
        ("You are the voice of an experienced performance consultant who talks with a busy manager.", "instructions"),
        ("Which colours do the clerks like?", "decided"),
        (" ".join(["returns"] * 80) + ".", "long"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_refused(sentence: str, why: str) -> None:
    assert why in objection(sentence, TABLE)


def spoken(text: str, pieces: int = 7, whole: bool = True) -> list[str]:
    speech = Speech(
        TABLE, (Point("I see: “14 days per case”."),), ("What would you want the 14 days to become, and by when?",)
    )
    said: list[str] = []
    for start in range(0, len(text), pieces):
        said += speech.hear(text[start : start + pieces])
    return said + speech.end(whole)


def test_what_the_lead_must_get_across_is_said_where_a_reply_leaves_it_out() -> None:
    assert spoken("Three of 9 clerks left since May. What should the 14 days become?") == [
        "Three of 9 clerks left since May.", "I see: “14 days per case”.", "What should the 14 days become?"
    ]  # fmt: skip


def test_a_good_reply_is_said_as_it_is() -> None:
    assert spoken("Each case takes 14 days at the returns desk. What should the 14 days become?") == [
        "Each case takes 14 days at the returns desk.", "What should the 14 days become?"
    ]  # fmt: skip


def test_a_failed_mirror_and_a_failed_question_give_way_to_the_guided_wording() -> None:
    assert spoken("It takes 99 days. Which colours do the clerks like?") == [
        "I see: “14 days per case”.", "What would you want the 14 days to become, and by when?"
    ]  # fmt: skip


def test_questions_beyond_the_decided_number_are_not_asked() -> None:
    text = "Each case takes 14 days. What should it become? What target is wanted? What would it become then?"
    assert sum(sentence.count("?") for sentence in spoken(text)) == 1


def test_a_reply_that_breaks_off_still_asks() -> None:
    assert spoken("Each case takes 14 days at the returns desk. What shou", whole=False) == [
        "Each case takes 14 days at the returns desk.", "What would you want the 14 days to become, and by when?"
    ]  # fmt: skip


def test_a_finished_sentence_is_released_at_once() -> None:
    speech = Speech(TABLE, (Point("x"),), ("y?",))
    assert speech.hear("Each case takes 14 days at the returns desk.") == [
        "Each case takes 14 days at the returns desk."
    ]


@given(st.text(max_size=300), st.integers(1, 40))
def test_whatever_is_written_no_foreign_number_is_said_and_the_question_is_asked(text: str, pieces: int) -> None:
    said = spoken(text, pieces)
    allowed = {value for held in TABLE.texts for number in spans.numbers(held) for value in number.values}
    for sentence in said:
        for number in spans.numbers(spans.without_quotations(sentence)):
            assert number.values & allowed or not number.unit
    assert 1 <= sum(sentence.count("?") for sentence in said) <= 2


def test_a_filler_is_not_put_behind_what_was_said_but_stands_where_nothing_was() -> None:
    lead, question = "I understand, that is important.", "What should the 14 days become?"
    said = Speech(TABLE, (Point(lead),), (question,))
    told = said.hear(f"So each case sits 14 days at the returns desk. {question} ")
    assert [*told, *said.end(True)] == ["So each case sits 14 days at the returns desk.", question]
    silent = Speech(TABLE, (Point(lead),), (question,))
    assert [*silent.hear(f"{question} "), *silent.end(True)] == [lead, question]


def test_why_it_is_asked_may_be_said_and_that_nothing_is_decided() -> None:
    near = replace(
        TABLE, near=("We lost a clerk.", "What should the 14 days become? so everyone knows the number to change")
    )
    assert not objection("To change the 14 days, the number is important.", near)
    assert objection("The returns desk in Halden takes 14 days per case.", replace(near, near=("We lost a clerk.",)))
    quoted = replace(TABLE, texts=(*TABLE.texts, "Policy: “no refund is confirmed without a case”."))
    assert not objection("Your policy has “no refund is confirmed without a case” per case.", quoted)
    assert not objection("Whether time at the returns desk is booked is an important question.", TABLE)
    assert objection("Whether or not you ask, the returns desk is booked.", TABLE)
    assert objection("The returns desk is booked.", TABLE)
    assert not objection("So the returns desk should have agreed to measure the time per case.", TABLE)
    assert objection("The returns desk has agreed to measure the time per case.", TABLE)


def test_a_reply_is_as_long_as_what_it_has_to_convey() -> None:
    told = [
        f"The returns desk takes 14 days per case{end}"
        for end in (".", ", too.", " now.", " then.", " still.", " again.")
    ]
    question = "What should the 14 days become?"
    for lead, kept in (("The returns desk takes 14 days per case.", 4), (" ".join(told[:5]), 6)):
        speech = Speech(TABLE, (Point(lead),), (question,))
        said = [*speech.hear(" ".join([*told, question, ""])), *speech.end(True)]
        assert said == [*told[:kept], question]


ASKS = ("What would you want the 14 days to become?", "And who could tell us the target?")


def put(text: str, whole: bool = True) -> str:
    speech = Speech(TABLE, (), ASKS)
    return " ".join([*speech.hear(text), *speech.end(whole)])


def test_of_two_questions_the_refused_one_alone_gives_way_to_its_guided_wording() -> None:
    mirror, good = "Each case takes 14 days at the returns desk.", "What should the 14 days become?"
    assert put(f"{mirror} {good} Which colours do the clerks like?") == f"{mirror} {good} Who could tell us the target?"
    assert put(f"{mirror} Which colours do they like? {good}") == (
        f"{mirror} {good} What would you want the 14 days to become?"
    )
    assert put(f"{mirror} {good} Who knows the targ", whole=False) == f"{mirror} {good} Who could tell us the target?"


def test_one_question_may_draw_both_answers() -> None:
    both = (
        "Each case takes 14 days at the returns desk. What should the 14 days become, and which target is the board's?"
    )
    assert put(both) == both


def test_a_point_in_other_words_keeps_what_it_tells_of_the_case() -> None:
    point = Point(
        "That is fine. Open for now: who counts the cases (Finance, by 9 June).",
        ("who counts the cases (Finance, by 9 June)",),
    )
    table = replace(TABLE, texts=(*TABLE.texts, point.text))

    def said(told: str) -> list[str]:
        speech = Speech(table, (point,), ASKS[:1])
        return [*speech.hear(f"{told} {ASKS[0]}"), *speech.end(True)]

    kept = "Who counts the cases stays open with Finance until 9 June."
    assert said(kept) == [kept, ASKS[0]]
    for lacking in ("Who counts the cases stays open with Finance.", "Each case takes 14 days at the returns desk."):
        assert said(lacking) == [
            lacking,
            "That is fine.",
            "Open for now: who counts the cases (Finance, by 9 June).",
            ASKS[0],
        ]


def test_what_any_sentence_may_stand_for_is_said_only_where_none_was() -> None:
    point = Point("A little more on the value, please.", ("the value",), spare=True)
    told = "Each case takes 14 days at the returns desk."
    assert [*(speech := Speech(TABLE, (point,), ASKS[:1])).hear(f"{told} {ASKS[0]}"), *speech.end(True)] == [
        told,
        ASKS[0],
    ]
    assert Speech(TABLE, (point,), ASKS[:1]).end(True) == [point.text, ASKS[0]]


CLERK = "I did not draw up the desk plan. The desk has 14 clerks, and quality is rated on a scale to 5."


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("The desk has 5 clerks today.", "number"),
        ("I did not draw up the desk plan.", "theirs"),
        ("The business goal is quality at the desk.", "task"),
        ("The baseline value was the scale of the desk.", "task"),
        ("The manager is aware of the desk plan.", "task"),
        ("I asked whether the desk has a plan.", "task"),
        ("cause_skill: I did the desk plan.", "task"),
        ("The asked question is on the scale of the desk.", "task"),
        ("Thank you for clarifying that budget and deadline of the work are fixed.", "source"),
        ("I would propose a desk training for the clerks.", "promise"),
    ],
)
def test_what_a_weak_model_makes_of_a_message_is_refused(sentence: str, why: str) -> None:
    table = replace(
        TABLE,
        texts=(CLERK,),
        messages=(CLERK,),
        vocabulary=TABLE.vocabulary | stems("budget deadline work fixed aware"),
    )
    assert why.replace("theirs", "their words") in objection(sentence, table)


@pytest.mark.parametrize(
    "sentence",
    [
        "So 14 clerks share the desk.",
        "Quality of the desk is rated to 5.",
        "You did not draw up the desk plan yourself.",
    ],
)
def test_the_same_words_where_they_belong_may_be_said(sentence: str) -> None:
    assert not objection(sentence, replace(TABLE, texts=(CLERK,), messages=(CLERK,)))


def test_a_word_for_them_or_a_label_may_be_said_once_they_said_it_themselves() -> None:
    said = "The manager of the desk left. The business goal is quality."
    table = replace(TABLE, texts=(said,), messages=(said,))
    assert not objection("The business goal is quality, and the manager of the desk left.", table)


def test_our_own_sentences_are_said_whole() -> None:
    first = "As far as I can tell so far, the clerks cannot do it yet."
    second = "The second candidate is that the desk gets in the way."
    table = replace(TABLE, earlier=(first,))  # said before, so that a model may not say it again
    assert objection(first, table)
    speech = Speech(table, (Point(f"{first} {second}"),), ("What should the 14 days become?",))
    said = [*speech.hear(f"{first} {second} What should the 14 days become?"), *speech.end(True)]
    assert said == [first, second, "What should the 14 days become?"]

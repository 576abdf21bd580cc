"""What is in the way is told by its kind, asked of whoever can put it right, and what hangs on nothing is no obstacle."""

from dataclasses import replace

import pytest
import stories

from assistant.domain.brief.shapes import Origin, Source
from assistant.domain.causes.fine import says_neutral
from assistant.domain.proposal.drafting import obstacles, wholes
from assistant.domain.proposal.drafting.talk import is_talk, without_closing


def kinds(told: str) -> list[tuple[str, str]]:
    found = obstacles.kinds(Source(origin=Origin.TURN, ref="1", quote=told))
    return [(item.kind.id, item.noun) for item in found]


@pytest.mark.parametrize(
    ("told", "kind", "noun"),
    [
        ("We have three price lists: each branch uses another.", "several versions", "list"),
        ("The night crew says two coats, the day crew says three.", "several versions", "rule"),
        ("The survey results go into a folder at head office.", "result kept back", ""),
        ("They never hear what comes back from the customer.", "result kept back", ""),
        ("The lifting form is only on the office computer.", "wrong place", "form"),
        ("The recipes are all in Danish.", "wrong place", "recipes"),
        ("Each order has to be signed by the plant manager.", "waits for a yes", ""),
        ("They type the tank levels again into the second system.", "entered twice", ""),
        ("The pilots hear of it on the day before.", "late news", ""),
        ("Two ladders for nine crews.", "too few", "ladders"),
        ("There is no lamp on the quay.", "too few", "lamp"),
        ("The bonus depends on tons per hour.", "pay pulls the other way", ""),
        ("Six posts are vacant since May.", "posts open", ""),
    ],
)
def test_a_remark_tells_its_kind_and_the_thing(told: str, kind: str, noun: str) -> None:
    assert (kind, noun) in kinds(told)


@pytest.mark.parametrize(
    "told",
    [
        "The scanners work fine.",
        "Nobody gets anything for it.",
        "Hourly pay, no bonus either way.",
        "Is the form too long?",
    ],
)
def test_what_works_or_costs_nobody_anything_is_no_obstacle(told: str) -> None:
    assert not kinds(told)


@pytest.mark.parametrize(
    ("told", "neutral"),
    [
        ("Nobody is scolded for it.", True),
        ("It costs you nothing.", True),
        ("The premium is on boxes per hour.", False),
    ],
)
def test_what_neither_pays_nor_hurts_is_neutral(told: str, neutral: bool) -> None:
    assert says_neutral(told) is neutral


def test_the_task_of_a_kind_is_asked_with_the_words_and_of_whoever_decides() -> None:
    story = replace(
        stories.FURNITURE,
        answers={**stories.FURNITURE.answers, "cause_tools": "There are five packing lists, every shift uses another."},
    )
    asked = [part for part in stories.draft(story).mix if part.name == "One list for all"]
    assert asked and "Name the one list that holds" in asked[0].ask.text
    assert "“There are five packing lists, every shift uses another.”" in asked[0].ask.text


def test_a_trial_is_told_with_its_outcome_and_an_attempt_with_what_followed() -> None:
    message = (
        "They let things pass. I made a small test in May. I laid out ten loaves. All but one of the eight sorted them."
    )
    assert wholes.whole(message, "I made a small test in May.").endswith("All but one of the eight sorted them.")
    message = (
        "A course on knots in spring. Everybody came. We stood at 7 before it and at 7.2 after. Pay is by the hour."
    )
    assert wholes.whole(message, "A course on knots in spring.").endswith("7.2 after.")
    message = "I gave four of them a map, all four found it. So yes, they can."
    assert wholes.whole(message, "So yes, they can.") == message


def test_a_remark_stays_as_it_is_where_nothing_belongs_to_it() -> None:
    assert wholes.whole("It rains. They know the rule. Pay is flat.", "They know the rule.") == "They know the rule."
    assert wholes.whole("Another text.", "They know the rule.") == "They know the rule."


def test_what_is_turned_round_is_known() -> None:
    assert wholes.turned("They are told every day. By all. That is rather the point.", "They are told every day.")
    assert not wholes.turned("They are told every day. Twice.", "They are told every day.")


def test_hard_words_are_nobodys_quotation() -> None:
    assert is_talk("They are just lazy, if you want my view.") and is_talk("That damn form again.")
    assert without_closing("They lose by it too, idiots.") == "They lose by it too"
    assert not is_talk("The sheep are counted at noon.")

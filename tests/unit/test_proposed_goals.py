"""Of the goals that a model proposes, only what stands in the document is kept."""

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.library.documents import Document, DocumentType, Page, StrategicGoal
from assistant.domain.library.goals import find_goals
from assistant.domain.library.proposed_goals import Proposed, held_goals, unknown_goals

PLAN = Document(id="d1", title="Harbour plan", type=DocumentType.STRATEGY, date=datetime.date(2027, 1, 10))
TEXT = (
    "Boarding is where passengers lose patience. The queue at the ramp is the number we look at: today 17 minutes.\n"
    "Twelve by May 2028 would be a different harbour, and Ines Maro answers for it.\n"
    "- Refunds: 40 a day become 25.\n"
    "The canteen serves fish on Fridays."
)
PAGES = [Page(number=3, heading="Service", text=TEXT)]
QUEUE = Proposed(
    quote="the ramp is the number we look at: today 17 minutes. Twelve by May 2028 would be a different harbour, and Ines Maro",
    metric="queue at the ramp",
    baseline="17 minutes",
    target="Twelve by May 2028",
    by="May 2028",
    owner="Ines Maro",
)


def held(*proposed: Proposed) -> list[StrategicGoal]:
    return held_goals(PLAN, PAGES, proposed, "goals@1 m")


def test_a_goal_spread_over_two_sentences_is_kept_with_its_parts_and_its_place() -> None:
    (goal,) = held(QUEUE)
    assert goal.quote in TEXT and goal.quote.startswith("The queue") and goal.quote.endswith("answers for it.")
    assert (goal.metric, goal.baseline, goal.owner) == ("queue at the ramp", "17 minutes", "Ines Maro")
    assert goal.horizon == datetime.date(2028, 5, 31) and (goal.page, goal.heading) == (3, "Service")
    assert goal.found_by == "goals@1 m" and not goal.confirmed


@pytest.mark.parametrize(
    "proposed",
    [
        Proposed(quote="Boarding takes 5 minutes by June."),
        Proposed(quote="", metric="Refunds", target="25"),
        Proposed(quote="The canteen serves fish on Fridays.", metric="fish"),
        Proposed(quote="The canteen serves fish on Fridays.", metric="fish", target="99"),
        Proposed(quote=TEXT, metric="refunds", target="25"),
    ],
)
def test_what_is_not_written_there_or_is_no_goal_is_dropped(proposed: Proposed) -> None:
    assert held(proposed) == []


def test_parts_that_are_not_in_the_goal_are_left_out() -> None:
    lie = Proposed(
        quote="Refunds: 40 a day become 25",
        metric="Refunds",
        baseline="400",
        target="25",
        by="May 2028",
        owner="Ines Maro",
    )
    (goal,) = held(lie, lie)
    assert goal.target == "25" and goal.baseline != "400" and not goal.owner and goal.horizon is None
    assert goal.quote == "Refunds: 40 a day become 25."
    (whole,) = held(replace(lie, baseline="40 a day"))
    assert (whole.baseline, whole.rises) == ("40 a day", False)


def test_what_the_rules_found_is_not_found_again() -> None:
    text = "We will cut the queue at the ramp from 17 to 12 minutes by May 2028. Refunds: 40 a day become 25."
    pages = [Page(text=text)]
    rules = find_goals(PLAN, pages)
    both = [
        Proposed(quote="We will cut the queue", metric="queue", target="12 minutes"),
        Proposed(quote="Refunds: 40 a day become 25", metric="Refunds", target="25"),
    ]
    found = held_goals(PLAN, pages, both, "m")
    assert len(rules) == 1 and found[0].id == rules[0].id
    assert [goal.metric for goal in unknown_goals(found, rules)] == ["Refunds"]
    elsewhere = [goal.model_copy(update={"document_id": "d2"}) for goal in rules]
    assert len(unknown_goals(found, elsewhere)) == 2


_WORDS = st.sampled_from([*TEXT.split(), "99", "Brandvold", "", "2028"])
_QUOTE = st.lists(_WORDS, max_size=12).map(" ".join) | st.tuples(st.integers(0, len(TEXT)), st.integers(1, 200)).map(
    lambda at: TEXT[at[0] : at[0] + at[1]]
)


@given(st.builds(Proposed, quote=_QUOTE, metric=_QUOTE, baseline=_QUOTE, target=_QUOTE, by=_QUOTE, owner=_QUOTE))
def test_whatever_is_proposed_every_kept_word_stands_in_the_document(proposed: Proposed) -> None:
    flat = " ".join(TEXT.split()).casefold()
    for goal in held(proposed):
        assert goal.quote in TEXT
        assert all(
            part.casefold() in flat or part.startswith("share of") for part in (goal.baseline, goal.target, goal.owner)
        )

"""A person's yes or no beside a strategic goal."""

import pytest

from assistant.domain.alignment.shapes import Alignment, AlignmentState, Stance
from assistant.domain.brief.shapes import Brief
from assistant.domain.errors import NotFound
from assistant.domain.slots import Slot
from assistant.services.product import Assistant
from assistant.web.ui import evidence_cards, goal_cards
from assistant.web.ui.markup import bare

PLAN = "# Plan 2027\n\n- We will cut unplanned stops of the kilns from 14 to 6 a month by 30 June 2027."
OPENING = "I would like a maintenance course for 26 kiln operators. Unplanned stops rose from 9 to 14 a month."


@pytest.fixture
def request_id(assistant: Assistant) -> str:
    assistant.ingest.add_text("Plan 2027", PLAN)
    return assistant.consultation.start(OPENING).interview.id


def goal_of(assistant: Assistant) -> str:
    return assistant.repository.goals()[0].id


def seen(assistant: Assistant, request_id: str) -> tuple[Brief, Alignment]:
    interview = assistant.repository.interview(request_id)
    return interview.brief, assistant.cases.open(interview).alignment


def test_yes_makes_it_support_and_is_a_fact(assistant: Assistant, request_id: str) -> None:
    goal = goal_of(assistant)
    assistant.consultation.judge_goal(request_id, goal, serves=True)
    assistant.consultation.judge_goal(request_id, goal, serves=True)
    brief, alignment = seen(assistant, request_id)
    assert brief.confirmed_goals == (goal,)
    assert [fact.source.label for fact in brief.of(Slot.STRATEGY_LINK)] == ["edit 2"]
    assert (alignment.claims[0].stance, alignment.claims[0].confirmed) == (Stance.SUPPORTS, True)


def test_no_sets_it_aside_and_can_be_taken_back(assistant: Assistant, request_id: str) -> None:
    goal = goal_of(assistant)
    assistant.consultation.judge_goal(request_id, goal, serves=True)
    assistant.consultation.judge_goal(request_id, goal, serves=False)
    brief, alignment = seen(assistant, request_id)
    assert (brief.confirmed_goals, brief.rejected_goals) == ((), (goal,))
    assert not brief.of(Slot.STRATEGY_LINK)
    assert alignment.claims == () and alignment.state is AlignmentState.NOT_ALIGNED
    assistant.consultation.reconsider_goals(request_id)
    brief, alignment = seen(assistant, request_id)
    assert brief.rejected_goals == () and alignment.claims


def test_a_goal_that_is_gone_changes_nothing(assistant: Assistant, request_id: str) -> None:
    before, _ = seen(assistant, request_id)
    with pytest.raises(NotFound):
        assistant.consultation.judge_goal(request_id, "nothere", serves=True)
    assert seen(assistant, request_id)[0] == before


def test_the_card_offers_what_can_still_be_said(assistant: Assistant, request_id: str) -> None:
    goal = goal_of(assistant)
    _, alignment = seen(assistant, request_id)
    open_card = evidence_cards.evidence(alignment)
    assert f'data-act="serves" data-value="{goal}"' in open_card
    assert f'data-act="serves_not" data-value="{goal}"' in open_card
    assert 'data-act="reconsider"' not in open_card
    assistant.consultation.judge_goal(request_id, goal, serves=True)
    confirmed = evidence_cards.evidence(seen(assistant, request_id)[1], rejected=2)
    assert 'data-act="serves"' not in confirmed and 'data-act="serves_not"' in confirmed
    assert "2 goals are set aside." in confirmed and 'data-act="reconsider"' in confirmed
    claims = tuple(claim.model_copy(update={"stance": Stance.SUPERSEDED}) for claim in alignment.claims)
    superseded = evidence_cards.evidence(alignment.model_copy(update={"claims": claims}))
    assert 'data-act="serves' not in superseded


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("- Stops fall to 6", "Stops fall to 6"),
        ("  * Stops", "Stops"),
        ("2. Stops fall", "Stops fall"),
        ("## Stops", "Stops"),
        ("-5 degrees at night", "-5 degrees at night"),
        ("2.5 percent more", "2.5 percent more"),
        ("- ", "- "),
    ],
)
def test_a_quote_is_shown_without_its_list_mark(quote: str, shown: str) -> None:
    assert bare(quote) == shown


def test_what_is_no_goal_is_held_against_nobody_and_can_be_one_again(assistant: Assistant, request_id: str) -> None:
    goal = assistant.repository.goals()[0]
    assert goal.id in {claim.goal.id for claim in seen(assistant, request_id)[1].claims}
    assistant.repository.save_goal(goal.model_copy(update={"dismissed": True}))
    assert goal.id not in {claim.goal.id for claim in seen(assistant, request_id)[1].claims}
    shown = goal_cards.register(assistant.register.entries(), assistant.register.set_aside())
    assert f'data-act="restore_goal" data-value="{goal.id}"' in shown
    assert f'data-act="confirm_goal" data-value="{goal.id}"' not in shown
    assistant.repository.save_goal(goal)
    assert goal.id in {claim.goal.id for claim in seen(assistant, request_id)[1].claims}

"""What was named is asked of somebody or stands by name; dates wait for what has to come and leave out the holidays."""

from dataclasses import replace
from datetime import date

import pytest
import stories

from assistant.domain.brief import wording
from assistant.domain.proposal.shapes import Proposal


def drafted(story: stories.Story, **answers: str) -> Proposal:
    return stories.draft(replace(story, answers={**story.answers, **answers}))


def rows(proposal: Proposal) -> dict[str, str]:
    return {part.owner.text: part.ask.text for part in proposal.mix}


def test_another_function_that_was_named_gets_its_own_ask() -> None:
    asked = rows(
        drafted(stories.FURNITURE, enablers="The lights in the hall belong to Facilities, they hold the contract.")
    )
    assert "“The lights in the hall belong to Facilities, they hold the contract.”" in asked["Facilities"]


@pytest.mark.parametrize("said", ["Perhaps Facilities, I am not sure.", "HR, a nice man."])
def test_a_guess_or_gossip_is_no_ask(said: str) -> None:
    plain = {part.name for part in drafted(stories.FURNITURE, enablers=said).mix}
    assert "Agree their part" not in plain


def test_what_nobody_owns_is_put_to_the_sponsor() -> None:
    proposal = drafted(stories.FURNITURE, manager_support="Nobody really owns the shelf plan.")
    asked = [part.ask.text for part in proposal.mix if part.name == "Name an owner"]
    assert any("“Nobody really owns the shelf plan.”" in text for text in asked)


def test_practice_waits_for_the_thing_it_needs() -> None:
    late = drafted(stories.DENTAL, constraints="The new scanners are delivered on 20 April.")
    practice = [part.by.days[0] for part in late.mix if part.learning and part.intervention != "manager-kit"]
    assert practice and min(practice) >= date(2027, 4, 20)
    assert "delivered on 20 April" in " ".join(step.what.text for step in late.timeline)


def test_time_that_the_team_has_together_is_used() -> None:
    told = drafted(stories.DENTAL, work_context="Each morning there is a ten-minute huddle at the desk.")
    assert "huddle at the desk" in " ".join(item.text for item in told.managers_after)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 12, 25), date(2026, 12, 23)),
        (date(2027, 1, 1), date(2026, 12, 23)),
        (date(2026, 11, 28), date(2026, 11, 27)),
        (date(2026, 11, 27), date(2026, 11, 27)),
    ],
)
def test_no_date_falls_on_a_weekend_or_around_new_year(day: date, expected: date) -> None:
    assert wording.workday(day) == expected


def test_working_days_leave_out_the_holidays() -> None:
    assert wording.working_days(date(2026, 12, 22), 2) == date(2027, 1, 4)


def test_the_plan_keeps_to_what_has_to_come_and_to_the_start() -> None:
    late = drafted(
        stories.DENTAL,
        work_context="The practice rooms are there three weeks before the opening.",
        stakeholders="The opening is on 10 May 2027, the mayor comes.",
    )
    days = {step.when.days[0] for step in late.timeline if step.kind == "first"}
    assert days >= {date(2027, 4, 19), date(2027, 5, 10)}
    practice = [part.by.days[0] for part in late.mix if part.learning and part.intervention != "manager-kit"]
    assert practice and min(practice) > date(2027, 4, 19)
    early = next(line for line in late.contract if line.level == "early")
    assert "practice" in early.what.text and max(early.by.days) < date(2027, 5, 10)


@pytest.mark.parametrize("story", [stories.FURNITURE, stories.DENTAL, stories.BUSES])
def test_the_stop_gap_needs_no_other_function_and_is_no_part(story: stories.Story) -> None:
    proposal = stories.draft(story)
    now = next(step for step in proposal.timeline if step.kind == "now")
    assert now.owner.text in {"Line management", "Line managers", "The group leaders"}
    assert all(part.ask.text[:40].casefold() not in now.what.text.casefold() for part in proposal.mix)


def test_no_part_is_due_before_the_decision() -> None:
    for story in (stories.FURNITURE, stories.DENTAL, stories.BUSES):
        proposal = stories.draft(story)
        decided = proposal.asks[0].by.days[0]
        assert all(part.by.days[0] > decided for part in proposal.mix)


def test_whoever_has_to_agree_is_asked_by_name() -> None:
    row = next(part for part in stories.draft(stories.FURNITURE).mix if part.name == "Hear them first")
    assert row.owner.text == "Works council"


def test_what_comes_from_outside_is_nobodys_task() -> None:
    flood = replace(stories.FURNITURE, remarks=(*stories.FURNITURE.remarks, ("tools", "for", 2, "urgency_reason")))
    proposal = drafted(flood, urgency_reason="The storms since October brought 60 percent more orders, it is too much.")
    asked = " ".join(part.ask.text for part in proposal.mix)
    assert "storms" not in asked
    assert "storms" in " ".join(item.text for item in proposal.not_fixed)


def test_the_practice_is_as_long_as_where_it_worked() -> None:
    told = drafted(stories.DENTAL, exemplars="The four in the pilot practice practised on each other for 2 days.")
    assert "2 days for each person" in " ".join(item.text for item in told.practice)
    assert "68 working days" in told.front.cost.text or "76 working days" in told.front.cost.text


def test_the_practice_fits_the_time_that_can_be_released() -> None:
    told = drafted(
        stories.DENTAL, exemplars="The four in the pilot.", work_context="30 minutes per person is all we can release."
    )
    assert "30 minutes for each person" in " ".join(item.text for item in told.practice)
    assert "hours (as much as can be released)" in told.front.cost.text

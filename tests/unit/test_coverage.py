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
    row = next(part for part in proposal.mix if part.name == "Name an owner")
    assert "“Nobody really owns the shelf plan.”" in row.ask.text


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

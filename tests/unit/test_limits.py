"""Days that a plan has to keep clear of, read from limits as people say them."""

from dataclasses import replace
from datetime import date

import pytest
import stories

from assistant.domain.brief.shapes import Brief, Fact, Origin, Source
from assistant.domain.proposal.drafting import limits
from assistant.domain.slots import Grade, Slot, State

TODAY = date(2027, 2, 8)


def brief(said: str) -> Brief:
    source = Source(origin=Origin.TURN, ref="1", quote=said)
    fact = Fact(slot=Slot.CONSTRAINTS, value=said, state=State.STATED, grade=Grade.OPINION, source=source)
    return Brief(facts=(fact,))


def moved(said: str, day: date) -> date:
    return limits.free(day, limits.told(brief(said), TODAY))


@pytest.mark.parametrize(
    ("said", "day", "wanted"),
    [
        ("Nothing on a Monday.", date(2027, 3, 1), date(2027, 3, 2)),
        ("Only on Wednesdays.", date(2027, 3, 1), date(2027, 3, 3)),
        ("Not in the first week of April, we count the stock.", date(2027, 4, 2), date(2027, 4, 8)),
        ("Nobody leaves the desk in the last three days of a month.", date(2027, 3, 30), date(2027, 4, 1)),
        ("Not in weeks 12 to 13.", date(2027, 3, 23), date(2027, 4, 5)),
        ("June is closed for us, all hands in the fields.", date(2027, 6, 10), date(2027, 7, 1)),
        ("We are shut from 20 March to 4 April.", date(2027, 3, 22), date(2027, 4, 5)),
        ("nobody free after 1 april till june", date(2027, 4, 27), date(2027, 6, 1)),
        ("We are closed from 20 December to 6 January.", date(2027, 12, 22), date(2028, 1, 7)),
        ("The week from 15 March to 19 March is excluded.", date(2027, 3, 17), date(2027, 3, 22)),
        ("Nothing before 15 March, please.", date(2027, 3, 1), date(2027, 3, 15)),
        ("The peak season is July to September.", date(2027, 8, 2), date(2027, 10, 1)),
        ("Nobody may be away during the audit.", date(2027, 5, 10), date(2027, 5, 10)),
        ("We have two rooms in March.", date(2027, 3, 3), date(2027, 3, 3)),
    ],
)
def test_a_day_that_was_ruled_out_is_moved(said: str, day: date, wanted: date) -> None:
    assert moved(said, day) == wanted


def test_a_weekday_counts_for_every_date_and_a_season_for_the_work_only() -> None:
    told = limits.told(brief("Not on Fridays. Closed in August."), TODAY)
    assert limits.free(date(2027, 8, 6), told, daily=True) == date(2027, 8, 9)
    assert limits.free(date(2027, 8, 6), told) == date(2027, 9, 1)


def test_how_many_may_be_away_is_heard() -> None:
    found = limits.at_once(brief("I can spare five fitters at a time, not more."))
    assert found and found[0] == 5
    assert limits.at_once(brief("Twelve machines stand in the hall.")) is None


def test_the_dates_of_a_plan_keep_clear_of_what_was_ruled_out() -> None:
    answers = {**stories.DENTAL.answers, "constraints": "Not in March. Nothing on a Thursday. The chairs are booked."}
    drafted = stories.draft(replace(stories.DENTAL, answers=answers))
    days = [day for part in drafted.mix for day in part.by.days]
    days += [day for step in drafted.timeline if step.kind in ("practice", "measure", "now") for day in step.when.days]
    assert days and all(day.month != 3 and day.weekday() != 3 for day in days)
    note = " ".join(item.text for item in drafted.timeline_note)
    assert "All 5 groups keep to this: “Not in March” and “Nothing on a Thursday.”" in note
    assert "keep to this: “The chairs" not in note


def test_a_limit_that_was_told_twice_is_quoted_once() -> None:
    answers = {**stories.DENTAL.answers, "constraints": "Nothing on a Thursday."}
    talk = stories.interview(replace(stories.DENTAL, answers=answers))
    told = talk.brief.of(Slot.CONSTRAINTS)[0]
    again = told.model_copy(update={"source": told.source.model_copy(update={"ref": "1"})})
    brief = talk.brief.model_copy(update={"facts": (*talk.brief.facts, again)})
    drafted = stories.composed(stories.DENTAL, talk.model_copy(update={"brief": brief}))
    assert " ".join(item.text for item in drafted.timeline_note).count("Nothing on a Thursday") == 1


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("I told my director that something is coming.", False),
        ("The old contract with the supplier ends in May.", True),
    ],
)
def test_what_was_said_of_the_reader_is_not_quoted_to_the_reader(said: str, quoted: bool) -> None:
    answers = {**stories.DENTAL.answers, "urgency_reason": said}
    note = " ".join(item.text for item in stories.draft(replace(stories.DENTAL, answers=answers)).timeline_note)
    assert (said[2:20] in note) is quoted


def test_what_was_understood_in_part_only_is_not_said_to_be_kept() -> None:
    answers = {**stories.DENTAL.answers, "constraints": "Nothing from the last week of March till the fair is over."}
    note = " ".join(item.text for item in stories.draft(replace(stories.DENTAL, answers=answers)).timeline_note)
    assert "Not checked against the dates, to be kept to: “Nothing from the last week of March" in note


def test_groups_are_no_larger_than_the_people_who_can_be_spared() -> None:
    answers = {**stories.DENTAL.answers, "constraints": "No more than 3 people away at once."}
    steps = stories.draft(replace(stories.DENTAL, answers=answers)).timeline
    assert any("of up to 3 (as many as may be away at once)" in step.what.text for step in steps)


def test_so_many_at_a_time_is_a_limit_without_further_words() -> None:
    found = limits.at_once(brief("Four at a time, otherwise the gate stays shut."))
    assert found and found[0] == 4

"""Plan and measurement from what was said: days of groups, places that start first, tests made again, jobs for what is paid."""

from dataclasses import replace

import stories

from assistant.domain.proposal.drafting import practice, worth
from assistant.domain.proposal.shapes import Proposal, Statement
from assistant.domain.proposal.walking import statements_of


def drafted(story: stories.Story, **answers: str) -> Proposal:
    return stories.draft(replace(story, answers={**story.answers, **answers}))


def text_of(value: object) -> str:
    return " ".join(statement.text for statement in statements_of(value))


def line(proposal: Proposal, level: str) -> str:
    return text_of(next(part for part in proposal.contract if part.level == level))


def test_the_behaviour_is_counted_in_the_steps_that_were_told() -> None:
    told = (
        "Measure the bite, check the shade by daylight, and only then send the crown off. Three steps. Nobody likes it."
    )
    behaviour = line(drafted(stories.DENTAL, desired_behaviour=told), "3")
    assert "every step of this: “Measure the bite" in behaviour
    assert "Three steps" not in behaviour and "Nobody" not in behaviour


def test_cases_come_from_a_record_that_holds_them_and_their_steps() -> None:
    """Totals, failures and steps that leave no trace are no sample of the work: it is watched."""
    enters = "They enter the order, note the colour and fill in the form."
    drawn = line(drafted(stories.DENTAL, desired_behaviour=enters, data_source="The order system."), "3")
    assert "drawn from the order system" in drawn.casefold()
    for source, why in (
        ("The complaints log.", "only what went wrong gets into"),
        ("The monthly report.", "only totals stand in"),
    ):
        assert why in line(drafted(stories.DENTAL, desired_behaviour=enters, data_source=source), "3")
    hands = "They lift with the knees, keep the load close and turn with the feet."
    assert "observed where" in line(
        drafted(stories.DENTAL, desired_behaviour=hands, data_source="The order system."), "3"
    )


def test_tasks_of_several_roles_are_no_steps_of_one_case() -> None:
    told = {
        "audience": "Five roles, from the counter to the yard.",
        "desired_behaviour": "Take the order, load it, book it.",
    }
    assert "tasks of the person’s own role" in line(drafted(stories.DENTAL, **told), "3")


def test_an_early_sign_says_from_where_on_to_go_on() -> None:
    for story in (stories.FURNITURE, stories.DENTAL, stories.BUSES):
        sign = line(stories.draft(story), "early")
        assert any(word in sign for word in ("8 of 10", "half", "Half", "Eight of ten", "a quarter")), sign


def test_a_link_says_why_the_result_follows() -> None:
    proposal = drafted(stories.DENTAL, current_behaviour="They send the first impression without a second look.")
    assert "because today it goes like this: “They send the first impression" in text_of(proposal.contract_note)


def test_a_check_that_was_made_is_made_again() -> None:
    told = "I gave six of them the same tray and all morning, and five got the order wrong."
    assert "The same check once more: “I gave six of them" in line(drafted(stories.DENTAL, cause_skill=told), "early")
    vague = "Nobody has seen it. We gave all teams a leaflet in May."
    assert "same check" not in line(drafted(stories.DENTAL, cause_skill=vague), "early")


def test_one_of_several_places_starts_first() -> None:
    proposal = drafted(stories.FURNITURE, audience="The packers of the six depots.")
    note, steps = text_of(proposal.contract_note), text_of(proposal.timeline)
    assert "in two of the six depots" in note and "in the others" in note
    assert "done and in use, first in two of the six depots" in steps


def test_nothing_starts_before_the_decision_and_its_notice() -> None:
    proposal = drafted(stories.FURNITURE, constraints="The works council needs three weeks' notice of anything new.")
    decision = next(step for step in proposal.timeline if step.kind == "decision").when.days[0]
    stop_gap = next(step for step in proposal.timeline if step.kind == "now").when.days[0]
    assert (stop_gap - decision).days >= 21
    assert "keeps to this: “The works council needs three weeks' notice" in text_of(proposal.timeline_note)
    paid = drafted(stories.FURNITURE, constraints="The pay agreement can be ended with three months' notice.")
    first = next(step for step in paid.timeline if step.kind == "now").when.days[0]
    assert (first - decision).days < 7


def test_the_fallback_is_no_part_of_the_plan() -> None:
    for story in (stories.FURNITURE, stories.DENTAL, stories.BUSES):
        proposal = stories.draft(story)
        fallback = next(step.what for step in proposal.timeline if step.kind == "fallback")
        instead = fallback.text.split("by then: ")[1]
        assert not any(part.name.casefold() in instead.casefold() for part in proposal.mix if part.intervention)


def test_managers_are_called_as_they_were_called() -> None:
    proposal = drafted(
        stories.DENTAL, manager_support="The ward supervisors would look at one case a week with each of them."
    )
    assert proposal.managers_before[0].text.startswith("The ward supervisors say by")
    assert "The ward supervisors" in line(proposal, "3")


def test_what_managers_were_not_asked_is_a_risk() -> None:
    said = "Team leads? Nobody has asked them yet."
    found: list[Statement] = [
        r for r in drafted(stories.DENTAL, manager_support=said).risks if "were not asked" in r.text
    ]
    assert len(found) == 1


def test_what_the_best_do_is_asked_of_the_others() -> None:
    said = "The Aalen depot. They hang the returned slips on a board each evening and read them aloud together."
    proposal = drafted(stories.FURNITURE, exemplars=said, current_behaviour="They pack from memory.")
    row = next(part for part in proposal.mix if part.name == "Take over what works")
    assert "They hang the returned slips on a board" in row.ask.text
    empty = drafted(stories.FURNITURE, exemplars="Some are better than others, as everywhere.")
    assert all(part.name != "Take over what works" for part in empty.mix)


def test_an_offer_stands_whatever_follows_it() -> None:
    said = "He would sign one rule for all depots, nobody has asked him yet."
    rows = [part.ask.text for part in drafted(stories.FURNITURE, enablers=said).mix if part.name == "Order it"]
    assert rows and "He would sign one rule" in rows[0]


def test_a_duty_has_its_groups_before_its_date_and_nobody_waits() -> None:
    proposal = drafted(stories.ALLERGENS)
    practice = [step.what.text for step in proposal.timeline if step.kind == "practice"]
    assert all("later groups" not in step for step in practice)
    assert "starts first" not in text_of(proposal.contract_note)


def test_the_pace_that_was_told_must_not_suffer() -> None:
    proposal = drafted(
        stories.DENTAL, work_context="At the chair, four minutes for each impression.", success_criteria=""
    )
    assert "The pace of today: “At the chair, four minutes" in line(proposal, "guard")


def test_source_and_owner_are_what_was_named() -> None:
    """A source that sounds like no record, and a person without an office, are told as they were named."""
    result = line(drafted(stories.DENTAL, data_source="The return slips.", data_owner="Marit in the workshop."), "4")
    assert "the return slips" in result and "Marit in the workshop" in result
    kept = line(drafted(stories.DENTAL, data_owner="Our bookkeeper worked it out."), "4")
    assert "The bookkeeper" in kept and "worked" not in kept


def test_a_limit_on_time_away_is_reckoned_with_and_the_request_beside_it() -> None:
    told = {"constraints": "Nobody off the bench for more than half a day.", "requested_solution": "A two-day course."}
    note = text_of(drafted(stories.DENTAL, **told).timeline_note)
    assert "stays inside this; the 2 days asked for would not: “Nobody off the bench" in note


def test_how_many_stay_is_shown_where_so_many_may_be_away() -> None:
    said = {
        "constraints": "No more than 6 away at once, we need 10 pairs at night.",
        "audience_size": "30 technicians.",
    }
    note = text_of(drafted(stories.DENTAL, **said).timeline_note)
    assert "At most 6 of the 30 are away on one day, 24 stay" in note and "these are 12" in note


def test_a_value_from_elsewhere_is_not_today_s_value() -> None:
    """What a sister site lost is what may come here."""
    assert worth.told_of_another("The sister depot lost 4 hours a week for each of them.")
    assert worth.told_of_another("If it goes like Brisvik, 5 hours each.")
    assert not worth.told_of_another("Each of them loses 4 hours a week.")


def test_the_share_of_the_work_is_read_as_a_number() -> None:
    assert practice.part_told("Two of the crews do three quarters of the orders.") == ("three quarters", 0.75)
    assert practice.part_told("Five people make 60 percent of it.") == ("60 percent", 0.6)
    assert practice.part_told("Five people make most of it.") is None


def test_whoever_keeps_the_record_is_proposed_where_nobody_was_named() -> None:
    told = {"data_source": "The return slips. Mrs Hovland keeps them in a folder.", "data_owner": "Nobody yet."}
    assert "Mrs Hovland, who keeps the record" in line(drafted(stories.DENTAL, **told), "4")
    other = {**told, "data_source": "The return slips. Mrs Hovland keeps the holiday list."}
    assert "Hovland" not in line(drafted(stories.DENTAL, **other), "4")

"""Duties to train against duties to report, rules of the house, promises and plain denials; and denied against unknown."""

import pytest
from judging import Told, brief

from assistant.domain.causes.denials import counts_activity, denials, left_open
from assistant.domain.diagnosis.duties import DutyKind, claimed, duty
from assistant.domain.slots import Slot


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("Yes, OSHA 1910.178: operators are trained and evaluated every three years.", DutyKind.QUALIFY),
        ("The regulator expects a yearly refresher, it is in the licence conditions.", DutyKind.QUALIFY),
        ("Clause 9 of the contract with the harbour: all agents certified before they take a call.", DutyKind.QUALIFY),
        ("by law. food hygiene regulation, annex II", DutyKind.QUALIFY),
        ("law.", DutyKind.QUALIFY),
        ("Yes, article 14 of the medical devices act.", DutyKind.QUALIFY),
        ("We have to notify the data authority of a breach within 72 hours.", DutyKind.REPORT),
        ("The law wants the inspection documented, it says nothing about a course.", DutyKind.REPORT),
        ("We must report accidents to the insurer. They do not ask for training.", DutyKind.REPORT),
        ("The crane order wants each of them to pass a test; it does not ask for a course.", DutyKind.QUALIFY),
        ("It's law, although no course is required where the proficiency check was passed.", DutyKind.QUALIFY),
        ("ISO 9001 asks us to keep training records.", DutyKind.REPORT),
        ("No, but head office policy says everybody does it.", DutyKind.OWN_RULE),
        ("Only our own standard, we wrote it in 2019.", DutyKind.OWN_RULE),
        ("It is an in-house rule that only certified people touch it.", DutyKind.OWN_RULE),
        ("It was promised to the staff in the town hall.", DutyKind.PROMISE),
        ("No.", DutyKind.DENIED),
        ("Nothing requires it.", DutyKind.DENIED),
        ("There is no legal duty that I know of.", DutyKind.DENIED),
        ("Not as far as I know.", DutyKind.DENIED),
        ("It's voluntary.", DutyKind.DENIED),
        ("The contract asks for 98 percent on time.", DutyKind.OTHER),
        ("Hm, hard to say.", DutyKind.UNKNOWN),
    ],
)
def test_kind_of_duty(answer: str, kind: DutyKind) -> None:
    assert duty(brief(Told(opening="x", answers={"mandate": answer}))).kind is kind


def test_a_duty_told_in_full_in_the_opening_counts_while_nobody_was_asked() -> None:
    opening = "From June the fire ordinance says that every warden must be trained."
    assert duty(brief(Told(opening=opening)), opening).kind is DutyKind.QUALIFY
    asked = brief(Told(opening=opening, answers={"mandate": "No, I mixed that up, nothing requires it."}))
    assert duty(asked, opening).kind is DutyKind.DENIED


def test_whoever_only_cites_the_place_takes_nothing_back() -> None:
    opening = "The harbour regulation says that all pilots must be instructed on the new lock by May."
    cited = duty(
        brief(Told(opening=opening, answers={"mandate": "Annex 4. In writing, once for each of them."})), opening
    )
    assert cited.kind is DutyKind.QUALIFY
    assert cited.cited


@pytest.mark.parametrize(
    "opening",
    [
        "All staff must do the course, the director said so.",
        "The law department needs a course.",
        "Our lawyers should be trained, and I should be obliged if you could arrange a seminar.",
    ],
)
def test_an_order_or_a_law_department_is_no_duty(opening: str) -> None:
    assert duty(brief(Told(opening=opening)), opening).kind is DutyKind.UNKNOWN


@pytest.mark.parametrize(
    ("answers", "partial"),
    [
        ({"mandate": "Lift ordinance, section 4, only for the twelve who sling."}, True),
        ({"mandate": "Lift ordinance, section 4, everyone who works there needs the course."}, False),
        (
            {"audience_size": "90", "mandate": "driver card act. course every 5 years", "baseline": "8 cards expired"},
            True,
        ),
        (
            {"audience_size": "90", "mandate": "driver card act. course every 5 years", "baseline": "88 cards expired"},
            False,
        ),
    ],
)
def test_a_duty_may_cover_a_part(answers: dict[str, str], partial: bool) -> None:
    assert duty(brief(Told(opening="x", answers=answers))).partial is partial


def test_a_citation_is_told_from_a_bare_claim() -> None:
    assert duty(
        brief(Told(opening="x", answers={"mandate": "Yes, section 8 of the code, training is required by law."}))
    ).cited
    assert not duty(brief(Told(opening="x", answers={"mandate": "The law requires training."}))).cited


def test_denied_is_kept_apart_from_unknown() -> None:
    denied = brief(
        Told(opening="x", answers={"metric": "There is no measure for it.", "business_goal": "It is just for fun."})
    )
    unknown = brief(
        Told(
            opening="x",
            answers={"metric": "I don't know which number.", "business_goal": "Nobody told me which result."},
        )
    )
    assert denials(denied).count == 2
    assert denials(unknown).count == 0
    assert left_open(unknown, Slot.METRIC)


def test_a_wish_that_nothing_hangs_on_is_denied_in_all_points() -> None:
    wish = brief(
        Told(
            opening="x",
            answers={
                "business_goal": "It is more of a treat, nice to have.",
                "baseline": "Our kitchens deliver faster than they have to.",
                "cost_of_inaction": "If we leave it, nothing gets worse. In money, nothing.",
            },
        )
    )
    assert denials(wish).count == 3
    need = brief(
        Told(
            opening="x",
            answers={
                "business_goal": "Faster than the others, that is the goal.",
                "baseline": "Orders take longer than they have to.",
                "cost_of_inaction": "If nothing is done it gets worse every month.",
            },
        )
    )
    assert denials(need).count == 0


def test_a_cited_rule_and_papers_in_the_order_are_a_duty_a_service_level_is_none() -> None:
    opening = "The authority has been here. I want a seminar with certificates for all 90 fitters."
    rule = {"mandate": "Gas Fittings Order, section 8, proof on file for five years."}
    assert duty(brief(Told(opening=opening, answers=rule)), opening).kind is DutyKind.QUALIFY
    wish = "The authority has been here. I want a course for all 90 fitters."
    level = {"mandate": "The contract, clause 7, asks for 98 percent on time."}
    assert duty(brief(Told(opening=wish, answers=level)), wish).kind is DutyKind.OTHER


def test_a_question_for_a_fault_that_is_answered_with_nothing_denies_a_gap() -> None:
    told = "What is missing in what they do? Nothing. The plan is kept."
    found = denials(brief(Told(opening="x", answers={"current_behaviour": told})))
    assert found.gap == "Nothing. The plan is kept."
    asked = "What is missing in what they do? Nobody looks at the gauge."
    assert not denials(brief(Told(opening="x", answers={"current_behaviour": asked}))).gap


def test_money_that_lapses_is_neither_a_reason_nor_a_cost() -> None:
    left_over = brief(
        Told(
            opening="x",
            answers={
                "business_goal": "There is unspent budget, and it has to be used by December.",
                "metric": "Training days per person, that is what I am asked for.",
                "baseline": "We have not missed a single delivery since May.",
                "cost_of_inaction": "I lose the money. For the depots? Nothing.",
            },
        )
    )
    assert denials(left_over).count == 4
    at_stake = brief(
        Told(
            opening="x",
            answers={
                "business_goal": "We need the budget of the two clients that want to leave.",
                "cost_of_inaction": "We lose the customer and the money he pays. Nothing hurts more.",
            },
        )
    )
    assert denials(at_stake).count == 0


def test_attendance_is_no_business_measure() -> None:
    assert counts_activity("number of participants")
    assert counts_activity("completion rate")
    assert not counts_activity("parcels delivered on time")


@pytest.mark.parametrize(
    "told",
    [
        "Nothing is as important as fewer returns.",
        "The goal is fewer complaints, nothing else matters.",
        "We close more deals.",
        "Better mood is not the point, cash is.",
    ],
)
def test_a_stated_goal_is_no_denial(told: str) -> None:
    assert denials(brief(Told(opening="x", answers={"business_goal": told}))).count == 0


@pytest.mark.parametrize(
    ("answer", "open_"),
    [
        ("It is a duty under our permit.", True),
        ("Some regulation, I think.", True),
        ("The inspectors demand training.", True),
        ("Section 12 of the Ladder Ordinance demands a yearly instruction.", False),
        ("No, that is our own wish.", False),
        ("We only have to report the figures to the authority.", False),
    ],
)
def test_a_duty_that_is_claimed_without_its_place_is_worth_another_question(answer: str, open_: bool) -> None:
    assert claimed(brief(Told(opening="x", answers={"mandate": answer}))) is open_

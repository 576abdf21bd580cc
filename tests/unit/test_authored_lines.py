"""An author's line is read with what it rests on; sums are computed again; nothing foreign gets through."""

import datetime

import pytest

from assistant.domain.brief.shapes import Derived, Origin, Source
from assistant.domain.proposal.authoring.dossier import Dossier
from assistant.domain.proposal.authoring.lines import read
from assistant.domain.proposal.grounding import Ground, faults
from assistant.domain.text import spans


def turn(number: int, text: str) -> Source:
    return Source(origin=Origin.TURN, ref=str(number), quote=text)


T1 = turn(1, "Returns take 14 days a case, we have 9,000 cases a week and each costs 2.3 minutes too many.")
T2 = turn(2, "The desk in Halden does it in five days.")
P1 = Source(origin=Origin.PASSAGE, ref="g1", quote="Refunds reach the customer within five days.")
D1 = Derived(label="gap", expression="14 - 5", value=9, unit="day", operands=(("a", 14, T1), ("b", 5, T2)))
DOSSIER = Dossier("", {"T1": T1, "T2": T2, "P1": P1}, {"D1": D1})
DAYS = (datetime.date(2026, 12, 1),)


def test_labels_become_sources_and_leave_the_prose() -> None:
    line = read("A case takes 14 days; Halden needs five [T1, T2].", DOSSIER, DAYS)
    assert line.statement.text == "A case takes 14 days; Halden needs five." and line.statement.sources[:2] == (T1, T2)
    assert not line.complaint


def test_a_sum_is_computed_again_with_every_number_traced() -> None:
    line = read("The desk loses 345 hours a week [T1; = 2.3 * 9000 / 60 hours]", DOSSIER, DAYS)
    figure = line.statement.figures[0]
    assert figure.value == 345 and figure.unit == "hours" and len(figure.operands) == 3 and not line.complaint


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("It costs a lot [T9].", "there is no T9"),
        ("It costs 50 [T1; = 10 * 5 hours].", "has no source"),
        ("It costs 50 [T1; = __import__('os')].", "not a plain sum"),
        ("It costs 1 [T1; = 14 / (5 - 5) hours].", "not a plain sum"),
        ("See ![x](http://a.example/b.png) [T1].", "a link"),
        ("See https://a.example [T1].", "a link"),
    ],
)
def test_what_does_not_hold_is_named(text: str, complaint: str) -> None:
    assert complaint in read(text, DOSSIER, DAYS).complaint


def test_a_number_or_quotation_finds_its_source_by_itself() -> None:
    line = read('Refunds are late: the plan says "within five days", we take 14 days.', DOSSIER, DAYS)
    assert T1 in line.statement.sources and "“within five days”" in line.statement.text
    assert any(source in line.statement.sources for source in (T2, P1))


def test_a_proposal_of_ours_is_labelled_where_it_may_stand_and_nowhere_else() -> None:
    allowed = read("Two hours of practice by 3 February 2027 [proposed].", DOSSIER, DAYS)
    assert allowed.statement.proposed and "(proposed)" in allowed.statement.text and allowed.statement.ours
    assert "77" not in read("The value today is 77 [proposed].", DOSSIER, DAYS, may_propose=False).statement.ours


def test_a_figure_of_ours_is_cited_by_its_label() -> None:
    assert read("Nine days lie between the two [D1].", DOSSIER, DAYS).statement.figures == (D1,)


def test_a_day_and_a_computed_figure_find_what_holds_them_by_themselves() -> None:
    told = turn(3, "The licence office comes on 8 March 2027.")
    held = Dossier("", DOSSIER.sources | {"T3": told}, DOSSIER.figures)
    assert read("Be ready on 8 March 2027.", held, ()).statement.sources == (told,)
    assert read("The gap is 9 days.", DOSSIER, DAYS).statement.figures == (D1,)


def test_a_sum_may_name_a_computed_figure() -> None:
    """An author cites what code has computed inside a sum of their own."""
    told = Source(origin=Origin.TURN, ref="1", quote="The yard loads 40 lorries a day.")
    figure = Derived(
        label="idle hours a day", expression="2 * 40", value=80.0, unit="hours", operands=(("40", 40.0, told),)
    )
    case = Dossier("", {"T1": told}, {"D1": figure})
    line = read("That is 480 hours a week [T1; = D1 * 6p hours].", case, ())
    assert line.complaint == "" and line.statement.figures[-1].value == 480.0


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("Eight crews, two of them new; the harbour crew loses nothing.", "The 5 others wait [T1; = 8 - 2 - 1 crews]."),
        ("The best quarter of 60 clerks is fine.", "The other 45 are not [T1; = 60 - 60 * 0.25 clerks]."),
        ("Every fifth of 200 parcels comes back.", "That is 40 parcels [T1; = 200 / 5 parcels]."),
        ("Half of the 30 drivers took part.", "15 drivers did not [T1; = 30 - 30 * 0.5 drivers]."),
        ("We have 220 users.", "A trial with half takes 770 hours [T1; = 110p * 7p hours]."),
    ],
)
def test_what_was_told_in_words_and_a_part_of_a_count_go_into_a_sum(told: str, text: str) -> None:
    line = read(text, Dossier("", {"T1": turn(1, told)}, {}), ())
    assert line.complaint == "" and line.statement.figures


def test_a_number_of_ours_beyond_what_was_told_is_refused_with_the_reason() -> None:
    told = Dossier("", {"T1": turn(1, "We have 220 users.")}, {})
    assert "part of a count" in read("It takes 2,100 hours [T1; = 300p * 7p hours].", told, ()).complaint


def test_what_stands_in_the_brackets_of_a_sum_may_be_named_too() -> None:
    told = Dossier("", {"T1": turn(1, "It took 5.2 minutes, now 6.8, for 9000 calls a week of 1 minute each.")}, {})
    line = read("Calls take 1.6 minutes more: 240 hours a week [T1; = (6.8 - 5.2) * 9000 / 60 hours].", told, ())
    assert line.complaint == "" and [figure.value for figure in line.statement.figures] == [240, 1.6]


def test_a_name_of_the_case_is_known_without_a_label_and_adds_no_source() -> None:
    line = read("The desk in Halden’s hall waits.", DOSSIER, DAYS)
    assert "Halden’s" in line.statement.ours and not line.statement.sources


def test_no_document_backs_a_number_of_the_plan_by_chance() -> None:
    assert read("It takes five days.", Dossier("", {"P1": P1}, {}), DAYS).statement.sources == (P1,)
    assert not read("It takes five days.", Dossier("", {"P1": P1}, {}), DAYS, plans=True).statement.sources


def test_a_number_told_of_something_else_in_a_document_rests_on_nothing_there() -> None:
    shops = Source(origin=Origin.PASSAGE, ref="g2", quote="By 2028 the group runs 45 shops in the south.")
    held = Dossier("", {"P2": shops}, {})
    assert read("The group wants 45 shops.", held, DAYS).statement.sources == (shops,)
    assert not read("Each clerk mends 45 labels.", held, DAYS).statement.sources
    assert read("Each clerk mends 45 labels [P2].", held, DAYS).statement.sources == (shops,)


def test_the_result_of_a_sum_rests_on_what_went_into_it_and_on_no_document_with_the_same_digits() -> None:
    told = turn(1, "We have 120 clerks, and 25 of 100 know the screen.")
    chance = Source(origin=Origin.PASSAGE, ref="g2", quote="The robot answers clerks in 30 branches.")
    held = Dossier("", {"T1": told, "P2": chance}, {})
    line = read("30 of the 120 clerks know the screen [T1; = 25 / 100 * 120 clerks].", held, DAYS)
    assert line.statement.sources == (told,) and line.complaint == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("From 9 November to 4 December 2026 it warns.", "From 9 November 2026 to 4 December 2026 it warns."),
        ("On 4 and 25 January 2027 it is read.", "On 4 January 2027 and 25 January 2027 it is read."),
        ("From 31 to 4 June 2027 it rests.", "From 31 to 4 June 2027 it rests."),
    ],
)
def test_days_that_share_a_month_or_a_year_are_written_out(text: str, shown: str) -> None:
    assert spans.whole_days(text) == shown


def test_a_month_of_a_known_day_may_be_named_and_another_year_may_not() -> None:
    base = Ground({"1": spans.normal(T1.quote)}, {}, frozenset(), frozenset())
    ours = [
        read(f"It was 14 days in {month} [T1].", DOSSIER, DAYS).statement for month in ("December 2026", "May 2019")
    ]
    assert [[fault.text for fault in faults(said, base, frozenset({"it"}))] for said in ours] == [[], ["May 2019"]]


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("The practice comes in two halves.", False),
        ("Both halves end with a case.", False),
        ("The new sheet halves the wait.", True),
        ("That would halve the wait.", True),
    ],
)
def test_halves_of_a_thing_are_no_amount_and_to_halve_is(text: str, refused: bool) -> None:
    assert ("no source for" in read(text, DOSSIER, DAYS).complaint) is refused

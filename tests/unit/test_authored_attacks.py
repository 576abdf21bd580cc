"""Attacks on an authored proposal: false numbers, names, consent and sums in every disguise, and texts against the verdict."""

import datetime
from types import SimpleNamespace
from typing import Any

import pytest

from assistant.domain.brief.shapes import Derived, Origin, Source
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.proposal.authoring.against import contradiction
from assistant.domain.proposal.authoring.claims import complaints
from assistant.domain.proposal.authoring.dossier import Dossier
from assistant.domain.proposal.authoring.lines import read
from assistant.domain.proposal.grounding import Ground, faults
from assistant.domain.text import spans


def turn(number: int, text: str) -> Source:
    return Source(origin=Origin.TURN, ref=str(number), quote=text)


T1 = turn(1, "Returns take 14 days a case, we have 9,000 cases a week and each costs 2.3 minutes too many.")
T2 = turn(
    2,
    "The desk in Halden does it in five days. The head of service wants the same everywhere, she agreed to measure it.",
)
OLD = Source(origin=Origin.PASSAGE, ref="old", quote="Every clerk completes the service academy.")
TOLD = {"T1": T1, "T2": T2, "P1": OLD}
DOSSIER = Dossier("", TOLD, {}, superseded=frozenset({"old"}))
TODAY = datetime.date(2026, 11, 23)
WORDS = frozenset("the a of by each per case cases returns desk week take takes practice clerks two hours".split())
BASE = Ground(
    turns={"1": spans.normal(T1.quote), "2": spans.normal(T2.quote)},
    passages={"old": spans.normal(OLD.quote)},
    titles=frozenset(),
    vocabulary=WORDS,
)


def wrong(text: str, may_propose: bool = False, targets: bool = False) -> bool:
    line = read(text, DOSSIER, (), may_propose, targets, TODAY)
    return bool(line.complaint or faults(line.statement, BASE, WORDS))


@pytest.mark.parametrize(
    "text",
    [
        "Returns take 14 days, the desk in Halden needs five [T1, T2].",
        "Each week 9,000 cases lose 345 hours [T1; = 2.3 * 9000 / 60 hours].",
        "The head of service agreed to measure it [T2].",
        "Returns take 14 days, and has the board agreed? [T1]",
        "Cases take 14 days, who has approved the returns? [T1]",
        "The returns desk has agreed to nothing yet [T1].",
    ],
)
def test_what_holds_is_taken(text: str) -> None:
    assert not wrong(text)


@pytest.mark.parametrize(
    ("prose", "claimed"),
    [
        ("No part of the 78 percent is promised.", False),
        ("Finance confirms the list by 2 March 2027.", False),
        ("Finance confirmed the list by 2 March 2027.", True),
        ("Finance promises 78 percent.", True),
    ],
)
def test_a_step_of_the_plan_and_what_nobody_promised_are_no_consent(prose: str, claimed: bool) -> None:
    found = complaints(prose, (prose,), (T1,), (), True)
    assert any("known to have" in line for line in found) is claimed


@pytest.mark.parametrize(
    "text",
    [
        "Each case costs 900,000 euros [T1; = 9000 * 100 EUR].",
        "Each week costs 20,700 EUR [T1; = 9000 * 2.3 EUR].",
        "Each case takes 14,000 days [T1; = 14 * 1000 days].",
        "Mr Brandvold loses 345 hours [T1; = 2.3 * 9000 / 60 hours].",
        "The returns desk of Brandvold loses 345 hours [T1; = 2.3 * 9000 / 60 hours].",
        "By mr brandvold's count returns take 14 days [T1].",
        "Returns cost 14 clerks a week [T1].",
        "Returns take 14 percent of the week [T1].",
        "Returns take 14 pct of the week [T1].",
        "Returns take a hundred days a case [T1].",
        "Returns take twice as long [T1].",
        "Returns end next month [T1].",
        "The board approved it [T1].",
        "The board has approved it, hasn’t it? [T1]",
        "Is that enough? The board approved it [T1].",
        "Good for everybody, the head of service has approved it [T2].",
        "The head of service guarantees it [T2].",
        "The desk says “five days. … same everywhere” [T2].",
        "The desk says 'three days' [T2].",
        "The desk does it in “five days [T2].",
        "Returns take 1\u200b4 days a case [T1].",
        "The Hаlden desk takes five days [T2].",
        "Returns take BUILD_TRAINING days [T1].",
        "Every clerk completes the service academy [P1].",
        "See halden.example/returns for the desk [T1].",
        "| 14 | days | [T1]",
    ],
)
def test_no_disguise_gets_through(text: str) -> None:
    assert wrong(text)


@pytest.mark.parametrize(
    "text",
    ["Two hours of practice each week [proposed].", "The desk takes cases of 30 clerks by 3 February 2027 [proposed]."],
)
def test_days_times_and_small_counts_may_be_ours(text: str) -> None:
    assert not wrong(text, may_propose=True)


@pytest.mark.parametrize(
    "text",
    [
        "The desk costs 40,000 euros [proposed].",
        "The desk costs € 40 a week [proposed].",
        "Practice raises cases by 40 % [proposed].",
        "Practice takes 2,500 clerks [proposed].",
        "Practice takes a million clerks [proposed].",
        "Practice by Brandvold Partners each week [proposed].",
        "Practice began on 3 February 2019 [proposed].",
        "The board approved two hours of practice [proposed].",
        "The plan says “practice first” [proposed].",
    ],
)
def test_money_shares_names_the_past_and_consent_are_never_ours(text: str) -> None:
    assert wrong(text, may_propose=True)


def test_a_wanted_value_of_ours_may_be_a_share_but_no_money() -> None:
    assert not wrong("80 % of cases [proposed]", may_propose=True, targets=True)
    assert wrong("€ 80 a case [proposed]", may_propose=True, targets=True)


def guided(verdict: Verdict) -> Any:
    requested = SimpleNamespace(id="requested", what=SimpleNamespace(text="“a two-day refund bootcamp for 40 clerks”"))
    return SimpleNamespace(verdict=SimpleNamespace(verdict=verdict), options=(requested,), forecast=None)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("headline", "A service academy for every clerk"),
        ("decision", "Approve the two-day workshop for the desk."),
        ("front.decision", "Go ahead with the course this week."),
        ("summary.0", "We ask you to fund a workshop on refunds."),
        ("mix.0.name", "Webinar series on refunds"),
        ("mix.0.what", "Teach all clerks the refund routine."),
        ("asks.0.what", "Book the seminar for the whole desk."),
        ("timeline.2.what", "The first training day starts."),
        ("practice.0", "Clerks work through five cases."),
        ("reasons.0", "Training is the answer here."),
        ("causes.0.remark", "A course will fix the delay."),
        ("options.1.name", "The refund bootcamp"),
        ("options.1.what", "Run a workshop for the desk."),
        ("options.2.why", "We recommend this one."),
        ("would_change.0", "Approve the training for everybody."),
        ("groups.0.gets", "A two-day refund workshop."),
        ("effort.0.what", "Two-day course for everybody"),
    ],
)
@pytest.mark.parametrize("verdict", [Verdict.NON_TRAINING, Verdict.DISCOVERY_FIRST, Verdict.DECLINE_DEFER])
def test_learning_is_not_smuggled_in_against_the_verdict(verdict: Verdict, place: str, text: str) -> None:
    assert contradiction(place, text, guided(verdict), ("options.1",))


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("headline", "Refunds in five days, without a course"),
        ("decision", "Let the desk use one form instead of the workshop."),
        ("summary.0", "The course was asked for because refunds are late."),
        ("options.2.what", "Run the two-day bootcamp as asked for."),
        ("options.1.what", "One form for every refund, in use from Monday."),
        ("tried.0", "Last year a workshop was held and nothing changed."),
        ("not_fixed.0", "A course would not shorten the queue."),
        ("groups.0.gets", "No course: they hear from their manager what changes."),
    ],
)
def test_speaking_of_learning_is_not_asking_for_it(place: str, text: str) -> None:
    assert not contradiction(place, text, guided(Verdict.NON_TRAINING), ("options.1",))


def test_the_cost_is_that_of_the_forecast() -> None:
    told = guided(Verdict.BUILD_TRAINING)
    told.forecast = SimpleNamespace(spent=Derived(label="Full cost", expression="5200", value=5200, unit="EUR"))
    assert contradiction("front.cost", "All of it costs €9,000.", told, ())
    assert contradiction("options.1.cost", "9,000 euros", told, ("options.1",))
    assert not contradiction("cost", "€5,200, and 80 hours of the clerks on top", told, ())
    assert not contradiction("options.2.cost", "9,000 euros", told, ("options.1",))


def test_learning_that_is_the_answer_is_not_declined() -> None:
    assert contradiction("decision", "Do not fund the course.", guided(Verdict.BUILD_TRAINING), ())
    assert not contradiction("decision", "Fund the course for the new clerks.", guided(Verdict.BUILD_TRAINING), ())

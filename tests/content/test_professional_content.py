"""What an experienced consultant would object to in causes, interventions, measures and figures."""

import re
from collections import Counter

import pytest

from assistant.domain.brief.measures import entry_for
from assistant.domain.knowledge import Intervention, Knowledge
from assistant.domain.proposal.drafting.remedies import mentions
from assistant.domain.slots import Cell

OWNERS = set("IT,HR,Finance,Process,Facilities,Operations,Line management,L&D,Legal,Quality,Leadership".split(","))
HARM = re.compile(
    r"\b(?:errors?|mistakes?|complaints?|lost|late|losses|delays?|overdue|missed|wrong|defects?|failures?|accidents?"
    r"|injuries|absences?|outages?|churn|turnover rate|cancel\w+|backlog|waiting|incomplete)\b"
)


def remedies(knowledge: Knowledge, cell: Cell) -> list[Intervention]:
    return [knowledge.interventions[item] for item in knowledge.causes[cell].remedies]


@pytest.mark.parametrize("cell", Cell)
def test_a_cause_can_be_probed_and_mended(knowledge: Knowledge, cell: Cell) -> None:
    cause = knowledge.causes[cell]
    assert len(cause.probes) >= 5 and all(probe.endswith((".", "?")) for probe in cause.probes)
    assert cause.rivals and cell not in cause.rivals
    assert len(cause.remedies) >= 6
    assert all(cell in remedy.cells for remedy in remedies(knowledge, cell))
    assert any(remedy.stop_gap for remedy in remedies(knowledge, cell))
    assert "Gilbert" in cause.source


@pytest.mark.parametrize("cell", [Cell.EXPECTATIONS, Cell.TOOLS, Cell.INCENTIVES, Cell.CAPACITY, Cell.MOTIVES])
def test_what_surrounds_people_is_not_mended_by_learning_first(knowledge: Knowledge, cell: Cell) -> None:
    assert not any(remedy.learning for remedy in remedies(knowledge, cell)[:4])


@pytest.mark.parametrize("cell", Cell)
def test_the_first_remedy_fits_where_nothing_particular_was_said(knowledge: Knowledge, cell: Cell) -> None:
    first = remedies(knowledge, cell)[0]
    assert first.cells[0] is cell and first.effort_days[0] <= 5


def test_help_at_the_work_stands_before_courses(knowledge: Knowledge) -> None:
    order = knowledge.causes[Cell.SKILL].remedies
    wanted = ["practice-feedback", "job-aid", "on-job-coaching", "e-learning", "blended-course"]
    assert sorted(wanted, key=order.index) == wanted


def test_interventions_can_stand_in_a_proposal(knowledge: Knowledge) -> None:
    for item in knowledge.interventions.values():
        assert item.owner in OWNERS, item.id
        assert item.source, item.id
        assert 0 <= item.effort_days[0] <= item.effort_days[1] and item.lead_weeks[0] <= item.lead_weeks[1], item.id
        assert not item.stop_gap or item.lead_weeks[0] <= 1, item.id
        for text in (item.what, item.when, item.when_not, item.ask):
            assert text.endswith(".") and ". " not in text, (item.id, text)
        assert item.ask.split()[0] not in {"The", "We", "It", "Please", "You", "To", "Should"}, item.id


def test_there_is_more_than_learning(knowledge: Knowledge) -> None:
    kinds = Counter(item.learning for item in knowledge.interventions.values())
    assert kinds[False] > kinds[True] >= 20
    assert {item.owner for item in knowledge.interventions.values()} == OWNERS


def test_a_course_that_happens_once_is_called_an_event(knowledge: Knowledge) -> None:
    assert knowledge.interventions["workshop"].form == knowledge.interventions["e-learning"].form == "event"
    assert knowledge.interventions["on-job-coaching"].form == "process"


def test_keywords_are_lower_case_and_not_contained_in_each_other(knowledge: Knowledge) -> None:
    for item in knowledge.interventions.values():
        assert all(word == word.lower() and len(word) > 2 for word in item.keywords), item.id
        begun = [(a, b) for a in item.keywords for b in item.keywords if a != b and b.startswith(a)]
        assert not begun, (item.id, begun)


SAID = [
    (Cell.TOOLS, "single-entry", "They write the reading on paper and then type it again into the laboratory program."),
    (Cell.TOOLS, "single-entry", "Guest data is keyed in at the desk, and a second time for the tax form."),
    (Cell.TOOLS, "fix-fault", "Since the update the scanner app freezes and they have to restart it."),
    (Cell.TOOLS, "spare-supply", "The right part is never there, they drive back to fetch it from the depot."),
    (Cell.TOOLS, "remove-approval", "Each quote waits for a signature from three levels, and nearly all get it."),
    (Cell.TOOLS, "access-rights", "They cannot log in themselves, only the supervisor can open the valve screen."),
    (Cell.TOOLS, "protected-time", "While she counts the tablets the phone rings and relatives ask things."),
    (Cell.TOOLS, "time-in-schedule", "There is no time for it, the next client waits already and nothing is planned in."),
    (Cell.TOOLS, "repair-equipment", "The oven is worn out and not calibrated, one tray burns and the other stays raw."),
    (Cell.TOOLS, "layout-signage", "Both boxes look alike, same colour, next to each other on the shelf."),
    (Cell.TOOLS, "handover-rule", "It gets lost between the wards, the night team is not told by the day team."),
    (Cell.TOOLS, "required-field", "The order has no box for the gate code, so it is left blank."),
    (Cell.TOOLS, "share-template", "Two of them made their own list with standard replies and are done by noon."),
    (Cell.TOOLS, "visible-status", "Nobody can see where the permit file is, so people ring to ask."),
    (Cell.EXPECTATIONS, "standard-of-good", "Every site manager wants something different, it is not defined anywhere."),
    (Cell.EXPECTATIONS, "own-figures", "They never see their results, only at the annual talk."),
    (Cell.EXPECTATIONS, "clear-owner", "Nobody feels responsible for the shared inbox, everyone thinks the other does it."),
    (Cell.EXPECTATIONS, "answer-time", "Nobody said how fast a reply is due, mails lie around unanswered."),
    (Cell.EXPECTATIONS, "role-clarity", "After the merger it is not clear who does what, both do the same check."),
    (Cell.EXPECTATIONS, "one-priority", "Everything is urgent, and the priorities change every week."),
    (Cell.INCENTIVES, "align-incentive", "Their bonus is paid for volume, so they take any order."),
    (Cell.INCENTIVES, "remove-penalty", "Whoever reports a near miss gets blamed and has extra paperwork."),
    (Cell.INCENTIVES, "target-conflict", "Purchasing wants it cheap, we want it fast, the two targets pull against each other."),
    (Cell.INCENTIVES, "consistent-consequence", "The rule is ignored and nothing happens, even the managers do it."),
    (Cell.INCENTIVES, "approval-threshold", "They give away free months and refunds without asking anyone."),
    (Cell.CAPACITY, "fill-posts", "Four posts are vacant and two people are on long-term sick leave."),
    (Cell.CAPACITY, "rostering", "The roster comes too late and the night shift is double shifts all week."),
    (Cell.CAPACITY, "load-levelling", "Some have thirty cases each, others ten, and the backlog piles up at month end."),
    (Cell.CAPACITY, "succession-plan", "He retires in spring and he is the only one who knows the old turbine."),
    (Cell.MOTIVES, "ask-the-people", "It was decided at head office, nobody asked the drivers."),
    (Cell.MOTIVES, "choice-of-way", "They hate the script, they must read it word for word and feel like robots."),
    (Cell.MOTIVES, "stretch-task", "The good ones want to grow, they see no next step here and leave for better jobs."),
    (Cell.SKILL, "job-aid", "It comes up twice a year and then they cannot remember the steps."),
    (Cell.SKILL, "quick-guide", "The new system goes live in May and nobody has ever used it."),
    (Cell.SKILL, "role-play", "They avoid the difficult conversation with parents about money."),
    (Cell.SKILL, "onboarding-change", "It is the new hires in their first weeks, the experienced ones are fine."),
    (Cell.SKILL, "observed-certification", "The crane may only be used by somebody with a certificate after a practical test."),
    (Cell.SKILL, "think-aloud", "The two experts hear it by ear, nothing is written, it is in their heads."),
    (Cell.SKILL, "spaced-questions", "They know it after the course, but weeks after it has faded and they forget the doses."),
    (Cell.SKILL, "drill-on-site", "In an emergency there are seconds, and the last evacuation was a panic."),
    (Cell.SKILL, "peer-exchange", "One branch does it much better than the other branches with the same customers."),
    (Cell.SKILL, "scenario-decisions", "They do not recognise the warning signs and mistake it for something harmless."),
    (Cell.SKILL, "huddle-practice", "People cannot leave the line, but there are ten minutes at the start of shift."),
    (Cell.SKILL, "practice-system", "They cannot practise anywhere, every mistake happens in the live system."),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "wanted", "sentence"), SAID)
def test_what_people_say_calls_for_the_fitting_remedy(
    knowledge: Knowledge, cell: Cell, wanted: str, sentence: str
) -> None:
    found = {item.id: mentions(item, sentence) for item in remedies(knowledge, cell)}
    best = max(found.values())
    assert best > 0 and found[wanted] == best, {name: hits for name, hits in found.items() if hits}


def test_measures_cover_the_functions(knowledge: Knowledge) -> None:
    assert len(knowledge.metrics) >= 200
    assert len({entry.function for entry in knowledge.metrics}) >= 25


def test_no_name_belongs_to_two_measures(knowledge: Knowledge) -> None:
    names = Counter(name.lower() for entry in knowledge.metrics for name in {entry.name, *entry.aliases})
    assert [name for name, count in names.items() if count > 1] == []


def test_measures_are_complete(knowledge: Knowledge) -> None:
    for entry in knowledge.metrics:
        assert 2 <= len(entry.leading) <= 3, entry.id
        assert len(entry.aliases) >= 2, entry.id
        assert len(entry.behaviour.split()) >= 5, entry.id
        assert entry.counter.lower() != entry.name.lower(), entry.id


def test_more_of_a_harm_is_never_wanted(knowledge: Knowledge) -> None:
    """An alias such as "late deliveries" under a measure that should rise would turn the wanted direction round."""
    rising = [(entry.id, name) for entry in knowledge.metrics if entry.rises for name in (entry.name, *entry.aliases)]
    assert [pair for pair in rising if HARM.search(pair[1].lower().replace("between failures", ""))] == []


SPOKEN = [
    ("first-time fix", "first-time-fix-rate"),
    ("our FCR", "first-contact-resolution"),
    ("the no-show rate at the clinic", "appointment-no-shows"),
    ("late deliveries", "late-deliveries"),
    ("on-time delivery", "on-time-delivery"),
    ("sick leave in the depots", "absence-rate"),
    ("days sales outstanding", "days-sales-outstanding"),
    ("OEE on line 3", "overall-equipment-effectiveness"),
    ("lost time injuries", "lost-time-injury-rate"),
    ("unplanned downtime", "unplanned-downtime"),
    ("average basket", "average-order-value"),
    ("staff turnover", "staff-turnover"),
    ("early turnover of new drivers", "early-turnover"),
    ("NPS", "net-promoter-score"),
    ("the pass rate in maths", "pass-rate"),
    ("time to settle a claim", "claims-settlement-time"),
    ("hand hygiene", "hand-hygiene-compliance"),
    ("stock-outs in the pharmacy", "out-of-stock-rate"),
    ("month-end close", "month-end-close"),
    ("phishing clicks", "phishing-click-rate"),
    ("change-over time", "change-over-time"),
    ("donor retention", "donor-retention"),
    ("yield per hectare", "crop-yield"),
    ("snags at handover", "construction-defects"),
    ("delay minutes", "delay-minutes"),
]


@pytest.mark.parametrize(("said", "wanted"), SPOKEN)
def test_a_measure_is_known_by_the_name_people_use(knowledge: Knowledge, said: str, wanted: str) -> None:
    entry = entry_for(said, knowledge)
    assert entry is not None and entry.id == wanted


def test_figures_show_source_year_and_caution(knowledge: Knowledge) -> None:
    for figure in knowledge.figures.values():
        assert 1990 <= figure.year <= 2026, figure.id
        assert figure.source and figure.caution, figure.id
        assert figure.high is None or figure.high > figure.value, figure.id


def test_a_figure_states_its_own_value(knowledge: Knowledge) -> None:
    for figure in knowledge.figures.values():
        for value in (figure.value, figure.high):
            if value is not None:
                assert f"{value:,.10g}" in figure.statement, figure.id

"""Each defect that an editor can make is found, with file, line and what to do."""

from pathlib import Path

import pytest

from assistant.adapters.content import check, load
from assistant.adapters.content_yaml import Problem
from assistant.domain.errors import ContentError
from tests.content.conftest import Spoil


def only(root: Path) -> Problem:
    """The one problem of a spoilt copy."""
    problems = check(root)
    assert len(problems) == 1, "\n".join(map(str, problems))
    return problems[0]


def test_a_slot_without_question(root: Path) -> None:
    path = root / "questions.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index("  - slot: risks")
    path.write_text(text[:start] + text[text.index("# Two things", start) :], encoding="utf-8")
    problem = only(root)
    assert problem.file == "knowledge/questions.yaml"
    assert "no question for “risks”" in problem.message
    assert problem.blocking


def test_a_misspelt_slot(root: Path, spoil: Spoil) -> None:
    line = spoil("questions.yaml", "slot: business_goal", "slot: busines_goal")
    problem = only(root)
    assert (problem.file, problem.line) == ("knowledge/questions.yaml", line)
    assert problem.fix == "Did you mean “business_goal”?"


def test_a_missing_field_names_the_entry(root: Path, spoil: Spoil) -> None:
    line = spoil("questions.yaml", "  - slot: budget\n    label: the money and time available\n", "  - slot: budget\n")
    problem = only(root)
    assert (problem.line, problem.message) == (line, "“label” is missing here.")


def test_a_misspelt_field(root: Path, spoil: Spoil) -> None:
    line = spoil("messages.yaml", "  also:", "  allso:")
    problem = only(root)
    assert (problem.file, problem.line, problem.fix) == ("knowledge/messages.yaml", line, "Did you mean “also”?")


def test_yes_without_quotes_is_not_text(root: Path, spoil: Spoil) -> None:
    line = spoil("questions.yaml", "- I am open", "- yes")
    problem = only(root)
    assert (problem.line, problem.fix) == (line, "Put the value in quotes.")


def test_a_syntax_error(root: Path, spoil: Spoil) -> None:
    line = spoil("messages.yaml", "- key: skip_ok", "- key: [skip_ok")
    problem = only(root)
    assert problem.file == "knowledge/messages.yaml"
    assert line <= problem.line <= line + 1
    assert "Not readable as YAML" in problem.message


def test_a_key_that_stands_twice_in_an_entry(root: Path, spoil: Spoil) -> None:
    line = spoil("glossary.yaml", "  say: value today", "  say: value today\n  say: today's value")
    problem = only(root)
    assert (problem.line, problem.message) == (line + 1, "“say” stands twice in one entry.")


def test_two_messages_of_one_name(root: Path, spoil: Spoil) -> None:
    line = spoil("messages.yaml", "- key: skip_ok", "- key: leave_ok")
    problems = check(root)
    assert [problem.message for problem in problems] == ["“leave_ok” stands twice."]
    assert problems[0].line > line


def test_the_same_pair_in_another_order(root: Path, spoil: Spoil) -> None:
    spoil("questions.yaml", "slots: [metric, target]", "slots: [baseline, metric]")
    assert only(root).message == "“baseline + metric” stands twice."


@pytest.mark.parametrize("wrong", ["{point}", "{points"])
def test_placeholders_that_do_not_agree(root: Path, spoil: Spoil, wrong: str) -> None:
    spoil("messages.yaml", "Open: {points}", f"Open: {wrong}")
    problem = only(root)
    assert problem.file == "knowledge/messages.yaml"
    assert problem.blocking
    assert "Use the same ones." in problem.fix or "Write placeholders" in problem.fix


def test_the_line_of_a_wrong_placeholder(root: Path, spoil: Spoil) -> None:
    line = spoil("messages.yaml", "Open: {points}", "Open: {whom}")
    assert only(root).line == line


def test_an_intervention_that_does_not_exist(root: Path, spoil: Spoil) -> None:
    line = spoil("causes.yaml", "    - standard-of-good\n", "    - standard-of-goood\n")
    found = [problem for problem in check(root) if problem.blocking]
    assert [(p.file, p.line) for p in found] == [("knowledge/causes.yaml", line)]
    assert "“standard-of-goood” is not in interventions.yaml." in found[0].message


def test_an_intervention_that_no_cause_names(root: Path, spoil: Spoil) -> None:
    line = spoil("interventions.yaml", "- id: remove-step\n", "- id: remove-a-step\n")
    found = [problem for problem in check(root) if problem.file == "knowledge/interventions.yaml"]
    assert [(p.line, p.blocking) for p in found] == [(line, False)]


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (("questions.yaml", "short: How many people?", "short: How many learners?"), "“learner” is jargon"),
        (("questions.yaml", "short: How many people?", "short: How many people! Well?"), "exclamation mark"),
        (("questions.yaml", "short: How many people?", "short: How many? Where?"), "2 question marks."),
        (("questions.yaml", "short: How many people?", f"short: {'very ' * 12}many?"), "13 words."),
        (("questions.yaml", "why: so we can prepare for it", f"why: so we {'can ' * 7}prepare"), "10 words."),
        (("messages.yaml", "full: We can leave that one aside.", "full: No KPIs then."), "“KPI” is jargon"),
        (("messages.yaml", "short: Skipped.", "short: Skipped? Really?"), "Asks twice."),
    ],
)
def test_wording_that_reads_badly(root: Path, spoil: Spoil, edit: tuple[str, str, str], said: str) -> None:
    line = spoil(*edit)
    problem = only(root)
    assert (problem.file, problem.line, problem.blocking) == (f"knowledge/{edit[0]}", line, False)
    assert said in problem.message


def test_bad_wording_does_not_stop_the_server(root: Path, spoil: Spoil) -> None:
    spoil("questions.yaml", "short: How many people?", "short: How many learners?")
    assert load(root).questions


def test_a_broken_file_does(root: Path, spoil: Spoil) -> None:
    line = spoil("questions.yaml", "slot: business_goal", "slot: busines_goal")
    with pytest.raises(ContentError, match=rf"knowledge/questions\.yaml:{line}: .*Did you mean “business_goal”"):
        load(root)


def test_a_missing_file(root: Path) -> None:
    (root / "glossary.yaml").unlink()
    problem = only(root)
    assert (problem.file, problem.line) == ("knowledge/glossary.yaml", 1)
    assert "missing" in problem.message


def test_an_empty_file(root: Path) -> None:
    (root / "messages.yaml").write_text("", encoding="utf-8")
    assert only(root).file == "knowledge/messages.yaml"


def test_a_sentence_with_an_unknown_label(root: Path) -> None:
    path = root / "utterances" / "other.yaml"
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    path.write_text("\n".join([*lines, '- {text: "see you", label: "tools:fr"}', ""]), encoding="utf-8")
    problem = only(root)
    assert (problem.file, problem.line) == ("knowledge/utterances/other.yaml", len(lines) + 1)
    assert "“tools:fr” is not a label." in problem.message


def test_a_sentence_that_stands_twice(root: Path) -> None:
    path = root / "utterances" / "zz_more.yaml"
    path.write_text('- {text: "The lift is out again.", label: other}\n' * 2, encoding="utf-8")
    problem = only(root)
    assert (problem.line, problem.message) == (2, "This sentence stands twice.")


def test_an_answer_on_an_unknown_side(root: Path) -> None:
    path = root / "answers" / "zz_more.yaml"
    path.write_text('- {parts: [{says: "The lift is out again.", sides: ["tools:fr"]}]}\n', encoding="utf-8")
    first, *_ = check(root)
    assert (first.file, first.line) == ("knowledge/answers/zz_more.yaml", 1)
    assert "should match" in first.message


def test_a_choice_in_order_that_is_none_of_the_choices(root: Path, spoil: Spoil) -> None:
    line = spoil("questions.yaml", 'in_order: "Nothing gets in their way"', 'in_order: "Nothing gets in the way"')
    problem = only(root)
    assert (problem.file, problem.line) == ("knowledge/questions.yaml", line)
    assert "none of the choices" in problem.message

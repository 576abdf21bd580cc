"""The case file an author reads: what was asked is told from what was not, and a figure called wrong is gone."""

from datetime import date

import pytest
import stories
from briefs import fact

from assistant.domain.alignment.shapes import NOT_ASSESSED
from assistant.domain.brief.shapes import Brief, Derived, OpenItem
from assistant.domain.brief.turns import Interview
from assistant.domain.diagnosis.diagnose import diagnose
from assistant.domain.measurement.contract import contract
from assistant.domain.measurement.forecast import forecast
from assistant.domain.proposal.authoring.dossier import Conclusions, Dossier, dossier
from assistant.domain.slots import Slot


def conclusions(interview: Interview) -> Conclusions:
    known = stories.knowledge()
    return Conclusions(
        diagnosis=diagnose(interview, NOT_ASSESSED, known, stories.TODAY),
        alignment=NOT_ASSESSED,
        contract=contract(interview.brief, known, stories.TODAY),
        forecast=forecast(interview.brief),
        insights=(),
    )


def test_an_open_question_that_was_asked_is_told_from_one_that_was_not() -> None:
    interview = stories.interview(stories.DENTAL)
    asked = next(slot for turn in interview.turns for slot in turn.move.slots)
    items = [OpenItem(slot=slot, question="Why?", owner="Finance", due=stories.TODAY) for slot in (asked, Slot.RISKS)]
    told = dossier(interview, conclusions(interview), questions=items).text
    assert f"{asked.value}: Why? (Finance, by 8 February 2027), asked, not settled" in told
    assert "risks: Why? (Finance, by 8 February 2027), not asked" in told


@pytest.mark.parametrize(
    ("words", "named"), [("by spring", False), ("by 1 March", True), ("end of summer term", True), ("soon", False)]
)
def test_a_day_read_from_a_season_is_a_reading_of_ours(words: str, named: bool) -> None:
    day = date(2027, 3, 1)
    told = fact(Slot.DUE, words).model_copy(update={"day": day})
    interview = stories.interview(stories.DENTAL)
    later = interview.model_copy(update={"brief": Brief(facts=(told,))})
    assert (day in dossier(later, conclusions(later)).told_days) is named


def test_a_source_that_no_measure_took_is_not_lost() -> None:
    told = fact(Slot.DATA_SOURCE, "The scrap count comes from the weighing list.")
    interview = stories.interview(stories.DENTAL)
    later = interview.model_copy(update={"brief": interview.brief.model_copy(update={"facts": (told,)})})
    assert (
        "told of the source, too: “The scrap count comes from the weighing list.”"
        in dossier(later, conclusions(later)).text
    )


def test_a_figure_called_wrong_leaves_the_case_file() -> None:
    figure = Derived(label="gap", expression="14 - 5", value=9, unit="day", operands=())
    text = "## Computed figures\nD1: gap: 14 - 5 = 9 days\nD2: way: 5 - 4 = 1 day"
    left = Dossier(text, {}, {"D1": figure, "D2": figure}).without_figures(("D1", "D7"))
    assert list(left.figures) == ["D2"] and "D1" not in left.text and "D2: way" in left.text

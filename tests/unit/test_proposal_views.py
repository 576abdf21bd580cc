"""Other readers see the same proposal with less in it, and nothing else."""

import pytest
import stories

from assistant.adapters.render_markdown import markdown
from assistant.domain.proposal.layout import sections
from assistant.domain.proposal.shapes import Proposal
from assistant.domain.proposal.views import VIEWS, seen_by
from assistant.domain.proposal.walking import statements_of


@pytest.fixture(scope="module", params=["furniture", "buses", "law", "university"])
def proposal(request: pytest.FixtureRequest) -> Proposal:
    return stories.draft(stories.ALL[request.param])


def shown(proposal: Proposal, view: str) -> set[str]:
    return {section.id for section in sections(seen_by(proposal, view))}


def test_no_view_says_what_the_whole_does_not(proposal: Proposal) -> None:
    whole = {statement.text for statement in statements_of(proposal)}
    for view in VIEWS:
        seen = seen_by(proposal, view)
        assert {statement.text for statement in statements_of(seen)} - {"", seen.prepared_for.text} <= whole


def test_the_executive_can_decide_without_the_record(proposal: Proposal) -> None:
    assert {"summary", "options", "verdict"} <= shown(proposal, "executive")
    assert not shown(proposal, "executive") & {"facts", "rules", "managers"}
    laid = sections(seen_by(proposal, "executive"))
    assert {part.id for part in laid if part.appendix} <= {"dissent"}
    whole = {part.id: part for part in sections(proposal)}
    for part in laid:
        if part.id in ("causes", "open"):
            assert list(statements_of(part)) == list(statements_of(whole[part.id]))


def test_the_manager_sees_what_to_do_and_no_money(proposal: Proposal) -> None:
    assert not shown(proposal, "manager") & {"cost", "options", "facts"}
    assert ("managers" in shown(proposal, "full")) is ("managers" in shown(proposal, "manager"))


def test_the_employee_reads_no_remark_about_people(proposal: Proposal) -> None:
    seen = shown(proposal, "employee")
    assert not seen & {"causes", "verdict", "options", "cost", "open", "facts", "limits", "contract"}
    text = markdown(seen_by(proposal, "employee"))
    for cause in proposal.causes:
        for remark in cause.speaks_for:
            assert remark.text not in text
    assert "For the people concerned" in text and "Decision on this draft" not in text


def test_the_main_reason_is_told_with_its_evidence_and_the_others_with_a_sentence() -> None:
    whole = stories.draft(stories.ALL["furniture"])
    main, other = whole.causes
    remark = other.against[0].model_copy(update={"text": "Ask the two who left."})
    for told in (other, other.model_copy(update={"remark": remark})):
        laid = {part.id: part for part in sections(whole.model_copy(update={"causes": (main, told)}))}
        texts = [said.text for said in statements_of(laid["causes"])]
        assert [said.text for said in main.speaks_for] == texts[:2]
        assert texts[2:] == [said.text for said in (told.against[0], told.remark) if said]
        behind = "".join(said.text for said in statements_of(laid["evidence"]))
        assert laid["evidence"].appendix and all(said.text in behind for said in other.against)


def test_a_reason_with_nothing_more_to_tell_has_no_row_behind_the_plan() -> None:
    assert "evidence" not in shown(stories.draft(stories.ALL["dental"]), "full")


def test_an_unknown_view_is_refused() -> None:
    with pytest.raises(KeyError):
        seen_by(stories.draft(stories.LAW), "board")


def test_a_date_stands_before_what_a_target_adds() -> None:
    proposal = stories.draft(stories.ALL["furniture"])
    line = proposal.contract[0]
    target = line.target.model_copy(update={"text": "8 of 10; a group below it practises again in March"})
    by = line.by.model_copy(update={"text": "15 January 2027"})
    changed = (line.model_copy(update={"target": target, "by": by}), *proposal.contract[1:])
    told = markdown(proposal.model_copy(update={"contract": changed}))
    assert "8 of 10 by 15 January 2027; a group below it practises again in March" in told

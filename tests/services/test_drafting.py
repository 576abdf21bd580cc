"""Drafting assembles the case file, stores versions, and cites the text of a duty where a document holds it."""

import sys
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.domain.alignment.shapes import Alignment
from assistant.domain.brief.turns import Interview, Status
from assistant.domain.diagnosis.diagnose import Diagnosis, diagnose
from assistant.domain.errors import NotFound
from assistant.domain.library.documents import Chunk, Document, DocumentType, Page, Passage
from assistant.domain.proposal.shapes import Proposal, UsedAs
from assistant.services.drafting import Drafting

sys.path.insert(0, str(Path(__file__).parents[1] / "unit"))

import stories


@dataclass
class Shelf:
    """A repository of one interview and its proposals."""

    held: Interview
    proposals: list[Proposal] = field(default_factory=list)

    def interview(self, request_id: str) -> Interview:
        assert request_id == self.held.id
        return self.held

    def pages(self, document_id: str) -> list[Page]:
        return []

    def save_interview(self, interview: Interview) -> Interview:
        self.held = interview
        return interview

    def proposal(self, request_id: str) -> Proposal:
        if not self.proposals:
            raise NotFound("none")
        return self.proposals[-1]

    def save_proposal(self, request_id: str, proposal: Proposal) -> int:
        self.proposals.append(proposal)
        return len(self.proposals)


@dataclass
class Opened:
    alignment: Alignment
    diagnosis: Diagnosis


@dataclass
class Cases:
    """Opens case files without a library; ``found`` answers every question."""

    story: stories.Story
    found: tuple[Passage, ...] = ()

    def open(self, interview: Interview) -> Opened:
        known = stories.knowledge()
        return Opened(self.story.alignment, diagnose(interview, self.story.alignment, known, interview.as_of))

    def answers(self, question: str) -> tuple[Passage, ...]:
        return self.found

    def on_obstacle(self, words: str, thing: str, context: str) -> tuple[Passage, ...]:
        return tuple(found for found in self.found if thing in found.quote)


def drafting(story: stories.Story, found: tuple[Passage, ...] = ()) -> tuple[Drafting, Shelf]:
    shelf: Any = Shelf(stories.interview(story))
    cases: Any = Cases(story, found)
    return Drafting(shelf, cases, stories.knowledge()), shelf


def passage(title: str, text: str, **more: str) -> Passage:
    document = Document(id=title, title=title, type=DocumentType.POLICY, date=date(2026, 12, 1), **more)  # type: ignore[arg-type]
    chunk = Chunk(id=f"chunk-{title}", document_id=title, ordinal=0, page=3, text=text, start=0, end=len(text))
    return Passage(chunk=chunk, document=document, quote=text, score=0.8)


def test_a_draft_is_stored_and_the_next_one_is_version_two() -> None:
    service, shelf = drafting(stories.FURNITURE)
    version, proposal = service.draft("story")
    assert (version, shelf.proposals) == (1, [proposal])
    assert shelf.held.status is Status.DRAFTED
    assert service.draft("story")[0] == 2


def test_an_unfinished_interview_can_be_drafted() -> None:
    story = replace(stories.FURNITURE, answers={}, remarks=(), measure="", fields={}, groups=(), confirmed=())
    _, proposal = drafting(story)[0].draft("story")
    assert proposal.open_questions and proposal.options


def test_the_case_file_holds_everything_the_proposal_is_made_of() -> None:
    service, shelf = drafting(stories.BUSES)
    file = service.assemble(shelf.held)
    assert file.contract.lines and file.insights
    assert file.diagnosis.causes and file.alignment.claims == ()


def test_the_text_of_a_duty_is_cited_where_a_document_holds_it() -> None:
    text = "Article 12 of Regulation 7/2026: everyone who handles open food is instructed; the record is kept for three years."
    other = "The canteen serves fish on Fridays since 2026."
    found = (
        passage("Food rules", text),
        passage("Canteen news", other),
        passage("Old rules", text, superseded_reason="ended"),
    )
    _, proposal = drafting(stories.ALLERGENS, found)[0].draft("story")
    cited = [(item.document, item.page, item.used_as) for item in proposal.citations]
    assert cited == [("Food rules", 3, UsedAs.DUTY)]


def test_what_the_library_says_of_the_thing_in_the_way_stands_beside_its_task() -> None:
    told = "The packing list is only on the office computer."
    story = replace(stories.FURNITURE, answers={**stories.FURNITURE.answers, "cause_tools": told})
    planned = "A packing list for the hand scanners is planned for May and looks for an owner."
    _, proposal = drafting(story, (passage("Hall plan", planned),))[0].draft("story")
    asked = next(part.ask.text for part in proposal.mix if part.name == "Bring the list to the work")
    assert planned.strip(".") in asked
    assert ("Hall plan", UsedAs.EVIDENCE) in [(item.document, item.used_as) for item in proposal.citations]


@pytest.mark.parametrize("name", stories.ALL)
def test_a_stored_proposal_reads_back_as_it_was(name: str) -> None:
    proposal = stories.draft(stories.ALL[name])
    assert Proposal.model_validate_json(proposal.model_dump_json()) == proposal

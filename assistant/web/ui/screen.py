"""What the page shows of one request, as HTML by place. Everything comes from the database, each time."""

from dataclasses import dataclass

import gradio as gr

from assistant.domain.brief.turns import Interview
from assistant.domain.errors import NotFound
from assistant.domain.proposal.shapes import Proposal
from assistant.services.product import Assistant
from assistant.web.ui import (
    brief_cards,
    chat_cards,
    evidence_cards,
    frame_cards,
    library_cards,
    proposal_cards,
    verdict_cards,
)
from assistant.web.ui.markup import empty, lc

Message = dict[str, object]


@dataclass(frozen=True)
class Screen:
    """One request on the page; the empty one where ``request`` is ""."""

    request: str
    bar: str
    talk: list[Message]
    welcome: str
    offers: str
    hints: str
    brief: str
    evidence: str
    verdict: str
    proposal: str


@dataclass(frozen=True)
class Shelf:
    """The library on the page. ``busy`` while documents are being added or vectors made."""

    navigation: str
    samples: str
    documents: str
    goals: str
    busy: bool


def screen(assistant: Assistant, request_id: str) -> Screen:
    """The page of a request. Raises NotFound for an id that is not there."""
    if not request_id:
        return _blank(assistant)
    interview = assistant.repository.interview(request_id)
    case = assistant.cases.open(interview)
    questions = assistant.cases.open_questions(interview, case)
    made = _proposal(assistant, request_id)
    return Screen(
        request=request_id,
        bar=frame_cards.bar(interview),
        talk=talk(interview),
        welcome="",
        offers=chat_cards.offers(interview),
        hints=chat_cards.hints(interview),
        brief=brief_cards.brief(interview, assistant.knowledge),
        evidence=evidence_cards.evidence(case.alignment, len(interview.brief.rejected_goals)),
        verdict=verdict_cards.verdict(case.diagnosis, interview.brief, questions, assistant.knowledge),
        proposal=proposal_cards.proposal(made) if made else proposal_cards.nothing_yet(request_id, interview.ready),
    )


def shelf(assistant: Assistant, request_id: str) -> Shelf:
    """The library and the list of requests."""
    documents, goals = assistant.repository.documents(), assistant.repository.goals()
    return Shelf(
        navigation=frame_cards.navigation(assistant.repository.interviews(), len(documents), request_id),
        samples=frame_cards.samples(any(item.sample for item in documents), not documents),
        documents=library_cards.documents(documents, goals),
        goals=library_cards.found_goals(goals, documents),
        busy=assistant.startup.busy
        or any(item.status.value in ("queued", "parsing", "embedding") for item in documents),
    )


def talk(interview: Interview) -> list[Message]:
    """The conversation as messages of the Chatbot; each is HTML of ours with every word escaped."""
    last = len(interview.turns)
    return [
        message
        for turn in interview.turns
        for message in (
            _message("user", chat_cards.mine(turn)),
            _message("assistant", chat_cards.ours(turn, last=turn.number == last)),
        )
    ]


def _message(role: str, html: str) -> Message:
    return {"role": role, "content": gr.HTML(html, render=False, apply_default_css=False, js_on_load=None)}


def _proposal(assistant: Assistant, request_id: str) -> Proposal | None:
    try:
        return assistant.repository.proposal(request_id)
    except NotFound:
        return None


def _blank(assistant: Assistant) -> Screen:
    greeting = assistant.knowledge.messages["greeting"].full
    later = lc(empty("Appears once there is a conversation."))
    return Screen(
        request="",
        bar=frame_cards.bar(None),
        talk=[],
        welcome=chat_cards.welcome(greeting, assistant.openings),
        offers="",
        hints=chat_cards.hints(None),
        brief=brief_cards.nothing_yet(),
        evidence=later,
        verdict=later,
        proposal=proposal_cards.nothing_yet("", False),
    )

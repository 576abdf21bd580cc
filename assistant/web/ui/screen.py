"""What the page shows of one request, as HTML by place. Everything comes from the database, each time."""

from dataclasses import dataclass

import gradio as gr

from assistant.domain.brief.turns import Interview, Status
from assistant.domain.library.editions import newer_in_line
from assistant.domain.slots import Slot
from assistant.services.product import Assistant
from assistant.web.ui import (
    brief_cards,
    chat_cards,
    evidence_cards,
    frame_cards,
    goal_cards,
    home_cards,
    library_cards,
    model_cards,
    proposal_cards,
    record_cards,
    theme_cards,
    verdict_cards,
)
from assistant.web.ui.markup import empty, lc
from assistant.web.ui.words import say

Message = dict[str, object]
# How the messages are shown: what an HTML component is made with, and what the browser is told of it.
_MADE_WITH = {"render": False, "apply_default_css": False, "js_on_load": None}
_TOLD = gr.HTML(render=False, apply_default_css=False, js_on_load=None).get_config()
TURNS_SHOWN = 16  # the newest turns: a whole interview, as most are; of a longer one the rest comes at a click


@dataclass(frozen=True)
class Screen:
    """One request on the page; the empty one where ``request`` is "". ``labels`` are those of the panel's tabs."""

    request: str
    bar: str
    talk: list[Message]
    welcome: str
    offers: str
    hints: str
    tries: str
    labels: tuple[str, str, str, str]
    brief: str
    evidence: str
    records: str
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


def screen(assistant: Assistant, request_id: str, whole: bool = False) -> Screen:
    """The page of a request; ``whole``: with every turn. Raises NotFound for an id that is not there."""
    if not request_id:
        return _blank(assistant)
    interview = assistant.repository.interview(request_id)
    case = assistant.cases.open(interview)
    questions = assistant.cases.open_questions(interview, case)
    goals = _goals(assistant)
    known, proposal = f"{frame_cards.known(interview)}/{len(Slot)}", drafted(assistant, request_id)
    return Screen(
        request=request_id,
        bar=frame_cards.bar(interview, bool(proposal)),
        talk=talk(interview, assistant, goals, whole),
        welcome="",
        offers=chat_cards.offers(interview, goals),
        hints=chat_cards.hints(interview),
        tries="",
        labels=_labels(known, str(len(case.alignment.claims) or "")),
        brief=brief_cards.brief(interview, case.diagnosis),
        evidence=evidence_cards.evidence(case.alignment, len(interview.brief.rejected_goals)),
        records=record_cards.records(interview),
        verdict=verdict_cards.verdict(case.diagnosis, interview.brief, questions),
        proposal=proposal or proposal_cards.nothing_yet(interview, case.diagnosis, questions),
    )


def shelf(assistant: Assistant, request_id: str) -> Shelf:
    """The library and the list of requests."""
    documents, goals = assistant.repository.documents(), assistant.repository.goals()
    listed = [*documents, *assistant.ingest.intake.under_way()]
    return Shelf(
        navigation=frame_cards.navigation(assistant.repository.interviews(), len(documents), request_id),
        samples=frame_cards.samples(any(item.sample for item in documents), not documents),
        documents=library_cards.documents(listed, goals),
        goals=_register(assistant, bool(documents)),
        busy=assistant.startup.busy or any(item.status.value in ("queued", "parsing", "embedding") for item in listed),
    )


def _register(assistant: Assistant, any_documents: bool) -> str:
    """The goals of the library, what they may mean, and where to look for more."""
    register = assistant.register
    entries = register.entries()
    below = theme_cards.themes(register.themes(entries), entries)
    below += theme_cards.sources(register.to_look_for(), not any_documents)
    return goal_cards.register(entries, register.set_aside(), below)


def talk(interview: Interview, assistant: Assistant, goals: chat_cards.Goals, whole: bool = False) -> list[Message]:
    """The conversation as messages of the Chatbot; each is HTML of ours with every word escaped."""
    turns = interview.turns if whole else interview.turns[-TURNS_SHOWN:]
    folded = (
        [_message("assistant", chat_cards.earlier(len(interview.turns)))] if len(turns) < len(interview.turns) else []
    )
    last, drafted = len(interview.turns), interview.status is Status.DRAFTED
    return folded + [
        message
        for turn in turns
        for message in (
            _message("user", chat_cards.mine(turn)),
            _message("assistant", chat_cards.ours(turn, turn.number == last, assistant.knowledge, goals, drafted)),
        )
    ]


def _message(role: str, html: str) -> Message:
    """A message as the Chatbot sends it on. Handed over as a component, each would be built twice on every turn."""
    content = {"component": "html", "value": html, "constructor_args": _MADE_WITH, "props": _TOLD | {"value": html}}
    return {"role": role, "content": {"type": "component", **content}}


def _goals(assistant: Assistant) -> chat_cards.Goals:
    documents = assistant.repository.documents()
    held = {document.id: (document, newer_in_line(document, documents)) for document in documents}
    found = assistant.repository.goals()
    return {goal.id: (goal, *held[goal.document_id]) for goal in found if goal.document_id in held}


def drafted(assistant: Assistant, request_id: str, view: str = proposal_cards.FULL) -> str:
    """The newest proposal as one of its readers sees it; "" before the first draft."""
    version = assistant.repository.proposal_version(request_id)
    if not version:
        return ""
    made = assistant.repository.proposal(request_id, version)
    behind = made.drawn_from not in ("", assistant.repository.interview(request_id).brief.fingerprint)
    desk = proposal_cards.Desk(assistant.exporting.formats, view, version, assistant.settings.has_llm, behind)
    return proposal_cards.proposal(made, desk)


def _labels(known: str, claims: str) -> tuple[str, str, str, str]:
    brief, evidence = f"{say('panel.brief')} {known}", f"{say('panel.evidence')} {claims}"
    return brief.strip(), evidence.strip(), say("panel.verdict"), say("panel.proposal")


def tries(assistant: Assistant) -> str:
    """What home offers to begin with. The examples fit the sample company alone."""
    sample = any(document.sample for document in assistant.repository.documents())
    return home_cards.tries(assistant.openings if sample else (), assistant.repository.interviews())


def teaching(assistant: Assistant) -> str:
    """The brief before there is a request."""
    return brief_cards.nothing_yet(bool(assistant.repository.documents()))


def _blank(assistant: Assistant) -> Screen:
    later = lc(empty(say("evidence.later")))
    return Screen(
        request="",
        bar=frame_cards.bar(None),
        talk=[],
        welcome=home_cards.welcome(model_cards.name_of(assistant.settings)),
        offers="",
        hints=chat_cards.hints(None),
        tries=tries(assistant),
        labels=_labels("", ""),
        brief=teaching(assistant),
        evidence=later,
        records="",
        verdict=later,
        proposal=proposal_cards.nothing_yet(None, None, ()),
    )

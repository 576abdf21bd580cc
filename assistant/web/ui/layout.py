"""The components of the page and where they stand. No behaviour: that is in events.py."""

from dataclasses import dataclass
from pathlib import Path

import gradio as gr

from assistant.domain.documents import DocumentType
from assistant.domain.knowledge import Knowledge
from assistant.web.ui import brief_cards, frame_cards, library_cards

_BUS = (Path(__file__).parent / "page.js").read_text(encoding="utf-8")
_FILES = [".txt", ".md", ".html", ".htm", ".docx", ".pdf"]


@dataclass(frozen=True)
class Page:
    """Every component that an event reads or fills."""

    bus: gr.HTML
    request: gr.Textbox
    key: gr.Textbox
    navigation: gr.HTML
    samples: gr.HTML
    bar: gr.HTML
    chat: gr.Chatbot
    welcome: gr.HTML
    offers: gr.HTML
    notice: gr.HTML
    box: gr.Textbox
    hints: gr.HTML
    brief: gr.HTML
    slot: gr.Dropdown
    value: gr.Textbox
    save: gr.Button
    evidence: gr.HTML
    query: gr.Textbox
    found: gr.HTML
    verdict: gr.HTML
    proposal: gr.HTML
    title: gr.Textbox
    text: gr.Textbox
    kind: gr.Dropdown
    date: gr.Textbox
    add: gr.Button
    files: gr.File
    refused: gr.HTML
    documents: gr.HTML
    goals: gr.HTML
    timer: gr.Timer


def lay_out(knowledge: Knowledge, search_note: str) -> Page:
    """Places every component; to be called inside ``gr.Blocks()``."""
    bus = gr.HTML("", js_on_load=_BUS, elem_id="bus")
    request = gr.Textbox(visible="hidden", elem_id="request", show_label=False)
    key = gr.Textbox(visible="hidden", elem_id="key", show_label=False)
    timer = gr.Timer(2, active=False)
    with gr.Row(elem_id="frame"):
        side = _side(search_note)
        talk = _talk()
        library = _library()
        panel = _panel(knowledge)
    return Page(bus=bus, request=request, key=key, timer=timer, **side, **talk, **library, **panel)


def _html(place: str, value: str = "") -> gr.HTML:
    """A place that only shows: it carries no script of its own."""
    return gr.HTML(value, elem_id=place, js_on_load=None, apply_default_css=False)


def _side(search_note: str) -> dict[str, gr.HTML]:
    with gr.Column(elem_id="side"):
        _html("brand", frame_cards.brand())
        navigation, samples = _html("navigation"), _html("samples")
        _html("foot", frame_cards.foot(search_note))
    return {"navigation": navigation, "samples": samples}


def _talk() -> dict[str, gr.components.Component]:
    with gr.Column(elem_id="talk"):
        bar = _html("bar")
        welcome = _html("welcome")
        chat = gr.Chatbot(
            elem_id="chat",
            layout="panel",
            buttons=[],
            container=False,
            show_label=False,
            label="Conversation",
            sanitize_html=True,
            allow_tags=False,
            feedback_options=None,
            group_consecutive_messages=False,
        )
        with gr.Column(elem_id="composer"):
            notice, offers = _html("notice"), _html("offers")
            box = gr.Textbox(
                elem_id="box",
                label="Your message",
                show_label=False,
                placeholder="Write in your own words",
                lines=1,
                max_lines=8,
                submit_btn=True,
                container=False,
            )
            hints = _html("hints")
    return {
        "bar": bar,
        "welcome": welcome,
        "chat": chat,
        "notice": notice,
        "offers": offers,
        "box": box,
        "hints": hints,
    }


def _panel(knowledge: Knowledge) -> dict[str, gr.components.Component]:
    with gr.Column(elem_id="panel"):
        _html("grab", frame_cards.panel_close())
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab("Brief", render_children=True):
                brief = _html("brief")
                with gr.Column(elem_id="edit"):
                    slot = gr.Dropdown(
                        brief_cards.labels(knowledge), label="Change something", value=None, elem_id="slot"
                    )
                    value = gr.Textbox(label="In your words", lines=1, max_lines=5, elem_id="value")
                    save = gr.Button("Save", variant="primary", elem_id="save", size="sm")
            with gr.Tab("Evidence", render_children=True):
                query = gr.Textbox(
                    label="Search the library", placeholder="Words or a question", elem_id="query", submit_btn=True
                )
                found, evidence = _html("found"), _html("evidence")
            with gr.Tab("Why this verdict", render_children=True):
                verdict = _html("verdict")
            with gr.Tab("Proposal", elem_id="proposal-tab", render_children=True):
                proposal = _html("proposal")
    return {
        "brief": brief,
        "slot": slot,
        "value": value,
        "save": save,
        "query": query,
        "found": found,
        "evidence": evidence,
        "verdict": verdict,
        "proposal": proposal,
    }


def _library() -> dict[str, gr.components.Component]:
    kinds = [("Recognise it", "")] + [(library_cards.type_words(kind), kind.value) for kind in DocumentType]
    with gr.Column(elem_id="library"):
        _html("library-bar", frame_cards.library_bar())
        refused = _html("refused")
        with gr.Row(elem_id="add"):
            with gr.Column():
                text = gr.Textbox(
                    label="Paste text",
                    lines=4,
                    max_lines=12,
                    placeholder="A plan, a goal page. Paste it as it is.",
                    elem_id="text",
                )
                with gr.Row():
                    title = gr.Textbox(label="Title", placeholder="From the text", elem_id="title")
                    kind = gr.Dropdown(kinds, value="", label="Type", elem_id="kind")
                    date = gr.Textbox(label="Date", placeholder="YYYY-MM-DD", elem_id="date")
                add = gr.Button("Add to the library", variant="primary", elem_id="add-text", size="sm")
            with gr.Column():
                files = gr.File(
                    label="Upload: PDF, Word, HTML, Markdown or text",
                    file_count="multiple",
                    file_types=list(_FILES),
                    elem_id="files",
                    height=180,
                )
        with gr.Row(elem_id="shelf"):
            with gr.Column(scale=3):
                _html("documents-head", frame_cards.heading("Documents"))
                documents = _html("documents")
            with gr.Column(scale=2):
                _html("goals-head", frame_cards.heading("Goals found"))
                goals = _html("goals")
    return {
        "refused": refused,
        "title": title,
        "text": text,
        "kind": kind,
        "date": date,
        "add": add,
        "files": files,
        "documents": documents,
        "goals": goals,
    }

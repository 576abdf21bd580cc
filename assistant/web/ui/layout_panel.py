"""The right of the page: brief, evidence, verdict, proposal."""

from dataclasses import dataclass

import gradio as gr

from assistant.web.ui import frame_cards
from assistant.web.ui.markup import loading
from assistant.web.ui.parts import shown
from assistant.web.ui.words import say

TABS = ("brief", "evidence", "verdict", "proposal")


@dataclass(frozen=True)
class Panel:
    """What is known and concluded, and the field to search the library. ``tabs`` in the order of ``TABS``."""

    grab: gr.HTML
    tabs: tuple[gr.Tab, ...]
    brief: gr.HTML
    query: gr.Textbox
    found: gr.HTML
    evidence: gr.HTML
    records: gr.HTML
    file: gr.UploadButton
    verdict: gr.HTML
    proposal: gr.HTML


def lay_out_panel() -> Panel:
    with gr.Column(elem_id="panel"):
        grab = shown("grab", frame_cards.panel_close())
        with gr.Tabs(elem_id="tabs"):
            with _tab(0) as first:
                brief = shown("brief", loading())
            with _tab(1) as second:
                query, found, evidence = _query(), shown("found"), shown("evidence")
                records, file = shown("records"), _file()
            with _tab(2) as third:
                verdict = shown("verdict")
            with _tab(3) as fourth:
                proposal = shown("proposal")
    return Panel(
        grab=grab,
        tabs=(first, second, third, fourth),
        brief=brief,
        query=query,
        found=found,
        evidence=evidence,
        records=records,
        file=file,
        verdict=verdict,
        proposal=proposal,
    )


def _tab(at: int) -> gr.Tab:
    return gr.Tab(say(f"panel.{TABS[at]}"), id=TABS[at], render_children=True)


def _file() -> gr.UploadButton:
    return gr.UploadButton(say("records.file"), file_count="single", elem_id="attach-file", size="sm")


def _query() -> gr.Textbox:
    return gr.Textbox(
        label=say("evidence.search"), placeholder=say("evidence.search_hint"), elem_id="query", submit_btn=True
    )

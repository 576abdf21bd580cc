"""The right of the page: brief, evidence, verdict, proposal."""

from dataclasses import dataclass

import gradio as gr

from assistant.domain.knowledge import Knowledge
from assistant.web.ui import brief_cards, frame_cards
from assistant.web.ui.parts import shown


@dataclass(frozen=True)
class Panel:
    """What is known and concluded, and the fields to change and to search it."""

    brief: gr.HTML
    slot: gr.Dropdown
    value: gr.Textbox
    save: gr.Button
    query: gr.Textbox
    found: gr.HTML
    evidence: gr.HTML
    verdict: gr.HTML
    proposal: gr.HTML


def lay_out_panel(knowledge: Knowledge) -> Panel:
    with gr.Column(elem_id="panel"):
        shown("grab", frame_cards.panel_close())
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab("Brief", render_children=True):
                brief = shown("brief")
                slot, value, save = _edit(knowledge)
            with gr.Tab("Evidence", render_children=True):
                query, found, evidence = _query(), shown("found"), shown("evidence")
            with gr.Tab("Why this verdict", render_children=True):
                verdict = shown("verdict")
            with gr.Tab("Proposal", render_children=True):
                proposal = shown("proposal")
    return Panel(
        brief=brief,
        slot=slot,
        value=value,
        save=save,
        query=query,
        found=found,
        evidence=evidence,
        verdict=verdict,
        proposal=proposal,
    )


def _edit(knowledge: Knowledge) -> tuple[gr.Dropdown, gr.Textbox, gr.Button]:
    with gr.Column(elem_id="edit"):
        slot = gr.Dropdown(brief_cards.labels(knowledge), label="Change something", value=None, elem_id="slot")
        value = gr.Textbox(label="In your words", lines=1, max_lines=5, elem_id="value")
        save = gr.Button("Save", variant="primary", elem_id="save", size="sm")
    return slot, value, save


def _query() -> gr.Textbox:
    return gr.Textbox(label="Search the library", placeholder="Words or a question", elem_id="query", submit_btn=True)

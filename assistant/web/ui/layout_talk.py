"""The left and the middle of the page: requests, and the talk."""

from dataclasses import dataclass

import gradio as gr

from assistant.web.ui import frame_cards
from assistant.web.ui.parts import shown


@dataclass(frozen=True)
class Side:
    """The list of requests and the notice about the sample library."""

    navigation: gr.HTML
    samples: gr.HTML


@dataclass(frozen=True)
class Talk:
    """The conversation and everything around the text box."""

    bar: gr.HTML
    welcome: gr.HTML
    chat: gr.Chatbot
    notice: gr.HTML
    offers: gr.HTML
    box: gr.Textbox
    hints: gr.HTML


def lay_out_side(search_note: str) -> Side:
    with gr.Column(elem_id="side"):
        shown("brand", frame_cards.brand())
        side = Side(navigation=shown("navigation"), samples=shown("samples"))
        shown("foot", frame_cards.foot(search_note))
    return side


def lay_out_talk() -> Talk:
    with gr.Column(elem_id="talk"):
        bar, welcome, chat = shown("bar"), shown("welcome"), _chat()
        with gr.Column(elem_id="composer"):
            notice, offers, box, hints = shown("notice"), shown("offers"), _box(), shown("hints")
    return Talk(bar=bar, welcome=welcome, chat=chat, notice=notice, offers=offers, box=box, hints=hints)


def _chat() -> gr.Chatbot:
    return gr.Chatbot(
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


def _box() -> gr.Textbox:
    return gr.Textbox(
        elem_id="box",
        label="Your message",
        show_label=False,
        placeholder="Write in your own words",
        lines=1,
        max_lines=8,
        submit_btn=True,
        container=False,
    )

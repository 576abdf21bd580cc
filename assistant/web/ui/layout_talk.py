"""The left and the middle of the page: requests, and the talk."""

from collections.abc import Mapping
from dataclasses import dataclass

import gradio as gr

from assistant.web.ui import chat_cards, frame_cards, home_cards
from assistant.web.ui.markup import loading
from assistant.web.ui.parts import shown
from assistant.web.ui.words import SOURCE, Texts, say


@dataclass(frozen=True)
class Side:
    """Who we are, the list of requests, the notice about the sample library, language and theme."""

    brand: gr.HTML
    navigation: gr.HTML
    samples: gr.HTML
    foot: gr.HTML


@dataclass(frozen=True)
class Talk:
    """The conversation and everything around the text box. ``stream`` holds a reply while it is written: the page shows it
    below the message it answers."""

    bar: gr.HTML
    welcome: gr.HTML
    chat: gr.Chatbot
    stream: gr.HTML
    notice: gr.HTML
    offers: gr.HTML
    box: gr.Textbox
    hints: gr.HTML
    tries: gr.HTML


def lay_out_side(search_note: str, interface: Mapping[str, Texts], model: str) -> Side:
    with gr.Column(elem_id="side"):
        return Side(
            brand=shown("brand", frame_cards.brand()),
            navigation=shown("navigation", loading()),
            samples=shown("samples"),
            foot=shown("foot", frame_cards.foot(search_note, interface, SOURCE, model)),
        )


def lay_out_talk(model: str) -> Talk:
    with gr.Column(elem_id="talk"):
        bar, welcome, chat = shown("bar"), shown("welcome", home_cards.first(model)), _chat()
        with gr.Column(elem_id="composer"):
            notice, offers, box = shown("notice"), shown("offers"), _box()
            hints = shown("hints", chat_cards.hints(None))
        tries, stream = shown("tries"), shown("stream")
    return Talk(
        bar=bar,
        welcome=welcome,
        chat=chat,
        stream=stream,
        notice=notice,
        offers=offers,
        box=box,
        hints=hints,
        tries=tries,
    )


def _chat() -> gr.Chatbot:
    return gr.Chatbot(
        elem_id="chat",
        layout="panel",
        buttons=[],
        container=False,
        show_label=False,
        label=say("talk.conversation"),
        sanitize_html=True,
        allow_tags=False,
        feedback_options=None,
        group_consecutive_messages=False,
    )


def _box() -> gr.Textbox:
    return gr.Textbox(
        elem_id="box",
        label=say("talk.message"),
        show_label=False,
        placeholder=say("home.placeholder"),
        lines=1,
        max_lines=8,
        submit_btn=True,
        container=False,
    )

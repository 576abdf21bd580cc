"""The library: adding documents, their list, the goals found in them."""

from dataclasses import dataclass

import gradio as gr

from assistant.domain.library.documents import DocumentType
from assistant.web.ui import library_cards, search_cards
from assistant.web.ui.markup import loading
from assistant.web.ui.parts import shown
from assistant.web.ui.words import say

_FILES = (".txt", ".md", ".html", ".htm", ".docx", ".pptx", ".xlsx", ".csv", ".eml", ".pdf", ".zip")


@dataclass(frozen=True)
class Pasting:
    """The fields of a pasted document."""

    text: gr.Textbox
    title: gr.Textbox
    kind: gr.Dropdown
    date: gr.Textbox
    add: gr.Button


@dataclass(frozen=True)
class Sending:
    """The place for files, and how they are to be opened."""

    files: gr.File
    password: gr.Textbox
    recognise: gr.Checkbox


@dataclass(frozen=True)
class Library:
    """The library. ``refused`` tells what was added and what was not, and stays."""

    bar: gr.HTML
    heads: tuple[gr.HTML, gr.HTML]
    pasting: Pasting
    sending: Sending
    stays: gr.HTML
    refused: gr.HTML
    look: gr.HTML
    found: gr.HTML
    documents: gr.HTML
    goals: gr.HTML


def lay_out_library(megabytes: int, recognises: bool) -> Library:
    with gr.Column(elem_id="library"):
        bar, refused = shown("library-bar", library_cards.bar()), shown("refused")
        with gr.Row(elem_id="add"):
            pasting = _pasting()
            sending, stays = _files(megabytes, recognises)
        with gr.Row(elem_id="shelf"):
            with gr.Column(scale=3):
                look, found = shown("look", search_cards.look()), shown("library-found")
                first = shown("documents-head", library_cards.heading("library.documents"))
                documents = shown("documents", loading())
            with gr.Column(scale=2):
                second = shown("goals-head", library_cards.heading("library.goals"))
                goals = shown("goals", loading())
    return Library(
        bar=bar,
        heads=(first, second),
        pasting=pasting,
        sending=sending,
        stays=stays,
        refused=refused,
        look=look,
        found=found,
        documents=documents,
        goals=goals,
    )


def kinds() -> list[tuple[str, str | int | float]]:
    """The types of documents to choose from."""
    named = [(library_cards.type_words(kind), kind.value) for kind in DocumentType]
    return [(say("library.recognise"), ""), *named]


def _pasting() -> Pasting:
    with gr.Column():
        text = gr.Textbox(
            label=say("library.paste"), lines=4, max_lines=12, placeholder=say("library.paste_hint"), elem_id="text"
        )
        with gr.Row():
            title = gr.Textbox(label=say("library.title"), placeholder=say("library.title_hint"), elem_id="title")
            kind = gr.Dropdown(kinds(), value="", label=say("library.type"), elem_id="kind")
            hint = say("library.date_hint")  # seen where the browser offers no calendar (3_listen.js)
            date = gr.Textbox(label=say("library.date"), placeholder=hint, elem_id="date", max_lines=1)
        add = gr.Button(say("library.add"), variant="primary", elem_id="add-text", size="sm")
    return Pasting(text=text, title=title, kind=kind, date=date, add=add)


def _files(megabytes: int, recognises: bool) -> tuple[Sending, gr.HTML]:
    with gr.Column():
        files = gr.File(
            label=say("library.upload", megabytes=megabytes),
            file_count="multiple",
            file_types=list(_FILES),
            elem_id="files",
            height=190,
        )
        with gr.Row():
            password = gr.Textbox(
                label=say("library.password"),
                placeholder=say("library.password_hint"),
                type="password",
                max_length=200,
                elem_id="password",
            )
            recognise = gr.Checkbox(label=say("library.scanned"), visible=recognises, elem_id="scanned")
        return Sending(files, password, recognise), shown("stays", library_cards.stays())

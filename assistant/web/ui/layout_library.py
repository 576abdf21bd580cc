"""The library: adding documents, their list, the goals found in them."""

from dataclasses import dataclass

import gradio as gr

from assistant.domain.library.documents import DocumentType
from assistant.web.ui import frame_cards, library_cards
from assistant.web.ui.parts import shown

_FILES = (".txt", ".md", ".html", ".htm", ".docx", ".pdf")


@dataclass(frozen=True)
class Pasting:
    """The fields of a pasted document."""

    text: gr.Textbox
    title: gr.Textbox
    kind: gr.Dropdown
    date: gr.Textbox
    add: gr.Button


@dataclass(frozen=True)
class Library:
    """The library. ``refused`` tells what was added and what was not, and stays."""

    pasting: Pasting
    files: gr.File
    refused: gr.HTML
    documents: gr.HTML
    goals: gr.HTML


def lay_out_library() -> Library:
    with gr.Column(elem_id="library"):
        shown("library-bar", frame_cards.library_bar())
        refused = shown("refused")
        with gr.Row(elem_id="add"):
            pasting, files = _pasting(), _files()
        with gr.Row(elem_id="shelf"):
            with gr.Column(scale=3):
                shown("documents-head", frame_cards.heading("Documents"))
                documents = shown("documents")
            with gr.Column(scale=2):
                shown("goals-head", frame_cards.heading("Goals found"))
                goals = shown("goals")
    return Library(pasting=pasting, files=files, refused=refused, documents=documents, goals=goals)


def _pasting() -> Pasting:
    kinds = [("Recognise it", ""), *((library_cards.type_words(kind), kind.value) for kind in DocumentType)]
    with gr.Column():
        words = "A plan, a goal page. Paste it as it is."
        text = gr.Textbox(label="Paste text", lines=4, max_lines=12, placeholder=words, elem_id="text")
        with gr.Row():
            title = gr.Textbox(label="Title", placeholder="From the text", elem_id="title")
            kind = gr.Dropdown(kinds, value="", label="Type", elem_id="kind")
            date = gr.Textbox(label="Date", placeholder="YYYY-MM-DD", elem_id="date")
        add = gr.Button("Add to the library", variant="primary", elem_id="add-text", size="sm")
    return Pasting(text=text, title=title, kind=kind, date=date, add=add)


def _files() -> gr.File:
    with gr.Column():
        return gr.File(
            label="Upload: PDF, Word, HTML, Markdown or text",
            file_count="multiple",
            file_types=list(_FILES),
            elem_id="files",
            height=180,
        )

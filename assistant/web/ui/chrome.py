"""The words around the content, in the language of the person: labels, headings, hints of the fields."""

from collections.abc import Mapping

import gradio as gr
from gradio.components import Component

from assistant.settings import Settings
from assistant.web.ui import frame_cards, library_cards, model_cards, search_cards
from assistant.web.ui.layout import Page
from assistant.web.ui.layout_library import kinds
from assistant.web.ui.showing import Updates
from assistant.web.ui.words import Texts, say


class Chrome:
    """Fills the fixed words of a page."""

    def __init__(self, page: Page, search_note: str, interface: Mapping[str, Texts], settings: Settings) -> None:
        self._page, self._note, self._interface, self._settings = page, search_note, interface, settings

    @property
    def components(self) -> list[Component]:
        """What ``words`` fills."""
        place, side, panel = self._page.library, self._page.side, self._page.panel
        pasting = [place.pasting.text, place.pasting.title, place.pasting.kind, place.pasting.date, place.pasting.add]
        shown = [
            self._page.top,
            side.brand,
            side.foot,
            panel.grab,
            panel.query,
            panel.file,
            place.bar,
            *place.heads,
            place.look,
            place.sending.files,
            place.sending.password,
            place.sending.recognise,
            place.stays,
        ]
        return [self._page.language, *pasting, *shown]

    def words(self, language: str) -> Updates:
        """Everything in the language spoken now, whose code is ``language``."""
        page, side, panel = self._page, self._page.side, self._page.panel
        return self._library() | {
            page.language: language,
            page.top: frame_cards.top(),
            side.brand: frame_cards.brand(),
            side.foot: frame_cards.foot(self._note, self._interface, language, model_cards.name_of(self._settings)),
            panel.grab: frame_cards.panel_close(),
            panel.file: gr.UploadButton(say("records.file")),
            panel.query: gr.Textbox(label=say("evidence.search"), placeholder=say("evidence.search_hint")),
        }

    def _library(self) -> Updates:
        place, pasting = self._page.library, self._page.library.pasting
        return {
            place.bar: library_cards.bar(),
            place.look: search_cards.look(),
            place.heads[0]: library_cards.heading("library.documents"),
            place.heads[1]: library_cards.heading("library.goals"),
            place.sending.files: gr.File(label=say("library.upload", megabytes=self._settings.upload_megabytes)),
            place.sending.password: gr.Textbox(label=say("library.password"), placeholder=say("library.password_hint")),
            place.sending.recognise: gr.Checkbox(label=say("library.scanned")),
            place.stays: library_cards.stays(),
            pasting.text: gr.Textbox(label=say("library.paste"), placeholder=say("library.paste_hint")),
            pasting.title: gr.Textbox(label=say("library.title"), placeholder=say("library.title_hint")),
            pasting.kind: gr.Dropdown(choices=kinds(), label=say("library.type")),
            pasting.date: gr.Textbox(label=say("library.date"), placeholder=say("library.date_hint")),
            pasting.add: gr.Button(say("library.add")),
        }

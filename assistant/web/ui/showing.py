"""What an event answers: the components to fill. A refusal is told in place."""

import logging
from collections.abc import Callable
from typing import Any

import gradio as gr

from assistant.domain.errors import AssistantError
from assistant.domain.stopping import Stopped
from assistant.services.product import Assistant
from assistant.web.ui.layout import Page
from assistant.web.ui.library_cards import refusals
from assistant.web.ui.screen import screen, shelf, teaching, tries
from assistant.web.ui.words import say

Updates = dict[Any, Any]
_log = logging.getLogger(__name__)


class Showing:
    """Fills the components of a page from the database."""

    def __init__(self, assistant: Assistant, page: Page) -> None:
        self._assistant, self._page = assistant, page

    def request(self, request_id: str, whole: bool = False) -> Updates:
        """Everything about one request, and the library. Raises NotFound."""
        talk, panel, seen = self._page.talk, self._page.panel, screen(self._assistant, request_id, whole)
        labels = {tab: gr.Tab(label=label) for tab, label in zip(panel.tabs, seen.labels, strict=True)}
        placeholder = say("talk.placeholder" if request_id else "home.placeholder")
        return (
            self.library(request_id)
            | labels
            | {
                self._page.request: seen.request,
                self._page.reader: "",
                self._page.toast: "",
                talk.box: gr.Textbox(placeholder=placeholder),
                talk.bar: seen.bar,
                talk.chat: seen.talk,
                talk.stream: "",
                talk.welcome: seen.welcome,
                talk.offers: seen.offers,
                talk.hints: seen.hints,
                talk.tries: seen.tries,
                panel.brief: seen.brief,
                panel.evidence: seen.evidence,
                panel.records: seen.records,
                panel.verdict: seen.verdict,
                panel.proposal: seen.proposal,
            }
        )

    def library(self, request_id: str) -> Updates:
        """The library and the list of requests; home too, where no request is open."""
        side, place, seen = self._page.side, self._page.library, shelf(self._assistant, request_id)
        home = {self._page.talk.tries: tries(self._assistant), self._page.panel.brief: teaching(self._assistant)}
        return ({} if request_id else home) | {
            side.navigation: seen.navigation,
            side.samples: seen.samples,
            place.documents: seen.documents,
            place.goals: seen.goals,
            self._page.timer: gr.Timer(active=seen.busy),
        }


def told(work: Callable[[], Updates], place: gr.HTML) -> Updates:
    """What ``work`` answers; where it refuses, the reason in ``place``, and every field as it was. A Stop goes through."""
    try:
        return {place: ""} | work()
    except Stopped:
        raise
    except AssistantError as error:
        message = str(error)
    except Exception:
        _log.exception("An event of the page failed")
        message = say("common.failed")
    return {place: refusals([message])}

"""What an event answers: the components to fill. A refusal is told in place and as a toast."""

import logging
from collections.abc import Callable
from typing import Any

import gradio as gr

from assistant.domain.errors import AssistantError
from assistant.services.product import Assistant
from assistant.web.ui.layout import Page
from assistant.web.ui.library_cards import refusals
from assistant.web.ui.markup import esc
from assistant.web.ui.screen import screen, shelf

Updates = dict[Any, Any]
OURS = "Something failed on our side; it is in the server's log. Nothing you wrote is lost: please try again."
_log = logging.getLogger(__name__)


class Showing:
    """Fills the components of a page from the database."""

    def __init__(self, assistant: Assistant, page: Page) -> None:
        self._assistant, self._page = assistant, page

    def request(self, request_id: str) -> Updates:
        """Everything about one request, and the library. Raises NotFound."""
        talk, panel, seen = self._page.talk, self._page.panel, screen(self._assistant, request_id)
        return self.library(request_id) | {
            self._page.request: seen.request,
            talk.bar: seen.bar,
            talk.chat: seen.talk,
            talk.welcome: seen.welcome,
            talk.offers: seen.offers,
            talk.hints: seen.hints,
            panel.brief: seen.brief,
            panel.evidence: seen.evidence,
            panel.verdict: seen.verdict,
            panel.proposal: seen.proposal,
        }

    def library(self, request_id: str) -> Updates:
        """The library and the list of requests."""
        side, place, seen = self._page.side, self._page.library, shelf(self._assistant, request_id)
        return {
            side.navigation: seen.navigation,
            side.samples: seen.samples,
            place.documents: seen.documents,
            place.goals: seen.goals,
            self._page.timer: gr.Timer(active=seen.busy),
        }


def told(work: Callable[[], Updates], place: gr.HTML) -> Updates:
    """What ``work`` answers; where it refuses, the reason in ``place``, and every field as it was."""
    try:
        return {place: ""} | work()
    except AssistantError as error:
        message = str(error)
    except Exception:
        _log.exception("An event of the page failed")
        message = OURS
    gr.Warning(esc(message))
    return {place: refusals([message])}

"""Whose event it is: the language the person speaks, and who is signed in."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import Any, cast

import gradio as gr

from assistant.domain.person import serving
from assistant.web.signed_in import SignedIn
from assistant.web.ui.words import Texts, speaking


class Visits:
    """Events wait in a queue and run outside of the HTTP request that brought them, so each is given both anew."""

    def __init__(self, interface: Mapping[str, Texts], signed_in: SignedIn) -> None:
        self.interface, self._signed_in = interface, signed_in

    @contextmanager
    def of(self, language: str, request: gr.Request) -> Generator[str]:
        """Within it, the page speaks the nearest language there is, whose code it gives, and what is done is done for
        whoever sent the event."""
        headers = cast(Any, request).headers
        with speaking(self.interface, language) as spoken, serving(self._signed_in.mark(headers)):
            yield spoken

"""The Gradio page, mounted in our own server."""

import hashlib
from pathlib import Path

import gradio as gr
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from gradio.themes import Base

from assistant.services.product import Assistant
from assistant.web.signed_in import SignedIn
from assistant.web.ui.chrome import Chrome
from assistant.web.ui.desk import Desk
from assistant.web.ui.events import Cards, Wiring
from assistant.web.ui.layout import lay_out
from assistant.web.ui.library_desk import LibraryDesk
from assistant.web.ui.model_desk import ModelDesk
from assistant.web.ui.proposal_desk import ProposalDesk
from assistant.web.ui.reading_desk import ReadingDesk
from assistant.web.ui.showing import Showing
from assistant.web.ui.visits import Visits
from assistant.web.ui.words import SOURCE, say, speaking

_FILES = Path(__file__).parent / "static"
# Before anything is drawn: whether the address names a request, so that home does not show for a moment.
_EARLY = "<script>if (/[?&]request=./.test(location.search)) document.documentElement.dataset.asked = '1'</script>"
_FONTS = ("ui-sans-serif", "system-ui", "sans-serif")


def mount_page(app: FastAPI, assistant: Assistant, signed_in: SignedIn) -> FastAPI:
    """Adds the page at "/" to the server. Routes that the server has already win over it."""
    app.mount("/ui", StaticFiles(directory=_FILES), name="ui")
    return gr.mount_gradio_app(  # pyright: ignore[reportUnknownMemberType]
        app,
        build_page(assistant, signed_in),
        path="/",
        server_name=assistant.settings.host,
        server_port=assistant.settings.port,
        footer_links=[],
        run_history=False,
        show_error=False,
        max_file_size=assistant.settings.upload_megabytes * 1_000_000,
        allowed_paths=[],
        blocked_paths=[str(assistant.settings.data.resolve())],
        ssr_mode=False,
        enable_monitoring=False,
        mcp_server=False,
        pwa=False,
        theme=Base(font=_FONTS, font_mono=("ui-monospace", "monospace")),
        head=_head(),
    )


def build_page(assistant: Assistant, signed_in: SignedIn) -> gr.Blocks:
    """The page as Gradio Blocks, in English until the browser says otherwise."""
    interface, note, settings = assistant.interface, assistant.search_note, assistant.settings
    with (
        speaking(interface, SOURCE),
        gr.Blocks(
            title=say("frame.product"), analytics_enabled=False, fill_width=True, delete_cache=(600, 600)
        ) as demo,
    ):
        page = lay_out(note, interface, settings, assistant.ingest.intake.recognises)
        showing = Showing(assistant, page)
        desk, library = Desk(assistant, page, showing), LibraryDesk(assistant, page, showing)
        proposal, model = ProposalDesk(assistant, page, showing), ModelDesk(assistant, page)
        acts = desk.acts | library.acts | ReadingDesk(assistant, page).acts | model.acts | proposal.acts
        cards = Cards(acts, model.slow | proposal.slow)
        chrome = Chrome(page, note, interface, settings)
        Wiring(page, Visits(interface, signed_in), chrome, cards).wire(demo, desk, library)
    demo.api_open = False
    return demo


def _head() -> str:
    style = (_FILES / "theme.css").read_bytes()
    link = f'<link rel="stylesheet" href="/ui/theme.css?v={hashlib.sha256(style).hexdigest()[:12]}">'
    return link + _EARLY

"""The Gradio page, mounted in our own server."""

import hashlib
from pathlib import Path

import gradio as gr
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from gradio.themes import Base

from assistant.services.product import Assistant
from assistant.web.ui.desk import Desk
from assistant.web.ui.events import wire
from assistant.web.ui.layout import lay_out
from assistant.web.ui.library_desk import LibraryDesk
from assistant.web.ui.showing import Showing

_FILES = Path(__file__).parent / "static"
_FONTS = ("ui-sans-serif", "system-ui", "sans-serif")


def mount_page(app: FastAPI, assistant: Assistant) -> FastAPI:
    """Adds the page at "/" to the server. Routes that the server has already win over it."""
    app.mount("/ui", StaticFiles(directory=_FILES), name="ui")
    return gr.mount_gradio_app(  # pyright: ignore[reportUnknownMemberType]
        app,
        build_page(assistant),
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


def build_page(assistant: Assistant) -> gr.Blocks:
    """The page as Gradio Blocks."""
    with gr.Blocks(
        title="Learning consultant", analytics_enabled=False, fill_width=True, delete_cache=(600, 600)
    ) as demo:
        page = lay_out(assistant.knowledge, assistant.search_note)
        showing = Showing(assistant, page)
        wire(demo, page, Desk(assistant, page, showing), LibraryDesk(assistant, page, showing))
    demo.api_open = False
    return demo


def _head() -> str:
    style = (_FILES / "theme.css").read_bytes()
    return f'<link rel="stylesheet" href="/ui/theme.css?v={hashlib.sha256(style).hexdigest()[:12]}">'

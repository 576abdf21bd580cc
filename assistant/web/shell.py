"""The FastAPI shell: one process that serves the page, the REST interface and its description."""

from fastapi import FastAPI
from fastapi.responses import HTMLResponse

from assistant.services.product import Assistant
from assistant.web.api import create_api
from assistant.web.docs_page import docs_page
from assistant.web.guard import Guard
from assistant.web.page_cache import PageCache
from assistant.web.signed_in import Attributed, SignedIn
from assistant.web.ui.page import mount_page


def create_app(assistant: Assistant) -> Guard:
    """The whole server behind its guard."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    api = create_api(assistant)

    @app.get("/api/docs", response_class=HTMLResponse, include_in_schema=False)
    def docs() -> str:
        return docs_page(api.openapi())

    @app.get("/health", include_in_schema=False)
    def health() -> dict[str, str | bool]:
        return {"status": "ok", "starting": assistant.startup.busy}

    app.mount("/api", api)
    settings = assistant.settings
    most = (settings.upload_megabytes + 5) * 1_000_000
    signed_in = SignedIn(settings.person_header, assistant.repository)
    page = PageCache(mount_page(app, assistant, signed_in), first=f"localhost:{settings.port}")
    return Guard(Attributed(page, signed_in), hosts=(*settings.allowed_hosts, settings.host), most_bytes=most)

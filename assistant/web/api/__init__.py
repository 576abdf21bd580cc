"""The REST interface under /api/v1 (DESIGN.md section 7), a router for each kind of thing."""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import ValidationError

from assistant.domain.errors import AssistantError
from assistant.services.product import Assistant
from assistant.web.api.goals import goals
from assistant.web.api.library import findings, library
from assistant.web.api.proposals import proposals
from assistant.web.api.requests import records, requests
from assistant.web.api.watching import watching


def create_api(assistant: Assistant) -> FastAPI:
    """The interface as an application of its own, to be mounted at /api."""
    app = FastAPI(title="Learning consultant", version="1", docs_url=None, redoc_url=None, openapi_url="/openapi.json")
    for router in (library, goals, findings, requests, records, proposals, watching):
        app.include_router(router(assistant), prefix="/v1")
    app.add_exception_handler(AssistantError, _told)
    app.add_exception_handler(RequestValidationError, _told_invalid)
    return app


def _told(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, AssistantError)
    detail = {"message": str(error), "happened": error.happened, "kept": error.kept, "next_step": error.next_step}
    return JSONResponse({"error": detail}, error.status)


def _told_invalid(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError | ValidationError)
    problems = "; ".join(f"{'.'.join(str(part) for part in item['loc'])}: {item['msg']}" for item in error.errors()[:5])
    return JSONResponse({"error": {"message": f"The request could not be read: {problems}. Nothing was changed."}}, 422)

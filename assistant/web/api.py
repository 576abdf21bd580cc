"""The REST interface under /api/v1 (DESIGN.md section 7)."""

import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Body, FastAPI, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import ValidationError
from starlette.datastructures import UploadFile

from assistant.domain.errors import AssistantError, CallerError
from assistant.domain.library.documents import Document, DocumentType, Received
from assistant.domain.library.opening import Opening
from assistant.domain.slots import Slot
from assistant.services.product import Assistant
from assistant.web import views
from assistant.web.bodies import NewDocument, NewMessage, NewRequest, Record, Rewording, Wish

JSON = dict[str, Any]
_YES = ("true", "yes", "on", "1")
_ADD_DOCUMENT: JSON = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": NewDocument.model_json_schema()},
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {"type": "string", "format": "binary"},
                        "title": {"type": "string"},
                        "type": {"type": "string", "enum": [kind.value for kind in DocumentType]},
                        "date": {"type": "string", "format": "date"},
                        "password": {"type": "string", "format": "password"},
                        "recognise": {"type": "boolean", "description": "Read pages that are pictures (OCR)."},
                    },
                }
            },
        },
    }
}


def create_api(assistant: Assistant) -> FastAPI:
    """The interface as an application of its own, to be mounted at /api."""
    app = FastAPI(title="Learning consultant", version="1", docs_url=None, redoc_url=None, openapi_url="/openapi.json")
    app.include_router(_library(assistant), prefix="/v1")
    app.include_router(_requests(assistant), prefix="/v1")
    app.include_router(_proposals(assistant), prefix="/v1")
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


def _library(assistant: Assistant) -> APIRouter:
    router = APIRouter(tags=["library"])

    @router.post("/documents", status_code=201, openapi_extra=_ADD_DOCUMENT)
    async def add_document(request: Request) -> JSON:
        """Adds a document: JSON with its text, or a file; each file of a ZIP archive becomes one of ``items``, or is told of
        in ``refused``."""
        if request.headers.get("content-type", "").startswith("multipart/form-data"):
            return views.received_view(await _add_upload(assistant, request))
        document = await run_in_threadpool(_add_text, assistant, await request.body())
        return {"id": document.id, "status": document.status, "message": document.message}

    @router.get("/documents")
    def documents() -> JSON:
        """All documents, and the files that are being read."""
        items = [*assistant.repository.documents(), *assistant.ingest.intake.under_way()]
        return {"items": [views.document_view(document) for document in items]}

    @router.post("/documents/{document_id}/cancel", status_code=204)
    def cancel_document(document_id: str) -> Response:
        """Ends the reading of a file, or the making of a document's vectors."""
        assistant.ingest.cancel(document_id)
        return Response(status_code=204)

    @router.post("/documents/{document_id}/resume", status_code=204)
    def resume_document(document_id: str) -> Response:
        """Makes the vectors of a document after all."""
        assistant.ingest.take_up(document_id)
        return Response(status_code=204)

    @router.delete("/documents/{document_id}", status_code=204)
    def delete_document(document_id: str) -> Response:
        assistant.ingest.delete(document_id)
        return Response(status_code=204)

    @router.get("/goals")
    def goals() -> JSON:
        return {"items": [views.goal_view(goal) for goal in assistant.repository.goals()]}

    @router.get("/search")
    def search(q: str, k: int = Query(5, ge=1, le=50)) -> JSON:
        return {"items": [views.passage_view(passage) for passage in assistant.retrieval.passages(q, k)]}

    return router


def _add_text(assistant: Assistant, body: bytes) -> Document:
    try:
        new = NewDocument.model_validate_json(body)
    except ValidationError as error:
        raise RequestValidationError(error.errors(include_url=False, include_context=False)) from error
    return assistant.ingest.add_text(new.title, new.text, new.type, new.date, new.superseded_by)


async def _add_upload(assistant: Assistant, request: Request) -> list[Received]:
    async with request.form(max_files=1, max_fields=8) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise CallerError("There is no file in the upload.", next_step="Send it as the form field 'file'.")
        data = await file.read()
        names = ("title", "type", "date", "password", "recognise")
        fields = {name: str(form.get(name) or "") for name in names}
        return await run_in_threadpool(
            assistant.ingest.add_files,
            file.filename or "document",
            data,
            title=fields["title"],
            type=_type(fields["type"]),
            date=_date(fields["date"]),
            opening=Opening(password=fields["password"], recognise=fields["recognise"].lower() in _YES),
        )


def _type(text: str) -> DocumentType | None:
    if text and text not in list(DocumentType):
        raise CallerError(f"{text!r} is no document type.", next_step=f"Choose one of: {', '.join(DocumentType)}.")
    return DocumentType(text) if text else None


def _date(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise CallerError(f"{text!r} is no date.", next_step="Write it as YYYY-MM-DD.") from error


def _requests(assistant: Assistant) -> APIRouter:
    router = APIRouter(tags=["requests"])

    @router.get("/health")
    def health() -> JSON:
        return {"items": [check.model_dump() for check in assistant.health()]}

    @router.post("/requests", status_code=201)
    def open_request(body: NewRequest) -> JSON:
        outcome = assistant.consultation.start(body.opening, body.as_of)
        return {"id": outcome.interview.id, **views.turn_view(outcome.turn, outcome.interview.ready)}

    @router.get("/requests")
    def requests() -> JSON:
        return {"items": [views.summary_view(interview) for interview in assistant.repository.interviews()]}

    @router.post("/requests/{request_id}/messages")
    def send(request_id: str, body: NewMessage) -> JSON:
        outcome = assistant.consultation.take_turn(request_id, body.text, body.key)
        return views.turn_view(outcome.turn, outcome.interview.ready)

    @router.get("/requests/{request_id}")
    def request(request_id: str) -> JSON:
        return state(assistant, request_id)

    @router.patch("/requests/{request_id}/brief")
    def edit(request_id: str, values: Annotated[dict[Slot, str], Body()]) -> JSON:
        assistant.consultation.edit(request_id, values)
        return state(assistant, request_id)

    @router.post("/requests/{request_id}/undo")
    def undo(request_id: str) -> JSON:
        """Takes the last message back, with its answer."""
        return {"text": assistant.consultation.undo(request_id)}

    @router.post("/requests/{request_id}/records", status_code=201)
    def attach(request_id: str, record: Record) -> JSON:
        """Attaches a record for this request alone; numbers that it bears out become evidenced."""
        added = assistant.consultation.attach(request_id, record.title, record.text)
        return {"id": added.id, "title": added.title}

    @router.delete("/requests/{request_id}/records/{record_id}", status_code=204)
    def detach(request_id: str, record_id: str) -> Response:
        assistant.consultation.detach(request_id, record_id)
        return Response(status_code=204)

    @router.delete("/requests/{request_id}", status_code=204)
    def delete(request_id: str) -> Response:
        assistant.repository.delete_interview(request_id)
        return Response(status_code=204)

    return router


def state(assistant: Assistant, request_id: str) -> JSON:
    """The whole state of a request, judged anew from its ledger."""
    interview = assistant.repository.interview(request_id)
    case = assistant.cases.open(interview)
    return views.request_view(
        interview, case.diagnosis, case.alignment, assistant.cases.open_questions(interview, case)
    )


def _proposals(assistant: Assistant) -> APIRouter:
    router = APIRouter(tags=["proposals"])

    @router.post("/requests/{request_id}/proposal")
    def draft(request_id: str) -> JSON:
        version, _ = assistant.drafting.draft(request_id)
        return {"id": request_id, "version": version}

    @router.post("/requests/{request_id}/proposal/revise")
    def revise(request_id: str, wish: Wish) -> JSON:
        version, _ = assistant.drafting.revise(request_id, wish.section, wish.instruction)
        return {"id": request_id, "version": version}

    @router.patch("/requests/{request_id}/proposal")
    def reword(request_id: str, rewording: Rewording) -> JSON:
        """Puts a section into a person's own words."""
        assistant.editing.rewrite(request_id, rewording.section, rewording.text)
        return {"id": request_id, "version": assistant.repository.proposal_version(request_id)}

    @router.get("/requests/{request_id}/calls")
    def calls(request_id: str) -> JSON:
        return {"items": [call.model_dump(mode="json") for call in assistant.repository.calls(request_id)]}

    @router.get("/requests/{request_id}/trace")
    def trace(request_id: str) -> JSON:
        """How each turn came about."""
        interview, made = assistant.repository.interview(request_id), assistant.repository.calls(request_id)
        return {"items": [views.trace_view(turn, made) for turn in interview.turns]}

    @router.get("/requests/{request_id}/proposal")
    def proposal(request_id: str, format: str = "json", view: str = "full") -> Response:
        export = assistant.exporting.render(request_id, format, view)
        inline = {"content-disposition": f'attachment; filename="{export.filename}"'} if format != "json" else {}
        return Response(export.body, media_type=export.media_type, headers=inline)

    return router

"""Documents and search over REST."""

import datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.datastructures import UploadFile

from assistant.domain.errors import CallerError
from assistant.domain.library.documents import Document, DocumentType, Received
from assistant.domain.library.opening import Opening
from assistant.services.product import Assistant
from assistant.web import library_views as views
from assistant.web.bodies import JSON, DocumentChange, NewDocument, SearchIn

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


def library(assistant: Assistant) -> APIRouter:
    """Documents: added, watched, deleted."""
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

    @router.patch("/documents/{document_id}")
    def change_document(document_id: str, told: DocumentChange) -> JSON:
        """Corrects what a document is: title, type, date, tags, audience, or the newer edition that replaces it."""
        return views.document_view(_changed(assistant, document_id, told))

    @router.delete("/documents/{document_id}", status_code=204)
    def delete_document(document_id: str) -> Response:
        assistant.ingest.delete(document_id)
        return Response(status_code=204)

    return router


def findings(assistant: Assistant) -> APIRouter:
    """What documents say: search."""
    router = APIRouter(tags=["library"])

    @router.get("/search")
    def search(q: str, only: Annotated[SearchIn, Query()], k: Annotated[int, Query(ge=1, le=50)] = 5) -> JSON:
        """The best passages; ``why`` tells what they were found by. ``type`` may stand several times. ``support_found`` is
        false where even the best of them have little to do with the query."""
        found = assistant.retrieval.passages(q, k, only=only.filter)
        items = [views.passage_view(passage) for passage in found]
        return {"items": items, "support_found": assistant.retrieval.related(q, found)}

    return router


def _add_text(assistant: Assistant, body: bytes) -> Document:
    try:
        new = NewDocument.model_validate_json(body)
    except ValidationError as error:
        raise RequestValidationError(error.errors(include_url=False, include_context=False)) from error
    added = assistant.ingest.add_text(new.title, new.text, new.type, new.date, new.superseded_by)
    if new.tags or new.audience:
        assistant.ingest.label(added.id, new.tags, new.audience)
    return added


def _changed(assistant: Assistant, document_id: str, told: DocumentChange) -> Document:
    known, ingest, named = assistant.repository.document(document_id), assistant.ingest, told.model_fields_set
    date = told.date if "date" in named else known.date
    changed = ingest.describe(document_id, told.title, told.type or known.type, date)
    if told.tags is not None or told.audience is not None:
        tags = known.tags if told.tags is None else told.tags
        changed = ingest.label(document_id, tags, known.audience if told.audience is None else told.audience)
    return changed if told.superseded_by is None else ingest.supersede(document_id, told.superseded_by)


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

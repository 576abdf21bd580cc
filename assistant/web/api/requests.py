"""Requests, their messages, brief and records over REST."""

from typing import Annotated

from fastapi import APIRouter, Body, Response

from assistant.domain.brief.offered import open_offers
from assistant.domain.slots import Slot
from assistant.services.product import Assistant
from assistant.web import views
from assistant.web.bodies import JSON, NewMessage, NewRequest, Record


def requests(assistant: Assistant) -> APIRouter:
    """Requests: their talk and their brief."""
    router = APIRouter(tags=["requests"])

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

    @router.delete("/requests/{request_id}", status_code=204)
    def delete(request_id: str) -> Response:
        assistant.repository.delete_interview(request_id)
        return Response(status_code=204)

    return router


def records(assistant: Assistant) -> APIRouter:
    """Records that bear out what was said, each for one request alone."""
    router = APIRouter(tags=["requests"])

    @router.post("/requests/{request_id}/records", status_code=201)
    def attach(request_id: str, record: Record) -> JSON:
        """Attaches a record for this request alone; numbers that it bears out become evidenced. ``offers`` is what it says
        beyond the brief."""
        added = assistant.consultation.attach(request_id, record.title, record.text)
        interview = assistant.repository.interview(request_id)
        waiting = (o for o in open_offers(interview.brief, interview.offers) if o.record == added.id)
        return {"id": added.id, "title": added.title, "offers": [views.offer_view(offer) for offer in waiting]}

    @router.post("/requests/{request_id}/records/{record_id}/offers/{number}")
    def take_over(request_id: str, record_id: str, number: int) -> JSON:
        """Puts into the brief what a record offers, with the record as its source."""
        assistant.consultation.take_over(request_id, record_id, number)
        return state(assistant, request_id)

    @router.delete("/requests/{request_id}/records/{record_id}", status_code=204)
    def detach(request_id: str, record_id: str) -> Response:
        assistant.consultation.detach(request_id, record_id)
        return Response(status_code=204)

    return router


def state(assistant: Assistant, request_id: str) -> JSON:
    """The whole state of a request, judged anew from its ledger."""
    interview = assistant.repository.interview(request_id)
    case = assistant.cases.open(interview)
    return views.request_view(
        interview, case.diagnosis, case.alignment, assistant.cases.open_questions(interview, case)
    )

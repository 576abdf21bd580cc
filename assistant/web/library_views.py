"""The library in the shapes of the REST interface (DESIGN.md section 7). Pure."""

import datetime
from collections.abc import Sequence

from assistant.domain.alignment.register import Entry, Mention
from assistant.domain.library.documents import Document, Passage, Received, StrategicGoal
from assistant.web.bodies import JSON


def document_view(document: Document) -> JSON:
    """A document of the library."""
    return {
        "id": document.id,
        "title": document.title,
        "type": document.type,
        "date": iso(document.date),
        "status": document.status,
        "keyword_ready": document.keyword_ready,
        "message": document.message,
        "remark": document.remark,
        "superseded_by": document.superseded_by,
        "superseded_reason": document.superseded_reason,
        "suspicious": list(document.suspicious),
        "sample": document.sample,
        "tags": list(document.tags),
        "audience": document.audience,
    }


def received_view(received: Sequence[Received]) -> JSON:
    """What came of a file, or of each file in an archive. The first document added stands for all."""
    added = [item.document for item in received if item.document]
    return {
        "id": added[0].id,
        "status": added[0].status,
        "message": added[0].message,
        "items": [document_view(document) for document in added],
        "refused": refused_view(received),
    }


def refused_view(received: Sequence[Received]) -> list[JSON]:
    """The files that could not be added, each with its reason."""
    return [{"file": item.name, "message": item.refused} for item in received if item.refused]


def passage_view(passage: Passage) -> JSON:
    """A search hit."""
    return {
        "document": passage.document.id,
        "title": passage.document.title,
        "page": passage.chunk.page,
        "heading": passage.chunk.heading,
        "text": passage.chunk.text,
        "quote": passage.quote,
        "score": round(passage.score, 4),
        "why": {
            "terms": list(passage.terms),
            "similarity": passage.similarity,
            "type": passage.document.type,
            "date": iso(passage.document.date),
            "in_force": passage.document.in_force,
        },
        "also": [
            {"document": place.document_id, "title": place.title, "page": place.page, "heading": place.heading}
            for place in passage.also
        ],
    }


def goal_view(goal: StrategicGoal) -> JSON:
    """A strategic goal found in a document."""
    return goal.model_dump(mode="json")


def entry_view(entry: Entry) -> JSON:
    """A goal of the register, with every document that states it."""
    return {
        "id": entry.id,
        "statement": entry.goal.statement,
        "metric": entry.values("metric"),
        "baseline": entry.values("baseline"),
        "target": entry.goal.target,
        "horizon": iso(entry.goal.horizon),
        "term": entry.term,
        "owner": entry.values("owner"),
        "rank": entry.rank,
        "confirmed": entry.confirmed,
        "in_force": entry.in_force,
        "quotes": [_mention_view(mention) for mention in entry.mentions],
        "disagreements": [{"about": item.about, **_mention_view(item.other)} for item in entry.disagreements],
    }


def _mention_view(mention: Mention) -> JSON:
    goal, document = mention.goal, mention.document
    return {
        "goal_id": goal.id,
        "document": document.id,
        "title": document.title,
        "date": iso(document.date),
        "page": goal.page,
        "heading": goal.heading,
        "quote": goal.quote,
        "target": goal.target,
        "horizon": iso(goal.horizon),
        "in_force": document.in_force,
    }


def iso(day: datetime.date | None) -> str | None:
    """A day or moment as the interface gives it."""
    return day.isoformat() if day else None

"""The strategy library: documents with their state, and the goals found in them."""

from collections.abc import Sequence

from assistant.domain.library.documents import Document, DocumentStatus, DocumentType, StrategicGoal
from assistant.web.ui.markup import action, badge, bare, day, empty, esc, icon, lc

_TYPES = {DocumentType.OKR: "Goals and key results", DocumentType.VALUES: "Values"}
_GOALS_SHOWN = 40


def type_words(kind: DocumentType) -> str:
    return _TYPES.get(kind, kind.value.replace("_", " ").capitalize())


def documents(items: Sequence[Document], goals: Sequence[StrategicGoal]) -> str:
    """The list of documents."""
    if not items:
        return lc(
            empty(
                "No documents yet. Without them I can still interview and draft; I cannot say which goal a request serves."
            )
        )
    titles = {item.id: item.title for item in items}
    found = [goal.document_id for goal in goals]
    rows = "".join(_document(item, found.count(item.id), titles) for item in items)
    return lc(f'<ul class="docs">{rows}</ul>')


def _document(item: Document, goals: int, titles: dict[str, str]) -> str:
    old = bool(item.superseded_by or item.superseded_reason)
    counted = f"{goals} goal{'s' if goals != 1 else ''} found" if goals else "no goals found"
    about = [type_words(item.type), counted] + (["sample"] if item.sample else [])
    delete = action(
        "delete_document",
        item.id,
        icon("x", "s"),
        "btn icon tiny",
        f'aria-label="Delete {esc(item.title)}" title="Delete" data-confirm="Delete “{esc(item.title)}” from the library?"',
    )
    return (
        f'<li class="{"old" if old else ""}">{icon("doc")}<div class="name"><span>{esc(item.title)}</span>'
        f"<small>{esc(', '.join(about))}</small>{_remarks(item, titles)}</div>"
        f'<span class="when">{day(item.date)}</span><span class="state">{_state(item, old)}</span>{delete}</li>'
    )


def _remarks(item: Document, titles: dict[str, str]) -> str:
    remarks: list[str] = []
    if item.message:
        remarks.append(f"<small>{esc(item.message)}</small>")
    if item.superseded_by in titles:
        remarks.append(f"<small>Replaced by {esc(titles[item.superseded_by])}. Never quoted as support.</small>")
    elif item.superseded_reason:
        remarks.append(f"<small>{esc(item.superseded_reason)}</small>")
    if item.suspicious:
        quotes = "".join(f"<li>“{esc(text)}”</li>" for text in item.suspicious[:5])
        remarks.append(
            f'<details class="odd"><summary>{icon("alert", "s")}Holds text addressed to the assistant. It is not followed.'
            f"</summary><ul class='points'>{quotes}</ul></details>"
        )
    return "".join(remarks)


def _state(item: Document, old: bool) -> str:
    if item.status is DocumentStatus.FAILED:
        return badge("conflicting", "alert", "Not readable")
    if old:
        return badge("unknown", "q", "Superseded")
    if item.status is DocumentStatus.READY:
        return badge("evidenced", "check", "Ready")
    return badge("accent", "dot", "Searchable" if item.keyword_ready else "Waiting")


def found_goals(goals: Sequence[StrategicGoal], items: Sequence[Document]) -> str:
    """Goals found at ingest, in the documents' own words."""
    titles = {item.id: item for item in items}
    current = [goal for goal in goals if (at := titles.get(goal.document_id)) and not at.superseded_by]
    rows = "".join(_goal(goal, titles[goal.document_id]) for goal in current[:_GOALS_SHOWN])
    return lc(f'<div class="goals">{rows or empty("Goals that your documents state appear here.")}</div>')


def _goal(goal: StrategicGoal, document: Document) -> str:
    fields = (
        ("Measure", goal.metric),
        ("Now", goal.baseline),
        ("Target", goal.target),
        ("By", day(goal.horizon) if goal.horizon else ""),
        ("Owner", goal.owner),
        (
            "Source",
            ", ".join(
                filter(None, (document.title, f"page {goal.page}" if goal.page else goal.heading.rsplit(" > ", 1)[-1]))
            ),
        ),
    )
    rows = "".join(f"<dt>{label}</dt><dd>{esc(value)}</dd>" for label, value in fields if value)
    return f'<article class="goal"><p class="said">“{esc(bare(goal.quote))}”</p><dl>{rows}</dl></article>'


def refusals(messages: Sequence[str]) -> str:
    """What went wrong, in a place that stays."""
    if not messages:
        return ""
    rows = "".join(f"<p>{esc(message)}</p>" for message in messages)
    return lc(f'<div class="inline bad" role="alert">{icon("alert")}<div>{rows}</div></div>')


def added(items: Sequence[Document]) -> str:
    """What was added, in one line each."""
    rows = "".join(f"<p>{esc(item.message or 'Added and searchable.')} <b>{esc(item.title)}</b></p>" for item in items)
    return lc(f'<div class="inline ok" role="status">{icon("check")}<div>{rows}</div></div>') if rows else ""

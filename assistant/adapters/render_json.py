"""The proposal as JSON with the fixed keys of DESIGN.md section 7, and every other section beside them."""

import json
from typing import Any

from assistant.domain.brief.shapes import Measure, MeasureValue, Origin
from assistant.domain.proposal.citing import Numbering
from assistant.domain.proposal.layout import numbered, sections
from assistant.domain.proposal.shapes import ForecastPart, Proposal, Statement
from assistant.domain.proposal.walking import statements_of
from assistant.domain.shapes import Shape

JSON = dict[str, Any]
_TYPED = {  # told in a form of their own, or of no use outside
    "headline",
    "measures",
    "citations",
    "derived",
    "checks",
    "forecast",
    "verdict",
    "strategy",
    "forecast_reason",
    "summary",
    "drawn_from",
}


def view(proposal: Proposal) -> JSON:
    """The proposal as plain data; texts are strings, with their source numbers where they have some."""
    numbering = numbered(proposal)
    made: JSON = {
        name: _plain(getattr(proposal, name), numbering) for name in Proposal.model_fields if name not in _TYPED
    }
    return made | {
        "title": proposal.title,
        "summary": " ".join(item.text for item in proposal.summary),
        "verdict": _verdict(proposal, numbering),
        "alignment": _alignment(proposal),
        "measures": [_measure(measure) for measure in proposal.measures],
        "forecast": _forecast(proposal.forecast),
        "forecast_reason": proposal.forecast_reason,
        "citations": [_citation(item.model_dump(mode="json"), numbering) for item in proposal.citations],
        "conversation": _conversation(proposal),
        "derived": [
            {"label": item.label, "value": item.value, "unit": item.unit, "expression": item.expression}
            for item in proposal.derived
        ],
        "checks": proposal.checks.model_dump(mode="json"),
        "sections": [{"id": s.id, "title": s.title, "appendix": s.appendix} for s in sections(proposal)],
    }


class JsonRenderer:
    """Exports as JSON."""

    media_type = "application/json"

    def render(self, proposal: Proposal) -> bytes:
        """The proposal as UTF-8 JSON."""
        return json.dumps(view(proposal), ensure_ascii=False, indent=2).encode("utf-8", "replace")


def _plain(value: Any, numbering: Numbering) -> Any:
    """Statements become their text; everything else keeps its shape."""
    if isinstance(value, Statement):
        return value.text
    if isinstance(value, tuple):
        return [_plain(item, numbering) for item in value]  # pyright: ignore[reportUnknownVariableType]
    if isinstance(value, Shape):
        return {name: _plain(getattr(value, name), numbering) for name in type(value).model_fields}
    return value.isoformat() if hasattr(value, "isoformat") else value


def _verdict(proposal: Proposal, numbering: Numbering) -> JSON:
    part = proposal.verdict
    return {
        "verdict": part.verdict.value,
        "provisional": part.provisional,
        "sentence": part.sentence.text,
        "reason": " ".join(item.text for item in part.reasons),
        "rules": [rule.model_dump(mode="json") for rule in part.rules],
        "would_change": _plain(part.would_change, numbering),
        "override": part.override.text if part.override else None,
    }


def _alignment(proposal: Proposal) -> JSON:
    places = {citation.ref: citation for citation in proposal.citations}
    claims = [(goal, places[ref]) for goal in proposal.strategy.goals for ref in _refs(goal.quote) if ref in places]
    return {
        "state": proposal.strategy.state.value,
        "summary": proposal.strategy.sentence.text,
        "claims": [
            {
                "goal": item.quote,
                "stance": goal.stance.value,
                "document": item.document,
                "date": item.date.isoformat() if item.date else None,
                "page": item.page,
                "heading": item.heading,
                "quote": item.quote,
                "remark": goal.remark.text,
            }
            for goal, item in claims
        ],
        "remarks": [item.text for item in proposal.strategy.remarks],
    }


def _refs(statement: Statement) -> list[str]:
    return [source.ref for source in statement.sources][:1]


def _measure(measure: Measure) -> JSON:
    known = measure.baseline or measure.target
    return {
        "name": measure.name,
        "unit": known.quantity.unit if known and known.quantity else None,
        "outcome": measure.outcome,
        "baseline": _text(measure.baseline),
        "as_of": _day(measure.baseline),
        "target": _text(measure.target),
        "due": _day(measure.due) or _text(measure.due),
        "source": _text(measure.data_source),
        "owner": _text(measure.owner),
        "value_per_unit": _text(measure.value_per_unit),
    }


def _text(value: MeasureValue | None) -> str | None:
    return value.text if value else None


def _day(value: MeasureValue | None) -> str | None:
    return value.day.isoformat() if value and value.day else None


def _conversation(proposal: Proposal) -> list[JSON]:
    """What was quoted from the conversation, by message."""
    said = {
        (int(source.ref), source.quote)
        for statement in statements_of(proposal)
        for source in statement.sources
        if source.origin is Origin.TURN
    }
    return [{"message": message, "quote": quote} for message, quote in sorted(said)]


def _forecast(part: ForecastPart | None) -> JSON | None:
    if part is None:
        return None
    return {
        "benefit": part.benefit.value,
        "cost": part.cost.value,
        "bcr": part.bcr,
        "roi_percent": part.roi_percent,
        "currency": part.cost.unit,
        "expression": part.benefit.expression,
        "cost_expression": part.cost.expression,
        "text": [item.text for item in part.sentences],
    }


def _citation(view: JSON, numbering: Numbering) -> JSON:
    number = numbering.numbers.get(f"passage:{view['ref']}")
    return {key: view[key] for key in ("document", "document_id", "date", "page", "heading", "quote", "used_as")} | {
        "number": number
    }

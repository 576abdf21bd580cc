"""The shapes of the REST interface (DESIGN.md section 7), made from domain objects. Pure."""

from collections.abc import Sequence

from assistant.domain.alignment.shapes import Alignment, Claim, Stance
from assistant.domain.brief.offered import Offer
from assistant.domain.brief.shapes import Brief, Conflict, Evidence, Fact, Measure, MeasureValue, OpenItem, Segment
from assistant.domain.brief.turns import Interview, Move, Turn
from assistant.domain.calls import Call
from assistant.domain.diagnosis.diagnose import Cause, Diagnosis, Judgement
from assistant.domain.slots import Slot, State
from assistant.domain.text.words import clip
from assistant.domain.trace import calls_during
from assistant.web.bodies import JSON
from assistant.web.library_views import iso


def move_view(move: Move) -> JSON:
    """What the assistant does."""
    return {"kind": move.kind, "slots": list(move.slots), "reason": move.reason, "choices": list(move.choices)}


def turn_view(turn: Turn, ready: bool) -> JSON:
    """The answer to a message."""
    return {"reply": turn.reply, "move": move_view(turn.move), "ready": ready, "notes": list(turn.notes)}


def trace_view(turn: Turn, calls: Sequence[Call]) -> JSON:
    """How a turn came about: what was read, what was decided and why, what was at hand, what a model was asked, and when."""
    made = calls_during(calls, turn.trace)
    return {
        "number": turn.number,
        "reading": turn.reading.model_dump(mode="json"),
        "move": turn.move.model_dump(mode="json"),
        "trace": turn.trace.model_dump(mode="json") if turn.trace else None,
        "calls": [call.model_dump(mode="json", exclude={"sent", "answered"}) for call in made],
        "tokens": sum(call.prompt_tokens + call.answer_tokens for call in made),
    }


def offer_view(offer: Offer) -> JSON:
    """What an attached record says beyond the brief."""
    return {"number": offer.number, "slot": offer.slot, "value": offer.value, "quote": offer.quote}


def summary_view(interview: Interview) -> JSON:
    """A line in the list of requests."""
    return {
        "id": interview.id,
        "title": interview.title,
        "status": interview.status,
        "ready": interview.ready,
        "turns": len(interview.turns),
        "changed": iso(interview.changed),
    }


def request_view(
    interview: Interview, diagnosis: Diagnosis, alignment: Alignment, open_questions: tuple[OpenItem, ...]
) -> JSON:
    """The whole state of a request."""
    return {
        "id": interview.id,
        "title": interview.title,
        "status": interview.status,
        "ready": interview.ready,
        "complete": interview.complete,
        "turns": [_turn(turn) for turn in interview.turns],
        "brief": brief_view(interview.brief),
        "measures": [_measure(measure) for measure in interview.brief.measures],
        "segments": [_segment(segment) for segment in interview.brief.segments],
        "causes": [_cause(cause) for cause in diagnosis.causes],
        "verdict": verdict_view(diagnosis.judgement, interview.brief),
        "segment_verdicts": [verdict_view(judgement, None) for judgement in diagnosis.segments],
        "alignment": alignment_view(alignment),
        "scores": diagnosis.scores.model_dump(mode="json"),
        "open_questions": [_open(item) for item in open_questions],
        "conflicts": [_conflict(conflict) for conflict in interview.brief.conflicts],
        "history": [change.model_dump(mode="json") for change in interview.brief.history],
        "working_mode": diagnosis.working_mode,
    }


def _turn(turn: Turn) -> JSON:
    return {
        "number": turn.number,
        "text": turn.text,
        "reply": turn.reply,
        "move": move_view(turn.move),
        "notes": list(turn.notes),
    }


def brief_view(brief: Brief) -> JSON:
    """Every slot with its values; what is vague or unknown is listed with its state and no number."""
    view: JSON = {}
    for slot in Slot:
        state = brief.state(slot)
        values = [_fact(fact, state) for fact in brief.of(slot)]
        if not values and state is State.VAGUE:
            values = [_unsettled(text, state) for known, text in brief.vague if known is slot]
        if not values and state is State.UNKNOWN:
            values = [_unsettled("", state)]
        view[slot.value] = values
    return view


def _fact(fact: Fact, state: State) -> JSON:
    number = fact.quantities[0] if fact.quantities else None
    view: JSON = {
        "value": clip(fact.value),
        "normalised": {
            "number": number.value if number else None,
            "unit": number.unit if number else None,
            "date": iso(fact.day),
        },
        "state": state if state is State.CONFLICTING else fact.state,
        "quote": fact.source.quote,
        "source": fact.source.label,
        "grade": int(fact.grade),
    }
    if fact.segment:
        view["segment"] = fact.segment
    return view


def _unsettled(text: str, state: State) -> JSON:
    empty = {"number": None, "unit": None, "date": None}
    return {"value": text, "normalised": empty, "state": state, "quote": text, "source": "", "grade": 0}


def _measure(measure: Measure) -> JSON:
    fields = ("earlier", "baseline", "target", "due", "data_source", "owner", "value_per_unit", "volume")
    view: JSON = {"id": measure.id, "name": measure.name, "outcome": measure.outcome, "rises": measure.rises}
    for field in fields:
        view[field] = _measure_value(getattr(measure, field))
    return view


def _measure_value(value: MeasureValue | None) -> JSON | None:
    if value is None:
        return None
    return {
        "text": value.text,
        "number": value.quantity.value if value.quantity else None,
        "unit": value.quantity.unit if value.quantity else None,
        "date": iso(value.day),
        "state": value.state,
        "source": value.source.label,
        "quote": value.source.quote,
    }


def _segment(segment: Segment) -> JSON:
    return {
        "name": segment.name,
        "size": segment.size,
        "value": segment.value.text if segment.value else None,
        "better": segment.better,
        "quote": segment.source.quote,
        "source": segment.source.label,
    }


def _cause(cause: Cause) -> JSON:
    return {
        "cell": cause.cell,
        "share": round(cause.share, 3),
        "for": [_evidence(item) for item in cause.speaks_for],
        "against": [_evidence(item) for item in cause.against],
        "segment": cause.segment,
    }


def _evidence(item: Evidence) -> JSON:
    return {"quote": item.source.quote, "source": item.source.label, "weight": item.weight}


def verdict_view(judgement: Judgement, brief: Brief | None) -> JSON:
    """The verdict with its reasons; a sponsor's override stands beside it and changes nothing."""
    view: JSON = {
        "verdict": judgement.verdict,
        "provisional": judgement.provisional,
        "rules": [fired.model_dump(mode="json") for fired in judgement.rules],
        "reason": judgement.reason,
        "would_change": list(judgement.would_change),
    }
    if judgement.segment:
        view["segment"] = judgement.segment
    if brief and brief.override:
        view["override"] = {"quote": brief.override.quote, "source": brief.override.label}
    return view


def alignment_view(alignment: Alignment) -> JSON:
    """Alignment with its claims; superseded editions of a goal are listed as such."""
    claims = [_claim(claim) for claim in alignment.claims]
    claims += [
        {
            "goal": conflict.older.statement,
            "stance": Stance.SUPERSEDED,
            "document": conflict.older_document.title,
            "document_id": conflict.older_document.id,
            "page": conflict.older.page,
            "quote": conflict.older.quote,
        }
        for conflict in alignment.conflicts
        if conflict.superseded
    ]
    return {
        "state": alignment.state,
        "summary": alignment.summary,
        "claims": claims,
        "warnings": list(alignment.warnings),
    }


def _claim(claim: Claim) -> JSON:
    return {
        "goal": claim.goal.statement,
        "goal_id": claim.goal.id,
        "stance": claim.stance,
        "document": claim.document.title,
        "document_id": claim.document.id,
        "date": iso(claim.document.date),
        "page": claim.goal.page,
        "heading": claim.goal.heading,
        "quote": claim.goal.quote,
        "reason": claim.reason,
        "how_far": claim.how_far,
        "confirmed": claim.confirmed,
    }


def _open(item: OpenItem) -> JSON:
    return {"slot": item.slot, "question": item.question, "owner": item.owner, "due": item.due.isoformat()}


def _conflict(conflict: Conflict) -> JSON:
    return {
        "slot": conflict.slot,
        "first": conflict.first.value,
        "second": conflict.second.value,
        "settled": conflict.settled,
    }

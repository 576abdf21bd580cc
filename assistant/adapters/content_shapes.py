"""What a file of knowledge/ must look like, and a plain explanation where it does not."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from assistant.adapters.content_yaml import Marked, Problem
from assistant.domain.knowledge import (
    CauseCell,
    Figure,
    Guard,
    Intervention,
    Message,
    MetricEntry,
    Question,
    QuestionPair,
    QuestionsFile,
    StrategyFile,
    StrategySource,
    Term,
    Theme,
)
from assistant.domain.shapes import Shape

FILES: dict[str, TypeAdapter[Any]] = {
    "questions": TypeAdapter(QuestionsFile),
    "causes": TypeAdapter(tuple[CauseCell, ...]),
    "interventions": TypeAdapter(tuple[Intervention, ...]),
    "metrics": TypeAdapter(tuple[MetricEntry, ...]),
    "guards": TypeAdapter(tuple[Guard, ...]),
    "figures": TypeAdapter(tuple[Figure, ...]),
    "messages": TypeAdapter(tuple[Message, ...]),
    "glossary": TypeAdapter(tuple[Term, ...]),
    "strategy": TypeAdapter(StrategyFile),
}
"""The files of knowledge/, without ".yaml", and the shape of each."""

_SHAPES: tuple[type[Shape], ...] = (
    Question,
    QuestionPair,
    CauseCell,
    Intervention,
    MetricEntry,
    Guard,
    Figure,
    Message,
    Term,
    Theme,
    StrategySource,
)
_FIELDS = sorted({name for shape in _SHAPES for name in shape.model_fields})


def shape_problems(marked: Marked, error: ValidationError) -> Iterator[Problem]:
    """Each mismatch of a file with its shape, with the line and what to do."""
    for detail in error.errors():
        message, fix = _explained(detail)
        yield marked.problem(detail["loc"], message, fix)


def _explained(detail: ErrorDetails) -> tuple[str, str]:
    name = str(detail["loc"][-1]) if detail["loc"] else "the file"
    given, context = detail["input"], detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return f"“{name}” is missing here.", f"Add a line “{name}: …” to this entry."
        case "extra_forbidden":
            return f"“{name}” is not a known field.", _did_you_mean(name, _FIELDS)
        case "enum" | "literal_error":
            return f"“{given}” is not a known {name}.", _did_you_mean(str(given), _options(context))
        case "string_type":
            return f"“{name}” must be text.", "Put the value in quotes."
        case "string_too_long":
            return f"“{name}” is too long.", f"Cut it to {context.get('max_length')} characters."
        case _:
            return f"“{name}” does not fit: {detail['msg']}.", "Compare it with the entries beside it."


def _options(context: dict[str, Any]) -> list[str]:
    return str(context.get("expected", "")).replace(" or ", ", ").replace("'", "").split(", ")


def _did_you_mean(given: str, options: list[str]) -> str:
    near = get_close_matches(given, options, n=1)
    return f"Did you mean “{near[0]}”?" if near else f"Use one of: {', '.join(options)}."

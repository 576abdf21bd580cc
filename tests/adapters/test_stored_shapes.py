"""What is stored is described by a fingerprint beside the number of the format, so that no shape changes without the number: an
older program would read what it knows of a newer body, and lose the rest when it saves."""

import hashlib
import json
from pathlib import Path
from typing import Any, cast

from assistant.adapters.database.schema import SCHEMA_VERSION
from assistant.domain.brief.turns import Interview, Turn
from assistant.domain.calls import Call
from assistant.domain.library.documents import Document, StrategicGoal
from assistant.domain.proposal.shapes import Proposal
from assistant.domain.shapes import Shape

RECORDED = Path(__file__).with_name("stored_shapes.txt")
STORED: tuple[type[Shape], ...] = (Interview, Turn, Proposal, Document, StrategicGoal, Call)


def test_a_stored_shape_changes_only_with_the_number_of_the_format() -> None:
    found = f"{SCHEMA_VERSION} {fingerprint()}"
    assert RECORDED.read_text("utf-8").strip() == found, (
        f"raise SCHEMA_VERSION, then write into {RECORDED.name}: {found}"
    )


def test_the_fingerprint_sees_fields_and_not_their_descriptions() -> None:
    described = {"description": "Where.", "properties": {"place": {"title": "Place", "type": "string"}}}
    assert _bare(described) == {"properties": {"place": {"type": "string"}}}
    assert _bare({"properties": {"title": {"type": "string"}}}) == {"properties": {"title": {"type": "string"}}}


def fingerprint() -> str:
    """A digest of the fields of all stored shapes."""
    schemas = [_bare(kind.model_json_schema()) for kind in STORED]
    return hashlib.sha256(json.dumps(schemas, sort_keys=True).encode()).hexdigest()[:16]


def _bare(schema: Any) -> Any:
    """The schema without titles and descriptions; a field may have one of these names."""
    if isinstance(schema, list):
        return [_bare(item) for item in cast("list[Any]", schema)]
    if not isinstance(schema, dict):
        return schema
    held = cast("dict[str, Any]", schema)
    return {
        key: {name: _bare(field) for name, field in value.items()} if key in ("properties", "$defs") else _bare(value)
        for key, value in held.items()
        if key not in ("title", "description")
    }

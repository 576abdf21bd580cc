"""knowledge/examples/requests.yaml: openings to try the product with."""

from pathlib import Path

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from assistant.domain.errors import ContentError


class _Opening(BaseModel):
    title: str
    opening: str


def openings(folder: Path) -> tuple[tuple[str, str], ...]:
    """Title and first message of each example; none where the file is absent. Raises ContentError where it is wrong."""
    path = folder / "requests.yaml"
    if not path.is_file():
        return ()
    try:
        listed = TypeAdapter(list[_Opening]).validate_python(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (yaml.YAMLError, ValidationError) as error:
        raise ContentError(f"{path.name} is not a list of title and opening: {error}") from error
    return tuple((item.title, item.opening) for item in listed)

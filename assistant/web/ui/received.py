"""A file that a browser sent: read once, then taken off the disk."""

from contextlib import suppress
from pathlib import Path

from gradio.utils import get_upload_folder

from assistant.domain.errors import CallerError
from assistant.web.ui.words import say


def received(path: str | None) -> tuple[str, bytes]:
    """Name and content of an upload. Raises CallerError for a path that no upload made."""
    file = Path(path or "")
    if not file.resolve().is_relative_to(Path(get_upload_folder()).resolve()) or not file.is_file():
        raise CallerError(say("common.not_uploaded"))
    try:
        return file.name, file.read_bytes()
    finally:
        file.unlink(missing_ok=True)
        with suppress(OSError):
            file.parent.rmdir()

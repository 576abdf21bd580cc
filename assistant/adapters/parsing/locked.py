"""Office files with a password, opened with it. Runs in the child process only: what it opens may be made to do harm."""

import io
from typing import Any

from msoffcrypto.exceptions import DecryptionError, InvalidKeyError  # pyright: ignore[reportMissingTypeStubs]
from msoffcrypto.format.ooxml import OOXMLFile  # pyright: ignore[reportMissingTypeStubs]

from assistant.adapters.parsing.kinds import locked, unreadable


def unlocked(data: bytes, password: str) -> bytes:
    """The Word, PowerPoint or Excel file under the password. Raises UnreadableDocument."""
    if not password:
        raise locked()
    opened = io.BytesIO()
    try:
        file: Any = OOXMLFile(io.BytesIO(data))
        file.load_key(password=password, verify_password=True)
        file.decrypt(opened)
    except InvalidKeyError:
        raise locked(tried=True) from None
    except DecryptionError:
        raise unreadable(
            "The file is protected in a way that is not read here.",
            "Save a copy without the protection, or paste the text that matters.",
        ) from None
    return opened.getvalue()

"""E-mails (.eml) to a page: subject as heading, sender and day first, then the body; attachments are named, not opened."""

import email
import email.policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import cast

from assistant.adapters.parsing.html import read_html
from assistant.adapters.parsing.kinds import unreadable
from assistant.domain.library.documents import Page
from assistant.domain.library.markup import plain
from assistant.domain.text.cleaning import clean


def read_mail(data: bytes) -> tuple[list[Page], dict[str, str]]:
    """Raises UnreadableDocument where the message holds no text."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    body = _body(message)
    if not body:
        raise unreadable("The message holds no text.", "Paste its text, or add its attachments as files of their own.")
    subject, sender = (clean(str(message[name] or "")).strip() for name in ("Subject", "From"))
    attached = ", ".join(clean(part.get_filename() or "") for part in message.iter_attachments() if part.get_filename())
    lines = (f"From: {sender}" if sender else "", body, f"Attached, not read: {attached}" if attached else "")
    text = "\n\n".join(filter(None, lines))
    return [Page(heading=subject[:300], text=text)], {"title": subject, "date": _day(message)}


def _body(message: EmailMessage) -> str:
    chosen = message.get_body(preferencelist=("plain", "html"))
    if chosen is None:
        return ""
    try:
        content = str(chosen.get_content())
    except (LookupError, UnicodeDecodeError, KeyError):
        content = bytes(cast(bytes, chosen.get_payload(decode=True)) or b"").decode("utf-8", "replace")
    if chosen.get_content_subtype() == "html":
        pages, _ = read_html(content.encode("utf-8", "replace"))
        return "\n\n".join(page.text for page in pages)
    return plain(clean(content))


def _day(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(str(message["Date"])).date().isoformat()
    except (TypeError, ValueError):
        return ""

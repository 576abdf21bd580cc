"""E-mails (.eml) to a page: subject as heading, sender and day first, then the body; attachments are named, not opened."""

import email
import email.policy
import re
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import cast

from assistant.adapters.parsing.html import read_html
from assistant.adapters.parsing.kinds import unreadable
from assistant.domain.library.documents import Page
from assistant.domain.library.markup import plain
from assistant.domain.text.cleaning import clean

HISTORY_LEFT_OUT = "Earlier messages that it quotes were left out."
_FORWARDED = re.compile(r"\s*(?:fwd?|wg|tr|rv|doorst)\s*:", re.IGNORECASE)
_HISTORY = re.compile(  # where the quoted messages begin
    r"^(?:>[> ]*)?(?:(?:on|am|le|el|op)\b[^\n]{5,160}\n?[^\n]{0,160}\b(?:wrote|schrieb|écrit|escribió|schreef)\b"
    r"[^\n]{0,80}:[ \t]*$"
    r"|-{2,}[ \t]*(?:original message|ursprüngliche nachricht|message d'origine)\b"
    r"|(?:from|von|de):[^\n]{3,200}\n(?:[^\n]{0,200}\n){0,2}?(?:sent|date|gesendet|datum|envoyé):)",
    re.IGNORECASE | re.MULTILINE,
)
_FEW_WORDS = 25


def read_mail(data: bytes) -> tuple[list[Page], dict[str, str]]:
    """Raises UnreadableDocument where the message holds no text."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    subject, sender = (clean(str(message[name] or "")).strip() for name in ("Subject", "From"))
    body, shortened = _body(message, whole=bool(_FORWARDED.match(subject)))
    if not body:
        raise unreadable("The message holds no text.", "Paste its text, or add its attachments as files of their own.")
    attached = ", ".join(clean(part.get_filename() or "") for part in message.iter_attachments() if part.get_filename())
    lines = (f"From: {sender}" if sender else "", body, f"Attached, not read: {attached}" if attached else "")
    text = "\n\n".join(filter(None, lines))
    remark = {"remark": HISTORY_LEFT_OUT} if shortened else {}
    return [Page(heading=subject[:300], text=text)], {"title": subject, "date": _day(message)} | remark


def _body(message: EmailMessage, whole: bool) -> tuple[str, bool]:
    """What the message says itself, and whether it quotes more; a forwarded one is read ``whole``."""
    chosen = message.get_body(preferencelist=("plain", "html"))
    if chosen is None:
        return "", False
    try:
        content = str(chosen.get_content())
    except (LookupError, UnicodeDecodeError, KeyError):
        content = bytes(cast(bytes, chosen.get_payload(decode=True)) or b"").decode("utf-8", "replace")
    if chosen.get_content_subtype() == "html":
        pages, _ = read_html(content.encode("utf-8", "replace"))
        text, shown = "\n\n".join(page.text for page in pages), str
    else:
        text, shown = clean(content), plain
    said = text if whole else _newest(text)
    return shown(said), said != text


def _newest(text: str) -> str:
    """The text without the earlier messages that it quotes: what they say is older than its day. The whole text where hardly
    anything stands before them."""
    start = _HISTORY.search(text)
    lines = text[: start.start() if start else len(text)].rstrip().split("\n")
    while lines and (not lines[-1].strip() or lines[-1].startswith(">")):
        lines.pop()
    said = "\n".join(lines)
    return said if len(said.split()) >= _FEW_WORDS and said != text.rstrip() else text


def _day(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(str(message["Date"])).date().isoformat()
    except (TypeError, ValueError):
        return ""

"""Which documents a search looks at."""

import datetime

from assistant.domain.library.documents import Document, DocumentType
from assistant.domain.shapes import Shape


class Filter(Shape):
    """What a document must be; nothing named means every document. Tags and audience are compared without case; a document
    without a date is in no period."""

    types: tuple[DocumentType, ...] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None
    tag: str = ""
    audience: str = ""
    in_force: bool = False  # only those that still count

    def allows(self, document: Document) -> bool:
        """True where a search may look at the document."""
        return all(
            (
                not self.types or document.type in self.types,
                self.since is None or (document.date or datetime.date.min) >= self.since,
                self.until is None or (document.date or datetime.date.max) <= self.until,
                not self.tag or self.tag.casefold() in [tag.casefold() for tag in document.tags],
                not self.audience or self.audience.casefold() in document.audience.casefold(),
                not self.in_force or document.in_force,
            )
        )


EVERYTHING = Filter()


def tags_in(text: str) -> tuple[str, ...]:
    """Tags as a person writes them, with commas between, each once."""
    seen: dict[str, str] = {}
    for part in text.replace(";", ",").split(","):
        tag = " ".join(part.split())[:60]
        if tag:
            seen.setdefault(tag.casefold(), tag)
    return tuple(seen.values())

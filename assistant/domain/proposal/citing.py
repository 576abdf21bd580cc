"""One numbering of the sources of a proposal, used by every rendering."""

import datetime
from collections.abc import Collection

from assistant.domain.brief.shapes import Origin, Source
from assistant.domain.proposal.shapes import Citation, Proposal, Statement, UsedAs
from assistant.domain.proposal.walking import statements_of
from assistant.domain.shapes import Shape


class Reference(Shape):
    """A numbered source: a place in a document. The conversation needs no number: what is quoted without one was said in it."""

    number: int
    label: str
    document: str = ""
    used_as: UsedAs | None = None


class Numbering(Shape):
    """The references of a proposal in the order of their first use, and the number of each source."""

    references: tuple[Reference, ...]
    numbers: dict[str, int]

    def of(self, statement: Statement) -> tuple[int, ...]:
        """The numbers behind a statement, ascending."""
        return tuple(sorted({number for s in statement.sources if (number := self.numbers.get(key(s)))}))


def number(proposal: Proposal, shown: Collection[str] | None = None) -> Numbering:
    """Numbers the places in documents as they first occur. ``shown``: the keys of the sources that count; None for all."""
    places = {citation.ref: citation for citation in proposal.citations}
    references: list[Reference] = []
    numbers: dict[str, int] = {}
    labels: dict[str, int] = {}
    for statement in statements_of(proposal):
        for source in statement.sources:
            if shown is not None and key(source) not in shown:
                continue
            if key(source) in numbers or (made := _reference(source, places)) is None:
                continue
            if made.label not in labels:
                labels[made.label] = len(references) + 1
                references.append(made.model_copy(update={"number": labels[made.label]}))
            numbers[key(source)] = labels[made.label]
    return Numbering(references=tuple(references), numbers=numbers)


def key(source: Source) -> str:
    """What tells one source from another."""
    return f"{source.origin.value}:{source.ref}"


def _reference(source: Source, places: dict[str, Citation]) -> Reference | None:
    match source.origin:
        case Origin.EDIT:
            return Reference(number=0, label="Typed into the brief by a person")
        case Origin.PASSAGE | Origin.ATTACHMENT if citation := places.get(source.ref):
            return Reference(number=0, label=place(citation), document=citation.document, used_as=citation.used_as)
        case _:
            return None


def place(citation: Citation) -> str:
    """ "Operating plan, 1 September 2026, page 4"."""
    heading = citation.heading.rpartition(" > ")[2]  # what stands above it names the document again
    heading = "" if heading == citation.quote else heading  # a heading that states a goal is quoted beside it
    where = f"page {citation.page}" if citation.page else f"“{heading}”" if heading else ""
    return ", ".join(part for part in (citation.document, written(citation.date), where) if part)


def written(day: datetime.date | None) -> str:
    """A date as it reads in a list of sources."""
    return f"{day.day} {day:%B %Y}" if day else "undated"

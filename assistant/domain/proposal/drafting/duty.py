"""What a rule demands: as stated, and as written in a document of the library where it is there."""

import re
from datetime import date

from assistant.domain.alignment.clashes import outdated
from assistant.domain.brief.shapes import Fact, Origin, Source
from assistant.domain.library.documents import Passage
from assistant.domain.proposal.drafting import events, schedule
from assistant.domain.proposal.drafting.case import Case
from assistant.domain.proposal.drafting.statements import fill, quoted
from assistant.domain.proposal.shapes import Appendix, Citation, Statement, UsedAs
from assistant.domain.slots import Slot

_REFERENCE = re.compile(
    r"\b\d+[/-]\d+\b|\b(?:section|article|clause|paragraph|rule|annex)\s+\d+\b|\b\d{4,}\b", re.IGNORECASE
)


def states_duty(passage: Passage, fact: Fact) -> bool:
    """True where a valid document holds the very reference that was named ("22/2026", "section 5")."""
    if outdated(passage.document) or passage.document.suspicious:
        return False
    named = {found.casefold() for found in _REFERENCE.findall(fact.source.quote)}
    text = f"{passage.document.title} {passage.chunk.text}".casefold()
    return any(reference in text for reference in named)


def due(case: Case) -> date | None:
    """The first day that the duty itself names, else the day for which it was asked."""
    named = [day for fact in case.brief.of(Slot.MANDATE) for day in events.dates_in(fact.source, case.today)]
    return min(named, default=schedule.requested(case))


def appendix(case: Case) -> Appendix | None:
    """What the rule demands, what it leaves open, and what counts as proof."""
    facts = case.said(Slot.MANDATE)
    if not case.bound or not facts:
        return None
    said = [fill("As stated: {words}.", words=quoted(fact.source, 240)) for fact in facts]
    return Appendix(
        id="duty",
        title="What the duty demands",
        sentences=(
            *said,
            *(fill("In the text itself: {words}.", words=_words(passage)) for passage in case.alignment.passages[:2]),
            fill(
                "Whatever the text leaves open, such as form and length, is chosen for the smallest use of time that "
                "fulfils it."
            ),
            fill("Kept as proof: who, when, which test or check, and the text in force on that day."),
        ),
    )


def _words(passage: Passage) -> Statement:
    return quoted(Source(origin=Origin.PASSAGE, ref=passage.chunk.id, quote=passage.quote), 300)


def citations(case: Case) -> list[Citation]:
    """The passages of the duty, and those on what is in the way."""
    shown = [(passage, UsedAs.DUTY) for passage in case.alignment.passages]
    shown += [(passage, UsedAs.EVIDENCE) for passage in case.alignment.beside]
    return [
        Citation(
            ref=passage.chunk.id,
            document_id=passage.document.id,
            document=passage.document.title,
            date=passage.document.date,
            page=passage.chunk.page,
            heading=passage.chunk.heading,
            quote=passage.quote,
            used_as=used,
        )
        for passage, used in shown
    ]

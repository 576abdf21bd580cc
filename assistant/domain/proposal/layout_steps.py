"""Who does what, and when: the tasks of all functions and the steps between them as one table, by date.

A decision maker who finds a task in one table and its day in another reads both twice; one calendar is read once."""

from datetime import date

from assistant.domain.brief import wording
from assistant.domain.proposal.blocks import Grid, Points, Section
from assistant.domain.proposal.laying import section, together
from assistant.domain.proposal.shapes import AskPart, MixPart, Proposal, Statement
from assistant.domain.text import spans
from assistant.domain.text.words import overlap

_PROPOSED = " (proposed)"
_TOLD_APART = "manager-kit"  # what managers do has a section of its own
_NAMED = 0.6  # share of the words of a name from which its task says it too

Row = tuple[Statement, Statement, Statement]
"""When, who, what."""


def steps(p: Proposal) -> Section:
    """The decision, every task and every step, the earliest first; what has no day yet comes last."""
    parts = tuple(part for part in p.mix if part.intervention != _TOLD_APART)
    asked = tuple(ask for ask in (p.asks[:1] if parts else p.asks) if not _has_part(p, ask))
    rows = [
        *((_when(ask.by), ask.who, ask.what) for ask in asked),
        *((_when(part.by), part.owner, _task(part)) for part in parts),
        *(
            (step.when, step.owner, step.what)
            for step in p.timeline
            if not (step.kind == "decision" and asked) and not _told(parts, step.when, step.what)
        ),
    ]
    grid = Grid(columns=("When", "Who", "What"), rows=_by_day(rows), weights=(17, 23, 60))
    return section("mix", "Who does what, and when", grid, Points(items=(*p.timeline_note, *p.mix_note)))


def _when(by: Statement) -> Statement:
    """The day of a task without its mark: one note on page one tells whose the days are."""
    return by.model_copy(update={"text": by.text.removesuffix(_PROPOSED)})


def _task(part: MixPart) -> Statement:
    """What is asked, under the name of the part where the task does not say it."""
    if not part.name or overlap(part.name, part.ask.text) >= _NAMED:
        return part.ask
    task = part.ask.model_copy(update={"text": wording.lower_first(part.ask.text)})
    return together((Statement(text=part.name), task), "{}: {}")


def _has_part(p: Proposal, ask: AskPart) -> bool:
    """True where an author's part of the plan asks the same person by the same day: the decision is not asked twice."""
    decision = (spans.normal(ask.who.text), _when(ask.by).text)
    written = (part for part in p.mix if not part.intervention)
    return any((spans.normal(part.owner.text), _when(part.by).text) == decision for part in written)


def _told(parts: tuple[MixPart, ...], when: Statement, what: Statement) -> bool:
    """True for a step that says no more than that a part, named there with its task, is due on its day."""
    bare = what.text.removesuffix(_PROPOSED)
    return any(bare == f"{part.name}: done and in use" and _day(when) == _day(part.by) for part in parts)


def _by_day(rows: list[Row]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=lambda row: _day(row[0]) or date.max))


def _day(when: Statement) -> date | None:
    found = spans.DAY.search(when.text)
    return spans.day_of(found[0]) if found else None

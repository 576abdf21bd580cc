"""Why it happens: the main cause and its rival, with the words for and against each."""

from assistant.domain.brief.shapes import Evidence
from assistant.domain.causes.shapes import Cause
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.proposal.drafting import verdicts
from assistant.domain.proposal.drafting.case import UNPLANNED, Case
from assistant.domain.proposal.drafting.statements import fill, quoted
from assistant.domain.proposal.shapes import CausePart, Statement
from assistant.domain.slots import Cell, Slot

_SHOWN = 4


def parts(case: Case) -> tuple[CausePart, ...]:
    """Main cause first, further causes, and the rival that was considered. Where the verdict is to find out first, all are
    guesses and named so; where it is a no, nothing has to be explained."""
    if case.verdict is Verdict.DECLINE_DEFER:
        return ()
    acted = [_part(case, cause, "main" if i == 0 else "also") for i, cause in enumerate(case.causes)]
    rival = _rival(case)
    return (*acted, *([rival] if rival else []))


def _part(case: Case, cause: Cause, role: str) -> CausePart:
    return CausePart(
        cell=cause.cell,
        role=role,
        title=_title(case, cause, role),
        weight=_weight(cause),
        speaks_for=_quotes(cause.speaks_for),
        against=_quotes(cause.against),
        remark=_remark(case, cause, role),
    )


def _title(case: Case, cause: Cause, role: str) -> Statement:
    label = case.cell(cause.cell).label
    whom = f" ({cause.segment})" if cause.segment else ""
    if case.verdict is Verdict.DISCOVERY_FIRST:
        return _named("To be tested: {label}{whom}", label, whom, cause)
    return _named("Main cause: {label}{whom}" if role == "main" else "Also: {label}{whom}", label, whom, cause)


def _named(template: str, label: str, whom: str, cause: Cause) -> Statement:
    made = fill(template, label=label, whom="")
    return made.model_copy(update={"text": made.text + whom, "sources": tuple(e.source for e in cause.speaks_for)})


def _weight(cause: Cause) -> str:
    """The share of the remarks in words; it is not a share of the effect."""
    if cause.share >= 0.6:
        return "most of what was said points here"
    return "about half of what was said points here" if cause.share >= 0.4 else "a part of what was said points here"


def _quotes(evidence: tuple[Evidence, ...]) -> tuple[Statement, ...]:
    """Each remark once."""
    made = {quoted(item.source, 160).text: quoted(item.source, 160) for item in evidence}
    return tuple(made.values())[:_SHOWN]


def _remark(case: Case, cause: Cause, role: str) -> Statement | None:
    if case.verdict in UNPLANNED:
        return fill("A guess until it is tested; nothing is built on it yet.")
    if role == "main":
        return fill("{statement}", statement=case.cell(cause.cell).for_statement)
    return None


def _rival(case: Case) -> CausePart | None:
    """The explanation that comes to mind first and is not the one: missing ability where a course was asked for, else the
    neighbour of the main cause."""
    known = [cause.cell for cause in case.causes]
    if not known or case.verdict in UNPLANNED:
        return None
    candidates = [Cell.SKILL, *case.cell(known[0]).rivals]
    for cell in dict.fromkeys(candidates):
        if cell not in known and (against := case.against(cell)):
            return _rejected(case, cell, against)
    open_cell = next((cell for cell in dict.fromkeys(candidates) if cell not in known), None)
    return _undecided(case, open_cell) if open_cell else None


def _rejected(case: Case, cell: Cell, against: tuple[Evidence, ...]) -> CausePart:
    return CausePart(
        cell=cell,
        role="rival",
        title=fill("Considered and set aside: {label}", label=case.cell(cell).label),
        weight="",
        speaks_for=(),
        against=_quotes(against),
        remark=fill("If {obstacle}, these words would not be true.", obstacle=verdicts.obstacle(cell)),
    )


def _undecided(case: Case, cell: Cell) -> CausePart:
    fact = case.fact(cell.slot)
    heard = (quoted(fact.source, 160),) if fact else ()
    remark = (
        fill("Looked at; nothing said speaks for it as the main reason.")
        if fact
        else fill("Not asked yet, so still open; it is among the open questions.")
    )
    return CausePart(
        cell=cell,
        role="rival",
        title=fill("Considered: {label}", label=case.cell(cell).label),
        weight="",
        speaks_for=(),
        against=heard,
        remark=remark,
    )


def note(case: Case) -> tuple[Statement, ...]:
    """Whether the people themselves were asked, and contradictions that were settled or are still open."""
    notes: list[Statement] = []
    if fact := case.telling(Slot.LEARNER_VIEW):
        notes.append(fill("What the people themselves say: {words}.", words=fact))
    for conflict in case.brief.conflicts:
        first, second = quoted(conflict.first.source, 120), quoted(conflict.second.source, 120)
        if conflict.settled:
            notes.append(
                fill(
                    "Two statements did not agree, {first} and {second}; the later one was confirmed.",
                    first=first,
                    second=second,
                )
            )
        else:
            notes.append(
                fill(
                    "Two statements do not agree yet: {first} and {second}. Which one holds is an open question.",
                    first=first,
                    second=second,
                )
            )
    return tuple(notes)


def tried(case: Case) -> tuple[Statement, ...]:
    """What was tried and what followed."""
    facts = case.said(Slot.TRIED_BEFORE)
    said = [fill("{words}", words=quoted(fact.source, 240)) for fact in facts]
    if said and case.main and case.verdict not in UNPLANNED:
        said.append(
            fill("That is why this proposal starts elsewhere: {obstacle}.", obstacle=verdicts.obstacle(case.main.cell))
        )
    return tuple(said)


def work(case: Case) -> tuple[Statement, ...]:
    """What people do now and what they should do, in the words of the request."""
    rows: list[Statement] = []
    if fact := case.telling(Slot.CURRENT_BEHAVIOUR):
        rows.append(fill("Today: {words}.", words=quoted(fact.source, 240)))
    if fact := case.telling(Slot.DESIRED_BEHAVIOUR):
        rows.append(fill("Wanted: {words}.", words=quoted(fact.source, 240)))
    if fact := case.telling(Slot.EXEMPLARS):
        rows.append(fill("Where it already works: {words}.", words=quoted(fact.source, 240)))
    return tuple(rows)

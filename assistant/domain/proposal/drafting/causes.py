"""Why it happens: the main cause and its rival, with the words for and against each."""

import re

from assistant.domain.brief.shapes import Conflict, Evidence, Fact
from assistant.domain.causes.fine import says_fine
from assistant.domain.causes.shapes import Cause
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.proposal.drafting import clauses, naming, proofs
from assistant.domain.proposal.drafting.case import UNPLANNED, Case
from assistant.domain.proposal.drafting.statements import acting, fill, quoted
from assistant.domain.proposal.shapes import CausePart, Statement
from assistant.domain.slots import Cell, Slot
from assistant.domain.text import phrases, spans

_SHOWN = 3
_LONGEST = 150
_FEWEST = 4  # words that tell what people do
_ATTEMPT = 240  # characters of an attempt with its before and after


def parts(case: Case) -> tuple[CausePart, ...]:
    """Main cause first, further causes, and the rival that was considered. Where the verdict is to find out first, all are
    guesses and named so; where it is a no, nothing has to be explained."""
    if case.verdict is Verdict.DECLINE_DEFER:
        return ()
    acted = [_part(case, cause, "main" if i == 0 else "also") for i, cause in enumerate(case.causes)]
    return (*acted, *_rivals(case))


def _part(case: Case, cause: Cause, role: str) -> CausePart:
    guess = case.verdict in UNPLANNED
    speaks_for = _once([quoted(source) for source in proofs.ranked(case.brief, cause)])[:_SHOWN]
    told = {e.source.quote for e in cause.speaks_for}
    opposed = [e for e in cause.against if e.source.quote not in told]  # a sentence that says both is shown once
    return CausePart(
        cell=cause.cell,
        role=role,
        title=_title(case, cause, role),
        weight="",
        speaks_for=speaks_for,
        against=_quotes(clauses.telling_remarks(opposed))[:1],
        remark=fill("A guess until it is tested; nothing is built on it yet.") if guess else None,
    )


def _title(case: Case, cause: Cause, role: str) -> Statement:
    named = cause.segment and any(phrases.names_group(cause.segment, e.source.quote) for e in cause.speaks_for)
    whom = f" ({cause.segment})" if named else ""
    lead = "To be tested" if case.verdict is Verdict.DISCOVERY_FIRST else "Main cause" if role == "main" else "Also"
    made = fill("{lead}: {label}", lead=lead, label=case.cell(cause.cell).label)
    return made.model_copy(update={"text": made.text + whom, "sources": tuple(e.source for e in cause.speaks_for)})


def _quotes(evidence: tuple[Evidence, ...]) -> tuple[Statement, ...]:
    """Each remark once, those that prove most first."""
    told = [quoted(e.source, _LONGEST) for e in proofs.by_proof(evidence)]
    return _once([words for words in told if len(words.text.split()) >= _FEWEST])[:_SHOWN]


def _once(told: list[Statement]) -> tuple[Statement, ...]:
    """Each remark once, none that another one of them holds."""
    made = {statement.text: statement for statement in told}
    return tuple(s for t, s in made.items() if not any(t != other and t.strip("“”") in other for other in made))


def _rivals(case: Case) -> list[CausePart]:
    """The explanations that are not the one: everything that was cleared, with the words that cleared it, what comes to mind
    first before the others; where nothing was, the neighbour of the main cause, as open."""
    known = [cause.cell for cause in case.causes]
    if not known or case.verdict in UNPLANNED:
        return []
    near = [Cell.SKILL, *case.cell(known[0]).rivals]
    candidates = [cell for cell in dict.fromkeys((*near, *Cell)) if cell not in known]
    cleared = [(cell, words) for cell in candidates if (words := _cleared(case, cell))]
    if cleared:
        return [_rejected(case, cell, words) for cell, words in cleared[:_SHOWN]]
    return [_undecided(case, cell) for cell in candidates[:1]]


def _cleared(case: Case, cell: Cell) -> tuple[Statement, ...]:
    """What was said against a cause: the remarks that were read so, else the sentences of its own answer that say that all is
    well there ("tested twice", "nothing is missing")."""
    if against := _quotes(case.against(cell))[:2]:
        return against
    told = [fact.source for fact in case.brief.of(cell.slot)]
    fine = [
        source.model_copy(update={"quote": s}) for source in told for s in clauses.pieces(source.quote) if says_fine(s)
    ]
    return _once([words for source in fine if len((words := quoted(source, _LONGEST)).text.split()) >= _FEWEST])[:1]


def _rejected(case: Case, cell: Cell, against: tuple[Statement, ...]) -> CausePart:
    return CausePart(
        cell=cell,
        role="rival",
        title=fill("Looked at and set aside: {label}", label=case.cell(cell).label),
        weight="",
        speaks_for=(),
        against=against,
    )


def _undecided(case: Case, cell: Cell) -> CausePart:
    """A rival that nothing speaks against: said to be open."""
    heard = case.telling(cell.slot)
    asked = any(cell.slot in turn.move.slots for turn in case.interview.turns)
    unsettled = "Asked, and not settled by the answer." if asked else "Not asked yet, so still open."
    text = "Nothing that was said makes it the main reason." if heard else unsettled
    return CausePart(
        cell=cell,
        role="rival",
        title=fill("Looked at: {label}" if heard else "Still open: {label}", label=case.cell(cell).label),
        weight="",
        speaks_for=(),
        against=(),
        remark=fill(text),
    )


def note(case: Case) -> tuple[Statement, ...]:
    """What the people themselves say, and contradictions that were settled or are still open."""
    notes: list[Statement] = []
    if fact := case.telling(Slot.LEARNER_VIEW):
        notes.append(fill("What the people themselves say: {words}.", words=quoted(fact.source, _LONGEST)))
    return (*notes, *(_conflict(conflict) for conflict in case.brief.conflicts if _comparable(conflict)))


_COUNTED = frozenset(
    (Slot.AUDIENCE_SIZE, Slot.BASELINE, Slot.TARGET, Slot.DUE, Slot.REQUESTED_DATE, Slot.VALUE_PER_UNIT)
)


_A_PART = re.compile(r"\b(?:among|amongst|of|out of) (?:them|these|those|whom|which)\b|\bincluding\b", re.IGNORECASE)


def _comparable(conflict: Conflict) -> bool:
    """True unless the two are said to differ in a number and one of them holds none, or counts a part of the other."""
    texts = (conflict.first.source.quote, conflict.second.source.quote)
    if conflict.slot is Slot.AUDIENCE_SIZE and any(map(_A_PART.search, texts)):
        return False
    return conflict.slot not in _COUNTED or all(spans.numbers(text) for text in texts)


def _conflict(conflict: Conflict) -> Statement:
    first, second = quoted(conflict.first.source, 120), quoted(conflict.second.source, 120)
    if conflict.settled:
        text = "Two statements did not agree, {first} and {second}; the later one was confirmed."
    else:
        text = "Two statements do not agree yet: {first} and {second}. Which one holds is an open question."
    return fill(text, first=first, second=second)


def tried(case: Case) -> tuple[Statement, ...]:
    """What was tried and what followed; a remark on a cause is no attempt."""
    causes = [item.source.quote for item in case.brief.evidence if item.direction.value == "for"]
    causes += [fact.source.quote for fact in case.brief.of(Slot.REQUESTED_SOLUTION)]
    return tuple(
        fill("Tried before: {words}.", words=quoted(fact.source, _ATTEMPT))
        for fact in case.said(Slot.TRIED_BEFORE, 3)
        if not any(quote in fact.source.quote for quote in causes) and len(fact.source.quote.split()) >= _FEWEST
    )[:2]


def _is_example(case: Case, fact: Fact) -> bool:
    """True where the words tell of those who do it well: that is not how the others work today."""
    return any(
        fact.source.quote in f.source.quote or f.source.quote in fact.source.quote
        for f in case.brief.of(Slot.EXEMPLARS)
    )


def work(case: Case) -> tuple[Statement, ...]:
    """What people do now and what they should do, in the words of the request; a no needs neither."""
    if case.verdict is Verdict.DECLINE_DEFER:
        return ()
    rows = (
        ("Today: {words}.", Slot.CURRENT_BEHAVIOUR),
        ("Wanted: {words}.", Slot.DESIRED_BEHAVIOUR),
        ("Where it already works: {words}.", Slot.EXEMPLARS),
    )
    return tuple(
        fill(text, words=quoted(fact.source, 160) if slot is Slot.EXEMPLARS else acting(fact.source))
        for text, slot in rows
        if (fact := _most_telling(case, slot))
        and len(fact.source.quote.split()) >= _FEWEST
        and not (slot is Slot.CURRENT_BEHAVIOUR and _is_example(case, fact))
        and (slot is not Slot.EXEMPLARS or _shows(quoted(fact.source, 160)))
    )


def _shows(words: Statement) -> bool:
    """True where the words of an example hold who does it well or how well, and what is done there."""
    named = any(not opens for _, _, opens in spans.names(words.text)) or bool(spans.numbers(words.text))
    return named and naming.ways(words) >= _TWO_WAYS


_TWO_WAYS = 2  # words of a way of working


def _most_telling(case: Case, slot: Slot) -> Fact | None:
    """The fact that tells most; of what people do, numbers count no more than other words."""
    if slot is Slot.EXEMPLARS:
        return case.telling(slot)
    told = [fact for fact in case.brief.of(slot) if clauses.tells(fact.source.quote)]
    return max(told, key=lambda fact: (case.fit(fact), clauses.action(fact.source.quote)), default=None)

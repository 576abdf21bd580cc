"""The gap in numbers, and what the numbers show when they are set side by side."""

import re

from assistant.domain.brief import wording
from assistant.domain.brief.quantities import Quantity
from assistant.domain.brief.shapes import Derived, Measure, Source
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.measurement.arithmetic import number
from assistant.domain.proposal.drafting import clauses, contrast, declined
from assistant.domain.proposal.drafting.case import Case
from assistant.domain.proposal.drafting.statements import as_said, fill, movement, quoted
from assistant.domain.proposal.shapes import Statement
from assistant.domain.slots import Cell, Slot
from assistant.domain.text.words import overlap


def sentences(case: Case) -> tuple[Statement, ...]:
    """The distance to cover and where the number stands, then the other measures that were named with two numbers."""
    measure = case.outcome
    if measure is None or (case.verdict is Verdict.DECLINE_DEFER and not declined.real(case)):
        return ()
    told = [_contradiction(case, measure)] if case.contradictory else [_distance(case, measure)]
    told += [_beside(other) for other in case.other_measures[:2]]
    return tuple(item for item in told if item.text)


def _distance(case: Case, measure: Measure) -> Statement:
    name = as_said(wording.upper_first(measure.name), measure.source)
    where = _where(case, measure)
    if case.contract.gap:
        gap = case.contract.gap
        return fill("{name} {ends}: {gap} to go.{where}", name=name, ends=movement(measure), gap=gap, where=where)
    if measure.baseline:
        return fill("{name}: {now} today; no target was named.{where}", name=name, now=measure.baseline, where=where)
    if measure.target:
        text = "{name}: {target} wanted; the value today is to be confirmed.{where}"
        return fill(text, name=name, target=measure.target, where=where)
    return where


def _contradiction(case: Case, measure: Measure) -> Statement:
    """Two numbers that do not fit together are shown as such, in the words used."""
    assert measure.baseline and measure.target
    return fill(
        "For {name}, today's value and the wanted one do not fit together yet: {now} and {target}. Which numbers hold "
        "has to be settled first.",
        name=as_said(wording.lower_first(measure.name), measure.source),
        now=quoted(measure.baseline.source, 90),
        target=quoted(measure.target.source, 90),
    )


def _beside(measure: Measure) -> Statement:
    name = as_said(wording.upper_first(measure.name), measure.source)
    return fill("{name}: {ends}.", name=name, ends=movement(measure))


def _where(case: Case, measure: Measure) -> Statement:
    place = source_of(case, measure)
    return fill(" It is read from {place}.", place=place) if place else fill("")


def source_of(case: Case, measure: Measure) -> Statement | None:
    """Where the number is kept, as a short phrase: of what was named, first what speaks of the measure, then what sounds like a
    record, then whatever the answer was read as."""
    told = [(measure.data_source.text, measure.data_source.source)] if measure.data_source else []
    told += [(fact.value, fact.source) for fact in case.brief.of(Slot.DATA_SOURCE)]
    phrases = [(words, source) for _, source in told for words in _phrases(source.quote, measure.name)]
    values = [(value, source) for value, source in told if _names_place(value, source.quote)]
    found = [(words, source) for words, source in (*phrases, *values) if RECORD.search(words)] or values
    best = max(found, key=lambda item: _speaks_of(measure.name, item[0]), default=None)
    return as_said(clauses.in_the_middle(best[0]), best[1]) if best else None


def _speaks_of(name: str, phrase: str) -> bool:
    """True where a record was named together with what the measure counts ("the panel for the share")."""
    of_what = _FOR.split(phrase, maxsplit=1)
    return len(of_what) > 1 and overlap(name, of_what[1]) > 0


_FOR = re.compile(r"\b(?:for|of|on)\b", re.IGNORECASE)
RECORD = re.compile(
    r"(?:log|report|list|sheet|system|register|dashboard|calendar|database|records?|tracker|survey|audit|scale|count|book|file|"
    r"excel|crm|erp|sap|tool|statistics|ledger|tile|chart|board|platform|software|minutes|archive|journal|portal|panel|diary|"
    r"binder|folder|program|meter|reading)s?\b|"
    r"\b(?:app|till|slip|code|ticket|sensor|recorder|protocol|computer)s?\b",
    re.IGNORECASE,
)


def _phrases(text: str, name: str) -> list[str]:
    """The phrases of a text that can stand inside a sentence: the start of each sentence, and what names the measure."""
    found: list[str] = []
    for sentence in clauses.sentences(text):
        first, *others = _FROM.sub("", sentence).split(", ")
        kept = [first, *(part for part in others if _speaks_of(name, part))]
        found += (clauses.before_verb(clauses.noun_phrase(part, _PHRASE)) for part in kept)
    return [piece for piece in found if len(piece) > _SHORTEST]


_FROM = re.compile(
    r"^(?:(?:it is|it['’]s|they are|that is|that['’]s) )?(?:from|out of|in|on|taken from)\s+(?=the\b|an?\b|our\b)", re.I
)


def _names_place(value: str, quote: str) -> bool:
    """True for a short phrase that stands in the answer without a "no" before it."""
    before, found, _ = quote.partition(value)
    return bool(value and found) and len(value.split()) <= _PHRASE and not _NO.search(before)


_PHRASE = 9  # words
_NO = re.compile(r"\b(?:no|not|never|without|than)\s+(?:\w+\s+)?$", re.IGNORECASE)
_SHORTEST = 4  # characters


def insights(case: Case) -> tuple[Statement, ...]:
    """What the numbers show when they are set side by side, the most telling first."""
    kinds = ("closure", "loss rate", "time lost", "product lost", "today derived")
    return (*contrast.sentences(case), *case.told(*kinds), *change_since(case))


def change_since(case: Case) -> list[Statement]:
    """A value that was better before: what people could do then they have hardly forgotten."""
    measure = case.outcome
    if measure is None or not (measure.earlier and measure.baseline and case.main) or case.main.cell is Cell.SKILL:
        return []
    before, now = measure.earlier.quantity, measure.baseline.quantity
    if before is None or now is None or before.value == now.value or before.kind is not now.kind:
        return []
    if measure.rises is not None and (now.value > before.value) is measure.rises:
        return []
    apart = _apart(now, measure.baseline.source, before, measure.earlier.source)
    text = (
        "It was {before} before and is {now} today, {apart} apart. An ability does not disappear like that; "
        "something around people changed."
    )
    return [fill(text, before=measure.earlier, now=measure.baseline, apart=apart)]


def _apart(a: Quantity, said_a: Source, b: Quantity, said_b: Source) -> Derived:
    high, low = sorted(((a, said_a), (b, said_b)), key=lambda pair: pair[0].value, reverse=True)
    unit = "percentage point" if a.unit == "%" else a.unit
    return (
        number("the higher value", high[0].value, high[1]) - number("the lower value", low[0].value, low[1])
    ).derive("Distance between the two values", unit)

"""Does the proposal say only what its sources say? Every number, quotation, name and citation is checked by code.

What fails never reaches a reader: a number, day or name without a source becomes "[to be confirmed]", a sentence with a
quotation that nobody said is dropped, and both are counted."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from assistant.domain.alignment.shapes import Alignment
from assistant.domain.brief.shapes import Origin, Source
from assistant.domain.brief.turns import Interview
from assistant.domain.knowledge import Knowledge
from assistant.domain.proposal.backing import Backing
from assistant.domain.proposal.shapes import Checks, Citation, Proposal, Statement
from assistant.domain.proposal.walking import rewritten, statements_of
from assistant.domain.shapes import Shape
from assistant.domain.text import spans
from assistant.domain.text.words import stems

MISSING = "[to be confirmed]"
_GAPS = re.compile(r"…|\s{2,}")  # where a reading left something out
_OPENERS = frozenset(
    "whatever whoever whichever meanwhile otherwise instead without until unless although despite besides however still yet even "
    "towards toward beyond within throughout among alongside only also both neither either perhaps nobody everyone nothing "
    "everything something once twice half most many few some several".split()
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


class Fault(Shape):
    """A stretch of a statement that its sources do not bear out. ``kind``: number, day, quote, name or source."""

    kind: str
    text: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Ground:
    """What may be relied on: what was said by turn, what documents say by chunk or goal id, and every word known."""

    turns: dict[str, str]
    passages: dict[str, str]
    titles: frozenset[str]
    vocabulary: frozenset[str]

    @classmethod
    def of(cls, interview: Interview, alignment: Alignment, knowledge: Knowledge) -> "Ground":
        """The ground of one request."""
        turns = {str(turn.number): turn.text for turn in interview.turns}
        turns.setdefault("1", interview.opening)
        passages, titles = _library(alignment)
        passages |= {record.id: record.text for record in interview.attachments}
        titles += [record.title for record in interview.attachments]
        texts = [*turns.values(), *passages.values(), *titles, *_own_words(knowledge)]
        return cls(
            turns={key: spans.normal(text) for key, text in turns.items()},
            passages={key: spans.normal(text) for key, text in passages.items()},
            titles=frozenset(titles),
            vocabulary=frozenset(word.casefold() for text in texts for word in _WORD.findall(text)),
        )

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the vocabulary."""
        return stems(" ".join(self.vocabulary))

    def holds(self, source: Source) -> bool:
        """True where the quoted words stand where the source says. What a person typed into the brief counts as said."""
        if source.origin in (Origin.OURS, Origin.EDIT):
            return True
        place = self.turns if source.origin is Origin.TURN else self.passages
        parts = [spans.normal(part) for part in _GAPS.split(source.quote)]
        return all(part in place.get(source.ref, "") for part in parts) and any(parts)


def _library(alignment: Alignment) -> tuple[dict[str, str], list[str]]:
    goals = [claim.goal for claim in alignment.claims]
    around = {claim.goal.id: claim.around for claim in alignment.claims}
    documents = [claim.document for claim in alignment.claims]
    for conflict in alignment.conflicts:
        goals += [conflict.newer, conflict.older]
        documents += [conflict.newer_document, conflict.older_document]
    passages = {goal.id: f"{goal.quote} {goal.statement} {goal.metric} {around.get(goal.id, '')}" for goal in goals}
    shown = (*alignment.passages, *alignment.beside)
    passages |= {passage.chunk.id: passage.chunk.text for passage in shown}
    documents += [passage.document for passage in shown]
    return passages, [document.title for document in documents] + list(alignment.warnings)


def _own_words(knowledge: Knowledge) -> list[str]:
    texts = [item.model_dump_json() for item in knowledge.interventions.values()]
    texts += [item.model_dump_json() for item in knowledge.causes.values()]
    texts += [item.model_dump_json() for item in knowledge.questions.values()]
    return texts + [item.model_dump_json() for item in knowledge.metrics]


def ground(proposal: Proposal, base: Ground) -> Proposal:
    """The proposal without what has no source, and with the counts of the check."""
    common = common_words(base, [statement.text for statement in statements_of(proposal)])
    checked = [(statement, faults(statement, base, common)) for statement in statements_of(proposal)]
    wrong = {statement: found for statement, found in checked if found}
    citations = tuple(item for item in proposal.citations if _valid(item, base))
    mended = rewritten(proposal, lambda statement: _mended(statement, wrong.get(statement, [])))
    replaced = [f"{fault.kind}: {fault.text}" for found in wrong.values() for fault in found]
    replaced += [f"citation: {item.document}" for item in proposal.citations if item not in citations]
    return mended.model_copy(update={"citations": citations, "checks": _counted(checked, citations, replaced)})


def common_words(base: Ground, texts: Iterable[str]) -> frozenset[str]:
    """Words that are no names even with a capital at the start of a sentence: those known and those that the texts write in
    lower case, with their inflected forms."""
    written = {word for text in texts for word in _WORD.findall(spans.without_quotations(text))}
    lower = {word for word in written if word.islower()}
    known = base.stems | stems(" ".join(lower))
    return base.vocabulary | _OPENERS | lower | {word.casefold() for word in written if _inflected(word, known)}


def _inflected(word: str, known: frozenset[str]) -> bool:
    """True for a form of a known word; of words joined by a hyphen each must be known: one of them may be a name."""
    parts = [stems(part) for part in word.split("-") if part]
    return any(parts) and all(not part or part & known for part in parts)


def _valid(citation: Citation, base: Ground) -> bool:
    return citation.document in base.titles and spans.normal(citation.quote) in base.passages.get(citation.ref, "")


def _counted(
    checked: list[tuple[Statement, list[Fault]]], citations: tuple[Citation, ...], replaced: list[str]
) -> Checks:
    texts = [statement.text for statement, _ in checked]
    return Checks(
        numbers=sum(len(spans.numbers(spans.without_quotations(text))) for text in texts),
        quotes=sum(len(spans.quotations(text)) for text in texts),
        names=sum(sum(not opens for _, _, opens in spans.names(spans.without_quotations(text))) for text in texts),
        citations=len(citations),
        replaced=tuple(dict.fromkeys(replaced)),
    )


def faults(statement: Statement, base: Ground, common: frozenset[str]) -> list[Fault]:
    """Everything in a statement that its own sources do not bear out."""
    sources = [source for source in statement.sources if base.holds(source)]
    backing = Backing.of(statement, sources, base.holds)
    missing = [Fault(kind="source", text=source.quote) for source in statement.sources if source not in sources]
    return [
        *missing,
        *_quotes(statement, sources),
        *_days(statement, backing),
        *_numbers(statement, backing),
        *_names(statement, backing, common),
    ]


def _quotes(statement: Statement, sources: list[Source]) -> list[Fault]:
    said = [spans.normal(source.quote) for source in sources]
    return [
        Fault(kind="quote", text=quote, start=start, end=end)
        for start, end, quote in spans.quotations(statement.text)
        if not any(_said(quote, text) for text in said)
    ]


def _said(quote: str, text: str) -> bool:
    """True where every stretch of the quotation between omissions ("…") stands in the text, in this order."""
    place = 0
    for part in (spans.normal(piece) for piece in quote.split("…")):
        place = text.find(part, place)
        if place < 0:
            return False
        place += len(part)
    return True


def _days(statement: Statement, backing: Backing) -> list[Fault]:
    text = spans.without_quotations(statement.text)
    days = [match for match in spans.DAY.finditer(text) if not backing.has_day(match[0])]
    months = [match for match in spans.MONTH.finditer(text) if not backing.has_month(match[0])]
    return [Fault(kind="day", text=match[0], start=match.start(), end=match.end()) for match in (*days, *months)]


def _numbers(statement: Statement, backing: Backing) -> list[Fault]:
    text = spans.without_days(spans.without_quotations(statement.text))
    return [
        Fault(kind="number", text=number.text.strip(), start=number.start, end=number.end)
        for number in spans.numbers(text)
        if not backing.has_number(number)
    ]


def _names(statement: Statement, backing: Backing, common: frozenset[str]) -> list[Fault]:
    text = spans.without_days(spans.without_quotations(statement.text))
    return [
        Fault(kind="name", text=word, start=start, end=start + len(word))
        for start, word, opens in spans.names(text)
        if not backing.has_word(word) and not (opens and word.casefold() in common)
    ]


def _mended(statement: Statement, found: list[Fault]) -> Statement:
    """The statement with what has no source taken out: a wrong quotation takes the sentence along."""
    if not found:
        return statement
    if any(fault.kind == "quote" for fault in found):
        return Statement(text="")
    text = statement.text
    for fault in sorted((f for f in found if f.end), key=lambda f: -f.start):
        text = text[: fault.start] + MISSING + text[fault.end :]
    return statement.model_copy(update={"text": text})

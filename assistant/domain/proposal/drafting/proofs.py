"""What speaks for a cause, the strongest first: a trial or a count before an example, an example before an opinion."""

import re
from collections.abc import Iterable, Set

from assistant.domain.brief.shapes import Brief, Evidence, Source
from assistant.domain.causes.fine import says_fine
from assistant.domain.causes.remarks import evidence_of
from assistant.domain.causes.shapes import Cause
from assistant.domain.proposal.drafting import clauses
from assistant.domain.slots import Cell, Direction, Slot
from assistant.domain.text.plain import any_of, one_of, plain

_COUNTS = re.compile(
    r"\d+(?:[.,]\d+)*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|half|third|quarter)\b",
    re.I,
)
_TRIED = any_of(
    one_of("tried tested gave asked watched sat checked sampled counted measured compared timed observed showed"),
    r"(?:before|after|since|until) (?:that|then|the|we|it|they)|used to|when (?:we|i|they|the)",
)


def proof(text: str) -> int:
    """How much a remark proves: counts that were made, more where two stand side by side or somebody tried it."""
    counts = len(_COUNTS.findall(text))
    return min(counts, 2) + (counts > 0 and bool(_TRIED.search(plain(text)))) + (counts > 2)


def ranked(brief: Brief, cause: Cause) -> list[Source]:
    """What speaks for a cause, strongest first, each with what was told beside it in the same answer."""
    told = [e for e in clauses.telling_remarks(cause.speaks_for) if not says_fine(e.source.quote)]
    opposed = [e.source.quote for e in cause.against]
    whole = [_answered(brief, e, opposed) for e in told]
    shown = [e for e in whole if clauses.tells_trouble(e.source.quote)] or whole
    remarks = {e.source.quote for e in told}
    return list(dict.fromkeys(_to_the_point(e.source, remarks) for e in by_proof(shown)))


def _to_the_point(source: Source, remarks: Set[str]) -> Source:
    """A remark without the sentences before and behind it that prove nothing: neither a remark by themselves nor trouble nor a
    count nor a trial."""
    # Of words with a gap the fuller stretch is shown.
    told = [] if "  " in source.quote else clauses.pieces(source.quote)
    proving = [i for i, piece in enumerate(told) if piece in remarks or proof(piece) or clauses.tells_trouble(piece)]
    if not proving or len(proving) == len(told):
        return source
    first, last = told[proving[0]], told[proving[-1]]
    quote = source.quote[source.quote.index(first) : source.quote.rindex(last) + len(last)]
    return source.model_copy(update={"quote": quote}) if len(quote.split()) >= _ALONE else source


def by_proof(remarks: Iterable[Evidence]) -> list[Evidence]:
    """The remarks, those that prove most first."""

    def worth(remark: Evidence) -> tuple[int, float]:
        return proof(remark.source.quote) + remark.weight, clauses.weight(remark.source.quote)

    return sorted(remarks, key=worth, reverse=True)


def opposing(brief: Brief, cell: Cell) -> list[Evidence]:
    """What was said against a cause, strongest first; what is too short to be understood with what was told beside it in the same
    answer."""
    told = [e for e in evidence_of(brief) if e.cell is cell]
    opposed = [e.source.quote for e in told if e.direction is Direction.FOR]
    remarks = [e for e in told if e.direction is Direction.AGAINST]
    whole = [e if len(e.source.quote.split()) >= _UNDERSTOOD else _answered(brief, e, opposed) for e in remarks]
    return by_proof({e.source.quote: e for e in whole}.values())


_UNDERSTOOD = 4  # words
_ALONE = 8  # words of a remark that is understood without what was said around it


def _answered(brief: Brief, remark: Evidence, opposed: list[str]) -> Evidence:
    """A remark with the answer on its cell that it was a part of, unless that holds something for the other side."""
    said, ref = remark.source.quote, remark.source.ref
    own = [fact.source for fact in brief.of(remark.cell.slot) if fact.source.ref == ref and said in fact.source.quote]
    if not own:
        return remark
    if any(quote in own[0].quote for quote in opposed):
        return remark.model_copy(
            update={"source": own[0].model_copy(update={"quote": _with_result(said, own[0].quote)})}
        )
    mixed = remark.direction is Direction.FOR and _mixed(own[0].quote)
    return remark if mixed else remark.model_copy(update={"source": own[0]})


def _with_result(said: str, answer: str) -> str:
    """A remark that tells of a trial with the sentence behind it, which tells how it came out."""
    behind = answer.partition(said)[2]
    following = clauses.pieces(behind)[:1]
    if not (_TRIAL.search(plain(said)) and following) or clauses.pieces(said)[-1:] != [said]:
        return said
    return answer[answer.index(said) : answer.index(following[0], answer.index(said) + len(said)) + len(following[0])]


_TRIAL = any_of(r"(?:i|we) (?:\w+ )?(?:gave|tried|tested|asked|had|let|put|played|handed|showed)")


def _mixed(answer: str) -> bool:
    """True where a sentence of an answer says that something is there: it would stand as evidence for the opposite."""
    return any(map(says_fine, clauses.sentences(answer)))


def strongest(brief: Brief, cause: Cause) -> Source | None:
    """The remark that proves most; one about the cause itself before a contrast with those who do it well."""
    found = ranked(brief, cause)
    shown = {fact.source.quote for fact in brief.of(Slot.EXEMPLARS)}
    return next((source for source in found if source.quote not in shown), next(iter(found), None))

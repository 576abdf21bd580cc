"""One quotation once: what was said is printed where it does most, and nowhere else in the main part."""

import re
from dataclasses import dataclass, field

from assistant.domain.proposal.shapes import CausePart, Proposal, Statement
from assistant.domain.proposal.walking import rewritten
from assistant.domain.text import spans

# Page one first, then tasks and measures, which have to be concrete, then the rest in reading order.
_ORDER = (
    "summary", "front", "mix", "contract", "managers_after", "causes", "verdict", "causes_note", "contract_note", "work", "tried",
    "gap", "insights", "not_fixed", "options", "mix_note", "timeline_note", "practice", "groups", "costs", "money", "timeline",
    "managers_before", "risks", "asks",
)  # fmt: skip
_FEWEST = 4  # words: shorter ones are values, such as an estimate that is named again where it is used
_WORD = re.compile(r"\w+")
# A sentence of ours with all that it quotes, up to the full stop outside the quotation or at its end.
_SENTENCE = re.compile(r"(?:“[^”]*”|[^.“]|\.(?=\S))*(?:“[^”]*[.!?…]”(?=\s+[A-ZÀ-Þ]|\s*$)|\.(?=\s|$)|$)[.]?\s*")


def told_once(drafted: Proposal) -> Proposal:
    """The proposal with the sentences left out that quote what stands elsewhere. A cell that would be empty stays, and so
    does the first evidence of a cause."""
    seen = _Seen()
    fields: dict[str, object] = {}
    for name in _ORDER:
        value = getattr(drafted, name)
        if name == "causes":
            told = [_with_evidence(cause, seen) for cause in value]
            fields[name] = tuple(cause for cause in told if cause.speaks_for or cause.against or cause.remark)
        elif name == "insights":  # a sum may name its parts in the words used
            fields[name] = rewritten(value, lambda statement: statement if statement.figures else seen.fresh(statement))
        elif name == "mix":
            fields[name] = tuple(part.model_copy(update={"ask": seen.fresh(part.ask, keep=True)}) for part in value)
        elif name in _CELLS:
            fields[name] = rewritten(value, lambda statement: seen.fresh(statement, keep=True))
        else:
            fields[name] = rewritten(value, seen.fresh)
    return drafted.model_copy(update=fields)


_CELLS = frozenset(  # rows of tables, and the notes on them
    ("options", "costs", "timeline", "timeline_note", "groups", "asks", "contract", "contract_note")
)


def _with_evidence(cause: CausePart, seen: "_Seen") -> CausePart:
    told = rewritten(cause, seen.fresh)
    if told.speaks_for or not cause.speaks_for:
        return told
    return told.model_copy(update={"speaks_for": (seen.again(cause.speaks_for[0]),)})


@dataclass
class _Seen:
    """What was quoted so far, as plain words."""

    quotes: list[str] = field(default_factory=list[str])
    printed: set[Statement] = field(default_factory=set[Statement])

    def fresh(self, statement: Statement, *, keep: bool = False) -> Statement:
        """The statement without its sentences that quote what was quoted before. ``keep``: as it is where nothing is left."""
        if "“" not in statement.text or statement in self.printed:
            return statement  # the layout leaves out a whole statement that stands on page one
        sentences = [match[0] for match in _SENTENCE.finditer(statement.text) if match[0]]
        kept = [sentence for sentence in sentences if not self._repeats(sentence)]
        text = "".join(kept).rstrip() or (statement.text if keep else "")
        self._note(text)
        made = statement.model_copy(update={"text": text})
        self.printed.add(made)
        return made

    def again(self, statement: Statement) -> Statement:
        """A statement that may repeat what was quoted; what it quotes counts as told."""
        self._note(statement.text)
        return statement

    def _repeats(self, sentence: str) -> bool:
        return any(words in other or other in words for words in _said(sentence) for other in self.quotes)

    def _note(self, text: str) -> None:
        self.quotes += _said(text)


def _said(text: str) -> list[str]:
    """What a text quotes, as plain words between blanks; what is too short to be told again is left out."""
    quotes = (_WORD.findall(quote.casefold()) for _, _, quote in spans.quotations(text))
    return [f" {' '.join(words)} " for words in quotes if len(words) >= _FEWEST]

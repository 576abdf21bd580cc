"""The guided writer: words a decided move from the question and message files, in the wording that suits the person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.domain.brief.reading import Reading
from assistant.domain.brief.turns import Interview, Move, Say
from assistant.domain.interview.questioning import pair_for
from assistant.domain.knowledge import Knowledge, Message
from assistant.domain.slots import Slot
from assistant.ports import Shown


@dataclass(frozen=True)
class Parts:
    """A reply by its parts: what was understood, the question, what follows it."""

    lead: str
    question: str
    after: str

    def joined(self) -> Iterator[str]:
        """The parts that are not empty, as paragraphs."""
        parts = [part for part in (self.lead, self.question, self.after) if part]
        for number, part in enumerate(parts):
            yield ("\n\n" if number else "") + part


class GuidedWriter:
    """Implements ports.Writer without a language model."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def write(
        self, interview: Interview, reading: Reading, move: Move, text: str, shown: Sequence[Shown] = ()
    ) -> Iterator[str]:
        """The reply, paragraph by paragraph."""
        return self.parts(interview, reading, move).joined()

    def parts(self, interview: Interview, reading: Reading, move: Move) -> Parts:
        """The reply by its parts."""
        style = _style(interview, reading)
        lead = _run_on([self._say(say, style, len(interview.turns)) for say in move.say])
        after = " ".join(self._say(say, style, len(interview.turns)) for say in move.after)
        return Parts(lead, " ".join(self._asks(move, style)), after)

    def word(self, say: Say, interview: Interview, reading: Reading) -> str:
        """One message, filled in."""
        return self._say(say, _style(interview, reading), len(interview.turns))

    def _say(self, say: Say, style: str, turn: int) -> str:
        text = _wording(self._knowledge.messages[say.key], style, turn)
        return text.format_map(say.fill)

    def asks(self, interview: Interview, reading: Reading, move: Move) -> tuple[str, ...]:
        """The questions of the move one by one, in its order."""
        return self._asks(move, _style(interview, reading))

    def _asks(self, move: Move, style: str) -> tuple[str, ...]:
        pairs = list(zip(move.slots, move.variants, strict=True))
        if len(pairs) == 2 and all(variant == "ask" for _, variant in pairs):
            pair = pair_for(move.slots, self._knowledge)
            if pair:
                both = {"short": pair.short, "plain": pair.plain}.get(style, pair.ask)
                first, mark, second = both.partition("? ")
                return (f"{first}?", second) if mark else (both,)
        return tuple(self._ask(slot, variant, style) for slot, variant in pairs if variant != "none")

    def _ask(self, slot: Slot, variant: str, style: str) -> str:
        question = self._knowledge.questions[slot]
        if variant == "ask":
            return {"short": question.short, "plain": question.plain}.get(style, question.ask)
        if variant.startswith("follow_up"):
            return question.follow_ups[int(variant[-1]) - 1]
        special = {
            "same_everywhere": question.same_everywhere,
            "credited": question.credited,
            "ahead": question.ahead,
            "ahead_follow_up": question.ahead_follow_up,
        }
        return special.get(variant) or question.differently


def _style(interview: Interview, reading: Reading) -> str:
    """Terse people get short questions, non-native writers plain ones: as most of their messages were."""
    readings = [*(turn.reading for turn in interview.turns), reading]
    if sum(r.plain for r in readings) * 2 > len(readings):
        return "plain"
    return "short" if sum(r.terse for r in readings) * 2 > len(readings) else "full"


def _run_on(texts: Sequence[str]) -> str:
    """Sentences in one paragraph; a list is a paragraph of its own."""
    joined = ""
    for text in texts:
        listed = "\n" in text or "\n" in joined.rpartition("\n\n")[2]
        joined += ("\n\n" if listed else " ") + text if joined else text
    return joined


def _wording(message: Message, style: str, turn: int) -> str:
    if style in ("short", "plain"):
        return message.short if style == "short" else message.plain
    wordings = (message.full, *message.also)
    return wordings[turn % len(wordings)]

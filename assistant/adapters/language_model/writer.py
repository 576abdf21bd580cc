"""The model as writer: words a decided reply, sentence by sentence, each released only after its check."""

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.adapters.guided.writer import GuidedWriter
from assistant.domain.brief.reading import Reading
from assistant.domain.brief.turns import Interview, Move, MoveKind, Say
from assistant.domain.errors import ModelFailed
from assistant.domain.interview.objections import QUESTION_MARKS, Table, questions
from assistant.domain.interview.speech import Point, Speech
from assistant.domain.interview.worth import WORTH
from assistant.domain.knowledge import Knowledge
from assistant.domain.library.suspicion import without_orders
from assistant.domain.slots import Slot
from assistant.domain.text.sentences import sentences
from assistant.domain.text.words import clip, stems, words
from assistant.ports import LanguageModel, Shown
from assistant.prompting import Prompt

_log = logging.getLogger(__name__)
_WORDED = (MoveKind.ASK, MoveKind.CLARIFY, MoveKind.ANSWER, MoveKind.REDIRECT)
_OFFERS = (MoveKind.CONFIRM, MoveKind.RECAP)  # worded where something was told that a reply can take up
# What any sentence of a reply may stand for: what was understood, and that a question comes again.
_SPARE = ("mirror_", "found_", "cleared_", "ask_closer", "ask_again")
_NOTHING = "nothing more"
_OFFERED = "An offer with a question of its own is put before it by us: leave it to us, and use one question mark."
_SAME = 0.6  # share of the words of a question that make it a guided one
_TELLING = 5  # words of a clause that may be told by them
_FACTS = 24  # lines of the brief the model sees
_REMEMBERED = 4  # turns the model sees again
_EXACT = ("none",)  # variants whose text offers choices
Asked = Callable[[str, Sequence[Slot], str, bool], Slot | None]


@dataclass(frozen=True)
class _Occasion:
    """What one reply is about: the decided move, the message it answers, what may be shown, and the guided wording of what it
    gets across and asks. ``trusted``: whether the model has earned belief as a reader of this talk."""

    interview: Interview
    reading: Reading
    move: Move
    text: str
    shown: Sequence[Shown]
    lead: str
    points: tuple[Point, ...]
    asks: tuple[str, ...]
    trusted: bool

    @property
    def told(self) -> list[str]:
        """The messages of the person, the newest last, without orders to us."""
        said = [self.interview.opening, *(turn.text for turn in self.interview.turns), self.text]
        return [without_orders(message) for message in dict.fromkeys(said)]


class ModelWriter:
    """Implements ports.Writer. Moves that end the talk keep their guided wording, and offers do until the model is trusted; so
    does every sentence that fails its check, and the rest of a reply that breaks off. ``asked`` tells for which of the decided
    slots a question asks, given what was told and whether the model is trusted."""

    def __init__(
        self, guided: GuidedWriter, model: LanguageModel, prompt: Prompt, knowledge: Knowledge, asked: Asked
    ) -> None:
        self._guided, self._model, self._prompt, self._asked = guided, model, prompt, asked
        texts = [item.model_dump_json() for item in knowledge.questions.values()]
        texts += [item.model_dump_json() for item in knowledge.messages.values()]
        self._vocabulary = stems(" ".join(texts))
        catalogue = (*knowledge.causes.values(), *knowledge.interventions.values(), *knowledge.metrics)
        self._common = self._vocabulary | stems(" ".join(item.model_dump_json() for item in catalogue))

    def word(self, say: Say, interview: Interview, reading: Reading) -> str:
        """Notes keep their guided wording: people copy them."""
        return self._guided.word(say, interview, reading)

    def write(
        self, interview: Interview, reading: Reading, move: Move, text: str, shown: Sequence[Shown] = ()
    ) -> Iterator[str]:
        """The reply in pieces, each checked."""
        parts = self._guided.parts(interview, reading, move)
        if not _worded(move, reading, bool(parts.question)):
            yield from parts.joined()
            return
        at = self._occasion(interview, reading, move, text, shown)
        speech = Speech(self._table(at), at.points, at.asks, lambda question: self._offered(question, at))
        before = ""
        for sentence in self._sentences(speech, at):
            yield f"{_gap(before, sentence)}{sentence}"
            before = sentence
        if speech.objections:
            _log.info("Sentences of the model were replaced: %s", "; ".join(o.split(":")[0] for o in speech.objections))
        if parts.after:
            yield f"\n\n{parts.after}"

    def _occasion(
        self, interview: Interview, reading: Reading, move: Move, text: str, shown: Sequence[Shown]
    ) -> _Occasion:
        trusted = interview.trusted
        points = tuple(
            _point(say, self._guided.word(say, interview, reading), move.kind in _OFFERS and not trusted)
            for say in move.say
        )
        asks = self._guided.asks(interview, reading, move)
        lead = " ".join(point.text for point in points)
        return _Occasion(interview, reading, move, text, shown, lead, points, asks, trusted)

    def _sentences(self, speech: Speech, at: _Occasion) -> Iterator[str]:
        whole = False
        try:
            for piece in self._model.tell(self._prompt.render(at.interview.id, **_inputs(at))):
                yield from speech.hear(piece)
            whole = True
        except ModelFailed as failure:
            _log.info("The model's reply was given up: %s", failure.reason)
        yield from speech.end(whole)

    def _table(self, at: _Occasion) -> Table:
        told, question = at.told, f"{' '.join(at.asks)} {at.move.reason}"
        return Table(
            texts=(*told, at.lead, *(without_orders(f"{item.document}: {item.quote}") for item in at.shown)),
            asked=(question, *(turn.reply for turn in at.interview.turns[-_REMEMBERED:])),
            near=() if at.trusted else (told[-1], at.lead, question),
            vocabulary=self._vocabulary,
            common=self._common,
            instructions=self._prompt.instructions,
            about=lambda question: self._decided(question, at),
            messages=tuple(told),
            earlier=tuple(turn.reply for turn in at.interview.turns),
            english=at.reading.language.startswith("en"),
        )

    def _decided(self, question: str, at: _Occasion) -> bool:
        slots = [slot for slot, how in zip(at.move.slots, at.move.variants, strict=True) if how not in _EXACT]
        asked = self._asked(question, slots, " ".join(at.told), at.trusted)
        return bool(asked) or _reworded(question, " ".join(at.asks)) or self._offered(question, at)

    def _offered(self, question: str, at: _Occasion) -> bool:
        """True for a question that asks what an offer asks: which of the goals shown is meant, whether the causes are right."""
        ours = [part.text for point in at.points if not (point.spare or point.exact) for part in sentences(point.text)]
        asking = " ".join(sentence for sentence in ours if questions(sentence))
        if not asking:
            return False
        nearest = self._asked(question, at.move.slots, " ".join(at.told), at.trusted)
        return _reworded(question, asking) or (nearest is Slot.STRATEGY_LINK and Slot.STRATEGY_LINK in at.move.slots)


def _worded(move: Move, reading: Reading, asks: bool) -> bool:
    """True where a reply is the model's to word."""
    if move.kind in _OFFERS:
        return bool(reading.slots)
    return move.kind in _WORDED and asks and not set(move.variants) & set(_EXACT)


def _point(say: Say, text: str, exact: bool) -> Point:
    """``exact``: its offer is said as it stands; a list is in any case."""
    spare = say.key.startswith(_SPARE)
    offers = exact and any(questions(sentence.text) for sentence in sentences(text))
    return Point(
        text, tuple(value for value in say.fill.values() if value in text), spare, exact=offers or "\n" in text
    )


def _reworded(question: str, guided: str) -> bool:
    """True where a clause of a question is in most words that of a guided one."""
    clauses = [frozenset(words(clause)) for clause in re.split(r"[;:,] ", question)]
    ours = [frozenset(words(part.text)) for part in sentences(guided)]
    return any(
        len(clause & own) >= _SAME * min(len(clause), len(own))
        for own in ours
        for clause in clauses
        if len(clause) >= _TELLING
    )


def _gap(before: str, sentence: str) -> str:
    """What stands between two sentences: what is asked begins a paragraph."""
    if not before:
        return ""
    listed = "\n" in before + sentence
    return "\n\n" if listed or (QUESTION_MARKS.search(sentence) and not QUESTION_MARKS.search(before)) else " "


def _inputs(at: _Occasion) -> dict[str, str]:
    recent = at.interview.turns[-_REMEMBERED:]
    talk = "\n".join(f"Person: {clip(turn.text, 500)}\nYou: {clip(turn.reply, 400)}" for turn in recent)
    fresh = [item for item in at.shown if not any(item.document in turn.reply for turn in recent)]
    understood = [f"{item.slot.value}: {item.value}" for item in at.reading.slots]
    return {
        "manner": _manner(at.reading),
        "conversation": talk or "This is the first message.",
        "known": _known(at.interview),
        "message": clip(at.text, 4000),
        "understood": "\n".join(understood) or "nothing that answers the last question",
        "convey": " ".join(point.text for point in at.points if not (point.spare or point.exact)),
        "ask": _asking(at),
        "documents": "\n".join(f"{item.document}: “{clip(item.quote, 300)}”" for item in fresh) or "none",
    }


def _asking(at: _Occasion) -> str:
    offered = f"\n{_OFFERED}" if any(point.exact for point in at.points) else ""
    return f"{' '.join(at.asks)}{offered}\nWhy: {at.move.reason}" if at.asks else _NOTHING


def _known(interview: Interview) -> str:
    """What is on record, in short: what a reply may link the message to. Where there is more than fits, what decides stays."""
    facts = interview.brief.facts
    kept = sorted(sorted(range(len(facts)), key=lambda at: -WORTH[facts[at].slot])[:_FACTS])
    lines = [f"{facts[at].slot.value.replace('_', ' ')}: {clip(facts[at].value, 110)}" for at in kept]
    return "\n".join(lines) or "nothing yet"


def _manner(reading: Reading) -> str:
    length = "brief: short sentences, no preamble" if reading.terse else "a few full sentences"
    plain = (
        "; simple words and short sentences, the person does not write in their first language" if reading.plain else ""
    )
    return f"Language: {reading.language}. Manner: {length}{plain}."

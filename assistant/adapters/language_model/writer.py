"""The model as writer: words a decided reply, sentence by sentence, each released only after its check."""

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.adapters.guided.writer import GuidedWriter, Parts
from assistant.domain.brief.reading import Reading
from assistant.domain.brief.turns import Interview, Move, MoveKind, Say
from assistant.domain.errors import ModelFailed
from assistant.domain.interview.objections import Table, questions
from assistant.domain.interview.speech import Speech
from assistant.domain.knowledge import Knowledge
from assistant.domain.library.suspicion import without_orders
from assistant.domain.slots import Slot
from assistant.domain.text.sentences import sentences
from assistant.domain.text.words import clip, stems, words
from assistant.ports import LanguageModel, Shown
from assistant.prompting import Prompt

_log = logging.getLogger(__name__)
_WORDED = (MoveKind.ASK, MoveKind.CLARIFY, MoveKind.ANSWER, MoveKind.REDIRECT)
_OFFERS = (MoveKind.CONFIRM, MoveKind.RECAP)  # said as they stand, behind a sentence of the model's
_MIRRORS = ("mirror_", "found_", "cleared_")  # messages that say back what was understood
_NOTHING = "nothing: an offer follows; write the first sentence only"
_OFFERED = "An offer to choose from stands by itself between your first sentence and this question; do not speak of it."
_SAME = 0.6  # share of the words of a question that make it a guided one
_TELLING = 5  # words of a clause that may be told by them
_FACTS = 24  # lines of the brief the model sees
_REMEMBERED = 4  # turns the model sees again
_EXACT = ("none",)  # variants whose text offers choices: said as they stand


@dataclass(frozen=True)
class _Occasion:
    """What one reply is about: the decided move, the message it answers, what may be shown, and the guided wording."""

    interview: Interview
    reading: Reading
    move: Move
    text: str
    shown: Sequence[Shown]
    parts: Parts


class ModelWriter:
    """Implements ports.Writer. Moves that offer choices or end the talk keep their guided wording; so does every sentence that
    fails its check, and the rest of a reply that breaks off. ``asks`` tells whether a question asks for one of the slots."""

    def __init__(
        self,
        guided: GuidedWriter,
        model: LanguageModel,
        prompt: Prompt,
        knowledge: Knowledge,
        asks: Callable[[str, Sequence[Slot]], bool],
    ) -> None:
        self._guided, self._model, self._prompt, self._asks = guided, model, prompt, asks
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
        if move.kind in _OFFERS and reading.slots:
            yield from self._mirrored(_Occasion(interview, reading, move, text, shown, parts)).joined()
            return
        if move.kind not in _WORDED or not parts.question or set(move.variants) & set(_EXACT):
            yield from parts.joined()
            return
        at = _Occasion(interview, reading, move, text, shown, parts)
        speech = Speech(self._table(at), parts.lead, parts.question, self._unmirrored(at).lead)
        before = ""
        for sentence in self._sentences(speech, at):
            yield f"{_gap(before, sentence)}{sentence}"
            before = sentence
        if speech.objections:
            _log.info("Sentences of the model were replaced: %s", "; ".join(o.split(":")[0] for o in speech.objections))
        if parts.after:
            yield f"\n\n{parts.after}"

    def _mirrored(self, at: _Occasion) -> Parts:
        """The guided parts behind the first sentence of the model that holds, in the place of the guided mirror; a question
        beside the offer in its words."""
        rest = self._unmirrored(at)
        asked = f"{rest.question}\n{_OFFERED}" if rest.question else _NOTHING
        alone = replace(at, move=_without_offer(at.move), parts=replace(rest, question=rest.question or _NOTHING))
        speech = Speech(self._table(alone), "", rest.question, "")
        told = list(self._sentences(speech, replace(at, parts=replace(rest, question=asked))))
        mirror = next((sentence for sentence in told if not questions(sentence)), "")
        asks = " ".join(sentence for sentence in told if questions(sentence)) if rest.question else ""
        rest = replace(rest, question=asks or rest.question)
        return replace(rest, lead=f"{mirror} {rest.lead}") if mirror else replace(at.parts, question=rest.question)

    def _unmirrored(self, at: _Occasion) -> Parts:
        """The guided parts without the guided mirror."""
        said = tuple(say for say in at.move.say if not say.key.startswith(_MIRRORS))
        return self._guided.parts(at.interview, at.reading, at.move.model_copy(update={"say": said}))

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
        turns = at.interview.turns
        said = [at.interview.opening, *(turn.text for turn in turns), at.text]
        told = [without_orders(message) for message in dict.fromkeys(said)]
        return Table(
            texts=(*told, at.parts.lead, *(without_orders(f"{item.document}: {item.quote}") for item in at.shown)),
            asked=(at.parts.question, *(turn.reply for turn in turns[-_REMEMBERED:])),
            near=(told[-1], at.parts.lead, f"{at.parts.question} {at.move.reason}"),
            vocabulary=self._vocabulary,
            common=self._common,
            instructions=self._prompt.instructions,
            about=lambda question: self._asks(question, at.move.slots) or _reworded(question, at.parts.question),
            earlier=tuple(turn.reply for turn in turns),
            english=at.reading.language.startswith("en"),
        )


def _without_offer(move: Move) -> Move:
    """The move with only the questions that are asked beside its offer."""
    asked = [(slot, how) for slot, how in zip(move.slots, move.variants, strict=True) if how not in _EXACT]
    return move.model_copy(update={"slots": tuple(s for s, _ in asked), "variants": tuple(how for _, how in asked)})


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
    return "\n\n" if questions(sentence) and not questions(before) else " "


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
        "convey": at.parts.lead,
        "ask": f"{at.parts.question}\nWhy: {at.move.reason}",
        "documents": "\n".join(f"{item.document}: “{clip(item.quote, 300)}”" for item in fresh) or "none",
    }


def _known(interview: Interview) -> str:
    """What is on record, in short: what a reply may link the message to."""
    facts = [f"{fact.slot.value.replace('_', ' ')}: {clip(fact.value, 110)}" for fact in interview.brief.facts]
    return "\n".join(facts[-_FACTS:]) or "nothing yet"


def _manner(reading: Reading) -> str:
    length = "brief: short sentences, no preamble" if reading.terse else "a few full sentences"
    plain = (
        "; simple words and short sentences, the person does not write in their first language" if reading.plain else ""
    )
    return f"Language: {reading.language}. Manner: {length}{plain}."

"""The model as writer: words a decided reply, sentence by sentence, each released only after its check."""

import logging
from collections.abc import Callable, Iterator, Sequence

from assistant.adapters.guided.writer import GuidedWriter, Parts
from assistant.domain.brief.reading import Reading
from assistant.domain.brief.turns import Interview, Move, MoveKind, Say
from assistant.domain.errors import ModelFailed
from assistant.domain.interview.speech import Speech, Table
from assistant.domain.knowledge import Knowledge
from assistant.domain.slots import Slot
from assistant.domain.text.words import clip, stems
from assistant.ports import LanguageModel, Shown
from assistant.prompting import Prompt

_log = logging.getLogger(__name__)
_WORDED = (MoveKind.ASK, MoveKind.CLARIFY, MoveKind.ANSWER, MoveKind.REDIRECT)
_REMEMBERED = 4  # turns the model sees again
_EXACT = ("none",)  # variants whose text offers choices: said as they stand


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

    def word(self, say: Say, interview: Interview, reading: Reading) -> str:
        """Notes keep their guided wording: people copy them."""
        return self._guided.word(say, interview, reading)

    def write(
        self, interview: Interview, reading: Reading, move: Move, text: str, shown: Sequence[Shown] = ()
    ) -> Iterator[str]:
        """The reply in pieces, each checked."""
        parts = self._guided.parts(interview, reading, move)
        if move.kind not in _WORDED or not parts.question or set(move.variants) & set(_EXACT):
            yield from parts.joined()
            return
        speech = Speech(self._table(interview, reading, move, text, shown, parts), parts.lead, parts.question)
        first = True
        for sentence in self._sentences(speech, interview, reading, move, text, shown, parts):
            yield sentence if first else f" {sentence}"
            first = False
        if speech.objections:
            _log.info("Sentences of the model were replaced: %s", "; ".join(o.split(":")[0] for o in speech.objections))
        if parts.after:
            yield f"\n\n{parts.after}"

    def _sentences(
        self,
        speech: Speech,
        interview: Interview,
        reading: Reading,
        move: Move,
        text: str,
        shown: Sequence[Shown],
        parts: Parts,
    ) -> Iterator[str]:
        whole = False
        try:
            pieces = self._model.tell(
                self._prompt.render(interview.id, **_inputs(interview, reading, move, text, shown, parts))
            )
            for piece in pieces:
                yield from speech.hear(piece)
            whole = True
        except ModelFailed as failure:
            _log.info("The model's reply was given up: %s", failure.reason)
        yield from speech.end(whole)

    def _table(
        self,
        interview: Interview,
        reading: Reading,
        move: Move,
        text: str,
        shown: Sequence[Shown],
        parts: Parts,
    ) -> Table:
        said = [interview.opening, *(turn.text for turn in interview.turns), text]
        ours = [parts.lead, parts.question, *(turn.reply for turn in interview.turns[-_REMEMBERED:])]
        return Table(
            texts=(*said, *ours, *(f"{item.document} {item.quote}" for item in shown)),
            vocabulary=self._vocabulary,
            instructions=self._prompt.instructions,
            about=lambda question: self._asks(question, move.slots),
            english=reading.language.startswith("en"),
        )


def _inputs(
    interview: Interview, reading: Reading, move: Move, text: str, shown: Sequence[Shown], parts: Parts
) -> dict[str, str]:
    recent = interview.turns[-_REMEMBERED:]
    talk = "\n".join(f"Person: {clip(turn.text, 500)}\nYou: {clip(turn.reply, 400)}" for turn in recent)
    understood = [f"{item.slot.value}: {item.value}" for item in reading.slots]
    return {
        "manner": _manner(reading),
        "conversation": talk or "This is the first message.",
        "message": clip(text, 4000),
        "understood": "\n".join(understood) or "nothing that answers the last question",
        "convey": parts.lead,
        "ask": f"{parts.question}\nWhy: {move.reason}",
        "documents": "\n".join(f"{item.document}: “{clip(item.quote, 300)}”" for item in shown) or "none",
    }


def _manner(reading: Reading) -> str:
    length = "brief: short sentences, no preamble" if reading.terse else "a few full sentences"
    plain = (
        "; simple words and short sentences, the person does not write in their first language" if reading.plain else ""
    )
    return f"Language: {reading.language}. Manner: {length}{plain}."

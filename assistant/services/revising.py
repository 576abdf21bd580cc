"""Taking back and rewording. The conversation so far is told again from what is stored, with one message changed.

What was read, asked and answered stays as it was; only what follows from the changed message is decided anew. Values that
a person typed into the brief in between are typed again at the same place."""

from collections.abc import Callable, Iterable

from assistant.domain.brief.offered import Offer
from assistant.domain.brief.shapes import Attachment, Brief, Fact, Origin
from assistant.domain.brief.supporting import released, supported
from assistant.domain.brief.turns import Interview, Turn
from assistant.domain.errors import CallerError
from assistant.domain.interview import commands, dialogue, leads
from assistant.domain.slots import Slot
from assistant.services.case import Case
from assistant.services.tracing import Steps
from assistant.services.turn import Consultation, Outcome, checked, nobody, shown


class Revising(Consultation):
    """A consultation in which sent messages can be taken back or reworded."""

    def _take(self, interview: Interview, text: str, key: str, hear: Callable[[str], None]) -> Outcome:
        if commands.takes_correction_back(text, interview):
            interview = self._uncorrected(interview)
        outcome = super()._take(interview, text, key, hear)
        return Outcome(weighed(outcome.interview, outcome.interview.attachments), outcome.turn)

    def undo(self, request_id: str) -> str:
        """Takes the last message back, with its answer; returns its text. Raises CallerError at the first message."""
        with self._lock(request_id):
            stored = self._repository.interview(request_id)
            if len(stored.turns) < 2:
                raise CallerError("There is nothing before the first message.", next_step="Change its words instead.")
            self._repository.replace_turns(self._retold(stored, len(stored.turns) - 1))
            return stored.turns[-1].text

    def reword(self, request_id: str, number: int, text: str) -> Outcome:
        """Replaces the words of message ``number`` (from 1); later messages stay and are merged again."""
        words = checked(text)
        with self._lock(request_id):
            stored = self._repository.interview(request_id)
            if not 1 <= number <= len(stored.turns):
                raise CallerError("That message is not there any more.", next_step="Reload the page.")
            told = self._retold(stored, number - 1)
            if number == len(stored.turns):
                told = self._take(told, words, stored.turns[-1].key, nobody).interview
            else:
                again = (self._reread(told, stored.turns[number - 1], words), *stored.turns[number:])
                told = self._replayed(told, again, stored.brief)
            told = weighed(told, stored.attachments)
            saved = self._repository.replace_turns(told.model_copy(update={"title": stored.title}))
            return Outcome(saved, saved.turns[number - 1])

    def _retold(self, stored: Interview, count: int) -> Interview:
        """The interview as it was after its first ``count`` messages."""
        told = Interview(
            id=stored.id,
            opening=stored.opening,
            as_of=stored.as_of,
            title=stored.title,
            version=stored.version,
            attachments=stored.attachments,
            offers=tuple(_still_taken(offer, count) for offer in stored.offers),
        )
        told = self._replayed(self._retyped(told, stored.brief), stored.turns[:count], stored.brief)
        return weighed(told, stored.attachments)

    def _uncorrected(self, interview: Interview) -> Interview:
        """The interview in which the last message told its values beside the earlier ones, and replaced none."""
        last = interview.turns[-1]
        values = {
            name: tuple(item.model_copy(update={"correction": False}) for item in getattr(last.reading, name))
            for name in ("slots", "measures")
        }
        turn = last.model_copy(update={"reading": last.reading.model_copy(update=values)})
        told = self._replayed(self._retold(interview, len(interview.turns) - 1), (turn,), interview.brief)
        return weighed(told, interview.attachments)

    def _replayed(self, told: Interview, turns: Iterable[Turn], brief: Brief) -> Interview:
        """Stored messages once more, each with the values typed after it: merged and recorded, neither read nor worded again.
        What code concludes from them settles whether the talk is ready and complete. Both stay true, so that the rest of a
        long talk is replayed with what was concluded last."""
        case: Case | None = None
        for turn in turns:
            at = self._situation(told, turn.reading, turn.text, case if told.ready and told.complete else None)
            case = Case(at.alignment, at.diagnosis)
            after = dialogue.record(at, turn.move)
            told = self._retyped(after.model_copy(update={"turns": (*told.turns, turn)}), brief)
        return told

    def _reread(self, told: Interview, turn: Turn, words: str) -> Turn:
        """The message in its new words; the question after it stays, what was understood is said anew."""
        steps = Steps(self._tracer)
        with steps.step("read"):
            reading = self._reader.read(words, told, told.as_of)
        with steps.step("judge"):
            at = self._situation(told, reading, words)
            move = turn.move.model_copy(update={"say": leads.before_question(at)}) if turn.move.slots else turn.move
            near = shown(at)
        with steps.step("write"):
            reply = "".join(self._writer.write(at.interview, reading, move, words, near))
        new = {"text": words, "reading": reading, "move": move, "reply": reply, "trace": steps.trace(near)}
        return turn.model_copy(update=new)

    def _retyped(self, told: Interview, brief: Brief) -> Interview:
        """The values typed into the brief, and the goals judged there, before the next message."""
        number = len(told.turns) + 1
        held = told.brief
        for fact in brief.facts:
            if fact.source.origin is Origin.EDIT and fact.source.ref == str(number):
                held = self._put(told.model_copy(update={"brief": held}), fact)
        judged = {"confirmed_goals": brief.confirmed_goals, "rejected_goals": brief.rejected_goals}
        kept = {name: tuple(goal for goal in goals if goal not in told.offered) for name, goals in judged.items()}
        merged = {name: tuple(dict.fromkeys((*getattr(held, name), *goals))) for name, goals in kept.items()}
        return told.model_copy(update={"brief": held.model_copy(update=merged)})

    def _put(self, told: Interview, fact: Fact) -> Brief:
        """A goal said to be served is carried over; words for any other slot are typed again."""
        if fact.slot is Slot.STRATEGY_LINK:
            return told.brief.model_copy(update={"facts": (*told.brief.facts, fact)})
        return self._typed(told, fact.slot, fact.source.quote)


def weighed(interview: Interview, attachments: tuple[Attachment, ...]) -> Interview:
    """The interview with these records, and its facts raised by them alone."""
    brief = supported(released(interview.brief), attachments)
    return interview.model_copy(update={"attachments": attachments, "brief": brief})


def _still_taken(offer: Offer, count: int) -> Offer:
    """The offer as it stood after so many messages."""
    return offer if offer.taken <= count + 1 else offer.model_copy(update={"taken": 0})

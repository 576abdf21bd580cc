"""One turn of the chat: read, merge, judge, decide, word, save once.

A failed turn leaves the interview as it was; a turn delivered twice under one key happens once."""

import hashlib
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from assistant.domain.alignment.shapes import Stance
from assistant.domain.brief import ledger, wording
from assistant.domain.brief.fields.chatter import without_greeting
from assistant.domain.brief.reading import Intent, Reading
from assistant.domain.brief.second_reading.trust import earned
from assistant.domain.brief.shapes import Brief
from assistant.domain.brief.turns import Interview, Move, MoveKind, Status, Turn
from assistant.domain.errors import CallerError, NotFound, TooLarge
from assistant.domain.interview import commands, dialogue, offers
from assistant.domain.interview.answered import answered
from assistant.domain.interview.answers import question
from assistant.domain.interview.referral import apply_referral
from assistant.domain.interview.situation import Situation
from assistant.domain.knowledge import Knowledge
from assistant.domain.slots import Slot
from assistant.domain.text.words import clip
from assistant.ports import Reader, Repository, Shown, Tracer, Writer
from assistant.services.case import Case, CaseFiles
from assistant.services.tracing import UNTRACED, Steps

LONGEST_MESSAGE = 20_000  # characters
_SHOWN = 2  # goals of the library that a reply may bring in


def nobody(piece: str) -> None:
    """Listens to nothing: whoever calls without a listener reads the whole reply."""


@dataclass(frozen=True)
class Outcome:
    """What a turn gave back: the stored interview and its newest turn."""

    interview: Interview
    turn: Turn


class Consultation:
    """Takes turns. Safe for threads: turns of one request run one after the other."""

    def __init__(
        self,
        repository: Repository,
        reader: Reader,
        writer: Writer,
        cases: CaseFiles,
        knowledge: Knowledge,
        clock: Callable[[], date],
        tracer: Tracer = UNTRACED,
        record_reader: Reader | None = None,
    ) -> None:
        """``record_reader`` reads attached records, which go to no language model; without one ``reader`` does."""
        self._repository = repository
        self._reader = reader
        self._record_reader = record_reader or reader
        self._writer = writer
        self._cases = cases
        self._knowledge = knowledge
        self._clock = clock
        self._tracer = tracer
        self._locks: dict[str, threading.Lock] = {}
        self._guard = threading.Lock()

    def start(
        self, opening: str, as_of: date | None = None, key: str = "", hear: Callable[[str], None] = nobody
    ) -> Outcome:
        """Opens a request with the requester's first message. ``as_of``: the day on which relative dates are read. The same
        ``key`` again returns the request that was opened with it. ``hear`` gets the reply piece by piece as it is written."""
        text = checked(opening)
        request_id = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:32] if key else uuid.uuid4().hex
        with self._lock(request_id):
            if key and (opened := self._opened(request_id)):
                return opened
            interview = Interview(id=request_id, opening=text, as_of=as_of or self._clock(), title=titled(text))
            outcome = self._take(interview, text, key, hear)
            self._repository.create_interview(outcome.interview)
            return outcome

    def _opened(self, request_id: str) -> Outcome | None:
        try:
            interview = self._repository.interview(request_id)
        except NotFound:
            return None
        return Outcome(interview, interview.turns[0])

    def take_turn(self, request_id: str, text: str, key: str = "", hear: Callable[[str], None] = nobody) -> Outcome:
        """One message of the requester. The same ``key`` again returns the turn that already happened. ``hear`` gets the reply
        piece by piece as it is written; what it raises, such as a person's Stop, ends the turn and leaves no trace."""
        message = checked(text)
        with self._lock(request_id):
            interview = self._repository.interview(request_id)
            done = next((turn for turn in interview.turns if key and turn.key == key), None)
            if done:
                return Outcome(interview, done)
            outcome = self._take(interview, message, key, hear)
            return Outcome(self._repository.save_interview(outcome.interview), outcome.turn)

    def edit(self, request_id: str, values: dict[Slot, str]) -> Interview:
        """A person's own words for slots of the brief; they replace what was there, with history."""
        with self._lock(request_id):
            interview = self._repository.interview(request_id)
            for slot, value in values.items():
                interview = interview.model_copy(update={"brief": self._typed(interview, slot, value)})
            return self._repository.save_interview(interview)

    def _typed(self, interview: Interview, slot: Slot, value: str) -> Brief:
        reading = self._reader.read(value, _as_if_asked(interview, slot), interview.as_of)
        return ledger.edit(interview.brief, slot, value, reading, self._context(interview, (slot,)))

    def judge_goal(self, request_id: str, goal_id: str, serves: bool) -> Interview:
        """A person's word on whether the request serves a strategic goal. Raises NotFound for a goal that is gone."""
        goal = next((goal for goal in self._repository.goals() if goal.id == goal_id), None)
        if goal is None:
            raise NotFound("That goal is no longer in the library.", kept="Nothing was changed.")
        return self._change(request_id, lambda brief, turn: offers.judge_goal(brief, goal, serves, turn))

    def reconsider_goals(self, request_id: str) -> Interview:
        """Takes back every "no" to a strategic goal: all are shown again."""
        return self._change(request_id, lambda brief, _: brief.model_copy(update={"rejected_goals": ()}))

    def _change(self, request_id: str, change: Callable[[Brief, int], Brief]) -> Interview:
        with self._lock(request_id):
            interview = self._repository.interview(request_id)
            brief = change(interview.brief, len(interview.turns) + 1)
            return self._repository.save_interview(interview.model_copy(update={"brief": brief}))

    def _lock(self, request_id: str) -> threading.Lock:
        with self._guard:
            return self._locks.setdefault(request_id, threading.Lock())

    def _take(self, interview: Interview, text: str, key: str, hear: Callable[[str], None]) -> Outcome:
        steps = Steps(self._tracer)
        with self._tracer.span("turn", number=len(interview.turns) + 1):
            with steps.step("read"):
                reading = self._read(text, interview)
            with steps.step("judge"):
                at = self._situation(interview, reading, text)
                if Intent.QUESTION in reading.intents and (asked := question(text)):
                    at = replace(at, found=self._cases.answers(asked))
                move, near = dialogue.decide(at), shown(at)
            reply = ""
            with steps.step("write"):
                for piece in self._writer.write(at.interview, reading, move, text, near):
                    reply += piece
                    hear(piece)
                notes = tuple(self._writer.word(note, at.interview, reading) for note in move.notes)
        turn = Turn(
            number=at.turn,
            text=text,
            reading=reading,
            move=move,
            reply=reply,
            notes=notes,
            key=key,
            trace=steps.trace(near),
        )
        after = dialogue.record(at, move)
        return Outcome(after.model_copy(update={"turns": (*interview.turns, turn)}), turn)

    def _situation(self, interview: Interview, reading: Reading, text: str, case: Case | None = None) -> Situation:
        """Where the interview stands once a message is merged into it, with all that code concludes from it; ``case`` where
        that is known."""
        merged = self._merge(interview, reading, text)
        case = case or self._cases.open(merged)
        return Situation(
            interview=merged,
            reading=reading,
            text=text,
            diagnosis=case.diagnosis,
            alignment=case.alignment,
            knowledge=self._knowledge,
            today=interview.as_of,
        )

    def _read(self, text: str, interview: Interview) -> Reading:
        """What a message says: a bare command word means what we told people it means, a repetition tells nothing new."""
        if interview.turns and (said := commands.command(text)):
            return said
        spoken = offers.own_words(text, _pending(interview)) or text
        if commands.takes_correction_back(text, interview) and not (spoken := commands.without_denial(spoken)):
            return Reading(intents=frozenset({Intent.CORRECT}))
        reading = self._reader.read(spoken, interview, interview.as_of)
        return Reading(intents=reading.intents) if commands.said_before(text, interview) else reading

    def _context(self, interview: Interview, asked: tuple[Slot, ...]) -> ledger.Context:
        return ledger.Context(
            turn=len(interview.turns) + 1,
            asked=asked,
            today=interview.as_of,
            knowledge=self._knowledge,
            amending=interview.status is Status.DRAFTED,
        )

    def _merge(self, interview: Interview, reading: Reading, text: str) -> Interview:
        pending = _pending(interview)
        context = self._context(interview, pending.slots if pending else ())
        brief = ledger.merge(interview.brief, reading, context)
        told = {slot: said for slot, said in answered(text, pending, reading).items() if said} if pending else {}
        if pending:
            brief = offers.apply_goal_choice(brief, pending, text, reading, context.turn)
            brief = offers.apply_cause_recap(brief, pending, reading, text)
            brief = offers.apply_conflict_answer(brief, pending, told, context.turn)
            brief = offers.apply_day_answer(brief, pending, text, reading, context.turn, context.today)
            brief = apply_referral(brief, pending, context.turn)
        brief = ledger.give_up(brief, interview.asked, context)
        trusted = earned((*(turn.reading for turn in interview.turns), reading))
        return interview.model_copy(update={"brief": brief, "answers": interview.answers | told, "trusted": trusted})


def _as_if_asked(interview: Interview, slot: Slot) -> Interview:
    """The interview in which that slot, and nothing else, was just asked: typed words answer the slot they are typed into."""
    move = Move(kind=MoveKind.ASK, slots=(slot,), variants=("ask",))
    asked = Turn(number=len(interview.turns) + 1, text="", reading=Reading(), move=move, reply="")
    return interview.model_copy(update={"turns": (*interview.turns, asked)})


def _pending(interview: Interview) -> Move | None:
    return interview.turns[-1].move if interview.turns else None


def titled(opening: str) -> str:
    """What a request is called in a list: its first words, without the greeting."""
    return clip(wording.upper_first(without_greeting(opening) or opening), 80)


def checked(text: str) -> str:
    """A message fit to be stored. Raises CallerError for an empty one, TooLarge above ``LONGEST_MESSAGE``."""
    if len(text) > LONGEST_MESSAGE:
        raise TooLarge(
            f"This message has {len(text):,} characters; {LONGEST_MESSAGE:,} are the most a message may have.",
            kept="What you said before is kept.",
            next_step="Send it in parts, or add it to the library as a document.",
        )
    cleaned = text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8").strip()
    if not cleaned:
        raise CallerError("The message is empty.", kept="What you said before is kept.", next_step="Write a few words.")
    return cleaned


def shown(at: Situation) -> tuple[Shown, ...]:
    """The passages that a reply may bring in: what answers a question of theirs, and the current goals that come nearest."""
    found = [Shown(passage.document.title, passage.quote) for passage in at.found]
    claims = [claim for claim in at.alignment.claims if claim.stance is not Stance.SUPERSEDED]
    near = [Shown(claim.document.title, claim.goal.quote) for claim in claims[:_SHOWN]]
    return tuple(dict.fromkeys((*found, *near)))

"""The transition table of the interview: from a merged brief and what the person wants, to the next move.

Order of precedence: leaving or wanting the draft; going back; a recap; a question of theirs; a conflict; a day that has
passed; offered goals; the recap of the cause; the next question by value; the draft when nothing useful is left. Pressure is
met on the way and never changes what is asked."""

from dataclasses import replace

from assistant.domain.brief.reading import Intent
from assistant.domain.brief.shapes import Origin, Source
from assistant.domain.brief.turns import Interview, Move, MoveKind, Say, Status
from assistant.domain.interview import commands, leads, questioning, readiness
from assistant.domain.interview.answers import asks_meaning
from assistant.domain.interview.begun import worded
from assistant.domain.interview.depth import variant
from assistant.domain.interview.mirror import THANKS
from assistant.domain.interview.offering import cause_recap, conflict_move, doubt_move, goal_offer, passed_day_move
from assistant.domain.interview.questioning import Ask
from assistant.domain.interview.referral import referral
from assistant.domain.interview.situation import Situation
from assistant.domain.interview.worth import lacks_credit
from assistant.domain.slots import Slot
from assistant.domain.text.plain import plain


def decide(at: Situation) -> Move:
    """The next move. Pure: the same situation gives the same move."""
    passed, at = _passed_over(at), _as_never_asked(at)
    if at.wants(Intent.LEAVE, Intent.DRAFT):
        return Move(kind=MoveKind.DRAFT, say=leads.parting(at))
    if _asks_back(at, Intent.BACK):
        return _again(at, MoveKind.ASK, (Say(key="back_done"),))
    if _asks_back(at, Intent.WHY):
        return _again(at, MoveKind.ANSWER, (leads.why(at),))
    if commands.wordless(at.text) and _may_repeat(at):
        return _again(at, MoveKind.CLARIFY, (Say(key="no_words"),))
    return _special(at, passed) or _question(at, leads.before_question(at), first=passed)


def _asks_back(at: Situation, intent: Intent) -> bool:
    """True where the person turns the question back and tells nothing."""
    return at.wants(intent) and not at.reading.slots and _may_repeat(at)


def _may_repeat(at: Situation) -> bool:
    """True where a question is pending that was not put a second time already: nobody runs in circles."""
    moves = [turn.move for turn in at.interview.turns[-2:]]
    return bool(moves and moves[-1].slots) and not (len(moves) > 1 and _same_question(*moves))


def _same_question(one: Move, other: Move) -> bool:
    return (one.slots, one.variants) == (other.slots, other.variants)


def _special(at: Situation, first: frozenset[Slot]) -> Move | None:
    """Moves that come before the next question by value, where their time has come. ``first``: questions to come next."""
    if doubtful := conflict_move(at) or doubt_move(at) or passed_day_move(at):
        return _fill(at, doubtful, first)
    if at.wants(Intent.RECAP):
        return _question(at, (leads.recap(at),), kind=MoveKind.RECAP, first=_still_open(at))
    if at.turn == 1:
        return None
    for offer in (goal_offer(at), cause_recap(at), referral(at)):
        if offer:
            return _fill(at, offer, first)
    return None


def _still_open(at: Situation) -> frozenset[Slot]:
    """The questions that wait while the person asks for a summary."""
    pending = at.pending.slots if at.pending else ()
    return frozenset(slot for slot in pending if not at.interview.brief.known(slot))


def _fill(at: Situation, move: Move, first: frozenset[Slot] = frozenset()) -> Move:
    """Adds questions to a move that leaves room for them, so that a message carries two, and the lead sentences. What is to be
    confirmed is a question, too."""
    room = questioning.MOST_ASKED - max(1, len(move.slots))
    asks = _asks(at, skip=frozenset(move.slots), first=first)[:room]
    asks = tuple(ask for ask in asks if ask.variant != questioning.CREDITED)
    return move.model_copy(
        update={
            "slots": (*move.slots, *(ask.slot for ask in asks)),
            "variants": (*move.variants, *worded(at, asks)),
            "say": (*leads.before_question(at), *move.say),
            "after": leads.after(at),
            "notes": leads.notes(at),
        }
    )


def _asks(at: Situation, skip: frozenset[Slot] = frozenset(), first: frozenset[Slot] = frozenset()) -> tuple[Ask, ...]:
    """The next questions; none once the talk was closed as complete: what comes then goes into the draft."""
    if at.interview.complete and at.interview.status is Status.DRAFTED:
        return ()
    unclear = frozenset(at.pending.slots if at.pending and asks_meaning(at) else ())
    advice = questioning.Advice(frozenset(at.reading.preferred), at.reading.enough and not _forecast_open(at.interview))
    return questioning.next_asks(at.interview, at.knowledge, at.diagnosis, skip, unclear | first, advice)


def _forecast_open(interview: Interview) -> bool:
    """True where a forecast is within reach and nobody was asked yet what share of the change the learning is credited with."""
    return lacks_credit(interview) and variant(interview, Slot.SUCCESS_CRITERIA) is not None


def _question(
    at: Situation, say: tuple[Say, ...], kind: MoveKind | None = None, first: frozenset[Slot] = frozenset()
) -> Move:
    asks = _asks(at, first=first)
    if asks and kind is None and not at.reading.unanswered and not asks_meaning(at):
        say = (*say, *leads.retry(at, asks[0].slot, asks[0].variant))
    if not asks:
        understood = tuple(item for item in say if item.key != THANKS)  # the notice thanks by itself
        return Move(kind=MoveKind.DRAFT, say=(*understood, *leads.closing(at)), notes=leads.notes(at))
    if kind is None:
        kind = _kind(at, asks)
    main = at.knowledge.questions[asks[0].slot]
    pair, variants = questioning.pair_for(tuple(ask.slot for ask in asks), at.knowledge), worded(at, asks)
    return Move(
        kind=kind,
        slots=tuple(ask.slot for ask in asks),
        variants=variants,
        reason=pair.why if pair and set(variants) == {"ask"} else main.why,
        choices=main.choices if asks[0].variant == "ask" else (),  # they answer that wording alone
        say=say,
        after=leads.after(at),
        notes=leads.notes(at),
    )


def _kind(at: Situation, asks: tuple[Ask, ...]) -> MoveKind:
    if at.wants(Intent.PRESSURE):
        return MoveKind.REDIRECT
    if at.wants(Intent.QUESTION):
        return MoveKind.ANSWER
    return MoveKind.ASK if asks[0].variant == "ask" else MoveKind.CLARIFY


def _again(at: Situation, kind: MoveKind, say: tuple[Say, ...]) -> Move:
    """The pending question once more."""
    assert at.pending is not None
    return at.pending.model_copy(update={"kind": kind, "say": say, "after": (), "notes": ()})


def record(at: Situation, move: Move) -> Interview:
    """The interview with the move's bookkeeping: what was asked, whether it is ready, complete, pressed or drafted."""
    at = _as_never_asked(at)
    interview, asked = at.interview, dict(at.interview.asked)
    repeats = at.pending is not None and _same_question(move, at.pending)
    for slot in () if repeats else move.slots:
        asked[slot] = asked.get(slot, 0) + 1
    ready = readiness.is_ready(interview, at.diagnosis)
    declined = interview.declined | _declined(at)
    return _pressed(
        interview.model_copy(
            update={
                "asked": asked,
                "ready": ready,
                "ready_said": interview.ready_said or (ready and bool(move.slots)),
                "declined": declined,
                "complete": interview.complete or not _asks(at),
                "recapped": interview.recapped or move.kind is MoveKind.RECAP,
                "status": Status.DRAFTED if move.kind is MoveKind.DRAFT else Status.INTERVIEWING,
            }
        ),
        at,
    )


def _as_never_asked(at: Situation) -> Situation:
    """The situation in which the questions passed over were not asked: they come again, in the same words."""
    passed = _passed_over(at)
    asked = {slot: left for slot, times in at.interview.asked.items() if (left := times - (slot in passed))}
    return replace(at, interview=at.interview.model_copy(update={"asked": asked})) if passed else at


def _passed_over(at: Situation) -> frozenset[Slot]:
    """The questions beside the one that a choice answers, and those that an earlier one was answered in place of: whoever
    clicks or goes back has not answered them, and they are as if never asked."""
    if not at.pending:
        return frozenset()
    moved = [item for change in at.reading.amends for item in change.added.slots] if not at.reading.slots else []
    if any(item.late for item in (*at.reading.slots, *moved)):
        return frozenset(slot for slot in at.pending.slots if not at.interview.brief.known(slot))
    choices = {plain(choice) for choice in at.pending.choices}
    picked = [reading.slot for reading in at.reading.slots if plain(reading.value) in choices]
    if not picked and plain(at.text).rstrip(".") not in choices:
        return frozenset()
    return frozenset(slot for slot in at.pending.slots if slot not in picked and not at.interview.brief.known(slot))


def _declined(at: Situation) -> frozenset[Slot]:
    if not at.pending or not at.wants(Intent.SKIP, Intent.REFUSE):
        return frozenset()
    told = {reading.slot for reading in at.reading.slots}  # vaguely perhaps: then the question stands
    return frozenset(slot for slot in at.pending.slots if slot not in told and not at.interview.brief.known(slot))


def _pressed(interview: Interview, at: Situation) -> Interview:
    """Counts the pressing; insistence is recorded as the requester's own decision, beside the unchanged verdict."""
    if not at.wants(Intent.PRESSURE):
        return interview
    pressed = interview.pressed + 1
    insists = pressed >= 3 or at.interview.status is Status.DRAFTED
    override = Source(origin=Origin.TURN, ref=str(at.turn), quote=at.text) if insists else interview.brief.override
    return interview.model_copy(
        update={"pressed": pressed, "brief": interview.brief.model_copy(update={"override": override})}
    )

"""The sentences around a question: what was understood, what was accepted, what is offered meanwhile."""

from assistant.domain.alignment.shapes import AlignmentState
from assistant.domain.brief import wording
from assistant.domain.brief.counting import Naming, naming
from assistant.domain.brief.fields.people import is_person
from assistant.domain.brief.reading import Intent
from assistant.domain.brief.shapes import Brief, OpenItem
from assistant.domain.brief.turns import Say, Status
from assistant.domain.diagnosis.diagnose import WorkingMode
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.interview import commands, readiness
from assistant.domain.interview.answers import about_talk, answer, main_obstacle
from assistant.domain.interview.depth import not_in_money
from assistant.domain.interview.mirror import THANKS, mirror
from assistant.domain.interview.offering import objection, passed_over
from assistant.domain.interview.openness import who_answers
from assistant.domain.interview.quotable import quotable, told
from assistant.domain.interview.situation import Situation
from assistant.domain.interview.worth import hinted
from assistant.domain.slots import Slot
from assistant.domain.text.words import clip

_PRESSURE = ("pressure_first", "pressure_second", "pressure_third")
LAST_MINUTE_DAYS = 21
_RECAP_TURN = 6  # a short recap with what is missing, after about five turns


def before_question(at: Situation) -> tuple[Say, ...]:
    """What is said before the next question, shortest form: one acceptance, then at most one mirror."""
    accepted = _accepted(at)
    if at.turn == 1:
        return (*accepted, *_opening(at))
    understood = _corrected(at) or mirror(at)
    if accepted and understood and understood.key == THANKS:
        understood = None
    return tuple(say for say in (*accepted, understood, objection(at) or _unsupported(at)) if say)


def _unsupported(at: Situation) -> Say | None:
    """Said once, when the offered goals were turned down and the library holds no other: the person's word stands."""
    pending = at.pending
    if (
        pending is None
        or Slot.STRATEGY_LINK not in pending.slots
        or at.interview.brief.confirmed_goals
        or passed_over(at)
    ):
        return None
    return Say(key="none_fits") if at.alignment.state is AlignmentState.NOT_ALIGNED else None


def retry(at: Situation, slot: Slot, variant: str) -> tuple[Say, ...]:
    """What is said before asking a slot again: what it is about, for the question itself looks from another side."""
    topic = {"topic": at.knowledge.questions[slot].label}
    if variant.startswith("follow_up"):
        return (Say(key="ask_closer", fill=topic),)
    return (Say(key="ask_again", fill=topic),) if variant == "differently" else ()


def _opening(at: Situation) -> tuple[Say, ...]:
    wishes = (fact.value for fact in at.interview.brief.of(Slot.REQUESTED_SOLUTION))
    wanted = next((said for wish in wishes if (said := quotable(wish))), "")
    return (Say(key="ack_request", fill={"value": wanted}) if wanted else Say(key="ack_opening"),)


def _accepted(at: Situation) -> tuple[Say, ...]:
    """What the person did besides telling facts, met first."""
    if at.wants(Intent.PRESSURE):
        return (_pressure(at),)
    answered = None if at.wants(Intent.WHY) else answer(at)
    if answered:
        return (answered,)
    if not_in_money(at.interview, at.text) and "beyond_money" not in at.interview.said:
        return (Say(key="beyond_money"), *(_dont_know(at) if at.reading.unanswered else ()))
    if at.reading.unanswered:
        return _dont_know(at)
    key = _acknowledged(at) if at.turn > 1 else ""
    return (Say(key=key),) if key else ()


def _acknowledged(at: Situation) -> str:
    """The message for what needs a word and no answer."""
    done = (
        (commands.takes_correction_back(at.text, at.interview), "correction_back"),
        (commands.said_before(at.text, at.interview), "said_before"),
        (at.wants(Intent.REFUSE), "refuse_ok"),
        (at.wants(Intent.SKIP, Intent.WHY), "skip_ok"),
        (at.interview.status is Status.DRAFTED, "reopen_after_draft"),
    )
    return next((key for holds, key in done if holds), "")


def _pressure(at: Situation) -> Say:
    if at.interview.status is Status.DRAFTED:
        changes = at.diagnosis.judgement.would_change
        return Say(
            key="pressure_after_draft", fill={"change": changes[0] if changes else "a new number or a new reason"}
        )
    if answered := about_talk(at):
        return answered
    evidence = main_obstacle(at)
    if evidence and at.interview.pressed == 0:
        return Say(key="pressure_evidence", fill={"evidence": evidence})
    return Say(key=_PRESSURE[min(at.interview.pressed, 2)])


def _dont_know(at: Situation) -> tuple[Say, ...]:
    """What stays open, who is asked instead and by when; a word of letting go where it is listed already, and nothing else was
    told."""
    given_up = sorted(at.reading.unanswered, key=list(Slot).index)
    items = {item.slot: item for item in at.interview.brief.open_items}
    points = [_open_point(at, items[slot]) for slot in given_up if slot in items]
    if points:
        return (Say(key="thanks_dont_know", fill={"points": wording.listed(points)}),)
    return () if at.reading.slots else (Say(key="skip_ok"),)


def _open_point(at: Situation, item: OpenItem) -> str:
    """ "what one case is worth (Finance, by 27 November)"."""
    question, due = at.knowledge.questions[item.slot], wording.workday(item.due)
    owner = item.owner if is_person(item.owner) else question.owner
    return f"{question.label} ({who_answers(owner, at.interview.brief, 'you')}, by {due.day} {due:%B})"


def _corrected(at: Situation) -> Say | None:
    change = next((c for c in reversed(at.interview.brief.history) if c.turn == at.turn), None)
    if change is None or (_counts(change.old) and not _counts(change.new)):
        return None
    return Say(key="correction_done", fill={"old": clip(change.old, 60), "new": clip(change.new, 90)})


def _counts(value: str) -> bool:
    return any(ch.isdigit() for ch in value)


_LEARNING = (Verdict.BUILD_TRAINING, Verdict.TRAINING_PLUS)


def closing(at: Situation) -> tuple[Say, ...]:
    """What is said where no question is left: that nothing more is needed, or which answer could still change the
    recommendation, of those that were asked for or that something said points at. Said once; what is told after it goes into
    the draft without a word on the end."""
    if at.interview.status is Status.DRAFTED and at.interview.complete:
        return ()
    brief, judgement = at.interview.brief, at.diagnosis.judgement
    learning = judgement.verdict in _LEARNING  # a duty adds nothing to it, and the draft does not ask for one
    open_ = [s for s in judgement.turning_slots if not (brief.known(s) or (learning and s is Slot.MANDATE))]
    still = next(
        (slot for slot in open_ if slot in at.interview.asked or hinted(at.interview, slot, at.diagnosis)), None
    )
    if still is None or not judgement.provisional:
        return (Say(key="complete_notice"),)
    return (Say(key="enough_notice", fill={"open": at.knowledge.questions[still].label}),)


def parting(at: Situation) -> tuple[Say, ...]:
    """What is said with a draft: thanks, and where to go on."""
    if at.wants(Intent.LEAVE):
        return (Say(key="leave_ok"), Say(key="draft_partial"))
    return (Say(key="draft_done" if at.interview.ready else "draft_partial"),)


def why(at: Situation) -> Say:
    """The reason for the pending question; the answer to a question about the talk itself, where one was asked."""
    assert at.pending is not None
    if ours := about_talk(at):
        return ours
    return Say(key="why_answer", fill={"why": at.pending.reason})


def recap(at: Situation) -> Say:
    """What is known so far and what is missing, in one breath."""
    brief = at.interview.brief
    missing = readiness.missing(at.interview)
    questions = at.knowledge.questions
    return Say(
        key="recap_short",
        fill={
            "goal": _said(brief, Slot.BUSINESS_GOAL),
            "number": _number(brief),
            "who": _said(brief, Slot.AUDIENCE, Slot.AUDIENCE_SIZE),
            "missing": questions[missing[0]].label if missing else "nothing that holds up a draft",
        },
    )


def _number(brief: Brief) -> str:
    """The number that is to move, with both its ends as far as they are known."""
    outcome = brief.outcome
    if outcome is None or not (outcome.baseline or outcome.target):
        counted = [fact.value for fact in brief.of(Slot.BASELINE) if fact.quantities]
        named = [fact.value for fact in brief.of(Slot.METRIC) if naming(fact.value) is not Naming.IDEA]
        return next((told(value, 140) for value in (*counted, *named)), "still open")
    ends = wording.movement(outcome) if outcome.target else f"{wording.measured(outcome.baseline)} today"
    return f"{outcome.name}: {ends}" if outcome.name else ends


def _said(brief: Brief, *slots: Slot) -> str:
    for slot in slots:
        if values := [fact.value.rstrip(" .;") for fact in brief.of(slot)]:
            return told("; ".join(values), 140)
    return "still open"


def after(at: Situation) -> tuple[Say, ...]:
    """The ready notice, once."""
    if at.interview.ready_said or not readiness.is_ready(at.interview, at.diagnosis):
        return ()
    finds_out = at.diagnosis.judgement.verdict is Verdict.DISCOVERY_FIRST
    return (Say(key="ready_to_find_out" if finds_out else "ready_notice"),)


def notes(at: Situation) -> tuple[Say, ...]:
    """Longer material beside the reply: the stop-gap and holding message of a last-minute order, warnings on documents."""
    found: list[Say] = []
    if at.turn == 1:
        found += [Say(key="injection_warning", fill={"document": name}) for name in at.alignment.warnings]
        if at.alignment.state is AlignmentState.NOT_ASSESSED:
            found.append(Say(key="empty_library"))
    if commands.foreign(at.text) and not any(commands.foreign(turn.text) for turn in at.interview.turns):
        found.append(Say(key="other_language"))
    if _last_minute(at) and at.turn == 1:
        found.append(Say(key="last_minute_offer"))
    if _last_minute(at) and (at.turn == 1 or (at.wants(Intent.PRESSURE) and at.interview.pressed == 0)):
        found.append(Say(key="holding_message"))
    if at.turn == _RECAP_TURN and not at.wants(Intent.RECAP):
        found.append(recap(at))
    if at.turn == 2:
        found += [_differ(at, index) for index in range(len(at.alignment.conflicts))]
    return tuple(found)


def _differ(at: Situation, index: int) -> Say:
    conflict = at.alignment.conflicts[index]
    return Say(
        key="documents_differ",
        fill={
            "newer": conflict.newer_document.title,
            "newer_date": str(conflict.newer_document.date or "undated"),
            "older": conflict.older_document.title,
            "older_date": str(conflict.older_document.date or "undated"),
        },
    )


def _last_minute(at: Situation) -> bool:
    days = [(f.day - at.today).days for f in at.interview.brief.of(Slot.REQUESTED_DATE) if f.day]
    near = any(0 <= day <= LAST_MINUTE_DAYS for day in days)
    return at.diagnosis.working_mode is WorkingMode.ORDER and (near or at.wants(Intent.PRESSURE))

"""The moves that offer something to confirm: two values in conflict, a day in place of one that has passed, strategic goals,
the main cause and its rival."""

from assistant.domain.alignment.shapes import Claim, Stance
from assistant.domain.brief import direction, wording
from assistant.domain.brief.ahead import next_such, open_days
from assistant.domain.brief.conflicts import side
from assistant.domain.brief.turns import Move, MoveKind, Say
from assistant.domain.causes.remarks import evidence_of
from assistant.domain.causes.shapes import Cause
from assistant.domain.interview.quotable import strongest
from assistant.domain.interview.situation import Situation
from assistant.domain.library.documents import StrategicGoal
from assistant.domain.measurement.contract_lines import outcome_of
from assistant.domain.slots import CAUSE_SLOTS, Cell, Direction, Slot
from assistant.domain.text.words import clip

MOST_OFFERED = 3
_OFFERS = 2  # a second offer of other goals, once, after the first was turned down
_CONFLICT_TIMES = 2
_CELLS_FOR_RECAP = 3
_DOUBT = "better_already"
PASSED = "day_passed"
NONE_OF_THESE = "None of these"


def conflict_move(at: Situation) -> Move | None:
    """Raises the oldest open conflict at once, both values side by side, at most twice."""
    for conflict in at.interview.brief.conflicts:
        raised = [turn for turn in at.interview.turns if conflict.slot in turn.move.slots and _raises(turn.move)]
        if conflict.settled or len(raised) >= _CONFLICT_TIMES:
            continue
        first, second = side(conflict.first), side(conflict.second)
        return Move(
            kind=MoveKind.CLARIFY,
            slots=(conflict.slot,),
            variants=("none",),
            reason=at.knowledge.questions[conflict.slot].why,
            choices=(first, second),
            say=(Say(key="conflict", fill={"first": first, "second": second}),),
        )
    return None


def _raises(move: Move) -> bool:
    return any(say.key == "conflict" for say in move.say)


def doubt_move(at: Situation) -> Move | None:
    """Asks once for today's value where the one told is better than the one wanted: it may be that of a part only."""
    outcome = outcome_of(at.interview.brief)
    if outcome is None or not (outcome.baseline and outcome.target) or not direction.backwards(outcome):
        return None
    if outcome.settled or _DOUBT in at.interview.said:
        return None
    fill = {"now": outcome.baseline.text, "wanted": outcome.target.text}
    reason = at.knowledge.questions[Slot.BASELINE].why
    say = (Say(key=_DOUBT, fill=fill),)
    return Move(kind=MoveKind.CLARIFY, slots=(Slot.BASELINE,), variants=("none",), reason=reason, say=say)


def passed_day_move(at: Situation) -> Move | None:
    """Asks once for each day that should lie ahead and has passed: mostly the year was told wrong."""
    raised = {say.fill["day"] for turn in at.interview.turns for say in turn.move.say if say.key == PASSED}
    for slot, passed in open_days(at.interview.brief):
        if (told := wording.day(passed)) in raised:
            continue
        return Move(
            kind=MoveKind.CLARIFY,
            slots=(slot,),
            variants=("none",),
            reason=at.knowledge.questions[slot].why,
            choices=(wording.day(next_such(passed, at.today)),),
            say=(Say(key=PASSED, fill={"day": told}),),
        )
    return None


def goal_offer(at: Situation) -> Move | None:
    """Offers the two or three best goals of the library, once the business goal or the measure is known."""
    brief = at.interview.brief
    times = at.interview.asked.get(Slot.STRATEGY_LINK, 0)
    if brief.confirmed_goals or times >= _OFFERS or not (brief.known(Slot.BUSINESS_GOAL) or brief.known(Slot.METRIC)):
        return None
    again = passed_over(at)
    seen = at.interview.offered - frozenset(at.pending.about if at.pending and again else ())
    fresh = [claim for claim in at.alignment.claims if claim.goal.id not in seen and claim.stance in _OFFERABLE]
    if times and not again:
        fresh = [claim for claim in fresh if claim.same_measure]
    if not fresh:
        return None
    offered = fresh[:MOST_OFFERED]
    return Move(
        kind=MoveKind.CONFIRM,
        slots=(Slot.STRATEGY_LINK,),
        variants=("none",),
        reason=at.knowledge.questions[Slot.STRATEGY_LINK].why,
        choices=(*(_label(claim) for claim in offered), NONE_OF_THESE),
        say=(Say(key="offer_again") if again else _offered(offered),),
        about=tuple(claim.goal.id for claim in offered),
    )


def passed_over(at: Situation) -> bool:
    """True where the last message said nothing on the goals that were offered: it answered the question beside them."""
    pending, brief = at.pending, at.interview.brief
    if pending is None or not pending.about or Slot.STRATEGY_LINK not in pending.slots:
        return False
    judged = {*brief.confirmed_goals, *brief.rejected_goals}
    told = (
        any(item.slot is Slot.STRATEGY_LINK for item in at.reading.slots) or Slot.STRATEGY_LINK in at.reading.unanswered
    )
    return judged.isdisjoint(pending.about) and not told and not at.interview.declined & {Slot.STRATEGY_LINK}


_OFFERABLE = (Stance.SUPPORTS, Stance.CANDIDATE)


def _label(claim: Claim) -> str:
    later = f" (written before “{claim.newer.title}”)" if claim.newer else ""
    return f"{claim.document.title}{later}: “{clip(claim.goal.quote, 160)}”"


def _offered(claims: list[Claim]) -> Say:
    first = {"document": claims[0].document.title, "quote": clip(claims[0].goal.quote, 220), "count": str(len(claims))}
    return Say(key="offer_goals" if len(claims) > 1 else "offer_goal", fill=first)


def objection(at: Situation) -> Say | None:
    """Said once, whenever it comes to light: a later document ends what a goal that the person chose is about, or the thing
    that the request prepares people for."""
    if not at.interview.said.isdisjoint(_OBJECTIONS):
        return None
    claims = {claim.goal.id: claim for claim in at.alignment.claims}
    for goal in at.interview.brief.confirmed_goals:
        chosen = claims.get(goal)
        if chosen and chosen.ended_by and (later := claims.get(chosen.ended_by.id)):
            title, quote = later.document.title, clip(later.goal.quote, 220)
            return Say(key="goal_ended", fill={"chosen": chosen.document.title, "document": title, "quote": quote})
    against = next((c for c in at.alignment.claims if c.stance is Stance.CONTRADICTS and not c.same_measure), None)
    if against is None:  # where both count alike and pull apart, the draft shows it
        return None
    return Say(key="goal_against", fill={"document": against.document.title, "quote": clip(against.goal.quote, 220)})


_OBJECTIONS = ("goal_ended", "goal_against")


def where(goal: StrategicGoal) -> str:
    """Page or heading of a goal, for people."""
    return f"page {goal.page}" if goal.page else goal.heading


def cause_recap(at: Situation) -> Move | None:
    """Confirms the main cause and its best rival once, in plain words, when enough cells are heard."""
    causes = at.diagnosis.causes
    heard = [slot for slot in CAUSE_SLOTS if at.interview.asked.get(slot, 0)]
    if at.interview.recapped or not causes or len(heard) < _CELLS_FOR_RECAP:
        return None
    main = causes[0]
    rival = causes[1] if len(causes) > 1 else Cause(cell=_rival(at, main.cell), share=0.0)
    evidence = strongest(main)
    fill = {"main": _told(at, main), "rival": _told(at, rival), "evidence": evidence}
    message = at.knowledge.messages["recap_cause" if evidence else "recap_cause_open"]
    fill = fill if evidence else {"main": fill["main"], "rival": fill["rival"]}
    return Move(
        kind=MoveKind.RECAP,
        reason=message.why,
        choices=tuple(choice.format(**fill) for choice in message.choices),
        say=(Say(key=message.key, fill=fill),),
        about=(main.cell.value, rival.cell.value),
    )


def _told(at: Situation, cause: Cause) -> str:
    """A cause in plain words, with the part of the people it holds for, where that was told apart."""
    recap = at.knowledge.causes[cause.cell].recap
    parts = {segment.name for segment in at.interview.brief.segments}
    return f"{recap} ({wording.lower_first(cause.segment)})" if cause.segment in parts else recap


def _rival(at: Situation, main: Cell) -> Cell:
    """What else it may be, where nothing else was found: what nobody has ruled out by now."""
    rivals = at.knowledge.causes[main].rivals
    ruled_out = {item.cell for item in evidence_of(at.interview.brief) if item.direction is Direction.AGAINST}
    return next((cell for cell in rivals if cell not in ruled_out), rivals[0])

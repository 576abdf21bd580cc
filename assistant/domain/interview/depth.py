"""How a slot may be asked: afresh, once more with something concrete, from another side, or not at all."""

from functools import lru_cache

from assistant.domain.brief.concreteness import (
    FEW_WORDS,
    FEW_WORDS_GOAL,
    FEW_WORDS_NAMED,
    FEW_WORDS_PICTURE,
    FEW_WORDS_TERSE,
    FEW_WORDS_TERSE_PICTURE,
    beyond_money,
    thin,
    uncounted,
    unmeasured,
    without_figure,
)
from assistant.domain.brief.shapes import Brief
from assistant.domain.brief.turns import Interview, Turn
from assistant.domain.causes.remarks import evidence_of
from assistant.domain.diagnosis.duties import claimed
from assistant.domain.interview.worth import cause_known, lacks_credit, lacks_hours
from assistant.domain.shapes import Same
from assistant.domain.slots import CAUSE_SLOTS, Direction, Slot, State
from assistant.domain.text.plain import any_of, plain
from assistant.domain.text.sentences import sentences
from assistant.domain.text.words import words

_ALL = any_of(
    r"(?:(?:well|it is|that is|these are|basically|in principle),? )?all(?: of (?:them|us))?",
    r"every\w*",
    r"(?:the|our|my) (?:whole|entire|complete) \w+",
    r"no exceptions?",
)
MOST_TIMES_ASKED = 3  # once, and at most two follow-ups
_NAMED = frozenset({Slot.AUDIENCE, Slot.COST_OF_INACTION, Slot.DESIRED_BEHAVIOUR})
PRICED = frozenset({Slot.COST_OF_INACTION, Slot.VALUE_PER_UNIT})
# One mention settles these: they hold a number, a date or a name.
_SETTLED_BY_MENTION = frozenset(
    {
        Slot.AUDIENCE_SIZE,
        Slot.REQUESTED_SOLUTION,
        Slot.REQUESTED_DATE,
        Slot.BASELINE,
        Slot.TARGET,
        Slot.DUE,
        Slot.DATA_OWNER,
        Slot.VALUE_PER_UNIT,
        Slot.BUDGET,
        Slot.SPONSOR,
    }
)


def variant(interview: Interview, slot: Slot) -> str | None:
    """How to ask: afresh, with something concrete after a vague answer, from another side after an evasive one; None where
    the slot needs no question."""
    times, state = interview.asked.get(slot, 0), interview.brief.state(slot)
    closed = slot in interview.declined or (slot in PRICED and not_in_money(interview))
    if closed or times >= MOST_TIMES_ASKED or state is State.UNKNOWN:
        return None
    if state in (State.STATED, State.EVIDENCED, State.ASSUMED):
        return _deeper(interview, slot, times)
    if times == 0:
        return "ask"
    if without_figure(slot, interview.answers.get(slot, "")):
        return None
    if state is State.VAGUE:
        return "follow_up_1" if times == 1 else "follow_up_2"
    return "differently" if times == 1 else None


def not_in_money(interview: Interview, text: str = "") -> bool:
    """True where the person declined to put into money what is at stake: nobody else is asked to, either."""
    told = (text, *interview.answers.values())
    return any(map(_beyond_money, told)) or _refused_before(Same(interview.turns))


@lru_cache(maxsize=64)
def _refused_before(same: Same[tuple[Turn, ...]]) -> bool:
    return any(_beyond_money(turn.text) for turn in same.value)


@lru_cache(maxsize=8192)  # the same messages are looked at on every turn
def _beyond_money(said: str) -> bool:
    return any(beyond_money(sentence.text) for sentence in sentences(said))


def _deeper(interview: Interview, slot: Slot, times: int) -> str | None:
    """What a known slot may still be asked: hearing out a mere mention, something concrete behind few words or "all fine",
    the groups of an audience."""
    brief = interview.brief
    if slot is Slot.AUDIENCE and interview.trusted and brief.known(Slot.AUDIENCE_SIZE):
        return None if times or _apart(brief) else "same_everywhere"  # who they are is known
    if times == 0:
        settled = slot in _SETTLED_BY_MENTION and not unmeasured(brief, slot) and not lacks_hours(interview, slot)
        return None if settled else "ask"
    if times > 1:
        return None
    if slot is Slot.SUCCESS_CRITERIA and lacks_credit(interview):
        return "credited"
    if _too_little(interview, slot) or lacks_hours(interview, slot):
        return "follow_up_1"
    one_group = len(brief.segments) < 2 and not brief.known(Slot.EXEMPLARS)
    return "same_everywhere" if slot is Slot.AUDIENCE and one_group else None


def _too_little(interview: Interview, slot: Slot) -> bool:
    """True where the answer leaves open what was asked. A reader that has earned belief calls vague what is too short."""
    if _cause_open(interview, slot) or _unspecific(interview.brief, slot):
        return True
    short = thin(interview.brief, slot, _said(interview, slot), _few(interview, slot))
    return short and not interview.trusted


def _apart(brief: Brief) -> bool:
    """True where two parts of the people are told apart by their number."""
    return sum(part.size is not None for part in brief.segments) > 1


def _said(interview: Interview, slot: Slot) -> str:
    """The words that answered the question on a slot, else what was said on it in passing. Of who does it well the shorter of
    the two: the story told beside it is often longer than the name."""
    answer, held = interview.answers.get(slot, ""), interview.brief.text(slot)
    return min(answer, held, key=len) if slot is Slot.EXEMPLARS and answer and held else answer or held


def _cause_open(interview: Interview, slot: Slot) -> bool:
    """True where a short answer on a cause cell took no side, or only waved it away, while nothing was named that holds
    people back; on ability always, for it settles more verdicts than any other answer (Mager & Pipe, 1970). Whoever answered
    at length has told what they know."""
    searching = not cause_known(interview, slot) and not (interview.ready and cause_known(interview))
    brief, heaviest = interview.brief, 2 if searching and interview.ready else 1
    unheard = nothing_told(brief, slot) or dismissive(brief, slot, heaviest)
    return unheard and (searching or (slot is Slot.CAUSE_SKILL and _in_short(interview, slot)))


def _in_short(interview: Interview, slot: Slot) -> bool:
    """True where few words speak of the cause: its remarks, for a story told beside it is easily taken for an answer."""
    remarks = " ".join(item.source.quote for item in evidence_of(interview.brief) if item.cell is CAUSE_SLOTS[slot])
    return len(words(remarks or _said(interview, slot))) < FEW_WORDS_PICTURE


def _unspecific(brief: Brief, slot: Slot) -> bool:
    """True where an answer of any length leaves open what was asked: everybody, no head-count, a duty nobody can cite."""
    match slot:
        case Slot.AUDIENCE:
            return _everybody(brief)
        case Slot.AUDIENCE_SIZE:
            return uncounted(brief)
        case _:
            return slot is Slot.MANDATE and claimed(brief)


def _everybody(brief: Brief) -> bool:
    """True where the audience is told as everyone, and no part of it apart: "all our drivers", but not "the drivers, all of
    them trained"."""
    told = [sentence.text for fact in brief.of(Slot.AUDIENCE) for sentence in sentences(fact.value)]
    return not brief.segments and any(_ALL.match(plain(sentence)) for sentence in told)


def _few(interview: Interview, slot: Slot) -> int:
    """How many words an answer without a figure must have to say enough."""
    if interview.terse:
        return FEW_WORDS_TERSE_PICTURE if slot is Slot.CURRENT_BEHAVIOUR else FEW_WORDS_TERSE
    if slot in _NAMED:
        return FEW_WORDS_NAMED
    if slot is Slot.BUSINESS_GOAL:
        return FEW_WORDS_GOAL
    long = slot is Slot.CURRENT_BEHAVIOUR or dismissive(interview.brief, slot)
    return FEW_WORDS_PICTURE if long else FEW_WORDS


def worth_another(interview: Interview, slot: Slot) -> bool:
    """True where a known slot was asked once and answered with too little to build on."""
    return interview.asked.get(slot, 0) == 1 and _deeper(interview, slot, 1) == "follow_up_1"


def dismissive(brief: Brief, slot: Slot, heaviest: int = 1) -> bool:
    """True where a cause cell was only waved away ("the tools are fine"): opinions against it, nothing concrete (remarks up to
    the weight ``heaviest``).

    A first "all fine" is often corrected by the second, more concrete question (Rummler & Brache, 1990: ask for the step)."""
    cell = CAUSE_SLOTS.get(slot)
    if cell is None:
        return False
    said = [item for item in evidence_of(brief) if item.cell is cell]
    return bool(said) and all(item.direction is Direction.AGAINST and item.weight <= heaviest for item in said)


def nothing_told(brief: Brief, slot: Slot) -> bool:
    """True where the answer on a cause cell says neither for nor against it."""
    return slot in CAUSE_SLOTS and all(item.cell is not CAUSE_SLOTS[slot] for item in evidence_of(brief))

"""What an answer is worth: how much of the verdict, the outcome contract or the plan could change with it.

A question is asked while its answer is worth more than the patience it costs, and patience costs more the longer the talk
and the less the person turns out to know (domain.md section 4: "missing gate slots first, then whatever would change the
verdict"). What a manager seldom knows, such as the text of a duty or the value of one case, ranks below its weight in the
plan unless something said points at it."""

from assistant.domain.brief.quantities import Kind
from assistant.domain.brief.shapes import Brief
from assistant.domain.brief.turns import Interview
from assistant.domain.causes.shapes import Cause
from assistant.domain.causes.weighing import asked_slots, weigh
from assistant.domain.diagnosis.diagnose import Diagnosis, Verdict
from assistant.domain.diagnosis.duty_words import AUTHORITY
from assistant.domain.measurement.costs import TIME_NOT_SAID, full_cost
from assistant.domain.slots import CAUSE_SLOTS, Cell, Slot
from assistant.domain.text.plain import any_of, plain
from assistant.domain.text.words import stems

# What an answer is worth while nothing is known. Environment before person among the causes (Gilbert, 1978); the acid test
# of skill stands beside the tools because the two settle most verdicts between them (Mager & Pipe, 1970).
WORTH: dict[Slot, float] = {
    Slot.BUSINESS_GOAL: 100,
    Slot.METRIC: 97,
    Slot.BASELINE: 94,
    Slot.CURRENT_BEHAVIOUR: 90,
    Slot.CAUSE_TOOLS: 88,
    Slot.CAUSE_SKILL: 87,
    Slot.STRATEGY_LINK: 86,
    Slot.AUDIENCE: 80,
    Slot.TRIED_BEFORE: 79,
    Slot.CAUSE_INCENTIVES: 78,
    Slot.EXEMPLARS: 76,
    Slot.TARGET: 73,
    Slot.DUE: 72,
    Slot.COST_OF_INACTION: 70,
    Slot.DATA_SOURCE: 69,
    Slot.SPONSOR: 68,
    Slot.CONSTRAINTS: 67,
    Slot.DESIRED_BEHAVIOUR: 66,
    Slot.WORK_CONTEXT: 65,
    Slot.CAUSE_EXPECTATIONS: 60,
    Slot.BUDGET: 62,
    Slot.AUDIENCE_SIZE: 66,
    Slot.MANDATE: 36,
    Slot.DATA_OWNER: 60,
    Slot.ENABLERS: 52,
    Slot.VALUE_PER_UNIT: 54,
    Slot.CAUSE_CAPACITY: 43,
    Slot.MANAGER_SUPPORT: 46,
    Slot.EXISTING_MATERIAL: 42,
    Slot.SUCCESS_CRITERIA: 46,
    Slot.CAUSE_MOTIVES: 37,
    Slot.STAKEHOLDERS: 40,
    Slot.LEARNER_VIEW: 42,
    Slot.RISKS: 38,
    Slot.REQUESTED_SOLUTION: 27,
    Slot.REQUESTED_DATE: 26,
    Slot.URGENCY_REASON: 30,
}
_HIGHEST = max(WORTH.values())
_AGAIN = {"follow_up_1": 0.96, "credited": 0.96, "differently": 0.7, "follow_up_2": 0.5, "same_everywhere": 0.6}
_MENTIONED = 0.9  # named in passing, never asked: worth hearing out
_MENTIONED_IN_FULL = 0.6  # the same where a reader to believe found an answer in it
_TURNING_BONUS = 24.0  # for the slot whose answer could turn the verdict
_TURNING_BONUS_READY = 6.0  # the same once a sound draft is possible: then contract and plan come first
_NO_CONTRACT = 0.4  # the contract's slots, while there is no measure to make one on, or nothing to do it for
_CONTRACT = frozenset({Slot.TARGET, Slot.DUE, Slot.DATA_SOURCE, Slot.DATA_OWNER, Slot.VALUE_PER_UNIT})
_DECLINED = 0.7  # how to do what should not be done, or when to reach what nobody has settled yet
_PLAN = frozenset(
    {Slot.DESIRED_BEHAVIOUR, Slot.EXEMPLARS, Slot.ENABLERS, Slot.MANAGER_SUPPORT, Slot.SUCCESS_CRITERIA, *CAUSE_SLOTS}
)
_NO_CAUSE_BONUS = 24.0  # for a cell waved away, or late unheard, while nothing was named that holds people back
_DECIDES = 84.0  # the least worth of a condition of the work while the verdict hangs on the cause alone
SURROUNDINGS = (Slot.CAUSE_INCENTIVES, Slot.CAUSE_EXPECTATIONS, Slot.CAUSE_CAPACITY)
_CONDITIONS = frozenset({Slot.CAUSE_TOOLS, *SURROUNDINGS})
_BASICS = 4  # messages in which goal, measure and gap come first
_HINT_BONUS = 12.0  # for what something said points at, such as money behind a sum
_DUTY_BONUS = 16.0  # the same for a duty behind a licence or an audit: it sets a floor under the verdict
_DATE_BONUS = 20.0  # for what drives a date that was named without a reason: it decides what must be ready first
_NAMED_DUTY_BONUS = 40.0  # for the text of a duty that was named: what it demands is the least that any plan must hold
_REASONS = (Slot.BUSINESS_GOAL, Slot.URGENCY_REASON, Slot.REQUESTED_SOLUTION)
_WITH_LEARNING = frozenset({Slot.MANAGER_SUPPORT, Slot.EXISTING_MATERIAL})  # what a learning plan stands on
_LEARNING = _WITH_LEARNING | {
    Slot.VALUE_PER_UNIT,
    Slot.BUDGET,
    Slot.SUCCESS_CRITERIA,
}  # and the forecast of what it brings
_OTHER_PLAN = 0.7  # what only another kind of plan stands on, once the verdict tells which kind it will be
_BREADTH_FIRST = 0.8  # more on what is told already, while a sound draft still lacks what nobody has asked
_DUTIES = any_of(  # papers and fields that duties to train or qualify stand behind in most countries
    r"licen[cs]\w*",
    r"certif\w*",
    r"accredit\w*",
    r"permits?",
    r"audit\w*",
    r"complian\w*",
    r"mandatory",
    r"safety",
    r"hygiene",
    r"first aid",
    r"fire (?:drill|warden|extinguish\w*|protection)s?",
    r"harass\w*",
    r"data (?:protection|privacy)",
    r"(?:anti-)?(?:money laundering|bribery|corruption)",
    r"(?:fork ?lift|crane|hazardous|dangerous|radiation|asbestos|medicines?|patients?)\w*",
)
_DATE_WORDS = any_of(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*",
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day",
    r"(?:end|start|beginning|middle|mid|close|first|second|third|fourth|last|latest|next|this|coming|early|late|officially)",
    r"(?:days?|weeks?|months?|quarters?|years?|spring|summer|autumn|fall|winter|half|q[1-4]|fy\w*)",
    r"\S*\d\S*",
)
_PATIENT_UNTIL = 9  # messages for which patience costs no more than the least worth
LEAST = 30.0  # below this an answer changes nothing that a reader of the proposal would miss
_IMPATIENCE = 2.0  # what each further message adds
_LATEST = 8  # slots by which we tell whether the person still has answers


def value(interview: Interview, slot: Slot, variant: str, diagnosis: Diagnosis) -> float:
    """What asking a slot in that wording is worth now."""
    brief, times = interview.brief, interview.asked.get(slot, 0)
    worth = WORTH[slot] + _hint(interview, slot, diagnosis)
    worth *= (_AGAIN.get(variant, 1.0) if times else 1.0) * _served(interview, slot, diagnosis)
    if brief.known(slot) and times and not interview.ready and slot not in (*CAUSE_SLOTS, Slot.BASELINE):
        worth *= _BREADTH_FIRST
    if brief.known(slot) and times == 0:
        told = interview.trusted and variant == "ask" and slot not in CAUSE_SLOTS and not lacks_hours(interview, slot)
        worth *= _MENTIONED_IN_FULL if told else _MENTIONED
    heard_or_late = brief.known(slot) if times else len(interview.turns) >= _PATIENT_UNTIL - 1
    if slot in CAUSE_SLOTS and heard_or_late and not cause_known(interview, slot):
        worth += _NO_CAUSE_BONUS
    worth += _turning(interview, slot, diagnosis)
    return max(worth, _DECIDES + worth / _HIGHEST) if _decides(interview, slot, diagnosis) else worth


def _decides(interview: Interview, slot: Slot, diagnosis: Diagnosis) -> bool:
    """True for a condition of the work while the verdict hangs on the cause alone: nobody could say yet what it is."""
    undecided = diagnosis.judgement.verdict is Verdict.DISCOVERY_FIRST
    found_out = any(fired.rule == "R2" for fired in diagnosis.judgement.rules)
    return slot in _CONDITIONS and undecided and not found_out and len(interview.turns) >= _BASICS


def _hint(interview: Interview, slot: Slot, diagnosis: Diagnosis) -> float:
    if slot is Slot.MANDATE and (_given_as_reason(interview) or _sets_a_floor(diagnosis)):
        return _NAMED_DUTY_BONUS
    if not hinted(interview, slot, diagnosis):
        return 0.0
    return {Slot.MANDATE: _DUTY_BONUS, Slot.URGENCY_REASON: _DATE_BONUS}.get(slot, _HINT_BONUS)


def _sets_a_floor(diagnosis: Diagnosis) -> bool:
    return any(fired.rule == "R1" for fired in diagnosis.judgement.rules)


def _given_as_reason(interview: Interview) -> bool:
    """True where somebody who can oblige is named in what the request is for, or papers in the first message."""
    said = (interview.brief.text(slot) for slot in _REASONS)
    return opened_with_duty(interview) or any(AUTHORITY.search(plain(text)) for text in said)


def opened_with_duty(interview: Interview) -> bool:
    """True where the first message speaks of who can oblige, or of papers and fields that duties stand behind."""
    return _points_at_duty(interview.opening)


def _points_at_duty(text: str) -> bool:
    said = plain(text)
    return bool(AUTHORITY.search(said) or _DUTIES.search(said))


def _served(interview: Interview, slot: Slot, diagnosis: Diagnosis) -> float:
    """How much of the contract and the plan there will be at all."""
    told = interview.brief.measures or interview.brief.known(Slot.BASELINE)
    unmeasured = not told and interview.asked.get(Slot.METRIC, 0)
    verdict = diagnosis.judgement.verdict if interview.ready else None
    if (slot in _LEARNING and verdict is Verdict.NON_TRAINING) or (
        slot is Slot.ENABLERS and verdict is Verdict.BUILD_TRAINING
    ):
        return _OTHER_PLAN
    declined = verdict is Verdict.DECLINE_DEFER
    if slot in _CONTRACT and (unmeasured or declined):
        return _NO_CONTRACT
    if (
        slot in _CONTRACT - {Slot.DATA_SOURCE} and verdict is Verdict.DISCOVERY_FIRST
    ):  # finding out starts from the data
        return _DECLINED
    return _DECLINED if declined and slot in _PLAN else 1.0


def _turning(interview: Interview, slot: Slot, diagnosis: Diagnosis) -> float:
    """A duty turns nearly every verdict, and few people have one: it counts as turning only where words point at it."""
    turning = diagnosis.judgement.turning_slots
    if slot not in turning or (slot is Slot.MANDATE and not hinted(interview, slot, diagnosis)):
        return 0.0
    settled = interview.ready and diagnosis.judgement.verdict is not Verdict.DISCOVERY_FIRST
    bonus = _TURNING_BONUS_READY if settled else _TURNING_BONUS
    return bonus * (1 - turning.index(slot) / len(turning)) * WORTH[slot] / _HIGHEST


def hinted(interview: Interview, slot: Slot, diagnosis: Diagnosis) -> bool:
    """True where something said earlier points at an answer to the slot."""
    if slot is Slot.MANDATE:
        return _points_at_duty(" ".join((interview.opening, *(turn.text for turn in interview.turns))))
    if slot in _WITH_LEARNING:
        return any(cause.cell is Cell.SKILL for cause in diagnosis.causes)
    if slot is Slot.ENABLERS:
        return any(cause.cell is not Cell.SKILL for cause in diagnosis.causes)
    if slot is Slot.SUCCESS_CRITERIA:
        return lacks_credit(interview)
    if slot is Slot.URGENCY_REASON:
        return _date_unexplained(interview)
    return slot is Slot.VALUE_PER_UNIT and _in_money_or_time(interview.brief)


def _date_unexplained(interview: Interview) -> bool:
    """True where a date was named and nothing beside it: "the end of March", not "before the season"."""
    dated = [fact for slot in (Slot.DUE, Slot.REQUESTED_DATE) for fact in interview.brief.of(slot) if fact.day]
    told = " ".join((interview.answers.get(Slot.DUE, ""), *(fact.value for fact in dated)))
    return bool(dated) and len(stems(_DATE_WORDS.sub(" ", plain(told)))) <= 1


def _in_money_or_time(brief: Brief) -> bool:
    """True where the measure or its cost is told in money or minutes: then a forecast is within reach."""
    slots = (Slot.COST_OF_INACTION, Slot.BASELINE, Slot.TARGET)
    told = [quantity for slot in slots for fact in brief.of(slot) for quantity in fact.quantities]
    return any(quantity.kind in (Kind.MONEY, Kind.DURATION) for quantity in told)


def lacks_credit(interview: Interview) -> bool:
    """True where something has to be learned and money is told, but not what share of the change is credited to the
    learning: without it there is no forecast (Phillips, 1997: isolate the effect, ask how sure)."""
    brief = interview.brief
    shares = [q for fact in brief.of(Slot.SUCCESS_CRITERIA) for q in fact.quantities if q.kind is Kind.PERCENT]
    learning = any(cause.cell is Cell.SKILL for cause in weigh(brief, asked_slots(interview)))
    return learning and brief.known(Slot.VALUE_PER_UNIT) and not shares


def lacks_hours(interview: Interview, slot: Slot) -> bool:
    """True for the budget where money is told, something of the cost was named, and not how long those who learn are away: their
    time is most of it, and without it there is no forecast (Phillips, 1997: fully loaded cost). Of a reader to believe only:
    it counts a mere mention as an answer, while the rules ask anyway."""
    brief = interview.brief
    if slot is not Slot.BUDGET or not interview.trusted or not (brief.known(slot) and brief.known(Slot.VALUE_PER_UNIT)):
        return False
    return TIME_NOT_SAID in full_cost(brief).missing


def least(interview: Interview) -> float:
    """What an answer must be worth to be asked for now."""
    late = max(0, len(interview.turns) + 1 - interview.recapped - _PATIENT_UNTIL + _hurry(interview))
    answered = _answered(interview)
    return (LEAST + _IMPATIENCE * late) / min(0.2 + answered, answered * 4 / 3) if late else LEAST


def _hurry(interview: Interview) -> int:
    """Messages by which patience ends sooner: with somebody who mostly writes in fragments, and with somebody who presses."""
    return interview.terse + (interview.pressed > 0)


def _answered(interview: Interview) -> float:
    """The share of the latest questions that this person had an answer to; who skips one has not said that there is none, and
    what a date is tied to everybody knows who named it."""
    aside = interview.declined | {Slot.STRATEGY_LINK, Slot.URGENCY_REASON}
    asked = [slot for slot in interview.asked if slot not in aside][-_LATEST:]
    known = sum(interview.brief.known(slot) for slot in asked)
    return (known + 2) / (len(asked) + 3)


def cause_known(interview: Interview, slot: Slot | None = None) -> bool:
    """True where more than one opinion names something that holds people back, and not only a part of them. Before a cell
    outside skill is left alone, it must be something outside skill (environment before person: Gilbert, 1978)."""
    causes = [cause for cause in weigh(interview.brief, asked_slots(interview)) if not cause.segment and _backed(cause)]
    surroundings = slot not in (None, Slot.CAUSE_SKILL, Slot.CAUSE_MOTIVES)
    return any(not surroundings or cause.cell.slot is not Slot.CAUSE_SKILL for cause in causes)


def _backed(cause: Cause) -> bool:
    return len(cause.speaks_for) > 1 or any(evidence.weight > 1 for evidence in cause.speaks_for)

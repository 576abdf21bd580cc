"""What it costs to leave things as they are, and what comes anyway."""

import re
from datetime import date

from assistant.domain.brief.quantities import Kind
from assistant.domain.brief.shapes import Derived, Fact, MeasureValue
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.measurement.arithmetic import number
from assistant.domain.measurement.forecast import UNDATED
from assistant.domain.proposal.drafting import clauses, declined, duty, events, open_points, schedule, volume
from assistant.domain.proposal.drafting.case import UNPLANNED, Case
from assistant.domain.proposal.drafting.statements import as_said, capital, counted, fill, listed, quoted, shown_sum
from assistant.domain.proposal.shapes import Statement
from assistant.domain.slots import Slot
from assistant.domain.text import spans
from assistant.domain.text.words import stems


def cost_of_nothing(case: Case) -> Statement:
    """The price of leaving things as they are, as the option table shows it."""
    found = _price_of_waiting(case) or _said_to_be_none(case)
    if found is None:
        return fill("Not counted yet; an open question")
    return found if len(found.text) <= _CELL else fill("As told on page one")


_CELL = 110  # characters that a cell of the option table holds


def comes_anyway(case: Case) -> Statement | None:
    """What begins whether or not anything is done: "The opening on 10 May 2027 comes anyway"."""
    day = duty.due(case) if case.verdict is Verdict.MANDATORY_MINIMUM else None
    if day and day > case.today:
        return fill("The duty falls due on {day} and is not met", day=day)
    event = events.launch(case)
    if event is None:
        return None
    name = capital(as_said(events.begins_as(event), event[1]))
    return fill("{name} on {day} comes anyway, with people as ready as today", name=name, day=event[0])


def of_a_year(case: Case) -> Statement | None:
    """The sum behind the cost of doing nothing, with the words in which it was told where it comes once."""
    figure = case.year_as_today
    if figure is None or case.verdict in UNPLANNED:
        return None
    value = _as_today(figure)
    what = "What is lost on the way to the target" if _own_figure(case) else "If nothing is done"
    return fill("{what}: {sum} = {value}.", what=what, sum=shown_sum(figure), value=value)


def _as_today(figure: Derived) -> Statement:
    """A sum that recurs is told by the year, one of so many weeks as coming once, one without a period as it is."""
    ends = "" if figure.label == UNDATED else " a year" if _recurs(figure) else _ONCE
    return fill(f"{{sum}}{ends}", sum=figure)


_ONCE = ", once"


def _recurs(figure: Derived) -> bool:
    """True for a loss of every year, false for one that comes once."""
    return figure.label.startswith("A year")


_TO_FIND_OUT = "Not known yet; finding it out is part of the two weeks"


def cost_of_waiting(case: Case) -> Statement | None:
    """What it costs to leave things as they are, for page one: a loss that comes once with the words it was told in."""
    found = _price_of_waiting(case)
    year = case.year_as_today
    if found and year and not _recurs(year) and not _own_figure(case):
        told = clauses.around(case.messages.get(year.operands[0][2].ref, ""), [year.operands[0][0]])
        words = year.operands[0][2].model_copy(update={"quote": told or year.operands[0][2].quote})
        return fill("{sum}: {words}", sum=found, words=quoted(words, 120))
    if found := found or _said_to_be_none(case):
        return found
    if case.verdict in UNPLANNED:
        return declined.waiting(case) if case.verdict is Verdict.DECLINE_DEFER else fill(_TO_FIND_OUT)
    who, day = _answer(case)
    if one := next((fact for fact in _told(case) if _prices(fact) and _of_one(fact)), None):
        return _by_the_case(case, one, who, day)
    if told := _harm(case):
        return fill("{told}; what that is in money {who} can say, by {day}", told=told, who=who, day=day, proposed=True)
    return _unpriced(case, who, day)


def _said_to_be_none(case: Case) -> Statement | None:
    """That leaving it costs nothing, where just that was answered."""
    for fact in _told(case):
        for sentence in clauses.sentences(fact.source.quote):
            if _NONE.match(sentence):
                source = fact.source.model_copy(update={"quote": sentence})
                told = fill(": {words}", words=quoted(source, 100)) if len(sentence.split()) >= _FEWEST else fill("")
                return fill("Nothing, as it was told{words}", words=told)
    return None


_NONE = re.compile(
    r"(?:[^.?!]{1,40}\? )?(?:nothing|none|no cost|no harm)\b(?! (?:good|to|but|is measured|yet))", re.IGNORECASE
)


def _by_the_case(case: Case, one: Fact, who: Statement, day: date) -> Statement:
    """The value of one case times those of today where the measure counts them, else beside what stays as it is; and who can say
    how many cases a year that makes."""
    if (made := _as_many_as_today(case, one)) is not None:
        text = "{sum} for {now} as today: {words}; how many a year {who} can say, by {day}"
        return fill(text, sum=made[0], now=made[1], words=counted(one, 110), who=who, day=day, proposed=True)
    text = "{stays}One case is told as {words}; how many a year {who} can say, by {day}"
    return fill(text, stays=_stays(case), words=counted(one, 110), who=who, day=day, proposed=True)


def _as_many_as_today(case: Case, one: Fact) -> tuple[Derived, MeasureValue] | None:
    """What today's cases cost, where the price is that of one of them."""
    measure = case.outcome
    now = measure.baseline if measure and not case.contradictory else None
    price = next((q for q in one.quantities if q.kind is Kind.MONEY and q.per not in _PERIODS), None)
    if measure is None or now is None or now.quantity is None or price is None or now.quantity.kind is not Kind.COUNT:
        return None
    if now.quantity.per or not stems(measure.name) & stems(one.source.quote):
        return None
    made = number(now.text, now.quantity.value, now.source) * number(price.text, price.value, one.source)
    return made.derive("Today's cases at the price of one", price.unit), now


def _stays(case: Case) -> Statement:
    if case.outcome is None or case.contradictory or not case.contract.gap:
        return fill("")
    return fill("The gap of {gap} to the target stays. ", gap=case.contract.gap)


def _unpriced(case: Case, who: Statement, day: date) -> Statement:
    """What stays as it is, in the figures of the measure, and who can say what that costs."""
    if case.outcome and case.contract.gap and not case.contradictory:
        text = "The gap of {gap} to the target stays; {who} can say what it costs, by {day}"
        return fill(text, gap=case.contract.gap, who=who, day=day, proposed=True)
    if case.outcome and case.outcome.baseline and not case.contradictory:
        return fill("Not known in money yet; today's value stays: {now}", now=case.outcome.baseline)
    return fill("Not known yet; {who} can say, by {day}", who=who, day=day, proposed=True)


def _answer(case: Case) -> tuple[Statement, date]:
    """Who can say what waiting costs, and by when: as the open question has it."""
    part = open_points.asked(case, Slot.COST_OF_INACTION)
    if part is None:
        return fill("Finance"), schedule.answered_by(case)
    return part.owner.model_copy(update={"text": clauses.in_the_middle(part.owner.text)}), part.due


def _price_of_waiting(case: Case) -> Statement | None:
    """What a year costs as the person told it, else the sum of a year, else the rate at which it is lost, else what was said
    with a number."""
    if own := _own_figure(case):
        return own
    if case.year_as_today and case.verdict not in UNPLANNED:
        return _as_today(case.year_as_today)
    if rate := _rate(case) or _by_cases(case):
        return rate
    said = [fact for fact in _told(case) if _prices(fact) and not _of_one(fact)]
    said = [fact for fact in said if fact.quantities] or said
    return listed([counted(fact, 100) for fact in said[:2]]) if said else None


def _by_cases(case: Case) -> Statement | None:
    """How many cases a share of a told volume makes, where nobody put the loss into money."""
    found = None if any(_prices(fact) for fact in _told(case)) else volume.cases(case)
    if found is None:
        return None
    ends = fill(", {n} at the target", n=found.wanted) if found.wanted else fill("")
    whole = as_said(found.volume.text, found.of.source)
    return fill(
        "{n} of {whole} a {period}{ends}",
        n=found.today,
        whole=_without_period(whole, found.period),
        period=found.period,
        ends=ends,
    )


def _without_period(whole: Statement, period: str) -> Statement:
    return whole.model_copy(
        update={"text": re.sub(rf"\s+(?:a|per|in a|each|every)\s+{period}$", "", whole.text, flags=re.IGNORECASE)}
    )


def _told(case: Case) -> list[Fact]:
    """What was said of the cost of leaving things as they are, and of nothing else."""
    elsewhere = {f.source.quote for slot in (Slot.CONSTRAINTS, Slot.BUDGET) for f in case.brief.of(slot)}
    return [fact for fact in case.said(Slot.COST_OF_INACTION) if fact.source.quote not in elsewhere]


def _own_figure(case: Case) -> Statement | None:
    """The cost of a year in the person's own words, where our sum comes to something else: theirs may count what we do not."""
    figure = case.year_as_today
    if figure is None or case.verdict in UNPLANNED:
        return None
    for fact in case.said(Slot.COST_OF_INACTION):
        told = [
            q.value for q in fact.quantities if q.kind is Kind.MONEY and (q.per == "year" or _YEARLY.search(fact.value))
        ]
        if told and not any(abs(value - figure.value) <= _ALIKE * figure.value for value in told):
            return counted(fact, 100)
    return None


_YEARLY = re.compile(r"\b(?:(?:a|per|each|every|in (?:a|the|one)) year|yearly|annual(?:ly)?)\b", re.IGNORECASE)
_ALIKE = 0.05  # a difference that rounding explains


def _prices(fact: Fact) -> bool:
    """True where an answer tells a loss: money, or a harm by name; how many there are of something is none, unless it says what
    they go without."""
    text = counted(fact, 100).text
    priced = any(q.kind is Kind.MONEY or (q.per and not q.unit) for q in fact.quantities)
    without = bool(fact.quantities) and _WITHOUT.search(text)
    return len(text.split()) >= _FEWEST and bool(priced or without or _HARM.search(text))


_WITHOUT = re.compile(r"\bwithout\b.{0,40}\bno\b|\bno\b.{0,40}\b(?:without|unless|until)\b", re.IGNORECASE)


def _of_one(fact: Fact) -> bool:
    """True where the money told is the value of one case, without how many there are: no loss of a year."""
    text = counted(fact, 100).text
    money = any(q.kind is Kind.MONEY and q.per not in _PERIODS for q in fact.quantities)
    return money and bool(_ONE.search(text)) and not (_HOW_MANY.search(text) or _PENALTY.search(text))


_PERIODS = ("year", "quarter", "season", "month", "week", "day", "hour")
_ONE = re.compile(
    r"^“(?:an?|each|every|one|per)\b(?! (?:year|month|week|quarter|day|season)\b)|"
    r"\b(?:on average|apiece|a (?:go|piece|time|head)|per (?!year|month|week|quarter|day|hour)[a-z]+)\b|\beach\b",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(
    r"\btimes\b|[×x*] ?\d|\b(?:a|per|each|every|last|this|in the) (?:year|month|week|quarter|season)\b", re.IGNORECASE
)
_PENALTY = re.compile(r"\b(?:fine[ds]?|penalt\w+)\b", re.IGNORECASE)


def _harm(case: Case) -> Statement | None:
    """What was said to happen, where nobody put a number on it and it is not told as the cause already."""
    cause = case.sign.quote if case.sign else ""
    for fact in case.brief.of(Slot.COST_OF_INACTION):
        for sentence in clauses.sentences(fact.source.quote):
            if (
                sentence not in cause
                and len(sentence.split()) >= _FEWEST
                and (_HARM.search(sentence) or _HALT.search(sentence))
            ):
                told = quoted(fact.source.model_copy(update={"quote": sentence}), 110)
                return told.model_copy(update={"text": clauses.curly(re.sub(r"\.”$", "”", told.text))})
    return None


_HALT = re.compile(
    r"\b(?:findings?|fines?|harmed|regulator\w*|inspector\w*|dark|twice|again|second|shut|lapsed|licen[cs]e|bad|worse|"
    r"too (?:few|little|late)|cannot be|no \w+, no)\b",
    re.IGNORECASE,
)
_FEWEST = 4  # words
_HARM = re.compile(
    r"\b(?:los(?:e|es|t|ing|s|ses)|wr(?:ites?|ote|itten|iting)[- ]offs?|costs?|late|later|fined?|penalt\w+|"
    r"cancel\w*|complain\w*|complaints?|leave|leaves|left|"
    r"miss\w*|delay\w*|errors?|accidents?|injur\w+|harm\w*|stops?|gone|overtime|wait\w*|refund\w*|claims?|damage\w*|"
    r"findings?|fees?|turnover|scrap|waste\w*)\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"\ba (week|month|year|day)\b")


def _rate(case: Case) -> Statement | None:
    """Money or time lost by the period, from figures that follow from what was said."""
    for item in case.insights:
        period = _PERIOD.search(spans.without_quotations(item.text))
        money = item.kind == "product lost" or (item.kind == "closure" and item.derived.unit)
        if period and item.derived.value > 0 and (money or item.kind in ("time lost", "loss rate")):
            text = "{sum} a {period}" if money else "{sum} of work a {period}"
            return fill(text, sum=item.derived, period=period[1])
    return None

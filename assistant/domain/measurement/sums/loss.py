"""Losses that go on today: time that people lose, or money by the period."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.domain.brief.quantities import Kind
from assistant.domain.brief.wording import plural
from assistant.domain.measurement.sums.chains import Chain, dictated
from assistant.domain.measurement.sums.completion import complete
from assistant.domain.measurement.sums.gain import Gain
from assistant.domain.measurement.sums.people import Said
from assistant.domain.measurement.sums.statements import Statement
from assistant.domain.measurement.sums.terms import Term, terms
from assistant.domain.measurement.sums.units import MONEY, TIMES
from assistant.domain.slots import Slot

_SLOTS = (
    Slot.COST_OF_INACTION,
    Slot.VALUE_PER_UNIT,
    Slot.TRIED_BEFORE,
    Slot.BASELINE,
    Slot.METRIC,
    Slot.CURRENT_BEHAVIOUR,
    Slot.BUSINESS_GOAL,
    Slot.URGENCY_REASON,
    Slot.CAUSE_TOOLS,
    Slot.CAUSE_SKILL,
)
_LOSS = re.compile(
    r"\b(?:los(?:e|es|t|ing|s|ses)|wast\w*|cost\w*|extra|overtime|too (?:much|long)|redo\w*|rework\w*|search\w*|wait\w*|scrap\w*|"
    r"repeat\w*|fix\w*|correct\w*|chas\w*|idle|delay\w*|write[ -]?offs?|refund\w*|penalt\w*|down ?time|stand(?:s|ing)? still|"
    r"return\w*|complain\w*|spend\w*|missed)\b",
    re.I,
)
_THEY = re.compile(r"\b(?:they|people|every(?:one|body)|all of (?:them|us))\b", re.I)
_TOGETHER = re.compile(
    r"\b(?:together|total|altogether|in all|as a (?:team|group|whole)|between them|combined|overall)\b", re.I
)
_LONGEST = {"day": 8, "week": 40}  # hours one person can lose in the period
_WORK = ("minute", "hour", "day")


def losses(said: Said) -> Iterator[Gain]:
    """Every loss that was told with a period, those of the cost-of-inaction answer first."""
    for slot in _SLOTS:
        for chain in said.of((slot,)):
            if _is_loss(chain, slot):
                done = complete(chain, said, Term.low, costly=False, everyone=_of_each(chain))
                open_units = tuple(f"how many {plural(d, 2)} there are in a year" for d in done.den if d not in TIMES)
                if done.num == MONEY or done.missing:
                    yield Gain(
                        done.amount,
                        of_loss=True,
                        missing=done.missing or open_units,
                        what=chain.text,
                        once=_once(chain),
                    )


def told_product(said: Said) -> Gain | None:
    """The loss of a year as the person dictated it: "130 orders, 12 percent, 90 euro". The period is that of the same count
    where it was told with one; without any it is what going on as today costs."""
    told = [statement for statement in said.statements if Slot.COST_OF_INACTION in statement.slots]
    for listed in (*(terms(statement) for statement in told), *_in_one_breath(told)):
        chain = dictated(listed)
        if chain is None:
            continue
        if not any(d in TIMES for d in chain.den):
            chain = _with_period(chain, said)
        done = complete(chain, said, Term.low, costly=False)
        if done.complete:
            undated = not any(d in TIMES for d in chain.den)
            return Gain(done.amount, of_loss=True, what=chain.text, undated=undated)
    return None


def _in_one_breath(told: Sequence[Statement]) -> Iterator[tuple[Term, ...]]:
    """The numbers of three sentences in a row of one turn, the last of which says "times" and so holds the price: "900 jobs a
    month. A tenth of them twice. Times 80." """
    for run in zip(told, told[1:], told[2:], strict=False):
        count, share, price = (terms(statement) for statement in run)
        alone = len(count) == len(share) == len(price) == 1 and len({s.source.ref for s in run}) == 1
        if alone and _TIMES.match(run[-1].text) and price[0].num in ("", MONEY):
            yield count[0], replace(share[0], lead=","), replace(price[0], num=MONEY, lead=",")


_TIMES = re.compile(r"(?:and |then )?(?:times|multipl\w+ (?:by|with)|x|×)\b", re.IGNORECASE)


def _with_period(chain: Chain, said: Said) -> Chain:
    counts = {term.value for term in chain.terms if term.num not in (MONEY, "")}
    told = (t for c in said.chains for t in c.terms if t.value in counts and t.kind is not Kind.MONEY)
    period = next((d for t in told for d in t.den if d in TIMES), "")
    return replace(chain, den=(*chain.den, period)) if period else chain


def _once(chain: Chain) -> bool:
    """True for "two hours daily over ten days": a stretch of time of its own, not a year."""
    spans = any(term.num in ("week", "month", "day") and "year" not in term.den for term in chain.terms)
    return spans and not any(d in TIMES for d in chain.den)


def _of_each(chain: Chain) -> bool:
    """ "They lose 20 minutes a day" is said of each of them, unless the words or the size say it is all together."""
    words, first = chain.terms[0].statement.text, chain.terms[0]
    period = next((d for d in first.den if d in _LONGEST), "")
    hours = first.value / 60 if first.num == "minute" else first.value
    return bool(_THEY.search(words) and not _TOGETHER.search(words) and hours <= _LONGEST.get(period, 0))


def _is_loss(chain: Chain, slot: Slot) -> bool:
    """Time that people lose, or money with a period. A lump sum without a period is an event, not a running loss."""
    statement = chain.terms[0].statement
    if slot is not Slot.COST_OF_INACTION and (not _LOSS.search(statement.text) or Slot.BUDGET in statement.slots):
        return False  # the price of the plan is no loss
    unit = next((u for u in reversed(chain.num) if u), "")
    if unit in _WORK:
        return len(chain.terms) > 1 or bool(chain.den)
    running = any(d in TIMES and d not in _WORK for d in chain.den)
    return unit == MONEY and (len(chain.terms) > 1 or running)

"""The first-year forecast by cautious rules: only what was said, the low end of ranges, the credited share, how sure they
are, the full cost (Phillips, 1997; guiding principles of the ROI Methodology). It may be negative, and says so."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.domain.brief.shapes import Brief, Derived, Origin
from assistant.domain.brief.wording import listed
from assistant.domain.measurement.arithmetic import Amount
from assistant.domain.measurement.costs import PREPARING_NOT_SAID, FullCost, cost_of
from assistant.domain.measurement.shapes import Forecast, NoForecast
from assistant.domain.measurement.sums.benefit import Gain, gain
from assistant.domain.measurement.sums.chains import Chain
from assistant.domain.measurement.sums.credit import Role, Share, cautious, shares
from assistant.domain.measurement.sums.loss import told_product
from assistant.domain.measurement.sums.money import currencies, currency
from assistant.domain.measurement.sums.people import Said, gather
from assistant.domain.measurement.sums.terms import Term
from assistant.domain.measurement.sums.units import MONEY, TIMES
from assistant.domain.slots import Slot
from assistant.domain.text.words import clip

_EVENT_SLOTS = (Slot.COST_OF_INACTION, Slot.RISKS, Slot.URGENCY_REASON)
_MISSING_SHARE = {
    Role.AVOIDABLE: "how much of the loss could be avoided, in percent",
    Role.CREDIT: "what share of the change you would credit to the learning, in percent",
    Role.SURE: "how sure you are of that share, in percent",
}


_NO_MORE = re.compile(
    r"\b(?:nothing (?:more|else|further)|no (?:fee|other|further|more|extra)|that is all|that['’]s all|"
    r"only (?:the )?(?:time|hours)|for free|free of charge|costs nothing|have (?:it|them) already|all in|everything)\b",
    re.I,
)


@dataclass(frozen=True)
class _Parts:
    said: Said
    cost: FullCost
    gain: Gain
    shares: tuple[Share, ...]
    missing: tuple[str, ...]


def forecast(brief: Brief, messages: Mapping[str, str] | None = None) -> Forecast | NoForecast:
    """Benefit, cost, BCR and ROI of the first year, or the numbers that are still missing. ``messages`` (turn number as
    text -> whole message) lets short answers be read together with the words around them."""
    unit = currency(brief)
    said = gather(brief, messages)
    parts = _parts(brief, said, cost_of(said, unit))
    if parts.missing or parts.gain.amount is None or parts.cost.figure is None:
        return _without(parts)
    amount = parts.gain.amount
    for share in parts.shares:
        amount = amount * share.amount
    benefit, cost = amount.derive("First-year benefit", unit), parts.cost.figure
    return Forecast(
        benefit=benefit,
        cost=cost,
        bcr=round(benefit.value / cost.value, 6),
        roi_percent=round((benefit.value - cost.value) / cost.value * 100, 6),
        lines=parts.cost.lines,
        assumptions=_assumptions(parts, amount),
    )


def credited(brief: Brief, messages: Mapping[str, str] | None = None) -> Share | None:
    """The share of the change that was credited to the learning, the smallest one said."""
    return cautious(shares(gather(brief, messages)), Role.CREDIT)


def _parts(brief: Brief, said: Said, cost: FullCost) -> _Parts:
    worth, found = gain(brief, said), shares(said)
    used = [cautious(found, Role.CREDIT), cautious(found, Role.SURE)]
    missing = [
        *worth.missing,
        *(_MISSING_SHARE[r] for r, s in zip((Role.CREDIT, Role.SURE), used, strict=True) if s is None),
    ]
    if worth.of_loss:
        avoidable = cautious(found, Role.AVOIDABLE)
        used.insert(0, avoidable)
        if avoidable is None and not (used[1] and used[1].avoids):
            missing.insert(len(worth.missing), _MISSING_SHARE[Role.AVOIDABLE])
    if len(currencies(brief)) > 1:
        missing.append(f"all amounts in one currency (said: {', '.join(currencies(brief))})")
    if cost.figure is None or cost.figure.value <= 0:
        missing += cost.missing
    elif cost.time_only and not _NO_MORE.search(brief.text(Slot.BUDGET)):
        missing.append(PREPARING_NOT_SAID)
    return _Parts(said, cost, worth, tuple(s for s in used if s), tuple(dict.fromkeys(missing)))


def _without(parts: _Parts) -> NoForecast:
    numbers = "one number is" if len(parts.missing) == 1 else f"{len(parts.missing)} numbers are"
    reason = f"No forecast yet: {numbers} missing, and none is made up here."
    return NoForecast(missing=parts.missing, reason=reason, cost=parts.cost.known, lines=parts.cost.lines)


def _assumptions(parts: _Parts, amount: Amount) -> tuple[str, ...]:
    """What the forecast rests on, in plain sentences."""
    found = ["Only the first year is counted."]
    quotes = listed(list(dict.fromkeys(f"“{clip(s.source.quote, 140).rstrip('.')}”" for s in parts.shares)))
    found += [f"Estimates of one person, no records: {quotes}."] if parts.shares else []
    found += [
        f"Counted with {name}."
        for name, _, source in amount.operands
        if source.origin is Origin.OURS and "year" in name
    ]
    if any(term.high != term.value for chain in parts.said.chains for term in chain.terms):
        found.append("Where a range was given, the lower end counts for the benefit and the upper end for the cost.")
    found += [
        f"Not in the sum, because nobody put a probability on it: “{clip(text, 160)}”" for text in events(parts.said)
    ]
    return tuple(dict.fromkeys(found))


def events(said: Said) -> tuple[str, ...]:
    """Sentences that put a price on a single event. They are told beside a forecast, never added to it."""
    return tuple(dict.fromkeys(term.statement.text for term in priced_events(said)))


def priced_events(said: Said) -> tuple[Term, ...]:
    """The prices of single events."""
    return tuple(chain.terms[0] for chain in said.of(_EVENT_SLOTS) if _is_event(chain))


def _is_event(chain: Chain) -> bool:
    term = chain.terms[0]
    priced = term.num == MONEY or (term.num == "" and term.value >= 10_000)
    return len(chain.terms) == 1 and priced and not any(d in TIMES for d in term.den)


UNDATED = "The sum that was told, without a period"


def cost_of_doing_nothing(brief: Brief, messages: Mapping[str, str] | None = None) -> Derived | str | None:
    """What going on as today costs in a year: a sum where the numbers are there, else what was said, else None."""
    said = gather(brief, messages)
    worth = told_product(said) or gain(brief, said)
    if worth.complete and worth.amount:
        label = UNDATED if worth.undated else "Going on as today costs" if worth.once else "A year as today costs"
        return worth.amount.derive(label, currency(brief))
    return brief.text(Slot.COST_OF_INACTION) or None

"""What this will not fix, what could go wrong, and what is asked of whom."""

import re

from assistant.domain.brief import wording
from assistant.domain.brief.quantities import Kind
from assistant.domain.brief.shapes import Measure, Source
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.measurement.arithmetic import constant, number
from assistant.domain.measurement.contract_lines import counts_harm
from assistant.domain.measurement.forecast import credited
from assistant.domain.proposal.drafting import clauses, coverage, events, naming, pricing, schedule
from assistant.domain.proposal.drafting.case import UNPLANNED, Case
from assistant.domain.proposal.drafting.remedies import Remedy
from assistant.domain.proposal.drafting.statements import (
    as_said,
    capital,
    fill,
    joined,
    movement,
    quoted,
    wanted,
)
from assistant.domain.proposal.shapes import AskPart, MixPart, Statement
from assistant.domain.slots import Cell, Slot, State
from assistant.domain.text.words import stems

_FEW = 3

_ASSUMED_RISK = {
    Cell.EXPECTATIONS: "the standard is written down and nobody looks at it again; the first look needs a date",
    Cell.TOOLS: "the repair takes longer than planned and people get used to their way around it",
    Cell.INCENTIVES: "the old rewards stay in force beside the new words, and people believe the rewards",
    Cell.SKILL: "{people} practise and then do not meet a real case soon enough to keep it",
    Cell.CAPACITY: "the open posts stay open, and everything else is done by people who have no time for it",
    Cell.MOTIVES: "people are asked and then nothing changes, which would make the next attempt harder",
}
_UNPLANNED_RISK = {
    Verdict.DECLINE_DEFER: "the team may hear this as a lack of interest; the alternative should be offered in person and "
    "in the same week",
    Verdict.DISCOVERY_FIRST: "the wish for something visible may be stronger than the patience for two weeks; a date for "
    "the findings keeps it credible",
}


_UNPLANNED_LIMIT = {
    Verdict.DECLINE_DEFER: "If there is a problem behind the wish, it stays: nobody has named it yet.",
    Verdict.DISCOVERY_FIRST: "Finding out changes nothing at work yet: until the decision, everything stays as it is.",
}


def not_fixed(case: Case, chosen: tuple[Remedy, ...]) -> tuple[Statement, ...]:
    """The limits of the proposal by name, said before somebody is disappointed: what was named and is nobody's part, what
    comes from outside, and what was never asked about."""
    if case.verdict in UNPLANNED:
        return (fill(_UNPLANNED_LIMIT[case.verdict]),)
    limits = [fill(_NOBODY_NAMED, words=quoted(w, 130)) for w in coverage.unowned(case, chosen)[:_FEW]]
    limits += _rest_of_change(case, chosen)
    limits += [fill("Comes from outside and goes on: {words}.", words=quoted(w, 110)) for w in from_outside(case)[:1]]
    if case.verdict is Verdict.MANDATORY_MINIMUM:
        limits.append(
            fill("Fulfilling the duty proves that people took part and passed, not that the work got better.")
        )
    limits += [_beside(measure) for measure in case.other_measures if not _acted_on(case, measure)][:1]
    return tuple(limits or _left_at_target(case))


_NOBODY_NAMED = "Said to be in the way, and nobody was named who could put it right: {words}."
_REST_OF_CHANGE = "Only a part of the change is put down to this plan, and the rest comes from elsewhere: {words}."


def _rest_of_change(case: Case, chosen: tuple[Remedy, ...]) -> list[Statement]:
    """The part of the change that the person themselves puts down to something else."""
    share = credited(case.ledger, case.messages) if case.verdict in _CREDITED else None
    if share and share.amount.value < 1:
        told = clauses.around(case.messages.get(share.source.ref, ""), [share.source.quote]) or share.source.quote
        words = clauses.around(told, [share.text])
        if _OF_LEARNING.search(words):
            quote = share.source.model_copy(update={"quote": words})
            return [fill(_REST_OF_CHANGE, words=quoted(quote, 130))]
    rest = coverage.rest_of_effect(case, chosen)
    return [fill(_REST_OF_CHANGE, words=quoted(rest, 130))] if rest else []


_OF_LEARNING = re.compile(r"\b(?:courses?\b|train|teach|taught|learn|practi[cs]|skill|lesson)", re.IGNORECASE)
_CREDITED = (Verdict.BUILD_TRAINING, Verdict.TRAINING_PLUS)


def _left_at_target(case: Case) -> list[Statement]:
    """What is left of a harm when its target is reached, or of the whole when a share has reached its own."""
    measure = case.outcome
    if measure is None or not (measure.baseline and measure.target) or case.contradictory:
        return []
    now, aim = measure.baseline.quantity, measure.target.quantity
    if now is None or aim is None or aim.kind not in (Kind.PERCENT, Kind.COUNT) or aim.value <= 0:
        return []
    name = as_said(wording.upper_first(measure.name), measure.source)
    if aim.value < now.value:
        return [fill(_LEFT, name=name, left=wanted(measure))] if counts_harm(measure.name) else []
    if aim.kind is not Kind.PERCENT or aim.value >= _WHOLE:
        return []
    rest = constant(_WHOLE, "percent: the whole") - number("wanted", aim.value, measure.target.source)
    return [fill(_LEFT, name=name, left=fill("the other {rest}", rest=rest.derive("Left at the target", "%")))]


_LEFT = "{name}: {left} are left even when the target is met."
_WHOLE = 100


def _acted_on(case: Case, measure: Measure) -> bool:
    """True where what people are to do differently speaks of the same thing as the measure."""
    told = " ".join(f.source.quote for f in case.brief.of(Slot.DESIRED_BEHAVIOUR))
    return bool(stems(measure.name) & stems(told))


def _beside(measure: Measure) -> Statement:
    name = as_said(wording.upper_first(measure.name), measure.source)
    return fill("{name} ({ends}): no part of this plan acts on it.", name=name, ends=movement(measure))


_TOLD_OUTSIDE = (
    Slot.COST_OF_INACTION, Slot.RISKS, Slot.BASELINE, Slot.CURRENT_BEHAVIOUR, Slot.URGENCY_REASON,
)  # fmt: skip


_MOVES = re.compile(
    r"\b(?:br(?:ings?|ought)|more|fewer|less|higher|lower|double\w*|triple\w*|rose|rises?|rising|fell|falls?|because|due to|"
    r"spike|peak\w*|delay\w*|late|out|missing|lack|empty|cannot|expensive)\b",
    re.I,
)


def from_outside(case: Case) -> list[Source]:
    """Sentences that name something outside which moves the figure too."""
    facts = [fact for slot in _TOLD_OUTSIDE for fact in case.brief.of(slot)]
    pairs = [(fact, sentence) for fact in facts for sentence in clauses.sentences(fact.source.quote)]
    return [
        f.source.model_copy(update={"quote": s})
        for f, s in pairs
        if coverage.comes_from_outside(s) and _MOVES.search(s) and clauses.tells(s)
    ]


def risks(case: Case, mix: tuple[MixPart, ...]) -> tuple[Statement, ...]:
    """The risks, those that were said first; at least one is ours and marked as such."""
    found = [fill("Said in the conversation: {words}.", words=quoted(f.source, 140)) for f in case.said(Slot.RISKS, 2)]
    if case.verdict in UNPLANNED:
        return (*found, _ours(_UNPLANNED_RISK[case.verdict]))
    if (event := events.awaited(case)) and not events.brings_people(event):
        found.append(_late(event))
    others = [p for p in mix if p.intervention and not p.learning and p.owner.text not in _OWN]
    if others:
        text = "Our assumption: {owner} has not agreed yet to {does}, and without that the cause stays."
        found.append(fill(text, owner=others[0].owner, does=wording.lower_first(others[0].name), proposed=True))
    if case.main and (not others or len(found) < _FEW):
        found.append(_ours(_ASSUMED_RISK[case.main.cell], naming.people(case)))
    if not found or case.brief.state(Slot.SPONSOR) in (State.EMPTY, State.UNKNOWN, State.VAGUE):
        found.append(
            _ours("nobody is named yet who owns the result, so the first conflict of priorities would end this")
        )
    return tuple(found)


_OWN = ("Line management", "Learning team", "Requesting unit")  # those whose own plan it is


def _late(event: events.Event) -> Statement:
    """The risk that what practice waits for is late."""
    name = events.thing(event)
    text = "Our assumption: {thing} may be there later than {day}, and each week of delay takes a week of practice."
    return fill(text, thing=as_said(name, event[1]) if name else "what was announced", day=event[0], proposed=True)


def _ours(risk: str, people: Statement | None = None) -> Statement:
    """A risk that we assume, with those whom it is about."""
    told = fill(risk, people=people or "people")
    return fill("Our assumption: {risk}.", risk=told, proposed=True)


def asks(case: Case, chosen: tuple[Remedy, ...], mix: tuple[MixPart, ...]) -> tuple[AskPart, ...]:
    """What is asked of whom: the sponsor first, then every function, each once."""
    if case.verdict is Verdict.DECLINE_DEFER:
        return _asks_of_a_no(case)
    sponsor = AskPart(
        who=capital(case.sponsor),
        what=_sponsor_ask(case, chosen),
        by=fill("{day}", day=schedule.decide_by(case), proposed=True),
    )
    owners = dict.fromkeys(part.owner.text for part in mix)
    return (sponsor, *(_ask([part for part in mix if part.owner.text == owner]) for owner in owners))


def _asks_of_a_no(case: Case) -> tuple[AskPart, ...]:
    """The answer is given in person, and the way back stays open."""
    by = fill("{day}", day=schedule.decide_by(case), proposed=True)
    answer = fill(
        "Tell the person who asked in person and explain why, with thanks for the idea, and offer the alternative."
    )
    back = fill(
        "Decide whether the team's own budget pays for a small version, and name the business result if there is one."
    )
    return (
        AskPart(who=fill("Learning team"), what=answer, by=by),
        AskPart(who=fill("The person who asked"), what=back, by=fill("on any day")),
    )


def _ask(parts: list[MixPart]) -> AskPart:
    """Everything asked of one function, by the last of its dates."""
    last = max(parts, key=lambda part: part.by.days)
    return AskPart(who=parts[0].owner, what=joined([part.ask for part in parts]), by=last.by)


def _sponsor_ask(case: Case, chosen: tuple[Remedy, ...]) -> Statement:
    match case.verdict:
        case Verdict.DISCOVERY_FIRST:
            return fill(
                "Say which result this is for and who owns it, and let two weeks be spent on finding out.",
                proposed=True,
            )
        case Verdict.NON_TRAINING:
            return fill("Decide between the options and ask each function for its date.")
        case _:
            hours = pricing.hours_each(case, pricing.sheet(case, chosen))
            each = fill(" for {hours}", hours=hours) if hours else fill("")
            text = "Decide between the options, release {people}{each}, and tell their managers why it matters."
            return fill(text, people=naming.learning(case), each=each)


def called_late(case: Case) -> bool:
    """True where it was said that learning was called in late."""
    told = case.messages.values()
    return any(clauses.late_call(sentence) for text in told for sentence in clauses.sentences(text))

"""What this will not fix, and what is asked of whom."""

import re

from assistant.domain.brief import wording
from assistant.domain.brief.quantities import Kind
from assistant.domain.brief.shapes import Measure, Source
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.measurement.arithmetic import constant, number
from assistant.domain.proposal.drafting import (
    actors,
    clauses,
    comparison,
    coverage,
    naming,
    pricing,
    proofs,
    schedule,
)
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
from assistant.domain.slots import Slot
from assistant.domain.text.words import stems

_FEW = 3


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
    limits += [*_left_alone(case, chosen), *_rest_of_change(case, chosen)]
    limits += [fill("Comes from outside and goes on: {words}.", words=quoted(w, 110)) for w in from_outside(case)[:1]]
    if case.verdict is Verdict.MANDATORY_MINIMUM:
        limits.append(
            fill("Fulfilling the duty proves that people took part and passed, not that the work got better.")
        )
    limits += [_beside(measure) for measure in case.other_measures if not _acted_on(case, measure)][:1]
    return tuple(limits or _left_at_target(case))


_NOBODY_NAMED = "Said to be in the way, and nobody was named who could put it right: {words}."


def _left_alone(case: Case, chosen: tuple[Remedy, ...]) -> list[Statement]:
    """Causes found that no part acts on."""
    acted = {remedy.cell for remedy in chosen}
    told = [cause for cause in case.causes if cause.cell not in acted and proofs.ranked(case.brief, cause)]
    text = "No part of this plan acts on {label}: {words}."
    return [
        fill(text, label=case.cell(c.cell).label, words=quoted(proofs.ranked(case.brief, c)[0], 130)) for c in told[:1]
    ]


def _rest_of_change(case: Case, chosen: tuple[Remedy, ...]) -> list[Statement]:
    """The part of the change that the person puts down to something else, and who is asked for it."""
    rest = coverage.rest_of_effect(case, chosen)
    share = comparison.credited_share(case)
    if rest:
        part = fill("{share} of the change", share=share) if share else fill("a part of the change")
        who = actors.named_for(case, rest) or case.sponsor
        asked = fill("") if coverage.comes_from_outside(rest.quote) else fill(", asked of {who}", who=who)
        return [
            fill(
                "This plan answers for {part}; the rest hangs on {words}{asked}.",
                part=part,
                words=quoted(rest, 130),
                asked=asked,
            )
        ]
    return (
        [fill("This plan answers for {share} of the change; the rest comes from elsewhere.", share=share)]
        if share
        else []
    )


def _left_at_target(case: Case) -> list[Statement]:
    """What is left of a harm when its target is reached, or of the whole when a share has reached its own."""
    measure = case.outcome
    if measure is None or not (measure.baseline and measure.target) or case.contradictory:
        return []
    now, aim = measure.baseline.quantity, measure.target.quantity
    if now is None or aim is None or aim.kind in (Kind.DURATION, Kind.MONEY) or aim.value <= 0:
        return []
    name = as_said(wording.upper_first(measure.name), measure.source)
    if aim.value < now.value:
        return [fill(_LEFT, name=name, left=wanted(measure))]
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

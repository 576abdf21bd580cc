"""What this will not fix, and what is asked of whom."""

import re

from assistant.domain.alignment.shapes import Stance
from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Measure, Origin, Source
from assistant.domain.causes.fine import says_neutral
from assistant.domain.causes.shapes import Cause
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.proposal.drafting import (
    actors,
    clauses,
    comparison,
    coverage,
    declined,
    naming,
    obstacles,
    pricing,
    proofs,
    reach,
    remainder,
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
)
from assistant.domain.proposal.shapes import AskPart, MixPart, Statement
from assistant.domain.slots import Slot
from assistant.domain.text.words import stems

_FEW = 3


def _until_found(case: Case) -> Statement:
    """What goes on while the cause is looked for."""
    measure, day = case.outcome, schedule.discovery_end(case)
    if measure is None or measure.baseline is None or case.contradictory:
        return fill("Until {day} the work goes on as today.", day=day)
    name = as_said(wording.upper_first(measure.name), measure.source)
    return fill("{name} stays at {now} until something is decided on {day}.", name=name, now=measure.baseline, day=day)


def not_fixed(case: Case, chosen: tuple[Remedy, ...]) -> tuple[Statement, ...]:
    """The limits of the proposal by name, said before somebody is disappointed: what was named and is nobody's part, what
    comes from outside, and what was never asked about."""
    if case.verdict in UNPLANNED:
        return (_until_found(case) if case.verdict is Verdict.DISCOVERY_FIRST else declined.limit(case),)
    limits = [fill(_NOBODY_NAMED, words=quoted(w, 130)) for w in coverage.unowned(case, chosen)[:_FEW]]
    limits += [*_left_alone(case, chosen), *_rest_of_change(case, chosen)]
    limits += [fill("Comes from outside and goes on: {words}.", words=quoted(w, 110)) for w in from_outside(case)[:1]]
    if case.verdict is Verdict.MANDATORY_MINIMUM:
        limits.append(
            fill("Fulfilling the duty proves that people took part and passed, not that the work got better.")
        )
    limits += [_beside(measure) for measure in case.other_measures if not _acted_on(case, measure)][:1]
    return tuple(limits or [*_up_to_others(case, chosen), *_goal_beyond(case)] or [_not_reached_by_it(case, chosen)])


_NOBODY_NAMED = "Said to be in the way, and nobody was named who could put it right: {words}."


def _left_alone(case: Case, chosen: tuple[Remedy, ...]) -> list[Statement]:
    """Causes found that no part acts on."""
    acted = {remedy.cell for remedy in chosen}
    told = [cause for cause in case.causes if cause.cell not in acted and not _asked_of_somebody(case, cause, chosen)]
    told = [cause for cause in told if (said := proofs.ranked(case.brief, cause)) and not says_neutral(said[0].quote)]
    text = "No part of this plan acts on {label}: {words}."
    return [
        fill(text, label=case.cell(c.cell).label, words=quoted(proofs.ranked(case.brief, c)[0], 130)) for c in told[:1]
    ]


def _asked_of_somebody(case: Case, cause: Cause, chosen: tuple[Remedy, ...]) -> bool:
    """True where a task answers what was told of the cause."""
    said = " ".join(
        source.quote for source in (*(e.source for e in cause.speaks_for), *proofs.ranked(case.brief, cause))
    )
    return any(found.words.quote in said for found in coverage.typed(case, chosen))


def _rest_of_change(case: Case, chosen: tuple[Remedy, ...]) -> list[Statement]:
    """The part of the change that the person puts down to something else, and who is asked for it."""
    rest = remainder.rest_of_effect(case, chosen)
    share = comparison.credited_share(case)
    if rest:
        part = fill("{share} of the change", share=share) if share else fill("a part of the change")
        return [fill("This plan answers for {part}; the rest hangs on {words}.", part=part, words=quoted(rest, 130))]
    told = _put_down_to(case)
    text = "This plan answers for {share} of the change; the rest was put down to {words}."
    return [fill(text, share=share, words=quoted(told, 60))] if share and told else []


_NOT_TO = re.compile(
    r"\bto (?:the |our )?[\w-]+(?: [\w-]+)? and not to (?P<what>(?:the |our )?[\w-]+(?: [\w-]+)?)", re.IGNORECASE
)


def _put_down_to(case: Case) -> Source | None:
    """What the rest of a change was said to be due to: "to the course and not to the device"."""
    found = ((ref, match) for ref, text in case.messages.items() if (match := _NOT_TO.search(text)))
    return next((Source(origin=Origin.TURN, ref=ref, quote=match["what"]) for ref, match in found), None)


def _up_to_others(case: Case, chosen: tuple[Remedy, ...]) -> list[Statement]:
    """What practice does not change and others have to."""
    if not case.plans_learning:
        return []
    told = [(r.because, r.function) for r in chosen if not r.intervention.learning and r.words and r.because]
    told += [(found.because, capital(obstacles.owner(case, found))) for found in coverage.typed(case, chosen)]
    text = "Practice does not change that {because}: that is up to {owner}."
    return [fill(text, because=because, owner=actors.inside(owner)) for because, owner in told[:1]]


def _not_reached_by_it(case: Case, chosen: tuple[Remedy, ...]) -> Statement:
    """Whom the plan does not reach."""
    day = schedule.first_reading(case, [remedy.intervention for remedy in chosen])
    if case.plans_learning:
        return fill("Whoever starts after the last group is not reached by this.")
    return fill(
        "Whoever cannot do it yet does not learn it by this; the figures of {day} show whether anybody is left.",
        day=day,
    )


def _goal_beyond(case: Case) -> list[Statement]:
    """A goal that is counted otherwise hangs on more than this."""
    served = next((c.goal for c in case.alignment.claims if c.stance is Stance.SUPPORTS), None)
    measure = case.outcome
    if served is None or measure is None or not reach.counted_otherwise(served, measure):
        return []
    text = "{goal} as a whole: this plan moves {name}, one thing among those it hangs on."
    name = as_said(wording.lower_first(measure.name), measure.source)
    return [fill(text, goal=as_said(wording.upper_first(served.metric), reach.goal_source(served)), name=name)]


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
        if remainder.comes_from_outside(s) and _MOVES.search(s) and clauses.tells(s)
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
    return any(_late_call(sentence) for text in told for sentence in clauses.sentences(text))


_LATE = re.compile(
    r"\b(should have (?:called|asked|involved|come)|only (?:now|call|called|involved)\b.*\b(?:now|late)|too late|so "
    "late|"
    r"(?:call|called|involve|involved|ask|asked) you (?:\w+ )?(?:late|earlier|only now)|a year ago|months ago)\b",
    re.IGNORECASE,
)


_CALLED = re.compile(r"\b(?:call\w*|ask\w*|involv\w*|come|came|contact\w*|tell|told|request\w*|you)\b", re.IGNORECASE)


def _late_call(text: str) -> bool:
    """True where somebody says that they came late with the request."""
    return bool(_LATE.search(text) and _CALLED.search(text)) and bool(
        re.search(r"\b(sorry|should have|lesson|late|only)\b", text, re.IGNORECASE)
    )

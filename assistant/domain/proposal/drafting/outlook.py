"""What this will not fix, what could go wrong, and what is asked of whom."""

import re

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Measure, Source
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.proposal.drafting import clauses, coverage, events, schedule
from assistant.domain.proposal.drafting.case import UNPLANNED, Case
from assistant.domain.proposal.drafting.remedies import Remedy
from assistant.domain.proposal.drafting.statements import as_said, capital, fill, joined, movement, quoted
from assistant.domain.proposal.shapes import AskPart, MixPart, Statement
from assistant.domain.slots import Cell, Slot, State

_FEW = 3

_ASSUMED_RISK = {
    Cell.EXPECTATIONS: "the standard is written down and nobody looks at it again; the first look needs a date",
    Cell.TOOLS: "the repair takes longer than planned and people get used to their way around it",
    Cell.INCENTIVES: "the old rewards stay in force beside the new words, and people believe the rewards",
    Cell.SKILL: "people practise and then do not meet a real case soon enough to keep it",
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
    text = "Said to be in the way and not part of this: {words}. The sponsor decides who takes it on."
    limits = [fill(text, words=quoted(words, 130)) for words in coverage.unowned(case, chosen)[:_FEW]]
    limits += [fill("Comes from outside and goes on: {words}.", words=quoted(w, 110)) for w in from_outside(case)[:1]]
    if case.verdict is Verdict.MANDATORY_MINIMUM:
        limits.append(
            fill("Fulfilling the duty proves that people took part and passed, not that the work got better.")
        )
    if rest := coverage.rest_of_effect(case, chosen):
        limits.append(fill("Practice does not bring the rest of the effect: {words}.", words=quoted(rest, 130)))
    limits += [_beside(measure) for measure in case.other_measures[:1]]
    return tuple(limits or _never_asked(case) or [_LATER[case.plans_learning]])


_LATER = {
    True: fill("Whoever joins or changes the job later needs the same practice; nobody was named who sees to that."),
    False: fill(
        "If the same thing comes up in another team, it starts again: nobody was named who looks after it there."
    ),
}


def _beside(measure: Measure) -> Statement:
    name = as_said(wording.upper_first(measure.name), measure.source)
    return fill("{name} ({ends}) is watched and has no part of its own here.", name=name, ends=movement(measure))


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


def _never_asked(case: Case) -> list[Statement]:
    """Causes that nobody was asked about stay where they are."""
    labels = [case.cell(cell).label for cell in Cell if case.brief.state(cell.slot) is State.EMPTY]
    if not labels:
        return []
    return [fill("Not talked about, so not dealt with: {labels}.", labels="; ".join(labels))]


def risks(case: Case, mix: tuple[MixPart, ...]) -> tuple[Statement, ...]:
    """The risks, those that were said first; at least one is ours and marked as such."""
    found = [fill("Said in the conversation: {words}.", words=quoted(f.source, 140)) for f in case.said(Slot.RISKS, 2)]
    if case.verdict in UNPLANNED:
        return (*found, _ours(_UNPLANNED_RISK[case.verdict]))
    if (event := events.awaited(case)) and not events.brings_people(event):
        text = "Our assumption: this may come later, and every week moves the practice by a week: {words}."
        found.append(fill(text, words=quoted(event[1], 110), proposed=True))
    others = [
        p for p in mix if p.intervention and not p.learning and p.owner.text not in ("Line management", "Learning team")
    ]
    if others:
        text = "Our assumption: {owner} has not agreed yet to {does}, and without that the cause stays."
        found.append(fill(text, owner=others[0].owner, does=wording.lower_first(others[0].name), proposed=True))
    if case.main and (not others or len(found) < _FEW):
        found.append(_ours(_ASSUMED_RISK[case.main.cell]))
    if not found or case.brief.state(Slot.SPONSOR) in (State.EMPTY, State.UNKNOWN, State.VAGUE):
        found.append(
            _ours("nobody is named yet who owns the result, so the first conflict of priorities would end this")
        )
    return tuple(found)


def _ours(risk: str) -> Statement:
    return fill("Our assumption: {risk}.", risk=risk, proposed=True)


def asks(case: Case, mix: tuple[MixPart, ...]) -> tuple[AskPart, ...]:
    """What is asked of whom: the sponsor first, then every function, each once."""
    if case.verdict is Verdict.DECLINE_DEFER:
        return _asks_of_a_no(case)
    sponsor = AskPart(
        who=capital(case.sponsor),
        what=_sponsor_ask(case),
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


def _sponsor_ask(case: Case) -> Statement:
    match case.verdict:
        case Verdict.DISCOVERY_FIRST:
            return fill(
                "Say which result this is for and who owns it, and let two weeks be spent on finding out.",
                proposed=True,
            )
        case Verdict.NON_TRAINING:
            return fill("Decide between the options and ask each function for its date.")
        case _:
            return fill("Decide between the options, release the time, and tell the managers why it matters.")


def called_late(case: Case) -> bool:
    """True where it was said that learning was called in late."""
    told = case.messages.values()
    return any(clauses.late_call(sentence) for text in told for sentence in clauses.sentences(text))

"""A no to something real: there is a measure, and yet no learning pays. What it is for ends, leaving it costs nothing, or costs
less than what was asked for. A wish without any result is another no, and keeps the texts of its own."""

import re

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Source
from assistant.domain.causes.denials import denials
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.measurement.costs import full_cost
from assistant.domain.measurement.forecast import UNDATED
from assistant.domain.proposal.drafting import clauses, naming
from assistant.domain.proposal.drafting.case import Case
from assistant.domain.proposal.drafting.statements import as_said, capital, fill, quoted
from assistant.domain.proposal.shapes import OptionPart, Statement
from assistant.domain.slots import Slot

_LONGEST = 130  # characters of a quotation


def real(case: Case) -> bool:
    """True where the no is to something that somebody counts or described, and not to a treat."""
    if case.verdict is not Verdict.DECLINE_DEFER:
        return False
    denied = denials(case.brief)
    return not (denied.goal or denied.measure) and bool(grounds(case))


def grounds(case: Case) -> list[Statement]:
    """Why it is not worth a course, each as the middle of a sentence; empty where only a goal is missing."""
    denied = denials(case.brief)
    ends, free = _source(case, denied.gone), _source(case, denied.cost)
    found = (
        fill("what it is for ends: {words}", words=quoted(ends, _LONGEST)) if ends else None,
        _dear(case),
        fill("no goal asks for it, and of leaving it as it is was said: {words}", words=quoted(free, _LONGEST))
        if free
        else None,
    )
    return [why for why in found if why]


def _dear(case: Case) -> Statement | None:
    """What a year of the gap costs beside the price of what was asked for, where that is more."""
    loss, price = case.year_as_today, full_cost(case.brief).known
    if loss and price and loss.unit == price.unit and loss.value < price.value and loss.label != UNDATED:
        ends = " a year" if loss.label.startswith("A year") else ""
        text = f"leaving it as it is costs {{loss}}{ends}, less than the {{price}} that the request would take"
        return fill(text, loss=loss, price=price)
    told = next((rule.finding for rule in case.diagnosis.judgement.rules if rule.rule == "R4"), "")
    return case.traced(wording.lower_first(told.removesuffix("."))) if told else None


def _source(case: Case, said: str) -> Source | None:
    """The words with the message that holds them, and with the sentence after them where that names the day."""
    fact = next((fact for fact in case.brief.facts if said and said in fact.source.quote), None)
    if fact is None:
        return None
    after = next(iter(clauses.sentences(fact.source.quote.partition(said)[2].strip())), "")
    said = _TO_THE_LISTENER.sub("", said)
    words = f"{said} {after}" if _MONTH.search(after) and f"{said} {after}" in fact.source.quote else said
    return fact.source.model_copy(update={"quote": words})


_TO_THE_LISTENER = re.compile(r"^[^:]*\byou\b[^:]*: ", re.IGNORECASE)  # an aside that is no part of what is told
_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\b20\d\d\b"
)


def sentence(case: Case) -> Statement:
    """The verdict in one sentence."""
    if not real(case):
        return fill("Not now: no goal and no measure was found that this would move.")
    return fill("Not now: {why}.", why=grounds(case)[0])


def reasons(case: Case) -> list[Statement]:
    """What else speaks against it, and the purpose in the words of whoever asked."""
    further = [capital(fill("{why}.", why=why)) for why in grounds(case)[1:]] if real(case) else []
    fact = case.fact(Slot.BUSINESS_GOAL)
    asked = (
        [fill("Asked what it is for, the answer was: {words}.", words=quoted(fact.source, _LONGEST))] if fact else []
    )
    return [*further, *asked]


def waiting(case: Case) -> Statement:
    """What was said to follow from leaving it."""
    fact = case.telling(Slot.COST_OF_INACTION) if real(case) else None
    return quoted(fact.source, _LONGEST) if fact else fill("Nothing that anybody named")


def number(case: Case) -> Statement:
    """The measure with the value that stays, where there is one."""
    measure = case.outcome
    if not real(case):
        return fill("None: no measure was named that this would move")
    if measure is None or measure.baseline is None or case.contradictory:
        return fill("None that would pay for it; today's value was not told as a figure")
    return fill(
        "{name}: {now}, as today", name=as_said(wording.upper_first(measure.name), measure.source), now=measure.baseline
    )


def limit(case: Case) -> Statement:
    """What stays as it is."""
    if not real(case):
        return fill("If there is a problem behind the wish, it stays: nobody has named it yet.")
    return fill("What was described goes on as today; a course would not have ended it in a way that pays.")


def outlook(case: Case) -> Statement:
    """What can be done instead."""
    if not real(case):
        return fill(
            "A low-cost version from the team's own budget is the friendly way out, and the question can come back with a "
            "result attached."
        )
    if words := naming.example(case):
        return fill("What already works costs no course and can be taken over at once: {words}.", words=words)
    return fill("Those who answer for it put single cases right as today; nobody is taken away from work.")


def alternative(case: Case) -> OptionPart:
    """The option recommended with a no to something real."""
    words = naming.example(case)
    what = (
        fill("Leave it, and take over what works: {words}", words=words) if words else fill("Leave it as it is, openly")
    )
    return OptionPart(
        id="recommended",
        name="Recommended",
        what=what,
        cost=fill("No money and no time away from work"),
        reaches=fill("What can be had without a course")
        if words
        else fill("Everybody knows that it was looked at, and why not"),
        why=fill("The money stays where a goal waits for it."),
        recommended=True,
    )


def request(case: Case) -> tuple[Statement, Statement]:
    """What the request would reach, and why not."""
    if not real(case):
        told = fill("The money and the time would be missing where a goal waits for them.")
        return fill("No measure that anybody named"), told
    ends = _source(case, denials(case.brief).gone)
    why = "What is learned is of no use once that has ended." if ends else "It takes more than it could bring back."
    return fill("A part of the gap at best"), fill(why)

"""The ways on where nothing is built yet: a friendly no, coming back later, two weeks of finding out, a small start."""

from assistant.domain.brief import wording
from assistant.domain.proposal.drafting import comparison, schedule
from assistant.domain.proposal.drafting.case import Case
from assistant.domain.proposal.drafting.statements import as_said, fill
from assistant.domain.proposal.shapes import OptionPart


def friendly(case: Case) -> OptionPart:
    """The alternative that goes with a no."""
    item = case.knowledge.interventions.get("decline-alternative")
    ask = item.ask if item else "Pay it from the team's own budget, and bring the business problem when there is one."
    return OptionPart(
        id="recommended",
        name="Recommended",
        what=fill("A low-cost version from the team's own budget, outside the learning budget. {ask}", ask=ask),
        cost=fill("The team's own time and money, at its own choice"),
        reaches=fill("The wish behind the request, without a promise of a business result"),
        why=fill("It is honest about what it is, and leaves the learning money for goals that need it."),
        recommended=True,
    )


def later() -> OptionPart:
    """Taking it up again when facts are there."""
    return OptionPart(
        id="later",
        name="Come back later",
        what=fill("Take it up again as soon as one of the facts that would change the verdict is there"),
        cost=fill("Nothing until then"),
        reaches=fill("To be told then"),
        why=fill("The door stays open; the answer depends on facts, not on who asks."),
    )


def discovery(case: Case) -> OptionPart:
    """Two weeks of finding out."""
    item = case.knowledge.interventions.get("discovery")
    what = item.what if item else "Talk with those concerned, read the records, and watch the work for half a day."
    return OptionPart(
        id="recommended",
        name="Recommended",
        what=fill("{what}", what=what, proposed=True),
        cost=fill("The hours of those who are asked, and about two weeks of one adviser", proposed=True),
        reaches=fill("A decision that rests on facts, on {day}", day=schedule.discovery_end(case), proposed=True),
        why=fill(""),
        recommended=True,
    )


def small_start(case: Case) -> OptionPart:
    """One place or team first."""
    found, measure = comparison.places(case), case.outcome
    one = fill("one of the {places}", places=found[1]) if found else fill("one team")
    name = (
        as_said(wording.lower_first(measure.name), measure.source) if measure else fill("a measure still to be named")
    )
    return OptionPart(
        id="lean",
        name="Small start",
        what=fill("Begin in {one} and read {name} there and in a similar place", one=one, name=name),
        cost=fill("To be confirmed; a small part of the whole"),
        reaches=fill("A first sign from {one}, before the cause is known", one=one),
        why=fill(""),
    )

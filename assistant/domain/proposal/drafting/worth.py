"""The figure on which the benefit rests, where it is another one than the result: it has to be measured, too."""

import re

from assistant.domain.measurement.arithmetic import Operand, constant, number
from assistant.domain.measurement.shapes import Forecast
from assistant.domain.measurement.sums.credit import Role, cautious, shares
from assistant.domain.measurement.sums.people import gather
from assistant.domain.proposal.drafting import actors, clauses, schedule
from assistant.domain.proposal.drafting.case import Case
from assistant.domain.proposal.drafting.statements import as_said, capital, fill, quoted
from assistant.domain.proposal.shapes import ContractPart, Statement

_LOST = re.compile(
    r"\d[\d.,]*\s*(?P<unit>minutes?|hours?|days?|cases?|orders?|returns?|errors?|visits?|calls?)\b", re.IGNORECASE
)
_MEASURED = re.compile(
    r"\b(?:measured|counted|recorded|tracked|booked|timed)\b(?: \w+)?? (?:with|by|from|in|on|out of) "
    r"(?P<how>(?:the |a |our )?[a-z]+(?: [a-z]+)?)",
    re.IGNORECASE,
)


def line(case: Case) -> ContractPart | None:
    """A row for what the forecast multiplies, with its value today and the one that the forecast counts on."""
    rests = _operand(case)
    if rests is None:
        return None
    name, amount, source = rests
    value = as_said(name, source)
    unit = _LOST.search(name)
    words = clauses.around(case.messages.get(source.ref, source.quote), [name])
    due = schedule.due(case)
    return ContractPart(
        level="worth",
        what=fill("What the benefit rests on: {words}", words=quoted(source.model_copy(update={"quote": words}), 150)),
        now=fill(_THERE, value=value) if told_of_another(words) else value,
        target=_expected(case, (name, amount, source), unit["unit"].rstrip("s").casefold() if unit else ""),
        by=fill("{day}", day=due) if due else fill("from the start on"),
        source=_how(case, name) or fill("Counted in the same way (proposed)", proposed=True),
        owner=fill("{leads} (proposed)", leads=capital(actors.managers(case)), proposed=True),
    )


_THERE = "Not counted here yet; elsewhere {value}"


def told_of_another(words: str) -> bool:
    """True where a value was told of another place, or as what it would be: no value of today."""
    return bool(_OF_ANOTHER.search(words))


_OF_ANOTHER = re.compile(
    r"\b(?:sister|neighbou?r\w*|elsewhere|pilot|other (?:plant|site|branch|country|company)|"
    r"if (?:it|this|that) (?:goes|went|runs)|"
    r"like (?!this|that|it|us)[A-ZÀ-Þ]\w+|would)\b"
)


def _operand(case: Case) -> Operand | None:
    """The first number of the benefit that counts what is lost; None where the benefit comes from the result itself."""
    if not isinstance(case.forecast, Forecast):
        return None
    told = case.forecast.benefit.operands
    measure = case.outcome
    own = (
        {v.quantity.value for v in (measure.baseline, measure.target) if v and v.quantity} if measure else set[float]()
    )
    if own and own <= {value for _, value, _ in told}:
        return None
    return next((operand for operand in told if _LOST.search(operand[0])), None)


def _expected(case: Case, operand: Operand, unit: str) -> Statement:
    """What remains when the part that can be avoided is gone."""
    share = cautious(shares(gather(case.ledger, case.messages)), Role.AVOIDABLE)
    if share is None:
        return fill("Less than that (proposed)", proposed=True)
    rest = number(*operand) * (constant(1, "the whole") - share.amount)
    avoided, left = share.amount.operands[0], rest.derive("Left when the avoidable part is gone", unit)
    text = "{left} at most, if {share} of it is avoided (proposed)"
    return fill(text, left=left, share=as_said(avoided[0], avoided[2]), proposed=True)


def _how(case: Case, name: str) -> Statement | None:
    """How it was counted where it was counted, in the answers that tell the same number."""
    for fact in case.brief.facts:
        match = _MEASURED.search(fact.source.quote)
        if match and name in fact.source.quote:
            return as_said(match["how"], fact.source)
    return None

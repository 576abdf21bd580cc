"""Which words speak of a cost, of a total that was already counted, and of a budget, which is no cost."""

import re

from assistant.domain.measurement.sums.chains import Chain
from assistant.domain.measurement.sums.units import MONEY, TIMES, generic_person
from assistant.domain.slots import Slot

PLAN = frozenset((Slot.BUDGET,))
BESIDE = frozenset(
    (
        Slot.REQUESTED_SOLUTION,
        Slot.EXISTING_MATERIAL,
        Slot.CONSTRAINTS,
        Slot.ENABLERS,
        Slot.CAUSE_TOOLS,
        Slot.AUDIENCE_SIZE,
        Slot.AUDIENCE,
        Slot.MANAGER_SUPPORT,
        Slot.WORK_CONTEXT,
        Slot.SPONSOR,
    )
)
SMALLEST_BARE_AMOUNT = 50  # a smaller number without currency in a budget answer counts something else

_BUDGET = re.compile(
    r"\b(?:can (?:find|spend|pay|give|offer|get|free)|could (?:find|spend|give)|approved?|available|"
    r"afford|set aside|reserved|"
    r"earmarked|limit|ceiling|cap(?:ped)?|max(?:imum)?|at most|up to|no more than|not more than|sign(?:ed)? off|"
    r"allow(?:ed|ance)?|left over|is left|left in|pot|without asking|in passing|budget (?:is|of|line|"
    r"holds|has)|my budget|"
    r"the budget|is fine|is okay|is ok)\b|"
    r"\b(?:have|has|had|got) (?:about |around |roughly |only |some |maybe )?(?=[£$€\d])",
    re.I,
)
_COST = re.compile(
    r"\b(?:costs?|costing|priced?|quot(?:e|ed|es|ation)|offer(?:s|ed)?|charg\w*|asks?|asked|fees?|"
    r"invoice\w*|pay for|plan(?:ned)?|"
    r"estimat\w*|calculat\w*|comes? to|counted|counts?|budgeted|plus|add|needs?|would be|licen[cs]es?|"
    r"for the|rent|hire|"
    r"travel|room|venue|material\w*)\b|\+",
    re.I,
)
_TOTAL = re.compile(
    r"\b(?:all[ -]?(?:in|inside|included|inclusive|together|costs?)|altogether|(?:in )?total|fully loaded|"
    r"full cost|all told|in all|"
    r"overall|inclusive|whole (?:cost|thing)|(?:incl\w*|with|counting) (?:[\w'’]+ ){0,2}(?:time|hours|everything)|"
    r"everything (?:\w+ )?(?:in|included|counted|inside)|(?:it|that|everything|all|this|"
    r"which) (?:all )?(?:comes?|sums?|adds?) (?:up )?to|sum)\b",
    re.I,
)
_RELEASE = re.compile(
    r"\b(?:away|off (?:the|work|shift|duty|line)|releas\w*|out of|backfill\w*|cover|stand-?ins?|"
    r"replacement\w*|paid time|"
    r"learning time|learner time|in class|training|course|workshop|practi[cs]e|to learn|session\w*|"
    r"classroom|lessons?|each)\b",
    re.I,
)
_TIME = re.compile(r"\b(?:time|learners?|participants?|attendance)\b", re.I)
_RELEASED = re.compile(r"\b(?:releas\w*|away from|off the|freed?)\b", re.I)
_PRICED = re.compile(r"\b(?:costs?|price[ds]?|quot\w+|fees?|charg\w+|asks?|licen[cs]es?)\b", re.I)
_MORE = re.compile(
    r"\b(?:plus|on top|in addition|additionally|not included|extra|without|besides|comes with)\b|\+", re.I
)


def sentence(chain: Chain) -> str:
    """The sentence the chain stands in."""
    return chain.terms[0].statement.text


def is_lump(chain: Chain) -> bool:
    """A single amount of money, by nothing."""
    return len(chain.terms) == 1 and chain.money and not chain.den


def is_budget(chain: Chain) -> bool:
    """True where the words speak of money that is there, not of money that it takes."""
    return len(chain.terms) == 1 and bool(_BUDGET.search(sentence(chain)))


def is_total(chain: Chain) -> bool:
    """True where the words say that everything is in this amount."""
    alone = len(chain.terms[0].statement.numbers) == len(chain.terms)
    words = sentence(chain) if alone else chain.text
    return chain.money and bool(_TOTAL.search(words)) and not is_budget(chain)


def is_added(chain: Chain) -> bool:
    """True where the words put it on top of what was said before."""
    return bool(_MORE.search(chain.terms[0].lead))


def speaks_of_cost(chain: Chain) -> bool:
    return bool(_COST.search(sentence(chain)))


def speaks_of_learning_time(chain: Chain) -> bool:
    return bool(_RELEASE.search(sentence(chain)))


def speaks_of_time(chain: Chain) -> bool:
    return bool(_TIME.search(sentence(chain)))


def is_rate(chain: Chain) -> bool:
    """The price of an hour, which is no cost before it is multiplied."""
    term = chain.terms[0]
    return len(chain.terms) == 1 and term.num == MONEY and any(d in ("hour", "minute") for d in term.den)


def costs_elsewhere(chain: Chain) -> bool:
    """A cost told outside of the budget answer: something priced, or people released for some time."""
    if chain.money:
        return bool(_PRICED.search(sentence(chain))) and not is_budget(chain) and not is_rate(chain)
    timed = chain.num[-1:] and chain.num[-1] in TIMES
    counted = len(chain.terms) > 1 or any(generic_person(unit) for unit in chain.den)
    return bool(timed and counted and _RELEASED.search(sentence(chain)))

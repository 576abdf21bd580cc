"""Whether an answer says enough to build on, or only waves at the thing."""

import re

from assistant.domain.brief.counting import Naming, naming
from assistant.domain.brief.quantities import Kind
from assistant.domain.brief.shapes import Brief
from assistant.domain.slots import CAUSE_SLOTS, Slot
from assistant.domain.text.plain import any_of, plain
from assistant.domain.text.words import words

# Slots whose answer is a story, a reason or a picture: a few words without a figure seldom hold it. A name, a date or a
# number may be as short as it likes.
TOLD_AT_LENGTH = frozenset(
    {
        Slot.BUSINESS_GOAL,
        Slot.METRIC,
        Slot.AUDIENCE,
        Slot.CURRENT_BEHAVIOUR,
        Slot.DESIRED_BEHAVIOUR,
        Slot.EXEMPLARS,
        Slot.CONSTRAINTS,
        Slot.BUDGET,
        Slot.COST_OF_INACTION,
        Slot.SUCCESS_CRITERIA,
        *CAUSE_SLOTS,
    }
)
# Slots that hold a number or a day of a measure, and where the measure keeps it.
MEASURED = {Slot.BASELINE: "baseline", Slot.TARGET: "target", Slot.DUE: "due", Slot.VALUE_PER_UNIT: "value_per_unit"}
_NONE = re.compile(r"(?:^|[.;,] )(?:no|none|nothing|zero)\b(?!\?)", re.IGNORECASE)  # a denial is an answer too
_NO_FIGURE = any_of(  # who says there is no figure is not asked for it again
    r"(?:do not|does not|did not) have (?:it|that|one|the|a|an|any)\b.*",
    r"(?:cannot|could not|will not|would not) (?:give|put|name|guess|say|quote)\b.*",
    r"no (?:\w+ )?(?:figure|amount|price|number|sum)s?",
)
_MONEY = r"(?:money|euros?|pounds?|dollars?|francs?|kron\w+|cash|prices?|figures?|numbers?|a sum|a value)"
_WILL_NOT = (
    r"(?:cannot|could not|will not|would not|shall not|do not want to|refuse to|not going to|nobody (?:can|could))"
)
_BEYOND_MONEY = any_of(
    rf"{_WILL_NOT} (?:\w+ ){{0,2}}?(?:put|express|price|measure|weigh|count) (?:[^.;?!]{{0,30}} )?(?:in|into|on|as)"
    rf" (?:[^.;?!]{{0,12}} )?{_MONEY}",
    rf"{_WILL_NOT} (?:\w+ )?put (?:a|any) (?:price|figure|value|sum|number) (?:tag )?(?:on|to)",
    rf"(?:cannot|should not|must not) be (?:put|expressed|measured|counted|weighed) (?:in|into|as) {_MONEY}",
    r"(?:has|have|there is|is|are) (?:no|not a|beyond|above|without) (?:price|money)",
    r"(?:indecent|wrong|cynical|obscene) to (?:put|count|price|express|guess)[^.;?!]*",
)
_OWN = any_of(r"i|we")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")  # "since 2019" holds no figure
_MARK = re.compile(r"(?:^|(?<=[.!?] ))\d{1,2}[.)] ")  # "1. ..." neither, but "15. The board set it" does
FEW_WORDS = 11
FEW_WORDS_PICTURE = 18  # what people visibly do takes a scene; "all fine" takes many words and says little
FEW_WORDS_GOAL = 16  # a result for the business takes a sentence; a slogan or a mood is shorter
FEW_WORDS_NAMED = 9  # a group, a loss or the right way can be named; what happens and why has to be told
FEW_WORDS_TERSE = 4  # somebody who always writes in fragments is not vaguer for it
FEW_WORDS_TERSE_PICTURE = 8  # but "they cut corners" is vague from anybody


def thin(brief: Brief, slot: Slot, said: str, few: int = FEW_WORDS) -> bool:
    """True where ``said``, the words that answered a question on a slot, is fewer than ``few`` words without a figure or a
    date: worth one more, concrete question."""
    if _figure(brief, slot, said):
        return (
            slot is Slot.BASELINE and not any(ch.isdigit() for ch in said) and len(words(said)) < few
        )  # "half of them"
    if slot is Slot.METRIC and naming(said) is Naming.IDEA and not without_number(said):
        return not any(measure.baseline for measure in brief.measures)
    if slot in MEASURED or slot is Slot.BUDGET:
        return not _NONE.search(said)
    if slot is Slot.METRIC and (naming(said) is Naming.COUNTED or any(measure.baseline for measure in brief.measures)):
        return False
    if slot not in TOLD_AT_LENGTH or without_figure(slot, said):
        return False
    return len(words(said)) < few


def beyond_money(sentence: str) -> bool:
    """True for somebody who declines to put something into money at all: harm to people, a promise. Who lacks the figure says
    that they do not have it; "nobody can put a price on spirit" says nothing."""
    said = plain(sentence)
    return bool(_BEYOND_MONEY.search(said) and _OWN.search(said))


def without_number(said: str) -> bool:
    """True for an answer that denies that there is a number."""
    return bool(_NONE.search(said) or _NO_FIGURE.search(plain(said)))


def without_figure(slot: Slot, said: str) -> bool:
    """True where a person says what it costs to leave things, and that there is no figure for it."""
    return slot is Slot.COST_OF_INACTION and bool(_NO_FIGURE.search(plain(said)))


def unmeasured(brief: Brief, slot: Slot) -> bool:
    """True for a number's slot where no measure holds that number: what was mentioned belongs to something else."""
    if slot is Slot.AUDIENCE_SIZE:
        return uncounted(brief)
    return slot in MEASURED and not any(getattr(measure, MEASURED[slot]) for measure in brief.measures)


def uncounted(brief: Brief) -> bool:
    """True where an answer on how many people there are counts none: "many, in all nine branches"."""
    told = [quantity for fact in brief.of(Slot.AUDIENCE_SIZE) for quantity in fact.quantities]
    return not any(q.kind is Kind.PEOPLE or q.bare for q in told)


def _figure(brief: Brief, slot: Slot, said: str) -> bool:
    """True where the words hold a number or a day; a year is no value, a list's mark no number, and a problem whose number
    stands at zero is counted by another number."""
    bare = said if slot is Slot.DUE else _YEAR.sub(" ", said)
    if len(_MARK.findall(bare)) > 1 or bare.startswith(("1.", "1)")):
        bare = _MARK.sub(" ", bare)
    amounts = [quantity for fact in brief.facts for quantity in fact.quantities if quantity.text in bare]
    if slot is Slot.BASELINE and amounts and not any(quantity.value for quantity in amounts):
        return False
    dated = slot is Slot.DUE and any(fact.day for fact in brief.of(slot))
    return bool(amounts) or dated or any(ch.isdigit() for ch in bare)

"""Answers without a checkable content, by the kind of thing asked for."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

from assistant.adapters.guided.dates import dates
from assistant.adapters.guided.measures import shifts
from assistant.adapters.guided.measures.values import exclaimed
from assistant.adapters.guided.text.sentences import sentences
from assistant.domain.brief.quantities import Quantity
from assistant.domain.brief.turns import Turn
from assistant.domain.causes.ability import acid_test, credential
from assistant.domain.slots import Direction, Slot

_NUMBER = frozenset((Slot.BASELINE, Slot.TARGET, Slot.AUDIENCE_SIZE, Slot.VALUE_PER_UNIT))
_DATE = frozenset((Slot.DUE, Slot.REQUESTED_DATE))
# particular words up to which no date and no number is told
_NEEDED: dict[Slot, int] = {**dict.fromkeys(_DATE, 3), **dict.fromkeys(_NUMBER, 2)}
_EVENT = re.compile(
    r"\b(?:before|until|by|after|with|at)\s+(?:the\s+|our\s+|my\s+)?(?:\w+\s+){0,2}(?:launch|go-?live"
    r"|opening|audit|inspection|season|release|start|merger|election|"
    r"board|meeting|review|harvest|move|fair|tournament|christmas|holidays?|contract|renewal|deadline"
    r"|conference|visit|migration|cutover|peak)\b",
    re.I,
)
_ALL = re.compile(
    r"^\W*(?:everyone|everybody|all(?: of (?:them|us))?|the (?:whole|entire) (?:company|team|staff"
    r"|department|organi[sz]ation)|people|staff|my people|my team|the team|us|them|many|"
    r"a (?:few|lot|handful)|quite (?:a few|a lot)|some|lots|several)(?:\s+(?:who"
    r"|that)\s+\w+(?:\s+\w+){0,3}|\s+here|\s+really|,?\s+i (?:guess|think))?\W*$",
    re.I,
)
_ABSTRACT = re.compile(
    r"\b(?:better|improv\w*|more|professional\w*|quality|productiv\w*|efficien\w*|communicat\w*|motivat\w*"
    r"|mindset|culture|aware\w*|engag\w*|proactiv\w*|"
    r"responsib\w*|ownership|attitude|team ?(?:work|spirit)|modern|agile|excellen\w*|satisf\w*|success\w*"
    r"|perform\w*|skills?|leadership|collaborat\w*|morale|mood|"
    r"feeling|transparen\w*|innovat\w*|digital|happy|happier|sleep\w*|calm\w*|peace|well|good|great|fine"
    r"|bad|chaos|mess|trouble|problems?|disaster|soon|asap|later|"
    r"sometime|eventually|possible|quick\w*|urgent\w*|somewhere|someone|somebody|something|management"
    r"|expensive|lots?|much|many|often|high|low|enough)\b",
    re.I,
)
_FILLER = frozenset(
    "a an the and or but of in on to for with by at from is are was were be been being it its it's that "
    "that's this they them their we our us i my you your he she his "
    "her so very really too just should would could can will must have has had do does did not no n't as "
    "than then if when what who how all any some there here want "
    "need like get gets make makes think guess say said course simply generally overall clear clearly "
    "obvious obviously every everyone everybody people staff team teams "
    "company things thing way kind sort least about around up out one more most less own us be become "
    "becomes feel feels".split()
)
_WORDS = re.compile(r"[a-z][a-z'’-]+")
_PAPERS = 12  # words of an answer that names papers or years and nothing else


def is_vague(slot: Slot, text: str, amounts: Sequence[Quantity], today: date, learned: float) -> bool:
    """True where an answer to ``slot`` gives nothing that could be checked or acted on. ``learned`` is the trained
    probability of vagueness, which decides only where the wording itself is poor."""
    if slot is Slot.CAUSE_SKILL and _names_papers(text):
        return True
    if (
        any(not exclaimed(text, amount) for amount in amounts)
        or (slot is Slot.TARGET and shifts.told(text, ()))
        or (slot in _DATE and (dates.parse(text, today) or _EVENT.search(text)))
    ):
        return False
    concrete = concrete_words(text)
    if _ALL.match(text):
        return True
    if slot in _NEEDED:
        return concrete <= _NEEDED[slot]
    if slot in (
        Slot.METRIC,
        Slot.BUSINESS_GOAL,
        Slot.CURRENT_BEHAVIOUR,
        Slot.DESIRED_BEHAVIOUR,
        Slot.SUCCESS_CRITERIA,
        Slot.COST_OF_INACTION,
    ):
        return concrete <= 1 and bool(_ABSTRACT.search(text))
    return concrete == 0 or (learned > 0.8 and concrete <= 2)


def _names_papers(text: str) -> bool:
    """True for "they all have the diploma": the acid test wants a case (Mager and Pipe, 1970)."""
    papers = len(text.split()) <= _PAPERS and credential(text) and not re.search(r"\d", text)
    return papers and all(r.direction is Direction.AGAINST and credential(r.text) for r in acid_test(text))


def concrete_words(text: str) -> int:
    """How many words name something particular."""
    without = _ABSTRACT.sub(" ", text.lower())
    return len([w for w in _WORDS.findall(without) if w not in _FILLER and len(w) > 2])


def stock_phrases(turns: Sequence[Turn], asked: Sequence[Slot]) -> frozenset[str]:
    """What was already said, word for word and without a figure, to questions about other things: it answers none."""
    now, answered = frozenset(asked), pairwise(turns)
    others = [turn.text for before, turn in answered if before.move.slots and now.isdisjoint(before.move.slots)]
    return frozenset[str]().union(*map(_without_figures, others))


@lru_cache(maxsize=8192)  # the same messages are looked at on every turn
def _without_figures(text: str) -> frozenset[str]:
    return frozenset(folded(s.text) for s in sentences(text) if not re.search(r"\d", s.text))


def folded(sentence: str) -> str:
    """A sentence as it is compared: in lower case, with one blank between words, without its marks."""
    return " ".join(re.findall(r"\w+", sentence.casefold()))

"""What a request is about, named as those who asked name it: the people, the remedy asked for, and the day it begins."""

import re

from assistant.domain.brief import wording
from assistant.domain.brief.quantities import Kind
from assistant.domain.brief.shapes import Origin, Source
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.proposal.drafting import clauses, events
from assistant.domain.proposal.drafting.case import Case
from assistant.domain.proposal.drafting.groups import headcount, learners, some_of_all
from assistant.domain.proposal.drafting.statements import acting, as_said, fill, stated
from assistant.domain.proposal.shapes import Statement
from assistant.domain.slots import Slot
from assistant.domain.text import spans
from assistant.domain.text.phrases import VERB
from assistant.domain.text.words import stems

_HEAD_END = re.compile(
    r"\s(?:who|that|which|with|without|in|at|on|from|of|for|to|but|there|here|chiefly|mainly|across)\b|[,.;:()–—]|\s-\s",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(r"^(?:(?:the|our|my|your|their|all|these|those|both)\s+)+", re.IGNORECASE)
_LONGEST_NAME = 5  # words of a name of people that stays a name


def people(case: Case) -> Statement:
    """ "the 48 crane drivers", "12 of 90 surveyors", "the night porters"; "those who do the work" where nobody named
    them."""
    count = (learners(case) if case.plans_learning else None) or headcount(case)
    whole = headcount(case) or count
    name = (_counted(case, whole.value) if whole else None) or (
        _named(case) if not whole or _alone(case, whole.value) else None
    )
    if part := some_of_all(case):
        return fill("{part} {name}", part=part, name=name or "people")
    if count is None or count.value < _SEVERAL:
        return fill("the {name}", name=name) if name else fill("those who do the work")
    number = count.derive("People concerned", "")
    return fill("the {n} {name}", n=number, name=name) if name else fill("the {n} people concerned", n=number)


_SEVERAL = 2


def learning(case: Case) -> Statement:
    """Those who practise: the people, or those of them who cannot do it yet, where it is not known how many these are."""
    if case.verdict is Verdict.TRAINING_PLUS and learners(case) is None and headcount(case) is not None:
        return fill("those of {people} who cannot do it yet", people=people(case))
    return people(case)


def _counted(case: Case, count: float) -> Statement | None:
    """What the people are called right behind their number."""
    for fact in (fact for slot in _WHO for fact in case.brief.of(slot)):
        told = (q for q in fact.quantities if q.kind is Kind.PEOPLE and q.value == count)
        for name in (re.sub(r"^\W*[\d.,]+\s+", "", quantity.text) for quantity in told):
            if _NAME.fullmatch(name) and not _GENERAL.search(name):
                return as_said(_inside(name), fact.source)
    return None


_WHO = (Slot.AUDIENCE_SIZE, Slot.AUDIENCE, Slot.REQUESTED_SOLUTION)
_NAME = re.compile(r"(?:[^\W\d_][\w-]*\s){0,4}?(?:[^\W\d_][\w-]*[^\Ws]s|staff|crews?|women|men)", re.IGNORECASE)
_GENERAL = re.compile(
    r"\b(?:lads|ladies|guys|folks|lot|who\w*|any\w+|every\w+|people|persons?|heads?|others|ones|please)\b",
    re.IGNORECASE,
)


def _named(case: Case) -> Statement | None:
    """What the people are called in the answer on who they are: its first words up to what tells them apart."""
    for fact in case.brief.of(Slot.AUDIENCE):
        told = _BEFORE_NAME.sub("", _HEAD_END.split(clauses.first_clause(fact.source.quote), maxsplit=1)[0]).strip()
        several = _NAME.fullmatch(told) and len(told.split()) <= _LONGEST_NAME
        if several and not (VERB.search(told) or _NO_PEOPLE.search(told) or _GENERAL.search(told)):
            return as_said(_inside(told), fact.source)
    return None


def _alone(case: Case, count: float) -> bool:
    """True where the number comes first in its answer and without a place of its own: "33 in the house" counts others than
    those named, "84 servers and 12 supervisors, 96 in all" others too."""
    told = [fact for fact in case.brief.of(Slot.AUDIENCE_SIZE) if any(q.value == count for q in fact.quantities)]
    first = [min(fact.quantities, key=lambda q: q.start).value == count for fact in told]
    return bool(told) and all(first) and not any(_OF_A_PLACE.search(fact.source.quote) for fact in told)


_OF_A_PLACE = re.compile(r"^\W*(?:[\w-]+\s+){1,3}(?:people\s+|persons\s+)?(?:in|at|across|within)\b", re.I)
_NO_PEOPLE = re.compile(
    r"\b(?:groups|roles|sorts|kinds|types|levels|shifts|sites|days|weeks|hours|years|times|depends|shops|plants)\b",
    re.I,
)


def _inside(name: str) -> str:
    """A name of people for the middle of a sentence: "Crane drivers" becomes "crane drivers", "IT staff" stays."""
    return name if name[1:2].isupper() else wording.lower_first(name)


def task(case: Case) -> Statement | None:
    """What they should be able to do, in the words used."""
    fact = case.telling(Slot.DESIRED_BEHAVIOUR)
    if fact is None:
        return None
    return acting(fact.source.model_copy(update={"quote": steps_only(case, fact.source.quote)}), 130)


def steps_only(case: Case, told: str) -> str:
    """The answer without what stands before and behind the steps and is none: how many they are, what follows from them, what
    somebody feels about them, one person's way."""
    pieces = clauses.pieces(told)
    if not pieces:
        return told
    kept = [i for i, piece in enumerate(pieces) if not _is_no_step(case, piece)] or [0]
    first, last = pieces[kept[0]], pieces[kept[-1]]
    return told[told.index(first) : told.rindex(last) + len(last)]


def _is_no_step(case: Case, piece: str) -> bool:
    moves = _FIGURE_MOVES.search(piece) and case.outcome and stems(case.outcome.name) & stems(piece)
    return bool(moves or _NO_STEP.search(piece) or len(piece.split()) < _FEWEST_WORDS)


_FEWEST_WORDS = 2  # words of a step
_FIGURE_MOVES = re.compile(r"\b(?:down|up|higher|lower|fewer|less)\b", re.IGNORECASE)
_NO_STEP = re.compile(
    r"^(?:\w+ ){0,4}(?:\d+|two|three|four|five|six|seven|eight|nine|ten)(?: (?:to|or) \w+)? "
    r"(?:steps?|words?|fields?|things?|movements?|tasks?|points?|parts?|rules?)\b[^,;:]{0,25}$|"
    r"^(?:and |but |then |so )*(?:it|that|this|they|there|here|the rest)"
    r"(?:['’]s| (?:is|are|was|were|arrives?|sticks?|works?|can|holds?))\b|"
    r"^(?:she|he|i|we) \w+ed\b|^[A-ZÀ-Þ][\w’'-]+(?: \d+)? (?:does|is|was|can|has|did)\b|"
    r"\b(?:enjoys?|thanks? god|i (?:would|think|guess|hope|like)|used to)\b|^(?:and |but |so |then )*nobody\b",
    re.IGNORECASE,
)


def example(case: Case) -> Statement | None:
    """What is done where it works already, in the words used: the answer that tells most of the way of working; not one that was
    said of today, unless it names somebody."""
    today = [fact.source.quote for fact in case.brief.of(Slot.CURRENT_BEHAVIOUR)]
    facts = (f for f in case.brief.of(Slot.EXEMPLARS) if not _of_today(f.source.quote, today))
    told = [
        words
        for fact in facts
        if ways(words := acting(fact.source, 200, _tells_how)) >= _TWO and _tells_how(words.text) > 0
    ]
    return max(told, key=lambda words: ways(words) * _A_WAY + _tells_how(words.text), default=None)


def _of_today(said: str, today: list[str]) -> bool:
    """True where the words tell how everybody works: said of today, and of nobody by name."""
    named = any(not starts for _, _, starts in spans.names(said))
    return not named and any(said in other or other in said for other in today)


def ways(words: Statement) -> int:
    """How many words of a way of working a quotation holds; none where it speaks of the speaker."""
    return (
        0
        if re.search(r"\b(?:me|bad|worse|worst)\b", words.text)
        else len({match.casefold() for match in _WAY.findall(words.text)})
    )


_TWO, _A_WAY = 2, 3
_WAY = re.compile(
    r"\b(?:hangs?|hung|walks?|walked|sits?|reads?|asks?|asked|shows?|shown|showed|checks?|checked|marks?|writes?|photos?|packs?|brings?|"
    r"goes|puts?|takes?|plays?|rehears\w*|practi[sc]\w*|reviews?|lists?|cards?|templates?|boards?|frames?|sheets?|sends?|uses?|"
    r"publish\w*|receives?|keeps?|pairs?|together|beside|each|every|learn\w*|wear|fetch\w*|set|looks?|tells?|pays?|paid|gets?|has|"
    r"have|lets?|draws?|books?|prints?|along|aloud|first)\b",
    re.IGNORECASE,
)


def _tells_how(stretch: str) -> float:
    """How much a stretch tells of the way of working: figures and likeness to others tell nothing of it."""
    return clauses.action(stretch) - _NOTHING_OF_IT * len(_COMPARES.findall(stretch))


_COMPARES = re.compile(
    r"\b(?:same|is at|are at|stands? at|compared?|percent|per (?:hundred|cent))\b|['’]re at\b|%|\d", re.IGNORECASE
)
_NOTHING_OF_IT = 5  # words of content that a comparison takes away


def beginning(case: Case) -> Statement:
    """ ", before the opening on 10 May 2027", " with the new scanners, from 3 May 2027"; empty where nothing begins or comes."""
    if event := events.launch(case):
        return fill(", before {name} on {day}", name=as_said(events.begins_as(event), event[1]), day=event[0])
    comes = events.awaited(case)
    thing = events.thing(comes) if comes and not events.brings_people(comes) else ""
    return (
        fill(" with {thing}, from {day}", thing=as_said(thing, comes[1]), day=comes[0]) if comes and thing else fill("")
    )


def asked(case: Case) -> Statement:
    """The course or event that was asked for, with what it is about ("wine seminar", "course in reading weld
    maps"); "the request" where none is named."""
    told = [fact.source for fact in case.brief.of(Slot.REQUESTED_SOLUTION)]
    opening = Source(origin=Origin.TURN, ref="1", quote=case.interview.opening)
    forms = [(form, source) for source in (*told, opening) if (form := form_in(source.quote))]
    best = max(forms, key=lambda found: len(found[0].split()), default=None)
    return as_said(*best) if best else stated("the request")


def request(case: Case) -> Source | None:
    """The sentence of the first message that asks for something: the one that names a course, else the one that asks."""
    told = clauses.pieces(case.interview.opening)
    asking = [piece for piece in told if form_in(piece)] or [piece for piece in told if _ASKS.search(piece)]
    return Source(origin=Origin.TURN, ref="1", quote=asking[0]) if asking else None


_ASKS = re.compile(
    r"\b(?:please|(?:can|could|would|will|might|may) (?:you|we|i)|(?:i|we)(?:['’]d| would) (?:like|welcome|love|want)|"
    r"(?:i|we) (?:need|want|ask|request|order|require)|would welcome|(?:is|are) to be (?:held|trained|given|run|organi[sz]ed))\b",
    re.IGNORECASE,
)


def form_in(text: str) -> str:
    """The course or event that a text names, for the middle of a sentence; "" where it names none."""
    match = _FORM.search(text)
    if match is None:
        return ""
    form = re.sub(r"['’‘](?=\s|$)", "", match.group())
    return _inside(form) if re.search(r"(?:^|[.!?:])\W*$", text[: match.start()]) else form


_FORM = re.compile(
    r"\b(?:(?!(?:an?|the|some|any|our|my|your|their|this|that|these|those|of|for|to|in|on|with|into|from|by|as|and|or|but|need\w*|"
    r"want\w*|book\w*|get|give|do|please|organi[sz]e|arrange|run|have|has|had|is|are|am|be|was|would|like|love|told|start\w*|"
    r"days?|weeks?|hours?|one|two|another|proper|good|new|i|we|they|he|she|it|you|last|next|after|before|no|not|another|same)\b)"
    r"[^\W_][\w&-]* ){0,3}"
    r"(?:training|trainings|course|courses|workshop|workshops|master ?class|seminar|seminars|programme|program|coaching|"
    r"e-learning|webinars?|classes|class|lessons|bootcamp|academy|certification|off-?site|retreat|refresher|team[- ]building)\b"
    r"(?:['’]? (?:on|about|in(?= (?:\w+ ){0,2}\w+ing\b))"
    r"(?: (?!(?:for|before|be|who|that|next|by|at|so|i|we)\b)[\w'’&-]+){1,6})?",
    re.IGNORECASE,
)

"""What the form of a sentence alone tells, whatever was asked: a course wanted, its date, its audience, what was tried."""

import re
from collections.abc import Iterator, Sequence

from assistant.adapters.guided.numbers.units import is_person, singular
from assistant.adapters.guided.placing.pieces import Piece
from assistant.domain.brief.quantities import Quantity, When
from assistant.domain.slots import Slot

_LESSON = re.compile(
    r"\b(?:re-?training|training|course|workshop|seminar|class(?:es)?|e-?learning|webinar|modules?"
    r"|coaching|boot ?camp|certification|refresher|academy|"
    r"lessons?|curriculum|programme|program|teach\w*|sessions?|lecture|simulator|drill|tutorial)s?\b",
    re.I,
)
_FORMAT = re.compile(
    r"\b(?:half|full|one|two|three|\d+)[ -](?:a )?(?:day|days|hours?|weeks?|months?|year)\b|\b(?:online"
    r"|blended|in person|on site|on-site|virtual|video|hands-on|face to face|"
    r"self-paced|classroom|interactive|mobile)\b",
    re.I,
)
_TRIED = re.compile(
    r"\b(?:we|they|hr|i|the company|somebody|my predecessor)(?:['’]ve| have)? (?:already |once |even "
    r")?(?:had|did|done|ran|tried|held|sent|bought|organi[sz]ed|gave|introduced|hung|wrote|put|started"
    r"|launched)\b"
    r".*\b(?:one|it|that|them|this|training|courses?|workshops?|e-?learning|seminars?|posters?|mails?"
    r"|reminders?|letters?|bonus|checklists?|meetings?|campaign|consultants?|coach\w*)\b|\btried "
    r"(?:nothing|before|it|that|this|already)\b",
    re.I,
)
_HAD = re.compile(
    rf"\b(?:had|did|ran|tried|held|attended|gave|sent|bought|organi[sz]ed|took part)\b.{{0,40}}?{_LESSON.pattern}", re.I
)
_WAS = re.compile(
    rf"{_LESSON.pattern}.{{0,30}}?\b(?:last (?:year|spring|summer|autumn|winter|month)|ago|was|were|did)\b", re.I
)
_PAST = re.compile(r"\b(?:had|did|was|were|last (?:year|spring|summer|autumn|winter|month)|ago|already)\b", re.I)
_URGENT = re.compile(
    r"\b(?:which is why|that is why|that['’]s why|urgent\w*|the reason (?:is|for the)|otherwise we|or else"
    r"|has to be (?:done|ready) before)\b",
    re.I,
)
_GROUP = r"(?:[\w'’-]+\s+){0,4}?[\w'’-]+"
_FOR = re.compile(
    rf"\b(?:for|with|train|teach|educate|upskill|retrain|coach|send)\s+(?P<group>(?:all\s+"
    rf"|some\s+)?(?:(?:the|our|my|these|those|its|their)\s+)?(?:{_GROUP}))",
    re.I,
)
_SUBJECT = re.compile(
    rf"^\W*(?P<group>(?:(?:all|the|our|my|these|some)\s+){{0,2}}{_GROUP})\s+(?:need|needs|require|requires"
    rf"|must|have to|has to|should|want|wants|lack|lacks|do not know|don['’]t know)\b",
    re.I,
)
_MEANT_BEFORE = re.compile(
    r"\b(?:all|each|every one|most|some)\s+(?:(?P<size>\d[\d,]*)\s+)?of\s+(?:them|us)\b|\bfor\s+(?:them|us)(?:\s+all)?\b",
    re.I,
)
_ARTICLE = re.compile(r"\b(?:our|the|my|all|these|those)\s+(?=\w)", re.I)
_TEAMS = frozenset(
    "team teams crew crews staff people department departments group unit branch branches desk sales "
    "reception everyone everybody management leadership workforce personnel kitchen".split()
)
_GOES_ON = r"(?:before|after|by|until|till|from|in|on|at|for|to|with|as|because|who|that|which|this|next|or|so|but)\b"
_TOTAL = re.compile(
    r"\b(?:there (?:are|were|is)|we (?:are|have|were)|in total|altogether|all (?:the )?\d|of them "
    r"(?:across|in all)|overall|in all|everyone,? all|they are)\b",
    re.I,
)
_SOURCE = re.compile(
    r"\b(?:from|according to|as per|based on|says?|shows?|in)\s+(?P<source>(?:the|our|my|last|this"
    r"|a)\s+(?:[\w'’-]+\s+){0,4}?(?:systems?|reports?|logs?|surveys?|dashboards?|sheets?|"
    r"spreadsheets?|database|registers?|records|statistics|audits?|export|tills?|counts?|ledger"
    r"|tickets?)\b|(?:SAP|CRM|ERP|HR|Excel)\b(?:\s+\w+)?)"
)


def told_by_form(piece: Piece, *, opening: bool, after_wish: bool = False) -> Iterator[tuple[Slot, str]]:
    """Slots and the verbatim words for them. ``after_wish``: the piece before asked for a course."""
    text = piece.text
    wish = opening and wishes(text)
    if wish or (after_wish and _FORMAT.search(text) and not piece.heads):
        yield Slot.REQUESTED_SOLUTION, text
    urgent = opening and bool(_URGENT.search(text))
    if urgent:
        yield Slot.URGENCY_REASON, text
    if opening and piece.ahead and (wish or not (urgent or _PAST.search(text))) and _is_ahead(text):
        yield Slot.REQUESTED_DATE, _with_preposition(text, piece.days[0])
    if piece.heads and (opening or _TOTAL.search(text)):
        yield Slot.AUDIENCE_SIZE, stretch(text, piece.heads)
    if opening and (group := audience(piece)):
        yield Slot.AUDIENCE, group
    if _TRIED.search(text):
        yield Slot.TRIED_BEFORE, text
    if piece.amounts and (source := _SOURCE.search(text)):
        yield Slot.DATA_SOURCE, source["source"]


def wishes(text: str) -> bool:
    """True where a sentence asks for something to be taught, not where it tells of an earlier course."""
    told = _HAD.search(text) or _WAS.search(text) or re.search(r"\b(?:not|don['’]t) (?:want|need)\b", text, re.I)
    return bool(_LESSON.search(text)) and not told


def meant_before(text: str) -> re.Match[str] | None:
    """Where a wish only points at people who were named before: "a course for all 164 of them"."""
    return _MEANT_BEFORE.search(text) if wishes(text) else None


def people_named(text: str) -> str:
    """The first people that a sentence names with an article: "our conductors"."""
    starts = (match.start() for match in _ARTICLE.finditer(text))
    return next(filter(None, (_people_in(text[start:]) for start in starts)), "")


def audience(piece: Piece) -> str:
    """Who is to learn: the counted people with their place, "for the claims handlers", "our welders need ..."."""
    text = piece.text
    if piece.heads:
        return _counted(text, piece.heads)
    if not _LESSON.search(text) and not _SUBJECT.match(text):
        return ""
    for pattern in (_FOR, _SUBJECT):
        for match in pattern.finditer(text):
            if found := _people_in(text[match.start("group") :]):
                return found
    return ""


def _people_in(rest: str) -> str:
    """The words up to the first that names people: "the claims handlers"."""
    words = list(re.finditer(r"[\w'’-]+", rest))[:6]
    for i, word in enumerate(words):
        low = word.group().lower()
        if i and re.search(r"[,.;:!?]", rest[words[i - 1].end() : word.start()]):
            break
        if low in _TEAMS or (is_person(singular(low)) and low not in ("you", "me", "us")):
            place = re.match(
                rf"\s+(?:in|at|of|from|on)\s+(?:the\s+|our\s+)?[\w'’-]+(?:\s+(?!{_GOES_ON})[\w'’-]+)?",
                rest[word.end() :],
            )
            return rest[words[0].start() : word.end() + (place.end() if place else 0)]
    return ""


def _counted(text: str, heads: Sequence[Quantity]) -> str:
    end = heads[-1].start + len(heads[-1].text)
    place = re.match(
        rf"\s+(?:in|at|of|from|on|with)\s+(?:the\s+|our\s+)?[\w'’-]+(?:\s+(?!{_GOES_ON})(?:and\s+)?[\w'’-]+)?",
        text[end:],
    )
    return text[heads[0].start : end + (place.end() if place else 0)]


def stretch(text: str, amounts: Sequence[Quantity]) -> str:
    """From the first amount to the last, as said."""
    last = amounts[-1]
    return text[amounts[0].start : last.start + len(last.text)]


def _is_ahead(text: str) -> bool:
    return not re.search(r"\b(?:since|came out|survey|dropped|fell|rose|counted|figures?|complaints?)\b", text, re.I)


def _with_preposition(text: str, when: When) -> str:
    lead = re.search(
        r"\b(?:by|on|in|from|until|before|for|within|starting|at)\s+(?:the\s+)?$", text[: when.start], re.I
    )
    return text[lead.start() if lead else when.start : when.start + len(when.text)]

"""The symbols of unit calculation: money, point, time units, and nouns as said ("senior nurse")."""

import re

MONEY, POINT, EACH, ANYBODY = "money", "point", "each", "person"  # EACH: by whatever was counted just before
TIMES = ("minute", "hour", "day", "week", "month", "quarter", "year")

_TIME_WORDS = {
    **{name: name for name in TIMES},
    **{"hr": "hour", "h": "hour", "min": "minute", "mth": "month", "annum": "year", "wk": "week", "shift": "day"},
}
_CURRENCIES = frozenset(
    "euro dollar pound franc krona krone crown yen rupee zloty rand peso real eur usd gbp chf sek nok dkk".split()
)
_STOP = (
    r"(?:the|of|in|on|for|at|from|to|away|we|us|that|who|which|is|are|was|were|it|they|and|or|but|with|by|per|each|every|during|"
    r"off|out|times|x|after|before|over|within|when|if|this|because|more|extra|less|fewer|costs?|brings?|saves?|loses?|lost|lose|takes?|"
    r"makes?|needs?|gets?|means?|spends?|has|have|having|went|stays?|remains?|about|roughly|around|maybe|nearly|"
    r"approximately|only|would|will|should|must|can|could)"
)
NOUN = rf"(?!{_STOP}\b)[^\W\d_][\w'’-]*(?:\s+(?!{_STOP}\b)[^\W\d_][\w'’-]*){{0,2}}"
_PERSON = re.compile(
    r"(?:head|person|employee|colleague|staff|worker|participant|learner|someone|everyone|people|individual|man|seat|place|"
    r"delegate|attendee|member|fte|capita|one)s?",
    re.I,
)
_POINT = re.compile(r"^(?:percentage |percent |full )?(?:points?|pts?|percent|pct|pp|%)(?!\w)", re.I)


def singular(noun: str) -> str:
    """A noun phrase in lower case with its last word in the singular, as well as a rule of thumb can."""
    words = re.sub(r"['’]s?\b", "", noun.lower()).split()
    if not words:
        return ""
    return " ".join([*words[:-1], _singular(words[-1])])


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("wives"):
        return word[:-3] + "fe"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def symbol(noun: str) -> str:
    """The dimension symbol of a unit or noun."""
    noun = singular(noun)
    return POINT if is_point(noun) else _TIME_WORDS.get(noun, noun)


def unit_of(phrase: str) -> str:
    """The symbol of a noun phrase that may carry more words: a time unit, a currency or a point decides, first or last
    ("week on average", "clerk hour")."""
    words = phrase.split()
    for word in (words[0], words[-1]):
        known = MONEY if word.lower().rstrip("s") in _CURRENCIES else symbol(word)
        if known in (*TIMES, POINT, MONEY):
            return known
    return symbol(phrase)


def of_hundred(per: str) -> bool:
    """True for what is counted by the hundred: a share."""
    return bool(_HUNDRED.match(per))


_HUNDRED = re.compile(r"(?:a |every |each )?(?:100|hundred)\b(?![.,]\d)", re.I)


def scale(per: str) -> tuple[int, str] | None:
    """How many a rate is counted by, and the noun left: "1,000 doses" is (1000, "dose"); None for what is counted by one."""
    found = _SCALE.match(per)
    if not found:
        return None
    size = {"thousand": 1_000, "million": 1_000_000}.get(found["size"].lower()) or int(re.sub(r"\D", "", found["size"]))
    return size, symbol(found["noun"])


_SCALE = re.compile(
    r"(?:an? |every |each )?(?P<size>thousand|million|10{0,2}(?:[.,\s]?000)+)\b(?![.,]\d)\s*(?P<noun>.*)", re.I
)


def is_point(text: str) -> bool:
    """True where the text starts with points or percent."""
    return bool(_POINT.match(text))


def generic_person(noun: str) -> bool:
    """True for nouns that may stand for anybody in the audience ("head", "participant", "seat")."""
    return bool(noun and _PERSON.fullmatch(noun.rsplit(maxsplit=1)[-1]))


def same(left: str, right: str) -> bool:
    """True where two symbols name the same unit: equal, or the words of one are part of the other's."""
    if left == right:
        return True
    if not left or not right or {left, right} & {MONEY, POINT, EACH, *TIMES}:
        return False
    a, b = set(left.split()), set(right.split())
    return a <= b or b <= a

"""What a goal sentence counts: the words that lead to its target, or stand behind it."""

import re
from dataclasses import dataclass

from assistant.domain.library import goal_grammar as grammar
from assistant.domain.text.phrases import acted_on

_SUBJECT = re.compile(
    r"^[\W_]*(?:(?:by|until|in|for|from)\s+(?:the\s+)?(?:[a-z]+\s+){0,3}(?:_+|year)[\s,]*)?"
    r"(?:(?:(?:first|second|third|fourth|fifth|finally|it\s+was\s+(?:agreed|decided|resolved)\s+that|(?:the|our)\s+(?:[\w-]+\s+)?(?:goal|aim|ambition|objective|expectation|intention|plan)\s+(?:is|remains)\s+(?:that|for)|and|then|also|therefore)\b,?|(?:one|two|three|four|five),)\s+)*(?:(?:we(?:['’]re)?|the\s+company|the\s+group|it|they|(?:[\w'’-]+\s+){1,4}?"
    r"(?=(?:will|shall|aims|wants|plans|intends|pledges|commits)\b))\s+)?(?:(?:will|shall|must|aims?\s+to|wants?\s+to|plans?\s+to|seeks?\s+to|needs?\s+to|ha(?:s|ve)\s+to|expects?(?:\s+to)?|(?:are\s+)?going\s+to|commit\s+to|to|ensure|guarantee"
    r"|make\s+sure\s+that)\s+)*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:^|\s|\b)(?:is|are|be|will|shall|must|may|should|can|to|by|from|of|at|in|the|an?|has|have|and|on|until|down|up|only|kept"
    r"|therefore|measured|so|that|which|for|with|it|than|target|about|not)$",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"^\W*(?:(?:reach|have|with|see)\s+)?(?:zero|no|not\s+(?:one|a(?:\s+single)?)(?:\s+more)?)\s+", re.IGNORECASE
)
_DATED = re.compile(
    r",\s+(?:which|who|currently|today|now|at\s+present)\b|\s+(?:by|until|before|compared\s+with|within|at\s+the\s+end\s+of)\s+(?:_|\d|the\s+end)"
)
_LEADING = re.compile(  # an order: what it changes stands behind it
    r"\W*(?:bring|cut|reduce|raise|increase|lower|lift|grow|get|keep|hold|move|improve|shorten|halve|double|limit|maintain|turn)\s+(?!in\b|of\b|to\b)",
    re.IGNORECASE,
)
_SPENT = re.compile(  # what is counted is what they use, and not who uses it
    r"\b(?:use|spend|devote|dedicate|reserve|invest|allocate|set\s+aside)s?\s+(?:up\s+to\s+)?$", re.IGNORECASE
)
_ENDING = re.compile(rf"\s{grammar.CHANGE.pattern}$", re.IGNORECASE)
_OF_ALL = re.compile(r"^\s*of\s+(?:(?:our|the|all|its|their)\s+)*", re.IGNORECASE)
_AMOUNT = re.compile(rf"^(?:{grammar.LIMIT}\s+)?(?:{grammar.PLAIN}|\w+)\s*", re.IGNORECASE)
_COUNTED = re.compile(r"\s+(?!(?:by|in|until|from|of|to|on|for|at|or|and)\b)[a-z].*", re.IGNORECASE)
_RATIO = re.compile(rf"(?:{grammar.LIMIT}\s+)?{grammar.RATIO}", re.IGNORECASE)
EDGES = " _,:;|()-–—•*+\t\n"


@dataclass(frozen=True)
class Target:
    """A target in its sentence: its words and place, an earlier value beside it, and what showed it."""

    text: str = ""
    start: int = -1
    end: int = -1
    baseline: str = ""
    kind: str = ""


def measure(text: str, clause: str, target: Target) -> str:
    """What is measured: the words that lead to the target, without label, subject and verb of change; else those behind it."""
    if not target.text:
        return ""
    if target.kind == "none":
        of_it = rest_of(text, target) if text[target.end :].startswith(" of ") else ""
        return _trimmed(_NONE.sub("", target.text) + of_it)
    rest = text[target.start :]
    if target.kind == "more" and (match := grammar.MORE_OF.match(rest)):
        return _trimmed(match["what"])
    titled = clause.rstrip().endswith(":") and target.kind == "value"
    share, follows = grammar.SHARE_OF.match(rest), _COUNTED.match(rest_of(text, target))
    if titled and not follows and not (share and _tells(share)):
        return _trimmed(clause)  # "Rework: 1 percent of revenue", unlike "Fleet: 40 percent of all vans are electric"
    lead = "" if titled or (share and _SPENT.search(clause)) else _trimmed(_SUBJECT.sub("", clause))
    if not lead and share:
        return f"share of {_trimmed(share['what'] + (share['rest'] or ''))}"
    subject = _without_verb(lead)
    first, second = (subject, _behind(text, target)) if _acts(lead, target) else (_behind(text, target), subject)
    return first or second or _trimmed(clause)


def _tells(share: re.Match[str]) -> bool:
    """The sentence says something of those who are counted, and does not only name them."""
    return (
        bool(share["rest"])
        or len(_trimmed(share["what"]).split()) > 2
        or bool(grammar.VERB.search(share.string[share.end() :]))
    )


def _acts(lead: str, target: Target) -> bool:
    """The words before the target name what changes; before "nine of ten patients" only where a verb of change follows."""
    verb = grammar.CHANGE.search(lead)
    return not _RATIO.fullmatch(target.text) or bool(verb and _trimmed(lead[: verb.start()]))


def _behind(text: str, target: Target) -> str:
    """What the target counts by the words in it and behind it."""
    rest = re.sub(r"\([^)]*\)?", "", rest_of(text, target))
    if _RATIO.fullmatch(target.text):
        rest = _OF_ALL.sub(" ", rest)
        return _trimmed(following.group()) if (following := _COUNTED.match(rest)) else ""
    return _trimmed(_AMOUNT.sub("", target.text) + rest) or _trimmed(rest)


def _without_verb(words: str) -> str:
    """ "idle time shrinks" as "idle time", "cut idle time" and "a second crew cuts idle time" as the same."""
    if leading := _LEADING.match(words):
        words = _trimmed(words[leading.end() :]) or words
        return _trimmed(_ENDING.sub("", words)) or words
    if (at := acted_on(words)) and (changed := _trimmed(words[at:])):
        return changed
    for verb in reversed(list(grammar.CHANGE.finditer(words))):
        before, after = _trimmed(words[: verb.start()]), _trimmed(words[verb.end() :])
        if before or after:
            return before or after
    return words


def _trimmed(words: str) -> str:
    words = _DATED.split(words, maxsplit=1)[0].strip(EDGES)
    while (shorter := _TAIL.sub("", words).strip(EDGES)) != words:
        words = shorter
    return re.sub(r"^(?:the|our|a|an)\s+", "", words, flags=re.IGNORECASE)[:120]


def rest_of(text: str, target: Target) -> str:
    """What follows the target in its clause."""
    return re.split(r"[,;.](?:\s|$)", text[target.end :], maxsplit=1)[0]

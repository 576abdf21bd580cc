"""The parts of one goal sentence: metric, baseline, target, horizon, direction, owner."""

import datetime
import re
from dataclasses import dataclass

from assistant.domain.horizons import Horizon, horizons

_NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand"
)
_SHARE = r"(?:a|one|two|three)[\s-](?:half|halves|thirds?|quarters?|tenths?|fifths?)|half|all|every|each|none"
_CURRENCY = r"(?:[€$£¥]|EUR|USD|GBP|CHF)"
_UNIT = (
    r"(?:\s?%|\s+per\s?cent(?:age\s+points?)?|\s+pct|\s+(?:percentage\s+)?points?|\s?(?:k|m|bn|million|billion|thousand)\b(?:\s+"
    r"(?:euros?|dollars?|pounds?|crowns?|francs?))?)"
)
_NOUN = r"(?:\s+(?!by\b|until\b|and\b|or\b|in\b|of\b|to\b|from\b|the\b|at\b|for\b|with\b|on\b|per\b|is\b|are\b)[a-z][a-z-]+){0,2}"
_PER = (
    r"(?:\s+(?:per|a|an|each)\s+[\w,]+(?:\s+(?:hours?|doses|customers?|users?|employees?|units?|cases?|year|month))?)?"
)
_NUMBER = rf"{_CURRENCY}?\s?\d[\d.,]*(?<![.,])(?:{_UNIT}{_PER}|{_NOUN}{_PER})"
_WORDED = rf"(?:(?:{_NUMBER_WORDS})\b{_NOUN}{_PER})"
_QUANTITY = rf"(?:{_NUMBER}|{_WORDED})"
_BOUND = (
    r"(?:below|under|above|over|at\s+least|at\s+most|no\s+more\s+than|not\s+more\s+than|no\s+less\s+than|less\s+than|more\s+than"
    r"|fewer\s+than|within|up\s+to|a\s+minimum\s+of|a\s+maximum\s+of|minus|plus|[<>≤≥]=?)"
)

_UP = (
    "rise|rises|raise|raises|increase|increases|grow|grows|lift|lifts|climb|climbs|improve|improves|double|doubles|triple|triples"
    "|expand|expands|boost|boosts|strengthen|strengthens|accelerate|accelerates|gain|gains|win|wins|add|adds|extend|extends"
)
_DOWN = (
    "fall|falls|drop|drops|decrease|decreases|reduce|reduces|cut|cuts|lower|lowers|shrink|shrinks|shorten|shortens|halve|halves"
    "|decline|declines|eliminate|eliminates|minimi[sz]e|minimi[sz]es|avoid|avoids|end|ends|remove|removes"
)
_LEVEL = (
    "reach|reaches|achieve|achieves|hit|hits|attain|attains|deliver|delivers|bring|brings|move|moves|take|takes|keep|keeps|hold|holds"
    "|meet|meets|become|becomes|complete|close|closes|work|works|launch|launches|build|builds|open|opens|have|has|pass|passes"
)
_CHANGE = re.compile(rf"\b(?:{_UP}|{_DOWN}|{_LEVEL})\b", re.IGNORECASE)
_UP_WORD, _DOWN_WORD = re.compile(rf"\b(?:{_UP})\b", re.IGNORECASE), re.compile(rf"\b(?:{_DOWN})\b", re.IGNORECASE)
_MORE = re.compile(r"\b(?:above|over|at\s+least|more|reach\w*|achieve\w*|no\s+less|minimum|plus)\b|[>≥]", re.IGNORECASE)
_LESS = re.compile(
    r"\b(?:below|under|at\s+most|no\s+more|not\s+more|less|fewer|within|maximum|minus|zero|no)\b|[<≤]", re.IGNORECASE
)

_FROM_TO = re.compile(
    rf"\bfrom\s+(?P<baseline>{_CURRENCY}?\s?\d[\d.,]*(?<![.,])(?:{_UNIT})?)\s+(?:down\s+|up\s+)?to\s+(?P<target>{_QUANTITY})",
    re.IGNORECASE,
)
_TARGETS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<target>{_BOUND}\s+(?:a\s+|the\s+)?(?:{_QUANTITY}|{_SHARE}))",
        rf"\bto\s+(?P<target>{_QUANTITY}|{_SHARE})",
        rf"\bby\s+(?P<target>{_NUMBER}{_UNIT}?|{_SHARE})(?!\s+(?:19|20)\d\d)",
        r"\b(?P<target>(?:zero|no(?:t\s+a\s+single)?)\s+(?:[a-z-]+\s+){0,4}[a-z-]+?s?)(?=\s+(?:at|by|in|until)\b|\W|$)",
        rf"\b(?P<target>{_CURRENCY}?\s?\d[\d.,]*(?:{_UNIT})\s+(?:more|fewer|less|higher|lower)\b)",
        rf"(?P<target>\d[\d.,]*(?<![.,])(?:{_UNIT}))",
        rf"\b(?:reach\w*|achiev\w*|hit\w*|tak\w+|keep|hold|attain\w*|scor\w+)\s+(?P<target>{_QUANTITY}|{_SHARE})",
        rf"(?P<target>\b(?!(?:19|20)\d\d\b){_NUMBER})",
    )
)
_BOUNDED = re.compile(rf"^(?:{_BOUND}|zero|no|not)\b|^[<>≤≥]", re.IGNORECASE)
_BASELINES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\((?:today|now|currently|current|baseline|was|from|(?:in\s+)?(?:FY\s?)?'?(?:20)?\d\d|Q[1-4](?:\s+20\d\d)?)\s*:?\s*"
        rf"(?P<baseline>{_NUMBER})\)",
        rf"\b(?:up|down|compared\s+with|against|versus|today|currently|now)\s+(?:from\s+|at\s+)?(?P<baseline>\d[\d.,]*(?<![.,])(?:{_UNIT})?)",
        rf"\bfrom\s+(?P<baseline>{_CURRENCY}?\s?\d[\d.,]*(?<![.,])(?:{_UNIT})?)(?!\s*-?\s*(?:19|20)\d\d)",
    )
)
_DEADLINE = re.compile(
    r"\b(?:by|until|before|no\s+later\s+than|not\s+later\s+than|at\s+the\s+end\s+of|(?:at|by)\s+(?:the\s+)?end)\s*"
    r"(?:the\s+|end\s+of\s+|start\s+of\s+)*$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^\W*(?:(?:priority|objective|goal|aim|target|key\s+result|kr|o|milestone|promise|leg|theme|slide|page)\b[^:.]{0,20}[:.)–-]\s*)+",
    re.IGNORECASE,
)
_TITLE_LABEL = re.compile(r"^[A-Z][\w &,'’/-]{2,60}:\s+(?=\S)")
_SUBJECT = re.compile(
    r"^(?:(?:first|second|third|fourth|finally|and|the\s+(?:customer|cost)),?\s+)*(?:we|the\s+company|it|they)\s+(?:(?:will|shall|must|aim"
    r"\s+to|want\s+to|plan\s+to|are\s+going\s+to|commit\s+to|therefore|also)\s+)*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s,;:(–-]*\b(?:is|are|be|will|shall|must|may|should|can|to|by|from|of|at|in|the|a|an|has|have|and|on|until|down|up|only|stays?"
    r"|remains?|kept|therefore|measured|so|that|which|for|with)?[\s,;:(–-]*$",
    re.IGNORECASE,
)
_SHARE_OF = re.compile(
    rf"^\W*(?:by\s+[^,]+,\s*|until\s+[^,]+,\s*)?\d[\d.,]*(?:{_UNIT})\s+(?:of\s+)?(?P<what>[^,;.(]+?)(?:\s*\([^)]*\))?(?P<rest>\s+(?:are|is|have|has|move"
    r"|moves|can|will|do|share)\b[^,;.]*)?(?=[,;.]|$)",
    re.IGNORECASE,
)
_OWNERS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b[Oo]wner:\s*(?P<owner>[^.;\n]{3,80})",
        r"\b(?:[Oo]wned|[Ll]ed|[Ss]ponsored)\s+by\s+(?P<owner>(?:the\s+)?[A-Za-z][\w -]{2,60}?)(?=[.,;]|\s+and\s+is\b|$)",
        r"(?:^|[.;:,]\s+|\band\s+)(?P<owner>[Tt]he\s+[a-z][\w -]{2,60}?(?:\s+and\s+the\s+[a-z][\w -]{2,60}?)?)\s+"
        r"(?:owns?|leads?|answers?\s+for|shares?\s+this|(?:is|are)\s+(?:responsible|accountable))\b",
        r"\b(?:to|by|for)\s+(?P<owner>the\s+[a-z][\w -]{2,50}?),\s+who\s+(?:is\s+(?:responsible|accountable)|owns|leads)\b",
        r"\bfor\s+[a-z][\w ]{2,40}\s+it\s+is\s+(?P<owner>the\s+[a-z][\w -]{2,50}?)(?=[.,;]|$)",
    )
)


@dataclass(frozen=True)
class GoalParts:
    """What a sentence says of a goal. ``bounded``: the target is a limit or a from-to; ``deadline``: the horizon is said
    as one ("by", "until"); ``changes``: a verb of wanted change."""

    metric: str = ""
    baseline: str = ""
    target: str = ""
    horizon: datetime.date | None = None
    rises: bool | None = None
    bounded: bool = False
    deadline: bool = False
    changes: bool = False


def goal_parts(text: str, written: datetime.date | None = None) -> GoalParts:
    """Takes a sentence apart. ``written`` is the date of its document."""
    days = horizons(text, written)
    masked = _masked(text, days)
    horizon = _deadline(text, days) or (days[-1] if days else None)
    target, where, baseline = _target(masked)
    return GoalParts(
        metric=_metric(masked, target, where),
        baseline=baseline or _baseline(masked),
        target=target,
        horizon=horizon.day if horizon else None,
        rises=_rises(masked, target, baseline),
        bounded=bool(baseline or (target and _BOUNDED.search(target))),
        deadline=bool(_deadline(text, days)),
        changes=bool(_CHANGE.search(masked)),
    )


def owner_in(text: str) -> str:
    """The person or function that the text names as owner, "" where it names none."""
    for pattern in _OWNERS:
        if match := pattern.search(text):
            return match["owner"].strip()
    return ""


def _masked(text: str, days: list[Horizon]) -> str:
    """The text with its dates blanked out, so that no year is taken for a target. Offsets stay."""
    for day in days:
        text = text[: day.start] + "_" * (day.end - day.start) + text[day.end :]
    return text


def _deadline(text: str, days: list[Horizon]) -> Horizon | None:
    return next(
        (day for day in days if _DEADLINE.search(text[: day.start]) or "end" in text[day.start : day.end]), None
    )


def _target(text: str) -> tuple[str, int, str]:
    """Target, where its phrase begins, and the baseline of a from-to."""
    if match := _FROM_TO.search(text):
        return match["target"].strip(), match.start(), match["baseline"].strip()
    without_baseline = text
    for pattern in _BASELINES:
        without_baseline = pattern.sub(lambda m: "_" * len(m.group()), without_baseline)
    for pattern in _TARGETS:
        if match := pattern.search(without_baseline):
            return match["target"].strip(), match.start("target"), ""
    return "", -1, ""


def _baseline(text: str) -> str:
    return next((match["baseline"].strip() for pattern in _BASELINES if (match := pattern.search(text))), "")


def _rises(text: str, target: str, baseline: str) -> bool | None:
    if baseline and (numbers := [_number(baseline), _number(target)]) and None not in numbers:
        low, high = numbers
        return high > low if low is not None and high is not None and low != high else None
    for up, down in ((_MORE, _LESS),):
        if target and (up.search(target) or down.search(target)):
            return bool(up.search(target)) and not down.match(target)
    rising, falling = _UP_WORD.search(text), _DOWN_WORD.search(text)
    if rising and falling:
        return rising.start() < falling.start()
    return True if rising or re.search(r"\b(?:reach|achiev)", text, re.IGNORECASE) else False if falling else None


def _number(text: str) -> float | None:
    match = re.search(r"\d[\d,]*(?:\.\d+)?", text)
    return float(match.group().replace(",", "")) if match else None


def _metric(text: str, target: str, where: int) -> str:
    """What is measured: the words between label or subject and the target, without the verb of change."""
    if not target:
        return ""
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    if label := _TITLE_LABEL.match(text[start:where] + "x"):
        start += label.end() if len(text[start + label.end() : where].split()) > 1 else 0
    if share := _SHARE_OF.match(text[start:]):
        return f"share of {share['what'].strip()}{share['rest'] or ''}".strip(" _")
    words = _SUBJECT.sub("", text[start:where].strip())
    if change := _CHANGE.search(words):
        before, after = words[: change.start()], words[change.end() :]
        words = before if len(_TAIL.sub("", before).split()) > 0 else after
    return _trimmed(words)


def _trimmed(words: str) -> str:
    while (shorter := _TAIL.sub("", words.strip(" _,:;-–"))) != words:
        words = shorter
    return re.sub(r"^(?:the|our|a|an)\s+", "", words, flags=re.IGNORECASE).strip(" _,:;-–")[:120]

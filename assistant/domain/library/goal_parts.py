"""The parts of one goal sentence: metric, baseline, target, horizon, direction."""

import datetime
import re
from dataclasses import dataclass, replace

from assistant.domain.library import goal_grammar as grammar
from assistant.domain.library.horizons import Horizon, horizons

_CLAUSE = re.compile(
    r":\s+|;\s+|\s+[–—]\s+|,?\s+and\s+(?=[a-z][\w -]+\s+(?:to|by|from|takes?|rises?|falls?|reach|is|are|below|above)\b)"
)
_SUBJECT = re.compile(
    r"^[\W_]*(?:(?:by|until|in|for|from)\s+(?:the\s+)?(?:[a-z]+\s+){0,3}(?:_+|year)[\s,]*)?"
    r"(?:(?:(?:first|second|third|fourth|fifth|finally|and|then|also|therefore)\b,?|(?:one|two|three|four|five),)\s+)*(?:(?:we(?:['’]re)?|the\s+company|the\s+group|it|they|(?:[\w'’-]+\s+){1,4}?"
    r"(?=(?:will|shall|aims|wants|plans|intends|pledges|commits)\b))\s+)?(?:(?:will|shall|must|aims?\s+to|wants?\s+to|plans?\s+to|expects?(?:\s+to)?|(?:are\s+)?going\s+to|commit\s+to|to|ensure|guarantee"
    r"|make\s+sure\s+that)\s+)*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:^|\s|\b)(?:is|are|be|will|shall|must|may|should|can|to|by|from|of|at|in|the|an?|has|have|and|on|until|down|up|only|kept"
    r"|therefore|measured|so|that|which|for|with|it|than|target|about|not)$",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\W*(?P<none>no|zero|not\s+a)\s", re.IGNORECASE)
_NONE = re.compile(r"^\W*(?:(?:reach|have|with|see)\s+)?(?:zero|no|not\s+a)\s+", re.IGNORECASE)
_DATED = re.compile(r"\s+(?:by|until|before|compared\s+with|within|at\s+the\s+end\s+of)\s+(?:_|\d|the\s+end)")
_DIGIT = re.compile(r"\d")
_EDGES = " _,:;|()-–—•*+\t\n"


@dataclass(frozen=True)
class GoalParts:
    """What a sentence says of a goal. ``limited``: the target is a limit, a from-to or "none"; ``directed``: a verb of
    change leads to it; ``bare``: a count without unit, limit or earlier value, which may count anything; ``deadline``: the
    horizon is said as one ("by", "until", "the end of")."""

    metric: str = ""
    baseline: str = ""
    target: str = ""
    horizon: datetime.date | None = None
    rises: bool | None = None
    limited: bool = False
    directed: bool = False
    bare: bool = False
    deadline: bool = False


@dataclass(frozen=True)
class _Target:
    text: str = ""
    start: int = -1
    end: int = -1
    baseline: str = ""
    kind: str = ""


def goal_parts(text: str, written: datetime.date | None = None) -> GoalParts:
    """Takes a sentence apart. ``written`` is the date of its document."""
    days = horizons(text, written)
    masked = _masked(text, days)
    deadline = _deadline(text, days)
    ahead = [day for day in days if not _of_baseline(day, text) and (not written or day.day >= written)]
    horizon = deadline or (ahead[-1] if ahead else None)
    baseline = _baseline(masked)
    clause, target = _denied(masked, _target(masked, baseline))
    baseline = target.baseline or baseline
    span = grammar.SPAN.search(masked)
    return GoalParts(
        metric=_unmasked(_metric(masked, clause, target), masked, text),
        baseline=baseline,
        target=target.text,
        horizon=horizon.day if horizon else None,
        rises=_rises(clause, target, baseline),
        limited=_limited(clause, masked, target),
        directed=target.kind == "directed",
        bare=_bare(target, baseline),
        deadline=deadline is not None or bool(span and target.text and span.group() not in target.text),
    )


def number(text: str) -> float | None:
    """The first number written in digits."""
    match = re.search(r"\d[\d,]*(?:\.\d+)?", text)
    return float(match.group().replace(",", "")) if match else None


def _of_baseline(day: Horizon, text: str) -> bool:
    """The day belongs to an earlier value: "(2026: 34 %)", "from 34 % in 2026"."""
    if grammar.BASELINE_DAY.search(text[: day.start]):
        return True
    return any(match.start() <= day.start < match.end() for match in grammar.BASELINES[0].finditer(text))


def _masked(text: str, days: list[Horizon]) -> str:
    """The text with dates and goal labels blanked out, so that no year, no "KR2" and no "page 7" is taken for a target.
    Offsets stay."""
    for day in days:
        text = text[: day.start] + "_" * (day.end - day.start) + text[day.end :]
    if label := grammar.LABEL.match(text):
        text = " " * label.end() + text[label.end() :]
    return grammar.REFERENCE.sub(lambda match: "_" * len(match.group()), text) if _DIGIT.search(text) else text


def _unmasked(part: str, masked: str, text: str) -> str:
    """The words of the text behind a part of the masked one."""
    at = masked.find(part) if "_" in part else -1
    return text[at : at + len(part)] if at >= 0 else part


def _deadline(text: str, days: list[Horizon]) -> Horizon | None:
    named = (
        day for day in days if grammar.DEADLINE.search(text[: day.start]) or "end" in text[day.start : day.end].lower()
    )
    return next(named, None)


def _target(text: str, baseline: str) -> _Target:
    if match := _change(text):
        return _Target(match["target"].strip(), match.start(), match.end(), match["baseline"].strip(), "directed")
    for pattern in grammar.BASELINES if baseline else ():
        text = pattern.sub(lambda match: "_" * len(match.group()), text)
    wish = grammar.WISH.search(text)
    for start in (wish.end(), 0) if wish else (0,):  # what is wanted stands after the wish, what is stands before
        if target := _first_target(text, start):
            return target
    return _Target()


def _change(text: str) -> re.Match[str] | None:
    """From one figure to another."""
    if not _DIGIT.search(text):
        return None
    changes = grammar.FROM_TO.search(text)
    if changes and not (grammar.CHANGE.search(text) or grammar.MEASURED.search(changes["target"])):
        changes = None  # "from 11 to 14" may be hours
    return changes or grammar.ARROW.search(text) or grammar.BOTH.search(text)


def _first_target(text: str, start: int) -> _Target | None:
    for kind, pattern in grammar.TARGETS:
        if match := pattern.search(text, start):
            return _Target(match["target"].strip(" ,:;"), match.start("target"), match.end("target"), kind=kind)
    return None


def _denied(text: str, target: _Target) -> tuple[str, _Target]:
    """Clause and target; in "no call longer than an hour" the denial belongs to the target."""
    clause = _clause(text, target)
    match = _DENIED.match(clause) if target.kind == "limit" else None
    if not match:
        return clause, target
    return clause, replace(target, text=f"{clause[match.start('none') :].strip()} {target.text}", kind="none")


def _baseline(text: str) -> str:
    if not _DIGIT.search(text):
        return ""
    return next((match["baseline"].strip() for pattern in grammar.BASELINES if (match := pattern.search(text))), "")


def _clause(text: str, target: _Target) -> str:
    """The part of the sentence that the target stands in, up to the target."""
    before = text[: max(target.start, 0)] if target.text else text
    for cut in reversed(list(_CLAUSE.finditer(before))):
        if target.kind == "none" or before[cut.end() :].strip(_EDGES):
            return before[cut.end() :]
    return before


def _limited(clause: str, text: str, target: _Target) -> bool:
    """A limit counts where it is a wish ("scrap under 2 percent"), not where a rule applies beyond it."""
    if re.match(rf"over\s+\w+\s+{grammar.DURATION}", target.text):
        return False
    if target.baseline or (target.kind == "none" and not target.text[-1].isdigit()):
        return not (target.kind == "none" and grammar.VERB.search(_rest(text, target)))
    if not grammar.LIMITED.match(target.text):
        return False
    if target.text.lower().startswith("within") and not clause.strip(_EDGES):
        return False
    changed = any(verb.search(clause) for verb in (grammar.UP, grammar.DOWN, grammar.REACH, grammar.HOLD))
    return changed or not grammar.VERB.search(clause + _rest(text, target))


def _bare(target: _Target, baseline: str) -> bool:
    if target.kind == "limit":
        return bool(re.search(r"\b(?:one|a|an)\b", target.text, re.IGNORECASE)) and not (
            number(target.text) or grammar.MEASURED.search(target.text)
        )
    return target.kind == "value" and not baseline and not grammar.MEASURED.search(target.text)


def _rest(text: str, target: _Target) -> str:
    """What follows the target in its clause."""
    return re.split(r"[,;.](?:\s|$)", text[target.end :], maxsplit=1)[0]


def _rises(clause: str, target: _Target, baseline: str) -> bool | None:
    if target.kind == "none":
        return False
    before, after = number(baseline), number(target.text)
    if before is not None and after is not None and before != after:
        return after > before
    if grammar.AT_MOST.search(target.text):
        return False
    if grammar.AT_LEAST.search(target.text):
        return True
    verbs = f"{clause} {target.text}"
    rising, falling = grammar.UP.search(verbs), grammar.DOWN.search(verbs)
    if rising or falling:
        return not falling or bool(rising and rising.start() < falling.start())
    return True if grammar.REACH.search(clause) and target.text else None


def _metric(text: str, clause: str, target: _Target) -> str:
    """What is measured: the words that lead to the target, without label, subject and verb of change."""
    if not target.text:
        return ""
    if target.kind == "none":
        return _trimmed(_NONE.sub("", target.text))
    rest = text[target.start :]
    if target.kind == "more" and (match := grammar.MORE_OF.match(rest)):
        return _trimmed(match["what"])
    titled = clause.rstrip().endswith(":") and target.kind == "value"  # "Fleet: 40 percent of all vans are electric"
    lead = "" if titled else _trimmed(_SUBJECT.sub("", clause))
    if not lead and (match := grammar.SHARE_OF.match(rest)):
        return f"share of {_trimmed(match['what'] + (match['rest'] or ''))}"
    one_of = r"\w+\s+(?:out\s+)?of\s+\w+$"  # "nine of ten" counts what follows it
    counted = re.sub(
        rf"^(?:{grammar.LIMIT}\s+)?(?:{one_of}|{grammar.PLAIN}|\w+)\s*", "", target.text, count=1, flags=re.IGNORECASE
    )
    return _without_verb(lead) or _trimmed(counted) or _trimmed(_rest(text, target)) or _trimmed(clause)


def _without_verb(words: str) -> str:
    """ "idle time shrinks" as "idle time", "cut idle time" as the same."""
    for verb in reversed(list(grammar.CHANGE.finditer(words))):
        before, after = _trimmed(words[: verb.start()]), _trimmed(words[verb.end() :])
        if before or after:
            return before or after
    return words


def _trimmed(words: str) -> str:
    words = _DATED.split(words, maxsplit=1)[0].strip(_EDGES)
    while (shorter := _TAIL.sub("", words).strip(_EDGES)) != words:
        words = shorter
    return re.sub(r"^(?:the|our|a|an)\s+", "", words, flags=re.IGNORECASE)[:120]

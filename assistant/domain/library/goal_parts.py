"""The parts of one goal sentence: metric, baseline, target, horizon, direction."""

import datetime
import re
from dataclasses import dataclass, replace

from assistant.domain.library import goal_grammar as grammar
from assistant.domain.library.goal_measures import EDGES, Target, measure, rest_of
from assistant.domain.library.horizons import Horizon, horizons

_CLAUSE = re.compile(
    r":\s+|;\s+|\s+[–—]\s+|,?\s+so\s+that\s+|,\s+so\s+(?=(?:the|our|its|their)\s)"
    r"|,?\s+and\s+(?=[a-z][\w -]+\s+(?:to|by|from|takes?|rises?|falls?|reach|is|are|below|above)\b)"
)
_DENIED = re.compile(r"\W*(?P<none>no|zero|not\s+a)\s", re.IGNORECASE)
_TO_COME = re.compile(r"^\W*(?:[\w'’-]+\s+){0,5}?(?:will|shall|must)\b", re.IGNORECASE)
_TO_DO = re.compile(r"\b(?:will|shall|must|ha(?:s|ve)\s+to)\s+(?!be\b)[a-z]+\s+(?:at\s+least\s+)?$", re.IGNORECASE)
_MEANS = re.compile(r"\b(?:by|through|via)\s+\w+ing\s+$", re.IGNORECASE)  # "by testing two suppliers"
_BESIDE = re.compile(r"\([^()]*\)")
_RATIO = re.compile(rf"(?:{grammar.LIMIT}\s+)?{grammar.RATIO}", re.IGNORECASE)
_MEASURED = re.compile(rf"{grammar.MEASURED.pattern}|{grammar.RATIO}", re.IGNORECASE)
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class GoalParts:
    """What a sentence says of a goal. ``limited``: the target is a limit, a from-to or "none"; ``directed``: a verb of
    change leads to it; ``bare``: a count without unit, limit or earlier value, which may count anything; ``of_today``: the
    baseline is said to be today's; ``deadline``: the horizon is said as one ("by", "until", "the end of")."""

    metric: str = ""
    baseline: str = ""
    target: str = ""
    horizon: datetime.date | None = None
    rises: bool | None = None
    limited: bool = False
    directed: bool = False
    bare: bool = False
    of_today: bool = False
    deadline: bool = False


def goal_parts(text: str, written: datetime.date | None = None) -> GoalParts:
    """Takes a sentence apart. ``written`` is the date of its document."""
    days = horizons(text, written)
    masked = _masked(text, days)
    deadline = _deadline(text, days)
    ahead = [day for day in days if not _of_baseline(day, text) and (not written or day.day >= written)]
    horizon = deadline or (ahead[-1] if ahead else None)
    before = _baseline(masked)
    baseline = before["baseline"].strip() if before else ""
    clause, target = _denied(masked, _target(masked, baseline))
    baseline = target.baseline or baseline
    span = grammar.SPAN.search(masked)
    due = deadline is not None and bool(target.text) and bool(_TO_DO.search(masked[: target.start]))
    return GoalParts(
        metric=_unmasked(measure(masked, clause, target), masked, text),
        baseline=baseline,
        target=target.text,
        horizon=horizon.day if horizon else None,
        rises=_rises(clause, target, baseline),
        limited=_limited(clause, masked, target),
        directed=target.kind == "directed" or due,
        bare=_bare(target, baseline) and not due,
        of_today=bool(before and grammar.OF_TODAY.search(before.group())),
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


def _target(text: str, baseline: str) -> Target:
    if match := _change(text):
        return Target(match["target"].strip(), match.start(), match.end(), match["baseline"].strip(), "directed")
    for pattern in grammar.BASELINES if baseline else ():
        text = pattern.sub(lambda match: "_" * len(match.group()), text)
    if match := grammar.QUANTIFIED.match(text):
        kind = "limit" if grammar.LIMITED.match(match["target"]) else "value"
        return Target(match["target"].strip(), match.start("target"), match.end("target"), kind=kind)
    wish = grammar.WISH.search(text)
    beside = _BESIDE.sub(lambda match: "_" * len(match.group()), text)  # a figure in brackets counts last
    for said in (beside, text) if beside != text else (text,):
        for start in (wish.end(), 0) if wish else (0,):  # what is wanted stands after the wish, what is stands before
            if target := _first_target(said, start):
                return target
    return Target()


def _change(text: str) -> re.Match[str] | None:
    """From one figure to another."""
    if not _DIGIT.search(text):
        return None
    changes = grammar.FROM_TO.search(text)
    if changes and not (grammar.CHANGE.search(text) or grammar.MEASURED.search(changes["target"])):
        changes = None  # "from 11 to 14" may be hours
    return changes or grammar.ARROW.search(text) or grammar.BOTH.search(text)


def _first_target(text: str, start: int) -> Target | None:
    if not grammar.ANY_TARGET.search(text, start):
        return None
    for kind, pattern in grammar.TARGETS:
        match = pattern.search(text, start)
        if match and not (kind == "value" and _MEANS.search(text[: match.start()])):
            return Target(match["target"].strip(" ,:;"), match.start("target"), match.end("target"), kind=kind)
    return None


def _denied(text: str, target: Target) -> tuple[str, Target]:
    """Clause and target; in "no call longer than an hour" the denial belongs to the target."""
    clause = _clause(text, target)
    match = _DENIED.match(clause) if target.kind == "limit" else None
    if not match:
        return clause, target
    return clause, replace(target, text=f"{clause[match.start('none') :].strip()} {target.text}", kind="none")


def _baseline(text: str) -> re.Match[str] | None:
    """Where the sentence tells an earlier value."""
    if not (_DIGIT.search(text) or grammar.OF_TODAY.search(text)):
        return None
    return next((match for pattern in grammar.BASELINES if (match := pattern.search(text))), None)


def _clause(text: str, target: Target) -> str:
    """The part of the sentence that the target stands in, up to the target."""
    before = text[: max(target.start, 0)] if target.text else text
    for cut in reversed(list(_CLAUSE.finditer(before))):
        if target.kind == "none" or before[cut.end() :].strip(EDGES):
            return before[cut.end() :]
    return before


def _limited(clause: str, text: str, target: Target) -> bool:
    """A limit counts where it is a wish ("scrap under 2 percent"), not where a rule applies beyond it."""
    if re.match(rf"over\s+\w+\s+{grammar.DURATION}", target.text):
        return False
    if target.baseline or (target.kind == "none" and not target.text[-1].isdigit()):
        return not (target.kind == "none" and grammar.VERB.search(rest_of(text, target)))
    if not grammar.LIMITED.match(target.text):
        return False
    if target.text.lower().startswith("within") and not clause.strip(EDGES):
        return False
    rest = rest_of(text, target)
    changed = any(verb.search(clause) for verb in (grammar.UP, grammar.DOWN, grammar.REACH, grammar.HOLD))
    return changed or bool(_TO_COME.search(rest)) or not grammar.VERB.search(clause + rest)


def _bare(target: Target, baseline: str) -> bool:
    if target.kind == "limit":
        return bool(re.search(r"\b(?:one|a|an)\b", target.text, re.IGNORECASE)) and not (
            number(target.text) or _MEASURED.search(target.text)
        )
    return target.kind == "value" and not baseline and not _MEASURED.search(target.text)


def _rises(clause: str, target: Target, baseline: str) -> bool | None:
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

"""Names of measures as people say them: known ones by knowledge/metrics.yaml, others by where they stand in a sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.adapters.guided.text.lexicon import PLACES, STOPPERS
from assistant.domain.brief.shapes import Measure
from assistant.domain.knowledge import MetricEntry
from assistant.domain.text.phrases import acted_on
from assistant.domain.text.words import stems

_LEAD_IN = re.compile(
    r"^['’]?(?:(?:it['’]s|that['’]s|overall|on average|altogether|together|taken together|there|are|do|does"
    r"|count|s|in|by|of|for|well|so|ok|okay|mainly|mostly|basically|simply"
    r"|probably|currently|right now|today|now|and|but|also|then|the|our|my|their|your|its|"
    r"a|an|this|that|it|it['’]s|is|we|i|look|looking|at|would|say|think|watch|track|count|measure|report|see|have|use|"
    r"want|need|one|two|three|four|main|both)\b[\s,:]*)+",
    re.I,
)
_SUBJECT = re.compile(
    r"(?P<name>[^,.;:!?()]{2,60}?)\s*(?:\b(?:is|are|was|were|stands?|stood|sits?|sat|runs?|ran|remains?"
    r"|hovers?|averages?|reached|hit|went|"
    r"dropped|fell|rose|climbed|slipped|has|should|must|needs?|comes?|came)\b|:|=|\b(?:at|down|up|from)\b)",
    re.I,
)
_PRONOUNS = frozenset(
    "it we they this that there i you he she these those which who what people everyone nobody".split()
)
_NO_NAME = frozenset(
    "target goal aim baseline number figure value none nothing observed result rest average total need "
    "idea plan budget cost today now half thing things objective problem issue point question numbers ist soll "
    "as-is to-be actual current measure metric figures several many various all everything both simple "
    "stands stood sits remains hovers".split()
)
_NO_START = re.compile(
    r"(?:from|to|by|below|under|above|over|between|down|up|within|since|bring|get|cut|reduce|raise|make|push"
    r"|keep|take|increase|improve|please|"
    r"mon|tues|wednes|thurs|fri|satur|sun)(?:days?)?\b",
    re.I,
)
_NO_END = re.compile(r"\b(?:it|we|they|that|this|there|which|who|and|or|the|of|to)$", re.I)
_CLEFT = re.compile(
    r"^\W*(?:what (?:counts|matters|(?:we|i|they|he|she) \w+(?: (?:at|for|on))?)|the (?:number|measure|figure"
    r"|metric|kpi|thing)"
    r"(?: (?:that|which|we|i|they|my|our|the|everybody|everyone)\b[^,.;]{0,40}?)?)\s+(?:is|are|would be)\s+",
    re.I,
)
_HOW_MANY = re.compile(
    r"how (?:many|often|long|much|fast|quickly)\b(?:\s+[\w'’-]+){1,6}?"
    r"(?=\s+(?:in|at|on|from|within|by|per|when|after|before|they|we|until|and|or)\b|\s*[,.;:(!?]|\s*$)",
    re.I,
)
# Behind these the first of two words is what somebody does: "I only open tickets" counts nothing. "We scrap four percent" does.
_DOES = re.compile(
    r"\b(?:i|we|they|he|she)(?:['’](?:ll|d))?(?:\s+(?:only|just|also|never|always|often|usually|mostly|simply|then|still|can|could"
    r"|will|would|must|should|may|might|cannot|can['’]t|don['’]t))*\s+$",
    re.I,
)


@dataclass(frozen=True)
class Named:
    """A measure's name at an offset of a text."""

    name: str
    start: int
    end: int


class MeasureNames:
    """Finds names of measures in a text. Built once from the metric catalogue."""

    def __init__(self, metrics: Sequence[MetricEntry]) -> None:
        self._aliases = sorted(
            {alias for entry in metrics for alias in (entry.name, *entry.aliases)}, key=len, reverse=True
        )

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        forms = [_flexible(alias) for alias in self._aliases if len(alias) > 1]
        return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?!\w)", re.I) if forms else None

    def known(self, text: str, measures: Sequence[Measure] = ()) -> list[Named]:
        """Names in a text that the catalogue or the brief's measures know, each with its describing words before it."""
        hits = self._pattern.finditer(text) if self._pattern else ()
        found = [Named(m.group(), m.start(), m.end()) for m in hits if not _is_done(text, m)]
        found += [named for measure in measures if (named := _mention(text, measure.name))]
        extended = [_extended(text, named) for named in found]
        return _longest(extended)


def _is_done(text: str, hit: re.Match[str]) -> bool:
    """True for the words of a name that tell what somebody does and to what."""
    return bool(" " in hit.group() and _DOES.search(text[: hit.start()]))


def subject(clause: str) -> Named | None:
    """The words before the verb or colon where a value follows: "scrap" in "scrap at 4.1"."""
    match = _SUBJECT.match(clause)
    if not match:
        return None
    return tidy(clause[: match.end("name")], 0)


def tidy(text: str, start: int) -> Named | None:
    """A name without articles, pronouns and lead-in; None where nothing that names a measure is left."""
    text, start = _after_verb(text, start)
    lead = _LEAD_IN.match(text)
    cut = lead.end() if lead else 0
    name = text[cut:].rstrip(" ,;:.!?-–")
    words = name.lower().split()
    if (
        not words
        or len(words) > 12
        or all(w in _PRONOUNS | _NO_NAME | STOPPERS for w in words)
        or not re.search(r"[A-Za-z]{2}", name)
        or (
            words[-1].removesuffix("s") in PLACES
            and words[-2:-1] not in (["per"], ["of"], ["by"], ["each"], ["in"], ["at"])
        )
        or all(w in _NO_NAME | PLACES | STOPPERS for w in words)
        or _NO_START.match(name)
        or _NO_END.search(name)
    ):
        return None
    return Named(name, start + cut, start + cut + len(name))


def in_answer(part: str) -> Named | None:
    """The measure that a part of an answer names in its own words: "what counts is late trains", "how many cases are closed"."""
    cleft = _CLEFT.match(part)
    start = cleft.end() if cleft else 0
    if counted := _HOW_MANY.search(part, start):
        return Named(counted.group(), counted.start(), counted.end())
    cut = re.split(r"\b(?:is|are|was|which|because|since|as|but)\b|[;(:]|,\s", part[start:], maxsplit=1)[0]
    return tidy(cut, start) or tidy(part[start:], start)


def _after_verb(text: str, start: int) -> tuple[str, int]:
    """ "The board shows late orders" names late orders, and so does "the new board cuts late orders"."""
    if at := acted_on(text):
        text, start = text[at:], start + at
    match = re.match(r".*\b(?:shows?|called|namely|watch(?:es)?|tracks?|follows?|measures?)\s+", text, re.I)
    return (text[match.end() :], start + match.end()) if match and match.end() < len(text) else (text, start)


def _flexible(alias: str) -> str:
    """An alias with blanks or hyphens alike and an optional plural."""
    body = r"[\s-]+".join(re.escape(part) for part in re.split(r"[\s-]+", alias))
    return body if alias.isupper() else rf"{body}(?:s|es)?"


_FRAME = re.compile(
    r"^(?:the )?(?:number|share|amount|count|percentage) of |\s+(?:in|per|a|an|each|every)(?: a| each| every)?"
    r" (?:year|month|week|day|quarter|shift)$",
    re.I,
)


def _mention(text: str, name: str) -> Named | None:
    """Where a measure of the brief is spoken of again: by its content words, in any inflection. What frames it ("number of
    ... in a year") speaks of anything."""
    wanted = stems(_FRAME.sub("", name)) or stems(name)
    hits = [m for m in re.finditer(r"[^\W\d_]+(?:-[^\W\d_]+)*", text) if stems(m.group()) & wanted]
    if not hits or len({stem for m in hits for stem in stems(m.group()) & wanted}) * 2 < len(wanted):
        return None
    start, end = hits[0].start(), hits[0].end()
    for hit in hits[1:]:
        end = hit.end() if hit.start() - end <= 25 else end
    return Named(text[start:end], start, end)


def _extended(text: str, named: Named) -> Named:
    """Takes in up to three describing words: "order-entry" of "order-entry error rate"."""
    start = named.start
    for _ in range(3):
        before = re.search(r"(?<!\w)([A-Za-z][\w'’-]*)[ ]+$", text[:start])
        word = before.group(1).lower() if before else ""
        if not before or word in STOPPERS or word.endswith("ly") or _LEAD_IN.fullmatch(word):
            break
        start = before.start(1)
    return Named(text[start : named.end], start, named.end)


def _longest(found: list[Named]) -> list[Named]:
    kept: list[Named] = []
    for item in sorted(found, key=lambda n: (n.start - n.end, n.start)):
        if all(item.end <= other.start or item.start >= other.end for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda n: n.start)

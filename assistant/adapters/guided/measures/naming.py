"""The measures that an answer to "which number?" names: each a noun phrase, with the words that say how it is counted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.adapters.guided.measures import ranks
from assistant.adapters.guided.measures.names import MeasureNames, Named, in_answer, tidy
from assistant.adapters.guided.numbers import quantities
from assistant.domain.brief.counting import Naming, naming, only_tells_how
from assistant.domain.brief.fields.cutting import leading
from assistant.domain.brief.reading import MeasureField, MeasureReading
from assistant.domain.slots import Slot
from assistant.domain.text.phrases import acted_on, acts, counts_how, names_measure

_PARTS = re.compile(r"\s*(?:,\s+(?:and\s+|or\s+)?|;\s*|:\s+|\s+and\s+(?:also\s+)?|\s+plus\s+|\s/\s|\n+)\s*")
_IN_UNIT = re.compile(
    r"\s+(?:in|as) (?:a )?(?:%|per ?cent\w*|pct|procent|[a-z]+s\b(?=\W*$|\s+(?:per|a|each)\b)).*$", re.I
)
_DENIED = re.compile(r"\b(?:no|not|none|never|nobody|nothing|cannot|used to)\b|n['’]t\b", re.I)
_SHARE_OF = re.compile(r"(?:percentage|percent) of \w", re.I)
_PASSIVE = re.compile(r"\s+(?:is|are|was|were|get|gets)\s+(?=\w+ed\b)", re.I)
_HOW_LONG = re.compile(r"^\W*how (?:long|often|fast|quickly)\s+(?!(?:they|we|it|you|i|he|she|this|that)\b)\w+", re.I)
_QUOTED = re.compile(r"['‘\"“][^'‘’\"“”]+['’\"”]")
_RELATIVE = re.compile(r"\s+(?:that|which|who)\s+(?:is|are|was|were|have been|has been)\s+", re.I)
_HOW_MANY = re.compile(r"^\W*(?:(?:we|i|they)\s+\w+\s+)?how (?:many|much)\s+", re.I)
_HOW = re.compile(r"\W*how (?:many|much|often)\b", re.I)
_SAID = re.compile(r"\b(?:is|are|looks? at|counts?|shows?|tracks?|watch(?:es)?|see|have|has|called)\s+|['’]s\s+", re.I)
_MEMBER = re.compile(r"\s(?:a|an|the|each|every|our|my|their|in|at|on)\s", re.I)
_WHICH = re.compile(r"\s+(?:which|that|who)\s", re.I)
_TOO_FAR = re.compile(r"\s+(?:after|before|between|when|as|because|since|until|from)\s", re.I)
_LIMIT = re.compile(r"\b(?:within|under|over|in|after|per|than|every|each|inside)\s+(?:the\s+first\s+)?$", re.I)
_WISH = re.compile(r"^(?:(?:fewer|less|more|no|better|faster|higher|lower|shorter|much|many|obvious|simple)\s+)+", re.I)


_FILLER = 2  # words of a part without a name that are no clause: "one", "on average"


@dataclass(frozen=True)
class _Candidate:
    """A name with the sentence it was told in, how it is counted, whether the sentence rather told the goal, and whether it
    is said to come first."""

    name: str
    counted: str
    sentence: str
    of_goal: bool
    first: bool

    @property
    def sure(self) -> Naming:
        return naming(f"{self.name} {self.counted}")


def named(items: Sequence[tuple[str, Sequence[Slot]]], names: MeasureNames) -> list[MeasureReading]:
    """The measures that an answer on the metric names. What rather tells the goal names one only where its words say how it
    is counted or which way it shall move; a mere idea counts only where no thing is named."""
    if not any(Slot.METRIC in slots for _, slots in items):
        return []
    found: list[_Candidate] = []
    for text, slots in items:
        if found and only_tells_how(text):
            found[-1] = replace(found[-1], counted=f"{found[-1].counted} {text}")
        else:
            found += _candidates(text, names, _tells_goal(slots))
    answers = [c for c in found if not c.of_goal] or found
    best = max((c.sure for c in answers), default=Naming.IDEA)
    kept = [c for c in found if c.sure > Naming.IDEA or (best is Naming.IDEA and not c.of_goal)]
    if any(c.sure is Naming.COUNTED or not c.of_goal for c in kept):
        kept = [c for c in kept if c.sure is Naming.COUNTED or not c.of_goal]
    return [
        MeasureReading(
            measure=c.name,
            field=MeasureField.NAME,
            quote=c.sentence,
            text=f"{c.name} {c.counted}".strip(),
            first=c.first,
        )
        for c in kept
    ]


def _tells_goal(slots: Sequence[Slot]) -> bool:
    if Slot.METRIC not in slots:
        return True
    goal = [i for i, slot in enumerate(slots) if slot in (Slot.BUSINESS_GOAL, Slot.STRATEGY_LINK)]
    return bool(goal) and goal[0] < list(slots).index(Slot.METRIC)


def _candidates(text: str, names: MeasureNames, of_goal: bool) -> Iterator[_Candidate]:
    if text.rstrip().endswith("?"):
        return
    told: list[tuple[str, list[str], bool, bool]] = []
    denied = clause = False
    opens = ranks.opens_with_first(text)  # "One: ..."
    for whole in (p for p in _PARTS.split(ranks.without_opening(text)) if p and p.strip()):
        part = ranks.without_place(whole)
        denied = bool(_DENIED.search(_QUOTED.sub(" ", part))) or (denied and not names_measure(part.strip(" .")))
        if told and (only_tells_how(part) or _HOW.match(part)):
            told[-1][1].append(part.strip())
            continue
        body = part[acted_on(part) :]  # "the new grease prolongs the life of a bearing" names the life
        name, listed = _name(body), ""
        if not (name and _whole(name, body)) and len(body.split()) > _FILLER and not quantities.parse(body):
            clause = True
            listed = next((n.name for n in names.known(body) if names_measure(n.name)), "") if not of_goal else ""
        if not denied and (name or listed) and not acts(listed or name, text):
            first = ranks.comes_first(whole) or (opens and not told)
            told.append((listed or name, [body.strip()], bool(listed), first))
    for name, how, known, first in told:
        candidate = _Candidate(name, ", ".join(how), text, of_goal, first)
        if known or candidate.sure is Naming.COUNTED or not (clause or of_goal) or (of_goal and _WISH.match(text)):
            yield candidate


def _whole(name: str, part: str) -> bool:
    """True where a part begins with the name in it, or is hardly more than that."""
    first = part.lower().find(name.lower()[:12])
    return 0 <= first <= 12 or len(part.split()) - len(name.split()) <= 4


def _name(part: str) -> str:
    """The noun phrase of a part of an answer that names what is counted; "" where it names nothing."""
    body = _PASSIVE.sub(" ", _RELATIVE.sub(" ", _IN_UNIT.sub("", part)))
    if many := _HOW_MANY.match(body):
        body = leading(_MEMBER.split(body[many.end() :])[0])
    said = _SAID.split(body)[-1]
    tried = (
        body,
        _QUOTED.sub("", body),
        _TOO_FAR.split(body)[0],
        said,
        _TOO_FAR.split(said)[0],
        _MEMBER.split(said)[0],
        _WHICH.split(body)[0],
        leading(body),
    )
    found = next((name for text in tried if (name := _tidied(text))), "")
    how = in_answer(part) if _HOW_LONG.search(said) else None
    return how.name if how and counts_how(how.name) else found


def _tidied(text: str) -> str:
    found: Named | None = tidy(text, 0) or in_answer(text)
    name = _WISH.sub("", found.name) if found else ""
    return (
        name
        if names_measure(name) and not _valued(name) and (_SHARE_OF.match(name) or not only_tells_how(name))
        else ""
    )


def _valued(name: str) -> bool:
    """True where a name holds a value; a limit in it ("within 60 days", "per 1,000 units") is part of the name."""
    return any(not _LIMIT.search(name[: q.start]) for q in quantities.parse(name))

"""Building statements: a template with parts, where every part brings along what it rests on."""

import datetime
import math
import re
from collections.abc import Callable
from typing import TypeAlias

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Derived, Evidence, Fact, Measure, MeasureValue, Origin, Source
from assistant.domain.proposal.drafting import clauses
from assistant.domain.proposal.shapes import Statement
from assistant.domain.text import spans

Part: TypeAlias = Statement | Fact | Evidence | Source | Derived | MeasureValue | datetime.date | str

_DOUBLE_STOP = re.compile(r"([.!?…]”)\.")
_MARKS = re.compile(r"[\"“”„«»]|\s{2,}")
_PLACE = re.compile(r"\{(\w+)\}")
_COUNTS = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|half|third|quarter)\b",
    re.IGNORECASE,
)


def fill(template: str, *, proposed: bool = False, **parts: Part) -> Statement:
    """The template with its parts, and everything they rest on. Facts, evidence and sources become quotes, measures'
    values and sums become figures, days are written out; plain strings and numbers in the template are texts of ours."""
    made = {name: stated(part) for name, part in parts.items()}
    text = _PLACE.sub(lambda match: made[match[1]].text, template)
    used = [made[name] for name in _PLACE.findall(template)]
    own = (template,) if _claims(_PLACE.sub("", template)) else ()
    return merged(_DOUBLE_STOP.sub(r"\1", text), used, own, proposed)


def _claims(text: str) -> bool:
    """True where a template of ours holds a number or a name itself."""
    return bool(spans.numbers(text) or spans.names(text))


def merged(text: str, used: list[Statement], own: tuple[str, ...] = (), proposed: bool = False) -> Statement:
    """A statement with this text that rests on all that the others rest on."""
    return Statement(
        text=text,
        sources=tuple(dict.fromkeys(source for part in used for source in part.sources)),
        figures=tuple(dict.fromkeys(item for part in used for item in part.figures)),
        days=tuple(dict.fromkeys(day for part in used for day in part.days)),
        ours=tuple(dict.fromkeys((*own, *(text for part in used for text in part.ours)))),
        proposed=proposed,
    )


def stated(part: Part) -> Statement:
    """Any part as a statement of its own."""
    if isinstance(part, Statement):
        return part
    if isinstance(part, Fact | Evidence | Source):
        return quoted(part if isinstance(part, Source) else part.source)
    if isinstance(part, Derived):
        return Statement(text=wording.figure(part), figures=(part,), sources=tuple(o[2] for o in part.operands))
    if isinstance(part, MeasureValue):
        return Statement(
            text=wording.measured(part),
            sources=(part.source,),
            days=(part.day,) if part.day else (),
            figures=(part.derived,) if part.derived else (),
        )
    if isinstance(part, datetime.date):
        return Statement(text=wording.day(part), days=(part,))
    return Statement(text=part, ours=(part,) if part else ())


def quoted(source: Source, limit: int = 190) -> Statement:
    """The telling clause of a source between quotation marks. Words that were quoted inside it are left out, so that there
    are never marks within marks."""
    pieces = [piece for piece in _MARKS.split(source.quote) if any(ch.isalnum() for ch in piece)] or [source.quote]
    inner = max((clauses.telling(piece, limit) for piece in pieces), key=clauses.weight)
    return Statement(text=f"“{inner}”", sources=(source,))


def acting(source: Source, limit: int = 160, weigh: Callable[[str], float] = clauses.action) -> Statement:
    """The part of what was said that tells what people do, between quotation marks."""
    pieces = [piece for piece in _MARKS.split(source.quote) if any(ch.isalnum() for ch in piece)] or [source.quote]
    inner = max((clauses.telling(piece, limit, weigh) for piece in pieces), key=weigh)
    return Statement(text=f"“{inner}”", sources=(source,))


def counted(fact: Fact, limit: int = 150) -> Statement:
    """The part of what was said that holds its numbers, between quotation marks."""
    said = clauses.around(fact.source.quote, [quantity.text for quantity in fact.quantities])
    return quoted(fact.source.model_copy(update={"quote": said}), limit) if said else quoted(fact.source, limit)


def as_said(text: str, *sources: Source) -> Statement:
    """A word or phrase of the requester without quotation marks: a name, a role, a measure."""
    return Statement(text=text, sources=sources)


def joined(statements: list[Statement], between: str = " ") -> Statement:
    """Several statements run together."""
    return merged(
        between.join(s.text for s in statements if s.text), statements, (), any(s.proposed for s in statements)
    )


def listed(statements: list[Statement]) -> Statement:
    """ "a, b and c" of statements."""
    return merged(wording.listed([s.text for s in statements]), statements)


def shown_sum(figure: Derived) -> Statement:
    """The expression as people write it, each number as it was told: "three hours each × 40 porters × 30 euro"."""
    left = list(figure.operands)
    shares = any(value == 100 and source.origin is Origin.OURS for _, value, source in figure.operands)

    def named(match: re.Match[str]) -> str:
        value = float(match.group())
        found = next((o for o in (*left, *figure.operands) if math.isclose(abs(o[1]), value)), None)
        if found in left:
            left.remove(found)
        percent = shares and found and re.search(r"%|percent|per cent", found[0])
        return _factor(match.group(), found[0]) if found and not percent else match.group()

    text = re.sub(r"\d+(?:\.\d+)?|\.\d+", named, figure.expression).replace("*", "×").replace(" - ", " − ")
    return Statement(text=text, figures=(figure,), sources=tuple(operand[2] for operand in figure.operands))


def _factor(digits: str, name: str) -> str:
    """How a number of a sum reads: as told, where that is the number with its unit; a bare number with its thousands apart."""
    told = len(name.split()) <= _FACTOR and ":" not in name and (spans.numbers(name) or _COUNTS.search(name))
    if told and any(letter.isalpha() or letter in "%€$£" for letter in name):
        return wording.lower_first(name)
    return wording.number(float(digits)) if float(digits) >= 1000 else digits


_FACTOR = 4  # words of a number with its unit


def movement(measure: Measure) -> Statement:
    """ "from 69% to 78%" with its sources."""
    ends = [stated(value) for value in (measure.baseline, measure.target) if value]
    return merged(wording.movement(measure), ends)


def wanted(measure: Measure) -> Statement:
    """The wanted value with its sources, in the unit of today's value where its own was left unsaid."""
    ends = [stated(value) for value in (measure.target, measure.baseline) if value]
    return merged(wording.wanted(measure), ends)


EMPTY = Statement(text="")
OPEN = Statement(text=wording.TO_CONFIRM)


def capital(statement: Statement) -> Statement:
    """The statement with a capital at the start."""
    return statement.model_copy(update={"text": wording.upper_first(statement.text)})


def lowered(statement: Statement) -> Statement:
    """The statement for the middle of a sentence."""
    return statement.model_copy(update={"text": wording.lower_first(statement.text)})

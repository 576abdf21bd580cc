"""One line of an author's text: prose with its labels in square brackets, read into a checkable statement.

"Every week the desk loses 345 hours [T2; = 2.3 * 9000 / 60 hours]" rests on message 2 and on a sum that is computed again;
"[proposed]" marks a value of ours."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.domain.brief.shapes import Derived, Origin, Source
from assistant.domain.measurement import arithmetic
from assistant.domain.proposal.authoring.dossier import Dossier
from assistant.domain.proposal.shapes import Statement
from assistant.domain.text import spans

_MARK = re.compile(r"\s*\[([^\[\]]{1,200})\]")
_LABEL = re.compile(r"[TBPD]\d{1,3}")
_SUM = re.compile(r"=\s*([\d\s.+*/()-]+?)\s*(?:(?:->|=>|=)\s*[\d.,]+)?\s*([^\W\d].*|%)?$")
_STRAIGHT = re.compile(r"[\"„«]([^\"„“”«»]{2,}?)[\"“”»]")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_BY_DEFINITION = {7: "days a week", 12: "months a year", 24: "hours a day", 52: "weeks a year", 60: "minutes an hour",
                  100: "percent", 365: "days a year", 1000: "thousand"}  # fmt: skip
_MARKUP = re.compile(r"https?://|www\.|!?\[[^\]]*\]\(|<\s*/?\s*[a-z!]|```|^\s*[#|>]|\*\*|\b\w+@\w+\.\w+", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """A read line: the statement, and what is wrong with its labels and sums ("" for nothing)."""

    statement: Statement
    complaint: str = ""


def read(text: str, dossier: Dossier, days: Iterable[datetime.date], may_propose: bool = True) -> Line:
    """The line as a statement. Numbers and quotations without a label get the sources that hold them word for word; ``days``
    are those that code has resolved. Only where the author ``may_propose`` does "[proposed]" stand in for a source."""
    items = [item.strip() for mark in _MARK.findall(text) for item in re.split(r"[;,]", mark)]
    prose = _STRAIGHT.sub("“\\1”", _MARK.sub("", text)).strip()
    labels = [item for item in items if _LABEL.fullmatch(item)]
    sources = [dossier.sources[label] for label in labels if label in dossier.sources]
    figures = [dossier.figures[label] for label in labels if label in dossier.figures]
    complaints = [f"there is no {label}" for label in labels if label not in dossier.sources | dossier.figures]
    sources = [*sources, *_holding(prose, dossier, sources)]
    for item in items:
        if item.startswith("="):
            summed = _sum(item, prose, sources, figures)
            complaints += [summed] if isinstance(summed, str) else []
            figures += [] if isinstance(summed, str) else [summed]
    if _MARKUP.search(prose):
        complaints.append("no links and no markup")
    proposed = may_propose and "proposed" in (item.casefold() for item in items)
    return Line(_stated(prose, sources, figures, days, proposed, dossier.functions), "; ".join(complaints))


def _stated(
    prose: str,
    sources: list[Source],
    figures: list[Derived],
    days: Iterable[datetime.date],
    proposed: bool,
    functions: tuple[str, ...],
) -> Statement:
    marked = f"{prose.rstrip('.')} (proposed){'.' if prose.endswith('.') else ''}"
    # words of ours are advice; figures and dates of ours are named as proposals
    labelled = marked if proposed and _DIGITS.search(prose) and "propos" not in prose.casefold() else prose
    return Statement(
        text=labelled,
        sources=tuple(dict.fromkeys((*sources, *(source for figure in figures for _, _, source in figure.operands)))),
        figures=tuple(figures),
        days=tuple(days),
        ours=(*functions, *((spans.without_quotations(labelled),) if proposed else ())),
        proposed=proposed,
    )


def _holding(prose: str, dossier: Dossier, named: list[Source]) -> list[Source]:
    """Sources that hold a quotation, number or name of the line word for word, where none of the named ones does."""
    found: list[Source] = []
    for _, _, quote in spans.quotations(prose):
        if not any(_says(source, quote) for source in named):
            found += [source for source in dossier.sources.values() if _says(source, quote)][:1]
    for number in spans.numbers(spans.without_days(spans.without_quotations(prose))):
        if not any(_counts(source, number) for source in (*named, *found)):
            found += [source for source in dossier.sources.values() if _counts(source, number)][:1]
    for _, name, _ in spans.names(spans.without_days(spans.without_quotations(prose))):
        if not any(_names(source, name) for source in (*named, *found)):
            found += [source for source in dossier.sources.values() if _names(source, name)][:1]
    return found


def _says(source: Source, quote: str) -> bool:
    return spans.normal(quote).strip(" .,;") in spans.normal(source.quote)


def _names(source: Source, name: str) -> bool:
    return name in {word for _, word, _ in spans.names(source.quote)}


def _counts(source: Source, number: spans.Number) -> bool:
    return any(
        number.values & other.values and number.unit in ("", other.unit) for other in spans.numbers(source.quote)
    )


def _sum(item: str, prose: str, sources: list[Source], figures: list[Derived]) -> Derived | str:
    """The sum of a mark, every operand traced to a source of the line; or what is wrong with it."""
    written = _SUM.match(item)
    if not written:
        return f"not a plain sum: {item}"
    expression, unit = written[1].strip(), (written[2] or "").strip()
    try:
        value = arithmetic.evaluate(expression)
    except ValueError:
        return f"not a plain sum: {expression}"
    operands: list[arithmetic.Operand] = []
    for digits in dict.fromkeys(_DIGITS.findall(expression)):
        source = _operand(float(digits), sources, figures)
        if source is None:
            return f"{digits} in the sum has no source in this line"
        operands.append((digits, float(digits), source))
    return Derived(label=prose[:80], expression=expression, value=round(value, 6), unit=unit, operands=tuple(operands))


def _operand(value: float, sources: list[Source], figures: list[Derived]) -> Source | None:
    for source in sources:
        if any(_near(value, other) for number in spans.numbers(source.quote) for other in number.values):
            return source
    for figure in figures:
        if _near(value, figure.value) or any(_near(value, operand) for _, operand, _ in figure.operands):
            return next((source for _, _, source in figure.operands), None)
    if value in _BY_DEFINITION:
        why = f"{value:g} {_BY_DEFINITION[int(value)]}"
        return Source(origin=Origin.OURS, ref="by definition", quote=why)
    return None


def _near(a: float, b: float) -> bool:
    return abs(a - b) < 1e-6 * max(1.0, abs(a))

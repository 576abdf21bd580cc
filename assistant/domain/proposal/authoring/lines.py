"""One line of an author's text: prose with its labels in square brackets, read into a checkable statement.

"Every week the desk loses 100 hours [T2; = 1.5 * 4000 / 60 hours]" rests on message 2 and on a sum that is computed again;
"[proposed]" marks a value of ours."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.domain.brief.shapes import Derived, Origin, Source
from assistant.domain.proposal.authoring.claims import complaints
from assistant.domain.proposal.authoring.dossier import Dossier
from assistant.domain.proposal.authoring.polish import tidy
from assistant.domain.proposal.authoring.sums import has_ours, summed
from assistant.domain.proposal.shapes import Statement
from assistant.domain.text import spans
from assistant.domain.text.quotes import curled

_MARK = re.compile(r"\s*\[([^\[\]]{1,200})\]")
_LABEL = re.compile(r"[TBPD]\d{1,3}")
_PLACEHOLDER = re.compile(r"\b(?:confirm\w*|tbd|tbc|unknown|insert|fill in|missing)\b", re.IGNORECASE)
_PROPOSED = "proposed"
_LABELLED = re.compile(r"propos|our estimate", re.IGNORECASE)
_FOLLOWING = re.compile(r"[\s-]*(?:%|[^\W\d_]+)?")
_TIMES = frozenset({"minute", "hour", "day", "week", "month", "year"})
_MOST_OF_OURS = 100  # a plain number of ours counts people, parts or places of a plan
_OUTDATED = re.compile(
    r"\b(?:superseded|replaced|older|earlier|former\w*|previous\w*|no longer|outdated|withdrawn)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Line:
    """A read line: the statement, and what is wrong with its labels and sums ("" for nothing)."""

    statement: Statement
    complaint: str = ""


def read(
    text: str,
    dossier: Dossier,
    days: Iterable[datetime.date],
    may_propose: bool = True,
    targets: bool = False,
    today: datetime.date = datetime.date.min,
) -> Line:
    """The line as a statement. Numbers, days and quotations without a label get the sources that hold them word for word;
    ``days`` are those that may be named. Only where the author ``may_propose`` does "[proposed]" stand in for a source, and only
    for days from ``today`` on, times and small counts; for a wanted value where the line is one of the ``targets``."""
    items = [item.strip() for mark in _MARK.findall(text) for item in re.split(r"[;,]", mark)]
    items = [_PROPOSED if item.casefold() == _PROPOSED else item for item in items]
    prose = tidy(curled(_MARK.sub("", text)))
    cited = (item for item in items if item.startswith("=") or _LABEL.fullmatch(item))
    labels = list(dict.fromkeys(label for item in cited for label in _LABEL.findall(item)))
    sources = [dossier.sources[label] for label in labels if label in dossier.sources]
    figures = [dossier.figures[label] for label in labels if label in dossier.figures]
    wrong = [f"there is no {label}" for label in labels if label not in dossier.sources | dossier.figures]
    offers = may_propose and _PROPOSED in items
    sources = [*sources, *_holding(prose, dossier, sources, offers)]
    if any(source.ref in dossier.superseded for source in sources) and not _OUTDATED.search(prose):
        wrong.append("a superseded document supports nothing")
    figures += [figure for figure in _computed(prose, dossier, sources) if figure not in figures]
    for item in items:
        if item.startswith("="):
            figure = summed(_with_values(item, dossier), prose, sources, figures, may_propose)
            wrong += [figure] if isinstance(figure, str) else []
            figures += [] if isinstance(figure, str) else [figure]
    wrong += [f"“{item}” is no label: leave it out" for item in items if _PLACEHOLDER.search(item)]
    proposed = offers or (may_propose and any(map(has_ours, figures)))
    ours = _ours(prose, targets, today) if proposed else ()
    wrong += complaints(prose, (*dossier.told, *ours), sources, figures, proposed)
    statement = _stated(prose, sources, figures, days, proposed)
    return Line(statement.model_copy(update={"ours": (*dossier.functions, *ours)}), "; ".join(wrong))


def _with_values(item: str, dossier: Dossier) -> str:
    """A sum with the values of the computed figures that it names by their labels."""
    return _LABEL.sub(
        lambda label: f"{dossier.figures[label[0]].value:g}" if label[0] in dossier.figures else label[0], item
    )


def _ours(prose: str, targets: bool, today: datetime.date) -> tuple[str, ...]:
    """The days, times and counts of a line that may be ours. Money, names and shares never are."""
    days = [match for match in spans.DAY.finditer(prose) if (day := spans.day_of(match[0])) and day >= today]
    numbers = [
        prose[number.start : _end(prose, number)]
        for number in spans.numbers(spans.without_days(spans.without_quotations(prose)))
        if number.unit in _TIMES
        or (number.unit != "money" and targets)
        or (not number.unit and max(number.values) <= _MOST_OF_OURS)
    ]
    return (*(match[0] for match in days), *numbers)


def _end(prose: str, number: spans.Number) -> int:
    match = _FOLLOWING.match(prose, number.end)
    return match.end() if match else number.end


def _stated(
    prose: str, sources: list[Source], figures: list[Derived], days: Iterable[datetime.date], proposed: bool
) -> Statement:
    marked = f"{prose.rstrip('.')} (proposed){'.' if prose.endswith('.') else ''}"
    # words of ours are advice; figures and dates of ours are named as proposals
    labelled = marked if proposed and spans.numbers(prose) and not _LABELLED.search(prose) else prose
    return Statement(
        text=labelled,
        sources=tuple(dict.fromkeys((*sources, *(source for figure in figures for _, _, source in figure.operands)))),
        figures=tuple(figures),
        days=tuple(days),
        proposed=proposed,
    )


def _holding(prose: str, dossier: Dossier, named: list[Source], offers: bool) -> list[Source]:
    """Sources that hold a quotation, number or name of the line word for word, where none of the named ones does. What
    ``offers`` something of ours rests on no document by chance."""
    found: list[Source] = []
    held = {label: source for label, source in dossier.sources.items() if label not in dossier.around}
    usable = [source for source in held.values() if source.ref not in dossier.superseded]
    usable = [source for source in usable if not offers or source.origin is not Origin.PASSAGE]
    for _, _, quote in spans.quotations(prose):
        if not any(_says(source, quote) for source in named):
            found += [source for source in usable if _says(source, quote)][:1]
    for day in spans.DAY.findall(spans.without_quotations(prose)):
        written = " ".join(day)
        if not any(written in source.quote for source in (*named, *found)):
            found += [source for source in usable if written in source.quote][:1]
    for number in spans.numbers(spans.without_days(spans.without_quotations(prose))):
        if not any(_counts(source, number) for source in (*named, *found)):
            found += [source for source in usable if _counts(source, number)][:1]
    for _, name, _ in spans.names(spans.without_days(spans.without_quotations(prose))):
        if not any(_names(source, name) for source in (*named, *found)):
            found += [source for source in usable if _names(source, name)][:1]
    return found


def _computed(prose: str, dossier: Dossier, sources: list[Source]) -> list[Derived]:
    """Computed figures whose value the line names and none of its sources tells."""
    untold = [
        number
        for number in spans.numbers(spans.without_days(spans.without_quotations(prose)))
        if not any(_counts(source, number) for source in sources)
    ]
    return [figure for figure in dossier.figures.values() if any(figure.value in number.values for number in untold)]


def _says(source: Source, quote: str) -> bool:
    return spans.normal(quote).strip(" .,;") in spans.normal(source.quote)


def _names(source: Source, name: str) -> bool:
    return re.sub(r"[’']s$", "", name) in {word for _, word, _ in spans.names(source.quote)}


def _counts(source: Source, number: spans.Number) -> bool:
    return any(
        number.values & other.values and number.unit in ("", other.unit) for other in spans.numbers(source.quote)
    )

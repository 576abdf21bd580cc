"""One line of an author's text: prose with its labels in square brackets, read into a checkable statement.

"Every week the desk loses 100 hours [T2; = 1.5 * 4000 / 60 hours]" rests on message 2 and on a sum that is computed again;
"[proposed]" marks a value of ours."""

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.domain.brief.shapes import Derived, Origin, Source
from assistant.domain.proposal.authoring.claims import complaints
from assistant.domain.proposal.authoring.dossier import Dossier
from assistant.domain.proposal.authoring.polish import tidy
from assistant.domain.proposal.authoring.sums import has_ours, steps, summed
from assistant.domain.proposal.shapes import Statement
from assistant.domain.text import spans
from assistant.domain.text.amounts import counts_alike, told_alike
from assistant.domain.text.people_words import FUNCTIONS
from assistant.domain.text.quotes import curled
from assistant.domain.text.words import stems

_MARK = re.compile(r"\s*\[([^\[\]]{1,200})\]")
_LABEL = re.compile(r"[TBPD]\d{1,3}")
_PLACEHOLDER = re.compile(r"\b(?:confirm\w*|tbd|tbc|unknown|insert|fill in|missing)\b", re.IGNORECASE)
_PROPOSED = "proposed"
_LABELLED = re.compile(r"propos|our estimate", re.IGNORECASE)
_FOLLOWING = re.compile(r"[\s-]*(?:%|[^\W\d_]+)?")
_TIMES = frozenset({"minute", "hour", "day", "week", "month", "year"})
_MOST_OF_OURS = 100  # a plain number of ours counts people, parts or places of a plan
_OUTDATED = re.compile(
    r"\b(?:superseded|replaced|older|earlier|former\w*|previous\w*|no longer|outdated|withdrawn|archived|set aside)\b",
    re.IGNORECASE,
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
    plans: bool = False,
    counts: frozenset[float] = frozenset(),
) -> Line:
    """The line as a statement. Numbers, days and quotations without a label get the sources that hold them word for word;
    ``days`` are those that may be named. A sum may hold a number of ours anywhere, and is then shown as proposed; only where
    the author ``may_propose`` does "[proposed]" stand in for a source, and only for days from ``today`` on, times and small
    counts; for a wanted value where the line is one of the ``targets``. ``plans``: the line says what is to be done, so no
    document backs a number of it by chance and nobody's consent is claimed; ``counts`` are the head-counts of the plan
    itself."""
    items = [item.strip() for mark in _MARK.findall(text) for item in re.split(r"[;,]", mark)]
    items = [_PROPOSED if item.casefold() == _PROPOSED else item for item in items]
    prose = tidy(curled(_MARK.sub("", text)))
    cited = (item for item in items if item.startswith("=") or _LABEL.fullmatch(item))
    labels = list(dict.fromkeys(label for item in cited for label in _LABEL.findall(item)))
    sources = [dossier.sources[label] for label in labels if label in dossier.sources]
    figures = [dossier.figures[label] for label in labels if label in dossier.figures]
    wrong = [f"there is no {label}" for label in labels if label not in dossier.sources | dossier.figures]
    offers = may_propose and _PROPOSED in items
    named, offered = sources, _of_ours(prose, targets, counts) if offers else []
    sources = [*named, *_holding(prose, dossier, named, plans, offered)]
    if any(source.ref in dossier.superseded for source in sources) and not _OUTDATED.search(prose):
        wrong.append("a superseded document supports nothing")
    figures += [figure for figure in _computed(prose, dossier, sources) if figure not in figures]
    for item in items:
        if item.startswith("="):
            figure = summed(_with_values(item, dossier), prose, sources, figures)
            wrong += [figure] if isinstance(figure, str) else []
            figures += [] if isinstance(figure, str) else [figure, *steps(figure)]
    wrong += [f"“{item}” is no label: leave it out" for item in items if _PLACEHOLDER.search(item)]
    proposed = offers or any(map(has_ours, figures))
    ours = _ours(prose, _of_ours(prose, targets, counts), today) if proposed else ()
    wrong += complaints(prose, (*dossier.told, *ours), sources, figures, proposed, plans)
    statement = _stated(
        prose, [*named, *_holding(prose, dossier, named, plans, offered, figures)], figures, days, proposed
    )
    titles = (dossier.titles[source.ref] for source in sources if source.ref in dossier.titles)
    known = tuple(dict.fromkeys((*dossier.functions, *titles, *_named(prose, dossier), *ours)))
    return Line(statement.model_copy(update={"ours": known}), "; ".join(wrong))


def _with_values(item: str, dossier: Dossier) -> str:
    """A sum with the values of the computed figures that it names by their labels."""
    return _LABEL.sub(
        lambda label: f"{dossier.figures[label[0]].value:g}" if label[0] in dossier.figures else label[0], item
    )


def _of_ours(prose: str, targets: bool, counts: frozenset[float]) -> list[spans.Number]:
    """The times and counts of a line that may be ours. Money, names and shares never are."""
    return [
        number
        for number in spans.numbers(spans.without_days(spans.without_quotations(prose)))
        if number.unit in _TIMES
        or (number.unit != "money" and targets)
        or (not number.unit and (max(number.values) <= _MOST_OF_OURS or number.values & counts))
    ]


def _ours(prose: str, numbers: Iterable[spans.Number], today: datetime.date) -> tuple[str, ...]:
    """What of a line is ours, in words: coming days, and those ``numbers``."""
    days = [match for match in spans.DAY.finditer(prose) if (day := spans.day_of(match[0])) and day >= today]
    return (*(match[0] for match in days), *(prose[number.start : _end(prose, number)] for number in numbers))


def _end(prose: str, number: spans.Number) -> int:
    match = _FOLLOWING.match(prose, number.end)
    return match.end() if match else number.end


def _stated(
    prose: str, sources: list[Source], figures: list[Derived], days: Iterable[datetime.date], proposed: bool
) -> Statement:
    end = prose[-1] if prose.endswith((".", "?")) else ""
    marked = f"{prose.removesuffix(end)} (proposed){end}"
    # words of ours are advice; figures and dates of ours are named as proposals
    labelled = marked if proposed and spans.numbers(prose) and not _LABELLED.search(prose) else prose
    return Statement(
        text=labelled,
        sources=tuple(dict.fromkeys((*sources, *(source for figure in figures for _, _, source in figure.operands)))),
        figures=tuple(figures),
        days=tuple(days),
        proposed=proposed,
    )


def _holding(
    prose: str,
    dossier: Dossier,
    named: list[Source],
    plans: bool,
    offered: list[spans.Number],
    figures: Sequence[Derived] = (),
) -> list[Source]:
    """Sources that hold a quotation, day or number of the line word for word, where none of the named ones does: of several,
    people’s words first, and those that speak most of what the line does. No number rests on a document by chance: one that the
    line plans or offers on none at all, another only on one that has it among like words, one that its ``figures`` give on
    what went into them, and one that is ``offered`` only on what counts the same thing."""
    found: list[Source] = []
    held = {label: source for label, source in dossier.sources.items() if label not in dossier.around}
    usable = [source for source in held.values() if source.ref not in dossier.superseded]
    usable = [source for source in usable if not (plans or offered) or source.origin is not Origin.PASSAGE]
    usable.sort(key=lambda source: (source.origin is Origin.PASSAGE, -len(stems(prose) & stems(source.quote))))
    for _, _, quote in spans.quotations(prose):
        if not any(_says(source, quote) for source in named):
            found += [source for source in usable if _says(source, quote)][:1]
    for day in spans.DAY.findall(spans.without_quotations(prose)):
        written = " ".join(day)
        if not any(written in source.quote for source in (*named, *found)):
            found += [source for source in usable if written in source.quote][:1]
    bare = spans.without_days(spans.without_quotations(prose))
    for number in spans.numbers(bare):
        if not any(_counts(source, number) for source in (*named, *found)) and not _given(number, figures):
            holding = [source for source in usable if _counts(source, number) and _alike(source, number, bare)]
            alike = [source for source in holding if counts_alike(number, bare, source.quote)]
            found += (alike or ([] if number in offered else holding))[:1]
    return found


def _given(number: spans.Number, figures: Sequence[Derived]) -> bool:
    """True for the result of a sum, to the digits it is mostly written with."""
    return any({figure.value, round(figure.value, 1), round(figure.value)} & number.values for figure in figures)


def _alike(source: Source, number: spans.Number, prose: str) -> bool:
    """False for a document in which the number stands among other words."""
    return source.origin is not Origin.PASSAGE or told_alike(number, prose, source.quote)


def _named(prose: str, dossier: Dossier) -> list[str]:
    """The names of the line that stand anywhere in what was said and found, or are functions: nobody made them up."""
    names = dict.fromkeys(name for _, name, _ in spans.names(spans.without_days(spans.without_quotations(prose))))
    held = dossier.sources.values()
    return [name for name in names if name.casefold() in FUNCTIONS or any(_names(source, name) for source in held)]


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
    return _single(name) in {_single(word) for _, word, _ in spans.names(source.quote)}


def _single(name: str) -> str:
    """A name without the end that shows possession or many: "PCs" are many of "PC"."""
    return re.sub(r"(?:[’']s|s[’']?)$", "", name)


def _counts(source: Source, number: spans.Number) -> bool:
    return any(
        number.values & other.values and number.unit in ("", other.unit) for other in spans.numbers(source.quote)
    )

"""The case file as an author gets it: everything that was said, found and computed, each under a label to cite it by."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from assistant.domain.alignment.shapes import Alignment, Stance
from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Brief, Derived, Measure, OpenItem, Origin, Source
from assistant.domain.brief.turns import Interview
from assistant.domain.diagnosis.shapes import Diagnosis
from assistant.domain.interview.openness import who_answers
from assistant.domain.library.suspicion import without_orders
from assistant.domain.measurement.insight import Insight
from assistant.domain.measurement.shapes import Contract, Forecast, NoForecast
from assistant.domain.slots import Slot
from assistant.domain.text.spans import MONTHS
from assistant.domain.text.words import clip

_LONGEST_TURN = 3_000  # characters of a message that are passed on
_MOST_PASSAGES = 12
_LOOSE = re.compile(r"\b(?:spring|summer|autumn|fall|winter|season|soon)\b", re.IGNORECASE)
_NAMED = re.compile(rf"\b\d{{1,2}}\b|\b(?:{MONTHS}|end of|begin\w*|start of)\b", re.IGNORECASE)
_MOST_UNASKED = 6  # open questions beyond those of the conversation


@dataclass(frozen=True)
class Dossier:
    """``text`` is what the author reads; ``sources`` and ``figures`` are what its labels stand for: T1 the first message,
    B1 a value typed into the brief, P1 a passage of a document, D1 a computed figure. ``functions`` are the departments
    that usually own a measure: they may be named without a label; ``superseded`` the refs of sources that support nothing;
    ``titles`` the titles of documents by the ref of a source in them; ``left_open`` the slots that the conversation left
    open; ``told_days`` the days that people named, or that follow from their words, and the dates of the documents;
    ``around`` the labels of what stands around a goal: it counts where the author cites it."""

    text: str
    sources: dict[str, Source]
    figures: dict[str, Derived]
    functions: tuple[str, ...] = ()
    superseded: frozenset[str] = frozenset()
    titles: dict[str, str] = field(default_factory=dict[str, str])
    left_open: frozenset[str] = frozenset()
    told_days: frozenset[date] = frozenset()
    around: frozenset[str] = frozenset()

    @property
    def told(self) -> tuple[str, ...]:
        """Everything the author read, line by line, and what the labels stand for."""
        return (*(source.quote for source in self.sources.values()), *self.text.split("\n"))

    def without_figures(self, labels: Iterable[str]) -> "Dossier":
        """The case file without the computed figures under these labels; the others keep theirs."""
        gone = {label.strip() for label in labels} & self.figures.keys()
        lines = (line for line in self.text.split("\n") if line.partition(":")[0] not in gone)
        figures = {label: figure for label, figure in self.figures.items() if label not in gone}
        return replace(self, text="\n".join(lines), figures=figures)

    def label_of(self, source: Source) -> str:
        """The label of a source, "" where it has none."""
        return next((label for label, held in self.sources.items() if held == source), "")


@dataclass(frozen=True)
class Conclusions:
    """What code has concluded and no author may change."""

    diagnosis: Diagnosis
    alignment: Alignment
    contract: Contract
    forecast: Forecast | NoForecast
    insights: tuple[Insight, ...]


def dossier(
    interview: Interview, found: Conclusions, functions: Iterable[str] = (), questions: Sequence[OpenItem] = ()
) -> Dossier:
    """The labelled case file of a request. ``questions``: what is not known, most decisive first."""
    sources: dict[str, Source] = {}
    figures = {f"D{n}": figure for n, figure in enumerate(_figures(found), 1)}
    parts = [
        _section("Today", [interview.as_of.isoformat()]),
        _section("Conversation", _turns(interview, sources)),
        _section("Typed into the brief", _edits(interview.brief, sources)),
        _section("Documents", _passages(found.alignment, sources)),
        _section("Computed figures", [_figure(label, figure) for label, figure in figures.items()]),
        _section("Measures", [*map(_measure, interview.brief.measures), *_unfiled(interview.brief)]),
        _section("Verdict, decided by rules", _verdict(found.diagnosis)),
        _section("Measurement contract so far", _contract(found.contract)),
        _section("Forecast", [_forecast(found.forecast)]),
        _section("Open questions", _open(interview, questions)),
    ]
    superseded = frozenset(c.goal.id for c in found.alignment.claims if c.stance is Stance.SUPERSEDED)
    text = "\n\n".join(part for part in parts if part)
    left_open = frozenset(item.slot.value for item in interview.brief.open_items)
    told = _told_days(interview, found.alignment)
    titles = {claim.goal.id: claim.document.title for claim in found.alignment.claims}
    titles |= {passage.chunk.id: passage.document.title for passage in found.alignment.passages}
    return Dossier(
        text=text,
        sources=sources,
        figures=figures,
        functions=tuple(sorted({*functions, *(item.owner for item in questions)})),
        superseded=superseded,
        titles=titles,
        left_open=left_open,
        told_days=told,
        around=_around(found.alignment),
    )


def _around(alignment: Alignment) -> frozenset[str]:
    """The labels of what stands around the goals: they follow those of the goals."""
    count = sum(bool(claim.around) for claim in alignment.claims)
    return frozenset(f"P{len(alignment.claims) + number}" for number in range(1, count + 1))


def _told_days(interview: Interview, alignment: Alignment) -> frozenset[date]:
    """The days that were named. One that was read from a season or from "soon" is a reading of ours."""
    brief = interview.brief
    told = [(fact.day, fact.source.quote) for fact in brief.facts]
    told += [(measure.due.day, measure.due.source.quote) for measure in brief.measures if measure.due]
    days = [day for day, words in told if _NAMED.search(words) or not _LOOSE.search(words)]
    days += [day for claim in alignment.claims for day in (claim.goal.horizon, claim.document.date)]
    return frozenset(day for day in (*days, interview.as_of) if day)


def _section(title: str, lines: Iterable[str]) -> str:
    kept = [line for line in lines if line]
    return "\n".join((f"## {title}", *kept)) if kept else ""


def _turns(interview: Interview, sources: dict[str, Source]) -> list[str]:
    lines: list[str] = []
    asked = ""
    for turn in interview.turns:
        label = f"T{turn.number}"
        told = without_orders(turn.text)
        sources[label] = Source(origin=Origin.TURN, ref=str(turn.number), quote=told)
        lines.append(f"{asked}{label}: {clip(told, _LONGEST_TURN)}")
        asked = f"(asked: {clip(turn.reply, 300)})\n"
    return lines


def _edits(brief: Brief, sources: dict[str, Source]) -> list[str]:
    lines: list[str] = []
    for fact in (fact for fact in brief.facts if fact.source.origin is Origin.EDIT):
        label = f"B{len(lines) + 1}"
        sources[label] = fact.source
        lines.append(f"{label}: {fact.slot.value.replace('_', ' ')}: {fact.value}")
    return lines


def _passages(alignment: Alignment, sources: dict[str, Source]) -> list[str]:
    lines: list[str] = []
    for claim in alignment.claims:
        when = f", {claim.document.date}" if claim.document.date else ""
        stance = "SUPERSEDED, no support" if claim.stance is Stance.SUPERSEDED else claim.stance.value
        quote = without_orders(claim.goal.quote)
        lines.append(f"{claim.document.title}{when} [{stance}]: “{quote}”")
        sources[f"P{len(lines)}"] = Source(origin=Origin.PASSAGE, ref=claim.goal.id, quote=quote)
    for number, claim in enumerate(alignment.claims, 1):
        if stretch := " ".join(without_orders(claim.around).split()):
            lines.append(f"{claim.document.title}, what stands around P{number}: “{stretch}”")
            sources[f"P{len(lines)}"] = Source(origin=Origin.PASSAGE, ref=claim.goal.id, quote=stretch)
    for passage in alignment.passages[: max(0, _MOST_PASSAGES - len(lines))]:
        quote = without_orders(passage.quote)
        lines.append(f"{passage.document.title}: “{quote}”")
        sources[f"P{len(lines)}"] = Source(origin=Origin.PASSAGE, ref=passage.chunk.id, quote=quote)
    return [f"P{n}: {line}" for n, line in enumerate(lines, 1)] or [
        f"None: {alignment.summary or alignment.state.value}"
    ]


def _figures(found: Conclusions) -> list[Derived]:
    figures = [insight.derived for insight in found.insights]
    if isinstance(found.forecast, Forecast):
        figures += [found.forecast.benefit, found.forecast.cost]
    return list(dict.fromkeys(figures))


def _figure(label: str, figure: Derived) -> str:
    return f"{label}: {figure.label}: {figure.expression} = {wording.figure(figure)}"


def _measure(measure: Measure) -> str:
    role = "outcome" if measure.outcome else "also"
    fields = {
        "now": measure.baseline,
        "earlier": measure.earlier,
        "wanted": measure.target,
        "by": measure.due,
        "source": measure.data_source,
        "owner": measure.owner,
        "worth": measure.value_per_unit,
    }
    told = "; ".join(f"{name} {value.text}" for name, value in fields.items() if value)
    return f"{role}: {measure.name}: {told}"


def _unfiled(brief: Brief) -> list[str]:
    """What was told of where numbers come from and is no measure's source: it may be the better answer."""
    filed = {measure.data_source.source.quote for measure in brief.measures if measure.data_source}
    told = dict.fromkeys(fact.source.quote for fact in brief.of(Slot.DATA_SOURCE) if fact.source.quote not in filed)
    return [f"told of the source, too: “{quote}”" for quote in told if brief.measures]


def _verdict(diagnosis: Diagnosis) -> list[str]:
    judged = diagnosis.judgement
    lines = [f"{judged.verdict.value}{' (provisional)' if judged.provisional else ''}: {judged.reason}"]
    lines += [f"rule {fired.rule}: {fired.finding}" for fired in judged.rules]
    lines += [f"would change it: {change}" for change in judged.would_change]
    lines += [f"cause: {c.cell.value}{f' ({c.segment})' if c.segment else ''}" for c in diagnosis.causes]
    return lines


def _contract(contract: Contract) -> list[str]:
    return [
        f"level {line.level}: {line.what}; now {line.now}; wanted {line.target}; by {line.by}; {line.source}; {line.owner}"
        for line in contract.lines
    ]


def _forecast(forecast: Forecast | NoForecast) -> str:
    if isinstance(forecast, Forecast):
        return "Computed; see the figures. Say it plainly, also where it is negative."
    return f"None may be made: {'; '.join(forecast.missing)} is missing." if forecast.missing else "None may be made."


def _open(interview: Interview, questions: Iterable[OpenItem]) -> list[str]:
    """What the conversation left open, then what it did not settle or never asked."""
    brief = interview.brief
    left = {item.slot: item for item in brief.open_items}
    others = [item for item in questions if item.slot not in left][:_MOST_UNASKED]
    asked = {slot for turn in interview.turns for slot in turn.move.slots}
    notes = {
        item.slot: ", asked, not settled by the answer" if item.slot in asked else ", not asked" for item in others
    }
    notes |= dict.fromkeys(left, ", left open in the conversation")
    return [
        f"{item.slot.value}: {item.question} ({who_answers(item.owner, brief)}, by {_by(item)}){notes[item.slot]}"
        for item in (*left.values(), *others)
    ]


def _by(item: OpenItem) -> str:
    return wording.day(wording.workday(item.due))

"""What lies on an author's desk, and how one line written there is read and checked."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, partial

from assistant.domain.brief.shapes import Derived
from assistant.domain.proposal.authoring import lines, polish
from assistant.domain.proposal.authoring.dossier import Dossier
from assistant.domain.proposal.authoring.draft import without_labels
from assistant.domain.proposal.grounding import Ground, faults
from assistant.domain.proposal.shapes import Proposal, Statement
from assistant.domain.proposal.walking import statements_of
from assistant.domain.text import spans

_PROPOSED = frozenset(
    "practice groups options mix contract isolation timeline asks managers_before managers_after first_result holding_message "
    "cost effort money open risks contract_note timeline_note mix_note".split()
)  # sections that may hold values of ours; everywhere else a number needs a source
_DATE_CELL = re.compile(r"(?:mix|asks|contract|open)\.\d+\.by$|timeline\.\d+\.when$")
_OUR_HOURS = re.compile(r"effort\.\d+\.(?:what|because)$")  # how hours come about that are an estimate of ours
_PLANS = re.compile(
    r"(?:mix|asks|groups|timeline)\.\d+\.(?:ask|what|gets|size)$|open\.\d+\.question$"
    r"|(?:practice|managers_(?:before|after))\.\d+$"
)
_SHORT_DAY = re.compile(rf"\b(\d{{1,2}}) ({spans.MONTHS})\b(?! \d{{4}})")
_YEAR = re.compile(r"\b(?:of|in|before|after|until|till|by|since|during) (20\d\d)\b")
_A_MONTH = timedelta(days=28)
_QUOTED = re.compile(r"(“[^“”]*”|\"[^\"]*\")")
_PROPOSES = re.compile(r"\[[^\[\]]*\bproposed\b", re.IGNORECASE)
_NOT_HERE = "[proposed] does not count here: name what a source holds or a day in a date cell of the plan, or say less"

# A word at the start of a sentence that is no name by its shape, or by the word that follows it, known or not.
_NO_NAME_BEFORE = (
    r"(?:the|an?|this|that|these|those|it|them|each|every|all|any|both|no|not|more|less|fewer|only|what|which|how|whether|its|their"
    r"|your|his|her|our|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|half|\d[\d.,]*)\b"
)
_ORDINARY = re.compile(
    r"[A-Z][a-z]{2,}(?:ful|ly|less|ness|[ts]ions?|ments?|able|ible|ous|wards)\b"
    rf"|[A-Z][a-z]{{2,}} (?:{_NO_NAME_BEFORE}|(?:{spans.MONTHS})\b)"
    r"|[A-Z][a-z]{2,}(?:ing|ed) (?:for|before|after|in|on|at|of|with|to|by|up|out|off|from|over|through|and \w+(?:ing|ed))\b"
)


@dataclass(frozen=True)
class Desk:
    """The guided proposal, the labelled case file, and what may be relied on."""

    guided: Proposal
    dossier: Dossier
    base: Ground
    planned: tuple[date, ...] = ()
    counts: frozenset[float] = frozenset()  # head-counts of the plan

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The days that may be named: those that code has resolved and those of the author's plan."""
        return tuple(sorted(self._resolved | set(self.planned)))

    @cached_property
    def _resolved(self) -> frozenset[date]:
        """The days that were told, and those that code has resolved: all that the guided proposal names."""
        named = {day for statement in statements_of(self.guided) for day in statement.days}
        due = {part.due for part in self.guided.open_questions}
        return frozenset(named | due | {self.guided.prepared}) | self.dossier.told_days

    @cached_property
    def _on_record(self) -> str:
        """Everything that was said, found and quoted, in one text."""
        return " ".join(source.quote for source in self.dossier.sources.values())

    def with_plan(self, days: Iterable[date], counts: Iterable[float] = ()) -> "Desk":
        """The desk with the days and head-counts of the author's own plan: every section may name the days, and what it offers
        the counts."""
        return replace(self, planned=tuple(dict.fromkeys(days)), counts=frozenset(counts))

    def read(self, place: str, text: str, common: frozenset[str]) -> tuple[Statement, str]:
        """The text for a place ("" for a finding, which nobody else reads) as a statement, and what its sources do not bear out
        ("" for nothing). ``common``: words that are no names."""
        text = self._labelled(place, self._with_years(spans.whole_days(text)))
        said, wrong = self._checked(place, text, common)
        if (
            wrong and _PLANS.match(place) and not _PROPOSES.search(text)
        ):  # a number that nobody told is a proposal there
            offered, still = self._checked(place, f"{text} [proposed]", common)
            said, wrong = (said, wrong) if still else (offered, "")
        return said, wrong

    def _checked(self, place: str, text: str, common: frozenset[str]) -> tuple[Statement, str]:
        targets = place.startswith("contract.") and place.endswith(".target")
        proposes, plans = may_propose(place), bool(_PLANS.match(place))
        line = lines.read(text, self.dossier, self.days, proposes, targets, self.guided.prepared, plans, self.counts)
        said = with_openers(line.statement, common)
        titles = (title for title in self.base.titles if title.casefold() in said.text.casefold())
        owners = (part.owner.text for part in self.guided.mix)
        years = (year for year in _YEAR.findall(said.text) if int(year) in {day.year for day in self.days})
        months = (f"{day + _A_MONTH:%B}" for day in self.planned if proposes)  # a count of March ends in April
        said = said.model_copy(update={"ours": (*said.ours, *titles, *owners, *years, *months)})
        wrong = [f"{fault.kind} without a source: {fault.text}" for fault in faults(said, self.base, common)]
        odd = polish.awkward(place, said.text, self.guided, partial(self._told, said)) if place else []  # a finding
        wrong = [*([line.complaint] if line.complaint else []), *wrong, *odd]
        uncounted = [_NOT_HERE] if wrong and _PROPOSES.search(text) and not proposes else []
        return said, "; ".join([*wrong, *uncounted])

    def _with_years(self, text: str) -> str:
        """The text with the year behind a day of which only one is known: "14 December" where the plan names that of 2026."""
        years: dict[str, set[int]] = {}
        for day in self.days:
            years.setdefault(f"{day.day} {day:%B}", set()).add(day.year)

        def dated(match: re.Match[str]) -> str:
            known = years.get(f"{int(match[1])} {match[2]}", set())
            return f"{match[0]} {min(known)}" if len(known) == 1 else match[0]

        parts = _QUOTED.split(text)
        return "".join(part if _QUOTED.match(part) else _SHORT_DAY.sub(dated, part) for part in parts)

    def _labelled(self, place: str, text: str) -> str:
        """The text with the label that code sees it needs: a coming day of the plan in a date cell is a proposal, one on record
        is none; the hours that an effort of ours is made of are."""
        days = {day: match[0] for match in spans.DAY.finditer(text) if (day := spans.day_of(match[0]))}
        new = [day for day, written in days.items() if day not in self._resolved and written not in self._on_record]
        dated = _DATE_CELL.match(place) and days
        if dated and not new and not spans.numbers(spans.without_days(without_labels(text))):
            return text.replace("[proposed]", "")  # the day is on record
        planned = dated and new and min(new) >= self.guided.prepared
        ours = not _PROPOSES.search(text) and (planned or _OUR_HOURS.match(place))
        return f"{text} [proposed]" if ours else text

    def with_figures(self, figures: Mapping[str, Derived]) -> "Desk":
        """The desk with more figures to cite, by their labels."""
        return replace(self, dossier=replace(self.dossier, figures=self.dossier.figures | dict(figures)))

    def without_figures(self, labels: Iterable[str]) -> "Desk":
        """The desk without the computed figures that an author found wrong, and without what the guided proposal says of them."""
        dossier = self.dossier.without_figures(labels)
        wrong = [figure for label, figure in self.dossier.figures.items() if label not in dossier.figures]
        kept = tuple(said for said in self.guided.insights if not any(figure in wrong for figure in said.figures))
        return replace(self, dossier=dossier, guided=self.guided.model_copy(update={"insights": kept}))

    def _told(self, said: Statement, written: str) -> bool:
        return spans.day_of(written) in self.days or any(written in source.quote for source in said.sources)


def with_openers(said: Statement, common: frozenset[str]) -> Statement:
    """The statement with the known words that open its sentences, so that no later check takes them for names."""
    text = spans.without_quotations(said.text)
    openers = [
        word
        for start, word, opens in spans.names(text)
        if opens and not spans.numbers(word) and (word.casefold() in common or _ORDINARY.match(text, start))
    ]
    return said.model_copy(update={"ours": tuple(dict.fromkeys((*said.ours, *openers)))})


def may_propose(place: str) -> bool:
    """True where a value of ours may stand, labelled as proposed."""
    head, _, field = place.removeprefix("front.").replace("date", "first_result").partition(".")
    tests = head == "would_change" or (head == "causes" and field.endswith("remark"))  # a trial of ours has its numbers
    return tests or (head in _PROPOSED and not place.endswith(".now"))

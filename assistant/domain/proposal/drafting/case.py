"""Everything a proposal is composed from, and what every part of it asks of that."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assistant.domain.alignment.shapes import Alignment
from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Brief, Derived, Evidence, Fact, Measure, Segment, Source
from assistant.domain.brief.turns import Interview
from assistant.domain.causes.shapes import Cause
from assistant.domain.diagnosis.shapes import Diagnosis, Verdict
from assistant.domain.knowledge import CauseCell, Knowledge
from assistant.domain.measurement.arithmetic import constant
from assistant.domain.measurement.contract_lines import counts_harm
from assistant.domain.measurement.forecast import cost_of_doing_nothing
from assistant.domain.measurement.insight import Insight
from assistant.domain.measurement.shapes import Contract, Forecast, NoForecast
from assistant.domain.proposal.drafting import clauses, measure_names, offices, proofs, spotting, values
from assistant.domain.proposal.drafting.statements import as_said, fill
from assistant.domain.proposal.shapes import Statement
from assistant.domain.slots import Cell, Slot
from assistant.domain.text import phrases

LEARNING = frozenset({Verdict.BUILD_TRAINING, Verdict.TRAINING_PLUS, Verdict.MANDATORY_MINIMUM})
UNNAMED = measure_names.UNNAMED
UNPLANNED = frozenset({Verdict.DECLINE_DEFER, Verdict.DISCOVERY_FIRST})
_SMALL_SHARE, _SURE = 0.12, 0.5


@dataclass(frozen=True)
class Case:
    """One request with all that was concluded from it; brief and causes hold only what may be quoted, ``ledger`` all."""

    interview: Interview
    diagnosis: Diagnosis
    alignment: Alignment
    contract: Contract
    forecast: Forecast | NoForecast
    insights: tuple[Insight, ...]
    knowledge: Knowledge
    today: date
    ledger: Brief
    fits: Mapping[tuple[Slot, str], float]

    @property
    def brief(self) -> Brief:
        return self.interview.brief

    @property
    def verdict(self) -> Verdict:
        return self.diagnosis.judgement.verdict

    @property
    def plans_learning(self) -> bool:
        return self.verdict in LEARNING

    @property
    def bound(self) -> bool:
        """True where a duty to train or to qualify was named."""
        return self.verdict is Verdict.MANDATORY_MINIMUM or any(r.rule == "R1" for r in self.diagnosis.judgement.rules)

    @cached_property
    def outcome(self) -> Measure | None:
        """The measure that decides, under a name that can stand in a sentence, with values that are numbers."""
        found = self.contract.outcome or self.brief.outcome
        if found is None:
            return None
        name, source = measure_names.name_of(found, self.brief, self.alignment, self.knowledge)
        numbers = {field: values.plain(getattr(found, field), name) for field in ("earlier", "baseline", "target")}
        if values.apart(numbers["baseline"], numbers["target"]):
            numbers["baseline"] = None
        return found.model_copy(update={"name": name, "source": source, **numbers})

    @property
    def contradictory(self) -> bool:
        """True where today's value and the wanted one are numbers that do not fit together: other units, or no better."""
        both = self.outcome and self.outcome.baseline and self.outcome.target
        counted = (
            both and self.outcome and values.counted(self.outcome.baseline) and values.counted(self.outcome.target)
        )
        return bool(counted and (self.contract.gap is None or self._backwards()))

    def _backwards(self) -> bool:
        """True where the wanted value is worse than today's: more of a harm, or less of a good."""
        measure = self.outcome
        if measure is None or not (measure.baseline and measure.target):
            return False
        now, wanted = measure.baseline.quantity, measure.target.quantity
        entry = next((e for e in self.knowledge.metrics if e.id == measure.metric_id), None)
        rises = entry.rises if entry else False if counts_harm(measure.name) else measure.rises
        return bool(
            now
            and wanted
            and rises is not None
            and now.value != wanted.value
            and (wanted.value > now.value) is not rises
        )

    @cached_property
    def other_measures(self) -> tuple[Measure, ...]:
        """The measures beside the outcome that have a name and two numbers."""
        return tuple(
            m
            for m in self.brief.measures
            if not (self.outcome and m.id == self.outcome.id)
            and phrases.names_measure(m.name)
            and values.differ(m.baseline, m.target)
        )

    @cached_property
    def causes(self) -> tuple[Cause, ...]:
        """The causes worth acting on, main first: each cell once."""
        seen: dict[Cell, Cause] = {}
        for cause in self.diagnosis.causes:
            shown = proofs.ranked(self.brief, cause) or cause.cell in self.brief.confirmed_causes
            if cause.share >= _SMALL_SHARE and shown:
                seen.setdefault(cause.cell, cause)
        main, *others = seen.values() or [None]
        told = [c for c in others if c and any(clauses.hinders(item.source.quote) for item in c.speaks_for)]
        kept = [c for c in others if c and (c.cell is Cell.SKILL or c in told)]  # "six were hired" is no want of people
        return (main, *kept)[:3] if main else ()

    @property
    def main(self) -> Cause | None:
        return self.causes[0] if self.causes else None

    def cell(self, cell: Cell) -> CauseCell:
        return self.knowledge.causes[cell]

    def fact(self, slot: Slot) -> Fact | None:
        """The most telling current fact of a slot."""
        return max(self.brief.of(slot), key=lambda f: (self.fit(f), clauses.weight(f.source.quote)), default=None)

    def fit(self, fact: Fact) -> bool:
        """True where the reading was sure of it."""
        return self.fits.get((fact.slot, fact.source.quote), 0.0) >= _SURE

    def telling(self, slot: Slot) -> Fact | None:
        """The most telling current fact of a slot, where it tells anything."""
        return fact if (fact := self.fact(slot)) and clauses.tells(fact.source.quote) else None

    def said(self, slot: Slot, most: int = 3) -> list[Fact]:
        """The current facts of a slot that tell something, none that another one of them contains."""
        facts = [fact for fact in self.brief.of(slot) if clauses.tells(fact.source.quote)]
        quotes = [fact.source.quote for fact in facts]
        whole = [
            f
            for i, f in enumerate(facts)
            if not any(f.source.quote in q for j, q in enumerate(quotes) if (j < i or q != f.source.quote) and j != i)
        ]
        return whole[:most]

    def against(self, cell: Cell) -> tuple[Evidence, ...]:
        """What was said against a cause, strongest first; evasions ("machines are machines") are no evidence."""
        return clauses.telling_remarks(proofs.opposing(self.brief, cell))

    @cached_property
    def groups(self) -> tuple[Segment, ...]:
        """Groups of which something was told apart from their size: better or worse, a value, a cause of their own."""
        own = {cause.segment for cause in self.diagnosis.causes} | {item.segment for item in self.diagnosis.segments}
        return tuple(s for s in self.brief.segments if _named(s) and (s.better is not None or s.name in own))

    def comparable(self, segment: Segment) -> bool:
        """True where the group's value is counted like today's value of the outcome."""
        whole = self.outcome.baseline.quantity if self.outcome and self.outcome.baseline else None
        told = segment.value and values.stands_in(segment.value, segment.source)
        return bool(
            whole and segment.value and told and (whole.kind, whole.unit) == (segment.value.kind, segment.value.unit)
        )

    def better(self, segment: Segment) -> bool | None:
        """Whether a group does better than the whole: by its number where that can be told, else as it was said."""
        measure = self.outcome
        if measure is None or not self.comparable(segment) or not (measure.baseline and measure.baseline.quantity):
            return segment.better
        entry = next((e for e in self.knowledge.metrics if e.id == measure.metric_id), None)
        wanted = measure.target.quantity if measure.target else None
        now, own = measure.baseline.quantity.value, segment.value.value if segment.value else 0.0
        rises = wanted.value > now if wanted and not self.contradictory else entry.rises if entry else measure.rises
        return segment.better if rises is None or own == now else (own > now) is rises

    def sources(self) -> Iterator[Source]:
        """Every source of the ledger, first as it may be quoted."""
        yield from (fact.source for fact in (*self.brief.facts, *self.ledger.facts))
        yield from (item.source for item in (*self.brief.evidence, *self.ledger.evidence))
        yield from (segment.source for segment in self.brief.segments)
        for measure in self.brief.measures:
            yield measure.source
            yield from (value.source for value in spotting.values(measure))

    def traced(self, text: str, proposed: bool = False) -> Statement:
        """A sentence written by another part of the domain, with the sources whose words and numbers it shows."""
        text = clauses.curly(text)
        left = self.days_left
        return Statement(
            text=text,
            sources=spotting.backing(text, self.sources()),
            figures=(left,) if left and wording.figure(left) in text else (),
            ours=(text,) if proposed else (),
            days=spotting.days(text),
            proposed=proposed,
        )

    @cached_property
    def days_left(self) -> Derived | None:
        """Days from the day of the draft to the date asked for."""
        asked = next((fact.day for fact in self.brief.of(Slot.REQUESTED_DATE) if fact.day), None)
        if asked is None or asked <= self.today:
            return None
        why = f"from {wording.day(self.today)} to {wording.day(asked)}"
        return constant((asked - self.today).days, why).derive("Days until the date asked for", "day")

    def told(self, *kinds: str) -> list[Statement]:
        """The insights of these kinds, as statements."""
        return [self.as_told(item) for kind in kinds for item in self.insights if item.kind == kind]

    def as_told(self, item: Insight) -> Statement:
        """An insight as a statement."""
        year = self.year_as_today
        figures = (item.derived, *item.also, *((year,) if year and item.kind == "cost of waiting" else ()))
        text = clauses.curly(item.text)
        return Statement(text=text, sources=item.sources, figures=figures, days=spotting.days(text))

    @cached_property
    def messages(self) -> dict[str, str]:
        """What was said, by turn number."""
        return {str(turn.number): turn.text for turn in self.interview.turns}

    @cached_property
    def year_as_today(self) -> Derived | None:
        """What a year as today costs, where the numbers for it were said."""
        found = cost_of_doing_nothing(self.brief, self.messages)
        return found if isinstance(found, Derived) and found.value > 0 else None

    @cached_property
    def audience(self) -> Statement:
        """The people concerned, in the requester's words where these are a phrase."""
        fact = self.fact(Slot.AUDIENCE)
        phrase = clauses.noun_phrase(fact.value) if fact else ""
        return as_said(clauses.in_the_middle(phrase), fact.source) if fact and phrase else fill("the people concerned")

    @cached_property
    def sponsor(self) -> Statement:
        """Who decides: the sponsor named, or a placeholder that says so."""
        named = [(phrase, fact) for fact in self._told_sponsors if (phrase := clauses.role(fact.source.quote))]
        if named:
            phrase, fact = named[-1]
            return as_said(offices.with_article(clauses.in_the_middle(phrase)), fact.source)
        if self.sponsor_asks:
            return fill("the person who asked")
        return fill("the sponsor (to be named)")

    @property
    def sponsor_asks(self) -> bool:
        """True where whoever asked decides themselves ("Me, the head of stores")."""
        return any(clauses.names_self(fact.source.quote) for fact in self._told_sponsors)

    @property
    def _told_sponsors(self) -> tuple[Fact, ...]:
        """What was told of a sponsor when that was asked; where it says nothing, what was told of one in passing."""
        facts = self.brief.of(Slot.SPONSOR)
        asked = {str(turn.number + 1) for turn in self.interview.turns if Slot.SPONSOR in turn.move.slots}
        return tuple(fact for fact in facts if fact.source.ref in asked) or facts

    @property
    def sign(self) -> Source | None:
        """The remark that proves most for the main cause."""
        return proofs.strongest(self.brief, self.main) if self.main else None

    @property
    def has_sponsor(self) -> bool:
        return bool(self.sponsor.sources)


def _named(segment: Segment) -> bool:
    """True where the group has a name that can stand in a sentence and its value was said in the same breath."""
    value = segment.value.text if segment.value else ""
    return value in segment.source.quote and phrases.names_group(segment.name, segment.source.quote)

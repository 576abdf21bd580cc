"""What the measure of a proposal is called."""

import re

from assistant.domain.alignment import matching
from assistant.domain.alignment.shapes import Alignment, Stance
from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Brief, Measure, Origin, Source
from assistant.domain.knowledge import Knowledge
from assistant.domain.proposal.drafting import clauses, measure_words
from assistant.domain.slots import Slot
from assistant.domain.text import phrases

UNNAMED = "the figure named"  # a measure that nobody called by a name


def name_of(measure: Measure, brief: Brief, alignment: Alignment, knowledge: Knowledge) -> tuple[str, Source]:
    """What the measure is called: as read, else as the metric file knows it, else as it was said of the result."""
    offices = [source.quote for slot in (Slot.SPONSOR, Slot.DATA_OWNER) for source in _answers(brief, slot)]
    name = phrases.measure_in(measure.name)
    told = {source.quote: source for source in (measure.source, *_answers(brief, Slot.METRIC))}
    phrase, answer = measure_words.exact(name, list(told))
    if phrase:
        return phrase, told[answer]
    fits = name and not measure_words.is_unfit(name, list(told))
    if fits and not any(clauses.names_in(quote, name) for quote in offices):
        return name, measure.source
    if known := next((entry.name for entry in knowledge.metrics if entry.id == measure.metric_id), ""):
        return wording.lower_first(known), measure.source
    for fact in (*brief.of(Slot.METRIC), *brief.of(Slot.BUSINESS_GOAL)):
        for sentence in clauses.sentences(fact.source.quote):
            name = phrases.measure_in(re.split(r",| and ", clauses.first_clause(sentence))[0])
            if len(name.split()) > 1:
                return name, fact.source
    return _name_of_goal(measure, alignment) or (UNNAMED, measure.source)


def _answers(brief: Brief, slot: Slot) -> list[Source]:
    return [fact.source for fact in brief.of(slot)]


def _name_of_goal(measure: Measure, alignment: Alignment) -> tuple[str, Source] | None:
    """What the goal served calls it, where goal and measure want the same number."""
    wanted = measure.target.quantity if measure.target else None
    for goal in (claim.goal for claim in alignment.claims if claim.stance is Stance.SUPPORTS):
        name = phrases.measure_in(goal.metric)
        if name and wanted and wanted.value == matching.number(goal.target):
            return name, Source(origin=Origin.PASSAGE, ref=goal.id, quote=goal.quote)
    return None

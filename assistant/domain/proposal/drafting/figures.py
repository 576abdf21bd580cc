"""Published figures beside our own proposals: always with source, year and caution, never as this company's data."""

from assistant.domain.proposal.drafting.case import UNPLANNED, Case
from assistant.domain.proposal.drafting.remedies import Remedy
from assistant.domain.proposal.drafting.statements import fill
from assistant.domain.proposal.shapes import Statement

# What building one hour of it has taken elsewhere.
_BUILDING = {"e-learning": "hours-online-simple", "workshop": "hours-classroom", "blended-course": "hours-classroom"}


def on_building(case: Case, chosen: tuple[Remedy, ...]) -> list[Statement]:
    """What it takes to build the first part that has to be built, where it has been counted."""
    keys = [_BUILDING[r.intervention.id] for r in chosen if r.intervention.id in _BUILDING]
    return _told(case, keys[0]) if keys and case.verdict not in UNPLANNED else []


def _told(case: Case, key: str) -> list[Statement]:
    figure = case.knowledge.figures.get(key)
    if figure is None:
        return []
    return [
        fill(
            "Found elsewhere, in {year}: {statement} ({source}.) {caution}",
            statement=figure.statement,
            source=figure.source,
            year=str(figure.year),
            caution=figure.caution,
        )
    ]

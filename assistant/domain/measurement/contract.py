"""The outcome contract: what is counted, from where to where, by when, by whom, and how the effect is told from luck
(Kirkpatrick, 1959: result and behaviour; early signs before results; Phillips, 1997: isolation)."""

from collections.abc import Mapping
from datetime import date

from assistant.domain.brief.shapes import Brief, Derived, Measure
from assistant.domain.knowledge import Knowledge
from assistant.domain.measurement.contract_lines import (
    early_line,
    entry_of,
    guard_lines,
    on_the_job_lines,
    outcome_of,
    result_line,
)
from assistant.domain.measurement.isolation import isolation
from assistant.domain.measurement.metric_lint import lint
from assistant.domain.measurement.shapes import Contract
from assistant.domain.measurement.sums.gap import gap_of


def contract(brief: Brief, knowledge: Knowledge, today: date, messages: Mapping[str, str] | None = None) -> Contract:
    """The measurement contract for the brief as it stands on ``today``. Lines of ours are marked as proposed; what
    nobody said is "to be confirmed"."""
    outcome = outcome_of(brief)
    entry = entry_of(outcome, knowledge)
    guards = guard_lines(brief, entry, knowledge.guards)
    lines = (result_line(brief, outcome), *on_the_job_lines(brief, entry), early_line(brief, entry), *guards)
    return Contract(
        outcome=outcome,
        lines=lines,
        isolation=isolation(brief, outcome),
        gap=gap_figure(outcome),
        lint=lint(brief, outcome, today, guarded=bool(guards)),
    )


def gap_figure(outcome: Measure | None) -> Derived | None:
    """The gap of the outcome as a figure, None without both numbers."""
    found = gap_of(outcome) if outcome else None
    return found.amount.derive("Gap to close", found.shown_unit) if found else None

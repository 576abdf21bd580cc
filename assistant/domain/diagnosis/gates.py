"""The gates: what a sound verdict needs to know. The interview is ready when nothing is missing here."""

from assistant.domain.brief.shapes import Brief
from assistant.domain.causes.denials import denials
from assistant.domain.causes.weighing import Asked, weigh
from assistant.domain.slots import Cell, Direction, Slot, State

_CELL_ORDER = (Cell.SKILL, Cell.TOOLS, Cell.EXPECTATIONS, Cell.INCENTIVES, Cell.CAPACITY, Cell.MOTIVES)
_DENIED_ENOUGH = 2  # denials from which only duty and cost remain to be asked


def gates(brief: Brief, asked: Asked | None = None) -> tuple[Slot, ...]:
    """The slots still missing for a sound verdict, most urgent first: goal, measure, gap, audience, main cause and best
    rival, what was tried. A slot that was asked and has an owner now does not count as missing."""
    if denials(brief).count >= _DENIED_ENOUGH and denials(brief).nothing_served:
        return tuple(
            slot
            for slot in (Slot.BUSINESS_GOAL, Slot.METRIC, Slot.MANDATE, Slot.COST_OF_INACTION)
            if _missing(brief, slot)
        )
    outcome = brief.outcome
    wanted = [
        (Slot.BUSINESS_GOAL, bool(brief.confirmed_goals)),
        (Slot.METRIC, outcome is not None),
        (Slot.BASELINE, (outcome is not None and outcome.baseline is not None) or _told_gap(brief)),
        (Slot.AUDIENCE, not _missing(brief, Slot.AUDIENCE_SIZE)),
    ]
    missing = [slot for slot, answered in wanted if not answered and _missing(brief, slot)]
    tried = [Slot.TRIED_BEFORE] if _missing(brief, Slot.TRIED_BEFORE) else []
    return tuple(missing + _cause_gates(brief, asked) + tried)


def _missing(brief: Brief, slot: Slot) -> bool:
    return brief.state(slot) in (State.EMPTY, State.VAGUE, State.CONFLICTING)


def _told_gap(brief: Brief) -> bool:
    return brief.known(Slot.CURRENT_BEHAVIOUR)


def _cause_gates(brief: Brief, asked: Asked | None) -> list[Slot]:
    """Ability first; then, until a main cause has a rival that was looked at, the next cell not spoken about."""
    causes = weigh(brief, asked)
    told = {e.cell for e in brief.evidence} | {cell for cell in Cell if not _missing(brief, cell.slot)}
    open_cells = [cell for cell in _CELL_ORDER if cell not in told]
    if Cell.SKILL in open_cells:
        return [Cell.SKILL.slot] if causes else [cell.slot for cell in open_cells[:2]]
    looked_at = {e.cell for e in brief.evidence if e.direction is Direction.AGAINST} | {cause.cell for cause in causes}
    enough = bool(causes) and len(looked_at | (told & {Cell.SKILL})) >= 2
    return [] if enough or not open_cells else [open_cells[0].slot]

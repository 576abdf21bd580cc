"""Documents that say different things: one that a later one replaced or ended, and two current aims that pull apart."""

from datetime import date

from assistant.domain.alignment.clashes import contrary_target, outdated, pulls_against
from assistant.domain.alignment.shapes import Claim, DocumentConflict, Stance
from assistant.domain.causes.shapes import Cause
from assistant.domain.text.words import overlap


def conflicts(claims: tuple[Claim, ...], causes: tuple[Cause, ...]) -> tuple[DocumentConflict, ...]:
    """Earlier statements that no longer hold, and current aims that pull against each other."""
    return (*_editions(claims), *_pulling(claims, causes))


def _editions(claims: tuple[Claim, ...]) -> list[DocumentConflict]:
    """An earlier edition that says something else than the current document on the same measure, or a goal that a later
    document ends."""
    current = [c for c in claims if not outdated(c.document)]
    found: list[DocumentConflict] = []
    for old in (c for c in claims if outdated(c.document) or c.ended_by):
        rivals = [c for c in current if _rivals(c, old)]
        if rivals:
            new = max(rivals, key=lambda c: overlap(c.goal.statement, old.goal.statement))
            found.append(_conflict(old.goal.metric or new.goal.metric, new, old, superseded=True))
    return found


def _rivals(current: Claim, old: Claim) -> bool:
    if old.ended_by:
        return current.goal.id == old.ended_by.id
    return current.document.id == old.document.superseded_by or contrary_target(current.goal, old.goal)


def _pulling(claims: tuple[Claim, ...], causes: tuple[Cause, ...]) -> list[DocumentConflict]:
    """Another current goal whose words return in what people are paid or measured for, against the goal served."""
    served = next((c for c in claims if c.stance is Stance.SUPPORTS), None)
    if not served:
        return []
    others = [c for c in claims if c.document.id != served.document.id and c.stance is Stance.CANDIDATE]
    other = next((c for c in others if pulls_against(c.goal, causes)), None)
    if not other:
        return []
    newer, older = sorted((served, other), key=lambda c: c.document.date or date.min, reverse=True)
    return [_conflict(other.goal.metric or other.goal.statement, newer, older, superseded=False)]


def _conflict(theme: str, newer: Claim, older: Claim, *, superseded: bool) -> DocumentConflict:
    return DocumentConflict(
        theme=theme,
        newer=newer.goal,
        newer_document=newer.document,
        older=older.goal,
        older_document=older.document,
        superseded=superseded,
    )

"""Labels of a model that had not earned trust yet: kept beside the reading, and taken up once it has."""

from collections.abc import Sequence

from assistant.domain.brief.reading import Amendment, Reading
from assistant.domain.brief.second_reading.trust import recorded

_LISTS = ("slots", "measures", "segments", "causes")


def change(turn: int, guided: Reading, believed: Reading) -> Amendment | None:
    """What the model would take away from the guided reading and add to it; None where that is nothing."""
    gone, added = _without(guided, believed), _without(believed, guided)
    return None if gone == added else Amendment(turn=turn, gone=gone, added=added)


def _without(reading: Reading, other: Reading) -> Reading:
    """The items of a reading that another one lacks, and nothing else of it."""
    lacking = {name: tuple(i for i in getattr(reading, name) if i not in getattr(other, name)) for name in _LISTS}
    return Reading.model_validate(lacking)


def pending(earlier: Sequence[Reading]) -> tuple[Amendment, ...]:
    """What was offered since trust was last held (all of it was taken up then), of messages where what could be checked
    held."""
    since = next((i for i in range(len(earlier), 0, -1) if earlier[i - 1].amends), 0)
    return tuple(reading.offered for reading in earlier[since:] if reading.offered and recorded(reading).held)

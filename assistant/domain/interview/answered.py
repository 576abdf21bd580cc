"""Which words of a message answer which of the questions it was asked.

A reader may store a sentence under both of two questions where either fits. To judge whether a question was answered, each
sentence counts for one of them: people answer in the order asked, so the message is cut once, where the reader's placing
agrees best. What could stand on either side of the cut counts for neither."""

from assistant.domain.brief.concreteness import without_figure
from assistant.domain.brief.fields.chatter import is_chatter
from assistant.domain.brief.reading import Reading
from assistant.domain.brief.turns import Move
from assistant.domain.interview.offers import own_words
from assistant.domain.slots import Slot
from assistant.domain.text.sentences import sentences


def answered(text: str, move: Move, reading: Reading) -> dict[Slot, str]:
    """The words of a message that answer each question of the move, but for those the person cannot answer; goals to choose
    from are answered by a choice. Where an earlier question was answered in its place, they answer that one."""
    if late := [item.slot for item in reading.slots if item.late]:
        return dict.fromkeys(late, own_words(text, move))
    choices = {choice.casefold() for choice in move.choices}
    to_us = [bearing.quote for bearing in reading.bears if bearing.to_us]
    parts = [s.text for s in sentences(own_words(text, move)) if not is_chatter(s.text) and s.text not in to_us]
    said = [part for part in parts if part.strip(" .!").casefold() not in choices]
    said = [part for part in said if any(_belongs(reading, slot, part) for slot in move.slots)] or said
    asked = [slot for slot in move.slots if slot is not Slot.STRATEGY_LINK and slot not in reading.unanswered]
    if len(asked) < 2 or len(said) < 2:
        return dict.fromkeys(asked, " ".join(said))
    first, last = _cuts([_leans(reading, asked[0], part) - _leans(reading, asked[1], part) for part in said])
    return {asked[0]: " ".join(said[:first]), asked[1]: " ".join(said[last:])}


def _cuts(lead: list[int]) -> tuple[int, int]:
    """The first and the last of the cuts that agree best with ``lead``: 1 for a sentence that only the first question holds,
    -1 for one that only the second holds."""
    scores = [sum(lead[:cut]) - sum(lead[cut:]) for cut in range(1, len(lead))]
    best = [cut for cut, score in enumerate(scores, start=1) if score == max(scores)]
    return best[0], best[-1]


def _belongs(reading: Reading, slot: Slot, part: str) -> bool:
    return _leans(reading, slot, part) or without_figure(slot, part)


def _leans(reading: Reading, slot: Slot, part: str) -> bool:
    quotes = [item.quote for item in reading.slots if item.slot is slot]
    return any(part in quote or quote in part for quote in quotes)

"""The last of a thousand turns beside the tenth: ``python -m evals.long_talk``. Takes ten seconds.

Processor time of this process, so that other work on the machine weighs little; a turn, and the page that is shown after it."""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from assistant.bootstrap import build
from assistant.services.product import Assistant
from assistant.settings import Settings
from assistant.web.ui import screen
from assistant.web.ui.words import speaking
from evals.bench import ANSWERS, OPENING

_LENGTHS, _TIMES = (10, 1000), 7


def run() -> dict[int, tuple[float, float]]:
    """By the length of the talk: milliseconds of its last turn, and of the page after it (medians)."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        assistant = build(Settings(data=Path(folder), keyword_only=True, sample_library=True))
        assistant.startup.run()
        assistant.ingest.wait_idle(60)
        with speaking(assistant.interface, "en"):
            found = {length: _last_turn(assistant, _talk(assistant, length - 1)) for length in _LENGTHS}
        assistant.close()
    return found


def _talk(assistant: Assistant, length: int) -> str:
    """An interview, and after it small talk as its last message was taken, up to that many messages."""
    request = assistant.consultation.start(OPENING.format(n=20)).interview.id
    for number, answer in enumerate(ANSWERS[:8]):
        assistant.consultation.take_turn(request, answer.format(n=20 + number))
    stored = assistant.repository.interview(request)
    last, begun = stored.turns[-1], len(stored.turns) + 1
    texts = {
        n: f"We talked about it with group {n} on Monday, and they will come back." for n in range(begun, length + 1)
    }
    more = (last.model_copy(update={"number": n, "key": "", "text": text}) for n, text in texts.items())
    assistant.repository.replace_turns(stored.model_copy(update={"turns": (*stored.turns, *more)}))
    return request


def _last_turn(assistant: Assistant, request: str) -> tuple[float, float]:
    """Each message is taken back, so that the next one is as late in the talk; the first fills what is kept in memory."""
    turns: list[float] = []
    pages: list[float] = []
    for number in range(_TIMES + 1):
        text = f"Team number {number} said the calendar was off again."
        turns.append(_milliseconds(lambda: assistant.consultation.take_turn(request, text)))  # noqa: B023 (called at once)
        pages.append(_milliseconds(lambda: screen.screen(assistant, request)))
        assistant.consultation.undo(request)
    return statistics.median(turns[1:]), statistics.median(pages[1:])


def _milliseconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


if __name__ == "__main__":
    early, late = run().values()
    for (turn, page), length in zip((early, late), _LENGTHS, strict=True):
        print(f"turn {length:5}: {turn:5.1f} ms, page {page:5.1f} ms")
    print(f"the last beside the tenth: {sum(late) / sum(early):.2f}")

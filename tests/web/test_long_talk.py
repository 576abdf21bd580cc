"""A talk of a thousand messages: what the page makes and sends for the last turn is what it made for an early one."""

from cProfile import Profile

from assistant.domain.brief.turns import Interview
from assistant.services.product import Assistant
from assistant.web.ui import screen
from assistant.web.ui.screen import TURNS_SHOWN

OPENING = "We need a course on hygiene for 12 cooks. Complaints rose from 3 to 9 a month."


def lengthened(assistant: Assistant, turns: int) -> Interview:
    """The stored talk with its last message again and again in other words, as somebody who chats would have it."""
    request = assistant.consultation.start(OPENING).interview.id
    assistant.consultation.take_turn(request, "I don't know.")
    stored = assistant.repository.interview(request)
    more = (
        stored.turns[-1].model_copy(update={"number": number, "key": "", "text": f"Week {number:03}: I don't know."})
        for number in range(3, turns + 1)
    )
    return assistant.repository.replace_turns(stored.model_copy(update={"turns": (*stored.turns, *more)}))


def sent(assistant: Assistant, turns: int) -> tuple[int, int]:
    """Messages, and characters of the whole page."""
    seen = screen.screen(assistant, lengthened(assistant, turns).id)
    texts = [seen.bar, seen.offers, seen.hints, seen.brief, seen.evidence, seen.records, seen.verdict, seen.proposal]
    return len(seen.talk), sum(map(len, texts)) + sum(len(str(message["content"])) for message in seen.talk)


def test_the_last_of_a_thousand_turns_sends_no_more_than_an_early_one(assistant: Assistant) -> None:
    early, late = sent(assistant, TURNS_SHOWN + 1), sent(assistant, 1000)
    assert early[0] == late[0] == 2 * TURNS_SHOWN + 1
    assert late[1] < 1.01 * early[1], "only numbers get longer"


def test_messages_reach_the_browser_without_being_built_as_components(assistant: Assistant) -> None:
    """Building one costs a hundred times its text: two of each, for every message shown, on every turn."""
    request = assistant.consultation.start(OPENING).interview.id
    contents = [message["content"] for message in screen.screen(assistant, request).talk]
    assert all(isinstance(content, dict) and content["type"] == "component" for content in contents)


def calls(assistant: Assistant, request: str, text: str) -> int:
    """Function calls of one turn and of the page after it: work that no other load on the machine changes."""
    counted = Profile()
    counted.enable()
    assistant.consultation.take_turn(request, text)
    screen.screen(assistant, request)
    screen.shelf(assistant, request)
    counted.disable()
    return sum(entry.callcount for entry in counted.getstats())


def test_the_last_of_a_thousand_turns_takes_little_more_work_than_the_tenth(assistant: Assistant) -> None:
    counts: list[int] = []
    for turns in (9, 999):
        request = lengthened(assistant, turns).id
        assistant.consultation.take_turn(
            request, "The dish washer on the first floor runs hot."
        )  # what is kept is made
        assistant.consultation.undo(request)
        counts.append(calls(assistant, request, "The dish washer on the second floor runs hot."))
    assert counts[1] <= 1.25 * counts[0]

"""Many at once: nothing mixes, nothing happens twice, nothing is lost."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.domain.errors import Conflict
from assistant.services.product import Assistant
from assistant.web.ui.screen import screen

THREADS = 20


def test_requests_of_many_people_do_not_mix(assistant: Assistant) -> None:
    def person(number: int) -> str:
        talk = assistant.consultation
        request = talk.start(f"We need a course for the {number + 100} people of depot {number}.").interview.id
        for step in range(4):
            talk.take_turn(
                request, f"Depot {number} says thing {step}: the lifts stop {number + 2} times a day.", key=f"{step}"
            )
        return request

    with ThreadPoolExecutor(THREADS) as pool:
        requests = list(pool.map(person, range(THREADS)))
    for number, request in enumerate(requests):
        interview = assistant.repository.interview(request)
        assert [turn.number for turn in interview.turns] == [1, 2, 3, 4, 5]
        assert all(f"epot {number}" in turn.text for turn in interview.turns)
        words = f"{number + 100} people"
        assert words in screen(assistant, request).talk[0]["content"]["value"]


def test_messages_to_one_request_run_one_after_the_other(assistant: Assistant) -> None:
    request = assistant.consultation.start("We need a course for 30 drivers.").interview.id
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(lambda n: assistant.consultation.take_turn(request, f"Remark {n}."), range(THREADS)))
    turns = assistant.repository.interview(request).turns
    assert [turn.number for turn in turns] == list(range(1, THREADS + 2))
    assert {turn.text for turn in turns[1:]} == {f"Remark {n}." for n in range(THREADS)}


def test_a_double_click_happens_once(assistant: Assistant) -> None:
    with ThreadPoolExecutor(THREADS) as pool:
        opened = list(
            pool.map(lambda _: assistant.consultation.start("We need a course.", key="click"), range(THREADS))
        )
        request = opened[0].interview.id
        list(pool.map(lambda _: assistant.consultation.take_turn(request, "Twelve a day.", "second"), range(THREADS)))
    assert len(assistant.repository.interviews()) == 1
    assert [turn.text for turn in assistant.repository.interview(request).turns] == [
        "We need a course.",
        "Twelve a day.",
    ]


def test_a_lost_race_is_told_and_changes_nothing(assistant: Assistant) -> None:
    request = assistant.consultation.start("We need a course.").interview.id
    mine = assistant.repository.interview(request)
    assistant.consultation.take_turn(request, "From another window.")
    with pytest.raises(Conflict):
        assistant.repository.save_interview(mine.model_copy(update={"title": "Mine"}))
    assert assistant.repository.interview(request).title != "Mine"
    assert len(assistant.repository.interview(request).turns) == 2

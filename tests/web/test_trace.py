"""How a turn came about can be looked up: by REST, and on the page where what was sent is shown."""

import datetime
import json
from pathlib import Path

from fastapi.testclient import TestClient

from assistant.adapters.content import content_root
from assistant.adapters.content_interface import load_interface
from assistant.bootstrap import build
from assistant.settings import Settings
from assistant.web.shell import create_app
from assistant.web.ui import model_cards
from assistant.web.ui.words import speaking
from tests.endpoints.server import Body, FakeEndpoint

OPENING = "Waiting at our <b>pharmacy</b> counter is 14 minutes and should be 9 by June 2027. Train the 11 assistants, please."


def answers(body: Body) -> str:
    return (
        json.dumps({"facts": []}) if "You read one message" in str(body["messages"]) else "What does waiting cost you?"
    )


def test_each_turn_tells_what_was_read_decided_at_hand_asked_and_how_long_it_took(tmp_path: Path) -> None:
    with FakeEndpoint(answers) as fake:
        settings = Settings(data=tmp_path, sample_library=False, keyword_only=True,
                            llm_base_url=fake.url, llm_api_key="k", llm_model="m")  # type: ignore[arg-type] # fmt: skip
        assistant = build(settings, today=lambda: datetime.date(2027, 2, 1))
        assistant.ingest.add_text(
            "Plan 2027", "Waiting at the pharmacy counter falls from 14 to 9 minutes by June 2027."
        )
        request = assistant.consultation.start(OPENING).interview.id
        assistant.consultation.take_turn(request, "They know the till; labels are printed one floor below.")
        http = TestClient(create_app(assistant), base_url="http://localhost")
        items = http.get(f"/api/v1/requests/{request}/trace").raise_for_status().json()["items"]
        interview, calls = assistant.repository.interview(request), assistant.repository.calls(request)
        assert http.get("/api/v1/requests/nobody/trace").status_code == 404
        assistant.close()
    assert [item["number"] for item in items] == [1, 2]
    assert [call["stamp"].partition("@")[0] for call in items[0]["calls"]] == ["read", "reply"]
    assert items[0]["tokens"] == 36 and "sent" not in items[0]["calls"][0] and items[0]["move"]["kind"] == "ask"
    for item in items:
        assert item["calls"] and set(item["trace"]["seconds"]) == {"read", "judge", "write"}
        assert any("Plan 2027" in shown for shown in item["trace"]["shown"])
    labels = {slot: question.label for slot, question in assistant.knowledge.questions.items()}
    with speaking(assistant.interface, "en"):
        page = model_cards.sent(interview.title, calls, interview.turns, labels)
    assert page.index("Message 2") < page.index("Message 1") and "Plan 2027" in page and "read@" in page
    assert labels[interview.turns[0].move.slots[0]] in page and "<b>pharmacy" not in page


def test_whether_documents_are_sent_whole_is_said(tmp_path: Path) -> None:
    interface = load_interface(content_root())
    plain = Settings(data=tmp_path, llm_base_url="http://x/v1")  # type: ignore[call-arg]
    with speaking(interface, "en"):
        told = [
            model_cards.page(plain.model_copy(update={"llm_read_documents": allowed}), None)
            for allowed in (True, False)
        ]
    assert "sent once, whole" in told[0] and "sent once, whole" not in told[1]

"""The prompt tokens that docs/language-model.md promises are held, in a long interview and with the longest message."""

import datetime
import json
import re
from pathlib import Path

from assistant.bootstrap import build
from assistant.services.turn import LONGEST_MESSAGE
from assistant.settings import Settings
from tests.endpoints.hostile import answer as lies
from tests.endpoints.server import FakeEndpoint

DOCS = (Path(__file__).parents[2] / "docs" / "language-model.md").read_text("utf-8")
SENTENCES = (
    "Our claims desk in Halden takes 34 days a case and should take 20 by 30 June 2027, please train the 40 handlers.",
    "They know the routine, but the claims system logs them out in the middle of a case and each address is typed three times.",
    "The weekly claims report shows the days, the head of claims owns it, and a late case costs us about 85 euros.",
    "Last year a webinar was held, people liked it, and the days did not move at all; nobody is paid for speed either.",
)


def budget(what: str) -> int:
    found = re.search(rf"^\| {what} \| ([\d,]+) \|$", DOCS, re.MULTILINE)
    assert found, what
    return int(found[1].replace(",", ""))


def test_the_budgets_of_a_turn_and_of_a_proposal_are_held(tmp_path: Path) -> None:
    with FakeEndpoint(lies) as fake:
        settings = Settings(data=tmp_path, sample_library=False, keyword_only=True,
                            llm_base_url=fake.url, llm_api_key="k", llm_model="m")  # type: ignore[arg-type] # fmt: skip
        assistant = build(settings, today=lambda: datetime.date(2026, 11, 23))
        try:
            plan = "Claims reach a decision within 20 days by June 2027. " * 4
            for number in range(6):
                assistant.ingest.add_text(f"Claims plan {number}", f"{plan} Part {number}.")
            assistant.ingest.wait_idle(60)
            request = assistant.consultation.start(" ".join(SENTENCES)).interview.id
            usual = [_sent(fake)]
            for number in range(9):
                assistant.consultation.take_turn(request, f"{SENTENCES[number % 4]} That was case {number + 50}.")
                usual.append(_sent(fake))
            assistant.consultation.take_turn(request, (" ".join(SENTENCES) * 80)[:LONGEST_MESSAGE])
            longest = _sent(fake)
            assistant.drafting.draft(request)
            proposal = _sent(fake)
        finally:
            assistant.close()
    print(f"usual {usual}, longest {longest}, proposal {proposal}")
    assert max(usual) <= budget("a usual turn, reading and reply")
    assert longest <= budget("a turn with the longest message")
    assert proposal <= budget("a proposal, with its repair and critique")


def _sent(fake: FakeEndpoint) -> int:
    """The prompt tokens of all requests since the last look, at four characters each; the schema asked for counts too."""
    sent = sum(len(json.dumps([body["messages"], body.get("response_format", "")])) // 4 for body in fake.requests)
    fake.requests.clear()
    return sent

"""The second peer: a fixed form as learning departments use it, filled in by the same player, every field once."""

from assistant.domain.slots import Slot
from evals.play import Played
from evals.player import Player
from evals.scenario import Scenario

FIELDS = (
    ("Which training do you need?", Slot.REQUESTED_SOLUTION),
    ("Why now?", Slot.URGENCY_REASON),
    ("By when?", Slot.REQUESTED_DATE),
    ("Which business goal does it serve?", Slot.BUSINESS_GOAL),
    ("Which goal of the strategy does it support?", Slot.STRATEGY_LINK),
    ("Who is it for?", Slot.AUDIENCE),
    ("How many people?", Slot.AUDIENCE_SIZE),
    ("What do they do today?", Slot.CURRENT_BEHAVIOUR),
    ("What should they do afterwards?", Slot.DESIRED_BEHAVIOUR),
    ("Which knowledge or skill is missing?", Slot.CAUSE_SKILL),
    ("How will success be measured?", Slot.METRIC),
    ("Where does the measure stand now?", Slot.BASELINE),
    ("Which target should be reached?", Slot.TARGET),
    ("What has been done so far?", Slot.TRIED_BEFORE),
    ("Is there a budget?", Slot.BUDGET),
    ("Which constraints are there (time, place, language)?", Slot.CONSTRAINTS),
    ("Is there a legal duty?", Slot.MANDATE),
    ("Who sponsors the request?", Slot.SPONSOR),
)


def play_form(scenario: Scenario) -> Played:
    """The filled form as final text. Nobody follows up, so nobody presses either."""
    played = Played(scenario=scenario, mutation="", player=Player(scenario, pressed=True))
    rows = [f"# {scenario.title}", scenario.opening]
    for label, slot in FIELDS:
        said = played.player.answer([slot.value], [])
        played.messages += 1
        played.transcript.append({"text": said, "reply": label, "notes": [], "move": {"slots": [slot.value]}})
        rows.append(f"**{label}** {said}")
    played.transcript[0]["text"] = f"{scenario.opening} {played.transcript[0]['text']}"
    played.markdown = "\n\n".join(rows)
    return played

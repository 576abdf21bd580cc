"""What leaving it costs where the figures allow a sum: the cases of a told volume, today's cases at the price of one."""

from dataclasses import replace

import stories

from assistant.domain.proposal.shapes import Proposal

COUNTED = "31 missing bags."


def drafted(story: stories.Story, **answers: str) -> Proposal:
    kept = {slot: said for slot, said in story.answers.items() if slot not in ("value_per_unit", "cost_of_inaction")}
    return stories.draft(replace(story, answers={**kept, **answers}))


def test_nothing_lost_is_an_answer() -> None:
    told = drafted(stories.DENTAL, cost_of_inaction="For the house? Nothing. The visits go on either way.")
    assert told.front.waiting.text.startswith("Nothing, as it was told")


def test_a_share_of_a_told_volume_is_counted_out() -> None:
    """35 and 70 percent of 400 visits a month."""
    told = drafted(stories.DENTAL, cost_of_inaction="We have 400 visits a month.")
    assert told.front.waiting.text == "140 of 400 visits a month, 280 at the target"


def test_a_volume_of_something_else_counts_nothing_out() -> None:
    told = drafted(stories.DENTAL, cost_of_inaction="We serve 400 lunches a month.")
    assert "lunches" not in told.front.waiting.text


def test_cases_of_today_are_priced_by_one() -> None:
    story = replace(stories.FURNITURE, measure="missing bags", fields={"baseline": ("baseline", "31")})
    told = drafted(story, baseline=COUNTED, cost_of_inaction="The carrier takes 23 euro for each missing bag.")
    assert "€713 for 31" in told.front.waiting.text

"""Groups side by side: only those whose numbers can be of the same thing."""

from dataclasses import replace

import stories

from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.shapes import Segment
from assistant.domain.proposal.shapes import Proposal


def percent(value: float) -> Quantity:
    return Quantity(text=f"{value:g} %", value=value, kind=Kind.PERCENT, unit="%")


def drafted(*levels: tuple[str, float]) -> Proposal:
    """The story of the crowns (35 % in one visit, 70 % wanted) with other groups."""
    said = ", ".join(f"{name} {value:g} %" for name, value in levels) + "."
    story = replace(stories.DENTAL, answers={**stories.DENTAL.answers, "exemplars": said})
    interview = stories.interview(story)
    source = next(fact.source for fact in interview.brief.facts if fact.source.quote == said)
    groups = tuple(Segment(name=name, source=source, value=percent(value)) for name, value in levels)
    brief = interview.brief.model_copy(update={"segments": groups})
    return stories.composed(story, interview.model_copy(update={"brief": brief}))


def told(*levels: tuple[str, float]) -> str:
    return " ".join(item.text for item in drafted(*levels).insights)


def test_the_best_comes_first_with_what_it_would_mean_for_all() -> None:
    text = told(("Wexmouth", 20.0), ("Ardley", 63.0))
    assert "Ardley stands at 63%, Wexmouth at 20%." in text
    assert "With all at the level of Ardley, 80% of the distance to 70% would be covered." in text


def test_groups_that_are_all_better_than_the_whole_are_counted_otherwise() -> None:
    assert "stands at" not in told(("Wexmouth", 60.0), ("Ardley", 63.0))


def test_the_same_people_do_not_stand_at_two_levels() -> None:
    assert "stands at" not in told(("The 12 from Ardley", 60.0), ("The other 12", 20.0))


def test_what_is_no_name_of_people_heads_no_sentence() -> None:
    assert "stands at" not in told(("one in", 63.0), ("reach each desk", 20.0))
    assert "Night shift stands at 63%, day shift at 20%." in told(("night shift", 63.0), ("day shift", 20.0))


def test_one_group_stands_beside_the_whole_where_it_is_better() -> None:
    assert "Ardley stands at 63%, all together at 35%." in told(("Ardley", 63.0))
    assert "stands at" not in told(("Ardley", 20.0))

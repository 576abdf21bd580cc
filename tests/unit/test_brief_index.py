"""The brief answers by slot and by message as if it looked through all its facts."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.brief.shapes import Brief, Fact, Origin, Source
from assistant.domain.slots import Grade, Slot, State

SLOTS = (Slot.BUSINESS_GOAL, Slot.METRIC, Slot.MANDATE)


def fact(slot: Slot, number: int) -> Fact:
    source = Source(origin=Origin.TURN, ref=str(number), quote="as said")
    return Fact(slot=slot, value=f"value {number}", state=State.STATED, grade=Grade.OPINION, source=source)


@given(st.lists(st.tuples(st.sampled_from(SLOTS), st.integers(1, 4))), st.sampled_from(SLOTS), st.integers(1, 4))
def test_of_and_told_in_are_what_a_look_at_every_fact_gives(told: list[tuple[Slot, int]], slot: Slot, ref: int) -> None:
    brief = Brief(facts=tuple(fact(*item) for item in told))
    changed = brief.model_copy(update={"facts": (*brief.facts, fact(slot, ref))})
    for each in (brief, changed, brief):
        assert each.of(slot) == tuple(f for f in each.facts if f.slot is slot)
        assert each.told_in(str(ref)) == tuple(f for f in each.facts if f.source.ref == str(ref))

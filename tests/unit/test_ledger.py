"""The ledger: nothing is overwritten in silence."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters.content import content_root, load
from assistant.domain.brief import ledger
from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.reading import MeasureField, MeasureReading, Reading, SegmentReading, SlotReading
from assistant.domain.brief.shapes import Brief
from assistant.domain.measurement.sums.gap import gap_of
from assistant.domain.slots import Slot, State

KNOWLEDGE = load(content_root())
TODAY = date(2027, 5, 3)


def number(value: float, text: str, kind: Kind = Kind.PEOPLE, unit: str = "", approximate: bool = False) -> Quantity:
    return Quantity(kind=kind, value=value, unit=unit, text=text, approximate=approximate)


def said(slot: Slot, value: str, *quantities: Quantity, correction: bool = False, vague: bool = False) -> SlotReading:
    return SlotReading(slot=slot, value=value, quote=value, quantities=quantities, correction=correction, vague=vague)


def context(turn: int = 1, *asked: Slot, amending: bool = False) -> ledger.Context:
    return ledger.Context(turn=turn, asked=asked, today=TODAY, knowledge=KNOWLEDGE, amending=amending)


def merged(*readings: Reading, amending: bool = False) -> Brief:
    brief = Brief()
    for turn, reading in enumerate(readings, start=1):
        brief = ledger.merge(brief, reading, context(turn, amending=amending and turn == len(readings)))
    return brief


def test_a_fact_keeps_its_words_and_where_they_stand() -> None:
    brief = merged(Reading(slots=(said(Slot.AUDIENCE, "the night bakers"),)))
    fact = brief.of(Slot.AUDIENCE)[0]
    assert (fact.value, fact.source.quote, fact.source.label) == ("the night bakers", "the night bakers", "turn 1")
    assert brief.state(Slot.AUDIENCE) is State.STATED


def test_two_head_counts_conflict_and_both_stay_until_settled() -> None:
    first = Reading(slots=(said(Slot.AUDIENCE_SIZE, "30 bakers", number(30, "30")),))
    second = Reading(slots=(said(Slot.AUDIENCE_SIZE, "75 of them", number(75, "75")),))
    brief = merged(first, second)
    assert brief.state(Slot.AUDIENCE_SIZE) is State.CONFLICTING
    assert [c.first.value for c in brief.conflicts] == ["30 bakers"]
    answer = Reading(slots=(said(Slot.AUDIENCE_SIZE, "75 is right", number(75, "75")),))
    settled = ledger.merge(brief, answer, context(3, Slot.AUDIENCE_SIZE))
    assert settled.state(Slot.AUDIENCE_SIZE) is State.STATED
    assert all("30" not in fact.value for fact in settled.of(Slot.AUDIENCE_SIZE))
    assert settled.history[0].old == "30 bakers"


def test_a_part_of_the_whole_is_no_conflict() -> None:
    whole = Reading(slots=(said(Slot.AUDIENCE_SIZE, "75 bakers", number(75, "75")),))
    part = Reading(
        segments=(SegmentReading(name="apprentices", quote="12 apprentices", size=12),),
        slots=(said(Slot.AUDIENCE_SIZE, "12 apprentices among them", number(12, "12")),),
    )
    first = ledger.merge(Brief(), whole, context(1))
    with_segment = ledger.merge(first, Reading(segments=part.segments), context(2))
    assert ledger.merge(with_segment, Reading(slots=part.slots), context(2)).state(Slot.AUDIENCE_SIZE) is State.STATED


def test_roughly_the_same_number_is_no_conflict() -> None:
    first = Reading(slots=(said(Slot.AUDIENCE_SIZE, "about 40", number(40, "about 40", approximate=True)),))
    second = Reading(slots=(said(Slot.AUDIENCE_SIZE, "43", number(43, "43")),))
    assert merged(first, second).state(Slot.AUDIENCE_SIZE) is State.STATED


def test_a_correction_replaces_only_the_sentence_with_the_old_number() -> None:
    text = "Two depots drive on old tyres. That is 18 vans."
    first = Reading(slots=(said(Slot.BASELINE, text, number(18, "18", Kind.COUNT, "van")),))
    fix = Reading(slots=(said(Slot.BASELINE, "It is 21 vans", number(21, "21", Kind.COUNT, "van"), correction=True),))
    brief = merged(first, fix)
    values = [fact.value for fact in brief.of(Slot.BASELINE)]
    assert values == ["Two depots drive on old tyres.", "It is 21 vans"]
    assert (brief.history[0].old, brief.history[0].new) == ("18", "It is 21 vans")


def test_a_correction_keeps_the_other_number_of_the_sentence() -> None:
    text = "We bake 310000 loaves in one year and from one loaf more 0.62 stay with us."
    loaves, margin = number(310000, "310000", Kind.COUNT, "loaf"), number(0.62, "0.62", Kind.MONEY)
    fix = said(Slot.VALUE_PER_UNIT, "It is 280000", number(280000, "280000", Kind.COUNT, "loaf"), correction=True)
    brief = merged(Reading(slots=(said(Slot.VALUE_PER_UNIT, text, loaves, margin),)), Reading(slots=(fix,)))
    kept, new = brief.of(Slot.VALUE_PER_UNIT)
    assert kept.value == "from one loaf more 0.62 stay with us." and [q.value for q in kept.quantities] == [0.62]
    assert new.value == "It is 280000"


def test_a_correction_with_a_new_number_replaces_what_was_told_in_words_alone() -> None:
    rates = said(Slot.BASELINE, "61 and 70 percent", number(61, "61", Kind.PERCENT), number(70, "70", Kind.PERCENT))
    fix = said(Slot.BASELINE, "9 days a permit", number(9, "9", Kind.DURATION, "day"), correction=True)
    brief = merged(Reading(slots=(said(Slot.BASELINE, "far too slow"), rates)), Reading(slots=(fix,)))
    assert [fact.value for fact in brief.of(Slot.BASELINE)] == ["61 and 70 percent", "9 days a permit"]
    assert [change.old for change in brief.history] == ["far too slow"]


def test_a_correction_that_names_the_old_number_finds_it() -> None:
    text = "74 days on average. 210 complaints a month."
    days, complaints = number(74, "74", Kind.DURATION, "day"), number(210, "210", Kind.COUNT, "complaint")
    fix = said(
        Slot.BASELINE,
        "190 complaints, not 210",
        number(190, "190", Kind.COUNT, "complaint"),
        number(210, "210", Kind.COUNT, ""),
        correction=True,
    )
    brief = merged(Reading(slots=(said(Slot.BASELINE, text, days, complaints),)), Reading(slots=(fix,)))
    assert [fact.value for fact in brief.of(Slot.BASELINE)] == ["74 days on average.", "190 complaints, not 210"]


def test_a_correction_finds_the_number_of_the_same_things_in_a_sentence_with_others() -> None:
    guides = number(52, "52 guides", unit="guide")
    told = said(Slot.AUDIENCE, "52 guides, led by 30 rangers", guides, number(30, "30 rangers", unit="ranger"))
    other = said(Slot.AUDIENCE, "44 drivers", number(44, "44 drivers", unit="driver"))
    new = said(Slot.AUDIENCE, "There are 47 guides.", number(47, "47 guides", unit="guide"), correction=True)
    brief = merged(Reading(slots=(told, other)), Reading(slots=(new,)))
    assert [change.old for change in brief.history] == ["52 guides"]
    assert "30 rangers" in brief.text(Slot.AUDIENCE) and "44 drivers" in brief.text(Slot.AUDIENCE)


def test_a_corrected_number_goes_where_it_is_repeated_without_its_thing() -> None:
    first = said(Slot.BASELINE, "62 dents in May.", number(62, "62 dents", Kind.COUNT, "dent"))
    again = said(Slot.BASELINE, "9 of the 62 were ours.", number(62, "62", Kind.COUNT))
    new = said(Slot.BASELINE, "It was 70 dents.", number(70, "70 dents", Kind.COUNT, "dent"), correction=True)
    brief = merged(Reading(slots=(first,)), Reading(slots=(again,)), Reading(slots=(new,)))
    assert brief.text(Slot.BASELINE) == "It was 70 dents."
    heads = said(Slot.AUDIENCE_SIZE, "88 cooks", number(88, "88 cooks", unit="cook"))
    told = said(Slot.AUDIENCE_SIZE, "88.", number(88, "88", Kind.COUNT))
    right = said(Slot.AUDIENCE_SIZE, "It is 90 cooks.", number(90, "90 cooks", unit="cook"), correction=True)
    assert merged(*(Reading(slots=(one,)) for one in (heads, told, right))).text(Slot.AUDIENCE_SIZE) == right.value


def test_after_a_draft_a_new_number_amends() -> None:
    first = Reading(slots=(said(Slot.AUDIENCE_SIZE, "28 clerks", number(28, "28")),))
    second = Reading(slots=(said(Slot.AUDIENCE_SIZE, "We are 24", number(24, "24")),))
    brief = merged(first, second, amending=True)
    assert [fact.value for fact in brief.of(Slot.AUDIENCE_SIZE)] == ["We are 24"]
    assert not brief.conflicts


def test_vague_words_are_no_fact() -> None:
    brief = merged(Reading(slots=(said(Slot.BASELINE, "far too many", vague=True),)))
    assert brief.of(Slot.BASELINE) == ()
    assert brief.state(Slot.BASELINE) is State.VAGUE


def test_what_is_not_known_has_an_owner_and_a_date() -> None:
    brief = merged(Reading(unanswered=frozenset({Slot.VALUE_PER_UNIT})))
    item = brief.open_items[0]
    assert brief.state(Slot.VALUE_PER_UNIT) is State.UNKNOWN
    assert item.owner and item.due > TODAY and item.question.endswith("?")


def test_an_answer_closes_the_open_item() -> None:
    brief = merged(
        Reading(unanswered=frozenset({Slot.BUDGET})),
        Reading(slots=(said(Slot.BUDGET, "9000", number(9000, "9000", Kind.MONEY)),)),
    )
    assert not brief.open_items


def test_measures_are_matched_by_name_then_by_unit() -> None:
    def reading(name: str, field: MeasureField, value: float, kind: Kind, unit: str) -> MeasureReading:
        quantity = number(value, str(value), kind, unit)
        return MeasureReading(measure=name, field=field, quote=str(value), quantity=quantity)

    brief = merged(
        Reading(measures=(reading("burnt loaves", MeasureField.BASELINE, 9, Kind.PERCENT, "%"),)),
        Reading(measures=(reading("late vans", MeasureField.BASELINE, 14, Kind.COUNT, "van"),)),
        Reading(measures=(reading("", MeasureField.TARGET, 3, Kind.PERCENT, "%"),)),
    )
    assert [(m.name, m.target.quantity.value if m.target and m.target.quantity else None) for m in brief.measures] == [
        ("burnt loaves", 3),
        ("late vans", None),
    ]
    assert brief.outcome and brief.outcome.name == "burnt loaves" and brief.outcome.rises is False


def test_the_measure_said_to_come_first_stays_the_outcome() -> None:
    def named(name: str, first: bool = False) -> MeasureReading:
        return MeasureReading(measure=name, field=MeasureField.NAME, quote=name, text=name, first=first)

    order = Reading(measures=(named("packing time per parcel"), named("return rate", first=True)))
    assert (brief := merged(order)).outcome and brief.outcome.name == "return rate"

    def value(field: MeasureField, text: str, amount: float) -> Reading:
        quantity = number(amount, text, Kind.DURATION, "minute")
        return Reading(measures=(MeasureReading(measure="packing time", field=field, quote=text, quantity=quantity),))

    today, wanted = value(MeasureField.BASELINE, "4 minutes", 4), value(MeasureField.TARGET, "3 minutes", 3)
    assert (brief := merged(order, today)).outcome and brief.outcome.name == "return rate"
    assert (brief := merged(order, today, wanted)).outcome and brief.outcome.name == "packing time per parcel", (
        "where nothing at all is known of it, the one that can be counted stands in"
    )


def _told(field: MeasureField, value: float, text: str, kind: Kind = Kind.PERCENT, unit: str = "%") -> Reading:
    quantity = number(value, text, kind, unit)
    return Reading(
        measures=(MeasureReading(measure="parcels sent back", field=field, quote=text, text=text, quantity=quantity),)
    )


def test_a_value_of_today_better_than_the_one_wanted_stands_only_once_it_was_asked_for_again() -> None:
    brief = merged(_told(MeasureField.BASELINE, 4, "4 percent"), _told(MeasureField.TARGET, 9, "9 percent"))
    assert brief.outcome and brief.outcome.rises is False and gap_of(brief.outcome) is None
    again = ledger.merge(brief, _told(MeasureField.BASELINE, 14, "14 percent"), context(3, Slot.BASELINE))
    assert again.outcome and again.outcome.baseline and again.outcome.baseline.text == "14 percent"
    same = ledger.merge(brief, _told(MeasureField.BASELINE, 4, "4 percent"), context(3, Slot.BASELINE))
    assert same.outcome and same.outcome.rises is True, "the person insists: more is wanted"


def test_an_answer_with_its_unit_replaces_a_bare_number() -> None:
    name = MeasureReading(
        measure="share of parcels sent back", field=MeasureField.NAME, quote="x", text="share of parcels"
    )
    bare = MeasureReading(
        measure="", field=MeasureField.BASELINE, quote="7", text="7", quantity=number(7, "7", Kind.COUNT)
    )
    told = MeasureReading(
        measure="",
        field=MeasureField.BASELINE,
        quote="31 percent",
        text="31 percent",
        quantity=number(31, "31 percent", Kind.PERCENT, "%"),
    )
    brief = merged(Reading(measures=(name, bare)))
    answer = ledger.merge(brief, Reading(measures=(told,)), context(2, Slot.BASELINE))
    aside = ledger.merge(brief, Reading(measures=(told,)), context(2, Slot.RISKS))
    assert [b.outcome.baseline.text if b.outcome and b.outcome.baseline else "" for b in (answer, aside)] == [
        "31 percent",
        "7",
    ]


def test_a_whole_and_a_part_of_it_in_one_message_are_no_contradiction() -> None:
    part, whole = (
        said(Slot.AUDIENCE_SIZE, "And 9 foremen", number(9, "9")),
        said(Slot.AUDIENCE_SIZE, "140 fitters", number(140, "140")),
    )
    assert not merged(Reading(slots=(part, whole))).conflicts
    assert merged(Reading(slots=(part,)), Reading(slots=(whole,))).conflicts


def test_the_answer_that_repeats_one_side_of_a_contradiction_settles_it() -> None:
    first, second = (Reading(slots=(said(Slot.AUDIENCE_SIZE, f"{n} fitters", number(n, str(n))),)) for n in (90, 140))
    brief = merged(first, second)
    settled = ledger.merge(brief, second, context(3, Slot.AUDIENCE_SIZE))
    assert [fact.value for fact in settled.of(Slot.AUDIENCE_SIZE)] == ["140 fitters"]
    assert all(conflict.settled for conflict in settled.conflicts) and not any(c.settled for c in brief.conflicts)


def test_the_answer_where_a_number_comes_from_goes_before_a_source_said_in_passing() -> None:
    def source(text: str) -> Reading:
        told = MeasureReading(measure="parcels sent back", field=MeasureField.SOURCE, quote=text, text=text)
        return Reading(measures=(told,))

    brief = merged(_told(MeasureField.BASELINE, 14, "14 percent"), source("the yard log"))
    answer = ledger.merge(brief, source("the scanner report"), context(3, Slot.DATA_SOURCE))
    aside = ledger.merge(brief, source("the scanner report"), context(3, Slot.RISKS))
    kept = [b.outcome.data_source.text if b.outcome and b.outcome.data_source else "" for b in (answer, aside)]
    assert kept == ["the scanner report", "the yard log"]


@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_edit_clears_the_slot(value: str) -> None:
    brief = merged(Reading(slots=(said(Slot.SPONSOR, "the mill owner"),)))
    assert ledger.edit(brief, Slot.SPONSOR, value, Reading(), context(2)).of(Slot.SPONSOR) == ()


def test_an_edit_leaves_history() -> None:
    known = merged(Reading(slots=(said(Slot.SPONSOR, "the mill owner"),)))
    brief = ledger.edit(known, Slot.SPONSOR, "her son", Reading(), context(2))
    assert [fact.value for fact in brief.of(Slot.SPONSOR)] == ["her son"]
    assert brief.history[0].old == "the mill owner"


@given(st.lists(st.tuples(st.sampled_from(list(Slot)), st.text(min_size=1, max_size=300), st.booleans()), max_size=12))
def test_merging_never_loses_what_was_said(items: list[tuple[Slot, str, bool]]) -> None:
    brief = Brief()
    for turn, (slot, text, vague) in enumerate(items, start=1):
        brief = ledger.merge(brief, Reading(slots=(said(slot, text, vague=vague),)), context(turn))
    for slot, text, _ in items:
        kept = [*(f.source.quote for f in brief.of(slot)), *(v for known, v in brief.vague if known is slot)]
        assert any(text.split()[:1] == value.split()[:1] or value in text for value in kept) or not text.strip()


def test_an_edited_number_reaches_the_measure() -> None:
    def reading(field: MeasureField, value: float) -> Reading:
        quantity = number(value, str(value), Kind.PERCENT, "%")
        item = MeasureReading(measure="burnt loaves", field=field, quote=str(value), quantity=quantity)
        return Reading(measures=(item,), slots=(said(Slot.BASELINE, f"burnt loaves {value}", quantity),))

    brief = merged(reading(MeasureField.BASELINE, 9))
    brief = ledger.edit(brief, Slot.BASELINE, "burnt loaves 7", reading(MeasureField.BASELINE, 7), context(2))
    assert brief.of(Slot.BASELINE)[0].quantities[0].value == 7
    baseline = brief.measures[0].baseline
    assert baseline and baseline.quantity and baseline.quantity.value == 7


def test_a_concrete_answer_makes_an_idle_one_vague_without_a_correction() -> None:
    brief = ledger.merge(Brief(), Reading(slots=(said(Slot.CURRENT_BEHAVIOUR, "Smart people."),)), context(1))
    more = Reading(slots=(said(Slot.CURRENT_BEHAVIOUR, "They sign the sheet at the gate without opening the valve."),))
    brief = ledger.merge(brief, more, context(2, Slot.CURRENT_BEHAVIOUR))
    assert [fact.source.ref for fact in brief.of(Slot.CURRENT_BEHAVIOUR)] == ["2"]
    assert brief.vague == ((Slot.CURRENT_BEHAVIOUR, "Smart people."),)
    assert not brief.history


@pytest.mark.parametrize(
    ("first", "second", "held"),
    [
        ("our glaziers", "The glaziers of both yards", ["The glaziers of both yards"]),
        ("the glaziers of both yards", "The glaziers.", ["the glaziers of both yards"]),
        ("our glaziers", "The foremen too.", ["our glaziers", "The foremen too."]),
    ],
)
def test_people_named_again_stand_there_once(first: str, second: str, held: list[str]) -> None:
    brief = merged(Reading(slots=(said(Slot.AUDIENCE, first),)), Reading(slots=(said(Slot.AUDIENCE, second),)))
    assert [fact.value for fact in brief.of(Slot.AUDIENCE)] == held


def test_a_target_takes_no_day_that_has_passed() -> None:
    over = MeasureReading(measure="broken panes", field=MeasureField.DUE, quote="May 2025", day=date(2025, 5, 31))
    outcome = merged(Reading(measures=(over.model_copy(update={"field": MeasureField.NAME}), over))).outcome
    assert outcome and outcome.due is None


def test_people_named_again_lose_no_number() -> None:
    first = Reading(slots=(said(Slot.AUDIENCE, "14 glaziers", number(14, "14 glaziers")),))
    again = Reading(slots=(said(Slot.AUDIENCE, "The glaziers of both yards"),))
    size = Reading(slots=(said(Slot.AUDIENCE_SIZE, "14", number(14, "14")),))
    assert len(merged(first, again).of(Slot.AUDIENCE)) == 2, "the 14 stands nowhere else"
    assert len(merged(size, first, again).of(Slot.AUDIENCE)) == 1


def test_a_passed_day_typed_into_the_brief_is_open_and_takes_the_old_day_away() -> None:
    value = number(4, "4 percent", Kind.PERCENT, "%")
    due = MeasureReading(
        measure="broken panes", field=MeasureField.DUE, quote="by June 2028", text="June 2028", day=date(2028, 6, 30)
    )
    target = MeasureReading(measure="broken panes", field=MeasureField.TARGET, quote="4 percent", quantity=value)
    brief = merged(Reading(measures=(target, due)))
    assert brief.outcome and brief.outcome.due
    typed = SlotReading(slot=Slot.DUE, value="2026-06-30", quote="2026-06-30", passed=date(2026, 6, 30))
    edited = ledger.edit(brief, Slot.DUE, "2026-06-30", Reading(slots=(typed,)), context(2, Slot.DUE))
    assert edited.state(Slot.DUE) is State.VAGUE
    assert edited.outcome and edited.outcome.due is None

"""Numbers and measures that a model labels: put where they belong, with the values that the words hold."""

from datetime import date

from assistant.adapters.guided.numbers import quantities
from assistant.adapters.language_model.reader import ModelReader
from assistant.domain.brief.reading import MeasureField, MeasureReading, Reading
from assistant.domain.brief.shapes import Brief, Fact, Measure, Origin, Source
from assistant.domain.slots import Grade, Slot, State
from tests.adapters.model_reading import ANSWER, GUIDED, PROMPT, SENSE, TODAY, beside, fact, number, read, talk
from tests.services.scripted_models import ScriptedModel, inputs


def test_a_number_needs_a_slot_that_can_hold_one() -> None:
    labels = {"facts": [fact(Slot.AUDIENCE_SIZE, "The scanners freeze"), fact(Slot.DUE, "twice a shift")]}
    found = read(ANSWER, talk(Slot.CAUSE_TOOLS), labels)
    assert {r.slot for r in found.slots} & {Slot.AUDIENCE_SIZE, Slot.DUE} == set()


def test_a_group_and_a_measure_are_added_with_their_numbers_from_the_words() -> None:
    message = "Overtime runs to 300 hours a month. Our beginners manage 61 percent first-pass."
    labels = {
        "groups": [{"name": "our beginners", "value": "61 percent", "better": "no"}, {"name": "Overtime"}],
        "measures": [{"name": "Overtime", "field": "baseline", "value": "300 hours a month"}],
    }
    found = beside(Reading(), message, talk(Slot.CURRENT_BEHAVIOUR), labels)
    assert [(g.name, g.value and g.value.value, g.better) for g in found.segments] == [("Our beginners", 61, False)]
    assert [(m.measure, m.field, m.quantity and m.quantity.value) for m in found.measures] == [
        ("Overtime", MeasureField.BASELINE, 300)
    ]


def test_a_correction_replaces_only_another_number_of_the_same_kind() -> None:
    source = Source(origin=Origin.TURN, ref="1", quote="54 people")
    held = Fact(
        slot=Slot.AUDIENCE_SIZE,
        value="54 people",
        state=State.STATED,
        grade=Grade.OPINION,
        source=source,
        quantities=tuple(quantities.parse("54 people")),
    )
    interview = talk(Slot.CAUSE_TOOLS, brief=Brief(facts=(held,)))
    for said, corrects in (("45 people", True), ("54 people", False)):
        labels = {"facts": [fact(Slot.AUDIENCE_SIZE, said, correction=True)]}
        found = beside(Reading(), f"I counted again: {said}.", interview, labels)
        assert [item.correction for item in found.slots] == [corrects]


def test_a_number_stands_where_the_model_puts_it() -> None:
    message = "It is something like 240 in the month."
    interview = talk(Slot.BASELINE, Slot.CAUSE_TOOLS)
    guided = Reading(
        slots=(number(Slot.TARGET, "240 in the month", confidence=0.6),),
        measures=(
            MeasureReading(
                measure="", field=MeasureField.TARGET, quote=message, quantity=quantities.parse(message)[0], text="240"
            ),
        ),
    )
    found = beside(guided, message, interview, {"facts": [fact(Slot.BASELINE, "240 in the month")]})
    assert [(item.slot, item.vague) for item in found.slots] == [(Slot.BASELINE, False)]
    assert found.measures == ()


def test_the_name_and_field_of_a_measure_are_the_models() -> None:
    message = "Returns 7 percent, that is what we look at."
    quantity = quantities.parse(message)[0]
    guided = Reading(
        measures=(MeasureReading(measure="look", field=MeasureField.BASELINE, quote=message, quantity=quantity),)
    )
    label = {"name": "Returns", "field": "target", "value": "7 percent"}
    found = beside(guided, message, talk(Slot.METRIC), {"measures": [label]})
    assert [(m.measure, m.field, m.quantity and m.quantity.value) for m in found.measures] == [
        ("Returns", MeasureField.TARGET, 7)
    ]
    asked = beside(guided, message, talk(Slot.BASELINE), {"measures": [label]})
    assert asked.measures == guided.measures


def test_a_number_that_the_model_reads_as_something_else_is_no_value_of_a_measure() -> None:
    message = "They gave the seminar 4.7 out of 5. Picking errors stand at 3 percent."
    wrong, right = quantities.parse(message)[0], quantities.parse(message)[-1]
    guided = Reading(
        slots=(number(Slot.BASELINE, message),),
        measures=(
            MeasureReading(measure="picking", field=MeasureField.BASELINE, quote=message, quantity=wrong),
            MeasureReading(measure="Picking errors", field=MeasureField.EARLIER, quote=message, quantity=right),
        ),
    )
    labels = {
        "facts": [
            fact(Slot.TRIED_BEFORE, "They gave the seminar 4.7 out of 5"),
            fact(Slot.BASELINE, "Picking errors stand at 3 percent"),
        ],
        "measures": [{"name": "Picking errors", "field": "baseline", "value": "3 percent"}],
    }
    found = beside(guided, message, talk(Slot.TRIED_BEFORE, Slot.BASELINE), labels)
    assert [(m.measure, m.field, m.quantity and m.quantity.value) for m in found.measures] == [
        ("Picking errors", MeasureField.BASELINE, 3)
    ]
    assert {item.slot: item.value for item in found.slots} == {
        Slot.TRIED_BEFORE: "They gave the seminar 4.7 out of 5",
        Slot.BASELINE: "Picking errors stand at 3 percent",
    }


def test_a_limit_that_the_model_tells_of_the_work_itself_is_no_value_of_a_measure() -> None:
    message = "Parcel scanned, label straight, next one within 20 seconds."
    labels = {
        "facts": [fact(Slot.DESIRED_BEHAVIOUR, message)],
        "measures": [{"name": "next one", "field": "target", "value": "within 20 seconds"}],
    }
    asked = talk(Slot.DESIRED_BEHAVIOUR, Slot.CAUSE_TOOLS)
    assert beside(Reading(), message, asked, labels).measures == ()
    labels["facts"].append(fact(Slot.TARGET, "within 20 seconds"))
    labels["measures"][0]["name"] = ""
    assert [m.field for m in beside(Reading(), message, asked, labels).measures] == [MeasureField.TARGET]


def test_a_measure_keeps_the_words_that_say_how_it_is_counted() -> None:
    message = "We follow the changeover time in minutes."
    labels = {"measures": [{"name": "changeover time", "field": "name", "value": "changeover time in minutes"}]}
    found = beside(Reading(), message, talk(Slot.METRIC), labels).measures
    assert [(m.measure, m.text) for m in found] == [("changeover time", "changeover time in minutes")]


def test_the_names_of_known_measures_are_sent() -> None:
    source = Source(origin=Origin.TURN, ref="1", quote="x")
    brief = Brief(measures=tuple(Measure(id=f"m{i}", name=name, source=source) for i, name in enumerate(("a", "b"))))
    scripted = ScriptedModel(lambda _: {})
    ModelReader(GUIDED, scripted, PROMPT, SENSE.of).read(ANSWER, talk(Slot.CAUSE_TOOLS, brief=brief), TODAY)
    assert "measures: a; b" in inputs(scripted.prompts[0])["known"]


def test_a_measure_of_the_brief_is_meant_by_its_name_there() -> None:
    source = Source(origin=Origin.TURN, ref="1", quote="x")
    brief = Brief(measures=(Measure(id="m1", name="first-pass yield", source=source),))
    label = {"name": "First-pass yield", "field": "due", "value": "by 30 June 2027"}
    found = beside(Reading(), "Then by 30 June 2027.", talk(Slot.DUE, brief=brief), {"measures": [label]})
    assert [(m.measure, m.field, m.day) for m in found.measures] == [
        ("first-pass yield", MeasureField.DUE, date(2027, 6, 30))
    ]

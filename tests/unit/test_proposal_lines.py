"""How a line of a proposal reads: figures in digits, the words that tell most, nothing that says nothing."""

from dataclasses import replace

import pytest
import stories

from assistant.domain.brief import wording
from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.shapes import Brief, Evidence, MeasureValue, Origin, Source
from assistant.domain.causes.shapes import Cause
from assistant.domain.proposal.drafting import clauses, pricing, proofs, values
from assistant.domain.proposal.shapes import Proposal
from assistant.domain.slots import Cell, Direction, Slot
from assistant.domain.text import phrases, spans


def drafted(story: stories.Story, **answers: str) -> Proposal:
    return stories.draft(replace(story, answers={**story.answers, **answers}))


@pytest.mark.parametrize(
    ("said", "value", "kind", "unit", "shown"),
    [
        ("Thirty-one vases", 31, Kind.COUNT, "vase", "31 vases"),
        ("two and a half", 2.5, Kind.PERCENT, "%", "2.5%"),
        ("four thousand two hundred", 4200, Kind.COUNT, "", "4,200"),
        ("six tenths", 60, Kind.PERCENT, "%", "six tenths"),
    ],
)
def test_a_value_said_in_words_is_shown_in_digits(said: str, value: float, kind: Kind, unit: str, shown: str) -> None:
    quote = Source(origin=Origin.TURN, ref="2", quote=f"{said} percent")
    quantity = Quantity(kind=kind, value=value, unit=unit, text=said)
    found = values.plain(MeasureValue(text=said, source=quote, quantity=quantity), "thing")
    assert wording.measured(found) == shown


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("one hundred and five kilns", 105),
        ("six thousand one hundred", 6100),
        ("three and a half", 3.5),
        ("forty-two", 42),
    ],
)
def test_a_number_of_several_words_is_one_number(text: str, value: float) -> None:
    (found,) = spans.numbers(text)
    assert value in found.values


def test_time_that_can_be_released_is_no_pace_of_the_work() -> None:
    told = drafted(stories.DENTAL, work_context="The practice can release 40 minutes per person, not more.")
    guard = next(line.what.text for line in told.contract if line.level == "guard")
    assert "40 minutes" not in guard


@pytest.mark.parametrize(
    "said",
    [
        "Kindly direct that to the harbour office.",
        "That, ask them in the town hall.",
        "It would be supposition.",
        "I would be inventing it.",
    ],
)
def test_an_answer_that_puts_the_question_off_is_not_quoted(said: str) -> None:
    assert not clauses.tells(said)
    assert clauses.tells("They ask me twice a week whether the kiln is free.")


@pytest.mark.parametrize("said", ["Nothing grand.", "Ask me something with figures in it."])
def test_what_says_nothing_of_money_is_not_told_as_a_word_on_money(said: str) -> None:
    assert not any(said[:-1] in line.text for line in drafted(stories.FURNITURE, budget=said).money)


def test_what_says_something_of_money_is_told() -> None:
    told = drafted(stories.FURNITURE, budget="Overtime is paid from the common pot.").money
    assert any("common pot" in line.text for line in told)


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("Me, harbour director.", "the harbour director"),
        ("Head of stores.", "the head of stores"),
        ("Aoife, director of music.", "Aoife, director of music"),
        ("The rector, in principle.", "the rector"),
        ("Two buyers, Mr Bello and Ms Krag.", "the sponsor (to be named)"),
        ("HR director.", "the HR director"),
        ("Ms Odhiambo.", "Ms Odhiambo"),
        ("I myself, harbour director. If need be I row.", "the harbour director"),
        ("Just me, head of planning. The head of stores signs for the pens.", "the head of planning"),
        ("Me and the crew. The harbour board hasn't been asked.", "the person who asked"),
        ("It was not discussed with Ms Odhiambo.", "the sponsor (to be named)"),
        ("The harbour director wrote to me about it.", "the harbour director"),
    ],
)
def test_whoever_decides_has_an_article_or_a_name(said: str, who: str) -> None:
    assert drafted(stories.FURNITURE, sponsor=said).prepared_for.text == who


def test_who_was_named_when_it_was_asked_decides() -> None:
    answers = {"sponsor": "The harbour director.", "data_owner": "That is me, head of stores."}
    told = replace(stories.FURNITURE, answers={**stories.FURNITURE.answers, **answers})
    brief = stories.brief(told)
    later = brief.of(Slot.SPONSOR)[0].model_copy(
        update={"value": "head of stores", "source": stories.source(told, "data_owner", "That is me, head of stores.")}
    )
    talk = stories.interview(told)
    talk = talk.model_copy(update={"brief": brief.model_copy(update={"facts": (*brief.facts, later)})})
    assert stories.composed(told, talk).prepared_for.text == "the harbour director"


@pytest.mark.parametrize(
    ("opening", "shown"),
    [
        ("We need a joinery course for the benches. Two days, in June.", "working days away from work"),
        ("I ask for three hours of instruction for the joiners.", "working hours away from work"),
        ("Please run a joinery course in two weeks.", "No fee and no length was named"),
    ],
)
def test_the_length_that_the_first_message_asks_for_is_reckoned_with(opening: str, shown: str) -> None:
    story = replace(stories.FURNITURE, opening=opening)
    story = replace(
        story,
        answers={k: v for k, v in story.answers.items() if k not in ("requested_solution", "budget", "value_per_unit")},
    )
    asked = next(option for option in stories.draft(story).options if option.id == "requested")
    assert shown in asked.cost.text


def test_a_learning_verdict_has_practice_even_where_no_remark_can_be_quoted() -> None:
    proposal = stories.draft(replace(stories.DENTAL, remarks=(), confirmed=("skill",)))
    assert any(part.learning for part in proposal.mix)
    assert ": ." not in proposal.front.decision.text


def test_a_rate_or_a_tale_is_no_day_for_the_result() -> None:
    for words in ("in a month", "Next day"):
        story = replace(
            stories.FURNITURE,
            answers={**stories.FURNITURE.answers, "target": f"{words} at most 1.8."},
            fields={**stories.FURNITURE.fields, "due": ("target", words)},
        )
        assert "30 September 2027" in stories.draft(story).front.number.text


def test_the_request_stands_in_its_own_words_where_no_answer_named_it() -> None:
    answers = {slot: said for slot, said in stories.FURNITURE.answers.items() if slot != "requested_solution"}
    story = replace(
        stories.FURNITURE, opening="The kilns are full. Run the glaze day again for all 40, please.", answers=answers
    )
    requested = next(part for part in stories.draft(story).options if part.id == "requested")
    assert requested.what.text == "“Run the glaze day again for all 40, please.”"


def test_where_nobody_reads_the_page_has_pictures() -> None:
    story = replace(
        stories.DENTAL,
        answers={**stories.DENTAL.answers, "work_context": "Masks on, loud; nobody reads anything there."},
    )
    asks = [part.ask.text for part in stories.draft(story).mix if part.intervention == "job-aid"]
    assert asks and all(ask.startswith("Make one page of pictures") and "nobody reads" in ask for ask in asks)


@pytest.mark.parametrize(("name", "group"), [("Aye", False), ("like", False), ("Counter", False), ("Craigmore", True)])
def test_an_exclamation_or_a_bare_place_is_no_group(name: str, group: bool) -> None:
    assert phrases.names_group(name, f"{name} 2 on the early shift, that works.") is group


def test_so_many_for_each_are_no_places_of_work() -> None:
    context = "One big hall. Six stations for each person, one screen."
    story = replace(
        stories.DENTAL, answers={**stories.DENTAL.answers, "audience": "The assistants.", "work_context": context}
    )
    assert not any("six stations" in line.text for line in stories.draft(story).contract_note)


@pytest.mark.parametrize(
    ("said", "value", "shown"), [("four in five", 80, "80%"), ("nine of ten", 90, "90%"), ("31 of 124", 25, "25%")]
)
def test_a_part_of_a_whole_is_shown_as_the_percentage_that_it_is(said: str, value: float, shown: str) -> None:
    quote = Source(origin=Origin.TURN, ref="2", quote=said)
    found = values.plain(
        MeasureValue(text=said, source=quote, quantity=Quantity(kind=Kind.PERCENT, value=value, unit="%", text=said)),
        "thing",
    )
    assert found and found.derived and wording.measured(found) == shown


def test_a_remark_is_quoted_without_what_proves_nothing() -> None:
    said = "A quiet man, Ferrand. He says nobody ever rang him about a cracked vase. The sheet hangs by the door."
    words = Source(origin=Origin.TURN, ref="2", quote=said)
    remark = Evidence(cell=Cell.EXPECTATIONS, direction=Direction.FOR, weight=2, source=words)
    shown = proofs.ranked(Brief(evidence=(remark,)), Cause(cell=Cell.EXPECTATIONS, share=1.0, speaks_for=(remark,)))
    assert [source.quote for source in shown] == ["He says nobody ever rang him about a cracked vase."]


def test_a_remark_that_would_be_a_scrap_is_quoted_whole() -> None:
    words = Source(origin=Origin.TURN, ref="2", quote="The glaze card by the oven... one moment, page 6...")
    remark = Evidence(cell=Cell.TOOLS, direction=Direction.FOR, weight=2, source=words)
    shown = proofs.ranked(Brief(evidence=(remark,)), Cause(cell=Cell.TOOLS, share=1.0, speaks_for=(remark,)))
    assert shown == [words]


def test_a_record_is_named_without_the_word_before_it() -> None:
    assert (
        drafted(stories.DENTAL, data_source="From the program of the furnaces.")
        .gap[0]
        .text.endswith("It is read from the program of the furnaces.")
    )


def test_a_bare_word_for_a_measure_gives_way_to_what_it_counts() -> None:
    story = replace(
        stories.DENTAL,
        measure="quality",
        answers={
            **stories.DENTAL.answers,
            "metric": "The portion of vases which leave the kiln in one piece. We call it quality.",
        },
    )
    assert stories.draft(story).front.number.text.startswith(
        "Portion of vases which leave the kiln in one piece from 35%"
    )


def test_what_is_lost_is_reckoned_from_share_price_and_how_many_there_are() -> None:
    told = {
        "value_per_unit": "85 euro for one.",
        "cost_of_inaction": "We treat 9000 patients of this kind in a year.",
    }
    assert drafted(stories.DENTAL, **told).front.waiting.text == "€267,750 a year"  # 35 points of 9,000 at 85 euro
    lost = drafted(stories.DENTAL, **{**told, "cost_of_inaction": "We lose 9000 patients in a year."})
    assert "267,750" not in lost.front.waiting.text


@pytest.mark.parametrize(
    "price", ["9000 euro a year for each hundredth of the ratio.", "9000 euro in a year for each hundredth."]
)
def test_a_price_by_the_hundredth_prices_a_ratio(price: str) -> None:
    told = {
        "baseline": "1.31 at the last count.",
        "target": "1.22 is what the owners want.",
        "value_per_unit": price,
        "cost_of_inaction": "Nobody has counted that.",
    }
    story = replace(
        stories.DENTAL,
        measure="firing ratio",
        answers={**stories.DENTAL.answers, **told},
        fields={**stories.DENTAL.fields, "baseline": ("baseline", "1.31"), "target": ("target", "1.22")},
    )
    assert stories.draft(story).front.waiting.text == "€81,000 a year"


def test_an_answer_on_what_should_be_done_is_no_value_of_today() -> None:
    story = replace(
        stories.DENTAL,
        answers={
            **stories.DENTAL.answers,
            "desired_behaviour": "Scan slowly and twice. That decides sixty percent, I think.",
        },
        fields={"target": ("target", "70 percent")},
    )
    assert "from 35% to 70%" in stories.draft(story).front.number.text


def test_where_no_measure_has_a_name_the_title_says_what_is_done() -> None:
    title = stories.draft(replace(stories.FURNITURE, measure="")).headline.text
    assert not title.startswith("Quality awareness training:")


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("Tools for it cost 2,400", "Tools for it"),
        ("The 2,400 euros for the guide", "the guide"),
        ("Licence: 250 euros a month", "Licence: 250 euros a month"),
        ("3 hours per fitter", "3 hours per fitter"),
    ],
)
def test_the_name_of_a_cost_does_not_repeat_its_price(told: str, named: str) -> None:
    assert pricing.without_price(told) == named

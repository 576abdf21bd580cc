"""What is ours in an author's paper carries its mark, lines filled in by form go, and a plan is held against itself."""

import datetime

import pytest

from assistant.domain.alignment.shapes import AlignmentState
from assistant.domain.brief.shapes import Origin, Source
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.library.quoting import around
from assistant.domain.proposal import layout_plan
from assistant.domain.proposal.authoring import applying, effort, further, places, wishes
from assistant.domain.proposal.authoring.checking import Checked
from assistant.domain.proposal.authoring.dossier import Dossier
from assistant.domain.proposal.authoring.draft import (
    ContractText,
    Draft,
    EffortText,
    MixText,
    OptionText,
    StepText,
    lines,
)
from assistant.domain.proposal.authoring.marks import with_marks
from assistant.domain.proposal.blocks import Grid
from assistant.domain.proposal.shapes import (
    Appendix,
    AskPart,
    ContractPart,
    CostPart,
    FactPart,
    FrontPage,
    MixPart,
    Proposal,
    Statement,
    StrategyPart,
    VerdictPart,
)
from assistant.domain.slots import Grade, Slot, State

TOLD = Source(
    origin=Origin.TURN,
    ref="1",
    quote="The kitchens must be ready by 5 May. Waste is 40 kilos a day, and the cooks meet once a week.",
)
PLAN = Source(origin=Origin.PASSAGE, ref="g1", quote="Guests rate the food 8.1 today, and 8.6 is wanted.")
FLOOR = Source(origin=Origin.PASSAGE, ref="g2", quote="The rating stays at 8.1 or above.")
DOSSIER = Dossier("", {"T1": TOLD, "P1": PLAN}, {}, told_days=frozenset({datetime.date(2027, 6, 30)}))


def said(text: str, *sources: Source) -> Statement:
    return Statement(text=text, sources=sources)


def paper(**changes: object) -> Proposal:
    empty = said("")
    front = FrontPage(decision=empty, decider=empty, number=empty, cost=empty, date=empty, waiting=empty, risk=empty)
    verdict = VerdictPart(
        verdict=Verdict.BUILD_TRAINING, provisional=False, sentence=empty, reasons=(), would_change=(), rules=()
    )
    whole = Proposal(
        request_id="r",
        headline=empty,
        prepared=datetime.date(2027, 1, 4),
        prepared_for=empty,
        provenance="",
        summary=(),
        front=front,
        verdict=verdict,
        strategy=StrategyPart(state=AlignmentState.NOT_ASSESSED, sentence=empty),
    )
    return whole.model_copy(update=changes)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Please decide by 12 February 2027 on this.", "Please decide by 12 February 2027 (proposed) on this."),
        ("The kitchens are ready by 5 May 2027.", "The kitchens are ready by 5 May 2027."),  # said without its year
        ("The result is read on 30 June 2027.", "The result is read on 30 June 2027."),  # follows from what was said
        ("It begins on 1 March 2027 (proposed).", "It begins on 1 March 2027 (proposed)."),
        ("They said “from 1 March 2027 on”.", "They said “from 1 March 2027 on”."),
        (
            "It begins on 1 March 2027, and 2 April 2027 shows 8 of 10 (proposed).",
            "It begins on 1 March 2027 (proposed), and 2 April 2027 (proposed) shows 8 of 10 (proposed).",
        ),
    ],
)
def test_a_day_that_nobody_named_is_marked_on_page_one_too(text: str, shown: str) -> None:
    marked = with_marks(paper(summary=(said(text),)), DOSSIER)
    assert marked.summary[0].text == shown
    assert marked.summary[0].proposed == (shown != text)


def test_how_often_something_is_done_is_ours_unless_it_was_said() -> None:
    lines = (said("Every month each chef weighs the bins."), said("The cooks meet once a week."))
    before, after = with_marks(paper(managers_after=lines), DOSSIER).managers_after
    assert before.text == "Every month (proposed) each chef weighs the bins." and after.text == lines[1].text


@pytest.mark.parametrize(("source", "ours"), [(PLAN, True), (FLOOR, False)])
def test_todays_value_is_no_floor_of_the_document_that_holds_it(source: Source, ours: bool) -> None:
    empty = said("")
    guard = ContractPart(level="guard", what=said("Rating"), now=said("8.1"), by=empty, source=empty, owner=empty,
                         target=said("Not below 8.1 in any month", source))  # fmt: skip
    (line,) = with_marks(paper(contract=(guard,)), DOSSIER).contract
    assert line.target.proposed is ours and (source in line.target.sources) is not ours
    assert line.target.text.endswith("(proposed)") is ours


def test_a_message_to_send_and_a_title_carry_no_marks() -> None:
    text = said("We come back to you by 12 February 2027.")
    marked = with_marks(paper(headline=text, holding_message=(text,)), DOSSIER)
    assert marked.headline == text and marked.holding_message == (text,)


def test_what_is_filled_in_by_form_goes_and_lines_that_a_critic_struck() -> None:
    rows = tuple(
        (said(head), said("“words”")) for head in ("May have lost interest", "Must not be disturbed", "Will help")
    )
    appendices = (Appendix(id="radar", title="How it will be received", columns=("a", "b"), rows=rows),
                  Appendix(id="scores", title="Four judgements", columns=("a",), rows=rows[:1]))  # fmt: skip
    fact = FactPart(
        slot=Slot.METRIC, label="The number", value=said("“7 hours”"), state=State.STATED, grade=Grade.OPINION
    )
    whole = paper(appendices=appendices, facts=(fact, fact))
    assert set(further.listed(whole)) == {"facts.0", "facts.1", "radar.0", "radar.1", "radar.2"}
    left = further.without_lines(further.without_forms(whole), ("facts.1", "radar.0", "summary.0"))
    assert [item.id for item in left.appendices] == ["radar"] and left.appendices[0].rows == rows[1:]
    assert left.facts == (fact,)
    assert [item.id for item in further.without_lines(whole, ("radar.0", "radar.1")).appendices] == ["scores"]


def test_a_critic_takes_out_a_few_lines_at_most() -> None:
    fact = FactPart(
        slot=Slot.METRIC, label="The number", value=said("“7 hours”"), state=State.STATED, grade=Grade.OPINION
    )
    left = further.without_lines(paper(facts=(fact,) * 30), [f"facts.{n}" for n in range(30)])
    assert len(left.facts) == 18


def option(id_: str, cost: str) -> OptionText:
    return OptionText(id=id_, name=id_, what="", cost=cost, reaches="", why="")


def test_options_are_priced_alike() -> None:
    costs = {"nothing": "nothing", "lean": "€900, the time of the cooks not counted",
             "recommended": "€4,000 and 30 working days", "requested": "€9,000"}  # fmt: skip
    draft = Draft(options=tuple(option(name, cost) for name, cost in costs.items()))
    texts = {f"options.{n}.cost": said(cost) for n, cost in enumerate(costs.values())}
    wished = wishes.of(draft, texts, None)
    assert set(wished) == {"options.3.cost"} and "working days" in wished["options.3.cost"]


def test_page_one_names_the_result_that_comes_first_and_a_price_comes_before_its_decision() -> None:
    row = ContractText(level="4", what="Waste", now="40 kilos", target="25 kilos", by="", source="Scales", owner="Chef")
    ask = MixText(
        name="Scales", learning=False, owner="Kitchen", ask="Name the price of the scales.", by="1 March 2027"
    )
    texts = {"contract.0.now": said("40 kilos"), "contract.0.target": said("25 kilos"), "number": said("Rating up to 8.6"),
             "mix.0.ask": said(ask.ask), "mix.0.by": said(ask.by)}  # fmt: skip
    wished = wishes.of(Draft(contract=(row,), mix=(ask,)), texts, None, (datetime.date(2027, 2, 12),))
    assert {"number", "mix.0.by"} <= set(wished)
    half = texts | {"number": said("Waste of 40 kilos a day until 5 May"), "mix.0.by": said("12 February 2027")}
    assert set(wishes.of(Draft(contract=(row,), mix=(ask,)), half, None, (datetime.date(2027, 2, 12),))) == {"number"}
    texts |= {"number": said("40 to 25 kilos a day"), "mix.0.by": said("12 February 2027")}
    assert not wishes.of(Draft(contract=(row,), mix=(ask,)), texts, None, (datetime.date(2027, 2, 12),))


def test_a_sum_is_no_full_cost_while_somebody_has_no_price() -> None:
    draft = Draft(effort=(EffortText(what="Weighing", who="Chefs", people="3", hours="10"),))
    assert "Chefs" in effort.overstated("The full cost is €4,000.", draft, ())
    for fine in ("The cost, as far as it is known, is €4,000.", "The full cost is not known yet."):
        assert not effort.overstated(fine, draft, ())
    assert not effort.overstated("The full cost is €4,000.", Draft(), ())


def test_what_stands_around_a_goal_is_read_with_it() -> None:
    text = (
        "Our guests decide. The board looks at food, rooms and price. On food it wants a rating of 8.6. Rooms are done. "
        "Price follows in autumn. Nothing else is planned. The canteen moves."
    )
    near = around("On food it wants a rating of 8.6.", text)
    assert near.startswith("Our guests") and near.endswith("Nothing else is planned.") and near in text
    assert not around("A rating of nine.", text)


def part(owner: str, by: str) -> MixPart:
    texts = {"what": said(""), "owner": said(owner), "ask": said("Buy the scales."), "by": said(by)}
    return MixPart(intervention="", name="Scales", learning=False, **texts)


def ask(who: str, by: str) -> AskPart:
    return AskPart(who=said(who), what=said("Decide between the options."), by=said(by))


def test_a_critic_sees_what_a_reader_of_the_paper_sees() -> None:
    asks = (ask("Board", "12 February 2027"), ask("Kitchen", "1 March 2027"))
    whole = paper(headline=said("Less waste"), asks=asks, mix=(part("Kitchen", "1 March 2027"),))
    seen = places.shown(whole)
    assert {"headline", "asks.0.what", "mix.0.ask"} <= seen and not {"asks.1.what", "mix.0.what"} & seen
    assert "mix.0.name" in places.fixed(whole)
    assert "asks.0.what" in places.shown(whole.model_copy(update={"mix": ()}))


def test_the_decision_is_asked_once_of_one_person() -> None:
    whole = paper(asks=(ask("Board", "12 February 2027"),), mix=(part("Board", "12 February 2027 (proposed)"),))
    assert "asks.0.what" not in places.shown(whole)


def test_sentences_that_tell_why_may_be_taken_out_but_not_all_of_them() -> None:
    told = {f"verdict.reasons.{n}": said(f"Reason {n}.") for n in range(2)} | {"asks.0.what": said("Decide.")}
    assert set(places.strikes(told, told)) == {"verdict.reasons.0"}


def step(when: str, what: str) -> StepText:
    return StepText(kind="second", when=when, what=what, owner="IT")


def texts_of(draft: Draft) -> dict[str, Statement]:
    return {place: Statement(text=text) for place, text in lines(draft).items()}


def wished(part: MixText, *steps: StepText) -> dict[str, str]:
    draft = Draft(mix=(part,), timeline=steps)
    return wishes.of(draft, texts_of(draft), None, (datetime.date(2027, 2, 1),))


def test_a_part_that_starts_in_stages_has_its_own_days() -> None:
    part = MixText(name="Ovens", learning=False, owner="IT", ask="New ovens in the north kitchen.", by="8 March 2027")
    second = step("5 April 2027", "New ovens in the south kitchen.")
    assert wished(part, second)
    assert not wished(part, step("8 March 2027", "New ovens in the north kitchen."), second)
    told = part.model_copy(update={"ask": "New ovens in the north kitchen, in the south kitchen on 5 April 2027."})
    assert not wished(told, second)


def test_a_price_may_come_before_a_later_step_that_decides_with_it() -> None:
    part = MixText(name="Ovens", learning=False, owner="IT", ask="Name a price for ovens.", by="8 March 2027")
    assert wished(part, step("15 March 2027", "The menus are read."))
    assert not wished(part, step("15 March 2027", "The head chef decides with the price: repair or replace."))


def test_a_decision_without_a_row_of_its_own_is_asked_in_the_words_of_page_one() -> None:
    lead = AskPart(who=said("The head chef"), what=said("Release all cooks for 7 hours."), by=said("1 February 2027"))
    guided = paper(asks=(lead,), timeline_note=(said("Practice of 4 hours ends on 3 May 2027."), said("No Fridays.")))
    part = MixText(name="Ovens", learning=False, owner="IT", ask="Buy them.", by="8 March 2027")
    draft = Draft(decision="You decide on 3 hours.", mix=(part,), timeline=(step("8 March 2027", "Ovens come."),))
    made = applying.apply(guided, draft, Checked(texts_of(draft), {}))
    assert [ask.what.text for ask in made.asks] == ["You decide on 3 hours."]
    assert [note.text for note in made.timeline_note] == ["No Fridays."]  # the other tells of the guided plan
    noted = draft.model_copy(update={"timeline_note": ("All of it lies before Easter.",)})
    assert applying.apply(guided, noted, Checked(texts_of(noted), {})).timeline_note[0].text.startswith("All of it")


def test_a_list_that_the_author_leaves_out_is_not_filled_by_the_rules() -> None:
    guided = paper(insights=(said("Half of the trays come back."),), gap=(said("Trays come back."),))
    draft = Draft(insights=("-",), gap=("-",))
    made = applying.apply(guided, draft, Checked(texts_of(draft), {}))
    assert not made.insights
    assert made.gap  # what a paper cannot do without stays


def test_a_long_table_of_costs_stands_behind_the_plan_and_its_sum_before() -> None:
    rows = tuple(EffortText(what=f"Part {n}", who="Cooks", people="4", hours=str(n)) for n in range(1, 6))
    lines, _ = effort.priced(Draft(effort=rows), ())
    told = CostPart(what=said("Trays"), who=said(""), amount=said("€900"))
    costs = effort.rows(lines, rows, lambda _: None, (told,))
    before, behind = (layout_plan.money(paper(costs=costs)), layout_plan.all_costs(paper(costs=costs)))
    short = layout_plan.all_costs(paper(costs=costs[:3]))
    assert [[row[0].text for row in block.rows] for block in before.blocks if isinstance(block, Grid)] == [
        ["Trays", costs[-1].what.text]
    ]
    assert [len(block.rows) for block in behind.blocks if isinstance(block, Grid)] == [len(costs)]
    assert not short.blocks

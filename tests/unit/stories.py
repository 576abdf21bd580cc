"""Requests of invented companies, told as a ledger would hold them: what the drafting, grounding and rendering tests read."""

from dataclasses import dataclass, field
from datetime import date
from functools import cache

from assistant.adapters.content import content_root, load
from assistant.adapters.guided.dates import dates
from assistant.adapters.guided.numbers import quantities
from assistant.domain.alignment.shapes import NOT_ASSESSED, Alignment, AlignmentState, Claim, DocumentConflict, Stance
from assistant.domain.brief.reading import Reading
from assistant.domain.brief.shapes import Brief, Evidence, Fact, Measure, MeasureValue, Origin, Segment, Source
from assistant.domain.brief.turns import Interview, Move, MoveKind, Turn
from assistant.domain.diagnosis.diagnose import diagnose
from assistant.domain.knowledge import Knowledge
from assistant.domain.library.documents import Document, DocumentType, StrategicGoal
from assistant.domain.measurement.contract import contract
from assistant.domain.measurement.forecast import forecast
from assistant.domain.measurement.insights import insights
from assistant.domain.measurement.shapes import Forecast
from assistant.domain.proposal.drafting import compose
from assistant.domain.proposal.shapes import Proposal
from assistant.domain.slots import Cell, Direction, Grade, Slot, State

TODAY = date(2027, 2, 8)


@dataclass(frozen=True)
class Story:
    """``answers``: one message per slot, in this order. ``remarks``: (cell, direction, weight, slot of the message that holds
    it). ``measure``: name and the slots whose messages hold its fields. ``groups``: (name, size, value text, better, slot)."""

    opening: str
    answers: dict[str, str]
    remarks: tuple[tuple[str, str, int, str], ...] = ()
    measure: str = ""
    fields: dict[str, tuple[str, str]] = field(default_factory=dict)  # field -> (slot, words of the message)
    groups: tuple[tuple[str, int | None, str, bool | None, str], ...] = ()
    confirmed: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()  # goals that the person turned down
    alignment: Alignment = NOT_ASSESSED


@cache
def knowledge() -> Knowledge:
    return load(content_root(None))


def interview(story: Story) -> Interview:
    messages = [story.opening, *story.answers.values()]
    turns = tuple(
        Turn(number=i, text=text, reading=Reading(), move=Move(kind=MoveKind.ASK, slots=_asked(story, i)), reply="")
        for i, text in enumerate(messages, 1)
    )
    return Interview(id="story", opening=story.opening, as_of=TODAY, turns=turns, brief=brief(story), ready=True)


def _asked(story: Story, number: int) -> tuple[Slot, ...]:
    slots = list(story.answers)
    return (Slot(slots[number - 1]),) if number <= len(slots) else ()


def brief(story: Story) -> Brief:
    return Brief(
        facts=tuple(_fact(story, slot, text) for slot, text in story.answers.items()),
        measures=(_measure(story),) if story.measure else (),
        segments=tuple(_segment(story, *group) for group in story.groups),
        evidence=tuple(_evidence(story, *remark) for remark in story.remarks),
        confirmed_causes=tuple(Cell(cell) for cell in story.confirmed),
        rejected_goals=story.refused,
    )


def source(story: Story, slot: str, quote: str = "") -> Source:
    turn = list(story.answers).index(slot) + 2
    return Source(origin=Origin.TURN, ref=str(turn), quote=quote or story.answers[slot])


def _fact(story: Story, slot: str, text: str) -> Fact:
    days = dates.parse(text, TODAY)
    return Fact(
        slot=Slot(slot),
        value=text[:200],
        state=State.STATED,
        grade=Grade.EXAMPLE,
        source=source(story, slot),
        quantities=tuple(quantities.parse(text)),
        day=days[0].day if days and slot in ("requested_date", "due") else None,
    )


def _measure(story: Story) -> Measure:
    made = {name: _value(story, slot, words) for name, (slot, words) in story.fields.items()}
    return Measure(id="m1", name=story.measure, source=source(story, "metric"), outcome=True, **made)


def _value(story: Story, slot: str, words: str) -> MeasureValue:
    found, days = quantities.parse(words), dates.parse(words, TODAY)
    return MeasureValue(
        text=words,
        source=source(story, slot),
        quantity=found[0] if found and slot not in ("due", "data_source", "data_owner") else None,
        day=days[0].day if days and slot == "due" else None,
    )


def _segment(story: Story, name: str, size: int | None, value: str, better: bool | None, slot: str) -> Segment:
    found = quantities.parse(value)
    return Segment(
        name=name,
        size=size,
        value=found[0] if found else None,
        better=better,
        source=source(story, slot),
        measure_id="m1",
    )


def _evidence(story: Story, cell: str, direction: str, weight: int, slot: str) -> Evidence:
    return Evidence(cell=Cell(cell), direction=Direction(direction), weight=weight, source=source(story, slot))


def goal(
    title: str, quote: str, day: date, *, metric: str = "", page: int | None = None, replaced: str = ""
) -> tuple[StrategicGoal, Document]:
    key = title.lower().replace(" ", "-")
    document = Document(id=key, title=title, type=DocumentType.STRATEGY, date=day, superseded_reason=replaced)
    return StrategicGoal(
        id=f"goal-{key}", document_id=key, statement=quote, quote=quote, metric=metric, page=page
    ), document


def aligned(
    *claims: Claim, state: AlignmentState = AlignmentState.ALIGNED, conflicts: tuple[DocumentConflict, ...] = ()
) -> Alignment:
    return Alignment(state=state, claims=claims, conflicts=conflicts)


def claim(found: tuple[StrategicGoal, Document], stance: Stance, reason: str, *, confirmed: bool = False) -> Claim:
    return Claim(goal=found[0], document=found[1], stance=stance, reason=reason, confirmed=confirmed)


def draft(story: Story) -> Proposal:
    """The story as a proposal, through the whole of the domain."""
    return composed(story, interview(story))


def composed(story: Story, talk: Interview, reckoned: Forecast | None = None) -> Proposal:
    """The proposal of an interview under the story's alignment, with a forecast of its own where one is given."""
    messages = {str(turn.number): turn.text for turn in talk.turns}
    return compose(
        interview=talk,
        diagnosis=diagnose(talk, story.alignment, knowledge(), TODAY),
        alignment=story.alignment,
        contract=contract(talk.brief, knowledge(), TODAY, messages),
        forecast=reckoned or forecast(talk.brief, messages),
        insights=insights(talk.brief, TODAY, messages),
        knowledge=knowledge(),
        today=TODAY,
    )


_FURNITURE_PLAN = goal(
    "Delight at the door 2028",
    "Complaints about incomplete parcels fall from 4.1 to 1.5 per hundred by the end of 2028.",
    date(2026, 11, 3),
    metric="complaints about incomplete parcels",
    page=6,
)
_FURNITURE_OLD = goal(
    "Delight at the door 2026",
    "Every packer closes 46 parcels an hour.",
    date(2024, 9, 2),
    replaced="A newer edition is in the library.",
)

FURNITURE = Story(
    opening="We need a quality awareness training for our packers, they keep forgetting the screws. Best before the "
    "end of March.",
    answers={
        "requested_solution": "A quality awareness training, one day, for all packers. Something that wakes them up.",
        "requested_date": "Before 31 March, then the garden season begins.",
        "business_goal": "Fewer angry customers. Half of the people who write to us got a cabinet without its "
        "fittings.",
        "metric": "Complaints about incomplete parcels per hundred, the service desk counts them.",
        "baseline": "In January it was 4.1 per hundred. Before we changed to the loose bags last June it was 1.6.",
        "target": "1.8 would be fine for me.",
        "due": "By 30 September 2027, when the season is over.",
        "data_source": "The complaint list of the service desk, every Monday.",
        "audience": "The packers on lines 1 to 6, early and late shift.",
        "audience_size": "64 people.",
        "current_behaviour": "They pick six loose bags from six boxes behind them and put them in. When a box is "
        "empty they go on and want to add it later.",
        "desired_behaviour": "Every parcel leaves the table with all six bags in it, counted before the lid is closed.",
        "exemplars": "Line 4 still has the old blister with all fittings in one piece, for the export beds. They are "
        "at 0.9 per hundred, with the same people, we rotate them every week.",
        "cause_tools": "The purchasing people changed to loose bags because it is cheaper. The boxes run empty about "
        "twice a shift and nobody refills them until the logistics round comes.",
        "cause_skill": "Sure they can count to six. Everybody did it right for years.",
        "cause_incentives": "Nobody gets anything for it. The screen shows parcels per hour, that is all.",
        "tried_before": "In autumn we hung up posters and every team leader gave a talk. Two weeks it was better, "
        "then the same again.",
        "cost_of_inaction": "Each missing bag costs us 23 euro with the express parcel. About 310 a month, my "
        "controller says.",
        "constraints": "From April nobody can leave the line, and the works council wants changes announced two "
        "weeks before.",
        "sponsor": "The plant manager, Ms Okonjo. She gets the complaint list on her desk.",
        "enablers": "Purchasing decides on the packaging, logistics does the refill round.",
        "success_criteria": "Fewer complaints, and the parcels per hour must not go down.",
        "risks": "Purchasing saved 40,000 euro with the loose bags, they will defend it.",
        "learner_view": "They told me themselves that the boxes are always empty.",
    },
    remarks=(
        ("tools", "for", 3, "exemplars"),
        ("tools", "for", 2, "cause_tools"),
        ("tools", "for", 1, "learner_view"),
        ("incentives", "for", 1, "cause_incentives"),
        ("skill", "against", 2, "cause_skill"),
    ),
    measure="complaints about incomplete parcels",
    fields={
        "baseline": ("baseline", "4.1 per hundred"),
        "earlier": ("baseline", "1.6"),
        "target": ("target", "1.8"),
        "due": ("due", "30 September 2027"),
        "data_source": ("data_source", "The complaint list of the service desk"),
    },
    groups=(("Line 4", None, "0.9 per hundred", True, "exemplars"),),
    confirmed=("tools",),
    alignment=aligned(
        claim(
            _FURNITURE_PLAN,
            Stance.SUPPORTS,
            "Request and goal are counted the same way and move the same way.",
            confirmed=True,
        ),
        claim(_FURNITURE_OLD, Stance.SUPERSEDED, "A newer edition is in the library."),
    ),
)

_DENTAL_PLAN = goal(
    "Growth plan 2027 to 2029",
    "Nine out of ten crowns are finished in one visit by the end of 2028.",
    date(2026, 10, 12),
    metric="crowns finished in one visit",
    page=11,
)

DENTAL = Story(
    opening="Hello, we open the new scanners in all practices on 3 May and 38 assistants must be able to use them. "
    "Can you organise a course?",
    answers={
        "requested_solution": "A course of two days for all assistants, at the manufacturer.",
        "requested_date": "Ready on 3 May 2027, the old impression material is not ordered any more.",
        "business_goal": "Patients want their crown in one visit. With the scanner that is possible, with "
        "impressions it is not.",
        "metric": "Crowns finished in one visit, in percent of all crowns.",
        "baseline": "35 percent today, only the pilot practice does it.",
        "target": "70 percent in the first year.",
        "due": "By 31 December 2027.",
        "data_source": "The practice software counts visits per crown.",
        "data_owner": "Mr Lindqvist in controlling.",
        "audience": "The chairside assistants in 12 practices.",
        "audience_size": "38 assistants.",
        "desired_behaviour": "Scan the whole jaw in under six minutes, without a gap at the back teeth, and repeat "
        "only what is missing.",
        "current_behaviour": "They take impressions with paste. Nobody outside the pilot practice has ever held the "
        "scanner.",
        "exemplars": "The four in the pilot practice practised on each other for three evenings. After ten scans "
        "they had it.",
        "cause_skill": "No, they could not do it tomorrow. It is a new device and a new movement of the hand.",
        "cause_tools": "The devices are here and tested, the software runs.",
        "cause_motives": "They are curious. Two are afraid to hurt the patients.",
        "tried_before": "The seller gave a demonstration for an hour. Everybody nodded, and afterwards nobody could "
        "start the device.",
        "cost_of_inaction": "Without it we send 60 crowns a week to the outside laboratory, 85 euro each.",
        "value_per_unit": "A crown in one visit saves 85 euro of laboratory cost.",
        "constraints": "The practices cannot close. Wednesday afternoon is free of patients.",
        "budget": "The manufacturer wants 900 euro per person for the two days.",
        "sponsor": "Dr Amari, the medical director.",
        "manager_support": "Every practice has a head assistant who would watch the first scans.",
        "existing_material": "The manufacturer has short films for each step.",
    },
    remarks=(
        ("skill", "for", 2, "cause_skill"),
        ("skill", "for", 2, "current_behaviour"),
        ("skill", "for", 2, "tried_before"),
        ("tools", "against", 2, "cause_tools"),
        ("motives", "against", 1, "cause_motives"),
    ),
    measure="crowns finished in one visit",
    fields={
        "baseline": ("baseline", "35 percent"),
        "target": ("target", "70 percent"),
        "due": ("due", "31 December 2027"),
        "data_source": ("data_source", "The practice software"),
        "owner": ("data_owner", "Mr Lindqvist in controlling"),
    },
    groups=(("the four in the pilot practice", 4, "", True, "exemplars"),),
    confirmed=("skill",),
    alignment=aligned(
        claim(
            _DENTAL_PLAN,
            Stance.SUPPORTS,
            "Request and goal are counted the same way and move the same way.",
            confirmed=True,
        )
    ),
)

BUSES = Story(
    opening="Our drivers need a de-escalation course, complaints about rude drivers are up. All 210 of them please.",
    answers={
        "requested_solution": "A de-escalation course of one day for all 210 drivers.",
        "requested_date": "Before the summer timetable, so by 13 June.",
        "business_goal": "Fewer complaints, the city reads them and our contract depends on it.",
        "metric": "Complaints about drivers per 100,000 passengers.",
        "baseline": "It is 9.4 at the moment, in the last quarter.",
        "target": "6, that is what the contract says.",
        "due": "End of the year.",
        "data_source": "The complaint system of the city.",
        "audience": "The drivers of depots Hafen and Nord.",
        "audience_size": "210 drivers.",
        "current_behaviour": "They shout when somebody asks about a missed connection, or they just drive off.",
        "desired_behaviour": "Say in one calm sentence when the next bus comes, and only then close the door.",
        "exemplars": "Depot Nord is at 4.8 and Hafen at 13.1, with the same kind of passengers. In Nord the new ones "
        "ride with an old driver for two weeks.",
        "cause_tools": "In Hafen the display with the connections has been broken since November. They cannot know "
        "when the next bus comes.",
        "cause_skill": "The 45 who joined in Hafen last year were never shown how to handle an angry passenger. The "
        "old ones can do it with their eyes closed.",
        "cause_incentives": "No one is paid for being friendly. Being late costs them the bonus though.",
        "tried_before": "Two years ago we had an e-learning on customer focus. Everybody clicked through it in the "
        "break room.",
        "cost_of_inaction": "The city can take 120,000 euro from us if we stay above 8.",
        "constraints": "I can take 6 drivers off the road per day, not more.",
        "sponsor": "The operations director.",
        "manager_support": "The group leaders ride along twice a year.",
        "success_criteria": "Complaints down and punctuality not worse.",
    },
    remarks=(
        ("skill", "for", 2, "cause_skill"),
        ("tools", "for", 2, "cause_tools"),
        ("incentives", "for", 1, "cause_incentives"),
    ),
    measure="complaints about drivers per 100,000 passengers",
    fields={
        "baseline": ("baseline", "9.4"),
        "target": ("target", "6"),
        "due": ("due", "31 December 2027"),
        "data_source": ("data_source", "The complaint system of the city"),
    },
    groups=(
        ("the 45 who joined in Hafen last year", 45, "", False, "cause_skill"),
        ("Depot Nord", None, "4.8", True, "exemplars"),
        ("Hafen", None, "13.1", False, "exemplars"),
    ),
    confirmed=("skill", "tools"),
)

_UNIVERSITY_PLAN = goal(
    "University development plan",
    "Applications are answered within ten working days by 2028.",
    date(2026, 5, 20),
    metric="applications answered within ten working days",
)

UNIVERSITY = Story(
    opening="We would like an agile mindset programme for the 80 people in administration. Everyone talks about it.",
    answers={
        "requested_solution": "Some workshops and a keynote, two days perhaps.",
        "business_goal": "We should become more modern. I cannot tell you which figure should change, nobody has "
        "asked that.",
        "metric": "There is no measure. We count processing days for applications, but that has nothing to do with "
        "it so far.",
        "audience": "The administration, all departments.",
        "audience_size": "80 people.",
        "current_behaviour": "I cannot say that they do something wrong.",
        "tried_before": "There was a future day two years ago. What came of it I do not know.",
        "sponsor": "The chancellor mentioned it in the summer speech.",
        "budget": "25,000 euro are left over from last year.",
    },
    remarks=(),
    alignment=aligned(
        claim(
            _UNIVERSITY_PLAN, Stance.CANDIDATE, "Found by theme; nobody has confirmed yet that the request serves it."
        ),
        state=AlignmentState.WEAK,
    ),
)

_LAW_PLAN = goal(
    "Firm plan 2027",
    "Write-offs on fixed-fee work fall from 14 to 9 percent by December 2027.",
    date(2027, 1, 11),
    metric="write-offs on fixed-fee work",
)

LAW = Story(
    opening="Please book a wine seminar for our 22 associates in May, as a treat.",
    answers={
        "requested_solution": "A wine seminar over a weekend with a sommelier, for 22 associates.",
        "requested_date": "15 May 2027.",
        "business_goal": "It is for fun, there is no business reason behind it.",
        "metric": "None, honestly. Nothing needs to change.",
        "current_behaviour": "They work well, there is no problem with them.",
        "audience": "Our associates.",
        "audience_size": "22.",
        "cost_of_inaction": "Nothing happens if we do not do it.",
        "mandate": "No, nothing requires it.",
        "budget": "The offer is 11,500 euro.",
        "sponsor": "Me, nobody else knows about it.",
    },
    alignment=aligned(
        claim(_LAW_PLAN, Stance.CANDIDATE, "Found by theme; nobody has confirmed yet that the request serves it."),
        state=AlignmentState.NOT_ALIGNED,
    ),
)

ALLERGENS = Story(
    opening="By law all 140 people in production need allergen training by 30 April. Please set it up.",
    answers={
        "requested_solution": "An allergen training with a signed record for every person in production.",
        "requested_date": "30 April 2027.",
        "mandate": "Regulation 7/2026, article 12. Proof of instruction for everyone who touches open food, kept for "
        "three years.",
        "business_goal": "To pass the audit, and to have no recall again.",
        "metric": "Label mix-ups per month.",
        "baseline": "5 in December, from the line log.",
        "target": "0.",
        "due": "By 30 June 2027.",
        "data_source": "The line log.",
        "data_owner": "Ms Ferreira in quality.",
        "audience": "Everybody in production, 110 on the lines and 30 in the warehouse.",
        "audience_size": "140 people.",
        "work_context": "Three shifts, a meeting of ten minutes at the start of each.",
        "current_behaviour": "At the change of product they take the label roll that lies nearest.",
        "desired_behaviour": "Read the code on the roll aloud to a second person before the line starts.",
        "cause_tools": "The rolls of three products look alike and stand in one rack.",
        "cause_skill": "Most have never been told which fourteen allergens there are.",
        "tried_before": "The yearly film. Everybody signs, nobody remembers it.",
        "cost_of_inaction": "The last recall cost 86,000 euro.",
        "constraints": "No line may stand still for more than 20 minutes.",
        "sponsor": "The head of production.",
    },
    remarks=(("skill", "for", 2, "cause_skill"), ("tools", "for", 2, "cause_tools")),
    measure="label mix-ups per month",
    fields={
        "baseline": ("baseline", "5"),
        "target": ("target", "0"),
        "due": ("due", "30 June 2027"),
        "data_source": ("data_source", "The line log"),
        "owner": ("data_owner", "Ms Ferreira in quality"),
    },
    confirmed=("tools", "skill"),
)

ALL = {
    "furniture": FURNITURE,
    "dental": DENTAL,
    "buses": BUSES,
    "university": UNIVERSITY,
    "law": LAW,
    "allergens": ALLERGENS,
}

"""What a model labelled before it was trusted: taken up once, when it is, unless a person settled it since."""

from assistant.adapters.content import content_root, load
from assistant.domain.brief import ledger
from assistant.domain.brief.reading import CauseReading, Reading, SlotReading
from assistant.domain.brief.second_reading import late
from assistant.domain.brief.shapes import Brief, Fact, Origin, Source
from assistant.domain.brief.turns import Interview
from assistant.domain.slots import Cell, Direction, Grade, Slot, State
from tests.adapters.model_reading import BELIEVED, EMPTY, TODAY, beside, fact, read, talk


def test_trust_is_earned_in_the_talk_itself_and_kept_in_its_turns() -> None:
    message = "We are at 12 percent scrap and want 8 percent by 30 September 2027."
    labels = {
        "facts": [
            fact(Slot.BASELINE, "at 12 percent scrap"),
            fact(Slot.TARGET, "8 percent"),
            fact(Slot.DUE, "by 30 September 2027"),
        ]
    }
    found = read(message, talk(Slot.BASELINE, Slot.TARGET, earlier=Reading()), labels)
    assert found.certain >= 2 and found.agreed == found.certain


EARLY = "We want a course on lifting. The night crew skips the checklist."


EARLY_LABELS = {
    "facts": [
        fact(Slot.REQUESTED_SOLUTION, "a course on lifting"),
        fact(Slot.CURRENT_BEHAVIOUR, "The night crew skips the checklist"),
    ]
}


WRONG = Reading(
    slots=(SlotReading(slot=Slot.CAUSE_MOTIVES, value=EARLY, quote=EARLY),),
    causes=(CauseReading(cell=Cell.MOTIVES, direction=Direction.FOR, quote=EARLY),),
)


def opened() -> Interview:
    """An interview before its first message."""
    return Interview(id="r1", opening=EARLY, as_of=TODAY)


def after(first: Reading, *asked: Slot) -> Interview:
    """The interview after a first message that was read like this, with its brief."""
    knowledge = load(content_root())
    context = ledger.Context(turn=1, asked=(), today=TODAY, knowledge=knowledge)
    talked = talk(*asked, earlier=first, brief=ledger.merge(EMPTY, first, context))
    return talked.model_copy(update={"turns": (talked.turns[0].model_copy(update={"text": EARLY}),)})


def next_brief(interview: Interview, reading: Reading) -> Brief:
    context = ledger.Context(turn=2, asked=(), today=TODAY, knowledge=load(content_root()))
    return ledger.merge(interview.brief, reading, context)


def test_what_a_model_said_before_it_was_trusted_is_taken_up_when_it_is() -> None:
    first = beside(WRONG, EARLY, opened(), EARLY_LABELS)
    assert first.slots == WRONG.slots and first.causes == WRONG.causes and first.offered
    first = first.model_copy(update={"certain": 6, "agreed": 6, "ventured": 2, "familiar": 2})
    interview = after(first, Slot.BASELINE)
    brief = next_brief(
        interview, read("We are at 12 percent.", interview, {"facts": [fact(Slot.BASELINE, "12 percent")]})
    )
    assert [(f.slot, f.value, f.source.ref) for f in brief.facts if f.source.ref == "1"] == [
        (Slot.REQUESTED_SOLUTION, "a course on lifting", "1"),
        (Slot.CURRENT_BEHAVIOUR, "The night crew skips the checklist", "1"),
    ]
    assert brief.evidence == ()


def test_what_was_taken_up_is_not_taken_up_again_and_what_did_not_hold_never_is() -> None:
    first = beside(WRONG, EARLY, opened(), EARLY_LABELS)
    good = first.model_copy(update={"certain": 6, "agreed": 6, "ventured": 2, "familiar": 2})
    bad = first.model_copy(update={"certain": 4, "agreed": 1, "ventured": 2, "familiar": 2})
    assert [a.turn for a in late.pending([good])] == [1] and late.pending([bad]) == ()
    taken = BELIEVED.model_copy(update={"amends": late.pending([good])})
    assert late.pending([good, taken]) == ()


def test_what_a_person_settled_since_is_not_amended() -> None:
    first = beside(WRONG, EARLY, opened(), EARLY_LABELS)
    amendment = first.offered
    assert amendment
    typed = Fact(
        slot=Slot.CURRENT_BEHAVIOUR,
        value="They lift alone",
        state=State.STATED,
        grade=Grade.OPINION,
        source=Source(origin=Origin.EDIT, ref="1", quote="They lift alone"),
    )
    interview = after(first, Slot.BASELINE)
    brief = interview.brief.model_copy(update={"facts": (*interview.brief.facts, typed)})
    amended = next_brief(interview.model_copy(update={"brief": brief}), Reading(amends=(amendment,)))
    assert [f.value for f in amended.of(Slot.CURRENT_BEHAVIOUR)] == ["They lift alone"]
    assert amended.of(Slot.CAUSE_MOTIVES) == ()

"""What the page shows of a talk: nothing twice, nothing of the question before, a later document beside an older goal."""

from datetime import date

from assistant.domain.brief.reading import Reading
from assistant.domain.brief.turns import Interview, Move, MoveKind, Say, Turn
from assistant.domain.brief.wording import workday
from assistant.domain.library.documents import Document, DocumentType, StrategicGoal
from assistant.domain.slots import Slot
from assistant.services.product import Assistant
from assistant.web.ui import brief_cards, chat_cards, evidence_cards, screen

CHOICES = ("Nothing gets in their way", "Something they need is missing")
GOAL = StrategicGoal(id="g", document_id="d", statement="Stops fall to 6.", quote="Stops fall to 6.")
PLAN = Document(id="d", title="Plan 2026", type=DocumentType.STRATEGY, date=date(2026, 1, 5))
LATER = Document(id="e", title="Plan review", type=DocumentType.STRATEGY, date=date(2027, 1, 5))


def turn(number: int, text: str, move: Move, reply: str = "What gets in the way? And could they do it?") -> Turn:
    return Turn(number=number, text=text, reading=Reading(), move=move, reply=reply)


def talk(*turns: Turn) -> Interview:
    return Interview(id="r", opening="A course, please.", as_of=date(2027, 3, 1), turns=turns)


def asked(*slots: Slot, **more: object) -> Move:
    return Move.model_validate({"kind": MoveKind.ASK, "slots": slots, "reason": "so the plan helps", **more})


def test_choices_go_once_one_of_them_was_taken(assistant: Assistant) -> None:
    first = turn(1, "A course, please.", asked(Slot.CAUSE_TOOLS, choices=CHOICES))
    assert CHOICES[0] in chat_cards.offers(talk(first), {})
    closer = asked(Slot.CAUSE_TOOLS, choices=CHOICES)
    assert chat_cards.offers(talk(first, turn(2, CHOICES[1], closer)), {}) == ""
    assert CHOICES[0] in chat_cards.offers(talk(first, turn(2, "Hard to say.", closer)), {})


def test_the_reason_of_each_question_stands_there_once(assistant: Assistant) -> None:
    both = turn(1, "A course, please.", asked(Slot.CAUSE_TOOLS, Slot.CAUSE_SKILL))
    second = assistant.knowledge.questions[Slot.CAUSE_SKILL].why
    assert second in chat_cards.ours(both, True, assistant.knowledge, {})
    told = asked(Slot.CAUSE_TOOLS, say=(Say(key="why_answer", fill={"why": "so the plan helps"}),))
    why = turn(1, chat_cards.WHY, told, "The reason: so the plan helps.\n\nWhat gets in the way?")
    assert chat_cards.ours(why, True, assistant.knowledge, {}).count("so the plan helps") == 1
    assert f'data-value="{chat_cards.WHY}"' not in chat_cards.hints(talk(why))


def test_a_goal_is_asked_for_above_its_card_with_the_later_document(assistant: Assistant) -> None:
    offer = asked(Slot.STRATEGY_LINK, Slot.BASELINE, about=("g",), choices=("Plan 2026: “Stops fall to 6.”", "None"))
    reply = "“Plan 2026” says: “Stops fall to 6.” Which of these?\n\nWhere does it stand today?"
    shown = chat_cards.ours(
        turn(2, "Fewer stops.", offer, reply), True, assistant.knowledge, {"g": (GOAL, PLAN, LATER)}
    )
    assert shown.index("Which of these goals") < shown.index("Where does it stand today?") < shown.index("<blockquote>")
    assert shown.count("Stops fall to 6.") == 2, "on the card, and in the answer behind its button"
    assert "“Plan review”" in shown


def test_a_draft_is_told_of_in_the_talk_however_it_was_asked_for(assistant: Assistant) -> None:
    request = assistant.consultation.start("We need a course on hygiene for 12 cooks.").interview.id
    assert "The draft is stored." not in str(screen.screen(assistant, request).talk[-1]["content"])
    assistant.drafting.draft(request)
    assert "The draft is stored." in str(screen.screen(assistant, request).talk[-1]["content"])


def test_home_offers_examples_with_the_sample_company_alone(assistant: Assistant) -> None:
    assistant.samples.add()
    assert 'data-act="fill"' in screen.tries(assistant)
    assistant.samples.remove()
    assert 'data-act="fill"' not in screen.tries(assistant)
    assert "No documents yet" in screen.teaching(assistant)


def test_a_line_that_is_known_can_be_removed(assistant: Assistant) -> None:
    request = assistant.consultation.start("We need a course on hygiene for 12 cooks.").interview.id
    assistant.consultation.edit(request, {Slot.BUDGET: "9,000 euro"})
    interview = assistant.repository.interview(request)
    shown = brief_cards.brief(interview, assistant.cases.open(interview).diagnosis)
    assert 'data-act="settle" data-value="budget="' in shown
    assert 'data-act="settle" data-value="risks="' not in shown


def test_what_speaks_against_a_request_is_not_said_to_serve_it(assistant: Assistant) -> None:
    plan = "# Strategy review\n\n- We will close the Lisbon branch by the end of 2028."
    assistant.ingest.add_text("Strategy review 2027", plan, DocumentType.STRATEGY, date(2027, 1, 5))
    request = assistant.consultation.start("Portuguese lessons for 25 planners of the Lisbon branch, please.").interview
    alignment = assistant.cases.open(request).alignment
    shown = evidence_cards.evidence(alignment)
    assert "Contradicts" in shown and 'data-act="serves"' not in shown and "It does not concern this" in shown


def test_the_brief_names_the_day_that_the_talk_named(assistant: Assistant) -> None:
    request = assistant.consultation.start("We need a course on hygiene for 12 cooks.").interview.id
    for _ in range(3):
        assistant.consultation.take_turn(request, "I don't know.")
    interview = assistant.repository.interview(request)
    shown = brief_cards.brief(interview, assistant.cases.open(interview).diagnosis)
    days = {workday(item.due) for item in interview.brief.open_items}
    assert days and all(f"{day.day} Nov" in shown or f"{day.day} Dec" in shown for day in days)
    weekend = {item.due for item in interview.brief.open_items} - days
    assert not any(f", by {day.day} {day:%b}" in shown for day in weekend)

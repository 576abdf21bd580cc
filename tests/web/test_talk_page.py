"""What the page shows of a talk: nothing twice, nothing of the question before, a later document beside an older goal."""

from datetime import date

from assistant.domain.alignment.shapes import Alignment, AlignmentState, Claim, Stance
from assistant.domain.brief.reading import Reading
from assistant.domain.brief.turns import Interview, Move, MoveKind, Say, Turn
from assistant.domain.brief.wording import workday
from assistant.domain.library.documents import Document, DocumentType, Page, StrategicGoal
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
    assert (
        shown.index("Does your request serve this goal?")
        < shown.index("Where does it stand today?")
        < shown.index("<blockquote>")
    )
    assert shown.count("Stops fall to 6.") == 2, "on the card, and in the answer behind its button"
    assert "“Plan review”" in shown


def test_several_goals_are_ticked_and_sent_together(assistant: Assistant) -> None:
    choices = ("Plan 2026: “Stops fall to 6.”", "Plan 2026: “No stop lasts an hour.”", "None of these")
    offer = asked(Slot.STRATEGY_LINK, about=("g", "h"), choices=choices)
    other = GOAL.model_copy(update={"id": "h", "quote": "No stop lasts an hour."})
    goals: chat_cards.Goals = {"g": (GOAL, PLAN, None), "h": (other, PLAN, None)}
    asking = turn(2, "Fewer stops.", offer, "Which of these?")
    shown = chat_cards.ours(asking, True, assistant.knowledge, goals)
    assert shown.count('type="checkbox"') == 2 and shown.count('type="submit"') == 1
    assert "One or several." in shown
    assert choices[2] in chat_cards.offers(talk(asking), goals)


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


def edited(assistant: Assistant, slot: Slot, value: str) -> str:
    """The brief of a new request after a value was typed into it."""
    opened = assistant.consultation.start("We need a course for the glaziers.", as_of=date(2027, 3, 1)).interview
    interview = assistant.consultation.edit(opened.id, {slot: value})
    return brief_cards.brief(interview, assistant.cases.open(interview).diagnosis)


def test_a_passed_day_typed_into_the_brief_is_asked_about_beside_it(assistant: Assistant) -> None:
    shown = edited(assistant, Slot.DUE, "30 June 2026")
    assert "30 Jun 2026 has passed. Which year do you mean?" in shown
    assert 'data-act="settle" data-value="due=2027-06-30"' in shown
    assert "has passed" not in edited(assistant, Slot.DUE, "30 June 2027")
    assert "has passed" not in edited(assistant, Slot.TRIED_BEFORE, "A workshop on 30 June 2026")


def test_a_passed_day_is_no_deadline_until_it_is_mended(assistant: Assistant) -> None:
    begun = assistant.consultation.start("We need a course for 20 glaziers by 30 June 2026.", as_of=date(2027, 3, 1))
    assert "30 June 2026, and that day has passed" in begun.turn.reply
    held = assistant.consultation.take_turn(begun.interview.id, begun.turn.move.choices[0]).interview.brief
    assert [(fact.value, fact.day) for fact in held.of(Slot.REQUESTED_DATE)] == [("30 June 2027", date(2027, 6, 30))]


def test_who_is_to_learn_is_cut_out_of_the_wish_and_stands_there_once(assistant: Assistant) -> None:
    opening = "Hello, we need a training for the night porters in Linz before Easter."
    held = assistant.consultation.start(opening, as_of=date(2027, 1, 11)).interview.brief
    assert held.text(Slot.REQUESTED_SOLUTION).startswith("we need a training")
    assert [fact.value for fact in held.of(Slot.AUDIENCE)] == ["the night porters in Linz"]


def served(state: AlignmentState, stance: Stance) -> str:
    claim = Claim(goal=GOAL, document=PLAN, stance=stance, reason="told", confirmed=stance is Stance.SUPPORTS)
    return evidence_cards.evidence(Alignment(state=state, claims=(claim,)))


def test_a_confirmed_goal_is_not_headed_as_a_mere_theme() -> None:
    assert "Serves a goal, how far is open" in served(AlignmentState.WEAK, Stance.SUPPORTS)
    assert "Theme only" not in served(AlignmentState.WEAK, Stance.SUPPORTS)
    assert "Theme only" in served(AlignmentState.WEAK, Stance.CANDIDATE)


def test_a_heading_that_states_a_goal_is_shown_once() -> None:
    words = "Objective 2: no stop lasts an hour"
    page = Page(heading=f"Plan 2026 > {words}", text=f"{words}\n\n- Stops fall to 6.")
    shown = evidence_cards.reader(PLAN, [page], 0, words)
    assert shown.count(words) == 1
    assert f'<p class="hd"><mark>{words}</mark></p>' in shown
    below = Page(heading=f"{words} > Key results", text=f"{words}\n\n- Stops fall to 6.")
    shown = evidence_cards.reader(PLAN, [below], 0, "Stops fall to 6.")
    assert shown.count(words) == 1
    assert shown.index(words) < shown.index("Key results") < shown.index("<mark>Stops")
    goal = GOAL.model_copy(update={"quote": words, "heading": page.heading})
    claim = Claim(goal=goal, document=PLAN, stance=Stance.CANDIDATE, reason="found")
    assert evidence_cards.evidence(Alignment(state=AlignmentState.WEAK, claims=(claim,))).count(words) == 1


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


def test_a_draft_that_is_older_than_the_brief_says_so(assistant: Assistant) -> None:
    request = assistant.consultation.start("We need a course on hygiene for 12 cooks.").interview.id

    def told() -> bool:
        return "behind small" in screen.drafted(assistant, request)

    assistant.drafting.draft(request)
    assert not told()
    assistant.consultation.take_turn(request, "Why do you ask?")
    assert not told(), "nothing new was said"
    assistant.consultation.edit(request, {Slot.AUDIENCE_SIZE: "14 cooks in the canteen"})
    assert told()
    assistant.drafting.draft(request)
    assert not told()


def test_the_first_draft_is_offered_until_there_is_one(assistant: Assistant) -> None:
    ready = turn(
        9, "By May.", asked(Slot.BUDGET, after=(Say(key="ready_notice"),)), "Which sum?\n\nEnough for a draft."
    )
    assert 'data-act="draft"' in chat_cards.ours(ready, True, assistant.knowledge, {})
    assert 'data-act="draft"' not in chat_cards.ours(ready, True, assistant.knowledge, {}, drafted=True)

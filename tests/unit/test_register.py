"""The register: the same goal of several documents once, disagreements shown, themes with questions to ask."""

from datetime import date

import pytest

from assistant.adapters.content import content_root, load
from assistant.domain.alignment.register import Entry, Term, difference, register, same_goal
from assistant.domain.alignment.themes import themes
from assistant.domain.library.documents import Document, DocumentType, Page, StrategicGoal
from assistant.domain.library.goals import find_goals

TODAY = date(2027, 3, 1)


def document(id: str, day: date | None = None, **fields: object) -> Document:
    return Document.model_validate(
        {"id": id, "title": f"Paper {id}", "type": DocumentType.STRATEGY, "date": day, **fields}
    )


def stated(paper: Document, *lines: str) -> list[StrategicGoal]:
    return find_goals(paper, [Page(text="\n".join(f"- {line}" for line in lines))])


def listed(*papers: tuple[Document, list[StrategicGoal]]) -> tuple[Entry, ...]:
    return register([goal for _, goals in papers for goal in goals], [paper for paper, _ in papers], TODAY)


OLD, NEW = document("old", date(2026, 1, 5)), document("new", date(2027, 1, 5))


def test_the_same_goal_is_one_entry_that_the_newer_document_speaks_for() -> None:
    one = stated(OLD, "We will cut spoiled loaves in the bakeries from 9 to 4 percent by June 2028.")
    two = stated(NEW, "Spoiled loaves in bakeries fall to 4 percent by June 2028.")
    (entry,) = listed((OLD, one), (NEW, two))
    assert [mention.document.id for mention in entry.mentions] == ["new", "old"]
    assert entry.disagreements == () and entry.values("baseline") == "9"
    assert entry.term is Term.THREE


@pytest.mark.parametrize(
    ("older", "newer", "about"),
    [
        ("Unanswered calls fall below 5 percent by 2028.", "Unanswered calls fall below 3 percent by 2028.", "target"),
        ("Unanswered calls fall below 5 percent by 2028.", "Unanswered calls fall below 5 percent by 2029.", "date"),
        ("Unanswered calls fall below 5 percent by 2028.", "Unanswered calls fall below 3 percent by 2029.", None),
        ("Unanswered calls fall below 3 percent by 2028.", "Unanswered calls fall below 5 percent by 2029.", "target"),
        ("Raise mended bicycles per week to 40.", "Cut mended bicycles per week to 25.", "direction"),
    ],
)
def test_what_two_documents_disagree_on(older: str, newer: str, about: str | None) -> None:
    (entry,) = listed((OLD, stated(OLD, older)), (NEW, stated(NEW, newer)))
    assert [item.about for item in entry.disagreements] == ([about] if about else [])


def test_a_document_out_of_force_tells_history_and_no_disagreement() -> None:
    gone = OLD.model_copy(update={"superseded_by": "new"})
    before = stated(gone, "Unanswered calls fall below 5 percent by 2028.")
    now = stated(NEW, "Unanswered calls fall below 3 percent by 2028.")
    (entry,) = listed((gone, before), (NEW, now))
    assert len(entry.mentions) == 2 and entry.disagreements == () and entry.goal.document_id == "new"
    (alone,) = listed((gone, before))
    assert not alone.in_force


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cut absence of nurses to 4 percent by 2028.", "Cut absence of drivers to 4 percent by 2028."),
        ("Raise sales of spare parts to 12 percent.", "Raise sales of spare parts to 900 units."),
        ("We will open two depots by 2028.", "We will close two depots in the harbour by 2028 and sell the land."),
    ],
)
def test_goals_that_share_words_are_not_the_same(one: str, other: str) -> None:
    assert len(listed((OLD, stated(OLD, one)), (NEW, stated(NEW, other)))) == 2


def test_rows_of_one_document_with_other_figures_are_goals_of_their_own_and_steps_are_one() -> None:
    assert len(listed((OLD, stated(OLD, "Empty beds fall to 6 percent.", "Empty beds fall to 9 percent.")))) == 2
    steps = stated(OLD, "Empty beds fall to 9 percent by 2028.", "Empty beds fall to 6 percent by 2030.")
    (entry,) = listed((OLD, steps))
    assert len(entry.mentions) == 2 and not entry.disagreements


def test_a_goal_told_apart_stays_apart() -> None:
    one, two = stated(OLD, "Empty beds fall to 6 percent.")[0], stated(NEW, "Empty beds fall to 6 percent.")[0]
    assert same_goal(one, two)
    assert not same_goal(one, two.model_copy(update={"apart": True}))


def test_what_a_person_confirmed_speaks_and_what_is_no_goal_is_left_out() -> None:
    one, two = stated(OLD, "Empty beds fall to 6 percent.")[0], stated(NEW, "Empty beds fall to 5 percent.")[0]
    sure = one.model_copy(update={"confirmed": True})
    (entry,) = listed((OLD, [sure]), (NEW, [two]))
    assert entry.goal.id == sure.id and entry.confirmed
    assert listed((OLD, [one.model_copy(update={"dismissed": True})])) == ()


def test_ranked_goals_come_first_then_figures_then_the_nearest_date_and_the_past_last() -> None:
    goals = stated(
        NEW,
        "We want to be the friendliest ferry line.",
        "Late crossings fall to 3 percent by 2030.",
        "Wet seats fall to 2 percent by 2028.",
        "Lost bags fall to 1 percent by January 2027.",
    )
    ranked = [goal.model_copy(update={"rank": 1}) if "friendliest" in goal.statement else goal for goal in goals]
    entries = listed((NEW, ranked))
    assert [entry.goal.statement.split()[0] for entry in entries] == ["We", "Wet", "Late", "Lost"]
    assert [entry.term for entry in entries] == [Term.UNDATED, Term.THREE, Term.FIVE, Term.PAST]


def test_difference_knows_no_direction_without_one() -> None:
    goal = StrategicGoal(id="a", document_id="d", statement="s", quote="s")
    assert difference(goal, goal) is None


STRATEGY = load(content_root()).strategy


def test_a_theme_tells_what_it_asks_of_people_and_what_to_ask_whom() -> None:
    owned = "Accidents at the quarry fall from 12 to 3 a year by 2028. Owner: Ines Okafor."
    entries = listed((NEW, stated(NEW, owned, "Injuries at the kiln fall below 2 a year by 2029.")))
    (theme,) = themes(entries, STRATEGY)
    assert theme.id == "safety" and len(theme.goals) == 2 and theme.confidence == "medium"
    assert "Accidents at the quarry" in theme.hypothesis and "It changes little where" in theme.hypothesis
    named, usual = theme.conversations
    assert (named.leader, named.named, usual.named) == ("Ines Okafor", True, False)
    assert "What worries you most" in named.starters[0]
    assert "who keeps the figure" in usual.starters[0]


def test_a_disagreement_is_the_first_thing_to_ask() -> None:
    one = stated(OLD, "Complaints of guests fall to 20 a month by 2028.")
    two = stated(NEW, "Complaints of guests fall to 12 a month by 2028.")
    (theme,) = themes(listed((OLD, one), (NEW, two)), STRATEGY)
    asked = theme.conversations[0].starters[0]
    assert "Paper new" in asked and "Paper old" in asked


def test_goals_that_fit_no_theme_and_past_ones() -> None:
    odd, over = "We want to be the best known choir of the valley.", "Accidents fall to 2 by January 2027."
    assert [theme.id for theme in themes(listed((NEW, stated(NEW, odd, over))), STRATEGY)] == ["other"]
    assert themes((), STRATEGY) == ()


def test_equipment_moves_some_goals_more_than_people_do() -> None:
    (theme,) = themes(listed((NEW, stated(NEW, "Carbon emissions fall by 30 percent by 2030."))), STRATEGY)
    assert theme.confidence == "low" and "Equipment" in theme.because


def test_a_goal_whose_subject_a_later_document_ends_is_shown_beside_that_end() -> None:
    plan = document("old", date(2026, 1, 5), title="Strategy 2026-2028 Open doors")
    review = document("new", date(2027, 1, 5), title="Strategy review 2027")
    grown = stated(plan, "The Basel branch grows to 30 staff by 2028.")
    closed = stated(review, "We will close the Basel branch by the end of 2027.")
    first = next(entry for entry in listed((plan, grown), (review, closed)) if entry.goal.id == grown[0].id)
    assert [(item.about, item.other.goal.id) for item in first.disagreements] == [("end", closed[0].id)]
    assert first.mentions[0].newer == review
    second = next(entry for entry in listed((plan, grown), (review, closed)) if entry.goal.id == closed[0].id)
    assert not second.disagreements


def test_a_particle_is_no_word_of_a_theme() -> None:
    """ "off" and "offer" have one stem."""
    (goal,) = stated(NEW, "Compliance first: no off-label claims, zero confirmed cases.")
    (theme,) = themes(listed((NEW, [goal.model_copy(update={"metric": "off-label claims"})])), STRATEGY)
    assert theme.id == "trust"

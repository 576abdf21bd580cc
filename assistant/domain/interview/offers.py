"""What a person's answer does to something the last move offered: goals to choose from, a day, a cause to confirm."""

import re
from collections.abc import Mapping
from datetime import date
from itertools import takewhile

from assistant.domain.brief import ahead
from assistant.domain.brief.conflicts import settle
from assistant.domain.brief.reading import Intent, Reading
from assistant.domain.brief.shapes import Brief, Fact, Origin, Source
from assistant.domain.brief.turns import Move, MoveKind
from assistant.domain.library.documents import StrategicGoal
from assistant.domain.slots import Cell, Grade, Slot, State
from assistant.domain.text.plain import plain
from assistant.domain.text.spans import day_of
from assistant.domain.text.words import clip, stems

_ORDINAL = {"first": 0, "1": 0, "1st": 0, "second": 1, "2": 1, "2nd": 1, "third": 2, "3": 2, "3rd": 2}
_ALL = re.compile(
    r"^\W*(yes\W+)?(both|all)( (of )?(them|these|those)| two| three)?( goals)?( please)?\s*([.,;:!]|$)", re.IGNORECASE
)
_JOINS = frozenset(
    {"and", "the", "also", "one", "goal", ","}
)  # words between the places in a list: "the first and the third"
_NONE = re.compile(r"^\W*(none|neither|no|nope|not (any|one|really|these|those))\b", re.IGNORECASE)
_LEAD = 40  # characters before a repeated choice that only lead to it
_CLOSE_ENOUGH = 0.5  # share of an offered goal's content words that the answer repeats


def own_words(text: str, move: Move | None) -> str:
    """A message without the choices it repeats, and the few words that lead to them ("Yes, that one:"): those are our
    words, and hold no facts of the person. Nor does the refusal of all goals offered, at its start."""
    for refusal in move.choices[len(move.about) :] if move and Slot.STRATEGY_LINK in move.slots else ():
        text = re.sub(rf"^\W*{re.escape(refusal)}\b[\s.,;:!–-]*", "", text, flags=re.IGNORECASE)
    for choice in move.repeated(text) if move else ():
        at = text.find(choice)
        if at >= 0:
            lead = text[:at] if at > _LEAD else ""
            text = f"{lead} {text[at + len(choice) :]}"
    return text.strip()


def apply_goal_choice(brief: Brief, move: Move, text: str, reading: Reading, turn: int) -> Brief:
    """The brief after an answer to offered goals: the chosen ones confirmed, the others rejected where all were."""
    if Slot.STRATEGY_LINK not in move.slots or not move.about:
        return brief
    chosen = _chosen(move, text, reading)
    if chosen is None:
        return brief
    rejected = tuple(goal for goal in move.about if goal not in chosen) if not chosen else ()
    updated = brief.model_copy(
        update={
            "confirmed_goals": tuple(dict.fromkeys((*brief.confirmed_goals, *chosen))),
            "rejected_goals": tuple(dict.fromkeys((*brief.rejected_goals, *rejected))),
        }
    )
    return _with_link(updated, move, chosen, text, turn) if chosen else updated


def _chosen(move: Move, text: str, reading: Reading) -> tuple[str, ...] | None:
    """The goals an answer picks; () where it rejects all; None where it says nothing on them."""
    offered = list(zip(move.about, move.choices, strict=False))
    words, said = plain(text), stems(text)
    picked = [goal for goal, choice in offered if plain(choice) in words]
    if named := picked or [goal for goal, choice in offered if _repeats(said, choice)]:
        return tuple(named)
    if _NONE.match(text) or Intent.REJECT in reading.intents:
        return ()
    if _ALL.match(text):
        return tuple(goal for goal, _ in offered)
    if named := [offered[at][0] for at in _counted(text) if at < len(offered)]:
        return tuple(named)
    return (offered[0][0],) if Intent.CONFIRM in reading.intents else None


def _counted(text: str) -> tuple[int, ...]:
    """The places that an answer names near its start, as in "the first and the third"."""
    words = re.findall(r"\w+|[^\w\s]", text.casefold())
    begin = next((at for at, word in enumerate(words[:8]) if word in _ORDINAL), len(words))
    named = takewhile(lambda word: word in _ORDINAL or word in _JOINS, words[begin:])
    return tuple(dict.fromkeys(_ORDINAL[word] for word in named if word in _ORDINAL))


def _repeats(said: frozenset[str], choice: str) -> bool:
    wanted = stems(choice)
    return bool(wanted) and len(said & wanted) / len(wanted) >= _CLOSE_ENOUGH


def _with_link(brief: Brief, move: Move, chosen: tuple[str, ...], text: str, turn: int) -> Brief:
    """Records the choice as a fact: the goal offered, at the person's word."""
    labels = dict(zip(move.about, move.choices, strict=False))
    source = Source(origin=Origin.TURN, ref=str(turn), quote=text)
    facts = tuple(
        Fact(
            slot=Slot.STRATEGY_LINK,
            value=clip(labels[goal]),
            state=State.EVIDENCED,
            grade=Grade.RECORD,
            source=source,
        )
        for goal in chosen
    )
    others = tuple(fact for fact in brief.facts if fact.slot is not Slot.STRATEGY_LINK)
    return brief.model_copy(update={"facts": (*others, *facts)})


def judge_goal(brief: Brief, goal: StrategicGoal, serves: bool, turn: int) -> Brief:
    """The brief after a person said, beside a goal, that the request serves it or does not. The last word counts."""
    confirmed = tuple(known for known in brief.confirmed_goals if known != goal.id)
    rejected = tuple(known for known in brief.rejected_goals if known != goal.id)
    value = clip(goal.statement)
    facts = tuple(fact for fact in brief.facts if fact.slot is not Slot.STRATEGY_LINK or fact.value != value)
    if serves:
        confirmed = (*confirmed, goal.id)
        source = Source(origin=Origin.EDIT, ref=str(turn), quote=goal.statement)
        link = Fact(slot=Slot.STRATEGY_LINK, value=value, state=State.EVIDENCED, grade=Grade.RECORD, source=source)
        facts = (*facts, link)
    else:
        rejected = (*rejected, goal.id)
    return brief.model_copy(update={"confirmed_goals": confirmed, "rejected_goals": rejected, "facts": facts})


def apply_conflict_answer(brief: Brief, move: Move, told: Mapping[Slot, str], turn: int) -> Brief:
    """The brief after "which of the two holds?": where the answer names the number of one side only, that side stays.
    ``told``: the words that answer each question asked."""
    conflict = next((c for c in brief.conflicts if c.slot in move.slots and not c.settled), None)
    if conflict is None or not any(say.key == "conflict" for say in move.say):
        return brief
    text = told.get(conflict.slot, "")
    said = {number.replace(",", "") for number in _NUMBER.findall(text)}
    named = [fact for fact in (conflict.first, conflict.second) if {f"{q.value:g}" for q in fact.quantities} & said]
    if len(named) != 1:
        return brief
    source = Source(origin=Origin.TURN, ref=str(turn), quote=text)
    return settle(brief, conflict, named[0].model_copy(update={"source": source}), turn)


def apply_day_answer(brief: Brief, move: Move, text: str, reading: Reading, turn: int, today: date) -> Brief:
    """The brief after "that day has passed: which one do you mean?": the day told, a bare year with the day and month told
    before, or the one offered where that was confirmed."""
    asked = next((day_of(say.fill["day"]) for say in move.say if say.key == "day_passed"), None)
    if asked is None or not (move.slots and move.choices):
        return brief
    slot = move.slots[0]
    told = next((item for item in reading.slots if item.slot is slot and item.day), None)
    offered = day_of(move.choices[0]) if _agrees(text) else None
    day = ahead.meant(asked, told.value, told.day) if told and told.day else offered
    if day is None:
        return brief
    source = Source(origin=Origin.TURN, ref=str(turn), quote=told.quote if told else text)
    return ahead.settle(brief, slot, asked, ahead.as_answer(slot, day, today, source), turn)


_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def apply_cause_recap(brief: Brief, move: Move, reading: Reading, text: str) -> Brief:
    """The brief after the recap of the main cause and its rival: confirmed in the order the person gave. Who says nothing
    on it, or rejects it, confirms nothing: the evidence alone goes on deciding."""
    if move.kind is not MoveKind.RECAP or not move.about:
        return brief
    offered = tuple(Cell(cell) for cell in move.about)
    said = text.casefold()
    choices = [choice.casefold() for choice in move.choices]
    picked = _PICKED.match(text)
    if any(choice in said for choice in choices[1:2]) or (picked and picked["one"].casefold() == "second"):
        return brief.model_copy(update={"confirmed_causes": offered[::-1]})
    if any(choice in said for choice in choices[2:]) or Intent.REJECT in reading.intents:
        return brief
    if any(choice in said for choice in choices[:1]) or _agrees(text) or picked:
        return brief.model_copy(update={"confirmed_causes": offered})
    return brief


# "The first, yes", "the second one is right": which of two causes, said at the very start.
_PICKED = re.compile(
    r"^\W*(?:yes\W+)?the (?P<one>first|second)(?: one| cause)?"
    r"(?:\W+yes\b| (?:is|was) (?:right|it|true|correct|bigger)\b|\W*$|[.,;!])",
    re.IGNORECASE,
)
_AGREES = re.compile(
    r"^\W*(yes|yep|yeah|exactly|correct|right|that is right|that's right|agreed|indeed|true)\b", re.IGNORECASE
)


def _agrees(text: str) -> bool:
    """A plain yes at the very start: a "yes" further on belongs to another sentence."""
    return bool(_AGREES.match(text))

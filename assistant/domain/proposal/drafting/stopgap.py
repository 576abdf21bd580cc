"""What can be done before the parts are there, and what is done instead where the slowest one cannot be had in time."""

import re

from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.proposal.drafting import (
    actors,
    behaviour,
    clauses,
    comparison,
    contrast,
    events,
    groups,
    naming,
    practice,
)
from assistant.domain.proposal.drafting.case import Case
from assistant.domain.proposal.drafting.remedies import Remedy
from assistant.domain.proposal.drafting.statements import as_said, fill, quoted
from assistant.domain.proposal.shapes import Statement
from assistant.domain.slots import Cell, Slot


def first_step(case: Case) -> Statement | None:
    """What the people's own managers can do within days, before any part is there and without another function."""
    if case.main is None or not (interim := case.cell(case.main.cell).interim):
        return None
    if case.main.cell is Cell.SKILL:
        return _before_practice(case) or _side_by_side(case) or fill("{interim}", interim=interim, proposed=True)
    steps = behaviour.steps(case, _STEPS)
    if steps is None:
        return fill("{interim}", interim=interim, proposed=True)
    made = fill(
        "Say what is wanted, {steps}, and write down every case in which it could not be done, and why.",
        steps=steps,
        proposed=True,
    )
    return made.model_copy(update={"text": clauses.curly(made.text)})


_STEPS = 130  # characters of what is wanted


def _before_practice(case: Case) -> Statement | None:
    """What can be prepared where nobody can practise yet, or nobody can do it yet."""
    if event := events.awaited(case):
        ready = fill(_BEFORE, groups=_in_groups(case), show=_shown(case), proposed=True)
        return fill("{ready}; nobody can practise before {day}.", ready=ready, day=event[0], proposed=True)
    if case.verdict is not Verdict.BUILD_TRAINING or not _nobody_can(case):
        return None
    return fill(_BEFORE + ".", groups=_in_groups(case), show=_shown(case), proposed=True)


def _in_groups(case: Case) -> Statement:
    """How many days have to be fixed, where that can be told."""
    found = groups.count(case)
    return fill("who is in which of the {groups}", groups=found) if found else fill("who practises on which day")


def _shown(case: Case) -> Statement:
    """Where those who come first can see it done, in the words used."""
    own = naming.example(case)
    troubles = [words for words in clauses.sentences(own.text) if clauses.tells_trouble(words)] if own else []
    if own and len(troubles) < _SEVERAL:
        return fill("let two of them see it where it is done: {own}", own=own)
    return fill(_ASK if case.telling(Slot.EXEMPLARS) else _FIND)


_SEVERAL = 2  # sentences that tell trouble: no example of how it is done well
_ASK = "ask those who do it well to show it"


def _side_by_side(case: Case) -> Statement | None:
    """Those who can do it beside the others, by the name of their group."""
    best = contrast.best_name(case)
    return fill(_BESIDE, best=best, leads=actors.managers(case), proposed=True) if best else None


_BESIDE = (
    "Let somebody from {best} stand beside each of the others for the next urgent cases; {leads} say who and when."
)


_FIND = "find somebody elsewhere who does it and can show it"
_BEFORE = "Say {groups} and who stands in, and {show}"
_NOBODY = re.compile(r"\b(?:nobody|no ?one|none|never|0 of|zero)\b", re.I)


def _nobody_can(case: Case) -> bool:
    """True where it was said that none of the people can do it yet."""
    remarks = case.main.speaks_for if case.main else ()
    return any(_NOBODY.search(item.source.quote) for item in remarks)


def instead(case: Case, slow: Remedy) -> Statement:
    """What is late by a delivery moves with its groups; else those who count most first, or a look at where it is done already,
    or one place alone with what can be had."""
    learning = slow.intervention.learning
    if learning and (event := events.awaited(case)) and not events.brings_people(event):
        return _after_arrival(case, event)
    if learning and (core := practice.who_counts_most(case)):
        return fill("only those begin who count most, on printed cases of their own ({words})", words=quoted(core, 110))
    if best := contrast.best_name(case):
        return fill("two people from each team spend a day with {best} and show the others what they saw", best=best)
    if found := comparison.places(case):
        return fill("one of the {places} begins with what can be had by then", places=found[1])
    return _without_practice(case) if learning else fill(_KEEPS, leads=actors.managers(case))


def _after_arrival(case: Case, event: events.Event) -> Statement:
    """The groups move with what they wait for; before a start that does not move, those who count most come first and the others
    begin beside somebody who has practised."""
    thing = as_said(events.thing(event), event[1]) if events.thing(event) else fill("what they wait for")
    begins = events.launch(case)
    if begins is None:
        return fill("the groups keep their order and move with the arrival of {thing}", thing=thing)
    core, named = practice.who_counts_most(case), practice.helper(case)
    first = fill(" ({words})", words=quoted(core, 110)) if core else fill("")
    beside = fill(" ({words})", words=quoted(named, 110)) if named else fill("")
    text = (
        "once {thing} can be used, those with the most cases practise first{first}; whoever has not practised by {day} begins "
        "beside somebody who has{beside} (proposed)"
    )
    return fill(text, thing=thing, first=first, day=begins[0], beside=beside, proposed=True)


_KEEPS = "the stop-gap stays, and {leads} keep the list of cases it does not cover"


def _without_practice(case: Case) -> Statement:
    """Their own managers with each of them; where nobody can do it yet, nobody here can stand in for the practice."""
    if case.verdict is not Verdict.BUILD_TRAINING or not _nobody_can(case):
        text = "{leads} go through one real case with each person, in pairs, at the workplace"
        return fill(text, leads=actors.managers(case))
    return _first_group(case)


def _first_group(case: Case) -> Statement:
    """Where nobody can do it yet, nobody here can stand in for the practice: it begins smaller, with whoever was named for it."""
    if named := practice.helper(case):
        return fill(
            "one group begins as soon as they are there, and shows the next what it can: {words}",
            words=quoted(named, 110),
        )
    return fill(
        "one group of eight begins with somebody from elsewhere who can show it, and the others follow (proposed)",
        proposed=True,
    )

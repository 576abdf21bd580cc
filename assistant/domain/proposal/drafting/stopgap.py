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
    show = f"ask those who do it well {_where(case)} to show it" if case.telling(Slot.EXEMPLARS) else _FIND
    if event := events.awaited(case):
        return fill(_BEFORE + "; nobody can practise before {day}.", show=show, day=event[0], proposed=True)
    nobody = case.verdict is Verdict.BUILD_TRAINING and _nobody_can(case)
    return fill(_BEFORE + ".", show=show, proposed=True) if nobody else None


def _side_by_side(case: Case) -> Statement | None:
    """Those who can do it beside the others, by the name of their group."""
    best = contrast.best_name(case)
    return fill(_BESIDE, best=best, leads=actors.managers(case), proposed=True) if best else None


_BESIDE = (
    "Let somebody from {best} stand beside each of the others for the next urgent cases; {leads} say who and when."
)


def _where(case: Case) -> str:
    """Whether those who do it well are our own people."""
    shown = naming.example(case)
    return "already" if shown and not _ELSEWHERE.search(shown.text) else "elsewhere"


_FIND = "find somebody elsewhere who does it and can show it"
_BEFORE = "Name the people, fix the days and the cover for them, and {show}"
_NOBODY = re.compile(r"\b(?:nobody|no ?one|none|never|0 of|zero)\b", re.I)


def _nobody_can(case: Case) -> bool:
    """True where it was said that none of the people can do it yet."""
    remarks = case.main.speaks_for if case.main else ()
    return any(_NOBODY.search(item.source.quote) for item in remarks)


_ELSEWHERE = re.compile(
    r"\b(?:next door|over there|sister|other (?:company|firm|plant|school|hospital)|competitor|neighbou?r\w*|abroad)\b",
    re.I,
)


def instead(case: Case, slow: Remedy) -> Statement:
    """What is late by a delivery moves with its groups; else those who count most first, or a look at where it is done already,
    or one place alone with what can be had."""
    learning = slow.intervention.learning
    if learning and (event := events.awaited(case)) and not events.brings_people(event):
        thing = as_said(events.thing(event), event[1]) if events.thing(event) else fill("what they wait for")
        return fill("the groups keep their order and move with the arrival of {thing}", thing=thing)
    if learning and (core := practice.who_counts_most(case)):
        return fill("only those begin who count most, on printed cases of their own ({words})", words=quoted(core, 110))
    if best := contrast.best_name(case):
        return fill("two people from each team spend a day with {best} and show the others what they saw", best=best)
    if found := comparison.places(case):
        return fill("one of the {places} begins with what can be had by then", places=found[1])
    return _without_practice(case) if learning else fill(_KEEPS, leads=actors.managers(case))


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

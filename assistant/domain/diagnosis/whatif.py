"""What would change the verdict: the facts that could still come in are tried out, one by one, on the same rules.

The same trial gives the sentences for the reader and the slots worth asking next."""

from collections.abc import Callable

from assistant.domain.brief.shapes import Brief, Evidence, Fact, Origin, Source
from assistant.domain.causes.denials import Denials, left_open
from assistant.domain.causes.remarks import evidence_of
from assistant.domain.causes.weighing import weigh
from assistant.domain.diagnosis.case import Case
from assistant.domain.diagnosis.duties import Duty, DutyKind
from assistant.domain.diagnosis.rules import quoted
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.diagnosis.verdict import decide
from assistant.domain.shapes import Shape
from assistant.domain.slots import Cell, Direction, Grade, Slot, State

_TRIAL = "999"  # a turn after all others, so that the trial counts as the latest word
_SOURCE = Source(origin=Origin.OURS, ref=_TRIAL, quote="")


class Turning(Shape):
    """A fact that would lead to another verdict."""

    slot: Slot
    verdict: Verdict
    sentence: str


def turnings(case: Case, verdict: Verdict) -> tuple[Turning, ...]:
    """The facts that would change the verdict: those not asked yet first, then in the order tried."""
    found = [t for t in _tried(case) if t.verdict is not verdict]
    return tuple(sorted(found, key=lambda t: not left_open(case.brief, t.slot)))


def turning_slots(case: Case, found: tuple[Turning, ...]) -> tuple[Slot, ...]:
    """The slots among them that the person has not answered."""
    unanswered = (State.EMPTY, State.VAGUE, State.CONFLICTING)
    return tuple(dict.fromkeys(t.slot for t in found if case.brief.state(t.slot) in unanswered))


def _tried(case: Case) -> list[Turning]:
    trials: list[tuple[Slot, Callable[[Case], Case], str]] = [
        (
            Slot.BUSINESS_GOAL,
            _with_need,
            _need_wanted(case),
        ),
        (
            Slot.CAUSE_SKILL,
            lambda c: _with(c, Cell.SKILL, Direction.FOR),
            f"A recent case in which people had time, tools and a clear standard and still could not do it{_after(case.able)}.",
        ),
        (
            Slot.CAUSE_SKILL,
            lambda c: _with(c, Cell.SKILL, Direction.AGAINST),
            f"A recent case in which the same people did it right without any course{_after(case.unable)}.",
        ),
        *(
            (
                cell.slot,
                _trial(cell),
                _comparison(case, cell),
            )
            for cell in Cell
            if cell is not Cell.SKILL
        ),
        _duty_trial(case),
    ]
    return [Turning(slot=slot, verdict=decide(apply(case))[0], sentence=sentence) for slot, apply, sentence in trials]


def _after(quote: str) -> str:
    """The words that such a fact would have to outweigh."""
    return f", against {quoted(quote)}" if quote else ""


def _need_wanted(case: Case) -> str:
    """The parts of a need that the request lacks, named after its own measure where there is one."""
    figure = (
        f"today's and the wanted value of {_measure(case)}" if _measure(case) else "a figure of today and one wanted"
    )
    return f"A business result with {figure}, and what people should do differently."


def _comparison(case: Case, cell: Cell) -> str:
    """What would show that a cell is in the way: a contrast in the request's own measure, against what was told of it."""
    told = [e for e in evidence_of(case.brief) if e.cell is cell and e.direction is Direction.AGAINST]
    result = f" of {_measure(case)}" if _measure(case) else ""
    against = _after(told[-1].source.quote) if told else ""
    return f"A count or a comparison of two groups that shows {case.label(cell)} in the way{result}{against}."


def _measure(case: Case) -> str:
    """The name of the outcome as it is written within a sentence; "" where none is named."""
    outcome = case.brief.outcome
    named = outcome is not None and (
        outcome.metric_id or len(outcome.name.split()) > 1
    )  # a bare "percent" names nothing
    name = outcome.name if outcome and named else ""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _duty_trial(case: Case) -> tuple[Slot, Callable[[Case], Case], str]:
    if case.duty.kind is not DutyKind.QUALIFY:
        return (
            Slot.MANDATE,
            _with_duty,
            f"A law, regulator or contract that requires these people to be trained, with its text{_after(case.duty.quote)}.",
        )
    if case.duty.partial:
        return (
            Slot.MANDATE,
            _with_duty,
            "The text of the duty, if it covers everybody and not only a part of the people.",
        )
    return (
        Slot.MANDATE,
        _without_duty,
        "The text of the duty, if it does not ask for training or covers a part of the people only.",
    )


def _trial(cell: Cell) -> Callable[[Case], Case]:
    return lambda case: _with(case, cell, Direction.FOR)


def _with(case: Case, cell: Cell, direction: Direction) -> Case:
    """The case with a record on one cell, told in answer to the question about it."""
    record = Evidence(cell=cell, direction=direction, source=_SOURCE, weight=3)
    brief = case.brief.model_copy(update={"evidence": (*case.brief.evidence, record), "confirmed_causes": ()})
    causes = weigh(brief, {**case.asked, _TRIAL: (cell.slot,)})
    return case.model_copy(update={"brief": brief, "causes": causes})


def _with_need(case: Case) -> Case:
    told = tuple(
        Fact(slot=slot, value="told", state=State.STATED, grade=Grade.OPINION, source=_SOURCE)
        for slot in (Slot.BUSINESS_GOAL, Slot.METRIC, Slot.CURRENT_BEHAVIOUR)
    )
    brief: Brief = case.brief.model_copy(update={"facts": case.brief.facts + told})
    return case.model_copy(update={"brief": brief, "denials": Denials()})


def _with_duty(case: Case) -> Case:
    return case.model_copy(update={"duty": Duty(kind=DutyKind.QUALIFY, quote="the duty", cited=True)})


def _without_duty(case: Case) -> Case:
    return case.model_copy(update={"duty": Duty(kind=DutyKind.DENIED)})

"""Page one: title, decision, number, cost, date, cost of waiting and main risk."""

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Measure
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.proposal.drafting import (
    actors,
    coverage,
    declined,
    duty,
    money,
    naming,
    obstacles,
    schedule,
    waiting,
)
from assistant.domain.proposal.drafting.case import UNNAMED, Case
from assistant.domain.proposal.drafting.groups import some_of_all
from assistant.domain.proposal.drafting.remedies import Remedy, called_by
from assistant.domain.proposal.drafting.statements import (
    as_said,
    capital,
    fill,
    joined,
    listed,
    lowered,
    movement,
    quoted,
)
from assistant.domain.proposal.shapes import FrontPage, Statement

_FUNCTIONS = {
    "Learning team": "the learning team",
    "Requesting unit": "the requesting unit",
    "Leadership": "the heads of the units",
}
_NAMED = 3  # parts named in the decision


def title(case: Case, chosen: tuple[Remedy, ...]) -> Statement:
    """The title: the result, what is done for it, for whom, and before which start."""
    asked = capital(naming.asked(case))
    match case.verdict:
        case Verdict.DECLINE_DEFER:
            return fill("{asked}: not now, and what would reopen it", asked=asked)
        case Verdict.DISCOVERY_FIRST:
            return fill("{asked}: two weeks to find out what it should change", asked=asked, proposed=True)
        case Verdict.MANDATORY_MINIMUM:
            return _of_a_duty(case)
        case _:
            named = case.outcome and case.outcome.name != UNNAMED
            steps = _steps(case, chosen)
            return fill("{what}: {steps}", what=result_line(case), steps=steps) if named else capital(steps)


def _of_a_duty(case: Case) -> Statement:
    line = result_line(case) if case.outcome and case.outcome.name != UNNAMED else fill("")
    text = "Meet the duty on time for {people}, and move {line}" if line.text else "Meet the duty on time for {people}"
    return fill(text, people=naming.people(case), line=lowered(line))


def _steps(case: Case, chosen: tuple[Remedy, ...]) -> Statement:
    """What is done: practice for whom, and the parts around it that words called for; without these, that it is no course."""
    called = [r.does for r in chosen if r.words and r.score and not r.intervention.learning][:2]
    if case.plans_learning:
        around = fill("; {does}", does=wording.listed(called[:1])) if called else fill("")
        people, start = naming.learning(case), naming.beginning(case)
        return fill("practice for {people}{start}{around}", people=people, start=start, around=around)
    if called:
        return fill("{does}", does=wording.listed(called))
    if chosen:
        return fill("{does}, in place of the {asked}", does=chosen[0].does, asked=_bare(naming.asked(case)))
    return fill("what will help in place of the {asked}", asked=_bare(naming.asked(case)))


def _bare(asked: Statement) -> Statement:
    """The remedy asked for, behind an article of ours."""
    return asked.model_copy(update={"text": asked.text.removeprefix("the ")})


def result_line(case: Case, measure: Measure | None = None) -> Statement:
    """ "First-contact resolution from 69% to 78%"; the name alone where the two numbers do not fit together."""
    found = measure or case.outcome
    if found is None:
        return fill("")
    name = as_said(wording.upper_first(found.name), found.source)
    if not (found.baseline or found.target) or (measure is None and case.contradictory):
        return name
    return fill("{name} {ends}", name=name, ends=movement(found))


def page(
    case: Case, chosen: tuple[Remedy, ...], risks: tuple[Statement, ...], limits: tuple[Statement, ...]
) -> FrontPage:
    """The box that a decision maker reads first."""
    return FrontPage(
        decision=decision(case, chosen),
        decider=_decider(case),
        number=number(case),
        cost=money.plan_cost(case, chosen),
        date=first_result(case, chosen),
        waiting=capital(waiting.cost_of_waiting(case) or fill("")),
        risk=risks[0] if risks else fill(""),
        limit=limits[0] if limits else None,
    )


def _decider(case: Case) -> Statement:
    """Who decides by when; a no is the learning team's own answer, unless a sponsor stands behind the request."""
    day = schedule.decide_by(case)
    if case.verdict is Verdict.DECLINE_DEFER and not case.has_sponsor:
        return fill("The learning team, by {day}; whoever asked can bring it back on any day", day=day, proposed=True)
    return fill("{who}, by {day} (proposed)", who=capital(case.sponsor), day=day, proposed=True)


def decision(case: Case, chosen: tuple[Remedy, ...]) -> Statement:
    """The decision asked for, with the functions that would act."""
    match case.verdict:
        case Verdict.DECLINE_DEFER:
            return fill("Agree that this is not taken up now, and that the alternative below is offered instead.")
        case Verdict.DISCOVERY_FIRST:
            return fill(
                "Agree to two weeks of finding out before money is spent, and name one person who owns the result.",
                proposed=True,
            )
        case Verdict.NON_TRAINING:
            text = "In place of the {asked}, ask {tasks}.{named}{model}"
            asked, named, model = _bare(naming.asked(case)), _obstacle_named(case, chosen), _model(case)
            return fill(text, asked=asked, tasks=tasks(case, chosen), named=named, model=model)
        case Verdict.MANDATORY_MINIMUM:
            learn = fill(
                "Approve the required minimum for {people}{by}", people=naming.people(case), by=_proof_by(case)
            )
        case _:
            learn = _approval(case, [r.does for r in chosen if _practised(r)])
    others = tuple(r for r in chosen if not r.intervention.learning and r.intervention.owner != "L&D")
    known = others or coverage.typed(case, chosen)
    asked = fill("; ask {asked}", asked=tasks(case, others, chosen)) if known else fill("")
    return fill("{learn}{asked}.{then}", learn=learn, asked=asked, then=_able_to(case))


def _proof_by(case: Case) -> Statement:
    day = duty.due(case)
    return fill(", with the proof complete by {day}", day=day) if day and day > case.today else fill("")


def _model(case: Case) -> Statement:
    """Where it works already, as the pattern to follow."""
    shown = naming.example(case)
    return fill(" It works already where this is done: {shown}.", shown=shown) if shown else fill("")


def _able_to(case: Case) -> Statement:
    """What people do alone afterwards, in the words used."""
    task = naming.task(case)
    return fill(" What they then do without help: {task}.", task=task) if task else fill("")


def _obstacle_named(case: Case, chosen: tuple[Remedy, ...]) -> Statement:
    """The obstacle itself where no words called for a particular remedy, so that the decision is about something concrete."""
    first = chosen[0] if chosen else None
    words = called_by(case, first) if first and not first.words else None
    return fill(" What was named: {words}.", words=quoted(words, 120)) if words else fill("")


def _practised(remedy: Remedy) -> bool:
    """True for the parts of the learning team, without what goes with every such plan."""
    item = remedy.intervention
    return (item.learning or item.owner == "L&D") and item.id != "manager-kit"


def _approval(case: Case, learning: list[str]) -> Statement:
    instead = fill(", in place of a course for all") if some_of_all(case) else fill("")
    return fill(
        "Approve for {people}{instead}{start}: {steps}",
        people=naming.learning(case),
        instead=instead,
        start=naming.beginning(case),
        steps=wording.listed(learning[:2]),
    )


def tasks(case: Case, acted: tuple[Remedy, ...], chosen: tuple[Remedy, ...] = ()) -> Statement:
    """ "IT to repair the system fault, and finance to change what is rewarded": one clause a function. ``chosen``: all
    parts of the plan, where these are not all."""
    asked = [(_named(r.function), fill("{does}", does=r.does)) for r in acted]
    kinds = coverage.typed(case, chosen or acted)
    asked += [(actors.inside(obstacles.owner(case, found)), fill("{does}", does=found.does)) for found in kinds]
    by_owner: dict[str, list[tuple[Statement, Statement]]] = {}
    for owner, does in asked[:_NAMED]:
        by_owner.setdefault(owner.text, []).append((owner, does))
    clauses = [
        fill("{owner} to {does}", owner=parts[0][0], does=listed([does for _, does in parts]))
        for parts in by_owner.values()
    ]
    if len(clauses) < _SEVERAL:
        return clauses[0] if clauses else fill("for the steps under who does what")
    return fill("{all}, and {last}", all=joined(clauses[:-1], ", "), last=clauses[-1])


_SEVERAL = 2


def _named(function: Statement) -> Statement:
    """The function as it reads in the middle of a sentence: "line management", "the learning team", "IT"."""
    text = _FUNCTIONS.get(function.text)
    return fill("{text}", text=text) if text else actors.inside(function)


def number(case: Case) -> Statement:
    """The number to move, from where to where, by when."""
    measure = case.outcome
    if case.verdict is Verdict.DECLINE_DEFER:
        return declined.number(case)
    if measure is None:
        return fill("Not agreed yet; naming it is the first open question")
    line = result_line(case)
    if case.contradictory:
        return fill("{line}; today's value and the wanted one have to be checked first", line=line)
    if measure.target is None:
        line = fill("{line}; target to be confirmed", line=line)
    by = schedule.due(case)
    return fill("{line}, by {day}", line=line, day=by) if by else fill("{line}; the date is to be confirmed", line=line)


def first_result(case: Case, chosen: tuple[Remedy, ...]) -> Statement:
    """When there is something to read for the first time."""
    match case.verdict:
        case Verdict.DECLINE_DEFER:
            return fill("Nothing to wait for; it can be reopened on any day")
        case Verdict.DISCOVERY_FIRST:
            return fill("Findings on {day}", day=schedule.discovery_end(case), proposed=True)
        case _:
            day = schedule.first_reading(case, [remedy.intervention for remedy in chosen])
            return fill("Early sign to read on {day} (proposed)", day=day, proposed=True)

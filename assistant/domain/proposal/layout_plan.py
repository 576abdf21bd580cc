"""The second half of the layout: the options, who learns what, how it is measured, what it costs, and what is open."""

import re

from assistant.domain.brief import wording
from assistant.domain.proposal import citing
from assistant.domain.proposal.blocks import Grid, Paragraph, Points, Section
from assistant.domain.proposal.laying import capital, led, section, together
from assistant.domain.proposal.shapes import AS_ASKED, CostPart, GroupPart, OpenPart, Proposal, Statement
from assistant.domain.text import spans
from assistant.domain.text.words import overlap


def options(p: Proposal) -> Section:
    """The ways to decide, the recommended one marked."""
    rows = tuple((Statement(text=o.name), o.what, o.cost, _after(o.reaches, o.why)) for o in p.options)
    best = next((i for i, option in enumerate(p.options) if option.recommended), -1)
    columns = ("Option", "What happens", "Cost", "What it reaches")
    return section("options", "Options", Grid(columns=columns, rows=rows, weights=(16, 30, 26, 28), strong_row=best))


def _after(first: Statement, second: Statement) -> Statement:
    """Two statements as two sentences of one cell."""
    if not second.text:
        return first
    return together((first.model_copy(update={"text": first.text.removesuffix(".")}), second), "{}. {}")


def groups(p: Proposal) -> Section:
    """Who learns what, and who does not."""
    rows = tuple((g.who, g.size, g.gets) for g in p.groups)
    return section(
        "learning",
        "Who learns what, and who does not",
        Grid(columns=("Who", "People", "What they get"), rows=rows if len(rows) > 1 else (), weights=(38, 12, 50)),
        Paragraph(statements=tuple(_group_line(g) for g in p.groups) if len(rows) == 1 else ()),
        Paragraph(statements=p.practice),
    )


def _group_line(group: GroupPart) -> Statement:
    """The only group as a sentence."""
    told = group.size.text == wording.TO_CONFIRM or group.size.text in group.who.text.split()
    size = Statement(text="") if told else group.size
    return together((group.who, size, group.gets), "{} ({}): {}" if size.text else "{}{}: {}")


_LEVELS = {
    "4": "Result",
    "also": "Also read",
    "worth": "Behind the money",
    "3": "On the job",
    "early": "Early sign",
    "guard": "Must not get worse",
}


def contract(p: Proposal) -> Section:
    """How the effect is measured."""
    rows = tuple(
        (
            Statement(text=_LEVELS.get(c.level, c.level)),
            c.what,
            c.now,
            _due(c.target, _timed(c.by)),
            together((capital(_named(c.source, "Source")), _named(c.owner, "Owner")), "{}. {}"),
        )
        for c in p.contract
    )
    columns = ("", "What is counted", "Now", "Target, and when", "Source, owner")
    grid = Grid(columns=columns, rows=rows, weights=(12, 33, 14, 19, 22))
    return section("contract", "How we will know", grid, Points(items=p.contract_note))


def _due(target: Statement, by: Statement) -> Statement:
    """A target with its date, where it does not name it itself; it stands before what the target adds behind a semicolon: that
    may have a date of its own."""
    if (day := spans.DAY.search(by.text)) and day[0] in target.text:
        return target
    value, added, more = target.text.partition(";")
    pattern = "{}{}" + (added + more).replace("{", "{{").replace("}", "}}")
    return together((target.model_copy(update={"text": value}), by), pattern)


def _timed(by: Statement) -> Statement:
    """The date behind a target: "by 31 December 2027" for a day, else after a comma."""
    if re.match(r"\d|[A-Z]\w+ \d{4}", by.text):
        return by.model_copy(update={"text": f" by {by.text}"})
    return by.model_copy(update={"text": f", {wording.lower_first(by.text)}"})


def _named(cell: Statement, what: str) -> Statement:
    """An open cell that says what is open in it."""
    open_ = cell.text.casefold() == "to be confirmed"
    return cell.model_copy(update={"text": f"{what} to be confirmed"}) if open_ else cell


# Rows that a decision needs; a longer table tells what was told and the sum, and stands whole behind the plan.
_COSTS_SHOWN = 5


def money(p: Proposal) -> Section:
    """What it costs, and the forecast or what it needs."""
    rows = _cost_rows(_telling(p.costs))
    told = p.forecast.sentences if p.forecast else ()
    return section(
        "cost",
        "Cost and forecast",
        Points(items=tuple(s for s in told if not s.proposed)),
        Grid(columns=("Cost", "Who", "Amount"), rows=rows if len(rows) > 1 else (), weights=(42, 22, 36)),
        Points(items=(*p.money, *(s for s in told if s.proposed))),
    )


def all_costs(p: Proposal) -> Section:
    """Every row of the costs, where the plan shows what was told and the sum only."""
    rows = () if _telling(p.costs) == p.costs else _cost_rows(p.costs)
    grid = Grid(columns=("Cost", "Who", "Amount"), rows=rows, weights=(36, 22, 42))
    return section("all-costs", "Every part of the cost", grid, appendix=True)


def _cost_rows(costs: tuple[CostPart, ...]) -> tuple[tuple[Statement, ...], ...]:
    return tuple((cost.what, cost.who, cost.amount) for cost in costs)


def _telling(costs: tuple[CostPart, ...]) -> tuple[CostPart, ...]:
    """What the plan pays, as told or worked out, and the sum of everybody's time; not what only the request would cost."""
    whole = next((c for c in costs if c.whole), None)
    if len(costs) <= _COSTS_SHOWN or whole is None:
        return costs
    where = Statement(text="See “Every part of the cost”")
    return (*(c for c in costs if _paid(c)), whole.model_copy(update={"who": where}))


def _paid(cost: CostPart) -> bool:
    """True for a row of the plan that was told, or has a price."""
    text = cost.amount.text
    priced = any(number.unit == "money" for number in spans.numbers(text))
    return (priced or not cost.amount.proposed) and AS_ASKED not in text


def managers(p: Proposal) -> Section:
    """What managers do before and after."""
    before = led("Before: ", p.managers_before)
    return section("managers", "What managers do", Points(items=(*before, *led("Afterwards: ", p.managers_after))))


def limits(p: Proposal) -> Section:
    """What stays as it is and what could go wrong, apart from what page one names."""
    told = tuple(item.text for item in (p.front.risk, p.front.limit) if item)
    return section(
        "limits",
        "What this will not fix, and what could go wrong",
        Points(items=tuple(item for item in (*p.not_fixed, *p.risks) if not _said(item, told))),
    )


def _said(item: Statement, told: tuple[str, ...]) -> bool:
    return any(overlap(item.text, other) >= _SAME for other in told)


_SAME = 0.9  # share of words


_OPEN_SHOWN = 6  # questions that a decision maker reads; the others stand behind the plan


def open_questions(p: Proposal) -> Section:
    """What is not known, who can say and by when: what could turn the decision first."""
    return section("open", "Open questions", _questions(first_open(p)))


def also_open(p: Proposal) -> Section:
    """The other open questions."""
    first = first_open(p)
    rest = tuple(question for question in p.open_questions if question not in first)
    return section("also-open", "Also open", _questions(rest), appendix=True)


def first_open(p: Proposal) -> tuple[OpenPart, ...]:
    """In the order of the list; what decides goes before the rest where there is not room for all."""
    ranked = sorted(p.open_questions, key=lambda question: not question.decisive)[:_OPEN_SHOWN]
    return tuple(question for question in p.open_questions if question in ranked)


def _questions(asked: tuple[OpenPart, ...]) -> Grid:
    rows = tuple((q.question, q.owner, Statement(text=citing.written(q.due))) for q in asked)
    return Grid(columns=("Question", "Who can answer", "By (proposed)"), rows=rows, weights=(52, 28, 20))

"""The proposal as a sequence of sections and blocks: what every rendering shows, in one order and under one set of headings."""

from assistant.domain.alignment.align import Stance
from assistant.domain.brief.shapes import Origin
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.proposal import citing
from assistant.domain.proposal.blocks import Block, Grid, Heading, Pairs, Paragraph, Points, Pull, Section
from assistant.domain.proposal.shapes import Appendix, AskPart, CausePart, GoalLine, Proposal, Statement


def sections(proposal: Proposal) -> tuple[Section, ...]:
    """All sections that have something to say, page one first."""
    made = (
        _front(proposal),
        _verdict(proposal),
        _strategy(proposal),
        _gap(proposal),
        _causes(proposal),
        _options(proposal),
        _mix(proposal),
        _groups(proposal),
        _contract(proposal),
        _money(proposal),
        _timeline(proposal),
        _managers(proposal),
        _limits(proposal),
        _open(proposal),
        _holding(proposal),
        *(_appendix(item) for item in proposal.appendices),
        _facts(proposal),
    )
    return tuple(section for section in made if section.blocks)


def _section(name: str, title: str, *blocks: Block | None, appendix: bool = False) -> Section:
    return Section(id=name, title=title, blocks=tuple(b for b in blocks if b and _filled(b)), appendix=appendix)


def _filled(block: Block) -> bool:
    match block:
        case Paragraph():
            return any(statement.text for statement in block.statements)
        case Points():
            return bool(block.items)
        case Pairs() | Grid():
            return bool(block.rows)
        case _:
            return True


def _front(p: Proposal) -> Section:
    front = p.front
    rows = (
        ("Decision", front.decision),
        ("Who decides", front.decider),
        ("Number", front.number),
        ("Full cost", front.cost),
        ("First result", front.date),
        ("If nothing is done", front.waiting),
        ("Main risk", front.risk),
    )
    return _section(
        "summary", "Page one", Paragraph(statements=p.summary), Pairs(rows=tuple(r for r in rows if r[1].text))
    )


def _verdict(p: Proposal) -> Section:
    verdict = p.verdict
    label = "Provisional, until the decisive open questions are answered." if verdict.provisional else ""
    return _section(
        "verdict",
        "Verdict",
        Paragraph(statements=(verdict.sentence,), strong=True),
        Paragraph(statements=(Statement(text=label), *verdict.reasons)),
        Paragraph(statements=(verdict.override,)) if verdict.override else None,
        Heading(text=_CHANGE.get(verdict.verdict, "What would change it")) if verdict.would_change else None,
        Points(items=verdict.would_change),
    )


_CHANGE = {Verdict.DECLINE_DEFER: "What would reopen this"}


def _strategy(p: Proposal) -> Section:
    places = {citation.ref: citing.place(citation) for citation in p.citations}
    pulls = [_pull(goal, places) for goal in p.strategy.goals]
    return _section(
        "strategy",
        "What it serves",
        Paragraph(statements=(p.strategy.sentence,)),
        *pulls,
        Points(items=p.strategy.remarks),
    )


def _pull(goal: GoalLine, places: dict[str, str]) -> Pull | None:
    refs = [source.ref for source in goal.quote.sources if source.origin is Origin.PASSAGE]
    if not goal.quote.text or not refs or refs[0] not in places:
        return None
    faint = goal.stance in (Stance.CANDIDATE, Stance.SUPERSEDED)
    return Pull(quote=goal.quote, source=places[refs[0]], remark=goal.remark, faint=faint)


def _gap(p: Proposal) -> Section:
    return _section(
        "gap",
        "The gap",
        Paragraph(statements=p.gap),
        Paragraph(statements=p.insights),
        Heading(text="At work") if p.work else None,
        Points(items=p.work),
        Heading(text="What was tried, and what followed") if p.tried else None,
        Points(items=p.tried),
    )


def _causes(p: Proposal) -> Section:
    blocks = [block for cause in p.causes for block in _cause(cause)]
    return _section("causes", "Why it happens", *blocks, Points(items=p.causes_note))


def _cause(cause: CausePart) -> list[Block]:
    weight = Statement(text=f"{cause.weight[:1].upper()}{cause.weight[1:]}." if cause.weight else "")
    remark = (cause.remark,) if cause.remark else ()
    return [
        Heading(text=cause.title.text),
        Paragraph(statements=(*remark, weight)),
        Points(items=cause.speaks_for, sign="+"),
        Points(items=cause.against, sign="-"),
    ]


def _options(p: Proposal) -> Section:
    rows = tuple((Statement(text=o.name), o.what, o.cost, o.reaches, o.why) for o in p.options)
    best = next((i for i, option in enumerate(p.options) if option.recommended), -1)
    columns = ("Option", "What happens", "Cost", "What it reaches", "For and against")
    return _section(
        "options", "Options", Grid(columns=columns, rows=rows, weights=(18, 25, 19, 17, 21), strong_row=best)
    )


def _mix(p: Proposal) -> Section:
    """Who does what: the sponsor's part in a sentence, the functions' parts as a table. Without a plan, the asks alone."""
    rows = tuple((Statement(text=m.name), m.what, m.owner, m.ask, m.by) for m in p.mix)
    columns = ("Part", "What it answers", "Owner", "What is asked", "By")
    sponsor = [Paragraph(statements=(_of_the_sponsor(ask),)) for ask in p.asks[:1] if rows]
    asks = tuple((a.who, a.what, a.by) for a in p.asks) if not rows else ()
    return _section(
        "mix",
        "Who does what",
        *sponsor,
        Grid(columns=columns, rows=rows, weights=(18, 25, 14, 28, 15)),
        Grid(columns=("Who", "What is asked", "By"), rows=asks, weights=(22, 58, 20)),
        Points(items=p.mix_note),
    )


def _of_the_sponsor(ask: AskPart) -> Statement:
    return _together((ask.who, ask.what, ask.by), "{}: {} By {}. All dates below are proposals.")


def _groups(p: Proposal) -> Section:
    rows = tuple((g.who, g.size, g.gets) for g in p.groups)
    return _section(
        "learning",
        "Who learns what, and who does not",
        Grid(columns=("Who", "People", "What they get"), rows=rows, weights=(38, 12, 50)),
        Heading(text="Practice and feedback") if p.practice else None,
        Points(items=p.practice),
    )


_LEVELS = {"4": "Result", "3": "On the job", "early": "Early sign", "guard": "Must not get worse"}


def _contract(p: Proposal) -> Section:
    rows = tuple(
        (
            Statement(text=_LEVELS.get(c.level, c.level)),
            c.what,
            c.now,
            c.target,
            c.by,
            _together((_named(c.source, "Source"), _named(c.owner, "Owner")), "{}. {}"),
        )
        for c in p.contract
    )
    columns = ("", "What", "Now", "Target", "By", "Source, owner")
    grid = Grid(columns=columns, rows=rows, weights=(13, 29, 13, 13, 14, 18))
    return _section("contract", "How we will know", grid, Points(items=p.contract_note))


def _named(cell: Statement, what: str) -> Statement:
    """An open cell that says what is open in it."""
    open_ = cell.text.casefold() == "to be confirmed"
    return cell.model_copy(update={"text": f"{what} to be confirmed"}) if open_ else cell


def _together(parts: tuple[Statement, ...], pattern: str) -> Statement:
    """Several statements in one line; equal texts are said once."""
    texts = [part.text for part in parts]
    text = texts[0] if len(set(texts)) == 1 else pattern.format(*texts)
    return Statement(text=text, sources=tuple(source for part in parts for source in part.sources))


def _money(p: Proposal) -> Section:
    rows = tuple((c.what, c.who, c.amount) for c in p.costs)
    return _section(
        "cost",
        "Cost and forecast",
        Paragraph(statements=p.forecast.sentences) if p.forecast else None,
        Points(items=p.money),
        Grid(columns=("Cost", "Who", "Amount"), rows=rows, weights=(42, 22, 36)),
    )


def _timeline(p: Proposal) -> Section:
    rows = tuple((s.when, s.what, s.owner) for s in p.timeline)
    return _section(
        "timeline",
        "Timeline",
        Grid(columns=("When", "What", "Who"), rows=rows, weights=(18, 57, 25)),
        Points(items=p.timeline_note),
    )


def _managers(p: Proposal) -> Section:
    return _section(
        "managers",
        "What managers do",
        Heading(text="Before") if p.managers_before else None,
        Points(items=p.managers_before),
        Heading(text="Afterwards") if p.managers_after else None,
        Points(items=p.managers_after),
    )


def _limits(p: Proposal) -> Section:
    return _section(
        "limits",
        "What this will not fix, and what could go wrong",
        Points(items=p.not_fixed),
        Heading(text="Risks") if p.risks and p.not_fixed else None,
        Points(items=p.risks),
    )


def _open(p: Proposal) -> Section:
    rows = tuple((q.question, q.owner, Statement(text=citing.written(q.due))) for q in p.open_questions)
    return _section(
        "open", "Open questions", Grid(columns=("Question", "Who can answer", "By"), rows=rows, weights=(52, 28, 20))
    )


def _holding(p: Proposal) -> Section:
    return _section("holding", "A message to send today", Paragraph(statements=p.holding_message))


def _appendix(item: Appendix) -> Section:
    grid = Grid(columns=item.columns, rows=item.rows, weights=_even(item)) if item.rows else None
    return _section(item.id, item.title, Paragraph(statements=item.sentences), grid, appendix=True)


def _even(item: Appendix) -> tuple[int, ...]:
    """A narrow first column, the others alike."""
    others = len(item.columns) - 1
    return (22, *((78 // others,) * others))


def _facts(p: Proposal) -> Section:
    rows = tuple((Statement(text=f.label), f.value) for f in p.facts)
    return _section(
        "facts",
        "Who said what",
        Grid(columns=("About", "In the words used"), rows=rows, weights=(27, 73)),
        appendix=True,
    )

"""The proposal as a sequence of sections and blocks: what every rendering shows, in one order and under one set of headings."""

import re

from assistant.domain.alignment.align import AlignmentState, Stance
from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Origin
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.proposal import citing
from assistant.domain.proposal.blocks import Block, Grid, Heading, Pairs, Paragraph, Points, Pull, Section
from assistant.domain.proposal.shapes import Appendix, CausePart, GoalLine, GroupPart, Proposal, Statement


def sections(proposal: Proposal) -> tuple[Section, ...]:
    """All sections that have something to say, page one first; what is only for the record comes as further material."""
    made = (
        _front(proposal),
        _verdict(proposal),
        _causes(proposal),
        _strategy(proposal),
        _gap(proposal),
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
    by_hand = {item.section: item.text for item in proposal.edited}
    return tuple(_edited(section, by_hand.get(section.id, "")) for section in made if section.blocks)


def running_text(section: Section) -> str:
    """What can be edited of a section: its paragraphs, points and quotes, without its tables."""
    return "\n\n".join(text for block in section.blocks if (text := _running(block)))


def _running(block: Block) -> str:
    match block:
        case Paragraph():
            return " ".join(item.text for item in block.statements if item.text)
        case Points():
            return "\n\n".join(item.text for item in block.items)
        case Pull():
            return f"{block.quote.text} {block.source}. {block.remark.text}"
        case Heading():
            return block.text
        case _:
            return ""


def _edited(section: Section, text: str) -> Section:
    """The section with its running text replaced by a person's; tables, with their sources, stay."""
    if not text:
        return section
    own = (Paragraph(statements=(Statement(text=part),)) for part in text.split("\n\n") if part.strip())
    tables = (block for block in section.blocks if isinstance(block, Grid | Pairs))
    return section.model_copy(update={"blocks": (*own, *tables)})


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
    """The verdict in one sentence, what carries it, and the box for the decision."""
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
    verdict, rest = p.verdict.sentence, tuple(item for item in p.summary if item != p.verdict.sentence)
    return _section(
        "summary",
        "Page one",
        Paragraph(statements=(verdict,), strong=True),
        Paragraph(statements=rest),
        Pairs(rows=tuple(r for r in rows if r[1].text)),
    )


def _verdict(p: Proposal) -> Section:
    """Why the answer is fair to the request, and what would change it, as running text."""
    verdict = p.verdict
    lead = _REOPENS if verdict.verdict is Verdict.DECLINE_DEFER else _CHANGES
    turning = tuple(_led(lead, verdict.would_change[:1])) + verdict.would_change[1:]
    override = (verdict.override,) if verdict.override else ()
    return _section("verdict", "How firm the answer is", Paragraph(statements=(*verdict.reasons, *override, *turning)))


_CHANGES, _REOPENS = "What would change it: ", "What would reopen this: "


def _strategy(p: Proposal) -> Section:
    places = {citation.ref: citing.place(citation) for citation in p.citations}
    pulls = [_pull(goal, places) for goal in p.strategy.goals]
    served = p.strategy.state is AlignmentState.ALIGNED
    return _section(
        "strategy",
        "What it serves",
        Paragraph(statements=() if served and pulls else (p.strategy.sentence,)),
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
    shown = {statement.text for statement in p.summary}
    return _section(
        "gap",
        "The gap, at work",
        Paragraph(statements=(*p.gap, *(item for item in p.insights if item.text not in shown))),
        Points(items=(*p.work, *p.tried)),
    )


def _causes(p: Proposal) -> Section:
    shown = "\n".join(statement.text for statement in p.summary)
    blocks = [block for cause in p.causes for block in _cause(cause, shown)]
    return _section("causes", "Why it happens", *blocks, Points(items=p.causes_note))


def _cause(cause: CausePart, shown: str) -> list[Block]:
    """The cause with its evidence; what page one quotes already is left out where more was said."""
    remark = (cause.remark,) if cause.remark else ()
    fresh = tuple(item for item in cause.speaks_for if item.text.strip("“”.") not in shown)
    return [
        Heading(text=cause.title.text),
        Paragraph(statements=remark),
        Points(items=fresh or cause.speaks_for, sign="+"),
        Points(items=cause.against, sign="-"),
    ]


_TOLD_APART = "manager-kit"  # what managers do has a section of its own


def _options(p: Proposal) -> Section:
    rows = tuple((Statement(text=o.name), o.what, o.cost, _after(o.reaches, o.why)) for o in p.options)
    best = next((i for i, option in enumerate(p.options) if option.recommended), -1)
    columns = ("Option", "What happens", "Cost", "What it reaches")
    return _section("options", "Options", Grid(columns=columns, rows=rows, weights=(16, 30, 26, 28), strong_row=best))


def _after(first: Statement, second: Statement) -> Statement:
    """Two statements as two sentences of one cell."""
    return _together((first, second), "{}. {}") if second.text else first


def _mix(p: Proposal) -> Section:
    """Who does what by when: the sponsor's part first, then that of every function."""
    sponsor = [(Statement(text="Decision"), ask.who, ask.what, ask.by) for ask in p.asks[:1]]
    parts = [(Statement(text=m.name), m.owner, m.ask, m.by) for m in p.mix if m.intervention != _TOLD_APART]
    asks = tuple((a.who, a.what, a.by) for a in p.asks) if not parts else ()
    columns = ("Part", "Owner", "What is asked", "By (proposed)")
    return _section(
        "mix",
        "Who does what",
        Grid(columns=columns, rows=(*sponsor, *parts) if parts else (), weights=(25, 17, 42, 16)),
        Grid(columns=("Who", "What is asked", "By"), rows=asks, weights=(22, 58, 20)),
        Points(items=p.mix_note),
    )


def _groups(p: Proposal) -> Section:
    rows = tuple((g.who, g.size, g.gets) for g in p.groups)
    return _section(
        "learning",
        "Who learns what, and who does not",
        Grid(columns=("Who", "People", "What they get"), rows=rows if len(rows) > 1 else (), weights=(38, 12, 50)),
        Paragraph(statements=tuple(_group_line(g) for g in p.groups) if len(rows) == 1 else ()),
        Paragraph(statements=p.practice),
    )


def _group_line(group: GroupPart) -> Statement:
    """The only group as a sentence."""
    size = Statement(text="") if group.size.text == wording.TO_CONFIRM else group.size
    return _together((group.who, size, group.gets), "{} ({}): {}" if size.text else "{}{}: {}")


_LEVELS = {"4": "Result", "3": "On the job", "early": "Early sign", "guard": "Must not get worse"}


def _contract(p: Proposal) -> Section:
    rows = tuple(
        (
            Statement(text=_LEVELS.get(c.level, c.level)),
            c.what,
            c.now,
            _together((c.target, _timed(c.by)), "{}{}"),
            _together((_capital(_named(c.source, "Source")), _named(c.owner, "Owner")), "{}. {}"),
        )
        for c in p.contract
    )
    columns = ("", "What is counted", "Now", "Target, and when", "Source, owner")
    grid = Grid(columns=columns, rows=rows, weights=(12, 33, 14, 19, 22))
    return _section("contract", "How we will know", grid, Points(items=p.contract_note))


def _timed(by: Statement) -> Statement:
    """The date behind a target: "by 31 December 2027" for a day, else after a comma."""
    lead = " by " if re.match(r"\d", by.text) else ", "
    return by.model_copy(update={"text": f"{lead}{wording.lower_first(by.text)}"})


def _capital(statement: Statement) -> Statement:
    return statement.model_copy(update={"text": wording.upper_first(statement.text)})


def _named(cell: Statement, what: str) -> Statement:
    """An open cell that says what is open in it."""
    open_ = cell.text.casefold() == "to be confirmed"
    return cell.model_copy(update={"text": f"{what} to be confirmed"}) if open_ else cell


def _together(parts: tuple[Statement, ...], pattern: str) -> Statement:
    """Several statements in one line; equal texts are said once."""
    texts = [part.text for part in parts]
    text = texts[0] if len(set(texts)) == 1 else pattern.format(*texts)
    return Statement(text=text, sources=tuple(dict.fromkeys(source for part in parts for source in part.sources)))


def _money(p: Proposal) -> Section:
    rows = tuple((c.what, c.who, c.amount) for c in p.costs)
    return _section(
        "cost",
        "Cost and forecast",
        Paragraph(statements=p.forecast.sentences) if p.forecast else None,
        Grid(columns=("Cost", "Who", "Amount"), rows=rows if len(rows) > 1 else (), weights=(42, 22, 36)),
        Points(items=p.money),
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
    before = _led("Before: ", p.managers_before)
    return _section("managers", "What managers do", Points(items=(*before, *_led("Afterwards: ", p.managers_after))))


def _led(word: str, items: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The items, the first behind a word that says when."""
    first = tuple(item.model_copy(update={"text": f"{word}{wording.lower_first(item.text)}"}) for item in items[:1])
    return (*first, *items[1:])


def _limits(p: Proposal) -> Section:
    return _section(
        "limits",
        "What this will not fix, and what could go wrong",
        Points(items=(*p.not_fixed, *(risk for risk in p.risks if risk != p.front.risk))),
    )


def _open(p: Proposal) -> Section:
    rows = tuple((q.question, q.owner, Statement(text=citing.written(q.due))) for q in p.open_questions)
    return _section(
        "open", "Open questions", Grid(columns=("Question", "Who can answer", "By"), rows=rows, weights=(52, 28, 20))
    )


def _holding(p: Proposal) -> Section:
    return _section("holding", "A message to send today", Paragraph(statements=p.holding_message), appendix=True)


def _appendix(item: Appendix) -> Section:
    grid = Grid(columns=item.columns, rows=item.rows, weights=_even(item)) if item.rows else None
    return _section(item.id, item.title, Paragraph(statements=item.sentences), grid, appendix=True)


def _even(item: Appendix) -> tuple[int, ...]:
    """A narrow first column, the others alike."""
    others = len(item.columns) - 1
    return (22, *((78 // others,) * others))


def _facts(p: Proposal) -> Section:
    """Everything that was said, one row for each thing it is about."""
    said: dict[str, list[Statement]] = {}
    for fact in p.facts:
        said.setdefault(fact.label, []).append(fact.value)
    rows = tuple(
        (Statement(text=label), _together(tuple(values), " ".join(["{}"] * len(values))))
        for label, values in said.items()
    )
    return _section(
        "facts",
        "Who said what",
        Grid(columns=("About", "In the words used"), rows=rows, weights=(27, 73)),
        appendix=True,
    )

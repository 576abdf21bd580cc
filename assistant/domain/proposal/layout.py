"""The proposal as a sequence of sections and blocks: what every rendering shows, in one order and under one set of headings."""

from assistant.domain.alignment.shapes import AlignmentState, Stance
from assistant.domain.brief.shapes import Origin
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.proposal import citing, layout_plan, layout_steps
from assistant.domain.proposal.blocks import Block, Grid, Heading, Pairs, Paragraph, Points, Pull, Section
from assistant.domain.proposal.citing import Numbering
from assistant.domain.proposal.laying import FRONT, led, marked, section, together
from assistant.domain.proposal.own_words import rewritten
from assistant.domain.proposal.shapes import Appendix, CausePart, GoalLine, Proposal, Statement
from assistant.domain.proposal.walking import statements_of


def sections(proposal: Proposal) -> tuple[Section, ...]:
    """All sections that have something to say, page one first; what is only for the record comes as further material. What
    a person left out is not among them."""
    made = (
        _front(proposal),
        _verdict(proposal),
        _strategy(proposal),
        _gap(proposal),
        _causes(proposal),
        layout_plan.options(proposal),
        layout_steps.steps(proposal),
        layout_plan.managers(proposal),
        layout_plan.groups(proposal),
        layout_plan.contract(proposal),
        layout_plan.money(proposal),
        layout_plan.limits(proposal),
        layout_plan.open_questions(proposal),
        _holding(proposal),
        _dissent(proposal),
        layout_plan.also_open(proposal),
        _evidence(proposal),
        layout_plan.all_costs(proposal),
        *(_appendix(item) for item in proposal.appendices),
        _facts(proposal),
    )
    shown = tuple(part for part in (*made, *_kept(proposal, made)) if part.blocks and part.id not in proposal.left_out)
    by_hand = {item.section: item for item in proposal.edited}
    return tuple(rewritten(part, by_hand.get(part.id)) for part in marked(shown, proposal.prepared))


def _kept(proposal: Proposal, made: tuple[Section, ...]) -> tuple[Section, ...]:
    """What a person wrote in a section that an earlier layout had and this one has not."""
    known = {part.id for part in made}
    gone = (own for own in proposal.edited if own.section not in known and own.text.strip())
    return tuple(
        section(own.section, own.section.capitalize(), Paragraph(statements=(Statement(text=own.text),)))
        for own in gone
    )


def whole(proposal: Proposal) -> Proposal:
    """The proposal with the sections that were left out."""
    return proposal.model_copy(update={"left_out": ()})


def numbered(proposal: Proposal) -> Numbering:
    """The sources of what is shown, numbered."""
    kept = {citing.key(source) for statement in statements_of(sections(proposal)) for source in statement.sources}
    return citing.number(proposal, kept if proposal.left_out else None)


def _front(p: Proposal) -> Section:
    """The verdict in one sentence, what carries it, and the box for the decision."""
    front = p.front
    rows = (
        ("Decision", front.decision),
        ("Who decides", front.decider),
        ("Number", front.number),
        ("Cost", front.cost),
        ("First result", front.date),
        ("If nothing is done", front.waiting),
        ("Main risk", front.risk),
        ("Not fixed by this", front.limit or Statement(text="")),
    )
    verdict, rest = p.verdict.sentence, tuple(item for item in p.summary if item != p.verdict.sentence)
    return section(
        FRONT,
        "Page one",
        Paragraph(statements=(verdict,), strong=True),
        Paragraph(statements=rest),
        Pairs(rows=tuple(r for r in rows if r[1].text)),
    )


def _verdict(p: Proposal) -> Section:
    """Why the answer is fair to the request, and what would change it, as running text."""
    verdict = p.verdict
    lead = _REOPENS if verdict.verdict is Verdict.DECLINE_DEFER else _CHANGES
    turning = tuple(led(lead, verdict.would_change[:1])) + verdict.would_change[1:]
    override = (verdict.override,) if verdict.override else ()
    return section("verdict", "How firm the answer is", Paragraph(statements=(*verdict.reasons, *override, *turning)))


def _dissent(p: Proposal) -> Section:
    """Where the language model would judge otherwise than the rules: told, and never followed."""
    told = led(_DISSENT, (p.verdict.dissent,)) if p.verdict.dissent else ()
    return section("dissent", "A second opinion", Paragraph(statements=told), appendix=True)


_CHANGES, _REOPENS = "What would change it: ", "What would reopen this: "
_DISSENT = (
    "The verdict follows fixed rules; the language model that worded this draft would weigh one thing otherwise: "
)


def _strategy(p: Proposal) -> Section:
    places = {citation.ref: citing.place(citation) for citation in p.citations}
    pulls = [_pull(goal, places) for goal in p.strategy.goals]
    served = p.strategy.state is AlignmentState.ALIGNED
    return section(
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
    return section(
        "gap",
        "The gap, at work",
        Paragraph(statements=(*p.gap, *(item for item in p.insights if item.text not in shown))),
        Points(items=(*p.work, *p.tried)),
    )


def _causes(p: Proposal) -> Section:
    """The main reason with its evidence, the others with what is to be said of them: their evidence stands behind the plan."""
    shown = "\n".join(statement.text for statement in p.summary)
    told = (*p.causes[:1], *(in_brief(cause) for cause in p.causes[1:]))
    blocks = [block for cause in told if _weighed(cause) for block in _cause(cause, shown)]
    open_ = tuple(_unweighed(cause) for cause in told if not _weighed(cause))
    return section("causes", "Why it happens", *blocks, Points(items=(*open_, *p.causes_note)))


def _weighed(cause: CausePart) -> bool:
    """True where something was said for it or against it: what is only open needs no heading."""
    return bool(cause.speaks_for or cause.against)


def _unweighed(cause: CausePart) -> Statement:
    return together((cause.title, cause.remark), "{}. {}") if cause.remark else cause.title


def in_brief(cause: CausePart) -> CausePart:
    """The cause with the first that was said for it, of one that was set aside against it, and with its remark."""
    kept = (
        {"against": cause.against[:1], "speaks_for": ()}
        if _set_aside(cause)
        else {"speaks_for": cause.speaks_for[:1], "against": ()}
    )
    return cause.model_copy(update=kept)


def _set_aside(cause: CausePart) -> bool:
    return bool(cause.against) and (cause.role == "rival" or not cause.speaks_for)


def _evidence(p: Proposal) -> Section:
    """What speaks for and against the other reasons."""
    rows = tuple(
        (cause.title, _listed(cause.speaks_for), _listed(cause.against))
        for cause in p.causes[1:]
        if in_brief(cause) != cause
    )
    grid = Grid(columns=("Reason", "For", "Against"), rows=rows, weights=(24, 38, 38))
    return section("evidence", "What speaks for and against the other reasons", grid, appendix=True)


def _listed(items: tuple[Statement, ...]) -> Statement:
    return together(items, " ".join(["{}"] * len(items)))


def _cause(cause: CausePart, shown: str) -> list[Block]:
    """The cause with its evidence; what page one quotes already is left out where more was said."""
    remark = (cause.remark,) if cause.remark else ()
    fresh = tuple(item for item in cause.speaks_for if item.text.strip("“”.") not in shown)
    return [
        Heading(text=cause.title.text),
        Points(items=fresh or cause.speaks_for, sign="+"),
        Points(items=cause.against, sign="-"),
        Paragraph(statements=remark),
    ]


def _holding(p: Proposal) -> Section:
    return section("holding", "A message to send today", Paragraph(statements=p.holding_message), appendix=True)


def _appendix(item: Appendix) -> Section:
    grid = Grid(columns=item.columns, rows=item.rows, weights=_even(item)) if item.rows else None
    return section(item.id, item.title, Paragraph(statements=item.sentences), grid, appendix=True)


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
        (Statement(text=label), together(tuple(values), " ".join(["{}"] * len(values))))
        for label, values in said.items()
    )
    return section(
        "facts",
        "Who said what",
        Grid(columns=("About", "In the words used"), rows=rows, weights=(27, 73)),
        appendix=True,
    )

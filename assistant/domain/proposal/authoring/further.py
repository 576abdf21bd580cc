"""The further material of an author's proposal: only what a reader gains by, each line under a heading that it bears out.

What rules fill in by form (the four judgements, the rules, the lesson) stays on the page of the request: in a paper whose causes
an author has ordered and worded it would tell the same again, or otherwise."""

from collections.abc import Collection, Iterable, Iterator

from assistant.domain.proposal.shapes import Appendix, Proposal

_BY_FORM = frozenset({"scores", "rules", "lesson"})
_QUOTING = frozenset({"radar", "stakeholders"})  # rows that put what was said under a heading
_FEWEST = 2  # rows worth a table
_MOST_STRUCK = 12  # lines that a critic may take out


def listed(proposal: Proposal) -> dict[str, str]:
    """The lines that a critic may take out, by place: what the heading says of it, and the words under it."""
    return dict([*_facts(proposal), *_rows(proposal)])


def without_forms(proposal: Proposal) -> Proposal:
    """The proposal without what is filled in by form."""
    kept = tuple(item for item in proposal.appendices if item.id not in _BY_FORM)
    return proposal.model_copy(update={"appendices": kept})


def without_lines(proposal: Proposal, struck: Iterable[str]) -> Proposal:
    """The proposal without the lines at the first few ``struck`` places."""
    lines = listed(proposal)
    gone = frozenset([place for place in struck if place in lines][:_MOST_STRUCK])
    facts = tuple(fact for n, fact in enumerate(proposal.facts) if f"facts.{n}" not in gone)
    kept = (_without(item, gone) for item in proposal.appendices)
    appendices = tuple(item for item in kept if item.sentences or len(item.rows) >= _FEWEST or item.id not in _QUOTING)
    return proposal.model_copy(update={"facts": facts, "appendices": appendices})


def _facts(proposal: Proposal) -> Iterator[tuple[str, str]]:
    for number, fact in enumerate(proposal.facts):
        yield f"facts.{number}", f"{fact.label}: {fact.value.text}"


def _rows(proposal: Proposal) -> Iterator[tuple[str, str]]:
    for item in proposal.appendices:
        for number, row in enumerate(item.rows if item.id in _QUOTING else ()):
            yield f"{item.id}.{number}", ": ".join(cell.text for cell in row[:2])


def _without(item: Appendix, struck: Collection[str]) -> Appendix:
    rows = tuple(row for number, row in enumerate(item.rows) if f"{item.id}.{number}" not in struck)
    return item.model_copy(update={"rows": rows})

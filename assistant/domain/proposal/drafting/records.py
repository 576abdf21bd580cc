"""Records attached to a request: cited in its proposal, each beside what it bears out."""

from assistant.domain.brief.shapes import Fact
from assistant.domain.brief.turns import Interview
from assistant.domain.brief.wording import upper_first
from assistant.domain.knowledge import Knowledge
from assistant.domain.proposal.shapes import Appendix, Citation, Proposal, Statement, UsedAs

_COLUMNS = ("About", "What was said", "In the words of the record")


def with_records(proposal: Proposal, interview: Interview, knowledge: Knowledge) -> Proposal:
    """The proposal with the attached records that bear out a fact, as citations and as further material."""
    facts = [fact for fact in interview.brief.facts if fact.record]
    if not facts:
        return proposal
    rows = tuple(_row(fact, knowledge) for fact in facts)
    table = Appendix(id="records", title="What the attached records bear out", columns=_COLUMNS, rows=rows)
    cited = tuple(_citation(interview, fact) for fact in _first_of_each(facts))
    return proposal.model_copy(
        update={"appendices": (*proposal.appendices, table), "citations": (*proposal.citations, *cited)}
    )


def _row(fact: Fact, knowledge: Knowledge) -> tuple[Statement, ...]:
    assert fact.record is not None
    return (
        Statement(text=upper_first(knowledge.questions[fact.slot].label)),
        Statement(text=f"“{fact.source.quote}”", sources=(fact.source,)),
        Statement(text=f"“{fact.record.quote}”", sources=(fact.record,)),
    )


def _first_of_each(facts: list[Fact]) -> list[Fact]:
    return list({fact.record.ref: fact for fact in reversed(facts) if fact.record}.values())


def _citation(interview: Interview, fact: Fact) -> Citation:
    assert fact.record is not None
    record = next(item for item in interview.attachments if item.id == fact.record.ref)
    return Citation(
        ref=record.id,
        document_id=record.id,
        document=record.title,
        date=record.added,
        quote=fact.record.quote,
        used_as=UsedAs.EVIDENCE,
    )

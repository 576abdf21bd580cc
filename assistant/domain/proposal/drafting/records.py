"""Records attached to a request: cited in its proposal, each beside what it bears out or what was taken over from it."""

from assistant.domain.brief.shapes import Fact, Origin, Source
from assistant.domain.brief.turns import Interview
from assistant.domain.brief.wording import upper_first
from assistant.domain.knowledge import Knowledge
from assistant.domain.proposal.shapes import Appendix, Citation, Proposal, Statement, UsedAs
from assistant.domain.proposal.walking import statements_of

_COLUMNS = ("About", "What was said", "In the words of the record")
_TAKEN = "Taken over from the record at the requester’s word"


def with_records(proposal: Proposal, interview: Interview, knowledge: Knowledge) -> Proposal:
    """The proposal with the attached records that it rests on, as citations and as further material."""
    rows = tuple(_row(fact, record, knowledge) for fact in interview.brief.facts if (record := _record(fact)))
    table = Appendix(id="records", title="What the attached records bear out", columns=_COLUMNS, rows=rows)
    made = proposal.model_copy(update={"appendices": (*proposal.appendices, table)}) if rows else proposal
    return made.model_copy(update={"citations": (*made.citations, *_citations(made, interview))})


def _record(fact: Fact) -> Source | None:
    """The words of a record behind a fact: they bear out what was said, or were taken over."""
    return fact.source if fact.source.origin is Origin.ATTACHMENT else fact.record


def _row(fact: Fact, record: Source, knowledge: Knowledge) -> tuple[Statement, ...]:
    said = Statement(text=f"“{fact.source.quote}”", sources=(fact.source,)) if fact.record else Statement(text=_TAKEN)
    return (
        Statement(text=upper_first(knowledge.questions[fact.slot].label)),
        said,
        Statement(text=f"“{record.quote}”", sources=(record,)),
    )


def _citations(proposal: Proposal, interview: Interview) -> list[Citation]:
    """One for each record that any statement rests on, with the words that it is cited for first."""
    sources = [source for statement in statements_of(proposal) for source in statement.sources]
    quotes = {source.ref: source.quote for source in reversed(sources) if source.origin is Origin.ATTACHMENT}
    return [
        Citation(
            ref=record.id,
            document_id=record.id,
            document=record.title,
            date=record.added,
            quote=quotes[record.id],
            used_as=UsedAs.EVIDENCE,
        )
        for record in interview.attachments
        if record.id in quotes
    ]

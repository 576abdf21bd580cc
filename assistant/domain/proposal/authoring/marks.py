"""What is ours in an author's proposal carries its mark wherever it stands: days that nobody named, how often something is
done, and limits that no source sets."""

import re
from collections.abc import Iterable
from datetime import date

from assistant.domain.brief.shapes import Origin
from assistant.domain.proposal.authoring.dossier import Dossier
from assistant.domain.proposal.authoring.places import replaced, walk
from assistant.domain.proposal.shapes import ContractPart, Proposal, Statement
from assistant.domain.text import spans
from assistant.domain.text.sentences import sentences

_PROPOSED = " (proposed)"
# Titles, messages, what was said, sums and tables of record; columns whose heads carry the mark.
_UNMARKED = re.compile(
    r"headline|prepared|verdict\.(?:sentence|override|rules)|holding_message|facts|appendices|forecast|costs|assumptions|strategy"
    r"|open_questions|measures|front\.decider|(?:mix|asks)\.\d+\.(?:by|ask|what)$"
)
_PLANNING = re.compile(r"managers_|contract|practice|groups|timeline|risks|isolation|front\.date|options\.\d+\.what")
_PAGE_ONE = re.compile(r"summary|front")
_OFTEN = re.compile(
    r"\b(?:(?:once|twice|three times|one|two|three) (?:\w+ )?(?:an?|per|each|every)|each|every)"
    r" (?:day|week|fortnight|month|quarter)\b"
    r"|\b(?:daily|weekly|fortnightly|monthly|quarterly)\b(?! (?:work|business|life|job|jobs|tasks?|routines?|operations?)\b)",
    re.IGNORECASE,
)
_LIMITS = re.compile(
    r"\b(?:not|no|never|nor|without)\b[^.;]{0,30}\b(?:below|under|less|fewer|above|over|more|worse|drop|fall|rise|beyond)\b"
    r"|\bat (?:least|most)\b|\b(?:stays?|keeps?|holds?|remains?|limit|floor|ceiling|maximum|minimum)\b",
    re.IGNORECASE,
)
_OWN_LEVELS = frozenset({"3", "early", "guard"})


def with_marks(proposal: Proposal, dossier: Dossier) -> Proposal:
    """The proposal with every such value marked as proposed."""
    limited = proposal.model_copy(update={"contract": tuple(map(_limit_of_ours, proposal.contract))})
    told = " ".join(source.quote for source in dossier.sources.values())
    changes = {
        place: better
        for place, said in walk(limited)
        if said.text and not _UNMARKED.match(place)
        if (better := _marked(place, said, told, dossier.told_days)) is not said
    }
    return replaced(limited, changes)


def _marked(place: str, said: Statement, told: str, known: Iterable[date]) -> Statement:
    """The statement with a mark behind its last day or rhythm of ours, where it has none yet; on page one behind every day."""
    first_page = bool(_PAGE_ONE.match(place))
    if "our estimate" in said.text or (_PROPOSED in said.text and not first_page):
        return said
    bare = spans.without_quotations(said.text)
    ours = [match.end() for match in spans.DAY.finditer(bare) if not _named(match, told, known)]
    if _PLANNING.match(place):
        ours += [match.end() for match in _OFTEN.finditer(bare) if match[0].casefold() not in told.casefold()]
    text = said.text
    for end in sorted(ours, reverse=True)[: None if first_page else 1]:
        text = text if text[end:].startswith(_PROPOSED) else f"{text[:end]}{_PROPOSED}{text[end:]}"
    return said if text == said.text else said.model_copy(update={"text": text, "proposed": True})


def _named(match: re.Match[str], told: str, known: Iterable[date]) -> bool:
    """True for a day that was said, stands in a document or follows from what was said."""
    number, month, _ = match.groups()
    day = spans.day_of(match[0])
    short = rf"{month[:3]}\w*"
    written = rf"\b{number}(?:st|nd|rd|th)?(?: of)? {short}\b|\b{short} (?:the )?{number}(?:st|nd|rd|th)?\b"
    return day in set(known) or bool(re.search(written, told, re.IGNORECASE))


def _limit_of_ours(line: ContractPart) -> ContractPart:
    """The line with its wanted value as ours where it names a number that no source sets as a limit: today's number with a
    document's name behind it is no floor of that document."""
    wanted = spans.values(spans.without_days(spans.without_quotations(line.target.text)))
    if line.level not in _OWN_LEVELS or not wanted or line.target.proposed:
        return line
    if any(_sets(sentence.text, wanted) for s in line.target.sources for sentence in sentences(s.quote)):
        return line
    kept = tuple(source for source in line.target.sources if source.origin is not Origin.PASSAGE)
    text = f"{line.target.text.rstrip('.')}{_PROPOSED}"
    held = tuple(source.quote for source in line.target.sources if source not in kept)
    target = line.target.model_copy(
        update={"text": text, "sources": kept, "ours": (*line.target.ours, *held), "proposed": True}
    )
    return line.model_copy(update={"target": target})


def _sets(sentence: str, wanted: set[float]) -> bool:
    return bool(_LIMITS.search(sentence) and wanted & spans.values(sentence))

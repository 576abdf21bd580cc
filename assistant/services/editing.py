"""A person's own words in a drafted proposal, kept over new drafts until they are taken back."""

from datetime import date

from assistant.domain.errors import CallerError
from assistant.domain.proposal.layout import sections
from assistant.domain.proposal.shapes import Edited, Proposal
from assistant.domain.proposal.walking import statements_of
from assistant.domain.text import spans
from assistant.ports import Repository
from assistant.services.turn import checked


class Editing:
    """Rewrites sections. Every change is a new version of the proposal."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository

    def rewrite(self, request_id: str, section: str, text: str) -> Proposal:
        """The newest proposal with a section in these words, tables included; empty words bring the drafted ones back.
        Raises NotFound without a proposal, CallerError for an unknown section, TooLarge above 20,000 characters."""
        made = self._repository.proposal(request_id)
        if section not in {part.id for part in sections(made)}:
            raise CallerError("This section is not in the proposal any more.", next_step="Reload the page.")
        others = tuple(item for item in made.edited if item.section != section)
        day = self._repository.interview(request_id).as_of
        own = (_own(section, text, day, made),) if text.strip() else ()
        changed = made.model_copy(update={"edited": (*others, *own)})
        self._repository.save_proposal(request_id, changed)
        return changed


def _own(section: str, text: str, day: date, made: Proposal) -> Edited:
    words = checked(text)
    return Edited(section=section, text=words, day=day, tables=True, unsourced=_unsourced(words, made))


def _unsourced(text: str, made: Proposal) -> tuple[str, ...]:
    """Numbers that stand in no drafted statement: nobody has said where they come from."""
    known = {value for item in statements_of(made) for found in spans.numbers(item.text) for value in found.values}
    told = spans.numbers(spans.without_days(text))
    unknown = [found.text.strip() for found in told if not known.intersection(found.values)]
    return tuple(dict.fromkeys(unknown))

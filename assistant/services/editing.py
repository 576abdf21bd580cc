"""A person's own words in a drafted proposal, and what they leave out of it: kept over new drafts until taken back."""

from datetime import date

from assistant.domain.errors import CallerError
from assistant.domain.proposal.layout import FRONT, sections, whole
from assistant.domain.proposal.shapes import Edited, Proposal
from assistant.domain.proposal.walking import statements_of
from assistant.domain.text import spans
from assistant.ports import Repository
from assistant.services.turn import checked


class Editing:
    """Rewrites sections and leaves them out. Every change is a new version of the proposal."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository

    def rewrite(self, request_id: str, section: str, text: str) -> Proposal:
        """The newest proposal with a section in these words, tables included; empty words bring the drafted ones back.
        Raises NotFound without a proposal, CallerError for an unknown section, TooLarge above 20,000 characters."""
        made = self._repository.proposal(request_id)
        _find(section, made)
        others = tuple(item for item in made.edited if item.section != section)
        day = self._repository.interview(request_id).as_of
        own = (_own(section, text, day, made),) if text.strip() else ()
        changed = made.model_copy(update={"edited": (*others, *own)})
        self._repository.save_proposal(request_id, changed)
        return changed

    def leave_out(self, request_id: str, section: str, out: bool = True) -> Proposal:
        """The newest proposal without a section, in every view and export and in new drafts; with ``out`` False, with it
        again. Raises NotFound without a proposal, CallerError for page one and for a section that is not there."""
        made = self._repository.proposal(request_id)
        if section == FRONT:
            raise CallerError("Page one stays: it is what is decided on.", next_step="Change its words instead.")
        _find(section, whole(made))
        others = tuple(name for name in made.left_out if name != section)
        changed = made.model_copy(update={"left_out": (*others, section) if out else others})
        self._repository.save_proposal(request_id, changed)
        return changed


def _find(section: str, made: Proposal) -> None:
    if section not in {part.id for part in sections(made)}:
        raise CallerError("This section is not in the proposal any more.", next_step="Reload the page.")


def _own(section: str, text: str, day: date, made: Proposal) -> Edited:
    words = checked(text)
    return Edited(section=section, text=words, day=day, tables=True, unsourced=_unsourced(words, made))


def _unsourced(text: str, made: Proposal) -> tuple[str, ...]:
    """Numbers that stand in no drafted statement: nobody has said where they come from."""
    known = {value for item in statements_of(made) for value in spans.values(item.text)}
    told = spans.numbers(spans.without_days(text))
    unknown = [found.text.strip() for found in told if not known.intersection(found.values)]
    return tuple(dict.fromkeys(unknown))

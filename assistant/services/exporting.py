"""A stored proposal as a file."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.domain.errors import CallerError, NotFound
from assistant.domain.proposal.shapes import Proposal
from assistant.domain.proposal.views import VIEWS, seen_by
from assistant.domain.text.words import words
from assistant.ports import Renderer, Repository
from assistant.services.drafting import Drafting

FULL = "full"


_LITTLE = frozenset("a an the of to from by for in on at per and or with than not no is be".split())
_WORDS = 5  # of a title in the name of a file


@dataclass(frozen=True)
class Export:
    """A file to hand over."""

    body: bytes
    media_type: str
    filename: str


class Exporting:
    """Renders the latest proposal of a request; drafts one where there is none yet."""

    def __init__(self, repository: Repository, drafting: Drafting, renderers: Mapping[str, Renderer]) -> None:
        self._repository, self._drafting, self._renderers = repository, drafting, renderers

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats there are."""
        return tuple(self._renderers)

    def render(self, request_id: str, format: str = "md", view: str = FULL) -> Export:
        """The proposal as a file. Raises CallerError for a format or view that is not there, NotFound for the request."""
        renderer = self._renderers.get(format)
        if renderer is None:
            known = ", ".join(sorted(self._renderers))
            raise CallerError(f"There is no export as {format!r}.", next_step=f"Choose one of: {known}.")
        if view not in VIEWS:
            raise CallerError(f"There is no view {view!r}.", next_step=f"Choose one of: {', '.join(VIEWS)}.")
        proposal = seen_by(self.latest(request_id), view)
        return Export(renderer.render(proposal), renderer.media_type, f"{_name(proposal)}.{format}")

    def latest(self, request_id: str) -> Proposal:
        """The stored proposal, or a first draft."""
        try:
            return self._repository.proposal(request_id)
        except NotFound:
            self._repository.interview(request_id)  # an unknown request stays unknown
            return self._drafting.draft(request_id)[1]


def _name(proposal: Proposal) -> str:
    """The first words of the title that say what it is about, without figures: a name that is not cut in mid-sentence."""
    telling = [word for word in words(proposal.title) if word.isalpha() and len(word) > 1 and word not in _LITTLE]
    return "-".join(["proposal", *telling[:_WORDS]])

"""What lies on an author's desk, and how one line written there is read and checked."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assistant.domain.proposal.authoring import lines
from assistant.domain.proposal.authoring.dossier import Dossier
from assistant.domain.proposal.grounding import Ground, faults
from assistant.domain.proposal.shapes import Proposal, Statement
from assistant.domain.proposal.walking import statements_of

_PROPOSED = frozenset(
    "practice options mix contract isolation timeline asks managers_before managers_after first_result holding_message".split()
)  # sections that may hold values of ours; everywhere else a number needs a source


@dataclass(frozen=True)
class Desk:
    """The guided proposal, the labelled case file, and what may be relied on."""

    guided: Proposal
    dossier: Dossier
    base: Ground

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The days that code has resolved: all that the guided proposal names."""
        return tuple(sorted({day for statement in statements_of(self.guided) for day in statement.days}))

    def read(self, place: str, text: str, common: frozenset[str]) -> tuple[Statement, str]:
        """The text for a place as a statement, and what its sources do not bear out ("" for nothing). ``common``: words that
        are no names."""
        targets = place.startswith("contract.") and place.endswith(".target")
        line = lines.read(text, self.dossier, self.days, may_propose(place), targets, self.guided.prepared)
        wrong = [f"{fault.kind} without a source: {fault.text}" for fault in faults(line.statement, self.base, common)]
        return line.statement, "; ".join([*([line.complaint] if line.complaint else []), *wrong])


def may_propose(place: str) -> bool:
    """True where a value of ours may stand, labelled as proposed."""
    return place.partition(".")[0] in _PROPOSED and not place.endswith(".now")

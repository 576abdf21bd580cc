"""What every rendering says about sources and checks, in the same words."""

import re

from assistant.domain.proposal.layout import sections, whole
from assistant.domain.proposal.shapes import Proposal, UsedAs

CONVERSATION = "What is quoted without a number was said in the conversation."
_USES = {
    UsedAs.SUPERSEDED: " (no longer valid: no support)",
    UsedAs.CANDIDATE: " (not confirmed by anybody yet)",
    UsedAs.CONTRADICTS: " (speaks against)",
}


# Control characters, lone surrogates, and characters nobody sees: they hide words or turn the reading direction.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)


def seen(text: str) -> str:
    """The text without characters that nobody sees; line ends and tabs become spaces."""
    return _UNSEEN.sub("", re.sub(r"\s", " ", text))


def clean(text: str) -> str:
    """The text on one line, with single spaces and without characters that nobody sees."""
    return " ".join(seen(text).split())


def use_note(used: UsedAs | None) -> str:
    """What a source does, where that is not plain support."""
    return _USES.get(used, "") if used else ""


def checks_line(proposal: Proposal) -> str:
    """What was checked, what was not, and whether something had to be taken out."""
    found = "what had none was taken out" if proposal.checks.replaced else "none had to be taken out"
    return (
        f"Every number and quotation was traced to where it was said or written; {found}. Whether each number belongs to "
        f"the thing it stands beside is for a person to read.{_by_hand(proposal)}{_left_out(proposal)}"
    )


def _by_hand(proposal: Proposal) -> str:
    """The sections that a person wrote anew: nobody traced those words."""
    written = {item.section for item in proposal.edited}
    named = [f"“{part.title}”" for part in sections(proposal) if part.id in written]
    if not named:
        return ""
    unsourced = [number for item in proposal.edited for number in item.unsourced]
    numbers = f" (without a source: {', '.join(unsourced)})" if unsourced else ""
    return f" Written by hand since, and not traced: {', '.join(named)}{numbers}."


def _left_out(proposal: Proposal) -> str:
    """The sections that a person left out: who reads on must know that there was more."""
    named = [f"“{part.title}”" for part in sections(whole(proposal)) if part.id in proposal.left_out]
    return f" Left out by hand: {', '.join(named)}." if named else ""

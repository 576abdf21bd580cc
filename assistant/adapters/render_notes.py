"""What every rendering says about sources and checks, in the same words."""

from assistant.domain.proposal import Proposal, UsedAs

CONVERSATION = (
    "What is quoted without a number was said in the conversation; the exact words stand under who said what."
)
_USES = {
    UsedAs.SUPERSEDED: " (no longer valid, not used)",
    UsedAs.CANDIDATE: " (candidate, not confirmed)",
    UsedAs.CONTRADICTS: " (speaks against)",
}


def use_note(used: UsedAs | None) -> str:
    """What a source does, where that is not plain support."""
    return _USES.get(used, "") if used else ""


def checks_line(proposal: Proposal) -> str:
    """That everything was checked, and whether something had to be taken out."""
    checked = "Every number, quotation, name and document passage of this draft was checked by rules against its source"
    found = "what had none was taken out" if proposal.checks.replaced else "nothing had to be taken out"
    return f"{checked}; {found}."

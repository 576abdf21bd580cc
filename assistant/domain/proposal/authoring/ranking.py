"""Another order of the causes than that of the rules: an author's, with its reason shown beside what the rules said."""

from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.proposal.authoring.against import NO_LEARNING
from assistant.domain.proposal.shapes import CausePart, Proposal, Statement
from assistant.domain.slots import Cell

_MAIN, _ALSO = "Main cause: ", "Also: "
_RIVAL = "rival"


def may_lead(proposal: Proposal, cell: str) -> bool:
    """True where a cause that was weighed, and is not the first, may come first without going against the verdict."""
    weighed = {part.cell.value for part in proposal.causes[1:]}
    skilled = cell == Cell.SKILL.value
    verdict = proposal.verdict.verdict
    against = skilled if verdict in NO_LEARNING else verdict is Verdict.BUILD_TRAINING and not skilled
    return cell in weighed and not against


def with_main_cause(proposal: Proposal, cell: str, reason: Statement) -> Proposal:
    """The proposal with that cause first, and a note on what the rules put first and why it comes second here."""
    former = proposal.causes[0]
    ordered = sorted(proposal.causes, key=lambda part: part.cell.value != cell)
    causes = tuple(_placed(part, "main" if part.cell.value == cell else "also") for part in ordered)
    name = former.title.text.removeprefix(_MAIN)
    text = f"By the number of remarks alone, {name} would come first; the draft puts it second. {reason.text}"
    note = reason.model_copy(update={"text": text})
    return proposal.model_copy(update={"causes": causes, "causes_note": (note, *proposal.causes_note)})


def _placed(part: CausePart, role: str) -> CausePart:
    if part.role == _RIVAL and role != "main":
        return part
    lead, other = (_MAIN, _ALSO) if role == "main" else (_ALSO, _MAIN)
    text = part.title.text
    title = part.title.model_copy(update={"text": lead + text.removeprefix(other).removeprefix(lead)})
    return part.model_copy(update={"role": role, "title": title})

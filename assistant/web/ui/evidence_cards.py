"""Evidence: what the documents say to this request, and passages found by search."""

from collections.abc import Sequence

from assistant.domain.alignment.align import Alignment, AlignmentState, Claim, DocumentConflict, Stance
from assistant.domain.library.documents import Passage
from assistant.web.ui.markup import action, badge, bare, empty, esc, group, lc, place

_STATES = {
    AlignmentState.ALIGNED: badge("evidenced", "check", "Aligned"),
    AlignmentState.WEAK: badge("vague", "tilde", "Theme only"),
    AlignmentState.CONTRADICTS: badge("conflicting", "neq", "Contradicts"),
    AlignmentState.NOT_ALIGNED: badge("unknown", "q", "No support found"),
    AlignmentState.NOT_ASSESSED: badge("unknown", "q", "Not assessed"),
}
_STANCES = {
    Stance.SUPPORTS: ("evidenced", "check", "Supports"),
    Stance.CONTRADICTS: ("conflicting", "neq", "Contradicts"),
    Stance.CANDIDATE: ("stated", "dot", "Candidate, not confirmed"),
    Stance.SUPERSEDED: ("unknown", "q", "Superseded, not used"),
}


def evidence(alignment: Alignment, rejected: int = 0) -> str:
    """The pane: state first, then claims, documents that disagree, warnings. ``rejected``: goals a person said no to."""
    claims = "".join(_claim(claim) for claim in alignment.claims) or empty(
        "Quotes from your documents appear here as soon as one of them bears on the request."
    )
    conflicts = "".join(_conflict(conflict) for conflict in alignment.conflicts)
    warnings = "".join(f'<p class="inline warn" role="note">{esc(text)}</p>' for text in alignment.warnings)
    passages = "".join(_passage(passage) for passage in alignment.passages)
    return lc(
        f'<div class="row"><h3 class="grow">Strategy</h3>{_STATES[alignment.state]}</div>'
        f'<p class="summary">{esc(alignment.summary)}</p>{warnings}{claims}{_set_aside(rejected)}'
        f"{group('Documents that disagree', conflicts) if conflicts else ''}"
        f"{group('Further passages', passages, folded=True) if passages else ''}"
    )


def stance_badge(claim: Claim) -> str:
    kind, sign, words = _STANCES[claim.stance]
    confirmed = claim.stance is Stance.SUPPORTS and claim.confirmed
    return badge(kind, sign, f"{words}, confirmed by you" if confirmed else words)


def _claim(claim: Claim) -> str:
    faint = "faint" if claim.stance in (Stance.CANDIDATE, Stance.SUPERSEDED) else ""
    far = f'<p class="small">{esc(claim.how_far)}</p>' if claim.how_far else ""
    return (
        f'<article class="ev {faint}">{stance_badge(claim)}<blockquote>“{esc(bare(claim.goal.quote))}”</blockquote>'
        f"{place(claim.document.title, claim.document.date, claim.goal.page, claim.goal.heading)}"
        f'<p class="small muted">{esc(claim.reason)}</p>{far}{_answers(claim)}</article>'
    )


def _answers(claim: Claim) -> str:
    """A person's yes or no. A goal that is out of force is never support, whatever anyone says."""
    if claim.stance is Stance.SUPERSEDED:
        return ""
    no = action("serves_not", claim.goal.id, "It does not" if claim.confirmed else "No", "btn line tiny")
    yes = "" if claim.confirmed else action("serves", claim.goal.id, "Yes, it serves this", "btn line tiny")
    return f'<div class="row answers">{yes}{no}</div>'


def _set_aside(rejected: int) -> str:
    if not rejected:
        return ""
    words = "1 goal is set aside." if rejected == 1 else f"{rejected} goals are set aside."
    again = action("reconsider", "", "Show again", "btn line tiny")
    return f'<div class="row answers"><p class="small muted">{words}</p>{again}</div>'


def _conflict(conflict: DocumentConflict) -> str:
    sides = (
        ("Newer", conflict.newer, conflict.newer_document),
        ("Superseded" if conflict.superseded else "Also in force", conflict.older, conflict.older_document),
    )
    shown = "".join(
        f'<div><b>{label}</b><p class="said">“{esc(bare(goal.quote))}”</p>'
        f"{place(document.title, document.date, goal.page, goal.heading)}</div>"
        for label, goal, document in sides
    )
    return f'<p class="small">{esc(conflict.theme)}</p><div class="versus">{shown}</div>'


def _passage(passage: Passage) -> str:
    where = place(passage.document.title, passage.document.date, passage.chunk.page, passage.chunk.heading)
    text, quote = esc(passage.chunk.text), esc(passage.quote)
    marked = text.replace(quote, f"<mark>{quote}</mark>", 1) if quote else text
    return f'<article class="ev">{where}<div class="page">{marked}</div></article>'


def found(query: str, passages: Sequence[Passage]) -> str:
    """The answer to a search in the library."""
    if not query.strip():
        return ""
    head = f'<p class="label" role="status">{len(passages)} passages for “{esc(query)}”</p>'
    return lc(head + ("".join(_passage(passage) for passage in passages) or empty("Nothing in the library fits.")))

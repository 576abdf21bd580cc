"""Evidence: what the documents say to this request, and passages found by search."""

import base64
import re
from collections.abc import Sequence
from itertools import takewhile

from assistant.domain.alignment.shapes import Alignment, AlignmentState, Claim, DocumentConflict, Stance
from assistant.domain.library.documents import Document, Page, PagePicture, Passage, StrategicGoal
from assistant.web.ui.markup import action, badge, bare, day, dialog, empty, esc, group, icon, later, lc, place
from assistant.web.ui.words import count, say

_STATES = {
    AlignmentState.ALIGNED: ("evidenced", "check"),
    AlignmentState.WEAK: ("vague", "tilde"),
    AlignmentState.CONTRADICTS: ("conflicting", "neq"),
    AlignmentState.NOT_ALIGNED: ("unknown", "q"),
    AlignmentState.NOT_ASSESSED: ("unknown", "q"),
}
_STANCES = {
    Stance.SUPPORTS: ("evidenced", "check"),
    Stance.CONTRADICTS: ("conflicting", "neq"),
    Stance.CANDIDATE: ("stated", "dot"),
    Stance.SUPERSEDED: ("unknown", "q"),
}
_LIST_MARK = re.compile(r"^(\s*(?:<mark>)?)[-*] (?=\S)", re.MULTILINE)


def evidence(alignment: Alignment, rejected: int = 0) -> str:
    """The pane: state first, then claims, documents that disagree, warnings. ``rejected``: goals a person said no to."""
    claims = "".join(_claim(claim) for claim in alignment.claims) or empty(say("evidence.none_yet"))
    conflicts = "".join(_conflict(conflict) for conflict in alignment.conflicts)
    warnings = "".join(f'<p class="inline warn" role="note">{esc(text)}</p>' for text in alignment.warnings)
    passages = "".join(_passage(passage) for passage in alignment.passages)
    key = "serves_open" if alignment.serves_how_far_open else alignment.state
    state = badge(*_STATES[alignment.state], say(f"evidence.{key}"))
    return lc(
        f'<div class="row"><h3 class="grow">{esc(say("evidence.strategy"))}</h3>{state}</div>'
        f'<p class="summary">{esc(alignment.summary)}</p>{warnings}{claims}{_set_aside(rejected)}'
        f"{group(say('evidence.disagree'), conflicts) if conflicts else ''}"
        f"{group(say('evidence.further'), passages, folded=True) if passages else ''}"
    )


def stance_badge(claim: Claim) -> str:
    confirmed = claim.stance is Stance.SUPPORTS and claim.confirmed
    return badge(
        *_STANCES[claim.stance], say("evidence.supports_confirmed" if confirmed else f"evidence.{claim.stance}")
    )


def _claim(claim: Claim) -> str:
    faint = "faint" if claim.stance in (Stance.CANDIDATE, Stance.SUPERSEDED) else ""
    far = f'<p class="small">{esc(claim.how_far)}</p>' if claim.how_far else ""
    return (
        f'<article class="ev {faint}">{stance_badge(claim)}<blockquote>“{esc(bare(claim.goal.quote))}”</blockquote>'
        f"{_later(claim)}{_where(claim.document, claim.goal)}"
        f'<p class="small muted">{esc(claim.reason)}</p>{far}{_answers(claim)}</article>'
    )


def _where(document: Document, goal: StrategicGoal) -> str:
    return place(document.title, document.date, goal.page, goal.heading, said=goal.quote)


def _later(claim: Claim) -> str:
    return "" if claim.stance is Stance.SUPERSEDED else later(claim.newer)


def _answers(claim: Claim) -> str:
    """The page behind a claim, and a person's yes or no. A goal that is out of force is never support, whatever anyone
    says."""
    look = action("read_goal", claim.goal.id, f"{icon('eye', 's')}{esc(say('talk.open_page'))}", "btn tiny")
    if claim.stance is Stance.SUPERSEDED:
        return f'<div class="row answers">{look}</div>'
    against = claim.stance is Stance.CONTRADICTS
    words = say("evidence.not_serves" if claim.confirmed else "evidence.not_against" if against else "evidence.no")
    no = action("serves_not", claim.goal.id, esc(words), "btn line tiny")
    offered = not (claim.confirmed or against)
    yes = action("serves", claim.goal.id, esc(say("evidence.serves")), "btn line tiny") if offered else ""
    return f'<div class="row answers">{yes}{no}{look}</div>'


def _set_aside(rejected: int) -> str:
    if not rejected:
        return ""
    again = action("reconsider", "", esc(say("evidence.show_again")), "btn line tiny")
    return (
        f'<div class="row answers"><p class="small muted">{esc(count("evidence.set_aside", rejected))}</p>{again}</div>'
    )


def _conflict(conflict: DocumentConflict) -> str:
    sides = (
        ("newer", conflict.newer, conflict.newer_document),
        ("older" if conflict.superseded else "also", conflict.older, conflict.older_document),
    )
    shown = "".join(
        f'<div><b>{esc(say(f"evidence.{label}"))}</b><p class="said">“{esc(bare(goal.quote))}”</p>'
        f"{_where(document, goal)}</div>"
        for label, goal, document in sides
    )
    return f'<div class="versus">{shown}</div>'


def _passage(passage: Passage) -> str:
    chunk = passage.chunk
    where = place(passage.document.title, passage.document.date, chunk.page, chunk.heading, said=chunk.text)
    value = f"{passage.chunk.id}:{max(0, passage.chunk.text.find(passage.quote))}:{len(passage.quote)}"
    look = action("read_passage", value, f"{icon('eye', 's')}{esc(say('talk.open_page'))}", "btn tiny")
    page = f'<div class="page">{_marked(passage.chunk.text, passage.quote)}</div>'
    return f'<article class="ev">{where}{page}{_also(passage)}{_why(passage)}{look}</article>'


def _why(passage: Passage) -> str:
    """What a passage was found by: words, nearness in meaning; and whether it still counts."""
    terms = ", ".join(passage.terms)
    parts = (
        say("evidence.by_words", terms=terms) if terms else say("evidence.by_no_word"),
        say("evidence.by_meaning", near=round(passage.similarity * 100)) if passage.similarity else "",
        "" if passage.document.in_force else say("evidence.superseded"),
    )
    return f'<p class="small muted why">{esc(" ".join(filter(None, parts)))}</p>'


def _also(passage: Passage) -> str:
    """The other documents that say the same, "" where there are none."""
    titles = ", ".join(dict.fromkeys(place.title for place in passage.also))
    return f'<p class="small muted">{esc(say("evidence.same_words", titles=titles))}</p>' if titles else ""


def _marked(text: str, quote: str) -> str:
    """The text with the quote marked; a list shows its marks as print does."""
    shown, wanted = esc(text), esc(quote)
    shown = shown.replace(wanted, f"<mark>{wanted}</mark>", 1) if wanted else shown
    return _LIST_MARK.sub(r"\1• ", shown)


def found(query: str, passages: Sequence[Passage], supported: bool = True) -> str:
    """The answer to a search in the library; not ``supported``: the best passages have little to do with the query."""
    if not query.strip():
        return ""
    head = f'<p class="label" role="status">{esc(count("evidence.found", len(passages), query=query))}</p>'
    head += "" if supported or not passages else f'<p class="muted">{esc(say("evidence.no_support"))}</p>'
    return lc(head + ("".join(_passage(passage) for passage in passages) or empty(say("evidence.none_fits"))))


def reader(
    document: Document, pages: Sequence[Page], at: int, quote: str = "", picture: PagePicture | None = None
) -> str:
    """A page of a document over the work, the quote marked: as it was printed where there is a ``picture``, else its text.
    ``at``: its position, from 0."""
    page = pages[at]
    key = "evidence.page_of" if page.number else "evidence.part_of"
    turn = "".join(
        action("read", f"{document.id}:{to}", esc(say(f"evidence.{words}")), "btn line tiny")
        for to, words in ((at - 1, "before"), (at + 1, "after"))
        if 0 <= to < len(pages)
    )
    about = f"{day(document.date)}, {say(key, number=at + 1, all=len(pages))}"
    names, body = _headed(page)
    text = "".join(f'<p class="hd">{_marked(name, quote)}</p>' for name in names) + _marked(body, quote)
    if picture is None:
        return dialog(document.title, about, text, turn, "")
    return dialog(
        document.title, about, _printed(picture, say(key, number=at + 1, all=len(pages)), text), turn, "printed"
    )


def _headed(page: Page) -> tuple[list[str], str]:
    """The headings over a page and its text. A heading that states a goal stands in the text too, so that it can be found and
    quoted: here it is shown once, as what it is."""
    names = page.heading.split(" > ") if page.heading else []
    lines = page.text.split("\n")
    stated = list(takewhile(lambda line: line in names, lines))
    return [name for name in names if name in stated or name == names[-1]], "\n".join(lines[len(stated) :]).lstrip("\n")


def _printed(picture: PagePicture, name: str, text: str) -> str:
    """The page as a picture with the quote marked on it, and its text for who cannot see it. ``text`` is HTML."""
    marks = "".join(
        f'<mark style="left:{left:.2%};top:{top:.2%};width:{width:.2%};height:{height:.2%}"></mark>'
        for left, top, width, height in picture.marks
    )
    source = f"data:image/png;base64,{base64.b64encode(picture.png).decode()}"
    return (
        f'<figure class="print"><img src="{source}" alt="{esc(name)}">{marks}</figure>'
        f"<details {'' if picture.marks else 'open'}><summary>{esc(say('evidence.as_text'))}</summary>"
        f'<div class="text">{text}</div></details>'
    )

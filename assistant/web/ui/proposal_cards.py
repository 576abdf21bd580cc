"""The proposal on the screen: the same sections and source numbers as every other rendering, with outline and margin."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.brief.shapes import OpenItem
from assistant.domain.brief.turns import Interview
from assistant.domain.diagnosis.diagnose import Diagnosis
from assistant.domain.proposal import citing
from assistant.domain.proposal.authoring import places
from assistant.domain.proposal.citing import Numbering
from assistant.domain.proposal.layout import FRONT, Points, Section, numbered, sections
from assistant.domain.proposal.layout import whole as everything
from assistant.domain.proposal.own_words import running_text
from assistant.domain.proposal.shapes import Proposal
from assistant.domain.proposal.views import VIEWS, seen_by
from assistant.domain.slots import Slot
from assistant.web.ui.brief_cards import GROUPS
from assistant.web.ui.markup import action, badge, empty, esc, form, icon, in_english, lc, local
from assistant.web.ui.proposal_blocks import block
from assistant.web.ui.proposal_figures import figures, picture
from assistant.web.ui.proposal_margin import checks, margin
from assistant.web.ui.verdict_cards import head
from assistant.web.ui.words import count, say

FULL = VIEWS[0]
_FEWEST_ROWS, _MOST_ROWS, _A_ROW = 5, 18, 60  # lines of the field to edit a section, characters on one
_FILES = {"docx": "word", "pdf": "pdf", "pptx": "slides", "html": "html", "md": "markdown", "json": "json"}


def nothing_yet(interview: Interview | None, diagnosis: Diagnosis | None, asked: Sequence[OpenItem]) -> str:
    """What stands here before the first draft: the verdict so far, and what a draft would hold."""
    if interview is None or diagnosis is None:
        return lc(empty(say("proposal.start")))
    words = esc(say("proposal.sound" if interview.ready else "proposal.early"))
    open_slots = {item.slot for item in asked}
    rows = "".join(_would_hold(name, slots, open_slots) for name, slots in GROUPS.items())
    draft = action("draft", "", esc(say("talk.make_draft")), "btn primary")
    return lc(
        f"{head(diagnosis.judgement, interview.brief)}<p class='summary'>{words}</p>"
        f'<h3 class="h3">{esc(say("proposal.holds"))}</h3><ul class="toc">{rows}</ul>'
        f'<div class="acts">{draft}</div><p class="small muted">{esc(say("proposal.stays_open"))}</p>'
    )


def _would_hold(name: str, slots: Sequence[Slot], open_slots: set[Slot]) -> str:
    missing = sum(slot in open_slots for slot in slots)
    ready = badge("evidenced", "check", say("proposal.part_ready"))
    state = badge("unknown", "q", count("proposal.part_open", missing)) if missing else ready
    return f"<li>{esc(say(f'brief.group_{name}'))}{state}</li>"


@dataclass(frozen=True)
class Desk:
    """How a proposal is shown: by which of its ``views``, as which version, with what it can be exported to. ``model``:
    whether sections can be rewritten by instruction; ``behind``: whether the brief has changed since the draft."""

    formats: Sequence[str]
    view: str = FULL
    version: int = 1
    model: bool = False
    behind: bool = False

    @property
    def whole(self) -> bool:
        """Only the whole is edited: a view leaves things out."""
        return self.view == FULL


def proposal(whole: Proposal, desk: Desk) -> str:
    """The proposal as one of its readers sees it, with its exports."""
    made = seen_by(whole, desk.view)
    numbering, parts = numbered(made), sections(made)
    kept = {part.id: part for part in parts}
    rows = [
        (_section(kept[part.id], made, numbering, desk) if part.id in kept else _left_out(part, desk), part.appendix)
        for part in sections(everything(made))
    ]
    front, further = ("".join(row for row, appendix in rows if appendix is wanted) for wanted in (False, True))
    words = esc(say("proposal.further"))
    folded = (
        f'<details class="further" id="part-further"><summary>{icon("chev", "s")}{words}</summary>{further}</details>'
    )
    return lc(
        f'{_tools(made.request_id, desk)}{in_english()}<div class="desk">{_outline(parts, made)}<article class="doc" lang="en">'
        f"{front}{folded if further else ''}{_sources(numbering)}"
        f'<p class="micro muted sheet">{esc(made.provenance)}</p></article></div>'
    )


def _tools(request_id: str, desk: Desk) -> str:
    links = "".join(
        f'<a class="btn line tiny" data-file="{format}" download '
        f'href="/api/v1/requests/{esc(request_id)}/proposal?format={format}&amp;view={desk.view}">{esc(say(f"proposal.{words}"))}</a>'
        for format, words in _FILES.items()
        if format in desk.formats
    )
    hint = esc(say("proposal.redraft_hint"))
    kind = "btn primary tiny" if desk.behind else "btn tiny"
    redraft = action("draft", "", esc(say("proposal.redraft")), kind, f'title="{hint}"')
    older = f'<p class="behind small" role="status">{esc(say("proposal.behind"))}</p>' if desk.behind else ""
    full = esc(say("proposal.wide"))
    wide = local("wide", icon("wide", "s"), "btn icon tiny no-phone", f'aria-label="{full}" title="{full}"')
    export = f'<span class="label row">{icon("down", "s")}{esc(say("proposal.export"))}</span>'
    return (
        f'<div class="tools"><div class="row grow">{export}{links}</div>{wide}'
        f'<div class="row wrap">{_views(desk)}{_version(desk)}</div><div class="row again">{_former(desk)}{redraft}</div>'
        f"{older}</div>"
    )


def _views(desk: Desk) -> str:
    """For whom the proposal is shown and exported."""
    buttons = "".join(
        action("view", view, esc(say(f"proposal.view_{view}")), "", f'aria-pressed="{str(view == desk.view).lower()}"')
        for view in VIEWS
    )
    words = esc(say("proposal.view"))
    return f'<div class="seg" role="group" aria-label="{words}">{buttons}</div>'


def _version(desk: Desk) -> str:
    return f'<span class="micro muted">{esc(say("proposal.version", number=desk.version))}</span>'


def _former(desk: Desk) -> str:
    """The way back to the version before, "" where there is none."""
    if desk.version < 2 or not desk.whole:
        return ""
    words = esc(say("proposal.former", number=desk.version - 1))
    return action("former", "", f"{icon('undo', 's')}{words}", "btn tiny")


def _outline(parts: Sequence[Section], made: Proposal) -> str:
    """The sections to go to; the page marks the one being read."""
    named = [(part.id, _title(part)) for part in parts if not part.appendix]
    if any(part.appendix for part in parts):
        named.append(("further", say("proposal.further")))
    links = "".join(
        f'<a href="?part={esc(id)}" data-local="part" data-value="{esc(id)}">{esc(title)}</a>' for id, title in named
    )
    return f'<nav class="outline" aria-label="{esc(say("proposal.sections"))}">{links}{checks(made.checks)}</nav>'


def _title(part: Section) -> str:
    return say("proposal.page_one") if part.id == FRONT else part.title


def _section(part: Section, made: Proposal, numbering: Numbering, desk: Desk) -> str:
    """A section on its sheet, its notes in the margin. What the measure check says stands there, not in the text."""
    title = _first(made) if part.id == FRONT else f"<h3>{esc(part.title)}</h3>"
    lint = part.id == "contract"
    blocks = [shown for shown in part.blocks if not (lint and isinstance(shown, Points))]
    notes = tuple(note for note in made.contract_note if not note.proposed) if lint else ()
    said = "".join(block(shown, numbering) for shown in (*blocks, *((Points(items=notes),) if notes else ())))
    after = picture(made) if part.id == FRONT else ""
    beside = margin(part, made)
    edit = _corner(part) + _edit(part, desk.model and _rewritable(part, made)) if desk.whole else ""
    return (
        f'<section class="sec sheet" id="part-{esc(part.id)}" tabindex="-1">{title}{said}{after}{edit}</section>'
        f'<aside class="margin" aria-label="{esc(_title(part))}">{beside}</aside>'
    )


def _corner(part: Section) -> str:
    """What may be done with a section: put it into one's own words, or leave it out; page one stays."""
    edit, out = (esc(say(f"proposal.{key}", section=_title(part))) for key in ("edit", "leave_out"))
    buttons = local("edit", icon("edit", "s"), "btn icon tiny pencil", f'aria-label="{edit}" title="{edit}"')
    if part.id != FRONT:
        words = esc(say("proposal.leave"))
        buttons += action("leave_out_section", part.id, words, "btn tiny pencil", f'aria-label="{out}" title="{out}"')
    return f'<div class="corner">{buttons}</div>'


def _left_out(part: Section, desk: Desk) -> str:
    """Where a section stood that was left out, and the way back; nothing in a view of one of its readers."""
    if not desk.whole:
        return ""
    words = esc(say("proposal.left_out", section=_title(part)))
    back = action("put_back", part.id, esc(say("proposal.put_back")), "btn tiny link")
    return (
        f'<p class="sheet gone small muted" id="part-{esc(part.id)}" tabindex="-1">{words} {back}</p><aside class="margin">'
        "</aside>"
    )


def _rewritable(part: Section, made: Proposal) -> bool:
    """Whether the model may reword any of it; what a person wrote is theirs."""
    by_hand = any(item.section == part.id for item in made.edited)
    return not by_hand and any(places.within(place, part.id) for place in places.statements(made))


def _edit(part: Section, rewritable: bool) -> str:
    """The fields to put a section into one's own words, or to have it reworded."""
    words = esc(say("proposal.edit", section=_title(part)))
    text = running_text(part)
    rows = min(_MOST_ROWS, max(_FEWEST_ROWS, text.count("\n") + len(text) // _A_ROW))
    field = f'<textarea class="field" name="text" rows="{rows}" aria-label="{words}">{esc(text)}</textarea>'
    save = f'<button type="submit" class="btn primary tiny">{esc(say("common.save"))}</button>'
    cancel = local("unedit", esc(say("common.cancel")), "btn tiny")
    note = f'<p class="micro muted">{esc(say("proposal.edit_note"))}</p>'
    own = form("rewrite", part.id, f'{field}{note}<div class="row">{save}{cancel}</div>', "edit long")
    return own + (_wish(part) if rewritable else "")


def _wish(part: Section) -> str:
    """An instruction for the language model."""
    label, hint = esc(say("proposal.wish")), esc(say("proposal.wish_hint"))
    field = f'<input class="field" name="wish" required maxlength="1000" placeholder="{hint}" aria-label="{label}">'
    button = f'<button type="submit" class="btn line tiny">{esc(say("proposal.rewrite"))}</button>'
    return form("revise", part.id, f'<p class="label">{label}</p><div class="row">{field}{button}</div>', "edit")


def _first(made: Proposal) -> str:
    who = esc(say("proposal.for", who=made.prepared_for.text))
    return (
        f"<p class='kicker'><span>{who}</span> <span>{esc(citing.written(made.prepared))}</span></p>"
        f"<h2 class='title'>{esc(made.title)}</h2>{figures(made)}"
    )


def _sources(numbering: Numbering) -> str:
    if not numbering.references:
        return ""
    rows = "".join(
        f'<li id="source-{ref.number}" tabindex="-1"><b>{ref.number}</b><span>{esc(ref.label)}</span></li>'
        for ref in numbering.references
    )
    return f'<section class="sec sheet"><h3>{esc(say("proposal.sources"))}</h3><ol class="refs">{rows}</ol></section>'

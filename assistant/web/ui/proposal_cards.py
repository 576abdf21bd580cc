"""The proposal on the screen: the same sections and source numbers as every other rendering."""

from assistant.domain.proposal import citing
from assistant.domain.proposal.citing import Numbering
from assistant.domain.proposal.grounding import MISSING
from assistant.domain.proposal.layout import Block, Grid, Heading, Pairs, Paragraph, Points, Pull, Section, sections
from assistant.domain.proposal.shapes import Proposal, Statement
from assistant.web.ui.markup import action, empty, esc, icon, lc, local

_FILES = (("md", "Markdown"), ("docx", "Word"), ("json", "JSON"))


def nothing_yet(request_id: str, ready: bool) -> str:
    """What stands here before the first draft."""
    if not request_id:
        return lc(empty("The proposal appears here. Start with a message on the left."))
    words = (
        "What you told me carries a sound recommendation."
        if ready
        else "A draft is possible at any time. What is missing will stand in it, with a name and a date."
    )
    return lc(f'<div class="verdict"><p>{words}</p>{action("draft", "", "Draft the proposal", "btn primary")}</div>')


def proposal(made: Proposal) -> str:
    """The whole proposal with its exports."""
    numbering = citing.number(made)
    parts = sections(made)
    front = "".join(_section(part, numbering) for part in parts if not part.appendix)
    further = "".join(_section(part, numbering) for part in parts if part.appendix)
    folded = f'<details class="further"><summary>{icon("chev", "s")}Further material</summary>{further}</details>'
    return lc(
        f"{_tools(made.request_id)}<article class='doc'><p class='kicker'>For {esc(made.prepared_for.text)}, "
        f"{esc(citing.written(made.prepared))}</p><h2 class='title'>{esc(made.title)}</h2>"
        f"{front}{folded if further else ''}{_sources(numbering)}<p class='micro muted'>{esc(made.provenance)}</p></article>"
    )


def _tools(request_id: str) -> str:
    links = "".join(
        f'<a class="btn line tiny" data-file="{format}" download '
        f'href="/api/v1/requests/{esc(request_id)}/proposal?format={format}">{icon("down", "s")}{words}</a>'
        for format, words in _FILES
    )
    redraft = action("draft", "", "Redraft", "btn line tiny")
    wide = local("wide", icon("wide", "s"), "btn icon tiny no-phone", 'aria-label="Full width" title="Full width"')
    return f'<div class="tools">{links}{redraft}<span class="grow"></span>{wide}</div>'


def _section(part: Section, numbering: Numbering) -> str:
    title = "" if part.id == "summary" else f"<h3>{esc(part.title)}</h3>"
    return f'<section class="sec" id="part-{esc(part.id)}">{title}{"".join(_block(b, numbering) for b in part.blocks)}</section>'


def _block(block: Block, numbering: Numbering) -> str:
    match block:
        case Paragraph():
            text = " ".join(_said(item, numbering) for item in block.statements if item.text)
            return f'<p class="{"strong" if block.strong else ""}">{text}</p>'
        case Heading():
            return f"<h4>{esc(block.text)}</h4>"
        case Points():
            kind = {"+": "pro", "-": "con", "": "points"}[block.sign]
            return f'<ul class="{kind}">{"".join(f"<li>{_said(item, numbering)}</li>" for item in block.items)}</ul>'
        case Pull():
            return _pull(block, numbering)
        case Pairs():
            return _pairs(block, numbering)
        case Grid():
            return _grid(block, numbering)


def _said(statement: Statement, numbering: Numbering) -> str:
    marks = "".join(f'<sup class="c">{number}</sup>' for number in numbering.of(statement))
    missing = f'<span class="tocheck">{esc(MISSING)}</span>'
    return esc(statement.text).replace(esc(MISSING), missing) + marks


def _pull(pull: Pull, numbering: Numbering) -> str:
    faint = "faint" if pull.faint else ""
    return (
        f'<div class="pull {faint}"><blockquote>{_said(pull.quote, numbering)}</blockquote>'
        f'<p class="src">{icon("doc", "s")}{esc(pull.source)}</p><p>{_said(pull.remark, numbering)}</p></div>'
    )


def _pairs(pairs: Pairs, numbering: Numbering) -> str:
    rows = "".join(f"<div><dt>{esc(label)}</dt><dd>{_said(text, numbering)}</dd></div>" for label, text in pairs.rows)
    return f'<dl class="decide">{rows}</dl>'


def _grid(grid: Grid, numbering: Numbering) -> str:
    head = "".join(f'<th scope="col">{esc(column)}</th>' for column in grid.columns)
    rows = "".join(
        f'<tr class="{"pick" if number == grid.strong_row else ""}">'
        f"{''.join(f'<td>{_said(cell, numbering)}</td>' for cell in row)}</tr>"
        for number, row in enumerate(grid.rows)
    )
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="tbl" tabindex="0" role="group" aria-label="Table">{table}</div>'


def _sources(numbering: Numbering) -> str:
    if not numbering.references:
        return ""
    rows = "".join(f"<li><b>{ref.number}</b><span>{esc(ref.label)}</span></li>" for ref in numbering.references)
    return f'<section class="sec"><h3>Sources</h3><ol class="refs">{rows}</ol></section>'

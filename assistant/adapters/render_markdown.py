"""The proposal as Markdown. Words of people and documents are escaped: they never become markup, links or images."""

import re

from assistant.adapters.render_notes import CONVERSATION, checks_line, clean, use_note
from assistant.domain.proposal import citing
from assistant.domain.proposal.blocks import Block, Grid, Heading, Pairs, Paragraph, Points, Pull
from assistant.domain.proposal.citing import Numbering
from assistant.domain.proposal.grounding import MISSING
from assistant.domain.proposal.layout import numbered, sections
from assistant.domain.proposal.shapes import Proposal, Statement

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$^])")
_LINE_START = re.compile(r"^(\s*)([-+>=]|\d+[.)])(\s)")
_ADDRESS = re.compile(
    r"\b(https?(?=:)|ftp(?=:)|mailto(?=:)|javascript(?=:)|(?:data|file)(?=:\S)|www(?=\.))(:|\.)", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?=#?\w+;)")
_MARKS = {"+": "For: ", "-": "Against: ", "": ""}


def markdown(proposal: Proposal) -> str:
    """The whole proposal as one Markdown text."""
    numbering = numbered(proposal)
    day = citing.written(proposal.prepared)
    lines = [
        f"# {escape(proposal.title)}",
        "",
        f"*For {_inline(proposal.prepared_for)} · Draft, {day}*",
        "",
    ]
    opened = False
    for section in sections(proposal):
        if section.appendix and not opened:
            lines += [*_sources(numbering), "", "---", "", "# Further material", ""]
            opened = True
        lines += [] if section.id == "summary" else [f"## {escape(section.title)}", ""]
        for block in section.blocks:
            lines += [*_block(block, numbering), ""]
    lines += [] if opened else _sources(numbering)
    return "\n".join([*lines, *_note(proposal)]).rstrip() + "\n"


class MarkdownRenderer:
    """Exports as Markdown."""

    media_type = "text/markdown; charset=utf-8"

    def render(self, proposal: Proposal) -> bytes:
        """The proposal as UTF-8 Markdown."""
        return markdown(proposal).encode()


def escape(text: str) -> str:
    """The text so that no Markdown or HTML in it takes effect; addresses are broken up so that none becomes a link."""
    text = clean(text)
    text = _ENTITY.sub("&amp;", _SPECIAL.sub(r"\\\1", text)).replace("!\\[", "\\!\\[")
    text = text.replace(_SPECIAL.sub(r"\\\1", MISSING), MISSING)
    text = _ADDRESS.sub(lambda match: f"{match[1]}{'&#58;' if match[2] == ':' else '&#46;'}", text)
    text = re.sub(r"(?<=\w)@(?=\w)", "&#64;", text)
    return _LINE_START.sub(r"\1\\\2\3", text)


def _inline(statement: Statement) -> str:
    return escape(statement.text)


def _cited(statement: Statement, numbering: Numbering) -> str:
    marks = "".join(f"[{number}]" for number in numbering.of(statement))
    return f"{escape(statement.text)} {marks}".strip() if statement.text else ""


def _block(block: Block, numbering: Numbering) -> list[str]:
    match block:
        case Paragraph():
            text = " ".join(found for s in block.statements if (found := _cited(s, numbering)))
            return [f"**{text}**" if block.strong else text]
        case Heading():
            return [f"### {escape(block.text)}"]
        case Points():
            return [f"- {_MARKS[block.sign]}{_cited(item, numbering)}" for item in block.items]
        case Pull():
            return [f"> {_cited(block.quote, numbering)}", ">", f"> {escape(block.source)}. {_inline(block.remark)}"]
        case Pairs():
            return [f"- **{escape(label)}:** {_cited(text, numbering)}" for label, text in block.rows]
        case Grid():
            return _table(block, numbering)


def _table(block: Grid, numbering: Numbering) -> list[str]:
    head = ["| " + " | ".join(escape(column) for column in block.columns) + " |", "|" + " --- |" * len(block.columns)]
    return head + [_row(row, numbering, i == block.strong_row) for i, row in enumerate(block.rows)]


def _row(row: tuple[Statement, ...], numbering: Numbering, strong: bool) -> str:
    cells = [_cited(cell, numbering) for cell in row]
    if strong:
        cells[0] = f"**{cells[0]}**"
    return "| " + " | ".join(cells) + " |"


def _sources(numbering: Numbering) -> list[str]:
    lines = [f"{ref.number}. {escape(ref.label)}{use_note(ref.used_as)}" for ref in numbering.references]
    return ["## Sources", "", *lines, "", f"*{escape(CONVERSATION)}*", ""]


def _note(proposal: Proposal) -> list[str]:
    """Where the draft comes from and what was checked, after everything else."""
    return ["", f"*{escape(f'{proposal.provenance}. {checks_line(proposal)}')}*"]

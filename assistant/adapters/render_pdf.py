"""The proposal as PDF, set by Typst: embedded fonts, bookmarks, document properties, no package of the system needed.

What people and documents said enters as data and is set as text; nothing in it can act as a command of the template."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from assistant.adapters.render_notes import CONVERSATION, checks_line, clean, use_note
from assistant.domain.proposal import citing
from assistant.domain.proposal.blocks import Block, Grid, Heading, Pairs, Paragraph, Points, Pull
from assistant.domain.proposal.citing import Numbering
from assistant.domain.proposal.layout import numbered, sections
from assistant.domain.proposal.shapes import Proposal, Statement

_TEMPLATE = Path(__file__).with_name("proposal.typ")


class PdfRenderer:
    """Exports as PDF."""

    media_type = "application/pdf"

    def render(self, proposal: Proposal) -> bytes:
        """The proposal as a PDF file."""
        import typst  # a large library that only this export needs

        return typst.compile(_template(), sys_inputs={"proposal": json.dumps(_data(proposal))})


@cache
def _template() -> bytes:
    return _TEMPLATE.read_bytes()


def _data(proposal: Proposal) -> dict[str, Any]:
    numbering = numbered(proposal)
    day = proposal.prepared
    return {
        "title": clean(proposal.title),
        "subtitle": f"For {clean(proposal.prepared_for.text)} · Draft, {citing.written(day)}",
        "provenance": proposal.provenance,
        "year": day.year,
        "month": day.month,
        "day": day.day,
        "footer": f"Draft, {citing.written(day)}",
        "sections": [
            {
                "id": section.id,
                "title": section.title,
                "appendix": section.appendix,
                "blocks": [_block(block, numbering) for block in section.blocks],
            }
            for section in sections(proposal)
        ],
        "sources": [
            {"number": ref.number, "label": f"{clean(ref.label)}{use_note(ref.used_as)}"}
            for ref in numbering.references
        ],
        "conversation": CONVERSATION,
        "note": f"{proposal.provenance}. {checks_line(proposal)}",
    }


def _cited(statement: Statement, numbering: Numbering) -> dict[str, Any]:
    return {"text": clean(statement.text), "marks": list(numbering.of(statement)) if statement.text else []}


def _block(block: Block, numbering: Numbering) -> dict[str, Any]:
    return {"kind": type(block).__name__, **_content(block, numbering)}


def _content(block: Block, numbering: Numbering) -> dict[str, Any]:
    match block:
        case Paragraph():
            said = [_cited(item, numbering) for item in block.statements if item.text]
            return {"statements": said, "strong": block.strong}
        case Heading():
            return {"text": clean(block.text)}
        case Points():
            return {"items": [_cited(item, numbering) for item in block.items], "sign": block.sign}
        case Pull():
            return {
                "quote": _cited(block.quote, numbering),
                "source": clean(block.source),
                "remark": _cited(block.remark, numbering),
                "faint": block.faint,
            }
        case Pairs():
            return {"rows": [[clean(label), _cited(text, numbering)] for label, text in block.rows]}
        case Grid():
            return {
                "columns": [clean(column) for column in block.columns],
                "rows": [[_cited(cell, numbering) for cell in row] for row in block.rows],
                "weights": list(block.weights),
                "strong_row": block.strong_row,
            }

"""Small pieces that every section of the layout is put together from."""

import re
from datetime import date

from assistant.domain.brief import wording
from assistant.domain.proposal.blocks import Block, Grid, Pairs, Paragraph, Points, Section
from assistant.domain.proposal.shapes import Statement
from assistant.domain.proposal.walking import rewritten, statements_of
from assistant.domain.text import spans
from assistant.domain.text.quotes import outside_quotations

FRONT = "summary"  # the section that stands alone
MARK = "†"
_PROPOSED = " (proposed)"
_ESTIMATED = "(our estimate)"
NOTE = f"{MARK} Our proposal, not agreed yet. The same holds for tasks, days, hours and limits of the plan that nobody has named."
_CONTRACT = "contract"
# Sections in which every value says whether it is ours; of the others the note tells.
_VALUED = frozenset({FRONT, "verdict", "options", _CONTRACT})
_SOON = 330  # days within which a day and a month name one day only


def section(name: str, title: str, *blocks: Block | None, appendix: bool = False) -> Section:
    kept = tuple(_punctuated(block) for block in blocks if block and filled(block))
    return Section(id=name, title=title, blocks=kept, appendix=appendix)


def marked(sections: tuple[Section, ...], prepared: date) -> tuple[Section, ...]:
    """The sections with one mark for what we propose where values are agreed on, and one note where the first of them stands. The
    plan itself stands without marks, its days without the year: nobody reads a page full of both."""
    shown = tuple(_with_mark(section) for section in sections)
    first = next(
        (index for index, part in enumerate(shown) if any(MARK in said.text for said in statements_of(part))), -1
    )
    noted = (_noted(section) if index == first else section for index, section in enumerate(shown))
    return tuple(part if part.id == FRONT else _with_plain_days(part, prepared) for part in noted)


def _with_plain_days(section: Section, prepared: date) -> Section:
    def short(match: re.Match[str]) -> str:
        day = spans.day_of(match[0])
        soon = day is not None and 0 <= (day - prepared).days <= _SOON
        return f"{match[1]} {match[2]}" if soon else match[0]

    def plain(said: Statement) -> Statement:
        text = outside_quotations(said.text, lambda part: spans.DAY.sub(short, part))
        return said if text == said.text else said.model_copy(update={"text": text})

    return rewritten(section, plain)


def _with_mark(section: Section) -> Section:
    mark = MARK if section.id in _VALUED else ""
    changed = rewritten(section, lambda said: said.model_copy(update={"text": said.text.replace(_PROPOSED, mark)}))
    if section.id == _CONTRACT:  # beside what we propose stands what was told
        return changed
    return changed.model_copy(update={"blocks": tuple(_headed(block, mark) for block in changed.blocks)})


def _headed(block: Block, mark: str) -> Block:
    """A table whose columns of nothing but proposals carry the mark in their heads, not in every cell."""
    if not isinstance(block, Grid):
        return block
    columns = [column.replace(_PROPOSED, mark) for column in block.columns]
    whole = [index for index in range(len(columns)) if _all_ours([row[index].text for row in block.rows])]
    heads = (f"{column}{MARK}" if index in whole else column for index, column in enumerate(columns))
    rows = (tuple(_bare(cell) if index in whole else cell for index, cell in enumerate(row)) for row in block.rows)
    return block.model_copy(update={"columns": tuple(heads), "rows": tuple(rows)})


def _all_ours(cells: list[str]) -> bool:
    return len(cells) > 1 and any(MARK in cell for cell in cells) and all(MARK in c or _ESTIMATED in c for c in cells)


def _bare(cell: Statement) -> Statement:
    return cell.model_copy(update={"text": cell.text.replace(MARK, "")})


def _noted(section: Section) -> Section:
    return section.model_copy(update={"blocks": (*section.blocks, Paragraph(statements=(Statement(text=NOTE),)))})


def _punctuated(block: Block) -> Block:
    """Running text whose every part ends as a sentence: nobody reads two of them as one."""
    if not isinstance(block, Paragraph):
        return block
    ended = (
        s if s.text.endswith(":") else s.model_copy(update={"text": wording.ended(s.text)}) for s in block.statements
    )
    return block.model_copy(update={"statements": tuple(ended)})


def filled(block: Block) -> bool:
    match block:
        case Paragraph():
            return any(statement.text for statement in block.statements)
        case Points():
            return bool(block.items)
        case Pairs() | Grid():
            return bool(block.rows)
        case _:
            return True


def together(parts: tuple[Statement, ...], pattern: str) -> Statement:
    """Several statements in one line; equal texts are said once."""
    texts = [part.text for part in parts]
    text = texts[0] if len(set(texts)) == 1 else pattern.format(*texts)
    return Statement(text=text, sources=tuple(dict.fromkeys(source for part in parts for source in part.sources)))


def capital(statement: Statement) -> Statement:
    return statement.model_copy(update={"text": wording.upper_first(statement.text)})


def led(word: str, items: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The items, the first behind a word that says when."""
    first = tuple(item.model_copy(update={"text": f"{word}{wording.lower_first(item.text)}"}) for item in items[:1])
    return (*first, *items[1:])

"""Small pieces that every section of the layout is put together from."""

from assistant.domain.brief import wording
from assistant.domain.proposal.blocks import Block, Grid, Pairs, Paragraph, Points, Section
from assistant.domain.proposal.shapes import Statement


def section(name: str, title: str, *blocks: Block | None, appendix: bool = False) -> Section:
    return Section(id=name, title=title, blocks=tuple(b for b in blocks if b and filled(b)), appendix=appendix)


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

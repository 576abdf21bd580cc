"""Messages and the code that says them fit: every key exists, every key is said, every placeholder is filled."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.adapters.content_references import placeholders
from assistant.domain.knowledge import Knowledge, Message

CODE = Path(__file__).parents[2] / "assistant"
TREES = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(CODE.rglob("*.py"))]


def nodes() -> Iterator[ast.AST]:
    for tree in TREES:
        yield from ast.walk(tree)


def said() -> Iterator[tuple[str, set[str]]]:
    """Each Say(key="…", fill={…}) of the code: the key, and the names it fills in."""
    for node in nodes():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Say":
            given = {keyword.arg: keyword.value for keyword in node.keywords}
            key, fill = given.get("key"), given.get("fill", ast.Dict(keys=[], values=[]))
            if isinstance(key, ast.Constant) and isinstance(fill, ast.Dict):
                yield str(key.value), {name.value for name in fill.keys if isinstance(name, ast.Constant)}


def looked_up() -> Iterator[str]:
    """Each messages["…"] of the code."""
    for node in nodes():
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
            owner = node.value
            if isinstance(owner, ast.Attribute) and owner.attr == "messages":
                yield str(node.slice.value)


def texts(message: Message) -> tuple[str, ...]:
    return (message.full, message.short, message.plain, *message.also, *message.choices)


def test_the_code_says_something() -> None:
    assert len(list(said())) >= 10, "the test no longer finds how the code words its messages"


def test_every_message_the_code_says_exists(knowledge: Knowledge) -> None:
    assert {key for key, _ in said()} | set(looked_up()) <= set(knowledge.messages)


def test_every_placeholder_is_filled(knowledge: Knowledge) -> None:
    for key, filled in said():
        for text in texts(knowledge.messages[key]):
            assert placeholders(text) <= filled, (key, text)


def test_every_message_is_said(knowledge: Knowledge) -> None:
    constants = {node.value for node in nodes() if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert sorted(set(knowledge.messages) - constants) == []


@pytest.mark.parametrize("style", ["full", "short", "plain"])
def test_messages_without_their_fill_still_read(knowledge: Knowledge, style: str) -> None:
    """An unfilled name is only ever a whole phrase, never a part of a word."""
    for message in knowledge.messages.values():
        text = getattr(message, style)
        for name in placeholders(text):
            before, after = text.split(f"{{{name}}}", 1)
            assert not before[-1:].isalnum() and not after[:1].isalnum(), (message.key, text)

"""Markdown: the whole proposal, and nothing in it that a person or a document could make take effect."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from proposals import NAMES, PAYLOADS, drafted, spiked

from assistant.adapters.render_markdown import MarkdownRenderer, escape, markdown
from assistant.adapters.render_notes import clean
from assistant.domain.proposal.layout import sections

PARSER = MarkdownIt("commonmark", {"linkify": False}).enable("table")
ALLOWED = {"text", "softbreak", "em_open", "em_close", "strong_open", "strong_close", "text_special", "entity"}


def inline_kinds(text: str) -> set[str]:
    kinds: set[str] = set()
    for token in PARSER.parse(text):
        kinds.add(token.type)
        kinds |= {child.type for child in token.children or []}
    return kinds


@pytest.mark.parametrize("name", NAMES)
def test_every_section_has_its_heading_and_every_table_its_columns(name: str) -> None:
    text = markdown(drafted(name))
    for section in sections(drafted(name)):
        assert section.id == "summary" or f"## {escape(section.title)}" in text
    for block in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        rows = block.strip().splitlines()
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) == 1, rows


@pytest.mark.parametrize("payload", PAYLOADS)
def test_quoted_words_never_become_markup(payload: str) -> None:
    kinds = inline_kinds(markdown(spiked(payload)))
    assert not kinds & {"html_inline", "html_block", "image", "link_open", "code_inline", "fence", "code_block"}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_address_survives_as_an_address(payload: str) -> None:
    text = markdown(spiked(payload))
    assert not re.search(r"https?:|javascript:|www\.|\w@\w", text)


def test_structure_does_not_depend_on_the_words() -> None:
    plain = [token.type for token in PARSER.parse(markdown(spiked("harmless words"))) if token.type != "inline"]
    for payload in PAYLOADS:
        assert [t.type for t in PARSER.parse(markdown(spiked(payload))) if t.type != "inline"] == plain, payload


@given(st.text(max_size=200))
def test_escaped_text_reads_as_it_was(text: str) -> None:
    tokens = PARSER.parseInline(escape(text))
    children = tokens[0].children or []
    assert {child.type for child in children} <= ALLOWED
    seen = "".join(child.content for child in children if child.type not in ("softbreak",))
    assert seen == clean(text)


def test_the_bytes_are_utf8() -> None:
    assert MarkdownRenderer().render(drafted("dental")).decode("utf-8").startswith("# Crowns")

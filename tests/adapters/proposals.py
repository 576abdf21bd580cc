"""The proposals of tests/unit/stories.py, for the tests of the renderings."""

import sys
from functools import cache
from pathlib import Path

from assistant.domain.proposal.shapes import Proposal

sys.path.insert(0, str(Path(__file__).parents[1] / "unit"))

import stories

NAMES = tuple(stories.ALL)


@cache
def drafted(name: str) -> Proposal:
    return stories.draft(stories.ALL[name])


def spiked(payload: str) -> Proposal:
    """A proposal in which the requester said ``payload`` and a document holds it."""
    proposal = drafted("furniture")
    statement = proposal.summary[0].model_copy(update={"text": payload})
    citation = proposal.citations[0].model_copy(update={"document": payload, "heading": payload, "quote": payload})
    return proposal.model_copy(
        update={
            "headline": statement,
            "prepared_for": statement,
            "work": (statement,),
            "risks": (statement,),
            "tried": (statement,),
            "citations": (citation, *proposal.citations[1:]),
            "asks": tuple(ask.model_copy(update={"what": statement}) for ask in proposal.asks),
            "options": tuple(option.model_copy(update={"what": statement}) for option in proposal.options),
        }
    )


PAYLOADS = (
    "<script>alert(1)</script>",
    "![x](http://evil.example/a.png)",
    "[click](javascript:alert(1))",
    "![x][r]\n\n[r]: http://evil.example/a.png",
    "<img src=x onerror=alert(1)>",
    "http://evil.example/?q=secret and www.evil.example",
    "<http://evil.example>",
    "| a | b |\n| --- | --- |",
    "# Heading\n\n- item",
    "**bold** _it_ `code` ~~gone~~",
    "&lt;b&gt; &#106;avascript:x",
    "=cmd|' /C calc'!A0",
    '{{ config }} <w:fldSimple w:instr="DDE"/>',
    "tab\tand\x00null\x0bvertical \u202eRTL\u202c \u200bzero",
    "lone surrogate \ud800 here",
    "mail me at a@evil.example",
    "]]> <!-- --> <![CDATA[x]]>",
    "1. one\n2. two",
    "> quote",
    "$x^2$ \\(y\\)",
)

"""Text in a document that addresses the assistant instead of the reader, or gives it orders.

Found by what such text must do to work: name the machine, cancel its instructions, hand it a role, or command the form
of its answer (prompt injection: OWASP Top 10 for LLM Applications 2026, LLM01). It is shown to people and never followed."""

import re
from collections.abc import Sequence

from assistant.domain.library.documents import Page
from assistant.domain.text.sentences import Sentence, sentences

_MOST_KEPT = 50  # stretches of a document

_MACHINE = (
    r"(?:(?:ai|artificial\s+intelligence|language|chat)\s*-?\s*(?:assistant|model|agent|bot|system)s?|assistant|chat\s?bot|chat\s?gpt"
    r"|large\s+language\s+model|llm|gpt-?\d*|copilot|virtual\s+agent|prompt)"
)
_ORDER = (
    r"(?:ignore|disregard|forget|override|bypass|skip|set|mark|treat|rate|count|approve|recommend|write|add|insert|include|append|leave|hide|omit"
    r"|remove|delete|answer|reply|respond|output|print|say|state|tell|quote|cite|pretend|act|behave|reveal|repeat|translate|summari[sz]e|provide"
    r"|do|use|put|give|return|send|follow|obey|start|begin|stop|make|modify|augment|enhance|integrate)"
)
_ANSWER = (
    r"(?:your\s+(?:(?:final|next|own|generated)\s+)?(?:answers?|repl(?:y|ies)|responses?|outputs?|proposals?|verdicts?|recommendations?"
    r"|messages?|summar(?:y|ies)|instructions?|prompt)|the\s+(?:verdict|system\s+prompt))"
)
_CANCEL = r"(?<!not\s)(?<!never\s)\b(?:ignore|disregard|forget|override|bypass|stop\s+following|do\s+not\s+follow)"
_RULES = r"instructions?|rules?|prompts?|guidelines?|directions?|safeguards?"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # cancels instructions
        rf"{_CANCEL}\s+(?:\w+\s+){{0,3}}?(?:previous|prior|earlier|above|preceding|your|all|everything|anything)\b[^.\n]{{0,60}}"
        rf"\b(?:{_RULES}|learned|learnt|told|said|above|before)\b",
        rf"^\W*(?:please\s+|now\s+|and\s+)?{_CANCEL}\s+(?:the|any|these|those|my)\s+(?:\w+\s+){{0,2}}?(?:{_RULES})\b",
        r"\b(?:earlier|previous|prior|above|preceding)\s+(?:instructions?|prompts?|system\s+messages?)\b",
        r"\bnew\s+(?:system\s+)?instructions?\s*:",
        # a turn of another speaker, or control words of a chat format
        r"(?-i:(?:^|[\s\"'(\[<])(?:END\s+)?(?:SYSTEM|ASSISTANT|DEVELOPER)(?:\s+(?:MESSAGE|PROMPT|NOTE|OVERRIDE))?\s*[:>\]])"
        r"|\b(?-i:END\s+SYSTEM)\b",
        r"<\|?(?:im_start|im_end|system|endoftext|assistant|user)\|?>|\[/?(?:INST|SYS)\]|<</?SYS>>|^#{2,}\s*(?:system|instruction)s?\b",
        # speaks to the machine
        rf"\b(?:dear|note\s+to|message\s+(?:to|for)|instructions?\s+(?:to|for)|attention|hello|hi|hey)[\s,:]+(?:the\s+|any\s+|all\s+|an?\s+)?{_MACHINE}\b",
        rf"\b(?:if\s+you\s+are|you\s+are)\s+(?:an?|the|now)\s+(?:\w+\s+){{0,3}}{_MACHINE}\b",
        rf"\b{_MACHINE}s?\b(?:\s+that\s+reads?\b[^.\n]{{0,40}}|\s+reading\b[^.\n]{{0,40}})?\s*(?:,|:|must|should|shall|has\s+to|is\s+to)\s+(?:\w+\s+)?{_ORDER}\b",
        # hands out a role
        r"\byou\s+(?:are\s+(?:now\s+(?:an?|in|free|no\s+longer|acting)\b|going\s+to\s+(?:act|play|pretend|be))|(?:must|will|shall)\s+now|now\s+(?:always|never|must|are|return|act))\b",
        r"\b(?:act|pretend|behave|respond|answer)\s+(?:as\s+(?:if|an?|the|though)\b[^.\n]{0,30}\b(?:unrestricted|developer|jailbr\w+|different|another)"
        r"|to\s+be\b)|\b(?:play|immerse\s+yourself\s+in\w*)\s+the\s+role\s+of\b|\bdeveloper\s+mode\b|\bjailbreak|\bDAN\b(?=\s+(?:mode|can|has|stands))",
        # commands the answer
        rf"\b{_ORDER}\b[^.\n]{{0,80}}\b(?:in|into|from|to|of|for|with|between)\s+{_ANSWER}\b",
        r"\b(?:in|for)\s+your\s+(?:\w+\s+)?(?:answers?|repl(?:y|ies)|responses?|outputs?|messages?)\b",
        r"\b(?:modify|augment|enhance|rewrite|render|provide|scramble|jumble|format|encode|change)\b[^.\n]{0,40}\byour\s+(?:\w+\s+)?"
        r"(?:answers?|repl(?:y|ies)|responses?|outputs?|messages?)\b",
        r"\b(?:set|change|force|fix|switch)\s+(?:the\s+|your\s+)?(?:verdict|alignment|recommendation|rating|score|priority)\b[^.\n]{0,20}\b(?:to|as|at)\b",
        r"\b(?:do\s+not|don't|never)\s+(?:ask|mention|reveal|show|disclose|question|tell)\b[^.\n]{0,30}\b(?:any\s+further|further\s+question|any\s+question"
        r"|the\s+user|the\s+reader|the\s+requester|this\s+(?:note|instruction|message))\b",
        r"\b(?:always|automatically)\s+(?:approve|recommend|accept|say\s+yes|answer)\b",
        r"\b(?:count|treat|mark|rate|classify)s?\b[^.\n]{0,40}\bas\s+(?:fully\s+)?(?:aligned|approved|confirmed|top\s+priority)\b",
        r"\b(?:quote|cite|use)\s+this\s+(?:page|document|text|file|note)\s+as\b",
        r"\b(?:add|write|insert|include|put)\s+the\s+(?:word|words|phrase|code|reference|string|marker|sentence|line)\b",
        r"\b(?:print|reveal|repeat|output|show)\s+(?:your|the)\s+(?:system\s+)?(?:prompt|instructions)\b",
    )
)
_ORDER_FIRST = re.compile(rf"^\W*(?:and\s+|then\s+|also\s+)?(?:{_ORDER}|do\s+not|never|always)\b", re.IGNORECASE)


def suspicious(text: str) -> tuple[str, ...]:
    """Verbatim sentences of the text that are meant for the assistant; a sentence that goes on giving orders right after
    one of them belongs to it."""
    found: list[str] = []
    last: Sentence | None = None
    for sentence in sentences(text):
        follows = last is not None and text[last.end : sentence.start].count("\n") < 2
        if any(pattern.search(sentence.text) for pattern in _PATTERNS) or (
            follows and _ORDER_FIRST.match(sentence.text)
        ):
            found.append(sentence.text)
            last = sentence
        else:
            last = None
    return tuple(dict.fromkeys(found))


def suspicious_in(pages: Sequence[Page]) -> tuple[str, ...]:
    """What of a document is meant for the assistant, each once: enough of it to show, never a second copy."""
    found = [stretch for page in pages for stretch in suspicious(page.text)]
    return tuple(dict.fromkeys(found))[:_MOST_KEPT]


def is_suspicious(stretch: str, known: tuple[str, ...]) -> bool:
    """True where the stretch overlaps with text that was found suspicious."""
    return any(item in stretch or stretch in item for item in known)


def without_orders(text: str, mark: str = " … ") -> str:
    """The text with ``mark`` in place of what is meant for the assistant: what may be relied on as told."""
    for sentence in suspicious(text):
        text = text.replace(sentence, mark)
    return text

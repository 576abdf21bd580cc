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
_MACHINES = ("assistant", "model", "agent", "bot", "system", "gpt", "llm", "copilot", "prompt")
_CANCELS = ("ignore", "disregard", "forget", "override", "bypass", "follow")
_PATTERNS = tuple(  # each behind words of which a match must hold one: most sentences are looked through quickly
    (words, re.compile(pattern, re.IGNORECASE))
    for words, pattern in (
        # cancels instructions
        (
            _CANCELS,
            rf"{_CANCEL}\s+(?:\w+\s+){{0,3}}?(?:previous|prior|earlier|above|preceding|your|all|everything|anything)\b[^.\n]{{0,60}}"
            rf"\b(?:{_RULES}|learned|learnt|told|said|above|before)\b",
        ),
        (
            _CANCELS,
            rf"^\W*(?:please\s+|now\s+|and\s+)?{_CANCEL}\s+(?:the|any|these|those|my)\s+(?:\w+\s+){{0,2}}?(?:{_RULES})\b",
        ),
        (
            ("instruction", "prompt", "message"),
            r"\b(?:earlier|previous|prior|above|preceding)\s+(?:instructions?|prompts?|system\s+messages?)\b",
        ),
        (("instruction",), r"\bnew\s+(?:system\s+)?instructions?\s*:"),
        # a turn of another speaker, or control words of a chat format
        (
            ("system", "assistant", "developer"),
            r"(?-i:(?:^|[\s\"'(\[<])(?:END\s+)?(?:SYSTEM|ASSISTANT|DEVELOPER)(?:\s+(?:MESSAGE|PROMPT|NOTE|OVERRIDE))?\s*[:>\]])"
            r"|\b(?-i:END\s+SYSTEM)\b",
        ),
        (
            ("<", "[", "#"),
            r"<\|?(?:im_start|im_end|system|endoftext|assistant|user)\|?>|\[/?(?:INST|SYS)\]|<</?SYS>>|^#{2,}\s*(?:system|instruction)s?\b",
        ),
        # speaks to the machine
        (
            _MACHINES,
            rf"\b(?:dear|note\s+to|message\s+(?:to|for)|instructions?\s+(?:to|for)|attention|hello|hi|hey)[\s,:]+(?:the\s+|any\s+|all\s+|an?\s+)?{_MACHINE}\b",
        ),
        (_MACHINES, rf"\b(?:if\s+you\s+are|you\s+are)\s+(?:an?|the|now)\s+(?:\w+\s+){{0,3}}{_MACHINE}\b"),
        (
            _MACHINES,
            rf"\b{_MACHINE}s?\b(?:\s+that\s+reads?\b[^.\n]{{0,40}}|\s+reading\b[^.\n]{{0,40}})?\s*(?:,|:|must|should|shall|has\s+to|is\s+to)\s+(?:\w+\s+)?{_ORDER}\b",
        ),
        # hands out a role
        (
            ("you",),
            r"\byou\s+(?:are\s+(?:now\s+(?:an?|in|free|no\s+longer|acting)\b|going\s+to\s+(?:act|play|pretend|be))|(?:must|will|shall)\s+now|now\s+(?:always|never|must|are|return|act))\b",
        ),
        (
            ("act", "pretend", "behave", "respond", "answer", "role", "developer", "jailbr", "dan"),
            r"\b(?:act|pretend|behave|respond|answer)\s+(?:as\s+(?:if|an?|the|though)\b[^.\n]{0,30}\b(?:unrestricted|developer|jailbr\w+|different|another)"
            r"|to\s+be\b)|\b(?:play|immerse\s+yourself\s+in\w*)\s+the\s+role\s+of\b|\bdeveloper\s+mode\b|\bjailbreak|\bDAN\b(?=\s+(?:mode|can|has|stands))",
        ),
        # commands the answer
        (
            ("your", "verdict", "prompt"),
            rf"\b{_ORDER}\b[^.\n]{{0,80}}\b(?:in|into|from|to|of|for|with|between)\s+{_ANSWER}\b",
        ),
        (("your",), r"\b(?:in|for)\s+your\s+(?:\w+\s+)?(?:answers?|repl(?:y|ies)|responses?|outputs?|messages?)\b"),
        (
            ("your",),
            r"\b(?:modify|augment|enhance|rewrite|render|provide|scramble|jumble|format|encode|change)\b[^.\n]{0,40}\byour\s+(?:\w+\s+)?"
            r"(?:answers?|repl(?:y|ies)|responses?|outputs?|messages?)\b",
        ),
        (
            ("verdict", "alignment", "recommendation", "rating", "score", "priority"),
            r"\b(?:set|change|force|fix|switch)\s+(?:the\s+|your\s+)?(?:verdict|alignment|recommendation|rating|score|priority)\b[^.\n]{0,20}\b(?:to|as|at)\b",
        ),
        (
            ("not", "don't", "never"),
            r"\b(?:do\s+not|don't|never)\s+(?:ask|mention|reveal|show|disclose|question|tell)\b[^.\n]{0,30}\b(?:any\s+further|further\s+question|any\s+question"
            r"|the\s+user|the\s+reader|the\s+requester|this\s+(?:note|instruction|message))\b",
        ),
        (("always", "automatically"), r"\b(?:always|automatically)\s+(?:approve|recommend|accept|say\s+yes|answer)\b"),
        (
            ("aligned", "approved", "confirmed", "priority"),
            r"\b(?:count|treat|mark|rate|classify)s?\b[^.\n]{0,40}\bas\s+(?:fully\s+)?(?:aligned|approved|confirmed|top\s+priority)\b",
        ),
        (("this",), r"\b(?:quote|cite|use)\s+this\s+(?:page|document|text|file|note)\s+as\b"),
        (
            ("word", "phrase", "code", "reference", "string", "marker", "sentence", "line"),
            r"\b(?:add|write|insert|include|put)\s+the\s+(?:word|words|phrase|code|reference|string|marker|sentence|line)\b",
        ),
        (
            ("prompt", "instructions"),
            r"\b(?:print|reveal|repeat|output|show)\s+(?:your|the)\s+(?:system\s+)?(?:prompt|instructions)\b",
        ),
    )
)
_AS_LETTERS = str.maketrans(
    "\u0130\u0131\u017f\u212a", "iisk"
)  # what a pattern that ignores case takes for these letters
_ORDER_FIRST = re.compile(rf"^\W*(?:and\s+|then\s+|also\s+)?(?:{_ORDER}|do\s+not|never|always)\b", re.IGNORECASE)


def suspicious(text: str) -> tuple[str, ...]:
    """Verbatim sentences of the text that are meant for the assistant; a sentence that goes on giving orders right after
    one of them belongs to it."""
    found: list[str] = []
    last: Sentence | None = None
    for sentence in sentences(text):
        follows = last is not None and text[last.end : sentence.start].count("\n") < 2
        if _addressed(sentence.text) or (follows and _ORDER_FIRST.match(sentence.text)):
            found.append(sentence.text)
            last = sentence
        else:
            last = None
    return tuple(dict.fromkeys(found))


def _addressed(text: str) -> bool:
    """Meant for the assistant."""
    lowered = text.translate(_AS_LETTERS).lower()
    return any(pattern.search(text) for words, pattern in _PATTERNS if any(word in lowered for word in words))


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

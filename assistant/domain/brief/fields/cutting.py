"""Noun phrases cut out of what was said, word for word: fragments, openers in front, the verb that ends a phrase."""

import re
from collections.abc import Iterator

from assistant.domain.text.sentences import sentences

_OPENER = re.compile(
    r"(?:[\s,:;…–—\"“”'‘(-]+"
    r"|(?:well|ok(?:ay)?|so|and|but|then|also|or|oh|ah|ha|hm+|um+|er+|yes|yeah|no|sure|probably|maybe|perhaps"
    r"|possibly|mainly|mostly"
    r"|as far as i know|i would think|could be|might be|basically|honestly|frankly|sorry|actually|obviously"
    r"|normally|usually|officially|simply|just|only|i (?:think|guess|suppose"
    r"|believe|asked|mean)|we think|i['’]d say|i would say|let me (?:see|think|look|check)|good question"
    r"|to be honest|you know"
    r"|(?:that|it|this|those|these|they|which|who)(?:['’]?s| is| are| was| were| would be| will be|['’]d be"
    r"|['’]ll be| must be"
    r"| has to be| might be| may be| could be| should be)"
    r"|(?:that|it|they|the (?:number|figure|data)s?)?\s*(?:is|are)?\s*(?:comes?|came|coming|pulled|taken|read"
    r"|belongs?|lies|sits)"
    r"(?: straight| directly)?(?: out of| from| off| to| with| in)"
    r"|there(?:['’]s| is| are)|(?:we|i)(?: have|['’]ve got|['’]ve| use)"
    r"|(?:the|its|our)?\s*(?:owner|sponsor|source|name)(?:['’]s| is| are| would be)|(?:it|that) (?:was|were)"
    r"|it was|that was|ask(?: for)?"
    r"|straight|directly|from|out of|by|via|with|in|off|on)\b(?!['’]))",
    re.IGNORECASE,
)
# Words that never stand inside a noun phrase: pronouns, auxiliaries, relatives, conjunctions of clauses.
_CLOSED = (
    "i you he she we they me him them who whom whose which that what where when why how if because since while "
    "although though unless until but so as than is are was were be been am do does did has have had will would "
    "can could shall should may might must not never nobody none nothing there here please also too just only "
    "really always usually often sometimes every each nowadays currently today tomorrow yesterday tonight myself "
    "itself mine mostly mainly obviously probably honestly frankly basically apparently anyway though however "
    "then otherwise instead ask"
).split()
# Verbs said of those who answer for a number, a goal or a task; forms that are mostly nouns ("reports") need an object.
_VERBS = (
    "keep keeps kept send sends sent supplies supplied publish publishes published presents presented provide "
    "provides provided give gives gave own owns owned maintain maintains maintained runs ran know knows knew "
    "prepare prepares prepared collect collects collected compile compiles compiled signs signed bring brings "
    "brought make makes made take takes took get gets got go goes went come comes came say says said tell tells "
    "told want wants wanted need needs needed see sees saw shows showed think thinks thought look looks looked "
    "handle handles handled hold holds holding write writes wrote put puts pays paid backs backed push pushes "
    "pushed sponsor sponsors decide decides decided opens opened enter enters entered belong belongs print prints "
    "printed calculate calculates sits lies stands led pulls pulled leave leaves left let lets like likes ask "
    "asks asked approve approves signed promised promise promises agreed agrees told happen happens happened "
    "exist exists recorded logged time-stamped stamped called named gathered gathers issued deliver delivers "
    "delivered monitors oversees manages managed do".split()
)
_STOP = re.compile(
    rf"(?<![\w'’-])(?:{'|'.join(sorted(set(_CLOSED + _VERBS), key=len, reverse=True))}|(?-i:it|It|us|Us))(?![\w-])"
    r"|\b\w+n['’]t\b|\b(?!plus\b)\w{3,}s(?=\s+(?:it|them|him|her|this|that|these|those|the|a|an|us|me|our|all"
    r"|every|off|up|out|round)\b)"
    r"|\b(?:i|you|he|she|it|we|they|that|there|who)['’](?:s|d|m|re|ve|ll)\b"
    r"|(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bProf)(?<!\bSt)(?<!\b[A-Z])[.](?=\s|$)|[!?;:()“”\"…]"
    r"|\s[-–—]+\s|,\s+(?:and|but)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[\s,:;–—-]+|\b(?:and|or|but|with|of|from|in|at|for|to|by|on|the|a|an|up there|again|now)\b)+$", re.IGNORECASE
)
_BREAK = re.compile(r"\s*[;:…]\s+|\s[-–—]+\s|\s*\.{3,}\s*|[()]")


def fragments(text: str) -> Iterator[tuple[str, int]]:
    """The sentences of a text, cut at colons, dashes and brackets too, each with its offset."""
    for sentence in sentences(text):
        start = 0
        for mark in (*_BREAK.finditer(sentence.text), None):
            end = mark.start() if mark else len(sentence.text)
            if sentence.text[start:end].strip():
                yield sentence.text[start:end], sentence.start + start
            start = mark.end() if mark else end


def without_opener(text: str) -> str:
    """The text without what only leads up to the answer: "Well, that would be Ines" -> "Ines"."""
    while match := _OPENER.match(text):
        text = text[match.end() :]
    return text


def leading(text: str) -> str:
    """The noun phrase at the start of a text: everything before its first verb, pronoun or mark."""
    stop = _STOP.search(text)
    phrase = text[: stop.start()] if stop else text
    shorter = _TAIL.sub("", phrase)
    return shorter.strip(" ,.;:!?")


def acts(text: str) -> bool:
    """True where a text goes on with what those do who answer for something: " sends it every Monday"."""
    following = re.match(r"\s+([\w-]+)", text)
    return bool(following) and following.group(1).casefold() in _VERBS


def verbless(text: str) -> bool:
    """True where a text is nothing but a noun phrase."""
    body = text.strip(" ,.;:!?")
    return bool(body) and leading(body) == body

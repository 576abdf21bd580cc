"""Sentences that only say that something is there or works: they never show that it is in the way."""

import re

from assistant.domain.text.plain import any_of, one_of, plain

_VERY = r"(?:all |also |very |quite |perfectly |certainly )*"
_FINE = any_of(
    rf"(?:work|works|worked|working|run|runs) {_VERY}(?:fine|well|reliably|smoothly|as it should)",
    r"(?:^|[,;] )(?:the |our |their )?(?:\w+ ){1,3}(?:works?|runs?)(?=[.,;]|$)",
    rf"(?:is|are) {_VERY}{one_of('there fine ok okay good enough sufficient adequate available complete clear')}",
    rf"(?:is|are) {_VERY}(?:in place|in order|up to date|well \w+ed)",
    r"nobody (?:has |ever )*(?:missed|complained|lacked|failed|ran out)",
    r"(?:have|has|get|gets) (?:everything|enough|plenty)|enough (?:of it|time|people)",
    r"(?:no|nothing|not any) (?:shortage|lack|complaints?|problems?|issues?|missing|wrong|in the way)",
)
_YET = any_of(one_of("but yet although though however only except unless until instead still not never too"))


def says_fine(text: str) -> bool:
    """True where a sentence only says that something is there or works: it never shows that this is the cause."""
    said = plain(text)
    rest = _FINE.sub(" ", said)
    return rest != said and not _YET.search(re.sub(r"\btoo(?=[ .,;]*(?:,|\.|;|$))", "", rest))


_NEUTRAL = any_of(
    r"(?:nobody|none)(?:'s)?(?: of them)? (?:gets?|gains?|earns?|loses?|is|was|has ever been|told) (?:\w+ ){0,3}"
    r"(?:anything|prize|by|off|told off|thanked|reprimanded|scolded|punished|blamed|shouted at)",
    r"(?:no|without) (?:bonus|premium|penalty)|(?:hourly|flat|same|fixed) (?:pay|wage|salary)|paid by the hour|either way",
    r"neither (?:a )?(?:reward|bonus|premium|praise|gain)\w* nor|costs? (?:you|them|nobody|him|her|the \w+) nothing",
)


def says_neutral(text: str) -> bool:
    """True where a remark says that neither pay nor blame hangs on it: nothing that somebody could put right."""
    return bool(_NEUTRAL.search(plain(text)))

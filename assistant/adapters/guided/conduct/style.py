"""How a person writes: in short fragments, or in a language that is not their first."""

import re

_NON_NATIVE = re.compile(
    r"\b(?:he|she|it) (?:have|do|go|say|need|want|work|come|make)\b|\bpeoples\b|\binformations\b|\b(?:is"
    r"|are|was) (?:come|go|work|know|make|need|want)\b|\b(?:all|every|many) (?:worker|machine|nurse|driver"
    r"|person|problem|mistake|colleague|shop|team) "
    r"|\bi am (?:work|want|need|agree)\b|\bmuch (?:people|workers|problems|mistakes|errors)\b|\bsince "
    r"(?:\w+ ){1,2}(?:years?|months?|weeks?) (?:we|i|they)\b|\bdon['’]?t knows?\b(?<=knows)|\bno have\b"
    r"|\bmake (?:a )?training\b|\bexplain me\b|\bdiscuss about\b"
    r"|\bfor to\b|\bmore better\b|\bhow (?:do )?(?:you )?(?:call|say)\b.{0,12}\bin english\b|\bmy "
    r"english\b|\b(?:machine|boss|system|worker|customer|manager|guest|report) (?:say|work|make|go|come"
    r"|tell|stop|want|need|have)\b",
    re.I,
)


def is_terse(message: str) -> bool:
    """Short fragments: a person who should get short questions."""
    words = message.split()
    sentences = [part for part in re.split(r"[.!?\n]+", message) if part.strip()]
    return 0 < len(words) <= 7 or (0 < len(words) <= 16 and len(words) / max(len(sentences), 1) <= 5)


def is_plain(message: str) -> bool:
    """Signs of a writer whose first language is another: answered in plain sentences."""
    return bool(_NON_NATIVE.search(message))

"""Thoughts kept whole: a trial with how it came out, an attempt with its before and after, a conclusion with its ground, and the
sentence that turns a remark round. A quotation cut inside such a thought says something else, often the opposite."""

import re

from assistant.domain.proposal.drafting import clauses
from assistant.domain.text.plain import any_of, one_of, plain

_TRIAL = any_of(
    rf"(?:i|we|he|she|they|\w+) (?:\w+ )?{one_of('gave tried tested asked had let put played handed showed timed watched')} "
    rf"(?:\w+ )?(?:{one_of('two three four five six seven eight nine ten eleven twelve twenty thirty them some people')}|\d+)",
    rf"(?:made|did|ran|held|there was) (?:an? |the |one )?(?:\w+ )?{one_of('test trial experiment check quiz exercise count')}",
    rf"(?:laid|set) out (?:\w+ )?(?:\d+|{one_of('five ten twelve twenty thirty')})",
    rf"i (?:have )?asked (?:\d+|\w+) {one_of('of people them')}|in a (?:blind )?(?:test|trial)",
)
_OUTCOME = any_of(
    rf"(?:\d+|{one_of('one two three four five six seven eight nine ten eleven twelve most half all none nobody both neither')})"
    r"(?: but \w+)?(?: (?:of|out of) (?:the|them|ten|\d+)| \w+ (?:could|did|said|were|was|sorted|marked|got)|"
    r" (?:could|did|said|got|agreed|"
    r"knew|sorted|passed|failed|spotted|complete|marked|came)\b)",
    r"they (?:spotted|found|got|agreed|scored|managed) \w+|(?:\w+ )?(?:complete|right|wrong|correct|faultless)(?: \w+){0,4}$",
)
_ATTEMPT = any_of(
    one_of(
        "course courses training workshop refresher seminar e-learning afternoon campaign demo slides memo posters email tried"
    ),
)
_FOLLOWED = any_of(
    r"\d[\d.,]*\D{1,20}(?:before|after)",
    r"(?:before|after|from)\b.*\d",
    r"(?:nothing|no (?:change|difference|effect))(?: \w+){0,4}$",
    r"(?:followed by|since then|it did not|did harm|never (?:came|moved)).*",
    r"\d[\d.,]*\D{1,40}\d",
)
_CONCLUDES = re.compile(
    r"(?:so|therefore|hence|thus|which means|that means|that is why|then i|then we)\b", re.IGNORECASE
)
_TURNS = re.compile(
    r"(?:and )?that is (?:rather |exactly |precisely |just )?(?:the (?:point|problem|trouble)|what is wrong)\b|"
    r"(?:but|yet|only|except) (?:nobody|no one|not one|none|it|they|that) |and (?:still|yet) |"
    r"which is the (?:point|problem|trouble)\b"
)
_AHEAD = 3  # sentences in which a trial or an attempt comes out
_BEHIND = 2  # sentences behind a remark that may turn it round


def whole(message: str, quote: str) -> str:
    """The quote with the sentences of its message that belong to the same thought; always a stretch of the message."""
    places = _places(message)
    start = message.find(quote)
    inside = [i for i, (a, b) in enumerate(places) if start >= 0 and a < start + len(quote) and b > start]
    if not inside:
        return quote
    first, last = inside[0], inside[-1]
    told = [plain(message[a:b]).rstrip(" .!…") for a, b in places]
    if _CONCLUDES.match(told[first]) and first > 0:
        first -= 1
    last = _came_out(told, first, last)
    begin = places[first][0] if first < inside[0] else start
    end = places[last][1] if last > inside[-1] else start + len(quote)
    return message[begin:end].strip()


def _came_out(told: list[str], first: int, last: int) -> int:
    """The sentence up to which a trial or an attempt is told: where its outcome stands, if that follows soon."""
    for begins, ends in ((_TRIAL, _OUTCOME), (_ATTEMPT, _FOLLOWED)):
        if not any(begins.search(text) for text in told[first : last + 1]):
            continue
        if not any(ends.search(text) for text in told[first : last + 1]):
            found = (i for i in range(last + 1, min(last + 1 + _AHEAD, len(told))) if ends.search(told[i]))
            last = next(found, last)
        return last + 1 if last + 1 < len(told) and _THEN.match(told[last + 1]) else last
    return last


_THEN = re.compile(r"(?:and )?then (?:i|we|he|she|they)\b.*\d")  # the same trial once more, under another condition


def turned(message: str, quote: str) -> bool:
    """True where the message goes on by saying that the very opposite follows: "They are told. That is the point."."""
    behind = message.partition(quote)[2]
    following = clauses.pieces(behind)[:_BEHIND] if behind else []
    return any(_TURNS.match(plain(sentence)) for sentence in following)


def _places(message: str) -> list[tuple[int, int]]:
    """Where each sentence of a message stands."""
    found: list[tuple[int, int]] = []
    at = 0
    for piece in clauses.pieces(message):
        start = message.find(piece, at)
        at = start + len(piece)
        found.append((start, at))
    return found

"""What people said, cut to the clause that tells something, always word for word."""

import itertools
import re
from collections.abc import Callable, Iterable

from assistant.domain.brief.shapes import Evidence
from assistant.domain.causes.fine import says_neutral
from assistant.domain.text.phrases import VERB, names_office
from assistant.domain.text.words import stems

_TALK = (
    r"^(?:(?:(?:well|ok|okay|so|hm+|um+|er+|ah|oh|hey|hi|hello|honestly|frankly|basically|actually|look|listen|sorry|sure|yes|yeah|"
    r"right|anyway|to be honest|to be fair|if i am honest|let me see|let me think|let me check|let me look|good question|"
    r"since you ask|if you ask me|by the way|as i said|that one)\s*[,.!:;…-]+"
    r"|(?:you know|i mean|i guess|i suppose|i would say|i think),?"
)
_FILLER = re.compile(rf"{_TALK}|(?:also|and|but|so),?(?=\s))\s*)+", re.IGNORECASE)
_OPENER = re.compile(
    rf"{_TALK})\s*)+", re.IGNORECASE
)  # a quotation keeps its "and": without it half a sentence is left
_SENTENCE = re.compile(
    r"(?<!\b[A-Z]\.)(?<!\b[MD]r\.)(?<!\bMs\.)(?<!\bMrs\.)(?<=[.!?…])\s+|\n+"
)  # "Dr. K. Lund" goes on
_CLAUSE = re.compile(r"[,;:]\s+|\s[-–—]\s")
_NUMBER = re.compile(r"\d")
_EMPTY_TALK = re.compile(
    r"\b(no idea|good question|you tell me|let me (?:open|see|check|look|think)|not sure|i am sorry|you do the sum|"
    r"that is the point|i mean it|ask me|sorry|between us|off the record|do not quote me|don't quote me|haha|lol)\b",
    re.IGNORECASE,
)
_HOLLOW = stems(
    "good ones some thing things stuff nice fine sure really very much kind sort lot something anything well ask idea"
)
_ROLE = re.compile(
    r"^(?:it(?: is|'s|’s) |that(?: is|'s|’s) |probably |mainly |ask |it would be )?(?P<who>.+)$", re.IGNORECASE
)
_NOBODY = re.compile(r"\b(nobody|no one|none|no|never|not|yet|nothing|unknown|unclear)\b", re.IGNORECASE)
_PERSON = re.compile(r"(?:the|our|my|a|an|[A-ZÀ-Þ])[\w'’&.-]*", re.IGNORECASE)
_SELF = re.compile(
    r"^(?:just |only )?(?:me|myself|i myself|i am|i['’]m|i do|(?:that|it)(?:['’]s| is| would be) me)\b", re.IGNORECASE
)
_SELF_FIRST = re.compile(
    r"^(?:just |only )?(?:(?:i myself|me|myself|i|(?:that|it)(?:['’]s| is| would be) me)\s*[.,:–-]\s*(?:the\s+|as\s+)?(?=\w)"
    r"|(?:i am|i['’]m)\s+(?:the\s+)?(?=head|chief|director|\w+ (?:head|chief|director|manager)))",
    re.IGNORECASE,
)
_NOT_ASKED = re.compile(  # who has heard nothing of it decides nothing: "the board has not been asked", "not discussed with her"
    r"(?:\bnot|\bnever|n['’]t)\s+(?:yet\s+|even\s+)?(?:been\s+)?(?:asked|told|informed|consulted|approached|discussed|spoken|heard)\b",
    re.IGNORECASE,
)


def telling(text: str, limit: int = 190, weigh: Callable[[str], float] | None = None) -> str:
    """The most telling stretch of what was said: whole sentences where they fit, without filler at the start. Always a
    contiguous part of the text."""
    text, weigh = text.strip(), weigh or weight
    fitting = _stretches(text, limit)
    best = max(fitting, key=lambda stretch: weigh(stretch) - max(0, len(stretch) - limit) / _TOO_LONG, default=text)
    return _cut(_without_filler(best, _OPENER), max(limit, WHOLE))


_TOO_LONG, _OVER = 8, 60  # characters over the limit: so many weigh as much as a word, a run may have so many
WHOLE = 260  # characters of a sentence that is shown whole whatever the limit: half a sentence is nobody's word


def _stretches(text: str, limit: int) -> list[str]:
    """Every run of neighbouring sentences that fits, and every single sentence."""
    starts = [0, *(match.end() for match in _SENTENCE.finditer(text))]
    ends = [*(match.start() for match in _SENTENCE.finditer(text)), len(text)]
    runs = [text[a:b] for i, a in enumerate(starts) for b in ends[i:] if b - a <= limit + _OVER]
    return runs + [text[a:b] for a, b in zip(starts, ends, strict=True)]


def weight(stretch: str) -> float:
    """How much a stretch tells: words that carry content, numbers more, empty talk less."""
    body = _without_filler(stretch)
    content = sum(1 for word in body.split() if len(word) > 3)
    return content + 4 * bool(_NUMBER.search(body)) - 5 * len(_EMPTY_TALK.findall(body)) - 2 * body.count("?")


def action(stretch: str) -> float:
    """How much a stretch tells of what people do: numbers count no more than other words, the speaker's own part less."""
    body = _without_filler(stretch)
    return weight(stretch) - 4 * bool(_NUMBER.search(body)) - 4 * bool(_SPEAKER.search(body))


_SPEAKER = re.compile(r"\b(?:I|me|my|myself)\b")


def _without_filler(text: str, filler: re.Pattern[str] = _FILLER) -> str:
    shorter = filler.sub("", text.strip())
    return shorter if len(shorter.split()) >= 2 else text.strip()


def _cut(text: str, limit: int) -> str:
    """At most ``limit`` characters, cut where a clause ends if that leaves enough to understand."""
    text = text.strip(" ,;:-–—")
    if len(text) <= limit:
        return text
    borders = [match.start() for match in _CLAUSE.finditer(text) if limit // 3 <= match.start() <= limit]
    end = borders[-1] if borders else text.rfind(" ", 0, limit)
    return text[: end if end > 0 else limit].rstrip(" ,;:-–—")


def tells(text: str) -> bool:
    """True where an answer holds something: a number, or at least two words of content, and does not only say who may
    know."""
    if _DEFERS.search(text) and not _NUMBER.search(text):
        return False
    return bool(_NUMBER.search(text)) or len(stems(text) - _HOLLOW) >= 2


_DEFERS = re.compile(
    r"\b(?:(?:figures?|numbers?|extract|data) (?:comes? )?from (?:the|our)|"
    r"(?:may|might|should|would|could) (?:know|have (?:it|that|them))|not (?:in|with|on) (?:my|me)|n/a|"
    r"ask (?:the|our|mr|mrs|ms|finance|hr|it)|(?:haven['’]t|have not) (?:the|a) (?:faintest|clue)|"
    r"(?:address|direct|refer) (?:that|this|it) to|(?:that|it|this)(?:['’]s| is) (?:one|a question) for|suppositions?|"
    r"(?:be|am|['’]m) (?:only |just )?(?:guessing|inventing|speculating|making it up)|"
    r"(?:like|liberty|want) to (?:guess|speculate)|leave (?:it|that) open|(?:no|any) evidence (?:on|of|for) (?:that|this|it)|"
    r"would have to (?:ask|be obtained|check|revert|say|tell)|cannot say|can['’]t say)\b|"
    r"(?:^|[.!?,;] )(?:kindly |please )?ask (?:me|them|him|her|some\w+)\b",
    re.IGNORECASE,
)  # an answer that puts the question off or only names who might answer


def around(text: str, pieces: Iterable[str]) -> str:
    """The sentences of a text from the first to the last that hold one of the pieces, with the one before where they are too
    short to be understood; the whole where none does."""
    cuts = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text)]
    held = [
        i for i, (a, b) in enumerate(itertools.pairwise(cuts)) if any(piece and piece in text[a:b] for piece in pieces)
    ]
    if not held:
        return text
    first, last = held[0], held[-1]
    if len(text[cuts[first] : cuts[last + 1]].split()) < _UNDERSTOOD and first > 0:
        first -= 1
    return text[cuts[first] : cuts[last + 1]].strip()


_UNDERSTOOD = 4  # words
_FEWEST = 3  # words of content that make a remark more than an evasion


def telling_remarks(remarks: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The remarks that say something checkable: an example, a record, a number, or words enough."""
    return tuple(
        item
        for item in remarks
        if item.weight > 1 or _NUMBER.search(item.source.quote) or len(stems(item.source.quote) - _HOLLOW) >= _FEWEST
    )


def tells_trouble(text: str) -> bool:
    """True where a remark tells what is in the way, and not only how things are."""
    return bool(_TROUBLE.search(text))


def hinders(remark: str) -> bool:
    """True where a remark tells trouble, and not only that neither pay nor blame hangs on it."""
    return tells_trouble(remark) and not says_neutral(remark)


_TROUBLE = re.compile(
    r"\b(?:no|not|never|nobody|none|nothing|cannot|without|un\w+|late|slow\w*|broken?|breaks?|fail\w*|wrong\w*|empty|missing|"
    r"wait\w*|twice|again|by hand|too|only|lost|los[et]s?|out(?! of (?:\d|five|ten))|"
    r"hard|old|paper|memory|interrupt\w*|useless|faint|penal\w*|fined?|"
    r"bonus|paid|pays?|commission|reward\w*|left|since|instead|until|three|four|several)\b|n['’]?t\b",
    re.I,
)


_LIMITS = re.compile(
    r"\d|\b(?:days?|weeks?|months?|hours?|minutes?|shifts?|seasons?|quarters?|terms?|holidays?|leave|budget|law|unions?|council|"
    r"nights?|weekends?|mondays?|fridays?|mornings?|evenings?|peak|winter|summer|spring|autumn|freeze|absent|away|cover|closed?|"
    r"remote|at once|at a time|paid)\b",
    re.IGNORECASE,
)


def limits_time(text: str) -> bool:
    """True where a remark names a time, a number or a rule that a plan can keep to."""
    return bool(_LIMITS.search(text))


def first_clause(text: str) -> str:
    """The text up to the first stop or dash, without filler."""
    body = _without_filler(text)
    return re.split(r"(?<!\b[A-Z])(?<!\b[MD]r)(?<!\bMs)(?<!\bMrs)\.|[!?;:…(]|\s[-–—]\s", body, maxsplit=1)[0].strip(
        " ,"
    )


def pieces(text: str) -> list[str]:
    """The sentences of what was said, each exactly as it stands there."""
    return [piece for piece in _SENTENCE.split(text.strip()) if piece.strip()]


def sentences(text: str) -> list[str]:
    """The sentences of what was said, without filler at the start."""
    return [_without_filler(piece) for piece in pieces(text)]


def noun_phrase(text: str, longest: int = 8) -> str:
    """A short phrase without a verb that can stand inside a sentence ("the front-line agents"); "" where what was
    said is not such a phrase."""
    piece = first_clause(text).split(",")[0].strip()
    return piece if 0 < len(piece.split()) <= longest and not VERB.search(piece) else ""


def names_self(text: str) -> bool:
    """True where the person names themselves ("Me. Nobody above me knows")."""
    return bool(_SELF.match(_without_filler(text)))


_SUPPLIES = re.compile(
    r"(?<!\bof)\s(?:brings?|sends?|delivers?|supplies|produces|generates|pulls?|counts|prints?|exports?|mails?|stamps|shows|tracks|holds|keeps|stores|states|says|gives|contains)\b"
)
_ARTICLES = ("the", "a", "an", "our", "my")


def role(text: str) -> str:
    """The person or function named in an answer ("The head of stores, Ms Okoro"), "" where none is: of all its sentences the
    first that names an office or a person; of somebody who names themselves only what they say of themselves."""
    if names_self(text):
        text = _own_office(text)
    for sentence in (piece for part in _SENTENCE.split(text) for piece in re.split(r"(?<=;)\s+", part)):
        match = None if _NOT_ASKED.search(sentence) else _ROLE.match(first_clause(sentence))
        who = _DID.sub("", before_verb(VERB.split(match["who"], maxsplit=1)[0])) if match else ""
        phrase = _NO_OFFICE.sub("", who)
        fits = phrase and len(phrase.split()) <= 8 and not _NOBODY.search(phrase) and _PERSON.match(phrase)
        if fits and names_office(phrase) and not _COUNTED_PEOPLE.match(phrase):
            named = [piece for piece in phrase.split(", ") if piece.casefold() not in _ARTICLES]
            start = next((i for i, piece in enumerate(named) if names_office(piece)), 0)
            start -= bool(start and _OWN_NAME.fullmatch(named[start - 1]))  # "Aoife, director of music"
            return re.sub(r"^(?:my|our)\s+", "the ", ", ".join(named[start:]), flags=re.IGNORECASE)
    return ""


def _own_office(text: str) -> str:
    """What follows the "me" of "Me, the head of stores. She agrees." """
    text = _without_filler(text)
    itself = _SELF_FIRST.match(text)
    return _SENTENCE.split(text[itself.end() :], maxsplit=1)[0] if itself else ""


_DID = re.compile(  # "the managing director wrote" names the managing director
    r"\s+(?:wrote|writes|told|tells|promised|offered|signed|signs|called|calls|rang|mentioned|announced|came|comes|decided"
    r"|decides|agreed|agrees|insist(?:s|ed)|demand(?:s|ed))\b.*$",
    re.IGNORECASE,
)
_COUNTED_PEOPLE = re.compile(  # how many do the work, and nobody who decides
    r"(?:some |about |only |just )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|several|many|a few|most|all)\b",
    re.IGNORECASE,
)
_OWN_NAME = re.compile(r"[A-ZÀ-Þ][^\W\d_]+(?<!ly)(?: [A-ZÀ-Þ][\w’'-]+)?")


_NO_OFFICE = re.compile(  # what an answer adds behind the name of an office
    r"(?:,? (?:and|or|with|too|also|in (?:general|principle|theory)|on paper|formally|officially|\w+sel(?:f|ves))|, [a-z]+)+$|"
    r",? (?:approve|back|decide|pay|sign|stand|support|want|wishe)s\b.*$"
)


def person(value: str, quote: str) -> str:
    """Who was meant, of what an answer to "who?" was read as ("Ragnhild, the fish health biologist"); "" for a sentence, for
    nobody, and for a description that names no one ("a patient man")."""
    phrase = _NO_PART.split(before_verb(value.strip(" .")))[0]
    if _GOES_ON.match(quote.partition(phrase)[2]):  # its last word is what they do: "our bookkeeper worked it out"
        phrase = phrase.rpartition(" ")[0]
    named = phrase and not re.match(r"an?\b|\d|some|ask\b", phrase, re.IGNORECASE) and not _NOBODY.search(phrase)
    fits = named and phrase in quote and len(phrase.split()) <= _PERSON_WORDS and not VERB.search(phrase)
    return re.sub(r"\b(?:my|our)\s+", "the ", phrase, flags=re.IGNORECASE) if fits else ""


_PERSON_WORDS = 8
_NO_PART = re.compile(r",? \(|, (?:my|who|which|she|he|they)\b|; |\s+\w+\s+(?:it|them|us|me)\b")
_GOES_ON = re.compile(r"\s+(?:it|them|this|that|out|us|me|these)\b", re.IGNORECASE)
_TITLE = re.compile(r"(?:The|Mr|Mrs|Ms|Dr|Prof|A|An|Our|My)\.?$")


def naming_words(roles: Iterable[str]) -> frozenset[str]:
    """What people may be called by who were named as "the head of stores, Ms Okoro": the office and the parts of the name."""
    parts = [without_article(part.strip()) for role in roles for part in role.split(",")]
    names = [part for part in parts if all(word[:1].isupper() for word in part.split())]
    called = {word for part in names for word in part.split() if not _TITLE.match(word)}
    return frozenset(word for word in called | (set(parts) - set(names)) if len(word) > 1)


_COMMON_START = re.compile(
    r"^(?:The|All|Every(?:body|one)?|Each|Those|These|Both|Some|About|Around|Most|An?|In|On|At|From|People|Staff|Teams?|New|"
    r"Employees|Workers|Managers|Colleagues)\b"
)


def names_in(text: str, word: str) -> bool:
    """True where the word, alone and with a capital, stands in the text as a part of a name: beside another such word."""
    if not word[:1].isupper() or " " in word:
        return False
    return bool(re.search(rf"\b{re.escape(word)}\s+[A-ZÀ-Þ]\w+|[A-ZÀ-Þ]\w+\s+{re.escape(word)}\b", text))


def before_verb(phrase: str) -> str:
    """The phrase up to a verb of keeping or sending: "the till prints it" becomes "the till"."""
    return _SUPPLIES.split(phrase, maxsplit=1)[0].strip(" ,")


def in_the_middle(phrase: str) -> str:
    """A phrase as it stands in the middle of a sentence: "My agents" becomes "the agents", "All nurses" "all nurses"."""
    phrase = re.sub(r"^(?:my|our)\s+", "the ", phrase, flags=re.IGNORECASE)
    return _COMMON_START.sub(lambda match: match[0].lower(), phrase)


def without_article(phrase: str) -> str:
    """ "A time management course" becomes "time management course"."""
    return re.sub(r"^(?:an?|the|some|any|our|my)\s+", "", phrase, flags=re.IGNORECASE)


def curly(text: str) -> str:
    """Straight double quotation marks in pairs as curly ones, so that quoted words can be told from ours; a full stop inside
    them goes where the sentence runs on."""
    return re.sub(r"\.”(?=,? [a-z])", "”", re.sub(r'"([^"“”]+)"', r"“\1”", text))

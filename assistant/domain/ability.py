"""The acid test: could they do it if they had to? (Mager and Pipe, 1970), with a recent example.

A remark about ability is read sentence by sentence: who can, who cannot, and whether that is all of them or a part."""

import re
from functools import lru_cache

from assistant.domain.plain import any_of, plain, sentences
from assistant.domain.shapes import Shape
from assistant.domain.slots import Direction

_CANNOT = any_of(
    r"(?:cannot|can not|could not|no can|not able|unable|incapable)",
    r"(?:not|no) (?:really |even )?(?:know|understand|master|familiar)(?:s|ed)? ?(?:how|the|what|which|about|it|with)?",
    r"no idea how",
    r"(?:were|was|been|has|have|had|is|are)? ?never (?:ever |really |properly |once )*(?:been )?(?:shown|taught|trained|learn(?:ed|t)|practi[sc]ed?|seen|done|"
    r"used|had|handled|worked|met|tried|explained|handed|coached|introduced|tast(?:e|ed)|operated|led|written|sold|learn|practice|see)",
    r"(?:was|were|has been|have been) not (?:\w+ )?(?:shown|taught|trained|explained|coached)",
    r"not been (?:\w+ )?(?:shown|taught|trained|explained|coached)",
    r"nobody (?:\w+ ){0,3}(?:could|can|knows|knew|has ever|was ever|had ever|is able|is trained|was trained|was shown|has seen|ever (?:showed|taught|trained|explained))",
    r"nobody (?:has |had |ever |was |were |been )*(?:shown|showed|taught|trained|explained|coached)",
    r"doubt (?:that )?(?:anyone|anybody|they|any of them) (?:could|can)",
    r"lack(?:s|ing)? (?:the |any )?(?:skills?|knowledge|know-how|experience|practice|training)",
    r"no (?:skills?|knowledge|know-how|experience|practice|training) (?:in|of|with|for)",
    r"no way they (?:could|can)",
    r"not without (?:help|training|practice|someone)",
    r"(?:first time|new to|beginners?|novices?|untrained|unskilled|from scratch)",
    r"has to be learn(?:ed|t)",
)
_CAN = any_of(
    r"(?:can|could)(?! not)(?! (?:you|i|we|anyone|be|get|learn|improve|only|come|join|attend|take part|spare|free|help|ask|see|say|tell|imagine|read|hear)\b)",
    r"knows? (?:exactly |very well |perfectly |full well )?(?:how|it|that|what|by heart|everything|all|the (?!theory|basics|words))",
    r"(?:is|are|were|was) able to",
    r"capable",
    r"skilled|experienced|veterans?|fully trained|well trained",
    r"(?:have|has) (?:all )?(?:done|used|performed|had) (?:it|this|that|them) (?:for|before|many|hundreds|thousands|every)",
    r"(?:do|does|did) it (?:every|all|daily|many|forty|hundreds|each|well|right|perfectly|fine|before|last)",
    r"used to (?:do|manage|handle|reach|get)",
    r"(?:they |everyone |everybody |all )(?:\w+ ){0,2}(?:passed|certified|licen[cs]ed|qualified|trained)",
    r"\d+ (?:percent|%) (?:\w+ )?passed",
    r"(?:as slow|as bad|no better|no faster|just as \w+|the same) as (?:the )?(?:new|newest|newcomers?|ones|others|beginners|juniors)",
    r"years of (?:it|experience|practice)",
    r"when (?:the |an |a |i |we |somebody |someone |anyone )?\w+ (?:is |are |am )?(?:stands?|watch\w*|there|looks?|look\w+|present|comes?|visits?|audits?)",
    r"nothing (?:is )?missing",
    r"not a (?:question|matter) of (?:skill|ability|knowledge|know-how|training)",
    r"has nothing to do with (?:skill|ability|knowledge|training)",
)
_PART = any_of(
    r"(?:the|those|these|our|only|just|except|another|other|all|about|some) (?:the |those |our )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen)(?! (?:percent|%|"
    r"years?|months?|weeks?|days?|times?|minutes?|hours?))",
    r"\d+ (?:of (?:them|the|our)|(?:new|newer|young|junior|agency|temp\w*|seasonal|recent)\b)",
    r"(?:new|newer|newest|young|younger|junior|agency|temp\w*|seasonal|recent|latest) (?:ones|people|staff|hires?|starters?|joiners?|colleagues?|recruits?|workers?|nurses|"
    r"drivers|reps|teams?|members|guys|folks|employees|technicians|operators|managers|intake)",
    r"(?:the )?(?:newcomers|newbies|starters|joiners|juniors|trainees|apprentices|temps|youngsters|beginners)",
    r"(?:some|a few|a handful|many|most|half|a third|a quarter|two thirds|several|part) of (?:them|the|our)",
    r"(?:some|a few|several|certain) (?:people|teams?|sites?|staff)|some(?= (?:do|can|could|have|cannot|are)\b)",
    r"(?:one|two|three|four|five|six) (?!years?|months?|weeks?|days?|hours?|minutes?|times|of)[a-z]+s\b|the (?:first|second|third|fourth|other) (?!time|day|week|year|one\b)[a-z]+",
    r"(?:others|the rest|the other half)",
    r"(?:night|day|late|early|weekend) shift",
    r"(?:old|older|long-serving|senior|experienced) (?:ones?|hands?|guard|people|staff|colleagues|crew)",
)
_NOT_THEY = re.compile(
    r"\b(?:nobody|none|neither|hardly any\w*|almost no\w*|no \w+|not (?:one|all|every\w*|many|a single)|few|doubt)\b"
)
_CLAUSE = re.compile(r"[,;:.]|\bbut\b|\band\b")
_CONTRAST = re.compile(r"[,;:]\s+|\s+(?=(?:but|while|whereas|however|although|though)\b)", re.IGNORECASE)
_OLD_THING = re.compile(
    r"\b(?:old|previous|former|earlier|existing) (?:one|system|product|tool|way|line|process|version|machine|software|rule|model|screens?)\b"
)
_FLAT = re.compile(
    r"(?:\w+,? )?(?P<yes>yes|yeah|sure|of course|certainly|definitely|absolutely)\b|(?:no|nope|never|not at all)\b"
)
_EVERYBODY = {"they", "people", "everybody", "everyone", "we", "all", "staff", "team", "it", "you", "and", "but", "who"}
_SPEAKER = re.compile(
    r"\b(?:i|we) (?:\w+ )?(?:do not|cannot|could not|would not|am not|would have to)\b[^,.;]*"
)  # what the speaker cannot say
_LEAD_IN = re.compile(r"^(?:only|just|except|about|all|but)\s+(?:for\s+)?")
_ANSWERED = re.compile(
    r"\?\s*(?:(?P<yes>yes|sure|of course|certainly|absolutely|definitely|easily)|(?P<no>no|never|not at all|nope|hardly)\b)"
)
_NEW_TASK = any_of(
    r"(?:is|are|was|were|all|completely|brand|entirely|totally) new",
    r"new (?:system|software|tool|machine|line|product|rule|law|process|procedure|role|job|task|equipment|platform|standard|method|model|screens?|device|"
    r"version|service|regulation|technology|drug|aircraft|vehicle|pump|software|app|crm|erp|till|range|menu)s?",
    r"never (?:been )?(?:seen|done|used|existed) (?:it |this |that |them )?before",
    r"did not exist",
    r"does not exist yet",
    r"go-?live|goes live|going live",
    r"roll(?:ing|ed)?[- ]?out",
    r"(?:introduc|launch|switch(?:ing)? to|mov(?:e|ing) to|migrat|replac)\w*",
)
_SELDOM = any_of(
    r"(?:once|twice|two times|three times|\d+ times|a few times) (?:a|per|every) (?:year|season|quarter|decade)",
    r"(?:rarely|seldom|hardly ever|almost never|not often|every few (?:years|months)|once in a (?:while|blue moon|career|lifetime))",
    r"\d+ (?:\w+ ){0,2}(?:a|per) year",
)
_USED_TO = any_of(
    r"used to (?:do|know|be|manage|practi[sc]e)",
    r"(?:forgot(?:ten)?|rusty|out of practice|faded|lost the (?:touch|routine|habit))",
    r"(?:once|years ago|long ago|in the past) (?:they )?(?:learn(?:ed|t)|were (?:taught|trained|shown)|did|knew)",
    r"(?:learn(?:ed|t)|were (?:taught|trained|shown)|was (?:taught|trained|shown)) (?:it |this |that )?(?:once|years ago|long ago|at the start|in the induction)",
)


class Remark(Shape):
    """One remark on ability: FOR a lack of skill or AGAINST it, and the part of the people it is about ("" for all)."""

    text: str
    direction: Direction
    part: str = ""


@lru_cache(maxsize=1024)
def acid_test(text: str) -> tuple[Remark, ...]:
    """What an answer to "could they do it if they had to?" says, remark by remark, in order."""
    found = tuple(remark for sentence in _with_questions(text) for remark in _read(sentence))
    if found:
        return found
    flat = _FLAT.match(plain(text))
    return (Remark(text=text, direction=Direction.AGAINST if flat["yes"] else Direction.FOR),) if flat else ()


def _with_questions(text: str) -> list[str]:
    """The sentences; a question that the speaker answers himself stays together with its answer."""
    joined: list[str] = []
    for sentence in sentences(text):
        if joined and joined[-1].endswith("?"):
            joined[-1] += " " + sentence
        else:
            joined.append(sentence)
    return joined


def _read(sentence: str) -> list[Remark]:
    """One remark, or two where the sentence sets one group against another ("Porto can, Faro cannot")."""
    clauses = [(clause, tells(clause)) for clause in _CONTRAST.split(sentence) if clause.strip()]
    if len({told for _, told in clauses} - {None}) == 2:
        return [Remark(text=c, direction=told, part=part_of_them(c) or _subject(c)) for c, told in clauses if told]
    told = tells(sentence)
    return [Remark(text=sentence, direction=told, part=part_of_them(sentence))] if told else []


def _subject(clause: str) -> str:
    """Who a clause is about: its words before the verb of ability, where they name somebody."""
    said = plain(clause)
    verb = _CANNOT.search(said) or _CAN.search(said)
    before = said[: verb.start()].split() if verb else []
    return " ".join(before) if 0 < len(before) <= 4 and before[-1] not in _EVERYBODY else ""


def tells(remark: str) -> Direction | None:
    """What one remark says on ability: FOR a lack of skill, AGAINST it, or None where it says nothing clear. What they could
    do with an old system or product says nothing about the new one."""
    said = plain(remark)
    if answer := _ANSWERED.search(said):
        return Direction.AGAINST if answer["yes"] else Direction.FOR
    said = _SPEAKER.sub("", said.rsplit("?", 1)[-1])
    cannot, can = _CANNOT.search(said), _CAN.search(said)
    if can and _NOT_THEY.search(_CLAUSE.split(said[: can.start()])[-1]):
        cannot, can = can, None
    if cannot and can:
        return Direction.FOR if cannot.start() <= can.start() <= cannot.end() else None
    if cannot:
        return Direction.FOR
    return Direction.AGAINST if can and not _OLD_THING.search(said) else None


def part_of_them(remark: str) -> str:
    """The part of the people a remark is about, in its own words ("the 14 new ones"); "" where it is about all."""
    found = _PART.search(plain(remark))
    return _LEAD_IN.sub("", found.group()).strip() if found else ""


def new_task(text: str) -> bool:
    """True where the words tell of a task, system, product or rule that did not exist before."""
    return bool(_NEW_TASK.search(plain(text)))


def seldom(text: str) -> bool:
    """True where the task is done a few times a year at most."""
    return bool(_SELDOM.search(plain(text)))


def lapsed(text: str) -> bool:
    """True where people once could do it and lost the habit."""
    return bool(_USED_TO.search(plain(text)))

"""The acid test: could they do it if they had to? (Mager and Pipe, 1970), with a recent example.

A remark about ability is read sentence by sentence: who can, who cannot, and whether that is all of them or a part."""

import re
from enum import StrEnum

from assistant.domain.plain import any_of, plain, sentences
from assistant.domain.slots import Direction


class Reach(StrEnum):
    """How many of the people a remark is about."""

    WHOLE = "whole"
    PART = "part"


_CANNOT = any_of(
    r"(?:cannot|can not|could not|not able|unable|incapable)",
    r"(?:do|does|did) not (?:really )?(?:know|understand|master) how",
    r"no idea how",
    r"(?:were|was|been|has|have|had|is|are)? ?never (?:ever |really |properly |once )*(?:been )?(?:shown|taught|trained|learn(?:ed|t)|practi[sc]ed?|seen|done|"
    r"used|had|handled|worked|met|tried|explained|handed|coached|introduced|tast(?:e|ed)|operated|led|written|sold|learn|practice|see)",
    r"(?:was|were|has been|have been) not (?:\w+ )?(?:shown|taught|trained|explained|coached)",
    r"not been (?:\w+ )?(?:shown|taught|trained|explained|coached)",
    r"nobody (?:\w+ ){0,3}(?:could|can|knows|knew|has ever|was ever|had ever|is able|is trained|was trained|was shown|has seen|ever (?:showed|taught|trained|explained))",
    r"nobody (?:ever )?(?:showed|taught|trained|explained)",
    r"doubt (?:that )?(?:anyone|anybody|they|any of them) (?:could|can)",
    r"lack(?:s|ing)? (?:the |any )?(?:skills?|knowledge|know-how|experience|practice|training)",
    r"no (?:skills?|knowledge|know-how|experience|practice|training) (?:in|of|with|for)",
    r"no way they (?:could|can)",
    r"not without (?:help|training|practice|someone)",
    r"(?:first time|new to|beginners?|novices?|untrained|unskilled|from scratch)",
    r"has to be learn(?:ed|t)",
)
_CAN = any_of(
    r"(?<!nobody )(?<!anyone )(?:can|could)(?! not)(?! you| i | we )(?! anyone)",
    r"know(?:s)? (?:exactly |very well |perfectly |full well )?how",
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
    r"(?:new|newer|newest|young|younger|junior|agency|temp\w*|seasonal|recent|latest) (?:ones?|people|staff|hires?|starters?|joiners?|colleagues?|recruits?|workers?|nurses|"
    r"drivers|reps|teams?|members|guys|folks|employees|technicians|operators|managers|intake)",
    r"(?:the )?(?:newcomers|newbies|starters|joiners|juniors|trainees|apprentices|temps|youngsters|beginners)",
    r"(?:some|a few|a handful|many|most|half|a third|a quarter|two thirds|several|part) of (?:them|the|our)",
    r"(?:some|a few|several|certain) (?:people|of|teams?|sites?|staff|do|can|could|have)",
    r"(?:one|two|three|four) (?:teams?|sites?|shifts?|groups?|branches|depots?|wards?|plants?|units?|crews?|offices?)",
    r"(?:others|the rest|the other half)",
    r"(?:night|day|late|early|weekend) shift",
    r"(?:old|older|long-serving|senior|experienced) (?:ones?|hands?|guard|people|staff|colleagues|crew)",
)
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


def remarks(text: str) -> list[str]:
    """The sentences of an answer; a question that the speaker answers himself stays together with its answer."""
    joined: list[str] = []
    for sentence in sentences(text):
        if joined and joined[-1].endswith("?"):
            joined[-1] += " " + sentence
        else:
            joined.append(sentence)
    return joined


def tells(remark: str) -> Direction | None:
    """What one remark says on ability: FOR a lack of skill, AGAINST it, or None where it says nothing clear."""
    said = plain(remark)
    if answer := _ANSWERED.search(said):
        return Direction.AGAINST if answer["yes"] else Direction.FOR
    said = said.rsplit("?", 1)[-1]
    cannot, can = _CANNOT.search(said), _CAN.search(said)
    if cannot and can:
        return Direction.FOR if cannot.start() <= can.start() <= cannot.end() else None
    if cannot:
        return Direction.FOR
    return Direction.AGAINST if can else None


def reach(sentence: str) -> Reach:
    """Whether a sentence is about all of the people or a part of them."""
    return Reach.PART if _PART.search(plain(sentence)) else Reach.WHOLE


def new_task(text: str) -> bool:
    """True where the words tell of a task, system, product or rule that did not exist before."""
    return bool(_NEW_TASK.search(plain(text)))


def seldom(text: str) -> bool:
    """True where the task is done a few times a year at most."""
    return bool(_SELDOM.search(plain(text)))


def lapsed(text: str) -> bool:
    """True where people once could do it and lost the habit."""
    return bool(_USED_TO.search(plain(text)))

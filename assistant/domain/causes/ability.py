"""The acid test: could they do it if they had to? (Mager and Pipe, 1970), with a recent example.

A remark about ability is read sentence by sentence: who can, who cannot, and whether that is all of them or a part."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from assistant.domain.causes.ability_words import (
    CAN,
    CANNOT,
    CREDENTIAL,
    EVERYBODY,
    LEAD_IN,
    NEW_TASK,
    NOT_THEY,
    OLD_THING,
    PART,
    SELDOM,
    TAKEN_BACK,
    USED_TO,
)
from assistant.domain.causes.samples import cases_given, cases_managed, starts_sample, work_sample
from assistant.domain.shapes import Shape
from assistant.domain.slots import Direction
from assistant.domain.text.plain import plain, sentences

_ANSWERED = re.compile(
    r"\?\s*(?:(?P<yes>yes|sure|of course|certainly|absolutely|definitely|easily)|(?P<no>no|never|not at all|nope|hardly)\b)"
)
_LACK = re.compile(
    r"\b(?:lack\w*|miss\w*|wrong|problems?|gaps?|difficult\w*|trouble|needs?)\b"
)  # "Lacking something? No."
_FLAT = re.compile(
    r"(?:\w+,? )?(?P<yes>yes|yeah|sure|of course|certainly|definitely|absolutely)\b|(?:\w+,? )?(?:no|nope|never|not at all)\b"
)
_CONTRAST = re.compile(r"[,;:]\s+|\s+(?=(?:but|while|whereas|however|although|though)\b)", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:.]|\bbut\b|\band\b")
_SPEAKER = re.compile(  # what the speaker cannot say tells nothing about the people
    r"\b(?:i|we) (?:\w+ )?(?:do not|cannot|could not|would not|am not|would have to)\b[^,.;]*"
    r"|\b(?:you|one) (?:cannot|could not) (?:\w+ )?(?:count|compare|say|tell|blame|expect|know|imagine|believe|complain)\b"
)
_REPORTED = re.compile(r"\b(?:they|he|she|people|some|the \w+) (?:\w+ )?(?:told|tell|tells|say|says|said|asked|ask)\b")
_NUMBERS = {
    name: n for n, name in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"none": 0, "nobody": 0}
_NUMBER = r"\d+|" + "|".join(_NUMBERS)
_RATIO = re.compile(
    rf"\b(?P<some>{_NUMBER}) (?:out )?of (?:the |our |my |these |those |them )?(?P<all>{_NUMBER})\b[^.;?]{{0,30}}?"
    r"(?:\b(?:could|can|managed|passed|knew|(?:got|gets?|did|does|do) it|found|succeeded|was able|were able)\b"
    r"|\b(?:in|at|of) (?:my|the|our|a|his|her) (?:\w+ )?(?:test|exam|check|trial|try-out|examination)\b)"
)
_NO_BETTER = re.compile(  # that two groups are alike says nothing on whether either can
    r"\b(?:no|not (?:any |much )?|hardly (?:any )?|just as) ?(?:better|faster|bad)\b[^.;]{0,20}\b(?:than|as)\b"
)
_TAG = re.compile(
    r"(?:^|,)\W*(?:cannot|(?:could|do|does|did|is|are|was|were|have|has|would) not) (?:they|one|we|you|he|she|it|i)\W*$"
)  # "can't one"
_NEARLY_ALL = re.compile(r"\b(?P<some>\d+) (?:out )?of (?:the |our |my |these |those )?(?P<all>\d+)\b")
_TEST = re.compile(r"\b(?:test(?:ed)?|trial|exam|examination|drill|try-out)\b")
_SCORE = re.compile(r"(?P<who>[^\d,.;:]{2,40}?)[ :,]+(?P<some>\d{1,3})(?: (?:out )?of (?:the )?(?P<all>\d{1,3}))?")
_MOVED = re.compile(
    r"\b(?:rotat\w+|mov(?:e|ed|es)|transferr?\w*|switch(?:ed|es)?|swapp?\w*|go|goes|went|sen[dt]|lent|come|came|join\w*|work|works|worked)"
    r" (?:\w+ ){0,3}?(?:in|into|to|over to|at|with|from|for)\b.{0,60}?\d"
)
_BACK = re.compile(r"\b(?:back|return\w*|rotate out|move out)\b[^.;]{0,40}?\b(?:\d|again|as before|old)")
_EACH = re.compile(r"\b(?:gave|handed|showed|set|laid out)\b.{3,60}\beach\b")  # a test by what was done
_RIGHT = re.compile(r" (?:right|correct(?:ly)?|properly|well)$")
_SCORED = re.compile(r" ?\b(?:read|got|found|had|did|made|put|saw|caught|chose|knew|\w+ed)$")
_APART = 0.2  # our threshold: shares of a test that lie so far apart are no chance
_MOST_OF_ALL = 0.8  # our threshold: a remark on four fifths of them is a remark on all
_TAKES_BACK = 6  # words between "it is not that" and what it takes back
_MOST = 0.5  # share of those tried from which a test speaks for ability
_EVERYBODY = {"they", "people", "everybody", "everyone", "we", "all", "staff", "team", "it", "you", "and", "but", "who"}


class Remark(Shape):
    """One remark on ability: FOR a lack of skill or AGAINST it, and the part of the people it is about ("" for all)."""

    text: str
    direction: Direction
    part: str = ""


@lru_cache(maxsize=1024)
def acid_test(text: str) -> tuple[Remark, ...]:
    """What an answer to "could they do it if they had to?" says, remark by remark, in order."""
    told = _with_questions(text)
    if moved := _elsewhere(told):
        return (moved, *(remark for sentence in told if sentence not in moved.text for remark in _read(sentence)))
    found = (*_on_cases(told), *_in_one_test(told), *(remark for sentence in told for remark in _read(sentence)))
    if found:
        return found
    flat = _FLAT.match(plain(text))
    return (Remark(text=text, direction=Direction.AGAINST if flat["yes"] else Direction.FOR),) if flat else ()


def _elsewhere(told: list[str]) -> Remark | None:
    """The same people do it in another place and not back in their own: "When they go to Ms Okoro's desk they are at 8 percent.
    Back home it is 18 again." They can; what differs lies around them (Mager and Pipe, 1970)."""
    for first, second in pairwise(told):
        if _MOVED.search(plain(first)) and _BACK.search(plain(second)):
            return Remark(text=f"{first} {second}", direction=Direction.AGAINST)
    return None


def _on_cases(told: list[str]) -> Iterator[Remark]:
    """Of cases that people were given, how many they managed: "I hid ten dents. The new ones found four. The old ones nine." """
    given = 0
    for sentence in told:
        given = cases_given(sentence) or given
        if (share := cases_managed(sentence, given)) is not None:
            yield Remark(text=sentence, direction=_side(share), part=part_of_them(sentence))


def _in_one_test(told: list[str]) -> Iterator[Remark]:
    """Of groups that took the same test, the one that did clearly worse lacks what the other has: "Blind test. New men 64 of
    100. The others 95." """
    scores: list[tuple[str, str, float]] = []
    tested, whole = False, 0
    for sentence in told:
        said = plain(sentence).strip(" .!")
        trial = bool(_TEST.search(said) or _EACH.search(said))
        score = _SCORE.fullmatch(_RIGHT.sub("", said.rpartition(":")[2].strip())) if tested or trial else None
        whole = int(score["all"]) if score and score["all"] else whole
        if score and whole >= int(score["some"]):
            scores.append((sentence, _group(score["who"]), int(score["some"]) / whole))
        tested = tested or trial
    best = max((share for _, _, share in scores), default=0.0)
    if best - min((share for _, _, share in scores), default=best) >= _APART:
        for sentence, who, share in scores:
            side = Direction.FOR if best - share >= _APART else Direction.AGAINST
            yield Remark(text=sentence, direction=side, part=who)


def _group(who: str) -> str:
    """The group of a score, without the verb behind it; "" where it is only "they"."""
    named = _SCORED.sub("", who).strip()
    return "" if named in _EVERYBODY else named


def _with_questions(text: str) -> list[str]:
    """The sentences; a question that the speaker answers himself stays together with its answer, and so does a work
    sample with its count."""
    joined: list[str] = []
    for sentence in sentences(text):
        if joined and (
            joined[-1].endswith("?") or (starts_sample(joined[-1]) and work_sample(f"{joined[-1]} {sentence}"))
        ):
            joined[-1] += " " + sentence
        else:
            joined.append(sentence)
    return joined


def _read(sentence: str) -> list[Remark]:
    """One remark, or two where the sentence sets one group against another ("Porto can, Faro cannot")."""
    if sample := work_sample(sentence):
        return [Remark(text=sentence, direction=_side(sample.share))]
    clauses = [(clause, tells(clause)) for clause in _CONTRAST.split(sentence) if clause.strip()]
    if len({told for _, told in clauses} - {None}) == 2:
        if not any(
            part_of_them(c) or _subject(c) for c, told in clauses if told
        ):  # of the same people: the last counts
            return [Remark(text=sentence, direction=[told for _, told in clauses if told][-1])]
        return [Remark(text=c, direction=told, part=part_of_them(c) or _subject(c)) for c, told in clauses if told]
    told = tells(sentence)
    return [Remark(text=sentence, direction=told, part=part_of_them(sentence))] if told else []


def _subject(clause: str) -> str:
    """Who a clause is about: its words before the verb of ability, where they name somebody."""
    said = plain(clause)
    verb = CANNOT.search(said) or CAN.search(said)
    before = said[: verb.start()].split() if verb else []
    return " ".join(before) if 0 < len(before) <= 4 and before[-1] not in _EVERYBODY else ""


def tells(remark: str) -> Direction | None:
    """What one remark says on ability: FOR a lack of skill, AGAINST it, or None where it says nothing clear. What they could
    do with an old system or product says nothing about the new one."""
    said = _TAG.sub("", plain(remark))
    if (counted := _counted(remark, said)) is not None:
        return _side(counted)
    if answer := _ANSWERED.search(said):
        able = bool(answer["yes"]) is not bool(_LACK.search(said[: answer.start()]))
        return Direction.AGAINST if able else Direction.FOR
    said = said.rsplit("?", 1)[-1]
    if back := _taken_back(said):
        return back
    said = said if _REPORTED.search(said) else _SPEAKER.sub("", said)
    said = _NO_BETTER.sub("", said)
    cannot, can = CANNOT.search(said), CAN.search(said)
    if can and NOT_THEY.search(_CLAUSE.split(said[: can.start()])[-1]):
        cannot, can = can, None
    if cannot and can:
        return Direction.FOR if cannot.start() <= can.start() <= cannot.end() else None
    if cannot:
        return Direction.FOR
    return Direction.AGAINST if can and not OLD_THING.search(said) else None


def _taken_back(said: str) -> Direction | None:
    """The opposite of a claim on ability that the speaker denies; None where nothing is denied."""
    for frame in TAKEN_BACK.finditer(said):
        claim = " ".join(said[frame.end() :].split()[:_TAKES_BACK])
        if CANNOT.search(claim):
            return Direction.AGAINST
        if CAN.search(claim):
            return Direction.FOR
    return None


def _counted(remark: str, said: str) -> float | None:
    """The share of people who can do it, where a work sample or a bare ratio gives it."""
    if sample := work_sample(remark):
        return sample.share
    tried = None if _ANSWERED.search(said) else _RATIO.search(said)
    return _share(tried["some"], tried["all"]) if tried else None


def _side(share: float) -> Direction:
    return Direction.AGAINST if share > _MOST else Direction.FOR


def _share(some: str, all_: str) -> float:
    tried = int(_NUMBERS.get(all_, all_))
    return int(_NUMBERS.get(some, some)) / tried if tried else 0.0


def credential(remark: str) -> bool:
    """True where a remark only names papers or praise ("all certified", "smart people"): it says little on the task."""
    return bool(CREDENTIAL.search(plain(remark)))


def part_of_them(remark: str) -> str:
    """The part of the people a remark is about, in its own words ("the 14 new ones"); "" where it is about all."""
    said = _NEARLY_ALL.sub(
        lambda m: " " if int(m["some"]) >= _MOST_OF_ALL * int(m["all"]) else m.group(), plain(remark)
    )
    said = EVERYBODY.sub(" ", said)
    found = None if work_sample(remark) else PART.search(said)  # a sample stands for all
    return LEAD_IN.sub("", found.group()).strip() if found else ""


def new_task(text: str) -> bool:
    """True where the words tell of a task, system, product or rule that did not exist before."""
    return bool(NEW_TASK.search(plain(text)))


def seldom(text: str) -> bool:
    """True where the task is done a few times a year at most."""
    return bool(SELDOM.search(plain(text)))


def lapsed(text: str) -> bool:
    """True where people once could do it and lost the habit."""
    return bool(USED_TO.search(plain(text)))

"""A work sample: some people were given the task, and the speaker counted how many managed it.

"I put six of them on the lathe, with time enough: five gave up" tells more on ability than any opinion. The best predictor
of performance is a sample of it (Wernimont and Campbell, 1968)."""

import re
from functools import lru_cache

from assistant.domain.shapes import Shape
from assistant.domain.text.people_words import PEOPLE
from assistant.domain.text.plain import any_of, one_of, plain

_NAMES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_NUMBERS = {name: n for n, name in enumerate(_NAMES)} | {"none": 0, "nobody": 0, "dozen": 12}
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(_NUMBERS)})"
_WHOM = (
    rf"(?P<tried>{_NUMBER})(?: of (?:them|us|the|my|our|these|those)"
    r"|(?: (?:new|young|old|good|senior|junior|experienced))? (?P<noun>[a-z]+)|(?=[:,.;]))"
)
_GIVEN = one_of(
    "gave give put let made tested test tried watched observed quizzed timed sat played examined handed showed "
    "picked took set ran invited"
)
_ASKED = r"asked (?:[\w'-]+ ){0,2}?(?=[^.;:]{0,40}? (?:to|where|what|how|which|for) )"  # for a task, not for an opinion
_HAD = r"had (?=[^.;:]{2,40}? (?:do|try|use|run|fill|make|show|cut|build|write|read|set|play) )"
_SERVED = frozenset("customer client patient guest visitor passenger subscriber citizen parent".split())
_UNITS = frozenset("percent hundred thousand million euro of or times more".split())
_TRIAL = re.compile(
    rf"\b(?:{_GIVEN} (?:[\w'-]+ ){{0,6}}?|{_ASKED}|{_HAD}"
    r"|(?:trial|test|exercise|simulation|drill|dry run|role[- ]?play|mock [a-z]+|spot check)\b[^.;:]{0,25}?"
    rf"(?:with|of|among|on|by) (?:the |my |our )?){_WHOM}\b"
)
_OUTCOME = re.compile(
    rf"\b(?P<some>{_NUMBER}|all(?! the| their| day)|both|half|everybody|everyone)"
    rf"(?: (?:out )?of (?:the |these |those |them )?(?P<all>{_NUMBER})?)?"
    rf"\b(?P<did>(?:(?!\b{_NUMBER}\b)[^.;:!?]){{0,80}})"
)
_FAILED = any_of(
    r"not|never|cannot|unable|nothing",
    r"fail\w*|wrong\w*|incorrect\w*|miss\w*|mis\w+ed|bad|useless|stuck|lost|struggl\w*|broke|forgot|confus\w*|guess\w*",
    r"gave up|ended up|needed (?:help|a hint|me|someone)|had to (?:ask|be|start|call)",
    r"mistakes?|errors?|scrap\w*|spoil\w*|ruin\w*",
)
_FLAWLESS = any_of(
    r"(?:no|zero|nothing|without(?: an?| any| one)?|not (?:an?|one)(?: single)?) (?:\w+ )?"
    r"(?:wrong|mistakes?|errors?|slips?|faults?|failures?|problems?|trouble)"
)
_PASSED = any_of(
    r"passed|right|correct\w*|found|managed|did it|succe\w+|could|got (?:it|there|through)",
    r"knew|finished|solved|fine|good|perfect\w*|faultless\w*|made it|in order|on time",
    r"without (?:any |a |one )?(?:help|mistakes?|errors?|hint)",
)


_CASES = re.compile(  # "I hid ten dents", "she gave them five cases"
    rf"\b(?:hid|planted|mixed in|built in|slipped in|laid out|gave (?:them|each|him|her|everybody|everyone)"
    rf"|showed (?:them|each|him|her)|set (?:them|each))\b(?: (?:of )?(?:them|the|my|our|in))*"
    rf" (?P<given>{_NUMBER}) (?!percent|minutes?|hours?|days?|weeks?|months?)[a-z]+"
)
_FOUND = re.compile(
    rf"\b(?:found|spotted|saw|caught|recogni[sz]ed|solved|named|noticed|discovered|identified|got|sorted)"
    rf" (?:only |just |all |barely )?(?P<some>{_NUMBER})\b(?! (?:percent|minutes?|hours?|days?))"
)


class WorkSample(Shape):
    """A work sample: how many tried, and how many of them managed."""

    tried: int
    able: int

    @property
    def share(self) -> float:
        """Share of those who tried that managed, 0..1."""
        return self.able / self.tried


@lru_cache(maxsize=1024)
def work_sample(text: str) -> WorkSample | None:
    """The work sample that a remark reports; None where nobody was tried, or nothing was counted."""
    said = plain(text)
    for trial in _TRIAL.finditer(said):
        if not (_of_people(trial["noun"]) or _given_something(trial["noun"], said[trial.end() :])):
            continue
        if sample := _counted(int(_number(trial["tried"])), said[trial.end() :]):
            return sample
    return None


def cases_given(text: str) -> int:
    """How many cases people were given to try themselves at; 0 where none."""
    given = _CASES.search(plain(text))
    return int(_number(given["given"])) if given else 0


def cases_managed(text: str, given: int) -> float | None:
    """The share of the cases that somebody managed ("the new ones found four"), 0..1; None where nothing was counted."""
    found = _FOUND.search(plain(text)) if given > 1 else None
    some = int(_number(found["some"])) if found else given + 1
    return some / given if some <= given else None


def starts_sample(text: str) -> bool:
    """True where people were tried and the count may follow in the next sentence."""
    told = any(_of_people(trial["noun"]) for trial in _TRIAL.finditer(plain(text)))
    return told and work_sample(text) is None


def _given_something(noun: str, after: str) -> bool:
    """True for those who do something by their name and were given so many things to try: "40 graders ten samples each"."""
    return bool(_DOERS.search(noun) and _THINGS.match(after)) and noun.removesuffix("s") not in _SERVED


_DOERS = re.compile(r"(?:ers|ors|ists|ians|ants|ees|men|women)$")
_THINGS = re.compile(rf" (?:with |on |at )?(?:the same )?{_NUMBER} (?:[a-z]+ )?[a-z]+s\b")


def _of_people(noun: str | None) -> bool:
    """False for things that were tried, and for those the work is done for. A word in the singular after a number names
    neither: "I asked twelve to show me"."""
    one = (noun or "").removesuffix("s")
    if not noun or (noun == one and noun not in PEOPLE | _UNITS):
        return True
    return bool({noun, one} & PEOPLE) and one not in _SERVED


def _counted(tried: int, after: str) -> WorkSample | None:
    """The first count in the words after a trial that is no larger than it and says what became of them."""
    for outcome in _OUTCOME.finditer(after):
        whole = int(_number(outcome["all"])) if outcome["all"] else tried
        some = {"half": whole // 2}.get(outcome["some"], _number(outcome["some"], whole))
        did = _FLAWLESS.sub("perfect", outcome["did"])
        failed, passed = _FAILED.search(did), _PASSED.search(did)
        if whole >= 2 and some <= whole and (failed or passed):
            return WorkSample(tried=whole, able=whole - some if failed else some)
    return None


def _number(word: str, everybody: int = 0) -> int:
    return int(word) if word.isdigit() else _NUMBERS.get(word, everybody)

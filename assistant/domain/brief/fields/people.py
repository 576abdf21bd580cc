"""Who is named: the person or function in an answer, as a noun phrase of the answer itself."""

import re

from assistant.domain.brief.fields.cutting import acts, fragments, leading, verbless, without_opener
from assistant.domain.brief.fields.records import names_record
from assistant.domain.text.people_words import FUNCTIONS, NOT_PEOPLE, PEOPLE, ROLES

REQUESTER = "the requester"
_LONGEST = 10  # words of a person with office and place
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mister|Mx|Dr|Prof|Professor|Sir|Dame|Sister|Brother|Captain|Herr|Frau)\.?\s+[A-ZÀ-Þ]"
)
_NAME = re.compile(r"(?<=[\w,] )[A-ZÀ-Þ][\w’'-]*[a-zà-ÿ]")
_TWO_NAMES = re.compile(r"^[A-ZÀ-Þ][a-zà-ÿ’'-]+(?: [A-ZÀ-Þ][\w’'-]+)+$")
_NAMED_WITH_PLACE = re.compile(r"^[A-ZÀ-Þ][a-zà-ÿ’'-]+,? (?:in|from|of|at|on|the|our) ")
_ONE_NAME = re.compile(r"^[A-ZÀ-Þ][a-zà-ÿ’'-]{2,}$")
_NO_NAME_ENDING = re.compile(r"(?:ed|ing|ly|al|ive|ful|ous|able|ible|tion|ment|ness|ity|less|ics|ship)$")
_WEEKDAY_OR_MONTH = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august"
    r"|september|october"
    r"|november|december|easter|christmas)s?\b",
    re.IGNORECASE,
)
_NO_PERSON = re.compile(
    r"\b(?:some(?:one|body)|any(?:one|body)|no ?body|no one|none|who(?:m|so)?ever|others?|everyone|everybody"
    r"|people|folks"
    r"|question|point|luck|time|money|chaos|politics|habit|course|training|rule|everything|idea|clue|half|thing"
    r"|reason)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"^(?:the |our |my |some )?(?:office|head office|headquarters|management|upstairs|company|team|department"
    r"|boss|bosses)$",
    re.IGNORECASE,
)
_PRICED = re.compile(r"\b(?:and|or|for) \d")  # "a user and 42 for a clerk" tells prices
_OWN_PLACE = re.compile(r"^my (?:own )?(?:desk|office|department|team|table|side|plate)$", re.IGNORECASE)
_SELF = re.compile(
    r"^\W*(?:(?:well|ok|so|and|yes|i think|i guess|probably|sponsor|owner)\W+)*"
    r"(?:me|myself|i (?:do|will|would|am)(?=\W*$|\s*[,.])|i(?: am|['’]m)(?=\s+(?:the|head|director|chief)\b)"
    r"|(?:that|it|this)(?:['’]s| is| would be|['’]d be|['’]ll be) me|(?:that|it) is i)\b(?!\s+(?:not|afraid"
    r"|sure|sorry|told|think))"
    r"|\b(?:that|it)(?:['’]s| is| would be) me\b|\bmyself\b",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\b(?:has left|left (?:us|in|last|the)|retired|no longer|not (?:here|with us) any ?more|is gone)\b", re.IGNORECASE
)
_DENIES = re.compile(
    r"\b(?:nobody|no one|no-one|none)\b|\bno (?:owner|sponsor)\b|\bnot (?:me|named|decided|clear)\b", re.IGNORECASE
)
_LATER = re.compile(r"\b(?:is|are|called|named|by|with|to|from|ask|asked|but|and|of)\s+(?=\w)", re.IGNORECASE)
_POSSESSED = re.compile(r"(?:['’]s?) (?:job|task|business|call|decision|duty|baby|department|desk)$", re.IGNORECASE)


def people(text: str) -> tuple[tuple[str, int], ...]:
    """The persons or functions that a text names, each with the offset of the fragment it stands in; none where it names
    nobody in particular. A requester who names themselves is "the requester", with the role where one is told."""
    if _GONE.search(text) and denies(text):
        return ()  # "it was Mr Falk; he left, and nobody has taken it over"
    found: list[tuple[str, int]] = []
    itself = False
    for fragment, start in fragments(text):
        own = bool(_SELF.search(fragment))
        name = _role_of_self(fragment) if own else _person_in(fragment)
        if own or (itself and name and len(found) == 1 and found[0][0] == REQUESTER):
            itself = True
            entry = (f"{REQUESTER} ({name})" if name else REQUESTER, found[0][1] if found else start)
            found = [*(f for f in found if not f[0].startswith(REQUESTER)), entry]
        elif name and name.casefold() not in (known.casefold() for known, _ in found):
            found.append((name, start))
    return tuple(found)


def denies(text: str) -> bool:
    """True where a text says that there is nobody."""
    return bool(_DENIES.search(text))


def is_person(phrase: str) -> bool:
    """True where a noun phrase names a person or a function somebody could be asked at."""
    words = phrase.split()
    if (
        not 0 < len(words) <= _LONGEST
        or _NO_PERSON.search(phrase)
        or _WEEKDAY_OR_MONTH.search(phrase)
        or _is_record(phrase)
    ):
        return False
    if _VAGUE.match(phrase) or _OWN_PLACE.match(phrase) or _PRICED.search(phrase) or re.match(r"\W|\d", phrase):
        return False
    return bool(
        _TITLE.search(phrase) or _NAME.search(phrase) or _TWO_NAMES.match(phrase) or _NAMED_WITH_PLACE.match(phrase)
    ) or any(map(_is_role, re.findall(r"\w+", phrase)))


def _is_record(phrase: str) -> bool:
    """True for "the HR system", not for "the records manager"."""
    head = re.split(r",| (?:of|in|from|for|at|on|with) ", phrase, maxsplit=1)[0]
    return names_record(head.split()[-1]) if head.split() else False


def _is_role(word: str) -> bool:
    low = word.casefold()
    if low in ("it", "us"):
        return word == "IT"
    single = low[:-1] if low.endswith("s") and not low.endswith("ss") else low
    if {low, single} & (PEOPLE | ROLES | FUNCTIONS):
        return True
    ends = re.search(r"(?:er|or|ist|ian|eer|man|woman)$", single)
    return bool(ends) and len(single) > 5 and single not in NOT_PEOPLE and not word[:1].isdigit()


def _person_in(fragment: str) -> str:
    body = without_opener(fragment)
    phrase = _trimmed(leading(body))
    if is_person(phrase) or (_bare_name(phrase) and (verbless(body) or acts(body[len(phrase) :]))):
        return phrase
    for mark in _LATER.finditer(fragment):
        later = _trimmed(leading(without_opener(fragment[mark.end() :])))
        if is_person(later) or (_bare_name(later) and mark.group().strip().lower() in ("called", "named")):
            return later
    return ""


def _trimmed(phrase: str) -> str:
    return _POSSESSED.sub("", phrase)


def _bare_name(phrase: str) -> bool:
    return bool(_ONE_NAME.match(phrase)) and not (
        _NO_NAME_ENDING.search(phrase)
        or _NO_PERSON.search(phrase)
        or _WEEKDAY_OR_MONTH.search(phrase)
        or names_record(phrase)
    )


def _role_of_self(fragment: str) -> str:
    """The office of somebody who names themselves: "Me, COO" -> "COO"."""
    for part in re.split(r",|\b(?:i am|i['’]m|as|the one|me)\b", fragment, flags=re.IGNORECASE):
        phrase = re.sub(r"^(?:the|a|an)\s+", "", leading(without_opener(part)), flags=re.IGNORECASE)
        if phrase and is_person(phrase):
            return phrase
    return ""

"""What is in the way, by its kind, with the task that answers it: several versions of one thing, results kept from those who made
them, a thing in the wrong place, a signature to wait for, double entry, late news, too few of something, pay that pulls the other
way (Gilbert, Human Competence, 1978: information, instruments, incentives; Rummler and Brache, Improving Performance, 1990)."""

import re
from typing import NamedTuple

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Source
from assistant.domain.causes.fine import says_fine, says_neutral
from assistant.domain.proposal.drafting import actors, clauses
from assistant.domain.proposal.drafting.case import Case
from assistant.domain.proposal.drafting.statements import as_said, fill
from assistant.domain.proposal.shapes import Statement
from assistant.domain.slots import Cell, Slot
from assistant.domain.text.plain import any_of, one_of, plain

_PAPER = (
    r"(?:check-?lists?|lists?|versions?|forms?|templates?|rules?|sheets?|charts?|manuals?|standards?|definitions?|editions?|guides?|"
    r"instructions?|catalogues?|plans?|photographs?|photos?|samples?|cards?|registers?|tables?|drawings?|recipes?)"
)
_MANY = (
    rf"(?:{one_of('two three four five six seven eight nine ten twelve twenty several different many various')}|\d+)"
)
_LANGUAGE = one_of(
    "italian english german french spanish polish dutch chinese japanese turkish portuguese swedish "
    "danish norwegian finnish czech hungarian romanian russian ukrainian greek arabic hindi korean vietnamese thai"
)


class Kind(NamedTuple):
    """A kind of obstacle: how it is told, what the task is called and asks for, whose it usually is, and the interventions that
    answer it already, the nearest first. ``{noun}`` is the thing that was named, ``because`` the obstacle as a clause."""

    id: str
    told: re.Pattern[str]
    because: str
    name: str
    ask: str
    owner: str
    answers: tuple[str, ...]
    usual: str = ""  # the noun where none was named
    does: str = ""  # the task as it reads after "to", where the name is none


_DECIDES, _LEADS, _KEEPS = "who decides", "who leads them", "who keeps the record"

_KINDS = (
    Kind(
        "entered twice",
        any_of(
            rf"{one_of('type types typed enter enters entered key keyed write writes written copy copies copied')} "
            r"(?:\w+ ){0,5}(?:afresh|again|twice|two times|a second time|once more|in both|into both)",
            rf"the same \w+ (?:in|into|on) (?:{_MANY}|both)",
        ),
        "the same data is entered more than once",
        "Enter it once",
        "Carry it over from where it is entered first, or take one of the two entries away.",
        "IT",
        ("single-entry",),
    ),
    Kind(
        "several versions",
        any_of(
            rf"{_MANY} (?:\w+ )?(?P<noun>{_PAPER})\b"
            r"(?=.*\b(?:another|own|different|each|every|which|one from)\b)",
            rf"(?:different|various|own) (?P<unlike>{_PAPER})",
            r"(?:different|various|own) (?:answers?|ways?|ideas?)",
            rf"{_MANY} different (?:answers|opinions|ways)",
            r"(?:every|each) (?:\w+ ){1,4}(?:swears by|has (?:his|her|its|their) own|does it (?:his|her|their) own way)",
            r"\w+ says [^,;.]{3,40}[,;] (?:and |but )?(?:the |our )?(?:\w+ )?\w+ says",
            rf"the old (?P<old>(?!plan){_PAPER})",
        ),
        "there is more than one {noun}",
        "One {noun} for all",
        "Name the one {noun} that holds, in one message to all, and have every other one taken away the same week.",
        _DECIDES,
        ("standard-of-good",),
        "rule",
        "name the one {noun} that holds",
    ),
    Kind(
        "result kept back",
        any_of(
            r"(?:nobody|never|not|none|seldom|nine)\b.{0,60}\b(?:learns?|hears?|sees?|seen|informs?|informed|finds? out)\b.{0,60}"
            r"\b(?:own|came back|come back|returns?|results?|numbers?|figures?|used|outcome|went wrong|mistakes?|errors?)",
            r"(?:last|ever) seen (?:\w+ ){0,4}(?:own|returns?|results?|complaints?)\b.*\bnever",
            r"(?:letters?|reports?|returns?|results?|complaints?|figures?|sheets?) "
            r"(?:\w+ )?(?:go|goes|end|ends|land|lands|stay|stays) "
            r"(?:\w+ ){0,2}(?:in|into|to|with) \w+",
            r"(?:only|months?|weeks) (?:\w+ ){0,2}after (?:\w+ ){0,4}(?:closed|over|finished|done)",
            r"that is where (?:it|the matter) ends",
            r"(?:never|nobody|not|none) (?:\w+ ){0,3}(?:hears?|sees?|shown|told) "
            r"(?:\w+ ){0,3}(?:what comes|of it|notes?|back|afterwards)",
        ),
        "results do not come back to those who made them",
        "Results back to those who made them",
        "Hand each result to the person who did the work within one working day (proposed), and go through it with them.",
        _KEEPS,
        ("work-sample-review", "own-figures", "visible-board"),
        does="give results back to those who made them",
    ),
    Kind(
        "wrong place",
        any_of(
            rf"(?:(?P<noun>{_PAPER})\b.{{0,40}})?only (?:on|at|in|from|via|through) (?:the |an? |one |our )?(?:\w+ ){{0,2}}"
            r"(?:computer|desktop|pc|office|terminal|desk|laptop|intranet|binder|drawer|room|counter)",
            rf"(?P<paper>{_PAPER})\b.{{0,20}}\b(?:{_MANY}|ten|twelve|fifteen|twenty|thirty) pages",
            rf"(?P<kept>{_PAPER})\b.{{0,40}}\bin (?:the|a|my|one's|his|her) (?:\w+ )?"
            r"(?:drawer|binder|office|cupboard|locker|cellar|safe)",
            rf"(?P<foreign>{_PAPER}) (?:is|are|comes?) (?:only |all )?in {_LANGUAGE}",
        ),
        "the {noun} cannot be used where the work is done",
        "Bring the {noun} to the work",
        "Have the {noun} where the work is done{device}, short and in the words people use there.",
        _LEADS,
        (),
        "information",
    ),
    Kind(
        "waits for a yes",
        any_of(
            rf"(?:to|must|needs|cannot) be {one_of('signed approved released authorised authorized countersigned')}",
            r"(?:has|have|had) to sign",
            rf"waits? (?:\w+ ){{0,4}}for (?:\w+ ){{0,4}}{one_of('signature approval ok release permission decision')}",
            r"(?:files?|cases?|requests?|orders?|papers?) waits? .{0,30}\b(?:sign-?offs?|signatures?|approvals?|them|him|her)",
            rf"(?:{_MANY}) (?:sign-?offs?|signatures?|approvals?)",
            r"(?:only|nobody but) (?:\w+ ){1,3}(?:may|is allowed to|are allowed to) (?:sign|approve|decide|release|order)",
        ),
        "work waits for a signature",
        "Let it be decided on the spot",
        "Let those who do the work decide up to a limit that you set, and look at a sample afterwards.",
        _DECIDES,
        ("remove-approval", "access-rights", "approval-threshold"),
    ),
    Kind(
        "late news",
        any_of(
            rf"{one_of('hear hears told learn learns informed')} (?:\w+ ){{0,6}}"
            r"(?:too late|only (?:on|when|after)|the day before|on (?:the )?\w+day)",
            r"changes? (?:\w+ ){0,6}(?:after (?:noon|sign-?off|the \w+)|at the last (?:minute|moment)|too late)",
            r"(?:comes?|arrives?|reaches? (?:them|us)) (?:\w+ ){0,3}(?:too late|late)",
        ),
        "news reaches those who act on it too late",
        "News to those who act on it",
        "Send it to those who act on it the moment it is known, and set an hour after which nothing changes for that day.",
        _LEADS,
        ("information-in-time", "handover-rule", "visible-status"),
        does="send the news at once to those who act on it",
    ),
    Kind(
        "too few",
        any_of(
            rf"(?:one|{_MANY}) (?:[a-z]+ )?(?P<noun>[a-z]+s?) for (?:all|the whole|both|{_MANY})",
            r"(?P<lacking>(?!parts of)[a-z]+) (?:is|are) (?:missing|broken|worn out|out of stock|always out)",
            r"(?:not enough|too few|no spare|run out of|short of|got no|there is no|there are no|(?:have|has|hold|holds) no) "
            r"(?P<short>(?!signal|idea|reason|need|problem|complaint|doubt|bonus|target|one|time|longer|more|such)[a-z]+"
            r"(?: (?!since|for|in|at|on|to|so|and|or|left|there|that|here|yet|by|of|with|where|when|until)[a-z]+)?)",
        ),
        "something is missing or broken ({noun})",
        "Get what is missing",
        "Say what is missing or broken ({noun} first), what it costs to put that right, and by which day it is done.",
        _DECIDES,
        ("repair-equipment", "spare-supply"),
        "things",
    ),
    Kind(
        "pay pulls the other way",
        any_of(
            rf"{one_of('bonus premium commission prize points premiums bonuses')}\b.{{0,40}}\b"
            rf"{one_of('on for per depends depend only each goes counts with from')}",
            r"(?:paid|counted|rated|ranked|judged|measured) (?:only )?(?:by|per|on|for) (?:the )?\w+",
            r"(?:shows?|counts?) (?:\w+ )?only",
            r"(?:counts|looks at|watches) \w+ (?:per|a|an) \w+|paid all the same|for free|given away",
        ),
        "what is paid or counted pulls the other way",
        "What is paid or counted",
        "Decide with Finance and HR what counts in place of this, and from which month.",
        _DECIDES,
        ("align-incentive", "target-conflict", "remove-penalty", "recognition"),
        does="change what is paid or counted",
    ),
    Kind(
        "posts open",
        any_of(
            r"(?:posts?|positions?|jobs?) (?:are |is |have been )?(?:open|vacant|unfilled|empty)|short-?staffed|"
            r"people (?:are )?missing"
        ),
        "people are missing",
        "Fill the posts",
        "Say which posts are filled by when, and which work waits until then.",
        "HR",
        ("fill-posts", "rostering", "load-levelling"),
    ),
)
_ON_SCREEN = re.compile(
    r"\b(?:computer|pc|app|tablet|system|intranet|screen|portal|software|online|login|database)\b", re.I
)
_DEVICE = re.compile(r"\b(?:tablets?|phones?|handhelds?|hand terminals?|scanners?|headsets?)\b", re.IGNORECASE)


class Found(NamedTuple):
    """An obstacle of a known kind, the words it was told in, and the thing that was named."""

    kind: Kind
    words: Source
    noun: str

    @property
    def name(self) -> str:
        return wording.upper_first(self.kind.name.replace("{noun}", self.noun))

    @property
    def does(self) -> str:
        """What is done, as it reads after "to": "bring the form to the work"."""
        return wording.lower_first((self.kind.does or self.kind.name).replace("{noun}", self.noun))

    @property
    def because(self) -> str:
        """The obstacle as a clause that reads after "because"."""
        return self.kind.because.replace("{noun}", self.noun)


def kinds(words: Source) -> list[Found]:
    """The obstacles of known kinds that a remark tells of, one a sentence; else what it tells as a whole."""
    told = clauses.pieces(words.quote)
    found = [item for piece in told if (item := _kind(words, piece))]
    whole = _kind(words, words.quote) if len(told) > 1 and not found else None
    return [*found, *([whole] if whole else [])]


def _kind(words: Source, told: str) -> Found | None:
    said = plain(told)
    if says_neutral(said) or says_fine(told) or told.rstrip().endswith("?"):
        return None
    for kind in _KINDS:
        if match := kind.told.search(said):
            noun = next((value for value in match.groupdict().values() if value), "") or kind.usual
            at = told.casefold().find(noun)
            noun = told[at : at + len(noun)] if noun and at >= 0 else noun
            return Found(kind, words.model_copy(update={"quote": told}), _one(noun, kind))
    return None


def _one(noun: str, kind: Kind) -> str:
    """The name of a thing as the task needs it: one of several versions."""
    return noun.removesuffix("s") if kind.id == "several versions" and not noun.endswith("ss") else noun


def task(case: Case, found: Found) -> Statement:
    """What is asked, with the thing that was named and what people carry where they work."""
    device = ""
    for fact in case.brief.of(Slot.WORK_CONTEXT) if "{device}" in found.kind.ask else ():
        if match := _DEVICE.search(fact.source.quote):
            device = f", on the {match.group().casefold()}"
    return fill(
        found.kind.ask, noun=as_said(found.noun, found.words), device=fill("{device}", device=device), proposed=True
    )


def owner(case: Case, found: Found) -> Statement:
    """Whoever was named for it, else the one whose matter it usually is; what holds for all is ordered by whoever decides."""
    if found.kind.owner == _DECIDES:
        return case.sponsor if case.has_sponsor or case.sponsor_asks else actors.managers(case)
    if named := actors.named_for(case, found.words):
        return named
    match found.kind.owner:
        case "who leads them":
            return fill("IT") if _ON_SCREEN.search(found.words.quote) else actors.managers(case)
        case "who keeps the record":
            return _keeper(case) or actors.managers(case)
        case function:
            return fill("{function}", function=function)


def _keeper(case: Case) -> Statement | None:
    """The person or office that was named for the record of the result."""
    measured = case.outcome.owner if case.outcome else None
    told = [measured.source] if measured else []
    told += [fact.source for fact in case.brief.of(Slot.DATA_OWNER)]
    source = next((source for source in told if clauses.role(source.quote)), None)
    return as_said(clauses.in_the_middle(clauses.role(source.quote)), source) if source else None


def answered(case: Case, item: str, cell: Cell, words: Source) -> Found | None:
    """The obstacle in these words that an intervention answers; told where the thing is named, if it is in another sentence."""
    found = [each for each in kinds(words) if item in each.kind.answers]
    if not found:
        return None
    beside = [each for fact in case.brief.of(cell.slot) for each in kinds(fact.source) if each.kind is found[0].kind]
    return next((each for each in (*found, *beside) if each.noun != each.kind.usual), found[0])

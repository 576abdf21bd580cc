"""The kinds of obstacle, how each is told, and the task that answers it: several versions of one thing, results kept from those
who made them, a thing in the wrong place, a signature to wait for, double entry, late news, too few of something, pay that pulls
the other way (Gilbert, Human Competence, 1978: information, instruments, incentives; Rummler and Brache, Improving Performance,
1990)."""

import re
from typing import NamedTuple

from assistant.domain.text.plain import any_of, one_of

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
    unnamed: str = ""  # the obstacle as a clause where no thing was named


DECIDES, LEADS, KEEPS = "who decides", "who leads them", "who keeps the record"

KINDS = (
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
        DECIDES,
        ("standard-of-good",),
        "rule",
        "name the one {noun} that holds",
        "everybody goes by a rule of their own",
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
        KEEPS,
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
        LEADS,
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
        "Let those who do the work decide",
        "Let those who do the work decide up to a limit that you set, and look at a sample afterwards.",
        DECIDES,
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
        LEADS,
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
        "Provide what is missing",
        "Say what is missing or broken ({noun} first), what it costs to put that right, and by which day it is done.",
        DECIDES,
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
        "Change what is paid or counted",
        "Decide with Finance and HR what counts in place of this, and from which month.",
        DECIDES,
        ("align-incentive", "target-conflict", "remove-penalty", "recognition"),
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

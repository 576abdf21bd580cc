"""What marks a sentence as a goal, and what shows that it is something else: a report, a note, a rule, a mere remark."""

import re
from functools import lru_cache

from assistant.domain.library.goal_grammar import LABEL
from assistant.domain.library.goal_parts import GoalParts

_REMARK = (  # what a writer announces of the paper or of himself, and no change in the company
    r"(?:(?:also|then|now|still|first)\s+)*(?:not\b|never\s+be\s+able|be\s+happy|be\s+able|write|send|inform|report|publish\s+(?:a|an|the)\s+update|review|see\b|know\b|learn\b|discuss"
    r"|describe|show\b|explain|find\s+out|continue|keep\s+(?:on|\w+ing)|look\s+at|focus\s+on|believe|need\b|also\s+need|come\s+back|return\s+to"
    r"|confirm|verify|outline|present|cover|thank|emphasi[sz]e|say|mention|consider|explore|think|hear|have\s+to|use\s+the\s+following|do\s+this|address\s+th|experiment"
    r"|defer|iterate|have\s+the\s+ability|(?:also\s+)?be\s+\w+ing|be\s+(?:judged|measured|assessed|rated)"
    r"|do\s+\w+\s+of\s+(?:this|that|these|it)\b)"
)
_MEANT = re.compile(
    r"(?<!how\s)(?<!what\s)(?<!why\s)(?<!that\s)\bwe(?:\s+(?:will|shall|want\s+to|aim\s+to|plan\s+to|intend\s+to|commit\s+to|seek\s+to|undertake\s+to"
    r"|are\s+(?:committed|going|determined)\s+to|have\s+decided\s+to|must)|['’]ll)\s+"
    rf"(?!{_REMARK})[a-z]"
    r"|\b(?:our|the|its|their|[\w-]+['’]s)\s+(?:[\w-]+\s+){0,2}(?:goal|aim|ambition|objective|target|mission)s?"
    r"(?:\s+of\s+[^.:;,–—]{3,40}?)?\s+(?:is|are)\s+(?:still\s+)?(?!not\b|set\b|(?:\w+ly\s+)?\w+(?:ed|en)\b)"
    r"|(?:^\W*(?:[\w'’&/-]+\s+){0,4}|\b(?:our|the|[\w-]+['’]s)\s+(?:[\w-]+\s+){0,2})(?:theme|aim|goal|target|priority|promise|objective|ambition|commitment)(?!\s+as\b)(?:\s+[\w'’-]+){0,5}:\s+\w"
    r"|^\W*(?!they\b|some\b|it\b)(?:[\w&'’-]+\s+){1,4}?(?:aims|plans|intends|wants|commits(?:\s+itself)?|(?:is|has)\s+committed|pledges)\s+to\s+"
    rf"(?!{_REMARK})[a-z]"
    r"|\bit\s+is\s+our\s+(?:\w+\s+)?(?:intention|aim|goal|ambition|objective|wish)\s+(?:that|to)\b",
    re.IGNORECASE,
)
_EVERYBODY = re.compile(  # a promise for all that there are
    r"^[\W\d]*(?:each|every|all|both|no|nobody)\b(?!\s+(?:second|third|other|day|week|month|quarter|year|time|of\s+(?:this|these|that|us)\b))"
    r"[^.;:]{0,90}?\b(?:will|shall)\s+(?!not\b|also\b|consist\b|apply\b|depend\b|continue\b|implement\s+(?:the|this)\s+(?:plan|policy|strategy)\b"
    r"|be\s+(?:based|subject|considered|required|reviewed|assessed|treated|asked|notified|expected|available|informed|invited)\b)",
    re.IGNORECASE,
)
_UNIVERSAL = re.compile(r"^[\W\d]*(?:each|every|all|both|no|nobody|everybody|everyone)\s", re.IGNORECASE)
_UNDER_WAY = re.compile(r"\bwe(?:\s+are|['’]re)\s+(?:\w+ly\s+)?(?!going|being|looking)\w+ing\b", re.IGNORECASE)
_ENDS = re.compile(r"\b(?:ends?|stops?|ceases?|disappears?)\s+(?:by|before|no\s+later\s+than)\b", re.IGNORECASE)
_FORECAST = re.compile(
    r"^\W*(?:the\s+)?(?:[\w-]+\s+){0,2}?(?:market|demand|inflation|population|economy|prices|interest\s+rates|industry)\s+(?:will|shall|is\s+set\s+to)\b"
    r"|\b(?:is|are)\s+(?:expected|forecast|projected|predicted|likely)\s+to\b"
    r"|\b(?:say|said|expect|predict|forecast|estimate)s?\s+(?:those|experts|analysts|economists|researchers|most|the\s+(?:banks?|institutes?))\b"
    r"|\b(?:experts|analysts|economists|researchers|observers|estimates)\s+(?:say|expect|predict|forecast|suggest|see)\b"
    r"|^\W*(?!(?:no|nobody|none|fewer|less|not)\b)[^.;:]{3,60}\b(?:will|shall)\s+(?:retire|resign|(?:reach|go\s+into)\s+retirement"
    r"|leave\s+(?:us|the\s+(?:company|firm|organi[sz]ation|profession|trade)|(?:this|the\s+next|in\s+the\s+coming)\b))",
    re.IGNORECASE,
)
_ABOUT = re.compile(  # a figure that was never exact tells what is
    r"\b(?:nearly|almost|roughly|some|approximately|about|around|barely|hardly|well\s+over|just\s+(?:over|under|above|below))\s+$",
    re.IGNORECASE,
)
_IT_SHALL = re.compile(
    r"\b(?:will|shall|must|should|(?:is|are)\s+to)\s+(?!not\b)[a-z]|\bha(?:s|ve)\s+to\s+(?:double|halve|triple|rise|fall|grow|drop|reach|come|go|get|stay|improve)\b"
    r"|\bneeds?\s+(?:to\s+[a-z]|\d)",
    re.IGNORECASE,
)
_PAST = (
    "was|were|had|rose|fell|grew|went|brought|became|won|received|achieved|reached|improved|increased|decreased|dropped|doubled|declined"
    "|came|attended|completed|sold|opened|closed|led|saw|made|built|began|took|gave|found|lost|reduced|raised|launched|introduced"
    "|published|created|established|provided|restated|joined|visited|carried|started|signed|spent|invested|hired"
    "|worked|lived|stayed|stood|travelled|arrived|remained|ended|happened|occurred|belonged|applied"
)
_REPORTED = re.compile(
    rf"(?<!\bbe\s)(?<!\bis\s)(?<!\bare\s)(?<!,\s)(?<=\S\s)\b(?:{_PAST}|(?:has|have)\s+(?:been\s+)?\w+ed)\b(?!-)"
    r"|\b(?:we|they|he|she)\s+(?:also\s+|\w+ly\s+)?(?!embed)\w+(?<!e)ed\b(?!-)"
    r"|(?<!with\s)(?<!than\s)\b(?:last\s+(?:year|quarter|month)|in\s+the\s+past|so\s+far|year-on-year|shows?\s+that)\b|^\W*on\s+average\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\b(?:at|as\s+of)\s+(?:the\s+)?(?:year[\s-]end|end\s+of)\b", re.IGNORECASE)  # when, not by when
_LASTS = re.compile(r"^(?!\W*we\b).*\b(?:until|till)\b", re.IGNORECASE | re.DOTALL)  # how long, not by when
_PRICED = re.compile(r"\bcosts?\s+(?:us|them|the\s+(?:company|group|firm))\b", re.IGNORECASE)  # a loss, and no limit
_COMPARED = re.compile(r"\d[^.;:]*\b(?:plus|minus)\s+\d", re.IGNORECASE)  # a figure with the year before
_VALIDITY = re.compile(
    r"\b(?:runs?|valid|funded|expires?|lasts?|binding|published|agreements?|contracts?|registration|applications?|tickets?|menu)\b"
    r"[^.;]*\b(?:until|till|through|by|on)\b",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r",\s+please\b|^[\W\d]*(?:please\b|(?:not|no)\s+(?:an?\s+|our\s+)?(?:goal|objective|target|aim|priority|priorities)s?\b|(?:questions?|answers?|[QA])\s*:|(?:owner|sponsor|lead|contact)s?\s+(?:of|for)\b|notes?\b(?:\s+that|\s*\d*\s*[:.])|see\b|sources?\s*:|(?:figure|fig\.|table|exhibit|chart|annex|appendix)\s+\w+"
    r"|as\s+(?:described|shown|mentioned|noted|such)\b|for\s+(?:example|instance|details|more)\b|examples?\s*:|(?:submit|click|select|log\s+in|fill\s+(?:in|out)|download|register)\s|e\.g\.|more\s+information|\[\^|https?:"
    r"|forward-looking|title\s*:|permalink\s*:|in\s+(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december)\s+\d{4}\b[^.]*\b(?:set|laid)\b)|\]\s*:|https?://\S+\s*$",
    re.IGNORECASE,
)
_LEFT_OPEN = re.compile(
    r"<[^<>\n]{2,60}>|\{\{|\[(?:insert|tbd|name|date|x+|metric|number)\b[^\]]*\]|\bXX+\b|\b(?:TBD|lorem|same\s+as\s+(?:above|before)|see\s+above)\b",
    re.IGNORECASE,
)
_LEANING = re.compile(  # says nothing alone: it hangs on the sentence before it, or on a condition
    r"^\W*(?:if|when|once|unless|although|while|because|as\s+a\s+result|similarly|inst?ead|in\s+addition|also|however|therefore|thus"
    r"|but|so|then|this|these|those|that|such|many\s+of|most\s+of|another|moreover|furthermore|you|it(?:['’]s|\s+is)?|they|one\s+way|given|as)\b",
    re.IGNORECASE,
)
_OF_IT = re.compile(r"^\W*(?:on|in|at|for|with)\s+(?:[\w-]+\s+){1,3}(?:it|they)\s", re.IGNORECASE)
_DESCRIBED = re.compile(r"^(?:more|less|fewer|higher|over|above|up)\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:will|shall|do|does|did|are|is)\s+not\b|\bwon['’]t\b|n['’]t\s+(?:plan|going)\b"
    r"|\bwill\s+(?:be|amount\s+to|come\s+to)\s+(?:about|around|approximately|roughly)\b",  # a forecast
    re.IGNORECASE,
)
_ALLOWED = re.compile(r"\bmay\s+[a-z]")  # a permission, unless it has a deadline
_DEFINED = re.compile(r"^\W*[\w -]{2,30}:\s+(?:the|an?)\s", re.IGNORECASE)  # "Lead time: the time that ..."
_SUBORDINATE = re.compile(
    r",?\s+(?:because|since|so\s+that|which|who|where|while|although|that\s+(?:they|it|we))\b", re.IGNORECASE
)
_WITHIN = re.compile(r"\b(?:within|at\s+least|at\s+most|no\s+more\s+than)\b", re.IGNORECASE)
_STRESSED = re.compile(
    r"\b(?:above\s+all|first\s+and\s+foremost|what\s+(?:counts|matters)|judged?\s+(?:us\s+)?by)\b", re.IGNORECASE
)
_CONDITION = re.compile(r"\b(?:when|where|if|unless|who|which|whose|whoever|anyone)\b", re.IGNORECASE)
_RULE = re.compile(
    r"\b(?:under|according\s+to|as\s+required\s+by)\s+(?:the|our|this)\b[^.;]*\b(?:act|law|regulation|directive|circular|agreement)\b",
    re.I,
)
_WISH_VERB = re.compile(
    r"^\W*(?:\d{1,2}[.)]\s*)?(?:to\s+)?(?:accelerate|achieve|adopt|attract|automate|become|bring|build|close|complete|consolidate|create|cut|decrease|deepen"
    r"|deliver|develop|digiti[sz]e|double|eliminate|embed|empower|enable|encourage|end|enhance|ensure|equip|establish|expand|expose|extend|fill"
    r"|finish|foster|gain|give|grow|halve|harmoni[sz]e|help|hire|implement|improve|increase|integrate|introduce|invest|keep|launch"
    r"|lift|limit|lower|maintain|make|migrate|minimi[sz]e|moderni[sz]e|move|offer|open|optimi[sz]e|pay|pilot|position|prevent|promote|protect"
    r"|provide|publish|raise|reach|recover|recruit|redesign|reduce|renew|replace|respond|restore|retain|retire|roll\s+out|safeguard|scale"
    r"|secure|serve|set\s+up|shift|shorten|simplify|speed\s+up|standardi[sz]e|strengthen|support|sustain|train|transform|transition|triple|turn|upgrade"
    r"|upskill|win|work)\b(?=\s+\S+\s+\S)",
    re.IGNORECASE,
)
_FEWEST_WORDS, _MOST_WORDS, _MOST_CHARACTERS = 3, 60, 600
_MOST_IN_LIST = 30
_MOST_DATED = 25  # a longer sentence with a date and without a wish tells a story
_FEWEST_WITHOUT_FIGURE = 4


def readable(text: str) -> bool:
    """A statement of a length that a goal can have, complete, and no note, caption or address."""
    fits = len(text) <= _MOST_CHARACTERS and _FEWEST_WORDS <= len(text.split()) <= _MOST_WORDS
    return (
        fits and not text.rstrip().endswith(("?", "?)", ":")) and not _NOTE.search(text) and not _LEFT_OPEN.search(text)
    )


def is_row(text: str) -> bool:
    """A row of a table: those are read with their header."""
    return text.count(" | ") > 1 or (" | " in text and not LABEL.search(text))


@lru_cache(maxsize=1)  # asked several times of one sentence
def meant(text: str) -> bool:
    """Somebody says that a change is wanted."""
    return bool(_MEANT.search(text))


def strength(text: str, parts: GoalParts, in_list: bool, led_in: bool = False) -> int:
    """How many marks of a goal the sentence shows; 0 where it shows that it is something else. ``in_list``: an item under a
    heading of goals; ``led_in``: the line above the list says outright that its items are goals."""
    labelled, wish = bool(LABEL.search(text)), meant(text)
    wanted = _wanted(text, parts, wish)
    if _something_else(text, parts, labelled or bool(wanted) or led_in) and not labelled:
        return 0
    if _hangs(text, parts, in_list or labelled):
        return 0
    figure = _figure(parts)
    if not (figure or led_in or labelled) and len(re.findall(r"[^\W\d_]{2,}", text)) < _FEWEST_WITHOUT_FIGURE:
        return 0
    says_so = led_in or figure or wanted or parts.deadline or bool(_WISH_VERB.search(text) or _UNIVERSAL.match(text))
    listed = in_list and says_so and len(text.split()) <= _MOST_IN_LIST
    marks = 2 * labelled + 2 * listed + wanted + (parts.directed + parts.limited + 1) * figure
    stressed = figure and bool(_STRESSED.search(text))
    leads_to = parts.directed or parts.limited or bool(parts.baseline) or bool(_WITHIN.search(text))
    dated = parts.horizon is not None and figure and leads_to
    marks += stressed + (figure and parts.of_today)  # what is wanted is another value than today's
    return marks + (2 if parts.deadline and not figure else int(parts.deadline or dated))


def _wanted(text: str, parts: GoalParts, wish: bool) -> int:
    """How plainly somebody wants it: 2 for a promise or an end that has its day, 1 for a "shall" or for work under way to a day
    to come."""
    if wish or _EVERYBODY.search(text) or (parts.deadline and _ENDS.search(text) and not _VALIDITY.search(text)):
        return 2
    return int(bool(_IT_SHALL.search(text) or (parts.horizon and _UNDER_WAY.search(text))))


def _figure(parts: GoalParts) -> bool:
    return bool(parts.target) and not parts.bare


def _something_else(text: str, parts: GoalParts, wanted: bool) -> bool:
    """The sentence reports what was, cites a rule, or says how long something is valid."""
    if _RULE.search(text) or _FORECAST.search(text):
        return True
    if _promised(parts):
        return False
    main = _SUBORDINATE.split(text, maxsplit=1)[0]
    wanted = wanted and (main == text or not _REPORTED.search(main))
    text = main
    defined = _DEFINED.match(text) and not _WISH_VERB.match(text)
    if _DENIED.search(text) or (defined and not _figure(parts)):
        return True
    if _ALLOWED.search(text) and not parts.deadline:
        return True
    if wanted:
        return False
    return _told(text, parts) or _of_today(text, parts)


def _told(text: str, parts: GoalParts) -> bool:
    """A verb of the past; behind a target it only adds to it, and a deadline with a figure outweighs it, except where the
    figure is a count at a year's end."""
    past, counted = _REPORTED.search(text), _COUNTED.search(text)
    if not past or counted:
        return bool(past)
    adds = bool(parts.target) and text.find(parts.target) < past.start()
    return not adds and not (parts.deadline and _figure(parts))


def _of_today(text: str, parts: GoalParts) -> bool:
    """How long something is valid, what it costs, or how a figure compares with the year before."""
    about = parts.target and not parts.directed and _ABOUT.search(text[: text.find(parts.target)])
    if about or _PRICED.search(text) or (_COMPARED.search(text) and not parts.horizon):
        return True
    return bool(_VALIDITY.search(text) and not parts.limited and not parts.directed)


def _promised(parts: GoalParts) -> bool:
    """A figure with a day to come that a verb of change or an earlier value leads to: whatever else the sentence tells."""
    return _figure(parts) and parts.horizon is not None and (parts.directed or bool(parts.baseline))


def _hangs(text: str, parts: GoalParts, set_apart: bool) -> bool:
    """Needs the sentence before it; or a figure of today, where nothing speaks of a wish."""
    if set_apart or _promised(parts):
        return False
    if parts.deadline:
        wish = meant(text) or _IT_SHALL.search(text) or _WISH_VERB.search(text)
        return not wish and not _figure(parts) and (len(text.split()) > _MOST_DATED or bool(_LASTS.search(text)))
    if (_LEANING.search(text) and not parts.directed) or (_OF_IT.match(text) and parts.directed):
        return True
    if _CONDITION.search(text[: max(text.find(parts.target), 0)]):
        return True
    wish = meant(text) or _IT_SHALL.search(text) or _WISH_VERB.search(text) or ":" in text
    return bool(_DESCRIBED.match(parts.target)) and not wish and not parts.baseline

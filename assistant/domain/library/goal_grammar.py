"""The vocabulary of goal sentences: quantities, limits, verbs of wanted change. Patterns only."""

import re

_WORDED = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand"
)
_CURRENCY = r"(?:[€$£¥]|(?:EUR|USD|GBP|CHF)\b)"
_NO_NOUN = (
    r"(?!(?:by|until|before|after|within|and|or|in|of|to|from|the|at|for|with|on|per|is|are|was|has|have|will|can|a|an|as|than|more|less|fewer"
    r"|today|now|currently)\b)"
)
_NOUN = rf"(?:\s+{_NO_NOUN}[a-z][a-z-]+(?:\s+{_NO_NOUN}[a-z-]+s\b)?)?"
_COUNTED = r"(?:hours?|doses|customers?|users?|employees?|units?|cases?|orders?)"
_PER = rf"(?:\s+(?:per|a|an|each)\s+[\w,]*\w(?:\s+{_COUNTED})?|\s+p\.\s?a\.)?"
UNIT = (
    r"(?:\s?%|\s+per\s?cent(?:age\s+points?)?\b|\s+pct\b|\s+(?:percentage\s+)?points?\b"
    r"|\s?(?:k|m|bn|million|billion|thousand)\b(?:\s+(?:euros?|dollars?|pounds?|crowns?|francs?)\b)?)"
)
_SHORT = r"\s?(?-i:ms|s|sec|min|h|hrs?|kg|t|km|[kMG]W(?:h)?)(?![\w'’])"  # units as engineers write them
PLAIN = rf"{_CURRENCY}?\s?\d[\d.,]*(?<![.,])(?:{UNIT}|{_SHORT})?"  # "61", "1.9 percent"
NUMBER = rf"{_CURRENCY}?\s?\d[\d.,]*(?<![.,])(?!-[a-zA-Z])(?:{UNIT}{_PER}|{_SHORT}|{_NOUN}{_PER})"
DURATION = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)"
_COUNT = rf"(?:{_WORDED}|\d[\d,]*(?<!,))"
RATIO = (  # "four of five", "3 in 10", "60 of our 74", "one call in three", "17 to 1"
    rf"(?:\bone\s+[a-z]+\s+in\s+{_COUNT}\b(?!\s+{DURATION}\b)"
    rf"|\b{_COUNT}\s+(?:(?:out\s+)?of\s+(?:(?:the|our|their|its|all)\s+)?|in\s+){_COUNT}\b(?!\s*%|\s+(?:per\s?cent|{DURATION})\b)"
    r"|\b\d[\d.]*\s?(?:to|:)\s?1\b(?![\d%]|[.,]\d))"
)
QUANTITY = rf"(?:{RATIO}|{NUMBER}|(?:{_WORDED})\b(?!-){_NOUN}{_PER})"
FRACTION = r"(?:(?:a|one|two|three)[\s-](?:half|halves|thirds?|quarters?|tenths?|fifths?)|half)\b"
SHARE = rf"(?:{FRACTION}|(?:all|every|each)\b{_NOUN})"
LIMIT = (
    r"(?:\b(?:(?:at\s+or\s+|not\s+)?(?:below|under|above|over)|at\s+least|at\s+most|no\s+more\s+than|not\s+more\s+than|no\s+less\s+than"
    r"|less\s+than|more\s+than|fewer\s+than|higher\s+than|lower\s+than|(?:a\s+)?(?:minimum|maximum)(?:\s+of)?|(?:min|max)\.?"
    r"|(?:not|never)\s+(?:to\s+)?exceeds?|minus|plus)"
    r"|[<>≤≥]=?)"
)

_UP = (
    "rises?|raises?|increases?|grows?|growth|lifts?|climbs?|improves?|improvement|doubles?|triples?|boosts?|strengthens?"
    "|accelerates?|expands?|gains?|extends?|prolongs?|lengthens?|(?:comes?|go(?:es)?)\\s+(?:back\\s+)?up"
)
_DOWN = (
    "falls?|drops?|decreases?|reduces?|reduction|cuts?|lowers?|shrinks?|shortens?|halves?|halve|declines?|eliminates?"
    "|minimi[sz]es?|sinks?|(?:comes?|go(?:es)?)\\s+(?:back\\s+)?down"
)
_REACH = "reach(?:es)?|achieves?|hits?|attains?|meets?|gets?|brings?|moves?"
_HOLD = "keeps?|holds?|stays?|remains?|limits?|caps?|maintains?|must|shall|should"
_IS = r"(?:is|are|be|gets?)"  # a change in the passive of the present: what is to be done, where a plan says it
_MADE_UP = rf"{_IS}\s+(?:raised|increased|lifted|extended|brought\s+(?:back\s+)?up)"
_MADE_DOWN = rf"{_IS}\s+(?:reduced|cut|lowered|shortened|brought\s+(?:back\s+)?down)"
_BACK = r"(?:is|are)\s+(?:back|again)"
UP = re.compile(rf"\b(?:{_UP}|{_MADE_UP})\b", re.IGNORECASE)
DOWN = re.compile(rf"\b(?:{_DOWN}|{_MADE_DOWN})\b", re.IGNORECASE)
REACH = re.compile(rf"\b(?:{_REACH})\b", re.IGNORECASE)
HOLD = re.compile(rf"\b(?:{_HOLD})\b", re.IGNORECASE)
CHANGE = re.compile(
    rf"\b(?:{_UP}|{_DOWN}|{_MADE_UP}|{_MADE_DOWN}|{_BACK}|{_REACH}|{_HOLD}"
    r"|takes?|delivers?|becomes?|works?|has|have|go(?:es)?|comes?)\b",
    re.IGNORECASE,
)
VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|can|may|might|do|does|did|needed|we|they|it|you|i|who|which|that|there)\b",
    re.IGNORECASE,
)

FROM_TO = re.compile(
    rf"\bfrom\s+(?:(?:about|around|currently|today)\s+)?(?P<baseline>{PLAIN})(?:\s+{DURATION})?\s+(?:down\s+|up\s+)?to\s+"
    rf"(?:(?:at\s+least|about)\s+)?(?P<target>(?:{LIMIT}\s+)?{QUANTITY})",
    re.IGNORECASE,
)
ARROW = re.compile(rf"(?P<baseline>{PLAIN})\s*(?:->|=>|→|➔|⇒)\s*(?P<target>(?:{LIMIT}\s+)?{QUANTITY})", re.IGNORECASE)
BOTH = re.compile(
    rf"(?<!between\s)(?P<baseline>\b\d[\d.,]*{UNIT}){_PER}\s+(?:up\s+|down\s+)?to\s+(?P<target>\d[\d.,]*{UNIT})",
    re.IGNORECASE,
)
WISH = re.compile(
    r"\b(?:(?:aim|want|plan|intend|commit|hope|seek|need|ha[sv]e?)\w*\s+to|will|shall|must|going\s+to)\b", re.IGNORECASE
)
_NONE_OF = (
    r"(?:\bzero|(?:^|[:;,]\s+|\b(?:reach|have|with|see)\s+)no|^\W*not\s+(?:one|a\s+single)(?:\s+more)?)\s+"
    r"(?!(?:later|longer|more|less|fewer|further|changes?|need|one|matter|doubt|target|plans?|intention|reason|decision)\b)"
    rf"(?:{_NO_NOUN}[a-z-]+\s+){{0,4}}?{_NO_NOUN}[a-z-]+(?=[^\w\s-]|\s*$|\s+"
    r"(?:at|by|until|in|with|is|are|will|can|may|from|per|about|of|for|older|longer|above|below|beyond|over|on)\b)"
)
_PERCENT_MORE = rf"{PLAIN}\s+(?:more|fewer|less|higher|lower)\b"
_LED = rf"(?:{_UP}|{_DOWN}|{_REACH})\b(?:(?!,\s+(?:which|who|where)\b)[^.;:]){{0,60}}?"
TARGETS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(  # kind and pattern, the surest first
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            "directed",
            rf"\b(?:{_UP}|{_DOWN}|{_MADE_UP}|{_MADE_DOWN})\s+(?:(?:back|again)\s+)?to\s+"
            rf"(?P<target>(?:{LIMIT}\s+)?(?:{QUANTITY}|{PLAIN}(?![\w:-])))",
        ),
        (  # what is "back at" a figure on a day to come is to come back to it; days are blanked out by then
            "directed",
            rf"\b{_BACK}\s+(?:at|to)\s+(?P<target>(?:{LIMIT}\s+)?{QUANTITY})(?=[^.;:]*____)",
        ),
        ("directed", rf"\b{_LED}\bto\s+(?P<target>(?:{LIMIT}\s+)?(?:{QUANTITY}|{SHARE}))"),
        ("directed", rf"\b(?:{_UP}|{_DOWN})\b[^.;:]{{0,60}}?\bby\s+(?P<target>{QUANTITY}|{SHARE})(?!\s*_)"),
        ("limit", rf"\b(?:{_UP}|{_DOWN}|{_HOLD})\s+(?P<target>{LIMIT}\s+(?:a\s+|the\s+)?(?:{FRACTION}|{QUANTITY}))"),
        (
            "limit",
            rf"(?P<target>(?<![\w.,-]){QUANTITY}\.?\s+or\s+(?:less|fewer|lower|more|higher|better|faster|sooner))\b",
        ),
        ("limit", rf"(?P<target>{LIMIT}\s+(?:a\s+|the\s+)?{QUANTITY})"),
        ("directed", rf"\b(?:{_REACH})\s+(?P<target>{QUANTITY}|{SHARE})"),
        ("none", rf"(?P<target>{_NONE_OF})"),
        ("more", rf"(?P<target>{_PERCENT_MORE})"),
        ("directed", r"\b(?P<target>halves?|doubles?|triples?)(?=\s+[a-z]|\s*[:,.;])"),
        ("value", rf"(?P<target>(?:{_CURRENCY}\s?)?\d[\d.,]*(?<![.,])(?:{UNIT}{_PER}|{_SHORT}))"),
        ("value", rf"(?P<target>\b{FRACTION})\s+of\b"),
        ("value", rf"(?P<target>{RATIO})"),
        ("limit", rf"(?P<target>within\s+(?:{QUANTITY}|an?\s+{DURATION}\b))"),
        ("value", rf"(?P<target>(?<![\w.,-]){NUMBER})"),
    )
)
ANY_TARGET = re.compile(  # what each of these holds: a quick look that spares most sentences the long ones
    rf"\d|\b(?:{_WORDED}|hal(?:f|ves?)|doubles?|triples?|thirds?|quarters?|tenths?|fifths?|all|every|each|zero|no|not|an?\s+{DURATION})\b",
    re.IGNORECASE,
)
QUANTIFIED = re.compile(  # "By 2030, nine in ten students ..."
    rf"^[\W_]*(?:(?:by|until|in|from)\b[^,]{{0,40}},\s*)?(?P<target>(?:{LIMIT}\s+)?{RATIO})", re.IGNORECASE
)
BASELINE_DAY = re.compile(rf"\bfrom\s+{PLAIN}\s+(?:in|at\s+the\s+end\s+of)\s+$", re.IGNORECASE)  # stands before the day
MORE_OF = re.compile(rf"{_PERCENT_MORE}\s+(?P<what>[^,;.(]+)", re.IGNORECASE)
SHARE_OF = re.compile(
    rf"(?:{LIMIT}\s+)?(?:\d[\d.,]*{UNIT}|{FRACTION})\s+(?:share\s+)?of\s+(?P<what>[^,;.(]+?)(?:\s*\([^)]*\))?"
    r"(?P<rest>\s+(?:are|is|have|has|moves?|can|will|do|come|need|sign)\b[^,;.]*)?(?=[,;.(]|$)",
    re.IGNORECASE,
)
_VALUE = rf"(?:(?:almost|nearly|about|around|roughly|only|at)\s+)?(?P<baseline>{RATIO}|{FRACTION}|{PLAIN})"
_WAS = rf"(?:(?:almost|nearly|about|around|roughly|only)\s+)?(?P<baseline>{RATIO}|{FRACTION}|{QUANTITY})"
BASELINES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\((?:(?:today|now|currently|current|baseline|actual|was|were|from|status|audit|survey|result|level|count|measured|last"
        rf"|year|of|in|FY|Q\d|_++)[\s:]*){{1,4}}{_VALUE}",
        rf"\b(?:compared\s+(?:with|to)|against|versus|vs\.?|today|currently|at\s+present)\s+(?:at\s+|it(?:\s+is|['’]s)\s+|stands?\s+at\s+)?"
        rf"(?P<baseline>{RATIO}|{PLAIN})",
        rf"\bat\s+(?P<baseline>{PLAIN})\s+(?:today|now|at\s+present|currently)\b",
        rf"[(,]\s*(?P<baseline>{PLAIN})\s+(?:today|now|at\s+present|currently|last\s+year)\b",
        rf"\b(?:takes?|lasts?|needs?|is|are|stands?\s+at)\s+{_WAS}\s+(?:today|now|at\s+present|currently)\b",
        rf";\s[^;.]{{0,60}}?\b(?:found|stands?\s+at|stood\s+at|showed)\s+{_VALUE}",
        rf"\b(?:up\s+|down\s+)?from\s+(?:currently\s+|today'?s?\s+)?(?P<baseline>{PLAIN})(?!\s*[-_])",
    )
)
OF_TODAY = re.compile(r"\b(?:today|now|current(?:ly)?|at\s+present)\b", re.IGNORECASE)
MEASURED = re.compile(rf"{UNIT}|{_CURRENCY}|\b{FRACTION}", re.IGNORECASE)
LIMITED = re.compile(
    rf"^(?:{LIMIT}|within|zero|no|not\s+one)\b|^[<>≤≥]|\bor\s+(?:less|fewer|lower|more|higher|better|faster|sooner)$",
    re.IGNORECASE,
)
AT_LEAST = re.compile(r"\b(?:above|over|at\s+least|more|higher|no\s+less|min(?:imum)?|plus)\b|[>≥]", re.IGNORECASE)
AT_MOST = re.compile(
    r"^(?:below|under|at\s+(?:most|or\s+below|or\s+under)|no\b|not|never|less|lower|fewer|within|none|(?:a\s+)?max|minus|zero)"
    r"|[<≤]|\b(?:less|fewer|lower)\b",
    re.IGNORECASE,
)
DEADLINE = re.compile(
    r"\b(?:by|until|before|no\s+later\s+than|not\s+later\s+than|till)\s+"
    r"(?:the\s+)?(?:(?:end|close|start|beginning|middle)\s+of\s+)?(?:the\s+)?$|\bat\s+(?:the\s+)?$",
    re.IGNORECASE,
)
SPAN = re.compile(
    rf"\bwithin\s+(?:the\s+(?:first|next)\s+)?(?:\d+|{_WORDED}|an?)\s+(?:weeks?|months?|years?|quarters?)\b",
    re.IGNORECASE,
)
REFERENCE = re.compile(  # numbers that count nothing
    r"\b(?:figure|fig\.|table|section|page|slide|chapter|phase|action|step|appendix|article|version|level|tier|stage|wave|annex|part"
    r"|circular|form|room|line|gate|no\.|number|note|exhibit|chart|act|paragraph|option|release)s?\s+\d[\d./]*"
    rf"|\bnot\s+(?:just|only|merely)\s+(?:the\s+)?\d[\d.,]*{UNIT}?"
    rf"|\b\d+\+?[\s-]+(?:years?|months?)['’]?\s+(?:of\s+)?(?:\w+\s+)?(?:experience|service|tenure)\b|\b\d+\+[\s-]*{DURATION}\b"
    r"|^\W*\d{1,3}(?:\.\d+)*[.)](?=\s)|^\W*\d{1,2}(?:\.\d{1,2})+(?=\s+(?-i:[A-Z]))|#\d+|\b\d+(?:\.\d+){2,}|\b[A-Z]{1,4}-\d[\d-]*",
    re.IGNORECASE,
)
HINT = re.compile(
    rf"\d|\b(?:{_WORDED}|by|until|half|thirds?|quarters?|zero|no|all|every|year|end|will|shall|must|should|want|halve|double|triple)\b",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"^\W*(?:(?:strategic|main|overall|our|key|business|annual|company|first|second|third|fourth|corporate)\s+)*"
    r"(?:goal|objective|key\s+result|kr|okr|target|aim|priority|ambition|commitment|milestone|north\s+star"
    r"|(?:pillar|line|theme|focus|field|axis|thrust|workstream|initiative)(?=\s+\d))s?"
    r"(?:\s+[A-Z]?\d{0,2}(?:\.\d+)?[a-z]?)?\s*(?::|–|—|\||=|\.(?=\s))|^\W*(?:KR|O|OKR|G)\s?-?\d+(?:\.\d+)?\s*[:.)|–-]",
    re.IGNORECASE,
)

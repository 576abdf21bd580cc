"""Numbers that count nothing: dates, clock times, versions, section numbers, product names, telephone numbers."""

import re

from assistant.adapters.guided.text.lexicon import PLACES

_NAMED = (
    r"section|paragraph|para|clause|article|art\.?|chapter|page|pp?\.|step|phase|level|ward|room|building"
    r"|floor|line|plant|site|"
    r"depot|store|shop|hall|terminal|unit|bay|gate|platform|track|zone|dock|route|rule|regulation"
    r"|directive|form|module|"
    r"extension|ext\.?|part|version|release|item|number|nos?\.|nr\.?|type|class|tier|wave|sprint|lot"
    r"|option|appendix|annex|"
    r"figure|table|question|grade|vessel|pier|berth|station|block|cell|area|region|district|branch|school"
    r"|clinic|house|counter|warehouse|hospital|workshop|kiln|week|kw|cw|point\s+no\.?|"
    r"iso|en|din|nfpa|osha|bs|ifrs|gmp|sap|windows|office|python|java|covid|sarbanes|basel|industry"
    r"|horizon|vision|agenda|formula"
)
_LIST_HEADS = r"wards|rooms|lines|sections|paragraphs|clauses|articles|chapters|pages|steps|phases|levels|rules|weeks"
_PLACES = "|".join(sorted(PLACES))
_NO_UNIT = r"(?!\s*(?:%|percent|per cent|pct|points?\b|[€$£]|(?:euros?|dollars?|pounds?|francs?|yen|kron[aeo]r?|rand|rupees?)\b))"
_NUMBER = r"\d+(?:\.\d+)*[a-z]?\b"

_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_HOUR = r"(?:1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"

_PATTERNS = tuple(
    re.compile(pattern, flags)
    for pattern, flags in (
        (r"https?://\S+|www\.\S+|\S+@\S+\.\w+", re.I),
        (r"\b\d{1,2}:\d{2}(?::\d{2})?(?:\s*(?:[ap]\.?m\b\.?|h\b|hrs\b|o'clock))?", re.I),  # 14:30
        (r"\b\d{1,2}(?:[.:]\d{2})?\s*(?:[ap]\.?m\b\.?|o['’]?clock\b)", re.I),  # 7 am
        (r"\b(?:half|quarter)\s+(?:past|to)\s+\w+|\b[a-z]+\s+o['’]clock\b", re.I),
        (
            rf"\b{_WEEKDAY}s?\s+(?:(?:morning|evening|night)s?\s+)?(?:at|from|by|before|after)\s+{_HOUR}\b{_NO_UNIT}",
            re.I,
        ),
        (r"\b(?:from\s+)?(?:nine|9)\s*(?:to|-|–)\s*(?:five|5)\b(?!\s*(?:%|percent|\w+s\b))", re.I),
        (r"\b24\s*[/-]\s*7\b|\b50\s*[/:-]\s*50\b|\b7\s+days\s+a\s+week\b", re.I),
        (r"\bv(?:ersion)?\.?\s*\d+(?:\.\d+)*\b", re.I),
        (r"\b\d+(?:\.\d+){2,}\b(?!\s*(?:%|percent))(?<!\.\d{3})", 0),  # 4.2.1, but not 1.040.000
        (
            rf"(?<!each )(?<!every )(?<!per )(?<!\ba )\b(?:{_NAMED})\s*(?:no\.?\s*|number\s+|#\s*)?{_NUMBER}{_NO_UNIT}",
            re.I,
        ),
        (rf"\b(?:{_LIST_HEADS})\s+{_NUMBER}(?:\s*,\s*\d+)*(?:\s*(?:and|to|-|or|&)\s*\d+)?{_NO_UNIT}", re.I),
        (rf"\b(?:{_PLACES})s\s+{_NUMBER}(?:\s*,\s*\d+)*\s*(?:and|to|-|or|&)\s*\d+\b{_NO_UNIT}(?!\s+[a-z]+s\b)", re.I),
        (r"§+\s*\d+[a-z]?(?:\(\d+\))?|#\d+|№\s*\d+", re.I),
        (r"(?<![\w.])\+\d[\d ()/-]{6,}\d|(?<![\w.,€$£])0\d{2,5}[ /-]?\d[\d /-]{3,}\d", 0),  # telephone
        (r"\b(?:fy|cy)\s?['’]?\d{2}(?:\d{2})?(?:\s?/\s?\d{2,4})?\b|\b[qh][1-4]\b(?:\s+['’]?\d{2,4}\b)?", re.I),
        (r"\b(?:first|second|1st|2nd)\s+half\b", re.I),
        (r"\bscale\s+(?:of|to|from)\s+\d+(?:\s*(?:to|-|–)\s*\d+)?", re.I),
        (r"\b(?:two|three|four|five|several|[2-5])\s+things\b", re.I),
        (r"\b(?:any|some|no|this|that|the|which|each|every|another|last|next|only)\s+one\b", re.I),
        (
            r"\bone\s+(?:of\s+(?:them|us|those|these|the|our|my|their|you)|another|by\s+one|more"
            r"|day\b(?!\s+(?:a|per|each))|thing|way|side|hand)\b",
            re.I,
        ),
        (
            r"\bat\s+one\s+point\b|\bon\s+the\s+one\s+hand\b|\bnumber\s+one\b|\bone\s+to\s+one\b|\b1\s*[:/-]\s*1s?\b",
            re.I,
        ),
        (r"\b(?:Six|6)\s+Sigma\b|\b(?:office|microsoft|m)\s*365\b", re.I),
    )
)
_LIST_NUMBER = re.compile(r"(?m)^\s*\(?(?P<n>\d{1,2})[.)]\s(?=\s*\S)")
_PRODUCT = re.compile(r"(?<![.!?:;\n])(?<=\w)\s+(?P<name>[A-Z][a-z]{2,})\s+(?P<number>\d{1,4})\b(?![.,]\d)")
_BESIDE = re.compile(  # "Lyon 12 and Metz 15"
    r"\W*(?:and\s+|against\s+|but\s+)?(?:(?:Mr|Ms|Mrs|Dr)\.?\s+)?(?P<name>[A-Z][a-z]{2,})\s+\d{1,4}\b"
)
_NOT_A_PRODUCT = frozenset(
    "About Around Roughly Only From Over Under Some Currently January February March April June July "
    "August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec And But "
    "With For The Then Now Last Next Rand Euro Euros".split()
)
_YEAR = re.compile(r"(?<![\w.,€$£+-])(?P<year>(?:19|20)\d{2})(?:\s?[/–-]\s?\d{2,4})?\b(?![.,]\d)")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|by|until|till|from|during|of|the|end|year|early|mid|late|before|after|spring|summer"
    r"|autumn|winter|fall|for|and|"
    r"to|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*|q[1-4]|\d{1,2}"
    r"|first half|second half)[\s,-]*$",
    re.I,
)
_YEAR_AFTER = re.compile(
    r"\s*(?:figures?|numbers?|results?|targets?|plans?|budgets?|reports?|surveys?|accounts|edition|goals?"
    r"|strategy|season|was|were|is|we|$|[.,;:!?)])",
    re.I,
)
_COUNTED_AFTER = re.compile(
    r"\s*(?:%|percent|per\b|a\s|an\s|€|\$|£|[a-z]+s\b|people|staff|hours?|euro|pounds|dollars|rand|kronor)", re.I
)


def labels(text: str) -> list[tuple[int, int]]:
    """Offsets of stretches whose digits or number words are names, not amounts."""
    found = [match.span() for pattern in _PATTERNS for match in pattern.finditer(text)]
    found += [m.span("number") for m in _PRODUCT.finditer(text) if _is_product(text, m)]
    return found + years(text) + _list_numbers(text)


def _list_numbers(text: str) -> list[tuple[int, int]]:
    """The numbers of a list, where it is one: "1." at a line's start, or several such lines. "60. All part-time." is none."""
    marks = list(_LIST_NUMBER.finditer(text))
    return [m.span() for m in marks] if len(marks) > 1 or (marks and marks[0]["n"] == "1") else []


def years(text: str) -> list[tuple[int, int]]:
    """Offsets of four-digit numbers that are calendar years, not amounts."""
    return [m.span("year") for m in _YEAR.finditer(text) if _is_year(text, m)]


def _is_product(text: str, match: re.Match[str]) -> bool:
    """ "Windows 11" in mid-sentence; not "in Lund 40 people", nor "Lund 12 and Turku 15"."""
    before = [m for m in _BESIDE.finditer(text, 0, match.start()) if m.end() + 8 > match.start()]
    beside = (*before, _BESIDE.match(text, match.end()))
    if any(other and other["name"] != match["name"] for other in beside):
        return False
    return match["name"] not in _NOT_A_PRODUCT and not _COUNTED_AFTER.match(text, match.end())


def _is_year(text: str, match: re.Match[str]) -> bool:
    if re.search(r"[€$£]\s*$|\b[A-Z]{3}\s*$", text[: match.start()]):
        return False
    counted = _COUNTED_AFTER.match(text, match.end()) and not _YEAR_AFTER.match(text, match.end())
    if _YEAR_BEFORE.search(text[: match.start()]):
        return not counted or bool(
            re.match(r"\s*(?:[a-z]+s\b|an?\s)", text[match.end() :])
            and re.search(r"\b(?:in|since|by)\s*$", text[: match.start()], re.I)
        )
    return not counted

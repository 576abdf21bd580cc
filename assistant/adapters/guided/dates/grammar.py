"""The phrases that name a day or a period, each with the function that finds it in the calendar."""

import re

from assistant.adapters.guided.dates.handlers import (
    Handler,
    after_next,
    ago,
    calendar_unit,
    day_in_month,
    day_month,
    day_of_month,
    end_of_year,
    end_word,
    event,
    half_of,
    in_time,
    iso_day,
    month_of,
    month_range,
    named_month,
    near_day,
    numeric,
    play,
    quarter_of,
    season_of,
    week_number,
    weekday_of,
    weeks_from,
    whole_year,
)
from assistant.adapters.guided.dates.periods import MONTHS
from assistant.adapters.guided.text.lexicon import SMALL

_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb"
    r"|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_YEAR = r"(?P<year>(?:19|20)\d{2}|['’]\d{2}|(?<=[a-z][ .])2\d\b(?!\s*(?:%|percent|[a-z]{3,}s\b|people|staff)))"
_OF_YEAR = r"(?P<following>next|this|last)\s+year"
_FISCAL = r"(?:\b(?:of\s+)?FY\s?['’]?|/\s?(?:FY\s?)?['’]?)(?P<year>(?:20)?\d{2})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WEEKDAY = (
    r"(?P<weekday>Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:rs?(?:day)?)?|Fri(?:day)?|Sat(?:urday)?"
    r"|Sun(?:day)?)"
)
_UNIT = r"(?P<unit>days?|weeks?|months?|quarters?|years?|weekend|fiscal year|financial year)"
_WHICH = r"(?P<which>this|next|last|coming|current|following|previous|past)"
NUMBER = rf"(?P<number>\d+(?:\.\d+)?|an?|a\s+couple\s+of|a\s+few|{'|'.join(SMALL)}|twenty|thirty|forty|sixty|ninety)"
TIMED = r"(?P<timed>(?:working\s+|calendar\s+)?(?:days?|weeks?|wks?|months?|quarters?|years?|yrs?))"

# Spelling decides what is fixed: these need no day to be recognised and hide their digits from the number grammar.
FIXED: tuple[tuple[re.Pattern[str], Handler], ...] = tuple(
    (re.compile(pattern, re.I), handler)
    for pattern, handler in (
        (r"\b(?P<year>(?:19|20)\d{2})-(?P<first>\d{2})-(?P<second>\d{2})\b", iso_day),
        (r"(?<![\d.,/])(?P<first>\d{1,2})[./-](?P<second>\d{1,2})[./-](?P<year>\d{4}|\d{2})(?![\d/]|[.,]\d)", numeric),
        (
            r"(?:(?<=\bon )|(?<=\bby )|(?<=until )|(?<=before )|(?<=since )|(?<=from "
            r"))(?P<first>\d{1,2})[./](?P<second>\d{1,2})\.?(?![\d/%]|\s*(?:percent|of))",
            numeric,
        ),
        (
            rf"\b{_DAY}\.?\s+(?:of\s+)?{_MONTH}\b\.?(?:,?\s+{_YEAR}\b|,?\s+(?:of\s+)?{_OF_YEAR}\b)?",
            day_month,
        ),
        (
            rf"\b{_MONTH}(?:(?<=\b\w\w\w)(?<!May)\.)?\s+(?:the\s+)?{_DAY}\b(?!\s*(?:%|percent"
            rf"|people))(?:,?\s+{_YEAR}\b)?",
            day_month,
        ),
        (
            rf"\b{_MONTH}\.?\s*(?:to|till|until|through|-|–)\s*(?P<until>{'|'.join(MONTHS)})\b\.?,?"
            rf"\s+(?:of\s+)?(?:{_YEAR}|{_OF_YEAR})\b",
            month_range,
        ),
        (rf"\b{_MONTH}\.?,?\s+(?:of\s+)?(?:{_YEAR}|{_OF_YEAR})\b", month_of),
        (rf"\bQ\s?(?P<number>[1-4])\s*{_FISCAL}\b", quarter_of),
        (rf"{_FISCAL}\s*[,/]?\s*Q\s?(?P<number>[1-4])\b", quarter_of),
        (
            rf"\bQ\s?(?P<number>[1-4])\b(?:[\s/]+(?:of\s+)?{_YEAR}\b|\s+(?:of\s+)?(?P<which>this|next)\s+year\b)?",
            quarter_of,
        ),
        (
            rf"\b(?P<number>first|second|third|fourth|last|[1-4](?:st|nd|rd"
            rf"|th))\s+quarter\s+(?:of\s+)?{_YEAR}\b",
            quarter_of,
        ),
        (r"\b(?P<number>first|second|third|fourth)\s+quarter\b", quarter_of),
        (rf"\bH\s?(?P<number>[12])\b(?:[\s/]+(?:FY\s?)?{_YEAR}\b)?", half_of),
        (rf"\b(?P<number>first|second|1st|2nd)\s+half\s+of\s+(?:the\s+year\b|{_YEAR}\b)", half_of),
        (r"\bFY\s?['’]?(?P<year>\d{4}|\d{2})\b(?:\s?/\s?\d{2,4}\b)?", whole_year),
        (r"\b(?:fiscal|financial)\s+(?:year\s+)?(?P<year>20\d{2})\b", whole_year),
        (
            rf"\b(?:KW|CW|calendar\s+week|week)\s?(?P<number>\d{{1,2}})\b(?!\s+(?:of|a"
            rf"|per))(?:,?\s+(?:of\s+)?{_YEAR}\b)?",
            week_number,
        ),
    )
)

RELATIVE: tuple[tuple[re.Pattern[str], Handler], ...] = tuple(
    (re.compile(pattern, re.I), handler)
    for pattern, handler in (
        (r"\b(?P<near>(?:the )?day after tomorrow|today|tonight|tomorrow|yesterday)\b", near_day),
        (
            rf"\b(?:in|within)\s+(?:the\s+next\s+|about\s+|roughly\s+|around\s+"
            rf"|some\s+)?(?:\w+\s*(?:to|or|-|–)\s*)?{NUMBER}\s+{TIMED}\b(?:['’]?\s+time\b)?",
            in_time,
        ),
        (rf"\b{NUMBER}\s+{TIMED}\s+(?:from\s+(?:now|today)|hence|out)\b", in_time),
        (r"\b(?:in|within)\s+a\s+(?P<timed>fortnight)\b(?P<number>)", in_time),
        (r"\b(?P<number>a|one|two)\s+weeks?\s+(?:from|on)\s+(?:this\s+|next\s+)?" + _WEEKDAY + r"\b", weeks_from),
        (rf"\b{_WEEKDAY}\s+after\s+next\b(?P<number>)", weeks_from),
        (rf"\b{_WEEKDAY}\s+in\s+(?P<number>a|one|two|three|four|\d)\s+weeks?\b", weeks_from),
        (
            r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)\s+of\s+(?:the\s+)?(?P<which>this|next|coming|following|current)\s+month\b",
            day_in_month,
        ),
        (rf"\b{NUMBER}\s+{TIMED}\s+(?:ago|back)\b", ago),
        (r"\b(?:the\s+)?(?P<unit>week|month|quarter|year)\s+after\s+next\b", after_next),
        (rf"\b(?:the\s+)?{_WHICH}\s+{_UNIT}\b(?!\s+(?:students|round))", calendar_unit),
        (rf"\b(?:{_WHICH}\s+)?{_WEEKDAY}\b(?!\s*(?:to|-|–|through)\s*(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun))", weekday_of),
        (rf"\b{_WHICH}\s+(?P<month>{'|'.join(MONTHS)})\b", named_month),
        (
            rf"\b(?:{_WHICH}\s+|the\s+|in\s+)?(?P<season>spring|summer|autumn|winter|(?<=in the )fall|(?<=next "
            rf")fall|(?<=this )fall|(?<=last )fall)\b(?:\s+(?:term|semester|season|session|intake|exams?))?"
            rf"(?:\s+(?:of\s+)?{_YEAR}\b)?(?:\s+(?:break|holidays?))?",
            season_of,
        ),
        (
            rf"\b(?P<event>Christmas(?: Eve)?|Xmas|New Year(?:['’]s(?: Eve)?)?|Easter|Thanksgiving|Black Friday"
            rf"|Halloween|midsummer)\b(?:\s+{_YEAR}\b)?",
            event,
        ),
        (rf"\b(?P<end>year)[\s-]end\s+{_YEAR}\b", end_of_year),
        (r"\b(?P<end>year|month|quarter)[\s-]end\b", end_word),
        (r"\b(?P<end>EO[WMQY])\b", end_word),
        (
            r"\b(?:end of play|end of business|close of (?:play|business)|end of (?:the )?(?:working )?day|EOD"
            r"|COB)\b",
            play,
        ),
        (r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?=\s*(?:$|[.,;!?)]|at|is|and|or|because|please|latest))", day_of_month),
        (rf"\b{_MONTH}\b\.?", month_of),
        (r"(?<![\w.,€$£#/-])(?P<year>20[1-9]\d)\b(?![.,]\d|[/-]\d)", whole_year),
    )
)

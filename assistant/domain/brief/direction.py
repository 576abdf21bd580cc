"""Which way a measure is wanted to move, where nobody said so and no catalogue knows it: by the words of its name or limit."""

import re

from assistant.domain.brief.shapes import Measure

_DONE = re.compile(
    r"\b(?:passed|finished|completed?|resolved|solved|closed|answered|fixed|delivered|renew\w*|won|accepted"
    r"|approved|attended|"
    r"retained|trained|on[- ]time|in time|within|punctual\w*|first[- ]time|first (?:go|try|visit|contact)|right first)\b",
    re.I,
)
_UNDONE = re.compile(
    r"\b(?:not|never|without|no longer|late|lost|missed|failed|wrong|un(?:paid|answered|solved|resolved"
    r"|finished|signed|sold|filled|planned)|overdue|incomplete|again|repeat\w*|(?:sent|given|handed|brought|c[ao]me?) back)\b",
    re.I,
)
_BAD = re.compile(
    r"\b(?:late\w*|miss(?:ed|es|ing)|lost|wrong\w*|fail\w*|reject\w*|errors?|mistakes?|defect\w*|faults?|faulty"
    r"|complain\w*|claims?"
    r"|no[- ]shows?|returns?(?! on)|returned|rework\w*|scrap\w*|wast\w+|delay\w*|overdue|backlog|queue\w*"
    r"|wait\w*|turnover|churn\w*"
    r"|absen\w+|sick\w*|accidents?|incidents?|near[- ]miss\w*|injur\w+|costs?|overtime|downtime|stoppages?"
    r"|standstill|idle|break(?:age|down)s?"
    r"|damag\w+|thefts?|shrinkage|disput\w+|contested|challenged|fines|penalt\w+|cancel\w*|drop[- ]?outs?"
    r"|dropped|abandon\w*"
    r"|open (?!rate)\w+|pending|unpaid|expired|repeat\w*|escalat\w+|refund\w*|write[- ]?offs?|spoil\w*|leak\w*"
    r"|walk[- ]?outs?|(?:sent|given|handed|brought|turned|bounced|thrown) back|turned away"
    r"|incomplete|un(?:paid|answered|solved|resolved|finished|signed|sold|filled|planned)"
    r"|mis[a-z]+ed|reopen\w*|gaps?|consumption|energy use|shortages?|resignations?|leav(?:e|ers|ing)|quits?"
    r"|reminders?|chas\w+|corrections?|deviations?|infections?|falls?|risk)\b",
    re.I,
)
_TIME = re.compile(
    r"\bhow (?:long|slow)\b|\b(?:time|days?|hours?|minutes?|weeks?) (?:to|until|for|per|from|between|of|in)\b"
    r"|\b(?:lead|cycle|turnaround|processing|handling|response|waiting|set-?up|throughput|delivery"
    r"|repair) times?\b|\bduration\b",
    re.I,
)
_GOOD = re.compile(
    r"\b(?:rating|scores?|satisf\w+|nps|yield|occupancy|utili[sz]ation|conver\w+|sold|sales|sell\w*|upsell\w*"
    r"|revenue|turn over|bookings?"
    r"|orders won|sign(?:ed|ing)?[- ]?(?:up|ups|on)?|retention|accura\w+|quality|margin|profit\w*|output"
    r"|productiv\w+|participation|uptake"
    r"|adoption|complian\w+|availab\w+|uptime|correct\w*|recommend\w*|attendance|members?|subscri\w+|visitors?"
    r"|basket|donations?"
    r"|good|pass rate|success\w*|capacity|referrals?|coverage)\b",
    re.I,
)
_CEILING = re.compile(
    r"\b(?:at most|no more than|not more than|no longer than|below|under|less th[ae]n|fewer th[ae]n|maximum|max"
    r"|not (?:go |be |get )?(?:over|above|exceed)"
    r"|(?:not|never) exceed|or less|or fewer|or lower|down to|accepts?|tolerates?)\b|[<≤]",
    re.I,
)
_FLOOR = re.compile(
    r"\b(?:at least|no less than|not less than|minimum|above|over|more than|or more|or better|or higher|up to)\b|[>≥]",
    re.I,
)


def of_name(name: str) -> bool | None:
    """True where more is better by the words of a measure's name, False where less is; None where they don't tell."""
    if _DONE.search(name) and not _UNDONE.search(name):
        return True
    if _BAD.search(name) or _TIME.search(name):
        return False
    return True if _GOOD.search(name) else None


def of_limit(target: str) -> bool | None:
    """The direction that the words of a target give: a ceiling is to be stayed under, a floor to be reached."""
    if _CEILING.search(target):
        return False
    return True if _FLOOR.search(target) else None


def backwards(measure: Measure) -> bool:
    """True where the wanted value is worse than today's: one of the two was read wrong, or told wrong."""
    now, wanted = measure.baseline, measure.target
    if measure.rises is None or not (now and wanted and now.quantity and wanted.quantity) or wanted.shift:
        return False
    one, other = now.quantity, wanted.quantity
    alike = (one.kind, one.unit) == (other.kind, other.unit) and one.value != other.value
    return alike and (other.value > one.value) is not measure.rises

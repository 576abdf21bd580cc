"""Where a number is read: the system, report, log or count in an answer, as a noun phrase of the answer itself."""

import re

from assistant.domain.brief.fields.cutting import fragments, leading, verbless, without_opener

_NOUNS = (
    "report reports dashboard dashboards log logs logbook sheet sheets spreadsheet spreadsheets workbook excel "
    "database databases register registers registry survey surveys list lists tracker tool tickets system systems "
    "software platform portal records record statistics stats audit audits export exports app book books journal "
    "diary ledger file files folder calendar whiteboard till meter meters sensor sensors gauge scale scales "
    "weighbridge recorder count counts tally inventory questionnaire questionnaires feedback interviews "
    "inspection inspections protocol protocols query extract tile cube mailbox inbox timesheet timesheets "
    "scorecard telemetry archive sap crm erp mes lims wms tms hris ehr emr pms pos lms scada bi results returns "
    "invoices bookings slips forms form sample samples readings chart charts analytics terminal printout logger "
    "computer thermometer lab laboratory binder binders letter letters notebook notebooks cards receipts vouchers notes "
    "clipboard roster rota docket dockets mails emails e-mails worksheet worksheets"
).split()
_RECORD = re.compile(
    rf"(?<![\w'’-])(?:[\w]+-)?(?:data (?:warehouse|lake)|(?:{'|'.join(_NOUNS)})s?)(?![\w'’-])", re.IGNORECASE
)
_BY_HAND = re.compile(
    r"\b(?:count\w*|tall(?:y|ies|ied)|weigh\w*|measur\w*|clock\w*|not(?:e|es|ed)"
    r"|writ\w+)\b[^.;,]{0,30}?\bby hand\b|\b(?:manual|hand) (?:count|tally)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s+(?:of|from|in|for|at|on)\s+(?:(?:the|our|my|all|each)\s+)?[\w'’-]+(?:\s+(?!(?:and|or)\b)[\w'’-]+){0,3}",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?:in|into|from|out of|via|through|on|using|with)\s+(?=(?:the |our )?[A-Z])")
_SYSTEM_NAME = re.compile(r"^(?:[A-Z][\w.&/+-]*)(?:\s+[A-Z][\w.&/+-]*){0,3}$")
_TIME = re.compile(
    r"^(?:january|february|march|april|may|june|july|august|september|october|november|december|\w+days?|q[1-4]"
    r"|easter|christmas|"
    r"spring|summer|autumn|winter|i)\b",
    re.IGNORECASE,
)
_NO_SOURCE = re.compile(
    r"\b(?:feeling|gut|hearsay|rumou?rs?|lunch|luck|weather|guess\w*|experience|question|point|idea|anywhere"
    r"|somewhere|nowhere|cloud|everybody|everyone"
    r"|some (?:system|tool|list|report)|day|sum|course|training|half|thing|time|money)\b",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(
    r"^(?:every|each|always|mostly|monthly|weekly|daily|on|pulled|exported|the one|the third|comes?|at|once|by"
    r"|since|updated|who)\b",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r"^(?:the|our|my|a|an|its|their|his|her|this)$", re.IGNORECASE)
_GLUE = re.compile(r"^(?:of|from|in|for|at|on|to|with|by|out|and|or|into|off|via|one|straight)$", re.IGNORECASE)
_OBJECT = re.compile(r"\s+(?:it|them|this|these|those|the|every|all|each)\b", re.IGNORECASE)
_FEW = 7  # words of a source that no list of records knows


def names_record(text: str) -> bool:
    """True where a text speaks of a record or a system that keeps one."""
    return bool(_RECORD.search(text))


def records(text: str) -> tuple[tuple[str, int], ...]:
    """The sources that a text names, each with the offset of the fragment it stands in; none where it names none."""
    found: list[tuple[str, int]] = []
    for fragment, start in fragments(text):
        found += [(name, start) for name in _in_fragment(fragment) if not _NO_SOURCE.search(name)]
    return tuple(dict(reversed([(name.casefold(), (name, at)) for name, at in found])).values())[::-1]


def _in_fragment(fragment: str) -> list[str]:
    if by_hand := _BY_HAND.search(fragment):
        return [by_hand.group()]
    if named := [name for part in _parts(fragment) if (name := _around(part))]:
        return named
    for mark in _PLACE.finditer(fragment):
        name = leading(fragment[mark.end() :]).split(",")[0]
        if _SYSTEM_NAME.match(re.sub(r"^(?:the|our) ", "", name)) and not _TIME.match(name):
            return [name]
    return []


def told_plainly(text: str) -> tuple[tuple[str, int], ...]:
    """Sources that no list of records knows: fragments that are nothing but a noun phrase."""
    return tuple(
        (phrase, start)
        for fragment, start in fragments(text)
        if (phrase := _plain(fragment)) and not _NO_SOURCE.search(phrase)
    )


def _plain(fragment: str) -> str:
    body = without_opener(fragment).split(",")[0].strip(" .!?")
    return body if verbless(body) and len(body.split()) <= _FEW and re.match(r"[^\W\d_]{2}", body) else ""


def _parts(fragment: str) -> list[str]:
    """The parts of a list of sources; an explanation behind a comma stays outside."""
    parts = [part for part in re.split(r",\s+(?:and\s+)?|\s+and\s+", fragment) if part.strip()]
    return [part for i, part in enumerate(parts) if i == 0 or not _LEFT_OUT.match(part.strip())]


def _around(part: str) -> str:
    """The noun phrase around the first record word."""
    match = next((m for m in _RECORD.finditer(part) if _is_noun(part, m)), None)
    if match is None:
        return ""
    start = match.start()
    for word in reversed(list(re.finditer(r"[\w'’&./-]+", part[: match.start()]))[-5:]):
        gap = part[word.end() : start]
        if gap.strip() or _GLUE.match(word.group()) or not (verbless(word.group()) or _DETERMINER.match(word.group())):
            break
        start = word.start()
        if _DETERMINER.match(word.group()):
            break
    behind = _BEHIND.match(part, match.end())
    end = match.end() + len(leading(part[match.end() : behind.end()])) + 1 if behind else match.end()
    name = part[start:end].strip(" ,.;:!?")
    return "" if name.islower() and " " not in name and name != part.strip(" ,.;:!?") else name  # "whether to report"


def _is_noun(text: str, match: re.Match[str]) -> bool:
    """False for the first of two record words ("ticket" of "ticket system") and for a verb ("I export it")."""
    following = _RECORD.match(text, match.end() + 1) if text[match.end() : match.end() + 1] == " " else None
    return not _OBJECT.match(text, match.end()) and not (following and not _OBJECT.match(text, following.end()))

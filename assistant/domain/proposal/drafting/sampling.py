"""Which cases are looked at: to see month by month what people do, and to practise on. A record gives single cases only where it
holds them one by one, the good ones too, and where the steps leave a trace in it (Phillips, 1997: data collected at work)."""

import re

from assistant.domain.proposal.drafting import actors, resources, schedule
from assistant.domain.proposal.drafting.case import Case
from assistant.domain.proposal.drafting.gap import source_of
from assistant.domain.proposal.drafting.remedies import Remedy
from assistant.domain.proposal.drafting.statements import fill
from assistant.domain.proposal.shapes import Statement
from assistant.domain.slots import Slot

_TOTALS = re.compile(
    r"(?:calendar|report|dashboard|statistic|survey|chart|board|tile|scale|count|balance|panel|sensor|meter|table)s?\b",
    re.IGNORECASE,
)
_FAILURES = re.compile(
    r"\b(?:incidents?|complaints?|credit-?notes?|mortality|occurrences?|near-?miss\w*|hotshots?|reject\w*|refus\w*|damage\w*|errors?|"
    r"broken|rework\w*|call-?backs?|deviations?|penalt\w+|warnings?)\b|"
    r"\b(?:claims?|concerns?|faults?|dead|scrap|return(?:s|ed)?)\b(?!.*\b(?:system|software|portal|crm|app)\b)",
    re.IGNORECASE,
)
_WRITES = re.compile(
    r"\b(?:enter|write|note|log|record|fill|tick|document|type|upload|save|attach|draft|print|photograph|calculate|invoice|book|"
    r"register)(?:s|es|ed|ing)?\b(?! of\b)",
    re.IGNORECASE,
)
_TALKS = re.compile(
    r"\b(?:say|tell|ask|listen|talk|call|offer|explain|answer|address|greet|speak|agree|negotiate)(?:s|ing)?\b", re.I
)
_ROLES = re.compile(
    r"\b(?:per|each|every|own) (?:role|trade)\b|\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:different )?"
    r"(?:roles|trades)\b",
    re.IGNORECASE,
)


def of_several_roles(case: Case) -> bool:
    """True where the people do different tasks by their role: what was told are alternatives and no steps of one case."""
    told = (f for slot in (Slot.AUDIENCE, Slot.DESIRED_BEHAVIOUR, Slot.WORK_CONTEXT) for f in case.brief.of(slot))
    return any(_ROLES.search(fact.source.quote) for fact in told)


def monthly(case: Case, steps: str) -> Statement:
    """Where the ten cases of a month come from: the record, where it holds the work and the steps show in it; else they are
    observed, with the reason why the record named is not enough."""
    record = source_of(case, case.outcome) if case.outcome else None
    if record is None:
        return fill("Ten cases a month, observed where they happen (proposed)", proposed=True)
    if _fails(record.text):
        text = "Ten cases a month of the running work, observed: only what went wrong gets into {record} (proposed)"
    elif _adds_up(record.text):
        text = "Ten cases a month, observed where they happen: only totals stand in {record} (proposed)"
    elif _WRITES.search(steps) or _LISTENS.search(record.text):
        text = "Ten cases a month drawn from {record}, gone through with whoever did them (proposed)"
    else:
        text = "Ten cases a month, observed where they happen: the steps do not show in {record} (proposed)"
    return fill(text, record=record, proposed=True)


def _fails(record: str) -> bool:
    return bool(_FAILURES.search(record))


def _adds_up(record: str) -> bool:
    """True for a record whose own noun holds totals: "the report of the mill", and no "portal of the health board"."""
    return bool(_TOTALS.search(re.split(r"\b(?:of|in|for|from|at|on|by)\b", record, maxsplit=1)[0]))


_LISTENS = re.compile(r"\b(?:recorder|recordings?|cameras?|videos?)\b", re.IGNORECASE)


def to_practise(case: Case, chosen: tuple[Remedy, ...]) -> Statement:
    """What is practised on: what was paid for or used where it worked, else cases on record, else cases set up for it. Nothing
    has gone wrong yet where the work begins later."""
    thing = resources.to_try_on(case, chosen)
    own = " of each role" if of_several_roles(case) else ""
    if thing:
        return fill(f"Set up ten everyday cases{own} on the {{thing}}", thing=thing)
    if begins := schedule.begins(case):
        return fill(f"Write down ten everyday cases{own} as they will come from {{day}} on", day=begins)
    record = source_of(case, case.outcome) if case.outcome else None
    if record and not _adds_up(record.text):
        replayed = any(_WRITES.search(said) or _TALKS.search(said) for said in _wanted(case))
        text = "Pick ten real cases that went wrong from {record}" if replayed else _REBUILT
        return fill(text, record=record)
    return fill("Set up ten cases with {leads} as they come at work", leads=actors.managers(case))


_REBUILT = "Set up ten cases at the workplace after real ones from {record}"


def _wanted(case: Case) -> list[str]:
    return [fact.source.quote for fact in case.brief.of(Slot.DESIRED_BEHAVIOUR)]

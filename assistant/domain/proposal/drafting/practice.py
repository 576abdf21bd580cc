"""The practice: how long, for whom, and what that was named it builds on."""

import re

from assistant.domain.brief import wording
from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.shapes import Source
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.knowledge import Intervention
from assistant.domain.measurement.arithmetic import Amount, constant, number
from assistant.domain.measurement.shapes import Forecast
from assistant.domain.proposal.drafting import clauses, groups, pricing
from assistant.domain.proposal.drafting.case import Case
from assistant.domain.proposal.drafting.remedies import Remedy
from assistant.domain.proposal.drafting.statements import as_said, fill, quoted
from assistant.domain.proposal.shapes import Statement
from assistant.domain.slots import Slot

_PRACTICE_HOURS = {Verdict.MANDATORY_MINIMUM: 1}  # for each person; our proposal, shown as such; else:
_USUAL_HOURS = 4


def time(case: Case, share: Amount | None = None) -> Statement | None:
    """The time that practice takes from the work: people times the length that worked elsewhere, else our proposal; at most that
    of everybody where it is not known yet who needs it. ``share``: of that many of them."""
    people, most = groups.learners(case), ""
    if people is None and case.plans_learning:
        people, most = groups.headcount(case), "at most "
    if people is None:
        return None
    people = people * share if share else people
    if told := _told_length(case):
        total = people * number(f"{told[0].unit}s for each", told[0].value, told[1])
        time = total.derive("Time of the people who practise", f"working {told[0].unit}")
        return fill("{most}{time} (as long as where it worked)", most=most, time=time)
    if allowed := _allowed(case):
        total = people * number(f"{allowed[0].unit}s for each", allowed[0].value, allowed[1])
        if allowed[0].unit == "minute":
            total = total / constant(60, "60 minutes in an hour")
        time = total.derive("Time of the people who practise", "hour")
        return fill("{most}{time} (as much as can be released)", most=most, time=time)
    total = people * constant(
        _PRACTICE_HOURS.get(case.verdict, _USUAL_HOURS), "hours of practice for each person: our proposal"
    )
    time = total.derive("Time of the people who practise (our proposal)", "hour")
    return fill("{most}{time} (proposed)", most=most, time=time, proposed=True)


_PERSON = r"(?:person|head|employee|colleague|individual|man|people)"
_FOR_EACH = re.compile(rf"^\W*(?:per|for each|for every|each|an?)\s+{_PERSON}\b|^\W*each\b", re.I)
_ALLOWED_IN = (Slot.CONSTRAINTS, Slot.WORK_CONTEXT, Slot.BUDGET)


def _allowed(case: Case) -> tuple[Quantity, Source] | None:
    """The time that can be released for each person, where it was said and is less than we would propose."""
    ours = _PRACTICE_HOURS.get(case.verdict, _USUAL_HOURS)
    for fact in (fact for slot in _ALLOWED_IN for fact in case.brief.of(slot)):
        for told in fact.quantities:
            hours = told.value / 60 if told.unit == "minute" else told.value
            behind = fact.source.quote.partition(told.text)[2]
            each = re.fullmatch(_PERSON, told.per) or _FOR_EACH.match(behind)
            if told.unit in ("minute", "hour") and told.text and each and hours < ours:
                return told, fact.source
    return None


def _told_length(case: Case) -> tuple[Quantity, Source] | None:
    """How long it took each person where it worked, where that was told in hours or days."""
    came = worked(case) if case.verdict is not Verdict.MANDATORY_MINIMUM else None
    if came is None:
        return None
    told = (q for fact in case.brief.of(Slot.EXEMPLARS) for q in fact.quantities if q.text and q.text in came.quote)
    length = next((q for q in told if q.kind is Kind.DURATION and q.unit in ("hour", "day") and not q.per), None)
    return (length, came) if length else None


def sentences(case: Case, chosen: tuple[Remedy, ...]) -> tuple[Statement, ...]:
    """What is practised, how feedback comes, how long it takes, and whether it is an event or part of the work."""
    learning = [r.intervention for r in chosen if r.intervention.learning and r.intervention.id != "manager-kit"]
    if not learning:
        return ()
    made: list[Statement] = []
    if all(not item.practice for item in learning):
        made.append(fill("Each part ends with a try on a real case and an answer to it."))
    return (*made, _length(case, chosen), *_built_on(case), *_kind(learning))


def _kind(learning: list[Intervention]) -> list[Statement]:
    """What happens once needs somebody who follows up."""
    events = [wording.lower_first(item.name) for item in learning if item.form == "event"]
    return (
        [fill("Happens once, so line managers follow it up: {names}.", names=wording.listed(events))] if events else []
    )


def hours(case: Case, chosen: tuple[Remedy, ...]) -> Amount | None:
    """How many hours each practises: as priced, as where it worked, else as we propose; None where nobody practises."""
    if not any(r.intervention.practice and r.intervention.learning for r in chosen):
        return None
    if priced := pricing.length_each(case, pricing.sheet(case, chosen)):
        length = number("length, as it was priced", priced[0], priced[2])
        return length * constant(_DAY, "hours in a working day") if priced[1] == "day" else length
    if told := _told_length(case) or _allowed(case):
        length = number("length for each person", told[0].value, told[1])
        if told[0].unit == "minute":
            return length / constant(60, "60 minutes in an hour")
        return length * constant(_DAY, "hours in a working day") if told[0].unit == "day" else length
    return constant(_PRACTICE_HOURS.get(case.verdict, _USUAL_HOURS), "hours of practice for each person: our proposal")


_DAY = 8


def _length(case: Case, chosen: tuple[Remedy, ...]) -> Statement:
    """How long the practice is: what was priced in the conversation or took elsewhere, else our proposal; and when it fits."""
    if priced := pricing.hours_each(case, pricing.sheet(case, chosen)):
        whole = fill("Length, as it was priced: {length}.", length=priced)
    elif isinstance(case.forecast, Forecast):
        whole = fill("The length stands in the cost that was told.")
    elif told := _told_length(case):
        length = as_said(wording.amount(told[0]), told[1])
        whole = fill("Length: {length} for each person, as where it worked.", length=length)
    elif allowed := _allowed(case):
        told_time = f"{wording.number(allowed[0].value)} {wording.plural(allowed[0].unit, allowed[0].value)}"
        length = as_said(told_time, allowed[1])
        whole = fill("Length: {length} for each person, as much as can be released.", length=length)
    elif case.verdict is Verdict.MANDATORY_MINIMUM:
        whole = fill("Length: about one hour for each person (proposed), on what people get wrong.", proposed=True)
    else:
        whole = fill("Length: about four hours for each person in short parts (proposed).", proposed=True)
    fits = case.telling(Slot.WORK_CONTEXT)
    return fill("{whole} Their working day: {words}.", whole=whole, words=quoted(fits.source, 110)) if fits else whole


# What was named that the practice builds on: who counts most, who can help, and where it can be tried without harm.
_BUILT_ON = (
    (
        "Begin with those who count most: {words}.",
        re.compile(
            r"\b(?:of (?:them|these|those)|roles?|sites?|teams?|people)\b.{0,30}"
            r"\b(?:do|does|make|makes|handle|carry|cause|account for)\b.{0,20}"
            r"\b(?:most|half|thirds?|quarters?|fifths?|\d+ ?(?:%|percent))",
            re.I,
        ),
    ),
    (
        "Who can help, as named: {words}.",
        re.compile(
            r"\b(?:super[- ]?users?|key users?|champions?|mentors?|instructors?|in-house trainers?|floor[- ]?walkers?|buddies|"
            r"ambassadors?|multipliers?|(?:was|is) (?:an? |the |our )?(?:\w+ )?(?:teacher|trainer|instructor|coach)|"
            r"(?:he|she|they|who) (?:would|could|can|will) (?:do it|teach|show|train|coach|help))\b",
            re.I,
        ),
    ),
    (
        "Where it can be tried without harm: {words}.",
        re.compile(
            r"\b(?:sandbox|practice (?:copy|system|room|field)|test (?:system|pipes?|bench|rig|track|environment)|simulators?|"
            r"training (?:room|kitchen|ground|area|system)|dummy|dummies|mock-?ups?|demo (?:unit|device|system))\b",
            re.I,
        ),
    ),
)
# said of something that is not there, or of its price
_OTHERWISE = re.compile(
    r"\b(?:no|none|not|nobody|never|without|euros?|eur|dollars?|pounds?|francs?|costs?)\b|n['’]t\b|[€$£]", re.I
)


def _built_on(case: Case) -> list[Statement]:
    """One sentence each for what the practice can build on, in the words used; what was tried and failed is none of it."""
    tried = {fact.source.quote for fact in case.brief.of(Slot.TRIED_BEFORE)}
    facts = (
        f for f in case.brief.facts if f.source.quote not in tried and f.slot not in (Slot.BUDGET, Slot.VALUE_PER_UNIT)
    )
    told = dict.fromkeys(fact.source for fact in facts)
    pairs = [(source, sentence) for source in told for sentence in clauses.sentences(source.quote)]
    found: list[Statement] = []
    for text, pattern in _BUILT_ON:
        hits = [(s, words) for s, words in pairs if pattern.search(words) and not _OTHERWISE.search(words)]
        if hits:
            source, words = max(hits, key=lambda hit: clauses.weight(hit[1]))
            found.append(fill(text, words=quoted(source.model_copy(update={"quote": words}), 120)))
    return found


def who_counts_most(case: Case) -> Source | None:
    """The words on those who do most of the work, where they were named."""
    pattern = _BUILT_ON[0][1]
    facts = (fact for slot in (Slot.AUDIENCE, Slot.AUDIENCE_SIZE) for fact in case.brief.of(slot))
    told = ((fact.source, s) for fact in facts for s in clauses.sentences(fact.source.quote) if pattern.search(s))
    return next((source.model_copy(update={"quote": words}) for source, words in told), None)


def helper(case: Case) -> Source | None:
    """The words on those who can help others to learn it, where they were named."""
    pattern = _BUILT_ON[1][1]
    told = (
        (fact.source, s) for fact in case.brief.facts for s in clauses.sentences(fact.source.quote) if pattern.search(s)
    )
    return next(
        (source.model_copy(update={"quote": words}) for source, words in told if not _OTHERWISE.search(words)), None
    )


def share_of_core(case: Case) -> Amount | None:
    """The part of the work that those do who do most of it, as a fraction: "six of them do four fifths"."""
    core = who_counts_most(case)
    found = part_told(core.quote) if core else None
    return number(*found, core) if core and found else None


def part_told(words: str) -> tuple[str, float] | None:
    """The part of a whole that is named in some words, as said and as a fraction of one."""
    match = _SHARE.search(words)
    if match is None:
        return None
    if match["n"]:
        return match.group(), float(match["n"]) / 100
    return match.group(), _COUNTS.get((match["count"] or "").casefold(), 1) / _PARTS[
        match["part"].casefold().rstrip("s")
    ]


_SHARE = re.compile(
    r"\b(?P<n>\d{1,2}) ?(?:%|percent\b|per cent\b)|\b(?:(?P<count>two|three|four|one|a)[ -])?"
    r"(?P<part>half|thirds?|quarters?|fifths?|tenths?)\b",
    re.IGNORECASE,
)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_COUNTS = {"two": 2, "three": 3, "four": 4}


_PRACTISED = re.compile(
    r"\b(?:practi[sc]\w*|train\w*|learn\w*|coach\w*|rehears\w*|simulat\w*|pair\w*|review(?:s|ed)? each other|checklist)\b",
    re.I,
)


def worked(case: Case) -> Source | None:
    """How those who do it well came to do it, where that was told."""
    for fact in case.brief.of(Slot.EXEMPLARS):
        for sentence in clauses.sentences(fact.source.quote):
            if _PRACTISED.search(sentence):
                return fact.source.model_copy(update={"quote": sentence})
    return None

"""The lines of the measurement contract, each from what was said, else from the metric file and marked as proposed."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.domain.brief.quantities import Kind
from assistant.domain.brief.shapes import Brief, Measure, MeasureValue
from assistant.domain.knowledge import Guard, Knowledge, MetricEntry
from assistant.domain.measurement.shapes import ContractLine
from assistant.domain.measurement.sums.measured import measured, told
from assistant.domain.measurement.sums.statements import sentences
from assistant.domain.slots import Slot
from assistant.domain.text.words import clip, stems

OPEN = "to be confirmed"
WEEKS_TO_EARLY_SIGN = 4

_NOBODY = re.compile(r"(?:nobody|no ?one|none|not (?:clear|known|defined)|unclear|we do(?:n't| not) have)\b", re.I)
_NOT_WORSE = re.compile(
    r"\b(?:not (?:get |go |be |become )?(?:worse|lower|higher|fewer|down|up|fall|drop|rise|suffer|slip|at the (?:expense|cost))|"
    r"(?:must|should|may|can|shall|do|does|will)(?: not|n'?t)\b|without (?:los|hurt|harm|more|fewer|less|"
    r"extra|rais|push|drop|cutt|slow|mak|put)|"
    r"(?:go(?:es)?|going|went) (?:down|up)\b.{0,40}\b(?:not good|bad|worse|no good|fail|problem)|still\b|"
    r"as long as|stays?\b|keep(?:s|ing)?\b|"
    r"unchanged|no (?:more|fewer|less|rise|drop|increase|extra)\b|never\b|otherwise|worse\b|hold(?:s|"
    r"ing)? (?:at|steady)|at least as)",
    re.I,
)


def outcome_of(brief: Brief) -> Measure | None:
    """The measure that decides whether it worked, completed from the plain facts."""
    return next(iter(measured(brief)), None)


def entry_of(measure: Measure | None, knowledge: Knowledge) -> MetricEntry | None:
    """The entry of the metric file that the measure points at."""
    return next((m for m in knowledge.metrics if measure and m.id == measure.metric_id), None)


def spoken_day(day: date) -> str:
    """A date as people write it: "31 March 2027"."""
    return f"{day.day} {day:%B %Y}"


def result_line(brief: Brief, measure: Measure | None) -> ContractLine:
    """The result: what is counted, from where to where, by when, out of which record, supplied by whom."""
    return ContractLine(
        id="result",
        level="4",
        what=_name(brief, measure),
        now=_number(measure.baseline if measure else None, brief, Slot.BASELINE),
        target=_number(measure.target if measure else None, brief, Slot.TARGET),
        by=_day(measure, brief),
        source=_told(measure.data_source if measure else None, brief, Slot.DATA_SOURCE),
        owner=_told(measure.owner if measure else None, brief, Slot.DATA_OWNER),
    )


def _name(brief: Brief, measure: Measure | None) -> str:
    said = next((fact.value for slot in (Slot.METRIC, Slot.BUSINESS_GOAL) for fact in told(brief, slot)), OPEN)
    return clip((measure.name if measure else "") or said, 120)


def _told(value: MeasureValue | None, brief: Brief, slot: Slot) -> str:
    said = clip((value.text if value else "") or brief.text(slot) or OPEN, 120)
    return OPEN if _NOBODY.match(said) else said


def _number(value: MeasureValue | None, brief: Brief, slot: Slot) -> str:
    """The value as said; an answer without a number is no value."""
    counted = next((fact.value for fact in told(brief, slot) if fact.quantities), OPEN)
    return clip(value.text if value else counted, 120)


def _day(measure: Measure | None, brief: Brief) -> str:
    """The day by which the target counts, as a date where it was read as one."""
    due = measure.due if measure else None
    day = (due.day if due else None) or next((f.day for f in reversed(brief.of(Slot.DUE)) if f.day), None)
    return spoken_day(day) if day else _told(due, brief, Slot.DUE)


def on_the_job_lines(brief: Brief, entry: MetricEntry | None) -> tuple[ContractLine, ...]:
    """What people do differently, made countable: the share of cases in which it is done in the way that was told."""
    wanted = max(brief.of(Slot.DESIRED_BEHAVIOUR), key=lambda fact: len(fact.source.quote), default=None)
    if wanted:
        what = f"Share of cases done like this: “{clip(wanted.source.quote, 120)}”"
    elif entry:
        what = f"Share of observed cases in which this holds: {entry.behaviour}"
    else:
        what = "What people do differently at work: to be confirmed"
    return (
        ContractLine(
            id="on-the-job",
            level="3",
            what=what,
            now=_counted_now(brief),
            target=_USUAL_SHARE if wanted or entry else OPEN,
            by="monthly",
            source="Ten cases a month (proposed)",
            owner=MANAGERS,
            ties_to="result",
            proposed=True,
        ),
    )


_COUNT_FIRST = "counted before the start"
_SHORT = 60  # characters that fit a cell of the contract
_USUAL_SHARE = "8 of 10"  # ours, shown as a proposal: most cases, with room for exceptions
MANAGERS = "Line managers"


def _counted_now(brief: Brief) -> str:
    """A share that was already counted for today's way of working, else open."""
    for fact in brief.of(Slot.CURRENT_BEHAVIOUR):
        if len(fact.value) <= _SHORT and any(q.kind is Kind.PERCENT and q.unit != "point" for q in fact.quantities):
            return f"“{fact.value}”"
    return _COUNT_FIRST


# Where an early sign counts harm, less of it is better.
_HARM = re.compile(
    r"\b(?:errors?|mistakes?|complaints?|lost|late|loss\w*|delays?|overdue|missed|wrong|defects?|failures?|"
    r"accidents?|injur\w+|"
    r"absences?|outages?|churn|cancel\w+|backlog|waiting|incomplete|corrected|reopened|re-?work\w*|repeat\w*|"
    r"returns?|hazards?|"
    r"interruptions?|gaps?|uncovered|idle|idling|emergency|older than|past (?:half|their)|missing|empty|harsh|"
    r"outside the|"
    r"before any concession|above the limit|without|unanswered|open (?:cases|tickets|orders)|scrap|waste|"
    r"stops?|stoppages?)\b",
    re.I,
)
_DONE = re.compile(
    r"\b(?:done|held|sent|made|kept|answered|solved|finished|offered|caught|found|removed|reported|on time|"
    r"in time|planned|complete|"
    r"accepted|acted on|handled|delivered|called|checked|within|closed|cleared|fixed|prevented|won|named|"
    r"agreed|met|tested|"
    r"observations?|meetings|visits|released?|with)\b",
    re.I,
)


_UNDONE = re.compile(r"\b(?:not|never) \w+|\bheld up\b", re.IGNORECASE)


def counts_harm(name: str) -> bool:
    """True where a figure counts something unwanted, so that less of it is better."""
    return bool(_HARM.search(name) or _UNDONE.search(name)) and not _DONE.search(_UNDONE.sub("", name))


def threshold(sign: str) -> str:
    """From where on an early sign speaks for going on: ours, by what it counts."""
    if counts_harm(sign) or _TAKES_TIME.match(sign):
        return "half of the first week’s count"
    return "8 of 10" if _SHARE.match(sign) else "half as many again as in the first week"


_TAKES_TIME = re.compile(r"(?:time|minutes|hours|days)\b", re.IGNORECASE)
_SHARE = re.compile(r"(?:share|percentage|part|people|cases)\b", re.IGNORECASE)


def leading_of(brief: Brief, entry: MetricEntry | None) -> str:
    """The first leading indicator of the metric file that speaks of things named in the conversation; "" where none does."""
    return next((text for text in entry.leading if _all_of_this_work(text, brief)), "") if entry else ""


def _all_of_this_work(text: str, brief: Brief) -> bool:
    """True where everything that a sign counts was spoken of: one word of several ("form") makes no sign of this work."""
    return stems(text) - _MEASURING <= _said(brief)


def _said(brief: Brief) -> frozenset[str]:
    return stems(" ".join((*(fact.source.quote for fact in brief.facts), *(m.name for m in brief.measures))))


def _of_this_work(text: str, brief: Brief) -> bool:
    """True where what a proposal of the metric file counts was spoken of: "time per visit" is none of an architect's."""
    counted = stems(text) - _MEASURING
    return 2 * len(counted & _said(brief)) >= len(counted)


_MEASURING = stems(
    "share number count rate time times minutes hours days day week month per hundred average total open new first next step "
    "found made done without with before after reason reasons cause repeat cases errors seen kept date work"
)  # words of counting, which belong to no trade


def early_line(brief: Brief, entry: MetricEntry | None) -> ContractLine:
    """A sign that shows within weeks whether the result can be expected: of the metric file where it speaks of this work."""
    known = leading_of(brief, entry)
    if known:
        what = known[0].upper() + known[1:]
    elif brief.known(Slot.DESIRED_BEHAVIOUR):
        what = "People who have done every step of it once at work, seen by their manager"
    else:
        what = "First cases handled in the new way, counted every week"
    return ContractLine(
        id="early-sign",
        level="early",
        what=what,
        now=_COUNT_FIRST,
        target=threshold(what),
        by=f"{WEEKS_TO_EARLY_SIGN} weeks after the start",
        source=entry.source if entry and known else "A weekly list",
        owner=MANAGERS,
        ties_to="result",
        proposed=True,
    )


def guard_lines(brief: Brief, entry: MetricEntry | None, kinds: Sequence[Guard]) -> tuple[ContractLine, ...]:
    """What must not get worse: as the requester said it, else as the metric file proposes, else what goes with the kind of
    measure, else its other side (balancing measure: Langley and others, The Improvement Guide, 2009)."""
    if said := guards_said(brief):
        return tuple(
            _guard(f"guard-{i}", f"“{clip(words, 110)}”", MANAGERS, said=True) for i, words in enumerate(said[:2], 1)
        )
    if entry and _of_this_work(entry.counter, brief):
        owner = entry.owner if _of_this_work(entry.owner, brief) else MANAGERS
        return (_guard("guard-1", entry.counter[0].upper() + entry.counter[1:], owner),)
    if outcome := outcome_of(brief):
        return (_guard("guard-1", _of_its_kind(outcome, brief, kinds) or _other_side(outcome), MANAGERS),)
    return ()


PACE = "Time taken for the same amount of work"


def _of_its_kind(outcome: Measure, brief: Brief, kinds: Sequence[Guard]) -> str:
    """What must not get worse with a measure of this kind: by its name, else by what was said of it; "" where neither tells."""
    said = " ".join(fact.source.quote for fact in brief.of(Slot.METRIC))
    for text in (outcome.name, outcome.counted, said):
        best = max(kinds, key=lambda kind: _named_by(kind, text), default=None)
        if best and _named_by(best, text):
            return best.counter
    return ""


def _named_by(kind: Guard, text: str) -> int:
    """How surely a text names a kind of measure: the characters of its words that stand there ("new patient" over "patient")."""
    return sum(len(w) for w in kind.words if re.search(rf"(?<!\w){re.escape(w)}", text, re.IGNORECASE))


def _other_side(outcome: Measure) -> str:
    """Faster must not mean worse, better must not mean slower."""
    known = outcome.baseline or outcome.target
    timed = known is not None and known.quantity is not None and known.quantity.kind is Kind.DURATION
    return "Errors and rework in the same cases" if timed else PACE


def guards_said(brief: Brief) -> tuple[str, ...]:
    """Sentences of the success criteria, then of the risks, that name what must not suffer."""
    return tuple(
        dict.fromkeys(
            _guarding(sentence)
            for fact in brief.of(Slot.SUCCESS_CRITERIA)
            for sentence in sentences(fact.source.quote or fact.value)
            if _NOT_WORSE.search(sentence) and _names_thing(_guarding(sentence))
        )
    )


def _names_thing(words: str) -> bool:
    """True where something is left to be counted apart from the wish that it shall not get worse."""
    return bool(stems(_NOT_WORSE.sub(" ", words)) - _TALK)


_TALK = stems("ask asked say said know think would that it this one thing something come back")


def _guarding(sentence: str) -> str:
    """The part of a sentence that names what must not suffer; what is wanted to get better is no guard."""
    parts = [part for part in re.split(r",\s+(?:and |but )?|;\s+|\s+but\s+", sentence) if len(part.split()) > 1]
    kept = [part for part in parts if _NOT_WORSE.search(part)]
    return kept[0].rstrip(" .") if len(kept) == 1 < len(parts) and len(kept[0].split()) > _PHRASE else sentence


_PHRASE = 2  # words: less than a clause is nothing that can be understood alone


def _guard(line: str, what: str, owner: str, *, said: bool = False) -> ContractLine:
    return ContractLine(
        id=line,
        level="guard",
        what=what,
        now=_COUNT_FIRST,
        target="not worse",
        by="monthly",
        source="Counted beside the result",
        owner=owner,
        ties_to="result",
        proposed=not said,
    )

"""What people do differently, made countable: the steps that were told, the record in which the work leaves a trace, and why
the result follows from it (Kirkpatrick, 1959: behaviour on the job between learning and result)."""

import re

from assistant.domain.brief import wording
from assistant.domain.brief.quantities import Kind
from assistant.domain.brief.shapes import Fact, Source
from assistant.domain.measurement.shapes import ContractLine
from assistant.domain.proposal.drafting import actors, clauses, contrast, naming, practice, schedule
from assistant.domain.proposal.drafting.case import UNNAMED, Case
from assistant.domain.proposal.drafting.gap import RECORD, source_of
from assistant.domain.proposal.drafting.statements import acting, as_said, capital, fill, quoted
from assistant.domain.proposal.shapes import ContractPart, Statement
from assistant.domain.slots import Slot
from assistant.domain.text.words import stems

_SEVERAL = 3  # steps from which a case counts only with all of them
_STEP = re.compile(r"[,;.]\s+\S")
_LONGEST = 190  # characters of the steps, and of the words on a record
_CELL = 60  # characters of a value


def steps(case: Case, most: int = _LONGEST) -> Statement | None:
    """What people should do, between quotation marks, in about so many characters."""
    fact = wanted(case)
    return acting(fact.source, most) if fact else None


def line(case: Case, known: ContractLine) -> ContractPart:
    """The behaviour measure: what was said people should do, counted in the record that was named, by their own managers."""
    told = steps(case)
    return ContractPart(
        level=known.level,
        what=_what(told) if told else _unknown(case, known),
        now=_today(case),
        target=case.traced(wording.upper_first(known.target), proposed=True),
        by=case.traced(known.by),
        source=_counted_in(case),
        owner=capital(actors.managers(case)),
    )


def _what(steps: Statement) -> Statement:
    """The cases in which it is done as told: with every step where several were named."""
    several = len(_STEP.findall(steps.text)) + 1 >= _SEVERAL
    return fill("{of}: {steps} (proposed)", of=_ALL_STEPS if several else _LIKE_THIS, steps=steps, proposed=True)


_ALL_STEPS, _LIKE_THIS = "Share of cases with every step of this", "Share of cases done like this"


def _unknown(case: Case, known: ContractLine) -> Statement:
    return case.traced(f"{known.what} (proposed)", proposed=True)


def wanted(case: Case) -> Fact | None:
    """What people should do, in the answer that tells most of it."""
    return _most_telling(case, Slot.DESIRED_BEHAVIOUR)


def _most_telling(case: Case, slot: Slot) -> Fact | None:
    """The answer that tells most of what people do; what was said of those who do it well, or as a value, is not how the
    others work."""
    others = (*case.brief.of(Slot.EXEMPLARS), *(s for s in case.brief.segments if s.value))
    shown = [item.source.quote for item in others] if slot is Slot.CURRENT_BEHAVIOUR else []
    told = [
        fact
        for fact in case.brief.of(slot)
        if _tells(fact.source.quote) and not any(fact.source.quote in q or q in fact.source.quote for q in shown)
    ]
    return max(told, key=lambda fact: (case.fit(fact), clauses.action(fact.source.quote)), default=None)


def _tells(said: str) -> bool:
    """True where an answer holds something: a long one tells of the work even where it says whom people should ask."""
    return clauses.tells(said) or len(said.split()) >= _ACCOUNT


_ACCOUNT = 12  # words


def _today(case: Case) -> Statement:
    """A share that was counted already, else that it has to be counted before anything begins."""
    for fact in case.brief.of(Slot.CURRENT_BEHAVIOUR):
        if len(fact.value) <= _CELL and any(q.kind is Kind.PERCENT and q.unit != "point" for q in fact.quantities):
            return quoted(fact.source)
    begins = schedule.begins(case)
    return fill("Nothing to count before {day}", day=begins) if begins else fill("Counted before the start")


_SINGLE = re.compile(
    r"\b(?:each|every|per|by (?:crew|person|line|site|shift|team|name|case|reason|code)|numbers? of|reasons?|codes?|stamps?|"
    r"barcode|time of|automatic\w*|so (?:you|i|we) (?:see|know|can)|records?|recorded|knows|says)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:no|not|never|nobody|without)\b|n['’]t\b", re.IGNORECASE)


def _counted_in(case: Case) -> Statement:
    """Where it is counted: in a record that shows the single case, else in a sample of the cases of the record, else watched."""
    if trace := _trace(case):
        return fill(
            _FOUND,
            words=quoted(trace, 110),
            proposed=True,
        )
    if record := source_of(case, case.outcome) if case.outcome else None:
        return fill(
            "Ten cases a month drawn from {record} and observed, or gone through with the person (proposed)",
            record=record,
            proposed=True,
        )
    return fill("Ten cases a month, observed where they happen (proposed)", proposed=True)


_FOUND = "Ten cases a month, found where they are recorded and observed where the record leaves the steps out: {words} (proposed)"


def _trace(case: Case) -> Source | None:
    """What was said of a record in which single cases can be found: best where it speaks of the work itself."""
    work = stems(" ".join(f.source.quote for slot in _WORK for f in case.brief.of(slot)))
    told = [
        fact.source.model_copy(update={"quote": sentence})
        for slot in (Slot.DATA_SOURCE, Slot.METRIC, Slot.BASELINE)
        for fact in case.brief.of(slot)
        for sentence in clauses.sentences(fact.source.quote)
        if RECORD.search(sentence) and _SINGLE.search(sentence) and not _NEGATED.search(sentence)
    ]
    return max(told, key=lambda source: len(stems(source.quote) & work), default=None)


_WORK = (Slot.DESIRED_BEHAVIOUR, Slot.CURRENT_BEHAVIOUR)


def link(case: Case) -> Statement | None:
    """Why the result follows: what people do today in place of it, and where it is done already."""
    measure = case.outcome
    if measure is None or measure.name == UNNAMED or wanted(case) is None or case.contradictory:
        return None
    name, falls = as_said(wording.lower_first(measure.name), measure.source), _falls(case)
    move = "should move" if falls is None else "should fall" if falls else "should rise"
    if because := _because(case):
        return fill("If this share rises, {name} {move}, {because}.", name=name, move=move, because=because)
    return None


def _because(case: Case) -> Statement | None:
    """What happens today in its place, and the figure where it is done already; else how it went elsewhere."""
    today, best = _most_telling(case, Slot.CURRENT_BEHAVIOUR), contrast.best(case)
    shown = fill("where it is done already: {best}", best=best) if best else None
    if today:
        words = acting(today.source, 150)
        beside = fill("; {shown}", shown=shown) if shown else fill("")
        return fill("because today it goes like this: {words}{beside}", words=words, beside=beside)
    words = naming.example(case) or _went(case)
    return shown or (fill("as it went where this was done: {words}", words=words) if words else None)


def _went(case: Case) -> Statement | None:
    """How those who do it well came to it, with the sentence behind it, which tells what followed."""
    came = practice.worked(case)
    said = case.messages.get(came.ref, "") if came else ""
    if came is None or came.quote not in said:
        return None
    start = said.index(came.quote)
    after = next(iter(clauses.pieces(said[start + len(came.quote) :])), "")
    told = said[start : said.index(after, start + len(came.quote)) + len(after)] if after else came.quote
    return (
        Statement(text=f"“{told}”", sources=(came.model_copy(update={"quote": told}),))
        if len(told) <= _LONGEST
        else None
    )


def _falls(case: Case) -> bool | None:
    """Whether less of the result is wanted; None where that is not known."""
    measure = case.outcome
    if measure is None:
        return None
    now, aim = measure.baseline and measure.baseline.quantity, measure.target and measure.target.quantity
    if now and aim and now.value != aim.value:
        return aim.value < now.value
    return None if measure.rises is None else not measure.rises


_N = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|sixteen|twenty|thirty)"
_TRIAL = re.compile(
    rf"\b(?:tested|tried|gave|asked|watched|observed|sampled|checked|put|handed|showed|let|laid out|had)\s+"
    rf"(?:\w+\s+){{0,3}}?{_N}\b|\b(?:observation|sample|test|trial|check)\b[^.;]{{0,40}}?\b{_N} (?:of\b|\w+s\b)|"
    rf"\b{_N} (?:of|out of) [^.;]{{0,40}}\b(?:tried|tested|asked|watched)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(rf"\b{_N}\b|\b(?:none|nobody|half|most|all but)\b", re.IGNORECASE)
_TRIED_IN = (Slot.CAUSE_SKILL, Slot.CURRENT_BEHAVIOUR, Slot.CAUSE_EXPECTATIONS)
_PAIR = 2  # counts: how many were tried, and how many managed


def trial(case: Case) -> Source | None:
    """A check of the people that was made already and told with its counts: it can be made again, and what was found then is
    the first value."""
    own = case.main.cell.slot if case.main else Slot.CAUSE_SKILL
    facts = [f for slot in _TRIED_IN if slot in (own, Slot.CURRENT_BEHAVIOUR) for f in case.brief.of(slot)]
    told = (f.source.model_copy(update={"quote": text}) for f in facts if (text := _with_outcome(f.source.quote)))
    return max(told, key=lambda source: len(_COUNT.findall(source.quote)), default=None)


def _with_outcome(text: str) -> str:
    """The sentence that tells of a check, with the one behind it where the outcome stands there; "" where none does."""
    said = clauses.pieces(text)
    for sentence, after in zip(said, [*said[1:], ""], strict=True):
        if not _TRIAL.search(sentence):
            continue
        if len(_COUNT.findall(sentence)) >= _PAIR:
            return sentence
        if _COUNT.search(after):
            return text[text.index(sentence) : text.index(after) + len(after)]
    return ""

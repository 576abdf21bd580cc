"""What people do differently, made countable: the steps that were told, the record in which the work leaves a trace, and why
the result follows from it (Kirkpatrick, 1959: behaviour on the job between learning and result)."""

import re

from assistant.domain.brief import wording
from assistant.domain.brief.quantities import Kind
from assistant.domain.brief.shapes import Fact, Source
from assistant.domain.measurement.shapes import ContractLine
from assistant.domain.proposal.drafting import actors, clauses, contrast, naming, practice, sampling, schedule
from assistant.domain.proposal.drafting.case import UNNAMED, Case
from assistant.domain.proposal.drafting.statements import acting, as_said, capital, fill, quoted
from assistant.domain.proposal.shapes import ContractPart, Statement
from assistant.domain.slots import Slot

_SEVERAL = 3  # steps from which a case counts only with all of them
_STEP = re.compile(r"[,;.]\s+\S")
_LONGEST = 190  # characters of the steps, and of the words on a record
_CELL = 60  # characters of a value


def steps(case: Case, most: int = _LONGEST) -> Statement | None:
    """What people should do, between quotation marks, in about so many characters."""
    fact = wanted(case)
    return (
        acting(fact.source.model_copy(update={"quote": naming.steps_only(case, fact.source.quote)}), most)
        if fact
        else None
    )


def line(case: Case, known: ContractLine) -> ContractPart:
    """The behaviour measure: what was said people should do, counted in the record that was named, by their own managers."""
    told = steps(case)
    return ContractPart(
        level=known.level,
        what=_what(case, told) if told else _unknown(case, known),
        now=_today(case),
        target=case.traced(wording.upper_first(known.target), proposed=True),
        by=case.traced(known.by),
        source=sampling.monthly(case, told.text if told else ""),
        owner=capital(actors.managers(case)),
    )


def _what(case: Case, steps: Statement) -> Statement:
    """The cases in which it is done as told: with every step where several were named; of people with different tasks, those of
    each."""
    if sampling.of_several_roles(case):
        return fill("{of}: {steps} (proposed)", of=_OWN_TASKS, steps=steps, proposed=True)
    several = len(_STEP.findall(steps.text)) + 1 >= _SEVERAL
    return fill("{of}: {steps} (proposed)", of=_ALL_STEPS if several else _LIKE_THIS, steps=steps, proposed=True)


_OWN_TASKS = "Share of the tasks of the person’s own role done like this"
_ALL_STEPS, _LIKE_THIS = "Share of cases with every step of this", "Share of cases done like this"


def _unknown(case: Case, known: ContractLine) -> Statement:
    """What the metric file proposes; what was said without telling a step is none."""
    if "“" in known.what:
        return fill("What people are to do differently: to be confirmed")
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
    return (clauses.tells(said) or len(said.split()) >= _ACCOUNT) and not _EVADES.search(said)


_ACCOUNT = 12  # words
_EVADES = re.compile(
    r"\b(?:could ?n['’o]t tell|need to think|have to think|do(?: no|n['’])t have|no idea|in the old days|know everything)\b|"
    r"\?\W*$",
    re.IGNORECASE,
)


def _today(case: Case) -> Statement:
    """A share that was counted already, else that it has to be counted before anything begins."""
    for fact in case.brief.of(Slot.CURRENT_BEHAVIOUR):
        if len(fact.value) <= _CELL and any(q.kind is Kind.PERCENT and q.unit != "point" for q in fact.quantities):
            return quoted(fact.source)
    begins = schedule.begins(case)
    return fill("Nothing to count before {day}", day=begins) if begins else fill("Counted before the start")


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
    """Where it is done already, with its figure; else how a figure moved with it; else what happens today in its place."""
    if best := contrast.best(case):
        return fill("as it is where it is done already: {best}", best=best)
    if (seen := seen_before(case)) and _MOVED.search(seen.quote.replace("stayed at", "")):
        return fill("as it went once already: {words}", words=quoted(seen, 220))
    came = practice.worked(case)
    if came and re.search(r"\d", came.quote):
        return fill("as it went where this was done: {words}", words=quoted(came, 190))
    if today := _in_its_place(case):
        return fill("because today it goes like this: {words}", words=acting(today, 150))
    words = naming.example(case) or _went(case)
    return fill("as it went where this was done: {words}", words=words) if words else None


def _in_its_place(case: Case) -> Source | None:
    """What the people do today: sentences of no check, no feeling and no single person's tale."""
    fact = _most_telling(case, Slot.CURRENT_BEHAVIOUR)
    if fact is None:
        return None
    pieces = clauses.pieces(fact.source.quote)
    acts = [piece for piece in pieces if _PEOPLE.search(piece) and not _STATES.search(piece)]
    kept = [piece for piece in acts if not (_TRIAL.search(piece) or _NO_HABIT.search(piece))]
    return fact.source.model_copy(update={"quote": max(kept, key=clauses.action)}) if kept else None


_PEOPLE = re.compile(r"\b(?:they|people|nobody|every(?:one|body)|most|some|half|we|an? \w+|the \w+s?)\b", re.IGNORECASE)
_STATES = re.compile(
    r"^(?:\S+ ){1,4}?(?:are|is|was|were)\b|['’]re\b|\blooks? (?:up )?at you\b|\b(?:doesn|don|isn)['’]t\b.*\bit\b", re.I
)
_NO_HABIT = re.compile(r"\b(?:I|he|she|enjoys?|hates?|last (?:week|month|year)|yesterday)\b|\?", re.IGNORECASE)
_MOVED = re.compile(
    r"\bfrom \d[\d.,]*[^.;]{0,20}? to \d|\b(?:went|dropped|came(?: back)? down|fell|rose) (?:back )?to \d|\bstayed at \d|"
    r"\b(?:went|rose|fell|dropped|came down)\b[^.;]{0,20}\bfrom \d[\d.,]*[^.;]{0,15}\bto \d",
    re.IGNORECASE,
)
_SEEN_IN = (
    Slot.EXEMPLARS, Slot.CAUSE_EXPECTATIONS, Slot.CAUSE_TOOLS, Slot.CAUSE_INCENTIVES, Slot.CAUSE_SKILL, Slot.CAUSE_CAPACITY,
    Slot.CAUSE_MOTIVES, Slot.DATA_SOURCE, Slot.AUDIENCE,
)  # fmt: skip


def seen_before(case: Case) -> Source | None:
    """A comparison that the work itself made already: a figure that moved, with the words on what moved it."""
    for fact in (fact for slot in _SEEN_IN for fact in case.brief.of(slot)):
        pieces = clauses.pieces(fact.source.quote)
        if moved := [i for i, piece in enumerate(pieces) if _MOVED.search(piece)]:
            words = clauses.around(fact.source.quote, [pieces[moved[0]], pieces[moved[-1]]])
            return fact.source.model_copy(update={"quote": words})
    return None


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

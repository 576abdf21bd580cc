"""The measurement contract as the proposal shows it, and how the effect is told from other causes."""

import re

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Measure, Origin, Source
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.measurement.contract_lines import MANAGERS, OPEN, PACE, entry_of, leading_of
from assistant.domain.measurement.shapes import ContractLine
from assistant.domain.proposal.drafting import (
    actors,
    behaviour,
    clauses,
    comparison,
    open_points,
    outlook,
    sampling,
    schedule,
    worth,
)
from assistant.domain.proposal.drafting.case import Case
from assistant.domain.proposal.drafting.gap import source_of
from assistant.domain.proposal.drafting.remedies import Remedy
from assistant.domain.proposal.drafting.statements import as_said, capital, fill, quoted, stated, wanted
from assistant.domain.proposal.shapes import ContractPart, Statement
from assistant.domain.slots import Cell, Slot
from assistant.domain.text.words import stems


def parts(case: Case, chosen: tuple[Remedy, ...]) -> tuple[ContractPart, ...]:
    """The lines of the measurement contract; none where nothing is to be measured."""
    if case.verdict is Verdict.DECLINE_DEFER or (case.verdict is Verdict.DISCOVERY_FIRST and not _countable(case)):
        return ()
    result, *others = (_line(case, line, chosen) for line in case.contract.lines)
    rests = worth.line(case)
    return (result, *([rests] if rests else []), *others)


def _countable(case: Case) -> bool:
    return case.outcome is not None and case.outcome.baseline is not None and not case.contradictory


def _line(case: Case, line: ContractLine, chosen: tuple[Remedy, ...]) -> ContractPart:
    if line.level == "4" and case.outcome:
        return _result(case, case.outcome, line)
    if line.level == "3":
        return behaviour.line(case, line)
    if line.level == "guard" and line.proposed and (absent := _absent_today(case)):
        held = _plain(case, line, _cell(case, line, line.by))
        return held.model_copy(update={"what": absent[0], "now": absent[1]})
    if line.what == PACE and (pace := _pace(case)):
        held = _plain(case, line, _cell(case, line, line.by))
        return held.model_copy(
            update={"what": fill("The pace of today: {words} (proposed)", words=pace, proposed=True)}
        )
    return _early(case, line, chosen) if line.level == "early" else _plain(case, line, _cell(case, line, line.by))


def _absent_today(case: Case) -> tuple[Statement, Statement] | None:
    """A harm that was said not to happen today ("No complaint ever."): the first that has to stay away, with these words."""
    own = stems(case.outcome.name) if case.outcome else frozenset[str]()
    for ref, text in case.messages.items():
        for sentence in clauses.pieces(text):
            match = _ABSENT.search(sentence)
            if match and len(sentence.split()) <= _BARE and not stems(match["harm"]) & own:
                words = Source(origin=Origin.TURN, ref=ref, quote=sentence)
                harm = as_said(wording.upper_first(wording.plural(match["harm"].casefold().rstrip("s"), 2)), words)
                return fill("{harm} (proposed)", harm=harm, proposed=True), fill("{words}", words=quoted(words, 90))
    return None


_BARE = 9  # words: a longer sentence says it of something in particular
_ABSENT = re.compile(
    r"^(?:so far |and |but |we (?:have )?(?:had|got) )*(?:no|not (?:one|a single)|never (?:an?|one)|zero)\s(?:\w+\s)?"
    r"(?P<harm>complaints?|accidents?|injur(?:y|ies)|incidents?|breakages?|cancellations?|refunds?|resignations?)\b",
    re.IGNORECASE,
)


def _pace(case: Case) -> Statement | None:
    """How fast the work goes today, where that was said: it must not suffer."""
    for fact in (fact for slot in _PACED_IN for fact in case.brief.of(slot)):
        for sentence in clauses.sentences(fact.source.quote):
            if _PACED.search(sentence) and not _RELEASED.search(sentence):
                return quoted(fact.source.model_copy(update={"quote": sentence}), 110)
    return None


_PACED_IN = (
    Slot.WORK_CONTEXT,
    Slot.CURRENT_BEHAVIOUR,
    Slot.CAUSE_INCENTIVES,
    Slot.CAUSE_TOOLS,
    Slot.CAUSE_CAPACITY,
    Slot.DESIRED_BEHAVIOUR,
)
_PACED = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty) (?:seconds|minutes)\b[^.;]{0,20}"
    r"\b(?:per|each|every|an?)\b|\b\d[\d,.]* \w+ (?:an?|per) (?:hour|day|shift)\b",
    re.IGNORECASE,
)


_RELEASED = re.compile(  # time away from the work, which is no pace of it
    r"\b(?:releas\w+|spare[ds]?|let go|freed?|train\w*|course|learn\w*|practi[sc]\w*|workshop|session)\b", re.IGNORECASE
)


def _plain(case: Case, line: ContractLine, by: Statement) -> ContractPart:
    return ContractPart(
        level=line.level,
        what=_what(case, line),
        now=_cell(case, line, line.now),
        target=_cell(case, line, line.target),
        by=by,
        source=_cell(case, line, line.source),
        owner=capital(actors.managers(case)) if line.owner == MANAGERS else _cell(case, line, line.owner),
    )


def _cell(case: Case, line: ContractLine, text: str) -> Statement:
    return case.traced(wording.upper_first(text), proposed=line.proposed)


def _what(case: Case, line: ContractLine) -> Statement:
    """What is counted."""
    name = _cell(case, line, line.what)
    return name.model_copy(update={"text": f"{name.text} (proposed)"}) if line.proposed else name


def _early(case: Case, line: ContractLine, chosen: tuple[Remedy, ...]) -> ContractPart:
    """The early sign: of the measure where it can be read in time, in practice where the work itself starts later, else of the
    cause; read on the day that the timeline names."""
    items = [remedy.intervention for remedy in chosen]
    day, begins = schedule.first_reading(case, items), schedule.begins(case)
    weeks = schedule.weeks_in_use(case, items)
    by = fill("first look {weeks} after the first part is there, {day}", weeks=weeks, day=day, proposed=True)
    if test := behaviour.trial(case):
        return _test_again(case, line, test, by)
    if case.plans_learning and _practised(chosen) and (begins or not _known(case)) and _by_skill(case):
        return _in_practice(case, line, by)
    if case.main and not _known(case) and (sign := _sign(case, case.main.cell, chosen)):
        line = line.model_copy(update={"what": sign[0], "target": sign[1]})
    return _plain(case, line, by)


def _by_skill(case: Case) -> bool:
    return case.main is None or case.main.cell is Cell.SKILL


def _practised(chosen: tuple[Remedy, ...]) -> bool:
    return any(remedy.intervention.practice and remedy.intervention.learning for remedy in chosen)


def _sign(case: Case, main: Cell, chosen: tuple[Remedy, ...]) -> tuple[str, str] | None:
    """What shows that the cause gives way, and from where on: by the first part that acts on it, else by the cause."""
    own = [remedy.intervention for remedy in chosen if remedy.cell is main]
    told = [(item.early_sign, item.early_target) for item in (*own, case.cell(main)) if item.early_sign]
    return told[0] if told else None


def _in_practice(case: Case, line: ContractLine, by: Statement) -> ContractPart:
    """Those who do it alone when their own practice ends: a group that stays below is not done."""
    task = "the tasks of their own role" if sampling.of_several_roles(case) else "this"
    return ContractPart(
        level=line.level,
        what=fill(f"Of each group, those who do {task} alone at the end of their practice (proposed)", proposed=True),
        now=fill("Not tried yet"),
        target=fill("8 of 10; a group below it practises once more (proposed)", proposed=True),
        by=by,
        source=fill("Counted at the end of each practice group (proposed)", proposed=True),
        owner=fill(_TESTER),
    )


def _test_again(case: Case, line: ContractLine, test: Source, by: Statement) -> ContractPart:
    """The check of the people that was made already, made again: what was found then is the value of today."""
    return ContractPart(
        level=line.level,
        what=fill("The same check once more: {words} (proposed)", words=quoted(test, 200), proposed=True),
        now=fill("As found then"),
        target=fill("Eight of ten as wanted (proposed)", proposed=True),
        by=by,
        source=fill("Ten of the people, counted the same way (proposed)", proposed=True),
        owner=fill(_TESTER) if case.plans_learning else capital(actors.managers(case)),
    )


_TESTER = "Learning team"


def _known(case: Case) -> bool:
    """True where the metric file has an early sign that speaks of this work."""
    return bool(leading_of(case.brief, entry_of(case.outcome, case.knowledge)))


def _result(case: Case, measure: Measure, line: ContractLine) -> ContractPart:
    """The result with its values as figures; source and owner only where they are a thing and a person."""
    due = schedule.due(case)
    return ContractPart(
        level=line.level,
        what=as_said(wording.upper_first(measure.name), measure.source),
        now=stated(measure.baseline) if measure.baseline and not case.contradictory else fill(OPEN),
        target=wanted(measure) if measure.target and not case.contradictory else fill(OPEN),
        by=fill("{day}", day=due) if due else fill("Date to be confirmed"),
        source=source_of(case, measure) or fill(OPEN),
        owner=_owner(case, measure),
    )


def _owner(case: Case, measure: Measure) -> Statement:
    """Who supplies the number: the person or office named, or whoever asked where they do it themselves."""
    told = [(measure.owner.text, measure.owner.source)] if measure.owner else []
    told += [(fact.value, fact.source) for fact in case.brief.of(Slot.DATA_OWNER)]
    for value, source in told:
        if clauses.names_self(source.quote) or _MYSELF.search(source.quote):
            return capital(case.sponsor) if case.sponsor_asks else as_said("The person who asked", source)
        if phrase := clauses.person(value, source.quote) or clauses.role(source.quote):
            return _with_name(capital(as_said(clauses.in_the_middle(phrase), source)), told)
    if keeper := _keeper(case):
        return keeper
    part = open_points.asked(case, Slot.DATA_OWNER)
    return fill("{who} names the owner, by {day}", who=part.owner, day=part.due, proposed=True) if part else fill(OPEN)


def _with_name(office: Statement, told: list[tuple[str, Source]]) -> Statement:
    """The office with the name that another answer gave it ("Chief surveyor", then "Nakagawa")."""
    if _NAME.fullmatch(office.text) or any(word[:1].isupper() for word in office.text.split()[1:]):
        return office
    names = ((value, source) for value, source in told if _NAME.fullmatch(value) and value not in office.text)
    return next((fill("{office}, {name}", office=office, name=as_said(*named)) for named in names), office)


def _keeper(case: Case) -> Statement | None:
    """Whoever was said to keep the record, where nobody was named for the number: proposed as the one who sends it."""
    for source in (fact.source for fact in case.ledger.of(Slot.DATA_SOURCE)):
        for sentence in clauses.sentences(source.quote):
            match = _KEEPS.search(sentence)
            phrase = clauses.role(match["who"] or match["by"]) if match else ""
            if phrase:
                who = capital(as_said(clauses.in_the_middle(phrase), source))
                return fill("{who}, who keeps the record (proposed)", who=who, proposed=True)
    return None


_KEEPS = re.compile(
    r"^(?P<who>(?:[\w’'.-]+ ){1,5}?)(?:keeps|collects|prepares|records|enters|maintains) (?:it|them|this|these)\b|"
    r"\b(?:kept|collected|prepared|recorded|entered|maintained) by (?P<by>[^.,;]+)"
)
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+")
_MYSELF = re.compile(r"\bmyself\b|\bI (?:run|pull|send|keep|count|have) (?:it|them|the|that)\b", re.IGNORECASE)


def note(case: Case, chosen: tuple[Remedy, ...]) -> tuple[Statement, ...]:
    """How the effect is told from other causes, and what is weak about the contract."""
    if not parts(case, chosen):
        return ()
    link = behaviour.link(case)
    notes = [link] if link else []
    notes += comparison.sentences(case, chosen)
    outside = [fill(_OUTSIDE, words=quoted(words, 110)) for words in outlook.from_outside(case)[:1]]
    skipped = _ASKED if case.outcome and case.outcome.baseline else (*_ASKED, _WORSE)
    weak = [text for text in case.contract.lint if not text.startswith(skipped)]
    return (*notes, *outside, *(case.traced(wording.ended(text), proposed=True) for text in weak))


_OUTSIDE = "Weeks that something from outside moves are left out of the comparison: {words}."
_WORSE = "The wanted value is not better"  # told only where both values are shown
_ASKED = ("It is open", "Nobody is", "No ", "Nothing is")  # these stand among the open questions

"""The measurement contract as the proposal shows it, and how the effect is told from other causes."""

from datetime import timedelta

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Measure, MeasureValue
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.measurement.contract_lines import OPEN, WEEKS_TO_EARLY_SIGN
from assistant.domain.measurement.shapes import ContractLine
from assistant.domain.proposal.drafting import clauses, schedule
from assistant.domain.proposal.drafting.case import Case
from assistant.domain.proposal.drafting.gap import source_of
from assistant.domain.proposal.drafting.statements import acting, as_said, fill, stated, wanted
from assistant.domain.proposal.shapes import ContractPart, Statement


def parts(case: Case) -> tuple[ContractPart, ...]:
    """The lines of the measurement contract; none where nothing is to be measured."""
    if case.verdict is Verdict.DECLINE_DEFER or (case.verdict is Verdict.DISCOVERY_FIRST and not _countable(case)):
        return ()
    return tuple(_line(case, line) for line in case.contract.lines)


def _countable(case: Case) -> bool:
    return case.outcome is not None and case.outcome.baseline is not None and not case.contradictory


def _line(case: Case, line: ContractLine) -> ContractPart:
    if line.level == "4" and case.outcome:
        return _result(case, case.outcome, line)
    return ContractPart(
        level=line.level,
        what=_what(case, line),
        now=_cell(case, line, line.now),
        target=_cell(case, line, line.target),
        by=_by(case, line),
        source=_cell(case, line, line.source),
        owner=_cell(case, line, line.owner),
    )


def _cell(case: Case, line: ContractLine, text: str) -> Statement:
    return case.traced(wording.upper_first(text), proposed=line.proposed)


def _what(case: Case, line: ContractLine) -> Statement:
    """What is counted; the behaviour wanted in the words of the request."""
    name = _cell(case, line, line.what)
    if line.words:
        name = fill("{name}: {words}", name=name, words=acting(line.words, 110))
    return name.model_copy(update={"text": f"{name.text} (proposed)"}) if line.proposed else name


def _by(case: Case, line: ContractLine) -> Statement:
    if line.level == "early":
        day = schedule.start(case) + timedelta(weeks=WEEKS_TO_EARLY_SIGN)
        text = f"first look after {WEEKS_TO_EARLY_SIGN} weeks, {{day}}"
        return fill(text, day=wording.workday(day), proposed=True)
    return _cell(case, line, line.by)


def _result(case: Case, measure: Measure, line: ContractLine) -> ContractPart:
    """The result with its values as figures; source and owner only where they are a thing and a person."""
    due = schedule.due(case)
    return ContractPart(
        level=line.level,
        what=as_said(wording.upper_first(measure.name), measure.source),
        now=stated(measure.baseline) if measure.baseline else fill(OPEN),
        target=wanted(measure) if measure.target and not case.contradictory else _target(measure.target),
        by=fill("{day}", day=due) if due else fill("Date to be confirmed"),
        source=source_of(measure) or fill(OPEN),
        owner=_owner(measure),
    )


def _target(value: MeasureValue | None) -> Statement:
    return stated(value) if value else fill(OPEN)


def _owner(measure: Measure) -> Statement:
    phrase = clauses.role(measure.owner.source.quote) if measure.owner else ""
    return as_said(wording.upper_first(phrase), measure.owner.source) if measure.owner and phrase else fill(OPEN)


def note(case: Case) -> tuple[Statement, ...]:
    """How the effect is told from other causes, and what is weak about the contract."""
    if not parts(case):
        return ()
    notes = [case.traced(wording.ended(case.contract.isolation), proposed=True)] if case.contract.isolation else []
    weak = [text for text in case.contract.lint if not text.startswith(_ASKED)]
    return (*notes, *(case.traced(wording.ended(text), proposed=True) for text in weak))


_ASKED = ("It is open", "Nobody is", "No ", "Nothing is")  # these stand among the open questions

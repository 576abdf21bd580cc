"""Further material for those who read on; each part appears only where there is something to say."""

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Fact, Origin
from assistant.domain.proposal.drafting import clauses, duty, outlook
from assistant.domain.proposal.drafting.case import UNPLANNED, Case
from assistant.domain.proposal.drafting.statements import as_said, fill, quoted
from assistant.domain.proposal.drafting.talk import is_talk
from assistant.domain.proposal.shapes import Appendix, FactPart
from assistant.domain.slots import Slot

_WANTS = (
    (Slot.STAKEHOLDERS, "Others concerned"),
    (Slot.LEARNER_VIEW, "The people themselves"),
    (Slot.SUCCESS_CRITERIA, "Whoever judges the result"),
    (Slot.MANAGER_SUPPORT, "Line managers"),
)


# Resistance, apathy, disruption, application, results (Pangarkar): only what was really said about each.
_RADAR = (
    ("May object", (Slot.RISKS, Slot.STAKEHOLDERS), "Show them the options first and ask what is missing"),
    ("May have lost interest", (Slot.TRIED_BEFORE,), "Say at the start what is different this time"),
    ("Must not be disturbed", (Slot.CONSTRAINTS,), "Plan inside these limits"),
    ("Will help it into the work", (Slot.MANAGER_SUPPORT,), "Agree the first real use before the start"),
    ("Will be judged by", (Slot.SUCCESS_CRITERIA,), "Report exactly this, on the day named"),
)


def parts(case: Case) -> tuple[Appendix, ...]:
    """All appendices that have evidence, in reading order."""
    made = (
        duty.appendix(case),
        _stakeholders(case),
        _radar(case),
        _lesson(case),
        _scores(case),
        _rules(case),
        _history(case),
    )
    return tuple(item for item in made if item and (item.sentences or item.rows))


def _stakeholders(case: Case) -> Appendix | None:
    rows = [
        (fill("{who}", who=who), quoted(fact.source, 200))
        for slot, who in _WANTS
        if (fact := case.fact(slot)) and _telling(fact)
    ]
    return (
        Appendix(
            id="stakeholders",
            title="What each of them wants",
            columns=("Who", "In their words or as reported"),
            rows=tuple(rows),
        )
        if len(rows) > 2
        else None
    )


def _telling(fact: Fact) -> bool:
    """True where there is more than a bare word or number."""
    return len(fact.source.quote.split()) > 3 and clauses.tells(fact.source.quote)


def _radar(case: Case) -> Appendix | None:
    """How it will be received: rows with evidence only."""
    if case.verdict in UNPLANNED:
        return None
    rows = [
        (fill("{name}", name=name), quoted(fact.source, 130), fill("{action}", action=action, proposed=True))
        for name, slots, action in _RADAR
        if (fact := next((found for slot in slots if (found := case.telling(slot)) and _telling(found)), None))
    ]
    if len(rows) < _FEWEST_SIGNS:
        return None
    columns = ("What to expect", "What was said", "What follows")
    return Appendix(id="radar", title="How it will be received", columns=columns, rows=tuple(rows))


_FEWEST_SIGNS = 3


def _lesson(case: Case) -> Appendix | None:
    if not outlook.called_late(case):
        return None
    text = (
        "Learning was called in after the date was fixed. Called in at the start, the preparation would have begun "
        "before; for the next part of this work that is still possible."
    )
    return Appendix(id="lesson", title="Earlier next time", sentences=(fill(text),))


def _scores(case: Case) -> Appendix | None:
    scores = case.diagnosis.scores
    rows = [
        (
            fill("{name}", name=name),
            fill("{level}", level=wording.upper_first(score.level.value)),
            case.traced(wording.ended(wording.upper_first(score.reason)), proposed=True),
        )
        for name, score in (
            ("Need", scores.need),
            ("Feasibility", scores.feasibility),
            ("Evidence", scores.evidence),
            ("Fit to strategy", scores.alignment),
        )
        if score.reason
    ]
    return Appendix(
        id="scores", title="Four judgements, kept apart", columns=("Question", "Level", "Because"), rows=tuple(rows)
    )


def _rules(case: Case) -> Appendix | None:
    rows = [
        (
            fill("{rule}", rule=rule.rule),
            case.traced(wording.ended(wording.upper_first(rule.finding)), proposed=True),
            fill("Published: {source}", source=rule.source),
        )
        for rule in case.diagnosis.judgement.rules
    ]
    return Appendix(
        id="rules",
        title="Rules behind the verdict",
        columns=("Rule", "What it found here", "Where it comes from"),
        rows=tuple(rows),
    )


def _history(case: Case) -> Appendix | None:
    """What replaced what, by a value that stands: a line that was emptied, or talk about the draft, is no correction."""
    rows = [
        (
            fill("{slot}", slot=_label(case, change.slot)),
            fill("{old}", old=change.old),
            as_said(change.new, change.by),
            quoted(change.by, 120),
        )
        for change in case.brief.history
        if change.old.strip() and change.new.strip() and change.by.quote.strip() and not is_talk(change.by.quote)
    ]
    return Appendix(
        id="history",
        title="Corrections in the conversation",
        columns=("About", "First", "Now", "In the words used"),
        rows=tuple(rows),
    )


def _label(case: Case, slot: Slot) -> str:
    question = case.knowledge.questions.get(slot)
    return wording.upper_first(question.label if question else slot.value.replace("_", " "))


def facts(case: Case) -> tuple[FactPart, ...]:
    """Who said what: every sentence of the ledger once, in the order of the slots; of the sponsor only the name."""
    kept: dict[str, FactPart] = {}
    for fact in (fact for slot in Slot for fact in case.brief.of(slot)):
        value = case.sponsor if fact.slot is Slot.SPONSOR else quoted(fact.source, _LONGEST)
        if fact.source.origin is Origin.OURS or not value.text or any(value.text.strip("“”") in text for text in kept):
            continue
        label = _label(case, fact.slot)
        kept[value.text] = FactPart(slot=fact.slot, label=label, value=value, state=fact.state, grade=fact.grade)
    return tuple(kept.values())


_LONGEST = 300  # characters of one answer

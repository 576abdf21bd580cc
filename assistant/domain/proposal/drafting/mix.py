"""Who does what: the chosen remedies as tasks of the functions that own them, and who gets how much learning."""

import re

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Segment, Source
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.knowledge import Intervention
from assistant.domain.measurement import needs
from assistant.domain.measurement.arithmetic import Amount, constant, number
from assistant.domain.measurement.shapes import Forecast
from assistant.domain.proposal.drafting import clauses, coverage, schedule, values
from assistant.domain.proposal.drafting.case import LEARNING, UNPLANNED, Case
from assistant.domain.proposal.drafting.remedies import Remedy, called_by
from assistant.domain.proposal.drafting.statements import OPEN, as_said, capital, fill, quoted
from assistant.domain.proposal.shapes import GroupPart, MixPart, Statement
from assistant.domain.slots import Cell, Slot
from assistant.domain.text import spans
from assistant.domain.text.words import overlap

_REVIEWERS = re.compile(
    r"\b(?:legal|compliance|works? council|union|staff council|data protection|privacy|audit\w*|regulator\w*|medical|"
    r"security|procurement)\b",
    re.IGNORECASE,
)
_PRACTICE_HOURS = {Verdict.MANDATORY_MINIMUM: 1}  # for each person; our proposal, shown as such; else:
_USUAL_HOURS = 4


def parts(case: Case, chosen: tuple[Remedy, ...]) -> tuple[MixPart, ...]:
    """Each remedy with owner, task and date, then what else was named and has somebody to ask; the words that called for it
    stand with it."""
    return (*(_part(case, remedy) for remedy in chosen), *coverage.rows(case, chosen))


def _part(case: Case, remedy: Remedy) -> MixPart:
    item, words = remedy.intervention, called_by(case, remedy)
    ask = fill("{ask}", ask=item.ask, proposed=True)
    if words and not item.learning and item.owner != "L&D":
        ask = fill("{ask} What was named: {words}.", ask=ask, words=quoted(words, 110), proposed=True)
    if item.practice and (worked := _worked(case)):
        ask = fill("{ask} Copy what worked: {words}.", ask=ask, words=quoted(worked, 120), proposed=True)
    return MixPart(
        intervention=item.id,
        name=item.name,
        learning=item.learning,
        what=fill("{words}", words=quoted(remedy.words, 130)) if remedy.words else fill("{what}", what=item.what),
        owner=capital(remedy.function),
        ask=ask,
        by=fill("{day}", day=schedule.in_place(case, item), proposed=True),
    )


_PRACTISED = re.compile(
    r"\b(?:practi[sc]\w*|train\w*|learn\w*|coach\w*|rehears\w*|simulat\w*|pair\w*|review\w*|checklist)\b", re.I
)


def _worked(case: Case) -> Source | None:
    """How those who do it well came to do it, where that was told."""
    for fact in case.brief.of(Slot.EXEMPLARS):
        for sentence in clauses.sentences(fact.source.quote):
            if _PRACTISED.search(sentence):
                return fact.source.model_copy(update={"quote": sentence})
    return None


def note(case: Case, chosen: tuple[Remedy, ...]) -> tuple[Statement, ...]:
    """Who was named for these tasks, whose answer sets the pace, and what exists already."""
    notes: list[Statement] = []
    if (fact := case.telling(Slot.ENABLERS)) and not (
        coverage.rows(case, chosen) or any(r.owner_words for r in chosen)
    ):
        notes.append(fill("On who has to act, it was said: {words}.", words=quoted(fact.source, 150)))
    notes += [
        fill("To be asked early, because their answer sets the pace: {words}.", words=quoted(fact.source, 130))
        for fact in (*case.said(Slot.CONSTRAINTS), *case.said(Slot.STAKEHOLDERS))
        if _REVIEWERS.search(fact.source.quote)
    ][:1]
    tried = [other.source.quote for other in case.brief.of(Slot.TRIED_BEFORE)]
    if (fact := case.telling(Slot.EXISTING_MATERIAL)) and _usable(fact.source.quote, tried):
        notes.append(fill("Already there: {words}.", words=quoted(fact.source, 130)))
    return tuple(notes)


_NONE = re.compile(r"^\W*(?:no|none|nothing|not that i|we have no|there is no)\b", re.IGNORECASE)


def _usable(said: str, tried: list[str]) -> bool:
    """True where something exists, and it is not what was tried already."""
    return not _NONE.search(said) and all(overlap(said, other) < _SAME for other in tried)


_SAME = 0.6  # share of words
PRACTICE = "Practice on real cases, with feedback after each try, until they do the task alone."
BRIEFING = "No course. They hear from their own manager what changes and from when."


def groups(case: Case) -> tuple[GroupPart, ...]:
    """Who gets how much learning, and who gets none."""
    if case.verdict in UNPLANNED:
        return ()
    if split := _split(case):
        return split
    told = [segment for segment in case.groups if segment.size is not None or case.comparable(segment)]
    return (*(_group(case, segment) for segment in told), *_rest(case, [s for s in told if s.size is not None]))


def _split(case: Case) -> tuple[GroupPart, ...]:
    """Those who cannot do it yet and the others, where both numbers are known."""
    part, whole = needs.needing(case.brief), headcount(case)
    if part is None or whole is None or not case.plans_learning:
        return ()
    rest = (whole - part).derive("People who can do it already", "")
    those = fill("Those who cannot do it yet, out of {whom}", whom=case.audience)
    return (
        GroupPart(who=those, size=fill("{n}", n=part.derive("People who practise", "")), gets=fill(PRACTICE)),
        GroupPart(who=fill("The others"), size=fill("{n}", n=rest), gets=fill(_OTHERS)),
    )


_OTHERS = "No course: they can do it. They review and answer questions in the work."


def _group(case: Case, segment: Segment) -> GroupPart:
    size = as_said(wording.number(segment.size), segment.source) if segment.size is not None else fill("not told")
    who = capital(as_said(clauses.in_the_middle(segment.name), segment.source))
    today = segment.value if case.comparable(segment) else None
    value = (
        as_said(f" (today {wording.amount(values.as_spoken(today, segment.source))})", segment.source)
        if today
        else fill("")
    )
    return GroupPart(who=fill("{who}{value}", who=who, value=value), size=size, gets=fill(_gets(case, segment)))


def _gets(case: Case, segment: Segment) -> str:
    if case.better(segment):
        return "No course. They show the others how they do it, in the work."
    return PRACTICE if practises(case, segment) else BRIEFING


def practises(case: Case, segment: Segment) -> bool:
    """True where the want of practice was said of this group, by name or by its number, or of everybody and this one is
    not the good example."""
    if case.better(segment) or not case.plans_learning:
        return False
    own = next((j.verdict for j in case.diagnosis.segments if j.segment == segment.name), None)
    if own is not None:
        return own in LEARNING
    told = [cause for cause in case.diagnosis.causes if cause.cell is Cell.SKILL]
    named = {cause.segment for cause in told}
    counted = any(_counts(e.source.quote, segment.size) for cause in told for e in cause.speaks_for)
    return segment.name in named or "" in named or counted


def _counts(text: str, size: int | None) -> bool:
    """True where a text counts as many as the group has."""
    return size is not None and any(float(size) in found.values for found in spans.numbers(text))


def some_of_all(case: Case) -> Statement | None:
    """ "45 of 210", where practice is for a part of the people only and both numbers are known."""
    part, whole = learners(case), headcount(case)
    if (
        case.verdict not in (Verdict.TRAINING_PLUS, Verdict.BUILD_TRAINING)
        or not part
        or not whole
        or part.value >= whole.value
    ):
        return None
    return fill(
        "{part} of {whole}", part=part.derive("People who practise", ""), whole=whole.derive("People concerned", "")
    )


def headcount(case: Case) -> Amount | None:
    """The number of people concerned, where it was said."""
    return needs.everybody(case.brief)


def _rest(case: Case, sized: list[Segment]) -> list[GroupPart]:
    """Everybody who is in no group told apart."""
    rest = headcount(case)
    if rest is None:
        return [] if sized else [GroupPart(who=capital(case.audience), size=OPEN, gets=fill(_everybody(case)))]
    for segment in sized:
        rest = rest - number(segment.name, float(segment.size or 0), segment.source)
    if rest.value <= 0:
        return []
    who = fill("All others") if sized else capital(case.audience)
    gets = (
        BRIEFING
        if any(practises(case, s) for s in sized) and case.verdict is not Verdict.BUILD_TRAINING
        else _everybody(case)
    )
    return [GroupPart(who=who, size=fill("{n}", n=rest.derive("People in this group", "")), gets=fill(gets))]


def _everybody(case: Case) -> str:
    match case.verdict:
        case Verdict.MANDATORY_MINIMUM:
            return "What the duty requires, split by what each role has to decide; nothing beyond it."
        case Verdict.BUILD_TRAINING:
            return PRACTICE
        case Verdict.TRAINING_PLUS:
            return "Practice only for those who cannot do it yet; their managers name them first."
        case _:
            return BRIEFING


def learners(case: Case) -> Amount | None:
    """How many people would practise, where that was said."""
    if not case.plans_learning:
        return None
    if named := needs.needing(case.brief):
        return named
    behind = [s for s in case.groups if s.size and practises(case, s)]
    if not behind or case.verdict is not Verdict.TRAINING_PLUS:
        return None if case.verdict is Verdict.TRAINING_PLUS else headcount(case)
    total = number(behind[0].name, float(behind[0].size or 0), behind[0].source)
    for segment in behind[1:]:
        total = total + number(segment.name, float(segment.size or 0), segment.source)
    return total


def learning_time(case: Case) -> Statement | None:
    """The hours that practice takes from the work: people times hours, the hours being our proposal."""
    people = learners(case)
    if people is None:
        return None
    total = people * constant(
        _PRACTICE_HOURS.get(case.verdict, _USUAL_HOURS), "hours of practice for each person: our proposal"
    )
    return fill("{total}", total=total.derive("Time of the people who practise (our proposal)", "hour"), proposed=True)


def practice(case: Case, chosen: tuple[Remedy, ...]) -> tuple[Statement, ...]:
    """What is practised, how feedback comes, how long it takes, and whether it is an event or part of the work."""
    learning = [r.intervention for r in chosen if r.intervention.learning and r.intervention.id != "manager-kit"]
    if not learning:
        return ()
    sentences: list[Statement] = []
    if all(not item.practice for item in learning):
        sentences.append(fill("Each part ends with a try on a real case and an answer to it."))
    return (*sentences, _length(case), _kind(learning))


def _kind(learning: list[Intervention]) -> Statement:
    """Whether it happens once or belongs to the work: what happens once needs somebody who follows up."""
    events = [wording.lower_first(item.name) for item in learning if item.form == "event"]
    if not events:
        return fill("It is part of the work and not a one-time event.")
    return fill("Happens once, so line managers follow it up: {names}.", names=wording.listed(events))


_LENGTH = re.compile(
    r"\b(?:\d+|one|two|three|four|five|half an?)[ -](?:hours?|days?|weeks?|sessions?|mornings?|afternoons?)\b", re.I
)


def _length(case: Case) -> Statement:
    """How long the practice is: what was priced or planned in the conversation, else our proposal; and when it fits."""
    if case.verdict is Verdict.MANDATORY_MINIMUM:
        whole = fill("Length: about one hour for each person (proposed), on what people get wrong.", proposed=True)
    else:
        whole = fill("Length: about four hours for each person in short parts (proposed).", proposed=True)
    if isinstance(case.forecast, Forecast):
        whole = fill("Length: as reckoned under cost.")
    elif (worked := _worked(case)) and _LENGTH.search(worked.quote):
        whole = fill("Length: as where it worked, and no shorter without a reason.")
    fits = case.telling(Slot.WORK_CONTEXT)
    return fill("{whole} Their working day: {words}.", whole=whole, words=quoted(fits.source, 110)) if fits else whole

"""Who can be asked: the office, function or person that was named for a thing, in the words of the conversation."""

import re
from collections.abc import Iterator

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Source
from assistant.domain.proposal.drafting import clauses, events
from assistant.domain.proposal.drafting.case import Case
from assistant.domain.proposal.drafting.statements import as_said, fill
from assistant.domain.proposal.shapes import Statement
from assistant.domain.slots import Slot
from assistant.domain.text.words import stems

FUNCTION = (
    r"(?:IT|HR|[Ff]inance|[Cc]ontrolling|[Pp]urchasing|[Pp]rocurement|[Ll]ogistics|[Mm]aintenance|[Ff]acilities|[Ll]egal|[Qq]uality|"
    r"[Oo]perations|[Pp]roduction|Risk|[Pp]lanning|[Mm]arketing|[Ss]ales|[Ee]ngineering|[Pp]ayroll|[Cc]ompliance|[Dd]ispatch|"
    r"[Pp]roduct team|[Ss]cheduling|[Rr]eception|Stores|[Cc]ustomer (?:service|care|support)|[Ff]ront office|[Bb]ack office|"
    r"[Ww]arehouse|[Pp]ersonnel|[Aa]ccounting|[Bb]illing)"
)
_OFFICE = (
    r"(?:[Tt]he\s+)?(?:(?!(?i:his|her|its|one|two|three|another|any|same|next|only|the|an?|ask|in|by|for|with|to|and|or|of|is|as|my|our|your|their|this|that|every|each|no|from|at|on)\b)"
    r"[A-Za-z-]+\s){1,2}(?:team|office|department|desk|owner|committee|council|workshop|head|manager|project)\b(?!\s(?:computer|hours|desk|chair))"
    r"(?:\s+(?:in|of)\s+(?:the\s+)?\w+)?"
)
ACTOR = re.compile(rf"\b(?:{_OFFICE}|{FUNCTION})\b")
UNSURE = re.compile(
    r"\b(?:perhaps|maybe|might|no idea|not sure|don['’]?t know|do not know|ask (?:someone|somebody))\b", re.I
)
_TELLING = 5  # letters of a word that two remarks about one thing share
_NOT_THERE = frozenset({Slot.TRIED_BEFORE, Slot.EXEMPLARS, Slot.DATA_OWNER, Slot.DATA_SOURCE, Slot.VALUE_PER_UNIT})


def named_for(case: Case, words: Source) -> Statement | None:
    """The one office or function that was named beside these words: in the same sentence, else in another that speaks of the
    same thing; None where none was, or several were."""
    for told in (words, *_about(case, words)):
        found = dict.fromkeys(match.group() for match in ACTOR.finditer(told.quote))
        if len(found) == 1 and not UNSURE.search(told.quote):
            return as_said(clauses.in_the_middle(next(iter(found))), told)
    return None


def _about(case: Case, words: Source) -> Iterator[Source]:
    """The other sentences of the conversation that share a telling word."""
    own = {stem for stem in stems(words.quote) if len(stem) >= _TELLING}
    for fact in case.brief.facts:
        for sentence in clauses.sentences(fact.source.quote) if fact.slot not in _NOT_THERE else ():
            if sentence not in words.quote and own & stems(sentence):
                yield fact.source.model_copy(update={"quote": sentence})


def deliverer(case: Case, event: events.Event) -> Statement:
    """Who answers for the day of an event: whoever was named beside it, else beside what begins, else whoever told it."""
    begins = events.launch(case)
    named = named_for(case, event[1]) or (named_for(case, begins[1]) if begins else None)
    return named or requester(case)


def inside(who: Statement) -> Statement:
    """An office or function for the middle of a sentence: "The COO" becomes "the COO", "Facilities" "facilities"; names stay."""
    common = re.match(rf"The\b|(?:Line|Learning|Requesting)\b|(?!(?:IT|HR)\b){FUNCTION}\b", who.text)
    return who.model_copy(update={"text": wording.lower_first(who.text)}) if common else who


def requester(case: Case) -> Statement:
    """Whoever asked: the sponsor, where they said so themselves."""
    return case.sponsor if case.sponsor_asks else fill("the person who asked")


_LEADERS = re.compile(
    r"\b(?:(?:team|shift|group|crew|bench|ward|store|shop|branch|site|area|line|department|floor|depot|clinic|section|unit|regional|"
    r"production|plant|kitchen|station|school|duty|office|yard|workshop|district|field|practice) ?"
    r"(?:leads?|leaders?|managers?|supervisors?|heads?|chiefs?|masters?)|supervisors?|fore(?:m[ae]n|wom[ae]n|persons?)|principals?|"
    r"pursers?|captains?)\b",
    re.IGNORECASE,
)
_LED_IN = (
    Slot.MANAGER_SUPPORT, Slot.WORK_CONTEXT, Slot.CAUSE_EXPECTATIONS, Slot.CURRENT_BEHAVIOUR, Slot.ENABLERS, Slot.CAUSE_MOTIVES,
    Slot.STAKEHOLDERS, Slot.EXEMPLARS,
)  # fmt: skip
_LED = (Slot.AUDIENCE, Slot.AUDIENCE_SIZE)


def managers(case: Case) -> Statement:
    """Those who lead the people day by day, as they were called ("the shift leads"); "line managers" where nobody named them."""
    led = " ".join(
        (case.sponsor.text, *(fact.source.quote for slot in _LED for fact in case.brief.of(slot)))
    ).casefold()
    for fact in (fact for slot in _LED_IN for fact in case.ledger.of(slot)):
        for match in _LEADERS.finditer(fact.source.quote):
            name = match.group().casefold()
            if name.rstrip("s") not in led:
                return as_said(f"the {_several(name)}", fact.source)
    return fill("line managers")


def _several(name: str) -> str:
    """More than one of them: each leads some of the people."""
    if name.endswith(("man", "men")):
        return name[:-2] + "en"
    return name if name.endswith("s") else f"{name}s"

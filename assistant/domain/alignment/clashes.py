"""Where documents speak against a request, or against one another: a reason that disappeared, an older edition, two
current aims that pull apart."""

import re
from datetime import date
from functools import lru_cache

from assistant.domain.alignment.matching import names_alike, number
from assistant.domain.brief.shapes import Brief
from assistant.domain.causes.shapes import Cause
from assistant.domain.library.documents import Document, StrategicGoal
from assistant.domain.slots import Cell, Slot
from assistant.domain.text.plain import one_of, plain
from assistant.domain.text.words import stems

_THINGS = (
    "offices? sites? plants? markets? regions? country countries lines? products? services? programmes? programs? projects? "
    "systems? branch branches stores? shops? depots? units? business departments? contracts? routes? fleets? machines? "
    "warehouses? factory factories channels? operations? software tools? platforms? desks? labs? mines? brands? hubs? centres? "
    "centers? activities applications? apps?"
)
_THING = one_of(_THINGS)
_WHO = (
    r"(?:^|[:;,]\s|\b(?:we|it|will|shall|to|and|or|by|of|which|company|group|board|firm|management|council|ministry)\s)"
)
_ENDING = (  # what the company does; a thing that somebody else leaves, or a stopped one, is not ended by it
    r"(?:clos(?:e|es|ing)|exit(?:s|ing)?|discontinu(?:e|es|ing)|stop(?:s|ping)?|end(?:s|ing)?|sell(?:s|ing)?|wind(?:s|ing)? down"
    r"|phas(?:e|es|ing) out|withdraw(?:s|ing)?(?: from)?|retir(?:e|es|ing)|replac(?:e|es|ing)|switch(?:es|ing)? off"
    r"|shut(?:s|ting)?(?: down)?|abandon(?:s|ing)?|cancel(?:s|l?ing)?|drop(?:s|ping)?|outsourc(?:e|es|ing)|decommission(?:s|ing)?"
    r"|(?<=we )leave|(?<=will )leave)"
)
_NAMING = r"(?:(?!(?:in|at|for|on|from|with|to|by|gaps?)\b)\S+\s+){0,4}?"
_ENDED = (
    r"(?:closed|discontinued|stopped|ended|sold|wound down|phased out|withdrawn|retired|replaced|switched off|shut|shut down"
    r"|abandoned|cancell?ed|dropped|outsourced|decommissioned)"
)
_ENDS = re.compile(
    rf"{_WHO}\s*(?:also |therefore |now )?{_ENDING}\s+{_NAMING}{_THING}\b"
    rf"|\b{_THING}\s+(?:(?!(?:that|which|who)\b)\S+\s+){{0,4}}?"
    rf"(?:is|are|will be|has been|have been|was|were)\s+(?:\w+\s+)?{_ENDED}\b"
    rf"|\b{_THING}\s+(?:\S+\s+){{0,3}}?(?:closes|ends|ceases|will close|will end|will cease|no longer)\b"
)
_TOPIC = (
    Slot.REQUESTED_SOLUTION,
    Slot.BUSINESS_GOAL,
    Slot.URGENCY_REASON,
    Slot.DESIRED_BEHAVIOUR,
    Slot.CURRENT_BEHAVIOUR,
    Slot.STRATEGY_LINK,
)
_WORDS_BEFORE = 3
_KINDS = stems(_THINGS.replace("?", ""))
_DRIVERS = (Cell.INCENTIVES, Cell.EXPECTATIONS, Cell.TOOLS, Cell.CAPACITY)
_GENERIC = stems(
    "office site plant market region country line product service programme project system branch store unit business department "
    "staff "
    "team people employee training course workshop new old year end all head company group work plan strategy today"
)
_COUNTING = stems(
    "zero one two three four five six seven eight nine ten dozen first second third objective priority goal target key result"
)


def outdated(document: Document) -> bool:
    """True for a document that no longer counts: replaced by a newer edition, or ended by its own words."""
    return not document.in_force


def expired(goal: StrategicGoal, today: date) -> bool:
    """True for a goal whose date has passed."""
    return goal.horizon is not None and goal.horizon < today


def removes_reason(brief: Brief, goal: StrategicGoal) -> bool:
    """True where the goal ends the very thing the request prepares people for (an office, a system, a product)."""
    ended = _ended(goal.statement)
    if not ended:
        return False
    said = [text for slot in _TOPIC for fact in brief.of(slot) for text in (fact.value, fact.source.quote)]
    return bool(ended & stems(" ".join(said)) - _GENERIC)


def ends_something(goal: StrategicGoal) -> bool:
    """True for a goal that puts an end to a thing."""
    return bool(_ended(goal.statement))


def ends(newer: StrategicGoal, older: StrategicGoal) -> bool:
    """True where one goal ends the thing that another one is about: both name it, and what kind of thing it is."""
    ended = _ended(newer.statement)
    shared = ended & stems(older.statement) if ended else ended
    return bool(shared - _GENERIC) and bool(shared & _KINDS)


@lru_cache(maxsize=4096)
def _ended(goal: str) -> frozenset[str]:
    """The words for what a goal puts an end to; a thing may carry its name before it ("the Ferrum system")."""
    statement = plain(goal)
    found = _ENDS.search(statement)
    if not found:
        return frozenset()
    named_before = " ".join(statement[: found.start()].split()[-_WORDS_BEFORE:])
    return stems(f"{named_before} {found.group()}")


def contrary_target(newer: StrategicGoal, older: StrategicGoal) -> bool:
    """True where two goals count alike and ask for different values or directions."""
    if not newer.metric or not older.metric or not names_alike(newer.metric, older.metric):
        return False
    turned = newer.rises is not None and older.rises is not None and newer.rises is not older.rises
    return turned or number(newer.target) != number(older.target)


def pulls_against(goal: StrategicGoal, causes: tuple[Cause, ...]) -> str:
    """The remark that shows how another aim of the company drives the present behaviour: what people are paid or measured
    for, in that aim's own words. "" where none does."""
    aim = {stem for stem in stems(f"{goal.metric} {goal.statement}") - _GENERIC - _COUNTING if not stem.isdigit()}
    for cause in causes:
        if cause.cell not in _DRIVERS:
            continue
        for remark in cause.speaks_for:
            if len(aim & stems(remark.source.quote)) >= 2:
                return remark.source.quote
    return ""

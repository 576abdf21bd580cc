"""The brief: every slot with state, value and the words it came from; measures, groups of people, history."""

from assistant.domain.brief.shapes import (
    Brief,
    Conflict,
    Fact,
    Measure,
    MeasureValue,
    OpenItem,
    Origin,
    Segment,
    Source,
)
from assistant.domain.brief.turns import Interview
from assistant.domain.knowledge import Knowledge
from assistant.domain.slots import Slot, State
from assistant.web.ui.markup import action, badge, day, esc, group, icon, lc, state_badge, state_word

GROUPS: dict[str, tuple[Slot, ...]] = {
    "The request": (Slot.REQUESTED_SOLUTION, Slot.REQUESTED_DATE, Slot.URGENCY_REASON, Slot.MANDATE),
    "Goal and measure": (
        Slot.BUSINESS_GOAL,
        Slot.STRATEGY_LINK,
        Slot.METRIC,
        Slot.BASELINE,
        Slot.TARGET,
        Slot.DUE,
        Slot.DATA_SOURCE,
        Slot.DATA_OWNER,
        Slot.VALUE_PER_UNIT,
        Slot.COST_OF_INACTION,
        Slot.SUCCESS_CRITERIA,
    ),
    "People and work": (
        Slot.AUDIENCE,
        Slot.AUDIENCE_SIZE,
        Slot.WORK_CONTEXT,
        Slot.CURRENT_BEHAVIOUR,
        Slot.DESIRED_BEHAVIOUR,
        Slot.EXEMPLARS,
        Slot.LEARNER_VIEW,
    ),
    "Why it happens": (
        Slot.CAUSE_EXPECTATIONS,
        Slot.CAUSE_TOOLS,
        Slot.CAUSE_INCENTIVES,
        Slot.CAUSE_SKILL,
        Slot.CAUSE_CAPACITY,
        Slot.CAUSE_MOTIVES,
        Slot.TRIED_BEFORE,
    ),
    "What it takes": (
        Slot.CONSTRAINTS,
        Slot.BUDGET,
        Slot.EXISTING_MATERIAL,
        Slot.SPONSOR,
        Slot.STAKEHOLDERS,
        Slot.ENABLERS,
        Slot.MANAGER_SUPPORT,
        Slot.RISKS,
    ),
}
_METER = (State.EVIDENCED, State.STATED, State.VAGUE, State.CONFLICTING, State.UNKNOWN, State.ASSUMED)
_OPEN = (State.VAGUE, State.CONFLICTING, State.UNKNOWN)


def brief(interview: Interview, knowledge: Knowledge) -> str:
    """The whole pane: how much is known, what needs a person, then everything by group."""
    held = interview.brief
    rows = {slot: _slot(slot, held, knowledge) for slot in Slot}
    groups = "".join(_group(title, slots, held, rows) for title, slots in GROUPS.items())
    return lc(
        f"{_meter(interview)}{_to_settle(held, rows)}{groups}{_measures(held)}{_segments(held)}{_history(held, knowledge)}"
    )


def labels(knowledge: Knowledge) -> list[tuple[str, str]]:
    """The slots in the order of the pane, for the drop-down: words first, id second."""
    return [(_label(slot, knowledge), slot.value) for slots in GROUPS.values() for slot in slots]


def _label(slot: Slot, knowledge: Knowledge) -> str:
    words = knowledge.questions[slot].label
    return words[:1].upper() + words[1:]


def _meter(interview: Interview) -> str:
    states = [interview.brief.state(slot) for slot in Slot]
    counts = {state: states.count(state) for state in _METER}
    known = counts[State.EVIDENCED] + counts[State.STATED] + counts[State.ASSUMED]
    bars = "".join(f'<i class="{state}" style="flex:{count}"></i>' for state, count in counts.items() if count)
    rest = len(states) - sum(counts.values())
    told = ", ".join(f"{count} {state_word(state).lower()}" for state, count in counts.items() if count)
    ready = badge("accent", "flag", "Enough for a draft") if interview.ready else ""
    return (
        f'<div class="done"><div class="row"><h3 class="big grow">{known} of {len(states)} known</h3>{ready}</div>'
        f'<div class="meter" role="img" aria-label="{told or "nothing yet"}">{bars}<i style="flex:{rest}"></i></div>'
        f'<p class="micro muted">{told}</p></div>'
    )


def _to_settle(held: Brief, rows: dict[Slot, str]) -> str:
    slots = [slot for slot in Slot if held.state(slot) in _OPEN]
    conflicts = "".join(_versus(conflict) for conflict in held.conflicts if not conflict.settled)
    if not slots:
        return ""
    return group("To settle", conflicts + "".join(rows[slot] for slot in slots), str(len(slots)))


def _versus(conflict: Conflict) -> str:
    sides = "".join(
        f"<div><b>{esc(fact.value)}</b>{source(fact.source)}"
        f"{action('settle', f'{conflict.slot.value}={fact.value}', 'Use this', 'btn line tiny')}</div>"
        for fact in (conflict.first, conflict.second)
    )
    return f'<div class="versus">{sides}</div>'


def _group(title: str, slots: tuple[Slot, ...], held: Brief, rows: dict[Slot, str]) -> str:
    known = sum(held.known(slot) for slot in slots)
    shown = "".join(rows[slot] for slot in slots)
    return group(title, shown, f"{known} of {len(slots)}", folded=not known)


def _slot(slot: Slot, held: Brief, knowledge: Knowledge) -> str:
    state = held.state(slot)
    facts = held.of(slot)
    value = "; ".join(f"{fact.value}{f' ({fact.segment})' if fact.segment else ''}" for fact in facts)
    value = value or next((text for known, text in held.vague if known is slot), "")
    owner = next((_owner(item) for item in held.open_items if item.slot is slot), "")
    shown = (
        esc(value)
        if value
        else f'<span class="none">{"Not asked yet" if state is State.EMPTY else "Not known yet"}</span>'
    )
    sign = "" if state is State.EMPTY else state_badge(state)
    edit = action("pick", slot.value, f"{icon('edit', 's')}Edit", "btn line tiny")
    return (
        f'<details class="slot"><summary><span class="k">{esc(_label(slot, knowledge))}</span>'
        f'<span class="v">{shown}{owner}</span>{sign}</summary>'
        f'<div class="more">{"".join(_said(fact) for fact in facts)}{edit}</div></details>'
    )


def _owner(item: OpenItem) -> str:
    return f"<small>{esc(item.owner)}, by {day(item.due)}</small>"


def _said(fact: Fact) -> str:
    return f'<p class="said">“{esc(fact.source.quote)}”</p>{source(fact.source)}' if fact.source.quote else ""


def source(where: Source) -> str:
    """Who said it."""
    words = {
        Origin.TURN: ("chat", f"You, message {where.ref}"),
        Origin.PASSAGE: ("doc", "A document of the library"),
        Origin.EDIT: ("edit", "Typed into the brief"),
        Origin.OURS: ("own", "Our assumption"),
    }[where.origin]
    return f'<p class="src">{icon(words[0], "s")}{esc(words[1])}</p>'


_FIELDS = ("earlier", "baseline", "target", "due", "data_source", "owner", "value_per_unit", "volume")


def _measures(held: Brief) -> str:
    if not held.measures:
        return ""
    return group("Measures", "".join(_measure(measure) for measure in held.measures), str(len(held.measures)))


def _measure(measure: Measure) -> str:
    outcome = badge("accent", "flag", "Outcome") if measure.outcome else ""
    values: list[tuple[str, MeasureValue]] = [
        (field, value) for field in _FIELDS if (value := getattr(measure, field)) is not None
    ]
    rows = "".join(
        f"<tr><th scope='row'>{esc(field.replace('_', ' ').capitalize())}</th>"
        f"<td>{esc(value.text)}<small>“{esc(value.source.quote)}”</small></td></tr>"
        for field, value in values
    )
    head = f'<div class="row"><b class="grow">{esc(measure.name)}</b>{outcome}</div>'
    return f'<div class="measure">{head}<table>{rows}</table></div>'


def _segments(held: Brief) -> str:
    if not held.segments:
        return ""
    rows = "".join(_segment(segment) for segment in held.segments)
    return group("Where it differs", f"<table>{rows}</table>", str(len(held.segments)))


def _segment(segment: Segment) -> str:
    size = f"{segment.size:,} people" if segment.size else ""
    value = segment.value.text if segment.value else ""
    good = {True: badge("evidenced", "check", "Better"), False: badge("vague", "tilde", "Worse"), None: ""}[
        segment.better
    ]
    return (
        f"<tr><th scope='row'>{esc(segment.name)}<small>{esc(size)}</small></th>"
        f"<td>{esc(value)} {good}<small>“{esc(segment.source.quote)}”</small></td></tr>"
    )


def _history(held: Brief, knowledge: Knowledge) -> str:
    if not held.history:
        return ""
    rows = "".join(
        f"<tr><th scope='row'>{esc(_label(change.slot, knowledge))}</th><td><s>{esc(change.old)}</s> {esc(change.new)}</td></tr>"
        for change in held.history
    )
    return group("Changed", f"<table>{rows}</table>", str(len(held.history)), folded=True)


def nothing_yet() -> str:
    """What the brief is for, before there is one."""
    steps = (
        ("You talk.", "Each fact lands here with the words it came from."),
        ("Your plans answer too.", "What a document already says is shown, not asked."),
        ("Open points get a name and a date.", "Nothing is made up to fill a gap."),
    )
    rows = "".join(
        f'<li><span class="n">{number}</span><span><b>{head}</b>{words}</span></li>'
        for number, (head, words) in enumerate(steps, start=1)
    )
    states = "".join(state_badge(state) for state in _METER)
    return lc(
        f'<h3 class="h3">The brief writes itself</h3><ul class="teach">{rows}</ul>'
        f'<p class="label">How sure a fact is</p><div class="row wrap">{states}</div>'
    )

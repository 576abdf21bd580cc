"""The brief: every slot with state, value and the words it came from, to be changed where it stands."""

from collections.abc import Sequence
from datetime import date

from assistant.domain.brief import wording
from assistant.domain.brief.ahead import ASKED_FOR_A_DAY, next_such, open_days
from assistant.domain.brief.shapes import Brief, Conflict, Fact, OpenItem, Origin, Source
from assistant.domain.brief.turns import Interview
from assistant.domain.diagnosis.diagnose import Diagnosis
from assistant.domain.slots import Slot, State
from assistant.web.ui.markup import (
    action,
    badge,
    day,
    esc,
    form,
    group,
    icon,
    lc,
    loading,
    local,
    state_badge,
    state_word,
)
from assistant.web.ui.measure_cards import history, measures, segments
from assistant.web.ui.verdict_cards import asked_of, reasons, scores
from assistant.web.ui.words import say

GROUPS: dict[str, tuple[Slot, ...]] = {
    "request": (Slot.REQUESTED_SOLUTION, Slot.REQUESTED_DATE, Slot.URGENCY_REASON, Slot.MANDATE),
    "goal": (
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
    "people": (
        Slot.AUDIENCE,
        Slot.AUDIENCE_SIZE,
        Slot.WORK_CONTEXT,
        Slot.CURRENT_BEHAVIOUR,
        Slot.DESIRED_BEHAVIOUR,
        Slot.EXEMPLARS,
        Slot.LEARNER_VIEW,
    ),
    "causes": (
        Slot.CAUSE_EXPECTATIONS,
        Slot.CAUSE_TOOLS,
        Slot.CAUSE_INCENTIVES,
        Slot.CAUSE_SKILL,
        Slot.CAUSE_CAPACITY,
        Slot.CAUSE_MOTIVES,
        Slot.TRIED_BEFORE,
    ),
    "means": (
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


def brief(interview: Interview, diagnosis: Diagnosis) -> str:
    """The whole pane: how much is known, what needs a person, then everything by group."""
    held = interview.brief
    passed = {slot for slot, _ in open_days(held)}
    settle = tuple(slot for slot in Slot if held.state(slot) in _OPEN or slot in passed)
    groups = "".join(_group(name, tuple(s for s in slots if s not in settle), held) for name, slots in GROUPS.items())
    return lc(
        f"{_meter(interview)}{scores(diagnosis)}{reasons(diagnosis)}{_to_settle(interview, settle)}{groups}"
        f"{measures(held)}{segments(held)}{history(held)}"
    )


def _meter(interview: Interview) -> str:
    states = [interview.brief.state(slot) for slot in Slot]
    counts = {state: states.count(state) for state in _METER}
    known = counts[State.EVIDENCED] + counts[State.STATED] + counts[State.ASSUMED]
    shown = {state: count for state, count in counts.items() if count}
    bars = "".join(f'<i class="{state}" style="flex:{count}"></i>' for state, count in shown.items())
    told = [f"{count} {state_word(state).lower()}" for state, count in shown.items()]
    legend = "".join(
        f'<span><i class="{state}"></i>{esc(text)}</span>' for state, text in zip(shown, told, strict=True)
    )
    ready = badge("accent", "flag", say("brief.enough")) if interview.ready else ""
    far = "" if interview.ready else f'<p class="micro muted">{esc(say("brief.not_all"))}</p>'
    title = esc(say("brief.known", known=known, all=len(states)))
    return (
        f'<div class="done"><div class="row"><h3 class="big grow">{title}</h3>{ready}</div>'
        f'<div class="meter" role="img" aria-label="{esc(", ".join(told) or say("brief.nothing"))}">{bars}'
        f'<i style="flex:{len(states) - sum(counts.values())}"></i></div><p class="legend" aria-hidden="true">{legend}</p>'
        f"{far}</div>"
    )


def _to_settle(interview: Interview, slots: Sequence[Slot]) -> str:
    """What needs a person: two values that differ, a day that has passed, what is vague or not known."""
    held = interview.brief
    if not slots:
        return ""
    conflicts = {conflict.slot: conflict for conflict in held.conflicts if not conflict.settled}
    asked = {slot: _which_day(slot, told, interview.as_of) for slot, told in open_days(held)}
    asked |= {slot: _versus(conflict) for slot, conflict in conflicts.items()}
    rows = "".join(_slot(slot, held, asked.get(slot, "")) for slot in slots)
    return group(say("brief.to_settle"), rows, str(len(slots)))


def _which_day(slot: Slot, passed: date, today: date) -> str:
    """That a day has passed which should lie ahead, and the same day of the year to come, to be taken with one click."""
    words = esc(say("brief.day_passed", day=day(passed)))
    note = f'<p class="inline warn">{icon("alert")}<span>{words}</span></p>'
    if slot not in ASKED_FOR_A_DAY:  # more than the day was told there
        return note
    coming = next_such(passed, today)
    take = action(
        "settle", f"{slot.value}={coming.isoformat()}", esc(say("brief.day_meant", day=day(coming))), "btn line tiny"
    )
    return f'{note}<div class="row wrap">{take}</div>'


def _versus(conflict: Conflict) -> str:
    sides = "".join(
        f"<div><b>{esc(fact.value)}</b>{source(fact.source)}"
        f"{action('settle', f'{conflict.slot.value}={fact.value}', esc(say('brief.use')), 'btn line tiny')}</div>"
        for fact in (conflict.first, conflict.second)
    )
    return f'<div class="versus">{sides}</div>'


def _group(name: str, slots: tuple[Slot, ...], held: Brief) -> str:
    known = sum(held.known(slot) for slot in slots)
    shown = "".join(_slot(slot, held) for slot in slots)
    return group(say(f"brief.group_{name}"), shown, f"{known}/{len(GROUPS[name])}", folded=not known) if slots else ""


def _slot(slot: Slot, held: Brief, asked: str = "") -> str:
    state, facts = held.state(slot), held.of(slot)
    label, value = say(f"slot.{slot}"), _value(slot, held)
    none = say("brief.not_asked" if state is State.EMPTY else "brief.not_known")
    shown = esc(value) if value else f'<span class="none">{esc(none)}</span>'
    owner = next((_owner(item) for item in held.open_items if item.slot is slot), "")
    said = "" if state is State.CONFLICTING else "".join(_said(fact) for fact in facts)
    return (
        f'<details class="slot" data-keep="{slot}" {"open" if asked else ""}><summary><span class="k">{esc(label)}</span>'
        f'<span class="v">{shown}{owner}</span>{"" if state is State.EMPTY else state_badge(state)}</summary>'
        f'<div class="more">{asked}{said}{_edit(slot, label, value)}</div></details>'
    )


_MEASURED = {
    Slot.METRIC: "name",
    Slot.BASELINE: "baseline",
    Slot.TARGET: "target",
    Slot.DUE: "due",
    Slot.VALUE_PER_UNIT: "value_per_unit",
}


def _value(slot: Slot, held: Brief) -> str:
    """What a slot holds; of the outcome the number alone, since the words it came from stand below it."""
    measured = getattr(held.outcome, _MEASURED[slot], None) if held.outcome and slot in _MEASURED else None
    if measured and held.known(slot):
        return wording.upper_first(measured) if isinstance(measured, str) else wording.measured(measured)
    values = [f"{fact.value}{f' ({fact.segment})' if fact.segment else ''}" for fact in held.of(slot)]
    value = "; ".join([*(told.rstrip(" .;") for told in values[:-1]), *values[-1:]])
    return wording.upper_first(value or next((text for known, text in held.vague if known is slot), ""))


def _edit(slot: Slot, label: str, value: str) -> str:
    """The button that opens the field, and the field."""
    words = esc(say("brief.your_words", label=label))
    save = f'<button type="submit" class="btn primary tiny">{esc(say("common.save"))}</button>'
    cancel = local("unedit", esc(say("common.cancel")), "btn tiny")
    field = f'<textarea class="field" name="text" rows="2" aria-label="{words}">{esc(value)}</textarea>'
    remove = action("settle", f"{slot.value}=", esc(say("brief.remove")), "btn tiny") if value else ""
    inner = f'{field}<div class="row">{save}{cancel}<span class="grow"></span>{remove}</div>'
    return local("edit", f"{icon('edit', 's')}{esc(say('common.edit'))}", "btn line tiny") + form(
        "edit", slot.value, inner, "edit"
    )


def _owner(item: OpenItem) -> str:
    return f"<small>{esc(asked_of(item))}</small>"


def _said(fact: Fact) -> str:
    record = f'<p class="said">“{esc(fact.record.quote)}”</p>{source(fact.record)}' if fact.record else ""
    return record + _spoken(fact)


def _spoken(fact: Fact) -> str:
    return f'<p class="said">“{esc(fact.source.quote)}”</p>{source(fact.source)}' if fact.source.quote else ""


def source(where: Source) -> str:
    """Who said it."""
    sign, words = {
        Origin.TURN: ("chat", say("brief.in_chat", number=where.ref)),
        Origin.PASSAGE: ("doc", say("brief.from_passage")),
        Origin.ATTACHMENT: ("doc", say("brief.from_record")),
        Origin.EDIT: ("edit", say("brief.typed")),
        Origin.OURS: ("own", say("brief.ours")),
    }[where.origin]
    return f'<p class="src">{icon(sign, "s")}{esc(words)}</p>'


def nothing_yet(documents: bool) -> str:
    """What the brief is for, before there is one. ``documents``: whether the library holds any."""
    rows = "".join(_step(number) for number in (1, 2, 3))
    states = "".join(state_badge(state) for state in _METER)
    return lc(
        f'<h3 class="h3">{esc(say("brief.teach"))}</h3><ul class="teach">{rows}</ul>{loading()}'
        f"{'' if documents else _no_documents()}"
        f'<p class="label">{esc(say("brief.how_sure"))}</p><div class="row wrap">{states}</div>'
    )


def _step(number: int) -> str:
    head, more = esc(say(f"brief.teach_{number}")), esc(say(f"brief.teach_{number}_more"))
    return f'<li><span class="n">{number}</span><span><b>{head}</b>{more}</span></li>'


def _no_documents() -> str:
    add = local("library", f"{icon('plus', 's')}{esc(say('brief.add_document'))}", "btn line")
    sample = action("add_samples", "", esc(say("frame.sample_add")), "btn")
    return (
        f'<div class="card"><div class="pad"><h3>{esc(say("brief.no_documents"))}</h3>'
        f'<p class="small muted">{esc(say("brief.no_documents_more"))}</p><div class="acts">{add}{sample}</div></div></div>'
    )

"""The register of goals: each once with all its quotes, to confirm, correct, rank or set aside."""

from collections.abc import Sequence

from assistant.domain.alignment.register import Disagreement, Entry, Mention, Term
from assistant.domain.library.documents import StrategicGoal
from assistant.web.ui.markup import (
    action,
    badge,
    bare,
    day,
    empty,
    esc,
    filter_bar,
    form,
    icon,
    later,
    lc,
    local,
    place,
    search_field,
)
from assistant.web.ui.words import count, say

_SHOWN = 8  # goals shown at once; the rest unfolds
_SEARCHABLE = 12  # goals from which a search is worth its place
_FIELDS = ("metric", "baseline", "target", "owner")
_FILTERS = ("differ", "open", "figure")
_ROWS = ".goals .goal"


def register(entries: Sequence[Entry], refused: Sequence[StrategicGoal], more: str = "") -> str:
    """The pane of goals; ``more`` is HTML below it."""
    if not entries and not refused:
        return lc(f'<div class="goals">{empty(say("library.goals_empty"))}</div>{more}')
    ranked = sum(bool(entry.rank) for entry in entries)
    cards = [_goal(entry, ranked) for entry in entries]
    rest = "".join(cards[_SHOWN:])
    words = esc(say("library.show_all", count=len(cards)))
    folded = f'<details class="more-goals" data-keep="goals"><summary>{words}</summary>{rest}</details>' if rest else ""
    return lc(
        f'{_filters(entries)}<div class="goals">{"".join(cards[:_SHOWN])}{folded}{_set_aside(refused)}</div>{more}'
    )


def _kinds(entry: Entry) -> list[str]:
    """The filters under which a goal is shown."""
    holds = {"differ": bool(entry.disagreements), "open": not entry.confirmed, "figure": entry.measured}
    return [name for name in _FILTERS if holds[name]]


def _filters(entries: Sequence[Entry]) -> str:
    """What may be looked at alone, with how much there is of it, and a search."""
    held = [_kinds(entry) for entry in entries]
    only = [(name, say(f"library.only_{name}"), sum(name in own for own in held)) for name in _FILTERS]
    search = search_field("library.find_goal", _ROWS) if len(entries) >= _SEARCHABLE else ""
    return filter_bar(say("library.filter_goals"), [("all", say("library.all"), len(entries)), *only], _ROWS, search)


def _set_aside(refused: Sequence[StrategicGoal]) -> str:
    """What a person said is no goal, with the way back."""
    if not refused:
        return ""
    rows = "".join(
        f'<li><span class="grow">“{esc(bare(goal.quote))}”</span>'
        f"{action('restore_goal', goal.id, esc(say('library.goal_again')), 'btn tiny')}</li>"
        for goal in refused
    )
    words = esc(count("library.dismissed", len(refused)))
    return f'<details class="more-goals" data-keep="dismissed"><summary>{words}</summary><ul class="aside">{rows}</ul></details>'


def _goal(entry: Entry, ranked: int) -> str:
    goal = entry.goal
    fields = (
        ("measure", entry.values("metric")),
        ("now", entry.values("baseline")),
        ("target", goal.target),
        ("by", f"{day(goal.horizon)}, {say(f'library.term_{entry.term}')}" if goal.horizon else ""),
        ("owner", entry.values("owner")),
    )
    rows = "".join(f"<dt>{esc(say(f'library.{name}'))}</dt><dd>{esc(value)}</dd>" for name, value in fields if value)
    apart = "".join(_disagreement(entry.mentions[0], item) for item in entry.disagreements)
    return (
        f'<article class="goal {" ".join(_kinds(entry))}">{_badges(entry)}<p class="said">“{esc(bare(goal.quote))}”</p>'
        f"{_where(entry.mentions[0])}"
        f"{_later(entry)}<dl>{rows}</dl>{apart}{_others(entry)}{_answers(entry, ranked)}</article>"
    )


def _badges(entry: Entry) -> str:
    shown = (
        (entry.rank, badge("accent", "flag", say("library.ranked", place=entry.rank))),
        (entry.confirmed, badge("evidenced", "check", say("library.confirmed"))),
        (entry.disagreements, badge("conflicting", "neq", say("library.differs"))),
        (entry.goal.found_by and not entry.confirmed, badge("unknown", "dot", say("library.found_by_model"))),
        (not entry.in_force, badge("unknown", "q", say("library.superseded"))),
        (entry.term is Term.PAST and entry.in_force, badge("unknown", "q", say("library.term_past"))),
    )
    marks = "".join(html for holds, html in shown if holds)
    return f'<div class="row marks">{marks}</div>' if marks else ""


def _where(mention: Mention, more: str = "") -> str:
    """Where a goal stands, with the way to its page."""
    look = action("read_goal", mention.goal.id, esc(say("talk.open_page")), "btn tiny link")
    document, goal = mention.document, mention.goal
    return place(document.title, document.date, goal.page, goal.heading, look + more, said=goal.quote)


def _later(entry: Entry) -> str:
    """A later document that may say otherwise, unless one is shown that surely does."""
    lead = entry.mentions[0]
    return later(lead.newer) if lead.document.in_force and not entry.disagreements else ""


def _disagreement(lead: Mention, item: Disagreement) -> str:
    sides = {"first": lead.document.title, "second": item.other.document.title}
    one, other = lead.goal, item.other.goal
    match item.about:
        case "target":
            words = say("library.differ_target", one=one.target, other=other.target, **sides)
        case "date":
            words = say("library.differ_date", one=day(one.horizon), other=day(other.horizon), **sides)
        case "end":
            words = say("library.differ_end", quote=bare(other.quote), **sides)
        case "direction":
            words = say("library.differ_direction", **sides)
    return f'<p class="inline warn">{icon("neq")}<span>{esc(words)}</span></p>'


def _others(entry: Entry) -> str:
    """The same goal elsewhere, each in its own words; a person may tell one apart."""
    others = entry.mentions[1:]
    if not others:
        return ""
    alone = esc(say("library.own_goal"))
    rows = "".join(
        f'<li><p class="said">“{esc(bare(mention.goal.quote))}”</p>'
        f"{_where(mention, action('part_goal', mention.goal.id, alone, 'btn tiny'))}"
        f"{'' if mention.document.in_force else badge('unknown', 'q', say('library.superseded'))}</li>"
        for mention in others
    )
    words = esc(count("library.also_stated", len(others)))
    return f'<details class="also" data-keep="also-{esc(entry.id)}"><summary>{words}</summary><ul>{rows}</ul></details>'


def _answers(entry: Entry, ranked: int) -> str:
    """Confirm as it is, or correct it, which confirms it too; put it in order; or it is none."""
    confirm = action("confirm_goal", entry.id, f"{icon('check', 's')}{esc(say('library.confirm'))}", "btn line tiny")
    edit = local("edit", f"{icon('edit', 's')}{esc(say('common.edit'))}", "btn tiny")
    no = action("dismiss_goal", entry.id, esc(say("library.no_goal")), "btn tiny")
    buttons = f"{'' if entry.confirmed else confirm}{edit}{_ranking(entry, ranked)}{no}"
    return f'<div class="row answers">{buttons}</div>{_form(entry)}'


def _ranking(entry: Entry, ranked: int) -> str:
    """Behind the ranked ones first; then a place up or down; below the last it is ranked no more."""
    if not entry.rank:
        return _to(entry, ranked + 1, "library.rank")
    up = _to(entry, entry.rank - 1, "library.rank_up") if entry.rank > 1 else ""
    below = entry.rank + 1 if entry.rank < ranked else 0
    return up + _to(entry, below, "library.rank_down" if below else "library.rank_out")


def _to(entry: Entry, rank: int, key: str) -> str:
    return action("rank_goal", f"{entry.id}:{rank}", esc(say(key)), "btn tiny")


def _form(entry: Entry) -> str:
    words = {"metric": "measure", "baseline": "now"}
    fields = "".join(
        f"<label>{esc(say(f'library.{words.get(name, name)}'))}"
        f'<input class="field" name="{name}" value="{esc(getattr(entry.goal, name))}"></label>'
        for name in _FIELDS
    )
    until = entry.goal.horizon or ""
    when = f'<label>{esc(say("library.by"))}<input class="field" type="date" name="horizon" value="{until}"></label>'
    save = f'<button type="submit" class="btn primary tiny">{esc(say("common.save"))}</button>'
    cancel = local("unedit", esc(say("common.cancel")), "btn tiny")
    return form("edit_goal", entry.id, f'{fields}{when}<div class="row">{save}{cancel}</div>', "edit")

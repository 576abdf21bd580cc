"""What an author writes: the sections of a proposal, every text a line of prose with its labels in square brackets."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

from pydantic import ConfigDict

from assistant.domain.shapes import Shape


class Row(Shape):
    """A row of a table. Models write plain numbers where text is asked for: both are taken."""

    model_config = ConfigDict(coerce_numbers_to_str=True)


class CauseText(Row):
    cell: str
    title: str
    speaks_for: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    remark: str = ""


class OptionText(Row):
    id: str  # nothing, lean, recommended, requested or later
    name: str
    what: str
    cost: str
    reaches: str
    why: str


class MixText(Row):
    name: str
    learning: bool
    owner: str
    ask: str
    by: str
    what: str = ""  # no rendering shows it: the name has to say it


class ContractText(Row):
    level: str  # 4 result, 3 on the job, early, guard
    what: str
    now: str
    target: str
    by: str
    source: str
    owner: str


class StepText(Row):
    kind: str  # now, first, second, fallback, measure or result
    when: str
    what: str
    owner: str


class AskText(Row):
    who: str
    what: str
    by: str


class EffortText(Row):
    """One part of an effort; ``people`` and ``hours`` (of each, for the whole plan) are plain numbers. ``option``: the ids of the
    options it is a part of, "" for the plan alone."""

    what: str
    who: str
    people: str
    hours: str
    because: str = ""
    option: str = ""


class GroupText(Row):
    who: str
    size: str
    gets: str


class OpenText(Row):
    """An open question worded for the case; ``slot`` as in the case file, "" for one that only the author sees."""

    question: str
    owner: str
    slot: str = ""
    by: str = ""


class Misfiled(Shape):
    """A quotation that does not belong under the heading it was filed under."""

    about: str
    quote: str


class Draft(Shape):
    """The proposal in an author's prose. An empty text or list leaves that section to its guided wording."""

    headline: str = ""
    verdict: str = ""
    summary: tuple[str, ...] = ()
    decision: str = ""
    number: str = ""
    cost: str = ""
    first_result: str = ""
    waiting: str = ""
    risk: str = ""
    reasons: tuple[str, ...] = ()
    would_change: tuple[str, ...] = ()
    strategy: str = ""
    strategy_remarks: tuple[str, ...] = ()
    gap: tuple[str, ...] = ()
    insights: tuple[str, ...] = ()
    work: tuple[str, ...] = ()
    tried: tuple[str, ...] = ()
    causes: tuple[CauseText, ...] = ()
    options: tuple[OptionText, ...] = ()
    mix: tuple[MixText, ...] = ()
    groups: tuple[GroupText, ...] = ()
    practice: tuple[str, ...] = ()
    contract: tuple[ContractText, ...] = ()
    isolation: tuple[str, ...] = ()
    effort: tuple[EffortText, ...] = ()
    money: tuple[str, ...] = ()
    managers_before: tuple[str, ...] = ()
    managers_after: tuple[str, ...] = ()
    timeline: tuple[StepText, ...] = ()
    timeline_note: tuple[str, ...] = ()
    not_fixed: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    asks: tuple[AskText, ...] = ()
    open: tuple[OpenText, ...] = ()
    holding_message: tuple[str, ...] = ()
    misfiled: tuple[Misfiled, ...] = ()


_LABELS = re.compile(r"\[[^\[\]]*\]")
_MOST_ADDED = 8  # rows that a repair may add to a table

# Fields that are choices, counts or copies, not text.
_CHOSEN = frozenset({"id", "option", "cell", "kind", "level", "learning", "slot", "about", "quote"})
NO_PROSE = _CHOSEN | {"people", "hours"}


def without_labels(text: str) -> str:
    """A text without the labels in square brackets behind it."""
    return _LABELS.sub("", text)


def lines(draft: Draft) -> dict[str, str]:
    """Every text of the draft by its place: "gap.1", "options.0.why"."""
    return dict(_walk(draft.model_dump(), ""))


def _walk(value: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if value.strip() and place.rpartition(".")[2] not in NO_PROSE:
            yield place, value
    elif isinstance(value, Mapping):
        for key, item in cast("Mapping[str, Any]", value).items():
            yield from _walk(item, f"{place}.{key}".lstrip("."))
    elif isinstance(value, tuple | list):
        for index, item in enumerate(cast("list[Any]", value)):
            yield from _walk(item, f"{place}.{index}")


def mended(draft: Draft, changes: Mapping[str, str]) -> Draft:
    """The draft with some texts and counts changed, and rows of effort and open questions added; other places that are not
    there are ignored."""
    held = _changed(draft.model_dump(), "", changes)
    for name, row in (("effort", EffortText), ("open", OpenText)):
        held[name] = (*held[name], *_added(name, row, len(held[name]), changes))
    return Draft.model_validate(held)


def _added(name: str, row: type[Row], first: int, changes: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The rows that the changes add behind the last one, as far as they are whole."""
    for index in range(first, first + _MOST_ADDED):
        cells = {field: changes.get(f"{name}.{index}.{field}", "") for field in row.model_fields}
        if all(cells[field] for field, info in row.model_fields.items() if info.is_required()):
            yield cells


def _changed(value: Any, place: str, changes: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return changes.get(place, value) if place.rpartition(".")[2] not in _CHOSEN else value
    if isinstance(value, Mapping):
        held = cast("Mapping[str, Any]", value)
        return {key: _changed(item, f"{place}.{key}".lstrip("."), changes) for key, item in held.items()}
    if isinstance(value, tuple | list):
        return tuple(_changed(item, f"{place}.{index}", changes) for index, item in enumerate(cast("list[Any]", value)))
    return value


class Analysis(Shape):
    """What an excellent consultant would notice, each finding a line with its labels; the labels of computed figures that do
    not hold; and a main cause or a verdict of the author's own where it differs from the one that rules put first."""

    findings: tuple[str, ...] = ()
    wrong_figures: tuple[str, ...] = ()
    main_cause: str = ""
    main_cause_reason: str = ""
    dissent_verdict: str = ""
    dissent_reason: str = ""


class Rewrite(Shape):
    """A new text for a place. ``problem`` says what was wrong with the old one."""

    place: str
    text: str
    problem: str = ""


class Rewrites(Shape):
    rewrites: tuple[Rewrite, ...] = ()

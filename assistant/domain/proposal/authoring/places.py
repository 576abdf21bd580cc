"""The statements of a proposal by place ("gap.1", "options.0.why"), to change some of them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from assistant.domain.proposal.layout import sections
from assistant.domain.proposal.shapes import Proposal, Statement
from assistant.domain.shapes import Shape

# Never rewritten: who decides, exact quotes, and what code lists.
_FIXED = ("verdict.override", "front.decider", "prepared_for", "strategy.goals", "appendices", "facts", "assumptions", "forecast",
          "costs")  # fmt: skip

_READ = ("verdict.override", "front.decider", "strategy.goals", "forecast")  # of them, what is read with the texts
_UNSEEN = re.compile(r"mix\.\d+\.what$")  # no rendering shows it


def statements(proposal: Proposal) -> dict[str, Statement]:
    """Every statement that may be rewritten, by its place."""
    found = dict(walk(proposal))
    return {place: s for place, s in found.items() if s.text and not (place.startswith(_FIXED) or _UNSEEN.match(place))}


def shown(proposal: Proposal) -> frozenset[str]:
    """The places of the statements that a reader of the paper sees: each is marked and looked for in the layout, once with equal
    texts under one mark, since the layout says equal texts once, and once with a mark for each place."""
    found = {place: said for place, said in walk(proposal) if said.text}
    alike = _laid(proposal, found, {place: said.text.removesuffix(" (proposed)") for place, said in found.items()})
    return alike & _laid(proposal, found, {place: place for place in found}) | {"headline"} & found.keys()


def _laid(proposal: Proposal, found: Mapping[str, Statement], keys: Mapping[str, str]) -> frozenset[str]:
    """The places whose text, marked by its key, stands in the layout."""
    numbers = {key: number for number, key in enumerate(dict.fromkeys(keys.values()))}
    marks = {place: f"\ue000{numbers[key]}\ue001" for place, key in keys.items()}
    tagged = {p: s.model_copy(update={"text": f"{marks[p]}{s.text}"}) for p, s in found.items()}
    laid = "".join(section.model_dump_json() for section in sections(replaced(proposal, tagged)))
    return frozenset(place for place, mark in marks.items() if mark in laid)


def fixed(proposal: Proposal) -> dict[str, str]:
    """What a reader of the paper sees and nobody rewrites, by place: names, what code adds up, who decides."""
    seen = shown(proposal)
    told = {place: said.text for place, said in walk(proposal) if place in seen and place.startswith(_READ)}
    named = (("options", proposal.options), ("mix", proposal.mix))
    names = {f"{table}.{n}.name": part.name for table, parts in named for n, part in enumerate(parts)}
    costs = {f"costs.{n}": f"{c.what.text} | {c.who.text} | {c.amount.text}" for n, c in enumerate(proposal.costs)}
    return names | told | costs


def walk(value: Any, place: str = "") -> Iterator[tuple[str, Statement]]:
    """Every statement of a shape with its place."""
    if isinstance(value, Statement):
        yield place, value
    elif isinstance(value, Shape):
        for name in type(value).model_fields:
            yield from walk(getattr(value, name), f"{place}.{name}".lstrip("."))
    elif isinstance(value, tuple):
        for index, item in enumerate(cast("tuple[Any, ...]", value)):
            yield from walk(item, f"{place}.{index}")


def replaced(value: Any, changes: Mapping[str, Statement], place: str = "") -> Any:
    """The shape with the statements at some places changed."""
    if isinstance(value, Statement):
        return changes.get(place, value)
    if isinstance(value, Shape):
        fields = type(value).model_fields
        return value.model_copy(
            update={name: replaced(getattr(value, name), changes, f"{place}.{name}".lstrip(".")) for name in fields}
        )
    if isinstance(value, tuple):
        items = cast("tuple[Any, ...]", value)
        return tuple(replaced(item, changes, f"{place}.{index}") for index, item in enumerate(items))
    return value


# Lists of which a critic may strike single sentences: no row of a table, and no question, is in any of them.
_STRUCK = re.compile(
    r"^(?:summary|gap|insights|work|tried|practice|mix_note|contract_note|timeline_note|money|managers_before|managers_after"
    r"|risks|not_fixed|causes_note|verdict\.(?:reasons|would_change)|strategy\.remarks|causes\.\d+\.(?:speaks_for|against))\.\d+$"
)
_MOST_STRUCK = 10


def strikes(wanted: Iterable[str], found: Mapping[str, Statement]) -> dict[str, Statement]:
    """The texts that a critic may take out: few, each from a list that keeps another text. Notes below tables may go."""
    struck: dict[str, Statement] = {}
    for place in wanted:
        lists = place.rpartition(".")[0]
        others = [other for other in found if other.rpartition(".")[0] == lists and other not in {place, *struck}]
        if _STRUCK.match(place) and (others or lists.endswith("_note")) and len(struck) < _MOST_STRUCK:
            struck[place] = Statement(text="")
    return struck


# The sections of the layout that show more than the one field they are named after.
_SHOWN = {
    "summary": ("summary", "front"),
    "causes": ("causes", "causes_note"),
    "mix": ("mix", "mix_note", "timeline", "timeline_note", "asks"),
    "learning": ("groups", "practice"),
    "contract": ("contract", "contract_note"),
    "cost": ("money",),
    "managers": ("managers_before", "managers_after"),
    "limits": ("not_fixed", "risks"),
    "holding": ("holding_message",),
    "open": ("open_questions",),
}


def within(place: str, section: str) -> bool:
    """Whether a section of the layout, or the field of that name, shows the statement at a place; "" shows all."""
    return not section or place.split(".", maxsplit=1)[0] in _SHOWN.get(section, (section,))

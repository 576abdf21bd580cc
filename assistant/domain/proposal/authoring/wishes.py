"""What would make a draft better though nothing in it is wrong: asked for with the repair, never a reason to drop a text."""

import re
from datetime import date

from assistant.domain.brief.shapes import Derived
from assistant.domain.proposal.authoring import effort, lengths
from assistant.domain.proposal.authoring.draft import Draft, lines, without_labels
from assistant.domain.proposal.shapes import Statement
from assistant.domain.text import spans
from assistant.domain.text.words import overlap, words

_LITTLE = frozenset("the and of with for a an its their in to".split())
_READINGS = frozenset({"measure", "result"})  # steps on which something is read, not done
_SAME_STEP = 0.6  # share of words that make a step of the timeline a part of the plan


def of(
    draft: Draft, said: dict[str, Statement], whole: Derived | None, decided: tuple[date, ...] = ()
) -> dict[str, str]:
    """The wishes by the place of the text they are about. ``decided``: the day of the decision."""
    return (
        lengths.too_long(lines(draft))
        | _length_of_practice(draft, said)
        | _two_dates(draft, said)
        | _sums(said, whole)
        | _sources(draft)
        | _uncounted(draft)
        | _another_number(draft, said)
        | _priced_otherwise(draft, said)
        | _too_late(draft, said, decided)
        | _asked_twice(draft, said)
    )


def _length_of_practice(draft: Draft, said: dict[str, Statement]) -> dict[str, str]:
    """Learning without a length is no plan."""
    learning = [index for index, item in enumerate(draft.mix) if item.learning]
    places = [place for place in said if place.startswith(("practice.", "groups."))]
    timed = any(n.unit in ("hour", "minute") for place in places for n in spans.numbers(said[place].text))
    if not learning or timed or not places:
        return {}
    return {places[-1]: "say how many sessions of how many hours each, from which day to which"}


def _two_dates(draft: Draft, said: dict[str, Statement]) -> dict[str, str]:
    """A step that the plan names too, under another date: all its texts are offered, so that one of them can give way."""
    wished: dict[str, str] = {}
    for number, kind in enumerate(item.kind for item in draft.timeline):
        if kind in _READINGS:
            continue
        step, when = said.get(f"timeline.{number}.what"), said.get(f"timeline.{number}.when")
        for index, _ in enumerate(draft.mix):
            part, by = said.get(f"mix.{index}.ask"), said.get(f"mix.{index}.by")
            if not (step and when and part and by) or overlap(step.text, part.text) < _SAME_STEP:
                continue
            staged = any(
                said[f"timeline.{other}.when"].text == by.text and overlap(told.text, part.text) >= _SAME_STEP
                for other, _ in enumerate(draft.timeline)
                if (told := said.get(f"timeline.{other}.what")) and f"timeline.{other}.when" in said
            )  # a part that begins in stages has a step on its own day, or names the other day itself
            if not staged and _differ(f"{step.text} {when.text}", f"{part.text} {by.text}"):
                why = f"one step, two dates: {when.text} in the timeline, {by.text} in the mix; change one of them or the step"
                cells = (f"timeline.{number}.when", f"timeline.{number}.what", f"mix.{index}.by")
                wished |= dict.fromkeys(cells, why)
    return wished


def _differ(one: str, other: str) -> bool:
    days, others = ({match[0] for match in spans.DAY.finditer(text)} for text in (one, other))
    return bool(days and others and not days & others)


def _sums(said: dict[str, Statement], whole: Derived | None) -> dict[str, str]:
    """The cost without the plan's own effort."""
    if whole is None or "cost" not in said or whole in said["cost"].figures:
        return {}
    return {"cost": "name the whole effort of the plan as {total}"}


def _sources(draft: Draft) -> dict[str, str]:
    """A measure without a source or an owner."""
    return {
        f"contract.{index}.{name}": "look in the documents and the conversation for who reports this figure from where, or "
        "propose who: a function and the report it would come from"
        for index, item in enumerate(draft.contract)
        for name in ("source", "owner")
        if not getattr(item, name).strip() or "confirm" in getattr(item, name).casefold()
    }


def _uncounted(draft: Draft) -> dict[str, str]:
    """People who have a part in the plan and whose time nobody counts: asked for as new rows."""
    if not draft.effort:
        return {}
    plan = (row for row in draft.effort if effort.PLAN in effort.options_of(row))
    counted = [frozenset(words(f"{row.what} {row.who}")) - _LITTLE for row in plan]
    parts = dict.fromkeys(without_labels(item.owner).strip() for item in draft.mix)
    missing = [who for who in parts if not any(frozenset(words(who)) & row for row in counted)]
    if not missing:
        return {}
    place = f"effort.{len(draft.effort)}"
    return {
        place: f"the plan asks time of {', '.join(missing)}; add a row for each: {place}.what, .who, .people, .hours, .because"
    }


def _another_number(draft: Draft, said: dict[str, Statement]) -> dict[str, str]:
    """A number on page one that is not the result which the contract names first, or without today's value or the one wanted."""
    first = next((n for n, item in enumerate(draft.contract) if item.level == "4"), None)
    cells = [said.get(f"contract.{first}.{name}") for name in ("now", "target")]
    wanted = [values for cell in cells if cell and (values := _values(cell.text))]
    if "number" not in said or all(values & _values(said["number"].text) for values in wanted):
        return {}
    return {"number": "name the result that the contract puts first: from what to what, by when"}


def _values(text: str) -> set[float]:
    return spans.values(spans.without_days(text))


def _priced_otherwise(draft: Draft, said: dict[str, Statement]) -> dict[str, str]:
    """Options that are not priced in the same kinds of cost as the recommended one."""
    costs = {item.id: said.get(f"options.{n}.cost") for n, item in enumerate(draft.options)}
    best = costs.get("recommended")
    kinds = _kinds(best.text) if best else set[str]()
    names = {"money": "money", "time": "working days of everybody who spends time on it"}
    wished: dict[str, str] = {}
    for index, item in enumerate(draft.options):
        cost = said.get(f"options.{index}.cost")
        if item.id in ("nothing", "recommended") or cost is None or not kinds - _kinds(cost.text):
            continue
        lacking = " and in ".join(names[kind] for kind in sorted(kinds - _kinds(cost.text)))
        wished[f"options.{index}.cost"] = (
            f"priced otherwise than the recommended option: give it in {lacking} too, for the same kinds of work, or say "
            "that this part of it is not counted"
        )
    return wished


def _kinds(cost: str) -> set[str]:
    """Money, time, or both; what is said to be missing counts as told."""
    if _UNCOUNTED.search(cost):
        return {"money", "time"}
    numbers = spans.numbers(spans.without_days(cost))
    paid = {"money"} if any(number.unit == "money" for number in numbers) else set[str]()
    return paid | ({"time"} if numbers and _TIME.search(cost) else set[str]())


_TIME = re.compile(r"\b(?:hours?|(?:working )?days?|weeks?)\b", re.IGNORECASE)
_UNCOUNTED = re.compile(
    r"\bnot (?:yet )?(?:counted|priced|known|in it)\b|\bwithout (?:their|the) (?:time|hours)\b", re.IGNORECASE
)
_PRICE = re.compile(r"\b(?:prices?|costs?|quotes?|offers?|estimates?|budget)\b", re.IGNORECASE)


def _too_late(draft: Draft, said: dict[str, Statement], decided: tuple[date, ...]) -> dict[str, str]:
    """A price that comes after the decision that needs it; none does where asking for it is what is decided, or where a later
    step decides with it."""
    late: dict[str, str] = {}
    if "decision" in said and _PRICE.search(said["decision"].text):
        return late
    steps = ((said.get(f"timeline.{n}.what"), said.get(f"timeline.{n}.when")) for n, _ in enumerate(draft.timeline))
    priced = [min(_days(when), default=date.min) for step, when in steps if step and _PRICE.search(step.text)]
    for index, _ in enumerate(draft.mix):
        ask, due = said.get(f"mix.{index}.ask"), _days(said.get(f"mix.{index}.by"))
        named = min((*_days(ask), *due), default=date.min)  # the day of the price, where the ask names one of its own
        if not (ask and decided and _PRICE.search(ask.text)) or any(day >= named for day in priced):
            continue
        if due and min(due) > decided[0]:
            late[f"mix.{index}.by"] = (
                "the price comes after the decision that needs it: ask for it before, or for something else"
            )
    return late


def _days(cell: Statement | None) -> list[date]:
    found = (spans.day_of(match[0]) for match in spans.DAY.finditer(cell.text)) if cell else ()
    return [day for day in found if day]


def _asked_twice(draft: Draft, said: dict[str, Statement]) -> dict[str, str]:
    """The same thing asked of the same people by two days: the answer to an open question comes after the plan needs it."""
    wished: dict[str, str] = {}
    for index, question in enumerate(draft.open):
        for number, part in enumerate(draft.mix):
            asked, due = said.get(f"open.{index}.question"), said.get(f"open.{index}.by")
            told, by = said.get(f"mix.{number}.ask"), said.get(f"mix.{number}.by")
            if not (asked and told and due and by and overlap(question.owner, part.owner) == 1):
                continue
            late = max(_days(due), default=date.min) > min(_days(by), default=date.max)
            if overlap(asked.text, told.text) >= _SAME_STEP and late:
                wished[f"open.{index}.by"] = f"the plan asks this by {by.text}: one day for both"
    return wished

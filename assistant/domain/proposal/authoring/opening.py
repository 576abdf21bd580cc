"""What stays open, worded for the case, and remarks that were filed under the wrong heading."""

from collections.abc import Callable

from assistant.domain.brief import wording
from assistant.domain.proposal.authoring.draft import Draft, OpenText
from assistant.domain.proposal.shapes import FactPart, OpenPart, Proposal, Statement
from assistant.domain.slots import Slot
from assistant.domain.text import spans
from assistant.domain.text.words import overlap

_SLOTS = frozenset(slot.value for slot in Slot)
_ENOUGH = 3  # questions in the author's words
_MOST = 14  # questions in all
_MOST_MISFILED = 6
_SAME = 0.5  # share of words from which a question asks for what a task of the plan brings

Good = Callable[[str], Statement | None]


def questions(guided: Proposal, draft: Draft, good: Good, left_open: frozenset[str]) -> tuple[OpenPart, ...]:
    """The open questions that code decided, in the author's words where they hold, and those that only the author sees. Who
    answers may be named more exactly; the date stays, unless the plan asks for the answer by another. Where the author words
    enough of them, general ones go that are neither decisive nor were left open in the conversation (``left_open``: their
    slots). What was never asked comes last."""
    texts = {item.slot: index for index, item in enumerate(draft.open)}
    known = {part.slot.value for part in guided.open_questions if part.slot}
    kept = [
        _worded(part, f"open.{texts[part.slot.value]}", good) if part.slot and part.slot.value in texts else part
        for part in guided.open_questions
    ]
    added = [
        (item.slot in _SLOTS - left_open, part)
        for index, item in enumerate(draft.open)
        if item.slot not in known and (part := _added(guided, item, f"open.{index}", good))
    ]
    added.sort(key=lambda pair: pair[0])  # the author's own before general ones that nobody asked
    own = [part for part in kept if part not in guided.open_questions]
    if len(own) + len(added) >= _ENOUGH:
        kept = [part for part in kept if part in own or part.decisive or (part.slot and part.slot.value in left_open)]
    return tuple(_on_one_day(part, draft, good) for part in (*kept, *(part for _, part in added))[:_MOST])


def _on_one_day(part: OpenPart, draft: Draft, good: Good) -> OpenPart:
    """The question with the day by which the plan asks its answer of the same people, where it does."""
    for index, item in enumerate(draft.mix):
        ask, by = good(f"mix.{index}.ask"), good(f"mix.{index}.by")
        match = spans.DAY.search(by.text) if by else None
        day = spans.day_of(match[0]) if match else None
        if ask and day and overlap(part.owner.text, item.owner) == 1 and overlap(part.question.text, ask.text) >= _SAME:
            return part.model_copy(update={"due": day})
    return part


def _worded(part: OpenPart, place: str, good: Good) -> OpenPart:
    return part.model_copy(update={name: said for name in ("question", "owner") if (said := good(f"{place}.{name}"))})


def _added(guided: Proposal, item: OpenText, place: str, good: Good) -> OpenPart | None:
    """A question of the author's; due on the working day named, else when the first of the others is."""
    question, owner, by = (good(f"{place}.{name}") for name in ("question", "owner", "by"))
    if question is None or owner is None or not question.text.endswith("?"):
        return None
    match = spans.DAY.search(by.text) if by else None
    named = spans.day_of(match[0]) if match else None
    usual = [*(part.due for part in guided.open_questions), *guided.front.decider.days]
    if named is None and not usual:
        return None
    return OpenPart(slot=None, question=question, owner=owner, due=wording.workday(named or usual[0]))


def facts(guided: Proposal, draft: Draft) -> tuple[FactPart, ...]:
    """Who said what, without the quotations that the author found under a heading where they do not belong."""
    marked = {(spans.normal(item.about), _bare(item.quote)) for item in draft.misfiled[:_MOST_MISFILED]}
    return tuple(fact for fact in guided.facts if (spans.normal(fact.label), _bare(fact.value.text)) not in marked)


def _bare(quote: str) -> str:
    return spans.normal(quote).strip("' .")

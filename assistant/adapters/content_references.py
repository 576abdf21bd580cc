"""Checks across the files of knowledge/: nothing missing, nothing twice, nothing that points nowhere."""

from collections.abc import Iterable, Iterator
from string import Formatter
from typing import Any

from assistant.adapters.content_yaml import Marked, Place, Problem
from assistant.domain.knowledge import Message, Question, StrategyFile
from assistant.domain.library.documents import DocumentType
from assistant.domain.slots import CAUSE_SLOTS, Cell, Slot

Shapes = dict[str, Any]
"""The validated content of each file, by file name."""

OWN_PARTS = frozenset({"discovery", "decline-alternative", "holding-message", "manager-kit"})
"""Interventions that a proposal takes by their id, whatever the cause."""

_ABOUT_GOAL, _IN_OPENERS = frozenset({"goal", "measure"}), frozenset({"one", "other", "target", "by"})


def reference_problems(files: dict[str, Marked], shapes: Shapes) -> Iterator[Problem]:
    """What would break an interview although every entry has its shape."""
    yield from _missing(files["questions"], "question", Slot, (q.slot for q in shapes["questions"].questions))
    yield from _missing(files["causes"], "entry", Cell, (cause.cell for cause in shapes["causes"]))
    yield from _cause_choices(files["questions"], shapes["questions"].questions)
    yield from _twice(files, shapes)
    ids = {entry.id for entry in shapes["interventions"]}
    yield from _missing(files["interventions"], "entry", sorted(OWN_PARTS), ids)
    yield from _remedies(files, shapes, ids)
    yield from _unreachable(files["interventions"], shapes)
    for position, message in enumerate(shapes["messages"]):
        yield from _placeholders(files["messages"], (position,), message)
    yield from _strategy(files["strategy"], shapes["strategy"])


def _cause_choices(marked: Marked, questions: Iterable[Question]) -> Iterator[Problem]:
    """A choice is evidence: of a cause it must be known which of them says that all is in order."""
    for position, question in enumerate(questions):
        wanted = question.choices if question.slot in CAUSE_SLOTS else ()
        if question.in_order not in (wanted or ("",)):
            yield marked.problem(
                ("questions", position, "in_order"),
                f"“{question.in_order}” is none of the choices of a cause.",
                "Repeat, word for word, the choice that says this condition is in order.",
            )


def _missing(marked: Marked, what: str, wanted: Iterable[str], given: Iterable[str]) -> Iterator[Problem]:
    have = set(given)
    for name in wanted:
        if name not in have:
            yield marked.problem((), f"There is no {what} for “{name}”.", "Copy a neighbouring entry and rewrite it.")


def _twice(files: dict[str, Marked], shapes: Shapes) -> Iterator[Problem]:
    names: dict[tuple[str, Place], list[str]] = {
        ("questions", ("questions",)): [q.slot for q in shapes["questions"].questions],
        ("questions", ("pairs",)): [" + ".join(sorted(pair.slots)) for pair in shapes["questions"].pairs],
        ("causes", ()): [cause.cell for cause in shapes["causes"]],
        ("interventions", ()): [entry.id for entry in shapes["interventions"]],
        ("metrics", ()): [entry.id for entry in shapes["metrics"]],
        ("guards", ()): [entry.id for entry in shapes["guards"]],
        ("figures", ()): [entry.id for entry in shapes["figures"]],
        ("messages", ()): [entry.key for entry in shapes["messages"]],
        ("glossary", ()): [entry.term.casefold() for entry in shapes["glossary"]],
        ("strategy", ("themes",)): [theme.id for theme in shapes["strategy"].themes],
    }
    for (file, place), listed in names.items():
        for position, name in enumerate(listed):
            if name in listed[:position]:
                yield files[file].problem(
                    (*place, position), f"“{name}” stands twice.", "Delete one of the two entries."
                )


def _remedies(files: dict[str, Marked], shapes: Shapes, known: set[str]) -> Iterator[Problem]:
    for row, cause in enumerate(shapes["causes"]):
        for position, remedy in enumerate(cause.remedies):
            if remedy not in known:
                place = (row, "remedies", position)
                yield files["causes"].problem(
                    place, f"“{remedy}” is not in interventions.yaml.", "Correct the id or add it."
                )


def _unreachable(marked: Marked, shapes: Shapes) -> Iterator[Problem]:
    named = OWN_PARTS.union(*(cause.remedies for cause in shapes["causes"]))
    for row, entry in enumerate(shapes["interventions"]):
        if entry.id not in named:
            fix = "Add it to “remedies” in causes.yaml or delete it."
            yield marked.problem((row, "id"), f"No cause names “{entry.id}”.", fix, blocking=False)


def _placeholders(marked: Marked, place: Place, message: Message) -> Iterator[Problem]:
    """The wordings of a message take the same placeholders; its choices take no others."""
    wordings: dict[Place, str] = {("full",): message.full, ("short",): message.short, ("plain",): message.plain}
    wordings |= {("also", position): text for position, text in enumerate(message.also)}
    try:
        wanted = placeholders(message.full)
        wrong = [here for here, text in wordings.items() if placeholders(text) != wanted]
        wrong += [("choices", p) for p, text in enumerate(message.choices) if not placeholders(text) <= wanted]
    except ValueError:
        yield marked.problem(
            place, f"“{message.key}” has a brace too many or too few.", "Write placeholders as {name}."
        )
        return
    for here in wrong:
        listed = ", ".join(f"{{{name}}}" for name in sorted(wanted)) or "none"
        yield marked.problem((*place, *here), f"Other placeholders than in “full” ({listed}).", "Use the same ones.")


def _strategy(marked: Marked, strategy: StrategyFile) -> Iterator[Problem]:
    """Questions take no other placeholders than they are filled with; sources are of a type that documents have."""
    asked: list[tuple[Place, str, frozenset[str]]] = [
        (("themes", row, "starters", position), text, _ABOUT_GOAL)
        for row, theme in enumerate(strategy.themes)
        for position, text in enumerate(theme.starters)
    ]
    asked += [
        (("other", "starters", position), text, _ABOUT_GOAL) for position, text in enumerate(strategy.other.starters)
    ]
    asked += [(("openers", name), text, _ABOUT_GOAL | _IN_OPENERS) for name, text in strategy.openers]
    for place, text, known in asked:
        try:
            wrong = placeholders(text) - known
        except ValueError:
            wrong = {text}
        if wrong:
            listed = ", ".join(f"{{{name}}}" for name in sorted(known))
            yield marked.problem(place, "A placeholder that is not filled.", f"Use only {listed}.")
    for row, source in enumerate(strategy.sources):
        if source.type not in list(DocumentType):
            fix = f"Use one of: {', '.join(DocumentType)}."
            yield marked.problem(("sources", row, "type"), f"“{source.type}” is no type of document.", fix)


def placeholders(text: str) -> frozenset[str]:
    """The names in braces of a wording. Raises ValueError on a stray brace or a nameless placeholder."""
    names = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    if not all(name.isidentifier() for name in names):
        raise ValueError(text)
    return frozenset(names)

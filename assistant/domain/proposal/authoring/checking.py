"""Every text of an author's draft, checked against what was said, found and computed, and against the verdict."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from assistant.domain.brief import wording
from assistant.domain.proposal.authoring import against, effort, wishes
from assistant.domain.proposal.authoring.desk import Desk, may_propose
from assistant.domain.proposal.authoring.draft import Draft
from assistant.domain.proposal.authoring.draft import lines as places_of
from assistant.domain.proposal.authoring.effort import Line
from assistant.domain.proposal.authoring.polish import NAMES_PEOPLE
from assistant.domain.proposal.grounding import common_words
from assistant.domain.proposal.shapes import Proposal, Statement
from assistant.domain.text import spans
from assistant.domain.text.words import words

_SENTENCE = 6  # words that make a text a sentence
_LONGEST_NAME = 10  # words of a name
_MAY_REPEAT = re.compile(
    r"options\.\d+\.cost$|effort\.\d+\.(?:what|because)$"
)  # the cost on page one; the part of the plan that hours go into, and hours of two alike
_OPTION_COST = re.compile(r"options\.(\d+)\.cost$")
_LEVELS = frozenset({"4", "3", "early", "guard"})
_KINDS = frozenset({"now", "first", "practice", "second", "fallback", "measure", "result"})
OPTIONS = frozenset({"nothing", "lean", "recommended", "requested", "later"})


@dataclass(frozen=True)
class Checked:
    """Every text of a draft as a statement by its place, what is wrong with those that may not be used, what would better
    others, and what the plan takes of people's time."""

    statements: dict[str, Statement]
    complaints: dict[str, str]
    wishes: dict[str, str] = field(default_factory=dict[str, str])
    spent: tuple[Line, ...] = ()

    def good(self, place: str) -> Statement | None:
        """The statement at a place, None where there is none or it may not be used."""
        return None if place in self.complaints else self.statements.get(place)


def check(draft: Draft, desk: Desk) -> Checked:
    """Reads and checks every text of the draft against what was said, found and computed, and against the verdict."""
    texts = places_of(draft)
    common = common_words(desk.base, texts.values())
    recommended, compared = against.recommended_in(draft), _compared(draft)
    lines, uncounted = effort.priced(draft, tuple(desk.dossier.sources.values()))
    wholes = effort.totals(lines)
    desk = desk.with_figures(wholes)
    desk = desk.with_plan(_planned(texts, desk.guided.prepared), effort.head_counts(lines))
    statements: dict[str, Statement] = {}
    complaints: dict[str, str] = {}
    for place, text in texts.items():
        label = _whole_of(place, draft)
        statements[place], wrong = desk.read(place, effort.filled(text, wholes.get(label), label), common)
        odds = _odds(place, statements[place].text, desk.guided, recommended)
        if odds and place.rpartition(".")[0] not in compared:
            wrong = f"{wrong}; {odds}" if wrong else odds
        wrong = wrong or effort.overstated(statements[place].text, draft, desk.guided.costs)
        if wrong:
            complaints[place] = wrong
    structure = _repeated(statements) | _unknown_choices(draft) | _against_verdict(draft, desk.guided) | uncounted
    structure |= _moved(draft, statements, desk.guided)
    return Checked(
        statements,
        complaints | structure,
        wishes.of(draft, statements, wholes.get(effort.LABELS[effort.PLAN]), desk.guided.front.decider.days),
        lines,
    )


def _compared(draft: Draft) -> frozenset[str]:
    """The rows of effort of other options only: they price what is not recommended, learning too."""
    rows = enumerate(draft.effort)
    return frozenset(f"effort.{n}" for n, item in rows if effort.PLAN not in effort.options_of(item))


def _whole_of(place: str, draft: Draft) -> str:
    """The label of the whole that a text means: the cost of an option names that of the option."""
    match = _OPTION_COST.match(place)
    return effort.LABELS.get(draft.options[int(match[1])].id if match else effort.PLAN, "")


def _planned(texts: Mapping[str, str], today: date) -> list[date]:
    """The coming working days in the author's plan, to be named wherever the plan is spoken of."""
    cells = (spans.whole_days(text) for place, text in texts.items() if may_propose(place))
    days = [spans.day_of(match[0]) for cell in cells for match in spans.DAY.finditer(cell)]
    return [day for day in days if day and day >= today and wording.workday(day) == day]


def _odds(place: str, text: str, guided: Proposal, recommended: tuple[str, ...]) -> str:
    if place == "verdict":
        return against.other_verdict(text, guided.verdict.verdict)
    return against.contradiction(place, text, guided, recommended)


def _repeated(statements: dict[str, Statement]) -> dict[str, str]:
    """Sentences that stand somewhere else already, and names that are sentences."""
    first: dict[str, str] = {}
    wrong: dict[str, str] = {}
    for place, said in statements.items():
        if place.rpartition(".")[2] in NAMES_PEOPLE or _MAY_REPEAT.match(place):
            continue
        length = len(words(said.text))
        earlier = first.setdefault(spans.normal(said.text), place)
        if earlier != place and length >= _SENTENCE:
            wrong[place] = f"the same as {earlier}"
        if place.endswith(".name") and length > _LONGEST_NAME:
            wrong[place] = f"a name has at most {_LONGEST_NAME} words"
    return wrong


def _unknown_choices(draft: Draft) -> dict[str, str]:
    """Rows under a level, a kind or an id that there is not."""
    wrong = {f"contract.{n}.what": item.level for n, item in enumerate(draft.contract) if item.level not in _LEVELS}
    wrong |= {f"timeline.{n}.what": item.kind for n, item in enumerate(draft.timeline) if item.kind not in _KINDS}
    wrong |= {f"options.{n}.what": item.id for n, item in enumerate(draft.options) if item.id not in OPTIONS}
    return {place: f"there is no “{name}”" for place, name in wrong.items()}


def _moved(draft: Draft, statements: dict[str, Statement], guided: Proposal) -> dict[str, str]:
    """Another date for a result than the one that is on record."""
    dated = (match for line in guided.contract if line.level == "4" for match in [spans.DAY.search(line.by.text)])
    due = next((match[0] for match in dated if match), "")
    moved = (
        place
        for index, item in enumerate(draft.contract)
        if due and item.level == "4" and (place := f"contract.{index}.by") in statements
        if statements[place].proposed and due not in statements[place].text
    )
    return dict.fromkeys(moved, f"the result is due by {due}")


def _against_verdict(draft: Draft, guided: Proposal) -> dict[str, str]:
    """Learning where the verdict is that learning is not the answer."""
    if guided.verdict.verdict not in against.NO_LEARNING:
        return {}
    why = f"the verdict is {guided.verdict.verdict.value}: no learning measure may stand in the mix"
    return {f"mix.{index}.what": why for index, item in enumerate(draft.mix) if item.learning}

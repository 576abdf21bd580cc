"""Nothing without a source gets through, and nothing true is held up."""

import random
import re
from collections.abc import Callable
from functools import cache

import pytest
import stories

from assistant.domain.brief.shapes import Derived, Origin, Source
from assistant.domain.proposal.grounding import MISSING, Ground, common_words, faults, ground
from assistant.domain.proposal.shapes import Proposal, Statement
from assistant.domain.proposal.walking import rewritten, statements_of
from assistant.domain.text import spans

Change = Callable[[Statement, random.Random], Statement | None]


@pytest.fixture(scope="module")
def drafts() -> dict[str, Proposal]:
    return {name: stories.draft(story) for name, story in stories.ALL.items()}


@cache
def base(name: str) -> Ground:
    story = stories.ALL[name]
    return Ground.of(stories.interview(story), story.alignment, stories.knowledge())


def test_a_true_proposal_passes_untouched(drafts: dict[str, Proposal]) -> None:
    for name, proposal in drafts.items():
        assert proposal.checks.replaced == (), name
        assert proposal.checks.numbers > 0 and proposal.checks.quotes > 0


def _outside(statement: Statement) -> str:
    return spans.without_days(spans.without_quotations(statement.text))


def _with(statement: Statement, text: str) -> Statement:
    return statement.model_copy(update={"text": text})


def change_number(statement: Statement, dice: random.Random) -> Statement | None:
    found = [n for n in spans.numbers(_outside(statement)) if n.text.strip()[:1].isdigit()]
    if not found:
        return None
    number = dice.choice(found)
    digit = dice.choice([i for i in range(number.start, number.end) if statement.text[i].isdigit()])
    other = str((int(statement.text[digit]) + dice.randint(1, 8)) % 10)
    changed = statement.text[:digit] + other + statement.text[digit + 1 :]
    before, after = ({n.values for n in spans.numbers(text)} for text in (statement.text, changed))
    return _with(statement, changed) if after - before else None  # numbers of one sentence swapped are each told


def change_unit(statement: Statement, dice: random.Random) -> Statement | None:
    text = re.sub(r"(?<=\d)%", " minutes", statement.text, count=1)
    return _with(statement, text) if text != statement.text and text.find("minutes") < (text + "“").find("“") else None


def change_quote(statement: Statement, dice: random.Random) -> Statement | None:
    found = [(start, end, quote) for start, end, quote in spans.quotations(statement.text) if len(quote.split()) > 2]
    if not found:
        return None
    start, end, quote = dice.choice(found)
    words = quote.split()
    words[dice.randrange(len(words))] = "possibly"
    return _with(statement, f"{statement.text[:start]}“{' '.join(words)}”{statement.text[end:]}")


def change_name(statement: Statement, dice: random.Random) -> Statement | None:
    found = [(place, word) for place, word, opens in spans.names(_outside(statement)) if not opens]
    if not found:
        return None
    place, word = dice.choice(found)
    return _with(statement, statement.text[:place] + "Quillfeather" + statement.text[place + len(word) :])


def change_first_word(statement: Statement, dice: random.Random) -> Statement | None:
    """A name that was not there at the start of a sentence."""
    found = re.match(r"[A-Z][a-z]+", statement.text)
    return _with(statement, "Quillfeather" + statement.text[found.end() :]) if found else None


def change_day(statement: Statement, dice: random.Random) -> Statement | None:
    found = spans.DAY.search(spans.without_quotations(statement.text))
    if not found:
        return None
    other = str(int(found[1]) % 28 + 1)
    return _with(statement, statement.text[: found.start(1)] + other + statement.text[found.end(1) :])


CHANGES: tuple[Change, ...] = (change_number, change_unit, change_quote, change_name, change_first_word, change_day)


def mutants(drafts: dict[str, Proposal], count: int) -> list[tuple[str, Proposal, Statement, Statement]]:
    """Proposals with one statement changed each, every kind of change and every story in turn."""
    dice = random.Random(20270208)
    pools = {
        (name, change): [s for s in set_of(proposal) if change(s, random.Random(1))]
        for name, proposal in drafts.items()
        for change in CHANGES
    }
    usable = [(name, change) for (name, change), pool in pools.items() if pool]
    made: list[tuple[str, Proposal, Statement, Statement]] = []
    while len(made) < count:
        name, change = usable[len(made) % len(usable)]
        old = dice.choice(pools[name, change])
        new = change(old, dice)
        told = {statement.text for statement in statements_of(drafts[name])}
        if new and new.text not in told:  # a value that stands in another cell too would tell nothing
            changed = rewritten(drafts[name], lambda s, old=old, new=new: new if s == old else s)
            made.append((name, changed, old, new))
    return made


def set_of(proposal: Proposal) -> list[Statement]:
    return list({statement.text: statement for statement in statements_of(proposal)}.values())


def test_one_changed_number_unit_word_name_or_day_is_caught(drafts: dict[str, Proposal]) -> None:
    grounds = {name: base(name) for name in drafts}
    made = mutants(drafts, 200)
    missed = [
        (old.text, new.text) for name, changed, old, new in made if not ground(changed, grounds[name]).checks.replaced
    ]
    assert len(missed) <= 0.02 * len(made), missed


def test_what_is_caught_does_not_reach_the_reader(drafts: dict[str, Proposal]) -> None:
    caught = 0
    for name, changed, _, new in mutants(drafts, 60):
        checked = ground(changed, base(name))
        if checked.checks.replaced:
            caught += 1
            assert new.text not in [statement.text for statement in statements_of(checked)], new.text
    assert caught >= 58  # as above: a number may become another one that was said of the same thing


def _statement(text: str, quote: str = "", **more: object) -> Statement:
    sources = (Source(origin=Origin.TURN, ref="2", quote=quote),) if quote else ()
    return Statement(text=text, sources=sources, **more)  # type: ignore[arg-type]


GROUND = Ground(
    turns={"2": spans.normal("We lost 12 percent of 4,500 parcels, says Ms Okonjo. A third of them in week 7.")},
    passages={},
    titles=frozenset(),
    vocabulary=frozenset({"the"}),
)
SAID = "We lost 12 percent of 4,500 parcels, says Ms Okonjo. A third of them in week 7."


@pytest.mark.parametrize(
    "text",
    [
        "The loss is 12% of 4500 parcels.",
        "“We lost 12 percent of 4,500 parcels”",
        "It was told by Okonjo.",
        "A third of 4,500 parcels",
        "“We lost … of 4,500 parcels”",
    ],
)
def test_true_statements(text: str) -> None:
    assert faults(_statement(text, SAID), GROUND, frozenset({"the", "it", "a"})) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The loss is 13% of 4500 parcels.", "number"),
        ("The loss is €12.", "number"),
        ("It was 12 hours.", "number"),
        ("There were thirty of them.", "number"),
        ("“We lost 13 percent”", "quote"),
        ("“of 4,500 parcels … We lost”", "quote"),
        ("It was told by Meier.", "name"),
        ("By 3 March 2027 it is done.", "day"),
    ],
)
def test_false_statements(text: str, kind: str) -> None:
    assert kind in {
        fault.kind for fault in faults(_statement(text, SAID), GROUND, frozenset({"the", "it", "by", "there"}))
    }


def test_words_that_nobody_said_are_no_source() -> None:
    invented = _statement("“We lost everything”", "We lost everything")
    assert {fault.kind for fault in faults(invented, GROUND, frozenset())} == {"source", "quote"}


def test_a_sum_counts_only_if_it_is_right() -> None:
    source = Source(origin=Origin.TURN, ref="2", quote=SAID)
    right = Derived(label="lost", expression="4500 * 12 / 100", value=540.0, unit="", operands=(
        ("parcels", 4500.0, source), ("share", 12.0, source), ("percent", 100.0, Source(origin=Origin.OURS, ref="", quote="100")),
    ))  # fmt: skip
    wrong = right.model_copy(update={"value": 541.0})
    assert faults(_statement("That is 540.", SAID, figures=(right,)), GROUND, frozenset({"that"})) == []
    assert faults(_statement("That is 541.", SAID, figures=(wrong,)), GROUND, frozenset({"that"}))[0].kind == "number"


def test_a_number_without_source_is_replaced_and_a_false_quote_dropped(drafts: dict[str, Proposal]) -> None:
    proposal = drafts["furniture"]
    bad = (_statement("The loss is 99 bags."), _statement("“Nobody ever said so”"))
    checked = ground(proposal.model_copy(update={"risks": bad}), base("furniture"))
    assert [risk.text for risk in checked.risks] == [f"The loss is {MISSING} bags."]
    assert set(checked.checks.replaced) == {"number: 99", "quote: Nobody ever said so"}


def test_a_citation_of_an_unknown_document_is_taken_out(drafts: dict[str, Proposal]) -> None:
    proposal = drafts["furniture"]
    forged = proposal.citations[0].model_copy(update={"document": "Board paper that does not exist"})
    altered = proposal.citations[0].model_copy(update={"quote": "Complaints rise."})
    checked = ground(proposal.model_copy(update={"citations": (forged, altered)}), base("furniture"))
    assert checked.citations == ()
    assert len(checked.checks.replaced) == 2


def test_a_form_of_a_word_that_the_texts_write_small_opens_a_sentence_as_no_name() -> None:
    nothing = Ground(turns={}, passages={}, titles=frozenset(), vocabulary=frozenset())
    common = common_words(nothing, ["Each author reads one case.", "Authors meet on it.", "Kroll reads."])
    assert {"authors", "reads"} <= common and "kroll" not in common

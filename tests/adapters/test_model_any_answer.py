"""Whatever a model answers, no quotation and no number comes in that was not said."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.adapters.guided.dates import dates
from assistant.adapters.guided.numbers import quantities
from assistant.adapters.language_model.forms import ReadingForm
from assistant.domain.brief.quantities import Quantity
from assistant.domain.brief.reading import Intent, MeasureField
from assistant.domain.brief.second_reading import trust
from assistant.domain.slots import Cell, Slot
from tests.adapters.model_reading import ANSWER, GUIDED, JSON, TODAY, read, talk

MESSAGES = (
    ANSWER,
    "It fell from 92 to 85 percent last spring; we want 93 by the end of Q3, says the board.",
    "No idea, ask Petra in controlling. But the 31 who joined this year fix 52 percent, the rest 83.",
    "60. All part-time, they do it right when the supervisor stands next to them.",
    "Sorry, it is 45 people and not 54, and next question please?",
)


_SOME = st.sampled_from(
    [*(s.value for s in Slot), *(i.value for i in Intent), *(f.value for f in MeasureField), "for", "no"]
)


def _quotes(message: str) -> st.SearchStrategy[str]:
    words = message.split(" ")
    cut = st.builds(lambda a, b: " ".join(words[a : a + b]), st.integers(0, len(words) - 1), st.integers(1, 14))
    made_up = st.sampled_from(["9,999 people", "a budget of 2 million euro", "by 1 January 2031", "88 percent", ""])
    return st.one_of(cut, made_up, st.text(max_size=12))


def _items(message: str) -> st.SearchStrategy[list[JSON]]:
    quote = _quotes(message)
    keys = {
        "slot": _SOME,
        "quote": quote,
        "cell": st.sampled_from([c.value for c in Cell]),
        "direction": st.sampled_from(["for", "against", "both"]),
        "weight": st.integers(-2, 9),
        "name": quote,
        "value": quote,
        "size": quote,
        "who": quote,
        "group": quote,
        "better": st.sampled_from(["yes", "no", "?"]),
        "field": _SOME,
        "intent": _SOME,
        "vague": st.booleans(),
        "correction": st.booleans(),
        "source": st.sampled_from(["record", "example", ""]),
    }
    return st.lists(st.fixed_dictionaries(keys), max_size=6)


def _forms(message: str) -> st.SearchStrategy[tuple[str, JSON]]:
    items = _items(message)
    lists = dict.fromkeys(("facts", "measures", "groups", "causes", "intents", "unanswered"), items)
    rest = {"language": st.text(max_size=6), "plain": st.booleans(), "hypothesis": st.text(max_size=400)}
    return st.tuples(
        st.just(message), st.fixed_dictionaries({**lists, **rest, "ask_next": st.lists(_SOME, max_size=4)})
    )


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(MESSAGES).flatmap(_forms),
    st.lists(st.sampled_from(list(Slot)), max_size=2, unique=True),
)
def test_no_answer_puts_in_a_quotation_or_a_number_that_was_not_said(told: tuple[str, JSON], asked: list[Slot]) -> None:
    message, answer = told
    interview = talk(*asked)
    found, guided = read(message, interview, answer), GUIDED.read(message, interview, TODAY)
    for item in (*found.slots, *found.measures, *found.segments, *found.causes):
        assert item.quote in message
    for item in found.slots:
        assert all(_said(q, item.quote) for q in item.quantities)
        assert item.day is None or item.day in _days(item.quote) or item in guided.slots
    for item in found.measures:
        assert item in guided.measures or item.quantity is None or _said(item.quantity, item.quote)
        assert item in guided.measures or item.day is None or item.day in _days(item.quote)
    for group in found.segments:
        assert group in guided.segments or group.size is None or group.size in _numbers(group.quote)
        assert group in guided.segments or group.value is None or _said(group.value, group.quote)
    assert not (found.intents - guided.intents) & {Intent.DRAFT, Intent.LEAVE, Intent.BACK, Intent.CONFIRM}
    for item in guided.slots:
        if asked == [item.slot] and item.slot in trust.VALUED and not item.vague:
            mine = [q.value for other in found.slots if other.slot is item.slot for q in other.quantities]
            assert {q.value for q in item.quantities} <= set(mine)
    assert guided.unanswered <= found.unanswered | {item.slot for item in found.slots if not item.vague}
    assert len(found.preferred) <= 2 and len(found.hypothesis) <= 300


def _said(quantity: Quantity, quote: str) -> bool:
    return quantity.text in quote and quantity.value in _numbers(quote)


def _numbers(text: str) -> set[float]:
    return {q.value for q in quantities.parse(text)}


def _days(text: str) -> set[date]:
    return {w.day for prefer in ("future", "past") for w in dates.parse(text, TODAY, prefer)}


@given(st.sampled_from(MESSAGES).flatmap(_forms))
def test_a_form_becomes_labels_of_the_message_or_is_counted_as_lost(told: tuple[str, JSON]) -> None:
    message, answer = told
    labels = ReadingForm.model_validate(answer).labels(message)
    assert all(message[label.at.start : label.at.end] == label.at.text for label in labels.facts)
    assert len(labels.facts) <= len(answer["facts"]) and labels.lost >= 0

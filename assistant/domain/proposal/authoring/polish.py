"""The last reader before a proposal is shown: what no person would write, what slipped into a text, sums beside results."""

import re
from collections.abc import Callable, Iterator

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Derived
from assistant.domain.proposal.authoring import effort
from assistant.domain.proposal.authoring.sums import BY_DEFINITION
from assistant.domain.proposal.shapes import Appendix, Proposal, Statement
from assistant.domain.proposal.walking import rewritten, statements_of
from assistant.domain.text import spans
from assistant.domain.text.quotes import outside_quotations
from assistant.domain.text.words import clip

_SLIPS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(?<!\.)\.\.(?!\.)"), "."),
    (re.compile(r"([.!?]”)\."), r"\1"),
    (re.compile(r"([,;:])\1+"), r"\1"),
    (re.compile(r"\s+([.,;:!?])(?=\s|$)"), r"\1"),
    (re.compile(r"\b(the|a|an|of|to|in|is|are|and|by|for)( \1)+\b"), r"\1"),
    (
        re.compile(
            r"(?<![\w“])(january|february|april|june|july|august|september|october|november|december)(?= \d{4}\b)"
        ),
        lambda match: match[1].capitalize(),
    ),
)
_PLACEHOLDER = re.compile(
    r"(?P<duty>\b(?:ha[sd]|have|needs?|ought|are|is|remains?|still) )?\bto be (?:confirmed|named|decided)\b(?! by\b)|\btb[cd]\b",
    re.IGNORECASE,
)
_TWICE = re.compile(r"\b(\d[\d,.]*)\b[^.;:]{0,40}\(\1\)")
_SELF = re.compile(r"\b(?:I|my|mine|myself)\b")
# Our own words for who asked and who reads; "the executive board" may be somebody.
_REQUESTER = re.compile(
    r"\bthe (?:requester\b|executive(?= (?:\w+(?:s|ed)|will|can|must|should|may|has)\b))", re.IGNORECASE
)
_DECIDED = re.compile(
    r"\b(?:decide[sd]?(?! (?:who|whether|how|which|what|if)\b)|decision|approv(?:e|al))\b[^.;]{0,40}?\b(?:by|on|until|before) $",
    re.IGNORECASE,
)
_SENTENCE = 4  # words from which on a cell is a sentence
NAMES_PEOPLE = frozenset("owner who source by now".split())  # cells that name somebody or say what is open
_IN_OWN_WORDS = "holding_message"  # the requester's own message
_SUMS = "How the figures were worked out"
_AS_ABOVE = "the same"
_CONTEXT = 200  # characters of the sentence that a figure stands in
_PAID = r"[\s-](?:euros?|pounds?|dollars?)\b"
_PERIOD = r"(?: (?:an?|per|each|every) (?:hour|day|week|month|year)\b)?"


def tidy(text: str) -> str:
    """The text without doubled stops and words, stray blanks and months in lower case; quotations stay as they are."""
    return re.sub(r"([.!?]”)\.", r"\1", outside_quotations(" ".join(text.split()), _without_slips))


def _without_slips(text: str) -> str:
    for pattern, better in _SLIPS:
        text = pattern.sub(better, text)
    return text


def awkward(place: str, text: str, guided: Proposal, told: Callable[[str], bool]) -> list[str]:
    """What a reader would stumble over in a text; ``told`` says whether a date was said or decided, so that it stands."""
    bare = spans.without_quotations(text)
    return [*_slips(place, bare), *_address(place, bare, guided), *_dates(bare, guided, told)]


def _slips(place: str, text: str) -> Iterator[str]:
    open_ = [match for match in _PLACEHOLDER.finditer(text) if not match["duty"]]
    if open_ and len(text.split()) > _SENTENCE and not (place.startswith("open.") or place.endswith(".now")):
        yield "no placeholder inside a sentence: say what is known or leave it out"
    if match := _TWICE.search(text):
        yield f"{match[1]} stands there twice"
    if not place.startswith(_IN_OWN_WORDS) and _SELF.search(text):
        yield "no first person: say whose"


def _address(place: str, text: str, guided: Proposal) -> Iterator[str]:
    """The reader is "you"; whoever asked is called by their role."""
    if _REQUESTER.search(text):
        yield "say the role, or “you” where it is the reader, for “the requester” and “the executive”"
    if place.rpartition(".")[2] in NAMES_PEOPLE or place.startswith(_IN_OWN_WORDS):
        return
    for name in filter(None, map(str.strip, guided.prepared_for.text.split(","))):
        article = "(?:the )?" if " " in name else "the "
        if re.search(rf"\b{article}{re.escape(name)}\b(?! (?:and|team|office))", text, re.IGNORECASE):
            yield f"{name} is the reader: “you”, or not at all"


def _dates(text: str, guided: Proposal, told: Callable[[str], bool]) -> Iterator[str]:
    due = guided.front.decider.days
    for match in spans.DAY.finditer(text):
        day = spans.day_of(match[0])
        if day and not told(match[0]) and wording.workday(day) != day:
            yield f"{match[0]} is no working day"
        if day and due and day not in due and _DECIDED.search(text[: match.start()]):
            yield f"the decision is due by {wording.day(due[0])}"


def polished(written: Proposal, guided: Proposal) -> Proposal:
    """The proposal without slips of the pen, and with the sum behind every result of an author in a table at its end: a text
    with its arithmetic inside is not read. How a whole effort comes about stands in the table of costs."""
    shows_itself = tuple(row.amount for row in written.costs)
    ours = set(statements_of((guided, shows_itself)))
    shown = {(whole.expression, whole.unit) for whole in effort.found_in(written).values()}
    costs = set(statements_of(tuple(option.cost for option in written.options)))
    sums: list[tuple[Statement, ...]] = []

    def better(said: Statement) -> Statement:
        text = tidy(said.text)
        for figure in () if said in ours else said.figures:
            key = (figure.expression, figure.unit)
            result = None if key in shown else unexplained(text, figure, always=said in costs)
            if result:
                shown.add(key)
                row = _row(said, result, figure)
                if (row[0].text, row[1].text) not in {(other[0].text, other[1].text) for other in sums}:
                    sums.append(row)
        return said if text == said.text else said.model_copy(update={"text": text})

    head = written.model_copy(update={"headline": Statement(text="")})  # a title carries no sums
    title = written.headline.model_copy(update={"text": written.headline.text.rstrip(".")})
    final = rewritten(head, better).model_copy(update={"headline": title})
    if not sums:
        return final
    shown_once = tuple(
        row if index == 0 or row[2].text != sums[index - 1][2].text else (*row[:2], Statement(text=_AS_ABOVE))
        for index, row in enumerate(sums)
    )
    table = Appendix(id="sums", title=_SUMS, columns=("Figure", "Worked out as", "Where it stands"), rows=shown_once)
    return final.model_copy(update={"appendices": (*final.appendices, table)})


def unexplained(text: str, figure: Derived, *, always: bool = False) -> str:
    """The result of the sum as the text has it, "" where the reader sees in the text all that went into it. ``always``: also
    then; where options are compared, every one shows how it was counted."""
    result = _result(text, figure)
    parts = {value for _, value, source in figure.operands if source.ref != BY_DEFINITION}
    plain = (parts <= spans.values(text) and not always) or figure.value in parts or len(parts) < 2
    if result is None or plain or signs(figure.expression) in text:
        return ""
    counted = rf"(?:[\s-]working)?[\s-]{re.escape(figure.unit)}(?:e?s)?\b" if figure.unit else ""
    after = re.compile(
        rf"(?:\s?%|[\s-]per ?cent(?:age)?(?: points?)?|{_PAID}{'|' + counted if counted else ''})?{_PERIOD}"
    )
    match = after.match(text, result.end)
    return text[result.start : match.end() if match else result.end]


def _row(said: Statement, result: str, figure: Derived) -> tuple[Statement, ...]:
    """The cells of a sum; only its sentence tells what it rests on."""
    figures = said.model_copy(update={"sources": (), "figures": (figure,)})
    context = said.model_copy(update={"text": clip(re.sub("[“”]", "", said.text), _CONTEXT)})
    return *(figures.model_copy(update={"text": text}) for text in (result, signs(figure.expression))), context


def signs(expression: str) -> str:
    """An expression as people write it: "1.5 × 4,000 ÷ 60"."""
    spaced = " ".join(re.sub(r"\s*([*/+-])\s*", r" \1 ", expression).split())
    grouped = re.sub(r"\d{4,}(?![\d.])", lambda match: f"{int(match[0]):,}", spaced)
    return grouped.replace("*", "×").replace("/", "÷").replace(" - ", " − ")


def _result(text: str, figure: Derived) -> spans.Number | None:
    """Where the result of a sum stands in a text."""
    held = spans.numbers(spans.without_days_of_months(spans.without_quotations(text)))
    return next((n for n in held if any(_rounds(value, figure.value, n.text) for value in n.values)), None)


def _rounds(value: float, exact: float, written: str) -> bool:
    places = len(written.rpartition(".")[2]) if re.search(r"\.\d{1,2}$", written) else 0
    return abs(value - exact) <= 0.5 * 10**-places + 1e-9

"""What a person does with a message besides telling facts: not knowing, skipping, asking back, agreeing, pressing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.adapters.guided.conduct.vagueness import concrete_words, folded
from assistant.adapters.guided.placing.fit import about, fit
from assistant.adapters.guided.placing.intents import content_after, points_elsewhere, says_unknown
from assistant.adapters.guided.placing.pieces import Piece, addressed_to_us
from assistant.adapters.guided.placing.unknowing import knows_nothing
from assistant.domain.brief.concreteness import beyond_money
from assistant.domain.brief.fields.admit import NAMED, names_of
from assistant.domain.brief.fields.chatter import is_chatter
from assistant.domain.brief.fields.cutting import leading
from assistant.domain.brief.fields.people import is_person, people
from assistant.domain.brief.reading import Intent, SlotReading
from assistant.domain.brief.turns import Move
from assistant.domain.causes.ability import tells
from assistant.domain.slots import Slot

_SILENT = frozenset(
    (
        Intent.SKIP,
        Intent.REFUSE,
        Intent.WHY,
        Intent.PRESSURE,
        Intent.RECAP,
        Intent.DRAFT,
        Intent.LEAVE,
        Intent.BACK,
        Intent.THANKS,
    )
)
_AFTER_OPENING = frozenset(
    (
        Intent.PRESSURE,
        Intent.DRAFT,
        Intent.QUESTION,
        Intent.CONFIRM,
        Intent.REJECT,
        Intent.BACK,
        Intent.SKIP,
        Intent.CORRECT,
    )
)
_UNKNOWN = 0.35  # learned probability of "I don't know" from which a piece without a number counts as that
_PEOPLE_ASKED = frozenset((Slot.DATA_OWNER, Slot.SPONSOR, Slot.STAKEHOLDERS, Slot.ENABLERS, Slot.DATA_SOURCE))
_COUNTED = frozenset(
    (Slot.BASELINE, Slot.TARGET, Slot.VALUE_PER_UNIT, Slot.AUDIENCE_SIZE, Slot.DUE, Slot.COST_OF_INACTION)
)
_DENIABLE = frozenset(
    (
        Slot.MANDATE,
        Slot.TRIED_BEFORE,
        Slot.EXISTING_MATERIAL,
        Slot.CONSTRAINTS,
        Slot.BUDGET,
        Slot.LEARNER_VIEW,
        Slot.EXEMPLARS,
        Slot.RISKS,
    )
)
_DENIAL = re.compile(
    r"^\W*(?:there (?:is|are|was|were) )?(?:no|none|nope|nothing|nobody|not yet|not really|never|no one|not at all)"
    r"(?:\s+(?:so far|yet|really|at all|till now|until now|that i know of))?\W*$",
    re.I,
)
_BESIDE = 0.1  # learned probability under which words beside a plea or a "don't know" are no answer
_BANTER = 10  # words of what people say around a plea: "you are very thorough"
_CLEARLY = 0.5  # the same from which they are about something else, and kept
_ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "fifth": 5,
    "last": -1,
    "latter": -1,
    "former": 1,
}
_NOTHING_MORE = re.compile(r"\b(?:(?:any|an)?other|else|more|further)\b", re.I)  # after an answer, no "don't know"
_PICK = re.compile(
    r"^\W*(?:(?:the|number|no\.?|option|answer|choice|#)\s*)*(?P<which>\d|first|second|third|fourth|fifth"
    r"|last|former|latter|1st|2nd|3rd|4th)(?:\s+(?:one|option|choice|answer))?(?:,?\s+please)?\W*$",
    re.I,
)
_ASKED = re.compile(
    r"\b(?:ask|asking|check (?:it |that |this )?with|talk to|speak (?:to|with)|get (?:it|that|this) from|look (?:it|that) up with"
    r"|find out (?:it |that )?from|comes? from|need)\s+(?!(?:you|me|it|that|them|him|her|for|again|around|some|any|who)\b)",
    re.I,
)
_KNOWS = re.compile(
    r"\b(?:would|might|should|will|may|must|probably|surely)?\s*(?:knows?|ha(?:ve|s) (?:it|that|this)|can (?:tell|say|answer)"
    r"|keeps? (?:it|that|this)|decides?(?=\W*$| (?:it|that|this|on (?:it|that|this))\b))(?!\w)",
    re.I,
)
_WITHIN = re.compile(r"\bknows? (?:it|that|this)? ?(?:in|at|over in) (?P<where>(?:the|our)\s.*)", re.I)
_NAME_ALONE = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+(?: [A-ZÀ-Þ][a-zà-ÿ]+)?")
_TO = re.compile(r"^(?:to|with|at)\s+", re.I)  # "I have to ask to Inés"
_ASIDE = re.compile(r"^.*\b(?:n/?a|not known|no idea|dunno|unknown)\b[^,;.]*[,;.]\s*", re.I)
_WHEN = re.compile(r"\s+(?:about|because|for (?:it|that|this)|first|tomorrow|next|on|again|later|today)\b.*", re.I)


@dataclass(frozen=True)
class Behaviour:
    """Intents of a message, the pieces that tell something, the asked slots given up, and who could answer instead."""

    intents: frozenset[Intent]
    content: tuple[Piece, ...]
    given_up: frozenset[Slot]
    referred: tuple[tuple[Slot, str], ...]
    left_out: frozenset[Slot] = frozenset()  # asked slots that seem given up or passed over


def behaviour(
    told: Sequence[Piece], asked: Sequence[Slot], *, opening: bool, stock: frozenset[str] = frozenset()
) -> Behaviour:
    """Sorts the pieces of a message into what is done and what is told. ``stock``: sentences that this person gave word for
    word to other questions, see stock_phrases()."""
    # who will not put harm into money has said what is at stake, and neither refused to answer nor failed to know
    pieces = [replace(p, intents=frozenset()) if beyond_money(p.text) else p for p in told]
    intents = {intent for piece in pieces for intent in piece.intents} - {
        Intent.DONT_KNOW,
        Intent.CORRECT,
        Intent.THANKS,
    }
    if opening:
        return Behaviour(
            frozenset(intents - _AFTER_OPENING),
            tuple(p for p in pieces if Intent.THANKS not in p.intents),
            frozenset(),
            (),
        )
    unknown = [
        p
        for i, p in enumerate(pieces)
        if (_is_unknown(p, asked) or _is_stock(p, asked, stock)) and not (i and _NOTHING_MORE.search(p.text))
    ]
    if len(pieces) == 1 and _DENIAL.match(pieces[0].text) and set(asked) & _DENIABLE:
        return Behaviour(frozenset((Intent.REJECT,)), tuple(pieces), frozenset(), ())  # "no" is the answer
    content = tuple(p for i, p in enumerate(pieces) if p not in unknown and _tells(p, pieces[i + 1 :], asked))
    who = next((w for p in pieces if not _keeps(p, asked) and (w := who_knows(p.text))), "") if unknown else ""
    if unknown:
        content = tuple(p for p in content if len(asked) > 1 or _told_beside(p, unknown[0], asked))
        intents.add(Intent.DONT_KNOW)
        content = tuple(
            p for p in content if not (who and who_knows(p.text) and not p.amounts and not _keeps(p, asked))
        )
    if intents & {Intent.PRESSURE, Intent.LEAVE, Intent.DRAFT}:
        content = tuple(p for p in content if not asked or len(p.text.split()) > _BANTER or _speaks(p, asked))
    given_up = _given_up(unknown, content, asked) | _denied(pieces, content, asked)
    own = {i for i, p in enumerate(pieces, start=1) if p.text.endswith("?")}  # "The older ones? No." turns nothing away
    turned = [p for i, p in enumerate(pieces) if p not in content and p not in unknown and i not in own and _passes(p)]
    passed = _given_up(turned, content, asked)
    intents = _refined(intents, pieces, content)
    who_else = tuple((slot, who) for slot in sorted(given_up) if who)
    return Behaviour(frozenset(intents), content, given_up, who_else, given_up | passed if content else frozenset())


def _is_unknown(piece: Piece, asked: Sequence[Slot]) -> bool:
    """A piece that only says that the answer is not known, or who else would know it."""
    if piece.amounts or beyond_money(piece.text) or len(piece.text.split()) > 16:
        return False
    if Slot.CAUSE_SKILL in asked and Intent.DONT_KNOW not in piece.intents and tells(piece.text):
        return False  # "it is not known to them" tells who cannot do it
    elsewhere = points_elsewhere(piece.text) and not _PEOPLE_ASKED & set(asked)
    if piece.days:
        return elsewhere or knows_nothing(piece.text.split(",")[0])
    if (
        Intent.DONT_KNOW in piece.intents
        or _sounds_unknown(piece, asked)
        or says_unknown(piece.text, counted=bool(_COUNTED & set(asked)))
    ):
        return True
    return elsewhere


def _sounds_unknown(piece: Piece, asked: Sequence[Slot]) -> bool:
    """What was learned: likelier a "don't know" than an answer; a plain denial, a name or a question is no "don't know"."""
    learned = piece.topics.intents.get(Intent.DONT_KNOW, 0.0)
    likelier = learned >= max((_UNKNOWN, *(about(slot, piece) for slot in asked)))
    asks = piece.text.rstrip().endswith("?")  # "You ask me whether they can?" gives nothing up, nor does "Signore!"
    return likelier and not (
        asks or len(piece.text.split()) == 1 or _DENIAL.match(piece.text) or _named(piece.text, asked)
    )


def _is_stock(piece: Piece, asked: Sequence[Slot], stock: frozenset[str]) -> bool:
    """True for what was said to other questions in the same words and does not clearly answer this one."""
    if folded(piece.text) not in stock or _named(piece.text, asked):
        return False
    return all(about(slot, piece) < _CLEARLY for slot in asked)


def _named(text: str, asked: Sequence[Slot]) -> bool:
    """True where a person or a record was asked for, and one is named."""
    return any(slot in NAMED and names_of(slot, text) for slot in asked)


def _keeps(piece: Piece, asked: Sequence[Slot]) -> bool:
    """True for whoever is said to keep the number, where that was asked: "Ms Bergqvist keeps it" refers nothing to her."""
    return Slot.DATA_OWNER in asked and not _ASKED.search(piece.text) and _named(piece.text, asked)


def _told_beside(piece: Piece, unknown: Piece, asked: Sequence[Slot]) -> bool:
    return piece.sentence < unknown.sentence or _speaks(piece, asked)


def _speaks(piece: Piece, asked: Sequence[Slot]) -> bool:
    """True for words that tell a number, speak of what was asked, or clearly of something else."""
    clear = max((*piece.topics.slots.values(), *piece.topics.causes.values()), default=0.0) >= _CLEARLY
    return bool(piece.amounts or clear or any(piece.likely(slot) >= _BESIDE for slot in asked))


def _passes(piece: Piece) -> bool:
    """A piece that turns one of two questions away."""
    return bool(piece.intents & {Intent.SKIP, Intent.REFUSE, Intent.EVADE}) or bool(_DENIAL.match(piece.text))


def _tells(piece: Piece, rest: Sequence[Piece], asked: Sequence[Slot]) -> bool:
    """True where a piece holds something to store: not a bare yes, a greeting, a request to us or a question back."""
    if is_chatter(piece.text) or (Intent.DONT_KNOW in piece.intents and _NOTHING_MORE.search(piece.text)):
        return False
    if piece.intents & _SILENT and not (piece.amounts and Intent.PRESSURE not in piece.intents):
        return False
    if piece.intents & {Intent.CONFIRM, Intent.REJECT}:
        return bool(re.search(r"\w{3}", content_after(piece.text))) or len(piece.text.split()) > 4
    if Intent.QUESTION in piece.intents:
        guessed = _named(piece.text, asked)  # "the VP, maybe?"
        return not addressed_to_us(piece.text) and (bool(rest) or bool(piece.amounts) or guessed)
    if Intent.EVADE in piece.intents and not piece.amounts and concrete_words(piece.text) <= 3:
        return False
    return not (Intent.CORRECT in piece.intents and len(piece.text.split()) <= 2)


def _denied(pieces: Sequence[Piece], content: Sequence[Piece], asked: Sequence[Slot]) -> frozenset[Slot]:
    """A bare "no" tells nothing of a slot that a no cannot fill."""
    bare = len(pieces) == 1 and not content and bool(_DENIAL.match(pieces[0].text))
    return frozenset(asked) if bare else frozenset()


def _given_up(unknown: Sequence[Piece], content: Sequence[Piece], asked: Sequence[Slot]) -> frozenset[Slot]:
    """The asked slots that stay unanswered: all where nothing was told, else the one on whose side the words stand."""
    if not unknown or not asked:
        return frozenset()
    if not content:
        return frozenset(asked)
    if len(asked) == 1:
        return frozenset()
    after = all(piece.span.start < unknown[-1].span.start for piece in content)
    before = all(piece.span.start > unknown[0].span.start for piece in content)
    if after is not before:
        return frozenset(asked[-1:] if after else asked[:1])
    return frozenset((min(asked, key=lambda slot: max(fit(slot, piece) for piece in content)),))


def _refined(intents: set[Intent], pieces: Sequence[Piece], content: Sequence[Piece]) -> set[Intent]:
    """A question that the speaker answers himself is none; a yes in front of a long answer confirms nothing."""
    if Intent.QUESTION in intents and not any(Intent.QUESTION in p.intents and p not in content for p in pieces):
        intents = intents - {Intent.QUESTION}
    first = pieces[0].intents if pieces else frozenset[Intent]()
    intents = intents - ({Intent.CONFIRM, Intent.REJECT} - first)
    if Intent.EVADE in intents and any(Intent.EVADE not in p.intents for p in content):
        intents = intents - {Intent.EVADE}
    return intents


def who_knows(text: str) -> str:
    """Whom a sentence names as the one who could answer: "ask Petra in controlling" -> "Petra in controlling"; "" where it
    names nobody in particular."""
    asked, within = _ASKED.search(text), _WITHIN.search(text)
    if asked or within:
        named = asked_of(text[asked.end() :] if asked else within["where"] if within else "")
        if named or not _KNOWS.search(text):
            return named
    knows = _KNOWS.search(text)
    return next((name for name, _ in people(_ASIDE.sub("", text[: knows.start()]))), "") if knows else ""


def asked_of(text: str) -> str:
    """The person at the start of what follows "ask"."""
    phrase = _TO.sub("", _WHEN.sub("", leading(text)).strip(" ,"))
    return phrase if is_person(phrase) or _NAME_ALONE.fullmatch(phrase) else ""


def picked_choice(message: str, move: Move | None) -> str:
    """The offered choice that a message picks by its number or its very words; "" where it does not."""
    if not move or not move.choices or Slot.STRATEGY_LINK in move.slots or not move.slots:
        return ""
    said = message.strip().strip(".!\"'").casefold()
    for choice in move.choices:
        if said == choice.strip().strip(".!").casefold():
            return choice
    match = _PICK.match(message)
    if not match:
        return ""
    word = match["which"].lower()
    index = int(word) if word.isdigit() else _ORDINALS[word]
    if word.isdigit() and Slot.AUDIENCE_SIZE in move.slots:
        return ""  # a bare digit may be the answer itself
    index = index - 1 if index > 0 else len(move.choices) - 1
    return move.choices[index] if 0 <= index < len(move.choices) else ""


def refers_to(done: Behaviour, mended: Sequence[SlotReading], asked: Sequence[Slot]) -> tuple[Slot, ...]:
    """The slots that a correction, or a question back, is about."""
    if mended:
        return tuple(dict.fromkeys(reading.slot for reading in mended))
    about = done.intents & {Intent.WHY, Intent.QUESTION, Intent.REFUSE, Intent.SKIP}
    return tuple(asked) if about else ()

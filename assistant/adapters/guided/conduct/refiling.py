""" "No, that was about the time": words that say which question the last message answered, and the slot they mean."""

import re
from collections.abc import Mapping, Sequence

from assistant.adapters.guided.placing.fit import fit_if_asked
from assistant.adapters.guided.placing.pieces import Piece
from assistant.domain.brief.reading import SlotReading
from assistant.domain.brief.turns import Interview
from assistant.domain.knowledge import Question
from assistant.domain.slots import Slot
from assistant.domain.text.words import stems

_LEAD = r"^\W*(?P<lead>(?:(?:no|nope|sorry|oh|ah|wait|actually|oops|pardon|well|hm+)\b[\s,.:;!–—-]*)*)"
_WORDS = r"(?:that|this|it|my (?:last )?(?:answer|message|reply)|what i (?:just )?(?:said|wrote|gave))"
_NOT = (
    r"(?P<not>not (?:\w+ ){0,6}?\w+\s*(?:[,.;:–—-]+\s*|\bbut\s+)(?:but\s+)?"
    r"(?:(?:it|that|this)(?:['’]s| is| was| answers)\s+)?)?"
)
_ABOUT = r"(?P<about>about|for|on|to|under|(?:the |an |my )?answer (?:to|on|about|for))\s+(?P<what>[^.;!?]{2,80})"
_MEANT = re.compile(
    rf"{_LEAD}(?:{_WORDS}\s*(?:was|is|['’]s|belongs?|belonged|refers?|referred|goes|went)\s+{_NOT}"
    rf"(?:meant |still |rather )?{_ABOUT}"
    rf"|{_WORDS} answer(?:s|ed) (?P<question>[^.;!?]{{2,80}})"
    r"|i (?:meant|was (?:answering|talking about)|answered) (?P<meant>(?:the|your|who|what|how|when|where)\b[^.;!?]{2,80}))",
    re.I,
)
# How the page begins an answer to an open question of the draft, in each of its languages (knowledge/interface, proposal.about).
_PUT_BEFORE = re.compile(r"^\s*[^\W\d_][\w ]{1,20}\s+[“„«]\s?(?P<question>[^”“»]{5,300}?)\s?[”“»]\s?:\s*(?=\S)")
_ALIKE = 0.6  # share of an open question's words that another wording of it has
_TALK = re.compile(r"\banswer\w*\b|\bquestions?\b|\bi meant\b", re.I)
_LONGEST = 20  # words
_ASKED_BACK = frozenset(("mirror_late", "mirror_other_number"))
_FRAME = re.compile(r"\b(?:earlier|before|previous|other|first|last|but|one|questions?|answers?|points?)\b", re.I)
_WORD = 2.0  # what a word of the question counts, against log-odds of the fit
_MOST = 1.5  # the most that the fit says for or against a question


def meant(text: str, interview: Interview) -> str:
    """What a sentence says that the last message was about; "" where it says nothing of the kind. Without a "no" in front or
    a word on questions and answers it does so only where we asked to be told."""
    found = _MEANT.match(text) if len(text.split()) <= _LONGEST else None
    last = interview.turns[-1] if interview.turns else None
    if not found or not last or not last.reading.slots:
        return ""
    invited = any(say.key in _ASKED_BACK for say in last.move.say)
    refused = found["lead"].strip() and found["about"] == "about"
    if not (invited or refused or found["not"] or _TALK.search(text)):
        return ""
    return found["what"] or found["question"] or found["meant"]


def put_before(message: str, questions: Mapping[Slot, Question]) -> tuple[Slot | None, str]:
    """The slot of the open question that a message begins with, and the answer behind it; the whole message where it begins
    with none."""
    found = _PUT_BEFORE.match(message)
    if not found:
        return None, message
    asked = stems(found["question"])
    likeness = {slot: _likeness(asked, stems(question.open_question)) for slot, question in questions.items()}
    best = max(likeness, key=lambda slot: likeness[slot])
    return (best if likeness[best] >= _ALIKE else None), message[found.end() :]


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(len(one | other), 1)


def misfiled(interview: Interview) -> list[SlotReading]:
    """The answers of the last message to what it was asked, or took for an earlier question's."""
    *before, last = interview.turns or (None,)
    asked = before[-1].move.slots if before and before[-1] else ()
    return [item for item in last.reading.slots if item.late or item.slot in asked] if last else []


def slot_meant(
    what: str, pieces: Sequence[Piece], questions: Mapping[Slot, Question], interview: Interview
) -> Slot | None:
    """The slot whose question the words name, of those asked so far: by the words of the question, and by how well the
    message (``pieces``) answers it. Of "the one before" the fit alone tells. None where nothing does."""
    wrong = {item.slot for item in misfiled(interview)}
    asked = {slot for turn in interview.turns for slot in turn.move.slots} - {Slot.STRATEGY_LINK}
    said = stems(_FRAME.sub(" ", what))
    found: list[tuple[float, Slot]] = []
    for slot in sorted(asked):
        named, fits = len(said & _words(questions[slot])), _fit(slot, pieces)
        if named or (not said and slot not in wrong):
            found.append((_WORD * named + fits + (not interview.brief.known(slot)), slot))
    return max(found)[1] if found else None


def _words(question: Question) -> frozenset[str]:
    return stems(
        " ".join(
            (
                question.slot.replace("_", " "),
                question.label,
                question.ask,
                question.short,
                question.plain,
                question.open_question,
            )
        )
    )


def _fit(slot: Slot, pieces: Sequence[Piece]) -> float:
    """How well the message answers a question; the words that name the question count for more."""
    return max(-_MOST, min(_MOST, max((fit_if_asked(slot, piece) for piece in pieces), default=-_MOST)))

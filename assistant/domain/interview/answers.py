"""What is said to a question or an objection of the person, before the next question.

Questions about the talk itself (who reads it, how long, what comes out) have an answer of our own; an objection is answered
from the case: what speaks against the request so far, or what is still open. Anything else is looked up in the documents."""

import re

from assistant.domain.brief.turns import Say
from assistant.domain.diagnosis.diagnose import Verdict
from assistant.domain.interview import readiness
from assistant.domain.interview.quotable import strongest
from assistant.domain.interview.situation import Situation
from assistant.domain.slots import Cell, Slot
from assistant.domain.text.sentences import sentences
from assistant.domain.text.words import clip

_ABOUT: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), key)
    for pattern, key in (
        (r"\bis (?:this|that|it|all (?:this|that)) (?:really |all )?(?:needed|necessary|required)\b", "why_answer"),
        (
            r"\bhow (?:long|many (?:more )?questions|many (?:more|to go|are left)|much (?:longer|more))\b|\bgoing anywhere\b"
            r"|\b(?:almost|nearly) (?:done|there)\b|\bare we (?:done|finished)\b",
            "about_length",
        ),
        (
            r"\bwho (?:\w+ )?(?:reads?|sees?)\b|\bdo with (?:my|this|these|our|what)\b|\bconfidential|\bprivate\b|\banonym"
            r"|\brecorded\b|\boff the record\b|\b(?:saved|stored|kept) (?:anywhere|somewhere)\b",
            "about_data",
        ),
        (
            r"\bwhich (?:one|ones|number|figure|measure|of (?:them|these|those)) (?:do|would|should|shall) (?:you|i|we)"
            r" (?:want|need|like|prefer|take|choose|pick|use|give)\b",
            "about_which",
        ),
        (
            r"\bwhen (?:can|could|would|will) (?:you|we|it|this)\b|\b(?:could|can) you fit\b"
            r"|\b(?:do you have|have you (?:got|any)|is there|are there) (?:any |still |a |an |some )?"
            r"(?:room|capacity|time|slots?|dates?|places?)\b",
            "about_start",
        ),
        (r"\bwho are you\b|\bare you (?:a |an )?(?:\w+ )?(?:robot|bot|human|person|machine|ai)\b", "about_us"),
        (
            r"\bwhat (?:happens|comes) (?:next|then|after)"
            r"|\bwhat (?:is|will be) the (?:output|outcome|result) (?:of|and)|\bwhat do (?:i|we) get\b|\bwhat comes out\b",
            "about_result",
        ),
        (
            r"\bcan (?:i|we) (?:tell|say|promise|announce)\b|\b(?:can|could|may) (?:i|we) (?:just |simply )?have\b"
            r"|\b(?:can|could|will|would) you (?!not|just|simply)(?:\w+ ){0,2}(?:confirm|book|promise|say yes|send"
            r"|organi[sz]e|reserve|drop|put|draft|give|arrange|offer)\b|\bmay i (?:assume|take it|expect)\b",
            "about_promise",
        ),
        (
            r"\b(?:why|what) (?:not|is wrong|speaks against|stops|would (?:be|speak))\b|\bwhat['’]s wrong\b"
            r"|\b(?:can['’]?t|couldn['’]?t|don['’]?t|could|can|may|might|shall) (?:we|you|i) (?:not )?(?:just|simply)\b"
            r"|\bisn['’]?t (?:it|that) (?:enough|easier|simpler|quicker)\b|\bwhy (?:discuss|do we discuss|all this)\b"
            r"|\bwhy (?:should|would|do) (?:i|we) (?:not|need)\b",
            "objection",
        ),
        (
            r"\bwhat (?:would|do|should) (?:you|we|i) (?:do|think|suggest|recommend|say|advise)\b"
            r"|\byour (?:opinion|view|advice|guess)\b|\bdo you (?:think|agree|recommend|believe)\b",
            "about_view",
        ),
    )
)
_MEANING = re.compile(
    r"\bwhich (?:one|ones|of (?:them|these|those)|number|kind)\b[^.?!]{0,40}\?|\bwhat (?:do )?(?:you|u) mean|\bhow do you mean"
    r"|\blike what\b|\bin what (?:sense|way)\b|\bwhat exactly\b"
    r"|\b(?:do not|don['’]?t|did not|didn['’]?t) (?:understand|get) (?:the|that|your|this)\b"
    r"|\bcome again\b|\bwhat (?:is|does) that (?:mean|supposed)",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"(?:[,.] ?(?:no|right|ok(?:ay)?|yes|eh|or|see|you know|correct|true"
    r"|(?:is|are|was|were|do|does|did|have|has|can|wo|would)n['’]t (?:it|they|you|we|he|she|that))"
    r"|^(?:what else|who knows|who cares|how (?:should|would|could) (?:i|we) know|so what|why|really|no|right))\s*\?+$",
    re.IGNORECASE,
)


_BEFORE_THE_START = frozenset({"about_data", "about_us", "about_start"})
_ASKS = re.compile(
    r"\b(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|can|could|may|might|shall|should|will"
    r"|would|must)(?:n['’]t)? (?:\w+ ){0,3}(?:\w+)",
    re.IGNORECASE,
)


def answer(at: Situation) -> Say | None:
    """The answer to what the person asks or holds against us; None where nothing was asked that waits for an answer."""
    if at.turn == 1 and not any(pattern.search(at.text) for pattern, key in _ABOUT if key in _BEFORE_THE_START):
        return None  # the request itself, put as a question
    if ours := about_talk(at):
        return ours
    asked = question(at.text)
    if not asked or at.reading.unanswered:
        return None
    if asks_meaning(at):
        return Say(key="about_meaning")
    if not at.found:
        return Say(key="question_unknown")
    best = at.found[0]
    return Say(key="question_answered", fill={"quote": clip(best.quote, 240), "document": best.document.title})


def question(text: str) -> str:
    """The question a message ends with, where it waits for an answer: no tag ("..., no?"), none that they answer at once."""
    said = [s.text for s in sentences(text)]
    last = said[-1] if said else ""
    return last if last.endswith("?") and not _TAG.search(last) and _ASKS.search(last) else ""


def asks_meaning(at: Situation) -> bool:
    """True where the person wants to know what we mean, and tells nothing."""
    return not at.reading.unanswered and bool(_MEANING.search(at.text)) and question(at.text) != ""


def about_talk(at: Situation) -> Say | None:
    """The answer to a question about the talk, the draft or the request, or None where it is about something else."""
    asked = " ".join(s.text for s in sentences(at.text) if s.text.endswith("?"))
    key = next((key for pattern, key in _ABOUT if pattern.search(asked)), "")
    if key == "objection":
        return objection(at)
    if key == "about_view":
        return Say(key="about_view", fill={"reason": at.diagnosis.judgement.reason})
    if key == "about_length":
        return _length(at)
    if key == "why_answer":
        return Say(key=key, fill={"why": at.pending.reason}) if at.pending and at.pending.reason else None
    return Say(key=key) if key else None


def objection(at: Situation) -> Say:
    """What speaks against simply doing what was asked for: the strongest remark so far, or what is still open."""
    judgement = at.diagnosis.judgement
    if judgement.verdict is Verdict.DECLINE_DEFER:
        return Say(key="about_view", fill={"reason": judgement.reason})
    main = next(iter(at.diagnosis.causes), None)
    if main is None:
        open_slot = next(iter(readiness.missing(at.interview)), Slot.CURRENT_BEHAVIOUR)
        return Say(key="objection_open", fill={"open": at.knowledge.questions[open_slot].label})
    evidence = strongest(main)
    if main.cell is Cell.SKILL:
        return Say(key="objection_partly", fill={"evidence": evidence}) if evidence else Say(key="objection_skill")
    if evidence:
        return Say(key="objection_evidence", fill={"evidence": evidence})
    return Say(key="objection_cause", fill={"cause": at.knowledge.causes[main.cell].plain})


def main_obstacle(at: Situation) -> str:
    """What stands in the way of the work by their own words, where a course would leave it as it is; "" where nothing is."""
    main = next((cause for cause in at.diagnosis.causes if not cause.segment), None)
    return strongest(main) if main and main.cell is not Cell.SKILL else ""


def _length(at: Situation) -> Say:
    left = -(-len(readiness.missing(at.interview)) // 2)
    return Say(key="about_length", fill={"count": _COUNTED[min(left, 4)]}) if left else Say(key="about_length_ready")


_COUNTED = ("none", "one more answer", "two more answers", "three more answers", "four or five more answers")

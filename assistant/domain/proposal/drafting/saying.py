"""What of the words said may be quoted: whole sentences about the work, under what they were said about.

A fact holds all that was answered to a question. Of that, the sponsor reads neither what was said to us nor what was said
of the sponsor, and under a label only what the reading recognised as bearing on it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from assistant.domain.brief.reading import Bearing
from assistant.domain.brief.shapes import Brief, Evidence, Fact, Origin, Source
from assistant.domain.brief.turns import Interview
from assistant.domain.causes.fine import says_fine
from assistant.domain.causes.shapes import Cause
from assistant.domain.causes.weighing import asked_slots
from assistant.domain.diagnosis.shapes import Diagnosis
from assistant.domain.proposal.drafting import clauses, wholes
from assistant.domain.proposal.drafting.talk import is_talk, without_closing
from assistant.domain.slots import CAUSE_SLOTS, Direction, Slot
from assistant.domain.text import spans

# Learned probabilities from which a sentence bears on a slot, each with the least share of its likeliest slot.
_BEARS, _PARTLY = 0.2, 0.35
_SLIGHTLY, _MOSTLY = 0.05, 0.6
_OTHER = 0.5  # from here a sentence that does not bear on the slot is about something else
_IDLE, _FEW = 0.1, 8  # a sentence about nothing that we ask for, where it is short or about the speaker
_SPEAKER = re.compile(r"\b(?:I|me|my|mine|myself)\b")
_NUMBER = re.compile(r"\d")
_COUNTS = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|dozens?|half|none|nobody|most|all)\b",
    re.IGNORECASE,
)
_OF_ONE = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself)\b", re.IGNORECASE)
_GAP = "  "  # where sentences between were left out

# Slots whose words are read for a value, a name or a date: they stay as they were said.
_VALUES = frozenset(Slot) - {
    *CAUSE_SLOTS,
    Slot.BUSINESS_GOAL,
    Slot.CURRENT_BEHAVIOUR,
    Slot.DESIRED_BEHAVIOUR,
    Slot.EXEMPLARS,
    Slot.TRIED_BEFORE,
    Slot.CONSTRAINTS,
    Slot.RISKS,
    Slot.MANAGER_SUPPORT,
    Slot.LEARNER_VIEW,
    Slot.SUCCESS_CRITERIA,
    Slot.STAKEHOLDERS,
    Slot.ENABLERS,
    Slot.EXISTING_MATERIAL,
    Slot.WORK_CONTEXT,
    Slot.URGENCY_REASON,
}


Fits = Mapping[tuple[Slot, str], float]
"""How surely a quote speaks of a slot, 0 to 1, as the reading learned it."""


def heard(interview: Interview, diagnosis: Diagnosis) -> tuple[Interview, Diagnosis, Fits]:
    """Both with everything that was said cut to what may be quoted to the sponsor, and how well each quote fits its slot."""
    speech = Speech(interview, clauses.naming_words(_sponsors(interview.brief)))
    causes = tuple(speech.cause(cause) for cause in diagnosis.causes)
    brief = speech.brief()
    fits = {(fact.slot, fact.source.quote): speech.fit(fact) for fact in brief.facts}
    return interview.model_copy(update={"brief": brief}), diagnosis.model_copy(update={"causes": causes}), fits


def _sponsors(brief: Brief) -> list[str]:
    """The people or offices that were named as deciding; nobody where whoever asked decides."""
    quotes = [fact.source.quote for fact in brief.of(Slot.SPONSOR)]
    return [] if any(map(clauses.names_self, quotes)) else [role for quote in quotes if (role := clauses.role(quote))]


_OUTCOMES = frozenset((Slot.TRIED_BEFORE, *CAUSE_SLOTS))  # answers that tell of trials and attempts
_THOUGHT = 8  # words: a thought of its own before the sponsor comes in ("..., some test the director wanted")
_COUNTED = frozenset((Slot.BUDGET, Slot.COST_OF_INACTION, Slot.VALUE_PER_UNIT))  # worth nothing without a number


@dataclass(frozen=True)
class _Said:
    """A sentence of a message with its place in it."""

    text: str
    start: int
    bearing: Bearing | None
    of_sponsor: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def idle(self) -> bool:
        """True where it tells nothing of the work, or something that is not for the sponsor's eyes."""
        if self.of_sponsor or is_talk(without_closing(self.text)):
            return True
        if self.bearing is None or self.names_something:
            return False
        slight = self.bearing.to_us or max(self.bearing.slots.values(), default=0.0) < _IDLE
        return slight and (self.short or bool(_SPEAKER.search(self.text)))

    @property
    def names_something(self) -> bool:
        """True where it holds a number or a name, which are told for a reason."""
        return bool(_COUNTS.search(self.text)) or self.names_somebody

    @property
    def names_somebody(self) -> bool:
        return any(not opens for _, _, opens in spans.names(self.text))

    @property
    def short(self) -> bool:
        return len(self.text.split()) <= _FEW

    def bears(self, slot: Slot) -> bool:
        """True where it was recognised as speaking of the slot, or nothing is known about that."""
        if self.bearing is None:
            return True
        own, best = self.bearing.slots.get(slot, 0.0), max(self.bearing.slots.values(), default=0.0)
        return (own >= _BEARS and own >= _PARTLY * best) or (own >= _SLIGHTLY and own >= _MOSTLY * best)

    @property
    def of_something(self) -> bool:
        return self.bearing is not None and max(self.bearing.slots.values(), default=0.0) >= _OTHER


@dataclass(frozen=True)
class Speech:
    """The messages of a request, sentence by sentence. ``sponsor``: the words that name who will read the proposal."""

    interview: Interview
    sponsor: frozenset[str] = frozenset()

    @cached_property
    def _turns(self) -> Mapping[str, tuple[_Said, ...]]:
        return {
            str(turn.number): tuple(self._sentences(turn.text, turn.reading.bears)) for turn in self.interview.turns
        }

    @cached_property
    def _asked(self) -> Mapping[str, tuple[Slot, ...]]:
        return asked_slots(self.interview)

    def _sentences(self, text: str, bears: tuple[Bearing, ...]) -> Iterator[_Said]:
        known = {bearing.quote: bearing for bearing in bears}
        at, named = 0, False
        for piece in known or clauses.pieces(text):
            start = text.find(piece, at)
            if start < 0:
                continue
            at = start + len(piece)
            names, goes_on = self._names_sponsor(piece), named and bool(_OF_ONE.search(piece))
            head = piece.rpartition(", ")[0] if names and not goes_on else ""
            alone = len(head.split()) >= _THOUGHT and not self._names_sponsor(head)
            yield _Said(head if alone else piece, start, known.get(piece), (names or goes_on) and not alone)
            named = names or goes_on

    def _names_sponsor(self, text: str) -> bool:
        return any(_mentions(text, word) for word in self.sponsor)

    def quotable(self, source: Source, slot: Slot) -> Source | None:
        """The source with the sentences that may stand under the slot; None where there are none."""
        found = self._around(source)
        if found is None:
            return source
        said, bounds = found
        value = slot in _VALUES
        told = [item for item in said if not item.idle]
        fits = [item for item in told if item.bears(slot) or (value and _NUMBER.search(item.text))]
        free = [item for item in told if not item.of_something]
        beside = [item for item in free if any(_follows(said, item, f) for f in fits)]
        beside += [item for item in free if item.names_somebody and any(_follows(said, f, item) for f in fits)]
        unnamed = [item for item in told if not (item.of_something or item.short)]  # the reading has no name for it
        asked = slot in self._asked.get(source.ref, ())
        kept = (*fits, *beside) if fits else (unnamed or told) if asked else ()
        return self._joined(source, [item for item in told if item in kept], bounds, whole=not value)

    def fit(self, fact: Fact) -> float:
        """How surely the surest sentence of a fact speaks of its slot; 0 where that is not known."""
        said = self._turns.get(fact.source.ref, ()) if fact.source.origin is Origin.TURN else ()
        held = [item.bearing for item in said if item.bearing and item.text in fact.source.quote]
        return max((bearing.slots.get(fact.slot, 0.0) for bearing in held), default=0.0)

    def telling(self, source: Source, *, whole: bool = True) -> Source | None:
        """The source without what was said to us, whatever it was said about; its sentences ``whole`` or as far as they
        are held."""
        found = self._around(source)
        if found is None:
            return source
        said, bounds = found
        return self._joined(source, [item for item in said if not item.idle], bounds, whole=whole)

    def _around(self, source: Source) -> tuple[list[_Said], tuple[int, int]] | None:
        """The sentences that a source stands in, and where in the message it does; None where that cannot be told."""
        text = next((t.text for t in self.interview.turns if str(t.number) == source.ref), "")
        start = text.find(source.quote) if source.origin is Origin.TURN and source.quote else -1
        if start < 0:
            return None
        bounds = (start, start + len(source.quote))
        return [s for s in self._turns[source.ref] if s.start < bounds[1] and s.end > bounds[0]], bounds

    def _joined(
        self, source: Source, said: list[_Said], bounds: tuple[int, int], *, whole: bool = True
    ) -> Source | None:
        """The sentences as one quote, each whole where it is not too long, with a gap where some were left out."""
        text = next(t.text for t in self.interview.turns if str(t.number) == source.ref)
        quote, last = "", -1
        for item in said:
            full = whole and len(item.text) <= clauses.WHOLE
            start = item.start if full else max(item.start, bounds[0])
            end = item.end if full else min(item.end, bounds[1])
            piece = without_closing(text[start:end])
            between = text[last:start] if quote and not text[last:start].strip() else _GAP
            quote, last = quote + (between if quote else "") + piece, start + len(piece)
        return source.model_copy(update={"quote": quote}) if quote.strip() else None

    def brief(self) -> Brief:
        """The ledger with facts and remarks cut to what may be quoted. A value stays as it was said."""
        brief = self.interview.brief
        facts = [self._value(fact) if fact.slot in _VALUES else self._fact(fact) for fact in brief.facts]
        evidence = [self._remark(item) for item in brief.evidence]
        return brief.model_copy(
            update={"facts": tuple(f for f in facts if f), "evidence": tuple(e for e in evidence if e)}
        )

    def _value(self, fact: Fact) -> Fact | None:
        """A value keeps the words it was read from; where these hold no number, no day and nothing on it, there is none."""
        if fact.slot is Slot.SPONSOR:
            return fact
        quotable = self.quotable(fact.source, fact.slot)
        source = quotable or self.telling(fact.source, whole=False)
        if source is None or (fact.slot in _COUNTED and not quotable):
            return fact if fact.quantities or fact.day else None
        return fact.model_copy(update={"source": source})

    def _fact(self, fact: Fact) -> Fact | None:
        source = self.quotable(fact.source, fact.slot)
        if source and fact.slot in _OUTCOMES:
            source = self._whole(source)
        return fact.model_copy(update={"source": source}) if source else None

    def _remark(self, item: Evidence) -> Evidence | None:
        source = self.telling(item.source)
        if source and item.direction is Direction.FOR and says_fine(source.quote):
            return None  # what works never shows that this is the cause
        if source and item.direction is Direction.AGAINST and wholes.turned(self._message(source), source.quote):
            return None  # the person says it only to turn it round
        return item.model_copy(update={"source": self._whole(source)}) if source else None

    def _whole(self, source: Source) -> Source:
        """The source with the rest of the thought: a trial with its outcome, an attempt with what followed."""
        first, gap, rest = source.quote.partition(_GAP)
        told = wholes.whole(self._message(source), first)
        return source if gap and rest not in told else source.model_copy(update={"quote": told})

    def _message(self, source: Source) -> str:
        said = (turn.text for turn in self.interview.turns if str(turn.number) == source.ref)
        return next(said, "") if source.origin is Origin.TURN else ""

    def cause(self, cause: Cause) -> Cause:
        """The cause with its remarks cut to what may be quoted."""
        sides = {
            side: tuple(e for item in getattr(cause, side) if (e := self._remark(item)))
            for side in ("speaks_for", "against")
        }
        return cause.model_copy(update=sides)


def _mentions(text: str, word: str) -> bool:
    """True where a text mentions a name, or an office in any spelling."""
    return bool(re.search(rf"\b{re.escape(word)}\b", text, re.NOFLAG if word[:1].isupper() else re.IGNORECASE))


def _follows(said: list[_Said], one: _Said, other: _Said) -> bool:
    return said.index(one) - said.index(other) == 1

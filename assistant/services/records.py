"""Records attached to a request: what they bear out of what was said, and what they offer beyond it."""

import hashlib
import re
from collections.abc import Callable, Iterator
from functools import reduce

from assistant.domain.brief import offered
from assistant.domain.brief.offered import Offer
from assistant.domain.brief.opinions import counted, opinion
from assistant.domain.brief.reading import Reading
from assistant.domain.brief.shapes import Attachment, Brief
from assistant.domain.brief.turns import Interview, Move, MoveKind, Turn
from assistant.domain.errors import CallerError, NotFound, TooLarge
from assistant.domain.text.cleaning import clean
from assistant.domain.text.plain import sentences
from assistant.domain.text.words import clip
from assistant.services.revising import Revising, weighed

LONGEST_RECORD = 200_000  # characters of one attachment
_LONGEST_STRETCH = 2_000  # characters that are read at once
_MOST_STRETCHES = 40  # with numbers; at some 20 ms each
_STRETCH = re.compile(r"\n\s*\n")
_DIGIT = re.compile(r"\d")


class Recording(Revising):
    """A consultation to which records can be attached."""

    def attach(self, request_id: str, title: str, text: str) -> Attachment:
        """Adds a record to a request, for this request alone; facts that it bears out become evidenced, and what it says
        beyond them is offered. The same text again is the same record. Raises CallerError for an empty text, TooLarge above
        200,000 characters."""
        words = clean(text).strip()
        if not words:
            raise CallerError("The record holds no text.", kept="Nothing was added.", next_step="Paste its text.")
        if len(words) > LONGEST_RECORD:
            raise TooLarge(
                f"A record may have {LONGEST_RECORD:,} characters.", next_step="Paste the part that matters."
            )
        name = clip(title, 120) or clip(words.splitlines()[0], 80)
        added = Attachment(id=_content_id(words), title=name, text=words, added=self._clock())
        with self._lock(request_id):
            stored = self._repository.interview(request_id)
            if any(item.id == added.id for item in stored.attachments):
                return added
            found = offered.offers(added.id, self._read_through(words, stored))
            with_offers = stored.model_copy(update={"offers": (*stored.offers, *found)})
            self._repository.save_interview(weighed(with_offers, (*stored.attachments, added)))
            return added

    def detach(self, request_id: str, attachment_id: str) -> None:
        """Takes a record off a request; what rested on it is as it was said, or not there again."""
        with self._lock(request_id):
            stored = self._repository.interview(request_id)
            kept = tuple(item for item in stored.attachments if item.id != attachment_id)
            left = tuple(offer for offer in stored.offers if offer.record != attachment_id)
            without = stored.model_copy(update={"attachments": kept, "offers": left})
            if any(offer.taken for offer in stored.offers if offer.record == attachment_id):
                without = without.model_copy(update={"brief": self._retold(without, len(without.turns)).brief})
            self._repository.save_interview(weighed(without, kept))

    def take_over(self, request_id: str, attachment_id: str, number: int) -> Interview:
        """Puts into the brief what a record offers; its words are the source. Raises NotFound."""
        return self._answered(request_id, attachment_id, number, self._taken)

    def refuse(self, request_id: str, attachment_id: str, number: int) -> Interview:
        """Notes that what a record offers does not belong into the brief. Raises NotFound."""
        return self._answered(request_id, attachment_id, number, _refused)

    def _answered(
        self, request_id: str, attachment_id: str, number: int, answer: Callable[[Interview, Offer], Interview]
    ) -> Interview:
        with self._lock(request_id):
            stored = self._repository.interview(request_id)
            waiting = offered.open_offers(stored.brief, stored.offers)
            chosen = next((o for o in waiting if o.record == attachment_id and o.number == number), None)
            if chosen is None:
                raise NotFound("That is not offered any more.", kept="Nothing was changed.")
            return self._repository.save_interview(answer(stored, chosen))

    def _taken(self, interview: Interview, offer: Offer) -> Interview:
        context = self._context(interview, ())
        brief = offered.taken_over(interview.brief, offer, context)
        changed = offer.model_copy(update={"taken": context.turn})
        return _with(interview, offer, changed).model_copy(update={"brief": brief})

    def _retyped(self, told: Interview, brief: Brief) -> Interview:
        """Also what was taken over before the next message."""
        held = super()._retyped(told, brief)
        for offer in (offer for offer in held.offers if offer.taken == len(told.turns) + 1):
            context = self._context(held, ())
            held = held.model_copy(update={"brief": offered.taken_over(held.brief, offer, context)})
        return held

    def _read_through(self, text: str, interview: Interview) -> Iterator[Reading]:
        """The stretches of a record that hold numbers, each read as if nothing had been asked."""
        unasked = Turn(number=1, text="", reading=Reading(), move=Move(kind=MoveKind.ANSWER), reply="")
        listening = interview.model_copy(update={"turns": (unasked,)})
        stretches = [part[:_LONGEST_STRETCH] for part in _STRETCH.split(text) if _DIGIT.search(part)]
        for stretch in stretches[:_MOST_STRETCHES]:
            opinions = [told for sentence in sentences(stretch) if (told := opinion(sentence))]
            rest = reduce(lambda left, told: left.replace(told.sentence, ""), opinions, stretch)
            yield self._record_reader.read(rest, listening, interview.as_of)
            for told in opinions:
                yield counted(told, self._record_reader.read(told.said, listening, interview.as_of))


def _refused(interview: Interview, offer: Offer) -> Interview:
    return _with(interview, offer, offer.model_copy(update={"refused": True}))


def _with(interview: Interview, old: Offer, new: Offer) -> Interview:
    return interview.model_copy(update={"offers": tuple(new if o == old else o for o in interview.offers)})


def _content_id(text: str) -> str:
    return f"record-{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:16]}"

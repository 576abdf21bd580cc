"""The rest of the effect: what a part of the change was put down to beside the plan, each thing of it as a task of somebody."""

import re

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Source
from assistant.domain.proposal.drafting import actors, clauses, schedule
from assistant.domain.proposal.drafting.case import Case
from assistant.domain.proposal.drafting.remedies import Remedy, called_by
from assistant.domain.proposal.drafting.statements import as_said, capital, fill, quoted
from assistant.domain.proposal.shapes import MixPart, Statement
from assistant.domain.slots import Slot
from assistant.domain.text.words import stems


def rows(case: Case, chosen: tuple[Remedy, ...]) -> list[MixPart]:
    """What a part of the effect was put down to, asked of those who were named for it; where nobody was, whoever decides names
    somebody."""
    words = rest_of_effect(case, chosen)
    if words is None or comes_from_outside(words.quote):
        return []
    return [_piece(case, words, piece) for piece in re.split(r",\s*(?:and\s+)?|\s+and\s+", words.quote)[:_PIECES]]


def _piece(case: Case, words: Source, piece: str) -> MixPart:
    """One of the things that a part of the effect was put down to, as a task of its own."""
    piece = re.sub(r"^(?:to |the |our |some )+", "", piece.strip(" .,"))
    source = words.model_copy(update={"quote": piece})
    usual = next((who for told, who in _USUALLY if told.search(piece)), "")
    leads = actors.managers(case) if usual == _LED else fill("{who}", who=usual)
    who = actors.named_for(case, words) or (leads if usual else case.sponsor)
    day = schedule.begins(case) or schedule.start(case)
    ask = fill(_PIECE, thing=as_said(piece, source), day=day, lasts=_as_long(case), proposed=True)
    by = fill("{day}", day=schedule.start(case), proposed=True)
    name, said = wording.upper_first(piece), quoted(source, 60)
    return MixPart(intervention="", name=name, learning=False, what=said, owner=capital(who), ask=ask, by=by)


_PIECES = 3
_LED = "those who lead them"
_USUALLY = (
    (re.compile(r"\b(?:support|help\w*|coach\w*|presence|floor)\b", re.I), _LED),
    (re.compile(r"\b(?:data|records|system|software|interface|network)\b", re.I), "IT"),
    (re.compile(r"\b(?:planning|plan|schedul\w*|roster\w*)\b", re.I), "Planning"),
    (re.compile(r"\b(?:equipment|machines?|devices?|tools?|materials?)\b", re.I), "Facilities"),
)
_PIECE = "A part of the effect was put down to {thing}: have it there by {day}{lasts}, or say what is missing for that."
_LASTED = re.compile(
    r"\bfor (?:the first )?(?:\d{1,2}|two|three|four|five|six|eight|ten|twelve) (?:weeks|months)\b", re.IGNORECASE
)


def _as_long(case: Case) -> Statement:
    """How long it has to last: as long as the loss lasted where it was measured."""
    for fact in (
        *case.brief.of(Slot.TRIED_BEFORE),
        *case.brief.of(Slot.EXEMPLARS),
        *case.brief.of(Slot.COST_OF_INACTION),
    ):
        if match := _LASTED.search(fact.source.quote):
            return fill(" and {long}, as long as the loss lasted", long=as_said(match.group().casefold(), fact.source))
    return fill("")


_REMAINDER = re.compile(
    r"\b(?:the )?(?:other (?:half|third|part|\d+ ?%?)|rest|remaining\b[^.;,]{0,12}|remainder)\b[^.;,]{0,20}?"
    r"\b(?:is|are|comes? from|goes to|belongs to|depends on|due to)\b(?P<what>[^.;]+)",
    re.I,
)
_SHARED = re.compile(r"\b(?:half|thirds?|quarters?|credit\w*|share|percent|effect|difference)\b|%", re.I)


def rest_of_effect(case: Case, chosen: tuple[Remedy, ...]) -> Source | None:
    """What a part of the effect was put down to, where no part of the plan is about it."""
    asked = stems(
        " ".join(f"{r.intervention.name} {words.quote if (words := called_by(case, r)) else ''}" for r in chosen)
    )
    for fact in case.brief.facts:
        for sentence in clauses.sentences(fact.source.quote):
            match = _REMAINDER.search(sentence) if _SHARED.search(sentence) else None
            if match and stems(match["what"]) and not stems(match["what"]) & asked:
                return fact.source.model_copy(update={"quote": match["what"].strip(" ,")})
    return None


_OUTSIDE = re.compile(
    r"\b(?:spike|seasons?|seasonal|storms?|weather|tariffs?|inflation|energy prices?|market|competitors?|strikes?|"
    r"new law|shortage|sick(?:ness)?|flu|holidays|tourists?|suppliers?|exchange rate|interest rates?)\b",
    re.IGNORECASE,
)


def comes_from_outside(text: str) -> bool:
    """True where a text names something that nobody in the company can put right."""
    return bool(_OUTSIDE.search(text))

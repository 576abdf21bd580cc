"""What a duty obliges to: to train or qualify people, to report, or nothing at all.

Only a specific duty to train or to qualify sets a floor that no score may remove (rule R1)."""

import re
from enum import StrEnum

from assistant.domain.brief import Brief
from assistant.domain.plain import any_of, first_saying, plain, sentences
from assistant.domain.quantities import Kind
from assistant.domain.shapes import Shape
from assistant.domain.slots import Slot


class DutyKind(StrEnum):
    QUALIFY = "qualify"  # law, regulator or contract obliges to train or qualify
    REPORT = "report"  # obliges to report, keep or publish, not to train
    OWN_RULE = "own_rule"  # a rule of the house: can be changed by the house
    PROMISE = "promise"
    OTHER = "other"  # a legal duty that names neither people's qualification nor a report
    DENIED = "denied"  # asked, and nothing requires it
    UNKNOWN = "unknown"  # not asked, or not known


class Duty(Shape):
    """The duty behind a request. ``partial``: it covers a part of the audience only. ``cited``: it names where it stands."""

    kind: DutyKind
    quote: str = ""
    partial: bool = False
    cited: bool = False


_AUTHORITY = any_of(
    r"laws?",
    r"legal(?:ly)?",
    r"statut\w+",
    r"(?:\w+ ){1,3}act(?=[,.;:)]| \d| section| paragraph| requires?| says| of|$)",
    r"(?:external )?auditors?|certification body",
    r"regulations?",
    r"regulators?\w*",
    r"authorit(?:y|ies)",
    r"ministry",
    r"directive",
    r"ordinance",
    r"decree",
    r"circular",
    r"supervis(?:or|ory) (?:authority|body|board)",
    r"licen[cs]ing (?:body|board|authority)",
    r"contract(?:s|ual|ually)?",
    r"clause",
    r"customer (?:requires?|demands?|insists?|standard|audit)",
    r"insurers?",
    r"(?:iso|osha|fda|easa|faa|hse|gdpr|hipaa|haccp|iata|imo|stcw|mifid|finra|bafin|fca|nrc)(?:[ -]?\d+)?",
    r"notified body",
    r"inspect(?:or|orate|ion)s?",
    r"labou?r (?:code|inspectorate)",
    r"(?:building|fire|food|safety|penal|civil|tax|road) code",
    r"accident insurance",
    r"collective agreement",
    r"§+ ?\d+",
)
_OBLIGES = any_of(
    r"mandatory",
    r"compulsory",
    r"obligatory",
    r"required",
    r"requires?",
    r"must",
    r"have to",
    r"has to",
    r"oblig\w+",
    r"demands?",
)
_QUALIFY = any_of(
    r"(?:re)?train(?:s|ed|ing|ings)?",
    r"qualif\w+",
    r"certif\w+",
    r"(?:re)?certificat\w+",
    r"licen[cs]\w*",
    r"accredit\w*",
    r"courses?",
    r"instruct(?:s|ed|ion|ions)?",
    r"refreshers?",
    r"induction",
    r"competen\w+",
    r"proficien\w+",
    r"tests?",
    r"tested",
    r"exams?",
    r"examinations?",
    r"attest\w*",
    r"permits? (?:to|card)",
    r"(?:skills?|operator|driver) cards?",
    r"brief(?:ed|ing|ings)",
    r"drills?",
    r"taught",
    r"educat\w+",
    r"awareness",
    r"lessons?",
    r"hours (?:a|per|every|each)",
    r"hours of",
)
_NOT_A_COURSE = any_of(
    r"(?:do|does|did) not (?:say|ask|require|demand|prescribe|mention|want|need|call for|have to be)(?: \w+){0,6} "
    r"(?:course|training|class|classes|lesson|e-?learning|seminar)",
    r"(?:nothing|not a word|no word|not) (?:about|on) (?:a |any )?(?:course|training|class|lesson)",
    r"(?:no|not a|not necessarily) (?:course|training)(?: (?:is )?(?:required|needed|demanded))?",
    r"not to train",
)
_REPORT = any_of(
    r"report(?:s|ed|ing)?",
    r"notif(?:y|ied|ication)",
    r"disclos\w+",
    r"publish\w*",
    r"document(?:ed|ation)?",
    r"keep (?:\w+ ){0,2}(?:records?|files?|logs?)",
    r"record[- ]keeping",
    r"submit\w*",
    r"declar(?:e|ation)\w*",
    r"(?:action|improvement|corrective) (?:plan|measures?)",
    r"effective measures?",
)
_OWN = any_of(
    r"(?:our|their|its|the company's|the group's|the firm's|the house's) own(?: \w+)?",
    r"own (?:code|rules?|polic(?:y|ies)|standards?|guidelines?)",
    r"internal(?:ly)?",
    r"in-?house",
    r"house rules?",
    r"(?:company|corporate|group|head office|global|works) (?:polic(?:y|ies)|rules?|standards?|guidelines?)",
    r"self-imposed",
    r"we (?:made|wrote|set) (?:it|that|this|the rule)",
    r"code of conduct",
)
_PROMISE = any_of(
    r"promis\w+",
    r"pledg\w+",
    r"assur(?:ed|ance)",
    r"gave (?:\w+ )?word",
    r"announced",
    r"told (?:them|everyone|everybody|staff)",
)
_NOTHING = any_of(
    r"nothing (?:requires?|obliges?|forces?|demands?|says|legal|binding|official|mandatory)",
    r"nobody (?:requires?|demands?|obliges?|forces?|asks? for)",
    r"(?:not|is not|are not) (?:\w+ )?(?:required|mandatory|compulsory|obligatory|binding|legal|a legal|by law|prescribed|regulated|a duty|an obligation)",
    r"no (?:\w+ ){0,2}(?:laws?|regulations?|regulators?|duty|duties|obligations?|mandates?|requirements?|legal|rules?|contract|statute)",
    r"without (?:any )?(?:legal|duty|obligation)|legally,? (?:no|not|nothing)",
    r"voluntary",
    r"optional",
)
_FLAT_NO = any_of(
    r"^(?:no|none|nope|nah|not at all|not (?:that|as far as) i (?:know|am aware)(?: of)?|nothing|not really)(?:[.,;!]|$).*"
)
_CITATION = any_of(
    r"\d[\d./-]*",
    r"articles?",
    r"art\.",
    r"sections?",
    r"paragraphs?",
    r"para\.",
    r"§+",
    r"clauses?",
    r"annex",
    r"chapter",
    r"(?:\w+ ){1,3}act",
)
_ELSEWHERE = (Slot.URGENCY_REASON, Slot.CONSTRAINTS, Slot.REQUESTED_SOLUTION)
_WHERE_LAPSED = (Slot.BASELINE, Slot.AUDIENCE, Slot.CAUSE_SKILL)
_FEW = 0.6  # share of the audience below which a duty covers a part only
_YES = ("yes", "yeah", "yep", "of course", "sure", "by law", "it is", "absolutely")
_SHARE = re.compile(r"\d ?(?:%|per ?cent)")
_LAPSED = any_of(
    r"expired?",
    r"laps(?:e|ed|ing)",
    r"overdue",
    r"out of date",
    r"run out",
    r"ran out",
    r"renew\w*",
    r"not (?:yet )?(?:certified|licen[cs]ed|qualified)",
)
_SOME = any_of(
    r"(?:only|just) (?:for )?(?:the|those|our|new|\d+|some)",
    r"\d+ of (?:the |them|our|those)?",
    r"(?:new|newly|recent) (?:starters?|joiners?|hires?|hired|staff|people|employees)",
    r"some of (?:them|the)",
    r"not (?:for )?(?:all|everyone|everybody|the others|the rest)",
)


def duty(brief: Brief, opening: str = "") -> Duty:
    """The duty that the mandate slot states; where it was not answered, one that the opening, the urgency or the
    constraints state in full: who obliges, that they oblige, and to which qualification."""
    if facts := brief.of(Slot.MANDATE):
        return _read(brief, [fact.value for fact in facts])
    elsewhere = [opening, *(fact.value for slot in _ELSEWHERE for fact in brief.of(slot))]
    stated = [text for text in elsewhere if all(p.search(plain(text)) for p in (_AUTHORITY, _QUALIFY, _OBLIGES))]
    return _read(brief, stated) if stated else Duty(kind=DutyKind.UNKNOWN)


def _read(brief: Brief, texts: list[str]) -> Duty:
    kind, quote = _kind(texts)
    said = plain(" ".join(texts))
    partial = kind is DutyKind.QUALIFY and (bool(_SOME.search(said)) or _covers_few(brief))
    return Duty(kind=kind, quote=quote, partial=partial, cited=bool(_CITATION.search(said)))


def _kind(texts: list[str]) -> tuple[DutyKind, str]:
    """The first reading that holds, most specific first, with the sentence that shows it."""
    denied = first_saying(_NOTHING, texts) or first_saying(_FLAT_NO, texts)
    positive = [
        s for text in texts for s in sentences(text) if not any(p.search(plain(s)) for p in (_NOTHING, _FLAT_NO))
    ]
    own, report, authority, promise, no_course = (
        first_saying(pattern, positive) for pattern in (_OWN, _REPORT, _AUTHORITY, _PROMISE, _NOT_A_COURSE)
    )
    outside = bool(authority) and not _OWN.search(plain(authority))
    qualifies = bool(_QUALIFY.search(_REPORT.sub(" ", plain(" ".join(positive)))))
    readings = (
        (no_course and (report or authority), DutyKind.REPORT, report or no_course),
        (no_course, DutyKind.DENIED, no_course),
        (own and not outside, DutyKind.OWN_RULE, own),
        (authority and qualifies, DutyKind.QUALIFY, authority),
        (report, DutyKind.REPORT, report),
        (promise, DutyKind.PROMISE, promise),
        (denied, DutyKind.DENIED, denied),
        (authority and _answers_yes(texts[0]), DutyKind.QUALIFY, authority),
        (authority, DutyKind.OTHER, authority),
        (qualifies and first_saying(_OBLIGES, positive), DutyKind.QUALIFY, first_saying(_OBLIGES, positive)),
    )
    return next(((kind, quote) for holds, kind, quote in readings if holds), (DutyKind.UNKNOWN, ""))


def _answers_yes(text: str) -> bool:
    """The question is whether training is required: a plain yes, or the bare name of a rule, says that it is."""
    said = plain(text)
    if _SHARE.search(said):
        return False
    return said.startswith(_YES) or len(said.split()) <= (12 if _CITATION.search(said) else 4)


def _covers_few(brief: Brief) -> bool:
    """True where the people it covers, or those whose papers ran out, are clearly fewer than the audience."""
    size = max((q.value for fact in brief.of(Slot.AUDIENCE_SIZE) for q in fact.quantities), default=0.0)
    named = [q for fact in brief.of(Slot.MANDATE) for q in fact.quantities if q.kind is Kind.PEOPLE and q.unit]
    lapsed = [
        q
        for slot in _WHERE_LAPSED
        for fact in brief.of(slot)
        if _LAPSED.search(plain(fact.value))
        for q in fact.quantities
    ]
    return any(0 < q.value < _FEW * size for q in (*named, *lapsed))

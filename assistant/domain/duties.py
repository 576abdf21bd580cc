"""What a duty obliges to: to train or qualify people, to report, or nothing at all.

Only a specific duty to train or to qualify sets a floor that no score may remove (rule R1)."""

from enum import StrEnum

from assistant.domain.brief import Brief, Fact
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
    r"acts?",
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
    r"without (?:any )?(?:legal|duty|obligation)",
    r"voluntary",
    r"optional",
)
_FLAT_NO = any_of(r"^(?:no|none|nope|nah|not at all|not that i know(?: of)?|nothing|not really)(?:[.,;!]|$).*")
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
    r"only (?:for )?(?:the |those |a )?\w+",
    r"just (?:for )?(?:the |those )\w+",
    r"\d+ of (?:the |them|our|those)?",
    r"(?:new|newly|recent) (?:starters?|joiners?|hires?|hired|staff|people|employees)",
    r"some of (?:them|the)",
    r"not (?:for )?(?:all|everyone|everybody|the others|the rest)",
)


def duty(brief: Brief, opening: str = "") -> Duty:
    """The duty that the mandate slot states; where it was not answered, one that opening, urgency or constraints state in full."""
    facts = brief.of(Slot.MANDATE)
    if facts:
        return _read(brief, [fact.value for fact in facts])
    elsewhere = [
        opening,
        *(f.value for s in (Slot.URGENCY_REASON, Slot.CONSTRAINTS, Slot.REQUESTED_SOLUTION) for f in brief.of(s)),
    ]
    stated = [
        text
        for text in elsewhere
        if _AUTHORITY.search(plain(text)) and _QUALIFY.search(plain(text)) and _OBLIGES.search(plain(text))
    ]
    return _read(brief, stated) if stated else Duty(kind=DutyKind.UNKNOWN)


def _read(brief: Brief, texts: list[str]) -> Duty:
    kind, quote = _kind(texts)
    said = plain(" ".join(texts))
    return Duty(
        kind=kind,
        quote=quote,
        partial=kind is DutyKind.QUALIFY and _partial(brief, said),
        cited=bool(_CITATION.search(said)),
    )


def _kind(texts: list[str]) -> tuple[DutyKind, str]:
    denied = first_saying(_NOTHING, texts) or first_saying(_FLAT_NO, texts)
    positive = [
        s for text in texts for s in sentences(text) if not (_NOTHING.search(plain(s)) or _FLAT_NO.search(plain(s)))
    ]
    whole = plain(" ".join(positive))
    own, report = first_saying(_OWN, positive), first_saying(_REPORT, positive)
    authority = first_saying(_AUTHORITY, positive)
    if no_course := first_saying(_NOT_A_COURSE, texts):
        return (DutyKind.REPORT, report or no_course) if report or authority else (DutyKind.DENIED, no_course)
    if own and not (authority and not _OWN.search(plain(authority))):
        return DutyKind.OWN_RULE, own
    if authority and _QUALIFY.search(whole):
        return DutyKind.QUALIFY, authority
    if report:
        return DutyKind.REPORT, report
    if promise := first_saying(_PROMISE, positive):
        return DutyKind.PROMISE, promise
    if denied:
        return DutyKind.DENIED, denied
    if authority:
        return (DutyKind.QUALIFY if _affirms(texts) else DutyKind.OTHER), authority
    return (
        (DutyKind.QUALIFY, positive[0]) if _OBLIGES.search(whole) and _QUALIFY.search(whole) else (DutyKind.UNKNOWN, "")
    )


def _affirms(texts: list[str]) -> bool:
    """The question is whether training is required: a plain yes, or the bare name of a rule, answers that it is."""
    first = plain(texts[0])
    return (
        first.startswith(("yes", "yeah", "of course", "sure", "by law", "it is", "absolutely"))
        or len(first.split()) <= 12
    )


def _partial(brief: Brief, said: str) -> bool:
    if _SOME.search(said):
        return True
    size = max(
        (
            q.value
            for fact in brief.of(Slot.AUDIENCE_SIZE)
            for q in fact.quantities
            if q.kind in (Kind.PEOPLE, Kind.COUNT)
        ),
        default=0.0,
    )
    counts = [q.value for fact in brief.of(Slot.MANDATE) for q in fact.quantities if q.kind is Kind.PEOPLE]
    if any(0 < count < 0.6 * size for count in counts):
        return True
    return any(
        _lapsed_part(fact, size) for slot in (Slot.BASELINE, Slot.AUDIENCE, Slot.CAUSE_SKILL) for fact in brief.of(slot)
    )


def _lapsed_part(fact: Fact, size: float) -> bool:
    return bool(_LAPSED.search(plain(fact.value))) and any(0 < q.value < 0.6 * size for q in fact.quantities)

"""What is wrong with an author's prose beyond its numbers, quotations and names, which grounding.py checks.

Markup and hidden characters, cut quotations, amounts in words, numbers put to another thing, persons said to consent."""

import re
from collections.abc import Iterator, Sequence

from assistant.domain.brief.shapes import Derived, Source
from assistant.domain.library.suspicion import suspicious
from assistant.domain.proposal.authoring.sums import BY_DEFINITION
from assistant.domain.text import spans
from assistant.domain.text.amounts import from_today, misplaced, unsaid
from assistant.domain.text.foreign import foreign
from assistant.domain.text.quotes import unclosed
from assistant.domain.text.words import stems, words

_CUT = re.compile(r"…|\.\.\.|\[\W*\]")
_CONSENT = re.compile(
    r"(?P<who>[\w’'-]+) (?:(?:has|have|had|already|also|fully|formally|just) )*"
    r"(?P<verb>agree[sd]?|approve[sd]|endorse[sd]|confirm(?:s|ed)|promise[sd]|guarantee[sd]|commit(?:s|ted)|pledge[sd]|signed)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:if|once|when|until|unless|after|before|whether|not|nobody|to be|be|must|should|can|may|who|whoever|has to|needs? to"
    r"|as|let|asks?|no|none|nothing|neither|without)\b[^.,;:]{0,40}$|\bto $",
    re.IGNORECASE,
)
_PLANNED = re.compile(r"[^.;!?]{0,60}\bby (?:the )?\d")  # "HR confirms the list by 2 October" is a step, no consent
_NOTHING = re.compile(r"\s(?:to |on )?(?:nothing|none)\b", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:who|what|which|how|when|whether|has|have|had|did|does|do|will|is|are)\b", re.IGNORECASE)
_TITLED = re.compile(r"\b(?:mr|mrs|ms|dr|prof|professor|herr|frau|sir|madam)\b\.? (\w+)", re.IGNORECASE)
_VERDICTS = re.compile(r"\b[A-Z]+_[A-Z]+\b")


def complaints(
    prose: str,
    texts: Sequence[str],
    sources: Sequence[Source],
    figures: Sequence[Derived],
    proposed: bool,
    plans: bool = False,
) -> list[str]:
    """What the author must mend in a text without its labels. ``texts`` are everything that was said and found; ``sources``
    and ``figures`` those that the line rests on; only a ``proposed`` line may tell days from today, and what one that ``plans``
    says in the present is asked for."""
    told = unsaid(prose, texts) or ("" if proposed else from_today(prose, texts))
    wrong = _wrong_thing(prose, texts, figures)
    return [
        *([odd] if (odd := foreign(prose, " ".join(texts))) else []),
        *(["no code words"] if _VERDICTS.search(prose) else []),
        *_quotations(prose, sources),
        *([f"no source for: {told}"] if told else []),
        *([f"told of something else: {wrong}"] if wrong else []),
        *_consents(prose, sources, plans),
        *[f"nobody of that name: {name}" for name in _TITLED.findall(prose) if not _told(name, texts)],
    ]


def _quotations(prose: str, sources: Sequence[Source]) -> Iterator[str]:
    if unclosed(prose):
        yield "a quotation that does not end"
    for _, _, quote in spans.quotations(prose):
        if suspicious(quote):
            yield "a quotation that gives orders to a machine"
        if _CUT.search(quote) and not any(quote in source.quote for source in sources):
            yield "quote without leaving anything out"


def _wrong_thing(prose: str, texts: Sequence[str], figures: Sequence[Derived]) -> str:
    """A number that only stands for something else; what a sum gave or converts by counts what its unit says."""
    shown = [f"{figure.value:g} {figure.unit}; {figure.label}" for figure in figures]
    converted = [source.quote for figure in figures for _, _, source in figure.operands if source.ref == BY_DEFINITION]
    return misplaced(prose, (*texts, *shown, *converted))


def _consents(prose: str, sources: Sequence[Source], plans: bool) -> Iterator[str]:
    """Consent is claimed of somebody only where a source of the line tells of it."""
    bare = spans.without_quotations(prose)
    for match in _CONSENT.finditer(bare):
        before, after = bare[: match.start("verb")], bare[match.end() :]
        planned = not match["verb"].endswith("ed") and (plans or _PLANNED.match(after))
        if planned or _OPEN.search(before) or _NOTHING.match(after) or _asked(bare, match):
            continue
        if not any(stems(match["verb"]) & stems(source.quote) for source in sources):
            yield f"consent that nobody is known to have given: “{match[0]}”"


def _asked(text: str, match: re.Match[str]) -> bool:
    """Whether the consent is asked about: the sentence is a question and what asks stands before who would consent ("The
    board has agreed, hasn't it?" tells)."""
    begin = max(text.rfind(stop, 0, match.start()) for stop in ".?!") + 1
    end = re.search(r"[.?!]", text[match.end() :])
    return bool(end and end[0] == "?" and _ASKS.search(text[begin : match.end("who")]))


def _told(name: str, texts: Sequence[str]) -> bool:
    return any(name.casefold() in words(text) for text in texts)

"""Texts of an author that go against what code has decided: learning asked for where it is not the answer, in whatever
words, or declined where it is; another cost than that of the forecast."""

import re
from collections.abc import Iterable

from assistant.domain.brief import wording
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.proposal.authoring.draft import Draft
from assistant.domain.proposal.shapes import Proposal
from assistant.domain.text import spans
from assistant.domain.text.plain import plain, sentences
from assistant.domain.text.words import overlap, stems

NO_LEARNING = frozenset({Verdict.NON_TRAINING, Verdict.DECLINE_DEFER, Verdict.DISCOVERY_FIRST})
_COMMITTING = frozenset(
    "headline decision front summary mix asks timeline holding_message first_result practice managers_before managers_after "
    "contract groups effort open verdict".split()
)  # sections that say what is to be done
_NAMING = re.compile(
    r"^(?:headline$|mix\.\d+\.(?:name|what)$|options\.\d+\.(?:name|what)$|groups\.\d+\.gets$|effort\.\d+\.what$)"
)  # what is named there is done
_LEARNING = re.compile(
    r"\b(?:trainings?|courses?|workshops?|e-?learnings?|webinars?|seminars?|boot ?camps?|master ?class(?:es)?|curricul\w+|academy"
    r"|lessons?|certifications?|(?:training|learning) (?:modules?|programmes?|programs?|sessions?|days?)|classroom|upskilling"
    r"|retraining)\b"
)
_COMMIT = re.compile(
    r"\b(?:approv\w*|book\w*|runs?|deliver\w*|launch\w*|roll(?:s|ed)? out|start\w*|schedul\w*|fund\w*|commission\w*|buy|order"
    r"|hold|give|gets?|offer\w*|send\w*|enrol\w*|attend\w*|complet\w*|begin\w*|provid\w*|proceed\w*|go(?:es)? ahead|releas\w*"
    r"|sign off|accept\w*|support\w*|take part|join\w*|build|design|plan)\b"
)
_ORDERED = re.compile(
    r"^(?:please |so |then |now |and )*(?:approve|book|buy|fund|order|commission|go ahead with|proceed with|launch|schedule"
    rf"|sign off)\b[^.]*(?:{_LEARNING.pattern})"
)
_TEACH = re.compile(
    r"\b(?:re-?train|train|teach|upskill|educate|instruct) (?:all|the|every|each|our|your|their|them|everybody|everyone|\d)"
)
_NOT = re.compile(
    r"\b(?:no|not|nor|never|none|nobody|without|instead|rather than|in place of|before|until|stop|cancel|drop|decline|postpone"
    r"|defer|hold (?:off|back)|on hold|no longer|neither|replac\w+|unless|only if|if|than|whether|leave|skip|wish|asked"
    r"|request\w*|wanted|not yet|other than|beyond|except|alone)\b"
)
_YES = re.compile(
    rf"(?:{_LEARNING.pattern})[^.]{{0,30}}\b(?:is|are|will be|would be) (?:clearly |exactly )?"
    r"(?:the (?:right |best |only )?(?:answer|solution|remedy|way)|needed|necessary|justified|enough|what (?:they|you) need)\b"
    rf"|(?:{_LEARNING.pattern}) (?:will|would) (?:\w+ )?(?:fix|solve|close|raise|lift|cut|reduce|improve)\b"
)
_DECLINED = re.compile(
    r"\b(?:decline|reject|refuse|cancel|do not (?:approve|fund|book|run|train|teach))\b"
    rf"|(?:{_LEARNING.pattern})[^.]{{0,20}} (?:is|are) not (?:needed|the answer|necessary|justified|required)\b(?! alone)"
)
_ADVISED = re.compile(
    r"\b(?:recommend\w*|we advise|our (?:advice|choice)|the best (?:option|choice|way)|should be chosen)\b"
)
_LEARN = rf"(?:{_LEARNING.pattern}|\b(?:practice|practise|teaching|learning)\b)"
_SAYS: dict[Verdict, re.Pattern[str]] = {
    Verdict.NON_TRAINING: re.compile(
        rf"{_LEARN}[^.]{{0,40}} (?:will|would|can|could|does|is|are) ?(?:not|never) (?:\w+ ){{0,2}}"
        r"(?:fix|solve|mend|help|change|close|move|cure|what|the (?:answer|remedy|right))\b"
        rf"|{_LEARN}[^.]{{0,20}} cannot \w+|\b(?:not|no|without|rather than|instead of) (?:an? |the |another )?(?:\w+ )?{_LEARN}"
    ),
    Verdict.TRAINING_PLUS: re.compile(
        rf"{_LEARN}[^.]*\b(?:not|only|alone|but|as long as|together|along with|as well as|half|part|besides)\b"
        rf"|\b(?:not|alone|part|half|besides|as well as|together)\b[^.]*{_LEARN}"
    ),
    Verdict.BUILD_TRAINING: re.compile(
        rf"{_LEARN}[^.:;]{{0,60}} (?:is|are) (?:\w+ )?(?:right|needed|the (?:right )?(?:answer|remedy|way)|what)\b"
    ),
    Verdict.MANDATORY_MINIMUM: re.compile(
        r"(?=.*\b(?:duty|required|requires?|law|legal\w*|regulat\w+|obligat\w+|mandatory)\b)"
        r"(?=.*\b(?:least|minimum|no more than|short(?:est)?|only)\b)"
    ),
    Verdict.DISCOVERY_FIRST: re.compile(
        r"\b(?:too early|too soon|find(?:ing)? out|not (?:yet )?known|nobody (?:knows|has said)|cannot (?:be |yet )?\w+ yet)\b"
    ),
    Verdict.DECLINE_DEFER: re.compile(r"\bnot now\b|\bnot yet\b|\b(?:postpone|wait|leave this|put this off)\b"),
}
_TWISTED = re.compile(
    r"\b(?:mistake|optional|wrong|too late|delay|skip|enough|overdue|sooner)\b(?! alone)|\bnot only\b"
)  # turns a denial round
_NOT_ENOUGH = re.compile(r"\bnot (?:be )?enough\b")
_NEXT_SENTENCE = re.compile(r"[.!?]\W*\s\w")
_CENTS = 0.5  # by which a sum of money may be rounded
_LONGEST_VERDICT = 40  # words
_SAME_REQUEST = 0.75  # share of words that make a recommendation the request under another name


def contradiction(place: str, text: str, guided: Proposal, recommended: Iterable[str]) -> str:
    """How a text at a place goes against the verdict or the forecast, "" where it does not. ``recommended`` are the places of
    the recommended options ("options.2")."""
    verdict = guided.verdict.verdict
    head, _, _ = place.partition(".")
    chosen = any(place.startswith(f"{option}.") for option in recommended)
    if other := _other_cost(place, text, guided, chosen):
        return other
    if verdict in NO_LEARNING:
        return _for_learning(place, text, guided, chosen or head in _COMMITTING, chosen)
    if head in ("headline", "decision", "front") or chosen:
        declined = any(_DECLINED.search(sentence) for sentence in _plain(text))
        return f"the verdict is {verdict.value}: learning is not declined" if declined else ""
    return ""


def _other_cost(place: str, text: str, guided: Proposal, chosen: bool) -> str:
    """A cost beside which the forecast would be that of another plan."""
    if guided.forecast is None or not (place in ("cost", "front.cost") or (chosen and place.endswith(".cost"))):
        return ""
    cost = guided.forecast.spent
    named = any(abs(value - cost.value) <= _CENTS for number in spans.numbers(text) for value in number.values)
    full = wording.figure(cost)
    return (
        "" if named else f"the forecast rests on a full cost of {full}: name that, and apart from it what comes on top"
    )


def other_verdict(text: str, verdict: Verdict) -> str:
    """Why a sentence does not say the verdict that was decided, "" where it does: one plain sentence of its kind."""
    told = plain(text)
    if _NEXT_SENTENCE.search(told) or len(told.split()) > _LONGEST_VERDICT:
        return f"the verdict is one sentence of at most {_LONGEST_VERDICT} words"
    said = _NOT_ENOUGH.sub("not alone", told)
    twisted = _TWISTED.search(said) or (
        verdict in (Verdict.BUILD_TRAINING, Verdict.TRAINING_PLUS) and _DECLINED.search(said)
    )
    if twisted or not _SAYS[verdict].search(said):
        return f"it has to say plainly that the verdict is {verdict.value}"
    return ""


def _for_learning(place: str, text: str, guided: Proposal, committing: bool, chosen: bool) -> str:
    why = f"the verdict is {guided.verdict.verdict.value}: learning is not what is asked for"
    if place.startswith("practice."):
        return why
    named = bool(_NAMING.match(place)) and (chosen or not place.startswith("options."))
    for sentence in _plain(text):
        if _NOT.search(sentence):
            continue
        advised = place.startswith("options.") and not chosen and _ADVISED.search(sentence)
        ordered = not place.startswith("options.") and _ORDERED.search(sentence)
        if advised or ordered or _YES.search(sentence) or (committing and _asks_for(sentence, named)):
            return why
    return why if chosen and named and _as_requested(text, guided) else ""


def _asks_for(sentence: str, named: bool) -> bool:
    return bool(_TEACH.search(sentence) or (_LEARNING.search(sentence) and (named or _COMMIT.search(sentence))))


def _as_requested(text: str, guided: Proposal) -> bool:
    """True where the recommended option is the requested one in its own words."""
    asked = next((option.what.text for option in guided.options if option.id == "requested"), "")
    same = len(stems(text)) >= 2 and overlap(text, asked) >= _SAME_REQUEST
    return same and not any(_NOT.search(sentence) for sentence in _plain(text))


def _plain(text: str) -> list[str]:
    return [plain(sentence) for sentence in sentences(text)]


def recommended_in(draft: Draft) -> tuple[str, ...]:
    """The places of the recommended options of a draft."""
    return tuple(f"options.{index}" for index, item in enumerate(draft.options) if item.id == "recommended")


def recommended_of(proposal: Proposal) -> tuple[str, ...]:
    """The places of the recommended options of a proposal."""
    return tuple(f"options.{index}" for index, item in enumerate(proposal.options) if item.recommended)

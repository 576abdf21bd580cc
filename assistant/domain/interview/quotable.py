"""Which of a person's own sentences may be said back to them: whole, concrete, and nothing they would not like to hear."""

import re

from assistant.domain.brief.fields.chatter import evades, is_chatter
from assistant.domain.causes.shapes import Cause
from assistant.domain.text.plain import any_of, plain
from assistant.domain.text.sentences import sentences
from assistant.domain.text.words import clip, words

_FEWEST, _MOST = 4, 22  # words: fewer say nothing on their own, more is their speech and not ours
_OPENER = re.compile(
    r"^(?:(?:and|but|so|well|ok(?:ay)?|oh|ah|hm+|look|honestly|obviously|also|then|hi|hello|hey|good (?:morning|day))\b[ ,:;.-]+"
    r"|(?:yes|no|sure)\b[,:;.-]+ *)",
    re.IGNORECASE,
)
_HANGS = any_of(  # leans on a sentence before it
    r"^(?:that|this|these|those|it|its|he|she|his|her|there|which|because|or|as|like|same|the other|the others|the rest"
    r"|neither|both|either|not|none|maybe|perhaps|probably|plus|only|mostly|sometimes|depends|if|when|after that)\b.*",
)
_SENDS_AWAY = any_of(  # tells nothing but whom or what to turn to
    r"^(?:please )?(?:ask|check|see|look|try|call|phone|google|talk to|speak (?:to|with)|write to|go (?:to|and)|have a look"
    r"|find out)\b.*",
    r"n/?a\b.*",
)
_PRIVATE = any_of(  # about the speaker, to us, or in anger
    r"i",
    r"i[' ].*",
    r"me|my|mine|myself|you|your|yours",
    r"sorry|honest(?:ly)?|frankly|off the record|between us|quote",
    r"hate\w*|lov(?:e|es|ed)|awful|terrible|pathetic|stupid\w*|idiot\w*|lazy|angry|furious|mess|disaster|nightmare|ridiculous"
    r"|lol|haha|nonsense|rubbish|crap|damn|hell|god|fed up|sick of|embarrass\w*|shame\w*|useless|hopeless|worst|fault|blame\w*",
)


def quotable(text: str) -> str:
    """The most telling sentence of a text that may be said back, without its closing mark; "" where there is none."""
    fit = [bare for s in sentences(text) if (bare := _OPENER.sub("", s.text).strip()) and _fit(bare)]
    best = max(fit, key=lambda said: (any(ch.isdigit() for ch in said), -len(said)), default="")
    return best.rstrip(" .;,")


def _fit(sentence: str) -> bool:
    said = plain(sentence).rstrip(" .")
    if not _FEWEST <= len(words(sentence)) <= _MOST or re.search(r"[?!…|“”\"]|\.[ .]", sentence.rstrip(" .")):
        return False
    return not (
        _HANGS.search(said)
        or _SENDS_AWAY.search(said)
        or _PRIVATE.search(said)
        or is_chatter(sentence)
        or evades(sentence)
    )


def told(text: str, limit: int = 110) -> str:
    """The start of what was said on something, as it stands in a summary of their own words."""
    kept = [s.text for s in sentences(text) if "?" not in s.text and not is_chatter(s.text)]
    fit = next((said for part in kept if (said := quotable(part))), "")
    best = fit or (kept[0] if kept else text.replace("?", "."))
    return clip(_OPENER.sub("", best).rstrip(" .!;,"), limit)


def strongest(cause: Cause) -> str:
    """The heaviest remark for a cause that may be said back; "" where none may."""
    by_weight = sorted(cause.speaks_for, key=lambda remark: -remark.weight)
    return next((said for remark in by_weight if (said := quotable(remark.source.quote))), "")

"""Questions about the talk itself, which no document answers: who we are, how long it takes, who reads it, what we think."""

import re

from assistant.domain.brief.turns import Say
from assistant.domain.interview.situation import Situation

_ABOUT: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), key)
    for pattern, key in (
        (r"\bhow (?:long|many (?:more )?questions|much longer)\b|\bgoing anywhere\b|\balmost done\b", "about_length"),
        (
            r"\bwho (?:\w+ )?(?:reads?|sees?)\b|\bdo with (?:my|this|these|our)\b|\bconfidential|\bprivate\b",
            "about_data",
        ),
        (r"\bwho are you\b|\bare you (?:a |an )?(?:\w+ )?(?:robot|bot|human|person|machine|ai)\b", "about_us"),
        (
            r"\bwhat (?:would|do|should) (?:you|we|i) (?:do|think|suggest|recommend|say|advise)\b"
            r"|\byour (?:opinion|view|advice)\b|\bdo you (?:think|agree|recommend)\b",
            "about_view",
        ),
    )
)


def about_us(at: Situation) -> Say | None:
    """The answer to a question about the talk, or None where it is about something else."""
    key = next((key for pattern, key in _ABOUT if pattern.search(at.text)), "")
    if key == "about_view":
        return Say(key="about_view", fill={"reason": at.diagnosis.judgement.reason})
    return Say(key=key) if key else None

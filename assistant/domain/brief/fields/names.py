"""May these words name a measure, or a group of people?"""

import re

_NO_START = re.compile(
    r"^(?:['’`]|(?:it|he|she|we|they|i|you|this|that|these|those|there|who|which|if|when|whatever|whoever"
    r"|whether|because|since|while|"
    r"and|or|but|from|by|to|in|on|at|about|than|not|also|well|yes|no|ok|let|please|is|are|was|were|has|have|had"
    r"|should|would|could|"
    r"will|can|do|does|did|must|may|might|suppose|think|thought|guess|believe|want|wants|need|needs|get|gets"
    r"|give|gives|make|makes|"
    r"leads?|keeps?|looks?|says?|knows?|comes?|goes|belongs?|ask|tell|see|take|takes|put|sure|simple|simply"
    r"|obvious|obviously|"
    r"honestly|frankly|clearly|basically|actually|really|maybe|perhaps|probably|definitely|complicated|easy"
    r"|good|great|fine|faster|"
    r"better|nothing|everything|something|anything|nobody|everybody|somebody|haha|ha|lol|just|only|point|thing)\b)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"\b(?:i|you|he|she|we|they|who|whom|whoever|it|is|are|was|were|am|has|have|had|would|could|should|will|can"
    r"|cannot|does|did|do|"
    r"suppose|think|believe|trusts?|believes?|right now|whole company|haha|lol|keeps|looks at|talks|wants)\b"
    r"|n['’]t\b|['’](?:re|ve|ll|d|m)\b",
    re.IGNORECASE,
)
_COUNTING = re.compile(r"^how (?:many|much|long|often|fast|soon|far|well)\b", re.IGNORECASE)
_PERIOD = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|mornings?|weeks?|weekends?|months?|quarters?|years?|times?|o['’]clock|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september"
    r"|october|november|"
    r"december|spring|summer|autumn|winter|q[1-4])"
)
_TIME_ONLY = re.compile(
    rf"^(?:(?:the|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+|first|last|next|past|good"
    rf"|bad|normal|busy|quiet|"
    rf"most|some|other|few|working|calendar|previous|same|this|that|every|of|in|on"
    rf"|and)\s+)*{_PERIOD}(?:\s+(?:ago|later|or so))?$",
    re.IGNORECASE,
)
_NO_GROUP = re.compile(
    r"^(?:it|that|this|these|those|they|there|practice|training|everything|something|nothing|things?|cases?"
    r"|percent|%|points?|"
    r"workshops?|courses?|sessions?|modules?|orders?|errors?|money|euros?|dollars?|pounds?)$",
    re.IGNORECASE,
)
_LONGEST = 9  # words


def names_measure(name: str) -> bool:
    """True for a short phrase that can name what is counted: no clause, no opening word, no bare period of time."""
    words = name.split()
    if not 0 < len(words) <= _LONGEST or not re.search(r"[^\W\d_]{2}", name) or _TIME_ONLY.match(name):
        return False
    return bool(_COUNTING.match(name)) or not (
        _NO_START.match(name) or _CLAUSE.search(name) or re.fullmatch(r"\w+ly", name)
    )


def names_group(name: str) -> bool:
    """True unless the words are a period of time, a thing or a clause, which no people can be."""
    return bool(re.search(r"[^\W_]{2}", name)) and not (_TIME_ONLY.match(name) or _NO_GROUP.match(name))

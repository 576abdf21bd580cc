"""Can a stretch of what somebody said stand as a noun in a sentence of ours? What cannot is quoted, or left out."""

import re

_CLAUSE = (
    r"is|are|was|were|has|have|had|will|would|can|could|should|does|do|did|said|says|left|wants?|owns?|knows?|gets?|asked|"
    r"looks?|backs|pays?|sends?|goes|go|went|give|gives|make|makes|take|takes|put|puts|need|needs|i|we|they|he|she|you|"
    r"(?-i:it|It)|who|which|that|because|if|when|not|nobody|never|there|so|then|just|maybe|please|"
    r"(?:do|does|did|is|are|was|were|has|have|had|would|could|should|ca|wo)n['’]t"
)
_CLITIC = r"['’](?:s|m|re|ve|ll|d)\s"
VERB = re.compile(rf"\b(?:{_CLAUSE}|any|some|one|also|only)\b|{_CLITIC}", re.IGNORECASE)
_TALK = re.compile(rf"\b(?:{_CLAUSE})\b|^{_CLITIC}", re.IGNORECASE)  # no name has these
_LOOSE_END = re.compile(
    r"(?:^|\s)(?:the|a|an|of|for|to|in|on|at|by|with|from|and|or|but|per|than|my|our|your|stops|happens|improves|rises)$",
    re.IGNORECASE,
)
_LOOSE_START = re.compile(
    r"^(?:and|or|but|of|to|for|in|on|at|by|with|from|than|as|about|around|yes|no|well|ok|okay|obviously|simple|simply|ask|"
    r"let|how|why|what|where|my|your)\b(?!-)|^\W",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:[\w-]*director|heads?|[\w-]*managers?|chief|officers?|president|vp|svp|evp|ceo|coo|cfo|cto|cio|chro|md|gm|chair\w*|"
    r"board|partners?|principal|dean|owners?|founder|leads?|leaders?|supervisors?|superintendent|matron|controll\w+|finance|hr|"
    r"human resources|legal|compliance|quality|operations|maintenance|facilities|logistics|purchasing|procurement|sales|"
    r"marketing|engineering|production|planning|process|safety|security|secretary|commissioner|mayor|minister|chancellor|rector|"
    r"provost|council|committee|union|foreman|captain|coordinators?|administrators?|executives?|governor|treasurer|analysts?|"
    r"accounting|payroll|(?-i:IT)|service desk|office of \w+|leadership|department|team|unit|region|learning and development|"
    r"payroll|auditors?|reporting|consultants?|nurses?|doctors?|surgeon|chef|teachers?|engineers?|planners?|buyers?)\b",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Herr|Frau|Pan|Pani|Sir|Dame|Don|Doña|Señor\w*|Mme|M)\.? [A-ZÀ-Þ]"
)
_FULL_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]+ (?:(?:van|von|de|da|el|al|bin|der|den|di|du|la) )*[A-ZÀ-Þ][\w’'-]+")
_DETERMINED = re.compile(r"^(?:the|those|these|all|our|my|new|old|both|every|a|an|\d)", re.IGNORECASE)
_COUNTED_TIME = re.compile(
    r"^(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|quarters?|years?|times)$", re.IGNORECASE
)
_NO_NAME_START = re.compile(
    r"^(?:['’`]|(?:depends?|used to|everyone|people|it|he|she|we|they|i|you|this|that|these|those|there|who|which"
    r"|if|when|whatever|whoever|whether|because|since|while|"
    r"and|or|but|from|by|to|in|on|at|about|than|not|also|well|yes|no|ok|let|please|is|are|was|were|has|have|had"
    r"|should|would|could|"
    r"will|can|do|does|did|must|may|might|suppose|think|thought|guess|believe|want|wants|need|needs|get|gets"
    r"|give|gives|make|makes|"
    r"leads|keeps?|looks?|says?|knows?|comes?|goes|belongs?|ask|tell|see|take|takes|put|sure|simple|simply"
    r"|obvious|obviously|"
    r"honestly|frankly|clearly|basically|actually|really|maybe|perhaps|probably|definitely|complicated|easy"
    r"|good|great|fine|faster|"
    r"better|nothing|everything|something|anything|nobody|everybody|somebody|haha|ha|lol|just|only|point|thing)\b(?!-))",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"\b(?:i|you|he|she|we|they|them|him|us|me|who|whom|whoever|it|is|are|was|were|am|has|have|had|would|could|should|will|can"
    r"|cannot|does|did|do|"
    r"suppose|think|believe|trusts?|believes?|right now|whole company|haha|lol|keeps|looks at|talks|wants)\b"
    r"|n['’]t\b|['’](?:re|ve|ll|d|m)\b",
    re.IGNORECASE,
)
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
_RELATIVE = re.compile(r"\s(?:that|which|who)\s(?=\w+\s\w+)")
_PRONOUN = re.compile(r"\b(?:i|we|you|he|she|me|us)\b", re.IGNORECASE)
_LONGEST_NAME = 12  # words


def names_measure(text: str) -> bool:
    """True where a text can name a measure inside a sentence: a short phrase without a verb, a pronoun or a loose end, and
    more than a period of time."""
    text = text.strip()
    if not 0 < len(text.split()) <= _LONGEST_NAME or not re.search(r"[^\W\d_]{3}|[^\W\d_a-z]{2}", text):
        return False
    head = _RELATIVE.split(text, maxsplit=1)[0]  # "parcels that arrive damaged" is a noun with what tells it apart
    loose = _LOOSE_START.search(text) or _LOOSE_END.search(text) or re.search(r"[.!?;:“”\"]", text)
    spoken = _TALK.search(head) or _NO_NAME_START.match(head) or _SPOKEN.search(head) or re.fullmatch(r"\w+ly", text)
    spoken = spoken or _PRONOUN.search(text) or _DOES_SOMETHING.search(head)
    return not (loose or spoken or _TIME_ONLY.match(text) or _EXCLAIMS.fullmatch(text))


_DOES_SOMETHING = re.compile(  # "the scanner reads a label"; "errors a week" counts them
    r"\b(?!(?:of|in|per|by|for|from|with|and|the|an?|to|all)\b)\w+ (?!(?:of|in|per|by|for|from|with|and)\b)\w{2,}s"
    r" (?:the|an?|our|their|his|her|its) (?!(?:year|month|week|day|hour|shift|quarter)\b)",
    re.IGNORECASE,
)


_CHANGES = (
    r"(?:prolong|extend|lengthen|shorten|raise|lift|lower|reduce|lessen|cut|trim|save|boost|strengthen|accelerate|expand|eliminate"
    r"|minimi[sz]e|halve|double|triple|improve|increase|decrease|avoid|prevent)"
)
_NO_OBJECT = (
    r"(?:by|to|from|in|at|on|of|off|out|up|down|per|for|with|and|or|until|before|after|within|than|as|when|while|because|if|since"
    r"|again|further|more|less|most|is|are|was|were|will|shall|should|must|can|falls?|rises?"
    r"|(?!(?:ear|dai|week|month|year|hour|assemb|fami|supp)ly)\w+ly)\b"
)
_DETERMINER = r"(?:the|a|an|our|its|their|my|this|that|every|each)\s+"
_ACTS = re.compile(
    rf"^.*?(?<!\bof)(?<!\bthe)(?<!\ba)(?<!\ban)(?<!\bour)(?<!\btheir)\s{_CHANGES}"
    rf"(?:e?s\s+(?!{_NO_OBJECT})(?:{_DETERMINER})?|[sd]?\s+{_DETERMINER})(?=[^\W\d])",
    re.IGNORECASE,
)


def acted_on(text: str) -> int:
    """Where the thing begins that something is said to change: the life in "the programme prolongs the life of a sheet". 0
    where a text says nothing of the kind."""
    found = _ACTS.match(text)
    return found.end() if found else 0


def acts(name: str, text: str) -> bool:
    """True where a text says what the bearer of a name does with figures: "the board has set 6", "my aunt counts them"."""
    return bool(name) and bool(re.search(rf"\b{re.escape(name)}{_KEEPS_COUNT}", text, re.IGNORECASE))


_KEEPS_COUNT = (
    r"\s+(?:(?:always|also|only|has|have|had|will|would)\s+)?(?:counts?|counted|looks?|watch(?:es)?|wants?|wanted|sets?|says?|said"
    r"|tells?|told|speaks?|asks?|asked|decide[ds]?|measures?|owns?|writes?|wrote|collects?|keeps?|thinks?|likes?)\b"
)


def counts_how(text: str) -> bool:
    """True for "how long patients wait": a measure that was told as a question, not as a noun."""
    return bool(_COUNTING.match(text)) and len(text.split()) > 2


_COUNTING = re.compile(r"^how (?:many|much|long|often|fast|soon|far|quickly)\b", re.IGNORECASE)


def measure_in(text: str) -> str:
    """The name of a measure in what was said: the text itself, or what stands behind "the board shows"; "" where none is."""
    tail = _SHOWS.split(text.strip())[-1].strip()
    return next((found for found in (tail, text.strip()) if names_measure(found)), "")


_SHOWS = re.compile(r"\b(?:shows?|counts|tracks?|lists|is called|are called)\b", re.IGNORECASE)
_PLACES = re.compile(
    r"^(?:wards?|lines?|shifts?|sites?|teams?|depots?|branches|stores?|shops?|plants?|halls?|floors?|units?|departments?|regions?|"
    r"groups?|people|cases?|rest|others?|counters?|desks?|tills?|gates?|bays?|rooms?|machines?|"
    r"class(?:es)?|sections?|levels?|zones?)$",
    re.IGNORECASE,
)


def names_group(name: str, quote: str) -> bool:
    """True where a name stands in the words it was read from and can be a group: with an article or number, as a proper
    noun, in the plural or in several words; not a counted unit ("6 days"), not a clause."""
    place = quote.casefold().find(name.casefold())
    if place < 0 or len(name.split()) > 12 or not names_part(name):
        return False
    counted = re.search(r"\d\s*$", quote[:place])
    proper = name[0].isupper()
    several, plural = len(name.split()) > 1, name.split(maxsplit=1)[0].endswith("s")
    return bool(_DETERMINED.match(name)) or proper or several or (plural and not counted)


def may_name_group(name: str) -> bool:
    """True unless the words are a period of time, a thing or a clause, which no people can be."""
    return bool(re.search(r"[^\W_]{2}", name)) and not (_TIME_ONLY.match(name) or _NO_GROUP.match(name))


def _talks(name: str) -> bool:
    """True where a name is a clause of talk; what follows "who" only tells which people are meant."""
    return bool(_TALK.search(re.split(r"\swho\s", name, maxsplit=1)[0]))


def names_part(name: str) -> bool:
    """True where a name that carries a number of its own can be a group: anything but a length of time, an exclamation or a
    clause."""
    return bool(name) and not (
        _COUNTED_TIME.match(name) or _PLACES.match(name) or _EXCLAIMS.fullmatch(name) or _talks(name)
    )


_EXCLAIMS = re.compile(
    r"(?:oh|ah|aye|och|ach|eh|er|um|hm+|well|now|like|right|yes|yeah|no|nah|nope|ok|okay|sure|look|listen|see|sorry|thanks|please|"
    r"honestly|frankly|mind|fine|indeed|exactly|sadly|luckily|anyway|so|then|still|roughly|maybe|perhaps|about|around)",
    re.IGNORECASE,
)


def names_office(text: str) -> bool:
    """True where a text names somebody who can be asked: an office, a function, a titled person or a full name."""
    return bool(_OFFICE.search(text) or _TITLED.search(text) or _FULL_NAME.search(text))

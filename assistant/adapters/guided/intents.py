"""What a sentence does apart from telling a fact: the plain cases, by rule. The trained topics see the rest."""

import re

from assistant.domain.reading import Intent

_RULES: tuple[tuple[Intent, str], ...] = (
    (
        Intent.DONT_KNOW,
        r"\b(?:no (?:idea|clue)|not (?:a|the faintest|the slightest) clue|i (?:really |honestly |simply )?(?:don['’]?t|do not|wouldn['’]?t|would not) know"
        r"|dunno|idk\b|(?:i['’]?d|i would|i['’]?ll|i will|you['’]?d|you would|we['’]?d|we would|you|i) (?:have|need) to (?:ask|check|find out|look (?:it|that) up)"
        r"|(?:i|we) (?:must|should|can) (?:first )?(?:ask|check|find out)|(?:i|we) (?:can['’]?t|cannot|could not|couldn['’]?t) (?:say|tell)"
        r"|(?:i['’]?m|i am|we are) not sure|not known to me|beats me|(?:never|nobody|no one|we haven['’]?t|we have not) (?:ever )?(?:counted|measured|looked)"
        r"|i do not have (?:this|that|the) (?:information|figure|number)s?|(?:don['’]?t|do not) have (?:that|this|the|any) (?:number|figure|information|data)s?"
        r"|(?:cannot|can['’]?t|can not) answer|(?:is|are) unknown to me|off the top of my head|outside (?:of )?my (?:area|knowledge))",
    ),
    (Intent.SKIP, r"^\W*(?:(?:please )?skip\b|next(?: question)?(?: please)?\W*$|pass\W*$|move on\b|leave (?:that|this|it)(?: one)? (?:out|open|for now))"),
    (
        Intent.REFUSE,
        r"\b(?:(?:i|we) (?:won['’]?t|will not|refuse to|am not going to|can['’]?t|cannot|do not|don['’]?t|would rather not|['’]?d rather not|prefer not to) "
        r"(?:say that|tell you|answer (?:that|this)|share|discuss|disclose|name names)|(?:that['’]?s|that is|this is) (?:confidential|none of your business))",
    ),
    (
        Intent.WHY,
        r"^\W*(?:why (?:do|would|are|is|should|does|on earth)\b[^.]*\b(?:you|that|this|it|ask|need|want|matter|relevant|important|me)\b[^.]*\?"
        r"|why\W*$|what for\W*$|what (?:is|does) (?:that|this)\b.{0,20}\b(?:have to do|for|matter)\b.*\?|may i ask why|how is (?:that|this) relevant)",
    ),
    (
        Intent.PRESSURE,
        r"\b(?:just|simply|please|can(?:['’]?t)? you(?: not)?(?: just| simply)?) (?:book|do|schedule|order|organi[sz]e|arrange|send|give (?:me|us)|set up|deliver|run) "
        r"(?:\w+ ){0,2}?(?:it|this|that|the (?:training|course|workshop|thing|class|seminar|session)|training)\b"
        r"|\b(?:no|don['’]?t have|have no) time for (?:this|that|these|all)|\bwaste of time\b|\btoo many questions\b|\benough questions\b|\bstop asking\b|\blast time:",
    ),
    (Intent.RECAP, r"\b(?:what (?:do|did) you (?:have|note|write|understand|know)\w*(?: so far| down)?|sum(?:mari[sz]e| (?:it )?up)|summary please|recap|where (?:are|do) we(?: stand)?)\b"),
    (
        Intent.DRAFT,
        r"\b(?:(?:write|draw|put) (?:it|this|that) (?:up|together)|(?:give|show|send|let) (?:me|us) (?:have |see )?(?:the |a |your )?(?:draft|proposal|what you have|first version)"
        r"|(?:make|write|do|create|start|generate|prepare) (?:me )?(?:the|a|your) (?:draft|proposal)|draft (?:it|please|now)|i want (?:the|a) (?:draft|proposal))\b",
    ),
    (
        Intent.LEAVE,
        r"\b(?:(?:i|we) (?:have|need|['’]?ve got|got|must) (?:to )?(?:go|run|leave|stop|catch)(?: now)?\b(?! (?:to|through|into|over|with|on the|for the))|gotta (?:go|run)|(?:good)?bye\b"
        r"|(?:that['’]?s|that is) all (?:the time )?i have|talk (?:later|tomorrow)|out of time|my next meeting)",
    ),
    (Intent.BACK, r"^\W*(?:(?:please )?(?:go|take me|take that) back|undo|back(?: please)?\W*$|previous(?: question)?\W*$|one step back|revert)"),
    (Intent.THANKS, r"^\W*(?:thanks|thank you|thx|cheers|many thanks|much obliged|great, thank)"),
    (
        Intent.CORRECT,
        r"\b(?:correction\b|(?:let me|i (?:must|have to|need to|want to|should)) (?:correct|revise|amend)|i (?:was wrong|made a mistake|misspoke|miscounted|counted wrong|mixed)"
        r"|my (?:mistake|error|bad)\b|scratch that|(?:was|is|were) (?:wrong|a typo|not right|incorrect)\b|typo\b|i (?:say|said|wrote|wrote it|gave you) (?:it )?wrong"
        r"|i meant\b|make (?:that|it) \d|better say|(?:re)?counted again|recounted|(?:is|it['’]?s) \S+,? not \S*\d|not \d[\d.,]*\s?%?,? (?:but|it['’]?s)\b|instead of (?:the )?\d[\d.,]* i (?:said|gave))"
        r"|^\W*(?:sorry\W+)?(?:wrong|that (?:is|was) wrong|i .{0,12}\bwrong)\b|^\W*forget what i said",
    ),
)
_COMPILED = tuple((intent, re.compile(pattern, re.I)) for intent, pattern in _RULES)
_YES = re.compile(
    r"^\W*(?:yes|yep|yeah|yup|ya|jo|sure|exactly|correct|right|indeed|absolutely|agreed|of course|true|definitely|affirmative|that['’]?s (?:right|it|correct|true)|"
    r"that is (?:right|correct|it|true)|sounds (?:right|good)|spot on|ok(?:ay)?|fine|you got it|i (?:agree|confirm)|both(?: of them)?)\b",
    re.I,
)
_NO = re.compile(
    r"^\W*(?:no|nope|nah|neither|none(?: of (?:them|these|those|the))?|not (?:really|at all|quite|exactly|those|these|any)|wrong|i disagree|i don['’]?t think so|that['’]?s not|"
    r"that is not|never)\b(?! (?:one|body|idea|clue|longer|matter|problem|doubt))",
    re.I,
)
_EVASIVE = re.compile(
    r"^\W*(?:it|that) (?:depends|varies)\W*$|^\W*it['’]?s (?:complicated|a long story)|^\W*(?:more or less|so so|somehow)\W*$|^\W*(?:hard|difficult) to say\W*$"
    r"|\b(?:many|various|several|different) (?:factors|aspects|reasons|views)\b|^\W*(?:that is|it is|that['’]?s) (?:what it is|a good (?:question|point))|broad field|everybody has (?:his|their) own opinion",
    re.I,
)
_ASKS = re.compile(r"\?\W*$")
_RHETORICAL = re.compile(r"\?\s+\S|^\W*(?:how sure am i|how many|since when|who (?:else )?knows|what do i know|and (?:the|who|why|when) \w+)\b[^?]{0,20}\?", re.I)


def intents_of(sentence: str) -> frozenset[Intent]:
    """The intents that the wording of one sentence shows."""
    found = {intent for intent, pattern in _COMPILED if pattern.search(sentence)}
    if _YES.match(sentence):
        found.add(Intent.CONFIRM)
    elif _NO.match(sentence):
        found.add(Intent.REJECT)
    if _EVASIVE.search(sentence):
        found.add(Intent.EVADE)
    if _ASKS.search(sentence) and not found & {Intent.WHY, Intent.PRESSURE, Intent.RECAP, Intent.DRAFT}:
        found.add(Intent.QUESTION)
    return frozenset(found)


def content_after(sentence: str) -> str:
    """What a yes or no goes on to say: "No, only the night shift" -> "only the night shift"."""
    match = _YES.match(sentence) or _NO.match(sentence)
    return sentence[match.end() :].lstrip(" ,.;:!-–—") if match else sentence

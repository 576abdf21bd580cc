"""Pressing for a yes: "may I tell them it is booked?", "two days, yes or no?", "kindly confirm the date".

A question with "may I", "could we not", "will you" asks whoever answers for leave, a promise or a delivery, and no document.
"""

import re

_DELIVERED = (
    r"(?:book|do|get|send|give|put|train|start|order|run|deliver|schedule|organi[sz]e|arrange|teach|set up"
    r"|provide|make)"
)
_THE_COURSE = (
    r"\b(?:it|this|that|them|me|us|everybody|everyone|trainings?|courses?|workshops?|days?|sessions?"
    r"|class(?:es)?|trainers?|programme|program|seminar|thing)\b"
)
_DEMANDING = re.compile(
    rf"(?:^|[,.;:!–-]\s*|\bso\s+|\band\s+|\bplease\s+)(?:please\s+|now\s+|then\s+)?(?:just"
    rf"|simply)\s+(?:please\s+)?{_DELIVERED}\b.{{0,40}}?{_THE_COURSE}"
    rf"|\b(?:can(?:['’]?t)?|could(?:n['’]t)?|would|will) (?:you|we)(?: not)?(?: please)?(?: just| "
    rf"simply) {_DELIVERED}\b"
    rf"|\bwhy (?:not|don['’]t (?:we|you)|can['’]t (?:we|you)) (?:just|simply) {_DELIVERED}\b"
    rf"|^\W*(?:please )?{_DELIVERED} (?:the|that|this|my|a) (?:training|course|workshop|class|seminar"
    rf"|session|thing)\b"
    r"|\b(?:no|don['’]?t have|have no) time for (?:this|that|these|all)|\bwaste of time\b|\btoo many "
    r"questions\b|\benough questions\b|\bstop asking\b"
    r"|\bchange your (?:recommendation|advice|verdict|mind|answer|proposal)|\bwithout (?:all "
    r")?(?:these|those|so many|any|such|an?) (?:questions|interrogation|interview)"
    r"|\bi (?:only |just )?(?:asked|came) for (?:a|the|one) (?:\w+ )?(?:training|course|workshop|class|seminar)",
    re.IGNORECASE,
)

_MODAL = r"(?:may|might|shall|should|can(?:['’]?t|not)?|could(?:n['’]?t)?|will|would(?:n['’]?t)?)"
_ADVERBS = (
    r"(?:,? *\b(?:not|now|then|please|just|simply|at least|maybe|perhaps|possibly|humbly|also|already|all|really|kindly"
    r"|at once|ask (?:whether|if)|like)\b,?)*"
)
_DELIVERY = (
    r"(?:book|reserve|confirm|schedule|arrange|organi[sz]e|order|offer|provide|deliver|run|hold|start|begin|try|proceed|go ahead"
    r"|lock|block|raise|sign|approve|agree|commit|promise|hire|engage|buy|invite|send|drop|e?mail|draft|put|give|get|receive"
    r"|expect|assume|count on|have|do (?:it|this|that|so)|tell|inform|report|announce|note (?:it|this|that)|say yes)"
)
_THEIRS = (
    r"(?:(?:quick|short) )?(?:example|moment|minute|break|look|pause|second|hint|question|idea|meaning|file|list|report|table"
    r"|draft|proposal|document|goal|copy)"
)
_OURS = (  # what people do in a talk: they ask for a word, show something, mend an answer
    r"(?! (?:you|again|later|a look|(?:me|us) (?:what|why|how|which|where|when|who|more)"
    rf"|(?:me |us |you )?(?:an?|the|that|this|it) {_THEIRS}))"
)
_WANTED = r"(?:a (?:date|yes|price|course|workshop|seminar|training)|an offer|the (?:date|offer|price))"
_PRESSING = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_MODAL} (?:i|we|you|u|one|everybody|everyone){_ADVERBS} {_DELIVERY}\b{_OURS}[^.?!]*(?:\?|$)",
        r"\b(?:(?:can|could)(?:n?['’]?t| not) (?:i|we|you|u|everybody|everyone|one)|why don['’]t we"
        rf"|{_MODAL} (?:i|we|you|one|it) not)(?= \w)"
        r"(?! (?:see|know|tell|say|remember|answer|find|give|share|recall))[^.?!]*\?",
        rf"\b{_MODAL} (?:the|this|that|a|an|our|my) (?:[\w’'-]+ ){{1,4}}?(?:not )?"
        r"(?:go ahead|happen|take place|do any harm|be (?:booked|held|enough))\b",
        rf"\b{_MODAL} (?:i|we){_ADVERBS} ask (?:whether|if|when)\b[^.?!]*\?",
        r"\b(?:do|does) (?:i|we|he|she|they) (?:get|receive|have) (?:my|our|his|her|their)\b[^.?!]*\?",
        r"\bare (?:you|we) (?:running|doing|giving|sending|booking|holding|going ahead|done)\b[^.?!]*\?",
        r"\b(?:yes or (?:a )?no\b|is it a yes\b|^\W*say yes\b|no objection\b|(?:any|an) objection (?:to|against)\b)",
        r"(?:^|[.,;:!]\s*)(?:and |so |now |then )?(?:kindly|please)(?: just| now)? (?:the \w+ )?"
        r"(?:book|reserve|confirm|schedule|arrange|organi[sz]e|submit)\b",
        r"^\W*(?:e?mail|send|write|drop) (?:me|us) (?:something|anything|a (?:line|note|quote|price|date))\b",
        r"\b(?:i|we)(?:['’]d| would| should| had)? (?:like|want|need|asked for|expected)(?: just| only| to have)? "
        + _WANTED
        + r"\b",
        r"\b(?:would|should) be (?:quite |already )?(?:enough|appreciated if)\b",
        r"\b(?:how (?:much longer|long still|many (?:more|to go))|(?:many|enough|so many) (?:questions|qs))\b",
        r"\b(?:are we|you) done\?",
    )
)


_LEAD = 5  # words between the start of a clause and the plea: a longer run-up is another sentence without its full stop


def demands(sentence: str) -> bool:
    """True where a sentence demands the delivery of what was asked for, or an end of the questions."""
    return bool(_DEMANDING.search(sentence))


def presses(sentence: str) -> bool:
    """True where a sentence asks for leave, a promise or a delivery, or shows that patience is at its end."""
    found = (match for pattern in _PRESSING for match in pattern.finditer(sentence))
    return any(len(re.split(r"[,;:–]", sentence[: match.start()])[-1].split()) <= _LEAD for match in found)

"""What is said beside the answer: apologies, exclamations, remarks about the day or the talk itself, and evasions."""

import re

from assistant.domain.text.plain import any_of, one_of, plain
from assistant.domain.text.sentences import sentences
from assistant.domain.text.words import stems

_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_ASIDE = re.compile(
    r"\s*\((?:sorry|oops|wait|hang on|hold on|excuse|haha|ha\b|lol|joking|kidding|don['’]t quote)[^)]{0,80}\)\s*",
    re.IGNORECASE,
)
# A whole sentence that begins like this tells nothing of the case.
_TALK = any_of(
    r"^(?:oh |ah |ha )?(?:sorry|pardon|excuse me|oops)(?: about that| for that| again"
    r"| again for that)?(?:,? (?:what|my|the|got|had|i|that"
    r"|this|was|long|dog|kids?|phone|line|call|just|boss|where|bad)\b.*)?$",
    r"^(?:sorry|phew|ugh|wow|oops|gosh)\b,?(?: (?!(?:they|we|it|nobody|no|not|the|only)\b)[\w',]+){0,5}$",
    r"^(?:hang on|hold on|one (?:moment|second|sec|minute)|wait(?: a (?:moment|second|minute))?|bear with me"
    r"|give me a (?:moment|second|minute))\b.*",
    r"^(?:(?:oh|ah|ha|haha|well|ok),? )?(?:good|great|nice|fair|tricky|funny|difficult|interesting) (?:question"
    r"|point|one)\b.{0,20}$",
    r"^(?:oh )?(?:god|lord|man|boy|wow|phew|ugh|oh well|haha+|lol|anyway|whatever|well|right|ok|okay|so"
    r"|there you (?:go|have it)|you see)$",
    r"^(?:oh )?(?:my )?god,? i .*",
    r"^(?:please )?(?:just )?(?:see|look at|check|read) (?:it|the|my|our|that|this|table|above|below|attach\w*)"
    r"(?: (?:last|first|previous))?"
    r"(?: (?:table|attach\w*|annex|above|below|file|slides?|again|e?-?mail|message|opening))?(?: again)?$",
    r"^(?:what (?:a|an) )?(?:idiotic|stupid|silly|dumb|ridiculous|strange|odd|funny|daft) (?:question|questions|thing to ask)$",
    r"^(?:i (?:have )?(?:already )?(?:said|told you|answered|wrote) (?:that|it|this|so)(?: already| before| above)?)$",
    r"^(?:what a|such a) (?:day|week|mess|morning|question)$",
    r"^(?:(?:i(?: have|'ve)? )?(?:got|have|need) to (?:take|get|answer|make) (?:a|this|that|the) (?:call|phone"
    r"|coffee|door))\b.*",
    r"^(?:my|the) (?:phone|coffee|boss|doorbell|next meeting|train|battery|laptop|line) (?:is|was|has|just)\b.{0,40}$",
    r"^(?:i need|i could use|time for) (?:a |some )?(?:coffee|tea|drink|break|holiday)$",
    r"^(?:that is|this is) (?:the point|my point|all|it|off the record|between us)(?:,? no)?$",
    r"^(?:between (?:us|you and me)|off the record|do not (?:quote|tell)|you did not hear)\b.{0,25}$",
    r"^(?:if|when) (?:you|one|anybody|anyone) (?:really )?(?:believes?|trusts?|asks?|ask me|want the truth)\b[^,]*$",
    r"^(?:you )?(?:do|work out|know) the (?:sum|maths?|math|rest|answer)(?: yourself)?$|^you (?:work"
    r"|figure) it out$|^you tell me$",
    r"^(?:let me|i will|i would have to) (?:see|look|open|check|think|find)\b.{0,25}$",
    r"^(?:no offen[cs]e|just (?:kidding|joking)|believe me|trust me|mark my words|i mean it|you know what i mean)$",
    r"^(?:are you|do you|can you|did you|you are) .{0,40}(?:human|machine|robot|bot|computer)\b.*",
)
_EXCLAIMED = re.compile(r"!{1,}\s*$")
_FEW = 3  # words of an exclamation without a content of its own
_EVASION = any_of(
    r"^(?:it|that|this|things?|life|they|people|(?:the )?\w+) (?:is|are) (?:just |simply )?(?:what|how|the way"
    r"|where|as) (?:it|they|that|things?) (?:is|are)$",
    r"^(?:the |our |a )?(\w+) (?:is|are|stays?|remains?) (?:just |simply |always )?(?:the |a )?\1\b.*",
    r"^(?:you know how|who knows|who cares|the usual|same as (?:always|ever|everywhere)|as (?:always|usual)"
    r"|like everywhere|business as usual"
    r"|nothing special|nothing new|so so|it (?:depends|varies)|that is life|it is complicated|hard to say"
    r"|difficult to say)\b.{0,25}$",
    r"^(?:every(?:body|one)|we all|they all|all of us|all companies) "
    rf"{one_of('has have knows know does do says say wants want needs need')}\b.{{0,40}}$",
    rf"^(?:it|that|this) (?:is|was) {one_of('fine ok okay normal complicated nothing')}$",
    r"^(?:they|people|we|you) (?:should|must|could|would) (?:just |simply )?(?:know|try harder|do (?:it|better"
    r"|more|their job))\b.{0,20}$",
)


_HELLO = (
    r"(?:dear|hello|hi|hey|hallo|greetings|good\s+(?:morning|afternoon|evening|day)|bonjour|ciao|hola"
    r"|guten\s+(?:tag|morgen))"
)
_BEGINS = (  # words with which what is said begins: no name of whoever is greeted
    r"(?:i|we|you|he|she|it|they|this|that|these|there\s+(?:is|are)|my|our|your|the|an?|please|can|could|would"
    r"|will|may|is|are|do|does|what|how|who|why|when|where|just|need|want|some|any|every\w*|nobody)\b"
)
_NAME = rf"(?:\s+(?!{_BEGINS})[^\s,!:;.–-]+)"
_GREETING = re.compile(
    rf"^\W*(?:{_HELLO}\b(?:{_NAME}{{0,6}}\s*(?:[,!:;\n–-]+\s*|$)|{_NAME}{{0,2}}\s*\.\s*|\s+(?={_BEGINS})))+",
    re.IGNORECASE,
)


def is_chatter(sentence: str) -> bool:
    """True for a sentence that tells nothing of the case."""
    said = _bare(_ASIDE.sub(" ", sentence))
    if not said or any(ch.isdigit() for ch in said):
        return not said
    return bool(_TALK.search(said)) or (
        bool(_EXCLAIMED.search(sentence)) and len(stems(said)) <= 1 and len(said.split()) <= _FEW
    )


def evades(text: str) -> bool:
    """True where an answer goes round the question, or is all chatter."""
    parts = [s.text for s in sentences(text) if not is_chatter(s.text)]
    return all(bool(_EVASION.search(_bare(part))) for part in parts)


def without_greeting(text: str) -> str:
    """The text without the words that only greet whoever reads it: "Hello, ", "Dear Ms Lee, "."""
    return _GREETING.sub("", text)


def told(text: str) -> list[str]:
    """The runs of neighbouring sentences that tell something, without a greeting; the text itself where none does."""
    body = _ASIDE.sub(lambda aside: " " * len(aside.group()), text)
    runs: list[list[tuple[int, int]]] = [[]]
    for sentence in sentences(body):
        said = without_greeting(sentence.text)
        if is_chatter(said):
            runs.append([])
        else:
            runs[-1].append((sentence.end - len(said), sentence.end))
    return [text[run[0][0] : run[-1][1]] for run in runs if run] or [text]


def _bare(sentence: str) -> str:
    return " ".join(_EDGES.sub("", plain(sentence)).split())

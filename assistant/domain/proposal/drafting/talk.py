"""Talk about the talk: what a person says to us, about themselves or for fun. It never stands in a paper that others read."""

import re

from assistant.domain.brief.fields.chatter import evades, is_chatter
from assistant.domain.text.plain import any_of, one_of, plain

_INSULT = (
    "idiots?|morons?|fools?|imbeciles?|clowns?|cretins?|jerks?|bastards?|dinosaurs?|lazybones|sheep|donkeys?|monkeys?|"
    "lambs?|geniuses"
)
_CLOSING = re.compile(
    r"[,;]?\s+(?:(?:I(?:['’]m| am) )?(?:sorry|afraid|thanks?(?: you)?|please|haha|lol|you know|you see|mind you)"
    r"|(?:hm+ )?would have to (?:ask|check)(?: around)?"
    r"|if (?:that|it) helps|I (?:presume|suppose|guess|fear|hope|think)|to my \w+"
    r"|and I(?:['’]m| am) (?:sick|tired|fed up)\b[^.!]*"
    rf"|(?:the |you |those |these |poor |bloody |damn(?:ed)? )*(?:{_INSULT}))"
    r"(?: (?:for|to say|about)\b[^,.;]*)?(?=[.!…]*$)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d")
_FEELS = one_of(
    "hope wish like love hate fear regret enjoy refuse swear bet leave presume promise admit confess repeat prefer insist "
    "apologise apologize wonder laugh cry blush"
)
_SAID = r"(?:said|stated|mentioned|explained|written|told)"
# Whatever else such a sentence holds, it is addressed to whoever asks, or about the asking.
_WRITE = one_of("write quote print mention repeat publish record report note say tell name show put share pass")
_TO_US = any_of(
    # what is told for us alone, and what we are asked to leave out
    rf"(?:^(?:but |and )?|please |kindly )(?:do not|never) (?:ever |please )?{_WRITE}\b",
    r"(?:^|please |just )(?:keep|leave) (?:\w+ ){1,4}(?:to yourself|between us|private|confidential|out(?: of \w+)*)$",
    r"(?:this|that|it) (?:stays?|remains?|is) (?:strictly )?(?:between us|confidential|private|not for (?:the|your) \w+)",
    r"(?:for your (?:eyes|ears|information) only|in (?:strict )?confidence|not to be (?:quoted|printed|written))",
    r"your questions?|(?:your|the|my) (?:next|last|first|second|third|other) question",
    r"this (?:interview|questionnaire|conversation|interrogation)|questions? (?:so far|left|to go|later|remaining)",
    r"^(?:an? |what an? |now )*\w+ (?:conversation|chat|talk|questions?)$|^(?:\w+, )?(?:an? |now )*\w+ answer$",
    rf"(?:as|like) (?:i |already ){_SAID}|as {_SAID} (?:above|before|already|earlier)|i (?:have )?(?:just |already ){_SAID}",
    r"see above|no (?:further|more|other) (?:remarks?|comments?|questions?)|that is all(?: of it| i have| i know)?",
    r"i (?:am going to |will )?(?:have|need|must|got|gotta) (?:to )?(?:run|go|leave|stop|dash)(?: now| in a \w+)?",
    rf"let me (?:tell|give|show|explain|start|put)|you are (?:\w+ )?{one_of('sweet kind funny patient persistent thorough')}",
    r"(?:this is|these are|that is) (?:a lot of|too many|many|all) questions|(?:so|too) many questions$",
    r"i (?:\w+ )?do not know|(?:i )?would have to (?:ask|check)|i would be (?:inventing|guessing|lying)|beg your pardon",
    r"you should (?:have )?(?:see|seen|hear|heard)",
    r"are we done|get on with it|hurry up|move on|dear colleagues?|between (?:us|you and me)|off the record",
    r"(?:since|if|as|when|before) you (?:\w+ )?(?:ask\w*|insist\w*|want to know|wonder\w*|look at me)",
    r"you (?:\w+ )?(?:asked|promised|wanted to know|(?:will|would|may|might) (?:ask|laugh|guess|multiply|wonder))",
    r"(?:tell|assure|promise|spare|warn|thank|bore) you|(?:quote|believe|trust|forgive|excuse|spare) me",
    rf"(?:call|ask|involve|contact)(?:ed)? you (?:\w+ ){{0,3}}{one_of('now late later earlier sooner')}",
    r"sorry|apolog\w+|ashamed|embarrass\w*|joking|kidding|haha+|lol",
)
# Hard words about people, and oaths: no paper repeats them, whatever else the sentence tells.
_HARSH = any_of(
    rf"(?:they|he|she|these people|those people|everybody|most of them) (?:are|is) (?:all |just |simply |too |so |plain )*"
    rf"{one_of('sloppy lazy stupid dumb useless hopeless clueless incompetent idiotic thick careless mad crazy')}",
    rf"(?:{_INSULT.replace('sheep|', '').replace('lambs?|', '')})",
    rf"{one_of('damn damned goddamn bloody crap shit bullshit fuck fucking hell')}",
    r"(?:sick|tired) (?:and tired )?of|fed up|had enough of|drives? me (?:mad|crazy)|shouted at me|makes me sick",
)
# About the speaker's own mood or part in it; where a number is told besides, it is more than that.
_OF_SELF = any_of(
    rf"i (?:{one_of('do would should could will must can not really only just also rather')} )*{_FEELS}",
    r"i (?:would|should) have (?:thought|expected|said)",
    r"i (?:had|have) no (?:part|say|opinion|idea|view|feeling|clue)|i would (?:rather|love|like)|who am i to",
    r"i am (?:\w+ )?(?:glad|happy|tired|curious|afraid|new here|not (?:the one|in a position)|bored|proud)",
)
_SMILES = re.compile(r"[:;]-?[)(DP]|[\U0001F300-\U0001FAFF\u2600-\u27BF]")


def is_talk(sentence: str) -> bool:
    """True for a sentence that belongs to the conversation and not to the work: a question back, an apology, a joke that
    says so, impatience, an insult, a remark on the questions or on the speaker's own mood."""
    said = plain(sentence).rstrip(" .!…")
    asks = said.rstrip(" \"'”’)").endswith("?")
    if asks or is_chatter(sentence) or evades(sentence) or _SMILES.search(sentence) or _TO_US.search(said):
        return True
    return bool(_OF_SELF.search(said) or _HARSH.search(said)) and not _NUMBER.search(said)


def without_closing(sentence: str) -> str:
    """The sentence without a courtesy at its end ("nobody asked them, sorry."): always its exact beginning."""
    match = _CLOSING.search(sentence)
    return sentence[: match.start()] if match and len(sentence[: match.start()].split()) > 1 else sentence

"""What a sentence does apart from telling a fact: the plain cases, by rule. The trained topics see the rest."""

import re

from assistant.adapters.guided.conduct.vagueness import concrete_words
from assistant.adapters.guided.placing.pressing import demands, presses
from assistant.adapters.guided.placing.unknowing import knows_nothing
from assistant.domain.brief.reading import Intent

_RULES: tuple[tuple[Intent, str], ...] = (
    (
        Intent.SKIP,
        r"^\W*(?:(?:please )?skip\b|next(?: question)?(?: please)?\W*$|pass\W*$|move on\b|leave (?:that"
        r"|this|it)(?: one)? (?:out|open|for now))",
    ),
    (
        Intent.REFUSE,
        r"\b(?:(?:i|we) (?:won['’]?t|will not|refuse to|am not going to|do not|don['’]?t"
        r"|would rather not|['’]?d rather not|prefer not to) (?:say that|tell you|answer (?:that|this))"
        r"|(?:i|we) (?:won['’]?t|will not|refuse to|am not going to|can['’]?t|cannot|do not|don['’]?t"
        r"|would rather not|['’]?d rather not|prefer not to) (?:share|discuss|disclose|name names)|(?:that['’]?s|that "
        r"is|this is) (?:confidential|none of your business))",
    ),
    (
        Intent.WHY,
        r"^\W*(?:why (?:do|would|are|is|should|does|on earth)\b[^.]*\b(?:you|that|this|it|ask|need|want"
        r"|matter|relevant|important|me)\b[^.]*\?"
        r"|why\W*$|what for\W*$|what (?:is|does) (?:that|this)\b.{0,20}\b(?:have to do|for|matter)\b.*\?"
        r"|may i ask why|how is (?:that|this) relevant)",
    ),
    (
        Intent.RECAP,
        r"\b(?:what (?:do|did) you (?:have|note|write|understand|know)\w*(?: so far| down)?"
        r"|sum(?:mari[sz]e| (?:it )?up)|summary please|recap|where (?:are|do) we(?: stand)?)\b",
    ),
    (
        Intent.DRAFT,
        r"\b(?:(?:write|draw|put) (?:it|this|that) (?:up|together)|(?:give|show|send|let) (?:me|us) "
        r"(?:have |see )?(?:the |a |your )?(?:draft|proposal|what you have|first version)"
        r"|(?:make|write|do|create|start|generate|prepare) (?:me )?(?:the|a|your) (?:draft|proposal)"
        r"|draft (?:it|please|now)|i want (?:the|a) (?:draft|proposal))\b",
    ),
    (
        Intent.LEAVE,
        r"(?:(?:(?:^|[.,;!])\W*|\b(?:i|we) ?(?:really |just )?)(?:have|need|['’]?ve got|got|must) (?:to )?(?:go|run|leave|stop)"
        r"(?=\W*$|\W* (?:now|soon|here|sorry|afraid)\b|[.;!]| (?:to|into) (?:a|my|the|another|our) (?:next )?(?:meeting|call)"
        r"| in (?:\w+ )?(?:minutes?|moment)|, (?:sorry|my|the|i |we ))|\bgotta (?:go|run)|\b(?:good)?bye\b(?!\W?['’\"”])"
        r"|(?:that['’]?s|that is) all the time i have|talk (?:later|tomorrow)|out of time|my next meeting)",
    ),
    (
        Intent.BACK,
        r"^\W*(?:(?:please )?(?:go|take me|take that) back|undo|back(?: please)?\W*$|previous(?: "
        r"question)?\W*$|one step back|revert)",
    ),
    (Intent.THANKS, r"^\W*(?:thanks|thank you|thx|cheers|many thanks|much obliged|great, thank)"),
    (
        Intent.CORRECT,
        r"\b(?:correction\b|(?:let me|i (?:must|have to|need to|want to|should)) (?:correct|revise|amend)"
        r"|i (?:was wrong|made a mistake|misspoke|miscounted|counted wrong|mixed)"
        r"|my (?:mistake|error|bad)\b|scratch that|(?:was|is|were) (?:wrong|a typo|not right|incorrect)\b"
        r"|typo\b|i (?:say|said|wrote|wrote it|gave you) (?:it )?wrong"
        r"|i meant\b|make (?:that|it) \d|better say|(?:re)?counted again|recounted|(?:is|it['’]?s) \S+,? "
        r"not \S*\d|not \d[\d.,]*\s?%?,? (?:but|it['’]?s)\b|instead of (?:the )?\d[\d.,]* i (?:said|gave))"
        r"|^\W*(?:sorry\W+)?(?:wrong|that (?:is|was) wrong|i .{0,12}\bwrong)\b|^\W*forget what i said",
    ),
)
_COMPILED = tuple((intent, re.compile(pattern, re.I)) for intent, pattern in _RULES)
_YES = re.compile(
    r"^\W*(?:yes|yep|yeah|yup|ya|jo|sure|exactly|correct|right|indeed|absolutely|agreed|of course|true"
    r"|definitely|affirmative|that['’]?s (?:right|it|correct|true)|"
    r"that is (?:right|correct|it|true)|sounds (?:right|good)|spot on|ok(?:ay)?|fine|you got it|i (?:agree"
    r"|confirm)|both(?: of them)?)\b",
    re.I,
)
_NO = re.compile(
    r"^\W*(?:no|nope|nah|neither|none(?: of (?:them|these|those|the))?|not (?:really|at all|quite|exactly"
    r"|those|these|any)|wrong|i disagree|i don['’]?t think so|that['’]?s not|"
    r"that is not|never)\b(?! (?:one|body|idea|clue|longer|matter|problem|doubt))",
    re.I,
)
_EVASIVE = re.compile(
    r"\blet(?:['’]s| us) (?:not|stay|keep|leave|focus|concentrate|stick)\b|\b(?:that|this|it)(?:['’]s| "
    r"is) (?:just |only )?(?:a )?(?:detail|minor|side issue)"
    r"|\b(?:doesn['’]?t|does not|don['’]?t|not) (?:really )?(?:matter|interest|care|concern)\b|\b(?:put"
    r"|note|leave|write) (?:it|that|this) (?:on|to|for|down|as|with)\b"
    r"|^\W*(?:it|that) (?:depends|varies)\W*$|^\W*it['’]?s (?:complicated|a long story)|^\W*(?:more or "
    r"less|so so|somehow)\W*$|^\W*(?:\w+\W+)?(?:hard|difficult) to say\W*$"
    r"|\b(?:many|various|several|different) (?:factors|aspects|reasons|views)\b|^\W*(?:that is|it is"
    r"|that['’]?s) (?:what it is|a good (?:question|point))|broad field|everybody has (?:his|their) own "
    r"opinion",
    re.I,
)
_NEGATED = re.compile(
    r"\b(?:no|not|nothing|nobody|none|never|neither|nor|cannot|without|outside|beyond|above)\b|n['’]t\b", re.I
)
_KNOWING = re.compile(
    r"\b(?:know\w*|knew|data|records?|recorded|figures?|numbers?|statistics|information|entry|entries"
    r"|available|area|remit|job|department|desk|documents?|files?|notes?|papers|idea|clue|"
    r"answer|sure|aware|reaches|grade|here|responsib\w+|competence|remarks?|comments?|statement|opinion|view"
    r"|(?:in|on) (?:my|our) (?:tables?|sheets?|spreadsheets?|books|lists?|systems?|side)|my field)\b",
    re.I,
)
_COUNTING = re.compile(
    r"\b(?:measured?|track(?:ed|s)?|collect(?:ed|s)?|count(?:ed|s)?|look(?:ed|s)?|thought|discussed|asked"
    r"|checked|calculated|estimated|kept)\b",
    re.I,
)
_ELSEWHERE = re.compile(
    r"^\W*(?:(?:maybe|perhaps|please|probably|you(?:['’]d| would| could| should| must| can| need to| have "
    r"to)?(?: better| have to| need to)?|then|better)\s+)*(?:ask(?!\s*['\"“‘])|direct|put|check with|talk to|speak to"
    r"|contact (?:the|my|our))\b"
    r"(?!.*\b(?:they|them|we)\b)|^\W*(?:(?:maybe|perhaps|probably|i think|i guess)\s+)?(?:some(?:one|body)"
    r"|the|our|my|hr|it|finance|controlling|accounting|(?-i:(?!They|We|He|She|You|It|That|This|These"
    r"|Sure)[A-Z])[\w-]+)"
    r"(?:\s+[\w-]+){0,5}?\s+(?:knows|has (?:it|that|this)|can (?:tell|say|answer)|(?:might|may|would|could"
    r"|should|will|must|probably|surely)\s+(?:know|have (?:it|that|this)|tell|say|answer))(?: (?:it|that"
    r"|this|more|better|best))*\W*$"
    r"|\bi['’]?(?:d| would)? need (?:the )?\w+(?: \w+){0,2} for (?:that|this)\W*$|^\W*(?:you|we|i"
    r"|they)\b.{0,40}\belsewhere\W*$"
    r"|\b(?:they|people|somebody) (?:might |may |would |should |will )?know (?:it|that|this)? ?(?:in|at"
    r"|over in) (?:the|our) [\w ]+\W*$"
    r"|\bask (?:my|the|our|some(?:one|body)) [\w ]+\W*$",
    re.I,
)
_QUOTED = re.compile(r"[\"“][^\"“”]+[\"”]|(?:(?<=\s)|^)['‘][^'‘’]+['’](?=[\s.,;!?]|$)")
_ASKS = re.compile(r"\?\W*$")
_TAG = re.compile(r",?\s*\b(?:no|right|you know|yes|ok|isn['’]t it|aren['’]t they|don['’]t they|eh|or not)\?\W*$", re.I)


def intents_of(sentence: str) -> frozenset[Intent]:
    """The intents that the wording of one sentence shows."""
    own = _QUOTED.sub(" ", sentence)  # what somebody else is quoted with is not said to us
    own = own if re.search(r"\w", own) else sentence
    found = {intent for intent, pattern in _COMPILED if pattern.search(own)}
    if knows_nothing(own):
        found.add(Intent.DONT_KNOW)
    if demands(own) or (presses(own) and not found):
        found.add(Intent.PRESSURE)
    if _YES.match(sentence):
        found.add(Intent.CONFIRM)
    elif _NO.match(sentence):
        found.add(Intent.REJECT)
    if _EVASIVE.search(sentence):
        found.add(Intent.EVADE)
    if (
        _ASKS.search(sentence)
        and not _TAG.search(sentence)
        and not found & {Intent.WHY, Intent.PRESSURE, Intent.RECAP, Intent.DRAFT}
    ):
        found.add(Intent.QUESTION)
    return frozenset(found)


def says_unknown(sentence: str, *, counted: bool) -> bool:
    """True for a sentence that denies knowing or having the answer and says nothing particular besides. ``counted``: a
    number was asked for, so that "we never measured it" is no answer either."""
    signs = (_KNOWING, _COUNTING) if counted else (_KNOWING,)
    if not _NEGATED.search(sentence) or not any(sign.search(sentence) for sign in signs):
        return False
    rest = _NEGATED.sub(" ", sentence)
    for sign in signs:
        rest = sign.sub(" ", rest)
    return concrete_words(rest) <= 1


def points_elsewhere(sentence: str) -> bool:
    """True for a sentence that only says who else might know; "you ask whether they can?" asks back."""
    return len(sentence.split()) <= 12 and not _ASKS.search(sentence) and bool(_ELSEWHERE.search(sentence))


def content_after(sentence: str) -> str:
    """What a yes or no goes on to say: "No, only the night shift" -> "only the night shift"."""
    match = _YES.match(sentence) or _NO.match(sentence)
    return sentence[match.end() :].lstrip(" ,.;:!-–—") if match else sentence

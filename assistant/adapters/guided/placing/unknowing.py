"""Sentences that only say that the answer is not known, is not theirs to give, or would have to be looked for."""

import re

_SAY = (
    r"(?:guess|speculat\w*|invent\w*|conjectur\w*|suppos\w*|anticipat\w*|surmis\w*"
    r"|mak(?:e|ing) (?:it|that|something) up)"
)
_LOOK_FOR = (
    r"(?:ask(?: around)?|check|clarif\w*|verify|find out|ascertain\w*|enquire|inquire|examin\w*"
    r"|look(?: (?:it|that) up)?|ring|phone|call|query|dig|revert|consult|time|count|measure|investigat\w*)"
)
_LOOKED_FOR = (
    r"(?:measured|determined|weighed|counted|canvassed|considered|investigated|looked(?: into| at)?"
    r"|thought(?: of| about)?|mentioned|asked|discussed|examined|ascertained|calculated|established|recorded|told"
    r"|written down|surveyed|estimated|timed|checked)"
)
_LOOK = r"(?:measure|determine|weigh|count|consider|investigate|look into|think about|mention|ask)"
_NOT = r"(?:(?:has|have|had|was|were|is|did) ?(?:not|never|n['’]t)|(?:has|have|did)n['’]t|not|never)"
_IT = r"(?:it|that|this|them|(?:this|that|the) (?:point|matter|question)|(?:on|about|of) (?:it|that|this))"
_CLOSE = r"(?: (?:yet|so far|today|really|exactly|properly|sorry|afraid|tbh|to be honest))*"
_OPENING = (
    r"^\W*(?:(?:sorry|hm+|well|no|ah|oh|alas|unfortunately|(?:i am|i['’]m) (?:very )?(?:sorry|afraid)(?: that)?)\W+)*"
)
_PRONOUN = r"(?:He|She|It|They|We|You|I|That|This|These|Those)\b"
_SOMEBODY = rf"(?:somebody|someone|others?|another|the|our|my|(?-i:(?!{_PRONOUN})[A-ZÀ-Þ])\w*)(?: [\w’'-]+){{0,4}}?"
_MODAL = r"(?:['’]d| would| should| could| can)"
_HEDGE = r"(?: only| just| rather| merely| not| prefer not to| hate to| (?:like|wish|want) to)*"
_MINE = r"(?!idea|decision|choice|call|fault|people|team|budget|money)(?:[\w-]+\W*){1,2}"
_RECORD = r"(?:handover|minutes|files?|notes|papers|sheet|list|report)"

_WOULD_BE_GUESSING = (
    rf"\b(?:i|we|one){_MODAL}{_HEDGE}(?: be)? {_SAY}\b",
    r"\b(?:would|will|can) (?:only )?be (?:a |an |pure |mere )?(?:guess\w*|speculation|supposition|invention|conjecture)\b",
    rf"\b(?:i|we)(?: am|['’]m| are|['’]re) (?:not|hardly) (?:at liberty|in a position|able|qualified|entitled) to"
    rf" (?:{_SAY}|say|tell|answer|judge|comment)\b",
    r"\b(?:not|n['’]t) (?:like|wish|want|care) to (?:say (?:any|some)thing wrong|speculate|guess|anticipate|commit)\b",
)
_NOT_THEIRS = (
    rf"{_OPENING}(?:that(?:['’]s| is) |it(?:['’]s| is) )?(?:not|outside|beyond) (?:in |on |of )?my {_MINE}$",
    r"\b(?:lies?|is|falls?) (?:outside|beyond|above) my\b",
    rf"{_OPENING}(?:it(?:['’]s| is) |that(?:['’]s| is) )?not (?:in|on) (?:the|our) {_RECORD}\W*$",
)
_NEVER_LOOKED = (
    rf"{_OPENING}(?:(?:the|this|that) [\w-]+ |it |that |i |we )?{_NOT}(?: yet)?(?: been)? ?"
    rf"(?:{_LOOKED_FOR}|(?<=not ){_LOOK}|(?<=n't )(?:mention|ask|measure|count|check))(?: {_IT})?{_CLOSE}\W*$",
    r"\bno time to (?:look|check|count)\b",
)
_WOULD_HAVE_TO_LOOK = (
    rf"\b(?:i|we|that|this|one|you|it|somebody) ?(?:['’]d|would|will|wd|must|should|could)?"
    rf"(?: (?:have|hv|need) to)(?: first)?(?: be)? {_LOOK_FOR}\b",
    rf"^\W*(?:must|would (?:have|hv|need) to|need to|could) {_LOOK_FOR}\b",
    rf"\b(?:this|that|which|it) (?:i|we) (?:would have|would need|must|have|need)(?: first)?(?: to)?(?: first)? {_LOOK_FOR}\b",
    r"\b(?:i|we) (?:will|shall|can) (?:revert|come back|find out)\b",
    r"^\W*(?:a question|one) (?:one|you|we) would have to\b",
)
_ELSEWHERE = (
    rf"^\W*(?:that|it|this)(?:['’]s| is| would be| will be) (?:a (?:question|matter|case|thing)|one|something)"
    rf" (?:for|to ask) {_SOMEBODY}(?:\W*$|,)",
    r"\b(?:kindly|please|better) (?:ask|address|direct|refer|put|forward|try)\b(?! (?:me|us|for (?:it|more)))",
    rf"\b(?:you|that you){_MODAL}?(?: must)?(?: (?:have|need) to)? (?:ask|try)(?: at| with| to)? (?!me\b|us\b|them if\b)"
    rf"{_SOMEBODY}\W*(?:for (?:that|this|it)|really)?\W*$",
    r"^\W*(?:that|this|it),? ask (?:them|him|her|in|at|the|my|our)\b",
    rf"\b{_SOMEBODY} (?:would|will|may|might) be better placed\b",
    rf"^\W*(?:perhaps |maybe )?{_SOMEBODY} (?:might|may|would|can|could|will)(?: kindly)? (?:know|say|tell)\b"
    r"(?:, (?:but|i|we)\b.*|\W*$)",
    rf"^\W*{_SOMEBODY} knows? (?:it|that|everything|this|better)\W*$",
    r"\bcompetent\b.{0,20}\b(?:office|department|unit)\b|\bresponsible units?\b|\bproper place\b",
)
_NO_IDEA = (
    r"\b(?:i['’]?d|i would|we would) (?:love|like|be glad) to know (?:that|it|this)?(?: too| as well| myself)?\W*$",
    r"\b(?:no|not the|zero|any|haven['’]t the|not a) (?:notion|idea|clue|faintest|foggiest|slightest|scooby|inkling)\b",
    r"(?:^\W*(?:\w+\W+){0,3}?|\badmit (?:that )?)(?:i|we) (?:really |simply |honestly )?(?:do not|don['’]t|dont) know\b"
    r"(?! (?:if|how to|what to|better|that|any other))",
    r"\b(?:i|we|one) (?:cannot|can['’]t|could not) (?:really )?(?:answer|explain|judge|tell you|say)\b(?! (?:no|that they|how))",
    r"\b(?:unknown (?:to (?:me|us)|territory)|plead ignorance|on my radar|avoided knowing|no story for)\b",
    r"\bno (?:row|column|entry|record|information|instructions?|data)(?: is held)? (?:for|on) (?:that|this|it|the)\b",
    r"^\W*(?:(?:it|that)(?:['’]s| is) a mystery\b|the [\w-]+ is silent\W*$|pass(?:\W*$|,))",
    r"\b(?:leave|keep) (?:it|that|this)(?: point)? open\b|\blet(?:['’]s| us) (?:stay with|leave|not overthink)\b",
    r"\b(?:hard|difficult|tricky|impossible) to (?:say|tell|judge|quantify)\W*$|\bbetween yes and no\b",
    r"\b(?:i|we) (?:merely )?(?:forget|forgot|can['’]t recall) (?:which|it|that)?\W*$|\band it['’]?s gone\W*$",
)
_PLAINLY = (
    r"\b(?:no (?:idea|clue)|keine (?:ahnung|idee)|wei(?:ß|ss) (?:ich )?nicht|aucune idée"
    r"|je ne sais pas|ni idea|no lo sé|nie wiem"
    r"|geen idee|non lo so|não sei|ingen aning|not (?:a|the faintest|the slightest) clue|i (?:really |honestly |simply "
    r")?(?:don['’]?t|do not|wouldn['’]?t|would not) know"
    r"|how (?:should|would|could|can|am|are) (?:i|we|one) (?:\w+ ){0,2}?know|what do i know|ask me something (?:easier|else)"
    r"|(?:that|this|it),? (?:i|we) never (?:really )?knew|(?:i|we) never (?:really )?knew (?:that|this|it)"
    r"|dunno|idk\b|\b(?:god|heaven|goodness|who) knows\b|(?:don['’]?t|do not) have (?:it|that|this)(?: here"
    r"| at hand| with me| now)?\W*$|(?:i['’]?d|i would|i['’]?ll|i will|you['’]?d|you would|we['’]?d"
    r"|we would|you|i) "
    r"(?:have|need) to (?:ask|check|find out|look (?:it|that) up)"
    r"|(?:i|we) (?:must|should|can) (?:first )?(?:ask|check|find out)|(?:i|we) (?:can['’]?t|cannot"
    r"|could not|couldn['’]?t) (?:say|tell)"
    r"|(?:i['’]?m|i am|we are) not sure|not known to me|beats me|not (?:something|anything) (?:that "
    r")?(?:we|i)\b|(?:can['’]?t|cannot|could not|can not) (?:give|name|quote|tell|put) (?:you |it "
    r"|that )?(?:an?|the|any|a number|it)?\b|(?:will|would) not (?:guess|speculate)"
    r"|i do not have (?:this|that|the) (?:information|figure|number)s?|(?:don['’]?t|do not) have "
    r"(?:that|this|the|any) (?:number|figure|information|data)s?"
    r"|(?:cannot|can['’]?t|can not) (?:be )?answer|(?:is|are) unknown to me|off the top of my head"
    r"|(?:is|lies) (?:above|beyond) me\b|(?:outside|beyond|above) (?:of )?(?:my|our|the) "
    r"(?:area|knowledge|competence|remit|scope|pay|grade|field)|n/a\b"
    r"|(?:have|has|give|find|know) (?:you )?no answer\b"
    r"|(?:i|we|one) (?:would|should|shall|will) (?:have|need) to (?:ask|check|enquire|inquire|consult|verify|dig|revert)"
    r"|(?:this|that|it|answer|matter|question) (?:would|should|will|must) (?:(?:have|need) to )?be (?:asked|answered|enquired"
    r"|inquired|referred|obtained|clarified|addressed)\b|(?:has|have) (?:not|never) been (?:determined|established"
    r"|measured|recorded|calculated|counted|surveyed|decided|clarified|worked out)|(?:you(?:['’]ve| have)|have) got me there"
    r"|(?:i|we) (?:have )?(?:forgot(?:ten)?|can(?:no|['’])t (?:recall|remember)))",
)
_SIGNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        *_PLAINLY,
        *_WOULD_BE_GUESSING,
        *_NOT_THEIRS,
        *_NEVER_LOOKED,
        *_WOULD_HAVE_TO_LOOK,
        *_ELSEWHERE,
        *_NO_IDEA,
    )
)


def knows_nothing(sentence: str) -> bool:
    """True where the wording of a sentence says that the speaker cannot answer."""
    return any(pattern.search(sentence) for pattern in _SIGNS)

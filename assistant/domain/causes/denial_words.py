"""The words in which people deny a goal, a measure, a gap or a cost, and those that leave a point open."""

import re

from assistant.domain.text.plain import any_of, one_of

OPEN = any_of(
    r"(?:do|does|did) not (?:really )?know",
    r"no (?:idea|clue)",
    r"not (?:quite |really )?(?:sure|certain)",
    r"(?:cannot|could not) (?:really |quite )?(?:say|tell|name|point|describe)",
    r"hard to (?:say|tell|describe|pin)",
    r"nobody (?:has |had |ever )*(?:said|told|asked|defined|agreed|set|linked|decided|looked|knows)",
    r"(?:have|has) not (?:yet |really )?(?:agreed|set|defined|decided|linked|thought|put|looked|worked)",
    r"would (?:have|need) to (?:ask|think|check|look)",
    r"(?:more of )?a feeling",
    r"mak(?:e|ing) (?:it|one|that|something) up",
    r"not (?:yet )?(?:agreed|decided|defined)",
    r"to be (?:agreed|defined|decided)",
)

# A figure may exist, but nobody says that the request is for it.
UNTIED = any_of(
    r"nobody (?:has |have |had |ever )*(?:linked|tied|connected|related) (?:it|them|this|that|these)",
    r"nobody (?:has |have |had |ever )*(?:said so|said which|told us which|wr(?:ote|itten) (?:it |that )?down|put it in numbers)",
    r"(?:which|whether) (?:one |of (?:these|them) )?(?:\w+ ){0,4}nobody (?:has |have )?(?:said|told|knows|decided)",
    r"(?:have|has) not (?:put|written) (?:it|that|this) (?:in numbers|down|into figures)",
)

_PLEASANT = one_of(
    "mood fun morale spirit team atmosphere treat reward thank enjoyment pleasure bonding happiness motivation"
)
_TREAT = one_of("treat perk reward thank[- ]you tradition gesture gift present outing celebration goodie wish")
_MONEY = r"(?:money|budget|funds?|funding|allowance|allocation)"
NO_GOAL = any_of(
    rf"(?:just|only|purely|simply|mainly|mostly|really) (?:for|about) (?:the |a |some )?{_PLEASANT}\w*",
    rf"(?:is|was|as) (?:just |only |simply |purely |more (?:of )?|rather )*(?:a|the) {_TREAT}",
    r"(?:just |only |more )?(?:a )?nice to have",
    r"for the (?:mood|fun of it|morale|atmosphere)",
    r"prestige|vanity|to (?:show off|look good|keep up with)|envious|jealous",
    r"no (?:real |particular |specific |other |further |deeper |special |actual |such |direct )*(?:business )?"
    r"(?:reason|goal|purpose|result|aim|objective|outcome|benefit|problem|need)(?: behind| for it)?",
    r"not (?:about|for|to do with) (?:any |the )?(?:business|results?|numbers?|performance)",
    r"nothing (?:behind|more to) it",
    r"not aware of (?:any|an|another|a) (?:other )?(?:business )?(?:reason|goal|need)",
    r"(?:keep|keeping|kept|honou?r|honou?ring|fulfil|fulfilling|fulfill) (?:a|the|our|my|that|this|an old) (?:promise|word)",
    r"because (?:we|i|somebody|someone|it was|they were) (?:had |was |were )?promised",
    r"(?:has |have )?nothing to do with (?:the |our )?(?:strategy|business|goals?|plans?|targets?)",
    rf"(?:left ?over|unspent|remaining|spare) {_MONEY}",
    rf"{_MONEY} (?:\w+ ){{0,4}}(?:has|have|had|needs?) to be (?:used|spent|gone)",
    rf"still (?:have|got|has) (?:\w+ ){{0,3}}{_MONEY} (?:\w+ ){{0,2}}(?:left|for this (?:year|quarter))",
    r"use it or lose it",
    r"does not (?:serve|support|help|change) (?:any|the) (?:goal|number|result|business)\w*",
    r"nothing (?:that )?(?:i|we) (?:can|could) (?:really )?(?:put (?:my|our|a) finger on|name|point (?:to|at)|think of)",
    r"(?:honestly|frankly|really|in truth),? (?:none|nothing)|none of (?:them|these|those|the (?:goals|aims|results))",
    r"(?:cannot|could not) (?:connect|tie|link|relate) it to (?:any|one|a)",
    r"^(?:no,? )?(?:there is )?none\b(?! (?:that|of (?:us|my|our)))",
)
NO_MEASURE = any_of(
    r"there (?:is|are|was) (?:none|no (?:such )?(?:measure|number|figure|metric|target|kpi|indicator|value)s?)",
    r"no (?:measure|number|figure|metric|kpi|indicator|target)s?(?: (?:at all|for (?:it|that|this)|behind it))?",
    r"(?:nothing|not anything) to (?:measure|count)",
    r"(?:cannot|can not|not) be (?:measured|counted)",
    r"(?:do|does|did|will|would) not (?:measure|count|track) (?:it|that|this|anything|such)",
    r"has no target",
    r"never (?:defined|set|measured)",
    r"none(?: at all| really)?[.!]?$",
)
NO_GAP = any_of(
    r"nothing (?:is |at all is |really )?(?:wrong|broken|missing|lacking)",
    r"nothing (?:that )?they do (?:wrong|badly)",
    r"no (?:real |actual |particular |visible )*(?:gap|problem|complaints?|issues?|shortfall|weakness|difficult\w+)s?",
    r"nothing (?:to|we (?:need|want) to|needs to) (?:fix|improve|change|correct)\w*",
    r"(?:all|every|each) (?:the |our )?(?:targets?|deadlines?|goals?|numbers|figures) (?:\w+ )?(?:are |were |is |was )?"
    r"(?:met|held|kept|reached|hit|green|achieved)",
    r"(?:targets?|deadlines?|goals?) (?:are |were |all )*(?:met|held|kept|reached|hit|achieved)",
    r"hit (?:every|all) \w+",
    r"(?:audit|review|inspection|report) (?:was |is |came back |came out )(?:clean|fine|spotless|without)",
    r"(?:same|just|exactly) (?:as|like|what) (?:now|today|before|they (?:already )?do)",
    r"(?:works?|runs?|running|working|going|doing|perform\w*) (?:perfectly |very |really |just )?(?:fine|well|smoothly|great)",
    r"no need (?:to change|for change)",
    r"nobody (?:\w+ )?misse[sd] (?:it|one|them|that)",
    r"(?:have|has|had|did) not missed? (?:one|any|a single)|never (?:yet )?missed (?:one|any|a single)",
    r"(?:better|faster|cheaper|further|more) than (?:we|they|it) (?:have|has|need|needs|had|needed) to(?: be)?",
)
# A question for a fault that the speaker asks and answers himself, to be used on the text as it was written.
FAULT_DENIED = re.compile(
    r"\b(?:wrong|missing|lacking|lack|broken|gaps?|problems?)\b[^.?!]*\?\s+"
    r"(?P<said>(?:no|nothing|none)\b[^.?!]*[.!]?(?:\s+[^.?!]+[.!])?)",
    re.I,
)
NO_COST = any_of(
    r"^(?:nothing|none|zero|nil)(?: at all| really| whatsoever)?\W*$",
    rf"(?:lose|loses|lost|forfeit|return|give back) (?:the|my|our|this|that) (?:\w+ )?{_MONEY}",  # only the budget lapses
    rf"{_MONEY} (?:is|are|will be|would be|goes|lapses|expires)(?: \w+)? ?(?:gone|lost|back|forfeit\w*)?$",
    r"nothing (?:much |bad |really |at all |dramatic |else )?(?:happens|would happen|will happen|changes|would change|is lost"
    r"|falls (?:over|apart|down)|breaks|burns|stops|suffers|is at stake)",
    r"(?:costs?|cost) (?:us |the company )?nothing",
    r"no (?:real |actual |measurable |visible )*(?:costs?|harm|damage|loss|losses|consequences?|effect|impact|risk|drama)",
    r"(?:life|business|work) (?:goes|would go|will go) on",
    r"(?:we|they) (?:would |will |can |could )?(?:just |simply )?(?:go|carry) on (?:as|without)",
    r"nothing (?:is |would be )?lost|so be it|(?:is|would be) (?:also )?fine too",
    r"(?:we|they) (?:would |will |can |could )(?:live|survive|manage|cope|be fine)",
    r"nobody (?:would |will )?(?:really )?(?:notices?|miss(?:es)?|minds?|suffers?|dies?)",
    r"\w+ (?:will|would) not (?:even )?notice",
    r"no difference",
    r"nothing (?:gets?|would get|will get|becomes?|would become|goes|would go) (?:any )?(?:worse|wrong|late|lost)",
    r"in (?:money|cash|euros?|pounds|dollars|figures),? (?:nothing|zero|none|no)",
    r"(?:it )?can wait",
    r"(?:the )?(?:firm|company|business|house|world|shop) (?:survives|will survive|goes on|will go on|keeps going)",
    r"not (?:so|that|very) (?:bad|serious|important)",
    r"(?:i|we|they) (?:do|would) not mind",
    r"(?:am|is|are|get|gets) (?:only |just )?(?:teased|laughed at)",
    r"(?:some |a few )?disappoint\w+",
    r"(?:break|broke|broken|breaking) (?:\w+ )?(?:promise|word)",
)
_OVER = (
    r"(?:cancell?ed|discontinued|abandoned|wound down|phased out|withdrawn|called off|scrapped|switched off(?! for a)"
    r"|taken out of (?:use|service)|retired|abolished|dissolved|replaced)"
)  # whatever this is said of is over
_ENDED = r"(?:clos(?:ing|ed)|shut(?:ting)?(?: down)?|dropped|stopped|sold|ended)"  # a place or a plan is; a shop at night is not
_ENDING = r"(?:clos(?:e|ed|ing)|sold|sell|leav(?:e|ing)|left|dropp?ed|cancell?ed|stopp?(?:ed|ing)|abandon(?:ed|ing))"
_ENDED_THING = one_of(
    "office site plant market line project programme program product system plan country business service branch store contract "
    "depot factory unit tool app form"
)
_BE = r"(?:is|are|was|were|has been|have been|being|gets?|will be)"
_DATED = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter"
    r"|next \w+|the end of|then|20\d\d)"
)
_DAY = r"(?:the )?(?:(?:\d{1,2}|first|last|end)(?:st|nd|rd|th)? (?:of )?)?"
GONE = any_of(
    rf"{_BE} (?:\w+ )?{_OVER}",
    rf"{_ENDED_THING}s? (?:\w+ )?{_BE} (?:\w+ )?{_ENDED}",
    rf"(?:we|they) (?:are |have |will )?{_ENDING} (?:the|that|our|this) (?:\w+ ){{0,3}}{_ENDED_THING}",
    rf"(?:the|our|these|those) \w+ (?:will )?(?:close|shut|end|disappear|cease|go)s?(?: down| for good)?,? "
    rf"(?:on |in |at |by |from )?{_DAY}{_DATED}",
    r"(?:they|we) (?:are|will|have) (?:\w+ )?(?:ripp?(?:ed|ing)?|tak(?:e|en|ing)|tear(?:ing)?|torn) (?:it|them|the \w+) out",
    r"(?:until|till) (?:they|we|it) (?:take|close|switch|shut|remove|replace)\w*",
    rf"(?:from|after) {_DAY}{_DATED}(?: on)? (?:none of (?:it|this|that|them)|(?:it|this|that|they) (?:is|are|will be) gone)",
    rf"no \w+ (?:any ?more )?(?:from|after) {_DAY}{_DATED}",
    r"(?:reason|need|plan|project) (?:\w+ ){0,2}(?:no longer|not any ?more)",
    r"no longer (?:exists?|applies|valid|needed|planned|used|there)",
    r"(?:goes|will go|going) away (?:anyway|by itself|soon|with)|(?:solves|settles|takes care of) itself",
    r"(?:will not|do not have to|need not|no longer) (?:\w+ ){1,3}(?:it |this |that )?(?:any ?more|in (?:future|spring|summer|"
    r"autumn|winter))",
    r"(?:obsolete) (?:anyway|soon|in|by|next)",
)
ACTIVITY = any_of(
    r"participants?|participation|take part",
    r"attend(?:ance|ees?|ed)",
    r"enrol\w*",
    r"sign[- ]?ups?",
    r"completion(?: rate)?s?|completed",
    r"(?:training|course|learning|seminar|workshop) (?:hours|days)|(?:hours|days) (?:of (?:training|learning)|trained)",
    r"badges?|certificates (?:issued|earned|handed out)",
    r"happy sheets?",
    r"(?:course|training|session|class) (?:feedback|ratings?|satisfaction|scores?)",
    r"(?:people|staff|employees|heads) trained",
)

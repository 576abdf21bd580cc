"""The words in which people say that somebody can or cannot do a task, whom they mean, and what kind of task it is."""

import re

from assistant.domain.text.plain import any_of, one_of

_TAUGHT = one_of(
    "shows teaches shown showed taught trained explained coached introduced instructed practised practiced"
)
_MET = one_of(
    "seen done used had handled worked met tried learned learnt practised practiced tasted operated led written sold "
    "opened touched driven built flown handed learn practice practise see taste use do held laid drawn cut fitted set taken "
    "given fed felt drilled steered caught fought kept run sung spoken taught thrown worn written wound"
)
_ADVERBS = r"(?:ever |really |properly |once |even |yet |actually )*"
_NOBODY_DOES = one_of("could can knows knew able")
CANNOT = any_of(
    r"(?:cannot|can not|could not|no can|not able|unable|incapable)",
    r"(?:not|no) (?:really |even )?(?:know|understand|master|familiar)(?:s|ed)? ?(?:how|the|what|which|about|it|with)?",
    r"no idea how",
    rf"never {_ADVERBS}(?:been )?(?:{_TAUGHT}|{_MET})",
    rf"never {_ADVERBS}(?!(?:failed|missed|complained|refused|stopped|needed|asked|happened|lacked|caused)\b)\w+ed",
    rf"not {_ADVERBS}(?:been )?{_ADVERBS}{_TAUGHT}",
    rf"nobody (?:\w+ ){{0,3}}(?:{_NOBODY_DOES}|{_TAUGHT}|{_MET})",
    r"(?:has|have|had) nobody (?:\w+ )?(?:to (?:show|teach|ask|learn)|beside|who shows|who teaches)",
    r"(?:can|could) (?!do\b)(?:\w+ ){1,2}not",
    r"(?:was|were) (?:never |not )(?:part of|in) (?:their|his|her) (?:work|job|training|studies)",
    r"doubt (?:that )?(?:anyone|anybody|they|any of them) (?:could|can)",
    r"(?:lack(?:s|ing)? (?:the |any )?|no )(?:skills?|knowledge|know-how|experience|practice|training)(?: (?:in|of|with|for))?",
    r"no way they (?:could|can)",
    r"not without (?:help|training|practice|someone)",
    r"(?:the|their|his|her|our|very|a) first time|first time (?:for|that|ever|they|he|she|we|with|at)",
    r"(?:new to|beginners?|novices?|untrained|unskilled|from scratch)",
    r"has to be learn(?:ed|t)",
    r"(?:not (?:yet )?known|unknown|foreign|strange) to (?:them|him|her|most|their \w+|(?:the|our|my) \w+)",
    r"(?:we|i) (?:do not|did not|cannot) (?:know|manage)",
    r"(?:put|used|done|tried|held|practi[sc]ed|worn|opened|led|written)\b.{0,40}\b(?:fewer|less) than (?:\w+ )?times",
)
# "can" that says nothing about doing the task: politeness, plans, what they could still learn.
_OTHER_CAN = one_of(
    "you i we anyone be get learn improve only come join attend take spare free help ask see say tell imagine read hear"
)
_THERE = one_of("stand stands there look looks present come comes visit visits audit audits is checks check")
_WATCHER = one_of(
    "i we somebody someone anyone boss manager director auditors? inspectors? supervisors? examiners? client customers? owner "
    "chief foreman teacher captain minister visitors? controllers? checkers? team president agency head leader trainer judge"
)
_DID = one_of("came went got dropped fell rose reached managed did made kept used met")
CAN = any_of(
    rf"(?:can|could)(?! not)(?! (?:always |still |also |only |just )?{_OTHER_CAN}\b)",
    r"knows? (?:exactly |very well |perfectly |full well )?"
    r"(?:how|it|that|what|by heart|everything|all|the (?!theory|basics|words))",
    r"(?:is|are|were|was) able to",
    r"capable|skilled|experienced|veterans?|fully trained|well trained",
    r"(?:have|has) (?:all )?(?:done|used|performed|had) (?:it|this|that|them) (?:for|before|many|hundreds|thousands|every)",
    r"(?:do|does|did) it (?:every|all|daily|many|hundreds|each|well|right|perfectly|fine|before|last)",
    r"used to (?:do|manage|handle|reach|get)",
    r"(?:not|never|nobody) (?:\w+ )?(?:forgot|forgets|forget|forgotten|unlearn\w*)",
    r"(?:they |everyone |everybody |all )(?:\w+ ){0,2}(?:passed|certified|licen[cs]ed|qualified|trained)",
    r"\d+ (?:percent|%) (?:\w+ )?passed",
    r"(?:as slow|as bad|no better|no faster|just as \w+|the same) as (?:the )?(?:new\w*|ones|others|beginners|juniors)",
    r"years of (?:it|experience|practice)",
    rf"when (?:the |an |a |our |my )?(?:\w+ )?{_WATCHER} (?:is |are |am )?{_THERE}",
    r"when (?:\w+ ){1,3}(?:watch|watches|stands (?:there|beside|by|next))",
    r"with (?:me|us|him|her|somebody|someone|the \w+|an? \w+)(?: \w+){0,3} "
    r"(?:beside|next to|behind|watching|looking over)(?: them| him| her)?",
    r"(?:not more|no more|no fewer|not worse|no worse|no better|no different|the same|as many|as often|equally) "
    r"(?:\w+ ){0,3}(?:with|among|for|as|in|from|than) "
    r"(?:the )?(?:\w+ )?(?:than|as|own|new\w*|old|experienced|others?|rest|agency|permanent|veterans?)",
    rf"(?:when|once|while|as soon as|during) .{{3,90}}\b(?:they|it|everyone|everybody) {_DID}",
    r"nothing (?:is )?missing",
    r"not a (?:question|matter) of (?:skill|ability|knowledge|know-how|training)",
    r"has nothing to do with (?:skill|ability|knowledge|training)",
)
# A claim that the speaker takes back: "it is not that they cannot", "I would not say they lack practice".
_SAY = one_of("say claim call think believe accept buy pretend suppose argue")
TAKEN_BACK = any_of(
    r"not (?:that|as if|as though|because)",
    rf"(?:(?:would|could|can|do|does|must|will) not|cannot|nobody can) (?:\w+ )?(?:{_SAY}|tell me)",
    rf"(?:wrong|unfair|untrue|too easy|a mistake) to {_SAY}",
    rf"(?:whoever|anyone who) {_SAY}s?",
    r"cannot be|anything but|far from|by no means",
    r"(?:are|is) (?:no|not) (?=beginner|novice|untrained|unskilled)|^no (?=novice|beginner)",
)
NOT_THEY = re.compile(
    r"\b(?:nobody|none|neither|hardly any\w*|almost no\w*|no \w+|not (?:one|all|every\w*|many|a single)|few|doubt)\b"
)
# Papers and praise: they tell that somebody was taught or is liked, not that the task is mastered (Mager and Pipe, 1970).
CREDENTIAL = any_of(
    r"passed|certified|licen[cs]ed|qualified|trained|educated|experienced|veterans?|examined|registered",
    r"certificates?|licen[cs]es?|diplomas?|degrees?|graduates?|exams?|examinations?|courses?",
    r"(?:smart|clever|bright|good|great|fine|nice|intelligent) (?:\w+ )?(?:people|boys?|girls?|men|women|folks?|team|lot)",
    r"can read|should (?:know|be able)|had better know",
    r"(?:years?|decades?) (?:of (?:it|experience|practice|service)|here|in the (?:job|trade))",
    r"for (?:\w+ ){0,2}(?:years|decades)|longer than (?:you|anybody|anyone|i|me)",
)
OLD_THING = re.compile(
    r"\b(?:old|previous|former|earlier|existing) "
    + one_of("one system product tool way line process version machine software rule model screen screens")
    + r"\b"
)

_NUMBER_WORD = one_of("two three four five six seven eight nine ten eleven twelve dozen")
_TIME = one_of("percent % years? months? weeks? days? times? minutes? hours?")
_NEWER = one_of(
    r"new newer newest young younger junior agency temp\w* seasonal recent latest old older long-serving senior experienced "
    r"own permanent regular contract\w* hired"
)
_FOLK = one_of(
    "ones people staff hires? starters? joiners? colleagues? recruits? workers? nurses drivers reps teams? members guys folks "
    "employees technicians operators managers intake hands? guard crews? lads? men women girls boys drivers"
)
PART = any_of(
    rf"(?:the|those|these|our|only|just|except|another|other|all|about|some) "
    rf"(?:the |those |our )?(?:\d+|{_NUMBER_WORD})(?! {_TIME})",
    r"\d+ (?:of (?:them|the|our)|(?:new|newer|young|junior|agency|temp\w*|seasonal|recent)\b)",
    rf"(?:the )?{_NEWER} {_FOLK}",
    r"(?:the )?(?:newcomers|newbies|starters|joiners|juniors|trainees|apprentices|temps|youngsters|beginners)",
    r"(?:some|a few|a handful|many|most|half|a third|a quarter|two thirds|several|part) of (?:them|the|our)",
    r"(?:some|a few|several|certain) (?:people|teams?|sites?|staff)",
    r"some(?= (?:do|can|could|have|cannot|are)\b)",
    rf"(?:one|two|three|four|five|six) (?!{_TIME}|of)[a-z]+s\b",
    r"the (?:first|second|third|fourth|other) (?!time|day|week|year|one\b)[a-z]+",
    r"(?:others|the rest|the other half)",
    r"(?:night|day|late|early|weekend) shift",
)
# "all 34 passed" is about everybody; "all 12 of the new ones", "all four in the north" and "all six juniors" are not
EVERYBODY = re.compile(
    rf"\b(?:all|each|every one)(?: of)?(?: (?:the|our|these|those|my))? (?:\d+|{_NUMBER_WORD})\b"
    rf"(?! (?:of|who|that|in|on|at|from|with|{_NEWER})\b)"
)
LEAD_IN = re.compile(r"^(?:only|just|except|about|all|but)\s+(?:for\s+)?")

_NEW_THING = one_of(
    "systems? software tools? machines? lines? products? rules? laws? processe?s? procedures? roles? jobs? tasks? equipment "
    "platforms? standards? methods? models? screens? devices? versions? services? regulations? technology drugs? aircraft "
    "vehicles? pumps? apps? crm erp tills? ranges? menus? batter(?:y|ies) cranes?"
)
NEW_TASK = any_of(
    r"(?:is|are|was|were|all|completely|brand|entirely|totally) new",
    rf"new (?:\w+ )?{_NEW_THING}",
    r"never (?:been )?(?:seen|done|used|existed) (?:it |this |that |them )?before",
    r"(?:did not|does not) exist(?: yet)?",
    r"go-?live|goes live|going live",
    r"roll(?:ing|ed)?[- ]?out",
    r"(?:introduc|launch|switch(?:ing)? to|mov(?:e|ing) to|migrat|replac)\w*",
)
SELDOM = any_of(
    r"(?:once|twice|two times|three times|\d+ times|a few times) (?:a|per|every) (?:year|season|quarter|decade)",
    r"(?:rarely|seldom|hardly ever|almost never|not often|every few (?:years|months)|once in a (?:while|career|lifetime))",
    r"\d+ (?:\w+ ){0,2}(?:a|per) year",
)
USED_TO = any_of(
    r"used to (?:do|know|be|manage|practi[sc]e)",
    r"(?:forgot(?:ten)?|rusty|out of practice|faded|lost the (?:touch|routine|habit))",
    r"(?:once|years ago|long ago|in the past) (?:they )?(?:learn(?:ed|t)|were (?:taught|trained|shown)|did|knew)",
    r"(?:learn(?:ed|t)|(?:were|was) (?:taught|trained|shown)) (?:it |this |that )?(?:once|years ago|long ago|at the start)",
)

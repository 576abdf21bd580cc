"""The words in which people say that a condition of work is in order, or that it is in the way; cell by cell.

Asked about pay, "fixed salary, no prize" says that pay is not in the way; "paid per piece" says that it may be. The trained
topics hardly see this: the words are alike, what they mean for the work is not (Gilbert, Human Competence, 1978)."""

import re

from assistant.domain.slots import Cell
from assistant.domain.text.plain import any_of, one_of

_ALL = r"(?:they|all|everyone|everybody|each(?: \w+)?|every \w+|people|nobody|\d+ of (?:the )?\d+)"
_OFTEN = r"(?:every|each|once a|twice a|per) (?:day|week|month|quarter|shift|year|\w+day|morning|evening|visit|case)"
_SHOWN = r"(?:gets?|sees?|receives?|hears?|is (?:shown|sent|told)|are (?:shown|sent|told)|reads?|has|have)"
_RESULT = r"(?:figures?|numbers?|results?|rates?|scores?|reasons?|percent|feedback|report|remarks?|list)"
_FORMAL = one_of(
    "handbook manual contract procedure rulebook guideline bulletin description regulation charter instruction intranet "
    "standard plan policy law wall board door screen poster"
)
_MADE_KNOWN = one_of(
    "told informed instructed announced published communicated agreed printed posted written explained defined shown settled "
    "decided said"
)
_GOOD = one_of(
    "fine good great ok okay excellent perfect new modern top clear solid reliable complete sensational brilliant superb "
    "fantastic wonderful grand lovely marvellous first-class"
) + (r"|(?:in order|up to date|well equipped)")
_THINGS = one_of(
    "systems? tools? equipment machines? software programmes? apps? devices? vans? trucks? material parts process procedure "
    "forms? templates? computers? network kit technology scanners? rooms? everything it"
)
_TROUBLE = one_of("faults? complaints? trouble problems? failures? hitch(?:es)? waiting queues? errors?")
_PAY = one_of("pay wages? salar(?:y|ies) money")
_SUM = r"\d[\d.,]* ?(?:euros?|dollars?|pounds?|francs?|cents?|pence|kron[eo]r|zlotys?|rupees?|rand|yen|[€$£])"
_FIXED = one_of("fixed flat hourly monthly equal basic")
_BONUS = one_of(
    "bonus(?:es)? commissions? premiums? prizes? rewards? incentives? fines? penalt(?:y|ies) sanctions?"
) + (r"|piece rates?")
_BY_RESULT = (
    r"(?:on|for|per|by|hangs? on|depends? on|goes (?:by|on)) "
    r"(?!(?:the )?(?:hour|month|week|day|year|head|tariff|all|time|contract)\b)\w+"
)
_STAFF = one_of("people staff hands posts? positions? jobs? places team crew shifts? workers colleagues")
_COUNT = r"(?:two|three|four|five|six|seven|several|many|\d+)"

IN_ORDER: dict[Cell, re.Pattern[str]] = {
    Cell.EXPECTATIONS: any_of(
        rf"{_ALL} (?:of them )?(?:exactly |very well |well |all |do |both )?(?:knows?|known|signed)",
        rf"{_ALL} (?:of them )?(?:have |has )?read (?:it|both|them)|(?:can|could) (?:quote|recite|tell|name|see)",
        rf"(?:was|were|been|is|are) (?:clearly |all |both )?{_MADE_KNOWN}",
        rf"(?:in|on) (?:the|their|every|each) (?:\w+ ){{0,2}}{_FORMAL}",
        rf"{_SHOWN} (?:it |them )?(?:his|her|its|their|the|a) (?:own )?(?:\w+ ){{0,2}}{_RESULT}",
        _OFTEN,
        r"(?:nothing|not) (?:is )?(?:unclear|vague|ambiguous)|no (?:doubt|mystery|ambiguity)",
        r"(?:nobody|none) can (?:say|claim|pretend)",
        r"hangs? (?:in|on|by|next)|with a (?:reason|remark|comment)\w*|reads? (?:it|them|each|every) \w* ?(?:aloud|out)",
    ),
    Cell.TOOLS: any_of(
        rf"{_THINGS} (?:themselves |itself |here )?(?:is|are|was|were) (?:all |really |very |quite |also )*(?:{_GOOD})",
        r"(?:works?|runs?|functions?) (?:well|fine|perfectly|smoothly|everywhere|there|without)",
        rf"{_THINGS} (?:itself |themselves )?(?:works?|runs?)",
        r"(?:have|has|got) (?:everything|all|what (?:they|you) need|the best)",
        r"everything (?:is there|works|they need|is available)|nothing (?:there|missing|to complain|in the way|wrong)",
        rf"(?:without|no) (?:a |any |single )*{_TROUBLE}",
        r"(?:tested|calibrated|serviced|overhauled|checked)",
        rf"(?:not|nor) the {_THINGS}|^{_THINGS}[: ,]+(?:{_GOOD})",
        r"is not (?:the )?(?:problem|issue|reason)|that is not it",
    ),
    Cell.INCENTIVES: any_of(
        rf"{_FIXED} (?:\w+ )?{_PAY}|{_PAY} (?:is |are )?(?:{_FIXED}|the same|by (?:the )?(?:hour|month|tariff)|normal|good)",
        r"(?:paid|pay) (?:by|per) (?:the )?(?:hour|month|day)",
        rf"(?:no|neither|without|nor) (?:\w+ )?(?:{_BONUS})",
        r"nobody (?:is|gets) (?:punished|told off|fined|blamed|angry)",
        r"nobody (?:earns|gets|loses|has) (?:any )?(?:less|a disadvantage|money|more or less)",
        r"(?:we|i|they) pay (?:\w+ )?(?:better|well|more)|above (?:the )?(?:tariff|market|average)",
        r"(?:earn|paid) (?:very |quite )?well|(?:get|are) paid(?: normal\w*)?$",
        r"(?:no|makes no) difference (?:to|for) (?:their )?pay|(?:does|do) not (?:move|change|vary|depend)\b",
        r"is not the (?:problem|issue|reason)",
    ),
    Cell.CAPACITY: any_of(
        rf"(?:enough|sufficient|plenty of) (?:\w+ )?{_STAFF}|{_STAFF} (?:is|are) (?:all )?(?:sufficient|enough|complete|filled)",
        r"(?:all|every) (?:\w+ ){0,2}(?:is|are) (?:filled|staffed|manned|there)",
        r"(?:fully|well) staffed|full (?:strength|crew|team)|no (?:gaps?|vacanc\w+|shortage|overtime)",
        r"not (?:on|in|at) the (?:short|thin|busy|bad)",
        r"(?:selected|chosen|picked|hired) (?:\w+ )?(?:carefully|with care)|right people",
        r"found (?:it |them )?(?:appropriate|normal|adequate)|cannot be the reason|that is not it",
    ),
    Cell.MOTIVES: any_of(
        r"they (?:all |really |do |certainly |would )*(?:want|care|like|love|wish|try)",
        r"take (?:it|this|that) (?:very )?serious\w*|do their (?:\w+ )?best",
        r"(?:they|people|all|everybody) (?:is|are) (?:all |very |really )*"
        r"(?:keen|proud|motivated|willing|eager|committed|ashamed)",
        r"not (?:the|a matter of) (?:will|wanting|motivation)|no resistance|volunteer\w*|signed up",
        r"nobody (?:wants|likes) (?:to )?(?:fail|be|an?|make|lose)",
        r"(?:hate|annoyed|ashamed|upset) (?:it |about it |when )",
    ),
}

IN_THE_WAY: dict[Cell, re.Pattern[str]] = {
    Cell.EXPECTATIONS: any_of(
        r"(?:nobody|never|nowhere|not|hardly|no \w+) (?:has |have |had |is |are |was |were |been |ever |really |yet )*"
        rf"(?:{_MADE_KNOWN}|owns?|learns?|hears?|laid down|in charge)",
        r"(?:no|without an?) (?:agreed |common |clear |written |fixed )*"
        r"(?:standard|deadline|owner|name|feedback|rule|clock|definition|goal|target|criteri\w+|priorit\w+)",
        r"there (?:is|are) none|(?:everybody|everyone|each|every \w+|they all) (?:\w+ ){0,3}"
        r"(?:differently|as (?:they|he|she) \w+|(?:his|her|their) own (?:way|idea))",
        r"(?:two|three|several|different) (?:\w+ )?(?:things|versions|answers|rules|instructions)|contradict\w*|optional",
        r"whoever (?:feels|happens|is|wants|comes)|who(?:ever)? (?:owns|decides|is responsible)",
        r"how (?:would|should|could|can|is|are) (?:they|anyone|anybody|somebody|he|she|an? \w+|the \w+) (?:ever |to )?know",
        r"(?:nobody|none of them|no one) (?:has |have |had |is |was )*(?:ever )?(?:had|heard|got|received|seen|told)"
        r" (?:so much as |even )?(?:a|an|any|anything|one|what|why|how)",
        r"(?:both|the (?:\w+ ){0,2}\w+) "
        r"(?:went|stopped|ended|disappeared|(?:was|were) (?:dropped|stopped|abolished|discontinued))"
        r" (?:in|when|with|last|after|since)",
        r"(?:other|different|changing) priorities|never hears?|do not (?:hear|learn|get to see|know (?:that|when|who|whether))",
    ),
    Cell.TOOLS: any_of(
        r"(?:fails?|failed|breaks?|broken|crash\w*|freez\w+|drops?|jams?|times? out|out of (?:service|order))",
        r"(?:kicked|logged|locked|thrown) (?:them |you )?out",
        rf"(?:{_COUNT}|twice) (?:\w+ )?(?:screens|systems|programs|programmes|windows|sign-?offs|signatures|fields|approvals"
        r"|places|forms|times)",
        r"by hand|from memory|on paper|re-?(?:type|key|enter)\w*|work ?arounds?",
        r"(?:too|very|so) (?:slow|late|far|small|narrow|old|heavy|few|dark|loud)|(?:comes?|arrives?) (?:\w+ )?late",
        r"\d+ (?:\w+ ){0,2}(?:for|to) (?:all |the )?\d+",
        r"\d+ (?:metres|meters|minutes|hours|days) (?:\w+ )?(?:away|of waiting)|(?:you|they|he|she) waits?|waits? (?:for|\d)",
        r"(?:is|are) (?:empty|missing|wrong|blocked|faulty|out of date|defect\w*)|does not (?:say|show|pass|fit|work|start)",
        r"(?:cannot|could not|do not) (?:see|hear|find|reach|open|start)",
        rf"^no (?!{_TROUBLE})\w+ (?:in|for|page|to)|no (?:page|checklist|field)",
        r"interrupted|interruptions?|shows? (?:\w+ )?wrong",
    ),
    Cell.INCENTIVES: any_of(
        rf"(?:{_BONUS}|paid|pay|rewarded|judged|measured|rated|counted) (?:them |only |is |are |was |goes |just )*{_BY_RESULT}",
        r"(?:for free|unpaid|not paid|paid nothing|no (?:time )?code|not in (?:the |their )?(?:standard|pay|quota|target)s?)",
        r"(?:per|by the|for each|for every|(?:money|extra|premium|something) (?:\w+,? ){0,5}for) (?:square |cubic )?"
        r"(?:load|piece|tonne?|unit|stop|job|sale|deal|call|visit|case|parcel|tray|basket|kilo|met(?:re|er))",
        r"(?:a cent|anything|a thing|one euro|one dollar) (?:more )?for (?:it|that|doing|\w+ing)",
        r"(?<!we )(?<!i )(?<!they )pays? (?:nearly |almost |about )?(?:the same|as much|more|better|twice)",
        r"(?:goes|paid|pay|counts?|runs?) by the (?!hour|month|week|day|year|book|tariff)\w+",
        r"(?:gets?|is|are) paid (?:again|twice)",
        rf"(?:each|every) (?:\w+ ){{1,8}}(?:takes? (?:away|off)|costs? (?:them|him|her|you)|deducts?) (?:\w+ )?{_COUNT}",
        r"for \w+ nobody (?:gets|earns|loses|is paid|sees)(?: or \w+)? (?:one |a |any )?(?:cent|penny|thing|anything|more|less)",
        rf"{_SUM} (?:on top )?(?:for|per) (?:each|every|an?|one) (?!hour|day|week|month|year|head|person)\w+",
        r"(?:fastest|quickest|loudest) (?:\w+ ){0,2}(?:gets?|wins?)|los(?:e|es|ing) (?:their|the|your|his|her|money|time|a) ?\w*",
        r"costs? (?:them|you|him|her|people)|gives? away|given away|giving away|why (?:should|do) (?:i|they|he|we|she)",
        r"(?:only|just) (?:\w+ ){0,2}(?:counts?|matters?|asked about)",
        r"(?:celebrate|praise|promote|reward) \w+|laughed at|gets? all the (?:money|commission|bonus)",
    ),
    Cell.CAPACITY: any_of(
        r"not filled|unfilled|vacan\w+|empty (?:chairs?|desks?|posts?)|open posts?|hiring (?:stop|freeze)",
        r"nobody (?:came|applies|left)",
        rf"(?:too few|not enough|short of|lack of|fewer) (?:\w+ )?{_STAFF}|(?:under|short)-?staffed|over(?:load|work)\w*",
        r"(?:have|has) left|left (?:in|since|for|or)|retired|resigned",
        r"\d+ (?:percent|%) more|(?:twice|double) (?:as many|the)|doubled|tripled|\d+ (?:\w+ )?(?:each|a head|per head)",
        rf"\d+[- ]hours? (?:weeks?|days?)|overtime|do the work of|for {_COUNT} (?:\w+ )?people",
    ),
    Cell.MOTIVES: any_of(
        r"(?:do|does|did) not (?:really )?(?:want|care|believe|see (?:the|a|any) (?:point|sense|use)|like|trust)",
        r"resist\w*|refus\w+|fear\w*|afraid|waste of time|pointless|no (?:point|interest|sense)|beneath them|resent\w*",
        r"(?:think|find|call|consider|feel) (?:it|this|that) (?:is |as |a |an )*"
        r"(?:nonsense|useless|stupid|unnecessary|insult\w*|silly)",
        r"given up|not interested|unwilling|fed up|cynical",
    ),
}

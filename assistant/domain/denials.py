"""What a person denies, kept apart from what a person does not know.

"There is no measure, it is a treat" closes the question; "nobody has told me which number" leaves it open."""

from assistant.domain.brief import Brief, Measure
from assistant.domain.plain import any_of, first_saying, plain
from assistant.domain.shapes import Shape
from assistant.domain.slots import Slot

_OPEN = any_of(
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

_NO_GOAL = any_of(
    r"(?:just|only|purely|simply|mainly|mostly|really) (?:for|about) (?:the |a |some )?(?:mood|fun|morale|spirit|team|atmosphere|good "
    r"(?:time|feeling)|treat|reward|thank|enjoyment|pleasure|bonding|laugh)\w*",
    r"(?:is|was|as) (?:just |only |simply |more |rather )*(?:a|the) (?:treat|perk|reward|thank[- ]you|tradition|nice gesture|gift|"
    r"present|outing|celebration|benefit for (?:the )?staff|wish)",
    r"for the (?:mood|fun of it|morale|atmosphere)",
    r"no (?:real |particular |specific |other |further |deeper |special |actual |such |direct )*(?:business )?"
    r"(?:reason|goal|purpose|result|aim|objective|outcome|benefit|problem|need)(?: behind| for it)?",
    r"not (?:about|for|to do with) (?:any |the )?(?:business|results?|numbers?|performance)",
    r"nothing (?:behind|more to) it",
    r"not aware of (?:any|an|another|a) (?:other )?(?:business )?(?:reason|goal|need)",
    r"(?:keep|keeping|kept|honou?r|honou?ring|fulfil|fulfilling|fulfill) (?:a|the|our|my|that|this|an old) (?:promise|word)",
    r"because (?:we|i|somebody|someone|it was|they were) (?:had |was |were )?promised",
    r"(?:has |have )?nothing to do with (?:the |our )?(?:strategy|business|goals?|plans?|targets?)",
    r"does not (?:serve|support|help|change) (?:any|the) (?:goal|number|result|business)\w*",
)
_NO_MEASURE = any_of(
    r"there (?:is|are|was) (?:none|no (?:such )?(?:measure|number|figure|metric|target|kpi|indicator|value)s?)",
    r"no (?:measure|number|figure|metric|kpi|indicator|target)s?(?: (?:at all|for (?:it|that|this)|behind it))?",
    r"(?:nothing|not anything) to (?:measure|count)",
    r"(?:cannot|can not|not) be (?:measured|counted)",
    r"(?:do|does|did|will|would) not (?:measure|count|track) (?:it|that|this|anything|such)",
    r"has no target",
    r"never (?:defined|set|measured)",
    r"none(?: at all| really)?[.!]?$",
)
_NO_GAP = any_of(
    r"nothing (?:is |at all is |really )?(?:wrong|broken|missing|lacking)",
    r"nothing (?:that )?they do (?:wrong|badly)",
    r"no (?:real |actual |particular |visible )*(?:gap|problem|complaints?|issues?|shortfall|weakness|difficult\w+)s?",
    r"nothing (?:to|we (?:need|want) to|needs to) (?:fix|improve|change|correct)\w*",
    r"(?:all|every|each) (?:the |our )?(?:targets?|deadlines?|goals?|numbers|figures) (?:\w+ )?(?:are |were |is |was )?"
    r"(?:met|held|kept|reached|hit|green|achieved)",
    r"(?:targets?|deadlines?|goals?) (?:are |were |all )*(?:met|held|kept|reached|hit|achieved)",
    r"(?:audit|review|inspection|report) (?:was |is |came back |came out )(?:clean|fine|spotless|without)",
    r"(?:same|just|exactly) (?:as|like|what) (?:now|today|before|they (?:already )?do)",
    r"(?:works?|runs?|running|working|going|doing|perform\w*) (?:perfectly |very |really |just )?(?:fine|well|smoothly|great)",
    r"no need (?:to change|for change)",
)
_NO_COST = any_of(
    r"nothing (?:much |bad |really |at all |dramatic )?(?:happens|would happen|will happen|changes|would change|is lost)",
    r"(?:costs?|cost) (?:us |the company )?nothing",
    r"no (?:real |actual |measurable |visible )*(?:costs?|harm|damage|loss|losses|consequences?|effect|impact|risk|drama)",
    r"then (?:we|they) (?:do not|will not|just do not|simply do not)",
    r"(?:life|business|work|the world) (?:goes|would go|will go|keeps?) (?:on|turning|going)",
    r"(?:we|they) (?:would |will |can |could )(?:live|survive|manage|cope|be fine)",
    r"nobody (?:would |will )?(?:really )?(?:notices?|miss(?:es)?|minds?|suffers?|dies?)",
    r"no difference",
    r"(?:it )?can wait",
    r"(?:some |a few )?disappoint\w+",
)
_GONE = any_of(
    r"(?:is|are|was|were|has been|have been|being|gets?|will be) (?:\w+ )?(?:clos(?:ing|ed)|shut(?:ting)?|cancell?ed|dropped|discontinued|"
    r"abandoned|stopped|sold|wound down|phased out|withdrawn|called off|ended|scrapped)",
    r"(?:we|they) (?:are |have |will )?(?:clos(?:e|ed|ing)|sold|sell|leav(?:e|ing)|left|dropp?ed|cancell?ed|stopp?(?:ed|ing)|abandon(?:ed|ing)) "
    r"(?:the|that|our|this) (?:\w+ ){0,3}(?:office|site|plant|market|line|project|programme|program|product|system|plan|country|business|service)",
    r"(?:reason|need|plan|project) (?:\w+ ){0,2}(?:no longer|not any ?more)",
    r"no longer (?:exists?|applies|valid|needed|planned|used|there)",
)
_ACTIVITY = any_of(
    r"participants?",
    r"participation",
    r"attend(?:ance|ees?|ed)",
    r"enrol\w*",
    r"sign[- ]?ups?",
    r"completion(?: rate)?s?",
    r"completed",
    r"training hours",
    r"hours (?:of training|trained)",
    r"happy sheets?",
    r"(?:course|training|session|class) (?:feedback|ratings?|satisfaction|scores?)",
    r"(?:people|staff|employees|heads) trained",
    r"photos?",
)


class Denials(Shape):
    """The words by which a person denies that there is something to solve; "" where not denied."""

    goal: str = ""
    measure: str = ""
    gap: str = ""
    cost: str = ""
    gone: str = ""  # the reason for the request has disappeared

    @property
    def count(self) -> int:
        """How many of the five points are denied."""
        return sum(map(bool, (self.goal, self.measure, self.gap, self.cost, self.gone)))

    @property
    def nothing_served(self) -> str:
        """The words that deny a goal, a gap or a still existing reason, the strongest first."""
        return self.goal or self.gone or self.gap


def _texts(brief: Brief, *slots: Slot) -> list[str]:
    facts = [fact.value for slot in slots for fact in brief.of(slot)]
    return facts + [said for slot, said in brief.vague if slot in slots]


def denials(brief: Brief) -> Denials:
    """What the brief's own words deny. A sentence that says "I do not know" denies nothing."""
    measure = first_saying(_NO_MEASURE, _texts(brief, Slot.METRIC, Slot.TARGET), _OPEN)
    counted = first_saying(_ACTIVITY, _texts(brief, Slot.METRIC)) if not real_measures(brief) else ""
    return Denials(
        goal=first_saying(_NO_GOAL, _texts(brief, Slot.BUSINESS_GOAL, Slot.STRATEGY_LINK, Slot.METRIC), _OPEN),
        measure=measure or counted,
        gap=first_saying(
            _NO_GAP,
            _texts(brief, Slot.CURRENT_BEHAVIOUR, Slot.DESIRED_BEHAVIOUR, Slot.BASELINE, Slot.CAUSE_SKILL),
            _OPEN,
        ),
        cost=first_saying(_NO_COST, _texts(brief, Slot.COST_OF_INACTION), _OPEN),
        gone=first_saying(
            _GONE,
            _texts(
                brief, Slot.BUSINESS_GOAL, Slot.CURRENT_BEHAVIOUR, Slot.RISKS, Slot.STRATEGY_LINK, Slot.URGENCY_REASON
            ),
        ),
    )


def left_open(brief: Brief, slot: Slot) -> bool:
    """True where a slot holds nothing checkable: empty, vague, unknown, or its latest words say that nobody knows."""
    if not brief.known(slot):
        return True
    latest = brief.of(slot)[-1].value
    return bool(_OPEN.search(plain(latest))) and not any(fact.quantities for fact in brief.of(slot))


def counts_activity(name: str) -> bool:
    """True for a measure that counts attendance or liking. These never prove a result (Thalheimer, LTEM, 2018, tiers 1-3)."""
    return bool(_ACTIVITY.search(plain(name)))


def real_measures(brief: Brief) -> tuple[Measure, ...]:
    """The business measures that hold a value today or earlier; attendance and the like do not count."""
    return tuple(m for m in brief.measures if (m.baseline or m.earlier) and not counts_activity(m.name))

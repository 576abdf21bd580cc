"""Words of promises, verdicts, praise, consent and sources that a reply must not hold, and words that are no names."""

import re

from assistant.domain.slots import Slot

QUESTION_MARKS = re.compile(r"[?？؟⁇]")
REQUEST = re.compile(
    r"^(?:(?:please|now|then|so|and|also|first|just) )*(?:tell|describe|explain|list|give|send|share|name|walk|provide|"
    r"specify|let me know|upload|enter|type|confirm)\b",
    re.IGNORECASE,
)
_LEARNING = (
    r"(?:trainings?|workshops?|courses?|e-?learning|program(?:me)?s?|seminars?|webinars?|boot ?camps?|classes|academy)"
)
_SURE = (
    r"\b(?:guarantee[ds]?|(?<!you )(?<!they )(?<!what was )promis(?:e|es|ed|ing)|for (?:sure|certain)"
    r"|without (?:a )?doubt|rest assured"
    r"|count on (?:it|me|us)|no problem|consider it (?:done|booked|settled)|go(?:ing|es)? ahead|green light|signed off)\b"
)
_SETTLED = (
    r"\b(?:is|are|it['’]s|been|get|gets) (?:now |already |hereby |all )?"
    r"(?:booked|scheduled|confirmed|granted|authori[sz]ed|reserved|settled|done)\b"
)
_WE_WILL = (
    r"\b(?:i|we)(?:['’]ll| will| shall| can| am going to| are going to|['’]m going to)\b(?! (?:note|keep|ask|need|come|list|leave"
    r"|write|put|take|mark|go (?:on|back)|return|use|only|look|see|gladly|happily|start|hold|not|count|copy|aim|work|propose"
    r"|say|learn|be (?:brief|short)|tell (?:later|whether|if|how)))"
)
_YOU_WILL = (
    r"\byou(?:['’]ll| will| shall) (?:get|have|receive|see|reach|save)\b"
    r"|\b(?:shall|should|may|can) (?:i|we) (?:book|order|schedule|approve|arrange|send|start|roll)\b"
)
_LEARNING_PROMISED = (
    rf"\b(?:i|we)\b[^.?!]{{0,80}}\b(?:propose|design|develop|create|prepare|build|deliver|plan|offer)"
    rf" (?:\w+ ){{0,3}}{_LEARNING}\b"
)
PROMISE = re.compile("|".join((_SURE, _SETTLED, _WE_WILL, _YOU_WILL, _LEARNING_PROMISED)), re.IGNORECASE)
_PRAISED = (
    r"(?:great|excellent|perfect|fantastic|brilliant|smart|wise|impressive|wonderful|outstanding|amazing|superb|admirable|"
    r"very good|absolutely right)"
)
_PRAISE = (
    rf"\b{_PRAISED} (?:idea|plan|choice|question|point|job|work|thinking|goal|start|example|call|initiative|leader\w*|instinct)\b"
    rf"|\b(?:that|this|it|what|how|you)(?:['’]s| is| are|['’]re)? (?:an? |such an? |so |really |truly )?{_PRAISED}\b"
)
_CONSENTS = (
    r"\b(?:approv(?:e|es|ed|ing)|i (?:fully |completely |totally )?agree"
    r"|you(?:['’]re| are) (?:absolutely |completely |quite )?right|(?:i|we)(?:['’]d| would)? recommend"
    r"|(?:my|our) (?:verdict|advice|recommendation))\b"
)
_LEARNING_HELPS = (
    rf"\b{_LEARNING}\b[^.?!]{{0,40}}\b(?:is|will be|would be) (?:not )?(?:clearly |exactly |indeed |just )?"
    r"(?:the (?:right |best |only )?(?:answer|solution|thing|way|remedy|fix|tool)|needed|necessary|unnecessary|useless|pointless"
    r"|enough|right|best|justified|what (?:you|they) need)\b"
    rf"|\b(?:answer|solution|remedy|fix|right thing|way forward)\b[^.?!]{{0,30}} (?:is|lies|would be)\b"
    rf"[^.?!]{{0,30}}\b{_LEARNING}\b"
    rf"|\b{_LEARNING}\b (?:will|would|can|could|is going to) (?:\w+ )?"
    r"(?:fix|solve|close|help|deliver|bring|raise|lift|cut|reduce|improve|work|do)\b"
    r"|\byou (?:\w+ )?(?:need|should (?:book|order|run|get)|must have) (?:this |that |the |an? )?(?:\w+ )?"
    rf"{_LEARNING}\b"
)
VERDICT = re.compile("|".join((_CONSENTS, _PRAISE, _LEARNING_HELPS)), re.IGNORECASE)
BACKSTAGE = re.compile(
    r"\b(?:the user|as an ai|language model|(?:system|my|this) prompt|(?:my|your|these|the) instructions|the assistant"
    r"|i (?:have |had )?asked (?:how|if|whether|what|which|who|when|where|for)|(?:known|unknown) information"
    r"|(?:understood|in|from) the conversation|the asked question|[a-z]+(?:_[a-z]+)+"
    r"|(?:this is |here is |here's )(?:the |a |my |your )?(?:first )?(?:message|answer|reply|response|sentence)"
    r"|my (?:answer|reply|response)|in my own words|in this order|the requester|understood (?:the|your) (?:message|request)"
    r"|the (?:manager|person|speaker|writer) (?:wants?|asks?|asked|is asking|has asked|needs?|says|said|would like|mentions?))\b",
    re.IGNORECASE,
)
ABOUT_THEM = re.compile(
    r"^\W*(?:(?:so|and|understood|i see|i understand(?: that)?)\b\W*)?the (?:person|requester|speaker|user|writer)\b",
    re.IGNORECASE,
)  # who writes is spoken with
# Who writes is spoken with: a word for them that they did not use themselves is talk about them.
THEM = re.compile(r"\bthe (manager|requester|speaker|writer)\b", re.IGNORECASE)
# In words taken over from them, whoever says "I" is they.
OURSELVES = frozenset("i me my mine we us our ours".split())
LABELLED = re.compile(
    r"^\W*(?:why|ask|asked|question|convey|understood|known|manner|message|conversation|documents|reply|answer)\s*:",
    re.IGNORECASE,
)  # an echo of how our data is labelled
# The names of our slots as the subject of a sentence: nobody speaks so.
_LABELS = "|".join(slot.value.replace("_", " ") for slot in Slot)
CALLED = re.compile(
    rf"\b(?:the|your) ((?:{_LABELS})(?: (?:metric|value|level))?) (?:is|are|was|were|shows?)\b", re.IGNORECASE
)
THANKED = re.compile(r"\bthank(?:s| you) for \w+ing that\b", re.IGNORECASE)  # what they are said to have said
WISHES = re.compile(
    r"\b(?:he|she|they|(?:the|your|their) (?:[\w’'-]+ ){0,2}?(?!(?:i|we|you)\b)[\w’'-]+)"
    r" (?:wants?|would like|wishes|hopes?|prefers?|expects?|plans?) to\b",
    re.IGNORECASE,
)
CONSENT = re.compile(
    r"\b(?:agreed|endorsed|confirmed|granted|committed|authori[sz]ed|proven|proved|certified)\b", re.IGNORECASE
)
NOT_YET = re.compile(
    r"\b(?:should|must|would|ought to|ha[sd] to|have to|needs? to|to) have(?: \w+)?\s*$"
    r"|\b(?:who|whether|if|once|until) [^.,;:]{0,30}$",
    re.IGNORECASE,
)  # what stands before consent that is still to come
UNDECIDED = re.compile(
    r"\b(?:whether (?!or not)|nothing )[^.,;:?!]{0,30}$", re.IGNORECASE
)  # before what is not promised
CITES = re.compile(
    r"\b(?:strategy|plans?|report|policy|documents?|paper|survey|stud(?:y|ies)|research|statistics|audits?|experts?|board|law)\b"
    r"(?:(?!\b(?:not|no|nothing|whether|if)\b)[^.?!“]){0,30}"
    r"\b(?:says?|said|states?|shows?|calls? for|commits?|requires?|finds?|found|proves?|confirms?|demands?|orders?)\b",
    re.IGNORECASE,
)
TITLED = re.compile(r"\b(?:mr|mrs|ms|dr|prof|professor|herr|frau|sir|madam)\b\.? (\w+)", re.IGNORECASE)
COUNTED = frozenset(
    "things points questions parts sides facts figures numbers ways reasons steps more pieces halves".split()
)
POINTING = frozenset("the these those both between first last other next same".split())
# Words that may open a sentence with a capital and are no names.
OPENERS = frozenset(
    "about above according across after again against all almost along already also although always among an and another any "
    "anything as aside at because before behind being below besides better between beyond both but by clearly compared despite "
    "during each either enough even every everybody everyone everything except few first fine for from getting given good half "
    "having here how however if in indeed instead it its just knowing last later least less let like looking many maybe "
    "meanwhile more most much neither never next no nobody none nor not nothing now of often on once one only or other "
    "otherwise our out over perhaps please put quite rather right same second seeing several since so some someone something "
    "sometimes still such suppose take taken than thank thanks that then there these they think third those though through "
    "thus today together tomorrow too toward two under understood unless unlike until up upon very was were what whatever when "
    "whenever where whether which while who whoever whose why with within without yes yet you your".split()
)

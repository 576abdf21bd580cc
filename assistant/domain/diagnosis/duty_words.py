"""The words in which people speak of duties: who obliges, to what, and whom it covers."""

from assistant.domain.text.plain import any_of

AUTHORITY = any_of(
    r"laws?",
    r"legal(?:ly)?",
    r"statut\w+",
    r"(?:\w+ ){1,3}act(?=[,.;:)]| \d| section| paragraph| requires?| says| of|$)",
    r"(?:external )?auditors?|certification body",
    r"(?:under|by|of|from) (?:the|our|its|their) (?:licen[cs]e|permit|concession|charter)",
    r"regulations?",
    r"regulators?\w*",
    r"authorit(?:y|ies)",
    r"ministry",
    r"directive",
    r"ordinance",
    r"decree",
    r"circular",
    r"supervis(?:or|ory) (?:authority|body|board)",
    r"licen[cs]ing (?:body|board|authority)",
    r"contract(?:s|ual|ually)?",
    r"clause",
    r"customer (?:requires?|demands?|insists?|standard|audit)",
    r"insurers?",
    r"(?:iso|osha|fda|easa|faa|hse|gdpr|hipaa|haccp|iata|imo|stcw|mifid|finra|bafin|fca|nrc)(?:[ -]?\d+)?",
    r"notified body",
    r"inspect(?:or|orate|ion)s?",
    r"labou?r (?:code|inspectorate)",
    r"(?:building|fire|food|safety|penal|civil|tax|road) code",
    r"accident insurance",
    r"collective agreement",
    r"§+ ?\d+",
    r"(?:order|article|section|paragraph|annex|entry) (?:no\.? )?\d[\d./-]*",
    r"reach|brussels|\d{2,4}/\d{2,4}(?!/)",
)
_PROOFS = (r"qualif\w+", r"licen[cs]\w*", r"accredit\w*", r"examinations?", r"(?:skills?|operator|driver) cards?")
# What people hold or get who meet a duty to qualify; a wish for a course names none of them.
PAPERS = any_of(*_PROOFS, r"(?:re)?certif\w+", r"instruct(?:ed|ion|ions)", r"valid records?")
OBLIGES = any_of(
    r"mandatory",
    r"compulsory",
    r"obligatory",
    r"required",
    r"requires?",
    r"must",
    r"have to",
    r"has to",
    r"oblig\w+(?! (?:if|for|to you)\b)",  # "I should be obliged if" is only polite
    r"demands?",
    r"dut(?:y|ies)",
)
QUALIFY = any_of(
    *_PROOFS,
    r"(?:re)?train(?:s|ed|ing|ings)?",
    r"certif\w+",
    r"(?:re)?certificat\w+",
    r"courses?",
    r"instruct(?:s|ed|ion|ions)?",
    r"refreshers?",
    r"induction",
    r"competen\w+",
    r"proficien\w+",
    r"tests?",
    r"tested",
    r"questions",
    r"pass(?:ing)? mark",
    r"knowledge checks?",
    r"exams?",
    r"attest\w*",
    r"permits? (?:to|card)",
    r"brief(?:ed|ing|ings)",
    r"drills?",
    r"taught",
    r"educat\w+",
    r"awareness",
    r"lessons?",
    r"hours (?:a|per|every|each)",
    r"hours of",
    r"(?<!risk )(?<!needs )(?<!impact )assess(?:ed|ments?)",
    r"pass(?:es|ed)? (?:it |them )?(?:before|again|first)",
)
NOT_A_COURSE = any_of(
    r"(?:do|does|did) not (?:say|ask|require|demand|prescribe|mention|want|need|call for|have to be)(?: \w+){0,6} "
    r"(?:course|training|class|classes|lesson|e-?learning|seminar)",
    r"(?:nothing|not a word|no word|not) (?:about|on) (?:a |any )?(?:course|training|class|lesson)",
    r"(?:no|not a|not necessarily) (?:course|training)(?: (?:is )?(?:required|needed|demanded))?",
    r"(?:course|training|class|lesson|certificate)s?\b[^.;?]{0,40}\b(?:no|(?:is|are|was|were|does) not (?:there|in it"
    r"|asked|mentioned|required|demanded|written|appear))",
    r"not to train",
)
# What a duty may ask for in place of a course: that people show what they can do.
EXAMINED = any_of(
    r"(?:assessments?|exam(?:ination)?s?|tests?|proofs? of (?:competence|proficiency)|(?:skills?|proficiency) checks?)"
    r"(?: \w+){0,3}? (?:passed|taken|sat|held|given|required|demanded|enough|suffices?)",
    r"(?:pass|sit|take|show|prove)(?:es|s|ed|n|ing)? (?:an?|the|its|their|this|that|one) (?:\w+ )?(?:assessment|exam\w*|test)",
    r"(?:show|prove|demonstrate)s? (?:that )?(?:\w+ ){1,3}can (?:do|use|handle|work|operate)",
)
REPORT = any_of(
    r"report(?:s|ed|ing)?",
    r"notif(?:y|ied|ication)",
    r"disclos\w+",
    r"publish\w*",
    r"document(?:ed|ation)?",
    r"keep (?:\w+ ){0,2}(?:records?|files?|logs?)",
    r"record[- ]keeping",
    r"submit\w*",
    r"declar(?:e|ation)\w*",
    r"(?:action|improvement|corrective) (?:plan|measures?)",
    r"effective measures?",
)
OWN = any_of(
    r"(?:our|their|its|the company's|the group's|the firm's|the house's) own(?: \w+)?",
    r"own (?:code|rules?|polic(?:y|ies)|standards?|guidelines?)",
    r"internal(?:ly)?",
    r"in-?house",
    r"house rules?",
    r"(?:company|corporate|group|head office|global|works) (?:polic(?:y|ies)|rules?|standards?|guidelines?)",
    r"self-imposed",
    r"we (?:made|wrote|set) (?:it|that|this|the rule)",
    r"code of conduct",
)
PROMISE = any_of(
    r"promis\w+",
    r"pledg\w+",
    r"assur(?:ed|ance)",
    r"gave (?:\w+ )?word",
    r"announced",
    r"told (?:them|everyone|everybody|staff)",
)
NOTHING = any_of(
    r"nothing (?:requires?|obliges?|forces?|demands?|says|legal|binding|official|mandatory)",
    r"nobody (?:requires?|demands?|obliges?|forces?|asks? for)",
    r"(?:not|is not|are not) (?:\w+ )?(?:required|mandatory|compulsory|obligatory|binding|legal|a legal|by law|prescribed"
    r"|regulated|a duty|an obligation)",
    r"no (?:\w+ ){0,2}(?:laws?|regulations?|regulators?|duty|duties|obligations?|mandates?|requirements?|legal|rules?"
    r"|contract|statute)",
    r"without (?:any )?(?:legal|duty|obligation)|legally,? (?:no|not|nothing)",
    r"voluntary",
    r"optional",
)
FLAT_NO = any_of(
    r"^(?:no|none|nope|nah|not at all|not (?:that|as far as) i (?:know|am aware)(?: of)?|nothing|not really)"
    r"(?:[.,;!]|$)(?!.* but ).*"
)
CITATION = any_of(
    r"\d[\d./-]*",
    r"articles?",
    r"art\.",
    r"sections?",
    r"paragraphs?",
    r"para\.",
    r"§+",
    r"clauses?",
    r"annex",
    r"chapter",
    r"(?:\w+ ){1,3}act",
)
LAPSED = any_of(
    r"expired?",
    r"laps(?:e|ed|ing)",
    r"overdue",
    r"out of date",
    r"run out",
    r"ran out",
    r"renew\w*",
    r"not (?:yet )?(?:certified|licen[cs]ed|qualified)",
)
SOME = any_of(
    r"(?:only|just) (?:for )?(?:the|those|our|new|\d+|some)",
    r"\d+ of (?:the |them|our|those)?",
    r"(?:new|newly|recent) (?:starters?|joiners?|hires?|hired|staff|people|employees)",
    r"some of (?:them|the)",
    r"not (?:for )?(?:all|everyone|everybody|the others|the rest)",
)
# A paper that runs out is one that somebody demands.
LAPSED_PAPERS = any_of(
    r"(?:licen[cs]es?|certificates?|certifications?|permits?|attestations?|qualifications?|refreshers?) "
    r"(?:\w+ ){0,2}(?:expired|lapsed|overdue|ran out|run out|out of date)",
    r"(?:expired|lapsed|overdue) (?:\w+ )?(?:licen[cs]es?|certificates?|certifications?|permits?|refreshers?)",
)

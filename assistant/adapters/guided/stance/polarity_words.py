"""General English words that tell of something in order (WELL) or in the way (ILL), base forms where inflected plainly."""

NEGATORS = frozenset(
    "not no never nobody none nothing nowhere neither nor without nt cannot noone dont doesnt cant isnt".split()
)
ENDERS = frozenset("but yet because since until so although though whereas while : ? !".split())
SHRINKING = frozenset(
    "low lower less fewer fell fall drop dropped halved reduced removed stopped without zero rare free".split()
)
NO_EFFECT = (
    "the same",
    "as before",
    "as often",
    "no effect",
    "no difference",
    "no better",
    "nothing changed",
    "did nt change",
    "not change",
    "not changed",
    "did not move",
    "did nt move",
    "not moved",
    "no change",
    "still the same",
    "made no",
    "without any effect",
    "effect none",
    "effect zero",
    "result zero",
    "did not help",
    "did nt help",
    "nothing happened",
    "fell back",
    "just as",
    "no improvement",
    "not improve",
    "nt improve",
    "any better",
    "stayed",
    "regardless",
)

ILL = frozenset(
    """
    absence absent abuse afraid against alarm alone ambiguous anger angry annoy anxious apathy argue arbitrary
    ashamed awkward bad badly barrier barely beginner behind blame blank blind block blurred blur bore boring
    bother bottleneck break broke broken bug buggy bulky bully burden burnout bypass cancel careless chaos
    chaotic cheat chore clash clueless clumsy clutter collapse complain complaint complex complicated conflict
    conflicting confuse confusing confusion contradict contradictory contradiction corrupt costly cramped crash
    crazy cumbersome cynical damage danger dead defect defective deficit delay demand demotivate demotivated
    deny desert despair die different differently difficult difficulty dirty disagree disappoint disconnect
    discourage dislike disregard distract distrust doubt downtime drain dread drown dull dump duplicate
    embarrass empty endless error escalate evade excuse exhaust exhausted expire expired fail failure fake fall
    false fault faulty fear few fiddly fight flaw flee forbid forget forgot forgotten fragment freeze frozen
    frustrate frustrated frustration fuss gap glitch gone grumble guess guesswork hamper hang harass hard hardly
    hassle hate hesitate hidden hide hinder hole hopeless hostile humiliate hurdle hurt idle ignorant ignore
    illegible illness impatient impossible inaccurate inadequate incompatible incomplete inconsistent incorrect
    indifferent inexperienced inferior insecure insufficient insult interrupt interruption invisible irregular
    irrelevant irritate issue jam junk lack lag laggy late lazy leak leave left limp lonely loose lose loser
    loss lost low lousy mess messy mishandle mislead misleading miss missing mistake misunderstand misunderstood
    mock mutiny narrow neglect nervous newcomer nightmare nonsense novice nuisance obsolete obstacle offline old
    only opposite oppose ordeal outage outdated overburden overdue overlap overload overloaded overlook overrun
    overstretch overtime overwhelm overwhelmed overwork overworked pain painful panic penalise penalize penalty
    pile pitfall pointless poor poorly postpone powerless pressure pretend problem prohibit punish punishment
    puzzle quit refuse reject reluctant resent resentment resign resist resistance resistant retire rework
    ridicule rival rot rough rude rumour rush rust rusty sabotage sack scare scarce scatter sceptical scold
    scorn scrap scream secret separate shaky shame short shortage shout shrug shy sick sickness silent skeptical
    skip slip sloppy slow slowly spare squeeze stale starve steal steep stop stress stressed struggle stuck
    stumble stupid suffer suspicious swamp swamped tangle tear tedious temporary terrible thin threat threaten
    throw thrown timeout tired tiresome too trap trick tricky trouble turmoil turnover ugly unable unaware
    unavailable uncertain unclear uncomfortable understaffed undefined underestimate unequal unfair unfamiliar
    unfilled unhappy unknown unnecessary unpaid unpopular unqualified unreadable unrealistic unreliable unsafe
    unskilled unstable unsuitable unsupported unsure untrained unused unusable unwell unwilling upset useless
    vacancy vacant vague vanish wait warn waste watched weak weakness weird worn worry worse worst worthless
    wrong wrongly yell twice double doubled doubling twofold otherwise retype rekey workaround manually copy
    search
    """.split()
)

WELL = frozenset(
    """
    able abundant accept access accessible accurate achieve acknowledge adequate admire advantage agree
    agreement alert all always ample appreciate appreciation approve assure attentive automatic available award
    aware back balanced believe benefit best better brilliant calm can capable care careful celebrate certain
    certainly certified clean clear clearly coach comfortable commit committed competent complete completely
    confident conscientious consistent convenient convinced correct correctly credit current decent dedicated
    delighted dependable devoted diligent disciplined eager easily easy effective efficient effortless enjoy
    enough enthusiasm enthusiastic every everybody everyone exact exactly excellent experience experienced
    expert explain explained explicit fair fast favour filled fine fit flawless flawlessly flexible fluent
    friendly full fully generous glad good great handy happy healthy help helpful honest ideal identical
    immediately informed intact interested keen know knew known knowledge learned learnt like logical love loyal
    manage manned master mature modern motivated neat new normal obvious ok okay open order organised organized
    passed patient perfect perfectly plain plenty pleased polite positive powerful practical practise precise
    precisely prepared present printed professional proficient proper properly proud pride published qualified
    quick quickly quiet ready reasonable recognise recognition recognize regular regularly relaxed relevant
    reliable respect rested reward rewarded right robust routine safe satisfied save sense sensible sharp signed
    simple skilled smart smooth smoothly solid sound spacious stable staffed steady straightforward strong
    succeed success sufficient suitable support supportive supported sure talented taught tested thank thorough
    tidy timely told train trained transparent trust understand understands understood used useful valid value
    veteran visible volunteer welcome well willing willingness work works written yes
    """.split()
)

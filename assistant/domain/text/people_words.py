"""Nouns for people and for the parts of an organisation, and nouns that only end like a job."""

PEOPLE = frozenset(
    "people person persons ppl staff staffer employee colleague worker agent clerk nurse doctor physician surgeon "
    "midwife carer crew chef cook waiter waitress bartender barista cashier teller banker broker adviser advisor "
    "consultant analyst accountant auditor lawyer attorney solicitor paralegal partner associate manager supervisor "
    "lead leader head director executive chief officer deputy foreman forewoman fireman firefighter policeman soldier "
    "guard warden ranger pilot captain skipper sailor seaman docker stevedore driver rider courier conductor "
    "dispatcher controller planner scheduler buyer seller salesperson salesman rep reps representative merchandiser "
    "technician engineer developer programmer coder tester designer architect artist animator writer editor "
    "journalist producer operator machinist welder fitter electrician plumber carpenter joiner painter roofer "
    "bricklayer mason miner driller mechanic picker packer loader handler porter cleaner housekeeper gardener farmer "
    "grower winemaker labourer laborer mate hand guy guys folk folks teacher tutor trainer lecturer professor "
    "instructor coach mentor student pupil apprentice trainee intern graduate grad learner librarian curator "
    "archivist secretary assistant receptionist administrator admin coordinator specialist expert professional "
    "dentist hygienist pharmacist therapist physiotherapist optician vet veterinarian paramedic radiographer newcomer "
    "starter joiner hire recruit leaver member user superuser volunteer contractor freelancer temp temps successor "
    "candidate applicant man men woman women boy girl kid child children parent client customer patient visitor "
    "passenger guest resident tenant citizen subscriber fte ftes pax underwriter assessor adjuster inspector examiner "
    "caseworker researcher scientist chemist reader surveyor estimator foremen craftsman craftsmen tradesman "
    "tradesmen businessmen businesswomen judge prosecutor bailiff mayor councillor player actor dancer musician "
    "singer investor trader dealer underwriters concierge steward stewardess attendant hostess host bellboy valet "
    "butcher baker fisherman fishermen beekeeper forester interpreter translator storekeeper shopkeeper janitor "
    "caretaker owner veteran senior junior superior boss".split()
)
# Nouns and other words that end like a job but are no people.
NOT_PEOPLE = frozenset(
    "manner order paper letter offer number computer container trailer meter metre litre liter filter printer scanner server "
    "router folder binder counter layer chapter poster banner matter quarter corner centre center semester tender "
    "voucher transfer factor sensor monitor motor reactor tractor elevator door floor indicator mirror vector sector "
    "error terror colour color flavour flavor harbour labour restaurant variant constant grant warrant fee tree "
    "degree committee coffee guarantee newsletter cover power tower water river winter summer december november "
    "october september hour tour odour shower dinner supper wafer boiler cooler freezer toner tanker cutter ladder "
    "hammer screwdriver fryer mixer freighter helicopter roster register cluster plaster shutter buffer carrier "
    "barrier frontier tier pier supplier retailer wholesaler vendor competitor distributor list checklist mist waist "
    "parameter perimeter diameter centimetre centimeter millimetre millimeter kilometer kilometre pointer flyer "
    "sticker trigger adapter adaptor charger burger cracker bumper refrigerator simulator generator ventilator "
    "projector incubator excavator calculator answer other another newer older higher lower bigger smaller faster "
    "slower longer shorter better former latter over under after per ever never whether either neither rather further "
    "together weather behaviour behavior favour honour rumour tumour vapour major minor prior interior exterior "
    "deliver cancer fever character disaster reminder blunder wonder thunder gender slider tracker blocker holder "
    "drawer transformer converter compressor detector inverter radiator alternator accumulator processor browser "
    "burner breaker heater wrapper bunker cucumber timber lumber rubber copper silver leather feather butter pepper "
    "ginger".split()
)
# Roles that the endings of jobs don't tell, and parts of an organisation that answer for something.
ROLES = frozenset(
    "dean rector provost registrar bursar chancellor principal headmaster headmistress head matron sister commander "
    "sergeant lieutenant colonel chair chairman chairwoman chairperson president vp svp evp ceo coo cfo cto cio cmo chro "
    "cpo ciso md gm pmo secretary minister commissioner governor treasurer founder father mother brother uncle aunt "
    "husband wife daughter son priest abbot bishop ombudsman scrum sheriff superintendent steward marshal chap lady".split()
)
FUNCTIONS = frozenset(
    "finance controlling hr it payroll quality logistics purchasing procurement operations ops marketing legal compliance "
    "accounting accounts planning maintenance facilities security engineering production dispatch office team teams "
    "department desk board management committee council unit bureau sales treasury audit reporting analytics "
    "administration directorate secretariat reception helpdesk union bookkeeping headquarters hq group service personnel "
    "scheduling safety pharmacy registry warehouse inspectorate authority ministry dispatching underwriting claims revenue "
    "supply merchandising billing housekeeping crew development project".split()
)

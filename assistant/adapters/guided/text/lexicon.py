"""Word lists of the number and date grammars: number words, units, currencies, human nouns."""

SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen "
        "eighteen nineteen".split()
    )
} | {"nil": 0}
TENS = {
    word: 10 * (index + 2) for index, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
} | {"fourty": 40}
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "mio": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "bn": 1e9,
    "k": 1e3,
    "grand": 1e3,
}
DENOMINATORS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twentieth": 20,
    "hundredth": 100,
} | {
    f"{stem}s": n
    for stem, n in (
        ("third", 3),
        ("quarter", 4),
        ("fourth", 4),
        ("fifth", 5),
        ("sixth", 6),
        ("eighth", 8),
        ("tenth", 10),
    )
}
EVERY = {
    "second": 2,
    "other": 2,
    **{word: n for word, n in DENOMINATORS.items() if word not in ("half", "halves", "quarter")},
}

DURATIONS = {
    form: unit
    for unit, forms in {
        "second": "second seconds sec secs",
        "minute": "minute minutes min mins",
        "hour": "hour hours hr hrs h",
        "day": "day days workday workdays",
        "week": "week weeks wk wks",
        "month": "month months mth mths",
        "quarter": "quarter quarters",
        "year": "year years yr yrs",
    }.items()
    for form in forms.split()
}
PERIOD_ADVERBS = {
    "hourly": "hour",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
    "annually": "year",
    "p.a.": "year",
    "pa": "year",
}

CURRENCY_SIGNS = {
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "zł": "PLN",
    "Kč": "CZK",
    "₺": "TRY",
    "₩": "KRW",
}
CURRENCY_CODES = frozenset(
    "EUR USD GBP CHF SEK NOK DKK PLN CZK HUF RON BGN TRY ZAR INR JPY CNY KRW AUD CAD NZD SGD HKD MXN BRL AED SAR ILS "
    "THB MYR IDR PHP VND NGN KES EGP MAD UAH ISK".split()
)
# Names that several countries share stay as said: the code can't be told from the word.
CURRENCY_NAMES = {
    form: code
    for code, forms in {
        "EUR": "euro euros eur",
        "USD": "dollar dollars usd bucks",
        "GBP": "pound pounds quid gbp sterling",
        "CHF": "franc francs chf",
        "ZAR": "rand rands zar",
        "INR": "rupee rupees inr rs",
        "JPY": "yen",
        "CNY": "yuan rmb",
        "PLN": "zloty zlotys zł",
        "HUF": "forint forints",
        "TRY": "lira liras",
        "BRL": "reais",
        "SEK": "kronor sek",
        "DKK": "dkk",
        "NOK": "nok",
        "crown": "crown crowns krone kroner krona kr",
        "peso": "peso pesos",
        "shilling": "shilling shillings",
        "dirham": "dirham dirhams",
        "riyal": "riyal riyals",
    }.items()
    for form in forms.split()
}

PSEUDO_PLURALS = frozenset(
    "sales operations customs logistics news business process access express stress glass class mass cross gross loss "
    "boss analysis basis crisis diagnosis status focus campus bonus virus plus less address success progress press is "
    "was has this its always across as us thus bus gas lens series species savings goods arts sports claims accounts "
    "communications electronics facilities resources systems services solutions earnings returns overseas previous "
    "various serious continuous".split()
)
IRREGULAR = {
    "people": "person",
    "ppl": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "staff": "staff",
    "crew": "crew",
    "folk": "person",
    "folks": "person",
    "pax": "passenger",
    "reps": "rep",
    "ftes": "fte",
    "licences": "licence",
    "cases": "case",
    "invoices": "invoice",
    "wives": "wife",
    "knives": "knife",
    "shelves": "shelf",
    "midwives": "midwife",
    "analyses": "analysis",
    "criteria": "criterion",
    "persons": "person",
}
STOPPERS = frozenset(
    "a an the of in on at by per and or but nor so is are was were be been am do does did done has have had will "
    "would can could should shall may might must who whom whose which that what when where why how this these those "
    "it its they them their we us our i me my you your he she his her to from for with without within into onto over "
    "under above below between among than then if because since until till while as about around after before during "
    "through across against not no never only just even also too very now each every all any both some more most less "
    "fewer least up down out off away back ago late early if still already instead again please yes there here left "
    "need needs want wants get gets got go goes went come comes came make makes made take takes took work works "
    "worked last next said say says know knows think thinks".split()
)
# Parts of an organisation: counted, they are no measure; named, they tell groups apart.
PLACES = frozenset(
    "shift team depot site branch plant office store shop ward crew line group region unit station hub clinic studio "
    "yard cell class cohort hotel restaurant kitchen warehouse hall school district squad brigade practice department "
    "terminal library route country floor factory market garage bakery farm museum showroom gym laboratory lab campus "
    "centre center agency studio dealership outlet camp fleet theatre surgery harbour".split()
)

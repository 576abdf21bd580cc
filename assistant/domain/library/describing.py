"""What a document is, told from its own text where nobody said it: title, type, date."""

import datetime
import re
from collections.abc import Mapping, Sequence

from assistant.domain.library.documents import DocumentType, Page, Parsed
from assistant.domain.library.goals import with_goal_headings
from assistant.domain.library.horizons import horizons
from assistant.domain.text.cleaning import clean

_TYPES: tuple[tuple[DocumentType, str], ...] = (  # the first that the title, then the opening, speaks of
    (
        DocumentType.OKR,
        r"\bOKRs?\b|\bkey results?\b|\bobjectives\b|\bscorecard\b|\bbalanced score|\bgoals(?:\s+(?:for\s+)?\S+)?$"
        r"|\bgoals\s+(?:for\s+)?(?:the\s+year\s+)?(?:FY\s?'?\d\d|20\d\d)"
        r"|^(?:corporate|company|business|group|strategic|annual|department|team|unit|plant|divisional)\s+goals\b",
    ),
    (DocumentType.ANNUAL_REPORT, r"\bannual (?:report|review)\b|\b(?:10-K|form 10)\b|\bmanagement report\b"),
    (
        DocumentType.INVESTOR_PRESENTATION,
        r"\binvestor|\bcapital markets day\b|\bearnings call\b|\bboard (?:deck|presentation)\b|\bshareholder letter\b",
    ),
    (DocumentType.PRESS_RELEASE, r"\bpress (?:release|statement)\b|\bfor immediate release\b|\bpress contact\b"),
    (DocumentType.PRODUCT_LAUNCH, r"\bproduct launch\b|\blaunch (?:plan|brief|announcement)\b|\bnew product\b"),
    (DocumentType.SURVEY, r"\bsurvey\b|\bquestionnaire\b|\bpulse check\b|\bengagement results\b"),
    (
        DocumentType.MARKET,
        r"\bmarket (?:analysis|report|study|review)\b|\bcompetitors?\b|\bindustry (?:news|report|trends)\b",
    ),
    (
        DocumentType.POLICY,
        r"\bpolic(?:y|ies)\b|\bcircular\b|\bregulations?\b|\bdirective\b|\bworks agreement\b|\bcode of conduct\b|\bguidelines?\b"
        r"|\bhouse rules\b|\bstandard operating\b",
    ),
    (
        DocumentType.VALUES,
        r"\b(?:our|company|core|corporate) values\b|\bvalues\b|\bcommitments\b|\bguiding principles\b",
    ),
    (
        DocumentType.STRATEGY,
        r"\bstrateg(?:y|ies|ic)\b|\b(?:business|operating|action|people|group|corporate|unit|commercial|safety|annual) plan\b"
        r"|\broad\s?map\b|\bvision\b|\bagenda\b|\bprogramme\b|\bpriorities\b|\bplan (?:for )?(?:FY|20)\d\d",
    ),
)
_OPENING = 400  # characters of the text that may tell the type or the date
_WRITTEN = re.compile(
    r"\b(?:dated?|published|issued|released?|as of|updated|version of|approved|effective|status)\b[\s:*]*(?:on\s+)?",
    re.IGNORECASE,
)
_YEAR_ONLY = re.compile(r"\b(20[0-4]\d)\b")
_MONTH = re.compile(r"(?!(?:q|fy|h|summer|spring|autumn|winter|fall|mid)\b)[a-z]{3,9}\.? 20\d\d", re.IGNORECASE)
_LONGEST_TITLE = 120
_TITLE_WORDS = 14
_DATE_ONLY = re.compile(r"^(?:[A-Za-z]+\.?\s+)?(?:\d{1,2},?\s+)?(?:[A-Za-z]+\s+)?(?:19|20)\d\d$")
_BY_PROGRAM = re.compile(
    r"\.\w{3,4}$|^(?:microsoft|powerpoint|word|presentation|untitled|document|slide)\b", re.IGNORECASE
)


def guess_title(pages: Sequence[Page], file_name: str = "") -> str:
    """The first heading, else the first line. Where that is a sentence or a date, the name of the file if there is one,
    else the line cut at a word."""
    lines = [page.heading.split(" > ")[0] for page in pages[:1]] + [
        line for page in pages for line in page.text.splitlines()
    ]
    first = next((line.strip(" #*_-=|\t") for line in lines if line.strip(" #*_-=|\t")), "")
    from_name = " ".join(re.split(r"[\s_-]+", _stem(file_name))).strip()
    if from_name and (len(first.split()) > _TITLE_WORDS or first.endswith(".") or _DATE_ONLY.match(first)):
        return from_name[:1].upper() + from_name[1:]
    return _cut(first) or from_name or "Untitled document"


def _stem(file_name: str) -> str:
    """The name without folders and ending."""
    return re.sub(r"(?<=.)\.\w{1,9}$", "", re.split(r"[\\/]", file_name)[-1])


def _cut(line: str) -> str:
    if len(line) <= _LONGEST_TITLE:
        return line
    return line[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def guess_type(title: str, pages: Sequence[Page]) -> DocumentType:
    """The type that the title names, else the one that the opening names, else other."""
    opening = " ".join(page.text for page in pages[:2])[:_OPENING]
    for text in (title, opening):
        for kind, pattern in _TYPES:
            if re.search(pattern, text, re.IGNORECASE):
                return kind
    return DocumentType.OTHER


def guess_date(title: str, pages: Sequence[Page], today: datetime.date) -> datetime.date | None:
    """The day on which the document says it was written: after "published", "as of" and the like, a full date in title or
    opening, or a month in the title; never a future day, a mere deadline or a bare year."""
    opening = "\n".join(page.text for page in pages[:2])[:_OPENING]
    for text in (title, opening):
        dated = [h for h in horizons(text) if h.day <= today and not _YEAR_ONLY.fullmatch(text[h.start : h.end])]
        said = [h for h in dated if _WRITTEN.search(text[max(0, h.start - 25) : h.start])]
        full = [h for h in dated if re.search(r"\b\d{1,2}\b|-\d\d-", text[h.start : h.end])]
        if best := said or full:
            return best[0].day
    months = [h for h in horizons(title) if h.day <= today and _MONTH.fullmatch(title[h.start : h.end])]
    return months[-1].day if months else None


def described(pages: Sequence[Page], fields: Mapping[str, str]) -> Parsed:
    """Pages with what front matter or file properties say: title, type (one of ours), date."""
    said = fields.get("type", "").lower().replace(" ", "_").replace("-", "_")
    return Parsed(
        pages=tuple(with_goal_headings(pages)),
        title=fields.get("title", "") or _meaningful(fields.get("file_title", "")),
        type=next((kind for kind in DocumentType if kind == said), None),
        date=_day(fields.get("date", "")),
        file_date=_day(fields.get("file_date", "")),
        remark=fields.get("remark", ""),
    )


def told(parsed: Parsed, title: str, kind: DocumentType | None, date: datetime.date | None) -> Parsed:
    """What the person says of a document counts more than what the document says of itself."""
    said = {"title": title.strip(), "type": DocumentType(kind) if kind else None, "date": date}
    return parsed.model_copy(update={key: value for key, value in said.items() if value})


def _meaningful(title: str) -> str:
    """A title from file properties, "" where a program put it there ("Microsoft Word - Document1.doc")."""
    title = " ".join(clean(title).split())
    return title if len(title.split()) > 1 and not _BY_PROGRAM.search(title) else ""


def _day(text: str) -> datetime.date | None:
    return next((horizon.day for horizon in horizons(text)), None)

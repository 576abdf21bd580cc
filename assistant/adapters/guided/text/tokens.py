"""Words, numbers and signs of a text with their offsets: what the number and date grammars run on."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""(?P<digits>\d{1,3}(?:,\d{2})+,\d{3}(?![\d,])
                  |\d{1,3}(?:(?P<sep>[,.\u00a0\u202f\u2009'’ ])\d{3})(?:(?P=sep)\d{3})*(?!\d)(?:(?!(?P=sep))[.,]\d{1,2}(?!\d))?
                  |\d+[.,]\d+|\d+)
      |(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)
      |(?P<sign>[^\w\s]|_)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign: ``text[start:end]`` of the text it was cut from. ``glued``: no blank before it."""

    text: str
    start: int
    end: int
    kind: str  # "digits", "word" or "sign"
    glued: bool

    @property
    def low(self) -> str:
        return self.text.lower()


def tokens(text: str) -> list[Token]:
    """All tokens of a text, in order. Grouped numbers ("1 040", "1.234,50") are one token."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        glued = bool(found) and found[-1].end == match.start()
        kind = match.lastgroup if match.lastgroup in ("word", "sign") else "digits"
        found.append(Token(match.group(), match.start(), match.end(), kind, glued))
    return found


def amount(digits: str) -> float:
    """The value of a digit token: 1,040 and 1.040 and 1 040 are a thousand and forty, 2,50,000 a quarter of a million,
    31,40 and 33.00 are not."""
    if digits.count(",") > 1 and "." not in digits:
        return float(digits.replace(",", ""))
    body = re.sub(r"[\u00a0\u202f\u2009'’ ]", "", digits)
    last = max(body.rfind("."), body.rfind(","))
    if last < 0:
        return float(body)
    whole, tail = body[:last], body[last + 1 :]
    grouped = len(tail) == 3 and not whole.startswith("0") and len(re.split(r"[.,]", whole)[-1]) <= 3
    mixed = "." in body and "," in body
    if grouped and not (mixed and body.count(body[last]) == 1):
        return float(re.sub(r"[.,]", "", body))
    return float(f"{re.sub(r'[.,]', '', whole)}.{tail}")

"""Personal data taken out of a text before it leaves the house, with the way back.

Found are e-mail addresses, telephone numbers, IBANs (with their checksum, ISO 13616), key-like secrets, identity numbers of
eight digits or more, and a company's own list of words. Names of people are not found reliably: the company's list is for
those. Each find becomes a mark such as [MAIL-1]; the same text always gets the same mark within one call."""

import re
from collections.abc import Callable, Sequence

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_SECRET = re.compile(r"\b(?:sk|pk|ghp|gho|xox[abp]|AKIA|eyJ)[-_A-Za-z0-9.]{16,}\b")
_PHONE = re.compile(
    r"(?<![\w.,€$£])(?:\+|00)[1-9]\d{0,2}[ /.-]?(?:\(0\))?[ /.-]?\d(?:[ /.-]?\d){6,12}(?![\w,])"
    r"|\b0[1-9]\d{1,3}[ /-]\d{3,}(?:[ -]?\d{2,})*\b"
)
_IDENTITY = re.compile(r"(?<![\w.,€$£])\d{3}-\d{2}-\d{4}(?!\w)|(?<![\w.,€$£+])\d{8,14}(?![\w,.]\d|\w)")
_FINDERS = (("MAIL", _MAIL), ("IBAN", _IBAN), ("KEY", _SECRET), ("PHONE", _PHONE), ("ID", _IDENTITY))
_MARK = re.compile(r"\[(?:MAIL|IBAN|KEY|PHONE|ID|PRIVATE)-\d+\]")

Restore = Callable[[str], str]


def redact(text: str, private: Sequence[str] = ()) -> tuple[str, Restore]:
    """The text with marks in place of personal data, and the function that puts the data back into an answer. ``private``:
    words and phrases of the company's own list, found in any case."""
    marks: dict[str, str] = {}
    for phrase in sorted(filter(None, (item.strip() for item in private)), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", _marker("PRIVATE", marks), text, flags=re.IGNORECASE)
    for kind, pattern in _FINDERS:
        text = pattern.sub(_marker(kind, marks), text)
    back = {mark: found for found, mark in marks.items()}
    return text, lambda answer: _MARK.sub(lambda match: back.get(match[0], match[0]), answer)


def _marker(kind: str, marks: dict[str, str]) -> Callable[[re.Match[str]], str]:
    def mark(match: re.Match[str]) -> str:
        found = match[0]
        if kind == "IBAN" and not _is_iban(found):
            return found
        if found not in marks:
            marks[found] = f"[{kind}-{sum(m.startswith(f'[{kind}-') for m in marks.values()) + 1}]"
        return marks[found]

    return mark


def _is_iban(text: str) -> bool:
    """The checksum of an IBAN: the number it spells, with the country moved to the end, leaves 1 when divided by 97."""
    compact = text.replace(" ", "")
    moved = compact[4:] + compact[:4]
    return 15 <= len(compact) <= 34 and int("".join(str(int(char, 36)) for char in moved)) % 97 == 1

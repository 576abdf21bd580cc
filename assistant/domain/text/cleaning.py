"""Text from outside made safe to store, search and show, without changing what a reader sees."""

import re
import unicodedata

_BREAKS = re.compile("\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Marks that no reader sees but a machine reads: zero-width, bidirectional control, tag and private-use characters,
# control characters, and halves of surrogate pairs, which no database or file can hold.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\ue000-\uf8ff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_STRAY_JOINER = re.compile("(?<![\u0600-\u0dff\ufe0f\u2600-\u27bf\U0001f300-\U0001faff])[\u200c\u200d]")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_MARKS_IN_A_ROW = 3  # more combining marks on one letter only deface the text


def clean(text: str) -> str:
    """Composed Unicode (NFC), ``\\n`` line ends, plain spaces; invisible characters and ligatures resolved. Joiners stay
    where a script or an emoji needs them. Idempotent."""
    if text.isascii() and text.isprintable():  # nearly every text of a page, and clean as it is
        return text
    text = unicodedata.normalize("NFC", _joined_halves(text))
    text = _SPACES.sub(" ", _BREAKS.sub("\n", text)).translate(_LIGATURES)
    text = _STRAY_JOINER.sub("", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", _without_stacks(text))


def storable(text: str) -> str:
    """The text without NUL and lone surrogates: what any database takes. Everything else stays."""
    return _UNSTORABLE.sub("", _joined_halves(text))


def _joined_halves(text: str) -> str:
    """Surrogate pairs that came in as two characters, as the one character they mean."""
    return _PAIR.sub(lambda pair: pair.group().encode("utf-16", "surrogatepass").decode("utf-16"), text)


def _without_stacks(text: str) -> str:
    if not any(unicodedata.combining(char) for char in set(text) if ord(char) > 0x2FF):
        return text
    kept: list[str] = []
    row = 0
    for char in text:
        row = row + 1 if unicodedata.combining(char) else 0
        if row <= _MARKS_IN_A_ROW:
            kept.append(char)
    return "".join(kept)

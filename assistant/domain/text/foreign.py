"""What has no place in a text that a model wrote for us: links, markup, and characters that hide or pose as others.

Look-alike letters, invisible characters and raised figures can make a checked word or number read as another one (Unicode
Technical Standard 39, Unicode Security Mechanisms)."""

import re
import unicodedata

_MARKUP = re.compile(
    r"\w://|\bwww\.|\b(?:mailto|javascript|data|tel):\S|!?\[[^\]]*\]\s?[(\[:]|<\s*[/!?]?\s*[a-z]|&(?:#x?[\da-f]+|[a-z]{2,8});"
    r"|`|\*\*|__|~~|^\s*[#|>]|^\s*(?:[-*•]|\d{1,2}[.)])\s|\b[\w.+-]+@[\w-]+\.\w",
    re.IGNORECASE | re.MULTILINE,
)
_ADDRESS = re.compile(r"(?<![\w@.])(?:[a-z0-9-]{2,}\.)+(?P<end>[a-z]{2,})\b", re.IGNORECASE)
_FILES = frozenset("csv doc docx ods odt pdf ppt pptx txt xls xlsm xlsx".split())
_PUNCTUATION = frozenset("“”‘’„«»–—…−·•×°€£¥₹§")
_HIDING = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})
_WORD = re.compile(r"[^\W\d_]+")


def foreign(text: str, known: str = "") -> str:
    """What in the text has no place there, "" for nothing. Letters beyond the Latin ones may stand where ``known``, what was
    said and shown, holds them."""
    if _MARKUP.search(text) or any(match["end"].casefold() not in _FILES for match in _ADDRESS.finditer(text)):
        return "markup or a link"
    if any(_odd(char, known) for char in unicodedata.normalize("NFC", text)):
        return "a character that hides or poses as another"
    return next((f"letters of two scripts: {word}" for word in _WORD.findall(text) if _mixed(word, known)), "")


def _odd(char: str, known: str) -> bool:
    if char.isascii():
        return not char.isprintable() and char not in "\n\t"
    if unicodedata.category(char) in _HIDING:
        return True
    return not (char in _PUNCTUATION or char.isspace() or _script(char) == "LATIN" or char in known)


def _mixed(word: str, known: str) -> bool:
    return len({_script(char) for char in word}) > 1 and word not in known


def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0] if unicodedata.category(char).startswith("L") else ""

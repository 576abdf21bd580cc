"""Whether words tell of something in order or of something in the way.

The sentence vector hardly sees it: "nothing is missing" and "something is missing" lie side by side. So the direction of
a remark is read from its words too: a word of trouble under a negation ("no complaints") speaks well, anything else under
a negation ("no checklist") speaks ill, a shrinking trouble speaks well (valence shifters: Polanyi and Zaenen, 2006)."""

from collections.abc import Sequence

from assistant.adapters.guided.stance.polarity_words import ENDERS, ILL, NEGATORS, NO_EFFECT, SHRINKING, WELL

_REACH = 5  # words that a negation governs
_NEAR = 2  # words between "low" and the "absence" that it makes a good sign


def cues(words: Sequence[str]) -> set[str]:
    """Names of what the words, in order, reveal: kinds of signs, the first, the last and the balance."""
    signs = _signs(words)
    balance = sum(value for _, value in signs)
    found = {f"sign={kind}" for kind, _ in signs} | {f"balance={max(-2, min(2, balance))}"}
    if signs:
        found |= {f"first={signs[0][1]}", f"last={signs[-1][1]}", f"last={signs[-1][0]}"}
    text = f" {' '.join(words)} "
    if any(f" {phrase} " in text for phrase in NO_EFFECT):
        found.add("no effect")
    return found


def _signs(words: Sequence[str]) -> list[tuple[str, int]]:
    """(kind, +1 well or -1 ill) for each telling word."""
    signs: list[tuple[str, int]] = []
    reach = shrinking = 0
    for word in words:
        value = -1 if _is(word, ILL) else 1 if _is(word, WELL) else 0
        if word in NEGATORS:
            reach = _REACH
            signs.append(("not", -1))
        elif word in ENDERS:
            reach = 0
        elif value and reach:
            signs[-1:] = [("not ill", 1) if value < 0 else ("not well", -1)]
            reach = 0
        elif value < 0 and shrinking:
            signs.append(("less ill", 1))
        elif value:
            signs.append(("ill" if value < 0 else "well", value))
        reach, shrinking = max(0, reach - 1), _NEAR + 1 if word in SHRINKING else max(0, shrinking - 1)
    return signs


def _is(word: str, words: frozenset[str]) -> bool:
    """True for a listed word and its plain inflections."""
    if word in words:
        return True
    stems = (word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ed"), word.removesuffix("d"))
    more = (
        word.removesuffix("ing"),
        word.removesuffix("ing") + "e",
        word.removesuffix("ly"),
        word.removesuffix("ies") + "y",
    )
    return any(len(stem) > 2 and stem in words for stem in (*stems, *more))

"""The words of the pages: complete in every language, and told with file and line where they are not."""

import ast
import re
from pathlib import Path

import pytest

from assistant.adapters.content import check
from assistant.adapters.content_interface import interface_problems, load_interface
from assistant.domain.brief.turns import Status
from assistant.domain.diagnosis.shapes import Level, Verdict
from assistant.domain.errors import ContentError
from assistant.domain.library.documents import DocumentType
from assistant.domain.slots import Cell, Slot, State
from assistant.services.ingest import DUPLICATE, UNTAKEN
from assistant.services.vectors import KEYWORDS_ONLY, STOPPED, progress
from assistant.web.ui.words import choose, count, say, speaking, told
from tests.content.conftest import DELIVERED, Spoil


def test_three_languages_are_complete() -> None:
    interface = load_interface(DELIVERED)
    assert set(interface) == {"de", "en", "fr"}
    assert len({frozenset(texts) for texts in interface.values()}) == 1


def test_every_word_of_the_domain_has_a_text() -> None:
    texts = load_interface(DELIVERED)["en"]
    wanted = (
        [f"slot.{slot}" for slot in Slot] + [f"state.{state}" for state in State] + [f"cell.{cell}" for cell in Cell]
    )
    wanted += [f"verdict.{verdict}" for verdict in Verdict] + [f"type.{kind}" for kind in DocumentType]
    wanted += [f"frame.{status}" for status in Status] + [f"score.{level}" for level in Level]
    assert [key for key in wanted if key not in texts] == []


def test_every_text_is_used_by_the_pages() -> None:
    """A text that no card asks for is dead: it would be translated for nothing."""
    code = "".join(path.read_text(encoding="utf-8") for path in (DELIVERED.parent / "assistant/web/ui").glob("*.py"))
    asked = set(re.findall(r"""["']([a-z]+\.[A-Za-z_0-9]+)["']""", code))
    patterns = [
        re.sub(r"\{[^}]*\}", r"\\w+", text) for text in re.findall(r"""f["']([a-z]+\.[^"' ]*\{[^"' ]*)["']""", code)
    ]
    stems = {key.removesuffix("_one").removesuffix("_many") for key in load_interface(DELIVERED)["en"]}
    unused = {key for key in stems - asked if not any(re.fullmatch(pattern, key) for pattern in patterns)}
    assert unused == {"language"}  # the name of the language, for the control that chooses it


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("  close: Schließen\n", "", "“common.close” is missing."),
        ("  close: Schließen\n", "  close: Schließen\n  shout: Laut\n", "“common.shout” is not a text of the pages."),
        ("Seite {number}", "Seite {nummer}", "“common.page” has other placeholders than in English."),
        ("  close: Schließen\n", "  close: 7\n", "“common.close” must be text."),
        ("  close: Schließen\n", "  close: 'Schließen\n", "Not readable as YAML"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(root: Path, spoil: Spoil, old: str, new: str, words: str) -> None:
    spoil("interface/de.yaml", old, new)
    problems = interface_problems(root)
    assert any(words in problem.message and problem.file == "interface/de.yaml" for problem in problems)
    assert any(words in problem.message for problem in check(root))
    with pytest.raises(ContentError):
        load_interface(root)


def test_english_is_the_source(root: Path) -> None:
    (root / "interface" / "en.yaml").unlink()
    assert [problem.message for problem in interface_problems(root)] == ["The English texts are missing."]


@pytest.mark.parametrize(
    ("wanted", "spoken"), [("de-AT", "de"), ("fr", "fr"), ("fi-FI", "en"), ("", "en"), ("../x", "en")]
)
def test_the_nearest_language_is_spoken(wanted: str, spoken: str) -> None:
    assert choose(load_interface(DELIVERED), wanted) == spoken


def test_texts_are_filled_and_counted() -> None:
    with speaking(load_interface(DELIVERED), "de"):
        assert say("common.page", number=3) == "Seite 3"
        assert [count("frame.messages", n) for n in (1, 2)] == ["1 Nachricht", "2 Nachrichten"]


PACKAGE = DELIVERED.parent / "assistant"
SEEN_ON_THE_PAGE = [
    *(PACKAGE / "services").glob("*.py"),
    *(PACKAGE / "adapters" / "parsing").glob("*.py"),
    *(PACKAGE / "adapters" / "database" / name for name in ("engine.py", "interviews.py")),
    *(PACKAGE / "adapters" / "language_model" / name for name in ("endpoint.py", "faults.py", "probe.py")),
    PACKAGE / "bootstrap.py",
]
REFUSALS = (
    "AssistantError CallerError NotFound Conflict TooLarge UnreadableDocument OperatorError ModelFailed unreadable Member Check"
).split()
OPERATORS = {
    "The data folder 7 cannot be made: 7.",
    "Choose another with --data.",
}  # told on the command line, at start


def _worded(node: ast.expr) -> str:
    """The literal text of an argument, a number in place of what is filled in; "" where it is none."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values)
    return ""


def refusals() -> list[str]:
    """Every sentence with which something that a person does on the page is refused."""
    calls = [node for path in SEEN_ON_THE_PAGE for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    named = [c for c in calls if isinstance(c, ast.Call) and isinstance(c.func, ast.Name) and c.func.id in REFUSALS]
    texts = {_worded(argument) for c in named for argument in (*c.args, *(keyword.value for keyword in c.keywords))}
    return sorted(text for text in texts - OPERATORS if " " in text)


@pytest.mark.parametrize("language", ["de", "fr"])
def test_what_the_server_says_is_said_in_the_language_of_the_page(language: str) -> None:
    assert len(refusals()) > 60
    statuses = [KEYWORDS_ONLY, STOPPED, DUPLICATE, UNTAKEN]
    statuses += [progress(64, 500, 32, seconds) for seconds in (0.1, 8, 300)] + [progress(64, 500, 0, 1)]
    with speaking(load_interface(DELIVERED), language):
        english = [text for text in (*refusals(), *statuses) if told(text) == text]
    assert english == []


def test_names_and_figures_stay_as_they_are() -> None:
    edition = 'Recognised: a newer edition is in the library, "Plan. Now: 2027" of 2026-11-02.'
    with speaking(load_interface(DELIVERED), "de"):
        assert told(edition) == "Erkannt: Eine neuere Ausgabe ist in der Bibliothek, „Plan. Now: 2027“ vom 2026-11-02."
        assert (
            told("a: b.pdf: The file is empty. Nothing was added.")
            == "a: b.pdf: Die Datei ist leer. Nichts wurde aufgenommen."
        )
        assert told("plan.pdf: The file is larger than 20 MB. Nothing was lost.").startswith(
            "plan.pdf: Die Datei ist größer"
        )
        assert told("What nobody has translated stays.") == "What nobody has translated stays."
    with speaking(load_interface(DELIVERED), "en"):
        assert told(edition) == edition

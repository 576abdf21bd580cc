"""The words of the pages: complete in every language, and told with file and line where they are not."""

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
from assistant.web.ui.words import choose, count, say, speaking
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
    ("old", "new", "told"),
    [
        ("  close: Schließen\n", "", "“common.close” is missing."),
        ("  close: Schließen\n", "  close: Schließen\n  shout: Laut\n", "“common.shout” is not a text of the pages."),
        ("Seite {number}", "Seite {nummer}", "“common.page” has other placeholders than in English."),
        ("  close: Schließen\n", "  close: 7\n", "“common.close” must be text."),
        ("  close: Schließen\n", "  close: 'Schließen\n", "Not readable as YAML"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(root: Path, spoil: Spoil, old: str, new: str, told: str) -> None:
    spoil("interface/de.yaml", old, new)
    problems = interface_problems(root)
    assert any(told in problem.message and problem.file == "interface/de.yaml" for problem in problems)
    assert any(told in problem.message for problem in check(root))
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

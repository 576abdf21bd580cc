"""Word: opens, holds every word, has no field or link but the page numbers, and prints."""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pypdfium2
import pytest
from proposals import NAMES, PAYLOADS, drafted, spiked

from assistant.adapters.render_docx import DocxRenderer
from assistant.adapters.render_notes import clean
from assistant.domain.proposal.layout import sections


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {
            name: archive.read(name).decode("utf-8", "replace")
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }


def words_in(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


@pytest.mark.parametrize("name", NAMES)
def test_it_holds_title_sections_and_sources(name: str) -> None:
    proposal = drafted(name)
    text = words_in(DocxRenderer().render(proposal))
    assert proposal.title in text
    for section in sections(proposal):
        assert section.id == "summary" or section.title in text
    assert all(citation.document in text for citation in proposal.citations)


def test_header_and_footer_say_where_it_comes_from_and_which_page() -> None:
    found = parts(DocxRenderer().render(drafted("furniture")))
    header = "".join(text for name, text in found.items() if "header" in name)
    footer = "".join(text for name, text in found.items() if "footer" in name)
    assert "Draft" in header and "8 February 2027" in header
    assert "without AI" in words_in(DocxRenderer().render(drafted("furniture")))
    assert "PAGE" in footer and "NUMPAGES" in footer


@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_never_become_fields_links_or_broken_xml(payload: str) -> None:
    data = DocxRenderer().render(spiked(payload))
    assert clean(payload).split()[0] in words_in(data)
    found = parts(data)
    assert set(re.findall(r"<w:instrText[^>]*>([^<]*)", found["word/document.xml"])) == set()
    assert not any("<w:hyperlink" in text or "<w:fldSimple" in text for text in found.values())
    assert not any('TargetMode="External"' in text for text in found.values())


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize("name", ["furniture", "law"])
def test_it_prints(name: str, tmp_path: Path) -> None:
    source = tmp_path / "proposal.docx"
    source.write_bytes(DocxRenderer().render(drafted(name)))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    pages = pypdfium2.PdfDocument(tmp_path / "proposal.pdf")
    assert 2 <= len(pages) <= 12
    first = pages[0].get_textpage().get_text_bounded()
    assert "Who decides" in first and "page 1 of" in re.sub(r"\s+", " ", first)

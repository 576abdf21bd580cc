"""Spreadsheets, slides with notes and e-mails: rows, sheets, notes and senders are kept."""

from datetime import date
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.adapters.parsing.kinds import Kind, kind_of
from assistant.adapters.parsing.readers import read
from assistant.domain.errors import UnreadableDocument
from assistant.domain.library.documents import Document, DocumentType, Page
from assistant.domain.library.goals import find_goals
from tests.adapters.files import zipped_parts

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATED = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
DRAWN = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
SLIDES = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'


def workbook() -> bytes:
    rows = (
        '<row><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Today</t></is></c>'
        '<c r="C1" t="inlineStr"><is><t>Target</t></is></c><c r="D1" t="inlineStr"><is><t>Due</t></is></c></row>'
        '<row><c r="A2" t="inlineStr"><is><t>Scrap in percent</t></is></c><c r="B2"><v>6</v></c><c r="C2"><v>3</v></c>'
        '<c r="D2" s="1"><v>46752</v></c></row><row><c r="A3" t="inlineStr"><is><t>Remark</t></is></c>'
        '<c r="C3" t="inlineStr"><is><t>open</t></is></c></row>'
    )
    return zipped_parts(
        {
            "xl/workbook.xml": f'<workbook {MAIN} {RELATED}><sheets><sheet name="Plan 2028" sheetId="1" r:id="a"/>'
            '<sheet name="Hidden" state="hidden" sheetId="2" r:id="b"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": "<Relationships><Relationship Id='a' Target='worksheets/sheet1.xml'/>"
            "<Relationship Id='b' Target='/xl/worksheets/sheet2.xml'/></Relationships>",
            "xl/worksheets/sheet1.xml": f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>",
            "xl/worksheets/sheet2.xml": f'<worksheet {MAIN}><sheetData><row><c r="A1"><v>9</v></c></row></sheetData></worksheet>',
            "xl/sharedStrings.xml": f"<sst {MAIN}><si><t>Metric</t></si></sst>",
            "xl/styles.xml": f'<styleSheet {MAIN}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
        }
    )


def test_a_workbook_keeps_sheets_rows_and_days() -> None:
    (page,), _ = read(kind_of("plan.xlsx", workbook()), workbook())
    assert (page.number, page.heading) == (1, "Plan 2028")
    assert page.text.split("\n") == [
        "Metric | Today | Target | Due",
        "Scrap in percent | 6 | 3 | 2027-12-31",
        "Remark |  | open",
    ]


def test_a_row_of_a_workbook_becomes_a_goal() -> None:
    pages, _ = read(Kind.XLSX, workbook())
    (goal,) = find_goals(Document(id="d", title="Plan", type=DocumentType.STRATEGY), pages)
    assert (goal.metric, goal.baseline, goal.target, goal.horizon) == ("Scrap in percent", "6", "3", date(2027, 12, 31))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_is_read_in_any_usual_encoding_and_with_any_delimiter(encoding: str) -> None:
    data = 'Größe;Ziel\n"Läufe; Stück";über 5\n;\n'.encode(encoding)
    (page,), _ = read(kind_of("liste.csv", data), data)
    assert page == Page(text="Größe | Ziel\nLäufe; Stück | über 5")


def test_an_email_gives_subject_sender_day_and_body_and_names_what_is_attached() -> None:
    message = EmailMessage()
    message["Subject"], message["From"] = "Plan für 2028", "Ida Lund <ida@example.org>"
    message["Date"] = "Mon, 01 Feb 2027 10:00:00 +0100"
    message.set_content("Waste falls below 3 percent.")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="plan.pdf")
    (page,), fields = read(kind_of("mail.eml", bytes(message)), bytes(message))
    assert fields == {"title": "Plan für 2028", "date": "2027-02-01"} and page.heading == "Plan für 2028"
    assert "Waste falls below 3 percent." in page.text and "Attached, not read: plan.pdf" in page.text


def test_an_email_in_html_loses_its_markup() -> None:
    message = EmailMessage()
    message.set_content("<p>Waste <b>falls</b></p><script>x()</script>", subtype="html")
    (page,), _ = read(Kind.MAIL, bytes(message))
    assert page.text == "Waste falls"


def test_slides_keep_their_tables_and_speaker_notes() -> None:
    cells = "".join(
        f"<a:tc><a:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></a:txBody></a:tc>" for text in ("Scrap", "3 %")
    )
    shown = f"<a:p><a:r><a:t>Our plan</a:t></a:r></a:p><a:tbl><a:tr>{cells}</a:tr></a:tbl>"
    notes = '<p:sp><p:nvSpPr><p:nvPr><p:ph type="body"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>Say why.</a:t></a:r></a:p>'
    data = zipped_parts(
        {
            "ppt/slides/slide1.xml": f"<p:sld {SLIDES} {DRAWN}>{shown}</p:sld>",
            "ppt/slides/_rels/slide1.xml.rels": "<Relationships><Relationship Id='a' Target='../notesSlides/notesSlide4.xml'/>"
            "</Relationships>",
            "ppt/notesSlides/notesSlide4.xml": f"<p:notes {SLIDES} {DRAWN}>{notes}</p:txBody></p:sp></p:notes>",
        }
    )
    (page,), _ = read(kind_of("deck.pptx", data), data)
    assert page.text == "Our plan\nScrap | 3 %\n\nNotes:\nSay why."


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=300))
def test_any_bytes_end_in_pages_or_a_reason(data: bytes) -> None:
    for kind in (Kind.CSV, Kind.MAIL):
        try:
            pages, _ = read(kind, data)
            assert all(page.text for page in pages)
        except UnreadableDocument as refused:
            assert refused.next_step

"""Files as people really have them: tracked changes, merged cells, grouped shapes, the frame of an intranet, quoted history."""

import datetime
from email.message import EmailMessage

import docx
import docx.document
import pytest
from docx.oxml import parse_xml

from assistant.adapters.parsing.kinds import kind_of
from assistant.adapters.parsing.readers import read
from assistant.domain.library.describing import described
from assistant.domain.library.documents import Document, DocumentType, Page, StrategicGoal
from assistant.domain.library.goals import find_goals
from tests.adapters.files import saved, zipped_parts

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"


def pages_of(name: str, data: bytes) -> list[Page]:
    return list(described(*read(kind_of(name, data), data)).pages)


def goals_of(pages: list[Page]) -> list[StrategicGoal]:
    document = Document(id="d", title="Plan", type=DocumentType.STRATEGY, date=datetime.date(2027, 2, 1))
    return find_goals(document, pages)


def changed(document: docx.document.Document, *xml: str) -> None:
    paragraph = document.add_paragraph()
    for piece in xml:
        paragraph._p.append(parse_xml(piece.replace(">", f" {W} {MC}>", 1)))


def test_a_word_file_reads_as_if_its_tracked_changes_were_accepted() -> None:
    document = docx.Document()
    changed(
        document,
        "<w:r><w:t>Complaints fall to </w:t></w:r>".replace("<w:t>", '<w:t xml:space="preserve">'),
        '<w:del w:id="1"><w:r><w:delText>300</w:delText></w:r></w:del>',
        '<w:ins w:id="2"><w:r><w:t>200</w:t></w:r></w:ins>',
        '<w:r><w:t xml:space="preserve"> a year by 2028.</w:t></w:r>',
    )
    changed(
        document, '<w:moveFrom w:id="3"><w:r><w:t>Sick leave falls below 5 percent by 2029.</w:t></w:r></w:moveFrom>'
    )
    table = document.add_table(rows=2, cols=2)
    for row, texts in zip(table.rows, (("Metric", "Target 2028"), ("Old depots", "0")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f'<w:del {W} w:id="5"/>'))
    (page,) = pages_of("plan.docx", saved(document))
    assert page.text == "Complaints fall to 200 a year by 2028.\n\nMetric | Target 2028"


def test_a_text_box_of_a_word_file_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>We open a school by May 2028.</w:t></w:r></w:p></w:txbxContent>"
    document = docx.Document()
    changed(
        document,
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        + box
        + "</mc:Choice><mc:Fallback>"
        + box
        + "</mc:Fallback>"
        "</mc:AlternateContent></w:r>",
    )
    (page,) = pages_of("plan.docx", saved(document))
    assert page.text == "We open a school by May 2028."


def test_lists_and_merged_cells_of_a_word_file_give_their_goals() -> None:
    document = docx.Document()
    document.add_heading("Our goals", 2)
    document.add_paragraph("Every depot has a trained shift lead", style="List Bullet")
    document.add_paragraph("Train two fitters for each shift", style="List Number")
    document.add_heading("Figures", 2)
    rows = [["Depot", "Breakdowns a month", "", ""], ["", "Today", "2027", "2028"], ["North", "9", "6", "3"]]
    table = document.add_table(rows=3, cols=4)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(0, 1).merge(table.cell(0, 3))
    table.cell(0, 0).merge(table.cell(1, 0))
    aims, figures = pages_of("plan.docx", saved(document))
    assert aims.text == "- Every depot has a trained shift lead\n- Train two fitters for each shift"
    assert figures.text.split("\n") == [
        "Depot | Breakdowns a month",
        "Depot | Today | 2027 | 2028",
        "North | 9 | 6 | 3",
    ]
    first, second, third = goals_of([aims, figures])
    assert (first.statement, second.statement) == (
        "Every depot has a trained shift lead",
        "Train two fitters for each shift",
    )
    assert (third.metric, third.baseline, third.target) == ("Breakdowns a month: North", "9", "3")


def paragraphs(*texts: str) -> str:
    return "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in texts)


def shape(holder: str, *texts: str) -> str:
    return f"<p:sp><p:nvSpPr><p:nvPr>{holder}</p:nvPr></p:nvSpPr><p:txBody>{paragraphs(*texts)}</p:txBody></p:sp>"


def slide(*shapes: str) -> str:
    return f"<p:sld {P} {A} {R}><p:cSld><p:spTree>{''.join(shapes)}</p:spTree></p:cSld></p:sld>"


def relations(**targets: str) -> str:
    return (
        "<Relationships>"
        + "".join(f'<Relationship Id="{k}" Target="{v}"/>' for k, v in targets.items())
        + "</Relationships>"
    )


def test_a_presentation_gives_its_slides_as_they_are_shown() -> None:
    cells = [["Shop class", "Sick leave (%)", ""], ["", "Today", "Target 2028"], ["City", "8.1", "6"]]
    rows = "".join(
        "<a:tr>" + "".join(f"<a:tc><a:txBody>{paragraphs(cell)}</a:txBody></a:tc>" for cell in row) + "</a:tr>"
        for row in cells
    )
    table = (
        f"<p:graphicFrame><a:graphic><a:graphicData><a:tbl>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )
    group = f"<p:grpSp><p:grpSp>{shape('', 'Stay with us until 2028')}</p:grpSp></p:grpSp>"
    points = f'<dgm:relIds xmlns:dgm="{DGM}" r:dm="d"/>'
    diagram = f"<p:graphicFrame><a:graphic><a:graphicData>{points}</a:graphicData></a:graphic></p:graphicFrame>"
    shown = "".join(f'<p:sldId r:id="{name}"/>' for name in ("a", "c", "b"))
    data = zipped_parts(
        {
            "ppt/presentation.xml": f"<p:presentation {P} {R}><p:sldIdLst>{shown}</p:sldIdLst></p:presentation>",
            "ppt/_rels/presentation.xml.rels": relations(
                a="slides/slide1.xml", b="slides/slide2.xml", c="slides/slide3.xml"
            ),
            "ppt/slides/slide1.xml": slide(
                shape('<p:ph type="title"/>', "Goals 2028"),
                shape('<p:ph idx="1"/>', "Returns below 4 % of orders", "Train a deputy for every shop"),
                shape('<p:ph type="ftr"/>', "Confidential"),
                shape('<p:ph type="sldNum"/>', "1"),
            ),
            "ppt/slides/slide2.xml": slide(shape('<p:ph type="title"/>', "Healthy shops"), table, group),
            "ppt/slides/slide3.xml": slide(shape('<p:ph type="title"/>', "How we get there"), diagram),
            "ppt/slides/_rels/slide3.xml.rels": relations(d="../diagrams/data1.xml"),
            "ppt/diagrams/data1.xml": f"<x {A}>{paragraphs('Returns desk in every shop by June 2028', 'Coaching')}</x>",
        }
    )
    pages = pages_of("deck.pptx", data)
    assert [page.text for page in pages] == [
        "Goals 2028\n- Returns below 4 % of orders\n- Train a deputy for every shop",
        "How we get there\n- Returns desk in every shop by June 2028\n- Coaching",
        "Healthy shops\nShop class | Sick leave (%)\n | Today | Target 2028\nCity | 8.1 | 6\nStay with us until 2028",
    ]
    assert [(goal.metric, goal.target, goal.page) for goal in goals_of(pages)] == [
        ("Returns", "below 4 %", 1),
        ("", "", 1),
        ("", "", 2),
        ("Sick leave (%): City", "6 %", 3),
    ]


def test_a_workbook_of_okrs_shows_what_excel_shows() -> None:
    rows = [
        ("OKRs 2028",),
        ("Objective", "Key result", "Baseline", "Target"),
        ("Shops that run themselves", "Shop leads with a budget", 0.4, 0.85),
        (None, "Orders without head office", 0.31000000000000005, 0.9),
        ("Fewer returns", "Returns per 1,000 orders", 62.5, 40),
    ]
    lines = "".join(
        f'<row r="{at}">'
        + "".join(sheet_cell(f"{'ABCD'[place]}{at}", value) for place, value in enumerate(row))
        + "</row>"
        for at, row in enumerate(rows, start=1)
    )
    merged = '<mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="A3:A4"/></mergeCells>'
    data = zipped_parts(
        {
            "xl/workbook.xml": f'<workbook {S} {R}><sheets><sheet name="OKR" sheetId="1" r:id="a"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": relations(a="worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml": f"<worksheet {S}><sheetData>{lines}</sheetData>{merged}</worksheet>",
            "xl/styles.xml": f'<styleSheet {S}><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs></styleSheet>',
        }
    )
    (page,) = pages_of("okr.xlsx", data)
    assert page.text.split("\n")[2:] == [
        "Shops that run themselves | Shop leads with a budget | 40 % | 85 %",
        "Shops that run themselves | Orders without head office | 31 % | 90 %",
        "Fewer returns | Returns per 1,000 orders | 62.5 | 40",
    ]
    assert [goal.target for goal in goals_of([page])] == ["85 %", "90 %", "40"]


def sheet_cell(reference: str, value: str | float | None) -> str:
    if value is None:
        return f'<c r="{reference}" s="0"/>'
    if isinstance(value, str):
        return f'<c r="{reference}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{reference}" s="{int(value < 1)}"><v>{value!r}</v></c>'


PAGE = b"""<html><head><title>Strategy 2028</title></head><body><div id="skip-link"><a>Skip to content</a></div>
<div class="site-header"><ul class="main-nav menu"><li><a>HR</a></li><li>Canteen: under 6 euro until Friday</li></ul></div>
<div role="navigation">Strategy &gt; 2028</div><div class="cookie-banner">We will keep your choice for 12 months.</div>
<div class="sidebar"><h3>News</h3><p>Charity run: 300 runners by Sunday</p></div>
<div class="content"><h1>Strategy 2028</h1>
<p>Every drop counts, and we lose too much of our water on its long way to the houses.</p>
<h2>Our goals</h2><ul><li>Leakage at most 14 % by the end of 2028 (today 21 %)</li>
<li>Each fitter finds a leak <b>alone</b></li></ul>
<table><tr><th rowspan="2">Valley</th><th colspan="2">Bursts a year</th></tr><tr><th>Today</th><th>Target</th></tr>
<tr><td><p>Upper</p></td><td><p>80</p></td><td>40</td></tr></table></div>
<div class="footer">Call us within 24 hours.</div></body></html>"""


def test_a_page_of_an_intranet_is_read_without_its_frame() -> None:
    pages = pages_of("strategy.html", PAGE)
    assert [page.heading for page in pages] == ["Strategy 2028", "Strategy 2028 > Our goals"]
    assert pages[1].text.split("\n") == [
        "- Leakage at most 14 % by the end of 2028 (today 21 %)",
        "- Each fitter finds a leak alone",
        "Valley | Bursts a year",
        "Valley | Today | Target",
        "Upper | 80 | 40",
    ]
    assert [(goal.metric, goal.baseline, goal.target) for goal in goals_of(pages)] == [
        ("Leakage", "21 %", "at most 14 %"),
        ("", "", ""),
        ("Bursts a year: Upper", "80", "40"),
    ]


def test_a_page_that_calls_all_of_itself_a_menu_is_still_read() -> None:
    (page,) = pages_of("a.html", b"<div class='menu-page'><p>Leakage falls to 14 % by 2028.</p></div>")
    assert page.text == "Leakage falls to 14 % by 2028."


def test_a_table_that_lays_out_a_page_is_no_table_of_data() -> None:
    page = b"<table><tr><td><h2>Aims</h2><p>Leakage falls.</p><p>Bursts fall.</p></td><td>News</td></tr></table>"
    assert pages_of("a.html", page)[0].text.startswith("Leakage falls.\nBursts fall.")


HISTORY = [
    "On Thu, 14 Jan 2027 at 09:12, Piet Olsen <piet@example.org>\nwrote:\n> We will reach 18 visits a week by June 2027.\n",
    "-----Original Message-----\nFrom: Piet Olsen\nOur goal is 18 visits a week by June 2027.\n",
    "From: Piet Olsen\nSent: Thursday, 14 January 2027\nTo: Nadia\n\nOur goal is 18 visits a week by June 2027.\n",
    "Am 14.01.2027 um 09:12 schrieb Piet Olsen:\n> Our goal is 18 visits a week by June 2027.\n",
    "> Our goal is 18 visits a week by June 2027.\n",
]
SAID = (
    "Hello all,\n\nthank you for the good talk in Porthaven last week. We have agreed on one thing for the whole region:\n\n"
    "- Visits per agent: from 11 to 14 a week by the end of 2027\n\nNadia\n\n"
)


def mail(subject: str, text: str) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = (
        subject,
        "nadia@example.org",
        "Mon, 01 Feb 2027 10:00:00 +0100",
    )
    message.set_content(text)
    return bytes(message)


@pytest.mark.parametrize("history", HISTORY)
def test_the_quoted_history_of_a_mail_is_left_out_and_that_is_said(history: str) -> None:
    data = mail("RE: targets", SAID + history)
    (page,), fields = read(kind_of("a.eml", data), data)
    assert page.text.endswith("Nadia")
    assert fields["remark"] == "Earlier messages that it quotes were left out."
    assert [goal.target for goal in goals_of([page])] == ["14 a week"]


@pytest.mark.parametrize(
    ("subject", "text"), [("FW: targets", SAID + HISTORY[0]), ("RE: targets", f"See below.\n\n{HISTORY[0]}")]
)
def test_what_a_mail_only_passes_on_is_read(subject: str, text: str) -> None:
    (page,), fields = read(kind_of("a.eml", mail(subject, text)), mail(subject, text))
    assert "We will reach 18 visits" in page.text
    assert "remark" not in fields


def test_answers_between_quoted_lines_are_kept() -> None:
    text = f"{SAID}> What about the south?\nThe south follows in May 2027.\n"
    (page,), _ = read(kind_of("a.eml", mail("RE: x", text)), mail("RE: x", text))
    assert page.text.endswith("What about the south?\nThe south follows in May 2027.")

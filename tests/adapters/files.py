"""Files made for the tests: Word, PDF (plain, locked, scanned) and ZIP."""

import hashlib
import io
import zipfile
from itertools import cycle

import docx
import docx.document
import pypdfium2 as pdfium
from docx.shared import Pt
from msoffcrypto.method.ecma376_agile import ECMA376Agile


def word_file(*, hidden: str = "") -> bytes:
    document = docx.Document()
    document.core_properties.title = "Yard plan 2027"
    document.add_heading("Yard plan", level=1)
    document.add_paragraph("Trucks wait too long.")
    document.add_heading("Aims", level=2)
    paragraph = document.add_paragraph("Waiting time falls to 20 minutes by 2028.")
    if hidden:
        run = paragraph.add_run(hidden)
        run.font.hidden = True
        run.font.size = Pt(1)
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        [c for row in table.rows for c in row.cells], ["Measure", "Target", "Wait", "20 min"], strict=True
    ):
        cell.text = text
    document.add_paragraph("After the table.")
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def zipped_parts(parts: dict[str, str]) -> bytes:
    """An Office file of the given parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def pdf_file(*pages: list[str], header: str = "", info: str = "") -> bytes:
    """A minimal PDF with one line of text after the other."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids: list[str] = []
    for number, lines in enumerate(pages, start=1):
        shown = [*([f"{header} page {number}"] if header else []), *lines]
        moves = "".join(f"1 0 0 1 50 {740 - 20 * n} Tm ({line}) Tj " for n, line in enumerate(shown))
        stream = f"BT /F1 11 Tf {moves}ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        resources = "/Resources << /Font << /F1 3 0 R >> >> /MediaBox [0 0 600 800]"
        objects.append(f"<< /Type /Page /Parent 2 0 R {resources} /Contents {len(objects)} 0 R >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< {info} >>")
    body, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    start = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}\n"
    return f"{body}{start}startxref\n{len(body)}\n%%EOF".encode()


def zipped(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return stream.getvalue()


def locked_pdf(password: str, text: str) -> bytes:
    """A PDF of one page that opens with the password (standard security handler, revision 2, 40-bit RC4)."""
    owner, identity, permissions = _rc4(_md5(_padded("owner"))[:5], _padded(password)), b"0123456789abcdef", -44
    key = _md5(_padded(password) + owner + permissions.to_bytes(4, "little", signed=True) + identity)[:5]
    shown = f"BT /F1 11 Tf 1 0 0 1 50 740 Tm ({text}) Tj ET".encode()
    stream = _rc4(_md5(key + (4).to_bytes(3, "little") + b"\0\0")[:10], shown)
    encryption = (
        f"<< /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{_rc4(key, _PADDING).hex()}> /P {permissions} >>"
    )
    resources = b"/Resources << /Font << /F1 5 0 R >> >> /MediaBox [0 0 600 800] /Contents 4 0 R"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R " + resources + b" >>",
        b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        encryption.encode(),
    ]
    return _assembled(objects, f"/Encrypt 6 0 R /ID [<{identity.hex()}> <{identity.hex()}>]".encode())


def locked_office(password: str, file: bytes) -> bytes:
    """An Office file under a password (ECMA-376 agile encryption)."""
    return ECMA376Agile.encrypt(password, io.BytesIO(file))


def scanned_pdf(*pages: list[str], text_page: str = "") -> bytes:
    """A PDF whose pages are pictures of text; with ``text_page``, one page of real text after them."""
    source = pdfium.PdfDocument(pdf_file(*[["", *lines] for lines in pages]))
    objects, kids = [b"<< /Type /Catalog /Pages 2 0 R >>", b""], []
    for page in source:
        bitmap = page.render(scale=200 / 72, grayscale=True)
        rows = b"".join(
            bytes(bitmap.buffer)[at : at + bitmap.width]
            for at in range(0, bitmap.stride * bitmap.height, bitmap.stride)
        )
        size = b"/Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8" % (bitmap.width, bitmap.height)
        objects.append(b"<< /Type /XObject /Subtype /Image " + size + _stream(rows))
        kids.append(_page(objects, b"q 600 0 0 800 0 0 cm /I Do Q", b"/XObject << /I %d 0 R >>" % len(objects)))
    if text_page:
        objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
        shown = f"BT /F 11 Tf 1 0 0 1 50 740 Tm ({text_page}) Tj ET".encode()
        kids.append(_page(objects, shown, b"/Font << /F %d 0 R >>" % len(objects)))
    objects[1] = b"<< /Type /Pages /Kids [" + b" ".join(kids) + b"] /Count %d >>" % len(kids)
    return _assembled(objects, b"")


def _page(objects: list[bytes], content: bytes, resources: bytes) -> bytes:
    objects.append(b"<< " + _stream(content).removeprefix(b" "))
    at = len(objects)
    objects.append(
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R /Resources << " % at
        + resources
        + b" >> >>"
    )
    return b"%d 0 R" % len(objects)


def _stream(data: bytes) -> bytes:
    return b" /Length %d >>\nstream\n" % len(data) + data + b"\nendstream"


def _assembled(objects: list[bytes], trailer: bytes) -> bytes:
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % count + table
    return body + head + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (count, trailer, len(body))


_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def _padded(password: str) -> bytes:
    return (password.encode("latin-1") + _PADDING)[:32]


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data).digest()


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i, byte in zip(range(256), cycle(key)):
        j = (j + state[i] + byte) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)

"""Files made to do harm are refused or read within five seconds and 300 MB, and nothing is written beside the database."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.adapters.files import pdf_file, zipped

SECONDS, MEGABYTES = 5.0, 300
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY = f"<w:document {WORD}><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
)
_IN_PROCESS = """
import json, resource, sys, time
from pathlib import Path
from assistant.adapters.database import Database
from assistant.adapters.parsing import ChildParser
from assistant.domain.errors import CallerError
from assistant.services.ingest import Ingest

file = Path(sys.argv[1])
database = Database(f"sqlite:///{file.parent / 'library.db'}")
ingest = Ingest(database, ChildParser())
begun = time.monotonic()
try:
    received = ingest.add_files(file.name, file.read_bytes())
    told = "; ".join(item.refused for item in received) or "read"
except CallerError as error:
    told = str(error)
took = time.monotonic() - begun
# The kernel hands the peak of the process that started this one on to getrusage, but not to the status file.
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
used = max(int(peak.split()[1]), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024
print(json.dumps({"told": told, "seconds": took, "megabytes": used, "documents": len(database.documents())}))
"""


def overlapping() -> bytes:
    """One file of zeros that many entries point at, as in the bombs of David Fifield (2019)."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0.txt", b"a" * 15_000_000)
        first = archive.infolist()[0]
        for number in range(1, 900):
            entry = zipfile.ZipInfo(f"{number}.txt")
            for name in ("compress_type", "CRC", "compress_size", "file_size", "header_offset", "flag_bits"):
                setattr(entry, name, getattr(first, name))
            archive.filelist.append(entry)
    return stream.getvalue()


HOSTILE = {
    "laughs.docx": (
        zipped(**{"word/document.xml": f"<!DOCTYPE w [<!ENTITY l0 'ha'>{LAUGHS}]>{BODY % '&l9;'}".encode()}),
        "",
    ),
    "outside.docx": (
        zipped(
            **{"word/document.xml": f'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>{BODY % "&x;"}'.encode()}
        ),
        "",
    ),
    "bomb.docx": (zipped(**{"word/document.xml": b"A" * 60_000_000}), "unpacks to far more"),
    "bomb.zip": (zipped(**{f"{n}.txt": b"\0" * 15_000_000 for n in range(12)}), "unpacks to far more"),
    "overlap.zip": (overlapping(), "unpacks to far more"),
    "climb.zip": (zipped(**{"../climbed.md": b"# Out", "/tmp/climbed.md": b"# Out"}), "leads out of the archive"),
    "macro.docm": (zipped(**{"word/document.xml": (BODY % "Plan").encode(), "word/vbaProject.bin": b"x"}), "macros"),
    "macro.docx": (zipped(**{"word/document.xml": (BODY % "Plan").encode(), "word/VBAPROJECT.BIN": b"x"}), "macros"),
    "macro.xlsm": (zipped(**{"xl/workbook.xml": b"<x/>", "xl/vbaProject.bin": b"x"}), "macros"),
    "flat.html": (b"<p>Plan</p>" * 50_000, ""),
    "spans.html": (b"<table>" + (b"<tr>" + b"<td colspan=99 rowspan=99>Plan</td>" * 50) * 100 + b"</table>", ""),
    "tags.html": (b"<p>" * 400_000, "more markup"),
    "deep.html": (b"<div>" * 60_000 + b"Plan" + b"</div>" * 60_000, ""),
    "deep.docx": (zipped(**{"word/document.xml": b"<w>" * 300_000}), "damaged"),
    "wide.xlsx": (
        zipped(
            **{
                "xl/workbook.xml": b"<x/>",
                "xl/_rels/workbook.xml.rels": b"<r/>",
                "xl/worksheets/sheet1.xml": (SHEET % '<row><c r="XFD1048576"><v>1</v></c></row>').encode(),
            }
        ),
        "no text",
    ),
    "loop.pdf": (pdf_file(["Plan"]).replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]"), ""),
    "fence.md": (b"[" * 300_000 + b"](" * 100_000, ""),
    "line.csv": (b'"' + b"a," * 900_000, ""),
    "mail.eml": (b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n" * 200_000, ""),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_file_costs_little_and_leaves_nothing(name: str, tmp_path: Path) -> None:
    data, reason = HOSTILE[name]
    (tmp_path / name).write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", _IN_PROCESS, str(tmp_path / name)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    outcome = json.loads(done.stdout)
    assert reason in outcome["told"] and "root:" not in outcome["told"]
    assert not reason or outcome["documents"] == 0
    assert outcome["megabytes"] < MEGABYTES and outcome["seconds"] < SECONDS, outcome
    beside = {path.name for path in tmp_path.iterdir()} | {path.name for path in tmp_path.parent.glob("climbed*")}
    assert beside <= {name, "library.db", "library.db-wal", "library.db-shm"}

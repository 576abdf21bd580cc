"""ZIP archives: each file by itself, nothing written, nothing that swells, and a reason for all that is refused."""

import io
import stat
import struct
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.adapters.parsing import ChildParser
from assistant.adapters.parsing.archive import MOST_MEMBERS, members
from assistant.adapters.parsing.kinds import is_archive
from assistant.domain.errors import UnreadableDocument
from assistant.domain.library.documents import Member
from tests.adapters.files import pdf_file, word_file


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def names(found: list[Member]) -> dict[str, str]:
    return {member.name: member.refused for member in found}


def test_each_file_comes_out_with_its_content() -> None:
    data = packed({"plans/fleet.md": b"# Fleet", "plans/yard.pdf": pdf_file(["Yard"]), "word/plan.docx": word_file()})
    found = {member.name: member for member in ChildParser().members(data) or ()}
    assert found["plans/fleet.md"].data == b"# Fleet"
    assert found["word/plan.docx"].data == word_file() and not any(member.refused for member in found.values())


def test_an_office_file_is_no_archive() -> None:
    assert not is_archive(word_file()) and not is_archive(b"text") and ChildParser().members(word_file()) is None


@pytest.mark.parametrize(
    "name",
    ["../out.md", "a/../../out.md", "/etc/out.md", "C:\\out.md", "..\\out.md", "a\\..\\..\\out.md", "\\\\host\\out.md"],
)
def test_a_path_out_of_the_archive_is_refused_by_name(name: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        entry = zipfile.ZipInfo("x")
        entry.filename = name
        archive.writestr(entry, b"text")
        archive.writestr("plan.md", b"text")
    refused, good = list(members(stream.getvalue()))
    assert refused.refused == "Its path leads out of the archive." and not refused.data
    assert good == Member(name="plan.md", data=b"text")


def test_a_link_is_refused() -> None:
    entry = zipfile.ZipInfo("plan.md")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(entry, b"/etc/passwd")
    assert [member.refused for member in members(stream.getvalue())] == ["It is a link, not a file."]


def test_what_systems_leave_behind_is_passed_over() -> None:
    left = {
        "__MACOSX/._plan.md": b"x",
        ".DS_Store": b"x",
        "a/Thumbs.db": b"x",
        "a/~$plan.docx": b"x",
        "a/plan.md": b"text",
    }
    assert list(names(list(members(packed(left))))) == ["a/plan.md"]


def test_an_archive_in_an_archive_is_named_and_not_opened() -> None:
    found = list(members(packed({"inner.zip": packed({"plan.md": b"text"}), "plan.md": b"text"})))
    assert "archive in an archive" in names(found)["inner.zip"] and names(found)["plan.md"] == ""


@pytest.mark.parametrize(
    "bomb",
    [
        packed({f"{n}.txt": b"\0" * 15_000_000 for n in range(4)}),
        packed({f"{n}.md": b"x" for n in range(MOST_MEMBERS + 1)}),
    ],
)
def test_a_bomb_is_refused_before_it_is_opened(bomb: bytes) -> None:
    started = time.perf_counter()
    with pytest.raises(UnreadableDocument, match="unpacks to far more"):
        list(members(bomb))
    assert time.perf_counter() - started < 2


def test_a_file_that_unpacks_to_more_than_it_says_is_cut_off() -> None:
    data = bytearray(packed({"plan.txt": b"A" * 30_000_000}))
    small = struct.pack("<I", 1_000)
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):  # the size, in both headers
        at = data.index(mark) + offset
        data[at : at + 4] = small
    (member,) = members(bytes(data))
    assert member.refused and not member.data


def test_an_unusual_packing_is_refused() -> None:
    (member,) = members(packed({"plan.md": b"text"}, zipfile.ZIP_LZMA))
    assert "plain ZIP" in member.refused


def locked_archive(password: bytes) -> bytes:
    """As the ZIP programs of the nineties lock it, which is what most still write (PKWARE, APPNOTE 6.1)."""
    content, table = b"# Fleet plan", [_crc(n) for n in range(256)]
    state = [0x12345678, 0x23456789, 0x34567890]

    def step(byte: int) -> None:
        state[0] = (state[0] >> 8) ^ table[(state[0] ^ byte) & 0xFF]
        state[1] = ((state[1] + (state[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        state[2] = (state[2] >> 8) ^ table[(state[2] ^ (state[1] >> 24)) & 0xFF]

    def locked(byte: int) -> int:
        low = (state[2] | 2) & 0xFFFF
        step(byte)
        return byte ^ (((low * (low ^ 1)) >> 8) & 0xFF)

    for byte in password:
        step(byte)
    crc = zipfile.crc32(content)
    body = bytes(map(locked, b"\0" * 11 + bytes([crc >> 24]) + content))
    sizes = struct.pack("<III", crc, len(body), len(content))
    head = struct.pack("<HHHHH", 20, 1, 0, 0, 0) + sizes + struct.pack("<HH", 7, 0)
    first = b"PK\x03\x04" + head + b"plan.md" + body
    central = b"PK\x01\x02\x14\0" + head + struct.pack("<HHHII", 0, 0, 0, 0, 0) + b"plan.md"
    return first + central + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1, 1, len(central), len(first), 0)


def _crc(value: int) -> int:
    for _ in range(8):
        value = (value >> 1) ^ (0xEDB88320 if value & 1 else 0)
    return value


def test_a_locked_archive_opens_with_its_password_only() -> None:
    data = locked_archive(b"tram 9")
    assert [member.data for member in members(data, "tram 9")] == [b"# Fleet plan"]
    assert "with its password" in next(members(data)).refused
    assert "does not open" in next(members(data, "tram 8")).refused


def test_names_come_out_in_their_own_letters() -> None:
    """Also where the mark for UTF-8 is missing, as in archives made on a Mac."""
    data = packed({"Größe.md": b"text", "a\nb.md": b"text"})
    unmarked = data.replace(b"\x00\x08\x08\x00", b"\x00\x00\x08\x00")
    assert unmarked != data
    for archive in (data, unmarked):
        assert list(names(list(members(archive)))) == ["Größe.md", "a b.md"]


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=60), st.integers(0, 2_000))
def test_damage_ends_in_files_or_a_reason(noise: bytes, place: int) -> None:
    whole = packed({"plan.md": b"Some text of a plan. " * 40, "other.txt": b"x" * 300})
    at = place % len(whole)
    try:
        for member in members(whole[:at] + noise + whole[at + len(noise) :]):
            assert "\n" not in member.name and not (member.refused and member.data and "archive" not in member.refused)
    except UnreadableDocument as told:
        assert told.happened

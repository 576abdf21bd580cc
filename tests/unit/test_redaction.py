"""Personal data leaves no trace in what is sent, comes back in what is answered, and numbers of the case stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.text.redaction import redact


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("write to ines.holt@norvik.example please", "MAIL"),
        ("call +47 22 12 34 56 tomorrow", "PHONE"),
        ("call 0171 2345678 or come by", "PHONE"),
        ("account DE89 3704 0044 0532 0130 00 is theirs", "IBAN"),
        ("employee 20481234 left", "ID"),
        ("social security 123-45-6789", "ID"),
        ("the key is sk-abcdefghijklmnop1234567890", "KEY"),
    ],
)
def test_personal_data_is_marked_and_comes_back(text: str, kind: str) -> None:
    sent, back = redact(text)
    assert f"[{kind}-1]" in sent and back(sent) == text


@pytest.mark.parametrize(
    "text",
    [
        "14 days per case, 3 of 9 clerks, 1,250,000 euros and 12.5 percent",
        "from 1 February 2027 to 2027-03-31 at 09:30",
        "ISO 9001 and section 4.2.1",
        "DE00 0000 0000 0000 0000 00",
    ],
)
def test_figures_of_the_case_stay(text: str) -> None:
    assert redact(text)[0] == text


def test_the_companys_own_list_goes_first_and_in_any_case() -> None:
    sent, back = redact("Project Falcon and falcon wing", ("project falcon", "Falcon"))
    assert "alcon" not in sent and back(sent) == "Project Falcon and falcon wing"


@given(st.text(max_size=200))
def test_the_way_back_is_whole(text: str) -> None:
    sent, back = redact(text)
    assert back(sent) == text or "[" in text


def test_one_find_one_mark() -> None:
    sent, _ = redact("a@b.example, c@d.example, a@b.example")
    assert sent == "[MAIL-1], [MAIL-2], [MAIL-1]"

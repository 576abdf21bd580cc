"""What starts on a day to come is told from what is done already."""

from datetime import date

import pytest

from assistant.domain.text.starts import lies_ahead

TODAY = date(2027, 3, 1)


@pytest.mark.parametrize(
    "text",
    [
        "The brewery goes live with the till system on 3 May.",
        "Launch is in 5 weeks instead of 9.",
        "Our second shop opens in June.",
        "From September on: our new slicing line starts on 6 September, with the same crew.",
        "The service does not exist yet.",
        "The terminal is not live yet.",
        "Nobody here has ever worked with the new press.",
    ],
)
def test_work_that_begins_later(text: str) -> None:
    assert lies_ahead(text, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "The till system went live on 3 May last year.",
        "The course launch is on 3 May.",
        "The launch of our training programme is on 3 May.",
        "The new colleagues start on 3 May.",
        "The new contract with the mill starts on 3 May.",
        "After the launch in February the complaints doubled.",
        "Nobody has seen the report.",
        "We need it by 3 May.",
    ],
)
def test_work_that_is_done_already(text: str) -> None:
    assert not lies_ahead(text, TODAY)

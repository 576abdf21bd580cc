"""What a measure counts, in the words that say it most exactly."""

import pytest

from assistant.domain.proposal.drafting.measure_words import exact, is_unfit


@pytest.mark.parametrize(
    ("read", "told", "named"),
    [
        ("gaskets", "How many gaskets are cut a second time, out of a hundred.", "gaskets cut a second time"),
        (
            "council",
            "The council counts the share of permits that are issued within ten days.",
            "share of permits issued within ten days",
        ),
        ("aunt", "The late parcel. If it comes after six, my aunt counts it. Percent of all parcels.", "late parcel"),
        ("Bank", "Bank looks at it. Grade B due to frost, percent of the harvest.", "Grade B due to frost"),
        ("", "We call them no-shows. Booked, and never came.", "no-shows"),
        (
            "share of kits returned within",
            "The share of kits returned within the 30 days.",
            "share of kits returned within the 30 days",
        ),
        ("board", "The days from order to the first invoice must come down.", "days from order to the first invoice"),
    ],
)
def test_the_phrase_that_says_what_is_counted(read: str, told: str, named: str) -> None:
    assert exact(read, [told])[0] == named


@pytest.mark.parametrize(
    ("read", "told"),
    [
        ("late parcels", "Late parcels, per week."),
        ("Scrap", "Scrap in tonnes per month."),
        ("visits with an offer", "Visits with an offer. My boss counts them."),
    ],
)
def test_a_name_that_fits_is_kept(read: str, told: str) -> None:
    assert not is_unfit(read, [told])
    assert exact(read, [told]) == ("", "")


def test_a_long_phrase_is_cut_at_its_last_part() -> None:
    told = (
        "The share of urgent parcels which wait for more than two hours between the door and the first van of the day."
    )
    phrase, _ = exact("share", [told])
    assert phrase == "share of urgent parcels which wait for more than two hours"

"""Which documents a search looks at."""

from datetime import date

import pytest

from assistant.domain.library.documents import Document, DocumentType
from assistant.domain.library.filtering import EVERYTHING, Filter, tags_in

PLAN = Document(
    id="p",
    title="Harbour plan",
    type=DocumentType.STRATEGY,
    date=date(2027, 2, 1),
    tags=("Cranes",),
    audience="Quay staff",
)


@pytest.mark.parametrize(
    ("only", "allowed"),
    [
        (EVERYTHING, True),
        (Filter(types=(DocumentType.STRATEGY, DocumentType.OKR)), True),
        (Filter(types=(DocumentType.OKR,)), False),
        (Filter(since=date(2027, 2, 1), until=date(2027, 2, 1)), True),
        (Filter(since=date(2027, 2, 2)), False),
        (Filter(until=date(2027, 1, 31)), False),
        (Filter(tag="cranes"), True),
        (Filter(tag="crane"), False),
        (Filter(audience="quay"), True),
        (Filter(audience="office"), False),
        (Filter(in_force=True), True),
    ],
)
def test_each_part_of_a_filter_counts(only: Filter, allowed: bool) -> None:
    assert only.allows(PLAN) is allowed


def test_a_document_without_a_date_is_in_no_period_and_an_old_one_does_not_count() -> None:
    undated = PLAN.model_copy(update={"date": None})
    assert not Filter(since=date(2000, 1, 1)).allows(undated) and not Filter(until=date(2100, 1, 1)).allows(undated)
    assert not Filter(in_force=True).allows(PLAN.model_copy(update={"superseded_by": "q"}))


def test_tags_as_people_write_them() -> None:
    assert tags_in(" Cranes,quay  work ; cranes,, ") == ("Cranes", "quay work")
    assert tags_in(" , ;") == ()

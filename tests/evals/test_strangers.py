"""Requests put to other companies' libraries: support at home, none abroad."""

from pathlib import Path

import pytest
import yaml

from assistant.adapters.embedding import OnnxEmbedder
from assistant.domain.errors import OperatorError
from evals.strangers import strangers

COMPANIES = {
    "Bakery": (
        "Too many loaves come back from our shops. Could the bakers take a course on checking the crust?",
        "We will cut returned loaves from 6 percent to 3 percent by 31 December 2027. Every baker checks crust and weight.",
    ),
    "Harbour": (
        "Our crane drivers need refresher lessons, because containers wait too long on the quay.",
        "Waiting time of containers on the quay falls from nine hours to five by 2029. Two new cranes are ordered.",
    ),
}


def test_support_is_found_at_home_and_not_abroad(tmp_path: Path) -> None:
    try:
        OnnxEmbedder().check()
    except OperatorError as error:
        pytest.skip(f"The embedded model is not here: {error}")
    for name, (opening, text) in COMPANIES.items():
        documents = [{"id": "T1", "text": text}]
        said = {
            "id": name,
            "title": name,
            "opening": opening,
            "documents": documents,
            "expect": {"alignment": "aligned"},
        }
        (tmp_path / f"{name}.yaml").write_text(yaml.safe_dump(said), "utf-8")
    report = strangers(tmp_path)
    assert (report["home"]["missed"], report["home"]["of"]) == (0, 2)
    assert (report["abroad"]["right"], report["abroad"]["of"]) == (2, 2)

"""Reads judging_cases.yaml: invented requests with the verdict a fair consultant reaches."""

from dataclasses import dataclass
from pathlib import Path

import yaml
from judging import Told

from assistant.domain.alignment.shapes import AlignmentState
from assistant.domain.diagnosis.diagnose import Verdict

ALIGNED, NOTHING = AlignmentState.ALIGNED, AlignmentState.NOT_ALIGNED


@dataclass(frozen=True)
class Judged:
    name: str
    told: Told
    accept: tuple[Verdict, ...]
    main: str = ""  # the cause cell that must come first
    library: AlignmentState = ALIGNED


def _judged(entry: dict) -> Judged:
    told = Told(
        opening=entry["opening"],
        answers=entry.get("answers", {}),
        remarks=tuple(tuple(remark) for remark in entry.get("remarks", ())),
        measures=tuple(tuple(measure) for measure in entry.get("measures", ())),
        segments=tuple(tuple(segment) for segment in entry.get("segments", ())),
        refused=tuple(entry.get("refused", ())),
    )
    accept = tuple(Verdict(verdict) for verdict in entry["accept"])
    return Judged(entry["name"], told, accept, entry.get("main", ""), AlignmentState(entry["library"]))


CASES = tuple(map(_judged, yaml.safe_load(Path(__file__).with_name("judging_cases.yaml").read_text("utf-8"))))

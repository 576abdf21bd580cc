"""Why this verdict: the reason, the rules with their sources, the causes, what would change it, the four scores."""

from collections.abc import Sequence

from assistant.domain.brief.shapes import Brief, Evidence, OpenItem
from assistant.domain.diagnosis.diagnose import Cause, Diagnosis, Judgement, Score, Verdict
from assistant.domain.knowledge import Knowledge
from assistant.domain.slots import State
from assistant.web.ui.markup import badge, day, empty, esc, group, lc, state_badge

WORDS = {
    Verdict.BUILD_TRAINING: "Training is the answer",
    Verdict.TRAINING_PLUS: "Training is part of the answer",
    Verdict.NON_TRAINING: "Training is not the answer",
    Verdict.MANDATORY_MINIMUM: "Train what the duty asks for, and no more",
    Verdict.DISCOVERY_FIRST: "Find out more before deciding",
    Verdict.DECLINE_DEFER: "Not now",
}
_SCORES = {"Need": "need", "Feasible": "feasibility", "Evidence": "evidence", "Strategy": "alignment"}


def verdict(diagnosis: Diagnosis, brief: Brief, open_questions: Sequence[OpenItem], knowledge: Knowledge) -> str:
    """The whole pane."""
    judgement = diagnosis.judgement
    groups = "".join(_part(part) for part in diagnosis.segments)
    causes = "".join(_cause(cause, knowledge) for cause in diagnosis.causes)
    questions = "".join(_question(item) for item in open_questions)
    return lc(
        f"{_head(judgement, brief)}{_scores(diagnosis)}"
        f"{group('What would change it', _points(judgement.would_change)) if judgement.would_change else ''}"
        f"{group('For parts of the audience', groups) if groups else ''}"
        f"{group('Evidence for and against', causes or empty('Nothing was said about causes yet.'))}"
        f"{group('Rules that decided', _rules(judgement))}"
        f"{group('Still open', f'<ul class=open>{questions}</ul>', str(len(open_questions)), folded=True) if questions else ''}"
    )


def _head(judgement: Judgement, brief: Brief) -> str:
    provisional = badge("vague", "tilde", "Provisional") if judgement.provisional else ""
    override = (
        f'<p class="small"><b>Decided otherwise by the sponsor:</b> “{esc(brief.override.quote)}”</p>'
        if brief.override
        else ""
    )
    return (
        f'<div class="verdict"><div class="row"><span class="label grow">Verdict so far</span>{provisional}</div>'
        f'<p class="say">{WORDS[judgement.verdict]}</p><p>{esc(judgement.reason)}</p>{override}</div>'
    )


def _scores(diagnosis: Diagnosis) -> str:
    scores: list[tuple[str, Score]] = [(words, getattr(diagnosis.scores, name)) for words, name in _SCORES.items()]
    cells = "".join(f"<div>{words}<b>{esc(score.level.value.capitalize())}</b></div>" for words, score in scores)
    reasons = "".join(f"<li><b>{words}.</b> {esc(score.reason)}</li>" for words, score in scores)
    return (
        f'<div class="four" role="group" aria-label="Four scores, never blended">{cells}</div>'
        f'<details class="why-scores"><summary class="small">Why these four</summary><ul class="points">{reasons}</ul></details>'
    )


def _points(items: Sequence[str]) -> str:
    return f'<ul class="points">{"".join(f"<li>{esc(item)}</li>" for item in items)}</ul>'


def _part(part: Judgement) -> str:
    return f'<p class="small"><b>{esc(part.segment)}:</b> {WORDS[part.verdict]}. {esc(part.reason)}</p>'


def _cause(cause: Cause, knowledge: Knowledge) -> str:
    label = knowledge.causes[cause.cell].label
    who = f"<small>{esc(cause.segment)}</small>" if cause.segment else ""
    remarks = "".join(_remark(item, "pro") for item in cause.speaks_for)
    remarks += "".join(_remark(item, "con") for item in cause.against)
    return (
        f'<div class="cell"><span class="k">{esc(label[:1].upper() + label[1:])}{who}'
        f'<small>{cause.share:.0%} of what was said</small></span><ul class="pro">{remarks}</ul></div>'
    )


def _remark(item: Evidence, sign: str) -> str:
    spoken = "For:" if sign == "pro" else "Against:"
    return f'<li class="{sign}"><span class="vh">{spoken}</span>{esc(item.source.quote)}</li>'


def _rules(judgement: Judgement) -> str:
    rows = "".join(
        f"<li>{esc(rule.finding)}<small>{esc(rule.rule)}. {esc(rule.source)}</small></li>" for rule in judgement.rules
    )
    return f'<ul class="points">{rows}</ul>'


def _question(item: OpenItem) -> str:
    return (
        f"<li>{esc(item.question)}<small>{esc(item.owner)}, by {day(item.due)}</small>{state_badge(State.UNKNOWN)}</li>"
    )

"""Why this verdict: the reason, the rules with their sources, the causes, what would change it, the four scores."""

from collections.abc import Sequence

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Brief, Evidence, OpenItem
from assistant.domain.diagnosis.diagnose import Cause, Diagnosis, Judgement, Score
from assistant.domain.slots import State
from assistant.web.ui.markup import badge, day, empty, esc, group, in_english, lc, quoted, state_badge
from assistant.web.ui.words import say

_SCORES = ("need", "feasibility", "evidence", "alignment")


def verdict(diagnosis: Diagnosis, brief: Brief, open_questions: Sequence[OpenItem]) -> str:
    """The whole pane."""
    judgement = diagnosis.judgement
    groups = "".join(_part(part) for part in diagnosis.segments)
    causes = "".join(_cause(cause) for cause in diagnosis.causes)
    questions = f"<ul class='open'>{''.join(_question(item) for item in open_questions)}</ul>" if open_questions else ""
    return lc(
        f"{head(judgement, brief)}{scores(diagnosis)}{reasons(diagnosis)}"
        f"{group(say('verdict.change'), _points(judgement.would_change)) if judgement.would_change else ''}"
        f"{group(say('verdict.parts'), groups) if groups else ''}"
        f"{group(say('verdict.causes'), causes or empty(say('verdict.no_causes')))}"
        f"{group(say('verdict.rules'), _rules(judgement))}"
        f"{group(say('verdict.open'), questions, str(len(open_questions)), folded=True) if questions else ''}"
    )


def head(judgement: Judgement, brief: Brief) -> str:
    """The verdict in one sentence, with its reason and a sponsor's decision beside it."""
    provisional = badge("vague", "tilde", say("verdict.provisional")) if judgement.provisional else ""
    override = (
        f'<p class="small"><b>{esc(say("verdict.override"))}</b> “{esc(brief.override.quote)}”</p>'
        if brief.override
        else ""
    )
    return (
        f'<div class="verdict"><div class="row"><span class="label grow">{esc(say("verdict.so_far"))}</span>{provisional}'
        f'</div><p class="say">{esc(say(f"verdict.{judgement.verdict}"))}</p><p>{quoted(judgement.reason)}</p>'
        f"{override}{in_english()}</div>"
    )


def _named(diagnosis: Diagnosis) -> list[tuple[str, Score]]:
    return [(say(f"score.{name}"), getattr(diagnosis.scores, name)) for name in _SCORES]


def scores(diagnosis: Diagnosis) -> str:
    """The four scores side by side, as words."""
    cells = "".join(
        f"<div>{esc(words)}<b>{esc(say(f'score.{score.level}'))}</b></div>" for words, score in _named(diagnosis)
    )
    return f'<div class="four" role="group" aria-label="{esc(say("score.group"))}">{cells}</div>'


def reasons(diagnosis: Diagnosis) -> str:
    """What each of the four scores rests on, folded."""
    rows = "".join(f"<li><b>{esc(words)}.</b> {quoted(score.reason)}</li>" for words, score in _named(diagnosis))
    return (
        f'<details class="why-scores"><summary class="small">{esc(say("score.why"))}</summary>'
        f'<ul class="points">{rows}</ul></details>'
    )


def _points(items: Sequence[str]) -> str:
    return f'<ul class="points">{"".join(f"<li>{quoted(item)}</li>" for item in items)}</ul>'


def _part(part: Judgement) -> str:
    words = esc(say(f"verdict.{part.verdict}"))
    return f'<p class="small"><b>{esc(part.segment)}:</b> {words}. {quoted(part.reason)}</p>'


def _cause(cause: Cause) -> str:
    who = f"<small>{esc(cause.segment)}</small>" if cause.segment else ""
    remarks = "".join(_remark(item, "pro") for item in cause.speaks_for)
    remarks += "".join(_remark(item, "con") for item in cause.against)
    share = say("verdict.share", percent=f"{cause.share:.0%}")
    return (
        f'<div class="cell"><span class="k">{esc(say(f"cell.{cause.cell}"))}{who}<small>{esc(share)}</small></span>'
        f'<ul class="pro">{remarks}</ul></div>'
    )


def _remark(item: Evidence, sign: str) -> str:
    spoken = esc(say("verdict.for" if sign == "pro" else "verdict.against"))
    return f'<li class="{sign}"><span class="vh">{spoken}</span>{esc(item.source.quote)}</li>'


def _rules(judgement: Judgement) -> str:
    rows = "".join(
        f"<li>{quoted(rule.finding)}<small>{esc(rule.rule)}. {esc(rule.source)}</small></li>"
        for rule in judgement.rules
    )
    return f'<ul class="points">{rows}</ul>'


def _question(item: OpenItem) -> str:
    return f"<li>{esc(item.question)}<small>{esc(asked_of(item))}</small>{state_badge(State.UNKNOWN)}</li>"


def asked_of(item: OpenItem) -> str:
    """Who is to answer, and by which working day: the one that talk and proposal name."""
    return say("brief.owner", owner=item.owner, day=day(wording.workday(item.due)))

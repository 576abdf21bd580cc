"""The proposal as a whole, checked before anybody sees it."""

from collections.abc import Callable, Sequence
from datetime import date

from assistant.domain.alignment.shapes import Alignment
from assistant.domain.brief.shapes import Derived
from assistant.domain.brief.turns import Interview
from assistant.domain.diagnosis.shapes import Diagnosis
from assistant.domain.knowledge import Knowledge
from assistant.domain.measurement.insight import Insight
from assistant.domain.measurement.shapes import Contract, Forecast, NoForecast
from assistant.domain.proposal.drafting import (
    appendices,
    causes,
    front,
    gap,
    groups,
    kept,
    managers,
    mix,
    money,
    naming,
    once,
    open_points,
    options,
    outlook,
    plan,
    practice,
    remedies,
    risks,
    saying,
    strategy,
    summary,
    verdicts,
)
from assistant.domain.proposal.drafting import contract as contract_part
from assistant.domain.proposal.drafting.case import Case
from assistant.domain.proposal.grounding import Ground, ground
from assistant.domain.proposal.shapes import Proposal
from assistant.domain.proposal.walking import statements_of

PROVENANCE = "Draft, written by rules from the conversation and the documents, without AI"


def compose(
    *,
    interview: Interview,
    diagnosis: Diagnosis,
    alignment: Alignment,
    contract: Contract,
    forecast: Forecast | NoForecast,
    insights: Sequence[Insight],
    knowledge: Knowledge,
    today: date,
    rewrite: Callable[[Proposal, Ground], Proposal] | None = None,
) -> Proposal:
    """The checked proposal of a request. ``rewrite`` may put an author's words in place of ours before the check. What has no
    source is taken out and counted in ``checks``."""
    said, found, fits = saying.heard(interview, diagnosis)
    case = Case(said, found, alignment, contract, forecast, tuple(insights), knowledge, today, interview.brief, fits)
    base = Ground.of(interview, alignment, knowledge)
    drafted = once.told_once(_drafted(case))
    return ground(_with_sources(rewrite(drafted, base) if rewrite else drafted, case), base)


def _drafted(case: Case) -> Proposal:
    chosen = remedies.choose(case)
    tasks = mix.parts(case, chosen)
    dangers, limits = risks.risks(case, chosen, tasks), outlook.not_fixed(case, chosen)
    drafted = Proposal(
        request_id=case.interview.id,
        headline=front.title(case, chosen),
        prepared=case.today,
        prepared_for=case.sponsor,
        provenance=PROVENANCE,
        summary=summary.sentences(case, chosen),
        front=front.page(case, chosen, dangers, limits),
        verdict=verdicts.part(case, chosen),
        strategy=strategy.part(case, chosen),
        gap=gap.sentences(case),
        measures=case.brief.measures,
        insights=gap.insights(case),
        work=causes.work(case),
        causes=causes.parts(case),
        causes_note=causes.note(case),
        tried=causes.tried(case),
        options=options.parts(case, chosen),
        mix=tasks,
        mix_note=mix.note(case, chosen),
        groups=groups.parts(case, naming.people(case)),
        practice=practice.sentences(case, chosen),
        contract=contract_part.parts(case, chosen),
        contract_note=contract_part.note(case, chosen),
        risks=dangers,
        not_fixed=limits,
    )
    return _with_plan(drafted, case, chosen)


def _with_plan(drafted: Proposal, case: Case, chosen: tuple[remedies.Remedy, ...]) -> Proposal:
    """The sections on money, dates, people and what is open, and the further material."""
    return drafted.model_copy(
        update={
            "forecast": money.forecast(case, chosen),
            "forecast_reason": money.reason(case),
            "costs": money.costs(case, chosen),
            "money": money.sentences(case, chosen),
            "managers_before": managers.before(case, chosen),
            "managers_after": managers.after(case, chosen),
            "timeline": plan.timeline(case, chosen),
            "timeline_note": plan.note(case, chosen),
            "asks": outlook.asks(case, chosen, drafted.mix),
            "open_questions": kept.on_free_days(case, open_points.parts(case, chosen)),
            "holding_message": summary.holding_message(case),
            "appendices": appendices.parts(case),
            "facts": appendices.facts(case),
        }
    )


def _with_sources(drafted: Proposal, case: Case) -> Proposal:
    """The citations that statements use, the sums they show, and the assumptions, gathered from the whole."""
    said = list(statements_of(drafted))
    used = {source.ref for statement in said for source in statement.sources}
    figures: dict[Derived, None] = {figure: None for statement in said for figure in statement.figures}
    assumed = {
        statement.text: statement
        for statement in said
        if statement.proposed and statement.text.startswith("Our assumption")
    }
    told = drafted.forecast.sentences if drafted.forecast else ()
    return drafted.model_copy(
        update={
            "citations": tuple(item for item in strategy.citations(case) if item.ref in used),
            "derived": tuple(figures),
            "assumptions": (*assumed.values(), *(sentence for sentence in told if sentence.proposed)),
        }
    )

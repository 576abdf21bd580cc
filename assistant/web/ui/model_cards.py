"""The language model on the page: which one is in use, whether it works, how to set one up, and what was sent to it."""

from collections.abc import Mapping, Sequence

from assistant.domain.brief.turns import Turn
from assistant.domain.brief.wording import upper_first
from assistant.domain.calls import Call
from assistant.domain.health import Check, Health
from assistant.domain.slots import Slot
from assistant.domain.trace import Trace, calls_during
from assistant.settings import Settings
from assistant.web.ui.markup import action, badge, dialog, esc
from assistant.web.ui.words import count, say, told

_BADGES = {
    Health.OK: ("evidenced", "check"),
    Health.WARNING: ("vague", "tilde"),
    Health.BROKEN: ("conflicting", "alert"),
    Health.OFF: ("unknown", "dot"),
}
_SETUP = (
    "LLM_BASE_URL",
    "LLM_API_KEY",
    "LLM_MODEL",
    "OPENAI_API_KEY",
    "LLM_TOKENS_A_DAY",
    "LLM_READ_DOCUMENTS",
    "LLM_PRIVATE",
)


def name_of(settings: Settings) -> str:
    """The model in use; "" where the talk is guided."""
    return settings.writer_model if settings.has_llm else ""


def notice(model: str) -> str:
    """Whether a person talks with an AI system, said before they write anything."""
    return say("model.notice", model=model) if model else say("model.guided")


def page(settings: Settings, checks: Sequence[Check] | None) -> str:
    """The dialog. ``checks``: what was found; None where nobody has asked yet."""
    model = name_of(settings)
    where = say("model.where", address=settings.llm_base_url or "OpenAI") if model else say("model.none")
    if model and settings.llm_read_documents:
        where += f" {say('model.reads_documents')}"
    run = action("check_model", "", esc(say("model.check")), "btn primary")
    rows = "".join(_check(item) for item in checks or ())
    found = (
        f'<div role="status"><ul class="health">{rows}</ul></div>'
        if checks
        else f'<p class="muted">{esc(say("model.unchecked"))}</p>'
    )
    body = (
        f'<p>{esc(notice(model))}</p><p class="muted">{esc(where)}</p><h3>{esc(say("model.works"))}</h3>{found}{run}'
        f"<h3>{esc(say('model.setup'))}</h3><p>{esc(say('model.setup_how'))}</p>{_settings()}"
        f'<p class="muted">{esc(say("model.setup_where"))}</p>'
    )
    return dialog(say("model.title"), say("model.uses", model=model) if model else say("frame.guided"), body)


def _check(item: Check) -> str:
    then = f"<small>{esc(told(item.next_step))}</small>" if item.next_step else ""
    state = badge(*_BADGES[item.health], say(f"model.{item.health}"))
    name = esc(upper_first(told(item.name)))
    return f"<li><b>{name}</b>{state}<span>{esc(told(item.said))}{then}</span></li>"


def _settings() -> str:
    rows = "".join(f"<dt><code>{name}</code></dt><dd>{esc(say(f'model.{name.lower()}'))}</dd>" for name in _SETUP)
    return f'<dl class="recap">{rows}</dl>'


def sent(title: str, calls: Sequence[Call], turns: Sequence[Turn], labels: Mapping[Slot, str]) -> str:
    """Everything that left the house for one request, as it was sent, and what came back; then how each message was handled.
    The newest first. ``labels``: the slots in a few words."""
    rows = "".join(_call(call) for call in reversed(calls))
    body = f"<p>{esc(say('model.sent_lead'))}</p>{rows}" if calls else f"<p>{esc(say('model.nothing_sent'))}</p>"
    handled = "".join(_handled(turn, turn.trace, calls, labels) for turn in reversed(turns) if turn.trace)
    body += f"<h3>{esc(say('model.handled'))}</h3>{handled}" if handled else ""
    tokens = sum(call.prompt_tokens + call.answer_tokens for call in calls)
    return dialog(say("model.sent"), f"{title}, {count('model.calls', len(calls), tokens=f'{tokens:,}')}", body)


def _handled(turn: Turn, trace: Trace, calls: Sequence[Call], labels: Mapping[Slot, str]) -> str:
    """One message: what was understood, what was asked next and why, what was at hand, what a model was asked for."""
    made = calls_during(calls, trace)
    tokens = sum(call.prompt_tokens + call.answer_tokens for call in made)
    facts = (
        ("understood", _named([item.slot for item in turn.reading.slots], labels)),
        (
            "asked_next",
            " ".join(filter(None, (_named(turn.move.slots, labels), turn.move.reason and f"({turn.move.reason})"))),
        ),
        ("at_hand", "; ".join(trace.shown)),
        ("prompts", ", ".join(call.stamp for call in made) + f" ({tokens:,})" if made else ""),
    )
    rows = "".join(f"<dt>{esc(say(f'model.{key}'))}</dt><dd>{esc(value)}</dd>" for key, value in facts if value)
    took = say("model.took", **{step: f"{trace.seconds.get(step, 0.0):.2f}" for step in ("read", "judge", "write")})
    name = esc(say("model.message", number=turn.number))
    head = f"<summary><b>{name}</b><small>{esc(took)}</small></summary>"
    return f'<details class="call">{head}<dl class="recap">{rows}</dl></details>'


def _named(slots: Sequence[Slot], labels: Mapping[Slot, str]) -> str:
    return ", ".join(labels.get(slot, slot.value) for slot in dict.fromkeys(slots))


def _call(call: Call) -> str:
    about = ", ".join(
        (
            f"{call.at:%Y-%m-%d %H:%M:%S} UTC",
            call.model,
            say("model.seconds", seconds=f"{call.seconds:.1f}"),
            say("model.tokens", sent=f"{call.prompt_tokens:,}", answered=f"{call.answer_tokens:,}"),
        )
    )
    kind, sign = ("evidenced", "check") if call.outcome == "used" else ("vague", "tilde")
    words = say("model.used") if call.outcome == "used" else say("model.not_used", reason=call.outcome)
    return (
        f'<details class="call"><summary><b>{esc(call.stamp)}</b>{badge(kind, sign, words)}<small>{esc(about)}</small></summary>'
        f'<h4>{esc(say("model.text_sent"))}</h4><pre tabindex="0">{esc(call.sent)}</pre>'
        f'<h4>{esc(say("model.text_answered"))}</h4><pre tabindex="0">{esc(call.answered)}</pre></details>'
    )

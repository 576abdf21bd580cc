"""Home: what this is, examples to try, what was begun before."""

from collections.abc import Sequence

from assistant.domain.brief.turns import Interview
from assistant.web.ui.frame_cards import step_of
from assistant.web.ui.markup import action, esc, icon, lc
from assistant.web.ui.model_cards import notice
from assistant.web.ui.words import elsewhere, say

_EXAMPLES, _RECENT = 3, 3


def welcome(model: str) -> str:
    """What this is, in one sentence, above the message box, and whether an AI system answers."""
    lead, told = esc(say("home.lead")), esc(notice(model))
    about = f'<p class="lead">{lead}</p><p class="small muted ai">{told}</p>{_language(model)}'
    return lc(f'<div class="hello"><h2>{esc(say("home.title"))}</h2>{about}</div>')


def _language(model: str) -> str:
    """In which language to write, said where the page speaks another than the talk."""
    words = say("frame.english_model" if model else "frame.english_talk")
    return f'<p class="small ai"><b>{esc(words)}</b></p>' if elsewhere() else ""


def first(model: str) -> str:
    """What the page shows before it knows anything: home, or the shape of the request that its address names."""
    return welcome(model) + lc('<div class="ghost asked" aria-hidden="true"><i></i><i></i><i></i></div>')


def tries(examples: Sequence[tuple[str, str]], interviews: Sequence[Interview]) -> str:
    """Below the message box: examples with title and opening, and the requests changed last."""
    rows = "".join(
        action("fill", opening, f"<span><b>{esc(title)}</b>{esc(opening)}</span>{icon('chev')}", "example")
        for title, opening in examples[:_EXAMPLES]
    )
    recent = "".join(_recent(interview) for interview in interviews[:_RECENT])
    return lc(f"{_list('home.recent', recent)}{_list('home.examples', rows)}")


def _list(key: str, rows: str) -> str:
    return (
        f'<section class="tries"><h3 class="label">{esc(say(key))}</h3><div class="try">{rows}</div></section>'
        if rows
        else ""
    )


def _recent(interview: Interview) -> str:
    dot, step = step_of(interview)
    return action(
        "open",
        interview.id,
        f'<span><b>{esc(interview.title)}</b><span class="meta"><span class="dot {dot}"></span>{esc(step)}</span></span>'
        f"{icon('chev')}",
        "example",
    )

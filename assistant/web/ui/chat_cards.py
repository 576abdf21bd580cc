"""The talk: messages, choices, notes, and the welcome of an empty request."""

from collections.abc import Sequence

from assistant.domain.brief.turns import Interview, MoveKind, Turn
from assistant.web.ui.markup import action, esc, icon, lc, local

# What the small buttons say in the requester's name; the reader understands them as it would from any person.
SKIP = "Skip this question, please."
UNKNOWN = "I don't know."
WHY = "Why do you ask?"
RECAP = "What do you have so far?"
_HINTS = (("Skip", SKIP), ("I don’t know", UNKNOWN), ("Why do you ask?", WHY), ("Recap", RECAP))


def mine(turn: Turn) -> str:
    """The person's own words."""
    return lc(f'<div class="msg me"><span class="vh">You:</span>{esc(turn.text)}</div>')


def ours(turn: Turn, last: bool) -> str:
    """Our answer: what was understood, then the question, what is said after it, why it is asked, longer material."""
    parts = [part for part in turn.reply.split("\n\n") if part.strip()]
    asked = max((at for at, part in enumerate(parts) if "?" in part), default=-1) if turn.move.slots else -1
    said = "".join(_part(part, at, asked) for at, part in enumerate(parts))
    return lc(
        f'<div class="msg"><span class="vh">Consultant:</span>{said}{_why(turn) if last else ""}'
        f"{''.join(_note(note) for note in turn.notes)}{_drafted(turn)}</div>"
    )


def _part(text: str, at: int, asked: int) -> str:
    """A paragraph of the answer by where it stands to the question, the last paragraph that asks something."""
    if at == asked:
        return f'<div class="ask"><p>{esc(text)}</p></div>'
    return f'<p class="{"mirror" if at < asked else "plain"}">{esc(text)}</p>'


def _why(turn: Turn) -> str:
    if not turn.move.reason:
        return ""
    return f'<p class="why">{icon("q", "s")}<span><b>Why I ask:</b> {esc(turn.move.reason)}</span></p>'


def _note(note: str) -> str:
    title, _, rest = note.partition(": ") if ": " in note[:90] else ("Something to use", "", note)
    copy = local("copy", "Copy", "btn line tiny")
    return (
        f'<details class="card note"><summary>{icon("brief")}{esc(title)}</summary>'
        f'<div class="pad"><p class="said">{esc(rest)}</p>{copy}</div></details>'
    )


def _drafted(turn: Turn) -> str:
    if turn.move.kind is not MoveKind.DRAFT:
        return ""
    show = local("proposal", "Read the proposal", "btn primary")
    return (
        f'<div class="notice">{icon("flag")}<div><b>The draft is stored.</b><div class="acts">{show}</div></div></div>'
    )


def offers(interview: Interview | None) -> str:
    """Answers to choose from, and the small ways out of a question."""
    if interview is None or not interview.turns:
        return ""
    last = interview.turns[-1]
    choices = "".join(action("say", choice, esc(choice), "chip") for choice in last.move.choices[:5])
    chips = f'<div class="chips" role="group" aria-label="Possible answers">{choices}</div>' if choices else ""
    return lc(chips)


def hints(interview: Interview | None) -> str:
    """The row under the text box."""
    if interview is None or not interview.turns:
        return lc('<p class="hints muted">Rough is fine. You can skip, correct or stop at any time.</p>')
    asks = bool(interview.turns[-1].move.slots)
    said = "".join(action("say", text, esc(label), "btn tiny") for label, text in _HINTS) if asks else ""
    draft = action("draft", "", "Draft now", "btn tiny" if not interview.ready else "btn tiny accent")
    return lc(f'<div class="hints">{said}{draft}</div>')


def welcome(greeting: str, examples: Sequence[tuple[str, str]]) -> str:
    """The start of a new request. ``examples``: title and opening."""
    rows = "".join(
        action("fill", opening, f"<span><b>{esc(title)}</b>{esc(opening)}</span>{icon('chev')}", "example")
        for title, opening in examples[:3]
    )
    tries = f'<span class="label">Or try one of these with the sample library</span><div class="try">{rows}</div>'
    return lc(
        f'<div class="hello"><h2>What should go better at work?</h2><p class="lead">{esc(greeting)}</p>'
        f"{tries if rows else ''}</div>"
    )

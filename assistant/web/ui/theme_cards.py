"""From goals to conversations: themes with what they may mean for learning, questions to ask whom, and where to look for more."""

from collections.abc import Mapping, Sequence

from assistant.domain.alignment.register import Entry
from assistant.domain.alignment.themes import Conversation, ThemeView
from assistant.domain.knowledge import StrategySource
from assistant.web.ui.markup import badge, bare, esc, icon, local
from assistant.web.ui.words import count, say


def themes(seen: Sequence[ThemeView], entries: Sequence[Entry]) -> str:
    """Each theme with its goals, the hypothesis, and the questions for whoever answers for it."""
    if not seen:
        return ""
    held = {entry.id: entry for entry in entries}
    folds = "".join(_theme(theme, held) for theme in seen)
    head = (
        f'<h3 class="h3">{esc(say("library.themes"))}</h3><p class="small muted">{esc(say("library.themes_lead"))}</p>'
    )
    return f'<section class="themes">{head}<div class="goals">{folds}</div></section>'


def _theme(theme: ThemeView, held: Mapping[str, Entry]) -> str:
    tally = esc(count("library.goals", len(theme.goals)))
    quotes = "".join(f"<li>“{esc(bare(held[goal].goal.quote))}”</li>" for goal in theme.goals)
    sure = badge("unknown", "tilde", say(f"library.confidence_{theme.confidence}"))
    talks = "".join(_conversation(talk) for talk in theme.conversations)
    return (
        f'<details class="theme" data-keep="theme-{esc(theme.id)}"><summary>{icon("chev", "s")}<span class="grow">'
        f"{esc(theme.name)}</span><small>{tally}</small></summary><div>"
        f'<p>{esc(theme.hypothesis)}</p><p class="small muted">{sure} {esc(theme.because)}</p>'
        f'{talks}<ul class="quoted">{quotes}</ul></div></details>'
    )


def _conversation(talk: Conversation) -> str:
    """The questions for one leader, to be copied as they stand."""
    words = say("library.ask_named" if talk.named else "library.ask_usual", leader=talk.leader)
    questions = "".join(f"<li>{esc(question)}</li>" for question in talk.starters)
    copy = local("copy", esc(say("common.copy")), "btn tiny")
    return (
        f'<details class="talk" open><summary>{icon("chat", "s")}<b class="grow">{esc(words)}</b></summary>'
        f'<ol class="said">{questions}</ol>{copy}</details>'
    )


def sources(listed: Sequence[StrategySource], empty: bool) -> str:
    """Where strategy is found, in the order to try; folded away where the library holds something."""
    if not listed:
        return ""
    rows = "".join(
        f"<li><b>{esc(source.name)}</b><span>{esc(source.where)}</span><small>{esc(source.look_for)}</small></li>"
        for source in listed
    )
    words = esc(say("library.look_first" if empty else "library.look_else"))
    shown = "open" if empty else ""
    return f'<details class="sources" {shown} data-keep="sources"><summary>{words}</summary><ol>{rows}</ol></details>'

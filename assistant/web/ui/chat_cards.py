"""The talk: messages, questions, offered goals, notices, choices."""

from collections.abc import Sequence

from assistant.domain.brief.turns import Interview, MoveKind, Status, Turn
from assistant.domain.brief.wording import upper_first
from assistant.domain.knowledge import Knowledge, Question
from assistant.domain.library.documents import Document, StrategicGoal
from assistant.domain.slots import Slot
from assistant.web.ui.markup import action, bare, esc, form, icon, later, lc, local, place
from assistant.web.ui.words import say

Goals = dict[str, tuple[StrategicGoal, Document, Document | None]]
"""The goals of the library by id, each with its document, and a later document of the same kind where there is one."""

# What the small buttons say in the requester's name; the reader understands them as it would from any person.
SKIP = "Skip this question, please."
UNKNOWN = "I don't know."
WHY = "Why do you ask?"
RECAP = "What do you have so far?"
STOP = "I have to stop here."
_HINTS = (("skip", SKIP), ("unknown", UNKNOWN), ("ask_why", WHY), ("recap", RECAP))
_READY = ("ready_notice", "ready_to_find_out")  # the messages that say a draft is possible
_WHY = "why_answer"  # the message that gives the reason of a question


def mine(turn: Turn) -> str:
    """The person's own words, and the way to change them."""
    words, label = esc(say("talk.reword")), esc(say("talk.reword_label"))
    edit = local("edit", icon("edit", "s"), "btn icon tiny pencil", f'aria-label="{words}" title="{words}"')
    save = f'<button type="submit" class="btn primary tiny">{esc(say("common.save"))}</button>'
    cancel = local("unedit", esc(say("common.cancel")), "btn tiny")
    note = f'<p class="micro muted">{esc(say("talk.reword_note"))}</p>'
    field = f'<textarea class="field" name="text" rows="3" aria-label="{label}">{esc(turn.text)}</textarea>'
    changed = form("reword", str(turn.number), f'{field}{note}<div class="row">{save}{cancel}</div>', "edit")
    return lc(
        f'<div class="msg me"><span class="vh">{esc(say("talk.you"))}</span><span class="mine">{esc(turn.text)}</span>'
        f"{edit}{changed}</div>"
    )


def ours(turn: Turn, last: bool, knowledge: Knowledge, goals: Goals, drafted: bool = False) -> str:
    """Our answer: what was understood, the question with its reason, what may be confirmed, what is said after it.
    ``drafted``: there is a proposal, whoever asked for it."""
    parts = [part for part in turn.reply.split("\n\n") if part.strip()]
    cards = _offered(turn, goals) if last else ""
    start, end = _asked(parts, turn, bool(cards))
    before = "".join(_before(part) for part in parts[:start])
    after = "".join(_after(part, turn, last and not drafted) for part in parts[end:])
    texts = [_which(turn, goals), *parts[start + 1 : end]] if cards else _split(parts[start:end], turn, knowledge)
    notes = "".join(_note(note) for note in turn.notes)
    why = _why(turn, knowledge) if last else ""
    return lc(
        f'<div class="msg"><span class="vh">{esc(say("talk.consultant"))}</span>{before}{after}{notes}{_ask(texts)}{why}{cards}'
        f"{_drafted(turn.move.kind is MoveKind.DRAFT or (last and drafted))}</div>"
    )


def _asked(parts: Sequence[str], turn: Turn, carded: bool) -> tuple[int, int]:
    """Which paragraphs ask: the last one with a question; from the first where cards take the place of what it quotes. Both
    ends lie behind the last paragraph where none asks."""
    found = [at for at, part in enumerate(parts) if "?" in part] if turn.move.slots else []
    return (found[0 if carded else -1], found[-1] + 1) if found else (len(parts), len(parts))


def written(text: str) -> str:
    """Our answer while it is written: set as it will stand, as far as its paragraphs tell."""
    parts = [part for part in text.split("\n\n") if part.strip()]
    shown = "".join(
        f'<div class="ask"><p>{esc(p)}</p></div>' if "?" in p else f'<p class="mirror">{esc(p)}</p>' for p in parts
    )
    return lc(f'<div class="msg written">{shown}</div>')


def _before(text: str) -> str:
    """A paragraph before the question: what was understood, or a recap as a card."""
    head, *rows = [line.strip() for line in text.splitlines() if line.strip()]
    if rows and all(row.startswith("- ") for row in rows):
        return _recap(head, [row[2:] for row in rows])
    return f'<p class="mirror">{esc(text)}</p>'


def _recap(head: str, rows: Sequence[str]) -> str:
    pairs = [row.partition(": ") for row in rows]
    shown = "".join(f"<dt>{esc(label)}</dt><dd>{esc(upper_first(value))}</dd>" for label, _, value in pairs)
    correct = local("brief", f"{icon('edit', 's')}{esc(say('talk.correct'))}", "btn tiny")
    return (
        f'<section class="card"><div class="top">{icon("brief")}<span>{esc(head)}</span></div><dl class="recap">{shown}</dl>'
        f'<div class="end"><span class="grow muted">{esc(say("talk.wrong"))}</span>{correct}</div></section>'
    )


def _ask(texts: Sequence[str]) -> str:
    """The question; two of them are numbered."""
    if len(texts) < 2:
        return "".join(f'<div class="ask"><p>{esc(text)}</p></div>' for text in texts)
    return f'<div class="ask"><ol>{"".join(f"<li>{esc(one)}</li>" for one in texts)}</ol></div>'


def _split(texts: list[str], turn: Turn, knowledge: Knowledge) -> list[str]:
    """The two questions that a paragraph joins, as the question file words them; else the paragraph."""
    for text in texts:
        for slot in turn.move.slots:
            for wording in _wordings(knowledge.questions[Slot(slot)]):
                rest = text.removeprefix(wording).strip()
                if wording and rest and rest != text:
                    return [wording, rest]
    return texts


def _wordings(question: Question) -> tuple[str, ...]:
    special = (question.differently, question.same_everywhere, question.credited)
    special += (question.ahead, question.ahead_follow_up)
    return tuple(
        text for text in (question.ask, question.short, question.plain, *question.follow_ups, *special) if text
    )


def _after(text: str, turn: Turn, offer: bool) -> str:
    if not any(said.key in _READY for said in turn.move.after):
        return f'<p class="plain">{esc(text)}</p>'
    draft = action("draft", "", esc(say("talk.make_draft")), "btn primary")
    on = local("compose", esc(say("talk.go_on")), "btn line")
    acts = f'<div class="acts">{draft}{on}</div>' if offer else ""
    return f'<div class="notice">{icon("flag")}<div><b>{esc(say("talk.ready"))}</b> {esc(text)}{acts}</div></div>'


def _why(turn: Turn, knowledge: Knowledge) -> str:
    """The reason of each question, "" where the answer itself gives it."""
    if not turn.move.reason or _explained(turn):
        return ""
    reasons = [turn.move.reason, *(knowledge.questions[slot].why for slot in turn.move.slots[1:])]
    words = "; ".join(dict.fromkeys(reasons))
    return f'<p class="why">{icon("q", "s")}<span><b>{esc(say("talk.why"))}</b> {esc(words)}</span></p>'


def _explained(turn: Turn) -> bool:
    return any(said.key == _WHY for said in turn.move.say)


def _which(turn: Turn, goals: Goals) -> str:
    """The question above the cards."""
    several = sum(goal in goals for goal in turn.move.about) > 1
    return say("talk.which_goals" if several else "talk.which_goal")


def _offered(turn: Turn, goals: Goals) -> str:
    """The goals that may be meant, each in its document's words; the answer is the choice that stands for it. Of several any
    number may be ticked, and they are sent as one answer."""
    if Slot.STRATEGY_LINK not in turn.move.slots:
        return ""
    shown = [
        (goals[goal], choice) for goal, choice in zip(turn.move.about, turn.move.choices, strict=False) if goal in goals
    ]
    if len(shown) < 2:
        return "".join(_goal(*known, _that_one(choice)) for known, choice in shown)
    cards = "".join(_goal(*known, _tick(choice)) for known, choice in shown)
    send = f'<button type="submit" class="btn primary" disabled>{esc(say("talk.send_choice"))}</button>'
    return form("say", "", f'{cards}<div class="acts">{send}</div>', "choosing")


def _that_one(choice: str) -> str:
    return action("say", choice, f"{icon('check', 's')}{esc(say('talk.that_one'))}", "chip")


def _tick(choice: str) -> str:
    box = f'<input type="checkbox" name="choice" value="{esc(choice)}">'
    return f'<label class="chip">{box}{esc(say("talk.this_one"))}</label>'


def _goal(goal: StrategicGoal, document: Document, newer: Document | None, choose: str) -> str:
    """A goal as it stands in its document. ``choose`` is the HTML that takes it."""
    open_page = action("read_goal", goal.id, esc(say("talk.open_page")), "btn tiny link")
    where = place(document.title, document.date, goal.page, goal.heading, open_page, said=goal.quote)
    return (
        f'<div class="card quote"><blockquote>“{esc(bare(goal.quote))}”</blockquote>{later(newer)}'
        f'<div class="row wrap">{where}{choose}</div></div>'
    )


def _note(note: str) -> str:
    head, *rows = [line.strip() for line in note.splitlines() if line.strip()]
    if rows and all(row.startswith("- ") for row in rows):
        return _recap(head, [row[2:] for row in rows])
    title, _, rest = note.partition(": ") if ": " in note[:90] else (say("talk.something"), "", note)
    copy = local("copy", esc(say("common.copy")), "btn line tiny")
    return (
        f'<details class="card note"><summary>{icon("chev", "s")}{esc(title)}</summary>'
        f'<div class="pad"><p class="said">{esc(rest)}</p>{copy}</div></details>'
    )


def _drafted(made: bool) -> str:
    if not made:
        return ""
    show = local("proposal", esc(say("talk.read")), "btn primary")
    return (
        f'<div class="notice">{icon("flag")}<div><b>{esc(say("talk.drafted"))}</b>'
        f'<div class="acts">{show}</div></div></div>'
    )


def earlier(hidden: int) -> str:
    """In place of the messages that a long conversation does not show at once."""
    return lc(f'<div class="fold">{action("earlier", "", esc(say("talk.earlier", count=hidden)), "btn tiny")}</div>')


def offers(interview: Interview | None, goals: Goals) -> str:
    """Answers to choose from; a goal that has a card of its own is not repeated."""
    if interview is None or not interview.turns:
        return ""
    last = interview.turns[-1]
    move, before = last.move, interview.turns[-2:-1]
    if any(last.text in move.choices and move.choices == turn.move.choices for turn in before):
        return ""  # one of them was chosen; what is asked now is asked closer
    carded = sum(goal in goals for goal in move.about) if Slot.STRATEGY_LINK in move.slots else 0
    choices = "".join(action("say", choice, esc(choice), "chip") for choice in move.choices[carded:5])
    if not choices:
        return ""
    recap = move.kind is MoveKind.RECAP  # its choices answer what was summed up, not the question below it
    label = esc(say("talk.on_causes" if recap else "talk.answers"))
    shown = f'<span class="micro muted" aria-hidden="true">{label}</span>' if recap else ""
    return lc(f'<div class="chips" role="group" aria-label="{label}">{shown}{choices}</div>')


def hints(interview: Interview | None) -> str:
    """The row under the text box: the ways out of a question, and whether all is stored."""
    if interview is None or not interview.turns:
        return lc(f'<p class="hints muted">{esc(say("home.rough"))}</p>')
    last = interview.turns[-1]
    asks = bool(last.move.slots)
    ways = [(key, text) for key, text in _HINTS if not (text == WHY and _explained(last))]
    said = "".join(action("say", text, esc(say(f"talk.{key}")), "btn tiny") for key, text in ways) if asks else ""
    undo = action("undo", "", esc(say("common.undo")), "btn tiny") if len(interview.turns) > 1 else ""
    stop = action("say", STOP, esc(say("talk.stop")), "btn tiny") if asks else ""
    draft = action("draft", "", esc(say("talk.draft")), f"btn tiny {'accent' if interview.ready else ''}")
    saved = f'<span class="saved">{icon("check", "s")}{esc(say("common.saved"))} <time></time></span>'
    drafts = "" if interview.status is Status.DRAFTED else draft
    ways_on = f"{drafts}{said}" if interview.ready else f"{said}{drafts}"
    return lc(f'<div class="hints">{ways_on}{undo}{stop}<span class="grow"></span>{saved}</div>')

"""The margin of a proposal: what was checked, how figures were made, what would make it firmer; each beside its section."""

from collections.abc import Iterator

from assistant.domain.brief import wording
from assistant.domain.proposal.layout import Section
from assistant.domain.proposal.shapes import Checks, OpenPart, Proposal
from assistant.domain.slots import Slot
from assistant.web.ui.brief_cards import GROUPS
from assistant.web.ui.markup import action, day, esc, icon, local
from assistant.web.ui.proposal_blocks import statements
from assistant.web.ui.words import count, say

_ASKED_BESIDE = {"goal": "contract", "people": "mix", "causes": "causes", "means": "cost", "request": "verdict"}
_MOST = 2  # notes of a kind beside one section


def margin(part: Section, made: Proposal) -> str:
    """The notes beside a section."""
    return "".join(
        (*_by_hand(part, made), *_verdict(part, made), *_lint(part, made), *_figures(part), *_open(part, made))
    )


def checks(found: Checks) -> str:
    """What code checked in this draft, in three lines."""
    rows = [
        ("check", "ok", count("proposal.numbers", found.numbers)),
        ("check", "ok", count("proposal.quotes", found.quotes)),
        ("alert", "warn", count("proposal.replaced", len(found.replaced)) if found.replaced else ""),
    ]
    lines = "".join(f'<li class="{kind}">{icon(sign, "s")}{esc(text)}</li>' for sign, kind, text in rows if text)
    return f'<h3 class="label">{esc(say("proposal.checks"))}</h3><ul class="checked">{lines}</ul>'


def _note(kind: str, sign: str, title: str, text: str, more: str = "") -> str:
    return (
        f'<div class="margin-note {kind}"><p class="h">{icon(sign, "s")}{esc(title)}</p><p>{esc(text)}</p>{more}</div>'
    )


def _by_hand(part: Section, made: Proposal) -> Iterator[str]:
    """Who reads on must know which words are not ours, and which numbers in them nobody has traced."""
    for item in made.edited:
        if item.section == part.id:
            back = action("rewrite", part.id, esc(say("proposal.edit_back")), "btn tiny link")
            kept = say("proposal.edited_more")
            yield _note("own", "edit", say("proposal.edited", day=day(item.day)), kept, back)
            if item.unsourced:
                yield _note("warn", "alert", say("proposal.unsourced"), ", ".join(item.unsourced))


def _verdict(part: Section, made: Proposal) -> Iterator[str]:
    if part.id == "verdict" and made.verdict.provisional and made.verdict.would_change:
        words = say("proposal.may_change", what=wording.lower_first(made.verdict.would_change[0].text))
        yield _note("warn", "tilde", say("proposal.provisional"), words)
    if part.id == "strategy" and made.citations:
        look = local("evidence", esc(say("proposal.show_evidence")), "btn tiny link")
        yield _note(
            "", "doc", say("proposal.sources"), ", ".join(dict.fromkeys(c.document for c in made.citations)), look
        )


def _lint(part: Section, made: Proposal) -> Iterator[str]:
    if part.id == "contract":
        for note in [note for note in made.contract_note if note.proposed][:_MOST]:
            yield _note("warn", "alert", say("proposal.measure_check"), note.text)


def _figures(part: Section) -> Iterator[str]:
    """How the computed figures of a section were made."""
    made = {figure.expression: figure for item in statements(part) for figure in item.figures}
    found = {expression: figure for expression, figure in made.items() if len(figure.operands) > 1}
    for figure in list(found.values())[:_MOST]:
        title = say("proposal.how", value=wording.figure(figure))
        yield _note(
            "",
            "check",
            title,
            f"{wording.upper_first(figure.label)}: {_sum(figure.expression)}. {say('proposal.recomputed')}",
        )


def _sum(expression: str) -> str:
    """Arithmetic as it is printed."""
    return expression.replace(" * ", " × ").replace(" / ", " ÷ ").replace(" - ", " − ")


def _open(part: Section, made: Proposal) -> Iterator[str]:
    asked = [item for item in made.open_questions if item.slot and _beside(item.slot) == part.id]
    for item in sorted(asked, key=lambda item: not item.decisive)[:_MOST]:
        yield _note("own", "q", say("proposal.open_point"), item.question.text, _answer(item))


def _answer(item: OpenPart) -> str:
    who = esc(say("brief.owner", owner=item.owner.text, day=day(item.due)))
    about = say("proposal.about", question=item.question.text)
    return f'<p class="micro muted">{who}</p>' + action("fill", about, esc(say("proposal.answer_now")), "btn tiny link")


def _beside(slot: Slot) -> str:
    return next((_ASKED_BESIDE[name] for name, slots in GROUPS.items() if slot in slots), "")

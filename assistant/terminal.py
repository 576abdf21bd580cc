"""The interview in a terminal: the same turns as in the browser."""

from datetime import date

from assistant.domain.brief.turns import MoveKind, Turn
from assistant.services.product import Assistant


def converse(assistant: Assistant, as_of: str = "") -> None:
    """Runs one interview on standard input and output; prints the proposal at the end.

    End of input or an empty line asks for the draft, so nothing said is lost."""
    greeting = assistant.knowledge.messages["greeting"].full
    print(f"{greeting}\n")
    opening = _ask()
    if not opening:
        return
    outcome = assistant.consultation.start(opening, date.fromisoformat(as_of) if as_of else None)
    request = outcome.interview.id
    _show(outcome.turn)
    while outcome.turn.move.kind not in (MoveKind.DRAFT, MoveKind.CLOSE):
        text = _ask()
        if not text:
            break
        outcome = assistant.consultation.take_turn(request, text)
        _show(outcome.turn)
    assistant.drafting.draft(request)
    print(assistant.exporting.render(request, "md").body.decode())
    print(
        f"Request {request}. Write it to a file: learning-consultant export {request} --format docx --out proposal.docx"
    )


def _ask() -> str:
    try:
        return input("> ").strip()
    except EOFError:
        return ""


def _show(turn: Turn) -> None:
    print(f"\n{turn.reply}")
    for number, choice in enumerate(turn.move.choices, start=1):
        print(f"  {number}. {choice}")
    if turn.move.reason:
        print(f"  (Why I ask: {turn.move.reason})")
    for note in turn.notes:
        print(f"\n{note}")
    print()

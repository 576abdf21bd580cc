"""What the options beside the recommended one take of people's time, below the costs of the plan: part by part, so that the
table of options tells the whole alone."""

from collections.abc import Mapping, Sequence

from assistant.domain.brief import wording
from assistant.domain.proposal.authoring import effort
from assistant.domain.proposal.authoring.draft import EffortText
from assistant.domain.proposal.shapes import CostPart, Statement


def compared(
    lines: Sequence[effort.Line], texts: Sequence[EffortText], good: effort.Good, names: Mapping[str, str]
) -> tuple[CostPart, ...]:
    """A row for each other option that time was counted for, with what its whole is the sum of. ``names``:
    the options by their ids."""
    return tuple(
        _compared(names[option], [line for line in lines if line.option == option], lines, texts, good)
        for option in names
        if option != effort.PLAN and effort.total(lines, option)
    )


def _compared(
    name: str,
    parts: Sequence[effort.Line],
    lines: Sequence[effort.Line],
    texts: Sequence[EffortText],
    good: effort.Good,
) -> CostPart:
    plan = {line.index for line in lines if line.option == effort.PLAN}
    alike = effort.total([line for line in parts if line.index in plan], parts[0].option)
    named = [
        (line, effort.unmarked(good(f"effort.{line.index}.what") or Statement(text="")))
        for line in parts
        if line.index not in plan
    ]
    told = [_part(what, texts[line.index], line) for line, what in named]
    told += [f"as in the plan {effort.written(alike).split()[0]}"] if alike else []
    whole = effort.total(parts, parts[0].option)
    amount = Statement(
        text=f"{wording.upper_first('; '.join(told))}; together {effort.rounded(whole) if whole else ''} (proposed)",
        figures=(
            *(line.figure for line in parts),
            *filter(None, (alike, whole)),
            *(f for _, s in named for f in s.figures),
        ),
        sources=tuple(source for _, what in named for source in what.sources),
        ours=tuple(told for _, what in named for told in what.ours),
        proposed=True,
    )
    what = Statement(text=f"For comparison: {name}", ours=(name,))  # checked where the option stands
    return CostPart(what=what, who=Statement(text=""), amount=amount)


def _part(what: Statement, text: EffortText, line: effort.Line) -> str:
    days = effort.parted(text, line).partition(" working")[0]
    return f"{wording.lower_first(what.text)} {days}".strip()

"""The search in the documents of the library: the words, and in which documents to look."""

from collections.abc import Mapping
from datetime import date

from assistant.domain.library.documents import DocumentType
from assistant.domain.library.filtering import Filter
from assistant.web.ui.library_cards import type_words
from assistant.web.ui.markup import esc, form, icon, lc
from assistant.web.ui.words import say


def look() -> str:
    """The form. The fields that narrow the search are folded away."""
    types = "".join(f'<option value="{kind}">{esc(type_words(kind))}</option>' for kind in DocumentType)
    words = (
        f'<div class="row"><input class="field grow" type="search" name="q" required aria-label="{esc(say("evidence.search"))}" '
        f'placeholder="{esc(say("evidence.search_hint"))}"><button type="submit" class="btn line tiny">{icon("find", "s")}'
        f"{esc(say('library.look'))}</button></div>"
    )
    every = f'<option value="">{esc(say("library.every_type"))}</option>'
    narrowing = (
        f'<label>{esc(say("library.type"))}<select class="field" name="type">{every}{types}</select></label>'
        f"{_field('since', 'date')}{_field('until', 'date')}{_field('tag')}{_field('audience')}"
        f'<label class="tick"><input type="checkbox" name="in_force">{esc(say("library.only_in_force"))}</label>'
    )
    fold = (
        f'<details data-keep="narrow"><summary>{esc(say("library.narrow"))}</summary><div>{narrowing}</div></details>'
    )
    return lc(form("look", "", words + fold, "look"))


def _field(name: str, kind: str = "text") -> str:
    return f'<label>{esc(say(f"library.{name}"))}<input class="field" type="{kind}" name="{name}"></label>'


def filter_of(fields: Mapping[str, str]) -> Filter:
    """What the form says of the documents; a date that is none is left out, since the browser offers only dates."""
    kind = fields.get("type", "")
    return Filter(
        types=(DocumentType(kind),) if kind in list(DocumentType) else (),
        since=_date(fields.get("since", "")),
        until=_date(fields.get("until", "")),
        tag=" ".join(fields.get("tag", "").split()),
        audience=" ".join(fields.get("audience", "").split()),
        in_force=bool(fields.get("in_force")),
    )


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None

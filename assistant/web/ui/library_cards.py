"""The strategy library: documents with their state, and the goals found in them."""

from collections.abc import Sequence

from assistant.domain.library.documents import Document, DocumentStatus, DocumentType, StrategicGoal
from assistant.domain.library.editions import newer_in_line
from assistant.web.ui.markup import action, badge, day, empty, esc, filter_bar, form, icon, lc, local, search_field
from assistant.web.ui.words import count, say, told

_FILTERS = ("in_use", "old", "problems")
_ROWS = ".docs > li"
_SEARCHABLE = 6  # documents from which a search is worth its place


def type_words(kind: DocumentType) -> str:
    return say(f"type.{kind}")


def documents(items: Sequence[Document], goals: Sequence[StrategicGoal]) -> str:
    """The list of documents, with what may be asked of it."""
    if not items:
        return lc(empty(say("library.none")))
    titles = {item.id: item.title for item in items}
    found = [goal.document_id for goal in goals]
    rows = "".join(_document(item, found.count(item.id), titles, newer_in_line(item, items)) for item in items)
    return lc(f'{_filters(items)}<ul class="docs">{rows}</ul>')


def _kind(item: Document) -> str:
    if item.status is DocumentStatus.FAILED:
        return "problems"
    return "in_use" if item.in_force else "old"


def _filters(items: Sequence[Document]) -> str:
    """Segments by state, and a search by title."""
    held = [_kind(item) for item in items]
    kinds = [(kind, say(f"library.{kind}"), held.count(kind)) for kind in _FILTERS]
    search = search_field("library.search", _ROWS) if len(items) >= _SEARCHABLE else ""
    return filter_bar(say("library.filter"), [("all", say("library.all"), len(items)), *kinds], _ROWS, search)


def _document(item: Document, goals: int, titles: dict[str, str], newer: Document | None) -> str:
    counted = count("library.goals", goals) if goals else say("library.goals_none")
    about = [type_words(item.type), counted, *_labels(item), *([say("library.sample")] if item.sample else [])]
    title = esc(item.title)
    look = action("read", f"{item.id}:0", icon("eye"), "btn icon tiny", _named("library.preview", title))
    change = local(
        "details", icon("edit"), "btn icon tiny", _named("library.details", title) + ' aria-expanded="false"'
    )
    delete = action("delete_document", item.id, icon("bin"), "btn icon tiny", _named("library.delete", title))
    if item.status in (DocumentStatus.QUEUED, DocumentStatus.PARSING):
        does, about = _stop(item, title), []
    else:
        does = f"{_stop(item, title) or _take_up(item, title)}{look}{change}{delete}"
    return (
        f'<li class="{_kind(item)}">{icon("doc")}<div class="name"><span>{title}</span>'
        f"<small>{esc(', '.join(about))}</small>{_remarks(item, titles, newer)}</div>"
        f'<span class="when">{day(item.date)}</span><span class="state">{_state(item)}</span>'
        f'<span class="row does">{does}</span>{_details(item, titles)}</li>'
    )


def _labels(item: Document) -> list[str]:
    """What a person said a document is about, and whom it concerns."""
    return [*item.tags, *([say("library.for_audience", audience=item.audience)] if item.audience else [])]


def _stop(item: Document, title: str) -> str:
    """The way out of what is being done with a document, "" where nothing is."""
    if item.status in (DocumentStatus.READY, DocumentStatus.FAILED):
        return ""
    return action("stop_document", item.id, icon("x"), "btn icon tiny", _named("library.stop", title))


def _take_up(item: Document, title: str) -> str:
    if item.by_meaning:
        return ""
    return action("take_up_document", item.id, icon("undo"), "btn icon tiny", _named("library.take_up", title))


def _named(key: str, title: str) -> str:
    words = esc(say(key, title="{}")).replace("{}", title)
    return f'aria-label="{words}" title="{words}"'


def _details(item: Document, titles: dict[str, str]) -> str:
    """The fields in which a person corrects what was recognised."""
    types = "".join(_option(kind.value, type_words(kind), kind is item.type) for kind in DocumentType)
    others = "".join(_option(at, title, at == item.superseded_by) for at, title in titles.items() if at != item.id)
    none = _option("", say("library.not_replaced"), not item.superseded_by)
    fields = (
        f'<label>{esc(say("library.title"))}<input class="field" name="title" value="{esc(item.title)}"></label>'
        f'<label>{esc(say("library.type"))}<select class="field" name="type">{types}</select></label>'
        f'<label>{esc(say("library.date"))}<input class="field" type="date" name="date" value="{item.date or ""}"></label>'
        f'<label>{esc(say("library.replaced"))}<select class="field" name="superseded_by">{none}{others}</select></label>'
        f'<label>{esc(say("library.tags"))}<input class="field" name="tags" value="{esc(", ".join(item.tags))}"></label>'
        f'<label>{esc(say("library.audience"))}<input class="field" name="audience" value="{esc(item.audience)}"></label>'
    )
    save = f'<button type="submit" class="btn primary tiny">{esc(say("common.save"))}</button>'
    return form("describe", item.id, f"{fields}{save}", "details")


def _option(value: str, words: str, chosen: bool) -> str:
    return f'<option value="{esc(value)}" {"selected" if chosen else ""}>{esc(words)}</option>'


def _remarks(item: Document, titles: dict[str, str], newer: Document | None) -> str:
    remarks = [f"<small>{esc(told(text))}</small>" for text in (item.message, item.remark) if text]
    if item.superseded_by in titles:
        remarks.append(f"<small>{esc(say('library.replaced_by', title=titles[item.superseded_by]))}</small>")
    elif item.superseded_reason:
        remarks.append(f"<small>{esc(told(item.superseded_reason))}</small>")
    elif newer:
        words = say("evidence.later_document", title=newer.title, day=day(newer.date))
        remarks.append(f"<small>{esc(words)}</small>")
    if item.suspicious:
        quotes = "".join(f"<li>“{esc(text)}”</li>" for text in item.suspicious[:5])
        remarks.append(
            f'<details class="odd"><summary>{icon("alert", "s")}{esc(say("library.odd"))}</summary>'
            f"<ul class='points'>{quotes}</ul></details>"
        )
    return "".join(remarks)


def _state(item: Document) -> str:
    kind = _kind(item)
    if kind == "problems":
        return badge("conflicting", "alert", say("library.unreadable"))
    if kind == "old":
        return badge("unknown", "q", say("library.superseded"))
    if item.status is DocumentStatus.READY:
        return badge("evidenced", "check", say("library.ready"))
    if item.status is DocumentStatus.PARSING:
        return badge("accent", "dot", say("library.parsing"))
    return badge("accent", "dot", say("library.searchable" if item.keyword_ready else "library.waiting"))


def bar() -> str:
    """The head of the library."""
    menu = local("side", icon("menu"), "btn icon only-phone", f'aria-label="{esc(say("frame.to_list"))}"')
    back = local("talk", f"{icon('chat', 's')}{esc(say('library.back'))}", "btn line tiny")
    return lc(
        f'<header class="bar">{menu}<div class="grow"><h2>{esc(say("frame.library"))}</h2>'
        f'<p class="sub">{esc(say("library.lead"))}</p></div>{back}</header>'
    )


def stays() -> str:
    """What happens with a file."""
    return lc(f'<p class="small muted">{esc(say("library.stays"))}</p>')


def heading(key: str) -> str:
    """A heading over a list."""
    return lc(f'<h3 class="h3">{esc(say(key))}</h3>')


def refusals(messages: Sequence[str]) -> str:
    """What went wrong, in a place that stays."""
    if not messages:
        return ""
    rows = "".join(f"<p>{esc(told(message))}</p>" for message in messages)
    return lc(f'<div class="inline bad" role="alert">{icon("alert")}<div>{rows}</div></div>')


def added(items: Sequence[Document], found: str = "") -> str:
    """What was added, in one line each; ``found`` tells what stands in it."""
    rows = "".join(
        f"<p>{esc(told(item.message) or say('library.added'))} <b>{esc(item.title)}</b></p>" for item in items
    )
    more = f"<p>{esc(found)}</p>" if found else ""
    return lc(f'<div class="inline ok" role="status">{icon("check")}<div>{rows}{more}</div></div>') if rows else ""


def toast(words: str, undo: bool = False) -> str:
    """A line that says what was done, with the way back where there is one; it goes by itself."""
    back = action("bring_back", "", f"{icon('undo', 's')}{esc(say('common.undo'))}", "btn tiny") if undo else ""
    return lc(f'<div class="toast" role="status"><span>{esc(words)}</span>{back}</div>')

"""The frame of the page: who we are, the requests, the sample notice, the bar above the talk."""

from collections.abc import Mapping, Sequence

from assistant.domain.brief.turns import Interview, Status
from assistant.domain.slots import Slot
from assistant.web.ui.markup import action, empty, esc, icon, lc, local, search_field
from assistant.web.ui.words import Texts, count, say, told

_MARK = (
    '<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><rect width="24" height="24" rx="6.5"/>'
    '<path d="M6 15.5c2.6 0 3-6.8 6.2-6.8 2.4 0 2.6 3.6 5.8 3.6"/><circle cx="6" cy="15.5" r="1.9"/></svg>'
)
_DOTS = {Status.INTERVIEWING: "ring", Status.DRAFTED: "ok", Status.CLOSED: ""}
_SEARCHABLE = 4  # requests from which a search is worth its place


def top() -> str:
    """What is heard before all else: the name of the page, the way past the list, and how the connection is."""
    skip = local("compose", esc(say("common.skip_to_message")), "btn primary skip")
    offline = f'<p class="inline warn offline" role="status">{esc(say("common.offline"))}</p>'
    words, stop = esc(say("common.sending")), esc(say("common.stop"))
    reading = f'<p class="vh" role="status" id="reading" data-words="{words}" data-stop="{stop}"></p>'
    working = "".join(
        f'<p class="inline ok working" role="status" data-for="{act}" hidden>{esc(say(f"common.working_{act}"))}</p>'
        for act in ("draft", "revise", "check_model")
    )
    return lc(f'<h1 class="vh">{esc(say("frame.product"))}</h1>{skip}{offline}{working}{reading}')


def brand() -> str:
    """Who we are."""
    return lc(f'<p class="brand">{_MARK}<b>{esc(say("frame.product"))}</b></p>')


def navigation(interviews: Sequence[Interview], documents: int, current: str) -> str:
    """The two places, the requests, the one changed last first."""
    places = (
        f'<a href="?" data-local="talk" class="to-talk">{icon("chat")}{esc(say("frame.requests"))}'
        f'<span class="count">{len(interviews) or ""}</span></a>'
        f'<a href="?view=library" data-local="library" class="to-library">{icon("lib")}{esc(say("frame.library"))}'
        f'<span class="count">{documents or ""}</span></a>'
    )
    hint = esc(say("frame.new_hint"))
    new = action("open", "", icon("plus"), "btn icon tiny new", f'aria-label="{hint}" title="{hint}"')
    listed = "".join(_request(interview, interview.id == current) for interview in interviews)
    return lc(
        f'<nav class="places" aria-label="{esc(say("frame.places"))}">{places}</nav>'
        f'<div class="row head"><h2 class="label grow">{esc(say("frame.requests"))}</h2>{new}</div>'
        f"{search_field('frame.search', '.req') if len(interviews) >= _SEARCHABLE else ''}"
        f'<nav class="reqs" aria-label="{esc(say("frame.requests"))}">{listed or empty(say("frame.none"))}'
        f'<p class="muted small none-found" hidden>{esc(say("frame.none_found"))}</p></nav>'
    )


def _request(interview: Interview, current: bool) -> str:
    dot, step = step_of(interview)
    mark = 'aria-current="true"' if current else ""
    return (
        f'<a class="req" {mark} href="?request={esc(interview.id)}" data-act="open" data-value="{esc(interview.id)}">'
        f'<b>{esc(interview.title)}</b><span class="meta"><span class="dot {dot}"></span><span class="st">{esc(step)}'
        f'</span><span class="when">{known(interview)}/{len(Slot)}</span></span></a>'
    )


def known(interview: Interview) -> int:
    """How many things the brief knows."""
    return sum(interview.brief.known(slot) for slot in Slot)


def step_of(interview: Interview) -> tuple[str, str]:
    """Class of the dot, and the step in words."""
    if interview.status is Status.INTERVIEWING and interview.ready:
        return "live", say("frame.ready")
    return _DOTS[interview.status], say(f"frame.{interview.status}")


def samples(present: bool, library_empty: bool) -> str:
    """The notice about the fictional company, with the way out and back."""
    if not present and not library_empty:
        return ""
    state, act = ("present", "remove") if present else ("empty", "add")
    button = action(f"{act}_samples", "", esc(say(f"frame.sample_{act}")), "btn line tiny")
    words = esc(say(f"frame.sample_{state}"))
    return lc(f'<div class="sample"><b>{esc(say("frame.sample_title"))}</b><p>{words}</p>{button}</div>')


def foot(search_note: str, interface: Mapping[str, Texts], language: str, model: str) -> str:
    """How we work, the language, light or dark. ``model``: the language model in use, "" for none."""
    note = f'<p class="micro">{esc(told(search_note))}</p>' if search_note else ""
    words = esc(say("common.theme"))
    theme = local("theme", icon("moon"), "btn icon tiny", f'aria-label="{words}" title="{words}"')
    chosen = "".join(
        f'<option value="{esc(code)}" {"selected" if code == language else ""}>{esc(texts["language"])}</option>'
        for code, texts in interface.items()
    )
    picker = f'<select class="field pick" data-language aria-label="{esc(say("common.language"))}">{chosen}</select>'
    keys, mode = esc(say("frame.keys")), say("model.uses", model=model) if model else say("frame.guided")
    about = action("model", "", f'<span class="dot ok"></span>{esc(mode)}', "btn tiny mode", f'title="{keys}"')
    return lc(f'<div class="foot">{note}{about}<div class="row">{picker}<span class="grow"></span>{theme}</div></div>')


def bar(interview: Interview | None, proposed: bool = False) -> str:
    """Title and step of the open request; on a phone the way to the list, and to the brief or, once there is one
    (``proposed``), the proposal."""
    menu = _icon("side", "menu", "frame.to_list")
    panel = _named("proposal" if proposed else "brief")
    if interview is None:
        return lc(f'<header class="bar bare">{menu}<h2 class="grow">{esc(say("frame.new"))}</h2>{panel}</header>')
    dot, step = step_of(interview)
    about = f"{step}, {count('frame.messages', len(interview.turns))}"
    words = esc(say("frame.delete"))
    said = esc(say("model.sent"))
    sent = action("sent", interview.id, icon("eye"), "btn icon tiny", f'aria-label="{said}" title="{said}"')
    delete = action(
        "delete_request", interview.id, icon("bin"), "btn icon tiny", f'aria-label="{words}" title="{words}"'
    )
    return lc(
        f'<header class="bar">{menu}<div class="grow"><h2>{esc(interview.title)}</h2>'
        f'<p class="sub"><span class="dot {dot}"></span> {esc(about)}</p></div>{sent}{delete}{panel}</header>'
    )


def _icon(what: str, sign: str, key: str) -> str:
    return local(what, icon(sign), "btn icon only-phone", f'aria-label="{esc(say(key))}"')


def _named(pane: str) -> str:
    """The way to a pane on a phone, with its name below the sign."""
    return local(pane, f"{icon('brief')}<span>{esc(say(f'panel.{pane}'))}</span>", "btn icon named only-phone")


def panel_close() -> str:
    """The handle of the panel where it lies over the talk (phone), and the way back from full width."""
    words = esc(say("panel.close"))
    close = local("close", f"{icon('x', 's')}{esc(say('common.close'))}", "btn tiny", f'aria-label="{words}"')
    return lc(f'<div class="grab">{close}</div>')

"""The frame of the page: who we are, the requests, the sample notice, the bar above the talk."""

from collections.abc import Sequence

from assistant.domain.brief.turns import Interview, Status
from assistant.web.ui.markup import action, empty, esc, icon, lc, local

_MARK = (
    '<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><rect width="24" height="24" rx="6.5"/>'
    '<path d="M6 15.5c2.6 0 3-6.8 6.2-6.8 2.4 0 2.6 3.6 5.8 3.6"/><circle cx="6" cy="15.5" r="1.9"/></svg>'
)
_STEPS = {
    Status.INTERVIEWING: ("ring", "Interview"),
    Status.DRAFTED: ("ok", "Drafted"),
    Status.CLOSED: ("", "Closed"),
}


def brand() -> str:
    return lc(f'<div class="brand">{_MARK}<h1>Learning consultant</h1></div>')


def navigation(interviews: Sequence[Interview], documents: int, current: str) -> str:
    """The two places, the requests, the one changed last first."""
    places = (
        f'<a href="?" data-local="talk" class="to-talk">{icon("chat")}Requests'
        f'<span class="count">{len(interviews) or ""}</span></a>'
        f'<a href="?view=library" data-local="library" class="to-library">{icon("lib")}Library'
        f'<span class="count">{documents or ""}</span></a>'
    )
    new = action("open", "", f"{icon('plus', 's')}New request", "btn line new")
    requests = "".join(_request(interview, interview.id == current) for interview in interviews)
    listed = requests or empty("Requests appear here, newest first, each with the step it is at.")
    return lc(
        f'<nav class="places" aria-label="Places">{places}</nav>{new}'
        f'<nav class="reqs" aria-label="Requests"><h2 class="label">Requests</h2>{listed}</nav>'
    )


def _request(interview: Interview, current: bool) -> str:
    dot, step = step_of(interview)
    mark = 'aria-current="true"' if current else ""
    return (
        f'<a class="req" {mark} href="?request={esc(interview.id)}" data-act="open" data-value="{esc(interview.id)}">'
        f'<b>{esc(interview.title)}</b><span class="meta"><span class="dot {dot}"></span>{step}</span></a>'
    )


def step_of(interview: Interview) -> tuple[str, str]:
    """Class of the dot, and the step in words."""
    if interview.status is Status.INTERVIEWING and interview.ready:
        return "live", "Ready for a draft"
    return _STEPS[interview.status]


def samples(present: bool, library_empty: bool) -> str:
    """The notice about the fictional company, with the way out and back."""
    if present:
        words = "These documents belong to an invented railway, so that you can try things out."
        button = action("remove_samples", "", "Remove the sample", "btn line tiny")
    elif library_empty:
        words = "The library is empty. You can paste your own plans, or look around with an invented railway first."
        button = action("add_samples", "", "Bring the sample back", "btn line tiny")
    else:
        return ""
    return lc(f'<div class="sample"><b>Sample library</b><p>{words}</p>{button}</div>')


def foot(search_note: str) -> str:
    note = f'<p class="micro">{esc(search_note)}</p>' if search_note else ""
    theme = local("theme", icon("moon"), "btn icon tiny", 'aria-label="Light or dark" title="Light or dark"')
    return lc(
        f'<div class="foot">{note}<div class="row"><span class="dot ok"></span>'
        f'<span class="grow">Guided mode, no language model</span>{theme}</div></div>'
    )


def bar(interview: Interview | None) -> str:
    """Title and step of the open request; on a phone the way to list and brief."""
    menu = local("side", icon("menu"), "btn icon only-phone", 'aria-label="Requests and library"')
    panel = local("panel", icon("brief"), "btn icon only-phone", 'aria-label="Brief, evidence, proposal"')
    if interview is None:
        return lc(f'<header class="bar">{menu}<h2 class="grow">New request</h2>{panel}</header>')
    dot, step = step_of(interview)
    messages = f"{len(interview.turns)} message{'s' if len(interview.turns) != 1 else ''}"
    delete = action(
        "delete_request",
        interview.id,
        icon("x", "s"),
        "btn icon tiny",
        'aria-label="Delete this request" title="Delete this request" '
        'data-confirm="Delete this request with its conversation and proposals? This cannot be undone."',
    )
    return lc(
        f'<header class="bar">{menu}<div class="grow"><h2>{esc(interview.title)}</h2>'
        f'<p class="sub"><span class="dot {dot}"></span> {step}, {messages}</p></div>{delete}{panel}</header>'
    )


def library_bar() -> str:
    menu = local("side", icon("menu"), "btn icon only-phone", 'aria-label="Requests and library"')
    back = local("talk", f"{icon('chat', 's')}Back to the talk", "btn line tiny")
    return lc(
        f'<header class="bar">{menu}<div class="grow"><h2>Library</h2><p class="sub">What the company has said it wants. '
        f"Quotes come only from here.</p></div>{back}</header>"
    )


def heading(words: str) -> str:
    return lc(f'<h3 class="h3">{esc(words)}</h3>')


def panel_close() -> str:
    """The handle of the panel where it lies over the talk (phone), and the way back from full width."""
    close = local("close", f"{icon('x', 's')}Close", "btn tiny", 'aria-label="Close brief and proposal"')
    return lc(f'<div class="grab">{close}</div>')

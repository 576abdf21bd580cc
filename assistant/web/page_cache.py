"""The page, rendered once: its HTML is the same for every visitor, and rendering it costs more than the rest of a visit."""

from collections import OrderedDict
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_PATHS = ("/", "/config")
_OURS = {"request", "view"}  # query parameters that the browser alone reads
# The page holds its own address: called by another name it is another page.
_TELLING = {b"host", b"x-forwarded-host", b"x-forwarded-proto", b"x-gradio-server"}
_MOST = 16  # pages kept; a server is called by few names

Key = tuple[object, ...]


class PageCache:
    """ASGI middleware that keeps whole answers. Only for a page that is nobody's own: not behind a login."""

    def __init__(self, app: ASGIApp, first: str) -> None:
        """``first``: host and port for which the page is rendered before the server takes its first visitor."""
        self._app, self._first = app, first
        self._kept: OrderedDict[Key, list[Message]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, self._rendering(send))
        elif key := _key(scope):
            for message in self._kept.get(key) or await self._rendered(key, scope, receive):
                await send(_copy(message))
        else:
            await self._app(scope, receive, send)

    async def _rendered(self, key: Key, scope: Scope, receive: Receive) -> list[Message]:
        answer: list[Message] = []

        async def collect(message: Message) -> None:
            answer.append(message)

        await self._app(scope, receive, collect)
        if answer and answer[0].get("status") == 200:
            self._kept[key] = answer
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        return answer

    def _rendering(self, send: Send) -> Send:
        async def sent(message: Message) -> None:
            if message["type"] == "lifespan.startup.complete":
                await self._render_first()
            await send(message)

        return sent

    async def _render_first(self) -> None:
        for path in _PATHS:
            scope = _visit(path, self._first)
            if key := _key(scope):
                await self._rendered(key, scope, _nothing_more)


def _key(scope: Scope) -> Key | None:
    """What a rendered page depends on; None where the answer is not such a page."""
    if scope["type"] != "http" or scope["method"] != "GET" or scope["path"] not in _PATHS:
        return None
    headers: list[tuple[bytes, bytes]] = scope["headers"]
    parameters = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    if not _OURS.issuperset(parameters) or any(name in (b"origin", b"range") for name, _ in headers):
        return None
    return scope["scheme"], scope["path"], *sorted(header for header in headers if header[0] in _TELLING)


def _visit(path: str, host: str) -> Scope:
    """A first visit by a browser on this machine."""
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(b"host", host.encode())],
        "client": ("127.0.0.1", 0),
        "server": ("127.0.0.1", 0),
    }


async def _nothing_more() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


def _copy(message: Message) -> Message:
    """Middleware further out adds headers to the list it is given."""
    return {**message, "headers": list(message["headers"])} if "headers" in message else dict(message)

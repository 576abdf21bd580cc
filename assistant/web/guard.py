"""The door of the server: who may call it, from which page, with how large a body, and what the browser may load.

Host and Origin are checked on every route, on localhost too: a foreign page must not reach a server on the visitor's own
machine, neither by DNS rebinding (a foreign name that resolves to 127.0.0.1: its Host header gives it away) nor by a
cross-site request (its Origin gives it away)."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL = ("localhost", "127.0.0.1", "::1")
# Gradio's page needs inline scripts and styles; nothing is loaded from, or sent to, another machine.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; media-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
    "worker-src 'self' blob:; frame-src 'none'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


class Guard:
    """ASGI middleware. ``hosts``: names under which the server may be called, besides localhost. ``most_bytes``: the
    largest body accepted, counted while it arrives."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = (), most_bytes: int = 25_000_000) -> None:
        self._app = app
        self._hosts = frozenset(host.casefold() for host in (*LOCAL, *hosts))
        self._most = most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(Headers(scope=scope))
        if refusal and scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        elif refusal:
            await _refuse(refusal, scope, receive, send)
        else:
            await self._app(scope, _counted(receive, self._most), _with_headers(send))

    def _refusal(self, headers: Headers) -> tuple[int, str] | None:
        if hostname(headers.get("host", "")) not in self._hosts:
            return (
                421,
                "This server does not answer under that name. Call it as localhost, or allow the name in its settings.",
            )
        origin = headers.get("origin")
        if origin is not None and not self._same_site(origin, headers.get("host", "")):
            return 403, "Requests from other sites are not answered. Open the page of this server itself."
        if headers.get("sec-fetch-site") == "cross-site" and headers.get("sec-fetch-mode") != "navigate":
            return 403, "Requests from other sites are not answered. Open the page of this server itself."
        if int(_digits(headers.get("content-length", "0"))) > self._most:
            return 413, f"That is larger than {self._most // 1_000_000} MB. Nothing was changed. Send it in parts."
        return None

    def _same_site(self, origin: str, host: str) -> bool:
        """Ours by name; on this machine by port too, since any program may serve pages here."""
        name, port = place(origin)
        return name in self._hosts and (name not in LOCAL or port == place(f"//{host}")[1])


def hostname(netloc: str) -> str:
    """The host of "name:port" or "[::1]:port", case-folded; "" where it is malformed."""
    return place(f"//{netloc}")[0]


def place(address: str) -> tuple[str, int]:
    """Host, case-folded, and port of an address; ("", 0) where it is malformed."""
    try:
        parts = urlsplit(address)
        return (parts.hostname or "").casefold(), parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        return "", 0


def _digits(text: str) -> str:
    return text if text.isdigit() else "0"


async def _refuse(refusal: tuple[int, str], scope: Scope, receive: Receive, send: Send) -> None:
    status, message = refusal
    response = JSONResponse({"error": {"message": message}}, status, headers=HEADERS)
    await response(scope, receive, send)


def _counted(receive: Receive, most: int) -> Receive:
    """A body that lies about its length, or names none, is cut off like a lost connection."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        return {"type": "http.disconnect"} if seen > most else message

    return counted


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sent

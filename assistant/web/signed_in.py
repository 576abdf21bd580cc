"""Who is signed in, as the proxy before the server tells in a header. From the name only a mark is made: the same for the same
person, made with a key of this installation, so that what is kept does not say who it was."""

import hmac
import secrets
from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.domain.person import serving
from assistant.ports import Repository

_KEY = "person_key"


class SignedIn:
    """Gives the mark of whoever sent a request. ``header``: the one in which the proxy names the person; "" where nobody is
    told apart."""

    def __init__(self, header: str, repository: Repository) -> None:
        self._header = header.lower()  # as names of headers are given
        self._key = _key(repository) if header else b""

    def mark(self, headers: Mapping[str, str]) -> str:
        """The mark of the person named in the headers, "" without a name."""
        name = headers.get(self._header, "").strip() if self._header else ""
        return hmac.new(self._key, name.encode(), "sha256").hexdigest() if name else ""


class Attributed:
    """ASGI middleware: what a request sets off is done for whoever sent it."""

    def __init__(self, app: ASGIApp, signed_in: SignedIn) -> None:
        self._app, self._signed_in = app, signed_in

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        mark = self._signed_in.mark(Headers(scope=scope)) if scope["type"] == "http" else ""
        with serving(mark):
            await self._app(scope, receive, send)


def _key(repository: Repository) -> bytes:
    """The key of this installation, made once."""
    if not repository.setting(_KEY):
        repository.save_setting(_KEY, secrets.token_hex(32))
    return bytes.fromhex(repository.setting(_KEY))

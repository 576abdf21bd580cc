"""The page is rendered once, and only where it is the same for everybody."""

from typing import Any

import pytest

from assistant.web.page_cache import PageCache
from tests.web.loops import run


class App:
    """Counts what it renders."""

    def __init__(self, status: int = 200) -> None:
        self.rendered: list[str] = []
        self.status = status

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await send({"type": "lifespan.startup.complete"})
            return
        host = dict(scope["headers"])[b"host"].decode()
        self.rendered.append(f"{host}{scope['path']}")
        await send({"type": "http.response.start", "status": self.status, "headers": [(b"x", b"1")]})
        await send({"type": "http.response.body", "body": self.rendered[-1].encode()})


def ask(app: PageCache, path: str = "/", query: str = "", method: str = "GET", **headers: str) -> list[Any]:
    named = {"host": "localhost:7860"} | headers
    scope = {
        "type": "http",
        "method": method,
        "scheme": "http",
        "path": path,
        "query_string": query.encode(),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in named.items()],
    }
    return _run(app, scope)


def _run(app: PageCache, scope: Any) -> list[Any]:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    run(app(scope, send, send))
    return sent


def test_a_page_is_rendered_once_for_all_requests_of_it() -> None:
    app = App()
    cache = PageCache(app, first="localhost:7860")
    first = ask(cache)
    assert ask(cache, query="request=abc") == first
    assert ask(cache, query="view=library") == first
    assert app.rendered == ["localhost:7860/"]


def test_it_is_rendered_before_the_first_visitor() -> None:
    app = App()
    cache = PageCache(app, first="localhost:7860")
    assert _run(cache, {"type": "lifespan"}) == [{"type": "lifespan.startup.complete"}]
    assert app.rendered == ["localhost:7860/", "localhost:7860/config"]
    assert ask(cache)[1]["body"] == b"localhost:7860/"
    assert len(app.rendered) == 2


@pytest.mark.parametrize(
    "other", [{"host": "learn.example"}, {"x_forwarded_proto": "https"}, {"x_forwarded_host": "learn.example"}]
)
def test_another_name_is_another_page(other: dict[str, str]) -> None:
    app = App()
    cache = PageCache(app, first="")
    ask(cache)
    ask(cache, **other)
    assert len(app.rendered) == 2


@pytest.mark.parametrize(
    "other",
    [{"query": "deep_link=x"}, {"query": "deep_link="}, {"method": "POST"}, {"path": "/health"}, {"origin": "null"}],
)
def test_everything_else_is_asked_each_time(other: dict[str, str]) -> None:
    app = App()
    cache = PageCache(app, first="")
    ask(cache, **other)
    ask(cache, **other)
    assert len(app.rendered) == 2


def test_a_failure_is_not_kept() -> None:
    app = App(status=500)
    cache = PageCache(app, first="")
    ask(cache)
    app.status = 200
    assert ask(cache)[0]["status"] == 200


def test_headers_added_further_out_do_not_pile_up() -> None:
    cache = PageCache(App(), first="")
    ask(cache)[0]["headers"].append((b"y", b"2"))
    ask(cache)[0]["headers"].append((b"y", b"2"))
    assert ask(cache)[0]["headers"] == [(b"x", b"1")]


def test_many_names_do_not_fill_the_memory() -> None:
    app = App()
    cache = PageCache(app, first="")
    for number in range(20):
        ask(cache, host=f"h{number}.example")
    ask(cache, host="h19.example")
    assert len(app.rendered) == 20
    ask(cache, host="h0.example")
    assert len(app.rendered) == 21, "the one asked for longest ago is gone"

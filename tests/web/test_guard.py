"""The door: Host, Origin, size and headers on every route, those of Gradio included."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.web.guard import HEADERS, Guard, hostname
from tests.web.loops import run

GETS = (
    "/",
    "/config",
    "/health",
    "/theme.css",
    "/ui/theme.css",
    "/manifest.json",
    "/gradio_api/info",
    "/gradio_api/startup-events",
    "/gradio_api/queue/data?session_hash=x",
    "/gradio_api/file=/etc/passwd",
    "/api/docs",
    "/api/openapi.json",
    "/api/v1/requests",
    "/api/v1/documents",
    "/api/v1/search?q=x",
    "/nowhere",
)
POSTS = (
    "/api/v1/requests",
    "/api/v1/documents",
    "/gradio_api/queue/join",
    "/gradio_api/upload",
    "/gradio_api/run/predict",
)
FOREIGN_HOSTS = (
    "evil.example",
    "localhost.evil.example",
    "evil.example:7860",
    "127.0.0.1.nip.example",
    "",
    "169.254.169.254",
)
FOREIGN_ORIGINS = (
    "https://evil.example",
    "null",
    "http://localhost.evil.example",
    "http://evil.example:7860",
    "http://localhost@evil.example",
    "file://",
    "http://[broken",
    "http://localhost:3000",  # another program's page on this machine
    "http://127.0.0.1:notaport",
)
OWN = ("localhost", "localhost:7860", "127.0.0.1:7860", "LOCALHOST", "[::1]:7860")


@pytest.mark.parametrize("path", GETS)
@pytest.mark.parametrize("host", FOREIGN_HOSTS)
def test_a_foreign_host_is_refused_everywhere(site: TestClient, path: str, host: str) -> None:
    assert site.get(path, headers={"host": host}).status_code == 421


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
def test_a_foreign_origin_is_refused_everywhere(site: TestClient, path: str, origin: str) -> None:
    answer = site.post(path, json={}, headers={"origin": origin})
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("path", GETS)
def test_no_route_can_be_read_from_a_foreign_page(site: TestClient, path: str) -> None:
    answer = site.get(path, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers


def test_a_foreign_preflight_is_refused(site: TestClient) -> None:
    asked = {"origin": "https://evil.example", "access-control-request-method": "POST"}
    answer = site.options("/gradio_api/queue/join", headers=asked)
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers


def test_a_request_without_origin_from_another_site_is_refused(site: TestClient) -> None:
    assert site.get("/config", headers={"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}).status_code == 403
    assert site.get("/", headers={"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}).status_code == 200


@pytest.mark.parametrize("host", OWN)
def test_its_own_names_are_answered(site: TestClient, host: str) -> None:
    assert site.get("/health", headers={"host": host}).json()["status"] == "ok"
    assert site.get("/health", headers={"host": host, "origin": f"http://{host}"}).status_code == 200


@pytest.mark.parametrize("path", GETS[:8] + GETS[9:])
def test_every_answer_carries_the_headers(site: TestClient, path: str) -> None:
    answer = site.get(path)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value, path


@pytest.mark.parametrize("headers", [{"host": "evil.example"}, {"origin": "null"}])
def test_a_refusal_carries_the_headers_too(site: TestClient, headers: dict[str, str]) -> None:
    answer = site.get("/", headers=headers)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value


def test_the_policy_names_no_other_host(site: TestClient) -> None:
    policy = site.get("/").headers["content-security-policy"]
    assert "http" not in policy and "*" not in policy
    for part in ("default-src 'self'", "connect-src 'self'", "frame-ancestors 'none'", "object-src 'none'"):
        assert part in policy
    assert "img-src 'self' data: blob:" in policy


def test_a_declared_body_that_is_too_large_is_refused_unread(site: TestClient) -> None:
    answer = site.post("/api/v1/documents", content=b"{}", headers={"content-length": "30000000"})
    assert answer.status_code == 413
    assert "25 MB" in answer.json()["error"]["message"]


def test_an_undeclared_body_is_cut_off_where_it_grows_too_large() -> None:
    """Counted while it arrives: the application never sees more than the limit."""
    seen: list[int] = []

    async def app(scope, receive, send) -> None:
        total = 0
        while (message := await receive())["type"] == "http.request" and message.get("more_body"):
            total += len(message["body"])
        seen.append(total)

    async def call() -> None:
        async def receive() -> dict:
            return {"type": "http.request", "body": b"x" * 1000, "more_body": True}

        async def send(message: dict) -> None:
            del message

        scope = {"type": "http", "headers": [(b"host", b"localhost")]}
        await asyncio.wait_for(Guard(app, most_bytes=10_000)(scope, receive, send), 5)

    run(call())
    assert seen == [10_000]


def test_a_foreign_websocket_is_closed() -> None:
    sent: list[dict] = []

    async def app(scope, receive, send) -> None:
        raise AssertionError("the application was reached")

    async def send(message: dict) -> None:
        sent.append(message)

    scope = {"type": "websocket", "headers": [(b"host", b"localhost"), (b"origin", b"https://evil.example")]}
    run(Guard(app)(scope, None, send))
    assert sent == [{"type": "websocket.close", "code": 1008}]


@pytest.mark.parametrize(
    ("netloc", "name"),
    [
        ("A:1", "a"),
        ("[::1]:80", "::1"),
        ("", ""),
        ("[x", ""),
        ("user@host", "host"),
        ("localhost@evil.example", "evil.example"),
    ],
)
def test_hostname(netloc: str, name: str) -> None:
    assert hostname(netloc) == name


def traversals() -> Iterator[str]:
    targets = (
        "/etc/passwd",
        "../../../../etc/passwd",
        "..%2f..%2f..%2fetc%2fpasswd",
        "%2e%2e/%2e%2e/etc/passwd",
        "....//....//etc/passwd",
    )
    routes = (
        "/gradio_api/file=",
        "/file=",
        "/static/",
        "/assets/",
        "/gradio_api/file/",
        "/ui/",
        "/gradio_api/proxy=",
        "/svelte/",
    )
    yield from (route + target for route in routes for target in targets)


@pytest.mark.parametrize("path", list(traversals()))
def test_no_route_gives_a_file_of_the_machine(site: TestClient, path: str) -> None:
    answer = site.get(path)
    assert b"root:" not in answer.content
    assert answer.status_code != 200 or b"<!doctype html" in answer.content[:200].lower()


def test_the_database_is_not_served(site: TestClient, site_assistant) -> None:
    data = site_assistant.settings.data / "assistant.db"
    assert data.is_file()
    for path in (f"/gradio_api/file={data}", f"/file={data}"):
        answer = site.get(path)
        assert answer.status_code in (403, 404)
        assert not answer.content.startswith(b"SQLite")


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/x", "https://example.com/x", "//example.com/x"])
def test_no_route_fetches_an_address(site: TestClient, address: str) -> None:
    for route in ("/gradio_api/file=", "/gradio_api/proxy=", "/file="):
        answer = site.get(route + address, follow_redirects=False)
        assert answer.status_code in (403, 404, 400, 422), (route, answer.status_code)


def test_the_listeners_of_the_page_are_no_endpoints(site: TestClient) -> None:
    described = site.get("/gradio_api/info").json()
    assert described["named_endpoints"] == {} and described["unnamed_endpoints"] == {}


def test_an_upload_above_the_limit_is_refused(site: TestClient) -> None:
    answer = site.post("/gradio_api/upload", files={"files": ("big.txt", b"x" * 21_000_000)})
    assert answer.status_code == 413


def upload(site: TestClient, path: str) -> str:
    """A hand-made call of the page's upload listener; returns what the server streams back."""
    config = site.get("/config").json()
    ids = {component["props"].get("elem_id"): component["id"] for component in config["components"]}
    (listener,) = [one for one in config["dependencies"] if [ids["files"], "upload"] in map(list, one["targets"])]
    file = {"path": path, "meta": {"_type": "gradio.FileData"}, "orig_name": "x.txt"}
    call = {"data": ["en", [file], "", False, ""], "fn_index": listener["id"], "session_hash": path}
    assert site.post("/gradio_api/queue/join", json=call).status_code == 200
    return site.get("/gradio_api/queue/data", params={"session_hash": path}).text


def test_an_upload_is_added_and_leaves_nothing_behind(site: TestClient) -> None:
    (path,) = site.post("/gradio_api/upload", files={"files": ("plan.txt", b"We sell 40 percent more bread.")}).json()
    assert Path(path).is_file()
    assert '"success":true' in upload(site, path)
    (item,) = site.get("/api/v1/documents").json()["items"]
    assert site.delete(f"/api/v1/documents/{item['id']}").status_code == 204
    assert not Path(path).exists()
    assert site.get(f"/gradio_api/file={path}").status_code in (403, 404)


@pytest.mark.parametrize("path", ["/etc/passwd", "../../etc/passwd", "http://127.0.0.1:9/x"])
def test_a_file_that_was_not_uploaded_is_not_read(site: TestClient, path: str) -> None:
    streamed = upload(site, path)
    assert "root:" not in streamed
    assert '"success":false' in streamed
    assert site.get("/api/v1/documents").json()["items"] == []

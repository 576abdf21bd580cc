"""The whole product on a folder of its own, keyword search only: quick to build, and the same code as in use."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.adapters.content import content_root
from assistant.adapters.content_interface import load_interface
from assistant.bootstrap import build
from assistant.services.product import Assistant
from assistant.settings import Settings
from assistant.web.api import create_api
from assistant.web.ui.words import speaking

TODAY = date(2026, 11, 23)


def assemble(data: Path, **settings: object) -> Assistant:
    """The product without sample library and without sentence model."""
    chosen = {"data": data, "keyword_only": True, "sample_library": False, **settings}
    return build(Settings(**chosen), today=lambda: TODAY)


def client_of(assistant: Assistant) -> TestClient:
    app = FastAPI()
    app.mount("/api", create_api(assistant))
    return TestClient(app, base_url="http://localhost", raise_server_exceptions=False)


@pytest.fixture(autouse=True, scope="session")
def english() -> Iterator[None]:
    """The cards speak English wherever a test calls them without a page around them."""
    with speaking(load_interface(content_root()), "en"):
        yield


@pytest.fixture
def assistant(tmp_path: Path) -> Iterator[Assistant]:
    made = assemble(tmp_path / "data")
    yield made
    made.close()


@pytest.fixture
def api(assistant: Assistant) -> TestClient:
    """The REST interface alone, with an empty database."""
    return client_of(assistant)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """One product for the many cases of a module that do not look at each other."""
    made = assemble(tmp_path_factory.mktemp("shared") / "data")
    yield made
    made.close()


@pytest.fixture(scope="module")
def shared_api(shared: Assistant) -> TestClient:
    return client_of(shared)


@pytest.fixture(scope="session")
def site_assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    made = assemble(tmp_path_factory.mktemp("site") / "data")
    yield made
    made.close()


@pytest.fixture(scope="session")
def site(site_assistant: Assistant) -> Iterator[TestClient]:
    """The server as it is served: guard, interface and page. Shared, since the page takes seconds to build."""
    from assistant.web.shell import create_app

    with TestClient(create_app(site_assistant), base_url="http://localhost", raise_server_exceptions=False) as client:
        yield client

"""A page that lists the REST interface, made from its OpenAPI description: it loads nothing from elsewhere."""

from html import escape
from typing import Any


def docs_page(openapi: dict[str, Any]) -> str:
    """HTML of the interface's operations, with a link to the machine-readable description."""
    rows = "".join(
        f"<tr><td>{method.upper()}</td><td><code>/api{escape(path)}</code></td><td>{escape(_words(operation))}</td></tr>"
        for path, operations in openapi["paths"].items()
        for method, operation in operations.items()
    )
    return (
        "<!doctype html><html lang='en'><meta charset='utf-8'><meta name='viewport' content='width=device-width'>"
        "<title>REST interface</title><style>body{font:16px/1.5 system-ui;max-width:56rem;margin:2rem auto;padding:0 1rem}"
        "td{padding:.3rem .8rem .3rem 0;vertical-align:top}</style><h1>REST interface</h1>"
        "<p>Machine-readable: <a href='/api/openapi.json'>openapi.json</a></p>"
        f"<table><tbody>{rows}</tbody></table></html>"
    )


def _words(operation: dict[str, Any]) -> str:
    return str(operation.get("description") or operation.get("summary") or "")

"""Which reader opens which kind of file. Runs in the child process only."""

from assistant.adapters.parsing.decoding import decode
from assistant.adapters.parsing.html import read_html
from assistant.adapters.parsing.kinds import Kind, unreadable
from assistant.adapters.parsing.office import read_docx, read_pptx
from assistant.adapters.parsing.pdf import read_pdf
from assistant.domain.documents import Page
from assistant.domain.markup import read_marked


def read(kind: str, data: bytes) -> tuple[list[Page], dict[str, str]]:
    """Pages and what the file says of itself (title, type, date, file_date). Raises UnreadableDocument."""
    match Kind(kind):
        case Kind.PDF:
            return read_pdf(data)
        case Kind.DOCX:
            return read_docx(data)
        case Kind.PPTX:
            return read_pptx(data)
        case Kind.HTML:
            return read_html(data)
        case Kind.TEXT:
            return _read_text(data)


def _read_text(data: bytes) -> tuple[list[Page], dict[str, str]]:
    marked = read_marked(decode(data))
    if not marked.pages:
        raise unreadable("The file holds no text.")
    return marked.pages, marked.fields

"""Which reader opens which kind of file. Runs in the child process only, and loads only the library it needs."""

from assistant.adapters.parsing.kinds import Kind, broken, kind_of, unreadable
from assistant.domain.library.documents import Page
from assistant.domain.library.opening import Opening


def read(
    kind: str, data: bytes, opening: Opening | None = None, recogniser: str = ""
) -> tuple[list[Page], dict[str, str]]:
    """Pages and what the file says of itself (title, type, date, file_date, remark). Raises UnreadableDocument."""
    match Kind(kind):
        case Kind.PDF:
            from assistant.adapters.parsing.pdf import read_pdf

            return read_pdf(data, opening or Opening(), recogniser)
        case Kind.LOCKED:
            from assistant.adapters.parsing.locked import unlocked

            inside = unlocked(data, opening.password if opening else "")
            return _read_office(kind_of("", inside), inside)
        case Kind.DOCX | Kind.PPTX | Kind.XLSX | Kind.CSV:
            return _read_office(Kind(kind), data)
        case Kind.MAIL:
            from assistant.adapters.parsing.mail import read_mail

            return read_mail(data)
        case Kind.HTML:
            from assistant.adapters.parsing.html import read_html

            return read_html(data)
        case Kind.TEXT:
            return _read_text(data)


def _read_office(kind: Kind, data: bytes) -> tuple[list[Page], dict[str, str]]:
    match kind:
        case Kind.DOCX | Kind.PPTX:
            from assistant.adapters.parsing.office import read_docx
            from assistant.adapters.parsing.slides import read_pptx

            return read_docx(data) if kind is Kind.DOCX else read_pptx(data)
        case Kind.XLSX | Kind.CSV:
            from assistant.adapters.parsing.spreadsheets import read_csv, read_xlsx

            return read_xlsx(data) if kind is Kind.XLSX else read_csv(data)
        case _:  # none of these stands under a password
            raise broken()


def _read_text(data: bytes) -> tuple[list[Page], dict[str, str]]:
    from assistant.adapters.parsing.decoding import decode
    from assistant.domain.library.markup import read_marked

    marked = read_marked(decode(data))
    if not marked.pages:
        raise unreadable("The file holds no text.")
    return marked.pages, marked.fields

"""Every error a person can see, in one tree, by whose fault it is.

Each says what happened, what was kept, and what to do next; web and command line show ``str(error)`` as it is."""


class AssistantError(Exception):
    """Base of all errors. ``status`` is the HTTP status it maps to."""

    status = 500

    def __init__(self, happened: str, *, kept: str = "Nothing was lost.", next_step: str = "") -> None:
        super().__init__(" ".join(part for part in (happened, kept, next_step) if part))
        self.happened, self.kept, self.next_step = happened, kept, next_step


class CallerError(AssistantError):
    """The caller can mend it: bad input, unknown id, too large."""

    status = 422


class NotFound(CallerError):
    status = 404


class TooLarge(CallerError):
    status = 413


class Conflict(CallerError):
    """Somebody else changed it in between, or it is not in a state for this."""

    status = 409


class UnreadableDocument(CallerError):
    """A file that holds no text we can read: encrypted, image-only, broken, of an unknown kind."""

    status = 422


class OperatorError(AssistantError):
    """Whoever runs the server must mend it: settings, content files, disk, database."""

    status = 503


class ContentError(OperatorError):
    """A file of knowledge/ or prompts/ is wrong; names file, line and mend."""


class OutsideError(AssistantError):
    """A service we call failed: language model, embedding endpoint, Chroma server."""

    status = 502


class ModelFailed(OutsideError):
    """The language model gave no usable answer. The guided mode takes over; ``reason`` is one of unreachable, silent,
    incomplete, malformed, refused, limited, resting, cancelled."""

    def __init__(self, reason: str, happened: str) -> None:
        super().__init__(happened, kept="The interview goes on in its guided wording.")
        self.reason = reason

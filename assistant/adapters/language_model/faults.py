"""What a failure of the libraries means for us: why, whether to try again, and when."""

import email.utils
import logging
import time
from dataclasses import dataclass

from assistant.domain.errors import ModelFailed

_log = logging.getLogger(__name__)

_SHORTEST_WAIT = 0.2  # seconds


@dataclass(frozen=True)
class Fault:
    """A failed request. ``again_in`` seconds it may be tried again, None for not at all. ``form`` marks a request whose
    structured form the endpoint does not know."""

    failure: ModelFailed
    again_in: float | None = None
    form: bool = False


def fault_of(error: Exception, now: float | None = None) -> Fault:
    """The meaning of an exception that a request raised."""
    if isinstance(error, ModelFailed):
        return Fault(error)
    status = getattr(error, "status_code", None)
    if status is None:
        return _without_status(error)
    if status == 429:
        wait = retry_after(_headers(error), now if now is not None else time.time())
        return Fault(ModelFailed("limited", "The language model is busy."), again_in=wait)
    if status in (400, 404, 415, 422):
        return Fault(
            ModelFailed("refused", f"The language model endpoint refused the request ({status})."),
            form=status in (400, 422),
        )
    if status in (401, 403):
        return Fault(ModelFailed("refused", "The language model endpoint does not accept the key."))
    return Fault(ModelFailed("unreachable", f"The language model endpoint failed ({status})."), again_in=_SHORTEST_WAIT)


def _without_status(error: Exception) -> Fault:
    name = type(error).__name__
    if "Timeout" in name:
        return Fault(ModelFailed("silent", "The language model did not answer in time."))
    if "LengthFinishReason" in name:
        return Fault(ModelFailed("incomplete", "The language model's answer was cut off."))
    if "ContentFilter" in name:
        return Fault(ModelFailed("refused", "The language model would not answer."))
    if "Connection" in name:
        return Fault(ModelFailed("unreachable", "The language model cannot be reached."), again_in=_SHORTEST_WAIT)
    _log.warning("A call to the language model failed in an unknown way", exc_info=error)
    return Fault(ModelFailed("malformed", "The language model's answer could not be read."))


def _headers(error: Exception) -> dict[str, str]:
    response = getattr(error, "response", None)
    return {key.lower(): value for key, value in dict(getattr(response, "headers", {}) or {}).items()}


def retry_after(headers: dict[str, str], now: float) -> float:
    """Seconds to wait after a 429: Retry-After-Ms, or Retry-After as seconds or as an HTTP date (RFC 9110, 10.2.3). A
    missing, past or unreadable value means the shortest wait."""
    for key, scale in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            return max(_SHORTEST_WAIT, float(headers[key]) * scale)
        except (KeyError, ValueError):
            continue
    try:
        day = email.utils.parsedate_to_datetime(headers.get("retry-after", ""))
    except ValueError:
        return _SHORTEST_WAIT
    return max(_SHORTEST_WAIT, day.timestamp() - now)

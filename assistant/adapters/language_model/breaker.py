"""The circuit breaker: after failures in a row the endpoint rests, then one call may try it."""

import threading
import time
from collections.abc import Callable

FAILURES = 3  # in a row, until the endpoint rests
REST = 30.0  # seconds of the first rest; each failed probe doubles it
LONGEST_REST = 120.0  # somebody waits for each probe, but nobody should wait long for an endpoint that is back


class Breaker:
    """Closed, resting, or letting one probe through (Nygard, Release It, 2007). Safe for threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._rest = REST
        self._until = 0.0
        self._probing = False

    def admits(self) -> bool:
        """True where a call may go out. While resting: one probe once the rest is over."""
        with self._lock:
            if self._failures < FAILURES:
                return True
            if self._probing or self._clock() < self._until:
                return False
            self._probing = True
            return True

    def succeeded(self) -> None:
        """The endpoint answered."""
        with self._lock:
            self._failures, self._rest, self._probing = 0, REST, False

    def failed(self) -> None:
        """The endpoint did not answer as it should."""
        with self._lock:
            self._failures += 1
            if self._probing:
                self._rest = min(LONGEST_REST, self._rest * 2)
            self._probing = False
            self._until = self._clock() + self._rest

    def released(self) -> None:
        """The call was given up by us, which says nothing of the endpoint."""
        with self._lock:
            self._probing = False

    @property
    def resting(self) -> float:
        """Seconds until the next probe may go out; 0 where calls go out."""
        with self._lock:
            return max(0.0, self._until - self._clock()) if self._failures >= FAILURES else 0.0

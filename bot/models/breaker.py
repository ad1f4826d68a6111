"""Leaving a model alone that keeps failing, and trying it again after a while."""


class Breaker:
    """A circuit breaker: closed (asked), open (left alone), half open (one trial at a time).

    It opens after `failures` failures in a row, and after each failed trial. Time comes in as an
    argument, in seconds of any steady clock.
    """

    def __init__(self, failures: int, open_s: float) -> None:
        self._failures = failures
        self._open_s = open_s
        self._failed = 0
        self._opened_at: float | None = None
        self._trial_runs = False

    def allows(self, now: float) -> bool:
        """Whether to ask the model now."""
        if self._opened_at is None:
            return True
        return now - self._opened_at >= self._open_s and not self._trial_runs

    def begin(self) -> None:
        """The model is being asked. Followed by `succeed`, `fail` or `let_go`."""
        self._trial_runs = self._opened_at is not None

    def succeed(self) -> None:
        """It gave a whole reply."""
        self._failed, self._opened_at, self._trial_runs = 0, None, False

    def fail(self, now: float) -> None:
        """It failed."""
        self._failed += 1
        self._trial_runs = False
        if self._failed >= self._failures:
            self._opened_at = now

    def let_go(self) -> None:
        """Nothing can be told of it: it was stopped, or asked what it cannot do."""
        self._trial_runs = False

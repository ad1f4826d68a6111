"""What Ctrl-C means at the moment, where it means something else than the end of the program."""

import contextlib
from collections.abc import Callable, Iterator

Act = Callable[[], bool]
"""Does what is meant; False: nothing is left to do but to end the program."""


class Interrupt:
    """One for the program: whoever catches SIGINT asks it first."""

    def __init__(self) -> None:
        self._act: Act | None = None

    def is_heeded(self) -> bool:
        """Do what Ctrl-C means now; False: it means the end of the program."""
        return self._act is not None and self._act()

    @contextlib.contextmanager
    def means(self, act: Act) -> Iterator[None]:
        """While the body runs, Ctrl-C means `act`."""
        before, self._act = self._act, act
        try:
            yield
        finally:
            self._act = before

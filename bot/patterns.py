"""Regular expressions that are compiled when they are first used.

A process knows some two thousand, and most of them read what few people write: a start has no time
for all of them (tests/unit/test_loading.py has the bound).
"""

import re
from typing import Any, cast


class _Later:
    def __init__(self, source: str, flags: int) -> None:
        self._asked = source, flags

    def __getattr__(self, name: str) -> Any:
        """What the pattern has of that name, which is found without this from then on."""
        found = getattr(re.compile(*self._asked), name)
        setattr(self, name, found)
        return found


def later(source: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """As `re.compile`; a faulty source is found at the first use."""
    return cast("re.Pattern[str]", _Later(source, flags))

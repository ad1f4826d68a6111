"""A notebook's own lines (`!pip install x`, `%matplotlib inline`), which are no Python. Pure; the
standard library only, as `child.py` needs it.

**Not covered**: what is assigned (`files = !ls`), a command that goes on over several lines, and
`name?`, which may be a question of somebody's.
"""

import re

_OWN = r"^([ \t]*)((?:!|%{1,2}[A-Za-z])[^\n]*)$"


def own_lines(source: str) -> list[str]:
    """The lines that look like a notebook's own; in Python that parses they are none."""
    return [found[2] for found in re.findall(f"({_OWN})", source, re.MULTILINE)]


def without_own_lines(source: str) -> str:
    """The program with a statement that does nothing in place of each."""
    return re.sub(_OWN, r"\1pass", source, flags=re.MULTILINE)

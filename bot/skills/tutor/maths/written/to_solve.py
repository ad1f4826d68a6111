"""What is said before an equation that is to be solved, in one way: "solve for x: 2x + 1 = 7",
"find x: …", "solve: …" as "solve 2x + 1 = 7". Pure.

Behind a colon it would be read as a statement, and the x as a part of what follows.
"""

import re

_SOLVE = re.compile(
    r"\bsolve(?:\s+for\s+[a-z]\b(?!\s+and\b)\s*:?|\s*:)\s*(?=[-−\d(√|.a-z])"
    r"|\bfind\s+[a-z]\s*:\s*(?=[-−\d(√|.a-z])",
    re.IGNORECASE,
)


def plainly(text: str) -> str:
    """A text with "solve " for each of these."""
    return _SOLVE.sub("solve ", text)

"""Whether a model has written a question itself before it has the same asked. Pure."""

import re

_END_CHARS = 1000
_ENDS_ASKING = re.compile(
    r"[?？؟](?:\W*+|\s*(?:\(?(?:\d|[a-h])[.)]|\n\s*[-*•–])\s.*)\Z", re.DOTALL | re.IGNORECASE
)
"""With a question, or with the answers to one in a list."""


def asks_already(said: str, question: str) -> bool:
    """Whether `said` has this question in it, or ends with one: a reply asks only one thing, and
    two at once by the same model are the same in other words.

    Not covered: a closing question about something else. Its place is then before the answers.
    """
    own, wanted = (" ".join(re.findall(r"\w+", text.casefold())) for text in (said, question))
    return f" {wanted} " in f" {own} " or _ENDS_ASKING.search(said[-_END_CHARS:]) is not None

"""What a node says as it is written, for `child.py`: needs nothing but the standard library.

`ast.get_source_segment` splits the whole program at each call (a sign at a time until Python 3.13),
which took minutes for two thousand asserts.
"""

import ast
import re
from functools import lru_cache


def segment(source: str, node: ast.AST) -> str:
    """A node as it stands in the source that it was read from; "" where it stands nowhere."""
    begin, end = getattr(node, "lineno", None), getattr(node, "end_lineno", None)
    if begin is None or end is None:
        return ""
    own = [*_lines(source)[begin - 1 : end]]
    own[-1] = own[-1].encode()[: getattr(node, "end_col_offset", 0)].decode()
    own[0] = own[0].encode()[getattr(node, "col_offset", 0) :].decode()
    return "".join(own)


@lru_cache(maxsize=2)
def _lines(source: str) -> list[str]:
    """With their ends, as Python's parser counts lines: a form feed ends none."""
    return re.split(r"(?<=\n)|(?<=\r)(?!\n)", source)

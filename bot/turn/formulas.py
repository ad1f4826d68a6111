"""The formulas in a text that are worth a picture. Pure.

Use $$x = \\frac{-b}{2a}$$ with \\(a \\neq 0\\).  →  x = \\frac{-b}{2a}
"""

import re

_CODE = re.compile(r"```.*?(?:```|\Z)|~~~.*?(?:~~~|\Z)|`[^`\n]*`", re.DOTALL)
_FORMULA = re.compile(
    r"\\\[(?P<a>.{1,600}?)\\\]|\$\$(?P<b>.{1,600}?)\$\$|\\\((?P<c>.{1,600}?)\\\)"
    r"|(?<![\\$\w])\$(?P<d>[^\s$](?:[^$\n]{0,300}?[^\s$\\])?)\$(?![\d$])",
    re.DOTALL,
)
_ENVIRONMENT = re.compile(
    r"\\begin\{(?P<name>(?:align|equation|gather)\*?|[pbv]?matrix|cases)\}.{1,600}?\\end\{(?P=name)\}",
    re.DOTALL,
)
_WORTH = re.compile(
    r"\\(?:[dt]?frac|sqrt|sum|int|prod|lim|begin|binom|overline|vec|hat|left|partial|nabla)"
    r"(?![A-Za-z])|[\^_]\{"
)
_READ_CHARS = 20_000


def formulas_in(markdown: str) -> tuple[str, ...]:
    """The LaTeX of each formula that plain signs do not show well, once, in order; none of those in
    code."""
    if "\\" not in markdown:
        return ()
    text = _CODE.sub(" ", markdown[:_READ_CHARS])
    found: dict[str, None] = {}
    at = 0
    while match := _next(text, at):
        at = match.end()
        latex = match[0] if match.re is _ENVIRONMENT else str(match[match.lastgroup or 0])
        if _WORTH.search(latex):
            found[" ".join(latex.split())] = None
    return tuple(found)


def _next(text: str, at: int) -> re.Match[str] | None:
    framed, bare = _FORMULA.search(text, at), _ENVIRONMENT.search(text, at)
    if framed is None or bare is None:
        return framed or bare
    return framed if framed.start() <= bare.start() else bare

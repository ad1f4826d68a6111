"""What a node says as it is written, also in a long program."""

import ast

import pytest

from bot.tools.source.reading import read
from bot.tools.source.segments import segment

FUNCTION = "def f(x):\n    return x + 1\n"


@pytest.mark.parametrize(
    "source",
    [
        "x = 1\r\ny = '''a\r\nb'''\r\n",
        "x = 1\ry = (2,\r3)",
        "a = 'é' + f('ü')\n\x0c\nb = [1,\n 'ö'][0]",
        "# \x0b é\ns = 'é\x85'; t = g(s)",
        FUNCTION + "assert f(1) == 2, 'é'\n",
    ],
)
def test_each_node_says_what_python_says_it_does(source: str) -> None:
    nodes = [*ast.walk(ast.parse(source))]
    assert [segment(source, each) for each in nodes] == [
        ast.get_source_segment(source, each) or "" for each in nodes
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [f"x{n} = {n}" for n in range(2000)],
        [FUNCTION, *(f"assert f({n}) == {n + 1}" for n in range(1000))],
    ],
)
async def test_a_long_program_is_read(lines: list[str]) -> None:
    assert (await read("\n".join(lines), "python")).problem is None

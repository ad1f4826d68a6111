"""What a fix leaves out without anybody calling it is named."""

import pytest

from bot.skills.code.checks.gone import gone_calls, gone_without_notice
from bot.skills.code.debug import debugging
from tests.unit.coders import Desk, seated

CART = """class Cart:
    def __init__(self):
        self.items = []

    def remove(self, name: str) -> None:
        # by its name
        self.items = [i for i in self.items if i.name != name]

    def total(self):
        return sum(self.itms)


def helper(a, b):
    return a - b


print(Cart().total())
"""
MENDED = CART.replace("itms", "items")
REMOVE = CART[CART.index("    def remove") : CART.index("    def total")]
FILLS = "self.items = [i for i in self.items if i.name != name]"
INIT = "    def __init__(self):\n        self.items = []\n"


@pytest.mark.parametrize(
    ("before", "after", "gone"),
    [
        (CART, MENDED, []),
        (CART, MENDED.replace(REMOVE, ""), ["Cart.remove"]),
        (CART, MENDED.replace(FILLS, "pass"), ["Cart.remove"]),
        (CART, MENDED.replace(FILLS, '"""Take out."""\n        ...'), ["Cart.remove"]),
        (CART, MENDED.replace("return a - b", "raise NotImplementedError"), ["helper"]),
        (CART, MENDED.replace(INIT, "    pass\n"), ["Cart.__init__"]),
        (CART, MENDED.replace(INIT, "    items = []\n"), ["Cart.__init__"]),
        (MENDED.replace(FILLS, "pass"), CART.replace(FILLS, "pass"), []),  # it was so
        (CART, MENDED.replace("remove", "drop"), []),  # another name
        (CART.replace("__init__", "__int__"), MENDED, []),
        (CART.replace("__init__", "init"), MENDED, []),
        (CART, MENDED.replace("class Cart:", "class Cart(Base):").replace(REMOVE, ""), []),
        (CART, MENDED.replace("class Cart:", "@dataclass\nclass Cart:").replace(INIT, ""), []),
        (CART, MENDED.replace(REMOVE, "    remove = discard\n"), []),
        (CART, MENDED.replace("    def total", "    @property\n    def total"), []),
        (CART, MENDED.replace("    def total", "    async def total"), []),
        (CART, MENDED.replace(REMOVE, "") + REMOVE.replace("\n    ", "\n")[4:], []),  # moved out
        (CART.replace("total(self):", "total(self)"), MENDED.replace(REMOVE, ""), ["Cart.remove"]),
        (CART.replace("total(self):", "total(self)"), MENDED.replace("helper", "h2"), []),
        (
            CART.replace("total(self):", "total(self)"),
            MENDED.replace("def helper(a, b):\n    return a - b\n", ""),
            ["helper"],
        ),
    ],
)
def test_what_is_left_out_is_found(before: str, after: str, gone: list[str]) -> None:
    assert gone_without_notice(before, after) == gone


@pytest.mark.parametrize(
    ("before", "after", "gone"),
    [
        ("def f(a):\nreturn a\nprint(f(1))", "def f(a):\n    return a", ["print(f(1))"]),
        ("def f(a):\nreturn a\nprint(f(1))", "def f(a):\n    return a\nprint(f(2))", []),
        ("def f(a)\n    return a\nprnt(f(1))", "def f(a):\n    return a\nprint(f(1))", []),
        ("f(1)\nprint f(2)", "f(1)\nprint(f(2))", []),
        ("x = f(1\nrun(x)", "run(f(1))", []),
    ],
)
def test_a_call_that_is_left_out_is_found(before: str, after: str, gone: list[str]) -> None:
    assert gone_calls(before, after) == gone


async def test_what_leaves_out_a_method_is_not_called_mended(desks: list[Desk]) -> None:
    desk = seated(desks, f"Typo.\n```python\n{MENDED.replace(REMOVE, '')}```")
    said = (await desk.asks(f"```python\n{CART}```", "debug")).markdown
    assert "**Changed**" in said
    assert debugging.GONE.format(names="`Cart.remove`") in said

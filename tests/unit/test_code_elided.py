"""Of a class of which only what changed is shown nothing is lost."""

import pytest

from bot.skills.code.pasted.places.elided import filled
from bot.skills.code.pasted.places.splicing import spliced

INIT = "    def __init__(self):\n        self.items = []\n"
TOTAL = "    @property\n    def total(self):\n        return sum(self.items)"
CART = f'class Cart:\n    """Items."""\n\n    tax = 0.1\n\n{INIT}\n{TOTAL}'
SOURCE = f"class Item:\n    x = 1\n\n\n{CART}\n\n\nprint(Cart().total)"
NEW = TOTAL.replace("sum(self.items)", "1 + sum(self.items)")
MENDED = CART.replace(TOTAL, NEW)
ADD = "    def add(self, item):\n        self.items.append(item)"


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (f"class Cart:\n    # ... rest unchanged ...\n\n{NEW}", MENDED),
        (f"class Cart:\n    ...\n{NEW}", MENDED),
        (f"class Cart:\n{NEW}\n\n    # (other methods stay the same)", MENDED),
        (f"class Cart:\n    # existing code\n{INIT}\n{NEW}", MENDED),
        (f"class Cart(Base):\n    # …\n{NEW}", MENDED.replace("Cart:", "Cart(Base):")),
        (f"class Cart:\n    # ...\n    tax = 0.2\n{NEW}", MENDED.replace("0.1", "0.2")),
        (f"class Cart:\n    # ...\n    top = 9\n{NEW}", MENDED.replace("0.1", "0.1\n    top = 9")),
        (f"class Cart:\n    # ...\n{NEW}\n\n{ADD}", f"{MENDED}\n\n{ADD}"),
        (SOURCE.replace(INIT, "    # as before\n").replace(TOTAL, NEW), SOURCE.replace(TOTAL, NEW)),
    ],
)
def test_what_is_said_to_be_left_out_of_a_class_stays(part: str, whole: str) -> None:
    assert filled(SOURCE, part) == whole


@pytest.mark.parametrize(
    "part",
    [
        f"class Cart:\n{NEW}",
        "class Cart:\n    # mended\n    def total(self):\n        # ... the rest\n        return 1",
        "class Dog:\n    # ... unchanged\n    def bark(self):\n        return 1",
        "def total():\n    # ... unchanged\n    return 1",
        SOURCE,
    ],
)
def test_what_says_nothing_of_the_kind_is_as_it_is(part: str) -> None:
    assert filled(SOURCE, part) == part


def test_a_class_alone_keeps_what_it_does_not_show_unless_nothing_else_is_changed() -> None:
    assert spliced(SOURCE, f"class Cart:\n{NEW}")[0] == SOURCE.replace(TOTAL, NEW)
    assert spliced(SOURCE, f"class Cart:\n{INIT}")[0] == SOURCE.replace(
        CART, f"class Cart:\n{INIT}"
    ).replace("\n\n\n\n", "\n\n\n")

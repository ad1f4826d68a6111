"""What failed is looked for where it failed: a line like it elsewhere does not take its place."""

import pytest

from bot.skills.code.debug import debugging
from tests.sandboxes import WHOLE_PYTHON
from tests.unit.coders import Desk

STOCK = (
    "class Stock:\n    def __init__(self):\n        self.items = {}\n\n"
    "    def add(self, name, count):\n        self.items[name] += count\n\n\n"
    "s = Stock()\ns.add('pen', 3)\nprint(s.items)"
)
ADDS = "self.items[name] += count"
READ = (
    "def read_price(row):\n    price = float(row['price'])\n    return price\n\n\n"
    "def read_count(row):\n    count = float(row['count'])\n    return count\n\n\n"
    "row = {'price': '2', 'count': 'x'}\nprint(read_price(row))\nprint(read_count(row))"
)
READS = "    count = float(row['count'])\n    return count"
BOTH = (
    "def totals(row):\n    price = float(row['price'])\n    count = float(row['count'])\n"
    "    return price, count\n\n\nprint(totals({'price': '2', 'count': 'x'}))"
)
GUARDED = "    if not row['count'].isdigit():\n        return 0.0\n"
HELPED = (
    "def count_in(row):\n    if row['count'] == 'x':\n        return 0.0\n"
    "    return float(row['count'])\n\n\n"
    "def read_count(row):\n    return count_in(row)"
)
ONE_OF = "def pick(xs, last):\n    if last:\n        return xs[-1]\n    return xs[len(xs)]\n\n\n"
PICK = f"{ONE_OF}print(pick([1, 2], True))\nprint(pick([1, 2], False))"


@pytest.mark.parametrize(
    ("code", "old", "new", "is_mended"),
    [
        (STOCK, ADDS, "pass", False),
        (STOCK, ADDS, f"return  # {ADDS}", False),
        (STOCK, ADDS, "self.items[name] = self.items.get(name, 0) + count", True),
        (STOCK, f"        {ADDS}", f"        self.items.setdefault(name, 0)\n        {ADDS}", True),
        (READ, READS, "    return None", False),
        (READ, READS, f"{GUARDED}{READS}", True),
        (READ, f"def read_count(row):\n{READS}", HELPED, True),
        (BOTH, "    count = float(row['count'])\n", "    count = 0\n", False),
        (PICK, "xs[len(xs)]", "xs[-1]", True),
        (PICK, "    return xs[len(xs)]\n", "    return None\n", False),
    ],
)
async def test_only_what_failed_itself_can_be_mended(
    code: str, old: str, new: str, *, is_mended: bool
) -> None:
    desk = Desk(f"```python\n{code.replace(old, new)}\n```", backend=str(WHOLE_PYTHON[0]))
    said = (await desk.asks(f"```python\n{code}\n```", "debug")).markdown
    await desk.close()
    assert ("**Mended** – ran" in said) == is_mended
    assert (debugging.NOT_AGAIN in said) != is_mended

"""The cause that is told above a fix: what the model said, without the headings of its blocks."""

import pytest

from bot.skills.code.debug.answers.cause import cause_in

BLOCK = "```python\nx = 1\n```\n"
NAMES = ("cart.py", "main.py")


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        (f"Typo.\n\n### cart.py\n{BLOCK}\n### main.py (unchanged)\n{BLOCK}", "Typo."),
        (f"Typo.\n`cart.py`:\n{BLOCK}", "Typo."),
        (f"Typo.\n**cart.py**\n{BLOCK}", "Typo."),
        (f"Typo. In `cart.py`, change\n{BLOCK}to\n{BLOCK}Full file:\n{BLOCK}", "Typo."),
        (f"# Cause\n\nIt is empty\n{BLOCK}", "It is empty"),
        (f"The sum is wrong:\n{BLOCK}", "The sum is wrong:"),
        (f"**Cause:** a typo in `cart.py`.\n{BLOCK}", "**Cause:** a typo in `cart.py`."),
        (f"`cart.py` asks each item for its cost, which none has\n{BLOCK}",
         "`cart.py` asks each item for its cost, which none has"),
        (f"{BLOCK}\nIt was a typo. Now it runs.", "It was a typo. Now it runs."),
        (f"Its list is empty, and\nthe sum of none\nis no number.\n- one\n- two.\n{BLOCK}",
         "Its list is empty, and the sum of none is no number. - one - two."),
        (f"`main.py` divides by zero\n{BLOCK}", "`main.py` divides by zero"),
        (f"In `cart.py`:\n{BLOCK}", ""),
        (f"**The list has one item, so index 1 is out of range**\n\n{BLOCK}",
         "**The list has one item, so index 1 is out of range**"),
        (f"### The list has one item, so 1 is out of range\n{BLOCK}",
         "The list has one item, so 1 is out of range"),
        (f"**Cause: an empty list**\n{BLOCK}", "**Cause: an empty list**"),
        (f"**Cause**\nIt is empty.\n\n**Here is the mended code**\n{BLOCK}", "It is empty."),
        (f"It is empty.\n\n**Mended code:**\n{BLOCK}", "It is empty."),
        (f"Yours:\n`cart.py`\n{BLOCK}Mended:\n`cart.py`\n{BLOCK}", ""),
        (f"Typo.\n\nBefore:\n{BLOCK}After:\n{BLOCK}", "Typo."),
        (f"Typo.\nHere is the corrected file:\n`cart.py`\n{BLOCK}", "Typo."),
        (f"The bug is in this function:\n{BLOCK}", "The bug is in this function:"),
        (f"Cause:\nit is empty\n{BLOCK}", "it is empty"),
        (BLOCK, ""),
    ],
)  # fmt: skip
def test_headings_of_blocks_are_no_part_of_the_cause(answer: str, cause: str) -> None:
    assert cause_in(answer, NAMES) == cause

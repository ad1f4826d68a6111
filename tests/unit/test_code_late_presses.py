"""A button gives, runs and passes on the code below which it stands, also where there is newer."""

import pytest

from bot.reply import Choice, Reply
from bot.skills.code.shelf import NOT_KEPT, Item, keep_suggested, suggested, tagged
from tests.unit.coders import Desk

DOUBLE = "```python\ndef double(x):\n    return 2 * x\n\n\nprint(double(4))\n```"
TRIPLE = "```python\ndef triple(x):\n    return 3 * x\n\n\nprint(triple(4))\n```"


async def _presses(desk: Desk, choice: Choice) -> Reply:
    command, _, argument = choice.says.removeprefix("/").partition(" ")
    assert len(choice.says) <= 60
    return await desk.asks(argument, command)


async def test_a_button_is_about_the_code_above_it(desks: list[Desk]) -> None:
    desk = Desk(DOUBLE, DOUBLE, suggestions=1)
    desks.append(desk)
    (take_double,) = (await desk.asks("double a number", "suggest")).extras.choices
    desk.model.answers = [TRIPLE]
    (take_triple,) = (await desk.asks("triple a number", "suggest")).extras.choices
    assert take_double.label == take_triple.label == "Take 1: simple"

    taken = await _presses(desk, take_double)
    assert "as `double.py`" in taken.markdown
    run_double = taken.extras.choices[0]
    assert "8" in (await desk.asks("", "run")).markdown, "it is the one that was taken"
    assert "as `triple.py`" in (await _presses(desk, take_triple)).markdown
    assert "8" in (await _presses(desk, run_double)).markdown
    assert "12" in (await desk.asks("", "run")).markdown
    assert "as `triple.py`" in (await desk.asks("1", "take")).markdown, "typed, the latest"


@pytest.mark.parametrize("command", ["take", "run"])
async def test_what_is_kept_no_more_is_said(command: str, desks: list[Desk]) -> None:
    desk = Desk(DOUBLE)
    desks.append(desk)
    assert (await desk.asks("#0123abcd", command)).markdown == NOT_KEPT


def test_the_last_few_are_kept_also_behind_what_an_earlier_version_kept() -> None:
    items = [Item(f"way {n}", "python", f"blob{n}", "a.py") for n in range(8)]
    kept = {"code.suggested": keep_suggested({}, (items[0],)).value[1:-1]}
    assert suggested(kept) == (items[0],)
    for item in items[1:]:
        kept = {"code.suggested": keep_suggested(kept, (item,)).value}
        assert suggested(kept) == (item,)
    assert [tagged(kept, each.tag) is not None for each in items] == [False] * 3 + [True] * 5

"""What the language model says of the parts of a wish. Pure.

It is only ever a help: what cannot be read is left out, and so is what may bring in the style of
somebody who lives (artists.py). Nothing that the person said depends on it (parts.py).
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from bot.skills.image.artists import may_be_somebodys
from bot.skills.image.parts import MANNER, NAMES, short

_OBJECT = re.compile(r"\{.*\}", re.DOTALL)


def read_told(told: str, wish: str) -> dict[str, str]:
    """The parts in the model's JSON about this wish; only what is text, on one line, and short."""
    found = _OBJECT.search(told)
    try:
        value: Any = json.loads(found[0]) if found else None
    except ValueError:
        return {}
    if not isinstance(value, Mapping):
        return {}
    said = {name: short(value[name]) for name in NAMES if isinstance(value.get(name), str)}
    return {
        name: each for name, each in said.items() if each and not _adds_a_style(name, each, wish)
    }


def _adds_a_style(name: str, value: str, wish: str) -> bool:
    """Whether it may name whose style it is to be, where the person does not say just that."""
    if value.casefold() in wish.casefold():
        return False
    value = MANNER.sub(lambda known: known[0].casefold(), value)  # "Oil Painting"
    return may_be_somebodys(value, is_style=name == "style")

"""What is remembered up to a bound: where one more comes, the one noted longest ago goes."""

from collections import OrderedDict
from typing import TypeVar

Name = TypeVar("Name")
Value = TypeVar("Value")


class Latest(OrderedDict[Name, Value]):
    """A dictionary of the `most` entries that were set last. To look at one does not renew it."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, name: Name, value: Value) -> None:
        super().__setitem__(name, value)
        self.move_to_end(name)
        if len(self) > self._most:
            self.popitem(last=False)

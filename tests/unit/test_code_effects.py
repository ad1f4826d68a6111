"""Tests of what code does, not of what it gives, can fail, and are said to hold."""

import pytest

from tests.sandboxes import WHOLE_PYTHON
from tests.unit.coders import Desk

CODE = """
import json
from pathlib import Path

stack = []


def greet(name, level="info"):
    if level == "info":
        print(f"Hello {name}")
    return True


def save(path, data):
    return data and Path(path).write_text(json.dumps(data))


def push(x):
    stack.append(x)
    return len(stack)


def transfer(a, b, amount):
    if a.balance < amount:
        return False
    a.balance -= amount
    b.balance += amount
    return True


def added(cart, item):
    return [*cart, item]


def dropped(cart, item):
    if item in cart:
        cart.remove(item)
    return len(cart)


def parse(text):
    return int(text)


class Account:
    def __init__(self, balance=0):
        self._balance = balance

    @property
    def limit(self):
        return self._balance

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, amount):
        self._balance = amount

    def __add__(self, other):
        return Account(self._balance + other._balance) if type(other) is Account else NotImplemented

    def __eq__(self, other):
        return type(other) is Account and self._balance == other._balance
"""
TESTS = """
import json, pytest


class Fake:
    def __init__(self):
        self.balance = 10


def test_printed(capsys):
    greet("Ann")
    assert capsys.readouterr().out == "Hello Ann\\n"


def test_silent(capsys):
    greet("Ann", level="debug")
    assert capsys.readouterr().out == ""


def test_saved(tmp_path):
    path = tmp_path / "a.json"
    save(path, {"a": 1})
    assert json.loads(path.read_text()) == {"a": 1}


def test_not_saved(tmp_path):
    save(tmp_path / "a.json", {})
    assert not (tmp_path / "a.json").exists()


def test_pushed():
    push(1)
    assert len(stack) > 0


def test_moved():
    a, b = Account(100), Account()
    transfer(a, b, 30)
    assert (a.balance, b.balance) == (70, 30)


def test_not_moved():
    a, b = Fake(), Fake()
    transfer(a, b, 30)
    assert a.balance == 10


def test_read_only():
    account = Account(2)
    with pytest.raises(AttributeError):
        account.limit = 3


def test_refused():
    with pytest.raises(TypeError):
        Account(1) + 5


def test_another_kind():
    assert Account(1) != 1


def test_new():
    cart = [1]
    assert added(cart, 2) is not cart


def test_let_be():
    carts = [[1], [2]]
    dropped(carts, 3)
    assert carts[0] == [1]


def test_no_error():
    try:
        parse("1")
    except ValueError:
        pytest.fail("it is one")


def test_error():
    try:
        parse("x")
        pytest.fail("no error")
    except ValueError:
        pass
"""


@pytest.mark.parametrize("backend", WHOLE_PYTHON[:1])
async def test_tests_of_what_code_does_are_kept(backend: str) -> None:
    desk = Desk(f"```python\n{TESTS}\n```", backend=backend)
    said = (await desk.asks(f"```python\n{CODE}\n```", "tests")).markdown
    await desk.close()
    assert said.partition("\n")[0] == "I ran them: 14 of 14 hold."
    assert len(desk.model.asked) == 1

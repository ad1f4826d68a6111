"""A mend never stands beside, or beneath, what it is another form of."""

from textwrap import dedent

import pytest

from bot.skills.code.debug.mends.homes import Told
from bot.skills.code.debug.mends.ways import ways_of
from bot.skills.code.pasted.messages.blocks import Block

ALLMAN = (
    "int sum(int n)\n{\n    int s = 0;\n    for (int i = 0; i < n; i++)\n    {\n"
    "        s += i;\n    }\n    return s;\n}"
)
SAME = (
    "void tell(String a, String b) {\n    if (a == b) {\n        same();\n    } else {\n"
    "        other();\n    }\n}"
)
FIB = "a, b = 0, 1\nfor i in range(5):\n    a = b\n    b = a + b\nprint(a)"
TOTAL = (
    "function f(items) {\n  let total = 0;\n  for (const i of items) {\n"
    "    total = i.price;\n  }\n  return total;\n}"
)
RECT = (
    "class Rect:\n    def area(self):\n        return self.w * self.w\n\n"
    "    def is_square(self):\n        return self.w is self.h"
)
STACK = (
    "class Stack:\n    def __init__(self):\n        self.items = []\n\n"
    "    def push(self, x):\n        self.items.insert(0, x)"
)
FIZZ = (
    "if i % 3 == 0:\n    print('Fizz')\nelif i % 15 == 0:\n    print('FizzBuzz')\nelse:\n"
    "    print(i)"
)
DIGITS = "if word.isalpha():\n    print('ok')\nelse:\n    print('weak')\nend()"
AGE = 'age = input("Age? ")\nif age > 18:\n    print("adult")\nelse:\n    print("child")'

SUM = (
    "static int Sum(int[] a)\n{\n    int sum = 0;\n    for (int i = 0; i < a.Length - 1; i++)\n"
    "    {\n        sum += a[i];\n    }\n    return sum;\n}"
)
GRID = (
    "void Show(int[,] g)\n{\n    for (int i = 0; i < 3; i++)\n    {\n"
    "        for (int j = 0; j < 3; j++)\n        {\n            Show(g[i, i]);\n        }\n"
    "    }\n}"
)
SWAP = "if xs[j] > xs[j + 1]:\n    xs[j] = xs[j + 1]\n    xs[j + 1] = xs[j]\nprint(xs)"
PALINDROME = (
    "def is_palindrome(s):\n    for i in range(len(s)):\n        if s[i] != s[len(s) - i]:\n"
    "            return False\n    return True"
)
LONG = "for w in words:\n    if len(w) > 3:\n        n = 1\nprint(n)"
COUNT_DOWN = "while n > 0:\n    print(n)\n    n += 1\nprint('done')"
ACCOUNT = (
    "class Account:\n    def deposit(self, amount):\n        self.balance = amount\n\n"
    "    def withdraw(self, amount):\n        self.balance -= amount"
)


async def come_to(language: str, source: str, shown: str) -> list[str]:
    blocks = [Block(language, dedent(shown))]
    ways = await ways_of(blocks, Block(language, source), None, Told(""))
    return [way.files[0].code for way in ways]


@pytest.mark.parametrize(
    ("language", "source", "shown", "old", "new"),
    [
        (
            "java", SAME, "if (a.equals(b)) {\n    same();\n} else {\n    other();\n}",
            "a == b", "a.equals(b)",
        ),
        ("python", RECT, "return self.w == self.h", "self.w is self.h", "self.w == self.h"),
        (
            "python", STACK, "self.items.append(x)",
            "self.items.insert(0, x)", "self.items.append(x)",
        ),
        ("python", AGE, 'if int(age) > 18:\n    print("adult")', "age > 18", "int(age) > 18"),
        ("cpp", ALLMAN, "for (int i = 0; i <= n; i++)", "i < n", "i <= n"),
        ("cpp", ALLMAN, "for (int i = 0; i <= n; i++) {\n    s += i;\n}", "i < n", "i <= n"),
        (
            "csharp", GRID, "for (int i = 0; i < 3; i++) {\n    for (int j = 0; j < 3; j++) {\n"
            "        Show(g[i, j]);\n    }\n}", "g[i, i]", "g[i, j]",
        ),
        (
            "csharp", ALLMAN, "foreach (int i in n) {\n    s += i;\n}",
            "for (int i = 0; i < n; i++)", "foreach (int i in n)",
        ),
    ],
)  # fmt: skip
async def test_it_takes_the_place_of_that(
    language: str, source: str, shown: str, old: str, new: str
) -> None:
    assert await come_to(language, source, shown) == [source.replace(old, new)]


@pytest.mark.parametrize(
    ("language", "source", "shown"),
    [
        ("csharp", SUM, "int i = 0;\nwhile (i < a.Length) {\n    sum += a[i];\n    i++;\n}"),
        ("python", LONG, "if len(w) > 3:\n    n += 1"),
        ("python", COUNT_DOWN, "while n > 0:\n    print(n)\n    n -= 1"),
        ("python", SWAP, "xs[j], xs[j + 1] = xs[j + 1], xs[j]"),
        ("python", PALINDROME, "if s[i] != s[-i - 1]:\n    return False"),
        ("python", ACCOUNT, "self.balance = self.balance + amount"),
        ("python", FIB, "for i in range(5):\n    a, b = b, a + b"),
        ("javascript", TOTAL, "let total = items.reduce((s, i) => s + i.price, 0);"),
        ("python", FIZZ, "if i % 15 == 0:\n    print('FizzBuzz')"),
        ("python", DIGITS, "if any(c.isdigit() for c in word):\n    print('ok')"),
        ("python", RECT, "return self.w * self.h"),
    ],
)  # fmt: skip
async def test_where_it_would_not_it_has_no_place(language: str, source: str, shown: str) -> None:
    assert await come_to(language, source, shown) in ([], [source])

"""What an explanation states of a program's outcome is held against the outcome, and shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.skills.code.explain.literals import is_denied
from tests.sandboxes import UNLIKE
from tests.unit.coders import Desk

WORDS = st.text(max_size=3)
VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.complex_numbers() | WORDS
SUM = "total = 0\nfor n in (1, 2, 3):\n    total += n\nprint(total)"
DOUBLE = "def double(x):\n    return 2 * x\n\n\nprint(double(2) + 1)"
GREETING = "def greet(name):\n    return f'Hi {name}. Bye'\n\n\nprint(greet('Ada'))"
BRANCH = 'if 1 > 2:\n    print("yes")\nelse:\n    print("no")'


async def explained(code: str, said: str, words: str = "", backend: str = "") -> str:
    """What stands below an explanation."""
    asked = f"{words}\n```python\n{code}\n```".lstrip()
    desk = Desk(said, backend=backend)
    reply = (await desk.asks(asked, "explain")).markdown
    await desk.close()
    assert reply.count(said) == 1
    return reply.partition(said)[2]


@pytest.mark.parametrize(
    ("code", "said", "remark"),
    [
        (SUM, "The loop adds them up. This prints `5`.", "did not print `5`"),
        (SUM, "When you run it, the code will print 5 to the console.", "did not print `5`"),
        (SUM, "It adds 5.\n\n**Output:**\n```\n5\n```", "did not print `5`"),
        (SUM, "The loop adds. The output will be:\n\n```\n5\n```", "did not print `5`"),
        (SUM, "The output of this program is **7**", "did not print `7`"),
        (SUM, "**The output of this code is `7`.**", "did not print `7`"),
        (SUM, "The `print` function prints the sum: it prints `5`.", "did not print `5`"),
        (SUM, "At last `print(total)` prints `5`.", "did not print `5`"),
        (SUM, "The **`print`** function outputs **`'total: 6'`**.", "did not print `'total: 6'`"),
        (GREETING, "The program prints `'Hi Bob. Bye'`.", "did not print `'Hi Bob. Bye'`"),
        (BRANCH, 'Since 1 is larger, it prints "yes".', "did not print `yes`"),
        (DOUBLE, "`double(2)` returns `5`, as it adds.", "`double(2)` gives `4`, not `5`"),
        (DOUBLE, "For example, `double(3)` evaluates to 5.", "`double(3)` gives `6`, not `5`"),
        (
            DOUBLE,
            "Use it so:\n```python\nprint(double(5))  # Output: 11\n```",
            "`double(5)` gives `10`, not `11`",
        ),
    ],
)
async def test_what_an_explanation_states_and_the_run_did_not_show_is_said_below_it(
    code: str, said: str, remark: str
) -> None:
    assert remark in await explained(code, said)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (SUM, "This prints `6`."),
        (f"# A sum\n{SUM}", "It prints 6.0, and prints the variable `total`."),
        (SUM, "It prints `6`. If the tuple were empty, it prints `0`."),
        (SUM, "It does not print `5`. Without the loop this would print 0."),
        (SUM, "It prints 3 numbers, and outputs 1 line."),
        (SUM, "Another way:\n```python\nprint(sum((1, 1)))\n```\nThis prints `2`."),
        (
            "for n in range(3):\n    print(n)",
            "It prints `0, 1, 2`, which outputs `0 1 2` in lines.",
        ),
        ("print(1234 / 100)", "It prints `12.3`."),
        ("print('a', 'b', sep='\\n')", "Output:\n```\na\nb\n```"),
        ("def greet():\n    print('Hello')", "This function prints `Hello`."),
        (
            "def greet():\n    print('Hello')\n\nprint(1)",
            "`greet()` prints `Hello!`, and the rest prints `1`.",
        ),
        (SUM, "The loop adds them up. Output:\n```\n6\n```"),
        (SUM, "The loop may end at 2. Output:\n```\n3\n```"),
        (SUM, "Take the `3` out. The output will be:\n```\n3\n```"),
        (SUM, "The `print` function shows the sum, which is `6`."),
        (SUM, "The `print` statement outputs `6`."),
        (SUM, "It uses `print` to show `total`."),
        (SUM, "We call `print` with `total`."),
        (SUM, "The **`print`** function shows `total`."),
        (SUM, "- `print`: shows `total` on the screen"),
        (SUM, "The `for` loop adds, and `print` and `range` are built-in."),
        (SUM, "Then ``print`` outputs `total - n + 3`, as `print` outputs `sum((1, 2, 3))`."),
        (SUM, "In the end it prints `5` + `1`, as `print` outputs `5 + 1`."),
        (GREETING, "`greet('Ada')` is called and `print` outputs `Hi Ada. Bye`."),
        (DOUBLE, "`double(2)` returns `3` + `1`. It prints `total` or `double`."),
        (DOUBLE, "`double(2)` returns `4`, and `double(n)` returns `2 * n`."),
        (DOUBLE, "`double(n)` is 4 for some n. If it added, `double(2)` would return `9`."),
        (DOUBLE, "```python\ndef double(x):\n    return 3 * x\n\nprint(double(2))  # 6\n```"),
    ],
)
async def test_nothing_is_said_of_what_is_so_or_of_another_case(code: str, said: str) -> None:
    assert await explained(code, said) == ""


@pytest.mark.parametrize(
    "said",
    [
        "The program prints to `stdout`. It prints the result to `sys.stdout`.",
        "It prints text to the `Terminal`. It displays the `Sum` on the screen.",
        "The `print()` function outputs the `result` of the addition.",
        "The code prints the `Fibonacci` numbers. It prints the `sum of the tuple`.",
        "The code prints an `integer`. It outputs an `f-string`. It prints a `JSON` string.",
        "It outputs the `final value`. `print` displays a `newline` after it.",
        "`print(total)` outputs `1 + 2 + 3 = 6`. Finally it prints `total = 6`.",
        'It prints the "sum" of them. It prints 3 times. It prints 5 or so, and "a" thrice.',
        "With `n` at 3 it prints `3`. For 9 it prints `9`. On the fifth pass it prints `15`.",
        "`print(2 + 2)` prints `4`. `print(9)` outputs 9.",
        "Imagine the numbers go up to 4. It prints `10`.",
        "Say:\n```\nprint(4)\n```\nOutput:\n```\n4\n```",
    ],
)
async def test_what_is_no_value_that_the_program_is_said_to_print_is_let_be(said: str) -> None:
    assert await explained(SUM, said) == ""


SEVEN = "n = 7\nif n % 2 == 0:\n    print('Even')\nelse:\n    print('Odd')"
SHOW = "def show(x):\n    print(x * x)\n\nshow(6)"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (SEVEN, "The program prints `Even` for even numbers and `Odd` for odd ones."),
        (SEVEN, 'For even numbers it prints "Even". The program prints "Even" for even numbers.'),
        (SEVEN, "- `n % 2 == 0` is for even numbers. `print('Even')` prints \"Even\"."),
        (SHOW, "`show(4)` prints `16`. Calling `show(3)` outputs 9. It prints `4` of `show(2)`."),
        (SHOW, "Try `show(5)`.\n\nOutput:\n```\n25\n```"),
    ],
)
async def test_what_another_branch_or_another_call_prints_is_not_contradicted(
    code: str, said: str
) -> None:
    assert await explained(code, said) == ""


SQUARES = "def square(n):\n    return n * n\n\nn = 3\nprint(square(n))\nn = 4\nprint(square(n))"
INCREASED = "def inc(x):\n    return x + 1\n\nx = 1\nx = inc(x)\nx = inc(x)\nprint(x)"
FILLED = (
    "def size(xs):\n    return len(xs)\n\nxs = []\nprint(size(xs))\nxs.append(1)\n"
    "print(size(xs))\nxs.clear()"
)
PUSHED = (
    "pile = []\ndef push(x):\n    pile.append(x)\ndef size():\n    return len(pile)\n\n"
    "print(size())"
)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (SQUARES, "First `square(n)` returns `9`, then `square(n)` returns `16`."),
        (SQUARES, "`square(n)` returns `9`."),
        (INCREASED, "`inc(x)` returns `2`, and `inc(x)` returns `3`."),
        (FILLED, "`size(xs)` returns `1`."),
        (PUSHED, "Call `push(7)`. `size()` returns `1`."),
        (PUSHED, "```python\npush(7)\nsize()  # 1\n```"),
        (PUSHED, "```python\npile.append(7)\nsize()  # 1\n```"),
        (PUSHED, "```python\npile += [7]\nsize()  # 1\n```"),
    ],
)
async def test_a_call_whose_arguments_or_surroundings_may_change_is_not_contradicted(
    code: str, said: str
) -> None:
    assert await explained(code, said) == ""


SHOUT = "def add(a, b):\n    print(f'The sum is {a + b}')\n    return a + b\n\nadd(2, 3)"
MINMAX = "def min_max(xs):\n    return min(xs), max(xs)\n\nprint(min_max([3, 1, 2]))"
DIVMOD = "def div(a, b):\n    return a // b, a % b\n\nprint(div(7, 2))"
FACTORIAL = (
    "def factorial(n):\n    return 1 if n <= 1 else n * factorial(n - 1)\n\nprint(factorial(3))"
)
TOTAL = "def total(xs):\n    return sum(xs)\n\nprint(total([400, 600]))"
DECIMALS = (
    "from decimal import Decimal\n\ndef add(a, b):\n    return Decimal(a) + Decimal(b)\n\n"
    "print(add('0.1', '0.2'))"
)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (SHOW, "`show(5)` gives `25`, as it prints that."),
        (SHOW, "```python\nshow(5)  # prints 25\n```"),
        (SHOUT, "```python\nadd(2, 3)  # 'The sum is 5'\n```"),
        (MINMAX, "`min_max([3, 1, 2])` returns `1` and `3`."),
        (MINMAX, "`min_max([3, 1, 2])` gives `1` as the minimum and `3` as the maximum."),
        (DIVMOD, "`div(7, 2)` returns `3` with remainder `1`."),
        (DIVMOD, "`div(7, 2)` gives `3`, remainder `1`."),
        (FACTORIAL, "`factorial(3)` returns `3` times `factorial(2)`, and so on."),
        (FACTORIAL, "`factorial(3)` is `3` multiplied by `factorial(2)`, which is `6`."),
        (FACTORIAL, "`3` times `factorial(2)` is `6`. `3` + `factorial(2)` equals 5."),
        (FACTORIAL, "The sum of `factorial(2)` and `factorial(3)` is `8`. Half of it is 4."),
        (TOTAL, "`total([400, 600])` returns `1,000`."),
        (TOTAL, "`total([400, 600])` returns 1,000."),
        (DECIMALS, "`add('0.1', '0.2')` returns `0.3`."),
    ],
)
async def test_words_that_say_more_than_one_value_or_less_than_its_kind_are_not_contradicted(
    code: str, said: str
) -> None:
    assert await explained(code, said) == ""


HALVES = (
    "def half(n):\n    return n // 2\n\n\ndef pair(n):\n    return [n // 2, n]\n\nprint(half(1))"
)


@pytest.mark.parametrize(
    ("said", "remark"),
    [
        ("`half(1)` returns `0.5`.", "`half(1)` gives `0`, not `0.5`"),
        ("`pair(1)` returns `[0.5, 1]`.", "`pair(1)` gives `[0, 1]`, not `[0.5, 1]`"),
        ("`half(2000)` is 1,001.", "`half(2000)` gives `1000`, not `1001`"),
    ],
)
async def test_a_decimal_stated_of_a_whole_number_is_told_of(said: str, remark: str) -> None:
    assert remark in await explained(HALVES, said)


EVEN = (
    "def is_even(n):\n    return n % 2 == 0\n\n\n"
    "def evens(ns):\n    return [n % 2 == 0 for n in ns]\n\nprint(is_even(4))"
)


@pytest.mark.parametrize(
    ("said", "remark"),
    [
        ("`is_even(4)` returns `False`.", "`is_even(4)` gives `True`, not `False`"),
        ("`is_even(3)` returns `True`.", "`is_even(3)` gives `False`, not `True`"),
        ("`evens([1, 2])` is `[True, True]`.", "gives `[False, True]`, not `[True, True]`"),
        ("`is_even(4)` returns `True`.", ""),
        ("`is_even(3)` returns `0`.", ""),  # as good as False
    ],
)
async def test_a_wrong_truth_value_is_told_of(said: str, remark: str) -> None:
    told = await explained(EVEN, said)
    assert remark in told if remark else told == ""


OF_EACH_KIND = [
    *(None, True, False, 0, 1, -2, 0.5, -0.0, 1e300, "", "ab", b"ab", 2j, {1}, frozenset({1})),
    *([], [True], [False, 0.5], (), (1, 2), {}, {"a": True}, {"a": False}, {"a": 0.5}),
]


@pytest.mark.parametrize("came", OF_EACH_KIND, ids=repr)
def test_a_value_of_each_kind_can_be_held_against_one_of_each(came: object) -> None:
    for stated in OF_EACH_KIND:
        is_same = stated == came and type(stated) is type(came)
        assert is_denied(repr(stated), f"gives {came!r}") in (
            (False,) if is_same else (True, False)
        )


@given(*[st.recursive(VALUES, lambda each: st.lists(each) | st.dictionaries(WORDS, each))] * 2)
def test_any_two_values_can_be_held_against_each_other(stated: object, came: object) -> None:
    assert not is_denied(repr(stated), f"gives {stated!r}")
    assert is_denied(repr(stated), f"gives {came!r}") in (True, False)


SHARED = (
    "def add(x, items=[]):\n    items.append(x)\n    return items\n\nprint(add(1))\nprint(add(2))"
)
COUNTER = (
    "count = 0\ndef inc():\n    global count\n    count += 1\n    return count\n\n"
    "print(inc())\nprint(inc())"
)
CACHE = (
    "cache = {}\ndef seen(x):\n    old = x in cache\n    cache[x] = 1\n    return old\n\n"
    "print(seen(1), seen(1))\ncache.clear()"
)
PUT = (
    "d = {}\ndef put(k, v):\n    d[k] = v\n    return len(d)\n\n"
    "put('a', 1)\nprint(put('b', 2))\nd.clear()"
)
DIVIDE = "def div(a, b):\n    return a / b\n\nprint(div(7, 2))"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (SHARED, "`add(1)` returns `[1]`, then `add(2)` returns `[1, 2]`."),
        (COUNTER, "The first `inc()` returns `1`, and the second `inc()` returns `2`."),
        (CACHE, "The first call `seen(1)` returns `False` and the second `seen(1)` is `True`."),
        (PUT, "`put('b', 2)` returns `2`."),
        (DIVIDE, "`div(1, 3)` returns `0.33`, and `div(10, 3)` is 3.3333."),
        ("import random\nprint(random.randint(1, 6) + 10)", "It prints `3`."),
        ("class A: pass\nprint(A())", "It prints `A at 0x7f0000000000`."),
    ],
)
async def test_what_comes_out_otherwise_at_another_time_or_rounded_is_not_contradicted(
    code: str, said: str
) -> None:
    assert await explained(code, said) == ""


@pytest.mark.parametrize("backend", UNLIKE)
async def test_a_call_that_comes_to_the_same_at_all_times_is_held_against_what_is_stated(
    backend: str,
) -> None:
    said = "`div(1, 3)` returns `0.34`, and `div(1, 0)` returns `0`."
    code = COUNTER.replace("    global count\n", "").replace("count += 1", "count = 1")
    remark = await explained(f"{code}\n\n{DIVIDE}", said, backend=backend)
    assert "`div(1, 3)` gives `0.3333333333333333`, not `0.34`" in remark
    assert "`div(1, 0)` raises `ZeroDivisionError: division by zero" in remark


async def test_an_answer_about_changed_code_is_not_held_against_the_run() -> None:
    words = "what would it print without the 3?"
    assert await explained(SUM, "It prints `3`.", words) == ""

"""What an explanation states of a program's outcome is held against the outcome, and shown."""

import pytest

from tests.unit.coders import Desk

SUM = "total = 0\nfor n in (1, 2, 3):\n    total += n\nprint(total)"
DOUBLE = "def double(x):\n    return 2 * x\n\n\nprint(double(2) + 1)"
GREETING = "def greet(name):\n    return f'Hi {name}. Bye'\n\n\nprint(greet('Ada'))"
BRANCH = 'if 1 > 2:\n    print("yes")\nelse:\n    print("no")'


async def explained(code: str, said: str, words: str = "") -> str:
    """What stands below an explanation."""
    asked = f"{words}\n```python\n{code}\n```".lstrip()
    reply = (await Desk(said).asks(asked, "explain")).markdown
    assert reply.count(said) == 1
    return reply.partition(said)[2]


@pytest.mark.parametrize(
    ("code", "said", "remark"),
    [
        (SUM, "The loop adds them up. This prints `5`.", "did not print `5`"),
        (SUM, "When you run it, the code will print 5 to the console.", "did not print `5`"),
        (SUM, "It adds 5.\n\n**Output:**\n```\n5\n```", "did not print `5`"),
        (SUM, "The output of this program is **7**", "did not print `7`"),
        (SUM, "The `print` function prints the sum: it prints `5`.", "did not print `5`"),
        (SUM, "At last `print(total)` prints `5`.", "did not print `5`"),
        (SUM, "The **`print`** function outputs **`total: 6`**.", "did not print `total: 6`"),
        (GREETING, "The `print` function prints `Hi Bob. Bye`.", "did not print `Hi Bob. Bye`"),
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


async def test_an_answer_about_changed_code_is_not_held_against_the_run() -> None:
    words = "what would it print without the 3?"
    assert await explained(SUM, "It prints `3`.", words) == ""

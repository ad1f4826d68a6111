"""A `return` that a function lacks at its end goes there, and takes the place of no other."""

import pytest

from bot.skills.code.pasted.places.last_returns import adds_a_return, with_last_return
from tests.unit.coders import Desk

EVEN = (
    "public static boolean isEven(int n) {\n    if (n % 2 == 0) {\n        return true;\n    }\n}"
)
MAIN = "    public static void main(String[] a) {\n        f();\n    }"
ENDED = EVEN.removesuffix("}") + "    return false;\n}"
SIGN = "def sign(n):\n    if n > 0:\n        return 1\n    if n == 0:\n        return 0"
USED = f"{SIGN}\n\nprint(sign(-3) + 1)"


@pytest.mark.parametrize(
    ("source", "part", "whole"),
    [
        (EVEN, "return false;", ENDED),
        (SIGN, "return -1", f"{SIGN}\n    return -1"),
        (USED, "return -1", USED.replace("\n\nprint", "\n    return -1\n\nprint")),
        (
            "function f(n)\n{\n  if (n) {\n    return 1;\n  }\n}\nconsole.log(f(0));",
            "return 0;",
            "function f(n)\n{\n  if (n) {\n    return 1;\n  }\n  return 0;\n}\nconsole.log(f(0));",
        ),
        (
            f"class A {{\n{MAIN}\n{EVEN}\n}}",
            "return false;",
            f"class A {{\n{MAIN}\n{ENDED}\n}}",
        ),
        (
            "int add(int a, int b) {\n    int c = a + b;\n}",
            "return c;",
            "int add(int a, int b) {\n    int c = a + b;\n    return c;\n}",
        ),
        (ENDED, "return false;", ""),
        (f"{SIGN}\n\n{SIGN.replace('sign', 'other')}", "return -1", ""),
        ("x = 1\nprint(x)", "return 1", ""),
    ],
)
def test_it_goes_to_the_end_of_the_only_function_that_lacks_it(
    source: str, part: str, whole: str
) -> None:
    assert with_last_return(source, part) == whole


@pytest.mark.parametrize(
    ("part", "above", "told", "adds"),
    [
        ("return false;", "Add at the end:", "", True),
        ("return -1", "It needs a return for negative numbers:", "", True),
        ("return 0", "So:", "error: missing return statement", True),
        ("return 0;", "So:", "not all code paths return a value", True),
        ("return 0", "So:", "it returns None", True),
        ("return n > 0", "Change the last line:", "missing return statement", False),
        ("return n > 0", "Replace it at the end:", "", False),
        ("return n > 0", "So:", "", False),
        ("x = 1\nreturn x", "Add:", "", False),
    ],
)
def test_words_or_the_error_say_that_it_is_added(
    part: str, above: str, told: str, adds: bool
) -> None:
    assert adds_a_return(part, above, told) is adds


@pytest.mark.parametrize("words", ["Add at the end:", "It needs a return for odd numbers:"])
async def test_a_return_of_the_person_is_never_lost(words: str) -> None:
    desk = Desk(f"{words}\n\n```java\nreturn false;\n```")
    reply = await desk.asks(f"```java\n{EVEN}\n```\nmissing return statement", "debug")
    await desk.close()
    assert "+    return false;" in reply.markdown
    assert "-        return true;" not in reply.markdown


async def test_in_python_it_is_run() -> None:
    desk = Desk("Add a return after the conditions:\n\n```python\nreturn -1\n```")
    error = "TypeError: unsupported operand type(s) for +: 'NoneType' and 'int'"
    reply = await desk.asks(f"```python\n{USED}\n```\n{error}", "debug")
    await desk.close()
    assert "+    return -1" in reply.markdown
    assert "it fits" in reply.markdown


async def test_one_that_is_changed_takes_the_place_of_its_own() -> None:
    desk = Desk("Change the return:\n\n```python\nreturn a + b\n```")
    code = "def add(a, b):\n    return a - b\n\nprint(add(1, 2))"
    reply = await desk.asks(f"```python\n{code}\n```\nit prints -1", "debug")
    await desk.close()
    assert "-    return a - b\n+    return a + b" in reply.markdown


async def test_where_two_functions_lack_one_none_is_lost() -> None:
    both = EVEN + "\n" + EVEN.replace("isEven", "isOdd").replace("== 0", "== 1")
    desk = Desk("Add at the end:\n\n```java\nreturn false;\n```")
    reply = await desk.asks(f"```java\n{both}\n```\nmissing return statement", "debug")
    await desk.close()
    assert "-        return true;" not in reply.markdown


ADD = "function add(a, b) {\n  a + b;\n}\nfunction sub(a, b) {\n  return a - b;\n}"


@pytest.mark.parametrize(
    "sent",
    [
        ADD,
        ADD.replace("a + b;", "console.log(a + b);"),
        ADD.replace("{\n  a + b;\n}", "{ a + b; }"),
        ADD.replace("function add(a, b) {\n  a + b;\n}", "const add = (a, b) => { a + b; };"),
    ],
)
async def test_what_another_function_lacks_takes_the_place_of_no_return(sent: str) -> None:
    desk = Desk("Return it:\n\n```js\nreturn a + b;\n```")
    reply = await desk.asks(f"```js\n{sent}\nconsole.log(add(1, 2));\n```\nundefined", "debug")
    await desk.close()
    assert "-  return a - b;" not in reply.markdown


async def test_a_clause_of_sql_with_its_end_takes_none_into_the_midst_of_a_query() -> None:
    desk = Desk("A number:\n\n```sql\nSET age = 5;\n```")
    sent = "UPDATE users\nSET age = '5'\nWHERE id = 3;"
    reply = await desk.asks(f"```sql\n{sent}\n```\nwhy does it fail?", "debug")
    await desk.close()
    assert "-SET age = '5'\n+SET age = 5\n WHERE id = 3;" in reply.markdown

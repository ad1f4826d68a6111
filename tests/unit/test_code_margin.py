"""Code that is indented throughout behind a command is read at the margin."""

import pytest

from tests.unit.coders import Desk, file, seated

FENCE = "```"


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        ("x = 1\n    print(x + 41)", "42"),
        ("for i in [41]:\n        print(i + 1)\n    print('done')", "42\ndone"),
        ("def f():\n\treturn 42\n\nprint(f())".replace("\n", "\n    "), "42"),
        # these are right as they are
        ("def f():\n    return 42\nprint(f())", "42"),
        ("print(\n    42)", "42"),
        ('x = """\n    42\n    """\nprint(x)', "    42"),
    ],
)
async def test_indented_code_is_run_at_the_margin(
    desks: list[Desk], code: str, printed: str
) -> None:
    said = (await seated(desks).asks(code, "run")).markdown
    assert f"\n{printed}\n" in said
    assert "It ran" in said


@pytest.mark.parametrize(
    "code",
    ["x = 1\n  print(x)\nprint(2)", "if x:\n        f()\n    g()\nh()", "x = 1\n    y = = 2\nz"],
)
async def test_what_is_wrong_at_any_margin_is_run_as_it_is(desks: list[Desk], code: str) -> None:
    said = (await seated(desks).asks(code, "run")).markdown
    assert "IndentationError" in said


@pytest.mark.parametrize("above", ["", "why does it fail?\n    "])
async def test_indented_code_is_mended_at_the_margin(desks: list[Desk], above: str) -> None:
    mend = f"{FENCE}python\nx = [1]\nprint(x[0])\n{FENCE}"
    desk = seated(desks, mend)
    said = (await desk.asks(f"{above}x = [1]\n    print(x[1])", "debug")).markdown
    assert "it fails: IndexError" in said
    assert "-print(x[1])\n+print(x[0])" in said
    assert len(desk.model.asked) == 1


async def test_with_a_slip_indented_code_is_said_to_have_that(desks: list[Desk]) -> None:
    slip = "def f(x)\n        return x\n    print(f(1))"
    said = (await seated(desks, "Fine.").asks(slip, "debug")).markdown
    assert "It does not parse: line 1 expected ':'" in said


async def test_indented_code_is_explained_and_reviewed_at_the_margin(desks: list[Desk]) -> None:
    said = (await seated(desks, "Fine.").asks("x = 1\n    print(x)", "explain")).markdown
    assert "I ran it: it ran" in said
    said = (await seated(desks, "Fine.").asks("import os\n    print(1)", "review")).markdown
    assert "imported but unused" in said
    assert "indent" not in said


async def test_code_to_mend_keeps_its_margin_where_that_is_what_is_wrong(desks: list[Desk]) -> None:
    code = f"{FENCE}python\n    x = 1\n    print(x / 0)\n{FENCE}"
    said = (await seated(desks, "Fine.").asks(code, "debug")).markdown
    assert "it fails: ZeroDivisionError" in said
    told = f"{code}\nIndentationError: unexpected indent"
    said = (await seated(desks, "Fine.").asks(told, "debug")).markdown
    assert "It does not parse: line 1 unexpected indent" in said
    sent = [file("main.py", "    x = 1\n    print(x)\n")]
    said = (await seated(desks, "Fine.").asks("why?", "debug", files=sent)).markdown
    assert "It does not parse: line 1 unexpected indent" in said


BODY = "        if self.n == 0\n            return None\n        return self.total / self.n"
BODY_NOW = BODY.replace("== 0", "== 0:")


@pytest.mark.parametrize("mend", ["if self.n == 0:", BODY_NOW, BODY_NOW.replace("        ", "")])
@pytest.mark.parametrize("asked", [f"{FENCE}python\n{BODY}\n{FENCE}", BODY.lstrip()])
async def test_the_body_of_a_method_with_a_slip_is_mended_and_not_run(
    desks: list[Desk], mend: str, asked: str
) -> None:
    desk = seated(desks, f"Colon:\n{FENCE}python\n{mend}\n{FENCE}")
    said = (await desk.asks(asked, "debug")).markdown
    assert "-if self.n == 0\n+if self.n == 0:\n     return None\n" in said
    assert "parses; not run here: it is the body of a function" in said
    assert len(desk.model.asked) == 1


@pytest.mark.parametrize(
    ("code", "mend"),
    [
        ("def f(x)\n    return x\nreturn f(1)", "def f(x):"),  # its own `return` is astray
        ("x = 1\nif x == 1\n    print(x)", "x = 1\nif x == 1:\n    return x"),
        ("if n == 0\n    return 1\nreturn n\n# 'return' outside function", "if n = 0:"),
    ],
)
async def test_a_return_outside_of_a_function_is_wrong_where_it_is_new_or_beside_one(
    desks: list[Desk], code: str, mend: str
) -> None:
    desk = seated(desks, f"So:\n{FENCE}python\n{mend}\n{FENCE}")
    said = (await desk.asks(f"{FENCE}python\n{code}\n{FENCE}", "debug")).markdown
    assert "**Changed**" not in said


async def test_who_tells_of_a_return_outside_is_not_told_that_it_is_a_body(
    desks: list[Desk],
) -> None:
    code = f"{FENCE}python\nif n == 0\n    return 1\nreturn n\n{FENCE}"
    desk = seated(desks, f"So:\n{FENCE}python\nif n == 0:\n{FENCE}")
    said = (await desk.asks(f"{code}\nSyntaxError: 'return' outside function", "debug")).markdown
    assert "body of a function" not in said

"""What sets a name takes the place of nothing that uses it, and goes above that."""

import pytest

from bot.skills.code.debug.debugging import NOT_PLACED
from bot.skills.code.pasted.places.begun import is_put_for_use, put_before_use
from tests.unit.coders import Desk, seated

PHP = "<?php\nfunction total($xs) {\n  foreach ($xs as $x) {\n    $t += $x;\n  }\n  return $t;\n}"
ECHO = "<?php\nforeach ($xs as $x) {\n    $s .= $x;\n}\necho $s;"
GIVE = '<?php\nforeach ($xs as $k => $v) {\n    $out[] = "$k=$v";\n}\nreturn $out;'
SHARP = (
    "class P\n{\n    static int Sum(int[] xs)\n    {\n        foreach (int x in xs)\n        {\n"
    "            total += x;\n        }\n        return total;\n    }\n}"
)
PERL = "use strict;\nforeach my $x (1,2,3) {\n  $sum += $x;\n}\nprint $sum;"
RUBY = "xs.each do |x|\n  total += x\nend\nputs total"
SET = "static string F(string[] xs)\n{\n    foreach (var x in xs)\n    {\n        s += x;\n    }\n}"
ADDS = "List<int> F(int[] xs)\n{\n    foreach (var x in xs)\n    {\n        r.Add(x);\n    }\n}"
LUA = "function f(xs)\n  for _, x in ipairs(xs) do\n    n = n + x\n  end\n  return n\nend"
KOTLIN = (
    "fun sum(xs: List<Int>): Int {\n    for (x in xs) {\n        n += x\n    }\n    return n\n}"
)


@pytest.mark.parametrize(
    ("language", "source", "part", "below"),
    [
        ("php", PHP, "$t = 0;", "  foreach"),
        ("php", ECHO, "$s = '';", "foreach"),
        ("php", GIVE, "$out = [];", "foreach"),
        ("csharp", SHARP, "int total = 0;", "        foreach"),
        ("perl", PERL, "my $sum = 0;", "foreach"),
        ("ruby", RUBY, "total = 0", "xs.each"),
        ("csharp", SET, 'string s = "";', "    foreach"),
        ("csharp", ADDS, "var r = new List<int>();", "    foreach"),
        ("lua", LUA, "local n = 0", "  for"),
        ("kotlin", KOTLIN, "var n = 0", "    for"),
    ],
)
async def test_it_goes_above_the_loop_that_uses_it(
    desks: list[Desk], language: str, source: str, part: str, below: str
) -> None:
    desk = seated(desks, f"```{language}\n{part}\n```")
    reply = await desk.asks(f"it is undefined\n```{language}\n{source}\n```", "debug")
    depth = below[: len(below) - len(below.lstrip())]
    whole = source.replace(below, f"{depth}{part}\n{below}", 1)
    assert desk.blobs.kept[reply.extras.files[0].blob].decode() == f"{whole}\n"


TWICE = f"{PHP}\n{PHP[6:].replace('total', 'sum')}"
ONCE = "<?php\nfunction hit() {\n  $n++;\n  echo $n;\n}"


@pytest.mark.parametrize(("source", "part"), [(TWICE, "$t = 0;"), (ONCE, "$n = 0;")])
async def test_where_it_belongs_may_not_be_clear(desks: list[Desk], source: str, part: str) -> None:
    desk = seated(desks, f"```php\n{part}\n```")
    reply = await desk.asks(f"it is undefined\n```php\n{source}\n```", "debug")
    assert not reply.extras.files
    assert NOT_PLACED in reply.markdown


def test_what_is_declared_has_its_place() -> None:
    source = "int main() {\n  int s;\n  for (int i = 0; i < 3; i++) {\n    s += i;\n  }\n}"
    assert not put_before_use(source, "int s = 0;", "c")


def test_lines_that_are_not_indented_as_they_are_nested_are_let_be() -> None:
    assert not put_before_use(ECHO.replace("    ", ""), "$s = '';", "php")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("return $t;", "$t = 0;"),
        ("echo $t;", "$t = [];"),
        ("total += x;", "int total = 0;"),
        ("count++;", "let count = 0;"),
        ("$out[] = 1;", "$out = [];"),
        ("xs.push(1);", "const xs = [];"),
        ("print $sum;", "my $sum = 0;"),
    ],
)
def test_it_is_no_form_of_what_uses_it(old: str, new: str) -> None:
    source, whole = (f"f();\n{row}\ng();" for row in (old, new))
    assert is_put_for_use(source, [new], whole)
    assert not is_put_for_use(source, [f"f();\n{new}"], whole)  # shown so


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("int t = 1;", "int t = 0;"),
        ("total += x;", "total = total + x;"),
        ("xs.push(1);", "xs = [...xs, 1];"),
        ("s.strip();", "s = s.strip();"),
        ("return n;", "return n = 0;"),
        ("f(x);", "x = f();"),
    ],
)
def test_other_forms_may_take_its_place(old: str, new: str) -> None:
    assert not is_put_for_use(old, [new], new)

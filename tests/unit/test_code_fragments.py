"""A part that is a fragment of a line goes within that line, or nowhere."""

import pytest

from bot.skills.code.debug.debugging import NOT_PLACED
from bot.skills.code.pasted.places.cut_lines import is_line_cut
from bot.skills.code.pasted.places.fragments import put_within
from tests.unit.coders import Desk, seated

EMP = "SELECT name FROM emp WHERE pay > AVG(pay) GROUP BY name;"
OVER = "WHERE pay > (SELECT AVG(pay) FROM emp)"
GONE = "DELETE FROM users WHERE name = NULL;"
MAIL = "const ok = /^[a-z]+@[a-z]+$/.test(email);"
FIVE = "if (x = 5) { console.log('five'); }"
UPPER = "xs = list(map(lambda x: x.uper(), ['a', 'b']))"
PIPE = "ps aux | grep python | awk {print $2}"
BACK = "tar -czf b.tar.gz /home/me --exclude tmp && rm -rf /home/old"
CSS = "p { colour: red; font-size: 12px; }"


@pytest.mark.parametrize(
    ("language", "source", "part", "whole"),
    [
        ("sql", EMP, OVER, EMP.replace("WHERE pay > AVG(pay)", OVER)),
        ("sql", f"USE shop;\n{EMP}", f"{OVER};", f"USE shop;\n{EMP}".replace(
            "WHERE pay > AVG(pay)", OVER)),
        ("sql", GONE, "WHERE name IS NULL", "DELETE FROM users WHERE name IS NULL;"),
        ("sql", "UPDATE users SET a = 1 b = 2 WHERE id = 3;", "SET a = 1, b = 2",
         "UPDATE users SET a = 1, b = 2 WHERE id = 3;"),
        ("sql", "CREATE TABLE t (id INT PRIMARY, name TEXT);", "id INT PRIMARY KEY,",
         "CREATE TABLE t (id INT PRIMARY KEY, name TEXT);"),
        ("sql", "SELECT * FROM a JOIN b WHERE a.id = 1;", "JOIN b ON a.id = b.a_id",
         "SELECT * FROM a JOIN b ON a.id = b.a_id WHERE a.id = 1;"),
        ("bash", PIPE, "awk '{print $2}'", PIPE.replace("{print $2}", "'{print $2}'")),
        ("bash", "find . -name *.txt | xargs rm", "find . -name '*.txt' -print0",
         "find . -name '*.txt' -print0 | xargs rm"),
        ("powershell", "ls | Where {$_.Length > 1MB} | Sort Length",
         "Where-Object { $_.Length -gt 1MB }",
         "ls | Where-Object { $_.Length -gt 1MB } | Sort Length"),
        ("javascript", MAIL, "/^[a-z]+@[a-z.]+$/", MAIL.replace("a-z]+$", "a-z.]+$")),
        ("javascript", MAIL, "/^[a-z.]+@[a-z]+$/.test(email)", MAIL.replace("^[a-z", "^[a-z.")),
        ("javascript", FIVE, "x === 5", FIVE.replace("=", "===")),
        ("python", UPPER, "lambda x: x.upper()", UPPER.replace("uper", "upper")),
        ("c", 'printf("%d\\n", 3.5);', '"%f\\n"', 'printf("%f\\n", 3.5);'),
        ("c", 'scanf("%d", n); puts("ok");', 'scanf("%d", &n);', 'scanf("%d", &n); puts("ok");'),
        ("bash", "for f in *; do mv $f $f.md; done", 'mv "$f" "$f.md"',
         'for f in *; do mv "$f" "$f.md"; done'),
        ("ruby", "puts 'Sum: ' + 5", "'Sum: ' + 5.to_s", "puts 'Sum: ' + 5.to_s"),
        ("css", CSS, "color: red;", CSS.replace("colour", "color")),
    ],
)  # fmt: skip
async def test_it_is_put_within_the_line(
    desks: list[Desk], language: str, source: str, part: str, whole: str
) -> None:
    desk = seated(desks, f"```{language}\n{part}\n```")
    reply = await desk.asks(f"it is wrong\n```{language}\n{source}\n```", "debug")
    assert desk.blobs.kept[reply.extras.files[0].blob].decode() == f"{whole}\n"


@pytest.mark.parametrize(
    ("language", "source", "part"),
    [
        ("bash", BACK, "tar --exclude=tmp -czf b.tar.gz /home/me"),  # of which it is no longer like
        ("java", 'if (name == "bob") say("hi");', 'name.equals("bob")'),
        ("sql", "SELECT a FROM t WHERE a = NULL AND b > 1;", "WHERE a IS NULL"),  # and the rest
        ("sql", "SELECT * FROM a JOIN b;", "LEFT JOIN b ON a.id = b.a_id"),
        ("java", "int n = in.nextInt();", "in.nextLine();"),  # or below it
        ("css", ".a { color: red; } .b { colr: red; }", "color: red;"),  # in which rule
        ("html", "<p>Hi <b>you</p>", "<b>you</b>"),
    ],
)
async def test_where_it_ends_or_begins_is_not_clear(
    desks: list[Desk], language: str, source: str, part: str
) -> None:
    desk = seated(desks, f"```{language}\n{part}\n```")
    reply = await desk.asks(f"it is wrong\n```{language}\n{source}\n```", "debug")
    assert not reply.extras.files
    assert NOT_PLACED in reply.markdown


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("python", "    return total / len(xs)", "    return mean(xs)"),
        ("python", "xs = xs.sort()", "xs.sort()"),
        ("python", "return print(x)", "print(x)"),
        ("python", "self.items.push(1)", "items.append(1)"),
        ("java", "int count = count + 1;", "count += 1;"),
        ("java", "final int x = 0;", "int x = 1;"),
        ("java", "public static void main(String a) {", "static void main(String[] a) {"),
        ("javascript", "const x = f(1);", "f(1);"),
        ("javascript", "} else if (x = 1) {", "else if (x === 1) {"),
        ("javascript", "const users = load(1);", "load(1).then(users => {"),
        ("sql", "SELECT nme FROM users;", "SELECT name FROM users WHERE id = 1;"),
        ("bash", "cat f.txt | grep -x a", "grep -xi a f.txt"),
        ("bash", "ps aux | grep python", "pgrep -f python"),
        ("bash", "for f in $(ls *.txt); do", "for f in *.txt; do"),
    ],
)
def test_a_new_form_of_all_of_a_line_takes_its_place(language: str, old: str, new: str) -> None:
    assert not is_line_cut(old, new, language)


def test_a_value_is_no_form_of_what_sets_it() -> None:
    assert is_line_cut("x = input() + 1", "int(input())", "python")
    assert not is_line_cut("x = input() + 1", "x = int(input()) + 1", "python")
    assert not is_line_cut("<center><b>x</b></center>", "<b>x</b>", "html")


def test_a_line_that_begins_so_is_the_one_that_is_meant() -> None:
    assert not put_within("f(x = 4)\nx = 4", "x = 5", "python")
    assert not put_within("int total = total + x;", "total += x;", "java")

"""A check that is shown alone, where no line that failed says where: what it asks about does."""

import pytest

from bot.skills.code.debug.mends.around_error import failed_rows
from bot.skills.code.debug.mends.homes import Told
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.places.guards import guarded

LENGTH = """class Main {
    static int len(String s, int max) {
        if (max < 0) {
            return -1;
        }
        return Math.min(s.length(), max);
    }
    public static void main(String[] args) {
        System.out.println(len(null, 2));
    }
}"""
MEAN = """func mean(xs []int, scale int) int {
	if scale <= 0 {
		return -1
	}
	sum := 0
	for _, x := range xs {
		sum += x
	}
	return sum / len(xs)
}"""
TAKE = """func (a *Account) Take(n int) int {
	if n < 0 {
		return a.balance
	}
	return a.balance - n
}

func main() {
	var a *Account
	fmt.Println(a.Take(5))
}"""
PARSE = """def parse(text):
    if not text:
        return None
    key, value = text.split("=")
    return key, value

print(parse(input()))"""
ROUTE = """app.get('/users/:id', async (req, res) => {
  const id = Number(req.params.id);
  if (Number.isNaN(id)) {
    return res.status(400).end();
  }
  const user = await db.find(id);
  log('found');
  res.json({ name: user.name });
});"""
AGES = """def show(users):
    for user in users:
        print("one")
        print(user["age"])

show(load())"""
NO_TEXT = 'if text is None:\n    return ""'
NO_USER = "if (!user) {\n  return res.status(404).end();\n}"


@pytest.mark.parametrize(
    ("source", "shown", "below"),
    [
        (LENGTH, "if (s == null) {\n    return 0;\n}", "        return Math.min"),
        (MEAN, "if len(xs) == 0 {\n\treturn 0\n}", "\tfor _, x"),
        (TAKE, "if a == nil {\n\treturn 0\n}", "\tif n < 0"),
        (PARSE, 'if "=" not in text:\n    return None', "    key, value"),
        (PARSE.replace("not text", 'text == "x"'), NO_TEXT, "    if text =="),
        (ROUTE, NO_USER, "  res.json"),
        (ROUTE.replace("'found'", "'user'"), NO_USER, "  res.json"),
        (AGES, 'if "age" not in user:\n    continue', '        print(user["age"])'),
    ],
)
def test_a_check_goes_above_the_first_that_uses_what_it_asks_about(
    source: str, shown: str, below: str
) -> None:
    found = guarded(source, shown, [], is_open=True)
    assert found is not None
    depth = below[: len(below) - len(below.lstrip())]
    own = "\n".join(f"{depth}{row}" for row in shown.split("\n"))
    assert found.whole == source.replace(below, f"{own}\n{below}", 1)


@pytest.mark.parametrize(
    ("source", "shown", "failed"),
    [
        (f"{PARSE}\n\n{PARSE.replace('parse', 'again')}", 'if "=" not in text:\n    return 0', []),
        (ROUTE.replace("log('found')", "user = first(user)"), NO_USER, []),
        (ROUTE.replace("  const user", "  if (id) user"), NO_USER, []),
        (ROUTE.replace("const user = await db", "const one = await db"), NO_USER, []),
        (PARSE, 'if "=" not in text:\n    return None', [6]),
        (PARSE, "if not text.strip() or not text:\n    return None", []),
        (ROUTE, "if (!this.db) {\n  return;\n}", []),
        (AGES, 'if "age" not in user:\n    return', []),
    ],
)
def test_a_check_that_may_belong_elsewhere_has_no_place(
    source: str, shown: str, failed: list[int]
) -> None:
    assert guarded(source, shown, failed, is_open=True) is None


def test_a_check_is_shown_with_the_line_that_failed_as_it_is_changed() -> None:
    source = "function city(user) {\n  if (user === null) return '';\n  return user.home!.city;\n}"
    shown = "if (!user.home) {\n  return '';\n}\nreturn user.home.city;"
    assert guarded(source, shown, []) is None
    found = guarded(source, shown, [2])
    assert found is not None
    own = "\n".join(f"  {row}" for row in shown.split("\n"))
    assert found.whole == source.replace("  return user.home!.city;", own)


@pytest.mark.parametrize(("column", "lines"), [(24, [7]), (26, [7]), (2, [7])])
def test_the_only_line_that_reads_what_could_not_be_read_is_the_one(
    column: int, lines: list[int]
) -> None:
    error = "TypeError: Cannot read properties of null (reading 'name')\n    at server.js:8:"
    file = Block("javascript", ROUTE)
    assert failed_rows(file, Told(f"{error}{column}"), [file]) == lines

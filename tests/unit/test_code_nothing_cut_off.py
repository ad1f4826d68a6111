"""What a part of an answer does not show is never cut off beside the lines that it does."""

from textwrap import indent

import pytest

from bot.skills.code.debug.mends.homes import Told
from bot.skills.code.debug.mends.ways import ways_of
from bot.skills.code.pasted.messages.blocks import Block

AVERAGE = """\
function average(numbers) {
  let sum = 0;
  for (const n of numbers) {
    sum += n;
  }
  return sum / numbers.length;
}
console.log(average([]));"""
SALES = """\
static class Sales
{
    static double Average(List<int> numbers)
    {
        int sum = 0;
        foreach (int n in numbers)
        {
            sum += n;
        }
        return sum / numbers.Count;
    }

    static void Main()
    {
        Console.WriteLine(Average(new List<int>()));
    }
}"""
FIB = """\
fun fib(n: Int): Int {
    if (n == 0) {
        return 0
    }
    return fib(n - 1) + fib(n - 2)
}

fun main() {
    println(fib(5))
}"""
QUERY = """\
<?php
$sql = "SELECT * FROM products WHERE id = $id";
$result = $conn->query($sql);
while ($row = $result->fetch_assoc()) {
    echo $row["name"];
}
$conn->close();"""
WORDS = """\
int count_words(const char *s) {
    int count = 0;
    int in_word = 0;
    for (int i = 0; i < strlen(s); i++) {
        in_word = s[i] != ' ';
        count += in_word;
    }
    return count;
}"""
NODES = """\
void push(int value)
{
    struct Node *n = malloc(sizeof(struct Node));
    n->value = value;
    n->next = head;
    head = n;
}

void show()
{
    while (head != NULL)
    {
        printf("%d ", head->value);
        head = head->next;
    }
}"""
CHECKS = {
    "c": "if (x == NULL) {\n    return 1;\n}",
    "javascript": "if (!x) {\n  return null;\n}",
    "csharp": "if (x == null) {\n    return;\n}",
}


async def come_to(language: str, source: str, shown: str) -> list[str]:
    ways = await ways_of([Block(language, shown)], Block(language, source), None, Told(""))
    return [way.files[0].code for way in ways]


@pytest.mark.parametrize(
    ("language", "source"), [("javascript", AVERAGE), ("csharp", SALES), ("c", NODES)]
)
@pytest.mark.parametrize("is_above", [True, False], ids=["check above", "check below"])
async def test_a_check_beside_any_line_costs_no_other(
    language: str, source: str, is_above: bool
) -> None:
    rows = source.split("\n")
    for line in [row.strip() for row in rows if row[:1].isspace() and row.endswith(";")]:
        both = [CHECKS[language], line] if is_above else [line, CHECKS[language]]
        for whole in await come_to(language, source, "\n".join(both)):
            assert [row for row in rows if row not in whole.split("\n")] == []


@pytest.mark.parametrize(
    ("language", "source", "shown"),
    [
        ("c", WORDS, "int len = strlen(s);\nfor (int i = 0; i < len; i++) {"),
        (
            "yaml", 'web:\n  image: nginx\n   ports:\n    - "80:80"\n    - "90:90"',
            'ports:\n  - "80:80"\n  - "70:70"\n  - "90:90"',
        ),
    ],
)  # fmt: skip
async def test_where_something_would_be_it_has_no_place(
    language: str, source: str, shown: str
) -> None:
    assert await come_to(language, source, shown) == []


async def test_the_beginning_of_a_function_leaves_the_rest_of_it() -> None:
    check = "  if (numbers.length === 0) {\n    return 0;\n  }\n  let sum = 0;"
    head = "function average(numbers) {\n"
    (whole,) = await come_to("javascript", AVERAGE, f"{head}{check}")
    assert whole == AVERAGE.replace("  let sum = 0;", check)


async def test_lines_of_another_kind_take_the_place_of_those_alone() -> None:
    shown = (
        '$stmt = $conn->prepare("SELECT * FROM products WHERE id = ?");\n'
        '$stmt->bind_param("i", $id);\n$stmt->execute();\n$result = $stmt->get_result();'
    )
    (whole,) = await come_to("php", QUERY, shown)
    old = QUERY[QUERY.index("$sql") : QUERY.index("\nwhile")]
    assert whole == QUERY.replace(old, shown)


async def test_a_second_check_below_the_first_leaves_what_is_below() -> None:
    one, two = (f"if (n == {each}) {{\n    return {each}\n}}" for each in (0, 1))
    (whole,) = await come_to("kotlin", FIB, f"{one}\n{two}")
    assert whole == FIB.replace(indent(one, "    "), indent(f"{one}\n{two}", "    "))


async def test_a_remark_above_a_mended_line_takes_the_place_of_nothing() -> None:
    head = "for (const n of numbers.slice(1)) {"
    (whole,) = await come_to("javascript", AVERAGE, f"// leave out the first of them\n{head}")
    assert whole == AVERAGE.replace("for (const n of numbers) {", head)

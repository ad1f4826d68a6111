"""In which language something is: as names of files, fences and words tell it."""

import pytest

from bot.skills.code.languages import named_language
from bot.skills.code.pasted.languages.naming import name_of_tests
from bot.skills.code.targets import target_in
from tests.unit.coders import Desk

UNREAD = "not checked: I have no parser for it"


@pytest.mark.parametrize(
    ("wish", "language"),
    [
        ("write a Lua function that adds", "lua"),
        ("write an R function that adds", "r"),
        ("write a function in R.", "r"),
        ("sort a list in dart", "dart"),
        ("a VBA macro that deletes rows", "vba"),
        ("an objective-c method that adds", "objectivec"),
        ("a script in Visual Basic", "vbnet"),
        ("write a Google Apps Script that sends mail", "javascript"),
        ("a circuit with R and C parts", ""),
        ("write a Pascal triangle program", ""),
        ("a python function for an arduino", "python"),
        ("a query that counts the orders", ""),
    ],
)
def test_a_language_is_known_by_its_name_also_where_it_has_no_parser(
    wish: str, language: str
) -> None:
    assert named_language(wish) == language


def test_a_language_of_two_words_is_translated_to() -> None:
    assert target_in("visual basic\n```py\nx\n```") == ("vbnet", "\n```py\nx\n```")


@pytest.mark.parametrize(
    ("tested", "language", "name"),
    [
        ("mean.py", "python", "test_mean.py"),
        ("calc.go", "go", "calc_test.go"),
        ("App.tsx", "typescript", "App.test.tsx"),
        ("Calc.java", "java", "CalcTest.java"),
        ("Makefile", "makefile", "test_Makefile"),
    ],
)
def test_tests_are_called_so_that_they_are_found(tested: str, language: str, name: str) -> None:
    assert name_of_tests("", language, tested) == name
    assert name_of_tests("class CalcTests {\n}", "java", "Calc.java") == "CalcTests.java"


@pytest.mark.parametrize(
    ("wish", "answer", "told"),
    [
        ("write a query that counts the orders", "```sql\nSELECT COUNT(*) FROM a\n```", UNREAD),
        ("write a regex that matches digits", "```regex\n^\\d+$\n```", UNREAD),
        ("write a regex that matches digits", "```\n^\\d+$\n```", UNREAD),
        ("make an app with react", "```tsx\nlet n = f<number>(0);\n```", "```typescript\n"),
        ("write a Lua function that adds", "```lua\nlocal function f() end\n```", UNREAD),
        ("write a script that lists files", "```bash\nls *.py | wc -l\n```", "simple** – parses\n"),
    ],
)
async def test_where_a_wish_names_no_language_that_of_the_answer_is_believed(
    wish: str, answer: str, told: str
) -> None:
    desk = Desk(answer, suggestions=1)
    said = (await desk.asks(wish, "suggest")).markdown
    assert told in said
    assert answer.partition("\n")[2] in said
    assert len(desk.model.asked) == 1


async def test_a_wish_that_names_a_language_is_held_to_it() -> None:
    desk = Desk("```sql\nSELECT 1 FROM a\n```", suggestions=1)
    assert "does not parse" in (await desk.asks("write a python function f that adds")).markdown

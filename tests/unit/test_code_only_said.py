"""bot.skills.code.only_said: what a model says in place of code is shown, by every task that has
code written."""

import pytest

from bot.skills.code.only_said import WITHOUT, said_instead
from tests.unit.coders import Desk, seated

JS = "```js\nfunction add(a, b) {\n  return a + b;\n}\n```"
TESTS = "```javascript\nconsole.assert(add(1, 2) === 3);\n```"
GO = "```go\npackage main\n\nfunc add(a, b int) int { return a + b }\n```"


@pytest.mark.parametrize(
    ("answers", "shows"),
    [
        (["Which function should I test?"], "Which function should I test?"),
        (["Sure!"], ""),
        (["Sure!", "**Which one?**"], "Sure!\n\n**Which one?**"),
        (["I cannot.", "No, really."], f"I cannot.\n\n{WITHOUT}"),
        (["Is it this?\n```go\nx := 1\n```"], ""),
        (["def double(x):\n    return 2 * x\n# right?"], ""),
        (["```go\nx := 1\n```", "Is that right?"], ""),
        ([""], ""),
        (["", ""], ""),
    ],
)
def test_words_are_said_in_place_of_code_where_they_ask_or_no_code_follows(
    answers: list[str], shows: str
) -> None:
    assert said_instead(*answers) == shows


@pytest.mark.parametrize(
    ("answers", "shows", "asked"),
    [
        (["Is it for Node or a browser?"], "Is it for Node or a browser?", 1),
        (["I don't know that.", "Sorry."], f"I don't know that.\n\n{WITHOUT}", 2),
        (["Sure!", "{code}"], "{code}", 2),
        (["{code}"], "{code}", 1),
    ],
)
@pytest.mark.parametrize(("command", "code"), [("tests", TESTS), ("translate go", GO)])
async def test_a_model_that_asks_back_where_it_was_to_write_tests_or_to_translate_is_heard(
    answers: list[str], shows: str, asked: int, command: str, code: str, desks: list[Desk]
) -> None:
    desk = seated(desks, *(each.format(code=code) for each in answers))
    name, _, target = command.partition(" ")
    said = (await desk.asks(f"{target}\n{JS}", name)).markdown
    assert shows.format(code=code) in said
    assert len(desk.model.asked) == asked

"""Where an answer changes how something is called, the call below it is no example of its use."""

import pytest

from bot.skills.code.debug.mended import LEFT
from bot.skills.code.debug.mends.homes import Told
from bot.skills.code.debug.mends.ways import ways_of
from bot.skills.code.pasted.messages.blocks import Block
from tests.unit.coders import Desk, seated

FETCH = 'function getUser(id) {\n  return fetch("/u/" + id).then(r => r.json());\n}'
ASYNC = "async function getUser(id) {\n  const r = await fetch(`/u/${id}`);\n  return r.json();\n}"
USER = "const user = getUser(1);\nconsole.log(user.name);"
THEN = "getUser(1).then(user => {\n  console.log(user.name);\n});"
MAIN = (
    "async function main() {\n  const user = await getUser(1);\n  console.log(user.name);\n}\n\n"
    "main();"
)
LOAD = "function load(cb) {\n  setTimeout(() => cb({ total: 3 }), 100);\n}"
LATE = "let result;\nload(r => { result = r; });\nconsole.log(result.total);"
PROMISED = (
    "function load() {\n"
    "  return new Promise(resolve => setTimeout(() => resolve({ total: 3 }), 100));\n}"
)
WAITED = "load().then(result => {\n  console.log(result.total);\n});"
DOG = (
    "class Dog {\n  constructor(name) {\n    this.name = name;\n  }\n  bark() {\n"
    '    return name + " woof";\n  }\n}'
)
BARKS = DOG.replace('name + " woof"', "`${this.name} woof`")
AREA = "function area({ w, h }) {\n  return w * h;\n}"
PLAIN = "function area(w, h) {\n  return w * h;\n}"
SWAPPED = PLAIN.replace("w * h", "h * w")
TAGS = 'const users = [{ name: "Ann" }];\n\n{}\n\nconsole.log(tagsOf(users));'
TAGS_OF = "function tagsOf(users) {\n  return users.map(u => u.tags.join());\n}"
MENDED = TAGS_OF.replace("u.tags", "(u.tags || [])")
SCORE = "score = 10\n\ndef add(n):\n    score += n\n\nadd(5)\nprint(score)"
ADDED = "def add(score, n):\n    return score + n"
TWO_SCORES = SCORE.replace("add(5)", "add(5)\nadd(7)")


async def tried(source: str, *shown: str, language: str = "javascript") -> list[str]:
    """What is tried in the place of a program, the first one first."""
    blocks, code = [Block(language, each) for each in shown], Block(language, source)
    return [way.files[0].code for way in await ways_of(blocks, code, None, Told("", ""))]


@pytest.mark.parametrize(
    ("function", "run", "mended", "call"),
    [
        (FETCH, USER, ASYNC, "getUser(1).then(user => console.log(user.name));"),
        (FETCH, USER, ASYNC, THEN),
        (FETCH, USER, ASYNC, MAIN),
        (FETCH, USER, ASYNC, f"(async () => {{\n  {USER}\n}})();"),
        (LOAD, LATE, PROMISED, WAITED),
        (DOG, 'const d = Dog("Rex");\nconsole.log(d.bark());', BARKS,
         'const dog = new Dog("Rex"); // use new\nconsole.log(dog.bark()); // "Rex woof"'),
        (DOG, "const d = Dog;\nconsole.log(d.bark());", BARKS,
         'const dog = new Dog("Rex");\nconsole.log(dog.bark());'),
        (PLAIN, "const n = area(2, 3);\nconsole.log(n);", AREA,
         "console.log(area({ w: 9, h: 9 })); // 81"),
        (PLAIN, "const n = area(2);\nconsole.log(n);", SWAPPED,
         "console.log(area(2, 2)); // 4"),
    ],
)  # fmt: skip
async def test_a_call_of_another_form_belongs_to_the_fix(
    function: str, run: str, mended: str, call: str
) -> None:
    assert await tried(f"{function}\n\n{run}", f"{mended}\n\n{call}") == [f"{mended}\n\n{call}"]


@pytest.mark.parametrize(
    ("function", "run", "mended", "call"),
    [(FETCH, USER, ASYNC, THEN), (LOAD, LATE, PROMISED, WAITED)],
)
async def test_a_call_of_another_form_in_a_block_of_its_own_belongs_to_the_fix(
    function: str, run: str, mended: str, call: str
) -> None:
    first, *_ = await tried(f"{function}\n\n{run}", mended, call)
    assert first == f"{mended}\n\n\n{call}"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (f"{FETCH}\n\nfunction show() {{\n  const user = getUser(1);\n  log(user);\n}}\n\nshow();",
         (ASYNC, THEN)),
        (f"{DOG}\n\nconst d = Dog(name);\nconsole.log(d.bark());",
         (BARKS[62:-2], 'const dog = new Dog("Rex");\nconsole.log(dog.bark());')),
    ],
)  # fmt: skip
async def test_a_call_of_another_form_without_a_place_is_not_left_out(
    source: str, shown: tuple[str, str]
) -> None:
    assert all(shown[1] in each for each in await tried(source, *shown))


@pytest.mark.parametrize(
    ("source", "shown", "whole"),
    [
        (TAGS.replace("{}", TAGS_OF, 1), f'{MENDED}\n\nconst users = [{{ name: "Eve" }}];\n'
         'console.log(tagsOf(users)); // ["", "x"]', TAGS.replace("{}", MENDED, 1)),
        (f"{FETCH}\n\nconst user = await getUser(1);", f"{ASYNC}\n\ngetUser(2).then(console.log);",
         f"{ASYNC}\n\nconst user = await getUser(1);"),
        (f"{PLAIN}\n\nconst n = 2;\nshow(area(n));", f"{SWAPPED}\n\nshow(area(3, 4));",
         f"{SWAPPED}\n\nconst n = 2;\nshow(area(n));"),
        (f'{DOG}\n\nconst d = new Dog("Rex");', f'{BARKS}\n\nnew Dog("Bo").bark(); // "Bo woof"',
         f'{BARKS}\n\nconst d = new Dog("Rex");'),
    ],
)  # fmt: skip
async def test_a_call_of_the_same_form_is_an_example(source: str, shown: str, whole: str) -> None:
    assert (await tried(source, shown))[0] == whole


async def test_an_example_that_was_left_out_is_shown(desks: list[Desk]) -> None:
    source, example = TAGS.replace("{}", TAGS_OF, 1), "console.log(tagsOf([])); // []"
    for shown in (f"{MENDED}\n\n{example}", f"{MENDED}\n```\nSo:\n```js\n{example}"):
        desk = seated(desks, f"Typo.\n```js\n{shown}\n```")
        said = (await desk.asks(f"```js\n{source}\n```", "debug")).markdown
        assert f"{LEFT}\n\n```javascript\n{example}\n```" in said


@pytest.mark.parametrize(
    ("source", "function", "calls", "old"),
    [
        (SCORE, ADDED, "score = add(score, 5)\nprint(score)", "add(5)\nprint(score)"),
        (SCORE, ADDED, "score = add(score, 5)", "add(5)"),
        (TWO_SCORES, ADDED, "score = add(score, 5)\nscore = add(score, 7)", "add(5)\nadd(7)"),
        (
            SCORE.replace("add(5)", "for i in range(3):\n    add(i)"), ADDED,
            "for i in range(3):\n    score = add(score, i)", "for i in range(3):\n    add(i)",
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("are_apart", [True, False])
async def test_a_changed_function_and_its_calls_take_the_places_of_the_old_ones(
    source: str, function: str, calls: str, old: str, are_apart: bool
) -> None:
    whole = source.replace("def add(n):\n    score += n", function).replace(old, calls)
    shown = (function, calls) if are_apart else (f"{function}\n\n{calls}",)
    first, *_ = await tried(source, *shown, language="python")
    assert first == whole


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (TWO_SCORES, (f"{ADDED}\n\nscore = add(score, 5)",)),
        (TWO_SCORES, (ADDED, "score = add(score, 5)")),
        (SCORE.replace("add(5)", "add(6)"), (ADDED, "score = add(score, 5)\nprint(score)")),
    ],
)
async def test_a_call_that_would_stay_as_it_was_beside_the_new_one_is_not_tried(
    source: str, shown: tuple[str, ...]
) -> None:
    assert await tried(source, *shown, language="python") == []


async def test_a_call_stays_where_another_way_is_the_one_that_changes_it() -> None:
    shown = "def add(n):\n    global score\n    score += n"
    ways = await tried(SCORE, shown, f"{ADDED}\n\nscore = add(score, 5)", language="python")
    assert SCORE.replace("def add(n):\n    score += n", shown) in ways


async def test_a_call_within_a_function_says_nothing_of_how_that_is_called() -> None:
    source = (
        "async def get(n):\n    return n\n\nasync def main():\n    print(get(1))\n\nrun(main())"
    )
    mended = source.replace("get(1)", "await get(1)")
    assert mended in await tried(source, "print(await get(1))", language="python")

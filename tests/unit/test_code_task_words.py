"""What ordinary words around code in a block ask for."""

import pytest

from bot.skills.code.targets import target_in
from bot.skills.code.task_words import is_only_asked, meant
from tests.sandboxes import WHOLE_PYTHON
from tests.unit.coders import Desk

WORDS = {
    "debug": (
        "this crashes",
        "does this code work?",
        "the name is not shown, why does it not work?",
        "Hi, can you check if it works?",
        "does it work correctly\nthanks",
        "is my function right?",
        "where is the problem?",
        "are there any mistakes in this code?",
        "any problems with this?",
        "do you see any issues here?",
        "name 'total' is not defined, why?",
        "what is the problem with this?",
        "it returns None, why?",
        "this code prints 0.30000000000000004, why?",
        "add(2) gives me [1, 2] but why is that?",
        "why does it return None?",
        "the result is 0, why not 1?",
        "nothing happens",
        "I click it and nothing is shown",
        "why does nothing happen?",
        "spot the mistake",
        "find all the mistakes in this program",
        "it prints [-2, 3] but should print [3]",
        "should print [3] but prints [-2, 3]",
        "it returns 5 instead of 6",
        "I get [1, 2], expected [1]",
        "expected: [3]\nactual: [-2, 3]",
        "output: 5\nexpected: 6",
        "It prints:\n[-2, 3]\nIt should print:\n[3]",
        "the result is 0 but it should be 1",
        "It prints [-2, 3]. It should print [3].",
        "it’s supposed to return True, but it returns False",
        "I want [3] but I get [-2, 3]",
        "it sorts descending but should sort ascending",
        "it skips the last one but shouldn't",
        "it crashes with IndexError: list index out of range",
        "why does this crash?",
        "why does this always break?",
        "it throws an exception",
        "it hangs",
        "this never ends",
        "it doesn't compile",
        "it won’t run",
        "this doesn’t work",
        "this does not even start",
        "what's wrong?",
        "Why do I get this traceback?",
        "can you help me debug it",
        "I get an error",
        "explain this error",
        "I need help, my test fails",
        "I need the tests to pass",
        "make the tests pass",
        "help me with my failing test",
    ),
    "explain": (
        "Explain the error handling in this code",
        "explain how errors are handled",
        "what does this do",
        "what will this print?",
        "explain why it returns None",
        "what is the problem with mutable defaults here? explain",
        "explain how does this code work",
        "how does it work?",
        "walk me through it",
        "I don’t understand this code",
    ),
    "tests": (
        "write tests for this",
        "please write me a few unit tests",
        "add a test for empty lists",
        "unit tests please",
        "tests for this?",
        "generate unit tests",
        "I need some good pytest tests",
        "can you cover this with tests?",
    ),
    "run": (
        "run this",
        "can you run this?",
        "please run the code below",
        "execute it",
        "what is the output?",
        "can you run this and tell me the result?",
        "run the code and show me what it prints",
    ),
    "review": ("review this", "code review please", "what do you think of this?"),
    "none": (
        "how do I catch the error?",
        "log it if total is not defined",
        "any issue with using eval here?",
        "any suggestions?",
        "add error handling",
        "make it raise an error for an empty list",
        "return an error code where it is empty",
        "add a docstring",
        "look over this",
        "will this work with Python 3.8?",
        "add a branch for when it doesn't start with a slash",
        "rewrite this as a list comprehension",
        "rewrite this to go faster",
        "rewrite it to go through the list once",
        "convert the loop to go backwards",
        "rewrite this to react to clicks",
        "convert this to use pathlib in python",
        "thanks, that is good",
        "does this function work recursively?",
        "will it work if xs is empty",
        "does this work for negative numbers?",
        "what is the problem with mutable defaults here?",
        "what is the problem that this solves?",
        "what is the problem being solved here?",
        "why does it work?",
        "it should print [3]",
        "make it print 5 instead of 6",
        "I want it to print 5 instead of 6",
        "it prints the sum and should also print the mean",
        "what if it returns None instead of raising?",
        "it works but should be faster",
        "it prints the lines; it should be in a class",
        "it prints what I expected",
        "it returns what it should return",
        "I want a function. It gets a list and returns the sum.",
        "this gives me a list, I want a dict of it",
        "should it return a list instead of a tuple?",
        "is it right that both share one list?",
        "is this the right way to do it?",
        "I see that they share it, but why?",
        "make sure nothing happens when the list is empty",
        "so that nothing is printed",
        "when it returns None, how do I know why it did?",
        "how can I check if it works?",
        "write a function for it and check if it works",
        "add type hints, is that ok?",
        "tell me what it prints and why",
        "show me a better way and say why",
        "go on",
    ),
}
TARGETS = {
    "convert to JS": "javascript",
    "convert it to TS please": "typescript",
    "port to Go": "go",
    "to Go please": "go",
    "in Go?": "go",
    "now the same in Rust": "rust",
    "how would this look in Rust?": "rust",
    "translate this to C++": "cpp",
    "rewrite it in c": "c",
    "rewrite this to go": "go",
    "convert it to go, please": "go",
    "convert this to go using channels": "go",
    "rewrite this to Go with channels": "go",
    "translate this to go with channels": "go",
    "rewrite it to go through the list once, in Rust": "rust",
    "convert this python code to kotlin": "kotlin",
}


@pytest.mark.parametrize(
    ("words", "kind"), [(words, kind) for kind, all_of in WORDS.items() for words in all_of]
)
def test_words_ask_for_what_they_say(words: str, kind: str) -> None:
    assert meant(words, "python") == (None if kind == "none" else kind, "")


@pytest.mark.parametrize(
    ("words", "is_so"),
    [
        ("does this code work?", True),
        ("this code prints 0.3, why?", True),
        ("where is the problem?", True),
        ("does this work? it crashes", False),
        ("why does it return None? fix it", False),
        ("spot the mistake", False),
        ("it prints 1 but should print 2", False),
        ("nothing happens", False),
        ("this is wrong", False),
        ("", False),
    ],
)
def test_who_only_asks_says_nothing_of_a_mistake(words: str, is_so: bool) -> None:
    assert is_only_asked(words) == is_so


@pytest.mark.parametrize(("words", "target"), TARGETS.items())
def test_a_language_to_go_to_is_named_in_any_of_its_names(words: str, target: str) -> None:
    assert meant(words, "python") == ("translate", target)
    assert meant(words, target)[0] is None


@pytest.mark.parametrize(
    ("argument", "target", "rest"),
    [
        ("go", "go", ""),
        ("to Go please", "go", ""),
        ("this to go", "go", ""),
        ("this code to JavaScript", "javascript", ""),
        ("from python to java", "java", ""),
        ("the following python to ruby", "ruby", ""),
        ("calc.py to go", "go", ""),
        ("Python to JavaScript:", "javascript", ""),
        ("python 3 to go, keep the names", "go", "keep the names"),
        ("this to elixir", "elixir", ""),
        ("elixir", "elixir", ""),
        ("go without a package clause", "go", "without a package clause"),
        ("rust and keep to c naming", "rust", "and keep to c naming"),
        ("go def f(): return x in y", "go", "def f(): return x in y"),
        ("print(1) to go", "go", "print(1) "),
        ("def f(): return 1", "", "def f(): return 1"),
        ("this please", "", "this please"),
        ("go\n```\nx to c\n```", "go", "\n```\nx to c\n```"),
    ],
)
def test_the_language_behind_translate_is_told_from_the_words_around_it(
    argument: str, target: str, rest: str
) -> None:
    assert target_in(argument) == (target, rest)


CODE = "```python\nxs = [1, 2]\nprint(xs[2])\n```"
SAME = "It starts at 1.\n```python\nxs = [1, 2]\nprint(xs[3])\n```\nIt now prints 2."


@pytest.mark.parametrize(
    "words",
    [
        "I get IndexError: list index out of range",
        "This code gives me: IndexError: list index out of range",
        "It says IndexError",
        "why am I getting an IndexError here?",
        "this doesn’t work",
    ],
)
async def test_a_wrong_fix_for_what_somebody_gets_is_not_shown(words: str) -> None:
    said = (await Desk(SAME).asks(f"{words}\n{CODE}")).markdown
    assert "I could not mend it" in said
    assert "It now prints 2" not in said


@pytest.mark.parametrize(
    "text",
    [
        "run this\n\nutils.py:\n{utils}\nmain.py:\n{main}",
        "run this:\n**utils.py**\n{utils}\n\nand `main.py`\n{main}\nplease",
        "utils.py\n{utils}\nFile: main.py\n{main}\nrun it",
    ],
)
async def test_code_with_names_of_files_above_it_is_run(text: str) -> None:
    blocks = {
        "utils": "```python\ndef half(x):\n    return x / 2\n```",
        "main": "```python\nfrom utils import half\n\nprint(half(84))\n```",
    }
    desk = Desk("never asked", backend=WHOLE_PYTHON[0])
    said = (await desk.asks(text.format(**blocks))).markdown
    await desk.close()
    assert "I run `main.py`, with `utils.py` beside it." in said
    assert "42.0" in said
    assert desk.model.asked == []


async def test_code_that_somebody_asks_to_be_run_is_run() -> None:
    desk = Desk("never asked")
    for words in ("run this", "what is the output?"):
        said = await desk.asks(f"{words}\n```\nKeyError: 1\n```\n```python\nprint(6 * 7)\n```")
        assert "```\n42\n```" in said.markdown
    assert desk.model.asked == []

"""Code in messages: found whole, and shown so that nothing in it can end its block."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ports import Outcome
from bot.skills.code.checks.running import told
from bot.skills.code.pasted.messages.blocks import (
    Block,
    closed,
    code_in,
    fenced,
    find_blocks,
    plain_output,
    without_blocks,
)
from bot.skills.code.pasted.messages.pieces import pasted
from bot.skills.code.pasted.messages.untold import in_their_languages


def test_blocks_are_found_with_their_language() -> None:
    text = "See:\n```py\nprint(1)\n```\nand\n~~~JS\nlet a = 1\n~~~\nend"
    assert find_blocks(text) == (Block("python", "print(1)"), Block("javascript", "let a = 1"))
    assert without_blocks(text) == "See:\n\n\nand\n\n\nend"


@pytest.mark.parametrize("piece", ["~", "`", "```\n", "~~~ ", "\n", "   "])
def test_looking_for_blocks_in_two_million_characters_of_the_same_ends(piece: str) -> None:
    text = (piece * 2_000_000)[:2_000_000]
    assert len(without_blocks(text)) <= len(text)


def test_a_block_that_is_not_closed_goes_to_the_end() -> None:
    assert find_blocks("```python\nx = 1\ny = 2") == (Block("python", "x = 1\ny = 2"),)


def test_a_block_that_is_quoted_is_found_where_none_is_the_persons_own() -> None:
    quoted = "explain this\n\nForwarded:\n> look:\n> ```py\n> def f():\n>     return 1\n> ```"
    assert find_blocks(quoted) == (Block("python", "def f():\n    return 1"),)
    assert without_blocks(quoted).startswith("explain this")
    assert find_blocks(f"```\nx = 1\n```\n{quoted}") == (Block("", "x = 1"),)
    assert without_blocks("> only words") == "> only words"


def test_code_without_a_fence_is_all_of_the_text() -> None:
    assert code_in("print(6 * 7)") == Block("", "print(6 * 7)")
    assert code_in("`print(1)`") == Block("", "print(1)")
    assert code_in("```print(1)```") == Block("", "print(1)")
    assert code_in("``print(1)``") == Block("", "print(1)")
    assert code_in("`a = 1`\n`print(a)`") == Block("", "a = 1\nprint(a)")
    assert code_in("  ") is None
    assert code_in(">>> 1 + 1\n2") == Block("", "1 + 1")


@given(st.text(alphabet="`~ab\n ", min_size=1))
def test_what_is_fenced_is_found_again(code: str) -> None:
    code = code.strip("\n").rstrip() or "x"
    (block,) = find_blocks(fenced(code, "python"))
    assert block.code.strip() == code.strip()


@given(st.text())
def test_any_text_is_taken(text: str) -> None:
    find_blocks(text)
    code_in(text)
    assert "\x1b" not in plain_output(text)


def test_a_long_output_is_shown_by_its_beginning_and_a_long_error_by_its_end() -> None:
    said = told(Outcome("failed", "a" * 9000, "b" * 9000 + "\nValueError: x", 1, 0.1), "")
    assert "6,500 more characters" in said
    assert "ValueError: x" in said
    assert len(said) < 4200


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("c.yml\n```yaml\na: 1\n```", "yaml", "c.yml"),
        ("c.yml\n```yml\na: 1\n```", "yaml", "c.yml"),
        ("My `sales.csv`:\n```csv\nid,total\n```", "csv", "sales.csv"),
        ("sales.csv\n```\nid,total\n```", "csv", "sales.csv"),
        ("**notes.txt**\n```txt\nhi\n```", "text", "notes.txt"),
        ("c.yaml:\n```\na: 1\n```", "yaml", "c.yaml"),
        ("load.py reads sales.csv:\n```python\nx = 1\n```", "python", "load.py"),
        ("load.py reads sales.csv:\n```csv\nid\n```", "csv", "sales.csv"),
        ("load.py reads sales.csv:\n```\nid\n```", "", ""),
        ("sales.csv holds\n```\nid\n```", "", ""),
        ("```\n# sales.csv\nprint(1)\n```", "", ""),
        ("```python\n# sales.csv\nprint(1)\n```", "python", ""),
        ("```lua main.lua\nlocal x = 1\n```", "lua", "main.lua"),
        ("App.vue:\n```\n<template></template>\n```", "vue", "App.vue"),
        (
            "schema.sql\n```\n-- find\nWITH a AS (SELECT 1) SELECT * FROM a\n```",
            "sql",
            "schema.sql",
        ),
        ("```dockerfile Dockerfile\nFROM x\n```", "dockerfile", "Dockerfile"),
        ("a.py and b.py\n```python\nx = 1\n```", "python", ""),
        ("```ipython\nprint(1)\n```", "python", ""),
    ],
)
def test_a_block_is_called_by_the_name_of_its_file(text: str, language: str, name: str) -> None:
    (block,) = find_blocks(text)
    assert (block.language, block.name) == (language, name)


TITLED = (
    'def f(x):\n    """Give it back.\n\n    Usage\n    ~~~~~\n    f(1)\n\n    Errors\n    ~~~~~~\n'
    '    None.\n    """\n    return x'
)


@pytest.mark.parametrize(
    "text",
    [
        TITLED,
        '"""Tools\n~~~~~~~~\n"""\nx = 1',
        "/*\n Tools\n ~~~~~\n*/\nint x = 1;",
        "<!--\nTools\n~~~~~\n-->\n<p>a</p>",
        "    get(a)[1]\n    ~~~~~~^^^\nKeyError: 1",
        "a.c:1:9: error: invalid operands\n   f(x) + g\n   ~~~~ ^ ~",
    ],
)
def test_tildes_below_a_title_or_beside_the_place_of_an_error_begin_no_block(text: str) -> None:
    assert find_blocks(text) == ()
    assert without_blocks(text) == text.strip()
    assert find_blocks(f"See:\n```python\n{text}\n```\nend")[0].code == text.rstrip("\n")
    assert find_blocks(f"{text}\n\nwhy?\n```python\nx = 1\n```")[0].code == "x = 1"
    assert closed(text) == f"{text.rstrip()}\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("why?\n~~~~\nx = 1\n~~~~", "x = 1"),
        ("Code:\n~~~~~~~~\nx = 1\n~~~~~~~~", "x = 1"),
        ("What does ''' do?\n~~~\nx = 1\n~~~", "x = 1"),
        ('What is """\n~~~python\nx = 1\n~~~', "x = 1"),
        ('What is """\n\n~~~~\nx = 1\n~~~~', "x = 1"),
        ('~~~~\n"""\nA\n~~~\n"""\n~~~~', '"""\nA\n~~~\n"""'),
        ("> why?\n> ~~~~\n> x = 1\n> ~~~~", "x = 1"),
    ],
)
def test_other_tildes_begin_one(text: str, code: str) -> None:
    assert [each.code for each in find_blocks(text)] == [code]


async def test_code_with_titles_in_its_docstring_is_looked_at_whole() -> None:
    found = await in_their_languages(pasted(f"what does this do?\n\n{TITLED}"))
    assert found.code is not None
    assert found.code.code == TITLED

"""Code that comes as a file is looked at like code that was pasted."""

from dataclasses import replace

import pytest

from bot.conversation import Turn
from bot.messages import Attachment
from bot.skills.code.pasted.messages.attached import read_with_files, unread, with_files
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.signs import matches
from bot.tools.source.reading import read
from bot.turn.asked import text_and_names
from tests.unit.coders import Desk
from tests.unit.speakers import conversation, message

CODE = "def mean(xs):\n    return sum(xs) / len(x)\n"
LOG = (
    '12:00 started\nTraceback (most recent call last):\n  File "a.py", line 4\n'
    "NameError: name 'x' is not defined"
)


def file(name: str, content: str = CODE, problem: str = "") -> Attachment:
    return Attachment("1", name, "text/plain", len(content), content, problem=problem)


@pytest.mark.parametrize(
    ("name", "language"),
    [("a.py", "python"), ("a.TSX", "typescript"), ("x.h", "c"), ("notes.txt", "python")],
)
def test_the_language_is_that_of_the_name_else_it_is_guessed(name: str, language: str) -> None:
    code = read_with_files("", [file(name)]).code
    assert code is not None
    assert (code.language, code.code) == (language, CODE.rstrip())


@pytest.mark.parametrize(
    ("name", "content", "language"),
    [
        ("docker-compose.yml", "services:\n  web:\n    image: nginx", "yaml"),
        ("template.yaml", "a: !Ref b\n---\nc: 1", "yaml"),
        ("Dockerfile", "FROM python:3.12", "dockerfile"),
        ("Dockerfile.dev", "FROM python:3.12", "dockerfile"),
        ("Makefile", "all:\n\tgcc a.c", "makefile"),
        ("nginx.conf", "server {\n  listen 80;\n}", "nginx"),
        ("a.lua", "local x = 1", "lua"),
        ("App.vue", "<script setup>\nlet n = 0\n</script>", "vue"),
        ("list.h", "#pragma once\ntemplate <typename T>\nclass List {};", "cpp"),
        ("pyproject.toml", '[project]\nname = "x"', "toml"),
        ("requirements-dev.txt", "requests==2.0\nflask", "text"),
        ("data.csv", "name,age\nAnn,5", "csv"),
        ("notes.md", "# Notes\n\n- a", "markdown"),
        ("server.conf", "listen = 80", "text"),
        (".env", "KEY=1", "properties"),
    ],
)
async def test_a_file_in_a_language_without_a_parser_is_never_called_wrong_python(
    name: str, content: str, language: str
) -> None:
    code = read_with_files("", [file(name, content)]).code
    assert code is not None
    assert (code.language, code.is_guessed) == (language, False)
    assert not (await read(code.code, language)).is_known


async def test_a_file_of_settings_is_not_run_in_place_of_the_program() -> None:
    files = [file("settings.toml", "[a]\nx = 1"), file("main.py", "print(6 * 7)")]
    assert "42" in (await Desk().asks("", "run", files=files)).markdown


async def test_a_mend_of_a_file_without_a_parser_is_a_patch_that_says_that_it_is_not_checked() -> (
    None
):
    desk = Desk("```dockerfile\nFROM python:3.12\nRUN pip install x\n```")
    broken = file("Dockerfile", "FROM python:3.12\nRUN pip instal x\n")
    said = await desk.asks("fix this", files=[broken])
    assert "not checked: I have no parser for it" in said.markdown
    assert [each.name for each in said.extras.files] == ["Dockerfile", "Dockerfile.patch"]
    assert len(desk.model.asked) == 1


def test_of_a_log_the_traceback_is_the_error() -> None:
    given = read_with_files("mend it", [file("run.log", LOG), file("mean.py")])
    assert given.error == LOG.removeprefix("12:00 started\n")
    assert (given.file, given.words) == ("mean.py", "mend it")


def test_a_file_that_holds_fences_stays_one_block() -> None:
    text = "a = 1\n```\nb = 2\n```\nc = 3"
    assert read_with_files("", [file("a.py", text)]).code == Block("python", text, "a.py")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.py", "passwd.py"),
        ("a`b c.py", "a_b_c.py"),
        ("..", "code.txt"),
        (".env", "env"),
    ],
)
def test_a_name_is_safe_in_a_patch_and_in_a_code_span(name: str, shown: str) -> None:
    assert read_with_files("", [file(name)]).file == shown


def test_a_file_of_code_calls_for_the_skill_and_a_letter_does_not() -> None:
    assert matches(text_and_names([message("look", files=[file("a.go")])]))
    assert matches(text_and_names([message("", files=[file("fix.patch")])]))
    assert not matches(text_and_names([message("look", files=[file("letter.txt")])]))
    assert not matches("the attached: a.go")


def test_what_cannot_be_read_is_named_with_its_reason() -> None:
    assert unread([file("a.py", "", "it is too large")]).endswith("(a.py: it is too large).")
    assert unread([file("a.py")]) == with_files("", []) == ""


async def test_a_file_that_was_cut_is_reviewed_as_far_as_it_goes_and_not_mended() -> None:
    long = replace(file("mean.py"), left_out_chars=9)
    desk = Desk("2: no such name")
    said = (await desk.asks("", "review", files=[long, file("other.py")])).markdown
    assert "I have not read its last part" in said
    assert "I look at `mean.py` alone; send the others one by one." in said
    assert "**mean.py:2**" in said
    assert "too long" in (await desk.asks("", "debug", files=[long])).markdown


async def test_a_command_with_a_file_that_cannot_be_read_says_why() -> None:
    desk = Desk("x")
    said = (await desk.asks("", "tests", files=[file("a.py", "", "it is gone")])).markdown
    assert "a.py: it is gone" in said


@pytest.mark.parametrize("command", ["debug", "tests", "translate", "review"])
async def test_of_several_files_it_is_said_which_one_is_looked_at(command: str) -> None:
    said = (
        await Desk("x").asks(
            "go" if command == "translate" else "", command, files=[file("a.py"), file("b.py")]
        )
    ).markdown
    assert "I look at `a.py` alone; send the others one by one." in said
    both = (await Desk("x").asks("", "debug", files=[file("run.log", LOG), file("a.py")])).markdown
    assert "alone" not in both


async def test_an_attached_program_is_run() -> None:
    assert "42" in (await Desk("x").asks("", "run", files=[file("a.py", "print(6 * 7)")])).markdown


async def test_the_texts_that_were_sent_with_a_program_lie_there() -> None:
    code = "import os\nfor a in 'ab':\n    print(a, open(f'{a}.csv').read())\nprint(os.listdir())"
    sent = [("app.py", code), ("a.csv", "1"), ("b.csv", "2")]
    reply = (await Desk().asks("", "run", files=[file(*each) for each in sent])).markdown
    assert "I run `app.py`, with `a.csv` and `b.csv` beside it." in reply
    assert "a 1\nb 2" in reply
    pasted = "\n".join(f"{name}:\n```\n{text}\n```" for name, text in sent)
    assert (await Desk().asks(pasted, "run")).markdown.count("b 2") == 1


async def test_of_a_long_program_all_is_run_or_nothing() -> None:
    desk = Desk("x")
    whole = await desk.blobs.put(b"n = 1\nprint(n + 41)")
    long = replace(file("a.py", "n = 1"), whole=whole, left_out_chars=14)
    assert "42" in (await desk.asks("", "run", files=[long])).markdown
    gone = replace(long, whole="gone")
    assert "a.py is long" in (await desk.asks("", "run", files=[gone])).markdown


async def test_where_a_file_cannot_be_read_nothing_else_is_run() -> None:
    desk = Desk("x")
    shown = conversation(Turn("t0", 0.0, "go on", "```python\nprint('shown before')\n```", "code"))
    empty = file("a.py", "", "it is empty")
    said = (await desk.asks("", "run", past=shown, files=[empty])).markdown
    assert "a.py: it is empty" in said
    assert "shown before" not in said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("util.py", "\n7\n"),
        ("`b.js`", "javascript"),
        ("c.py", "do not have `c.py`"),
    ],
)
async def test_a_file_that_is_named_to_be_run_is_run(name: str, said: str) -> None:
    files = [file("main.py", "import util"), file("util.py", "print(7)"), file("b.js", "let a")]
    assert said in (await Desk("x").asks(name, "run", files=files)).markdown

"""Showing a growing reply in a terminal and in a pipe."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from adapters.console.replies import Replies
from adapters.console.screen import PlainScreen, RichScreen, last_block_start, tail
from adapters.live_events import Shown, edit

pieces = st.lists(
    st.sampled_from(["word ", "\n", "\n\n", "- item\n", "```py\n", "```\n", "# Title\n", "é🜁 "])
)


@given(pieces, pieces)
def test_what_is_printed_for_good_is_not_changed_by_what_comes(
    before: list[str], after: list[str]
) -> None:
    text, longer = "".join(before), "".join(before + after)
    assert last_block_start(text) <= last_block_start(longer)


def test_only_the_last_block_may_still_change() -> None:
    assert last_block_start("One.\n\nTwo.\n\n- a\n- b") == len("One.\n\nTwo.\n\n")
    assert last_block_start("```\nopen\n\nstill open") == 0


def test_a_long_code_block_shows_its_end_while_it_grows() -> None:
    code = "```py\n" + "\n".join(f"line {number}" for number in range(50))
    assert tail(code, 4).split("\n") == ["```py", "line 47", "line 48", "line 49"]


@given(st.lists(st.text(), min_size=1))
def test_a_pipe_gets_a_growing_reply_once(parts: list[str]) -> None:
    output = io.StringIO()
    screen = PlainScreen(output)
    text = ""
    for index, part in enumerate(parts):
        text += part
        screen.show(text, is_final=index == len(parts) - 1)
    assert output.getvalue() == text + "\n"


def test_a_pipe_gets_a_changed_reply_whole() -> None:
    output = io.StringIO()
    screen = PlainScreen(output)
    screen.show("Helo", is_final=False)
    screen.show("Hello!", is_final=False)
    screen.show("Hello!", is_final=True)
    assert output.getvalue() == "Helo\n\nHello!\n"


@pytest.mark.parametrize("step", [1, 3, 7, 1000])
def test_a_terminal_shows_each_paragraph_once(step: int) -> None:
    text = "First thing.\n\n```python\nprint('second')\n```\n\n- third\n- fourth\n\nFifth."
    output = io.StringIO()
    screen = RichScreen(Console(file=output, width=60, height=20))
    for end in range(step, len(text), step):
        screen.show(text[:end], is_final=False)
    screen.show(text, is_final=True)
    shown = output.getvalue()
    for word in ("First thing.", "print('second')", "third", "fourth", "Fifth."):
        assert shown.count(word) == 1


def test_a_terminal_shows_what_is_being_done_below_the_text_that_stands() -> None:
    output = io.StringIO()
    screen = RichScreen(Console(file=output, width=60, height=20, force_terminal=True))
    screen.show("Half said", is_final=False)
    output.truncate(output.seek(0))
    screen.show_status("Still waiting")
    screen.end()
    half, waiting = (output.getvalue().rfind(each) for each in ("Half said", "Still waiting"))
    assert 0 <= half < waiting


async def test_a_reply_that_comes_again_after_its_end_is_shown_once() -> None:
    output = io.StringIO()
    replies = Replies(PlainScreen(output))
    replies.put(Shown("r1", 0, "You said: one", is_final=True, is_new=True, in_reply_to="m1"))
    await replies.show_until_answered("m1")
    # Redis went away before the commit: the turn goes on, and shows what it does not know of.
    replies.put(edit("r1", None, "You said: one", is_final=True))
    replies.put(Shown("r2", 0, "You said: two", is_final=True, is_new=True, in_reply_to="m2"))
    await replies.show_until_answered("m2")
    assert output.getvalue() == "You said: one\nYou said: two\n"


async def test_a_late_answer_to_an_earlier_message_is_shown_before_the_next() -> None:
    output = io.StringIO()
    replies = Replies(PlainScreen(output))
    replies.put(Shown("r1", 0, "late", is_final=True, is_new=True, in_reply_to="m1"))
    replies.put(Shown("r2", 0, "in time", is_final=True, is_new=True, in_reply_to="m2"))
    await replies.show_until_answered("m2")
    assert output.getvalue() == "late\nin time\n"


@pytest.mark.parametrize(("is_terminal", "also"), [(True, "half said and whole\n"), (False, "")])
async def test_what_was_half_said_before_is_shown_whole_on_a_terminal_and_not_in_a_second_pipe(
    is_terminal: bool, also: str
) -> None:
    output = io.StringIO()
    before = [
        Shown("r1", 0, "whole", is_final=True, is_new=True, in_reply_to="m1"),
        Shown("r2", 0, "half ", is_new=True, in_reply_to="m2"),
    ]
    replies = Replies(PlainScreen(output), before, is_terminal=is_terminal)
    replies.put(edit("r1", None, "whole", is_final=True))
    replies.put(edit("r2", "half ", "half said", is_final=False))
    replies.put(edit("r2", None, "half said and whole", is_final=True))
    replies.put(Shown("r3", 0, "next", is_final=True, is_new=True, in_reply_to="m3"))
    await replies.show_until_answered("m3")
    assert output.getvalue() == f"{also}next\n"

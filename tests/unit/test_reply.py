"""The reply: it only ever grows at its end, and its reader wakes when there is something to see."""

import asyncio
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reply import Notice, Reply, ReplyPart, Run, Status, TextDelta, join_runs, open_fence

PIECES = st.text(st.sampled_from("ab \n`~_"), max_size=8) | st.sampled_from(
    ["```", "```python\n", "\n```\n", "~~~\n", "    ```\n"]
)
PARTS = st.lists(
    st.builds(TextDelta, PIECES) | st.builds(Notice, PIECES) | st.builds(Status, st.text()),
    max_size=12,
)


def reply_of(*parts: ReplyPart) -> Reply:
    reply = Reply()
    for part in parts:
        reply.add(part)
    return reply


@given(PARTS)
def test_the_document_only_ever_grows_at_its_end(parts: list[ReplyPart]) -> None:
    reply = Reply()
    before = ""
    for part in parts:
        reply.add(part)
        assert reply.markdown.startswith(before)
        before = reply.markdown


@given(PARTS)
def test_what_was_said_is_all_text_and_no_notice(parts: list[ReplyPart]) -> None:
    said = "".join(part.text for part in parts if isinstance(part, TextDelta))
    assert reply_of(*parts).said == said


@given(PARTS)
def test_neighbouring_text_is_one_run_and_none_is_empty(parts: list[ReplyPart]) -> None:
    runs = reply_of(*parts).runs
    assert all(run.text for run in runs)
    assert all("notice" in (one.kind, two.kind) for one, two in pairwise(runs))


@given(PARTS, PARTS)
def test_a_reply_that_goes_on_elsewhere_is_the_same_document(
    first: list[ReplyPart], rest: list[ReplyPart]
) -> None:
    elsewhere = Reply(reply_of(*first).runs)
    for part in rest:
        elsewhere.add(part)
    whole = reply_of(*first, *rest)
    assert elsewhere.runs == whole.runs
    assert elsewhere.markdown == whole.markdown == join_runs(whole.runs)


@given(st.lists(PIECES, max_size=6))
def test_a_notice_never_stands_in_a_code_block(pieces: list[str]) -> None:
    reply = reply_of(*map(TextDelta, pieces), Notice("Another model goes on."))
    before, _, after = reply.markdown.rpartition("_Another model goes on._")
    assert open_fence(before) is None
    assert before == "" or before.endswith("\n\n")
    assert after == "\n\n"


def test_code_goes_on_as_code_after_a_notice() -> None:
    reply = reply_of(
        TextDelta("Look:\n```python\nx = 1\ny"),
        Notice("Another model goes on."),
        Notice("Really."),
        TextDelta(" = 2\n```\nDone."),
    )
    assert reply.markdown == (
        "Look:\n```python\nx = 1\ny\n```\n\n_Another model goes on._\n\n_Really._\n\n"
        "```python\n = 2\n```\nDone."
    )
    assert open_fence(reply.markdown) is None


@pytest.mark.parametrize(
    ("text", "markers"),
    [
        ("", None),
        ("a ``` b", None),
        ("```py\nx", "```"),
        ("```py\nx\n```", None),
        ("````\n```\n", "````"),
        ("````\n```\n`````", None),
        ("```\n~~~\n", "```"),
        ("~~~ a`b\n", "~~~"),
        ("```not `a fence\n", None),
        ("1. so\n   ```sh\n   ls", "   ```"),
        ("```\n```js\n", "```"),
    ],
)
def test_an_open_fence_is_told_from_a_closed_one(text: str, markers: str | None) -> None:
    fence = open_fence(text)
    assert (fence.markers if fence else None) == markers


def test_there_is_nothing_to_show_until_there_is_text() -> None:
    assert not reply_of(Status("thinking"), TextDelta("")).has_text
    assert reply_of(TextDelta(""), TextDelta("a")).has_text
    assert reply_of(Notice("a")).has_text
    assert Reply([Run("said", "a")]).has_text


def test_an_empty_notice_shows_nothing() -> None:
    reply = reply_of(TextDelta("Yes."), Notice("  "))
    assert reply.markdown == "Yes."


def test_a_status_is_replaced_by_the_next_and_goes_when_text_comes() -> None:
    reply = reply_of(Status("looking"), Status("thinking"))
    assert reply.status == "thinking"
    reply.add(TextDelta("Yes"))
    assert reply.status == ""
    assert reply.markdown == "Yes"


@pytest.mark.parametrize("part", [TextDelta("a"), Notice("a"), Status("a"), None])
async def test_a_waiting_reader_wakes_for_every_part_and_for_the_end(
    part: ReplyPart | None,
) -> None:
    reply = Reply()
    reader = asyncio.create_task(reply.grown())
    await asyncio.sleep(0)
    assert not reader.done()
    if part is None:
        reply.finish()
    else:
        reply.add(part)
        reply.add(TextDelta("more"))
    await asyncio.wait_for(reader, 20)


async def test_a_finished_reply_makes_nobody_wait() -> None:
    reply = Reply()
    reply.finish()
    reply.finish()
    await asyncio.wait_for(reply.grown(), 20)
    assert await reply.finished(0)
    assert reply.is_finished


async def test_waiting_for_the_end_is_not_woken_by_text_and_gives_up_in_time() -> None:
    reply = Reply()
    waiting = asyncio.create_task(reply.finished(0.02))
    await asyncio.sleep(0)
    reply.add(TextDelta("a"))
    assert await waiting is False
    waiting = asyncio.create_task(reply.finished(5))
    await asyncio.sleep(0)
    reply.finish()
    assert await asyncio.wait_for(waiting, 20) is True


async def test_a_reader_that_was_cancelled_leaves_the_reply_usable() -> None:
    reply = Reply([Run("said", "a")])
    reader = asyncio.create_task(reply.grown())
    await asyncio.sleep(0)
    reader.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reader
    reply.add(TextDelta("b"))
    assert reply.said == "ab"


def test_a_step_that_is_too_long_to_be_listed_says_that_it_is_cut() -> None:
    reply = Reply()
    reply.add(Status("Using fetch…", is_step=True))
    reply.add(Status(f"Using {'search_' * 10}…", is_step=True))
    whole, cut = (step.title for step in reply.steps)
    assert (whole, cut) == ("Using fetch", f"Using {'search_' * 10}"[:59] + "…")

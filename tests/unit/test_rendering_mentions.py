"""No mention of anybody is live, in whatever pieces the model says it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ports import Limits
from bot.rendering import lay_out, neutralise, seal_now, sealed_message

SLACK = Limits(
    message_length=60,
    mentions=r"<(?=[!@#])",
    mention_escape="&lt;",
    mention_prefix=r"<$",
)
DISCORD = Limits(
    message_length=60,
    mentions=r"@(?=everyone|here)|(?<=<)@(?=[!&]?\d)",
    mention_escape="@\u200b",
    mention_prefix=r"<$|<?@[!&a-z]{0,8}$",
)

FRAGMENTS = (
    "<!channel>",
    "<@U1>",
    "<#C1>",
    "<!subteam^S1>",
    "<@123>",
    "<@&9>",
    "@everyone",
    "@here",
    "<",
    "@",
    "!",
    "ever",
    "&lt;",
    "```\n",
    "| a | b |\n|---|---|\n",
    "| <!here> |\n",
    "```<!channel>\n",
    "\n\n",
    "word ",
    "a < b",
    "x" * 30,
)
documents = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)
platforms = st.sampled_from([SLACK, DISCORD])
modes = st.booleans()
steps = st.lists(st.integers(1, 20), min_size=1, max_size=20)


def is_live(text: str, limits: Limits) -> bool:
    return re.search(limits.mentions, text) is not None


@given(documents, platforms, modes, steps)
def test_no_message_in_any_state_holds_a_live_mention(
    document: str, limits: Limits, by_append: bool, sizes: list[int]
) -> None:
    limits = Limits(
        **{name: getattr(limits, name) for name in Limits.__slots__}
        | {"grows_by_append": by_append}
    )
    sealed: list[int] = []
    end = 0
    while end <= len(document):
        end += sizes[end % len(sizes)]
        is_final = end > len(document)
        neutral = neutralise(document[:end], limits, is_final=is_final)
        messages = lay_out(neutral, limits, sealed, is_final=is_final)
        for message in messages:
            assert not is_live(message.text, limits)
        sealed += [message.end for message in messages if message.is_complete]
        if messages and not messages[-1].is_complete and end % 5 == 0:
            sealed.append(seal_now(neutral, limits, sealed, messages[-1].end))
            ended = sealed_message(neutral, limits, sealed)
            assert ended is not None
            assert not is_live(ended.text, limits)


@given(st.one_of(documents, st.text()), platforms, st.integers(0, 400))
def test_more_of_the_document_never_changes_what_was_made_harmless(
    document: str, limits: Limits, length: int
) -> None:
    earlier = neutralise(document[:length], limits, is_final=False)
    assert neutralise(document, limits, is_final=False).startswith(earlier)
    assert neutralise(document, limits, is_final=True).startswith(earlier)


@pytest.mark.parametrize("mention", ["<!channel>", "<@U1>", "<#C1>", "<!subteam^S1>"])
@pytest.mark.parametrize("around", ["{}", "`{}`", "```\n{}\n```", "| {} |\n|---|"])
def test_a_slack_mention_is_escaped_in_prose_and_in_code(mention: str, around: str) -> None:
    text = neutralise(around.format(mention), SLACK, is_final=True)
    assert text == around.format("&lt;" + mention[1:])


def test_an_end_that_may_become_a_mention_waits_until_it_is_known() -> None:
    assert neutralise("a <", SLACK, is_final=False) == "a "
    assert neutralise("a < b", SLACK, is_final=False) == "a < b"
    assert neutralise("a <@", SLACK, is_final=False) == "a &lt;@"
    assert neutralise("a <", SLACK, is_final=True) == "a <"


def test_neutralising_twice_changes_nothing_more() -> None:
    once = neutralise("<!channel> and <@U1>", SLACK, is_final=True)
    assert neutralise(once, SLACK, is_final=True) == once


def test_an_escape_is_not_torn_by_a_cut() -> None:
    document = neutralise("x" * 57 + "<!channel>" + "y" * 40, SLACK, is_final=True)
    first, *_ = lay_out(document, SLACK, [], is_final=True)
    assert first.text == "x" * 57


def test_halves_of_an_emoji_are_joined_and_lone_ones_replaced() -> None:
    limits = Limits(message_length=100)
    assert neutralise("a\ud83d", limits, is_final=False) == "a"
    assert neutralise("a\ud83d\ude00", limits, is_final=False) == "a😀"
    assert neutralise("a\ud83d b \ude00", limits, is_final=True) == "a\ufffd b \ufffd"

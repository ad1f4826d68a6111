"""What holds of rendering for any text, grown in any steps, within any limits."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from bot.ports import LengthUnit, Limits
from bot.rendering import Message, lay_out, neutralise, seal_now, sealed_message

FRAGMENTS = (
    "```py\n",
    "```\n",
    "```",
    "````markdown\n",
    "````\n",
    "~~~\n",
    "~~~~ sh\n",
    "  ```js\n",
    "  ```\n",
    "1. ```c\n",
    "- item\n",
    "> ```\n",
    "> quoted\n",
    "`code`",
    "``",
    "`",
    "# Title\n",
    "| a | b |\n",
    "|---|---|\n",
    "| 1 | 2 |\n",
    "|",
    "word ",
    "A sentence. ",
    "Donaudampfschifffahrtsgesellschaft",
    "漢字かな。",
    "👩‍👩‍👧‍👦",
    "👍🏽",
    "🇩🇪🇫🇷",
    "e\u0301\u0323",
    "[[",
    "\n",
    "\n\n",
    "    ",
    " ",
    "\t",
    "\r\n",
    "x" * 50,
    "print('hello, world')\n",
)
documents = st.lists(
    st.one_of(
        st.sampled_from(FRAGMENTS),
        st.text(max_size=12),
        st.sampled_from(FRAGMENTS).map(lambda f: f * 9),
    ),
    max_size=60,
).map("".join)
limits_of_platforms = st.builds(
    Limits,
    message_length=st.one_of(st.integers(40, 130), st.sampled_from([200, 500, 2000])),
    length_unit=st.sampled_from(LengthUnit),
    grows_by_append=st.booleans(),
)
steps = st.lists(st.integers(1, 60), min_size=1, max_size=30)


def length(text: str, unit: LengthUnit) -> int:
    """As the platform counts, one character at a time."""
    if unit is LengthUnit.CHARACTERS:
        return len(text)
    if unit is LengthUnit.UTF16:
        return sum(2 if character > "\uffff" else 1 for character in text)
    return len(text.encode())


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def grown(document: str, sizes: Sequence[int]) -> list[str]:
    """At most some hundred states of the document as it grows by these sizes, over and over."""
    states, end, least = [], 0, len(document) // 100
    while end < len(document):
        end += max(sizes[len(states) % len(sizes)], least)
        states.append(document[:end])
    return states


def follow(
    document: str, limits: Limits, sizes: Sequence[int], see: Callable[[int, Message], None]
) -> list[int]:
    """Grow, carry the seals, and let `see` look at every message shown, with its index."""
    sealed: list[int] = []
    for state in grown(document, sizes):
        shown = lay_out(neutralise(state, limits, is_final=False), limits, sealed, is_final=False)
        for index, message in enumerate(shown, len(sealed)):
            see(index, message)
        sealed += [message.end for message in shown if message.is_complete]
    shown = lay_out(neutralise(document, limits, is_final=True), limits, sealed, is_final=True)
    for index, message in enumerate(shown, len(sealed)):
        see(index, message)
    return sealed + [message.end for message in shown]


@given(documents, limits_of_platforms)
@example("```py\n" * 3 + "```\n" + "> ```\n" * 9 + "| a | b |\n", Limits(message_length=41))
def test_every_message_is_within_its_limit_and_never_blank(document: str, limits: Limits) -> None:
    document = neutralise(document, limits, is_final=True)
    for is_final in (False, True):
        for message in lay_out(document, limits, [], is_final=is_final):
            assert length(message.text, limits.length_unit) <= limits.message_length
            assert message.text.strip()


@given(documents, limits_of_platforms)
def test_the_messages_joined_are_the_document(document: str, limits: Limits) -> None:
    document = neutralise(document, limits, is_final=True)
    messages = lay_out(document, limits, [], is_final=True)
    ends = [0, *(message.end for message in messages)]
    assert [message.start for message in messages] == ends[:-1]
    left = squeezed(document[ends[-1] :])
    assert set(left) <= set("`~>")  # at most a fence's last line, which a message closed already
    for message in messages:
        part, text = squeezed(document[message.start : message.end]), squeezed(message.text)
        assert part in text or part.lstrip(">").lstrip("`~") in text


@given(
    st.lists(st.sampled_from(["word", "a b. ", "\n", "\n\n", "漢字", "- "]), max_size=80),
    limits_of_platforms,
)
def test_text_without_fences_and_tables_is_only_cut(parts: list[str], limits: Limits) -> None:
    document = "".join(parts)
    for message in lay_out(document, limits, [], is_final=True):
        assert message.text.strip() == document[message.start : message.end].strip()


@given(documents, limits_of_platforms, steps)
def test_a_document_grown_in_any_steps_is_cut_like_the_whole(
    document: str, limits: Limits, sizes: list[int]
) -> None:
    whole = lay_out(neutralise(document, limits, is_final=True), limits, [], is_final=True)

    ends = follow(document, limits, sizes, lambda index, message: None)

    assert ends == [message.end for message in whole]


@given(documents, limits_of_platforms, steps)
def test_a_complete_message_never_changes(document: str, limits: Limits, sizes: list[int]) -> None:
    complete: dict[int, Message] = {}

    def see(index: int, message: Message) -> None:
        assert index not in complete
        if message.is_complete:
            complete[index] = message

    sealed = follow(document, limits, sizes, see)
    document = neutralise(document, limits, is_final=True)
    for index, message in complete.items():
        assert sealed_message(document, limits, sealed[: index + 1]) == message


@given(documents, limits_of_platforms, steps)
def test_what_is_shown_by_appending_only_grows(
    document: str, limits: Limits, sizes: list[int]
) -> None:
    limits = replace(limits, grows_by_append=True)
    shown: dict[int, Message] = {}

    def see(index: int, message: Message) -> None:
        before = shown.get(index)
        if before is not None:
            assert message.text.startswith(before.text)
            assert message.end >= before.end
        shown[index] = message

    follow(document, limits, sizes, see)


@given(documents, limits_of_platforms, steps, st.integers(1, 9))
def test_a_message_whose_time_is_up_ends_where_it_has_come_to_or_later(
    document: str, limits: Limits, sizes: list[int], every: int
) -> None:
    sealed: list[int] = []
    shown = ""
    for count, state in enumerate(grown(document, sizes)):
        neutral = neutralise(state, limits, is_final=False)
        for message in lay_out(neutral, limits, sealed, is_final=False):
            if limits.grows_by_append:
                assert message.text.startswith(shown)
            shown = message.text
            if message.is_complete:
                sealed, shown = [*sealed, message.end], ""
            elif count % every == 0:
                seal = seal_now(neutral, limits, sealed, message.end)
                assert seal >= message.end or not limits.grows_by_append
                ended = sealed_message(neutral, limits, [*sealed, seal])
                assert ended is not None
                assert length(ended.text, limits.length_unit) <= limits.message_length
                if limits.grows_by_append:
                    assert ended.text.startswith(message.text)
                sealed, shown = [*sealed, seal], ""


@given(documents, limits_of_platforms)
def test_laying_out_what_is_sealed_gives_nothing_new(document: str, limits: Limits) -> None:
    document = neutralise(document, limits, is_final=True)
    messages = lay_out(document, limits, [], is_final=True)
    for count in range(len(messages) + 1):
        sealed = [message.end for message in messages[:count]]
        assert lay_out(document, limits, sealed, is_final=True) == messages[count:]


CLUSTERS = ("👩‍👩‍👧‍👦", "👍🏽", "🇩🇪", "e\u0301\u0323", "각", "❤️", "漢", "x", " ", "\n", "\r\n")


@given(
    st.lists(st.sampled_from(CLUSTERS), max_size=400).map("".join),
    limits_of_platforms,
    st.integers(300, 400),
)
def test_nothing_that_looks_like_one_character_is_torn(
    document: str, limits: Limits, message_length: int
) -> None:
    limits = replace(limits, message_length=message_length)
    whole = re.compile("(?:" + "|".join(CLUSTERS) + ")*")
    for message in lay_out(document, limits, [], is_final=True):
        assert whole.fullmatch(message.text)


block_texts = st.sampled_from(["Some words here. ", "x = 1\n", "\n\n", "``inline`` ", "- a\n- b\n"])
fenced = st.builds(
    lambda marker, info, lines: f"\n{marker}{info}\n" + "\n".join(lines) + f"\n{marker}\n",
    st.sampled_from(["```", "~~~", "````"]),
    st.sampled_from(["", "py", "js"]),
    st.lists(st.sampled_from(["a = b", "    return 1", "", "x" * 60, "# no heading"]), min_size=1),
)


@given(
    st.lists(st.one_of(block_texts, fenced), max_size=20).map("".join), limits_of_platforms, steps
)
def test_fences_are_balanced_in_every_message(
    document: str, limits: Limits, sizes: list[int]
) -> None:
    def see(index: int, message: Message) -> None:
        if message.is_complete:
            assert open_fence(message.text) == ""

    follow(document, limits, sizes, see)


def open_fence(text: str) -> str:
    """The markers of the fence that the text leaves open (for texts with plain fences)."""
    markers = ""
    for line in text.split("\n"):
        found = re.fullmatch(r"(`{3,}|~{3,})(\w*)", line)
        if found and not markers:
            markers = found[1]
        elif found and found[1].startswith(markers) and not found[2]:
            markers = ""
    return markers


CODE_OR_SPOILER = re.compile(r"```[\s\S]*?```|(`+)[\s\S]*?[^`]\1(?!`)|\|\|[\s\S]+?\|\|")
"""As Discord reads them: what begins first wins."""

secrets = st.lists(
    st.sampled_from(["WORD ", "END. ", "漢字", "👍🏽", "\n", "\n\n", "- ITEM\n", "`X`", "# T\n"]),
    max_size=30,
).map(lambda parts: f"||S{''.join(parts)}S||")
open_texts = st.sampled_from(
    ["plain words ", "end. ", "\n", "\n\n", "\n```py\nx||y\n```\n", "- a\n"]
)


@given(
    st.lists(st.one_of(open_texts, secrets), max_size=20).map("".join), limits_of_platforms, steps
)
def test_a_spoiler_hides_its_text_in_every_message_also_while_it_grows(
    document: str, limits: Limits, sizes: list[int]
) -> None:
    limits = replace(limits, spoiler="||", grows_by_append=False)

    def see(index: int, message: Message) -> None:
        assert length(message.text, limits.length_unit) <= limits.message_length
        assert message.text.strip()
        seen = CODE_OR_SPOILER.sub(
            lambda found: "" if found[0].startswith("||") else found[0], message.text
        )
        assert not re.search(r"[A-Z]", seen), message.text

    ends = follow(document, limits, sizes, see)

    whole = lay_out(document, limits, [], is_final=True)
    assert ends == [message.end for message in whole]
    shown = "".join(squeezed(message.text) for message in whole).replace("|", "")
    assert shown.replace("```py", "").replace("```", "") == squeezed(document).replace(
        "|", ""
    ).replace("```py", "").replace("```", "")

"""What a dialogue in a terminal is held to."""

import pytest

from tests.dialogue.scripts import MARK, Step, goes_exactly, typed

BEGUN = "I have forgotten this conversation. What is next?"
PARTED = f"\nI do not know `{MARK}`. Did you mean `/quiz`?\n"
STEPS = [Step("3", holds=("Right.",), lacks=("x = 4",)), Step("x = 5", holds=("Right.",))]


def printed(*replies: str) -> str:
    return "".join(f"{each}{PARTED}" for each in (BEGUN, *replies))


def test_each_reply_is_marked_off_but_before_a_number_that_picks() -> None:
    assert typed(STEPS) == ["/new", MARK, "3", MARK, "x = 5", MARK]
    assert typed([*STEPS, Step("1")]) == ["/new", MARK, "3", MARK, "x = 5", "1", MARK]


def test_what_is_as_it_must_be_passes() -> None:
    goes_exactly(printed("**Right.**", "Right."), [STEPS])


@pytest.mark.parametrize(
    "replies",
    [
        ("Right. So x = 4.", "Right."),
        ("Right.", "Wrong."),
        ("Right. Right.", "Next?"),
        ("Right.",),
        ("Right.", "Right.", "And more."),
    ],
)
def test_a_reply_of_which_one_thing_is_not_so_is_found(replies: tuple[str, ...]) -> None:
    with pytest.raises((AssertionError, StopIteration)):
        goes_exactly(printed(*replies), [STEPS])


def test_what_two_replies_must_hold_is_not_found_in_one() -> None:
    steps = [Step("a", holds=("Right.",)), Step("1", holds=("Right.",))]
    goes_exactly(printed("Right. Then: Right."), [steps])
    with pytest.raises(AssertionError):
        goes_exactly(printed("Right. And no more."), [steps])

"""Who of one process goes next. Time is an argument."""

from hypothesis import given
from hypothesis import strategies as st

from bot.waiting_line import WaitingLine


def test_with_room_and_nobody_waiting_it_is_anybodys_turn() -> None:
    assert WaitingLine(gap_s=1.0).wait_s("a", 10, now_s=100.0) == 0.0


def test_the_one_with_most_unseen_text_is_let_in_first_the_others_turn_by_turn() -> None:
    line = WaitingLine(gap_s=1.0, open_at_s=102.0)
    assert line.wait_s("most", 300, 100.0) == 2.0
    assert line.wait_s("some", 200, 100.0) == 3.0
    assert line.wait_s("little", 100, 100.0) == 4.0
    assert line.wait_s("newcomer", 250, 100.0) == 3.0


def test_who_has_less_to_show_gives_way_when_the_turn_has_come() -> None:
    line = WaitingLine(gap_s=1.0, open_at_s=101.0)
    line.wait_s("most", 300, 100.0)
    assert line.wait_s("newcomer", 10, 101.0) == 1.0
    assert line.wait_s("most", 300, 101.0) == 0.0


def test_who_does_not_come_in_time_holds_nobody_up() -> None:
    line = WaitingLine(gap_s=1.0, open_at_s=101.0)
    line.wait_s("gone", 300, 100.0)
    assert line.wait_s("here", 10, 101.5) == 0.0


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 500), st.floats(0, 3)), max_size=60))
def test_nobody_is_told_to_wait_for_long_or_not_at_all_while_it_is_closed(
    asked: list[tuple[int, int, float]],
) -> None:
    line, now_s = WaitingLine(gap_s=0.7, open_at_s=50.0), 0.0
    for who, unseen, later_s in asked:
        now_s += later_s
        wait_s = line.wait_s(str(who), unseen, now_s)
        assert wait_s == 0.0 or 0.05 <= wait_s <= 5.0
        assert wait_s > 0.0 or now_s >= 50.0

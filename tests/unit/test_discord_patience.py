"""The wait before a connection to Discord is tried again."""

from adapters.discord.patience import Patience


def test_a_connection_is_tried_again_within_seconds_and_after_very_many_a_day_more_seldom() -> None:
    patience = Patience()
    assert max(patience.delay() for _ in range(200)) <= 15.0
    assert max(patience.delay() for _ in range(50)) > 15.0, "identifications are counted"

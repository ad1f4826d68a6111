"""How much one visitor may ask."""

from adapters.web.bounds import Buckets, Places


def test_a_burst_is_allowed_and_what_comes_after_it_waits() -> None:
    buckets = Buckets(per_minute=60, burst=2)
    assert [buckets.take("ada", 0.0) for _ in range(3)] == [0.0, 0.0, 1.0]
    assert buckets.take("ada", 1.0) == 0.0


def test_what_came_to_nothing_is_given_back() -> None:
    buckets = Buckets(per_minute=1, burst=1)
    for _ in range(3):
        assert buckets.take("ada", 0.0) == 0.0
        buckets.give_back("ada")
    assert buckets.take("ada", 0.0) == 0.0
    assert buckets.take("ada", 0.0) > 0


def test_one_visitor_does_not_wait_for_another() -> None:
    buckets = Buckets(per_minute=1, burst=1)
    assert buckets.take("ada", 0.0) == 0.0
    assert buckets.take("bob", 0.0) == 0.0


def test_a_long_rest_does_not_save_up_more_than_a_burst() -> None:
    buckets = Buckets(per_minute=60, burst=1)
    buckets.take("ada", 0.0)
    assert buckets.take("ada", 3600.0) == 0.0
    assert buckets.take("ada", 3600.0) > 0


def test_places_are_bounded_for_one_and_for_all() -> None:
    places = Places(most=2, most_per_key=1)
    with places.hold("ada"):
        assert places.is_full_for("ada")
        assert not places.is_full_for("bob")
        with places.hold("bob"):
            assert places.is_full_for("cleo")
    assert not places.is_full_for("ada")

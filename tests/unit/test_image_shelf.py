"""What a conversation keeps of pictures: whose they are, how many, and for how long."""

from bot.skills.image.parts import Parts
from bot.skills.image.shelf import (
    GONE,
    KEPT_FOR_S,
    NOT_YOURS,
    UNKNOWN,
    Picture,
    Plan,
    Series,
    Shelf,
)


def test_wishes_and_pictures_are_gone_after_a_week_and_nobody_elses() -> None:
    plan, series = (
        Plan("p1", "ada", 100.0, "a cat", Parts("a cat")),
        Series("s1", "ada", 100.0, "", ()),
    )
    shelf = Shelf().with_plan(plan).with_series(series)
    for name, kept in (("p1", plan), ("s1", series)):
        assert shelf.find(name, "ada", 100.0 + KEPT_FOR_S) == kept
        assert shelf.find(name, "ada", 101.0 + KEPT_FOR_S) == GONE
    assert shelf.find_plan("p1", "eve", 100.0) == NOT_YOURS
    assert shelf.find_series("s1", "eve", 100.0) == NOT_YOURS
    assert shelf.find_series("", "eve", 100.0) == UNKNOWN


def test_the_newest_sixteen_are_kept() -> None:
    shelf = Shelf()
    for number in range(17):
        shelf = shelf.with_series(Series(f"s{number}", "ada", 0.0, "", ()))
    assert shelf.find_series("s0", "ada", 0.0) == UNKNOWN
    found = shelf.find_series("", "ada", 0.0)
    assert isinstance(found, Series)
    assert found.id == "s16"


def test_a_number_means_the_newest_pictures_that_have_it() -> None:
    def series(name: str, count: int, person: str = "ada") -> Series:
        return Series(name, person, 0.0, "", (Picture("b", "image/png", "a cat"),) * count)

    shelf = Shelf(
        series=(series("two", 2), series("four", 4), series("one", 1), series("eve", 5, "eve"))
    )
    for number, name in (
        (None, "one"),
        (1, "one"),
        (2, "four"),
        (4, "four"),
        (5, "four"),
        (0, "four"),
    ):
        found = shelf.find_series("", "ada", 0.0, number)
        assert isinstance(found, Series)
        assert found.id == name

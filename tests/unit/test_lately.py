"""What was found of a program is known a while."""

from bot.tools.source.lately import Lately

LONG = "x" * 20_001


class Looking:
    """Finds a program's length; `can_look` is whether it can."""

    def __init__(self) -> None:
        self.can_look = True
        self.looked_at: list[str] = []

    async def look(self, how: tuple[str, ...], source: str) -> int | None:
        """Look once."""
        self.looked_at.append(source)
        return len(source) * int(how[0]) if self.can_look else None


async def test_the_same_program_is_looked_at_once_for_the_same_question() -> None:
    looking = Looking()
    lately = Lately(looking.look)
    assert [await lately.find((how,), "abc") for how in ("1", "2", "1", "2")] == [3, 6, 3, 6]
    assert len(looking.looked_at) == 2


async def test_what_could_not_be_told_is_looked_at_again() -> None:
    looking = Looking()
    lately = Lately(looking.look)
    looking.can_look = False
    assert await lately.find(("1",), "abc") is None
    looking.can_look = True
    assert await lately.find(("1",), "abc") == 3


async def test_long_programs_and_what_was_not_wanted_for_long_are_forgotten() -> None:
    looking = Looking()
    lately = Lately(looking.look)
    for source in (LONG, LONG, "first", *map(str, range(127)), "first", "another", "first", "0"):
        await lately.find(("1",), source)
    assert [looking.looked_at.count(each) for each in (LONG, "first", "0", "1")] == [2, 1, 2, 1]

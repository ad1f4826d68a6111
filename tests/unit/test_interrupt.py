"""What Ctrl-C means."""

from bot.interrupt import Interrupt


def test_it_means_the_end_of_the_program_unless_somebody_gave_it_a_meaning() -> None:
    interrupt, heard = Interrupt(), []

    def act() -> bool:
        heard.append("stop")
        return len(heard) == 1

    assert not interrupt.is_heeded()
    with interrupt.means(act):
        assert interrupt.is_heeded()
        assert not interrupt.is_heeded(), "nothing is left to do"
    assert not interrupt.is_heeded()
    assert heard == ["stop", "stop"]

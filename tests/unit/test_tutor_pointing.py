"""Hints that point at an option by its letter or place."""

import pytest

from bot.skills.tutor.guides.keys.options import says_option
from bot.skills.tutor.quizzes.question import LETTERS, Question

CAPITAL = Question(
    "What is the capital of Australia?", "choice", ("Canberra",), ("Sydney", "Melbourne", "Perth")
)
SEEDS = {CAPITAL.options(seed).index("Canberra"): seed for seed in map(str, range(100))}
"""One with the key in each place."""
_PLACES = (
    ("one", "first", "1st", "top one"),
    ("two", "second", "2nd", "second from the top"),
    ("three", "third", "3rd", "second to last"),
    ("four", "last", "4th", "bottom one"),
)


@pytest.mark.parametrize("at", range(4))
@pytest.mark.parametrize(
    "said",
    [
        *("Is {L} the one?", "{L} fits best, no?", "Only {L} is left.", "Look at {L} once more."),
        *("All but {L} are wrong.", "{L} it is.", "{L}, of course.", "My money is on {L}."),
        *("**{L}**?", "({L})", "{L}'s the one.", "{L} looks right.", "Compare {L} with yours."),
        *("Is it {l}?", "{l} is the one.", "Pick {l}, will you?", "Think of {l}."),
        *("Option {count}.", "Option number {count}.", "Letter number {count}", "No. {n}", "#{n}"),
        *(
            "The {short}.",
            "The {ordinal} option",
            "The option in {ordinal} place",
            "The {ordinal}?",
        ),
        *("The {ordinal}?", "The {place} in the list", "It is {ordinal} in the list."),
    ],
)
def test_what_points_at_the_right_option_is_a_leak_wherever_it_stands(said: str, at: int) -> None:
    count, ordinal, short, place = _PLACES[at]
    names = {"L": LETTERS[at], "l": LETTERS[at].lower(), "n": at + 1}
    hint = said.format(**names, count=count, ordinal=ordinal, short=short, place=place)
    assert says_option(hint, CAPITAL, SEEDS[at], ("Sydney",))


@pytest.mark.parametrize(
    "said",
    ["The top option", "It heads the list.", "The one above yours", "Go three up.", "Topmost one?"],
)
def test_a_place_in_the_list_is_a_leak(said: str) -> None:
    assert says_option(said, CAPITAL, SEEDS[0], ("Sydney",))


def test_an_option_beside_another_one_is_a_leak() -> None:
    _, other, *_ = CAPITAL.options(SEEDS[0])
    for said in (f"The one above {other}?", "Which one comes before B?"):
        assert says_option(said, CAPITAL, SEEDS[0], (other,))


@pytest.mark.parametrize("at", range(4))
def test_what_points_at_a_wrong_option_is_harmless_where_it_was_tried_or_is_ruled_out(
    at: int,
) -> None:
    options = CAPITAL.options(SEEDS[at])
    sydney, perth = (LETTERS[options.index(each)] for each in ("Sydney", "Perth"))
    for said in (f"You picked {sydney}.", f"It is not {sydney}.", f"Option {sydney} is a port."):
        assert not says_option(said, CAPITAL, SEEDS[at], ("Sydney",))
    assert not says_option(f"It is not {perth}.", CAPITAL, SEEDS[at], ("Sydney",))
    assert says_option(f"Look at {perth}.", CAPITAL, SEEDS[at], ("Sydney",))


@pytest.mark.parametrize("seed", SEEDS.values())
@pytest.mark.parametrize(
    "said",
    [
        "A capital city is not always the largest.",
        "A federal capital. A French king had none there.",
        "Is a capital always the biggest city?",
        "Two cities were rivals at first. Which one was built between them?",
        "In the first place, where does parliament meet?",
        "First, what is a capital? You have one more try.",
        "Write down what you know of it.",
        "The number of people says nothing.",
    ],
)
def test_articles_and_orders_of_other_things_point_at_none(said: str, seed: str) -> None:
    assert not says_option(said, CAPITAL, seed, ("Sydney",))


def test_a_letter_that_the_exercise_names_means_that_but_where_it_is_the_keys() -> None:
    angle = Question("How large is angle B in triangle ABC?", "choice", ("60°",), ("30°", "90°"))
    for seed in map(str, range(20)):
        is_key = angle.options(seed)[1] == angle.key
        assert says_option("Which side is across from B?", angle, seed) is is_key

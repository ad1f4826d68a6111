"""What a client gets of a question: nothing of it says which option is the key."""

from collections import Counter

from bot.skills.tutor.quizzes import bank, quiz
from bot.skills.tutor.quizzes.question import LETTERS, Question, plain

QUESTIONS = tuple(bank.by_id().values())


def test_options_differ_in_their_letter_and_words_only() -> None:
    for question in QUESTIONS:
        if question.kind == "choice":
            text, choices = quiz.shown(quiz.begin("a", [question], "seed"))
            *options, unknown = choices.options
            assert text.endswith(question.ask)
            tag = unknown.says.removeprefix("pass ")
            for letter, option in zip(LETTERS, options, strict=False):
                assert option.says == f"{letter} {tag}"
                assert option.label.removeprefix(f"{letter}: ") in (*question.keys, *question.wrong)
            rest = {(each.style, each.asks, each.text) for each in choices.options}
            assert len(rest) == 1, "no option looks otherwise"


def test_the_key_stands_in_every_place_equally_often() -> None:
    question = next(each for each in QUESTIONS if len(each.wrong) == 3)
    places = Counter(question.options(f"seed{n}").index(question.key) for n in range(400))
    assert sorted(places) == [0, 1, 2, 3]
    assert min(places.values()) > 60


def test_of_a_question_without_options_its_words_are_all_that_is_sent() -> None:
    others = [each for each in QUESTIONS if each.kind != "choice"]
    assert len(others) > 20
    for question in others:
        text, choices = quiz.shown(quiz.begin("a", [question], "seed"))
        assert choices.options == ()
        said = plain(text.replace(question.ask, ""))
        assert not any(f" {plain(key)} " in f" {said} " for key in question.keys if len(key) > 1)


def test_who_knows_the_seed_cannot_tell_the_key_from_the_order() -> None:
    """The id of a turn goes to the page, for its thumbs."""
    options = ("Ottawa", "Toronto", "Perth", "Oslo")
    for n in range(50):
        orders = {
            Question(
                "Which one is the capital?", "choice", (key,), tuple({*options} - {key})
            ).options(f"seed{n}")
            for key in options
        }
        assert len(orders) == 1

"""What of a long text a quiz is on."""

from hypothesis import example, given
from hypothesis import strategies as st

from bot.skills.tutor.quizzes.making import MOST_TEXT_CHARS, excerpt


def test_of_a_long_text_parts_of_each_third_are_asked_about_and_others_the_next_time() -> None:
    text = " ".join(f"Sentence number {number} stands here." for number in range(3000))
    taken = [excerpt(text, seed) for seed in ("a", "b")]
    assert taken[0] != taken[1]
    assert excerpt(text, "a") == taken[0]
    for each in taken:
        stretches = each.split("\n\n")
        assert len(stretches) == 3
        assert len(each) <= MOST_TEXT_CHARS
        assert all(stretch in text for stretch in stretches)
        assert all(stretch.startswith("Sentence") for stretch in stretches)
        assert all(stretch.endswith(".") for stretch in stretches)
    assert excerpt("short", "a") == "short"


@example("0" * 91, 66)
@given(st.text(max_size=300), st.integers(1, 90))
def test_an_excerpt_of_any_text_is_within_bounds(text: str, times: int) -> None:
    assert len(excerpt(text * times, "seed")) <= MOST_TEXT_CHARS

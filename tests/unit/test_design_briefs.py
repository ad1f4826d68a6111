"""Design briefs and their changes: every word goes into a field or, as it stands, into details."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.skills.image.brief import Design, change, designs_of, read_brief


def prompt_of(text: str) -> str:
    """What the first design of a brief says, without what is around it in each prompt."""
    prompt = designs_of(read_brief(text), 8)[0].prompt
    return prompt.removeprefix("Design study of a ").removesuffix(
        ". Whole piece, plain background."
    )


@pytest.mark.parametrize(
    ("text", "prompt", "combinations"),
    [
        (
            "winter coat for my daughter in pink with pockets, wool or cashmere",
            "pink wool coat, for winter, for my daughter, with pockets",
            2,
        ),
        ("a logo for a bakery in brown and cream", "brown and cream logo, for a bakery", 1),
        (
            "a blue lamp with a wooden base and a fabric shade",
            "blue lamp, with a wooden base and a fabric shade",
            1,
        ),
        ("dress, red or blue, short or long", "red dress, short or long", 2),
        ("red running shoes with white soles", "red running shoes, with white soles", 1),
        ("men's linen suit, slim fit, no tie", "linen men's suit, slim fit, no tie", 1),
        ("red and white striped shirt", "red and white striped shirt", 1),
        (
            "long evening dress with lace sleeves in emerald green",
            "evening long dress, with lace sleeves in emerald green",
            1,
        ),
        (
            "wedding dress without sleeves, ivory satin",
            "ivory satin wedding dress, without sleeves",
            1,
        ),
        (
            "a reading chair in walnut and grey wool, mid-century",
            "mid-century reading chair, in walnut and grey wool",
            1,
        ),
        (
            "a bag made of recycled leather, large enough for a laptop",
            "bag, made of recycled leather, large enough for a laptop",
            1,
        ),
        ("a bag made of leather or suede", "leather bag", 2),
        (
            "living room in scandinavian style with a fireplace",
            "scandinavian living room, with a fireplace",
            1,
        ),
        ("a silk dress, not in red or navy", "silk dress, not in red or navy", 1),
        ("red dress or blue skirt", "red dress or blue skirt", 1),
        ('t-shirt with the text "Red or Blue, not Green"', None, 1),
        ("t-shirt saying 'red wool'", None, 1),
        ("something in the red of the sea", "something, in the red of the sea", 1),
        ("please design me an outfit for a party, in red, please", "red outfit, for a party", 1),
        ("a collection of bags in red", "red collection of bags", 1),
        ("a glass in blue", "blue glass", 1),
        ("a modern, airy living room in sage", "sage modern, airy living room", 1),
        ("piece: dress; style: vintage, with a belt", "vintage dress, with a belt", 1),
        ("dress in red, navy and mustard", "red, navy and mustard dress", 1),
    ],
)
def test_no_word_of_a_brief_is_lost(text: str, prompt: str | None, combinations: int) -> None:
    expected = prompt or text.replace(" with", ", with", 1)
    assert (prompt_of(text), read_brief(text).combinations) == (expected, combinations)


@pytest.mark.parametrize(
    ("wanted", "after"),
    [
        ("with a green belt", "formal red linen dress, for summer, with a green belt"),
        ("with blue buttons", "formal red linen dress, for summer, with blue buttons"),
        ("cotton lining", "formal red linen dress, for summer, cotton lining"),
        ("less formal", "red linen dress, for summer, less formal"),
        ("a bit less formal", "red linen dress, for summer, a bit less formal"),
        ("more formal", "formal red linen dress, for summer, more formal"),
        ("not formal", "red linen dress, for summer"),
        ("in a darker red", "formal darker red linen dress, for summer"),
        ("in dark blue", "formal dark blue linen dress, for summer"),
        ("make the dress blue", "formal blue linen dress, for summer"),
        ("make the belt blue", "formal red linen dress, for summer, the belt blue"),
        ("the belt in green", "formal red linen dress, for summer, the belt in green"),
        ("with red polka dots", "formal red linen dress, for summer, with red polka dots"),
        (
            "in navy and white stripes",
            "formal red linen dress, for summer, in navy and white stripes",
        ),
        (
            "in the colour of the sea",
            "formal red linen dress, for summer, in the colour of the sea",
        ),
        ("make it shorter, in silk", "formal red silk dress, for summer, shorter"),
        ("no red belt", "formal red linen dress, for summer, no red belt"),
        ("not red, navy", "formal navy linen dress, for summer"),
        ("not only red", "formal red linen dress, for summer, not only red"),
        ("in velvet, no linen", "formal red velvet dress, for summer"),
        ("in navy and white", "formal navy and white linen dress, for summer"),
        (
            'with "Blue, in silk" on it',
            'formal red linen dress, for summer, with "Blue, in silk" on it',
        ),
        ("make it blue and add a hood", "formal blue linen dress, for summer, add a hood"),
        ("navy, and the belt red", "formal navy linen dress, for summer, the belt red"),
        ("in blue instead", "formal blue linen dress, for summer"),
        ("with pockets; notes: hood", "formal red linen dress, for summer, hood; with pockets"),
        ("silk; notes: hood; long", "formal red silk dress, for summer, hood; long"),
        ("belt; notes: hood; long", "formal red linen dress, for summer, hood; belt; long"),
    ],
)
def test_a_change_changes_what_is_said_of_the_whole_and_nothing_else(
    wanted: str, after: str
) -> None:
    design = Design("dress", "red", "linen", "formal", "summer")
    changed, _ = change(design, wanted)
    assert changed.prompt == f"Design study of a {after}. Whole piece, plain background."


def test_one_of_two_colours_can_be_taken_out() -> None:
    changed, names = change(Design("dress", "red and navy"), "not red")
    assert (changed.colour, names) == ("navy", ("colour",))


def test_what_stands_for_a_style_goes_into_the_details_and_changes_no_field() -> None:
    design = Design("dress", "red", details='with a belt; lined "in silk"')
    changed, names = change(design, "in linen, with pockets", ("a poster", "cream and navy"))
    assert names == ("fabric", "details")
    assert changed.details == 'with a belt; lined "in silk"; with pockets; a poster, cream and navy'


WORDS = (
    *("red", "navy or white", "dark green and cream", "silk", "linen, wool", "vintage", "summer"),
    *("with pockets", "for my daughter", "in", "with a", "belt", "not", "without", "of", "less"),
    *(
        "striped",
        "short or long",
        '"Red, in silk"',
        ",",
        ".",
        "and",
        "but",
        "made of",
        "the sleeves",
    ),
)


def said(text: str) -> set[str]:
    """The words of a text that say something."""
    small = {"in", "a", "and", "or", "but", "of", "made", "with", "for", "the", "not", "without"}
    return (
        set(text.casefold().replace(",", " ").replace(".", " ").replace('"', " ").split()) - small
    )


@settings(max_examples=200)
@given(st.lists(st.sampled_from(WORDS), max_size=9))
def test_whatever_a_brief_says_is_in_its_card(parts: list[str]) -> None:
    text = " ".join(("a coat", *parts))
    brief = read_brief(text)
    shown = [brief.piece, brief.details, *brief.colour, *brief.fabric, *brief.style, *brief.season]
    assert said(text) <= said(" ".join(shown))


@settings(max_examples=200)
@given(
    st.lists(st.sampled_from([word for word in WORDS if word not in {"not", "without", "less"}]))
)
def test_whatever_a_change_says_is_in_the_design(parts: list[str]) -> None:
    wanted = " ".join(parts)
    changed, _ = change(Design("coat"), wanted)
    assert said(wanted) <= said(changed.prompt)


@settings(max_examples=100)
@given(st.text(max_size=200))
def test_anything_can_be_a_brief_and_a_change(text: str) -> None:
    assert designs_of(read_brief(text), 8)
    assert change(Design("coat", "red"), text)[0].piece

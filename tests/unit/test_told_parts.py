"""What the language model says of a wish for a picture: read, and without styles of somebody."""

import json

import pytest

from bot.skills.image.parts import take_apart
from bot.skills.image.told import read_told


def test_what_the_model_says_is_used_and_what_it_adds_counts_as_chosen() -> None:
    told = (
        'Sure! {"subject": "a fox", "action": "sleeping", "setting": "in snow", "style": "", '
        '"light": 7, "mood": "calm", "format": "round"}'
    )
    parts = take_apart("a fox in snow", read_told(told, "a fox in snow"))
    assert (parts.action, parts.setting) == ("sleeping", "in snow")
    assert parts.format == "square"
    assert "action" in parts.chosen
    assert "setting" not in parts.chosen
    assert read_told("I cannot draw.", "a fox") == {}
    assert read_told('{"subject": ["a"]}', "a fox") == {}


def test_a_part_that_the_model_takes_for_another_one_is_not_shown_as_that() -> None:
    told = {"subject": "building", "action": "sunset", "setting": "watercolour", "light": "sunset"}
    parts = take_apart("draw a tall building at sunset, watercolour", told)
    assert (parts.subject, parts.action) == ("a tall building", "")
    assert (parts.style, parts.light) == ("watercolour", "at sunset")
    assert "setting" in parts.chosen


@pytest.mark.parametrize("is_escaped", [True, False])
@pytest.mark.parametrize(
    "style",
    [
        "Banksy",
        "in the style of Banksy",
        "street art in the style of Zdzisław Beksiński, Monet and Banksy",
        "by Jane Doe",
        "Jane Doe style",
        "Jane Doe",
        "KAWS",
        "Loish portrait",
        "like Simon Stålenhag",
        "Simon Stålenhag inspired",
        "artist: Jane Doe",
        "inspired by jane doe",
        "oil painting, in the style of jane doe",
        "宫崎骏风格",
    ],
)
def test_a_style_of_somebody_is_left_out(style: str, *, is_escaped: bool) -> None:
    told = json.dumps({"subject": "a rat", "style": style}, ensure_ascii=is_escaped)
    told = told.replace("Banksy", r"B\u0061nksy") if is_escaped else told
    assert read_told(told, "a rat in a street") == {"subject": "a rat"}


@pytest.mark.parametrize(
    "style",
    [
        "watercolour",
        "Watercolor",
        "Digital Illustration",
        "in the style of Van Gogh",
        "Art Deco poster",
        "French Impressionism",
        "Ukiyo-e print",
        "3D render, 8K",
        "inspired by a woodcut",
    ],
)
def test_a_style_of_no_one_is_used(style: str) -> None:
    told = json.dumps({"subject": "a rat", "style": style})
    assert read_told(told, "a rat")["style"] == style


@pytest.mark.parametrize(
    ("subject", "is_used"),
    [
        ("a rat by Banksy", False),
        ("a rat like Jane Doe would draw it", False),
        ("a Jane Doe-style rat", False),
        ("a Rat", True),
        ("Eine Ratte auf einem Dach", True),
        ("a rat in New York", True),
    ],
)
def test_so_is_one_in_another_part(subject: str, *, is_used: bool) -> None:
    told = json.dumps({"subject": subject})
    assert bool(read_told(told, "a rat")) == is_used


def test_the_persons_own_words_are_used_as_they_are() -> None:
    told = json.dumps({"subject": "a Loish portrait", "style": "a Loish portrait"})
    assert read_told(told, "draw a Loish portrait") == json.loads(told)

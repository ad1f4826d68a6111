"""What is said next of a wish that was taken apart, or of pictures, in seven languages."""

import pytest

from bot.skills.image.next_words import (
    Change,
    answer_in,
    change_in,
    is_no_answer,
    is_small_talk,
    leaves_it,
)


@pytest.mark.parametrize(
    ("text", "number", "how"),
    [
        ("make it darker", None, "darker"),
        ("Make it darker, please!", None, "darker"),
        ("can you make it darker?", None, "darker"),
        ("make the second one darker", 2, "darker"),
        ("make number 2 darker", 2, "darker"),
        ("change the second one to be at night", 2, "at night"),
        ("give the third one a hat", 3, "with a hat"),
        ("I like number 2, but make the hat red", 2, "make the hat red"),
        ("I love the first one, but with a hat", 1, "with a hat"),
        ("add a hat", None, "with a hat"),
        ("give it a hat", None, "with a hat"),
        ("remove the hat", None, "remove the hat"),
        ("change the background to blue", None, "change the background to blue"),
        ("now with a hat", None, "with a hat"),
        ("no, darker", None, "darker"),
        ("I want it darker", None, "darker"),
        ("more colourful", None, "more colourful"),
        ("the same, but in blue", None, "in blue"),
        ("yes, but at night", None, "at night"),
        ("turn it into a watercolour", None, "a watercolour"),
        ("mach es dunkler", None, "dunkler"),
        ("mach das zweite dunkler", 2, "dunkler"),
        ("füge einen Hut hinzu", None, "dazu einen Hut"),
        ("mir gefällt das zweite, aber mach den Hut rot", 2, "mach den Hut rot"),
        ("rends-le plus sombre", None, "plus sombre"),
        ("rends la deuxième plus sombre", 2, "plus sombre"),
        ("ajoute un chapeau", None, "avec un chapeau"),
        ("j’aime la deuxième, mais avec un chapeau", 2, "avec un chapeau"),
        ("hazlo más oscuro", None, "más oscuro"),
        ("haz la segunda más oscura", 2, "más oscura"),
        ("añade un sombrero", None, "con un sombrero"),
        ("me gusta la segunda, pero con un sombrero", 2, "con un sombrero"),
        ("rendilo più scuro", None, "più scuro"),
        ("rendi la seconda più scura", 2, "più scura"),
        ("aggiungi un cappello", None, "con un cappello"),
        ("mi piace la seconda, ma con un cappello", 2, "con un cappello"),
        ("deixa-o mais escuro", None, "mais escuro"),
        ("faz a segunda mais escura", 2, "mais escura"),
        ("adiciona um chapéu", None, "com um chapéu"),
        ("prefiro a segunda, mas com um chapéu", 2, "com um chapéu"),
        ("maak het donkerder", None, "donkerder"),
        ("maak de tweede donkerder", 2, "donkerder"),
        ("voeg een hoed toe", None, "met een hoed"),
        ("ik neem de tweede, maar met een hoed", 2, "met een hoed"),
    ],
)
def test_a_change_is_read_with_the_picture_that_it_names(
    text: str, number: int | None, how: str
) -> None:
    assert change_in(text) == Change(number, how)
    assert answer_in(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "why did you make it darker?",
        "I like number 2, but why is it dark?",
        "I like the second one, but it is too dark",
        "more or less",
        "more info, please",
        "mehr nicht",
        "change the subject",
        "remove the picture",
        "add 5 and 7",
        "add up the numbers",
        "what about a hat?",
        "a dog",
        "yes",
        "",
        f"make it darker, {'and darker ' * 40}",
    ],
)
def test_what_is_only_said_changes_nothing(text: str) -> None:
    assert change_in(text) is None


@pytest.mark.parametrize(
    ("answer", "texts"),
    [
        (
            "improved",
            "yes|Yes please!|go ahead|ok|ok, thanks|draw it|can you draw it?|the improved one"
            "|ja bitte|ja, mach das|die verbesserte Version|oui, vas-y|la version améliorée"
            "|sí, por favor|la mejorada|sì, grazie|sim, por favor|ja graag|de verbeterde versie",
        ),
        (
            "original",
            "my words|I'll take the original|yes, my own words please|meine Worte|mes mots"
            "|mis palabras|le mie parole|as minhas palavras|mijn eigen woorden",
        ),
        (
            "again",
            "draw it again|again please|try again|redo it|zeichne es noch einmal|redessine-le"
            "|otra vez|di nuovo|de novo|opnieuw",
        ),
        ("another", "another one|one more, please|noch eins|encore un|otro más|nog een"),
        ("cancel", "no|no thanks|never mind|nein danke|non merci|nada|basta|niets"),
        (None, "sure?|yes, who was that|why?|nice|the second one|a dog|again and again he fell|"),
    ],
)
def test_what_is_offered_is_picked_in_words(answer: str | None, texts: str) -> None:
    assert {text: answer_in(text) for text in texts.split("|")} == dict.fromkeys(
        texts.split("|"), answer
    )


def test_greetings_thanks_and_praise_are_small_talk_and_nothing_else_is() -> None:
    for text in ("hello", "Thanks!", "nice, thank you", "danke schön", "merci", "que bonito"):
        assert is_small_talk(text), text
    for text in ("yes", "a nice cat", "thanks, now make it darker", "", "hello kitty on a roof"):
        assert not is_small_talk(text), text


@pytest.mark.parametrize("text", [f"{'yes   ' * 49}x", f"{'now but ' * 36}x", "no , " * 59])
def test_reading_them_takes_no_longer_for_words_without_end(text: str) -> None:
    assert change_in(text) is None
    assert answer_in(text) in (None, "cancel")


LEFT = (
    "surprise me!|you choose|whatever you like|up to you|überrasch mich|du entscheidest"
    "|surprends-moi|comme tu veux|sorpréndeme|tú eliges|sorprendimi|scegli tu"
    "|surpreende-me|tu escolhes|verras me|jij kiest|please surprise me|hmm, you choose"
)
NO_ANSWERS = (
    "what can you draw?|how much does it cost|How much is it?|hmm, let me think|wait|hello"
    "|was kannst du zeichnen?|was kostet das?|moment mal|combien ça coûte ?|qué puedes dibujar?"
    "|cuánto cuesta?|quanto costa?|quanto custa?|wat kost dat?|thanks|why?|are you there?"
)
ANSWERS = (
    "a cat|a cat?|Where the wild things are|what the cat dreams of|wait, a dog|a surprise"
    "|what about a dog?|how about a fox in the snow?|a hello kitty|could you draw a cat?"
)


def test_who_leaves_it_to_the_program_and_who_thinks_or_asks_names_nothing_to_draw() -> None:
    for text in LEFT.split("|"):
        assert leaves_it(text), text
        assert not is_no_answer(text), text
    for text in NO_ANSWERS.split("|"):
        assert is_no_answer(text), text
        assert not leaves_it(text), text
    for text in ANSWERS.split("|"):
        assert not is_no_answer(text), text
        assert not leaves_it(text), text

"""Who corrects the reply before is heard, in seven languages, and who only says no is not."""

import pytest

from bot.turn.corrections import BEGINNINGS, FILLERS, is_correction, words_wanted

CORRECTIONS = {
    "en": (
        *("No, I meant the other one", "That's not what I asked.", "that is wrong: it is 42"),
        *("I said Paris, not London", "You misunderstood me", "not what I asked"),
    ),
    "de": (
        *("Nein, ich meinte das andere", "Das stimmt nicht.", "Ich meinte Bonn", "Das war falsch"),
        *("Das meinte ich nicht", "Du hast mich falsch verstanden", "Das habe ich nicht gefragt"),
    ),
    "fr": (
        "Non, je voulais dire l’autre",
        "Ce n’est pas ça",
        "C'est faux.",
        "je voulais dire Lyon",
        "Tu m’as mal compris",
    ),
    "es": (
        *("No, me refería al otro", "Eso no es correcto", "quise decir Sevilla", "Eso está mal"),
        *("Está mal.", "Me has entendido mal"),
    ),
    "it": (
        *("No, intendevo l'altro", "Non è quello che volevo", "volevo dire Bari", "È sbagliato"),
        "Hai capito male",
    ),
    "pt": (
        "Não, eu quis dizer o outro",
        "Isso está errado.",
        "Isto não é o que pedi",
        "nao, queria",
        "Não foi isso que perguntei",
        "está errado",
    ),
    "nl": (
        *("Nee, ik bedoelde de andere", "Dat klopt niet", "Dat is niet wat ik vroeg"),
        *("Dat bedoelde ik niet", "Je hebt me verkeerd begrepen"),
    ),
}
OTHERS = (
    *("No, thanks", "no", "I mean, it is fine", "Is that wrong?", "What is wrong with my code?"),
    *("Nein danke", "Was ist falsch?", "ich meine, es passt", "Non merci", "C'est parfait"),
    *("No, gracias", "Quiero saber qué es un átomo", "No grazie", "Vorrei un esempio"),
    *("Esta mal visto fumar aqui?", "I said yes", "Ha capito me", "Das habe ich nicht verstanden"),
    *("Não, obrigado", "O que é isso?", "Nee hoor", "Wat klopt er niet?", "Ik wil een voorbeeld"),
)


@pytest.mark.parametrize("language", CORRECTIONS)
def test_a_correction_is_heard(language: str) -> None:
    assert [text for text in CORRECTIONS[language] if not is_correction(text)] == []


def test_every_language_has_its_examples() -> None:
    assert set(CORRECTIONS) == set(BEGINNINGS) == set(FILLERS)


@pytest.mark.parametrize(
    "text",
    [
        *("No, I meant Jupiter", "I said Jupiter, not Saturn", "That isn't Saturn, it's Jupiter."),
        *("We meant Jupiter rather than Saturn", "no I wanted Jupiter and not Saturn"),
        *(
            "Nein, ich meinte Jupiter",
            "Das ist nicht Saturn, sondern Jupiter",
            "Jupiter statt Mars",
        ),
        *("Non, je voulais dire Jupiter", "Ce n’est pas Saturne mais Jupiter"),
        *("No, me refería a Júpiter", "Quise decir Júpiter, no Saturno"),
        *("No, intendevo Jupiter", "Non è Saturno ma volevo dire: Jupiter"),
        *("Não, eu quis dizer Júpiter", "Isso não é Saturno, é Júpiter"),
        *("Nee, ik bedoelde Jupiter", "Dat is niet Saturnus maar Jupiter"),
    ],
)
def test_the_matter_of_a_correction_is_told_from_its_form(text: str) -> None:
    assert words_wanted(text) == ["jupiter"]


def test_numbers_and_names_of_any_length_are_matter_and_a_complaint_has_none() -> None:
    assert words_wanted("No, I meant 3.5 km in Go or C#") == ["3.5", "km", "go", "c#"]
    for language in ("That's not what I asked.", "Das stimmt nicht.", "Eso no es correcto"):
        assert words_wanted(language) == []


def test_who_only_says_no_corrects_nothing() -> None:
    assert [text for text in OTHERS if is_correction(text)] == []

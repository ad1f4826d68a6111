"""Which language a few words are in, and a goodbye in it."""

import pytest

from bot.skills.tutor.farewells import says_goodbye
from bot.skills.tutor.tongues import TONGUES, is_in


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("¿Qué quiere usted para comer?", "spanish"),
        ("Je ne suis pas sûr, et vous ?", "french"),
        ("Ich möchte ein Brot und die Rechnung", "german"),
        ("Vorrei il conto, per favore. Come si chiama?", "italian"),
        ("Você tem uma mesa para dois?", "portuguese"),
        ("Ik wil een kopje koffie en het ontbijt", "dutch"),
    ],
)
def test_a_language_is_told_from_the_others(text: str, language: str) -> None:
    assert [name for name in TONGUES if is_in(text, name)] == [language]
    assert not is_in("What do you want to have for your dinner?", language)


EVERYDAY = {
    "spanish": [
        *("¿Cómo se llama?", "¿A qué se dedica?", "¡Hola! ¿A qué hora se levanta?"),
        *("¿Le gusta el café?", "¿Le gusta bailar?", "Hola, ¿cómo estás?"),
        *("¡Buenos días! ¿Cómo se llama usted?", "¿Va a pagar con tarjeta?"),
        *("Aquí tiene. ¿Algo más?", "¿Se lo pongo en una bolsa?"),
        *("Vamos a comer. ¿Le parece bien?",),
    ],
    "french": [
        *("Tu as faim ?", "Comment tu t'appelles ?", "Comment ça va ?"),
        *("Bonjour ! Tu as quel âge ?", "Tu as un chien ou un chat ?"),
        *("Qu'est-ce que tu fais ?",),
    ],
    "german": [
        *("Wo wohnst du?", "Was machst du heute?", "Guten Tag! Was darf es sein?"),
        *("Wie alt bist du?", "Hast du Hunger?", "Zahlen Sie bar?", "Magst du Tee?"),
    ],
    "italian": [
        *("Come ti chiami?", "Dove abiti?", "Le piace il caffè?", "Le piacciono i dolci?"),
        *("A che ora parte il treno?", "Va bene. Altro?", "Le serve altro?"),
    ],
    "portuguese": [
        *("Como se chama?", "Onde mora?", "Quanto custa?", "Tudo bem?", "Qual é o seu nome?"),
        *("O que deseja?",),
    ],
    "dutch": [
        *("Hoe heet je?", "Waar woon je?", "Wat wil je drinken?", "Hoe gaat het?"),
        *("Heb je honger?", "Waar kom je vandaan?"),
    ],
    "english": [
        *("No problem! Anything else?", "How about some coffee?", "Hi! What is your name?"),
        *("Where do you live?", "Great! Any plans today?"),
    ],
}


@pytest.mark.parametrize("language", EVERYDAY)
def test_what_partners_say_every_day_is_in_their_language(language: str) -> None:
    assert [said for said in EVERYDAY[language] if not is_in(said, language)] == []


@pytest.mark.parametrize("language", [name for name in EVERYDAY if name != "english"])
def test_everyday_english_is_no_other_language(language: str) -> None:
    english = [
        *("Hello! How are you?", "What would you like?", "Sure, here you are.", "Can I help you?"),
        *("That is three euros, please.", "Where do you live?", "What is your name?"),
    ]
    assert [said for said in english if is_in(said, language)] == []


@pytest.mark.parametrize(
    ("text", "language", "asked"),
    [
        ("Hallo! Wie geht's?", "german", "french"),
        ("Schön! Hast du Geschwister?", "german", "french"),
        ("Wunderbar! Woher kommst du?", "german", "french"),
        ("¿Qué le gustaría comer hoy?", "spanish", "french"),
        ("Son tres euros. ¿Tarjeta?", "spanish", "french"),
        ("Encantado, Tom. ¿Trabajas?", "spanish", "german"),
        ("Très bien ! Autre chose ?", "french", "spanish"),
        ("Génial ! Tu joues souvent ?", "french", "italian"),
        ("Vous préférez le thé ?", "french", "spanish"),
        ("Piacere, Anna! Preferisci il tè?", "italian", "french"),
    ],
)
def test_a_reply_of_a_few_words_in_another_language_is_told(
    text: str, language: str, asked: str
) -> None:
    assert (is_in(text, language), is_in(text, asked)) == (True, False)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Alles klar, Herr García. Zimmer 12?", "german"),
        ("Un instant, Monsieur Müller.", "french"),
        ("Mesa para dos, señora Köhler?", "spanish"),
        ("Einverstanden?", "german"),
    ],
)
def test_a_foreign_name_and_words_that_none_knows_pass(text: str, language: str) -> None:
    assert is_in(text, language)


def test_another_alphabet_is_another_language() -> None:
    assert not is_in("Привет, как дела?", "german")
    assert is_in("Größe!", "german")


@pytest.mark.parametrize(
    ("text", "language", "is_goodbye"),
    [
        ("¡Adiós!", "spanish", True),
        ("muchas gracias, hasta luego", "spanish", True),
        ("Auf Wiedersehen, Frau Braun.", "german", True),
        ("tschüß", "german", True),
        ("Au revoir madame", "french", True),
        ("Ciao!", "italian", False),
        ("Ciao! Io sono Tom.", "italian", False),
        ("Sto bene. Ciao!", "italian", False),
        ("Adiós", "french", False),
        ("¿Adiós?", "spanish", False),
        ("Hasta luego es una frase muy bonita", "spanish", False),
    ],
)
def test_a_goodbye_in_the_language_is_told_from_a_greeting(
    text: str, language: str, is_goodbye: bool
) -> None:
    assert says_goodbye(text, language, asked="", has_answered=False) == is_goodbye


@pytest.mark.parametrize(
    ("asked", "text", "language", "is_goodbye"),
    [
        ("Altro?", "Ciao!", "italian", True),
        ("Altro?", "No grazie, ciao", "italian", True),
        ("Ciao! Come ti chiami?", "Ciao", "italian", False),
        ("Come ti chiami?", "Ciao, mi chiamo Tom", "italian", False),
        ("Come ti chiami?", "Ciao sono Tom", "italian", False),
        ("Come ti chiami?", "Ciao, Tom", "italian", False),
        ("Come stai?", "Ciao Maria, sto bene", "italian", False),
        ("Altro?", "Grazie, a domani, Maria!", "italian", True),
        ("Quando torni?", "Ci vediamo domani", "italian", False),
        ("Comment tu t'appelles ?", "Salut, je m'appelle Tom", "french", False),
        ("Et avec ça ?", "C'est tout, merci. Bonne journée !", "french", False),
        ("Et avec ça ?", "Non merci, au revoir madame, bonne journée !", "french", True),
        ("Tu restes combien de temps ?", "À demain", "french", False),
        ("Wie heißt du?", "Ciao, ich bin Tom", "german", False),
        ("Sonst noch etwas?", "Nein, danke. Tschüß, Frau Braun, bis morgen!", "german", True),
        ("Sonst noch etwas?", "Das ist alles, danke. Tschüss!", "german", True),
        ("Sonst noch etwas?", "Das ist alles teuer, danke. Tschüss!", "german", False),
        ("Sonst noch etwas?", "Das ist alles, danke.", "german", False),
        ("Et avec ça ?", "C'est tout, merci pour votre aide. Au revoir !", "french", True),
        ("¿Algo más?", "Eso es todo por hoy, muchas gracias. ¡Adiós!", "spanish", True),
        ("Altro?", "È tutto, grazie. Arrivederci!", "italian", True),
        ("Mais alguma coisa?", "É só isso, obrigada. Tchau!", "portuguese", True),
        ("Anders nog iets?", "Dat was het, bedankt. Tot ziens!", "dutch", True),
        ("Anything else?", "No, that's all, thanks. Bye!", "english", True),
        ("Anything else?", "That's all I want, thanks. Bye!", "english", False),
        ("Wann sehen wir uns?", "Bis morgen", "german", False),
        ("Wann sehen wir uns?", "Bis morgen, tschüss", "german", True),
        ("¿Cuándo nos vemos?", "Nos vemos mañana", "spanish", False),
        ("¿Mañana nos vemos?", "Sí, nos vemos", "spanish", False),
        ("¿Algo más?", "Nos vemos mañana", "spanish", True),
        ("¿Algo más?", "Adiós y gracias por todo", "spanish", True),
        ("¿Algo más?", "Adiós es lo que dice mi madre", "spanish", False),
    ],
)
def test_a_goodbye_ends_a_talk_only_where_nothing_else_is_said(
    asked: str, text: str, language: str, is_goodbye: bool
) -> None:
    assert says_goodbye(text, language, asked=asked, has_answered=True) == is_goodbye

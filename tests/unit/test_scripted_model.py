"""What the scripted model says, from its script and the prompt alone."""

from typing import Any

import pytest
from pydantic import ValidationError

from bot.models.scripted import Settings, what_to_say
from bot.ports import ModelMessage


def say(script: dict[str, Any], *heard: str) -> str:
    """The reply to the last of these messages, each of the others having been answered."""
    messages: list[ModelMessage] = []
    for text in heard[:-1]:
        messages += [ModelMessage("user", text), ModelMessage("assistant", "…")]
    messages.append(ModelMessage("user", heard[-1]))
    return what_to_say(Settings.model_validate(script), messages)


def test_replies_come_in_their_order_and_the_last_one_stays() -> None:
    script = {"replies": ["a", "b"]}
    assert [say(script, *"xyz"[:turns]) for turns in (1, 2, 3)] == ["a", "b", "b"]


def test_without_a_script_a_person_hears_their_own_words() -> None:
    assert say({"echo": "You said: "}, "hi") == "You said: hi"


def test_a_rule_comes_before_replies_and_may_use_what_it_matched() -> None:
    script = {"replies": ["a"], "rules": [{"when": r"i am (\w+)", "say": r"Hello \1!"}]}
    assert say(script, "Hi, I am Ada") == "Hello Ada!"
    assert say(script, "Hi") == "a"


def test_a_rule_may_recall_what_was_said_before_newest_first() -> None:
    rule = {"when": "what is my name", "recall": r"my name is (\w+)", "say": r"\1"}
    script = {"rules": [rule], "replies": ["?"]}
    heard = ["my name is Ada", "no, my name is Eve", "What is my name?"]
    assert say(script, *heard) == "Eve"
    assert say(script, "What is my name?") == "?"


@pytest.mark.parametrize("wrong", [{"rules": [{"when": "(", "say": "x"}]}, {"reply": ["x"]}])
def test_a_wrong_script_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Settings.model_validate(wrong)

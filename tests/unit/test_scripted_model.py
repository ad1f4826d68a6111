"""What the scripted model says, from its script and the prompt alone."""

from typing import Any

import pytest
from pydantic import ValidationError

from bot.models.continuation import continue_from
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


def test_a_rule_may_name_each_of_the_things_that_were_asked_together() -> None:
    rule = {"when": r"#\d+", "each": r"#\d+", "say": "Looking at {each}."}
    assert say({"rules": [rule]}, "is #12 done? and #7?") == "Looking at #12 #7."


def test_a_cut_reply_goes_on_where_the_script_stopped() -> None:
    script = Settings.model_validate({"rules": [{"when": "count", "say": "one two three"}]})
    asked = [ModelMessage("user", "count")]
    assert what_to_say(script, continue_from(asked, "one t")) == " two three"


def test_a_rule_may_say_how_a_cut_reply_goes_on() -> None:
    rules = [{"when": "cut off", "say": "And the end."}, {"when": "count", "say": "one two"}]
    script = Settings.model_validate({"rules": rules})
    assert what_to_say(script, continue_from([ModelMessage("user", "count")], "one")) == (
        "And the end."
    )


def test_what_another_model_began_is_not_taken_for_the_script() -> None:
    script = Settings.model_validate({"replies": ["one two", "and so on"]})
    asked = [ModelMessage("user", "count")]
    assert what_to_say(script, continue_from(asked, "uno")) == "and so on"


@pytest.mark.parametrize("wrong", [{"rules": [{"when": "(", "say": "x"}]}, {"reply": ["x"]}])
def test_a_wrong_script_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Settings.model_validate(wrong)

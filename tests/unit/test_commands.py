"""Commands: what is one, and what each of them means."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.adapter import LIMITS
from bot.ports import SkillCommand
from bot.skills import load_skills
from bot.turn.commands import Ask, Choose, Command, Forget, Tell, parse, understand

SKILLS = load_skills(["chat", "tutor", "code"])


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/new", Command("new")),
        ("  /new \n", Command("new")),
        ("/help me", Command("help", "me")),
        ("/skill tutor", Command("skill", "tutor")),
        ("/code  sort\n\nthis list ", Command("code", "sort\n\nthis list")),
        ("/code\tsort", Command("code", "sort")),
        ("/no-such-thing", Command("no-such-thing")),
    ],
)
def test_a_word_behind_a_slash_is_a_command(text: str, command: Command) -> None:
    assert parse(text) == command


@pytest.mark.parametrize(
    "text",
    ["", "/", "//new", "/etc/passwd is empty", "/New", "/2", "hi /new", "/-x", "/new!", "/ä"],
)
def test_anything_else_is_something_said(text: str) -> None:
    assert parse(text) is None


@given(st.text())
def test_a_command_never_loses_a_word_of_what_was_written(text: str) -> None:
    command = parse(text)
    if command is not None:
        assert f"/{command.name} {command.argument}".split() == text.split()


def test_new_forgets_and_goes_on_with_what_stands_behind_it() -> None:
    assert understand(Command("new"), SKILLS) == Forget()
    assert understand(Command("new", "what is pi?"), SKILLS) == Forget("what is pi?")


def test_help_lists_every_command_and_the_enabled_skills_with_their_summaries() -> None:
    meaning = understand(Command("help"), SKILLS[:2])
    assert isinstance(meaning, Tell)
    for piece in ("/new", "/skill NAME", "/help", "/chat", f"`/tutor …` – {SKILLS[1].summary}"):
        assert piece in meaning.text
    assert "/code" not in meaning.text


def test_a_skill_is_chosen_by_name_and_given_back_with_auto() -> None:
    chosen = understand(Command("skill", "Tutor"), SKILLS)
    assert isinstance(chosen, Choose)
    assert chosen.skill == "tutor"
    automatic = understand(Command("skill", "auto"), SKILLS)
    assert isinstance(automatic, Choose)
    assert automatic.skill == ""


@pytest.mark.parametrize("name", ["", "tutr", "x" * 500, "`<@everyone>`\n# hi"])
def test_skill_without_a_right_name_lists_the_skills(name: str) -> None:
    meaning = understand(Command("skill", name), SKILLS)
    assert isinstance(meaning, Tell)
    assert all(f"`/skill {word}`" in meaning.text for word in ("chat", "tutor", "code", "auto"))
    first, rest = meaning.text.split("\n", 1)
    assert len(first) < 80
    assert first.count("`") in (0, 2)
    assert "# hi" not in rest


def test_a_skills_own_command_answers_this_message_with_it() -> None:
    assert understand(Command("code", "sort it"), SKILLS) == Ask("code", "sort it")


def test_a_skills_command_without_a_question_says_how_it_is_used() -> None:
    meaning = understand(Command("code"), SKILLS)
    assert isinstance(meaning, Tell)
    assert meaning.text.startswith("Write behind it what you would like to know: `/code …`.")
    assert "/skill code" in meaning.text
    seen = understand(Command("image"), load_skills(["image"]))
    assert isinstance(seen, Tell)
    assert seen.text.startswith("Write behind it what you would like to see: `/image …`.")


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("hlep", "/help"), ("tuter", "/tutor"), ("skills", "/skill"), ("nw", "/new")],
)
def test_an_unknown_command_names_the_nearest_one_and_help(name: str, nearest: str) -> None:
    meaning = understand(Command(name), SKILLS)
    assert isinstance(meaning, Tell)
    assert f"Did you mean `{nearest}`?" in meaning.text
    assert "/help" in meaning.text


def test_an_unknown_command_that_resembles_nothing_names_only_help() -> None:
    meaning = understand(Command("zzzzzz"), SKILLS)
    assert isinstance(meaning, Tell)
    assert "Did you mean" not in meaning.text
    assert "`/help`" in meaning.text


BAKER = replace(
    SKILLS[1], name="baker", commands=(SkillCommand("bake", "CAKE", "bake one, as was asked"),)
)


def test_a_command_that_a_skill_brings_reaches_it_as_written() -> None:
    command = Command("bake", "with plums")
    assert understand(command, [BAKER]) == Ask("baker", "with plums", command)
    assert understand(Command("bake"), [BAKER]) == Ask("baker", "", Command("bake"))


def test_help_and_near_misses_know_the_commands_that_skills_bring() -> None:
    listed = understand(Command("help"), [BAKER])
    assert isinstance(listed, Tell)
    assert "- `/bake CAKE` – bake one, as was asked" in listed.text
    missed = understand(Command("bakes"), [BAKER])
    assert isinstance(missed, Tell)
    assert "`/bake`" in missed.text


def test_help_of_all_shipped_skills_fits_one_message_of_discord() -> None:
    told = understand(Command("help"), load_skills(["chat", "tutor", "code", "image"]))
    assert isinstance(told, Tell)
    assert len(told.text) <= LIMITS.message_length


def test_no_two_shipped_skills_bring_the_same_command() -> None:
    words = [each.name for skill in SKILLS for each in skill.commands]
    words += ["new", "help", "stop", "skill", *(skill.name for skill in SKILLS)]
    assert len(words) == len(set(words))

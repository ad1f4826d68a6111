"""Routing: which skill answers, in which order of reasons."""

from bot.conversation import DOING, Memory
from bot.skills import load_skills
from bot.turn.router import let_go, pick_skill
from tests.unit.speakers import conversation, turn

SKILLS = load_skills(["chat", "tutor", "code"])
CODE_QUESTION = "How do I sort a list in Python?"
LEARNER = "Teach me fractions"


def test_a_command_goes_before_everything() -> None:
    chosen = conversation(turn("x", skill="chat"), memory=Memory(skill="tutor"))
    skill = pick_skill(SKILLS, LEARNER, chosen, named="code", persona_skill="chat")
    assert skill.name == "code"


def test_a_skill_in_the_middle_of_something_goes_before_the_chosen_one() -> None:
    busy = conversation(memory=Memory(skill="chat", kept={DOING: "tutor"}))
    assert pick_skill(SKILLS, CODE_QUESTION, busy, persona_skill="code").name == "tutor"
    assert pick_skill(SKILLS, "B", busy, named="code").name == "code"


def test_the_chosen_skill_goes_before_the_personas() -> None:
    chosen = conversation(memory=Memory(skill="tutor"))
    assert pick_skill(SKILLS, CODE_QUESTION, chosen, persona_skill="code").name == "tutor"


def test_the_personas_skill_goes_before_a_match() -> None:
    assert pick_skill(SKILLS, CODE_QUESTION, conversation(), persona_skill="tutor").name == "tutor"


def test_a_match_goes_before_the_skill_of_the_last_turn() -> None:
    assert pick_skill(SKILLS, CODE_QUESTION, conversation(turn("x", skill="tutor"))).name == "code"


def test_of_two_that_match_the_first_in_config_order_answers() -> None:
    both = f"{LEARNER}. {CODE_QUESTION}"
    assert pick_skill(SKILLS, both, conversation()).name == "tutor"
    assert pick_skill(SKILLS[::-1], both, conversation()).name == "code"


def test_while_the_topic_stays_the_skill_of_the_last_turn_stays() -> None:
    assert pick_skill(SKILLS, "yes", conversation(turn("x", skill="tutor"))).name == "tutor"


def test_a_turn_that_left_the_window_no_longer_counts() -> None:
    left = conversation(turn("x", skill="tutor"), memory=Memory(window_start=1))
    assert pick_skill(SKILLS, "yes", left).name == "chat"


def test_the_first_enabled_skill_answers_what_nobody_claims() -> None:
    assert pick_skill(SKILLS, "hello", conversation()).name == "chat"
    assert pick_skill(SKILLS[1:], "hello", conversation()).name == "tutor"


def test_a_skill_that_is_no_longer_enabled_is_passed_over() -> None:
    gone = conversation(turn("x", skill="code"), memory=Memory(skill="code"))
    assert pick_skill(SKILLS[:2], "hello", gone, named="code", persona_skill="code").name == "chat"


def test_a_changed_subject_behind_what_a_skill_asked_for_goes_on_as_before() -> None:
    kept = {DOING: "tutor", "tutor.now": "missing", "tutor.missing": "quiz:", "other": "stays"}
    turns = turn("hi", skill="chat"), turn("/quiz", skill="tutor")
    asked = conversation(*turns, memory=Memory(kept=kept))
    for said in ("capitals", "stop"):
        assert let_go(SKILLS, said, asked) is asked
    for said, name in (
        ("never mind, what's the weather like", "chat"),
        ("how do I sort a list in Python?", "code"),
        ("teach me fractions", "tutor"),
    ):
        before = let_go(SKILLS, said, asked)
        assert pick_skill(SKILLS, said, before).name == name
        assert before.memory.kept == {"other": "stays"}

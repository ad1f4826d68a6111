"""config.yaml: every mistake at once, each with its key and the way out; no secret ever quoted."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.config import load, parse
from bot.errors import ConfigError
from bot.messages import ConversationId
from bot.settings import Config, Core

ROOT = Path(__file__).parents[2]
SOUND: dict[str, Any] = {"models": {"main": {"kind": "scripted"}}, "adapters": {"web": {}}}
TOKEN = "xoxb-" + "123456789012-abcdefghijkl"


def read(environment: dict[str, str] | None = None, **sections: object) -> Config:
    return parse(yaml.safe_dump(SOUND | sections), environment or {})


def problems_of(environment: dict[str, str] | None = None, **sections: object) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        read(environment, **sections)
    return caught.value.problems


def outcome_of(text: str) -> Config | ConfigError:
    try:
        return parse(text, {})
    except ConfigError as error:
        return error


def test_the_shipped_file_needs_no_key_and_no_account() -> None:
    config = load(ROOT / "config.yaml", {})
    assert list(config.adapters) == ["web"]
    assert [choice.kind for choice in config.models] == ["local"]
    assert config.core == Core()


def test_five_wrong_keys_are_listed_at_once_each_with_the_nearest_right_one() -> None:
    problems = problems_of(
        redis={"ulr": ""},
        conversation={"window_tokns": 5},
        skils=["chat"],
        adapters={"web": {"prot": 1}, "slak": {}},
        models={"main": {"kind": "scriptd"}},
    )
    assert sorted(problems) == sorted(
        [
            "redis.ulr: unknown key. Did you mean 'url'?",
            "conversation.window_tokns: unknown key. Did you mean 'window_tokens'?",
            "skils: unknown key. Did you mean 'skills'?",
            "adapters.web.prot: unknown key. Did you mean 'port'?",
            "adapters.slak: there is no 'slak'. Did you mean 'slack'?",
            "models.main.kind: there is no 'scriptd'. Did you mean 'scripted'?",
        ]
    )


def test_a_key_that_resembles_none_lists_those_that_there_are() -> None:
    (problem,) = problems_of(log={"zzzz": 1})
    assert problem == "log.zzzz: unknown key. There are: format, level."


def test_a_misspelt_adapters_section_is_told_from_a_missing_one() -> None:
    problems = problems_of(adapter={"web": {}})
    assert problems == ["adapter: unknown key. Did you mean 'adapters'?"]


def test_names_that_lead_nowhere_are_found_beside_other_mistakes() -> None:
    problems = problems_of(
        log={"level": "loud"},
        skills=["chat", "tutr"],
        personas={"default": {"prompt": "Hi", "skill": "code"}},
        channels=[{"match": "slack:*", "persona": "defalt"}],
        worker={"heartbeat_s": 5, "lease_s": 6},
    )
    assert [problem.split(":")[0] for problem in problems] == [
        "log.level",
        "worker.lease_s",
        "skills",
        "personas.default.skill",
        "channels.0.persona",
    ]
    assert "Did you mean 'tutor'?" in problems[2]
    assert "Did you mean 'default'?" in problems[4]


def test_a_section_that_is_wrong_itself_raises_no_false_alarm_elsewhere() -> None:
    problems = problems_of(
        personas={"support": {"promt": "Hi"}}, channels=[{"match": "*", "persona": "support"}]
    )
    assert {problem.split(":")[0] for problem in problems} == {
        "personas.support.promt",
        "personas.support.prompt",
    }


@pytest.mark.parametrize(
    ("sections", "key"),
    [
        (
            {"adapters": {"slack": {"bot_token": TOKEN, "app_token": "${A}"}}},
            "adapters.slack.bot_token",
        ),
        (
            {"models": {"m": {"kind": "openai", "model": "x", "api_key": "12345"}}},
            "models.m.api_key",
        ),
        ({"redis": {"url": "rediss://me:hunter2@host:6379"}}, "redis.url"),
        ({"personas": {"default": {"prompt": f"Use {TOKEN}"}}}, "personas.default.prompt"),
        (
            {
                "models": {
                    "m": {"kind": "openai", "model": "x", "base_url": "http://a:hunter2@b/v1"}
                }
            },
            "models.m.base_url",
        ),
    ],
)
def test_a_secret_written_out_is_refused_and_not_quoted(
    sections: dict[str, object], key: str
) -> None:
    problems = problems_of({"A": "xapp-" + "1-abcdefgh"}, **sections)
    assert [problem.split(":")[0] for problem in problems] == [key]
    assert "environment" in problems[0]
    for secret in (TOKEN, "12345", "hunter2"):
        assert secret not in problems[0]


def test_secrets_come_from_the_environment_and_are_hidden_when_shown() -> None:
    environment = {"BOT": TOKEN, "APP": "xapp-" + "1-abcdefgh", "PASSWORD": "hunter2"}
    config = read(
        environment,
        adapters={"slack": {"bot_token": "${BOT}", "app_token": "${APP}"}},
        redis={"url": "redis://:${PASSWORD}@host"},
    )
    slack: Any = config.adapters["slack"]
    assert slack.bot_token.get_secret_value() == TOKEN
    assert config.core.redis.url == "redis://:hunter2@host"
    assert TOKEN not in repr(config.adapters)


@pytest.mark.parametrize("environment", [{}, {"KEY": ""}])
def test_a_variable_that_is_not_set_is_named_with_its_key(environment: dict[str, str]) -> None:
    (problem,) = problems_of(
        environment, models={"main": {"kind": "openai", "model": "x", "api_key": "${KEY}"}}
    )
    assert problem.startswith("models.main.api_key: the environment variable KEY is not set.")


def test_an_environments_value_is_not_read_as_a_variable_again() -> None:
    config = read({"A": "${B}"}, personas={"default": {"prompt": "${A}"}})
    assert config.core.personas["default"].prompt == "${B}"


def test_a_number_may_come_from_the_environment() -> None:
    assert read({"P": "9000"}, ops={"port": "${P}"}).core.ops.port == 9000


def test_what_a_plug_says_of_its_settings_is_a_plain_sentence() -> None:
    (problem,) = problems_of(
        {"BOT": "xapp-" + "1-abcdefgh"}, adapters={"slack": {"bot_token": "${BOT}"}}
    )
    assert problem == "adapters.slack.bot_token: is not a bot token: those begin with xoxb-."


@pytest.mark.parametrize("section", ["redis", "conversation", "channels", "personas", "log"])
def test_a_section_with_nothing_in_it_means_the_defaults(section: str) -> None:
    assert read(**{section: None}).core == Core()


def test_models_keep_their_order_since_they_are_a_fallback_chain() -> None:
    models = {name: {"kind": "scripted"} for name in ("zeta", "alpha", "main")}
    text = yaml.safe_dump({**SOUND, "models": models}, sort_keys=False)
    assert [choice.name for choice in parse(text, {}).models] == ["zeta", "alpha", "main"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: [", "is not valid YAML at line 1"),
        ("- a", "must be a mapping"),
        ("a: 2026-13-45", "cannot read"),
        ("[" * 1500, "cannot read"),
        ("redis: &x {url: *x}", "holds itself"),
        ("a: \x07", "is not valid YAML"),
    ],
)
def test_a_file_that_is_no_mapping_of_keys_is_told_in_one_sentence(text: str, says: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(text, {}, "my.yaml")
    (problem,) = caught.value.problems
    assert problem.startswith("my.yaml: ")
    assert says in problem


def test_an_empty_file_says_what_must_be_there() -> None:
    with pytest.raises(ConfigError) as caught:
        parse("", {})
    assert [problem.split(":")[0] for problem in caught.value.problems] == ["adapters", "models"]


def test_a_file_that_is_not_there_or_not_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes(b"a: \xe9")
    for name, says in (("none.yaml", "No such file"), ("latin.yaml", "UTF-8"), ("", "directory")):
        with pytest.raises(ConfigError) as caught:
            load(tmp_path / name, {})
        assert str(tmp_path / name) in caught.value.problems[0]
        assert says in caught.value.problems[0]


@pytest.mark.parametrize(
    ("place", "persona"),
    [
        (("slack", "T1", "C-support"), "support"),
        (("slack", "T1", "C-general"), "work"),
        (("discord", "G1", "42"), "default"),
        (("discord", "G.1", "42"), "exact"),
        (("discord", "Gx1", "42"), "default"),
        (("web", "site", "v1"), "default"),
    ],
)
def test_the_first_channel_that_matches_gives_the_persona(
    place: tuple[str, str, str], persona: str
) -> None:
    config = read(
        personas={name: {"prompt": name} for name in ("default", "support", "work", "exact")},
        channels=[
            {"match": "*:C-support", "persona": "support"},
            {"match": "slack:*", "persona": "work"},
            {"match": "discord:G.1:42", "persona": "exact"},
        ],
    )
    assert config.persona_for(ConversationId(*place, "thread")).prompt == persona


def test_without_a_default_persona_there_still_is_one() -> None:
    config = read(personas={"support": {"prompt": "Help."}})
    assert config.persona_for(ConversationId("web", "s", "v")) == Core().personas["default"]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just("${NO}"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from([*Core.model_fields, "adapters", "models", "x"]) | st.text()
NESTED = st.dictionaries(
    st.sampled_from(["web", "slack", "main", "default", "url", "port", "kind", "window_tokens"]),
    VALUES,
    max_size=3,
)


@settings(deadline=None)
@given(st.dictionaries(KEYS, VALUES | NESTED, max_size=6))
def test_any_mapping_is_read_or_refused_in_sentences(raw: dict[str, object]) -> None:
    outcome = outcome_of(yaml.safe_dump(raw))
    if isinstance(outcome, ConfigError):
        assert outcome.problems
        assert all(problem.endswith((".", "?")) for problem in outcome.problems)
    else:
        assert outcome.adapters
        assert outcome.models


@settings(deadline=None)
@given(st.text(st.sampled_from("ab:{}[]&*!|>-#'\"\n \t%@`,?0") | st.characters(), max_size=60))
def test_any_text_is_read_or_refused_in_sentences(text: str) -> None:
    with pytest.raises(ConfigError) as caught:  # nothing this short is a whole configuration
        parse(text, {})
    assert caught.value.problems

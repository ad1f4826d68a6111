"""config.yaml: every mistake at once, each with its key and the way out; no secret ever quoted."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.config.reading import load, parse
from bot.config.settings import Config, Core
from bot.errors import ConfigError
from bot.messages import ConversationId

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


def test_a_persona_names_a_model_that_there_is() -> None:
    text = "models: {main: {kind: scripted}}\nadapters: {web: {}}\n"
    with pytest.raises(ConfigError) as error:
        parse(f"{text}personas: {{default: {{prompt: Hi, model: mein}}}}", {})
    assert error.value.problems == [
        "personas.default.model: 'mein' is not among `models`. Did you mean 'main'?"
    ]


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
    assert problem == "log.zzzz: unknown key. There are: format, level, audit."


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


def test_settings_of_a_skill_that_has_none_are_refused_by_name() -> None:
    (problem,) = problems_of(skills=[{"chat": {"lines": 8}}])
    assert problem == "skills.0.chat: this skill has no settings; write only its name."


def test_settings_of_a_skill_stand_behind_its_name_in_the_list() -> None:
    config = read(skills=["chat", {"tutor": {"answers": "never"}}])
    assert config.core.skills == ["chat", "tutor"]
    assert config.skill_settings["tutor"].model_dump()["answers"] == "never"


def test_a_wrong_setting_of_a_skill_is_named_with_its_place() -> None:
    (problem,) = problems_of(skills=["chat", {"tutor": {"answer": "never"}}])
    assert problem == "skills.1.tutor.answer: unknown key. Did you mean 'answers'?"


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


def test_nothing_more_is_said_of_a_value_whose_variable_is_not_set() -> None:
    slack = {"bot_token": "${BOT}", "app_token": "${APP}"}
    problems = problems_of({}, adapters={"slack": slack}, ops={"port": "${PORT}"})
    assert sorted(problem.split(":")[0] for problem in problems) == [
        "adapters.slack.app_token",
        "adapters.slack.bot_token",
        "ops.port",
    ]
    assert all("is not set" in problem for problem in problems)


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
        ("a: [", "is not valid YAML at line 1: a bracket is not closed"),
        ("a: 1\nb:\n\tc: 1", "is not valid YAML at line 3: a tab stands where spaces must be"),
        ("\ta: 1", "is not valid YAML at line 1: a tab stands where spaces must be"),
        ("a: b: c", "at line 1: text that holds a colon needs quotation marks"),
        ("a:\n  - x\n b: 1", "at line 3: the indentation does not fit"),
        ("a: 'x", "a quotation mark is not closed"),
        ("a: 1\nb", "at line 2: a key has no colon behind it"),
        ("a: @x", "text that begins with a sign such as @"),
        ("a: *x", "text that begins with * needs quotation marks"),
        ("a: !x 1", "text that begins with ! needs quotation marks"),
        ("--- {}\n--- {}", "there must be only one"),
        ("- a", "must hold keys, each as `key: value`"),
        ("some words", "must hold keys, each as `key: value`"),
        ("5", "must hold keys, each as `key: value`"),
        ("[]", "must hold keys, each as `key: value`"),
        ("a: 2026-13-45", "such as a date that does not exist. Put it in quotation marks"),
        ("a: !!timestamp x", "cannot be read"),
        ("[" * 1500, "cannot be read"),
        ("redis: &x {url: *x}", "holds itself"),
        ("a: \x07", "is not valid YAML"),
        ("ops: {port: 1}\nlog: {}\nops: {}", "`ops` stands there twice (lines 1 and 3)"),
        ("log:\n  level: info\n  level: debug", "`level` stands there twice (lines 2 and 3)"),
        ("", "is empty. The least is an adapter and a model: `adapters: {web: {}}`"),
        ("# nothing\n", "is empty"),
    ],
)
def test_a_file_that_is_no_mapping_of_keys_is_told_in_one_sentence(text: str, says: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(text, {}, "my.yaml")
    (problem,) = caught.value.problems
    assert problem.startswith("my.yaml: ")
    assert problem.endswith(".")
    assert says in problem


@pytest.mark.parametrize("text", ["adapters: [web]\nmodels: [main]", "adapters:\nmodels:"])
def test_adapters_and_models_that_are_not_named_with_a_colon_are_told_how(text: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(text, {})
    assert [problem.split(":")[0] for problem in caught.value.problems] == ["adapters", "models"]
    assert all("with a colon, for example" in problem for problem in caught.value.problems)


def test_a_file_that_is_not_there_or_not_text_is_named_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes(b"a: \xe9")
    for name, says in (
        ("none.yaml", "there is no such file. Name another one with `--config FILE`."),
        ("latin.yaml", "is not UTF-8 text. Save it as UTF-8."),
        ("", "is a folder. Name the file in it, such as `--config FOLDER/config.yaml`."),
        ("latin.yaml/config.yaml", "there is no such file."),
    ):
        with pytest.raises(ConfigError) as caught:
            load(tmp_path / name, {})
        assert str(tmp_path / name) in caught.value.problems[0]
        assert says in caught.value.problems[0]


def test_a_mark_at_the_beginning_which_some_editors_leave_is_no_mistake(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text(yaml.safe_dump(SOUND), encoding="utf-8-sig")
    assert list(load(file, {}).adapters) == ["web"]


@pytest.mark.parametrize("token", [12345, 1.5, True])
def test_a_secret_that_looks_like_a_number_is_refused_as_a_secret(token: object) -> None:
    (problem,) = problems_of(adapters={"discord": {"token": token}})
    assert problem == (
        "adapters.discord.token: is a secret. Put it into the environment and write "
        "${DISCORD_TOKEN} here."
    )


def test_a_secret_deeper_in_the_file_is_refused_as_well() -> None:
    oauth = {"client_id": "1.2", "client_secret": "plain", "keys": "${K}", "url": "https://a.b"}
    problems = problems_of(adapters={"slack": {"app_token": "${T}", "oauth": oauth}})
    assert (
        "adapters.slack.oauth.client_secret: is a secret. Put it into the environment and write "
        "${SLACK_OAUTH_CLIENT_SECRET} here."
    ) in problems


def test_an_adapter_that_is_set_to_false_is_not_switched_on() -> None:
    (problem,) = problems_of(adapters={"web": {}, "slack": False})
    assert problem == "adapters.slack: to switch it off, take it out of the file."


@pytest.mark.parametrize(
    ("sections", "problem"),
    [
        ({"skills": "chat"}, "skills: must be a list, such as [one, two]."),
        ({"ops": {"port": "x"}}, "ops.port: must be a whole number."),
        ({"ops": {"port": None}}, "ops.port: is empty; it must be a whole number."),
        ({"worker": {"lease_s": 0}}, "worker.lease_s: must be more than 0."),
        ({"log": {"level": "loud"}}, "log.level: must be 'debug', 'info', 'warning' or 'error'."),
        ({"redis": 5}, "redis: must hold keys of its own, each as `key: value`."),
        (
            {"adapters": {"web": {"title": True}}},
            "adapters.web.title: must be text; put it in quotation marks.",
        ),
        (
            {"models": {"m": {"kind": "langchain", "model": "x"}}},
            "models.m.model: does not have the form that is needed here, such as 'anthropic:…'.",
        ),
    ],
)
def test_a_wrong_value_is_told_in_plain_words(sections: dict[str, object], problem: str) -> None:
    assert problems_of(**sections) == [problem]


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


@given(st.dictionaries(KEYS, VALUES | NESTED, max_size=6))
def test_any_mapping_is_read_or_refused_in_sentences(raw: dict[str, object]) -> None:
    outcome = outcome_of(yaml.safe_dump(raw))
    if isinstance(outcome, ConfigError):
        assert outcome.problems
        assert all(problem.endswith((".", "?")) for problem in outcome.problems)
    else:
        assert outcome.adapters
        assert outcome.models


@given(st.text(st.sampled_from("ab:{}[]&*!|>-#'\"\n \t%@`,?0") | st.characters(), max_size=60))
def test_any_text_is_read_or_refused_in_sentences(text: str) -> None:
    with pytest.raises(ConfigError) as caught:  # nothing this short is a whole configuration
        parse(text, {})
    assert caught.value.problems


def test_what_draws_has_keys_of_its_kind_and_keys_of_all_kinds() -> None:
    config = read(images={"kind": "placeholder", "a_day": 3, "size": "64x64"})
    assert config.images is not None
    assert (config.images.kind, config.images.rules.a_day) == ("placeholder", 3)
    wrong = problems_of(images={"kind": "placeholder", "a_dy": 3, "count_max": 9})
    assert "images.a_dy: unknown key. Did you mean 'a_day'?" in wrong
    assert any(each.startswith("images.count_max: ") for each in wrong)
    assert problems_of(images={"a_day": 3}) == [
        "images.kind: is missing, for example `kind: openai`."
    ]

"""The app manifest: one source for the files, the documentation and what the adapter uses."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from adapters.slack import Settings
from adapters.slack.manifest import EVENTS, SCOPES, Features, manifest
from adapters.slack.setup import features, setup
from bot.cli import main
from bot.errors import ConfigError

PROJECT = Path(__file__).parent.parent.parent
URL = "https://dragoman.example.com"


def read(text: str) -> Any:
    return yaml.safe_load(text)


@pytest.mark.parametrize(("name", "url"), [("socket", ""), ("http", URL)])
def test_the_files_are_what_setup_writes(name: str, url: str) -> None:
    written = (PROJECT / f"deploy/slack/manifest-{name}.yaml").read_text()
    assert written == setup({}, url)


def test_only_what_the_features_need_is_asked_for() -> None:
    least = read(
        manifest(Features(direct_messages=False, commands=(), shortcuts=False, files=False))
    )
    asked = least["oauth_config"]["scopes"]["bot"]
    assert {"commands", "im:history", "files:read", "files:write"}.isdisjoint(asked)
    assert "message.im" not in least["settings"]["event_subscriptions"]["bot_events"]
    assert {"slash_commands", "shortcuts"}.isdisjoint(least["features"])
    full = read(manifest(Features()))
    assert full["oauth_config"]["scopes"]["bot"] == [scope.name for scope in SCOPES]
    assert full["settings"]["event_subscriptions"]["bot_events"] == [e.name for e in EVENTS]


def test_without_direct_messages_nobody_can_write_any_and_nothing_is_answered_there() -> None:
    said = read(setup({"direct_messages": False}, ""))
    assert said["features"]["app_home"]["messages_tab_read_only_enabled"] is True
    assert "shortcuts" not in said["features"]
    assert read(setup({}, ""))["features"]["app_home"]["messages_tab_read_only_enabled"] is False


def test_every_address_is_given_over_http_and_none_over_socket_mode() -> None:
    http = manifest(Features(request_url=f"{URL}/slack/events"))
    assert http.count(f"{URL}/slack/events") == 2 + len(Features().commands)
    assert read(http)["settings"]["socket_mode_enabled"] is False
    assert "url" not in manifest(Features()).replace("request_url from", "")


def test_slacks_limits_of_a_manifest_are_kept() -> None:
    said = read(manifest(Features()))
    assert len(said["display_information"]["description"]) <= 140
    for shortcut in said["features"]["shortcuts"]:
        assert len(shortcut["name"]) <= 24
    for command in said["features"]["slash_commands"]:
        assert len(command["command"]) <= 32


def test_the_page_explains_every_scope_and_no_other() -> None:
    page = (PROJECT / "docs/slack.md").read_text()
    (table,) = re.findall(r"^\| scope \| why \|\n((?:\|.*\n)+)", page, re.MULTILINE)
    named = re.findall(r"^\|([^|]*)\|", table, re.MULTILINE)
    explained = set(re.findall(r"`([a-z_:]+)`", " ".join(named)))
    assert explained - {"connections:write"} == {scope.name for scope in SCOPES}


def test_setup_reads_config_before_there_are_tokens(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "config.yaml"
    config.write_text(
        "adapters: {slack: {bot_token: '${NOT_THERE_YET}', signing_secret: '${NOR_THIS}', "
        "commands: [ask, image], shortcuts: false}}"
    )
    with pytest.raises(SystemExit) as ended:
        main(["--config", str(config), "setup", "slack"])
    said = read(capsys.readouterr().out)
    assert ended.value.code == 0
    assert [each["command"] for each in said["features"]["slash_commands"]] == ["/ask", "/image"]
    assert said["settings"]["event_subscriptions"]["request_url"] == f"{URL}/slack/events"


def test_with_oauth_the_manifest_names_the_page_to_come_back_to_and_rotates_tokens() -> None:
    section = {"signing_secret": "${S}", "oauth": {"url": f"{URL}/", "organisations": True}}
    said = read(setup(section, ""))
    assert said["oauth_config"]["redirect_urls"] == [f"{URL}/slack/oauth_redirect"]
    assert said["settings"]["event_subscriptions"]["request_url"] == f"{URL}/slack/events"
    assert said["settings"]["token_rotation_enabled"] is True
    assert said["settings"]["org_deploy_enabled"] is True
    over_sockets = read(setup({"app_token": "${S}", "oauth": {"url": URL}}, ""))
    assert over_sockets["settings"]["socket_mode_enabled"] is True
    assert over_sockets["settings"]["org_deploy_enabled"] is False


def test_an_address_that_slack_does_not_take_is_refused_with_a_sentence() -> None:
    with pytest.raises(ConfigError, match="https"):
        setup({}, "http://bot.example.com")


def test_what_setup_assumes_is_what_the_settings_assume() -> None:
    settings = Settings.model_fields
    assert Features().commands == settings["commands"].default
    assert Features().files == settings["files"].default
    assert Features().shortcuts == settings["shortcuts"].default
    assert Features().direct_messages == settings["direct_messages"].default


def test_the_profile_asks_for_commands_of_its_own_skills_and_no_others() -> None:
    profile = yaml.safe_load((PROJECT / "profiles/slack-assistant.yaml").read_text())
    asked = features(profile["adapters"]["slack"]).commands
    assert set(asked) == {"ask", *profile["skills"]} - {"chat"}

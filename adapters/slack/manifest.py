"""What the app asks of Slack, and the manifest that asks for it: the one place that knows. Pure.

Each scope, event and command stands here with what it is for, and is asked for only where a feature
needs it. `deploy/slack/*.yaml` are made from this (`dragoman setup slack`), and tests compare them
with it, with the README and with what the adapter uses.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from adapters.slack.shortcuts import TITLES

NAME = "Dragoman"
DISCLAIMER = "I am an AI assistant and may be wrong."
PATH = "/slack/events"
INSTALL_PATH = "/slack/install"
REDIRECT_PATH = "/slack/oauth_redirect"


@dataclass(frozen=True, slots=True)
class Features:
    """What the app is to do. `request_url` "": Socket Mode. `redirect_url` "": one workspace, whose
    token is copied by hand; else others install it, with tokens that are renewed, and whole
    organisations if it `is_for_organisations`."""

    request_url: str = ""
    direct_messages: bool = True
    commands: tuple[str, ...] = ("ask", "tutor", "code", "image")
    shortcuts: bool = True
    files: bool = True
    redirect_url: str = ""
    is_for_organisations: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that is asked for, why, and by which features (any of them; none: always)."""

    name: str
    why: str
    by: tuple[str, ...] = field(default=())

    def is_needed(self, features: Features) -> bool:
        """Whether one of the features that it is for is on."""
        return not self.by or any(getattr(features, feature) for feature in self.by)


SCOPES = (
    Ask("app_mentions:read", "hear mentions"),
    Ask("assistant:write", "be an agent: suggestions and titles, Slack's own Stop button"),
    Ask("channels:history", "hear replies in threads of public channels it is in"),
    Ask("channels:read", "names of public channels that messages mention, instead of ids"),
    Ask("chat:write", "answer, stream, show what it is doing"),
    Ask("commands", "slash commands, and shortcuts on messages", ("commands", "shortcuts")),
    Ask("files:read", "read the files that people ask about", ("files",)),
    Ask("files:write", "show files and pictures with its replies", ("files",)),
    Ask("groups:history", "the same in private channels it was invited to"),
    Ask("im:history", "hear direct messages", ("direct_messages",)),
    Ask("mpim:history", "hear mentions and replies in group messages"),
    Ask("users:read", "names instead of ids, and who is an admin"),
)

EVENTS = (
    Ask("agent_session_stopped", "Slack's own Stop button ends a reply"),
    Ask("app_home_opened", "the home, and suggestions in an empty direct message"),
    Ask("app_mention", "somebody mentions it"),
    Ask("app_uninstalled", "it was removed"),
    Ask("message.channels", "replies in its threads, edits, deletions"),
    Ask("message.groups", "the same in private channels"),
    Ask("message.im", "direct messages", ("direct_messages",)),
    Ask("message.mpim", "the same in group messages"),
    Ask("tokens_revoked", "its token was taken back"),
)


def scopes(features: Features) -> tuple[Ask, ...]:
    """The scopes that the features need, and no others."""
    return tuple(ask for ask in SCOPES if ask.is_needed(features))


def events(features: Features) -> tuple[Ask, ...]:
    """The events that the features need, and no others."""
    return tuple(ask for ask in EVENTS if ask.is_needed(features))


def manifest(features: Features) -> str:
    """The manifest as YAML, each part with what it is for."""
    return "\n".join([*_head(features), *_features(features), *_settings(features)]) + "\n"


def _head(features: Features) -> list[str]:
    way = (
        "HTTP: Slack must reach request_url from outside"
        if features.request_url
        else "Socket Mode: no public address is needed"
    )
    return [
        f"# Slack app manifest for {way}.",
        '# Paste it at https://api.slack.com/apps?new_app=1 ("From a manifest"). Written by',
        "# `dragoman setup slack`, which asks only for what config.yaml makes use of.",
        "display_information:",
        f"  name: {NAME}",
        "  description: Answers in direct messages, when mentioned, and in threads it is part of.",
        '  background_color: "#2c3e50"',
    ]


def _features(features: Features) -> list[str]:
    lines = [
        "features:",
        "  app_home:",
        "    home_tab_enabled: true",
        "    messages_tab_enabled: true",
        f"    messages_tab_read_only_enabled: {_yes(not features.direct_messages)}",
        "  bot_user:",
        f"    display_name: {NAME}",
        "    always_online: true",
        "  agent_view:",
        f"    agent_description: Ask me anything. {DISCLAIMER}",
    ]
    if features.commands:
        lines.append("  slash_commands:")
    for command in features.commands:
        does, hint = _described(command)
        lines += [
            f"    - command: /{command}",
            f"      description: {does}",
            f'      usage_hint: "{hint}"',
            "      should_escape: false",
            *_url(features, "      url"),
        ]
    if features.shortcuts:
        lines.append("  shortcuts:")
    for callback_id, title in TITLES.items() if features.shortcuts else ():
        lines += [
            f"    - name: {title}",
            "      type: message",
            f"      callback_id: {callback_id}",
            "      description: The answer comes in a direct message",
        ]
    return lines


def _settings(features: Features) -> list[str]:
    return [
        "oauth_config:",
        *_redirects(features),
        "  scopes:",
        "    bot:",
        *_explained(scopes(features)),
        "settings:",
        "  event_subscriptions:",
        *_url(features, "    request_url"),
        "    bot_events:",
        *_explained(events(features)),
        "  interactivity:",
        "    is_enabled: true  # the buttons below replies, the home",
        *_url(features, "    request_url"),
        f"  org_deploy_enabled: {_yes(features.is_for_organisations)}",
        f"  socket_mode_enabled: {_yes(not features.request_url)}",
        f"  token_rotation_enabled: {_yes(bool(features.redirect_url))}",
    ]


def _redirects(features: Features) -> list[str]:
    if not features.redirect_url:
        return []
    return ["  redirect_urls:", f"    - {features.redirect_url}"]


def _yes(is_so: bool) -> str:
    return "true" if is_so else "false"


def _described(command: str) -> tuple[str, str]:
    """What a command does, and what is written behind it."""
    known = {
        "ask": ("Ask a question", "your question"),
        "image": ("Draw a picture", "what to draw"),
    }
    return known.get(command, (f"Ask with the skill {command}", "your question"))


def _url(features: Features, key: str) -> list[str]:
    return [f"{key}: {features.request_url}"] if features.request_url else []


def _explained(asks: Iterable[Ask]) -> list[str]:
    asked = list(asks)
    width = max(len(ask.name) for ask in asked)
    return [f"      - {ask.name:<{width}}  # {ask.why}" for ask in asked]

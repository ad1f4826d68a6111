"""The app's home as Slack's blocks. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from adapters.slack.access import ANYWHERE, Allowed
from adapters.slack.manifest import DISCLAIMER
from bot.turn.wishes import LANGUAGE, LANGUAGES, NO_WISHES, SKILL, TONE, TONES, Wishes

Block = dict[str, Any]

WISHES = {"wish:language": LANGUAGE, "wish:tone": TONE, "wish:skill": SKILL}
"""What each menu sets, by its action id."""

FORGET, CHANNELS, PEOPLE = "wish:forget", "admin:channels", "admin:people"
_OPTIONS_MAX = 100
_TEXT_MAX_CHARS = 75
_CHANNELS_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Shown:
    """What a person's home shows. `configured`: what config says of who may use us where, so that
    nobody else can. `refusal` stands above the rest, `notice` in place of it."""

    wishes: Wishes = NO_WISHES
    skills: Mapping[str, str] = field(default_factory=dict)
    is_admin: bool = False
    configured: Allowed = ANYWHERE
    allowed: Allowed = ANYWHERE
    refusal: str = ""
    notice: str = ""


def home_view(shown: Shown) -> Block:
    """The view for views.publish."""
    if shown.notice:
        return {"type": "home", "blocks": [_text(shown.notice)]}
    blocks = [
        *((_text(shown.refusal),) if shown.refusal else ()),
        {"type": "header", "text": _plain("How I answer you")},
        _menu("wish:language", "Language", LANGUAGES.items(), shown.wishes.language),
        _menu("wish:tone", "Tone", ((k, v[0]) for k, v in TONES.items()), shown.wishes.tone),
        _menu("wish:skill", "Begin with the skill", shown.skills.items(), shown.wishes.skill),
        _forget(),
        *(_admin(shown) if shown.is_admin else _where(shown.allowed)),
        {"type": "divider"},
        {"type": "context", "elements": [_plain(DISCLAIMER + _ABOUT)]},
    ]
    return {"type": "home", "blocks": blocks}


_ABOUT = (
    " Write to me directly, mention me in a channel, or use a command. What you set here is kept "
    "for you in this workspace and changes nothing for others."
)


def _menu(action_id: str, label: str, choices: Iterable[tuple[str, str]], chosen: str) -> Block:
    options = [("none", "As it comes"), *choices][:_OPTIONS_MAX]
    boxes = {
        value: {"text": _plain(text[:_TEXT_MAX_CHARS]), "value": value} for value, text in options
    }
    return {
        "type": "section",
        "text": _plain(label),
        "accessory": {
            "type": "static_select",
            "action_id": action_id,
            "options": list(boxes.values()),
            "initial_option": boxes.get(chosen, boxes["none"]),
        },
    }


def _forget() -> Block:
    return {
        "type": "section",
        "text": _plain("What I know of you: these settings, and what my skills keep"),
        "accessory": {
            "type": "button",
            "action_id": FORGET,
            "style": "danger",
            "text": _plain("Forget it"),
            "confirm": {
                "title": _plain("Forget it all?"),
                "text": _plain("Settings, learning progress and the like are gone for good."),
                "confirm": _plain("Forget it"),
                "deny": _plain("Keep it"),
            },
        },
    }


def _where(allowed: Allowed) -> tuple[Block, ...]:
    """What somebody who cannot choose it sees of where we answer. Slack shows the channels' names
    to who may know them."""
    if not allowed.channels:
        return ()
    named = [f"<#{channel}>" for channel in allowed.channels[:_CHANNELS_SHOWN]]
    more = ["others"] if len(allowed.channels) > _CHANNELS_SHOWN else []
    text = f"In channels I answer only here: {', '.join(named + more)}"
    return ({"type": "section", "text": {"type": "mrkdwn", "text": text}},)


def _admin(shown: Shown) -> tuple[Block, ...]:
    header = {"type": "header", "text": _plain("Where I answer, and whom (admins only)")}
    select: Block = {
        "type": "multi_conversations_select",
        "action_id": CHANNELS,
        "placeholder": _plain("All channels I am invited to"),
        "filter": {"include": ["public", "private", "mpim"], "exclude_bot_users": True},
    }
    if shown.allowed.channels:
        select["initial_conversations"] = list(shown.allowed.channels)
    people: Block = {
        "type": "multi_users_select",
        "action_id": PEOPLE,
        "placeholder": _plain("Anybody"),
    }
    if shown.allowed.people:
        people["initial_users"] = list(shown.allowed.people)
    section = {
        "type": "section",
        "text": _plain("Only in these channels; none: wherever I am invited"),
        "accessory": select,
    }
    whom = {
        "type": "section",
        "text": _plain("Only these people; none: anybody"),
        "accessory": people,
    }
    said = shown.configured
    return (
        header,
        _text("The configuration file says in which channels.") if said.channels else section,
        _text("The configuration file says whom.") if said.people else whom,
    )


def _text(text: str) -> Block:
    return {"type": "section", "text": _plain(text)}


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": True}

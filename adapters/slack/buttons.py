"""What stands below a reply: its choices as buttons, two thumbs, and another try. Pure.

Everything that a press needs to know is in the button's own value, so a press works after a
restart and in any process. Source of the limits: docs.slack.dev, Block Kit: 75 characters on a
button, 2,000 in its value, 25 elements in an actions block; `context_actions` with
`feedback_buttons` is Slack's own way to ask for feedback, which not every surface takes.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.reply import Choice, Extras

Block = dict[str, Any]

PICK, AGAIN, RATE, REASON, WORDS = "pick", "again", "rate", "reason", "words"
"""The beginnings of action ids, and the callback id of the modal that asks for a reason."""

PICKABLE_FOR_S = 7 * 86_400
AGAIN_LABEL = "🔄 Try again"
_LABEL_MAX_CHARS = 75
_REASON_MAX_CHARS = 1_000
_WORDS_MAX_CHARS = 3_000
_TITLE_MAX_CHARS = 24


@dataclass(frozen=True, slots=True)
class Below:
    """What stands below one message: `native` as Slack wants it, `simple` where it refuses that."""

    native: tuple[Block, ...] = ()
    simple: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Pick:
    """A choice's button: what picking it says, who may, of which message, until when (epoch s), and
    whether it `stays` to be pressed again.

    The button for another try says nothing by itself: what is asked again is in memory.
    """

    says: str
    asker: str
    key: str
    until: int
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Thumb:
    """A thumb of the message posted with `key`."""

    is_good: bool
    key: str


def below(extras: Extras, key: str, asker: str, now_s: float) -> Below:
    """The blocks of `extras`. `asker` ("" = nobody in particular) is who may pick."""
    pick = Pick("", asker, key, int(now_s) + PICKABLE_FOR_S)
    choices = _choices(extras.choices, pick)
    if extras.takes_another_try:
        choices = (*choices, _again(pick))
    if not extras.takes_rating:
        return Below(choices, choices)
    good, bad = Thumb(True, key), Thumb(False, key)
    thumbs = {
        "type": "feedback_buttons",
        "action_id": RATE,
        "positive_button": {"text": plain("Good reply"), "value": _pack(good)},
        "negative_button": {"text": plain("Bad reply"), "value": _pack(bad)},
    }
    buttons = [
        {
            "type": "button",
            "action_id": f"{RATE}:{sign}",
            "text": plain(sign),
            "value": _pack(thumb),
        }
        for sign, thumb in (("👍", good), ("👎", bad))
    ]
    native = {"type": "context_actions", "block_id": f"{RATE}-{key}", "elements": [thumbs]}
    simple = {"type": "actions", "block_id": f"{RATE}-{key}", "elements": buttons}
    return Below((*choices, native), (*choices, simple))


def _choices(choices: Sequence[Choice], pick: Pick) -> tuple[Block, ...]:
    if not choices:
        return ()
    buttons = []
    for number, choice in enumerate(choices):
        value = _pack(Pick(choice.says, pick.asker, pick.key, pick.until, choice.stays))
        does = WORDS if choice.asks else PICK
        button = {"type": "button", "action_id": f"{does}:{number}", "value": value}
        button["text"] = plain(choice.label[:_LABEL_MAX_CHARS])  # type: ignore[assignment]  # a dict of blocks
        if choice.style != "plain":
            button["style"] = choice.style
        buttons.append(button)
    return ({"type": "actions", "block_id": f"{PICK}-{pick.key}", "elements": buttons},)


def _again(pick: Pick) -> Block:
    button = {"type": "button", "action_id": AGAIN, "value": _pack(pick)}
    button["text"] = plain(AGAIN_LABEL)  # type: ignore[assignment]  # a dict of blocks
    return {"type": "actions", "block_id": f"{AGAIN}-{pick.key}", "elements": [button]}


def read_pick(value: str) -> Pick | None:
    """The inverse of what a choice's button holds; None for what is not ours."""
    match _unpack(value):
        case [str(says), str(asker), str(key), int(until), *stays]:
            return Pick(says, asker, key, until, stays == [True])
    return None


def read_thumb(value: str) -> Thumb | None:
    """The inverse of what a thumb holds; None for what is not ours."""
    match _unpack(value):
        case [bool(is_good), str(key)]:
            return Thumb(is_good, key)
    return None


def turn_of(key: str) -> str:
    """The turn of a message's key, whose last two characters are the message's number."""
    return key[:-2]


def number_of(key: str) -> int:
    """Which message of its reply it is, from 0."""
    return int(key[-2:], 36)


def picked(blocks: Sequence[Mapping[str, Any]], pick: Pick, sentence: str) -> list[Block]:
    """The message's blocks with `sentence` in place of its choices and of another try: whatever
    was picked, the dialogue has gone on."""
    said = {
        "type": "context",
        "block_id": f"{PICK}ed-{pick.key}",
        "elements": [plain(sentence)],
    }
    ours = [str(b.get("block_id", "")).startswith((f"{PICK}-", f"{AGAIN}-")) for b in blocks]
    first = ours.index(True) if True in ours else len(ours)
    kept = [dict(block) for block, is_ours in zip(blocks, ours, strict=True) if not is_ours]
    return [*kept[:first], said, *kept[first:]]


def words_modal(choice: Choice, place: str) -> Block:
    """The modal that asks for the words of a choice. `place` comes back with the answer."""
    return {
        "type": "modal",
        "callback_id": WORDS,
        "private_metadata": place,
        "title": plain(choice.label[:_TITLE_MAX_CHARS]),
        "submit": plain("Send"),
        "close": plain("Cancel"),
        "blocks": [
            {
                "type": "input",
                "block_id": WORDS,
                "label": plain(choice.asks),
                "element": {
                    "type": "plain_text_input",
                    "action_id": WORDS,
                    "multiline": True,
                    "initial_value": choice.text[:_WORDS_MAX_CHARS],
                    "max_length": _WORDS_MAX_CHARS,
                },
            }
        ],
    }


def reason_modal(place: str) -> Block:
    """The modal that asks what was wrong with a reply. `place` comes back with the answer."""
    asked = (
        ("reason", "What was wrong?", "Wrong, too long, not what was asked…"),
        ("correction", "What would have been right?", ""),
    )
    return {
        "type": "modal",
        "callback_id": REASON,
        "private_metadata": place,
        "title": plain("Your feedback"),
        "submit": plain("Send"),
        "close": plain("Skip"),
        "blocks": [
            {
                "type": "input",
                "block_id": name,
                "optional": True,
                "label": plain(label),
                "element": {
                    "type": "plain_text_input",
                    "action_id": name,
                    "multiline": True,
                    "max_length": _REASON_MAX_CHARS,
                    **({"placeholder": plain(hint)} if hint else {}),
                },
            }
            for name, label, hint in asked
        ],
    }


def plain(text: str) -> Block:
    """Text in which Slack reads nothing but emoji."""
    return {"type": "plain_text", "text": text, "emoji": True}


def _pack(value: Pick | Thumb) -> str:
    fields = (
        [value.says, value.asker, value.key, value.until, *([True] if value.stays else [])]
        if isinstance(value, Pick)
        else [value.is_good, value.key]
    )
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def _unpack(value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        return None

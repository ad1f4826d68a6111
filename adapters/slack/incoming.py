"""From Slack's events to incoming messages. Pure: names that are known come in as an argument.

The conversation is the thread: its key is `team:channel:ts of the thread's root`. A message outside
a thread starts one, in a channel and in a direct message alike, because in Slack's agent view each
top-level direct message is the root of its own thread; so a new top-level message is a new dialogue
and a reply in its thread goes on with the old one.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from adapters.slack.text import mentioned, readable, unnamed
from bot.messages import Address, Attachment, Author, ConversationId, IncomingMessage

Event = Mapping[str, Any]

_SAID_BY_A_PERSON = frozenset({None, "file_share", "thread_broadcast", "me_message"})
"""The subtypes of message events in which a person says something new."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who we are in a workspace, or in an organisation: `account` is that to which the app was
    installed (T… or E…), and names whatever is kept of it."""

    user_id: str
    bot_id: str
    account: str


def incoming(
    body: Event, own: Identity, names: Mapping[str, str], bots: Collection[str] = ()
) -> IncomingMessage | None:
    """What a person, or one of `bots`, said in an event, or None for what is not for us to read.

    `body` is Slack's event_callback; `names` maps ids of people to their names. Whether the message
    asks for an answer is for `is_addressed` and the core to say.
    """
    event: Event = body.get("event") or {}
    if not _is_readable(event, own, bots):
        return None
    channel, ts, author = str(event["channel"]), str(event["ts"]), author_of(event)
    root = str(event.get("thread_ts") or ts)
    account = own.account  # an event's team may be another company's, or of one organisation
    return IncomingMessage(
        id=f"{channel}:{ts}",
        conversation=ConversationId("slack", account, channel, root),
        author=Author(author, names.get(author, "") or str(event.get("username") or "")),
        text=_text(event, own, names),
        sent_at=datetime.fromtimestamp(float(ts), UTC),
        address=Address(
            channel=channel,
            thread=root,
            in_reply_to=ts,
            recipient=author,
            # Through Slack Connect a person of another company writes: their team, not ours.
            recipient_account=str(event.get("user_team") or event.get("team") or account),
            account=account,
        ),
        attachments=tuple(file_as_attachment(file) for file in event.get("files") or ()),
        is_direct=event.get("channel_type") == "im",
        is_own_words=not is_by_a_bot(event),
        edited_at=float(event.get("edited_at") or 0.0),
    )


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a message. `body` is an event_callback in which it is said as it is now; None:
    it was deleted. `asks_now`: a person put our mention in, which was not there before."""

    conversation: ConversationId
    message_id: str
    body: Event | None
    asks_now: bool = False


def change_of(body: Event, own: Identity) -> Change | None:
    """The edit or deletion that an event tells of, or None where it tells of none that matters.

    Slack tells of an edit also when it shows a preview of a link, with the text as it was.
    """
    event: Event = body.get("event") or {}
    kind = event.get("subtype")
    if event.get("type") != "message" or kind not in ("message_changed", "message_deleted"):
        return None
    before: Event = event.get("previous_message") or {}
    now: Event = event.get("message") or {}
    if own.user_id in (before.get("user"), now.get("user")):
        return None
    is_gone = kind == "message_deleted" or now.get("subtype") == "tombstone"
    if not is_gone and now.get("text") == before.get("text"):
        return None
    ts = str(event.get("deleted_ts") or now.get("ts") or before.get("ts"))
    channel = str(event["channel"])
    root = str(now.get("thread_ts") or before.get("thread_ts") or ts)
    edited_at = (now.get("edited") or {}).get("ts")
    said = {**now, "type": "message", "edited": None, "edited_at": edited_at}
    said |= {"channel": channel, "channel_type": event.get("channel_type")}
    return Change(
        ConversationId("slack", own.account, channel, root),
        f"{channel}:{ts}",
        None if is_gone else {**body, "event": said},
        asks_now=_mentions(now, own) and bool(before) and not _mentions(before, own),
    )


def team_of(body: Event) -> str:
    """The workspace of who pressed a button, used a shortcut or sent a form; "" where it is not
    told."""
    return str(body["user"].get("team_id") or (body.get("team") or {}).get("id") or "")


def is_addressed(body: Event, own: Identity) -> bool:
    """Whether the message asks us: a direct message, or our mention in it."""
    event: Event = body["event"]
    if event.get("channel_type") == "im" or event["type"] == "app_mention":
        return True
    return _mentions(event, own)


def may_follow_up(body: Event, own: Identity) -> bool:
    """Whether the message may be for us without naming us: in a thread, and naming nobody else."""
    event: Event = body["event"]
    others = set(mentioned(str(event.get("text") or ""))) - {own.user_id}
    return bool(event.get("thread_ts")) and event["thread_ts"] != event["ts"] and not others


def named_in(body: Event, own: Identity) -> tuple[str, ...]:
    """The ids whose names a reader would want: of the author, of others who are mentioned, and of
    channels that Slack tells no name of."""
    event: Event = body["event"]
    text = str(event.get("text") or "")
    people = dict.fromkeys((author_of(event), *mentioned(text)))
    ids = [each for each in people if each[:1] in ("U", "W") and each != own.user_id]
    return (*ids, *unnamed(text))


def author_of(event: Event) -> str:
    """Who wrote it: a person's id, or a bot's."""
    return str(event.get("user") or event.get("bot_id") or "")


def is_by_a_bot(event: Event) -> bool:
    """Whether an integration wrote it, and not a person."""
    return bool(event.get("bot_id") or event.get("bot_profile"))


def _mentions(message: Event, own: Identity) -> bool:
    return own.user_id in mentioned(str(message.get("text") or ""))


def _is_readable(event: Event, own: Identity, bots: Collection[str]) -> bool:
    if event.get("type") not in ("message", "app_mention") or event.get("hidden"):
        return False
    if event.get("edited"):  # app_mention comes again when a message is edited (openab#1103)
        return False
    if own.user_id == event.get("user") or (own.bot_id and own.bot_id == event.get("bot_id")):
        return False
    if is_by_a_bot(event):
        is_listed = event.get("bot_id") in bots
        return is_listed and event.get("subtype") in (*_SAID_BY_A_PERSON, "bot_message")
    if event.get("subtype") not in _SAID_BY_A_PERSON:
        return False
    return event.get("user") not in (None, "", "USLACKBOT")


def _text(event: Event, own: Identity, names: Mapping[str, str]) -> str:
    """What is said, and below it, quoted, the messages that were forwarded with it."""
    said = readable(str(event.get("text") or ""), own.user_id, names)
    forwarded = [
        readable(f"{item.get('author_name') or 'Somebody'} wrote:\n{text}", own.user_id, names)
        for item in event.get("attachments") or ()
        if item.get("is_share") and (text := item.get("text"))
    ]
    # Only now, when no sequence or entity can begin a line any more.
    quotes = ["> " + text.replace("\n", "\n> ") for text in forwarded]
    return "\n\n".join(filter(None, [said, *quotes]))


def file_as_attachment(file: Event) -> Attachment:
    """A file of Slack's; without a media type where Slack tells only the id of it."""
    is_only_named = file.get("file_access") == "check_file_info"
    unknown = "" if is_only_named else "application/octet-stream"
    return Attachment(
        id=str(file.get("id", "")),
        name=str(file.get("name") or file.get("title") or "file"),
        media_type=str(file.get("mimetype") or unknown),
        size_bytes=int(file.get("size") or 0),
    )

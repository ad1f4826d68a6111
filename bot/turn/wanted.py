"""What a platform should show of a reply: the messages behind those that stand complete.

    Reply (document so far) → rendering → messages within Limits

Nothing is called and nothing is kept here: the same reply and ledger ask for the same messages.
Each of the two moments returns where in the reply its first message stands, and the messages.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.ledger import Shown
from bot.ports import Limits
from bot.rendering import (
    Message,
    fit_code,
    fit_extras,
    fit_tables,
    lay_out,
    neutralise,
    seal_now,
    sealed_message,
)
from bot.rendering.room import length_in
from bot.reply import Extras, Reply

_NOTHING = "…"


def growing(
    reply: Reply, shown: Sequence[Shown], limits: Limits, status_line: str, *, must_roll: bool
) -> tuple[int, list[Message]]:
    """What to show while it grows, `status_line` below it.

    `must_roll`: the message that grows has been open for as long as the platform allows.
    """
    document = _safe(fit_code(reply.markdown, limits, is_final=False), limits, is_final=False)
    first = sealed = _ends(shown)
    rolled: list[Message] = []
    if must_roll:
        seal = seal_now(document, limits, sealed, shown[-1].end)
        message = sealed_message(document, limits, [*sealed, seal])
        if message is not None:
            rolled, sealed = [message], [*sealed, seal]
    messages = rolled + lay_out(document, limits, sealed, is_final=False)
    if not messages and limits.shows_steps and reply.steps and can_begin_with_steps(shown):
        messages = [Message(0, 0, "", is_complete=False)]
    return len(first), _with_status(messages, status_line, shown, limits)


def whole(
    reply: Reply, shown: Sequence[Shown], limits: Limits, *, can_change_last: bool
) -> tuple[int, list[Message]]:
    """What to show at the end, and what goes below it.

    `can_change_last`: the platform still changes a message of this reply that is complete.
    """
    markdown = fit_code(reply.markdown, limits, is_final=True)
    written, extras = fit_extras(reply.extras, limits)
    document = _safe(markdown + written, limits, is_final=True)
    sealed = _ends(shown)
    messages = lay_out(document, limits, sealed, is_final=True)
    if any(message.has_extras for message in shown):
        return len(sealed), messages
    if shown and not messages:
        if not shown[-1].is_complete:
            # Only what was being done was ever shown there, and nothing came of it.
            messages = [Message(len(document), len(document), _NOTHING, is_complete=True)]
        elif can_change_last:
            # No text is left to show: what goes below the reply goes below its last message.
            end = sealed.pop()
            messages = lay_out(document[:end], limits, sealed, is_final=True)
    return len(sealed), _with_extras(messages, replace(extras, is_last=True), len(document))


def can_begin_with_steps(shown: Sequence[Shown]) -> bool:
    """Whether the first message may show steps and no text yet: it is to be posted or looked up,
    or is known to show no more than that. Of one of which that is not known, the whole text is set,
    and there is none to be set before there is text."""
    if len(shown) != 1:
        return not shown
    [first] = shown
    return not first.is_complete and (not first.message_id or first.text == "")


def differs(shown: Shown, message: Message) -> bool:
    """Whether a call is needed to make `shown` look like `message`."""
    if shown.is_complete:
        return message.extras.is_last and not shown.has_extras
    return not shown.message_id or shown.text != message.text or message.is_complete


def _safe(markdown: str, limits: Limits, *, is_final: bool) -> str:
    return neutralise(fit_tables(markdown, limits, is_final=is_final), limits, is_final=is_final)


def _ends(shown: Sequence[Shown]) -> list[int]:
    return [message.end for message in shown if message.is_complete]


def _with_status(
    messages: list[Message], line: str, shown: Sequence[Shown], limits: Limits
) -> list[Message]:
    """The messages with `line` at the end of the one that grows; alone before there is any."""
    if not line:
        return messages
    if not messages:
        is_first = not shown or shown[-1].end == 0
        return [Message(0, 0, line, is_complete=False)] if is_first else []
    text = f"{messages[-1].text}\n\n{line}"
    if messages[-1].is_complete or length_in(text, limits.length_unit) > limits.message_length:
        return messages
    return [*messages[:-1], replace(messages[-1], text=text)]


def _with_extras(messages: list[Message], extras: Extras, end: int) -> list[Message]:
    """The last message with `extras` below it; one of their own where no text is left to show."""
    if messages:
        return [*messages[:-1], replace(messages[-1], extras=extras)]
    if not extras.need_a_message:
        return []
    text = ", ".join(file.name for file in extras.files) or _NOTHING
    return [Message(end, end, text, is_complete=True, extras=extras)]

"""What Slack allows, as data. Sources: docs.slack.dev and public threads, read in November 2026."""

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.ports import LengthUnit, Limits

_MENTIONS = r"<(?=[@#]|!(?!--|\[|(?i:doctype)))"


def with_mentions(limits: Limits, allowed: Iterable[str]) -> Limits:
    """Limits under which a reply may mention these: people (U…, W…), channels (C…) and user groups
    (S…). `@channel`, `@here` and `@everyone` never are."""
    ids = "|".join(map(re.escape, allowed))
    if not ids:
        return limits
    return replace(
        limits,
        mentions=rf"(?!<(?:[@#]|!subteam\^)(?:{ids})[|>]){_MENTIONS}",
        # What may be mentioned is decided by its whole id, and by what follows that.
        mention_prefix=r"<(?:!(?:-|[A-Za-z]{0,7}|subteam\^[A-Z0-9]{0,20})?|[@#][A-Z0-9]{0,20})?$",
    )


LIMITS = Limits(
    # A streamed message was refused at 10.6 to 11.3 kB in all (openclaw#143882); a markdown block
    # takes 12,000 characters. 9,000 bytes satisfy both, whatever the script.
    message_length=9_000,
    length_unit=LengthUnit.UTF8_BYTES,
    # chat.startStream and stopStream allow about 20 calls a minute in a workspace, so a reply that
    # is ready within a second is one chat.postMessage; the status line is visible meanwhile.
    hold_first_s=1.0,
    edit_gaps_s=(0.7, 0.9, 1.1),
    grows_by_append=True,
    # A native stream dies about five minutes after its start, appends or not
    # (slackapi/python-slack-sdk#1859).
    open_for_s=240.0,
    # <!here>, <@U…>, <#C…>, <!subteam^…>: Slack parses these in markdown too, so a zero-width space
    # goes behind the first character; it works whether or not entities are decoded first, and shows
    # as what was written. HTML's <!doctype, <!-- and <![CDATA[ are not among them.
    mentions=_MENTIONS,
    mention_escape="<\u200b",
    # What "<!" begins is decided by what follows it: two dashes, or up to seven letters.
    mention_prefix=r"<(?:!(?:-|[A-Za-z]{0,7})?)?$",
    # Slack makes a table block of a table, which takes 100 rows (docs.slack.dev, table block).
    table_rows_max=100,
    # Longer code is read better as a snippet: about 75 lines, a third of what a message holds.
    code_max_chars=3_000,
    # Task cards in a native stream (docs.slack.dev, chunks of chat.appendStream).
    shows_steps=True,
    # An actions block takes 25 buttons; ten is what bot/reply.py allows.
    choices_max=10,
    # Slack takes 1 GB; more than this would not be kept either (files.max_mb).
    file_max_bytes=64 * 1024 * 1024,
    # Slack takes a status away after two minutes without a message.
    status_again_s=90.0,
)

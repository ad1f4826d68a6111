"""What is asked: the pending messages of a conversation as one text. Pure.

People send "hey", "quick question" and then the question; together they are one turn.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from bot.conversation import BETWEEN, Source, Turn
from bot.messages import Attachment, IncomingMessage
from bot.quoted import without_quotes

_NAME_CHARS = 40
_FILE_NAME_CHARS = 80
_BEGINS = re.compile(r"^\[(?:the attached file|said in the recording) (.+):\]\n", re.MULTILINE)
_GOES_ON = re.compile(r"\n\[… the file goes on; ([\d,]+) characters in all\]\Z")
_ENDS = "\n[end of {name}]"
"""How a file stands in what was asked (`_attached`)."""

_UNREAD = "its content cannot be read"

_UNSEEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
"""What shows nothing by itself although its category does not say so: Unicode's property
Default_Ignorable_Code_Point (variation selectors, fillers; DerivedCoreProperties.txt of 17.0), and
the empty Braille cell."""


def plain_text(messages: Sequence[IncomingMessage]) -> str:
    """Only what people wrote, for commands and for choosing a skill."""
    return BETWEEN.join(text for message in messages if (text := message.text.strip()))


def text_and_names(messages: Sequence[IncomingMessage]) -> str:
    """What people wrote, and what the files are called that came with it: a skill may see from
    either that a message is for it."""
    files = [each for message in messages for each in message.attachments]
    rows = (f"[attached: {file_label(each)}]" for each in files)
    return "\n".join((plain_text(messages), *rows)).strip()


def asked_text(messages: Sequence[IncomingMessage]) -> str:
    """What the model reads: each message a paragraph, files named behind it.

    In a group every message begins with its author's name, also while only one person speaks:
    turns are never rewritten, and somebody else may join later.
    """
    return BETWEEN.join(part for message in messages if (part := _part(message)))


def own_words(messages: Sequence[IncomingMessage]) -> str:
    """What people wrote themselves: no files, nothing that they picked or another bot wrote, and
    nothing that they quote, also from one message to the next."""
    return without_quotes(plain_text([each for each in messages if each.is_own_words]))


def own_words_in(turn: Turn) -> str:
    """The same of what was asked earlier; "" where a file came with it."""
    own = (part for source, part in turn.parts if source.is_own_words)
    return without_quotes(BETWEEN.join(own))


def sources_of(messages: Sequence[IncomingMessage], asked: str) -> tuple[Source, ...]:
    """Which part of `asked`, made of these messages, is whose."""
    left = [message for message in messages if not message.is_deleted]
    if len(left) == 1:  # of a command, only what stands behind its name
        return (source_of(left[0], asked),)
    return tuple(source_of(message, part) for message in left if (part := _part(message)))


def source_of(message: IncomingMessage, part: str) -> Source:
    """Whose `part` of what is asked it is, if it is this message's."""
    name, _, files = _pieces(message) if part else ("", "", "")
    lengths = len(name), len(files)
    return Source(message.id, len(part), message.is_own_words, *lengths, message.edited_at)


def text_files_of(turn: Turn) -> tuple[Attachment, ...]:
    """What was read of the files that came with what was asked in `turn`."""
    return tuple(
        file
        for source, part in turn.parts
        for file in _files_in(part[source.length - source.files_length :])
    )


def check_input(messages: Sequence[IncomingMessage], max_chars: int) -> str | None:
    """The sentence to tell the person when there is nothing that could be answered, else None."""
    total_chars = sum(len(message.text) for message in messages)
    if total_chars > max_chars:
        subject = "Your message has" if len(messages) == 1 else "Your messages together have"
        return (
            f"{subject} {total_chars:,} characters; I can read {max_chars:,} at once. "
            "Please send the part that matters."
        )
    if any(_has_content(message.text) for message in messages):
        return None
    attached = [each for message in messages for each in message.attachments]
    if any(each.content or (each.picture and not each.problem) for each in attached):
        return None
    if attached:
        reasons = "; ".join(f"{file_label(each)}: {each.problem or _UNREAD}" for each in attached)
        return f"I could not read what you sent ({reasons})."
    return "Your message is empty. Write me what you would like to know."


def shows_nothing(character: str) -> bool:
    """Whether nobody sees this character, though it may say something to a model."""
    is_unseen = _UNSEEN.match(character) is not None
    return is_unseen or (character != " " and not character.isprintable())


def _has_content(text: str) -> bool:
    """Whether there is anything to see: not only spaces, line ends and zero-width characters.

    Characters that this Python's Unicode does not know count: newer emoji, fonts' own signs.
    """
    return any(
        unicodedata.category(character) not in _UNSEEN_CATEGORIES and not _UNSEEN.match(character)
        for character in text
    )


def _part(message: IncomingMessage) -> str:
    return "".join(_pieces(message))


def _pieces(message: IncomingMessage) -> tuple[str, str, str]:
    """What stands before its text, the text, and what stands behind it."""
    text = message.text.strip() if _has_content(message.text) else ""
    files = "\n".join(_attached(attachment) for attachment in message.attachments)
    name = "" if message.is_direct else _one_line(message.author.name, _NAME_CHARS)
    before = f"{name}: " if name and (text or files) else ""
    return before, text, f"\n{files}" if text and files else files


def _attached(attachment: Attachment) -> str:
    """How a file stands in what was asked. bot/quoted.py knows one by how this begins."""
    name = file_label(attachment)
    if attachment.content:
        total_chars = len(attachment.content) + attachment.left_out_chars
        more = f"\n[… the file goes on; {total_chars:,} characters in all]"
        rest = more if attachment.left_out_chars else ""
        is_heard = attachment.media_type.startswith("audio/")
        what = f"[said in the recording {name}:]" if is_heard else f"[the attached file {name}:]"
        return f"{what}\n{attachment.content}{rest}{_ENDS.format(name=name)}"
    if attachment.picture and not attachment.problem:
        return f"[the attached picture {name}]"
    reason = attachment.problem or _UNREAD
    return f"[attached, but {reason}: {name}]"


def _files_in(text: str) -> Iterator[Attachment]:
    """The inverse of `_attached`, for files that have content."""
    at = 0
    while begins := _BEGINS.search(text, at):
        end = text.find(_ENDS.format(name=begins[1]), begins.end())
        content = text[begins.end() : end] if end >= 0 else text[begins.end() :]
        at = begins.end() + len(content)
        goes_on = _GOES_ON.search(content)
        total_chars = int(goes_on[1].replace(",", "")) if goes_on else len(content)
        content = content[: goes_on.start()] if goes_on else content
        left_out = max(0, total_chars - len(content))
        yield Attachment("", begins[1], "text/plain", 0, content, left_out_chars=left_out)


def file_label(attachment: Attachment) -> str:
    """What a file is called, as one short line."""
    return _one_line(attachment.name, _FILE_NAME_CHARS) or "a file"


def _one_line(text: str, max_chars: int) -> str:
    """`text` as one short line, so that a name cannot pass for a message."""
    return " ".join(text.split())[:max_chars].strip()

"""Rendering: the reply as a document → messages within a platform's `Limits`. Pure.

    fit_code        code that is a file below the reply: its beginning
    find_long_code  what is in those files
    fit_tables      tables as the platform can show them
    wide_tables     what is in those that are told row by row
    neutralise      mentions made harmless; everything below works on its result
    lay_out         the part after the last seal as messages
    sealed_message  the message that the last seal closed, laid out again
    fit_extras      choices and files: what to write out, and what the platform can show
    seal_now        where to end a message that must end for another reason than its length

How it decides is told in `docs/rendering.md`.
"""

from bot.rendering.extras import fit_extras
from bot.rendering.layout import lay_out, seal_now, sealed_message
from bot.rendering.long_code import find_long_code, fit_code
from bot.rendering.mentions import neutralise
from bot.rendering.message import Message
from bot.rendering.tables import fit_tables, wide_tables

__all__ = [
    "Message",
    "find_long_code",
    "fit_code",
    "fit_extras",
    "fit_tables",
    "lay_out",
    "neutralise",
    "seal_now",
    "sealed_message",
    "wide_tables",
]

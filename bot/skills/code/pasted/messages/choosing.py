"""Which of several blocks is the code, where data, markup, commands or text stand beside it. Pure.

Blocks in a language for programs come before those in SQL, commands for a shell before markup and
this before data, text and what a terminal showed. Of several that are alike it is the one whose
error was told, or else the first. **Not covered**: words that say which one is meant.
"""

import re
from collections.abc import Sequence

from bot.skills.code.pasted.languages.naming import looks_like_code
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.messages.error_texts import languages_of

_PROGRAM, _UNTOLD, _QUERY, _COMMANDS, _MARKUP, _DATA = range(6)
_RANKS = {
    _QUERY: ("sql", "graphql", "cypher", "sparql"),
    _COMMANDS: ("bash", "zsh", "fish", "powershell", "ps1", "bat", "batch", "cmd", "shellscript"),
    _MARKUP: (
        *("html", "css", "scss", "sass", "less", "xml", "svg", "markdown", "md", "rst", "tex"),
        *("latex", "dockerfile", "docker", "makefile", "make", "nginx", "mermaid", "jinja"),
    ),
    _DATA: (
        *("json", "jsonc", "json5", "jsonl", "ndjson", "yaml", "yml", "toml", "ini", "cfg", "conf"),
        *("env", "dotenv", "properties", "csv", "tsv", "text", "txt", "plaintext", "plain", "log"),
        *("output", "stdout", "stderr", "console", "shell-session", "sh-session", "terminal"),
        *("shellsession", "traceback", "http", "data", "input", "none", "requirements"),
    ),
}
"""What is written in these is no program, or hardly one; any other language is one for programs."""

_RANK_OF = {language: rank for rank, languages in _RANKS.items() for language in languages}
_SCRIPT = r"^#!|^[ \t]*(?:if|for|while|until|case|function)\b|^\w+ ?\(\)|^set -"
ALIKE = {"c": "cpp", "typescript": "javascript"}
"""Languages in which much code is the same."""


def are_alike(one: str, other: str) -> bool:
    """Whether two languages are such, or the same."""
    return ALIKE.get(one, one) == ALIKE.get(other, other)


def code_of(blocks: Sequence[Block], error: str) -> Block | None:
    """The one of these blocks, which say or were guessed to be in a language, that is the code."""
    told = {ALIKE.get(each, each) for each in languages_of(error)}

    def order(block: Block) -> tuple[bool, int]:
        return ALIKE.get(block.language, block.language) not in told, rank_of(block)

    return min(blocks, key=order, default=None)


def rank_of(block: Block) -> int:
    """How far a block is from a program: 0 is one."""
    rank = _RANK_OF.get(block.language, _PROGRAM)
    if rank == _COMMANDS and re.search(_SCRIPT, block.code, re.MULTILINE):
        return _PROGRAM
    if rank != _PROGRAM or not block.is_guessed or looks_like_code(block.code):
        return rank
    return _UNTOLD if block.language else _MARKUP


def lesser(code: Block, others: Sequence[Block]) -> list[Block]:
    """Those of the others that are less of a program than the code, or no more of one than it is
    where it is none, in another language."""
    rank = rank_of(code)
    return [
        each
        for each in others
        if rank_of(each) > rank
        or (rank_of(each) == rank > _UNTOLD and each.language != code.language)
    ]

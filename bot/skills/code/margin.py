"""Python that was cut out of something: a method with its indentation, the body of a function."""

from textwrap import dedent

from bot.tools.source.reading import Reading, read


async def at_margin(source: str, language: str) -> str:
    """The code as it parses: without the indentation of all of it, where that is what is wrong. Its
    lines keep their numbers."""
    if language != "python" or not (await read(source, language)).is_part:
        return source
    moved = dedent(source)
    return source if (await read(moved, language)).problem else moved


def may_be_body(reading: Reading) -> bool:
    """Whether what it returns or awaits at its top may be right: where it defines and imports
    nothing, it may have stood in a function."""
    return not (reading.names or reading.imports)

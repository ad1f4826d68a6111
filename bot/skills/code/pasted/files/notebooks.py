"""Notebooks as programs: the files that they come in, and their own lines (`!pip install x`)."""

from dataclasses import replace

from bot.messages import Attachment
from bot.ports import CodeRunner, Program, TurnContext
from bot.skills.code.pasted.files.prepared import Prepared
from bot.skills.code.pasted.languages.language_table import ending_of
from bot.skills.code.pasted.messages.cells import cells_of
from bot.tools.source.magics import own_lines
from bot.tools.source.reading import plain_python
from bot.turn.attachments import whole_text

_ENDING = ".ipynb"
LEFT_OUT = "I leave out what only a notebook understands, as `{line}`."
CELLS = "Of `{name}` I look at the code in its cells, as `{file}`."
_LINE_CHARS = 60


def plain(runner: CodeRunner) -> CodeRunner:
    """The same for programs with a notebook's own lines, which are left out."""

    async def without_own_lines(program: Program) -> Program:
        files = [(name, await plain_python(source)) for name, source in program.files]
        source = await plain_python(program.source)
        return replace(program, source=source, files=tuple(files))

    return Prepared(runner, without_own_lines)


async def left_out(code: str) -> str:
    """That some lines are not run; "" where all are."""
    if await plain_python(code) == code:
        return ""
    line = own_lines(code)[0].strip().replace("`", "'")[:_LINE_CHARS]
    return LEFT_OUT.format(line=line)


async def with_notebooks(context: TurnContext) -> tuple[TurnContext, str]:
    """The same, with programs in place of the notebooks that came as files; and what is said of
    that. Raises StoreUnavailable."""
    messages, asked, said = [], context.asked, []
    for message in context.messages:
        files = []
        for file in message.attachments:
            program = await _program_of(file, context)
            files.append(program or file)
            if program is not None:
                asked = asked.replace(file.content.strip(), program.content)
                said.append(CELLS.format(name=file.name.replace("`", "'"), file=program.name))
        messages.append(replace(message, attachments=tuple(files)))
    if not said:
        return context, ""
    return replace(context, messages=tuple(messages), asked=asked), " ".join(said)


async def _program_of(file: Attachment, context: TurnContext) -> Attachment | None:
    if not (file.name.lower().endswith(_ENDING) and file.content):
        return None
    whole = await whole_text(file, context.blobs)
    code, language = cells_of(whole.content)
    if not code:
        return None
    code += "\n"
    most = len(file.content)  # so much there is room for
    name = f"{file.name[: -len(_ENDING)]}.{ending_of(language)}"
    left_out_chars = max(0, len(code) - most)
    return replace(file, name=name, content=code[:most], left_out_chars=left_out_chars, whole="")

"""Having code written, and mended from its own errors until its checks hold."""

from bot.ports import TurnContext
from bot.skills.code.asking import ask
from bot.skills.code.blocks import Block, find_blocks
from bot.skills.code.checking import Checked, Checker

MOST_REPAIRS = 2
_TROUBLE_CHARS = 1200
_MEND = (
    "I ran this, and it is wrong:\n\n{trouble}\n\nCorrect the code, or the example if the example "
    "is wrong. Show all of it again in one ```{language} block."
)
_NO_BLOCK = "There is no ```{language} block in your answer. Show the code in one."


async def write_checked(
    context: TurnContext, checker: Checker, wish: str, language: str
) -> tuple[Checked | None, str]:
    """Code for `wish`, mended at most twice, and what the model said last; None: it wrote none.

    Raises the model's `ModelError`s.
    """
    exchange = [wish]
    best: Checked | None = None
    answer = ""
    for _ in range(MOST_REPAIRS + 1):
        answer = await ask(context, *exchange)
        block = main_block(answer, language)
        if block is None:
            trouble = _NO_BLOCK.format(language=language)
        else:
            best = await checker.check(block.code, language)
            if best.holds:
                break
            trouble = _MEND.format(trouble=best.trouble[-_TROUBLE_CHARS:], language=language)
        exchange = [wish, answer, trouble]  # only the last try: a small model has little room
    return best, answer


def main_block(answer: str, language: str) -> Block | None:
    """The block that holds the code: the longest in the language asked for, else the longest."""
    blocks = find_blocks(answer)
    named = [block for block in blocks if block.language == language]
    unnamed = [block for block in blocks if not block.language]
    candidates = named or unnamed or list(blocks)
    return max(candidates, key=lambda block: len(block.code), default=None)

"""Having code written, and mended from its own errors until its checks hold."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.ports import ModelMessage, TurnContext
from bot.skills.code.asking import alone, answer_to, going_on
from bot.skills.code.blocks import Block, find_blocks
from bot.skills.code.checking import Checked, Checker
from bot.skills.code.naming import defines
from bot.tools.source.reading import Example

MOST_REPAIRS = 2
_TROUBLE_CHARS = 1200
_MEND = (
    "I ran this, and it is wrong:\n\n{trouble}\n\nCorrect the code, or the example if the example "
    "is wrong. Show all of it again in one ```{language} block."
)
_MEND_EITHER = (
    "I ran this. Either the code or an example is wrong:\n\n{trouble}\n\nCorrect the one that is. "
    "Show all of the code again in one ```{language} block that ends with the right asserts."
)
_NO_BLOCK = "There is no ```{language} block in your answer. Show the code in one."
_NOTHING_AT_ALL = 1001


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer to what was `asked`, with its code as it was checked (None: it has none), and how
    often that has been mended."""

    asked: tuple[ModelMessage, ...]
    answer: str
    checked: Checked | None
    repairs: int = 0

    @property
    def holds(self) -> bool:
        """Whether there is code and nothing is known to be wrong with it."""
        return self.checked is not None and self.checked.holds

    @property
    def can_have_examples(self) -> bool:
        """Whether nothing is wrong with the code by itself, and it ran, or brought some along."""
        checked = self.checked
        if checked is None or checked.breaks:
            return False
        has_run = checked.outcome is not None and checked.outcome.ended == "done"
        return has_run or bool(checked.tried)

    @property
    def badness(self) -> int:
        """That of the code; nothing is worse than none."""
        return _NOTHING_AT_ALL if self.checked is None else self.checked.badness


@dataclass(frozen=True, slots=True)
class Writer:
    """Has code written in a language, and checked."""

    context: TurnContext
    checker: Checker
    language: str

    async def write(
        self, asked: tuple[ModelMessage, ...], examples: Sequence[Example] = ()
    ) -> Draft:
        """Code for what is asked, tried with `examples`. Raises the model's `ModelError`s."""
        answer = await answer_to(self.context, asked)
        block = main_block(answer, self.language)
        checked = await self._check(block.code, examples) if block else None
        return Draft(asked, answer, checked)

    async def mend(self, draft: Draft) -> Draft:
        """The draft, mended as often as that may be until it holds.

        Only what is better takes its place, by the examples that there were: whoever changes the
        code and its example in one proves nothing. The example is given up where the code stays;
        where both stay there is nothing more to ask.
        Raises the model's `ModelError`s.
        """
        best = last = draft
        while not best.holds and best.repairs < MOST_REPAIRS:
            last = await self._again(last, best)
            stands_by_it = _is_same(last, best)
            best = replace(last if last.badness < best.badness else best, repairs=last.repairs)
            if stands_by_it:
                break
        return best

    async def tried(self, draft: Draft, examples: Sequence[Example]) -> Draft:
        """The draft, with these examples tried."""
        if draft.checked is None or not examples:
            return draft
        return replace(draft, checked=await self._check(draft.checked.code, examples))

    async def _again(self, last: Draft, best: Draft) -> Draft:
        asked = going_on(best.asked, last.answer, self._wrong_with(last))  # a small model has
        answer = await answer_to(self.context, asked)  # little room: only the last try
        block = main_block(answer, self.language)
        if block is None:
            return Draft(best.asked, answer, None, best.repairs + 1)
        before = best.checked.tried if best.checked else ()
        checked = await self._check(block.code, ())
        if before and not _is_given_up(checked, best.checked):
            checked = await self._check(block.code, [each.example for each in before])
        return Draft(best.asked, answer, checked, best.repairs + 1)

    async def _check(self, code: str, examples: Sequence[Example]) -> Checked:
        return await self.checker.check(code, self.language, examples)

    def _wrong_with(self, draft: Draft) -> str:
        if draft.checked is None:
            return _NO_BLOCK.format(language=self.language)
        text = _MEND_EITHER if draft.checked.is_disputed else _MEND
        trouble = draft.checked.trouble[-_TROUBLE_CHARS:]
        return text.format(trouble=trouble, language=self.language)


def _is_same(last: Draft, best: Draft) -> bool:
    """Whether the model was told of examples that fail, and changed nothing."""
    if last.checked is None or best.checked is None or best.checked.breaks:
        return False
    return last.checked.reading.shape == best.checked.reading.shape


def _is_given_up(after: Checked, before: Checked | None) -> bool:
    """Whether the code stayed, and other examples came with it."""
    same_code = before is not None and after.reading.shape == before.reading.shape
    return same_code and bool(after.tried)


async def write_checked(
    context: TurnContext, checker: Checker, wish: str, language: str
) -> tuple[Checked | None, str]:
    """Code for `wish`, mended at most twice, and what the model said with it; None: it wrote none.

    Raises the model's `ModelError`s.
    """
    writer = Writer(context, checker, language)
    draft = await writer.mend(await writer.write(alone(wish)))
    return draft.checked, draft.answer


def main_block(answer: str, language: str) -> Block | None:
    """The block that holds the code: the longest that defines something in the language asked for,
    not one that only shows how it is used; else the longest there is."""
    blocks = find_blocks(answer)
    named = [block for block in blocks if block.language == language]
    unnamed = [block for block in blocks if not block.language]
    candidates = named or unnamed or list(blocks)
    defining = [block for block in candidates if defines(block.code)]
    return max(defining or candidates, key=lambda block: len(block.code), default=None)

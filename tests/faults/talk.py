"""People who talk to a program in this process, on a platform in memory, so that it can be judged.

For scenarios that need neither processes nor Slack: many conversations, exact moments.
"""

import asyncio
import contextlib
import time
from dataclasses import dataclass, field, replace

from bot.errors import StoreUnavailable
from bot.messages import ConversationId
from bot.ports import Admission
from tests.faults.history import END, History, Remembered, Said, Shown, State, token
from tests.program import Person


@dataclass(slots=True)
class Talk:
    """One conversation of one person."""

    number: int
    person: Person
    said: list[Said] = field(default_factory=list)

    async def says(self, *, again: bool = False) -> str:
        """Send the next message, or the last one once more; its token.

        Where the program cannot take it in, it counts as not acknowledged.
        """
        word = token(self.number, len(self.said) - again)
        if not again:
            self.said.append(Said(word, self.place, time.monotonic(), None))
        with contextlib.suppress(StoreUnavailable):
            admission = await self.person.says(word, message_id=word)
            if self.said[-1].acknowledged_at is None and admission is not Admission.FULL:
                self.said[-1] = replace(self.said[-1], acknowledged_at=time.monotonic())
        return word

    @property
    def place(self) -> str:
        """The conversation's channel, which names it."""
        return self.person.conversation.channel

    def has_answer(self, word: str) -> bool:
        """Whether a whole reply stands behind a message."""
        texts = [m.states[-1] for m in self.person.platform.messages.values() if m.is_final]
        return any(word in text and END in text for text in texts)

    async def until_answered(self, *words: str, within_s: float = 20.0) -> bool:
        """Wait until these are answered and committed; whether they were in time."""
        try:
            await self.person.platform.until(lambda: all(map(self.has_answer, words)), within_s)
            await self.person.idle()
        except TimeoutError:
            return False
        return True


def talks(person: Person, count: int, first: int = 0) -> list[Talk]:
    """Conversations in the program that `person` is in."""
    return [
        Talk(n, Person(person.app, person.platform, ConversationId("memory", "site", f"c{n}")))
        for n in range(first, first + count)
    ]


async def history(all_talks: list[Talk]) -> History:
    """All that was said, shown and is remembered."""
    platform, reception = all_talks[0].person.platform, all_talks[0].person.app.reception
    memories = await asyncio.gather(
        *(reception.conversation(talk.person.conversation) for talk in all_talks)
    )
    return History(
        said=tuple(said for talk in all_talks for said in talk.said),
        shown=tuple(
            Shown(
                message.channel,
                tuple(map(State, message.since, message.states)),
                is_open=not message.is_final,
            )
            for message in platform.messages.values()
        ),
        remembered=tuple(
            Remembered(talk.place, turn.asked, turn.said, turn.outcome)
            for talk, memory in zip(all_talks, memories, strict=True)
            for turn in memory.turns
        ),
    )

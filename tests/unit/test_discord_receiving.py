"""What is said on Discord waits in its own line, and for what was missed on its own shard."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from structlog.testing import capture_logs

from adapters.discord import Place, Settings
from adapters.discord import lines as lines_module
from adapters.discord.asked import Asked
from adapters.discord.community import Community
from adapters.discord.door import Door
from adapters.discord.incoming import (
    Change,
    CommandView,
    MessageView,
    Quoted,
    incoming_command,
    line_of,
)
from adapters.discord.lines import Item, Lines
from adapters.discord.missed import Unread
from adapters.discord.receiving import Receiving
from adapters.discord.uses import Taken, Use
from bot.errors import StoreUnavailable
from bot.messages import Author, ConversationId
from bot.notices import Telling
from bot.ports import NoPeople
from bot.spending import Unlimited
from tests.emulators.intake import Desk

US = "99"
_EPOCH_MS = 1_420_070_400_000
NOW = (int(time.time() * 1000) - _EPOCH_MS) << 22
GUILDS = (str(4 << 22), str(5 << 22))
"""One of shard 0 and one of shard 1, of two."""
ANNEX = str(6 << 22)
"""Another of shard 0, also where there is no other shard."""
SERVERS = ((GUILDS[0], ANNEX), (GUILDS[1],))
LATER = 120_000 << 22
"""Two minutes: further than what is read twice to be sure."""


def said(number: int, guild: str = "", channel: str = "7", **more: object) -> MessageView:
    """Message `number`; its text says which one it is, and by which shard it comes."""
    shard = (int(guild) >> 22) % 2 if guild else 0
    return replace(
        MessageView(
            id=str(NOW + number),
            guild=guild,
            channel=channel,
            author=Author("1", "Ada"),
            text=f"{shard}-{number}",
            sent_at=datetime.now(UTC),
            mentioned=frozenset({US}),
        ),
        **more,  # type: ignore[arg-type]  # whatever a test needs
    )


class History:
    """What the history holds, read from after the place asked for; a test can let it take long, and
    servers be `away`."""

    def __init__(self) -> None:
        self.holds: list[MessageView] = []
        self.away: set[str] = set()
        self.readings = self.given = 0
        self.may_begin, self.may_end = asyncio.Event(), asyncio.Event()
        self.may_begin.set()
        self.may_end.set()

    def servers(self, shard: int) -> dict[str, bool]:
        return {guild: guild not in self.away for guild in SERVERS[shard]}

    async def after(
        self, seen: Mapping[str, int], direct: tuple[int, ...]
    ) -> AsyncIterator[MessageView | Unread]:
        self.readings += 1
        await self.may_begin.wait()
        for view in tuple(self.holds):
            if view.guild in seen and int(view.id) > seen[view.guild]:
                self.given += 1
                yield view
        await self.may_end.wait()


async def settled(holds: Callable[[], bool] = lambda: False, within_s: float = 0.05) -> None:
    """Wait until something holds, or for a moment, in which everything that can happen has."""
    for _ in range(round(within_s / 0.005)):
        if holds():
            break
        await asyncio.sleep(0.005)


@contextlib.asynccontextmanager
async def receiving(
    desk: Desk,
    history: History,
    *,
    shards: int = 2,
    waiting_max: int = 100,
    patience_s: float = 60.0,
    retry_s: float = 1.0,
) -> AsyncIterator[Receiving]:
    async def say(telling: Telling) -> None: ...

    settings = Settings.model_validate({"token": "t"})
    line = Receiving(
        desk,
        history,
        us=US,
        door=Door(settings, Community(settings, desk), Unlimited(), NoPeople()),
        say=say,
        asked=Asked(),
        shards=range(shards),
        shard_count=shards,
        catch_up_s=3600,
        waiting_max=waiting_max,
        patience_s=patience_s,
        retry_s=retry_s,
    )
    running = asyncio.create_task(line.run())
    yield line
    running.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await running


@pytest.fixture
def desk() -> Desk:
    """A desk that has seen both shards before."""
    desk = Desk()
    desk.memory.notebook.update({"seen:0/2": str(NOW), "seen:1/2": str(NOW), "seen": str(NOW)})
    return desk


async def test_a_shard_waits_for_its_own_missed_when_anothers_is_read(desk: Desk) -> None:
    history = History()
    history.holds = [said(1, GUILDS[0]), said(2, GUILDS[1])]
    async with receiving(desk, history) as line:
        line.catching_up.begin(0)
        line.catching_up.begin(1)
        line.put(said(3, GUILDS[0]))
        line.put(said(4, GUILDS[1]))
        line.catching_up.catch_up(0)
        await desk.until(2)
        await settled()
        assert desk.texts == ["0-1", "0-3"]
    # A restart now finds what was missed on the other shard.
    assert desk.memory.notebook["seen:0/2"] == str(NOW + 3)
    assert desk.memory.notebook["seen:1/2"] == str(NOW)
    async with receiving(desk, history) as line:
        for shard in (0, 1):
            line.catching_up.begin(shard)
        line.put(said(5, GUILDS[1]))
        line.catching_up.catch_up(1)
        await desk.until(4)

    assert desk.texts[2:] == ["1-2", "1-5"]


class ByChannel(History):
    """One that says which channels it has not read, and reads one whenever a test lets it."""

    def __init__(self, *holds: MessageView) -> None:
        super().__init__()
        self.holds = list(holds)
        self.may_read = asyncio.Semaphore(0)

    async def after(
        self, seen: Mapping[str, int], direct: tuple[int, ...]
    ) -> AsyncIterator[MessageView | Unread]:
        self.readings += 1
        holds = list(self.holds)
        while holds:
            yield Unread(frozenset(view.parent or view.channel for view in holds))
            await self.may_read.acquire()
            yield holds.pop(0)
        yield Unread(frozenset())


async def test_who_speaks_where_nothing_was_missed_or_all_is_read_does_not_wait_for_the_rest(
    desk: Desk,
) -> None:
    slow = said(1, GUILDS[0], "8", parent="7")
    history = ByChannel(said(0, GUILDS[0], "9"), slow)
    async with receiving(desk, history, shards=1) as line:
        line.catching_up.begin(0)
        line.put(said(2, GUILDS[0], "6"))
        line.put(said(3, GUILDS[0], "9"))
        line.put(said(4, GUILDS[0], "7"))  # the thread's messages belong before it
        line.catching_up.catch_up(0)
        await desk.until(1)
        await settled()
        assert desk.texts == ["0-2"]
        history.may_read.release()
        await desk.until(3)
        line.put(said(5, GUILDS[0], "9"))
        await desk.until(4)
        await settled()
        assert desk.texts == ["0-2", "0-0", "0-3", "0-5"]
        assert line.catching_up.is_held(0), "its place in the history stays"
        history.may_read.release()
        await desk.until(6)
    assert sorted(desk.texts[4:]) == ["0-1", "0-4"], "two lines, side by side"


async def test_a_session_that_is_lost_while_channels_are_read_waits_for_all_of_them_again(
    desk: Desk,
) -> None:
    history = ByChannel(said(0, GUILDS[0], "9"), said(1, GUILDS[0], "8"))
    async with receiving(desk, history, shards=1) as line:
        line.catching_up.begin(0)
        line.catching_up.catch_up(0)
        history.may_read.release()
        await desk.until(1)
        line.catching_up.begin(0)
        line.put(said(3, GUILDS[0], "9"))
        history.may_read.release()
        await desk.until(2)
        await settled()
        assert desk.texts == ["0-0", "0-1"]
        history.holds = [said(2, GUILDS[0], "9")]
        line.catching_up.catch_up(0)
        history.may_read.release()
        await desk.until(4)
    assert desk.texts[2:] == ["0-2", "0-3"]


async def test_a_session_that_is_lost_while_the_missed_is_read_is_read_after_again(
    desk: Desk,
) -> None:
    history = History()
    async with receiving(desk, history, shards=1) as line:
        line.catching_up.begin(0)
        history.may_end.clear()
        line.catching_up.catch_up(0)
        await settled(lambda: history.readings == 1, 20)
        line.catching_up.begin(0)  # the session was lost meanwhile
        history.holds = [said(1)]
        line.put(said(2))
        history.may_end.set()
        await settled()
        assert desk.texts == []
        line.catching_up.catch_up(0)
        await desk.until(2)

    assert desk.texts == ["0-1", "0-2"]


@pytest.mark.parametrize("is_tried", [False, True])
async def test_a_session_that_is_lost_before_it_is_read_is_read_once_its_servers_are_named(
    desk: Desk, *, is_tried: bool
) -> None:
    history = History()
    history.holds = [said(1, GUILDS[0])]
    async with receiving(desk, history, retry_s=0.01) as line:
        line.catching_up.begin(0)
        line.catching_up.catch_up(0)
        line.put(said(2, GUILDS[0]))
        if is_tried:
            desk.away = 10_000
            await desk.until_told(1)
        line.catching_up.begin(0)
        desk.away = 0
        await settled()
        assert history.readings == 0
        line.catching_up.catch_up(0)
        await desk.until(2)
    assert desk.texts == ["0-1", "0-2"]


async def test_no_more_of_the_missed_is_read_than_there_is_room_for(desk: Desk) -> None:
    history = History()
    history.holds = [said(number, GUILDS[0]) for number in range(1, 10)]
    async with receiving(desk, history, waiting_max=2) as line:
        desk.away_for = {"7"}
        line.catching_up.begin(0)
        line.catching_up.catch_up(0)
        await settled(lambda: history.given == 3, 20)
        await settled()
        assert history.given == 3, "two wait, and one is at hand"
        desk.away_for = set()
        await desk.until(9)


async def test_who_waits_too_long_for_the_missed_goes_before_it_and_it_is_not_passed_over(
    desk: Desk,
) -> None:
    history = History()
    history.holds = [said(1)]
    history.may_begin.clear()
    async with receiving(desk, history, shards=1, patience_s=0.05) as line:
        line.catching_up.begin(0)  # and discord.py never says that the servers are named
        line.put(said(2))
        await desk.until(1)
    assert desk.memory.notebook["seen"] == str(NOW), "a restart still reads what was missed"
    history.may_begin.set()
    later = said(LATER)
    async with receiving(desk, history, shards=1, patience_s=0.05) as line:
        line.catching_up.begin(0)
        line.put(later)
        await desk.until(3)

    assert desk.texts == ["0-2", later.text, "0-1"]


async def test_what_there_was_no_room_for_is_read_again_before_what_is_said_later(
    desk: Desk,
) -> None:
    history = History()
    async with receiving(desk, history, shards=1, waiting_max=3) as line:
        line.catching_up.begin(0)
        line.catching_up.catch_up(0)
        await settled(lambda: not line.catching_up.is_held(0), 20)
        desk.away = 1_000_000
        history.holds = [said(number) for number in range(1, 9)]
        for view in history.holds[:6]:
            line.put(view)
        await desk.until_told(3)
        desk.away = 0
        await desk.until(3)
        for view in history.holds[6:]:
            line.put(view)
        await desk.until(8)

    assert desk.texts == [view.text for view in history.holds]
    assert desk.memory.notebook["seen"] == str(NOW + 8)


async def test_what_was_missed_in_a_server_that_comes_late_is_read_when_it_comes(
    desk: Desk,
) -> None:
    history, elsewhere = History(), said(LATER, GUILDS[0])
    history.holds, history.away = [said(1, ANNEX)], {ANNEX}
    async with receiving(desk, history, shards=1) as line:
        line.catching_up.begin(0)
        line.catching_up.catch_up(0)
        line.put(elsewhere)
        line.put(said(LATER + 2, ANNEX))  # perhaps before it is described
        await desk.until(1)
        history.away.clear()
        line.catching_up.note_server(ANNEX, is_there=True)
        line.put(said(LATER + 3, ANNEX))
        await desk.until(4)
        await settled(lambda: not desk.memory.notebook.get(f"behind:{ANNEX}"), 20)
        line.put(said(LATER + 4, ANNEX))
        await desk.until(5)

    assert desk.texts == [elsewhere.text, "0-1", *(f"0-{LATER + n}" for n in (2, 3, 4))]
    assert desk.memory.notebook == {
        **{"seen": str(NOW + LATER + 4)},
        **{name: str(NOW) for name in ("seen:0/2", "seen:1/2")},
    }


@pytest.mark.parametrize("is_named", [True, False])
async def test_a_server_that_is_away_keeps_its_place_over_lost_sessions_and_restarts(
    desk: Desk, *, is_named: bool
) -> None:
    history = History()
    history.holds, history.away = [said(1, ANNEX)], {ANNEX}
    for number in (1, 2):
        async with receiving(desk, history, shards=1) as line:
            for session in (1, 2):
                line.catching_up.begin(0)
                line.catching_up.catch_up(0)
                line.put(said((2 * number + session) * LATER, GUILDS[0]))
                await desk.until(2 * number - 2 + session)
        assert desk.memory.notebook[f"behind:{ANNEX}"] == str(NOW)
    history.away.clear()
    async with receiving(desk, history, shards=1, patience_s=0.1) as line:
        line.catching_up.begin(0)
        if is_named:
            line.catching_up.note_server(ANNEX, is_there=True)
        line.catching_up.catch_up(0)
        await desk.until(5)

    assert desk.texts[4] == "0-1"


async def test_what_is_missed_during_an_outage_of_a_server_is_read_when_it_is_over(
    desk: Desk,
) -> None:
    history = History()
    async with receiving(desk, history, shards=1) as line:
        line.catching_up.begin(0)
        line.catching_up.catch_up(0)
        line.put(said(1, ANNEX))
        await desk.until(1)
        history.may_end.clear()
        for number in (1, 2):  # the second time while it is read
            history.away = {ANNEX}
            line.catching_up.note_server(ANNEX, is_there=False)
            line.put(said(number * LATER, GUILDS[0]))
            await desk.until(1 + number)
            history.away.clear()
            line.catching_up.note_server(ANNEX, is_there=True)
            await settled(lambda number=number: history.readings == 1 + number, 0.2)  # type: ignore[misc]  # as it is now
        history.holds = [said(2, ANNEX)]
        history.may_end.set()
        line.put(said(3 * LATER, ANNEX))
        await desk.until(5)

    assert desk.texts[3:] == ["0-2", f"0-{3 * LATER}"]


async def test_a_session_that_is_lost_while_a_late_server_is_read_is_read_after_again(
    desk: Desk,
) -> None:
    history = History()
    history.away = {ANNEX}
    async with receiving(desk, history, shards=1) as line:
        line.catching_up.begin(0)
        line.catching_up.catch_up(0)
        await settled(lambda: not line.catching_up.is_held(0), 20)
        history.may_end.clear()
        history.away.clear()
        line.catching_up.note_server(ANNEX, is_there=True)
        await settled(lambda: history.readings == 2, 20)
        line.catching_up.begin(0)
        history.holds = [said(1, ANNEX)]
        line.put(said(2, ANNEX))
        history.may_end.set()
        await settled()
        assert desk.texts == []
        line.catching_up.catch_up(0)
        await desk.until(2)

    assert desk.texts == ["0-1", "0-2"]


async def test_a_server_that_comes_without_a_word_of_it_is_read_all_the_same(desk: Desk) -> None:
    history = History()
    history.holds, history.away = [said(1, ANNEX)], {ANNEX}
    async with receiving(desk, history, shards=1, patience_s=0.1) as line:
        line.catching_up.begin(0)
        line.catching_up.catch_up(0)
        await settled(lambda: not line.catching_up.is_held(0), 20)
        history.away.clear()
        await desk.until(1)

    assert desk.texts == ["0-1"]


async def test_who_speaks_in_a_server_that_stays_away_waits_no_longer_than_for_others(
    desk: Desk,
) -> None:
    history = History()
    history.away = {ANNEX}
    async with receiving(desk, history, shards=1, patience_s=0.3) as line:
        line.catching_up.begin(0)
        line.catching_up.catch_up(0)
        line.put(said(2, ANNEX))
        await desk.until(1)
        history.holds = [said(1, ANNEX)]
        history.away.clear()
        line.catching_up.note_server(ANNEX, is_there=True)
        line.put(said(3, ANNEX))
        await desk.until(3)

    assert desk.texts == ["0-2", "0-1", "0-3"]


async def test_a_server_that_we_are_in_no_more_is_forgotten(desk: Desk) -> None:
    history = History()
    desk.memory.notebook[f"behind:{2 << 22}"] = str(NOW)
    async with receiving(desk, history, shards=1) as line:
        line.catching_up.begin(0)
        line.catching_up.catch_up(0)
        await settled(lambda: f"behind:{2 << 22}" not in desk.memory.notebook, 20)

    assert not [name for name in desk.memory.notebook if name.startswith("behind:")]


class Forgetful(Desk):
    """One that remembers `more` values, and no others."""

    more = 1_000

    async def remember(self, adapter: str, name: str, value: str) -> None:
        if not self.more:
            raise StoreUnavailable("away")
        self.more -= 1
        await super().remember(adapter, name, value)


@pytest.mark.parametrize("more", range(4))
@pytest.mark.parametrize("is_back", [False, True])
async def test_wherever_writing_down_ends_a_restart_finds_what_a_late_server_missed(
    *, more: int, is_back: bool
) -> None:
    desk, history = Forgetful(), History()
    desk.memory.notebook["seen"] = str(NOW)
    history.holds, history.away = [said(1, ANNEX, channel="8")], {ANNEX}
    desk.away_for = {"8"}
    async with receiving(desk, history, shards=1) as line:
        line.catching_up.begin(0)
        if not is_back:
            desk.more = more
        line.catching_up.catch_up(0)
        line.put(said(LATER, GUILDS[0]))
        await desk.until(1)
        await settled(lambda: not line.catching_up.is_held(0), 20)
        if is_back:
            desk.more = more
            history.away.clear()
            line.catching_up.note_server(ANNEX, is_there=True)
            await desk.until_told(1)  # it waits for its part of Redis
            await settled()
    desk.more, desk.away_for = 1_000, set()
    history.away.clear()
    async with receiving(desk, history, shards=1) as line:
        line.catching_up.begin(0)
        line.catching_up.catch_up(0)
        await desk.until(2)

    assert desk.texts == [f"0-{LATER}", "0-1"]


async def test_whoever_is_in_a_part_of_redis_that_is_there_does_not_wait_for_another(
    desk: Desk,
) -> None:
    history = History()
    async with receiving(desk, history, shards=1) as line:
        line.catching_up.begin(0)
        line.catching_up.catch_up(0)
        desk.away_for = {"20"}
        for number in range(1, 100):
            line.put(said(number, channel=str(20 + number % 3)))
        await desk.until(66)
        assert {message.conversation.channel for message in desk.admitted} == {"21", "22"}
        assert {message.conversation.channel for message in desk.told} <= {"20"}
        await desk.until_told(33)
        desk.away_for = set()
        await desk.until(99)

    assert desk.texts[66:] == [f"0-{number}" for number in range(3, 100, 3)]
    assert desk.memory.notebook["seen"] == str(NOW + 99)


async def test_a_restart_reads_from_before_what_waits_in_any_line(desk: Desk) -> None:
    history = History()
    async with receiving(desk, history, shards=1) as line:
        line.catching_up.begin(0)
        line.catching_up.catch_up(0)
        desk.away_for = {"20"}
        for number in range(1, 6):
            line.put(said(number, channel="20" if number in (2, 4) else "21"))
        await desk.until(3)

    assert desk.memory.notebook["seen"] == str(NOW + 1)


async def test_where_somebody_speaks_directly_is_written_down_while_it_waits(desk: Desk) -> None:
    notebook = desk.memory.notebook
    notebook["direct"] = f"8:{NOW}"
    async with receiving(desk, History(), waiting_max=1) as line:
        line.catching_up.begin(0)
        line.put(said(1, channel="9"))
        line.put(said(2, channel="10"))  # there is no room for it
        await settled(lambda: "10:" in notebook["direct"], 20)
        assert set(notebook["direct"].split()) == {f"8:{NOW}", f"9:{NOW + 1}", f"10:{NOW + 2}"}
        assert not desk.texts


async def test_what_becomes_of_a_message_waits_behind_it(desk: Desk) -> None:
    history, view = History(), said(1, GUILDS[0])
    own = ConversationId("discord", GUILDS[0], "7", view.id)
    async with receiving(desk, history) as line:
        line.catching_up.begin(0)
        line.catching_up.catch_up(0)
        reply = replace(view, replied_to=Quoted("5", Author(US), "an answer"))
        desk.memory.ours["7", "5"] = own
        desk.away_for = {"7"}
        line.put(reply)  # its line is not that of a deletion, which says not what it replies to
        line.put(Change.to(replace(reply, text="edited")))
        line.put(Change(view.id, GUILDS[0], "7", ""))
        await desk.until_told(1)
        assert not desk.edited_in
        assert not desk.memory.deletions
        desk.away_for = set()
        await settled(lambda: bool(desk.memory.deletions), 20)

    assert (desk.edited_in, desk.memory.deletions) == ([own], [(own, view.id)])


async def test_a_message_that_breaks_us_is_left_out_and_keeps_nobody_else_waiting() -> None:
    taken: list[str] = []

    async def take_in(item: Item) -> None:
        if item.id == said(1).id:
            raise ValueError("unforeseen")
        taken.append(item.id)

    lines = Lines(take_in, note_away=lambda item: None)
    for number, channel in ((1, "7"), (2, "7"), (3, "8")):
        lines.put(said(number), ConversationId("discord", "dm", channel))
    with capture_logs() as logs:
        async with working(lines), asyncio.timeout(20):
            await lines.shorter_than(1)
    assert sorted(taken) == [said(2).id, said(3).id]
    assert [(line["event"], line["message"]) for line in logs] == [("discord.left_out", said(1).id)]


async def test_whoever_is_new_waits_for_no_further_try_of_others() -> None:
    tried, taken = set[str](), asyncio.Event()
    are_stuck = asyncio.Event()

    async def take_in(item: Item) -> None:
        if item.id == said(0).id:
            taken.set()
        elif item.id not in tried:
            tried.add(item.id)
            raise StoreUnavailable("away")
        else:
            are_stuck.set()
            await asyncio.Event().wait()

    lines = Lines(take_in, note_away=lambda item: None)
    async with working(lines), asyncio.timeout(20):
        for number in range(1, 41):  # more than are tried at once
            lines.put(said(number), ConversationId("discord", "dm", str(number)))
        await are_stuck.wait()
        await settled()
        lines.put(said(0), ConversationId("discord", "dm", "0"))
        await taken.wait()


async def test_who_waits_while_this_process_stands_still_is_not_noted() -> None:
    noted: list[str] = []

    async def take_in(item: Item) -> None:
        await asyncio.sleep(0)
        time.sleep(0.5)  # noqa: ASYNC251 - it stands still
        await asyncio.sleep(0)

    lines = Lines(
        take_in, note_away=lambda item: noted.append(item.id), patience_s=0.01, quick_s=0.05
    )
    async with working(lines):
        for number in range(3):
            lines.put(said(number), ConversationId("discord", "dm", "7"))
        await lines.shorter_than(1)
    assert noted == []


async def test_who_waits_for_others_to_be_tried_is_noted_only_where_none_of_them_is_quick(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lines_module, "_AT_ONCE", 1)
    monkeypatch.setattr(lines_module, "_STUCK_S", 3.0)
    noted: list[str] = []
    steps = asyncio.Semaphore(0)

    async def take_in(item: Item) -> None:
        await steps.acquire()

    lines = Lines(
        take_in, note_away=lambda item: noted.append(item.id), patience_s=0.01, quick_s=60.0
    )
    async with working(lines):
        for number in range(1, 30):
            lines.put(said(number), ConversationId("discord", "dm", str(number)))
        for _ in range(20):
            await settled(within_s=0.05)
            steps.release()
        assert noted == []
        await settled(lambda: bool(noted), 20)
        assert not lines.is_held_up(said(21)), "it is being tried, and not for long"
        assert set(noted) <= {said(number).id for number in range(22, 30)}


async def test_who_comes_into_a_line_that_waits_is_noted_too() -> None:
    noted: list[str] = []

    async def take_in(item: Item) -> None:
        raise StoreUnavailable("away")

    lines = Lines(take_in, note_away=lambda item: noted.append(item.id))
    here = ConversationId("discord", "dm", "7")
    async with working(lines):
        lines.put(said(1), here)
        await settled(lambda: bool(noted), 20)
        lines.put(said(2), here)
        assert noted == [said(1).id, said(2).id]
        assert lines.is_held_up(said(2))


def use(number: int, channel: str, parent: str = "", guild: str = GUILDS[0]) -> CommandView:
    return CommandView(
        id=str(NOW + number),
        guild=guild,
        channel=channel,
        parent=parent,
        author=Author("1", "Ada"),
        text=str(number),
        token="t",
        sent_at=datetime.now(UTC),
        received_at=time.time(),
    )


async def test_a_command_keeps_its_place_among_what_was_missed_where_it_belongs(
    desk: Desk,
) -> None:
    done: list[str] = []

    def used(view: CommandView) -> Use:
        async def admit() -> Taken:
            done.append(view.id)
            await desk.admit(incoming_command(view))
            return Taken()

        return Use(view, admit)

    missed, live = (said(each, GUILDS[0], "8", parent="7") for each in (1, 4))
    history = History()
    history.holds = [missed, live, said(5, GUILDS[0], "8", parent="7")]  # as it is when it is read
    history.may_begin.clear()
    history.may_end.clear()
    in_thread, anew = used(use(3, "8", parent="7")), used(use(2, "7"))
    async with receiving(desk, history, shards=1) as line:
        line.catching_up.begin(0)
        line.put_use(in_thread)
        line.put(live)
        line.put_use(anew)  # begins a conversation of its own
        line.catching_up.catch_up(0)
        await anew.taken
        await settled()
        assert not in_thread.taken.done()
        history.may_begin.set()
        await desk.until(5)
        history.may_end.set()

    assert done == [anew.id, in_thread.id]
    assert desk.texts == ["2", "0-1", "3", "0-4", "0-5"]


async def test_a_command_that_waits_for_a_history_which_redis_does_not_let_us_read_is_given_up(
    desk: Desk,
) -> None:
    async def admit() -> Taken:
        return Taken()

    use_of_old = Use(use(3, "8", parent="7"), admit)
    desk.away = 10_000
    async with receiving(desk, History(), shards=1, retry_s=0.01) as line:
        line.catching_up.begin(0)
        line.put_use(use_of_old)
        line.catching_up.catch_up(0)
        await settled(lambda: line.is_held_up(use_of_old), 20)
        use_of_old.lose_patience(is_held_up=line.is_held_up(use_of_old))
        assert use_of_old.taken.result().told == StoreUnavailable.user_message


async def test_who_waits_long_for_a_redis_that_is_slow_is_noted_once_until_it_is_quick_again() -> (
    None
):
    noted: list[str] = []
    steps = asyncio.Semaphore(0)

    async def take_in(item: Item) -> None:
        await steps.acquire()

    lines = Lines(
        take_in, note_away=lambda item: noted.append(item.id), patience_s=0.05, quick_s=0.01
    )
    here, first, second, third = ConversationId("discord", "dm", "7"), said(1), said(2), said(3)
    async with working(lines):
        lines.put(first, here)
        lines.put(second, here)
        await settled(lambda: bool(noted), 20)
        steps.release()  # the first, slowly
        await settled(within_s=0.2)
        assert lines.is_held_up(second)
        lines.put(third, here)
        assert noted == [first.id, second.id, third.id]
        steps.release()
        await settled(lambda: not lines.is_held_up(second), 20)
        steps.release()
        await lines.shorter_than(1)
        for again in (said(4), said(5)):  # nobody waits
            steps.release()
            lines.put(again, here)
            assert not lines.is_held_up(again)
            await lines.shorter_than(1)
    assert noted == [first.id, second.id, third.id]


@contextlib.asynccontextmanager
async def working(lines: Lines) -> AsyncIterator[None]:
    task = asyncio.create_task(lines.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def test_what_may_be_one_conversation_waits_in_one_line() -> None:
    guild, thread, person = GUILDS[0], Place(), Place(memory="person")
    asked = said(1, guild)
    in_thread = said(2, guild, channel=asked.id, parent="7")  # a thread opened on the question
    replies = [
        said(number, guild, replied_to=Quoted(str(number), Author(US), "")) for number in (3, 4)
    ]
    other = said(5, guild)

    assert line_of(asked, US, thread) == line_of(in_thread, US, thread)
    assert line_of(replies[0], US, thread) == line_of(replies[1], US, thread)
    assert line_of(asked, US, thread) != line_of(other, US, thread)
    assert (
        line_of(asked, US, person) == line_of(other, US, person) == line_of(replies[0], US, person)
    )
    opens = Place(threads=True, memory="person")
    assert line_of(asked, US, opens) == line_of(in_thread, US, opens)
    assert line_of(said(6, channel="8"), US, thread) == line_of(said(7, channel="8"), US, thread)

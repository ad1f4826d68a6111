"""Pictures on Slack and Discord: real buttons, also after a restart, by who asked and by another;
and the mark on files as they were delivered."""

import asyncio
import io
import json
from pathlib import Path

import c2pa

from adapters.discord.presses import NOT_YOURS as NOT_YOURS_ON_DISCORD
from adapters.discord.presses import TWICE as TWICE_ON_DISCORD
from adapters.slack.presses import NOT_YOURS as NOT_YOURS_IN_SLACK
from adapters.slack.presses import TWICE as TWICE_IN_SLACK
from bot.app import App
from bot.images.certificate import own_certificate
from bot.images.seal import C2paSeal
from bot.ports import Image, Origin
from tests.dialogue.test_platforms import ENVIRONMENT, program, until_connected
from tests.emulators.discord import DiscordEmulator
from tests.emulators.discord_stage import told
from tests.emulators.images import ImagesEmulator, noisy_png, tiny_png
from tests.emulators.slack import SlackEmulator

KEY = {"IMAGES_KEY": "sk-emulated"}
A_LOOK_S = 0.6
"""Longer than a double click."""


def configured(images: ImagesEmulator, adapter: str) -> str:
    """config.yaml without its models."""
    return (
        f"skills: [chat, image]\nimages: {{kind: openai, model: painter, price: 0.04, "
        f"base_url: '{images.base_url}', api_key: '${{IMAGES_KEY}}', count_max: 2}}\n"
        f"adapters: {{{adapter}}}\n"
    )


MODELS = "models: {main: {kind: scripted}}\n"


async def test_in_slack_buttons_draw_and_vary_after_a_restart_and_files_carry_their_marks(
    tmp_path: Path,
) -> None:
    provider = C2paSeal(lambda: own_certificate(tmp_path / "provider"))
    theirs = await provider.mark(Image("image/png", tiny_png("theirs")), Origin("painter", "own"))
    async with SlackEmulator() as slack, ImagesEmulator(draws=lambda words: theirs.data) as images:
        adapter = (
            "slack: {bot_token: '${SLACK_BOT_TOKEN}', app_token: '${SLACK_APP_TOKEN}', "
            f"base_url: '{slack.base_url}'}}"
        )
        text = configured(images, adapter)
        ada, eve = slack.person("Ada"), slack.person("Eve")
        async with program(text, ENVIRONMENT | KEY, tmp_path, MODELS) as app:
            await until_connected(app, "slack")
            asked = ada.mentions("#general", "draw me a cat on a roof")
            card = await slack.wait_for_reply("#general", asked.ts, containing="Improved:")
            eve.presses(card, "Improved: 2 pictures, 0.08 USD")
            refused = await slack.wait_for_reply("#general", containing=NOT_YOURS_IN_SLACK)
            assert (refused.ephemeral_to, images.drawings) == (eve.id, [])
            ada.presses(card, "Improved: 2 pictures, 0.08 USD")
            shown = await slack.wait_for_reply("#general", asked.ts, containing="Made by AI with")
            await slack.wait_until(lambda: any(m.files for m in slack.replies("#general")))
            assert len(images.drawings) == 1
        async with program(text, ENVIRONMENT | KEY, tmp_path, MODELS) as app:
            await until_connected(app, "slack")
            eve.presses(shown, "V2")
            await slack.wait_for_reply("#general", containing=NOT_YOURS_IN_SLACK, count=2)
            assert len(images.drawings) == 1
            ada.presses(shown, "Change the text")
            await slack.wait_until(lambda: bool(slack.workspace.views))
            (view,) = slack.workspace.views
            assert view["blocks"][0]["element"]["initial_value"] == "draw me a cat on a roof"
            ada.fills_in(view, words="  ")
            await slack.wait_for_reply("#general", asked.ts, containing="Write the new text")
            ada.presses(shown, "Change the text")
            await slack.wait_until(lambda: len(slack.workspace.views) > 1)
            ada.fills_in(slack.workspace.views[-1], words="an owl in a library")
            await slack.wait_for_reply("#general", asked.ts, containing="an owl")
            ada.presses(shown, "V2")
            ada.presses(shown, "V2")  # by mistake
            await slack.wait_for_reply("#general", asked.ts, containing="A variation")
            told_so = await slack.wait_for_reply("#general", containing=TWICE_IN_SLACK)
            assert told_so.ephemeral_to == ada.id
            assert [drawing.path for drawing in images.drawings] == ["generations", "edits"]
            await at_rest(app)
            await asyncio.sleep(A_LOOK_S)
            ada.presses(shown, "V2")  # that was looked at, and another is wanted
            await slack.wait_for_reply("#general", asked.ts, containing="A variation", count=2)
            assert [drawing.path for drawing in images.drawings][1:] == ["edits"] * 2
            ada.presses(shown, "U1")
            await slack.wait_for_reply("#general", asked.ts, containing="Twice as large")
        (delivered,) = [message for message in slack.replies("#general") if message.files][:1]
        assert [file["alt_txt"][:24] for file in delivered.files] == [
            "AI-generated: 2 numbered",
            "AI-generated picture 1 o",
            "AI-generated picture 2 o",
        ]
        grid, first, _ = (slack.workspace.file_bytes[file["id"]] for file in delivered.files)
    for data, made_of in ((grid, "componentOf"), (first, "parentOf")):
        state, relations = mark_of(data)
        assert (state, relations[0]) == ("Valid", made_of)
        changed = bytearray(data)
        changed[data.rindex(b"IDAT") + 8] ^= 1
        assert mark_of(bytes(changed))[0] == "Invalid"


async def test_on_discord_buttons_draw_and_enlarge_after_a_restart(tmp_path: Path) -> None:
    async with DiscordEmulator.running() as discord, ImagesEmulator() as images:
        adapter = (
            f"discord: {{token: '${{DISCORD_TOKEN}}', base_url: '{discord.base_url}', "
            f"gateway_url: '{discord.gateway_url}'}}"
        )
        text, token = configured(images, adapter), {"DISCORD_TOKEN": discord.token}
        ada, eve = discord.person("Ada"), discord.person("Eve")
        async with program(text, token | KEY, tmp_path, MODELS) as app:
            await discord.until_connected()
            asked = ada.mentions(discord.channel, "draw me a cat on a roof")
            card = await discord.wait_for_reply(asked, showing="Improved:")
            await at_rest(app)
            drawing = ada.presses(card, "My words: 2 pictures, 0.08 USD")
            shown = await discord.wait_for_reply(drawing, showing="Made by AI")
            assert [file.name.split("-")[0] for file in shown.files] == [
                "pictures",
                "picture",
                "picture",
            ]
            assert mark_of(shown.files[0].data)[0] == "Valid"
        async with program(text, token | KEY, tmp_path, MODELS) as app:
            await discord.until_connected()
            for label in ("U1", "V2", "Re-roll", "Change the text"):
                refused = eve.presses(shown, label)
                assert await told(discord, refused) == NOT_YOURS_ON_DISCORD
                assert refused.modal is None
            asks = ada.presses(shown, "Change the text")
            await discord.world.until(lambda: asks.modal, 20)
            reworded = ada.fills_in(asks, words="an owl in a library")
            await discord.wait_for_reply(reworded, showing="an owl")
            enlarging = ada.presses(shown, "U1")
            larger = await discord.wait_for_reply(enlarging, showing="Twice as large")
            assert len(larger.files) == 1
            assert len(images.drawings) == 1
            varying = ada.presses(shown, "V2")
            mistaken = ada.presses(shown, "V2")
            await discord.wait_for_reply(varying, showing="A variation")
            assert await told(discord, mistaken) == TWICE_ON_DISCORD
            assert [drawing.path for drawing in images.drawings] == ["generations", "edits"]
            await at_rest(app)
            await asyncio.sleep(A_LOOK_S)
            another = ada.presses(shown, "V2")
            await discord.wait_for_reply(another, showing="A variation")
            assert [drawing.path for drawing in images.drawings][1:] == ["edits"] * 2
        posts = discord.world.posts.values()
        assert sum("Twice as large" in post.text for post in posts) == 1


async def test_on_discord_pictures_that_are_too_large_for_one_message_together_come_smaller(
    tmp_path: Path,
) -> None:
    large = noisy_png(1500, 1750)  # 7.5 MiB: each may be sent, three and one that shows them not
    async with (
        DiscordEmulator.running() as discord,
        ImagesEmulator(draws=lambda _: large) as images,
    ):
        adapter = (
            f"discord: {{token: '${{DISCORD_TOKEN}}', base_url: '{discord.base_url}', "
            f"gateway_url: '{discord.gateway_url}'}}"
        )
        text = configured(images, adapter).replace("count_max: 2", "count_max: 4")
        ada = discord.person("Ada")
        async with program(text, {"DISCORD_TOKEN": discord.token} | KEY, tmp_path, MODELS) as app:
            await discord.until_connected()
            asked = ada.mentions(discord.channel, "draw me a cat on a roof")
            card = await discord.wait_for_reply(asked, showing="Improved:")
            await at_rest(app)
            drawing = ada.presses(card, "My words: 4 pictures, 0.16 USD")
            shown = await discord.wait_for_reply(drawing, showing="Made by AI")
        assert len(shown.files) == 5
        assert sum(len(file.data) for file in shown.files) <= 25 * 1024 * 1024
        assert "Made smaller to fit: picture 1, picture 2, picture 3, picture 4." in shown.text
        assert mark_of(shown.files[1].data, shown.files[1].media_type)[0] == "Valid"


async def at_rest(app: App) -> None:
    """Until no turn runs: nobody presses a button in the milliseconds before it is noted."""
    async with asyncio.timeout(20):
        while app.metrics.registry.get_sample_value("dragoman_turns_running"):  # noqa: ASYNC110 - a gauge tells nobody
            await asyncio.sleep(0.01)


def mark_of(data: bytes, media_type: str = "image/png") -> tuple[str, list[str]]:
    """What C2PA's own reader says: the state, and how the pictures it names belong to it."""
    with c2pa.Reader(media_type, io.BytesIO(data)) as reader:
        told = json.loads(reader.json())
        newest = told["manifests"][told["active_manifest"]]
        relations = [each["relationship"] for each in newest.get("ingredients", [])]
        return str(reader.get_validation_state()), relations

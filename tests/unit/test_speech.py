"""The model that listens, against an OpenAI-compatible server over HTTP."""

import pytest

from bot.config.plugs import build_plug
from bot.errors import ModelBusy, ModelError, ModelMisconfigured, ModelUnavailable
from bot.ports import ModelParts, Recording, SpeechModel
from bot.speech.openai import Settings
from tests.emulators.openai import Drop, Hang, OpenAIEmulator, Refuse
from tests.program import configuration

VOICE = Recording("voice-message.ogg", "audio/ogg", b"OggS and so on")


def listening(server: OpenAIEmulator, **settings: object) -> SpeechModel:
    values = {"model": "whisper-1", "base_url": server.base_url, **settings}
    parts = ModelParts(data_dir=None)  # type: ignore[arg-type]  # this kind keeps nothing
    model: SpeechModel = build_plug(
        "speech", "bot.speech.openai", Settings.model_validate(values), parts
    )
    return model


async def test_a_recording_is_sent_as_a_file_and_comes_back_as_text() -> None:
    async with OpenAIEmulator() as server:
        server.transcript = " Good morning. "
        model = listening(server, language="en")
        text = await model.transcribe(VOICE)
        await model.close()
        await model.close()

    (heard,) = server.heard
    assert text == "Good morning."
    assert (heard.name, heard.media_type, heard.data) == (VOICE.name, "audio/ogg", VOICE.data)
    assert heard.fields == {"model": "whisper-1", "response_format": "json", "language": "en"}


@pytest.mark.parametrize(
    ("answers", "error", "calls"),
    [
        ((Refuse(401, "no"),), ModelMisconfigured, 1),
        ((Refuse(429, "slow down"),), ModelBusy, 1),
        ((Refuse(500, "oops"), Refuse(500, "oops")), ModelUnavailable, 2),
        ((Drop(), Drop()), ModelUnavailable, 2),
        ((Hang(),), ModelUnavailable, 1),
    ],
)
async def test_what_goes_wrong_is_an_error_of_ours(
    answers: tuple[Refuse | Drop | Hang, ...], error: type[ModelError], calls: int
) -> None:
    async with OpenAIEmulator() as server:
        server.hears.extend(answers)
        model = listening(server, timeout_s=1.0 if Hang() in answers else 20.0)
        with pytest.raises(error):
            await model.transcribe(VOICE)
        await model.close()
    assert len(server.heard) == calls


async def test_a_lost_connection_is_tried_once_more() -> None:
    async with OpenAIEmulator() as server:
        server.hears.append(Drop())
        model = listening(server)
        assert await model.transcribe(VOICE) == "what was said"
        await model.close()


async def test_a_look_at_it_says_whether_it_is_there() -> None:
    async with OpenAIEmulator(models=("whisper-1",)) as server:
        for name, is_sure in (("whisper-1", True), ("other", False)):
            model = listening(server, model=name)
            assert (await model.probe()).is_sure is is_sure
            await model.close()


def test_config_names_it_by_its_kind() -> None:
    speech = "speech: {kind: openai, model: whisper-1, base_url: 'http://127.0.0.1:1/v1'}"
    found = configuration("{main: {kind: scripted}}", speech).speech
    assert found is not None
    assert found.kind == "openai"
    assert configuration("{main: {kind: scripted}}").speech is None

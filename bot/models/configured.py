"""The models that config.yaml names, joined: those that speak, and the one that listens."""

from bot.config.plugs import build_plug
from bot.config.settings import Config, ModelChoice
from bot.models.fallback import FallbackModel
from bot.ports import ChatModel, ModelParts, SpeechModel


def build_model(config: Config, *, has_prompt: bool = False) -> ChatModel:
    """The model of config; several are a fallback chain. `has_prompt`: see `ModelParts`.

    Raises ConfigError, as all here, where a package that a model needs is not installed.
    """
    models = [build_one_model(choice, config, has_prompt=has_prompt) for choice in config.models]
    names = [choice.name for choice in config.models]
    return models[0] if len(models) == 1 else FallbackModel(models, names=names)


def build_one_model(choice: ModelChoice, config: Config, *, has_prompt: bool = False) -> ChatModel:
    """One entry of `models`."""
    parts = ModelParts(data_dir=config.core.data_dir, has_prompt=has_prompt)
    model: ChatModel = build_plug(
        f"models.{choice.name}", f"bot.models.{choice.kind}", choice.settings, parts
    )
    return model


def build_speech(config: Config) -> SpeechModel | None:
    """The model that listens to recordings, where config names one."""
    if config.speech is None:
        return None
    parts = ModelParts(data_dir=config.core.data_dir)
    module = f"bot.speech.{config.speech.kind}"
    model: SpeechModel = build_plug("speech", module, config.speech.settings, parts)
    return model

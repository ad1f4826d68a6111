"""A behaving OpenAI-compatible server over real HTTP: see `server.OpenAIEmulator`.

Start it by hand with `python -m tests.emulators.openai`.
"""

from tests.emulators.openai.answers import Answer, Drop, Fault, Hang, Refuse, Replay, Say
from tests.emulators.openai.server import Asked, OpenAIEmulator

__all__ = ["Answer", "Asked", "Drop", "Fault", "Hang", "OpenAIEmulator", "Refuse", "Replay", "Say"]

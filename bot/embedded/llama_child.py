"""The process of the embedded language model: llama.cpp's server from the `xllamacpp` wheel.

    python -m bot.embedded.llama_child USERS_FILE STATE_FILE PLAN

A process of its own, so that a crash of the engine or its two gigabytes are not ours. It writes the
address and a fresh key to STATE_FILE once it answers, and ends when no process uses it any more.
PLAN is an `EnginePlan` as JSON.
"""

import json
import os
import secrets
import sys
from pathlib import Path
from typing import Any

from bot.embedded.lifetime import detach, wait_until_unused

_PROMPT_CACHE_MIB = 256  # the engine's own default is 8192
_LOG_WARNINGS = 2  # common/log.h: and never a prompt


def main(arguments: list[str]) -> int:
    """Detach, load the model, serve until unused."""
    detach()
    users_file, state_file, plan = Path(arguments[0]), Path(arguments[1]), arguments[2]
    import xllamacpp  # after the fork: it starts threads

    key = secrets.token_urlsafe(32)
    try:
        server = xllamacpp.Server(_parameters(xllamacpp, json.loads(plan), key))
    except RuntimeError as error:
        print(f"llama_child: {error}", flush=True)
        return 1
    _write_state(state_file, {"base_url": f"{server.listening_address}/v1", "api_key": key})
    wait_until_unused(users_file)
    # Nothing is left to save, and joining the engine's threads could take as long as a reply.
    os._exit(0)


def _parameters(xllamacpp: Any, plan: dict[str, Any], key: str) -> Any:
    """The engine's parameters: for shared cores and small memory, closed to everybody else."""
    parameters = xllamacpp.CommonParams()
    parameters.model.path = plan["weights"]
    parameters.n_parallel = plan["slots"]
    parameters.n_ctx = plan["context_tokens"] * plan["slots"]
    parameters.cpuparams.n_threads = plan["threads"]
    parameters.cpuparams_batch.n_threads = plan["threads"]
    parameters.no_extra_bufts = not plan["is_repacked"]
    parameters.cache_ram_mib = _PROMPT_CACHE_MIB
    parameters.warmup = False  # the first message warms it up as well
    parameters.fit_params = False  # the plan is made already
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = 0  # any free one
    parameters.api_keys = [key]
    parameters.cors_origins = ""
    parameters.ui = False
    parameters.endpoint_slots = False  # it shows what others are asking
    parameters.verbosity = _LOG_WARNINGS
    return parameters


def _write_state(state_file: Path, state: dict[str, str]) -> None:
    """For us only, and whole from the first moment it is seen."""
    written = state_file.with_name(f"{state_file.name}.new")
    written.unlink(missing_ok=True)
    descriptor = os.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(state, file)
    written.replace(state_file)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""`adapters.web` in config.yaml, and that reading it stays cheap."""

import subprocess
import sys

import pytest
from pydantic import ValidationError

from adapters.web import Settings


@pytest.mark.parametrize("origin", ["example.com", "https://example.com/path", "*", "https://"])
def test_what_is_not_an_origin_is_refused(origin: str) -> None:
    with pytest.raises(ValidationError, match="origin"):
        Settings(allowed_origins=(origin,))


def test_a_secret_that_can_be_guessed_is_refused_without_being_shown() -> None:
    with pytest.raises(ValidationError) as refused:
        Settings(visitor_secret="hunter2")
    assert "shorter than" in str(refused.value)
    assert "hunter2" not in str(refused.value)


def test_a_process_that_only_delivers_loads_no_web_server() -> None:
    script = (
        "import sys; from adapters import web; from bot.ports import AdapterParts;"
        "web.build(web.Settings(), AdapterParts(live=None));"
        "sys.exit(bool({'fastapi', 'uvicorn', 'starlette'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", script], timeout=30).returncode == 0

"""Words beside YAML without a fence that name a program make no shell script of it."""

import pytest

from bot.skills.code.pasted.messages.pieces import pasted
from bot.skills.code.pasted.messages.untold import in_their_languages
from tests.unit.coders import Desk

WEB = "version: '3'\nservices:\n  web:\n    image: nginx\n   ports:\n      - 80:80"
PLAY = "- hosts: all\n  tasks:\n    - name: install\n    apt:\n      name: nginx"
POD = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers:\n  - name: a"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (WEB, "docker compose says mapping values are not allowed"),
        (WEB, "docker compose up fails with mapping values are not allowed"),
        (WEB, "docker compose up gives an error, why?"),
        (PLAY, "ansible-playbook says no action detected in task"),
        (POD, "kubectl apply does not like it"),
        (POD, "kubectl apply does not like it."),
    ],
)
async def test_yaml_with_words_about_a_program_is_yaml(code: str, said: str) -> None:
    for text in (f"{said}\n{code}", f"{said}\n\n{code}", f"{code}\n{said}", f"{code}\n\n{said}"):
        given = await in_their_languages(pasted(text))
        assert given.code is not None
        assert (given.code.language, given.code.code) == ("yaml", code)
        assert said in given.words


@pytest.mark.parametrize(
    "code",
    [
        "docker compose pull web\ndocker compose up web db",
        "cat > a.yml <<EOF\nversion: '3'\nservices:\n  web:\n    a: b\nEOF\ndocker compose up b",
        "docker compose logs web\necho status: ok\necho done: yes",
        "git pull origin main\nfor f in *.yml; do\n  echo $f: $?\ndone",
    ],
)
async def test_commands_stay_commands(code: str) -> None:
    given = await in_their_languages(pasted(code))
    assert given.code is not None
    assert (given.code.language, given.code.code) == ("bash", code)


async def test_what_was_cut_off_is_told_and_the_rest_is_mended() -> None:
    desk = Desk("Indent:\n```yaml\n    ports:\n      - 80:80\n```")
    said = (
        await desk.asks(f"{WEB}\ndocker compose says mapping values are not allowed", "debug")
    ).markdown
    await desk.close()
    assert "I take “docker compose says mapping values are not allowed” for words" in said
    assert "+    ports:" in said
    assert "parses" not in said

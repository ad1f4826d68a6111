"""A gist or a pull request is made once, only when confirmed, and only where config allows it."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.errors import ToolFailed
from bot.skills.code.shelf import Item, keep_taken
from bot.tools.github.api import Api
from bot.tools.github.forge import Forge
from tests.emulators.github import GitHubEmulator
from tests.emulators.github.server import Repository
from tests.unit.coders import Desk

TOKEN = "ghp_emulated0123456789"
SOURCE = "print(6 * 7)\n"


@pytest.fixture
async def github() -> AsyncIterator[GitHubEmulator]:
    async with GitHubEmulator(TOKEN, acme__tools=Repository(), acme__other=Repository()) as server:
        yield server


async def desk_with(
    github: GitHubEmulator, *, repositories: tuple[str, ...] = ("acme/tools",), gists: bool = True
) -> Desk:
    desk = Desk("x")
    desk.use_forge(Forge(Api(github.url, TOKEN), repositories, gists))
    blob = await desk.blobs.put(SOURCE.encode())
    item = Item("simple", "python", blob, "code.py")
    kept = keep_taken(item)
    desk.kept[kept.name] = kept.value
    return desk


def confirmation(reply: object) -> str:
    says: str = reply.extras.choices[0].says  # type: ignore[attr-defined]
    return says.partition(" ")[2]


def written(github: GitHubEmulator) -> list[str]:
    return [call for call in github.calls if not call.startswith("GET ")]


async def test_a_pull_request_is_shown_first_and_made_when_confirmed(
    github: GitHubEmulator,
) -> None:
    desk = await desk_with(github)
    offered = await desk.asks("src/answer.py", "pr")
    assert "branch in `acme/tools` with this as `src/answer.py`" in offered.markdown
    assert SOURCE.strip() in offered.markdown
    assert written(github) == [], "nothing was done before it was confirmed"
    assert "takes the place" not in offered.markdown
    done = await desk.asks(confirmation(offered), "pr")
    assert "Done: https://github.com/" in done.markdown
    repository = github.repositories["acme/tools"]
    (pull,) = repository.pulls
    assert pull["base"] == "main"
    assert repository.branches[pull["head"]] == {"src/answer.py": SOURCE.encode()}
    assert repository.branches["main"] == {}
    assert "review" in pull["body"]
    again = await desk.asks(confirmation(offered), "pr")
    assert "nothing to confirm" in again.markdown
    assert len(repository.pulls) == 1


async def test_that_a_whole_file_is_replaced_is_said_before_and_in_the_pull_request(
    github: GitHubEmulator,
) -> None:
    repository = github.repositories["acme/tools"]
    repository.branches["main"]["setup.py"] = b"from setuptools import setup\n"
    desk = await desk_with(github)
    offered = await desk.asks("setup.py", "pr")
    assert "That file is there already: this takes the place of all" in offered.markdown
    assert written(github) == []
    assert "Done" in (await desk.asks(confirmation(offered), "pr")).markdown
    (pull,) = repository.pulls
    assert pull["title"] == "Replace setup.py"
    assert "takes the place of the whole file" in pull["body"]
    assert repository.branches[pull["head"]] == {"setup.py": SOURCE.encode()}


async def test_where_github_cannot_be_asked_what_is_there_nothing_is_offered(
    github: GitHubEmulator,
) -> None:
    desk = await desk_with(github)
    github.faults.append(500)
    offered = await desk.asks("setup.py", "pr")
    assert "could not reach GitHub" in offered.markdown
    assert not offered.extras.choices


async def test_a_gist_is_secret_and_made_when_confirmed(github: GitHubEmulator) -> None:
    desk = await desk_with(github)
    offered = await desk.asks("", "gist")
    assert github.calls == []
    done = await desk.asks(confirmation(offered), "gist")
    (gist,) = github.gists
    assert gist["public"] is False
    assert gist["files"] == {"code.py": {"content": SOURCE}}
    assert gist["html_url"] in done.markdown


async def test_cancelling_makes_the_confirmation_worthless(github: GitHubEmulator) -> None:
    desk = await desk_with(github)
    key = confirmation(await desk.asks("", "gist"))
    assert "Nothing was done" in (await desk.asks("no", "gist")).markdown
    assert "nothing to confirm" in (await desk.asks(key, "gist")).markdown
    assert github.gists == []


async def test_cancelling_what_was_offered_earlier_leaves_the_later(github: GitHubEmulator) -> None:
    desk = await desk_with(github)
    cancel = (await desk.asks("", "gist")).extras.choices[1].says.removeprefix("/gist ")
    key = confirmation(await desk.asks("", "gist"))
    assert "nothing to confirm" in (await desk.asks(cancel, "gist")).markdown
    await desk.asks(key, "gist")
    assert len(github.gists) == 1


@pytest.mark.parametrize("made_up", ["ok-000000000000", "ok-", "ok-zzzzzzzzzzzz", "yes"])
async def test_a_confirmation_cannot_be_made_up(made_up: str, github: GitHubEmulator) -> None:
    desk = await desk_with(github)
    await desk.asks("", "gist")
    await desk.asks(made_up, "gist")
    assert github.calls == []


async def test_a_confirmation_is_for_what_was_shown_and_for_who_asked(
    github: GitHubEmulator,
) -> None:
    desk = await desk_with(github)
    key = confirmation(await desk.asks("", "gist"))
    assert "nothing to confirm" in (await desk.asks(key, "pr")).markdown
    said = (await desk.asks(key, "gist", author="Eve")).markdown
    assert "Only the person who asked" in said
    assert github.calls == []


@pytest.mark.parametrize(
    "target",
    [
        "acme/other x.py",
        "evil/repo x.py",
        "../../etc/passwd",
        "/etc/passwd",
        ".github/workflows/ci.yml",
        "a/../../b.py",
        "a//b.py",
        "a/.hidden",
        "x" * 300,
        "acme/tools ../x",
        "https://github.com/acme/tools",
    ],
)
async def test_nothing_is_offered_outside_of_what_config_allows(
    target: str, github: GitHubEmulator
) -> None:
    desk = await desk_with(github)
    reply = await desk.asks(target, "pr")
    assert "may" in reply.markdown
    assert reply.extras.choices == ()
    assert github.calls == []


async def test_the_forge_itself_refuses_what_config_does_not_allow(github: GitHubEmulator) -> None:
    forge = Forge(Api(github.url, TOKEN), ("acme/tools",), gists=False)
    with pytest.raises(ToolFailed):
        await forge.pull_request("acme/other", "a.py", SOURCE, "k", "t", "b")
    with pytest.raises(ToolFailed):
        await forge.gist("a.py", SOURCE, "k")
    assert github.calls == []


@pytest.mark.parametrize("lost_call", range(7))
async def test_a_lost_answer_leads_to_no_second_pull_request(
    lost_call: int, github: GitHubEmulator
) -> None:
    desk = await desk_with(github)
    key = confirmation(await desk.asks("a.py", "pr"))
    github.faults.extend([None] * lost_call + ["drop"])
    reply = await desk.asks(key, "pr")
    if "Done" not in reply.markdown:  # the client itself asks again for what can be asked twice
        assert reply.extras.choices[0].says == f"/pr {key}", "it can be tried again"
        assert "Done" in (await desk.asks(key, "pr")).markdown, reply.markdown
    repository = github.repositories["acme/tools"]
    assert len(repository.pulls) == 1
    assert len(repository.branches) == 2


async def test_a_confirmation_that_is_sent_twice_at_once_is_answered_with_one_address(
    github: GitHubEmulator,
) -> None:
    forge = Forge(Api(github.url, TOKEN), ("acme/tools",), gists=True)
    asked = ("acme/tools", "code.py", SOURCE, "ok-1", "Add code.py", "text")
    async with asyncio.TaskGroup() as both:
        made = [both.create_task(forge.pull_request(*asked)) for _ in range(2)]
    (pull,) = github.repositories["acme/tools"].pulls
    assert {each.result() for each in made} == {pull["html_url"]}


async def test_a_lost_answer_leads_to_no_second_gist(github: GitHubEmulator) -> None:
    desk = await desk_with(github)
    key = confirmation(await desk.asks("", "gist"))
    github.faults.extend([None, "drop"])
    assert "could not reach GitHub" in (await desk.asks(key, "gist")).markdown
    assert "Done" in (await desk.asks(key, "gist")).markdown
    assert len(github.gists) == 1


@pytest.mark.parametrize(
    ("status", "said"),
    [(401, "does not accept my token"), (403, "not allow"), (404, "does not know"),
     (409, "refused"), (422, "refused"), (429, "no more calls"), (500, "could not reach"),
     (302, "refused")],
)  # fmt: skip
async def test_each_refusal_is_a_sentence(status: int, said: str, github: GitHubEmulator) -> None:
    desk = await desk_with(github)
    key = confirmation(await desk.asks("", "gist"))
    github.faults.append(status)
    reply = (await desk.asks(key, "gist")).markdown
    assert said in reply
    assert "fault" not in reply, "GitHub's own words are not shown"


@pytest.mark.parametrize("call", range(6))
async def test_an_answer_of_another_form_is_a_sentence(call: int, github: GitHubEmulator) -> None:
    desk = await desk_with(github)
    key = confirmation(await desk.asks("a.py", "pr"))
    github.faults.extend([None] * call + ["nonsense"])
    reply = (await desk.asks(key, "pr")).markdown
    assert reply.startswith("Done") or reply.endswith(".")
    assert "nobody" not in reply


async def test_without_a_token_or_anything_taken_people_are_told(github: GitHubEmulator) -> None:
    assert "not connected" in (await Desk("x").asks("", "pr")).markdown
    desk = await desk_with(github)
    desk.kept.clear()
    assert "Take a suggestion first" in (await desk.asks("", "gist")).markdown


async def test_a_server_that_is_not_there_is_told(github: GitHubEmulator) -> None:
    with pytest.raises(ToolFailed) as raised:
        await Api("http://127.0.0.1:9", TOKEN).default_branch("acme/tools")
    assert "could not reach" in raised.value.user_message

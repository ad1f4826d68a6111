"""What only Slack shows, with the whole program behind it: cards for tools, code as a snippet."""

from pathlib import Path

from adapters.slack.presses import NOT_YOURS
from adapters.slack.ratings import THANKS
from tests.dialogue.stages import SLACK_TOKENS, running
from tests.emulators.slack import SlackEmulator

CODE = "".join(f"print({number})\\n" for number in range(400))
MODELS = f"""
  main:
    kind: scripted
    tokens_per_s: 400
    rules:
      - {{when: "2 \\\\+ 2", call: calculator, arguments: '{{"expression": "2 + 2"}}',
         say: "{"Two and two, counted with care, are {result}. " * 120}"}}
      - {{when: count far, say: "{"one more " * 450}END"}}
      - {{when: count on, say: "{"one more " * 4000}END"}}
      - {{when: what did I ask, recall: "count (.*)", say: "You asked to count \\\\1"}}
      - {{when: program, say: "Here it is:\\n\\n```python\\n{CODE}```\\n\\nRun it."}}
"""


async def test_who_edits_or_deletes_during_a_reply_is_heeded(tmp_path: Path) -> None:
    async with SlackEmulator() as slack:
        adapter = (
            "slack: {bot_token: '${SLACK_BOT_TOKEN}', app_token: '${SLACK_APP_TOKEN}', "
            f"base_url: '{slack.base_url}'}}"
        )
        more = "conversation: {reply_max_tokens: 9000}"
        async with running(MODELS, adapter, SLACK_TOKENS, tmp_path, more):
            ada = slack.person("Ada")
            roots = [ada.direct("hello").ts, ada.direct("hello").ts]
            for root in roots:
                await slack.wait_for_reply(ada.direct_channel, root, containing="hello")
            deleted = ada.direct("count on", roots[0])
            edited = ada.direct("count far", roots[1])
            for root in roots:
                await slack.wait_for_reply(
                    ada.direct_channel, root, containing="one", finished=False
                )
            ada.deletes(deleted)
            ada.edits(edited, "count far, please")
            whole = await slack.wait_for_reply(ada.direct_channel, roots[1], containing="END")
            stopped = await slack.wait_for_reply(ada.direct_channel, roots[0], containing="one")
            assert whole.shown.count("END") == 1
            assert "Stopped" in stopped.shown
            assert "END" not in stopped.shown
            ada.direct("what did I ask?", roots[1])
            recalled = "You asked to count far, please"
            await slack.wait_for_reply(ada.direct_channel, roots[1], containing=recalled)


async def test_fact_20_a_quiz_is_answered_with_its_buttons_after_a_restart(tmp_path: Path) -> None:
    async with SlackEmulator() as slack:
        adapter = (
            "slack: {bot_token: '${SLACK_BOT_TOKEN}', app_token: '${SLACK_APP_TOKEN}', "
            f"base_url: '{slack.base_url}', commands: [quiz]}}"
        )
        ada, bob = slack.person("Ada"), slack.person("Bob")
        async with running(MODELS, adapter, SLACK_TOKENS, tmp_path):
            ada.command("#general", "/quiz", "spelling")
            first = await slack.wait_for_reply("#general", containing="Question 1 of 5")
        picked = first.labels[0]
        async with running(MODELS, adapter, SLACK_TOKENS, tmp_path):
            bob.presses(first, picked)
            told = await slack.wait_for_reply("#general", containing=NOT_YOURS)
            assert told.ephemeral_to == bob.id
            ada.presses(first, picked)
            second = await slack.wait_for_reply("#general", first.root, containing="Question 2")
            await slack.wait_until(lambda: f"Ada picked: {picked}" in first.shown)
            assert first.labels == []
            ada.presses(second, "I do not know")
            await slack.wait_for_reply("#general", first.root, containing="Question 3")
            ada.rates(first, is_good=False)
            await slack.wait_until(lambda: bool(slack.workspace.views))
            ada.fills_in(slack.workspace.views[0], reason="too hard", correction="")
            await slack.wait_for_reply("#general", containing=THANKS)
        questions = [each.shown for each in slack.replies("#general") if "Question" in each.shown]
        assert len(questions) == 3


async def test_a_tool_is_a_card_and_long_code_a_snippet_with_all_of_it(tmp_path: Path) -> None:
    async with SlackEmulator() as slack:
        adapter = (
            "slack: {bot_token: '${SLACK_BOT_TOKEN}', app_token: '${SLACK_APP_TOKEN}', "
            f"base_url: '{slack.base_url}'}}"
        )
        tools = "tools: {calculator: {}}"
        async with running(MODELS, adapter, SLACK_TOKENS, tmp_path, tools):
            ada = slack.person("Ada")
            ada.direct("what is 2 + 2?")
            reply = await slack.wait_for_reply(ada.direct_channel, containing="are")
            assert [status for _, status in reply.tasks.values()] == ["complete"]
            assert "4" in reply.shown
            ada.direct("write a program")
            shown = await slack.wait_for_reply(ada.direct_channel, containing="Run it.")
            assert "The rest is in the file `code-1.py` below." in shown.shown
            assert shown.shown.count("```") == 2
            await slack.wait_until(lambda: bool(slack.workspace.file_bytes))
            (data,) = slack.workspace.file_bytes.values()
            assert data.decode() == CODE.replace("\\n", "\n")


async def test_an_empty_mention_a_file_alone_much_text_and_all_of_unicode_are_met(
    tmp_path: Path,
) -> None:
    async with SlackEmulator() as slack:
        adapter = (
            "slack: {bot_token: '${SLACK_BOT_TOKEN}', app_token: '${SLACK_APP_TOKEN}', "
            f"base_url: '{slack.base_url}'}}"
        )
        ada = slack.person("Ada")
        strange = "\u202e\ud7ff\ufffe𐍈👩‍👩‍👧‍👦 `<!channel>` <!here> &amp; @everyone"
        async with running(MODELS, adapter, SLACK_TOKENS, tmp_path):
            asked = [
                ada.mentions("#general", ""),
                ada.shares(ada.direct_channel, "cat.png", b"not a png", mimetype="image/png"),
                ada.shares(ada.direct_channel, "note.txt", b"a note alone"),
                ada.direct("word " * 8_000),
                ada.direct(strange),
            ]
            answers = [
                await slack.wait_for_reply(each.channel, each.ts, finished=True) for each in asked
            ]
        assert all(answer.shown.strip() for answer in answers)
        assert "𐍈👩‍👩‍👧‍👦" in answers[-1].shown
        assert slack.pings() == []

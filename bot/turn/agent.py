"""The agent: one loop over what a model asks of tools.

    prompt → model ─ text → the reply
               │└─── ToolCall → allowed? ─ no → the person is asked; the turn ends
               │                  └ yes → tool → result ┐
               └───────────────────────────────────────┘

Bounded in rounds, calls, time and bytes. What goes wrong in a tool is told to the model. Closing
the generator stops the model or the tool that runs. Each step is shown as a `Status`, which a
`StepEnded` follows; a message that comes meanwhile is heard at the first (running.py). What may
act, and when, is in consent.py.
"""

import json
import time
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from typing import Any

from bot.errors import ReplyCut, ToolFailed
from bot.models.continuation import joined
from bot.ports import (
    ModelMessage,
    ModelOptions,
    Source,
    Tool,
    ToolCall,
    ToolResult,
    TurnContext,
    Usage,
)
from bot.reply import Choice, Choices, Keep, Notice, ReplyPart, Status, StepEnded, TextDelta
from bot.turn import consent
from bot.turn.acts import LEFT, Acts, had_begun
from bot.turn.asking_back import asks_already
from bot.turn.permission import Permission
from bot.turn.prompting import build_prompt
from bot.turn.refused import Refused
from bot.turn.sources import (
    FROM_THE_MODEL_HERE,
    TOLD,
    acts_notice,
    exact_notice,
    from_the_model_notice,
    sources_notice,
)
from bot.turn.tool_call import arguments_of, readable
from bot.turn.tool_results import Results
from bot.turn.tool_run import ToolRun, run_tool

MOST_ROUNDS = 6
MOST_CALLS = 16
"""In one turn. A model that wants more is told to answer with what it has."""

_CHOICE_MAX_CHARS = 60

ASKED_BACK = "agent.asked_back"
"""The kept name of the turn that ended with a question of ours: there are never two in a row."""

_ENOUGH = "Not run: that is enough for one answer. Answer now with what you have."
_NOT_OPEN = (
    "That is not open any more: it was answered, is a day old, or I have asked too much since. "
    "Please ask me again if you still want it."
)
_NO_WORDS = "The model asked for its tools again and again. Please put your question another way."


async def converse(context: TurnContext) -> AsyncGenerator[ReplyPart, None]:
    """Reply to what is asked, with the tools that config enables.

    Raises the model's `ModelError`s, and StoreUnavailable.
    """
    agent = _Agent(context, _offered(await context.tools(), context))
    async with aclosing(agent.reply()) as parts:
        async for part in parts:
            yield part


@dataclass(slots=True)
class _Agent:
    """One turn's loop, and how much of its bounds is used. `has_found`: there is more to go by than
    the model and what was said before: a file, or what a tool did."""

    context: TurnContext
    tools: Mapping[str, Tool]
    prompt: list[ModelMessage] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    exact: list[str] = field(default_factory=list)
    calls: int = 0
    results: Results = field(default_factory=Results)
    refused: Refused = field(default_factory=Refused)
    permission: Permission = field(init=False)
    acts: Acts = field(init=False)
    waiting: tuple[consent.Pending, ...] = ()
    said: str = ""  # in this round, or in this reply before it was broken off
    has_found: bool = False
    is_asking: bool = False
    goes_on: bool = False

    async def reply(self) -> AsyncGenerator[ReplyPart, None]:
        """The whole reply."""
        context = self.context
        self.permission = Permission.in_turn(context)
        self.acts = Acts(context, words_of=context.turn_id)
        self.waiting = consent.read_open(context.conversation, time.time())
        files = [file for message in context.messages for file in message.attachments]
        if any(file.content or file.picture for file in files):
            self.has_found = True
            yield Keep(consent.OUTSIDE, context.turn_id)
        for keep in self.permission.keeps():
            yield keep
        for tool in self.tools.values():
            for keep in tool.keeps(context):
                yield keep
        command = context.command
        if command and command.name in consent.ANSWERS:
            opening = self._answered(command.name, command.argument)
        else:
            self.prompt = build_prompt(
                context.system_prompt,
                context.conversation,
                context.asked,
                context.said_so_far,
                context.images,
                context.earlier_images,
            )
            self.goes_on = bool(context.said_so_far.strip())
            opening = None
        if opening is not None:
            async with aclosing(opening) as parts:
                async for part in parts:
                    yield part
            if not self.prompt:
                return
        async with aclosing(self._rounds()) as parts:
            async for part in parts:
                yield part
        if not self.is_asking:
            for part in self._origin():
                yield part
        if self.acts.names:
            yield Keep(LEFT, "")

    async def _rounds(self) -> AsyncGenerator[ReplyPart, None]:
        """Ask the model and run what it calls, until it has answered or a person must."""
        gap = ""
        for number in range(MOST_ROUNDS + 1):
            options = self._options()
            calls: list[ToolCall] = []
            said: list[str] = []
            stream = self.context.model.stream(self.prompt, options)
            if number == 0 and self.goes_on:
                stream = joined(stream, self.context.said_so_far)
            async with aclosing(stream) as parts:
                async for part in parts:
                    if type(part) is TextDelta:
                        if gap:
                            yield TextDelta(gap)
                            gap = ""
                        said.append(part.text)
                        yield part
                    elif isinstance(part, Usage):
                        self.context.on_usage(part)
                    elif isinstance(part, ToolCall):
                        calls.append(part)
                    else:
                        yield part
            text = "".join(said)
            self.said = text or (self.context.said_so_far if number == 0 else "")
            if not calls or (number == MOST_ROUNDS and text):
                return
            if number == MOST_ROUNDS:
                raise ReplyCut("the model only asked for tools", user_message=_NO_WORDS)
            gap = "\n\n" if text.strip() else gap
            calls = [readable(call) for call in calls]
            self.prompt.append(ModelMessage("assistant", text, tuple(calls)))
            is_last = number == MOST_ROUNDS - 1
            async with aclosing(self._run_all(calls, options, is_last=is_last)) as parts_of_calls:
                async for step in parts_of_calls:
                    if gap and isinstance(step, TextDelta):
                        step = TextDelta(gap + step.text)
                        gap = ""
                    yield step
            if self.is_asking:
                return

    def _options(self) -> ModelOptions:
        """What the model is asked with now: the tools that it may still call."""
        gone = self.refused.withdrawn
        specs = tuple(tool.spec for name, tool in self.tools.items() if name not in gone)
        return replace(self.context.options, tools=specs)

    async def _run_all(
        self, calls: list[ToolCall], options: ModelOptions, *, is_last: bool
    ) -> AsyncGenerator[ReplyPart, None]:
        """Run these calls in order, up to the first that a person must be asked about."""
        had_met_others = self.permission.has_met_others  # when it made these calls
        for call in calls:
            self.calls += 1
            tool = self.tools.get(call.name)
            if is_last or self.calls > MOST_CALLS:
                result = ToolResult(_ENOUGH)
            elif tool is None:
                known = ", ".join(self.tools) or "none"
                result = ToolResult(f"There is no tool {call.name[:60]!r}. There are: {known}.")
            else:
                try:
                    arguments = arguments_of(call)
                    refusal = self.refused.answer(tool, arguments)
                    if not refusal and await self._must_ask(
                        tool, arguments, options, had_met_others=had_met_others
                    ):
                        for part in self._ask(tool, arguments):
                            yield part
                        return
                except ToolFailed as error:
                    refusal = f"Not run: {error}"
                if not refusal:
                    async with aclosing(self._use(call, tool, arguments, options)) as parts:
                        async for part in parts:
                            yield part
                    if self.is_asking:
                        return
                    continue
                result = ToolResult(refusal)
            self._take(call, result, options)

    async def _use(
        self,
        call: ToolCall,
        tool: Tool,
        arguments: Mapping[str, Any],
        options: ModelOptions,
        code: str = "",
    ) -> AsyncGenerator[ReplyPart, None]:
        """Run a tool, and give the model its result; or the person the question that it has. `code`
        is that of the question which a person said yes to."""
        if self.acts.has_begun(tool, arguments) and not code:
            self._take(call, ToolResult(self.acts.tell(tool, arguments)), options)
            return
        yield Status(f"{tool.doing}…", is_step=True)
        if tool.consent == "free":
            run = await run_tool(tool, arguments, self.context)
            yield StepEnded(worked=run.outcome == "worked")
            result = self._heard(tool, run)
            if result.is_exact and call.is_guided:
                self.exact.append(result.text)
        elif not await self.acts.is_first(tool, arguments, code):
            yield StepEnded(worked=False)
            result = ToolResult(self.acts.tell(tool, arguments))
        else:
            yield self.acts.begin(tool, arguments)
            run = await run_tool(tool, arguments, self.context)
            if run.outcome == "lost":
                yield TextDelta(f"{had_begun(tool.spec.name)}\n\n")
            yield self.acts.end(tool, arguments, is_known=run.outcome != "lost")
            yield StepEnded(worked=run.outcome == "worked")
            result = self._heard(tool, run)
        if result.question:
            for part in self._ask_back(result):
                yield part
            return
        if result.is_from_outside:
            yield Keep(consent.OUTSIDE, self.context.turn_id)
        self._take(call, result, options)
        for keep in self.permission.keeps():
            yield keep

    def _heard(self, tool: Tool, run: ToolRun) -> ToolResult:
        """The result of a run, with what it tells of the reply taken in."""
        if run.outcome == "failed" and tool.is_lookup:  # a server's own words may be in it
            self.permission.has_met_others = True
        if run.outcome == "worked":
            self.has_found = True
            if run.result.source is not None and tool.consent == "free":
                self.sources.append(run.result.source)  # what an act says of itself is no source
        return run.result

    def _take(self, call: ToolCall, result: ToolResult, options: ModelOptions) -> None:
        """Put a result into the prompt, cut to what there is room for."""
        room_tokens = self.context.model.context_tokens - (options.max_tokens or 0)
        text = self.results.as_read(result, self.prompt, room_tokens)
        if result.is_from_outside:
            self.permission.has_met_others = True
        self.prompt.append(ModelMessage("tool", text, call_id=call.id))

    def _origin(self) -> list[ReplyPart]:
        """Where the reply comes from, and what acted for it, as far as config wants that said."""
        context = self.context
        says = context.names_sources != "never"
        notice = sources_notice(self.sources) if says else ""
        could_look_up = any(tool.is_lookup for tool in self.tools.values())
        if not notice and could_look_up and not self.has_found:
            notice = from_the_model_notice(context.names_sources, context.conversation)
        told = [Keep(TOLD, context.turn_id)] if notice == FROM_THE_MODEL_HERE else []
        exact = exact_notice(self.exact) if says and self.exact else ""
        acted = acts_notice(self.acts.names) if says and self.acts.names else ""
        return [*(Notice(text) for text in (exact, notice, acted) if text), *told]

    # ── asking the person ────────────────────────────────────────────────────────────────────────

    async def _must_ask(
        self,
        tool: Tool,
        arguments: Mapping[str, Any],
        options: ModelOptions,
        *,
        had_met_others: bool,
    ) -> bool:
        """Whether a person must be asked about a call. Raises ToolFailed for arguments that the
        tool cannot read."""
        return self.acts.is_told(tool, arguments) or not await self.permission.covers(
            tool, arguments, options, had_met_others=had_met_others
        )

    def _ask(self, tool: Tool, arguments: Mapping[str, Any]) -> list[ReplyPart]:
        """Put the question whether this call may be made."""
        permission = self.permission
        pending = consent.ask(
            tool,
            arguments,
            self.context,
            time.time(),
            permission.allowed,
            is_anew=permission.is_anew,
            refused=self.refused.calls,
        )
        is_again = self.acts.is_told(tool, arguments)
        why = consent.ONCE_MORE if is_again else permission.why_asked(tool)
        self.is_asking = True
        return [
            TextDelta(consent.question(tool, pending, why)),
            consent.choices(pending),
            consent.keep_open((*self.waiting, pending)),
        ]

    def _ask_back(self, result: ToolResult) -> list[ReplyPart]:
        """Put the model's own question, unless it has just written it."""
        self.is_asking = True
        options = tuple(
            Choice(" ".join(label.split())[:_CHOICE_MAX_CHARS], " ".join(label.split()))
            for label in result.choices
        )
        is_asked = asks_already(self.said, result.question)
        return [
            *([] if is_asked else [TextDelta(result.question)]),
            Choices(options),
            Keep(ASKED_BACK, self.context.turn_id),
        ]

    async def _answered(self, answer: str, code: str) -> AsyncGenerator[ReplyPart, None]:
        """A person answered whether a call may be made: do it, or not, and let the model go on.

        Leaves the prompt empty where there is nothing to go on with.
        """
        context, message = self.context, self.context.messages[-1]
        named = code.strip().lower()
        pending = next((each for each in self.waiting if each.code == named), None)
        if pending is None:
            yield TextDelta(_NOT_OPEN)
            return
        if message.author.id != pending.author:
            who = pending.author_name or "the person who asked"
            yield TextDelta(f"Only {who} can decide that.")
            return
        self.waiting = tuple(each for each in self.waiting if each is not pending)
        yield consent.keep_open(self.waiting)
        self.has_found = True  # or not, by the person's word: what follows is about that
        tool = self.tools.get(pending.name)
        if tool is None:
            yield TextDelta(_NOT_OPEN)
            return
        if answer == consent.ALLOW_ALWAYS and pending.may_always:
            self.permission.allowed.add(pending.name)
            yield Keep(consent.ALLOWED, consent.with_allowed(context.conversation, pending.name))
        self.calls += 1
        says = "No, do not do that." if answer == consent.DENY else "Yes, do that."
        earlier = context.earlier_images
        prompt = build_prompt(
            context.system_prompt, context.conversation, says, earlier_images=earlier
        )
        self.prompt = [*prompt, ModelMessage("assistant", "", (pending.call,))]
        arguments = json.loads(pending.arguments)
        self.refused.calls.update(pending.refused)
        if answer == consent.DENY:
            self.permission.is_anew = False
            refusal = self.refused.refuse(tool, arguments)
            self._take(pending.call, ToolResult(refusal), context.options)
            return
        turn = consent.turn_of(context, pending)
        self.permission.go_on_from(pending, turn)
        if turn is not None:
            self.acts.words_of = turn.id
        using = self._use(pending.call, tool, arguments, context.options, pending.code)
        async with aclosing(using) as parts:
            async for part in parts:
                yield part


def _offered(tools: tuple[Tool, ...], context: TurnContext) -> dict[str, Tool]:
    """What the model may call, by name: no question of its own directly behind another."""
    window = context.conversation.window
    asked_back = context.conversation.memory.kept.get(ASKED_BACK)
    has_just_asked = bool(window) and window[-1].id == asked_back
    return {tool.spec.name: tool for tool in tools if not (tool.asks_back and has_just_asked)}

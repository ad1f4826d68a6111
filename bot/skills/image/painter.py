"""The reply of the `image` skill: finds out what is asked, and has it done.

/image WORDS              take the wish apart, show it, offer to draw it
/draw WHICH COUNT #ID     draw it (what the buttons say): `original` or `improved`
/vary N [COUNT #ID]       variations of one, as many as there were or COUNT
/enlarge N #ID            one of them larger
/redraw [COUNT] #ID       all of them anew, or the first COUNT
/reword #ID [WORDS]       another text
"""

import re
import zlib
from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import UTC, datetime

from bot.ports import Command, Studio, TurnContext
from bot.ports.images import ImageLimits
from bot.reply import Choices, Notice, ReplyPart, Retold, Status, TextDelta
from bot.skills.image import next_words, signs, words
from bot.skills.image.artists import describe_styles
from bot.skills.image.asking import ask_for_parts
from bot.skills.image.attached import begun_from
from bot.skills.image.changing import (
    DESIGN,
    PICTURE,
    ask_for_words,
    choose,
    enlarge,
    redraw,
    vary,
    wait_for,
    waited_for,
    which_of,
)
from bot.skills.image.designing import change_design, draw_designs, plan_designs, table
from bot.skills.image.drawing import Order, draw
from bot.skills.image.meaning import understand
from bot.skills.image.parts import take_apart
from bot.skills.image.ration import Ration
from bot.skills.image.shelf import (
    GONE,
    OUTDATED,
    Plan,
    is_outdated,
    new_id,
    open_picture,
    read_shelf,
    written_in,
)
from bot.turn.agent import converse

_ID = re.compile(r"#([0-9a-f]{6})\b")
_NUMBER = re.compile(r"-?\d{1,9}")
_AGAIN = "I was interrupted, and begin again."


async def reply(context: TurnContext) -> AsyncGenerator[ReplyPart, None]:
    """The reply to one turn. Raises the model's errors where it speaks freely, StoreUnavailable."""
    if words.MADE_BY in context.said_so_far:
        return  # text, pictures and choices come in one step: all of it is there
    if context.said_so_far:
        yield Notice(_AGAIN)
    async with aclosing(_answer(context, datetime.now(UTC))) as parts:
        async for part in parts:
            yield part


async def _answer(context: TurnContext, now: datetime) -> AsyncGenerator[ReplyPart, None]:
    meant = understand(context, now)
    wish, studio = meant.wish, context.studio
    flow: AsyncGenerator[ReplyPart, None]
    if waited_for(context)[0] and not meant.is_open:
        for keep in wait_for(""):
            yield keep
    if meant.is_talk:
        flow = converse(context)
    elif studio is None:
        flow = _say(words.NOT_CONFIGURED)
    elif len(wish) > words.WISH_MOST_CHARS:
        flow = _say(words.TOO_LONG)
    elif meant.command is not None:
        flow = _commanded(context, studio, meant.command, now)
    elif meant.waits and signs.is_cancelled(wish):
        flow = _say(words.CANCELLED)
    elif meant.change:
        flow = _changed(context, studio, *meant.change, now)
    elif meant.waits == DESIGN or signs.is_brief(wish):
        flow = plan_designs(context, studio, wish, now, meant.place)
    else:
        flow = _planned(context, studio, wish, now, meant.place)
    async with aclosing(flow) as parts:
        async for part in parts:
            yield part


async def _commanded(
    context: TurnContext, studio: Studio, command: Command, now: datetime
) -> AsyncGenerator[ReplyPart, None]:
    name, argument = command.name, command.argument
    if name in ("design", "designs"):
        wants_table = name == "designs" or not argument
        designing = table(context) if wants_table else plan_designs(context, studio, argument, now)
        async with aclosing(designing) as parts:
            async for part in parts:
                yield part
        return
    found = _ID.search(argument)
    target = found[1] if found else ""
    rest = _ID.sub("", argument).strip()
    numbers = [int(each) for each in _NUMBER.findall(rest)]
    counts = (numbers[1:] if name == "vary" else numbers) if target else []  # buttons alone say it
    flow: AsyncGenerator[ReplyPart, None]
    if name == "draw":
        flow = _drawn(context, studio, rest, target, now)
    elif name == "redraw":
        flow = redraw(context, studio, target, now, next(iter(counts), None))
    elif name == "reword":
        flow = _reworded(context, studio, target, rest, now)
    else:
        chosen = await choose(context, target, next(iter(numbers), None), now)
        if isinstance(chosen, str):
            flow = _say(chosen)
        elif name == "enlarge":
            flow = enlarge(context, studio, chosen, now)
        else:
            flow = vary(context, studio, chosen, now, count=next(iter(counts), None))
    async with aclosing(flow) as parts:
        async for part in parts:
            yield part


async def _reworded(
    context: TurnContext, studio: Studio, target: str, text: str, now: datetime
) -> AsyncGenerator[ReplyPart, None]:
    """`/reword #ID [WORDS]`: what was asked for, with another text."""
    shelf = read_shelf(context.conversation.memory.kept)
    found = shelf.find(target, context.person.author, now.timestamp())
    if isinstance(found, str):
        yield TextDelta(found)
    elif not text:
        for part in ask_for_words(found):
            yield part
    else:
        flow = (
            plan_designs(context, studio, text, now, target)
            if found.shows_designs
            else _planned(context, studio, text, now, target)
        )
        async with aclosing(flow) as parts:
            async for part in parts:
                yield part


async def _planned(
    context: TurnContext, studio: Studio, wish: str, now: datetime, instead_of: str = ""
) -> AsyncGenerator[ReplyPart, None]:
    """Take a wish apart and show it, or ask what is open. One `instead_of` another (an id) begins
    from the same picture of the person's own."""
    if next_words.leaves_it(wish):
        wish = words.SUBJECTS[zlib.crc32(context.turn_id.encode()) % len(words.SUBJECTS)]
        yield TextDelta(f"{words.MY_CHOICE.format(subject=wish)}\n\n")
    described = describe_styles(wish)
    if signs.says_nothing(described.text):
        yield TextDelta(" ".join(filter(None, (described.told, words.WHAT))))
        for keep in wait_for(f"{PICTURE} {context.person.author}"):
            yield keep
        return
    wished = signs.count_of(described.text)
    base, why = await begun_from(context, studio, now, instead_of)
    yield Status("Taking your words apart")
    told: dict[str, str] = {}
    if base is None:  # the model would add to a picture that it does not see
        told = await ask_for_parts(context, signs.without_asking(described.text))
    parts = take_apart(
        described.bare,
        told,
        ", ".join(dict.fromkeys(described.instead)),
        begins_from_picture=base is not None,
    )
    text = signs.without_asking(described.text) if wished else described.text  # each shows one
    plan = Plan(
        id=new_id(),
        person=context.person.author,
        at=now.timestamp(),
        words=text,
        parts=parts,
        base=base,
        turn=context.turn_id,
        asked=written_in(context),
    )
    left = await Ration(context.tallies, context.person, studio.limits).left(now)
    by_rules = base is None and "subject" not in told
    yield TextDelta(words.card(parts, plan.words, described.told, by_rules=by_rules))
    if begins := words.begins_from(why, has_one=base is not None):
        yield TextDelta(f"\n{begins}\n")
    yield Retold(words.retold_wish(plan.words))
    if wished > studio.limits.count_max:
        yield TextDelta(f"\n{words.MOST_AT_ONCE.format(count=studio.limits.count_max)}\n")
    yield TextDelta(f"\n{words.rest_of_day(left, studio.limits)}\n")
    yield read_shelf(context.conversation.memory.kept).with_plan(plan).keep
    if left.count:
        yield Choices(words.plan_choices(plan, studio.limits, left.count, wished))


async def _drawn(
    context: TurnContext, studio: Studio, how: str, plan_id: str, now: datetime
) -> AsyncGenerator[ReplyPart, None]:
    """`/draw WHICH COUNT #ID`."""
    if how == "no":
        yield TextDelta(words.CANCELLED)
        return
    shelf = read_shelf(context.conversation.memory.kept)
    plan = shelf.find_plan(plan_id, context.person.author, now.timestamp())
    if isinstance(plan, str) or is_outdated(context, plan):
        yield TextDelta(plan if isinstance(plan, str) else OUTDATED)
        return
    first, _, many = how.partition(" ")
    which = "original" if first == "original" else "improved"
    wanted = int(many) if many.isascii() and many.isdigit() else 1
    count = max(1, min(wanted, studio.limits.count_max))
    base = await open_picture(context, plan.base) if plan.base else None
    if plan.base and base is None:
        yield TextDelta(GONE)
        return
    if plan.brief is not None:
        flow = draw_designs(context, studio, plan, plan.brief, count, now, base)
        async with aclosing(flow) as parts:
            async for part in parts:
                yield part
        return
    prompt = plan.words if which == "original" else plan.parts.prompt
    order = Order(
        wording=plan.words,
        prompts=(prompt,) * count,
        again=f"/draw {which} {count} #{plan.id}",
        fewer=f"/draw {which} {{}} #{plan.id}",
        text_of=plan.id,
        size=size_of(studio.limits, plan.parts.format),
        base=base,
        theirs=plan.base,
    )
    async with aclosing(draw(context, studio, order, now)) as parts:
        async for part in parts:
            yield part


async def _changed(
    context: TurnContext, studio: Studio, number: int | None, change: str, now: datetime
) -> AsyncGenerator[ReplyPart, None]:
    """ "2, but in linen": the newest picture of this number (None: the only one there is) with that
    changed."""
    chosen = await choose(context, "", number, now)
    if isinstance(chosen, str):
        yield TextDelta(chosen)
        if number is None and (options := which_of(context, change, now)):
            yield Choices(options)
        return
    design = chosen.picture.design
    flow = (
        vary(context, studio, chosen, now, change)
        if design is None
        else change_design(context, studio, chosen, design, change, now)
    )
    async with aclosing(flow) as parts:
        async for part in parts:
            yield part


def size_of(limits: ImageLimits, form: str) -> str:
    """The size for a format; "" for the model's own."""
    return {"landscape": limits.landscape_size, "portrait": limits.portrait_size}.get(form, "")


async def _say(text: str) -> AsyncGenerator[ReplyPart, None]:
    yield TextDelta(text)

"""Designs: a brief becomes prompts, one of them is changed in one field, all versions are a tree.

The tree is what the conversation keeps: a series knows what it came from and how. It is given out
as a table, in Markdown and as CSV.
"""

import csv
import io
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from datetime import datetime

from bot.ports import Image, Studio, TurnContext
from bot.ports.images import ImageLimits
from bot.reply import Choice, Choices, File, ReplyPart, Retold, TextDelta
from bot.skills.image import words
from bot.skills.image.artists import Described, describe_styles
from bot.skills.image.attached import begun_from
from bot.skills.image.brief import (
    DESIGNS_MAX,
    Brief,
    Design,
    change,
    designs_of,
    read_brief,
)
from bot.skills.image.changing import Chosen
from bot.skills.image.drawing import Order, draw
from bot.skills.image.fields import FIELDS
from bot.skills.image.parts import Parts
from bot.skills.image.ration import Ration
from bot.skills.image.shelf import Plan, Series, new_id, read_shelf, written_in

_COLUMNS = ("version", "from", "changed", "piece", *FIELDS, "details", "prompt")
_NOTHING = (
    "There are no designs in this conversation yet. Ask for some: `/design linen dress, red`."
)
_UNCHANGED = "That would be the same design. Name what to change, such as a colour or a fabric."
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


async def plan_designs(
    context: TurnContext, studio: Studio, wish: str, now: datetime, instead_of: str = ""
) -> AsyncGenerator[ReplyPart, None]:
    """Show the brief that was understood, and offer to draw it. One `instead_of` another (an id)
    begins from the same picture of the person's own."""
    described = describe_styles(wish)
    text = _in_details(described)
    brief = read_brief(text)
    base, why = await begun_from(context, studio, now, instead_of)
    plan = Plan(
        id=new_id(),
        person=context.person.author,
        at=now.timestamp(),
        words=text,
        parts=Parts(brief.piece),
        base=base,
        brief=brief,
        turn=context.turn_id,
        asked=written_in(context),
    )
    left = await Ration(context.tallies, context.person, studio.limits).left(now)
    yield TextDelta(_card(brief, described.told))
    yield Retold(words.retold_wish(plan.words))
    if begins := words.begins_from(why, has_one=base is not None):
        yield TextDelta(f"\n{begins}\n")
    yield TextDelta(f"\n{words.rest_of_day(left, studio.limits)}\n")
    yield read_shelf(context.conversation.memory.kept).with_plan(plan).keep
    if left.count:
        yield Choices(_plan_choices(plan, brief, studio.limits, left.count))


async def draw_designs(
    context: TurnContext,
    studio: Studio,
    plan: Plan,
    brief: Brief,
    count: int,
    now: datetime,
    base: Image | None = None,
) -> AsyncGenerator[ReplyPart, None]:
    """Draw a brief's designs, from the plan's own picture (`base`) where it has one."""
    designs = designs_of(brief, min(count, DESIGNS_MAX))
    order = Order(
        wording=plan.words,
        prompts=tuple(design.prompt for design in designs),
        again=f"/draw designs {count} #{plan.id}",
        fewer=f"/draw designs {{}} #{plan.id}",
        text_of=plan.id,
        base=base,
        theirs=plan.base,
        designs=designs,
    )
    async with aclosing(draw(context, studio, order, now)) as parts:
        async for part in parts:
            yield part


async def change_design(
    context: TurnContext, studio: Studio, chosen: Chosen, design: Design, how: str, now: datetime
) -> AsyncGenerator[ReplyPart, None]:
    """The chosen design with only what is named in `how` changed; drawn from its picture."""
    described = describe_styles(how)
    changed, names = change(design, described.bare, described.instead)
    if not names:
        yield TextDelta(_UNCHANGED)
        return
    told = ", ".join(f"{name}: {getattr(changed, name) or 'left open'}" for name in names)
    order = Order(
        wording=chosen.series.words,
        prompts=(changed.prompt,),
        again=f"{chosen.number}, but {how}",
        size=chosen.series.size,
        base=chosen.image,
        parent=chosen.series.id,
        number=chosen.number,
        change=told,
        told="\n\n".join(filter(None, (described.told, f"Changed, and nothing else: {told}."))),
        designs=(changed,),
    )
    async with aclosing(draw(context, studio, order, now)) as parts:
        async for part in parts:
            yield part


def _in_details(described: Described) -> str:
    """The words with what stands for a style in the details: what it says of colours is no choice
    of colours."""
    if not described.instead:
        return described.bare
    return f"{described.bare}; details: {', '.join(described.instead)}"


async def table(context: TurnContext) -> AsyncGenerator[ReplyPart, None]:
    """All versions of all designs in this conversation, as a Markdown and a CSV file."""
    series = read_shelf(context.conversation.memory.kept).series
    rows = rows_of([each for each in series if each.person == context.person.author])
    if not rows:
        yield TextDelta(_NOTHING)
        return
    yield TextDelta(f"{len(rows)} designs, each with what it came from.\n\n{as_markdown(rows)}")
    for name, media_type, text in (
        ("designs.csv", "text/csv", as_csv(rows)),
        ("designs.md", "text/markdown", as_markdown(rows)),
    ):
        data = text.encode()
        yield File(name, media_type, len(data), await context.blobs.put(data))


def rows_of(series: Sequence[Series]) -> list[tuple[str, ...]]:
    """A row for each design: its version, the one it came from, what changed, its fields."""
    rows = []
    for each in series:
        for number, picture in enumerate(each.pictures, 1):
            design = picture.design
            if design is not None:
                origin = _origin(each, number, series)
                fields = (str(getattr(design, name)) for name in ("piece", *FIELDS, "details"))
                rows.append((f"{each.id}-{number}", origin, each.change, *fields, picture.prompt))
    return rows


def _origin(made: Series, number: int, series: Sequence[Series]) -> str:
    """The version that the `number`th came from. Of several that were drawn anew it is the one that
    shows the same design: by its number, unless that one was held back. Only their series where it
    is not kept any more."""
    if made.parent_number or not made.parent:
        return f"{made.parent}-{made.parent_number}" if made.parent else ""
    before = next((each.pictures for each in series if each.id == made.parent), ())
    same = [n for n, p in enumerate(before, 1) if p.design == made.pictures[number - 1].design]
    found = number if number in same else next(iter(same), 0)
    return f"{made.parent}-{found}" if found else made.parent


def as_csv(rows: Sequence[tuple[str, ...]]) -> str:
    """The rows as CSV; what a spreadsheet would take for a formula is kept from being one."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for row in rows:
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
    return text.getvalue()


def as_markdown(rows: Sequence[tuple[str, ...]]) -> str:
    """The rows as a Markdown table, without the prompts."""
    table_rows = [_COLUMNS[:-1], ("---",) * (len(_COLUMNS) - 1), *(row[:-1] for row in rows)]
    return "\n".join(
        f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in table_rows
    )


def _card(brief: Brief, told: str) -> str:
    options = {name: " / ".join(getattr(brief, name)) or "left open" for name in FIELDS}
    rows = {"piece": brief.piece, **options, "details": brief.details or "none"}
    lines = [f"- **{name.capitalize()}:** {value}" for name, value in rows.items()]
    many = f"That makes {brief.combinations} combinations." if brief.combinations > 1 else ""
    return "\n".join((*([told, ""] if told else []), *lines, "", many))


def _plan_choices(plan: Plan, brief: Brief, limits: ImageLimits, left: int) -> tuple[Choice, ...]:
    most = min(brief.combinations, limits.count_max, left, DESIGNS_MAX)
    counts = sorted({1, most}, reverse=True)
    return (
        *(
            Choice(
                f"Draw {words.priced(count, limits)}",
                f"/draw designs {count} #{plan.id}",
                "primary" if count == most else "plain",
            )
            for count in counts
        ),
        words.reword(plan.id, plan.words),
        Choice("Cancel", "/draw no"),
    )

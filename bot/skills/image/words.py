"""What people read about pictures: a wish as a card, what pictures cost, what can be done. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from bot.ports import Command
from bot.ports.images import ImageLimits
from bot.reply import Choice
from bot.skills.image.parts import NAMES, Parts
from bot.skills.image.ration import Left
from bot.skills.image.shelf import Plan, Series

NOT_CONFIGURED = (
    "I cannot draw pictures: no image model is configured. Whoever runs me can name one under "
    "`images` in config.yaml; docs/images.md says how."
)
WHAT = "What should be in the picture? Tell me what or who, where, and in which style you like it."
MY_CHOICE = "You left it to me: {subject}."
SUBJECTS = (
    "a lighthouse on a cliff in a storm",
    "a fox reading under an old oak",
    "a small harbour at dawn",
    "a greenhouse full of orchids",
    "a hot-air balloon over a river",
    "an astronaut watering a garden on the moon",
    "a night train through snowy mountains",
    "a bakery window on a rainy evening",
)
"""What is drawn for who does not want to say."""

NEW_WORDS = "Write the new text for the picture, or `cancel`. It was:\n\n> {words}\n"
WISH_MOST_CHARS = 2000
TOO_LONG = f"That is too long for a picture: {WISH_MOST_CHARS:,} characters are the most."
CANCELLED = "Nothing was drawn."
NO_EDITS = "The image model cannot change pictures, so this is drawn anew from the words."
CANNOT_CHANGE = "the image model cannot change pictures"
UNREADABLE = "it is damaged, too large, or no PNG, JPEG or WebP"
ENLARGED_HERE = "Twice as large, without new detail."
REFUSED = "I will not draw that: moderation objects to it ({why}). Please ask for something else."
LOST = (
    "I was interrupted while I drew. What was drawn then is lost, though it may have cost, and "
    "counts for today. I do not draw it again unless you say so."
)
MADE_BY = "Made by AI with "
HEEDED = "What you said of the pictures before is in the prompt, as a fault to avoid."
HELD_BACK = "Moderation held it back ({why})."
MOST_AT_ONCE = "{count} pictures are the most at once."
COUNTS = "What was drawn costs, so it counts for today."
_ANEW = "The count starts anew at midnight UTC"
NO_OVERVIEW = "The one that shows all is missing."
ALT_MOST_CHARS = 900
SAYS_MOST_CHARS = 60
"""What a button can say (bot/reply.py)."""


def card(parts: Parts, words: str, told: str, *, by_rules: bool) -> str:
    """The wish taken apart (Markdown), with both prompts to choose from."""
    rows = [
        f"- **{name.capitalize()}:** {value}{_mark(name, parts)}"
        for name in NAMES
        if (value := str(getattr(parts, name)))
    ]
    origin = "_Taken apart by rules; the language model did not help._\n\n" if by_rules else ""
    return "\n".join(
        (
            *([told, ""] if told else []),
            *rows,
            "",
            f"{origin}**Your words:** {one_line(words)}",
            "",
            f"**Improved:** {one_line(parts.prompt)}",
            "",
        )
    )


def begins_from(why_not: str, *, has_one: bool) -> str:
    """What is said of the picture that came with a wish: `why_not` where it cannot be begun from.
    `has_one`: there is one to begin from, that or one from before."""
    if not why_not:
        return "It begins from the picture that you sent." if has_one else ""
    then = "It begins from the one before." if has_one else "This is drawn from the words alone."
    return f"I cannot begin from the picture that you sent: {why_not}. {then}"


def plan_choices(plan: Plan, limits: ImageLimits, left: int, wished: int) -> tuple[Choice, ...]:
    """What can be done with a wish: each prompt once or as often as `wished` (0: as can be), with
    what that costs."""
    most = min(wished or limits.count_max, limits.count_max, left)
    counts = [1, most] if most > 1 else [1]
    return (
        *(
            Choice(
                f"{label}: {priced(count, limits)}",
                f"/draw {which} {count} #{plan.id}",
                "primary" if which == "improved" and count == 1 else "plain",
            )
            for which, label in (("improved", "Improved"), ("original", "My words"))
            for count in counts
        ),
        reword(plan.id, plan.words),
        Choice("Cancel", "/draw no"),
    )


def reword(name: str, text: str) -> Choice:
    """The choice that asks for another text."""
    return Choice(
        "Change the text", f"/reword #{name}", asks="The new text", text=text[:WISH_MOST_CHARS]
    )


def priced(count: int, limits: ImageLimits) -> str:
    """`4 pictures, 0.16 USD`; without a price only how many."""
    many = "1 picture" if count == 1 else f"{count} pictures"
    return many if limits.price is None else f"{many}, {cost(count, limits)}"


def cost(count: int, limits: ImageLimits) -> str:
    """What so many pictures cost. Only where there is a price."""
    return f"{count * (limits.price or 0):.2f} {limits.currency}"


def rest_of_day(left: Left, limits: ImageLimits) -> str:
    """How many are left, and what one costs; with none, when there are some again."""
    if not left.count:
        return f"{_still_left(left)}. {_ANEW}: write it once more then."
    each = "" if limits.price is None else f" One costs {cost(1, limits)}."
    return f"{_still_left(left)}.{each}"


def used_up(left: Left, count: int) -> str:
    """What is said where so many pictures are more than are left."""
    return f"{_still_left(left)}, and this would be {count}. {_ANEW}."


def fewer_choices(says: str, count: int, limits: ImageLimits) -> tuple[Choice, ...]:
    """The choice to draw as many as are left; `says` has {} for the number."""
    only = Choice(f"Draw {priced(count, limits)}", says.format(count), "primary")
    return only, Choice("Cancel", "/draw no")


def _still_left(left: Left) -> str:
    whose, who = ("the", " that all share here") if left.is_shared else ("your", "")
    pictures = "picture" if left.most == 1 else "pictures"
    are = "is" if left.count == 1 else "are"
    return f"{left.count} of {whose} {left.most} {pictures} for today{who} {are} left"


def there_are(count: int, command: Command | None) -> str:
    """What is said to a number that no picture has, or to none; without a `command` it stood before
    what to change."""
    how = f"/{command.name} {{}}" if command else "{}, but at night"
    if count == 1:
        return f"There is only picture 1: `{how.format(1)}`."
    return f"There are pictures 1 to {count}: write a number, as in `{how.format(2)}`."


def made_by(model: str) -> str:
    """The line that stands above every picture."""
    return f"**{MADE_BY}{model}.**"


def made_smaller(which: Sequence[str], most_bytes: int) -> str:
    """What is said where these do not fit into what a file may have."""
    most = f"{most_bytes / 2**20:.3g} MB"
    return f"A file may have at most {most} here. Made smaller to fit: {', '.join(which)}."


def in_a_row(names: Sequence[str], joint: str = "and") -> str:
    """ "a, b and c"."""
    *first, last = names
    return f"{', '.join(first)} {joint} {last}" if first else last


def retold_wish(wish: str) -> str:
    """What a language model reads later in place of a card, whose form and price it would copy."""
    return f"[A wish for a picture was taken apart and shown, to choose from: {one_line(wish)}]"


def retold_pictures(series: Series) -> str:
    """The same of pictures."""
    count = len(series.pictures)
    shown = "A picture was" if count == 1 else f"{count} pictures were"
    changed = f"; changed: {one_line(series.change)}" if series.parent_number else ""
    return f"[{shown} drawn and shown: {one_line(series.words)}{changed}]"


def alt_text(prompt: str, number: int, count: int) -> str:
    """A picture in words, for who cannot see it."""
    which = "picture" if count == 1 else f"picture {number} of {count}"
    return f"AI-generated {which}: {one_line(prompt)}"[:ALT_MOST_CHARS]


def drawing(number: int, count: int) -> str:
    """What is being done."""
    return "Drawing a picture" if count == 1 else f"Drawing picture {number} of {count}"


def unfinished(prompt: str) -> str:
    """A picture that is still being drawn, in words."""
    return f"AI-generated, unfinished: {one_line(prompt)}"[:ALT_MOST_CHARS]


def series_choices(series: Series) -> tuple[Choice, ...]:
    """What can be done with pictures that were drawn, at most ten; again and again."""
    numbers = series.numbers
    larger = tuple(_stays(f"U{number}", f"/enlarge {number} #{series.id}") for number in numbers)
    anew = _stays("Re-roll", f"/redraw #{series.id}")
    if series.shows_designs:
        return (*larger, anew, _stays("Table", "/designs"))
    again = (anew, replace(reword(series.id, series.words), stays=True))
    if len(series.pictures) == 1:
        vary = _stays("Variation", f"/vary 1 #{series.id}")
        return (vary, _stays("Enlarge", f"/enlarge 1 #{series.id}"), *again)
    variations = tuple(_stays(f"V{number}", f"/vary {number} #{series.id}") for number in numbers)
    if len(series.pictures) > 4:
        return (*variations, *again)
    return (*variations, *larger, *again)


def _stays(label: str, says: str) -> Choice:
    return Choice(label, says, stays=True)


def legend(series: Series, limits: ImageLimits) -> str:
    """What the choices do, and what they cost."""
    count = len(series.pictures)
    if series.shows_designs:
        return (
            f"Change one by its number: `1, but in linen` ({priced(1, limits)}). **U** enlarges "
            f"one, **Re-roll** draws all anew ({priced(count, limits)})."
        )
    if count == 1:
        return "" if limits.price is None else f"_Each further picture costs {cost(1, limits)}._"
    enlarges = "**U** enlarges one" if count <= 4 else f"`/enlarge 1 #{series.id}` enlarges one"
    return (
        f"**V** draws variations of one ({priced(count, limits)}), {enlarges}, **Re-roll** draws "
        f"all anew ({priced(count, limits)})."
    )


def quoted(prompts: Sequence[str]) -> str:
    """The prompts as they were drawn: one, or a numbered list."""
    if len(set(prompts)) == 1:
        return f"> {one_line(prompts[0])}"
    return "\n".join(f"{number}. {one_line(prompt)}" for number, prompt in enumerate(prompts, 1))


def fault(said: str) -> str:
    """What stands behind a prompt whose pictures had a fault. As such, since "too dark" alone is
    drawn dark."""
    return f" Avoid this fault of an earlier picture: {sentence(said)}" if said else ""


def sentence(text: str) -> str:
    """`text` with an end, so that another sentence may follow."""
    said = text.rstrip()
    return said if said.endswith((".", "!", "?", "…", "。", "！", "？")) else f"{said}."


def one_line(text: str) -> str:
    """`text` on one line."""
    return " ".join(text.split())


def _mark(name: str, parts: Parts) -> str:
    return " _(my choice)_" if name in parts.chosen else ""

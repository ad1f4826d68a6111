"""What is said of several blocks: which are looked at, which were checked, which are run. Pure."""

from collections.abc import Sequence

from bot.skills.code.pasted.files.arranging import Arranged
from bot.skills.code.pasted.messages.blocks import Block, fenced
from bot.skills.code.pasted.messages.choosing import lesser
from bot.skills.code.pasted.messages.pieces import Pasted, programs_in

_UNNAMED = "the block without a name"
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)
_SHOWN_CHARS = 2000


def of_several(given: Pasted, *, with_files: bool, with_alike: bool = False) -> str:
    """Which of several blocks or files are looked at, and what becomes of the others; "" for one.
    `with_files`: those that lie beside the code are there when it is run; `with_alike`: other files
    in its language are looked at, too, where it is not run."""
    code = given.code
    if code is None or len(given.blocks) < 2:
        return ""
    beside = given.beside if with_files else ()
    others = given.others if with_files else (*given.beside, *given.others)
    name = given.file or code.name
    what = f"`{name}`" if name else _UNNAMED if beside else f"the {_counted(code)} block"
    if given.joined > 1:
        what = f"{given.joined} blocks as one program"
    is_alone = given.joined == 1 and not beside
    if beside:
        what += f", with {_listed([f'`{each.name}`' for each in beside])} beside it"
    alike = alike_files(given) if with_alike else []
    if alike and not beside and given.joined == 1:
        what += f" and {_listed([f'`{each.name}`' for each in alike])}"
        is_alone, others = False, tuple(each for each in others if each not in alike)
    if len(lesser(code, others)) < len(others):
        return f"I look at {what}{' alone' if is_alone else ''}; send the others one by one."
    if others:
        language = f" ({code.language})" if is_alone and code.language and not name else ""
        return f"I look at {what}{language}; what else you sent I only read."
    return "" if is_alone else f"I look at {what}."


def alike_files(given: Pasted) -> list[Block]:
    """The other files in the language of the code, where that is not Python: of Python they are
    part of its program."""
    code = given.code
    if code is None or code.language in ("", "python") or not code.name:
        return []
    is_own = {"", code.name}
    return [
        each for each in given.others if each.language == code.language and each.name not in is_own
    ]


def told_beside(given: Pasted) -> str:
    """What stood beside the code and is none, as the model is told of it; "" for nothing."""
    shown = [*lesser(given.code, given.others), *given.plain] if given.code else []
    return "".join(
        f"\nSent with it, only to be read:\n\n{fenced(each.code[:_SHOWN_CHARS], each.language)}"
        for each in shown
    )


def in_own_words(given: Pasted, rule: str) -> str:
    """What the person said beside the code, as the model is told of it, and a `rule` for it; "" for
    nothing."""
    words = given.words.strip(" ,;:")
    return f"\n\nAsked in these words: “{words}” {rule}" if words else ""


def what_is_run(arranged: Arranged, data: Sequence[str] = ()) -> str:
    """Of several blocks, which are run and which are not; "" where there is one. `data` are files
    that it opens."""
    unnamed = _UNNAMED if arranged.beside else f"the {_counted(arranged.main)} block"
    main = f"`{arranged.main.name}`" if arranged.main.name else unnamed
    if arranged.joined > 1:
        main = f"{arranged.joined} blocks as one program"
    lying = [*dict.fromkeys((*(each.name for each in arranged.beside), *data))]
    if lying:
        main += f", with {_listed([f'`{name}`' for name in lying])} beside it"
    if any(each.name not in lying for each in arranged.others):
        return f"I run {main}, and nothing else of what is there."
    return f"I run {main}." if arranged.joined > 1 or lying else ""


def what_was_looked_at(arranged: Arranged) -> str:
    """Of several blocks of an answer, which were checked together and which were not."""
    said = []
    if arranged.joined > 1:
        said.append(f"{arranged.joined} blocks are checked as one program.")
    if arranged.beside:
        lying = _listed([f"`{each.name}`" for each in arranged.beside])
        said.append(f"{_called(arranged.main)} is checked with {lying} beside it.")
    blocks = programs_in((arranged.main, *arranged.others))
    language = arranged.main.language
    if others := dict.fromkeys(_described(each, language) for each in blocks[1:]):
        said.append(f"Not checked: {_listed([*others])}.")
    return " ".join(said)


def _counted(block: Block) -> str:
    """Its place among the blocks of the text, in words."""
    number = block.number or 1
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else f"{number}th"


def _called(block: Block) -> str:
    return f"`{block.name}`" if block.name else _UNNAMED.capitalize()


def _described(block: Block, language: str) -> str:
    if block.name:
        return f"`{block.name}`"
    is_other = bool(block.language) and block.language != language
    return f"what is {block.language}" if is_other else "what else is in blocks"


def _listed(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last

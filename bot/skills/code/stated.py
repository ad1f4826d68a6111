"""What an explanation states that code gives, to be held against what it gave. Pure.

Two forms are read, in English: that the program prints something (it prints `5`, or a block behind
"Output:"), and that a call comes to a value (`double(2)` returns `5`, or `double(2)  # 5` in a
block). Let be is what is said of another case than that of the run ("if …", "would", "instead of")
or beside other code, and so are names and expressions of the code: that it prints `total` says no
value.
"""

import builtins
import keyword
import re

from bot.skills.code.blocks import find_blocks, without_blocks
from bot.skills.code.spans import SPAN, Prose, sentences
from bot.tools.source.reading import Reading

_MOST = 5
_LOOKED_AT = 20
_LINE_CHARS = 600
_LEAD_CHARS = 200
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_OTHER_CASE = re.compile(
    r"\b(?:if|unless|would|could|should|might|may|suppose|assum\w+|instead|rather|otherwise|else"
    r"|expected|intended|supposed|meant|want\w*|not|never|without|no longer|chang\w*"
    r"|when(?! (?:you |it is |this is |the code is )?(?:run|runs|executed?)\b))\b|n['’]t\b",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(r"\b(?:example|instance)\b|\be\.g\.", re.IGNORECASE)
_NUMBER = r"-?\d+(?:,\d{3})*(?:\.\d+)?"
_FILLED = (
    r"(?:\s+(?:out|just|only|exactly|the|an?|values?|numbers?|text|string|results?|lines?|words?"
    r"|message|to|console|screen|terminal)){0,6}\s*:?\s*\**"
)
_ENDS = r"(?=\**[.,;:!)]*(?:\s+(?:to|and|because|since|as)\b|\s*$))"
_ALONE = rf"(?!\**(?:\s*[-+*/%×]\s*[\d{SPAN[1:-1]}]|,?\s+or\b))"
_PRINTS = re.compile(
    r"(?:\b(?:will )?(?:prints?|outputs?|displays?)\b"
    r"|\boutput(?: of [^.]{1,40})? (?:is|will be))" + _FILLED + rf"(?:(?P<code>{SPAN})"
    rf"|\"(?P<text>[^\"]+)\"|“(?P<typed>[^”]+)”|(?P<number>{_NUMBER}){_ENDS}){_ALONE}"
)
_LEADS = re.compile(r"\b(?:outputs?|prints|printed|displays)\b[^.!?]{0,60}:\W*$", re.IGNORECASE)
_OUTPUT_BLOCKS = ("", "text", "txt", "output", "console", "plaintext")
_NAMED = re.compile(r"(?P<name>\w+)(?:\(.*\))?")
_CALL = r"(?P<call>(?P<name>[^\W\d]\w*)\([^`\n]{0,200}\))"
_CALLED = re.compile(_CALL)
_VALUE = (
    rf"(?:{_NUMBER}|True|False|None|'[^'`\n]*'|\"[^\"`\n]*\""
    r"|[\[({][-\d.,:\s'\"\w\[\](){}]{0,200}[\])}])"
)
_VALUED = re.compile(_VALUE)
_RETURNS = re.compile(
    rf"(?P<called>{SPAN})\**\s+(?:will )?(?:returns?|gives?|evaluates? to|yields?|equals?|is)"
    rf"{_FILLED}(?:(?P<coded>{SPAN})|(?P<value>{_VALUE}){_ENDS}){_ALONE}"
)
_TOLD = (
    r"\s*#\s*(?:outputs?|prints?|returns?|results?)?\s*(?:is\b|[:=]|[-=]>|→)?"
    rf"\s*(?P<value>{_VALUE})\s*$"
)
_TOLD_BEHIND = [
    re.compile(rf"^\s*{before}{_TOLD}", re.IGNORECASE | re.MULTILINE)
    for before in (rf"print\({_CALL}\)", _CALL)
]
_TEXTS = re.compile(r"#[^\n]*|\"\"\".*?\"\"\"|'''.*?'''|\"[^\"\n]*\"|'[^'\n]*'", re.DOTALL)
_NAME = re.compile(r"(?<![\w.])[^\W\d]\w*")
_PYTHON = frozenset({*dir(builtins), *keyword.kwlist}) - {"True", "False", "None"}
_PART = r"[\w.]+(?:\([^()]*\)|\[[^\[\]]*\])?"
_EXPRESSION = re.compile(rf"-?{_PART}(?:\s*[-+*/%,][-+*/%,\s]*{_PART})*")
_OF_CHANCE = re.compile(r"\b(?:random|secrets|uuid|now|today|time)\b")
_DECIMAL = re.compile(r"-?\d+\.\d+(?:e[-+]?\d+)?")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_NUMBERS = re.compile(r"(?:(?<![\w.)])-)?\d+(?:\.\d+)?(?:e[-+]?\d+)?")


def is_of_another_case(words: str) -> bool:
    """Whether a question is about more than code as it stands."""
    return _OTHER_CASE.search(words) is not None


def unprinted(said: str, code: str, reading: Reading, output: str) -> tuple[str, ...]:
    """What an explanation says that `code` prints, and `output` does not hold; `reading` is that
    of the code."""
    if not all(
        _is_part(block.code, code) for block in find_blocks(said) if block.language == "python"
    ):
        return ()
    uncalled = {*reading.names} - {*reading.calls}  # what is said may be of a call of these
    if uncalled and not output.strip():
        return ()
    own = code if uncalled else _TEXTS.sub("", code)
    stated = dict.fromkeys((*_in_sentences(said, reading), *_in_blocks(said)))
    words = {*_NAME.findall(_TEXTS.sub("", code)), *_PYTHON}
    looked_at = [
        each
        for each in [*stated][:_LOOKED_AT]
        if not _stands_for(each, own) and not _is_expression(each, words)
    ]
    plain, numbers = _plain(output), _numbers(output) if looked_at else frozenset()
    return tuple(each for each in looked_at if not _is_in(each, plain, numbers))[:_MOST]


def stated_results(said: str, code: str, reading: Reading) -> tuple[str, ...]:
    """What an explanation says that calls of the code's own functions come to, as asserts."""
    blocks = [each.code for each in find_blocks(said) if each.language in ("", "python")]
    found = [
        row
        for sentence in _sentences(said)
        if not _OTHER_CASE.search(sentence.text)
        for row in _returns(sentence)
    ]
    found += [
        (match["name"], match["call"], match["value"])
        for each in blocks
        for form in _TOLD_BEHIND
        for match in form.finditer(each)
    ]
    others = "\n".join(each for each in blocks if not _is_part(each, code))
    rows = [
        f"assert ({call}) == ({value})"
        for name, call, value in found
        if name in reading.names
        and not re.search(rf"\b(?:def|class)\s+{name}\b|\b{name}\s*=", others)
    ]
    return tuple(dict.fromkeys(rows))[:_MOST]


def _returns(sentence: Prose) -> list[tuple[str, str, str]]:
    """The calls in a sentence that are said to come to something: the name, the call, its value."""
    found = []
    for match in _RETURNS.finditer(sentence.words):
        call = _CALLED.fullmatch(sentence.within(match["called"]))
        value = _VALUED.fullmatch(sentence.within(match["coded"] or match["value"]))
        if call and value:
            found.append((call["name"], call["call"], value[0]))
    return found


def is_of_chance(code: str) -> bool:
    """Whether what code gives is another thing at another time."""
    return _OF_CHANCE.search(code) is not None


def is_rounded(stated: str, came: str) -> bool:
    """Whether a value is what came, with its numbers rounded to the places they are stated with."""
    if _DECIMAL.sub("0", stated).split() != _DECIMAL.sub("0", came).split():
        return False
    pairs = zip(_DECIMAL.findall(stated), _DECIMAL.findall(came), strict=True)
    return all(
        round(float(full), len(short.partition(".")[2])) == float(short) for short, full in pairs
    )


def _is_part(block: str, code: str) -> bool:
    """Whether a block shows nothing but some of the code."""
    return _without_spaces(block) in _without_spaces(code)


def _without_spaces(text: str) -> str:
    return "".join(text.split())


def _sentences(said: str) -> list[Prose]:
    lines = without_blocks(said).split("\n")
    return [each for line in lines for each in sentences(line[:_LINE_CHARS], _SENTENCE)]


def _in_sentences(said: str, reading: Reading) -> list[str]:
    found: list[str] = []
    for sentence in _sentences(said):
        matches = map(_NAMED.fullmatch, sentence.own_spans)
        named = {match["name"] for match in matches if match}
        is_uncalled = any(name in reading.names and name not in reading.calls for name in named)
        text = sentence.text
        if is_uncalled or _OTHER_CASE.search(text) or _EXAMPLE.search(text):
            continue
        for match in _PRINTS.finditer(sentence.words):
            stated = match.group("code", "text", "typed", "number")
            found += [sentence.within(each) for each in stated if each]
    return found


def _in_blocks(said: str) -> list[str]:
    """The blocks that stand behind a line such as "Output:"."""
    found = []
    for block in find_blocks(said):
        before, is_there, _ = said.partition(f"\n{block.code}\n")
        above = before.rpartition("\n")[0].rstrip() if is_there else ""
        lead = above.rpartition("\n")[2][-_LEAD_CHARS:]
        is_other = _OTHER_CASE.search(lead) or _EXAMPLE.search(lead)
        if block.language in _OUTPUT_BLOCKS and _LEADS.search(lead) and not is_other:
            found.append(block.code)
    return found


def _stands_for(stated: str, own: str) -> bool:
    """Whether it is something of the code's `own`, or stands for something."""
    if re.fullmatch(_NUMBER, stated.strip()):
        return False
    has_gap = re.search(r"\\|\.\.\.|…|\{\w+\}|<\w+>", stated) is not None
    return has_gap or _is_part(stated, own)


def _is_expression(stated: str, words: set[str]) -> bool:
    """Whether it is a sum, or code in names that are all the program's own or Python's; a call is,
    whatever it is given."""
    stated = stated.strip()
    names = _NAME.findall(stated)
    if names and names[0] in words and re.fullmatch(r"[\w.]+\(.*\)", stated):
        return True
    is_known = words.issuperset(names) if names else re.search("[+*/%]", stated) is not None
    return is_known and _EXPRESSION.fullmatch(stated) is not None


def _is_in(stated: str, plain: str, numbers: frozenset[float]) -> bool:
    """Whether an output holds it, which is `plain` and holds `numbers`; one may be rounded."""
    if re.fullmatch(_NUMBER, stated.strip()):
        digits = stated.strip().replace(",", "")
        places, number = len(digits.partition(".")[2]), float(digits)
        return number in numbers or any(round(each, places) == number for each in numbers)
    return _plain(stated).strip(' ".') in plain


def _plain(text: str) -> str:
    return " ".join(re.sub("[,;]", " ", text).replace("'", '"').split()).casefold()


def _numbers(output: str) -> frozenset[float]:
    texts = (output, _THOUSANDS.sub("", output))
    return frozenset(float(each) for text in texts for each in _NUMBERS.findall(text))

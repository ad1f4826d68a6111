"""Error texts: what interpreters and compilers say, told from the code and the words around. Pure.

An error text begins at a line that hardly anything else has, by language, and goes on for as long
as its lines do. **Not covered**: other compilers, their words in other languages than English, and
a message of several lines: what stands behind its first one counts as no part of it.
"""

import re
from dataclasses import dataclass
from functools import cache

_NAME = r"\w*(?:Error|Exception|Warning|Interrupt|Iteration)"
_AT = r"(?:[A-Za-z]:)?[^\s:]+\.[A-Za-z+]{1,6}:\d+(?::\d+)?"
_BEGINS = {
    "any": r"(?:Uncaught (?:\(in promise\) )?|Caused by: |Unhandled exception\. )?"
    rf"(?:\w+[.:]+)*(?:{_NAME}(?: \[\w+\])?:[ \t].*|\w+{_NAME[3:]}:?)$"
    r"|(?:Segmentation fault|Bus error|Floating point exception)(?: \(core dumped\))?$",
    "python": r"(?:  \+ Exception Group )?Traceback \(most recent call last\):"
    r"| {0,2}File \"[^\"\n]+\", line \d+(?:, in .+)?$"
    rf"|{_NAME}[ \t]+Traceback \(most recent call last\)$"
    r"|SyntaxError: (?:invalid syntax|expected ':')|IndentationError: ",
    "javascript": r"(?:(?:file://|[A-Za-z]:)?[^\s:]*\.[cm]?jsx?|node:\S+?|undefined|\[eval\]):\d+$",
    "typescript": r"[^\s:(]+\.tsx?(?:\(\d+,\d+\):|:\d+:\d+ -) error TS\d+:",
    "c": rf"{_AT}: (?:fatal error|runtime error|error|warning|note|undefined reference)\b"
    r"|[^\s:]+\.\w+: In (?:\w+ )*(?:function|constructor|destructor|lambda|instantiation)\b"
    r"|In file included from |collect2: error|terminate called (?:after|without) ",
    "go": r"[^\s:]+\.go:\d+(?::\d+)?: |panic: |fatal error: |goroutine \d+ \["
    r"|# [\w./-]+\n[^\s:]+\.go:\d",
    "rust": r"error\[E\d+\]: |(?:error|warning)(?:\[\w+\])?: .*\n[ \t]*--> "
    r"|thread '[^'\n]*'(?: \(\d+\))? panicked at",
    "java": r"Exception in thread ",
    "csharp": r"[^\s:(]+\.cs\(\d+,\d+\): (?:error|warning) CS\d+:|Unhandled [Ee]xception[.:]",
    "php": r"(?:PHP )?(?:Fatal error|Parse error|Warning|Notice|Deprecated):[ \t].*on line \d+$"
    r"|PHP Fatal error: |Fatal error:[ \t]+Uncaught ",
    "ruby": r"[^\s:]+\.rb:\d+:in [`'].*: ",
    "kotlin": r"e: (?:file://)?\S+\.kts?:",
    "bash": r"[^\s:]+\.(?:ba)?sh: (?:line )?\d+: |-?(?:ba|z|da)?sh: (?:line )?\d*:? ?\S+: ",
    "sql": r"ERROR(?: \d+ \(\w+\)(?: at line \d+)?)?:[ \t]",
}
"""How the first line of an error text looks, by the language of which it is one."""

_SURELY_GOES_ON = (
    r"\d*[ \t]*\||(?:note|help|warning|error)(?:\[\w+\])?: |Caused by: |-+> ?\d+|-{20,}"
    r"|\d+ (?:errors?|warnings?)(?: generated)?\.?$|(?:For more information|Some errors have)\b"
    r"|Node\.js v\d|exit status \d|exited with |compilation terminated|created by |make: \*\*\*"
    r"|Stack trace:$|#\d+ (?:\{main\}|\S+\(\d+\): )"  # of PHP
    r"|(?:During handling of|The above exception)\b|Process finished|\[Previous line repeated"
    r"|(?:LINE|DETAIL|HINT|CONTEXT)\b.*:|(?:<ipython|Cell In|Input In)"
)
_GOES_ON = rf"[ \t]+\S|{_SURELY_GOES_ON}"
"""Its next line; behind an empty one an indentation may be that of code."""

_LEADS = r"(?:[\w.@~:/\\-]* ?[$%>] |(?:PS [^>\n]*>|[A-Za-z]:\\[^>\n]*>) ?)\S|-{20,}$"
"""What may stand right before: the command that was given."""

_UNDER = r"[ \t]*[\^~]+[ \t~^]*$|[ \t]+\S+\.go:\d+"
"""What stands below a line that the error text quotes, whatever that is."""

_SAID_BELOW = r"thread '.* panicked at .*:$"
"""A line whose message is the next."""

_OF_PYTEST = (
    r"={4,} .* ={4,}$|_{3,} \S.* _{3,}$|E {3,}(?!= )\S"
    r"|> {4,}\S.*\nE {3,}(?!= )\S|(?:FAILED|ERROR) \S+\.py::\S"
    r"|[^\s:]+\.py:\d+: (?:in \w|assert\b|(?:\w+(?:Error|Exception)|Failed)\b)"
    r"|(?:\S+\.py )?[.FEsxX]+[ \t]+\[[ \d]+%\]$|\d+ (?:failed|error)\b.* in \d[\d.]*s$"
)
"""Lines of a report of pytest's, which goes to the last of them."""

_QUOTED = r"[>E] {3,}(?!= )\S"
"""One below the beginning of the test that failed, of which all but a line with `>` is indented."""

_OPENS = r"\"{3}|'{3}|/\*|(?<=[=(,:+?])[ \t]*`(?=[^`\n]*\n)"
"""How a text or a comment of several lines begins in code: a line within it that looks like an
error is none."""

_NOT_ENDED = r"triple-quoted|[Uu]nterminated|EOF while|EOF in multi-line"
"""What is said where one of these is not ended."""

_SAYS = (
    r"(?:raises|throws|says|said|reports|shows(?: me)?|tells me|told me|complains about"
    r"|keeps? (?:raising|throwing|saying|giving(?: me)?)|(?:ends(?: up)?|results) in|leads to)"
)
_GETS = (
    r"(?<!\bto )(?<!\bnot )(?<!n't )(?<!n't I )(?<!n't we )(?<!\bshould )(?<!\bwould )"
    r"(?<!\bmust )\b(?:get|gets|getting|got|see|seeing|gives?(?: me)?|giving(?: me)?|gave(?: me)?"
    r"|receiv(?:e|es|ed|ing)|encounter(?:s|ed|ing)?|fac(?:e|es|ed|ing)"
    r"|r[au]n into|running into|hit(?:s|ting)?)"
    r"|(?<!\bif )(?<!\bwhen )(?<!\bthat )(?<!\bso )(?<!\bsays )\b(?:this|it|code|function|script"
    r"|program|python|terminal|console|shell|interpreter|traceback|message)"
    rf"(?: \w+ly| just| still| now| always)? {_SAYS}"
    r"|(?<!\bif )(?<!\bwhen )\bthere(?: is|'s| was)|\b(?:error|exception|problem)(?: is| was| ?:)"
    r"|\b(?:fail|crash|end|die|stop)(?:s|es|ed|ing)? with"
)
_NAMED = (
    r"(?: (?:an?|the|this|that|some|following))*(?: (?:error|exception))?:?)[ \t`'\"]*"
    r"(?P<error>\b(?:\w+\.)*[A-Z]\w*(?:Error|Exception|Interrupt|Iteration)\b(?:: [^\n]*)?)"
)
_IN_A_SENTENCE = rf"(?i:(?:{_GETS}){_NAMED}(?! (?:class|type|handl|instance|object|subclass))"
_ASKED_WHY = rf"(?i:\bwhy(?: is (?:it|this|that|there))?{_NAMED}[`'\"]?(?: here)?[ \t?!.]*$"
_LINE_CHARS = 500
_READ_LINES = 5000


@dataclass(frozen=True, slots=True)
class Parted:
    """A text without the error texts in it, piece by piece as it stood around them, and these."""

    pieces: tuple[str, ...]
    error: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as it is looked at, with the one below it."""

    text: str
    below: str

    def is_like(self, pattern: str) -> bool:
        """Whether it begins like that."""
        return _compiled(pattern).match(f"{self.text}\n{self.below}") is not None

    @property
    def begins(self) -> bool:
        """Whether an error text begins, or begins anew, here."""
        return bool(self.text) and (self.is_like(_begins()) or self.is_like(_OF_PYTEST))

    @property
    def goes_on(self) -> bool:
        """Whether it belongs to an error text right above."""
        return self.is_like(_GOES_ON) or self.is_quoted

    @property
    def is_quoted(self) -> bool:
        """Whether the line below says so."""
        return bool(self.text) and _compiled(_UNDER).match(self.below) is not None


def part(text: str) -> Parted:
    """Tell the error texts in a text from what stands around them."""
    lines = text.split("\n")
    looked = [
        _Line(line.rstrip()[:_LINE_CHARS], below.rstrip()[:_LINE_CHARS])
        for line, below in zip(lines[:_READ_LINES], [*lines[1:], ""], strict=False)
    ]
    within = _within(lines[:_READ_LINES])
    pieces, errors, done, at = [], [], 0, 0
    while at < len(looked):
        if at in within or not looked[at].begins:
            at += 1
            continue
        begin = at
        led_by = rf"{_LEADS}|[ \t>]+\S" if looked[at].is_like(_QUOTED) else _LEADS
        while begin > done and looked[begin - 1].is_like(led_by):
            begin -= 1
        end = _end(looked, at)
        pieces.append("\n".join(lines[done:begin]))
        errors.append("\n".join(lines[begin:end]).strip("\n").rstrip())
        done = at = end
    pieces.append("\n".join(lines[done:]))
    return Parted(tuple(piece for piece in pieces if piece.strip()), "\n\n".join(errors))


def named_in(words: str) -> str:
    """The error that somebody says they get, or asks about alone: "I get IndexError: …", "why
    IndexError: …?"; "" for none."""
    words = words.replace("’", "'")
    found = _compiled(_IN_A_SENTENCE).search(words) or _compiled(_ASKED_WHY).search(words)
    return found["error"].strip(" `") if found else ""


def _within(lines: list[str]) -> set[int]:
    """The lines that begin within a text or a comment of code."""
    text = "\n".join(lines)
    if _compiled(_NOT_ENDED).search(text):
        return set()
    found: set[int] = set()
    at = 0
    while (opens := _compiled(_OPENS).search(text, at)) is not None:
        mark = "*/" if opens[0] == "/*" else opens[0].strip()
        ends = text.find(mark, opens.end())
        if ends < 0:
            return found
        first, last = (text.count("\n", 0, here) for here in (opens.start(), ends))
        found.update(range(first + 1, last + 1))
        at = ends + len(mark)
    return found


def languages_of(error: str) -> set[str]:
    """The languages of which an error text is one by how a line of it begins."""
    lines = [line.rstrip()[:_LINE_CHARS] for line in error.split("\n")[:_READ_LINES]]
    return {
        language
        for language, begins in _BEGINS.items()
        if language != "any" and any(_compiled(begins).match(line) for line in lines)
    }


def _end(lines: list[_Line], at: int) -> int:
    """Behind the last line of the error text that begins `at` this one."""
    if lines[at].is_like(_OF_PYTEST):
        return max(here for here in range(at, len(lines)) if lines[here].is_like(_OF_PYTEST)) + 1
    end = at + 1
    while end < len(lines):
        line = lines[end]
        if not line.text:
            behind = _behind_empty(lines, end)
            if behind == end:
                return end
            end = behind
        elif line.begins or line.goes_on or lines[end - 1].is_like(_SAID_BELOW):
            end += 1
        else:
            return end
    return end


def _behind_empty(lines: list[_Line], at: int) -> int:
    """Where it goes on behind empty lines; `at` where it does not."""
    here = at
    while here < len(lines) and not lines[here].text:
        here += 1
    if here == len(lines):
        return at
    line = lines[here]
    return here if line.begins or line.is_like(_SURELY_GOES_ON) or line.is_quoted else at


@cache
def _begins() -> str:
    return "|".join(f"(?:{pattern})" for pattern in _BEGINS.values())


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """When it is first used: none of these is at start."""
    return re.compile(pattern, re.MULTILINE)

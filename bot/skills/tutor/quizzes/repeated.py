"""Whether an answer to something that is to be worked out only says that again: "2^5" to "What is
2^5?", "the cube root of 27", 15/100 × 80 for 15% of 80, or 150/2 for the speed of 150 km in 2 h.
Pure.

Not covered: a sum that is only as far from its value as the exercise, 2 × 16 for 2^5.
"""

import re
from itertools import chain

from bot.skills.tutor.maths.written import worded
from bot.skills.tutor.quizzes.question import Question
from bot.tools.maths.numerals import in_numerals
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import Node, NotMaths

_CHECKED = "value "
_END = re.compile(r"[\s.?!]+$")
_WHAT_IS = re.compile(r"^\s*(?:what is|what['’]s|calculate|compute|work out)\s+", re.IGNORECASE)
_SPACE = re.compile(r"\s+|\bthe\b", re.IGNORECASE)
_ROOT = re.compile(r"[∛³]√?\s*(\d+)")
_NUMBER = re.compile(r"[-−]?\d[\d.,]*")
_FRACTION = re.compile(r"(\d{1,9})/(\d{1,9})")


def says_again(question: Question, answer: str) -> bool:
    """Whether an answer, without the talk around it, is the exercise itself, or the sum that it
    comes to."""
    said = _END.sub("", answer)
    if _NUMBER.fullmatch(said) or _is_fraction(said) or _is_one(said, question.key):
        return False
    ask = _WHAT_IS.sub("", _END.sub("", question.ask))
    if _bare(said) == _bare(ask):
        return True
    tree = _tree(said)
    asked = [ask, worded.sum_said(question.ask)]
    if question.check.startswith(_CHECKED):
        asked.append(question.check.removeprefix(_CHECKED))
    return tree is not None and bool(tree.parts) and tree in map(_tree, asked)


def _is_fraction(said: str) -> bool:
    """Whether it is a number as it stands: 7/2, not 150/2."""
    found = _FRACTION.fullmatch(said)
    return found is not None and int(found[1]) % (int(found[2]) or 1) > 0


def _is_one(said: str, key: str) -> bool:
    tree = _tree(said)
    return tree is not None and tree == _tree(key)


def _bare(text: str) -> str:
    return _SPACE.sub("", in_numerals(text).casefold())


def _tree(said: str) -> Node | None:
    """An expression with what is added, or multiplied and divided, in one order; None for anything
    else."""
    said = _ROOT.sub(r"(\1)^(1/3)", said)
    try:
        return _in_order(read_expression(worded.in_signs_alone(said) or in_numerals(said)))
    except NotMaths:
        return None


def _in_order(node: Node) -> Node:
    parts = [_in_order(part) for part in node.parts]
    if node.kind == "div":
        node, parts = Node("mul"), [parts[0], Node("over", "", (parts[1],))]
    if node.kind in ("add", "mul"):
        within = [each.parts if each.kind == node.kind else (each,) for each in parts]
        parts = sorted(chain.from_iterable(within), key=repr)
    return Node(node.kind, node.value, tuple(parts))

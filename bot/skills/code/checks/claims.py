"""The asserts of somebody's own program, after it was mended: whether they stand and hold. Pure.

Whoever makes a program keep an assert by rewriting the assert has mended nothing: what the person
wants is said nowhere else. So each must be there again as it was written, within the same
statements, and those that run by themselves must have been reached.
"""

from collections import Counter
from dataclasses import dataclass, replace

from bot.skills.code.checks.examples import Seen
from bot.tools.source.reading import Claim, Reading


@dataclass(frozen=True, slots=True)
class Kept:
    """How many of the examples in the mended program hold, and how many of all of them are the
    person's (None: nobody can say, as theirs did not parse).

    `gone` is an assert of the person's that does not stand there any more, `unreached` one that
    does and did not run; "" for none.
    """

    held: int
    theirs: int | None
    gone: str = ""
    unreached: str = ""


def with_claims(reading: Reading) -> Reading:
    """The reading with all asserts that run by themselves in the place of its examples, so that
    each of them is marked: the person's need not be good examples."""
    return replace(reading, examples=tuple((each.line, each.at) for each in _once(reading)))


def kept(before: Reading, after: Reading, seen: Seen) -> Kept:
    """What became of the asserts of `before` in `after`, which was marked `with_claims` and run."""
    reached = [each for n, each in enumerate(_once(after)) if n in seen.reached]
    looped = after.looped if seen.came_to_end else 0
    held = sum(each.is_example for each in reached) + looped
    if before.problem is not None:
        return Kept(held, None)
    there, ran = Counter(map(_key, after.claims)), Counter(map(_key, reached))
    gone = [
        each for each, count in Counter(map(_key, before.claims)).items() if count > there[each]
    ]
    unreached = [each for each in map(_key, _once(before)) if ran[each] < there[each]]
    examples = Counter(_key(each) for each in after.claims if each.is_example)
    theirs = examples & Counter(map(_key, before.claims))
    return Kept(held, theirs.total(), *(each[0][1] if each else "" for each in (gone, unreached)))


def _once(reading: Reading) -> list[Claim]:
    return [each for each in reading.claims if each.is_once]


def _key(claim: Claim) -> tuple[str, str]:
    return claim.within, claim.text

"""How examples and tests came out, as clauses of a headline. Pure."""

from collections.abc import Sequence

from bot.skills.code.checks.examples import Tried


def tests_pass(tests: int, added: int, *, is_theirs: bool) -> str:
    """Of tests that were run and passed, and those that the model `added`; `is_theirs`: as the
    person wrote them."""
    if is_theirs and tests:
        yours = "your test passes" if tests == 1 else f"your {tests} tests pass"
        return f"{yours}, and {added} that the model wrote" if added else yours
    tests += added
    return (
        "its test passes as it is now" if tests == 1 else f"its {tests} tests pass as they are now"
    )


def still_fail(failing: Sequence[str], lacking: Sequence[str], *, were_seen: bool) -> str:
    """Of tests that nobody asked about, and those that lack something; "" for none."""
    still = " still" if were_seen else ""
    said = [f"`{name}`{still} fails" for name in failing]
    return "; ".join([*said, *(f"`{name}` was not tried" for name in lacking)])


def some_hold(held: int, count: int, failing: Sequence[Tried]) -> str:
    """Of examples some of which were not reached or fail."""
    if failing:
        others = " …" if len(failing) > 1 else ""
        some = f"{held} of its own {count} examples hold" if held else "its own example fails"
        return f"{some}: {failing[0].told}{others}"
    if not held:
        return "none of its own examples was reached, so they prove nothing"
    return f"{held} of its own {count} examples hold, the others were not reached"


def all_hold(count: int, theirs: int | None) -> str:
    """Of examples so many of which are `theirs` (None: nobody can say)."""
    if theirs:
        more = f", and {count - theirs} that the model wrote" if count > theirs else ""
        return f"{_hold('your', theirs)}{more}"
    return _hold("its", count) + ("" if theirs is None else ", which the model wrote as well")


def _hold(whose: str, count: int) -> str:
    return f"{whose} own example holds" if count == 1 else f"{whose} own {count} examples hold"


def without_proof(weak: int) -> str:
    """Where none of its examples could prove it, `weak` of which hold."""
    if not weak:
        return "it has no example that would prove it"
    if weak == 1:
        return "its own example runs, but checks nothing about the result"
    return "its own examples run, but check nothing about the result"


def doubt_of(each: Tried) -> str:
    """Of an example that was given up."""
    return f"{each.told} as an example has it, and another suggestion agrees"

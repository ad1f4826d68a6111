"""Which tests hold whatever the code does and gives, seen by running them beside other code.

Such a test proves nothing: it never calls the code, catches what it asserts, or looks at no more
than of what kind a result is. It is told only where that was seen: the test holds where all that
the code defines does nothing and gives anything else, or, where it holds for other values of the
same kind, does nothing and gives some value; it minds neither that only the first result is another
(`add(2, 3) == add(3, 2)`), nor what else a function may do: print, raise an error that the test
would hear of, or change what it is given. A test that looks at the code in any way but by calling
it is not judged.
"""

from collections.abc import Awaitable, Callable, Collection, Sequence

from bot.skills.code.written_tests.variants import DOING_NOTHING, DOING_OTHERWISE

MINDING = "_minding"
"""What each test is handed to in a variant of the code; what that gives is called in its place."""
_OTHER_CODE = "try:\n    {name} = _other({name})\nexcept NameError:\n    pass\n"
"""A name that is set in a branch which was not taken is not there."""

Holding = Callable[[str, Collection[str]], Awaitable[set[str]]]
"""Runs some tests with a text behind the code that changes it: which of them hold."""


async def idle(holding: Holding, given: Sequence[str], held: set[str]) -> set[str]:
    """Those of the tests that `held` which hold whatever the code gives; `given` are all names
    that it sets at its top. Tests that cannot be run beside other code are none of them."""

    async def among(tests: set[str], variant: str, which: str) -> set[str]:
        names = "".join(_OTHER_CODE.format(name=name) for name in given)
        return tests & await holding(f"{variant}_which = {which!r}\n{names}", tests)

    if not given:
        return set()
    found = await among(held, DOING_NOTHING, "anything")
    loose = await among(held - found, DOING_OTHERWISE, "of the same kind")
    found |= await among(loose, DOING_NOTHING, "something")
    return await among(found, DOING_OTHERWISE, "more")

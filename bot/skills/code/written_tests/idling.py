"""Which tests hold whatever the code gives, seen by running them beside other results.

Such a test proves nothing: it never calls the code, catches what it asserts, or looks at no more
than that there is a result, or of what kind. What the code gives is put in its place in two ways:
all that it defines gives nothing, or a text, or each time another object; or its functions give
another value of the same kind. A test that minds neither is still not idle where it minds that only
the first result is another one (`add(2, 3) == add(3, 2)`), or what becomes of its own lists, dicts
and sets.
"""

from collections.abc import Awaitable, Callable, Sequence

_ANYTHING = ("None", "'something else'", "_another()")
_ANOTHER = """
_all = []


def _another():
    _all.append(object())  # of one that is gone the next may have the place, and the hash
    return _all[-1]


"""
_WAYS = 3
_CHANGING = """

_changes = {{"depth": 0, "count": 0}}


def _others(value):
    kind = type(value)
    if kind is type(True):
        return [not value]
    if kind is type(1) or kind is type(1.0):
        return [value * 2 + 1001, -value * 2 - 1001, kind(0 if value else 1)]
    for more in ("x", b"x", [None], (None,)):
        if kind is type(more):
            return [value + more, kind() if value else more]
    if kind is type({{1}}):
        return [{{*value, None}}, kind() if value else {{None}}]
    if kind is type({{}}):
        return [{{**value, None: None}}, {{}} if value else {{None: None}}]
    return []


def _damage(value):
    kind = type(value)
    if kind is type([]):
        value.append(None)
    elif kind is type({{}}):
        value[None] = None
    elif kind is type({{1}}):
        value.add(None)


def _changing(function):
    def changed(*given, **named):
        _changes["depth"] += 1
        try:
            value = function(*given, **named)
        finally:
            _changes["depth"] -= 1
        if {harms}:
            for each in given:
                _damage(each)
            return value
        others = [] if _changes["depth"] or ({once} and _changes["count"]) else _others(value)
        if not others:
            return value
        _changes["count"] += 1
        return others[{way} % len(others)]

    return changed if type(function) is type(_changing) else function


def _minding(test):
    def minded():
        _changes["count"] = 0
        test()
        if not (_changes["count"] or {once} or {harms}):
            raise ValueError("nothing was changed")

    return minded


"""

# A name that is set in a branch which was not taken is not there.
_CHANGED = "try:\n    {name} = _changing({name})\nexcept NameError:\n    pass\n"

Holding = Callable[[str, str], Awaitable[set[str]]]
"""Runs tests with a text behind the code, and each handed to a function of this name there, "" for
none: which of them hold."""


async def idle(holding: Holding, given: Sequence[str], held: set[str]) -> set[str]:
    """Those of the tests that `held` which hold whatever the code gives; `given` are all names
    that it sets at its top. Tests that cannot be run beside other code are none of them."""
    if not given:
        return set()

    async def minding_none(changes: Sequence[tuple[str, str]], of: set[str]) -> set[str]:
        for change in changes if of else ():
            of = of & await holding(*change)
            if not of:
                break
        return of

    ways = [_changed(given, way=way) for way in range(_WAYS)]
    found = await minding_none([(_replaced(given, value), "") for value in _ANYTHING], held)
    found = found | await minding_none(ways, held - found)
    return await minding_none([_changed(given, once=True), _changed(given, harms=True)], found)


def _replaced(given: Sequence[str], value: str) -> str:
    return _ANOTHER + "".join(f"{name} = lambda *_, **__: {value}\n" for name in given)


def _changed(
    given: Sequence[str],
    *,
    way: int = 0,
    once: bool = False,
    harms: bool = False,
) -> tuple[str, str]:
    changing = _CHANGING.format(way=way, once=once, harms=harms)
    behind_code = changing + "".join(_CHANGED.format(name=name) for name in given)
    return behind_code, "_minding"

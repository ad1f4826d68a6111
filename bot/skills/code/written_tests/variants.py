"""What stands behind code in the sandbox, so that it does nothing, or not what it did (idling.py).

Each text has `_other`, which makes of what a name stands for what takes its place, and `_minding`,
which makes of a test one that holds only where the test does in all rounds (`_which` says of what).
"""

_ATTRIBUTES = "getattr setattr delattr getitem setitem delitem"
_COMPARING = "eq ne lt le gt ge contains bool"
_MAKING = "len iter hash str repr int float index enter exit await"
_COUNTING = (
    "add radd sub rsub mul rmul truediv rtruediv floordiv rfloordiv mod rmod pow rpow matmul and "
    "rand or ror xor rxor neg abs invert round"
)


def _each(methods: str, value: str) -> str:
    """A row for each method: a sandbox may know no `__eq__ = __ne__ = …` in a class."""
    return "".join(f"    __{name}__ = {value}\n" for name in methods.split())


_UNJUDGED = _each(f"{_ATTRIBUTES} {_COMPARING} {_MAKING} {_COUNTING}", "_unjudged")
_LOOKED_AT = f"""

def _unjudged(*given, **named):
    raise BaseException("not judged")


class _Unknown:  # whoever looks at it has not been shown not to mind
{_UNJUDGED}    __call__ = _unjudged


_function = type(_unjudged)
_code = (_function, type(_Unknown))


"""
_WILLING = "".join((
    _each(f"getattr getitem enter call {_COUNTING}", "_itself"),
    _each("setattr delattr setitem delitem exit", "lambda *given: None"),
    _each(_COMPARING, "lambda *given: True"),
    _each("ne", "lambda *given: False"),
    _each("hash len int index", "lambda self: 0"),
    _each("float", "lambda self: 0.0"),
    _each("str repr", "lambda self: ''"),
    _each("iter await", "lambda self: iter(())"),
))  # fmt: skip
DOING_NOTHING = f"""{_LOOKED_AT}
class _Code:  # its attributes are no more known than those of data
{_UNJUDGED}    __bool__ = lambda self: True  # as that of any function or class

    def __call__(self, *given, **named):
        return _now["gives"](*given)


def _itself(self, *given, **named):
    return self


class _Willing:  # refuses nothing, and equals everything
{_WILLING}

_all = []


def _another(*given):
    _all.append(object())  # of one that is gone the next may have the place, and the hash
    return _all[-1]


def _raising(kind):
    def gives(*given):
        _now["error"] = kind("something else")
        raise _now["error"]

    return gives


_anything = [
    lambda *given: None,
    lambda *given: "something else",
    _another,
    lambda *given: given[0] if given else None,
    lambda *given: _Willing(),
]
_errors = [
    *map(_raising, (Exception, ValueError, TypeError, KeyError, IndexError, AttributeError)),
    *map(_raising, (ZeroDivisionError, RuntimeError, NotImplementedError, OSError, SystemExit)),
]
_something = [
    lambda *given: True,
    lambda *given: 7,
    lambda *given: 1.5,
    lambda *given: "x",
    lambda *given: b"x",
    lambda *given: [None],
    lambda *given: (None,),
    lambda *given: {{None}},
    lambda *given: {{None: None}},
]
# What a test file asks for while it is read, it asks for once.
_now = {{"gives": lambda *given: _Unknown(), "error": None}}


def _other(value):
    return _Code() if type(value) in _code else _Unknown()


def _holds(test, gives):
    _now["gives"], _now["error"] = gives, None
    try:
        test()
    except BaseException as error:
        return _now["error"] is not None and error is _now["error"]  # its own: the test is silent
    return True


def _minding(test):
    def minded():
        if _which == "anything":
            held = all(_holds(test, gives) for gives in _anything)
        else:
            held = any(_holds(test, gives) for gives in _something)
        if not (held and all(_holds(test, gives) for gives in _errors)):
            raise ValueError("it minds")

    return minded


"""
DOING_OTHERWISE = (
    _LOOKED_AT
    + """_now = {"round": 0, "depth": 0, "count": 0}


def _others(value):
    kind = type(value)
    if kind is type(True):
        return [not value]
    if kind is type(1) or kind is type(1.0):
        return [value * 2 + 1001, -value * 2 - 1001, kind(0 if value else 1)]
    for more in ("x", b"x", [None], (None,)):
        if kind is type(more):
            return [value + more, kind() if value else more]
    if kind is type({1}):
        return [{*value, None}, kind() if value else {None}]
    if kind is type({}):
        return [{**value, None: None}, {} if value else {None: None}]
    return []


def _say_more():
    import sys

    for place in (sys.stdout, sys.stderr):
        print("something else", file=place)


def _damage(value):
    kind = type(value)
    if kind is type([]):
        parts = [*value]
        value[:] = [_Unknown()]
    elif kind is type({}):
        parts = [*value.values()]
        value.clear()
        value[None] = _Unknown()
    elif kind is type({1}):
        parts = []
        value.clear()
        value.add(None)
    else:
        parts = []
        _damage_file(value)
        _damage_object(value)
    for part in parts:
        _damage(part)


def _damage_file(path):
    import os

    if isinstance(path, str) or hasattr(path, "__fspath__"):
        try:
            at = os.path.join(path, "something else") if os.path.isdir(path) else path
            with open(at, "a") as file:
                file.write("something else")
        except Exception:  # it names none, or there are none here
            pass


def _damage_object(value):
    import sys

    if hasattr(value, "__dict__") and type(value) not in (*_code, type(sys)):
        for name in dir(value):
            try:
                None if name.startswith("__") else setattr(value, name, _Unknown())
            except Exception:  # it is bound to be what it is
                pass


def _other(value):
    is_more = _which == "more"
    if type(value) is not _function and not (is_more and type(value) in _code):
        return value

    def changed(*given, **named):
        _now["depth"] += 1
        try:
            result = value(*given, **named)
        finally:
            _now["depth"] -= 1
        if _now["depth"]:
            return result
        if is_more and _now["round"]:
            _say_more()
            for each in (*given, *named.values()):
                _damage(each)
            return result
        others = [] if is_more and _now["count"] else _others(result)
        if not others:
            return result
        others += [each for each in given if type(each) is type(result)][:1]
        _now["count"] += 1
        return others[_now["round"] % len(others)]

    return changed


def _minding(test):
    def minded():
        for _now["round"] in range(2 if _which == "more" else 4):
            _now["count"] = 0
            test()
            if _which != "more" and not _now["count"]:
                raise ValueError("nothing was changed")

    return minded


"""
)

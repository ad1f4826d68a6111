"""The part of pytest that tests in the sandbox find: no packages are installed there."""

import re

NAME = "pytest.py"
# What else there is in pytest is missing, and is said to be.
SOURCE = """
import functools
import re
import warnings


class _Raised:
    def __init__(self, kinds, match=None):
        self.kinds, self.match = kinds, match

    def __enter__(self):
        return self

    def __exit__(self, kind, value, place):
        if kind is None:
            raise AssertionError(f"DID NOT RAISE {self.kinds!r}")
        self.type, self.value = kind, value
        if not issubclass(kind, self.kinds):
            return False
        if self.match is not None and not re.search(self.match, str(value)):
            raise AssertionError(f"{str(value)!r} does not match {self.match!r}")
        return True


def raises(kinds, *called, match=None, **named):
    raised = _Raised(kinds, match)
    if not called:
        return raised
    with raised:
        called[0](*called[1:], **named)
    return raised


class _Warned:
    def __init__(self, kinds, match):
        self.kinds, self.match = kinds, match

    def __enter__(self):
        self.catching = warnings.catch_warnings(record=True)
        self.list = self.catching.__enter__()
        warnings.simplefilter("always")
        return self

    def __exit__(self, kind, value, place):
        self.catching.__exit__(kind, value, place)
        if kind is None and not any(map(self.is_meant, self.list)):
            raise _Failed(f"DID NOT WARN {self.kinds!r}")

    def is_meant(self, seen):
        is_one = issubclass(seen.category, self.kinds)
        return is_one and (self.match is None or re.search(self.match, str(seen.message)))

    def __len__(self):
        return len(self.list)

    def __getitem__(self, at):
        return self.list[at]


def warns(kinds=Warning, *called, match=None, **named):
    warned = _Warned(kinds, match)
    if not called:
        return warned
    with warned:
        return called[0](*called[1:], **named)


class _Failed(BaseException):  # no `except Exception` of a test catches it
    pass


_Failed.__name__ = "Failed"


def fail(reason="", pytrace=True):
    raise _Failed(reason)


class _Row(tuple):
    pass


def param(*values, id=None, **more):
    _refuse("param", more)
    return _Row(values)


def _parametrize(names, rows, ids=None, **more):
    _refuse("mark.parametrize", more)
    names = [each.strip() for each in names.split(",")] if isinstance(names, str) else names
    rows = [
        dict(zip(names, [row] if len(names) == 1 and type(row) is not _Row else row, strict=True))
        for row in rows
    ]

    def each_of(test):
        @functools.wraps(test)
        def run(*given, **named):
            for row in rows:
                test(*given, **named, **row)

        run.of_rows, run.rows, run.inner = run, rows, test
        return run

    return each_of


def fixture(function=None, *, autouse=False, name="", scope="", **more):
    _refuse("fixture", more)
    if function is None:
        return lambda each: fixture(each, autouse=autouse, name=name)
    function.fixture, function.autouse = name or function.__name__, autouse
    return function


def _refuse(name, more):
    for each in more:
        _missing(f"{name}.{each}")


def _missing(name):
    if name.startswith("__"):  # what an import asks of any module
        raise AttributeError(name)
    raise ModuleNotFoundError(f"No module named 'pytest.{name}'")


class _Named:  # a mark only names tests: of those that are to be skipped none is run here
    def __call__(self, *given, **more):
        return given[0] if given and callable(given[0]) else self


def _usefixtures(*names):
    def using(test):
        test.uses = names + getattr(test, "uses", ())
        return test

    return using


class _Mark:
    parametrize, usefixtures = staticmethod(_parametrize), staticmethod(_usefixtures)

    def __getattr__(self, name):
        return _missing("mark." + name) if name == "filterwarnings" else _Named()


class _Kind(type):
    def __getattr__(self, name):
        _missing(self.__name__ + "." + name)

    def __call__(self, *given, **named):
        _missing(self.__name__)

    def __getitem__(self, of):
        return self


def _kind(name):  # what a test says that it takes
    return _Kind(name, (), {})


CaptureFixture, LogCaptureFixture = _kind("CaptureFixture"), _kind("LogCaptureFixture")
MonkeyPatch, TempPathFactory = _kind("MonkeyPatch"), _kind("TempPathFactory")
mark, __getattr__ = _Mark(), _missing
"""


def is_needed(source: str) -> bool:
    """Whether a program imports pytest, be it beside others (`import json, pytest`)."""
    rows = (row.partition("#")[0] for row in source.split("\n") if "pytest" in row)
    return any({"import", "pytest"} <= {*re.findall(r"\w+", row)} for row in rows)

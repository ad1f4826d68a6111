"""Tests that cannot simply be called, called in the sandbox without pytest: no packages are there.

Methods of classes, rows of values, and what pytest or a fixture of their own hands to them by name.
"""

import re
from collections.abc import Sequence

from bot.skills.code.written_tests.fixtures import MAKES
from bot.tools.source.weak_tests import HANDED

_TAKEN = re.compile(rf"^def test\w*\([^)]*\b(?:{'|'.join(HANDED)})\b", re.MULTILINE)
_SET_UP = re.compile(r"\.parametrize\(|\b(?:use)?fixtures?\b")
_MAKING = """

def _cases_of(names):
    import contextlib, inspect, sys, unittest

    makes = _makes()
    here = sys.modules[__name__]

    def fixtures_of(owner):
        functions = filter(inspect.isfunction, vars(owner).values())
        found = [each for each in functions if hasattr(each, "fixture")]
        return {each.fixture: each for each in found}

    def hook(owner, *names):
        for name in names:
            if called := getattr(owner, name, None):
                called(*[None] * len(inspect.signature(called).parameters))

    class Made:
        def __init__(self, undo, kind):
            self.undo, self.one, self.made = undo, kind and kind(), {}
            self.own = fixtures_of(kind) if kind else {}
            self.fixtures = {**fixtures_of(here), **self.own}

        def taken(self, function, given=()):
            known = {*self.fixtures, *makes} - {*given}
            wanted = inspect.signature(function).parameters
            return {each: self.make(each) for each in wanted if each in known}

        def make(self, name):
            if name not in self.made:
                self.made[name] = self.fresh(name)
            return self.made[name]

        def fresh(self, name):
            fixture = self.fixtures.get(name)
            if fixture is None:
                return makes[name](self.undo)
            given = [self.one] * (name in self.own)
            taken = self.taken(fixture)
            for each, one in [*inspect.signature(fixture).parameters.items()][len(given):]:
                if each not in taken and one.default is one.empty:
                    raise ModuleNotFoundError(f"No module named {each!r}")
            value = fixture(*given, **taken)
            if not inspect.isgeneratorfunction(fixture):
                return value
            self.undo.callback(next, value, None)
            return next(value)

    def of_function(function, given, kind):
        def called():
            with contextlib.ExitStack() as undo:
                hook(here, "setup_module", "setup_function")
                undo.callback(hook, here, "teardown_function", "teardown_module")
                if kind:
                    hook(kind, "setup_class")
                    undo.callback(hook, kind, "teardown_class")
                made = Made(undo, kind)
                for name, fixture in made.fixtures.items():
                    if fixture.autouse:
                        made.make(name)
                for name in getattr(function, "uses", ()):
                    made.make(name)
                hook(made.one, "setup_method")
                undo.callback(hook, made.one, "teardown_method")
                function(*[made.one] * bool(kind), **made.taken(function, given), **given)

        return called

    class Result(unittest.TestResult):
        error = None

        def addError(self, test, error):
            self.error = error[1] if self.error is None else self.error

        addFailure = addError

        def addSubTest(self, test, part, error):
            self.addError(test, error) if error else None

        def addSkip(self, test, reason):
            self.error = unittest.SkipTest(reason)

    def of_unittest(kind, name):
        def called():
            with contextlib.ExitStack() as undo:
                hook(here, "setUpModule")
                undo.callback(hook, here, "tearDownModule")
                kind.setUpClass()
                undo.callback(kind.tearDownClass)
                result = Result()
                kind(name).run(result)
                if result.error is not None:
                    raise result.error

        return called

    def rows_of(name, function, given):
        if getattr(function, "of_rows", None) is not function:
            return [(name, function, given)]
        if not function.rows:
            raise ValueError(f"{name} has no rows")
        found = []
        for number, row in enumerate(function.rows, 1):
            found += rows_of(f"{name}[row {number}]", function.inner, {**row, **given})
        return found

    cases = []
    for name in names:
        kind, _, method = name.rpartition(".")
        kind = getattr(here, kind) if kind else None
        if kind and issubclass(kind, unittest.TestCase):
            cases.append((name, of_unittest(kind, method)))
            continue
        for case, function, given in rows_of(name, getattr(kind or here, method), {}):
            cases.append((case, of_function(function, given, kind)))
    return cases

"""


def with_needs(source: str, tests: Sequence[str]) -> str:
    """Tests with what calls them, where they cannot simply be called."""
    return source + MAKES + _MAKING if _are_set_up(source, tests) else source


def called_in(source: str, tests: Sequence[str]) -> str:
    """An expression for the names of tests, and each of them as it can be called."""
    if _are_set_up(source, tests):
        return f"_cases_of({[*tests]!r})"
    return f"[{', '.join(f'({name!r}, {name})' for name in tests)}]"


def _are_set_up(source: str, tests: Sequence[str]) -> bool:
    are_methods = any("." in name for name in tests)
    return are_methods or any(each.search(source) for each in (_TAKEN, _SET_UP))

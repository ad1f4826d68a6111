"""Tests that cannot simply be called, called in the sandbox without pytest: no packages are there.

Methods of classes, rows of values, and what pytest or a fixture of their own hands to them by name.
"""

import re
from collections.abc import Sequence

from bot.tools.source.weak_tests import HANDED

_TAKEN = re.compile(rf"^def test\w*\([^)]*\b(?:{'|'.join(HANDED)})\b", re.MULTILINE)
_SET_UP = re.compile(r"\.parametrize\(|\bfixture\b")
_MAKING = """

def _cases_of(names):
    import contextlib, inspect, io, os, pkgutil, sys, unittest

    class Output:
        def __init__(self, undo):
            self.out, self.err = io.StringIO(), io.StringIO()
            undo.enter_context(contextlib.redirect_stdout(self.out))
            undo.enter_context(contextlib.redirect_stderr(self.err))

        def readouterr(self):
            texts = []
            for each in (self.out, self.err):
                texts.append(each.getvalue())
                each.seek(0)
                each.truncate()
            return Read(*texts)

    class Read(tuple):
        def __new__(kind, out, err):
            return super().__new__(kind, (out, err))

        out, err = property(lambda self: self[0]), property(lambda self: self[1])

    class Patching:
        nothing = object()

        def __init__(self, undo):
            self.undo = undo

        def setattr(self, target, name, value=nothing, raising=True):
            if isinstance(target, str):
                path, _, last = target.rpartition(".")
                target, name, value = pkgutil.resolve_name(path), last, name
            had = vars(target).get(name, self.nothing)
            getattr(target, name) if raising else None
            self.undo.callback(self.put, target, name, had)
            setattr(target, name, value)

        def put(self, target, name, had):
            delattr(target, name) if had is self.nothing else setattr(target, name, had)

        def delattr(self, target, name, raising=True):
            self.setattr(target, name, None, raising)
            delattr(target, name)
            self.undo.callback(setattr, target, name, None)

        def setitem(self, target, name, value):
            had = target.get(name, self.nothing)
            self.undo.callback(
                lambda: target.pop(name, None) if had is self.nothing
                else target.__setitem__(name, had)
            )
            target[name] = value

        def delitem(self, target, name, raising=True):
            if raising or name in target:
                self.setitem(target, name, None)
                del target[name]

        def setenv(self, name, value, prepend=None):
            self.setitem(os.environ, name, str(value))

        def delenv(self, name, raising=True):
            self.delitem(os.environ, name, raising)

        def chdir(self, path):
            self.undo.callback(os.chdir, os.getcwd())
            os.chdir(path)

        def syspath_prepend(self, path):
            self.undo.callback(sys.path.remove, str(path))
            sys.path.insert(0, str(path))

    def folder(undo):
        import pathlib, tempfile

        return pathlib.Path(tempfile.mkdtemp())

    makes = {
        "tmp_path": folder,
        "capsys": Output,
        "monkeypatch": Patching,
    }
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
            value = fixture(*[self.one] * (name in self.own), **self.taken(fixture))
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
    return source + _MAKING if _are_set_up(source, tests) else source


def called_in(source: str, tests: Sequence[str]) -> str:
    """An expression for the names of tests, and each of them as it can be called."""
    if _are_set_up(source, tests):
        return f"_cases_of({[*tests]!r})"
    return f"[{', '.join(f'({name!r}, {name})' for name in tests)}]"


def _are_set_up(source: str, tests: Sequence[str]) -> bool:
    are_methods = any("." in name for name in tests)
    return are_methods or any(each.search(source) for each in (_TAKEN, _SET_UP))

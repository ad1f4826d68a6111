"""What pytest hands to tests by name, made in the sandbox without pytest: no packages are there."""

import re
from collections.abc import Sequence

from bot.tools.source.weak_tests import HANDED

_TAKEN = re.compile(rf"^def test\w*\([^)]*\b(?:{'|'.join(HANDED)})\b", re.MULTILINE)
_MAKING = """

def _handed(test):
    import contextlib, importlib, io, os, sys

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
                target, name, value = importlib.import_module(path), last, name
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
    taken = test.__code__.co_varnames[: test.__code__.co_argcount]
    names = [each for each in taken if each in makes]

    def called():
        with contextlib.ExitStack() as undo:
            test(**{name: makes[name](undo) for name in names})

    return called

"""


def with_needs(source: str, tests: Sequence[str]) -> str:
    """Tests as they can be called without arguments."""
    if not _TAKEN.search(source):
        return source
    rows = "".join(f"{name} = _handed({name})\n" for name in tests)
    return f"{source}{_MAKING}\n{rows}"

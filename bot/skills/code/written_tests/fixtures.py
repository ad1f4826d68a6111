"""What pytest hands to tests by name, as text for the sandbox: no packages are there.

What else pytest's have (`capsys.disabled()`) is missing, and is said to be.
"""

MAKES = """

def _makes():
    import contextlib, io, logging, os, pathlib, pkgutil, sys, tempfile

    class Part:
        def __getattr__(self, name):
            if name.startswith("__"):
                raise AttributeError(name)
            raise ModuleNotFoundError(f"No module named 'pytest.{self.taken_as}.{name}'")

    class Read(tuple):
        def __new__(kind, out, err):
            return super().__new__(kind, (out, err))

        out, err = property(lambda self: self[0]), property(lambda self: self[1])

    class Output(Part):
        taken_as = "capsys"

        def __init__(self, undo):
            self._out, self._err = io.StringIO(), io.StringIO()
            undo.enter_context(contextlib.redirect_stdout(self._out))
            undo.enter_context(contextlib.redirect_stderr(self._err))

        def readouterr(self):
            texts = []
            for each in (self._out, self._err):
                texts.append(each.getvalue())
                each.seek(0)
                each.truncate()
            return Read(*texts)

    class Descriptors(Part):
        taken_as = "capfd"

        def __init__(self, undo):
            self._files = [self._taken(at, undo) for at in (1, 2)]
            undo.enter_context(contextlib.redirect_stdout(self._files[0]))
            undo.enter_context(contextlib.redirect_stderr(self._files[1]))

        def _taken(self, at, undo):
            file = tempfile.TemporaryFile(buffering=0)
            text = io.TextIOWrapper(file, "utf-8", newline="", write_through=True)
            kept = os.dup(at)
            undo.enter_context(text)
            undo.callback(os.close, kept)
            undo.callback(os.dup2, kept, at)
            os.dup2(file.fileno(), at)
            return text

        def readouterr(self):
            texts = []
            for each in self._files:
                each.seek(0)
                texts.append(each.read())
                each.seek(0)
                each.truncate()
            return Read(*texts)

    class Logs(Part, logging.Handler):
        taken_as = "caplog"

        def __init__(self, undo):
            super().__init__(0)
            self.setFormatter(
                logging.Formatter(
                    "%(levelname)-8s %(name)s:%(filename)s:%(lineno)d %(message)s"
                )
            )
            self._undo, self._kept, self._lines, self._is_doubtful = undo, [], [], False
            root = logging.getLogger()
            # beneath pytest `basicConfig` does nothing, so that nobody here knows the level
            self._is_unsure = bool(root.handlers) and root.level != logging.WARNING
            root.addHandler(self)
            undo.callback(root.removeHandler, self)

        handler = property(lambda self: self)
        records = property(lambda self: self._seen(self._kept))
        messages = property(lambda self: [each.getMessage() for each in self.records])
        text = property(lambda self: "".join(each + "\\n" for each in self._seen(self._lines)))
        record_tuples = property(
            lambda self: [(each.name, each.levelno, each.getMessage()) for each in self.records]
        )

        def emit(self, record):
            self._kept.append(record)
            self._lines.append(self.format(record))
            log = logging.getLogger(record.name)
            while log.parent and not log.level:
                log = log.parent
            if self._is_unsure and not log.parent and record.levelno < logging.WARNING:
                self._is_doubtful = True

        def _seen(self, found):
            if self._is_doubtful:
                raise ModuleNotFoundError("No module named 'pytest.caplog'")
            return found

        def clear(self):
            self._kept, self._lines = [], []

        def set_level(self, level, logger=None):
            self._undo.enter_context(self.at_level(level, logger))

        @contextlib.contextmanager
        def at_level(self, level, logger=None):
            log = logging.getLogger(logger)
            kept = log.level, self.level, self._is_unsure
            log.setLevel(level)
            self.setLevel(level)
            self._is_unsure = self._is_unsure and bool(log.parent)
            try:
                yield
            finally:
                log.setLevel(kept[0])
                self.setLevel(kept[1])
                self._is_unsure = kept[2]

    class Patching(Part):
        taken_as, _nothing = "monkeypatch", object()

        def __init__(self, undo):
            self._undo = undo

        def setattr(self, target, name, value=_nothing, raising=True):
            if isinstance(target, str):
                path, _, last = target.rpartition(".")
                target, name, value = pkgutil.resolve_name(path), last, name
            had = vars(target).get(name, self._nothing)
            getattr(target, name) if raising else None
            self._undo.callback(self._put, target, name, had)
            setattr(target, name, value)

        def _put(self, target, name, had):
            delattr(target, name) if had is self._nothing else setattr(target, name, had)

        def delattr(self, target, name, raising=True):
            self.setattr(target, name, None, raising)
            delattr(target, name)
            self._undo.callback(setattr, target, name, None)

        def setitem(self, target, name, value):
            had = target.get(name, self._nothing)
            self._undo.callback(
                lambda: target.pop(name, None) if had is self._nothing
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
            self._undo.callback(os.chdir, os.getcwd())
            os.chdir(path)

        def syspath_prepend(self, path):
            self._undo.callback(sys.path.remove, str(path))
            sys.path.insert(0, str(path))

        @contextlib.contextmanager
        def context(self):
            with contextlib.ExitStack() as undo:
                yield Patching(undo)

    class Folders(Part):
        taken_as = "tmp_path_factory"

        def __init__(self, undo):
            self._base = folder(undo)

        def getbasetemp(self):
            return self._base

        def mktemp(self, basename, numbered=True):
            number, made = 0, self._base / (f"{basename}0" if numbered else basename)
            while numbered and made.exists():
                number += 1
                made = self._base / f"{basename}{number}"
            made.mkdir()
            return made

    def folder(undo):
        return pathlib.Path(tempfile.mkdtemp())

    kinds = (Output, Descriptors, Logs, Patching, Folders)
    return {"tmp_path": folder, **{each.taken_as: each for each in kinds}}

"""

"""The sandbox: where code runs that nobody has read. One way in: `Sandbox.run`.

Several backends can hold code; the first in this order is used that is there *and* held when a set
of real escape attempts was run in it (`escapes.py`). Where none is, nothing is run, and people are
told so: there is no way around.

| backend | holds code with |
|---|---|
| `bubblewrap.py` | Linux namespaces, a deny list of system calls, resource limits |
| `runsc.py` | gVisor: a kernel of its own in user space |
| `monty.py` | an interpreter that has no way to files, network or processes; part of Python only |

Not covered: a hole in the kernel (bubblewrap), in gVisor, or in Monty; how busy the machine's
processor is for the seconds that code runs. SECURITY.md says it for operators.
"""

from bot.tools.sandbox.bounds import Settings
from bot.tools.sandbox.bubblewrap import Bubblewrap
from bot.tools.sandbox.monty import Monty
from bot.tools.sandbox.runsc import Runsc
from bot.tools.sandbox.sandbox import Sandbox

__all__ = ["Sandbox", "Settings", "build"]


def build(settings: Settings) -> Sandbox:
    """The sandbox as config wants it; looked for at its first use."""
    return Sandbox(settings, (Bubblewrap(), Runsc(), Monty()))

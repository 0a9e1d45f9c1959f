"""Commands of this program, as somebody at a console types them."""

import shlex
import subprocess
import sys

from kiosk.paths import ROOT


def typed(words: str) -> str:
    """A command of this program as it can be typed on this machine, in any folder; ``words`` such as "db upgrade".

    Debian has no ``python``, and another one than ours would not find the libraries.
    """
    program = [sys.executable or "python3", str(ROOT / "main.py")]
    join = subprocess.list2cmdline if sys.platform == "win32" else shlex.join
    return f"{join(program)} {words}"

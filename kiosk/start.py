"""The start of a kiosk, a desk or a window: what has to happen before its modules are loaded."""

import builtins
import gc
from importlib import import_module
from typing import Protocol, cast

from kiosk.domain.wish import Wish
from kiosk.settings import Settings

APP = "kiosk.app"
DESK = "kiosk.desk"
BOARD, COMPLAINTS = "kiosk.board", "kiosk.ui.voice.complaints"
WINDOW = "kiosk.window"


class Run(Protocol):
    """What `kiosk.app.run_kiosk` and `kiosk.desk.run_desk` are."""

    def __call__(self, settings: Settings, /, *, windowed: bool, size: tuple[int, int] | None) -> int:
        """The kiosk, or the desk, until it is told to end."""
        ...


class RunWindow(Protocol):
    """What `kiosk.window.run_window` is."""

    def __call__(
        self, settings: Settings, /, *, code: str, strip: bool, windowed: bool, size: tuple[int, int] | None
    ) -> int:
        """The window until it is told to end."""
        ...


class RunBoard(Protocol):
    """What `kiosk.board.run_board` is."""

    def __call__(
        self, settings: Settings, /, *, areas: list[Wish], screen: int, windowed: bool, size: tuple[int, int] | None
    ) -> int:
        """The boards until they are told to end."""
        ...


def run_kiosk(settings: Settings, /, *, windowed: bool = False, size: tuple[int, int] | None = None) -> int:
    """`kiosk.app.run_kiosk`, sooner on the screen and with less memory."""
    use_plain_imports()
    gc.disable()  # until the first paint almost nothing is rubbish, and looking for it takes 20 ms
    return cast(Run, import_module(APP).run_kiosk)(settings, windowed=windowed, size=size)


def run_desk(settings: Settings, /, *, windowed: bool = False, size: tuple[int, int] | None = None) -> int:
    """`kiosk.desk.run_desk`, with less memory."""
    use_plain_imports()
    return cast(Run, import_module(DESK).run_desk)(settings, windowed=windowed, size=size)


def run_window(
    settings: Settings,
    /,
    *,
    code: str = "",
    strip: bool = False,
    windowed: bool = False,
    size: tuple[int, int] | None = None,
) -> int:
    """`kiosk.window.run_window`, with less memory."""
    use_plain_imports()
    return cast(RunWindow, import_module(WINDOW).run_window)(
        settings, code=code, strip=strip, windowed=windowed, size=size
    )


def run_board(
    settings: Settings,
    /,
    *,
    areas: list[Wish],
    screen: int = 1,
    windowed: bool = False,
    size: tuple[int, int] | None = None,
) -> int:
    """`kiosk.board.run_board`, with less memory, and without what QtMultimedia says while it is loaded."""
    use_plain_imports()
    import_module(COMPLAINTS).hush_multimedia()
    run = cast(RunBoard, import_module(BOARD).run_board)
    return run(settings, areas=areas, screen=screen, windowed=windowed, size=size)


def use_plain_imports() -> None:
    """The import statement without a step that PySide6 puts before it.

    That step reads the source of each module, keeps it in memory, and looks for a wish to name methods otherwise.
    Nobody here wishes that, and it takes some 30 MB and a tenth of the time to the start page.
    """
    import_module("PySide6.QtCore")
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)

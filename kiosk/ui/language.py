"""The language on the screen: catalogues, dates, money."""

import subprocess
import tempfile
from datetime import date, datetime
from pathlib import Path

import PySide6
from PySide6.QtCore import QCoreApplication, QDate, QLocale, QStandardPaths, QTranslator

from kiosk.domain.money import yuan
from kiosk.domain.words import Words
from kiosk.paths import ASSETS

SOURCE = "en"
LANGUAGES = ("zh_CN", SOURCE)


def translate(context: str, text: str, /) -> str:
    """``text`` in the language on the screen; fill its ``{named}`` places with ``.format``.

    Both must be written out where it is called: Qt's lupdate reads them there, and passes over calls of other shapes.
    """
    return QCoreApplication.translate(context, text)


def translate_marked(context: str, text: str, /) -> str:
    """The same for a ``text`` that was marked by `QT_TRANSLATE_NOOP` where it is written."""
    return QCoreApplication.translate(context, text)


def say(words: Words) -> str:
    """A sentence in the language on the screen."""
    return translate_marked(words.context, words.text).format(**dict(words.values))


class Language:
    """The language in use; English sources need no catalogue."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._translator = QTranslator(QCoreApplication.instance())
        self.use(code)

    def use(self, code: str) -> None:
        """Switch to ``code``; pages shown from now on speak it."""
        program = QCoreApplication.instance()
        for spoken in program.findChildren(QTranslator) if program is not None else ():
            QCoreApplication.removeTranslator(spoken)  # one language at a time, whoever spoke before
        self.code = code
        QLocale.setDefault(QLocale(code))
        if code != SOURCE and self._translator.load(str(compiled(code))):
            QCoreApplication.installTranslator(self._translator)

    def other(self) -> str:
        """The code of the next language."""
        return LANGUAGES[(LANGUAGES.index(self.code) + 1) % len(LANGUAGES)]


def compiled(code: str) -> Path:
    """The compiled catalogue: the one made at set-up, or, if that is missing or older, a fresh one in the cache."""
    source = ASSETS / "i18n" / f"nuanxin_{code}.ts"
    ready = source.with_suffix(".qm")
    if _is_newer(ready, source):
        return ready
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericCacheLocation)) / "nuanxin"
    cached = folder / f"{code}_{source.stat().st_mtime_ns}.qm"
    if not cached.exists():
        _compile(source, cached)
    return cached


def _compile(source: Path, target: Path) -> None:
    """Whole or not at all: another process may be looking for it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    tool = Path(PySide6.__file__).parent / "lrelease"
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        half = Path(folder) / target.name
        subprocess.run([tool, "-silent", source, "-qm", half], check=True)
        half.replace(target)


def _is_newer(ready: Path, source: Path) -> bool:
    return ready.exists() and ready.stat().st_mtime >= source.stat().st_mtime


def is_chinese() -> bool:
    """Whether Chinese is on the screen."""
    return QLocale().language() is QLocale.Language.Chinese


def day_text(day: date, today: date) -> str:
    """ "Today" or the date with its weekday."""
    words = QLocale().toString(QDate(day.year, day.month, day.day), translate("Dates", "ddd d MMM"))
    names = {0: translate("Dates", "Today"), 1: translate("Dates", "Tomorrow")}
    name = names.get((day - today).days)
    return f"{name} {words}" if name else words


def clock_text(at: datetime) -> str:
    """Hours and minutes on the hospital's clock."""
    return at.strftime("%H:%M")


def money_text(fen: int) -> str:
    """An amount of ``fen`` as people read it."""
    return translate("Money", "{amount} yuan").format(amount=yuan(fen))

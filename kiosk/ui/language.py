"""The language on the screen: sentences, dates, money, and what a hospital says in two languages."""

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTranslator

from kiosk.domain.money import yuan
from kiosk.domain.words import Words
from kiosk.paths import CHINESE, ENGLISH, catalogue, languages, plain_catalogue
from kiosk.ui.catalogues import compiled

# As the speakers write it. Qt knows all others' own names, but calls these two "简体中文" and "American English".
OWN_NAMES = {CHINESE: "中文", ENGLISH: "English"}
ASKED = tuple("?!？！")
SPOKEN = "language"  # the program's property that holds the code of the language on the screen


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
    told = {name: date_text(value) if isinstance(value, date) else value for name, value in words.values}
    return translate_marked(words.context, words.text).format(**told)


class Diction(StrEnum):
    """How it is said: as to everybody, or plainly, to those who read this language as their second one."""

    USUAL = "usual"
    PLAIN = "plain"


class Language:
    """The language in use; English sources need no catalogue."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.diction = Diction.USUAL
        self._translators = {diction: QTranslator(QCoreApplication.instance()) for diction in Diction}
        self.use(code)

    def use(self, code: str) -> None:
        """Switch to ``code``; pages shown from now on speak it, in the diction in hand."""
        program = QCoreApplication.instance()
        for spoken in program.findChildren(QTranslator) if program is not None else ():
            QCoreApplication.removeTranslator(spoken)  # one language at a time, whoever spoke before
        self.code = code
        QLocale.setDefault(QLocale(code))
        if program is not None:
            program.setProperty(SPOKEN, code)
        for diction, source in self._sources().items():
            translator = self._translators[diction]
            if translator.load(str(compiled(source))):
                QCoreApplication.installTranslator(translator)  # the one installed last is asked first

    def speak(self, diction: Diction) -> None:
        """Say it in this ``diction`` from now on; what it has no words for is said as usual."""
        if diction is not self.diction:
            self.diction = diction
            self.use(self.code)

    def _sources(self) -> dict[Diction, Path]:
        """What to read the words from, the usual ones first."""
        usual = {} if self.code == ENGLISH else {Diction.USUAL: catalogue(self.code)}
        plain = plain_catalogue(self.code)
        return usual | ({Diction.PLAIN: plain} if self.diction is Diction.PLAIN and plain.exists() else {})

    def other(self) -> str:
        """The code of the next language."""
        return following(self.code)


def following(code: str) -> str:
    """The code of the language after ``code``, in the order of `languages`, round and round."""
    codes = languages()
    return codes[(codes.index(code) + 1) % len(codes)] if code in codes else codes[0]


def next_name() -> str:
    """What the next language is called by those who speak it."""
    program = QCoreApplication.instance()
    spoken = program.property(SPOKEN) if program is not None else None
    code = following(str(spoken or ENGLISH))
    return OWN_NAMES.get(code) or QLocale(code).nativeLanguageName() or code


def is_chinese() -> bool:
    """Whether Chinese is on the screen."""
    return QLocale().language() is QLocale.Language.Chinese


def local(chinese: str, english: str) -> str:
    """What the hospital says: its Chinese for those who read it, or when there is nothing else."""
    return chinese if is_chinese() or not english else english


def date_text(day: date) -> str:
    """The date with its weekday."""
    return QLocale().toString(QDate(day.year, day.month, day.day), translate("Dates", "ddd d MMM"))


def day_text(day: date, today: date) -> str:
    """ "Today" or the date with its weekday."""
    words = date_text(day)
    names = {0: translate("Dates", "Today"), 1: translate("Dates", "Tomorrow")}
    name = names.get((day - today).days)
    return f"{name} {words}" if name else words


def clock_text(at: datetime) -> str:
    """Hours and minutes on the hospital's clock."""
    return at.strftime("%H:%M")


def money_text(fen: int) -> str:
    """An amount of ``fen`` as people read it."""
    return translate("Money", "¥ {amount}").format(amount=yuan(fen))


def money_parts(fen: int) -> tuple[str, str, str]:
    """The same in parts, of which the middle one is the figures: they may be larger than what stands around them."""
    before, figures, after = translate("Money", "¥ {amount}").partition("{amount}")
    return before.strip(), figures.format(amount=yuan(fen)), after.strip()


def price_text(fen: int) -> str:
    """A price in short: whole yuan without decimals."""
    amount = f"{fen // 100}" if fen % 100 == 0 else yuan(fen)
    return translate("Money", "¥ {price}").format(price=amount)


def joined(*parts: str) -> str:
    """``parts`` that are not empty as one sentence, for those who hear it."""
    return translate("Sentences", ", ").join(part for part in parts if part)


def told(*sentences: str) -> str:
    """``sentences`` one after the other, for those who hear them; each ends once."""
    *before, last = [sentence for sentence in sentences if sentence] or [""]
    stop = translate("Sentences", ". ")
    return "".join((*(_ended(sentence.rstrip(".。"), stop) for sentence in before), last))


def _ended(sentence: str, stop: str) -> str:
    """A question keeps its own mark."""
    return f"{sentence}{stop.lstrip('.。')}" if sentence[-1:] in ASKED else f"{sentence}{stop}"


def named(what: str, value: str) -> str:
    """What it is and what it is here, for those who hear it."""
    return translate("Sentences", "{what}: {value}").format(what=what, value=value)

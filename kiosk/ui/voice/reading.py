"""What is on the screen as sentences, in the order in which they are read, from the accessible interface alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QLocale
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.domain.text import is_han
from kiosk.paths import CHINESE
from kiosk.ui.language import joined, told, translate
from kiosk.ui.widgets.card import Notice
from kiosk.ui.widgets.keypad import Key
from kiosk.ui.widgets.more import More

UNTOLD = frozenset({QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Grouping})
TICKING = QAccessible.Role.ProgressBar  # tells another number every second


class Part(IntEnum):
    """What a sentence is for, in the order in which a page tells it."""

    ERROR = 0
    TITLE = 1
    TEXT = 2
    COUNT = 3
    CHOICE = 4


@dataclass(frozen=True)
class Sentence:
    """Words on the screen, and the widget that shows them; None where nothing does.

    ``language`` is "" for the one on the screen. ``is_no_news`` when nobody wants to hear that it has changed: it
    ticks, or tells again what it told before.
    """

    text: str
    widget: QWidget | None = None
    part: Part = Part.TEXT
    language: str = ""
    is_no_news: bool = False


def read(front: QWidget) -> tuple[Sentence, ...]:
    """All that ``front``, a page or a question, tells: what is wrong, what this is, what to do, what to choose."""
    found = dict[str, Sentence]()  # what is shown in two places is told once
    for sentence in _walk(front):
        found.setdefault(sentence.text, sentence)
    controls = choices(front)
    counted = (Sentence(count_words(len(controls)), part=Part.COUNT),) if controls else ()
    keys = [each for each in _controls(front) if _is_typing(each)]
    typing = (Sentence(_keys_words(len(keys)), part=Part.COUNT),) if keys else ()
    told_of = (Sentence(control_words(each), each, Part.CHOICE, _language(each)) for each in controls)
    return tuple(sorted((*found.values(), *typing, *counted, *told_of), key=lambda sentence: sentence.part))


def choices(front: QWidget) -> tuple[QAbstractButton, ...]:
    """The controls of ``front`` that are no keys to type with."""
    return tuple(each for each in _controls(front) if not _is_typing(each))


def controls(*over: QWidget) -> tuple[QAbstractButton, ...]:
    """All controls in ``over`` that can be used now, in reading order."""
    return tuple(each for part in over for each in _controls(part) if each.isEnabled())


def sentence_of(widget: QWidget | None) -> Sentence | None:
    """What ``widget``, or the nearest around it that says something, tells; None where nothing does."""
    while widget is not None and not widget.isWindow():
        words = control_words(widget) if isinstance(widget, QAbstractButton) else _words(widget)
        if words:
            return Sentence(words, widget, language=_language(widget))
        widget = widget.parentWidget()
    return None


def control_words(control: QAbstractButton) -> str:
    """Its name, whether it is chosen or on, and whether it can be used."""
    interface = QAccessible.queryAccessibleInterface(control)
    state, role = interface.state(), interface.role()
    name = interface.text(QAccessible.Text.Name)
    on, off = "", ""
    if role is QAccessible.Role.RadioButton:
        on = translate("Voice", "chosen")
    elif role is QAccessible.Role.CheckBox:
        on, off = translate("Voice", "on"), translate("Voice", "off")
    unusable = translate("Voice", "cannot be used now") if state.disabled else ""
    return joined(name, on if state.checked else off, unusable)


def place_words(control: QWidget | None, ring: tuple[QAbstractButton, ...]) -> str:
    """The how manieth of ``ring`` it is; "" where it is none of several."""
    if len(ring) < 2 or not isinstance(control, QAbstractButton) or control not in ring:
        return ""
    return translate("Voice", "{place} of {count}").format(place=ring.index(control) + 1, count=len(ring))


def news(before: Iterable[Sentence], after: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """What ``after`` tells that ``before`` did not: an answer to what somebody did."""
    known = {(sentence.text, sentence.part) for sentence in before}  # a character offered, and then taken, is news
    fresh = (each for each in after if (each.text, each.part) not in known)
    return tuple(each for each in fresh if not each.is_no_news and each.part is not Part.COUNT)


def _walk(around: QWidget) -> Iterator[Sentence]:
    """Every text under ``around``; whoever tells in one sentence what is inside is not told in pieces as well."""
    for child in around.children():
        if not isinstance(child, QWidget) or child.isHidden() or isinstance(child, QAbstractButton):
            continue
        words = _words(child)
        if words:
            yield Sentence(words, child, _part(child), _language(child), _is_no_news(child))
        else:
            yield from _walk(child)


def _words(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is None or interface.role() in UNTOLD:
        return ""
    name, more = (interface.text(kind).strip() for kind in (QAccessible.Text.Name, QAccessible.Text.Description))
    return told(name, more if more not in name else "")


def _role(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def _is_no_news(widget: QWidget) -> bool:
    return _role(widget) is TICKING or bool(widget.property("hint"))


def _part(widget: QWidget) -> Part:
    if _role(widget) is QAccessible.Role.Heading:
        return Part.TITLE
    notice = widget.parentWidget()
    return Part.ERROR if isinstance(notice, Notice) and notice.tone == "trouble" else Part.TEXT


def _controls(front: QWidget) -> tuple[QAbstractButton, ...]:
    """What only moves the list is left out: whoever hears a page hears all of it, and keys move the list along."""
    found = front.findChildren(QAbstractButton)
    return tuple(each for each in found if each.isVisible() and not isinstance(each.parentWidget(), More))


def _is_typing(control: QAbstractButton) -> bool:
    """Whether it is one of many keys: characters one may pick for a name are choices."""
    return isinstance(control, Key) and not (len(control.text()) == 1 and is_han(control.text()))


def _language(widget: QWidget) -> str:
    """Chinese names keep their language on an English page."""
    is_marked = widget.locale().language() is QLocale.Language.Chinese
    return CHINESE if is_marked and QLocale().language() is not QLocale.Language.Chinese else ""


def count_words(count: int) -> str:
    """How many there are to choose from."""
    if count == 1:
        return translate("Voice", "1 choice")
    return translate("Voice", "{count} choices").format(count=count)


def _keys_words(count: int) -> str:
    return translate("Voice", "There are {count} keys on the screen.").format(count=count)

"""Roles that no class of Qt brings along, for screen readers: the window, a page, its title, a question in front."""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

# By the name of the class, which Qt asks for from the object's own class upwards. Few: PySide 6.11.3 keeps some 200
# bytes of each interface for ever, though only while a screen reader listens.
ROLES = {
    "Stage": QAccessible.Role.Window,
    "Page": QAccessible.Role.Grouping,
    "Home": QAccessible.Role.Grouping,
    "TroublePage": QAccessible.Role.Grouping,
    "Heading": QAccessible.Role.Heading,
    "Dialog": QAccessible.Role.Dialog,
}


def install_roles(window: QWidget) -> None:
    """From now on; ``window`` and the page on it are made known anew if a screen reader came first."""
    _install()
    if QAccessible.isActive():
        for widget in (window, *window.findChildren(QWidget)):
            if _role(widget) is not None:
                _forget(widget)


@cache
def _install() -> None:
    """Once: Qt would ask each of them again."""
    QAccessible.installFactory(_with_role)


def _with_role(name: str, found: QObject) -> QAccessibleInterface | None:
    role = ROLES.get(name)
    return QAccessibleWidget(found, role) if role is not None and isinstance(found, QWidget) else None


def _role(widget: QWidget) -> QAccessible.Role | None:
    return next((ROLES[kind.__name__] for kind in type(widget).__mro__ if kind.__name__ in ROLES), None)


def _forget(widget: QWidget) -> None:
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is not None:
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(interface))

"""Parts of forms that several kinds have."""

from kiosk.domain.administration import CONTEXT, Change, Deed, Entry, FieldSpec, Option
from kiosk.domain.words import QT_TRANSLATE_NOOP

ALL = frozenset({Deed.ADD, Deed.RETIRE, Deed.RESTORE})
CAN_BE_EMPTY = QT_TRANSLATE_NOOP("Administration", "Those who read no Chinese read the Chinese when this is empty.")
STAYS = QT_TRANSLATE_NOOP("Administration", "Stays as it is from then on: papers and other records carry it.")
HALL_DAY_ENDS = QT_TRANSLATE_NOOP("Administration", "24:00 is the end of the day.")

CODE = FieldSpec("code", QT_TRANSLATE_NOOP("Administration", "Code"), change=Change.ONCE, needed=True, help=STAYS)
NAME = FieldSpec("name", QT_TRANSLATE_NOOP("Administration", "Official name"), needed=True)
NAME_EN = FieldSpec("name_en", QT_TRANSLATE_NOOP("Administration", "Name in English"), help=CAN_BE_EMPTY)
DEPARTMENT = FieldSpec("department", QT_TRANSLATE_NOOP("Administration", "Department"), Entry.CHOICE, needed=True)
HOME_DEPARTMENT = FieldSpec(
    "department",
    QT_TRANSLATE_NOOP("Administration", "Department"),
    Entry.CHOICE,
    change=Change.ONCE,
    needed=True,
    help=STAYS,
)
OPENS = FieldSpec("opens", QT_TRANSLATE_NOOP("Administration", "Opens at"))
CLOSES = FieldSpec("closes", QT_TRANSLATE_NOOP("Administration", "Closes at"), help=HALL_DAY_ENDS)


def ours(value: str, name: str) -> Option:
    """An option that we named; mark ``name`` where it is written."""
    return Option(value, name, context=CONTEXT)

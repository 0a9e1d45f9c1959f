"""What is offered: sessions with their slots, and what they cost."""

from kiosk.domain.administered.common import ALL, HALL_DAY_ENDS, ours
from kiosk.domain.administration import Change, Deed, Entry, FieldSpec, Kind, KindSpec, Option
from kiosk.domain.bill import ItemKind
from kiosk.domain.journey import SessionKind
from kiosk.domain.terms import FEES
from kiosk.domain.words import QT_TRANSLATE_NOOP

SESSION_KINDS = (
    ours(SessionKind.GENERAL.value, QT_TRANSLATE_NOOP("Administration", "General clinic")),
    ours(SessionKind.EXPERT.value, QT_TRANSLATE_NOOP("Administration", "Expert clinic")),
    ours(SessionKind.SPECIAL.value, QT_TRANSLATE_NOOP("Administration", "Special clinic")),
)
CLASHES = (
    ours("stop", QT_TRANSLATE_NOOP("Administration", "Add nothing if a day clashes")),
    ours("skip", QT_TRANSLATE_NOOP("Administration", "Leave out the days that clash")),
)
ITEM_KINDS = tuple(Option(kind.value, FEES[kind], context="Terms") for kind in ItemKind)

SESSIONS = KindSpec(
    Kind.SESSIONS,
    QT_TRANSLATE_NOOP("Administration", "Sessions"),
    QT_TRANSLATE_NOOP("Administration", "Session"),
    "calendar",
    (
        FieldSpec(
            "day",
            QT_TRANSLATE_NOOP("Administration", "Date"),
            change=Change.ONCE,
            needed=True,
            help=QT_TRANSLATE_NOOP("Administration", "Year, month and day: 2026-11-23."),
        ),
        FieldSpec(
            "doctor",
            QT_TRANSLATE_NOOP("Administration", "Doctor"),
            Entry.CHOICE,
            Change.ONCE,
            help=QT_TRANSLATE_NOOP("Administration", "Empty: whoever is on duty."),
        ),
        FieldSpec(
            "department",
            QT_TRANSLATE_NOOP("Administration", "Department"),
            Entry.CHOICE,
            Change.ONCE,
            help=QT_TRANSLATE_NOOP("Administration", "The doctor's, if empty."),
        ),
        FieldSpec("room", QT_TRANSLATE_NOOP("Administration", "Room"), Entry.CHOICE, needed=True),
        FieldSpec(
            "kind",
            QT_TRANSLATE_NOOP("Administration", "Kind of clinic"),
            Entry.CHOICE,
            Change.ONCE,
            needed=True,
            options=SESSION_KINDS,
        ),
        FieldSpec(
            "fees",
            QT_TRANSLATE_NOOP("Administration", "Fee group"),
            Entry.CHOICE,
            help=QT_TRANSLATE_NOOP(
                "Administration", "That of the kind, if empty. Who is registered keeps the old fee."
            ),
        ),
        FieldSpec("from", QT_TRANSLATE_NOOP("Administration", "From"), change=Change.ONCE, needed=True),
        FieldSpec("to", QT_TRANSLATE_NOOP("Administration", "To"), change=Change.ONCE, needed=True, help=HALL_DAY_ENDS),
        FieldSpec("band", QT_TRANSLATE_NOOP("Administration", "Minutes of a slot"), change=Change.ONCE, needed=True),
        FieldSpec(
            "capacity",
            QT_TRANSLATE_NOOP("Administration", "Places in each slot"),
            needed=True,
            help=QT_TRANSLATE_NOOP("Administration", "Never fewer than are taken already."),
        ),
        FieldSpec(
            "weeks",
            QT_TRANSLATE_NOOP("Administration", "For how many weeks"),
            change=Change.NEW_ONLY,
            help=QT_TRANSLATE_NOOP("Administration", "On the same weekday; 1, if empty."),
        ),
        FieldSpec(
            "clashes",
            QT_TRANSLATE_NOOP("Administration", "When something clashes"),
            Entry.CHOICE,
            Change.NEW_ONLY,
            options=CLASHES,
        ),
    ),
    ("day", "from", "doctor", "room"),
    ("day", "from", "room"),
    frozenset({Deed.ADD, Deed.RETIRE}),
    retire=QT_TRANSLATE_NOOP("Administration", "Take back"),
    retired=QT_TRANSLATE_NOOP("Administration", "Taken back"),
)
FEE_ITEMS = KindSpec(
    Kind.FEES,
    QT_TRANSLATE_NOOP("Administration", "Fees"),
    QT_TRANSLATE_NOOP("Administration", "Fee"),
    "receipt",
    (
        FieldSpec(
            "group",
            QT_TRANSLATE_NOOP("Administration", "Fee group"),
            change=Change.ONCE,
            needed=True,
            help=QT_TRANSLATE_NOOP("Administration", "general, expert, special, or one of your own."),
        ),
        FieldSpec(
            "kind", QT_TRANSLATE_NOOP("Administration", "Kind of fee"), Entry.CHOICE, needed=True, options=ITEM_KINDS
        ),
        FieldSpec(
            "name",
            QT_TRANSLATE_NOOP("Administration", "Official name"),
            needed=True,
            help=QT_TRANSLATE_NOOP("Administration", "As it stands on the invoice."),
        ),
        FieldSpec("unit", QT_TRANSLATE_NOOP("Administration", "Unit")),
        FieldSpec(
            "price",
            QT_TRANSLATE_NOOP("Administration", "Price in yuan"),
            needed=True,
            help=QT_TRANSLATE_NOOP("Administration", "From now on. Whoever is registered already keeps the old one."),
        ),
        FieldSpec("fund_percent", QT_TRANSLATE_NOOP("Administration", "Share of the insurance fund, in percent")),
    ),
    ("group", "name", "price"),
    ("group", "name"),
    ALL,
)

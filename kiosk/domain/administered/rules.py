"""The rules of the hall: queues, messages, staff."""

from kiosk.domain.administered.common import ALL, CAN_BE_EMPTY, CLOSES, CODE, HOME_DEPARTMENT, NAME, NAME_EN, OPENS
from kiosk.domain.administration import Change, Deed, Entry, FieldSpec, Kind, KindSpec, Option
from kiosk.domain.queue import CREDITS
from kiosk.domain.queue_views import BADGES
from kiosk.domain.roles import NAMES, Right
from kiosk.domain.words import QT_TRANSLATE_NOOP

CREDIT = "credit_"  # begins the key of what a flag grants
ROLES = tuple(Option(role.value, name, context="Roles") for role, name in NAMES.items())

QUEUES = KindSpec(
    Kind.QUEUES,
    QT_TRANSLATE_NOOP("Administration", "Queue rules"),
    QT_TRANSLATE_NOOP("Administration", "Queue"),
    "users",
    (
        CODE,
        NAME,
        NAME_EN,
        HOME_DEPARTMENT,
        *(
            FieldSpec(
                f"{CREDIT}{flag.value}",
                BADGES[flag],
                help=QT_TRANSLATE_NOOP("Administration", "Minutes counted earlier. Nobody is ever overtaken by more."),
                context="Words",
            )
            for flag in CREDITS
        ),
        FieldSpec("elder_age", QT_TRANSLATE_NOOP("Administration", "Elderly from this age on")),
        FieldSpec("first_to_return", QT_TRANSLATE_NOOP("Administration", "First visits for each return visit")),
        FieldSpec("back_by", QT_TRANSLATE_NOOP("Administration", "Places lost by a missed call")),
        FieldSpec(
            "times_back",
            QT_TRANSLATE_NOOP("Administration", "So often; then once to the end"),
        ),
        OPENS,
        CLOSES,
        FieldSpec(
            "daily_cap",
            QT_TRANSLATE_NOOP("Administration", "Tickets a day at most"),
            help=QT_TRANSLATE_NOOP("Administration", "Any number, if empty."),
        ),
        FieldSpec(
            "callers",
            QT_TRANSLATE_NOOP("Administration", "Who may call"),
            Entry.SEVERAL,
            options=ROLES,
            help=QT_TRANSLATE_NOOP("Administration", "Everybody at a window, if nothing is chosen."),
        ),
    ),
    ("code", "name", "department"),
    ("code", "name"),
)
MESSAGES = KindSpec(
    Kind.MESSAGES,
    QT_TRANSLATE_NOOP("Administration", "Messages"),
    QT_TRANSLATE_NOOP("Administration", "Message"),
    "info-circle",
    (
        FieldSpec(
            "words",
            QT_TRANSLATE_NOOP("Administration", "Message"),
            needed=True,
            help=QT_TRANSLATE_NOOP("Administration", "One plain sentence on the start page of every kiosk."),
        ),
        FieldSpec("words_en", QT_TRANSLATE_NOOP("Administration", "Message in English"), help=CAN_BE_EMPTY),
        FieldSpec(
            "since",
            QT_TRANSLATE_NOOP("Administration", "Shown from"),
            help=QT_TRANSLATE_NOOP("Administration", "Day and time: 2026-11-23 08:00. From now on, if empty."),
        ),
        FieldSpec(
            "until",
            QT_TRANSLATE_NOOP("Administration", "Shown until"),
            help=QT_TRANSLATE_NOOP("Administration", "Until it is taken away, if empty."),
        ),
        FieldSpec(
            "position",
            QT_TRANSLATE_NOOP("Administration", "Order"),
            help=QT_TRANSLATE_NOOP("Administration", "Only one line is shown: that with the smallest number."),
        ),
    ),
    ("words", "until"),
    ("words",),
    ALL,
    retire=QT_TRANSLATE_NOOP("Administration", "Take away"),
    retired=QT_TRANSLATE_NOOP("Administration", "Taken away"),
)
STAFF = KindSpec(
    Kind.STAFF,
    QT_TRANSLATE_NOOP("Administration", "Staff list"),
    QT_TRANSLATE_NOOP("Administration", "Member of staff"),
    "users-group",
    (
        FieldSpec(
            "number",
            QT_TRANSLATE_NOOP("Administration", "Staff number"),
            change=Change.ONCE,
            needed=True,
            help=QT_TRANSLATE_NOOP("Administration", "Whatever they do is on record under it."),
        ),
        FieldSpec("name", QT_TRANSLATE_NOOP("Administration", "Full name"), needed=True, is_personal=True),
        FieldSpec("role", QT_TRANSLATE_NOOP("Administration", "Role"), Entry.CHOICE, needed=True, options=ROLES),
        FieldSpec(
            "secret",
            QT_TRANSLATE_NOOP("Administration", "New PIN or password"),
            Entry.SECRET,
            help=QT_TRANSLATE_NOOP("Administration", "Never shown again. Empty: it stays as it is."),
            is_personal=True,
        ),
    ),
    ("number", "name", "role"),
    ("number", "name"),
    ALL | {Deed.BADGE},
    Right.MANAGE_STAFF,
    retire=QT_TRANSLATE_NOOP("Administration", "Lock"),
    restore=QT_TRANSLATE_NOOP("Administration", "Unlock"),
    retired=QT_TRANSLATE_NOOP("Administration", "Locked"),
)

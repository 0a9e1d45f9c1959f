"""The house: the hospital itself, its departments, rooms and doctors."""

from dataclasses import replace

from kiosk.domain.administered.common import (
    ALL,
    CAN_BE_EMPTY,
    CLOSES,
    CODE,
    DEPARTMENT,
    HOME_DEPARTMENT,
    NAME,
    NAME_EN,
    OPENS,
    STAYS,
    ours,
)
from kiosk.domain.administration import Change, Entry, FieldSpec, Kind, KindSpec
from kiosk.domain.words import QT_TRANSLATE_NOOP

PICTURES = (
    ours("stethoscope", QT_TRANSLATE_NOOP("Administration", "Stethoscope")),
    ours("bandage", QT_TRANSLATE_NOOP("Administration", "Plaster")),
    ours("bone", QT_TRANSLATE_NOOP("Administration", "Bone")),
    ours("mood-kid", QT_TRANSLATE_NOOP("Administration", "Child's face")),
    ours("gender-female", QT_TRANSLATE_NOOP("Administration", "Sign for women")),
    ours("eye", QT_TRANSLATE_NOOP("Administration", "Eye")),
    ours("dental", QT_TRANSLATE_NOOP("Administration", "Tooth")),
    ours("ambulance", QT_TRANSLATE_NOOP("Administration", "Ambulance")),
    ours("hand-stop", QT_TRANSLATE_NOOP("Administration", "Hand")),
    ours("ear", QT_TRANSLATE_NOOP("Administration", "Ear")),
    ours("heartbeat", QT_TRANSLATE_NOOP("Administration", "Heartbeat")),
    ours("lungs", QT_TRANSLATE_NOOP("Administration", "Lungs")),
    ours("soup", QT_TRANSLATE_NOOP("Administration", "Bowl")),
    ours("brain", QT_TRANSLATE_NOOP("Administration", "Brain")),
    ours("vaccine-bottle", QT_TRANSLATE_NOOP("Administration", "Small bottle")),
    ours("filter", QT_TRANSLATE_NOOP("Administration", "Filter")),
    ours("shield-heart", QT_TRANSLATE_NOOP("Administration", "Shield")),
    ours("droplet", QT_TRANSLATE_NOOP("Administration", "Drop")),
    ours("droplets", QT_TRANSLATE_NOOP("Administration", "Drops")),
    ours("old", QT_TRANSLATE_NOOP("Administration", "Somebody with a stick")),
    ours("ribbon-health", QT_TRANSLATE_NOOP("Administration", "Ribbon")),
    ours("first-aid-kit", QT_TRANSLATE_NOOP("Administration", "First-aid kit")),
    ours("leaf", QT_TRANSLATE_NOOP("Administration", "Leaf")),
    ours("needle", QT_TRANSLATE_NOOP("Administration", "Needle")),
    ours("walk", QT_TRANSLATE_NOOP("Administration", "Somebody walking")),
    ours("mood-heart", QT_TRANSLATE_NOOP("Administration", "Face with a heart")),
    ours("microscope", QT_TRANSLATE_NOOP("Administration", "Microscope")),
    ours("temperature", QT_TRANSLATE_NOOP("Administration", "Thermometer")),
    ours("pill", QT_TRANSLATE_NOOP("Administration", "Pill")),
)
HOSPITAL = KindSpec(
    Kind.HOSPITAL,
    QT_TRANSLATE_NOOP("Administration", "Hospital"),
    QT_TRANSLATE_NOOP("Administration", "Hospital"),
    "home-heart",
    (
        NAME,
        NAME_EN,
        FieldSpec(
            "guide_desk",
            QT_TRANSLATE_NOOP("Administration", "Where the guide desk is"),
            needed=True,
            help=QT_TRANSLATE_NOOP("Administration", "As it is said to people: where they find somebody."),
        ),
        FieldSpec("guide_desk_en", QT_TRANSLATE_NOOP("Administration", "Where the guide desk is, in English")),
        FieldSpec(
            "notice",
            QT_TRANSLATE_NOOP("Administration", "Notice on the start page"),
            help=QT_TRANSLATE_NOOP("Administration", "Shown while no message is."),
        ),
        FieldSpec("notice_en", QT_TRANSLATE_NOOP("Administration", "Notice in English"), help=CAN_BE_EMPTY),
        FieldSpec(
            "institution",
            QT_TRANSLATE_NOOP("Administration", "Type of institution"),
            help=QT_TRANSLATE_NOOP("Administration", "As it stands on invoices. It can stay empty."),
        ),
        replace(OPENS, needed=True),
        replace(CLOSES, needed=True),
        FieldSpec(
            "zone", QT_TRANSLATE_NOOP("Administration", "Time zone"), change=Change.ONCE, needed=True, help=STAYS
        ),
    ),
    ("name", "opens", "closes"),
    ("name",),
)
DEPARTMENTS = KindSpec(
    Kind.DEPARTMENTS,
    QT_TRANSLATE_NOOP("Administration", "Departments"),
    QT_TRANSLATE_NOOP("Administration", "Department"),
    "layout-grid",
    (
        CODE,
        FieldSpec(
            "letter",
            QT_TRANSLATE_NOOP("Administration", "Letter"),
            change=Change.ONCE,
            needed=True,
            help=QT_TRANSLATE_NOOP("Administration", "Begins its queue numbers. Tickets carry it, so it stays."),
        ),
        NAME,
        NAME_EN,
        FieldSpec(
            "group",
            QT_TRANSLATE_NOOP("Administration", "Group"),
            needed=True,
            help=QT_TRANSLATE_NOOP("Administration", "The heading under which all departments show it."),
        ),
        FieldSpec("group_en", QT_TRANSLATE_NOOP("Administration", "Group in English"), help=CAN_BE_EMPTY),
        FieldSpec("floor", QT_TRANSLATE_NOOP("Administration", "Floor"), needed=True),
        FieldSpec("icon", QT_TRANSLATE_NOOP("Administration", "Picture"), Entry.CHOICE, options=PICTURES),
        FieldSpec(
            "minutes_each",
            QT_TRANSLATE_NOOP("Administration", "Minutes for each patient"),
            help=QT_TRANSLATE_NOOP("Administration", "Where estimates of waiting times begin."),
        ),
        FieldSpec(
            "position",
            QT_TRANSLATE_NOOP("Administration", "Order"),
            help=QT_TRANSLATE_NOOP("Administration", "The first seven stand on the kiosk's first page of departments."),
        ),
    ),
    ("code", "name", "letter", "floor"),
    ("code", "name"),
    ALL,
)
ROOMS = KindSpec(
    Kind.ROOMS,
    QT_TRANSLATE_NOOP("Administration", "Rooms"),
    QT_TRANSLATE_NOOP("Administration", "Room"),
    "door",
    (
        CODE,
        HOME_DEPARTMENT,
        NAME,
        NAME_EN,
        FieldSpec(
            "floor",
            QT_TRANSLATE_NOOP("Administration", "Floor"),
            help=QT_TRANSLATE_NOOP("Administration", "The department's, if empty."),
        ),
        FieldSpec(
            "way",
            QT_TRANSLATE_NOOP("Administration", "Way from the hall"),
            help=QT_TRANSLATE_NOOP("Administration", "Steps of two texts each, a colon between, a semicolon after."),
        ),
        FieldSpec("way_en", QT_TRANSLATE_NOOP("Administration", "The same steps in English"), help=CAN_BE_EMPTY),
    ),
    ("code", "name", "department", "floor"),
    ("code", "name"),
    ALL,
)
DOCTORS = KindSpec(
    Kind.DOCTORS,
    QT_TRANSLATE_NOOP("Administration", "Doctors"),
    QT_TRANSLATE_NOOP("Administration", "Doctor"),
    "stethoscope",
    (
        CODE,
        DEPARTMENT,
        FieldSpec("name", QT_TRANSLATE_NOOP("Administration", "Full name"), needed=True, is_personal=True),
        FieldSpec(
            "name_en",
            QT_TRANSLATE_NOOP("Administration", "Name in English"),
            help=QT_TRANSLATE_NOOP("Administration", "As the doctor spells it."),
            is_personal=True,
        ),
        FieldSpec("title", QT_TRANSLATE_NOOP("Administration", "Job title"), needed=True),
        FieldSpec(
            "speciality",
            QT_TRANSLATE_NOOP("Administration", "Speciality"),
            help=QT_TRANSLATE_NOOP("Administration", "In patients' words: high blood pressure, coughs."),
        ),
        FieldSpec("speciality_en", QT_TRANSLATE_NOOP("Administration", "Speciality in English"), help=CAN_BE_EMPTY),
    ),
    ("code", "name", "title", "department"),
    ("code", "name"),
    ALL,
)

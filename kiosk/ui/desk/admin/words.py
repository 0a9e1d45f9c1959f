"""What is said of records: the names of fields and options, a record's cells, its state, and its past."""

from collections.abc import Mapping
from datetime import datetime

from kiosk.domain.administration import CONTEXT, Change, Changed, FieldSpec, Kind, KindSpec, Option, Record
from kiosk.ui.desk.table import Column, Line
from kiosk.ui.language import clock_text, day_text, local, translate, translate_marked

Options = Mapping[str, tuple[Option, ...]]
WIDTHS = {
    "name": 5,
    "words": 8,
    "until": 6,
    "room": 6,
    "doctor": 6,
    "title": 6,
    "department": 4,
    "group": 4,
    "role": 5,
    "floor": 2,
}
WIDTH, STATE_WIDTH = 3, 4  # shares of a list's width, of any other column and of the state
NUMBERS = frozenset({"price", "floor", "capacity"})
ENGLISH = {"name": "name_en", "words": "words_en"}  # what stands beside a text in English
STATED = frozenset({Kind.MESSAGES, Kind.STAFF})  # kinds whose state is worth a column


def label(field: FieldSpec) -> str:
    """The name of a field, marked where it must be filled in."""
    name = translate_marked(field.context, field.label)
    return f"{name} *" if field.needed else name


def marked(text: str) -> str:
    """A text of the forms' tables; "" stays empty."""
    return translate_marked(CONTEXT, text) if text else ""


def option_name(option: Option) -> str:
    """As it is chosen: our own word, or the hospital's."""
    return translate_marked(option.context, option.name) if option.context else local(option.name, option.name_en)


def options_of(field: FieldSpec, options: Options) -> tuple[Option, ...]:
    """What a field may be."""
    return field.options or options.get(field.key, ())


def cell(field: FieldSpec, record: Record, options: Options, now: datetime) -> str:
    """A value as the list shows it: a choice by its name, a name in the reader's language, this year's days short."""
    value = record.values[field.key]
    if field.key in ENGLISH and field.key in record.values:
        return local(value, record.values.get(ENGLISH[field.key], ""))
    named = (option_name(each) for each in options_of(field, options) if value and each.value == value)
    return next(named, value.removeprefix(f"{now:%Y}-"))


def columns(spec: KindSpec) -> list[Column]:
    """The list's columns; the state comes last where it has one."""
    shown = [spec.field(key) for key in spec.columns]
    named = [
        Column(translate_marked(field.context, field.label), WIDTHS.get(field.key, WIDTH), field.key in NUMBERS)
        for field in shown
    ]
    return [*named, Column(translate("Administration", "State"), STATE_WIDTH)] if spec.kind in STATED else named


def line(spec: KindSpec, record: Record, options: Options, now: datetime) -> Line:
    """A record as a row of the list; where there is no column for it, a retired one says so beside its name."""
    cells = [cell(spec.field(key), record, options, now) for key in spec.columns]
    word, tone = state(spec, record, now)
    if spec.kind in STATED:
        cells.append(word)
    elif word:
        cells[1] = translate("Administration", "{name} · {state}").format(name=cells[1], state=word)
    return Line(record.key, tuple(cells), tone)


def state(spec: KindSpec, record: Record, now: datetime) -> tuple[str, str]:
    """The word for how a record stands and its tone; a message is shown, is over, or is still to come."""
    if record.is_retired:
        return marked(spec.retired), "muted"
    if spec.kind is not Kind.MESSAGES:
        return "", ""
    at = f"{now:%Y-%m-%d %H:%M}"
    if record.values["until"] and record.values["until"] <= at:
        return translate("Administration", "Over"), "muted"
    if record.values["since"] > at:
        return translate("Administration", "Later"), ""
    return translate("Administration", "Shown"), "good"


def title(spec: KindSpec, record: Record | None, options: Options, now: datetime) -> str:
    """What stands above the form."""
    if record is None:
        return translate("Administration", "New: {kind}").format(kind=marked(spec.one))
    return " ".join(cell(spec.field(key), record, options, now) for key in spec.titles)


def past(spec: KindSpec, change: Changed, now: datetime) -> str:
    """One change as a line: when, who, what."""
    deeds = {
        "admin.save": "",
        "admin.retire": marked(spec.retire),
        "admin.restore": marked(spec.restore),
        "staff.enrol": translate("Administration", "Account made"),
        "staff.change_secret": translate("Administration", "New PIN or password"),
        "staff.bind_badge": translate("Administration", "Badge"),
        "staff.drop_badge": translate("Administration", "Badge taken back"),
        "staff.lock": translate("Administration", "Lock"),
        "staff.unlock": translate("Administration", "Unlock"),
    }
    said = [deeds.get(change.action, "")]
    if change.action == "admin.save":
        said = [_changed(spec, key, words) for key, words in change.changes]
    head = f"{day_text(change.at.date(), now.date())} {clock_text(change.at)} · {change.who}"
    return "\n".join((head, *(words for words in said if words)))


def _changed(spec: KindSpec, key: str, words: str) -> str:
    field = next((each for each in spec.fields if each.key == key and each.change is not Change.NEW_ONLY), None)
    if field is None:
        return ""
    name = translate_marked(field.context, field.label)
    told = words or translate("Administration", "changed")
    return translate("Administration", "{field}: {change}").format(field=name, change=told)

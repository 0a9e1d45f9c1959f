"""The sections of a hospital's files about queues: rules, windows, and which queue a window calls from."""

import re
from collections.abc import Mapping
from datetime import time
from typing import TypeVar

from kiosk.domain.queue import DEFAULT_RULES, MOST_CREDIT, Flag, Rules
from kiosk.domain.roles import Role
from kiosk.services.seeding.hospital import QueueEntry, WindowEntry
from kiosk.services.seeding.rows import Row
from kiosk.services.seeding.values import CODE, FLOOR, HOUR, TEXT, Sort, whole

T = TypeVar("T")

CHINESE = {
    "危重": Flag.CRITICAL,
    "孕妇": Flag.PREGNANT,
    "老人": Flag.ELDER,
    "军人": Flag.SOLDIER,
    "残疾": Flag.DISABLED,
    "烈属": Flag.MARTYR,
    "儿童": Flag.CHILD,
    "一级": Flag.TRIAGE_1,
    "二级": Flag.TRIAGE_2,
    "三级": Flag.TRIAGE_3,
    "绿色通道": Flag.GREEN,
}
FLAGS = {flag.value: flag for flag in Flag} | CHINESE


def _pairs(value: object, *, most: int) -> dict[str, int]:
    """Names and whole numbers: {a = 1} in TOML, a:1；b:2 in CSV."""
    if isinstance(value, dict):
        found = {str(name): str(number) for name, number in value.items()}
    else:
        parts = re.split(r"[;；]", str(value))
        found = dict(re.split(r"\s*[:：]\s*", part.strip(), maxsplit=1) for part in parts)
    numbers = {name.strip(): int(number) for name, number in found.items()}
    if not all(0 <= number <= most for number in numbers.values()):
        raise ValueError(value)
    return numbers


def _credits(value: object) -> Mapping[Flag, int]:
    return {FLAGS[name]: minutes for name, minutes in _pairs(value, most=MOST_CREDIT).items()}


def _weights(value: object) -> tuple[tuple[str, int], ...]:
    weights = tuple(_pairs(value, most=100).items())
    if not all(weight for _, weight in weights):
        raise ValueError(value)
    return weights


def _roles(value: object) -> tuple[str, ...]:
    written = value if isinstance(value, list) else re.split(r"[;；,，、\s]+", str(value).strip())
    return tuple(Role(role).value for role in written)


CREDIT: Sort[Mapping[Flag, int]] = Sort(
    f"minutes up to {MOST_CREDIT} by priority, such as elder:15；pregnant:20", _credits, {}
)
WEIGHTS: Sort[tuple[tuple[str, int], ...]] = Sort("queues with weights, such as NK-1:2；NK-2:1", _weights, ())
ROLES: Sort[tuple[str, ...]] = Sort("roles such as clerk；guide", _roles, ())
CREDIT_MINUTES = whole(0, MOST_CREDIT)
AGE = whole(40, 130)
FEW = whole(1, 50)
TIMES = whole(0, 10)
CAP = whole(1, 100_000)


def queue(row: Row) -> QueueEntry:
    """One queue and its rules."""
    rules = Rules(
        credits=row.given("credits", CREDIT, DEFAULT_RULES.credits),
        elder_age=row.given("elder_age", AGE, DEFAULT_RULES.elder_age),
        first_to_return=row.given("first_to_return", FEW, DEFAULT_RULES.first_to_return),
        back_by=row.given("back_by", FEW, DEFAULT_RULES.back_by),
        times_back=row.given("times_back", TIMES, DEFAULT_RULES.times_back),
        opens=row.given("opens", HOUR, time.min),
        closes=row.given("closes", HOUR, time.max),
        daily_cap=row.optional("daily_cap", CAP, None),
        callers=row.given("callers", ROLES, ()),
    )
    return QueueEntry(
        code=row.required("code", CODE),
        name=row.required("name", TEXT),
        name_en=row.given("name_en", TEXT, ""),
        department=row.required("department", CODE),
        rules=rules,
    )


def window(row: Row) -> WindowEntry:
    """One window."""
    return WindowEntry(
        code=row.required("code", CODE),
        name=row.required("name", TEXT),
        name_en=row.given("name_en", TEXT, ""),
        room=row.given("room", CODE, ""),
        floor=row.optional("floor", FLOOR, None),
        queues=row.given("queues", WEIGHTS, ()),
    )

"""What the tables say of somebody: NEWS2, the level proposed, and why, sign by sign."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kiosk.domain.triage.signs import Consciousness, Level, Presented, Scale, Sign, Track, Vitals
from kiosk.domain.triage.tables import PREGNANT, Band, Finding, LevelTable, News2Table, Tables
from kiosk.domain.words import QT_TRANSLATE_NOOP, Words, words

POINTS = QT_TRANSLATE_NOOP("Words", "{value}: {points} points ({band})")
ON_OXYGEN = QT_TRANSLATE_NOOP("Words", "given oxygen: {points} points")
ON_AIR = QT_TRANSLATE_NOOP("Words", "breathes air: {points} points")
MIND = QT_TRANSLATE_NOOP("Words", "{value}: {points} points")
IN_BAND = QT_TRANSLATE_NOOP("Words", "{value}: level {level} ({band})")
IN_BAND_DYSPNOEA = QT_TRANSLATE_NOOP("Words", "{value} and short of breath: level {level} ({band})")
MIND_LEVEL = QT_TRANSLATE_NOOP("Words", "{value}: level {level}")
SEEN = QT_TRANSLATE_NOOP("Words", "level {level}")
BY_TOTAL = QT_TRANSLATE_NOOP("Words", "NEWS2 is {total}, {least} or more: level {level} at the least")
BY_SINGLE = QT_TRANSLATE_NOOP("Words", "one sign has {single} points: level {level} at the least")
NOTHING_GRAVE = QT_TRANSLATE_NOOP("Words", "nothing speaks for a graver level")
TOO_YOUNG = QT_TRANSLATE_NOOP("Words", "NEWS2 is not usable under {age} years. The four levels hold; mind the age.")
IS_PREGNANT = QT_TRANSLATE_NOOP("Words", "NEWS2 is not usable in pregnancy. The four levels hold.")
ACVPU = {
    Consciousness.ALERT: QT_TRANSLATE_NOOP("Words", "Alert"),
    Consciousness.CONFUSED: QT_TRANSLATE_NOOP("Words", "Newly confused"),
    Consciousness.VOICE: QT_TRANSLATE_NOOP("Words", "Answers to voice"),
    Consciousness.PAIN: QT_TRANSLATE_NOOP("Words", "Answers to pain"),
    Consciousness.UNRESPONSIVE: QT_TRANSLATE_NOOP("Words", "Unresponsive"),
}
SCORED = (Sign.RESPIRATION, Sign.SPO2, Sign.OXYGEN, Sign.SYSTOLIC, Sign.PULSE, Sign.CONSCIOUSNESS, Sign.TEMPERATURE)


class Alarm(StrEnum):
    """What a score of NEWS2 asks for."""

    LOW = "low"
    URGENT = "urgent"
    EMERGENCY = "emergency"


@dataclass(frozen=True)
class Reason:
    """Why: a sign or a finding (its names, Chinese and English), with its points or its level; "" and None without."""

    words: Words
    sign: Sign | None = None
    names: tuple[str, str] = ("", "")
    points: int | None = None
    level: Level | None = None


@dataclass(frozen=True)
class Score:
    """NEWS2: the sum of its parts; while signs are ``missing`` it is the least the patient can have."""

    total: int
    alarm: Alarm
    parts: tuple[Reason, ...]
    missing: tuple[Sign, ...]


@dataclass(frozen=True)
class Proposal:
    """What the machine proposes. ``news2`` is None where it must not be used, and ``why_not`` says why.

    ``reasons`` are those of the level, the gravest first; ``tables`` is the version of what it was judged by.
    """

    level: Level
    reasons: tuple[Reason, ...]
    news2: Score | None
    why_not: Words | None
    tracks: frozenset[Track]
    tables: str


def propose(case: Presented, tables: Tables) -> Proposal:
    """Judge by the tables; the highest level of any sign wins."""
    why_not = _why_not(case, tables)
    score = None if why_not else news2(case.vitals, tables.news2)
    findings = [found for key, found in tables.levels.findings.items() if key in case.findings]
    reasons = sorted(_grave(case, findings, score, tables.levels), key=lambda each: each.level or Level.FOUR)
    level = min((each.level for each in reasons if each.level), default=Level.FOUR)
    if not reasons:
        reasons = [Reason(words(NOTHING_GRAVE), level=Level.FOUR)]
    tracks = frozenset(found.track for found in findings if found.track is not None)
    return Proposal(level, tuple(reasons), score, why_not, tracks, tables.version)


def news2(vitals: Vitals, table: News2Table) -> Score:
    """NEWS2 of what was measured, for somebody it may be used for (`propose` sees to that)."""
    parts = tuple(_parts(vitals, table))
    known = {part.sign for part in parts}
    points = [part.points or 0 for part in parts]
    total = sum(points)
    alarm = Alarm.LOW
    if total >= table.emergency:
        alarm = Alarm.EMERGENCY
    elif total >= table.urgent or max(points, default=0) >= table.single:
        alarm = Alarm.URGENT
    return Score(total, alarm, parts, tuple(sign for sign in SCORED if sign not in known))


def _why_not(case: Presented, tables: Tables) -> Words | None:
    if case.age is not None and case.age < tables.news2.from_age:
        return words(TOO_YOUNG, age=tables.news2.from_age)
    return words(IS_PREGNANT) if _tells(case, PREGNANT, tables.levels) else None


def _tells(case: Presented, what: str, table: LevelTable) -> bool:
    return any(table.findings[key].tells == what for key in case.findings if key in table.findings)


def _parts(vitals: Vitals, table: News2Table) -> Iterator[Reason]:
    for sign in SCORED:
        if sign is Sign.OXYGEN and vitals.on_oxygen is not None:
            points = table.oxygen if vitals.on_oxygen else 0
            yield Reason(words(ON_OXYGEN if vitals.on_oxygen else ON_AIR, points=points), sign, points=points)
        elif sign is Sign.CONSCIOUSNESS and vitals.consciousness is not None:
            points = table.consciousness[vitals.consciousness]
            yield Reason(words(MIND, value=vitals.consciousness.value, points=points), sign, points=points)
        elif sign in vitals.numbers and not _hangs_on_oxygen(sign, vitals):
            value = vitals.numbers[sign]
            band = _band(table.rows[_row_name(sign, vitals)], value)
            told = words(POINTS, value=str(value), points=band.points, band=band.words)
            yield Reason(told, sign, points=band.points)


def _hangs_on_oxygen(sign: Sign, vitals: Vitals) -> bool:
    """On the second scale the same figure means nothing on air and much on oxygen: somebody has to look first."""
    return sign is Sign.SPO2 and vitals.scale is Scale.TWO and vitals.on_oxygen is None


def _row_name(sign: Sign, vitals: Vitals) -> str:
    if sign is not Sign.SPO2:
        return sign.value
    if vitals.scale is Scale.ONE:
        return "spo2_1"
    return "spo2_2_oxygen" if vitals.on_oxygen else "spo2_2_air"


def _band(bands: tuple[Band, ...], value: Decimal) -> Band:
    return next(band for band in bands if band.holds(value))  # the last one is open


def _grave(case: Presented, findings: list[Finding], score: Score | None, table: LevelTable) -> Iterator[Reason]:
    """Every reason for a level above the lowest."""
    yield from (
        Reason(words(SEEN, level=found.level.figure), names=(found.name, found.name_en), level=found.level)
        for found in findings
        if found.level is not None
    )
    yield from _measured(case, table)
    mind = case.vitals.consciousness
    if mind is not None and mind in table.consciousness:
        level = table.consciousness[mind]
        yield Reason(words(MIND_LEVEL, value=mind.value, level=level.figure), Sign.CONSCIOUSNESS, level=level)
    if score is not None:
        yield from _floors(score, table)


def _measured(case: Presented, table: LevelTable) -> Iterator[Reason]:
    for sign, value in case.vitals.numbers.items():
        held = [each for each in table.signs.get(sign, ()) if each.holds(value) and _has(case, each.needs, table)]
        if held:
            band = min(held, key=lambda each: each.level)
            text = IN_BAND_DYSPNOEA if band.needs else IN_BAND
            told = words(text, value=str(value), level=band.level.figure, band=band.words)
            yield Reason(told, sign, level=band.level)


def _has(case: Presented, needs: str, table: LevelTable) -> bool:
    return not needs or _tells(case, needs, table)


def _floors(score: Score, table: LevelTable) -> Iterator[Reason]:
    """The gravest thing NEWS2 says, once."""
    most = max((part.points or 0 for part in score.parts), default=0)
    found = []
    for floor in table.floors:
        if floor.least is not None and score.total >= floor.least:
            told = words(BY_TOTAL, total=score.total, least=floor.least, level=floor.level.figure)
            found.append(Reason(told, level=floor.level))
        elif floor.single is not None and most >= floor.single:
            found.append(Reason(words(BY_SINGLE, single=floor.single, level=floor.level.figure), level=floor.level))
    yield from sorted(found, key=lambda each: each.level or Level.FOUR)[:1]

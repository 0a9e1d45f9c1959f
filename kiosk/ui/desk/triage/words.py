"""What triage says: names of signs, reasons and times, in the language on the screen."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType

from kiosk.domain.triage.cases import Case
from kiosk.domain.triage.clocks import CLOCKS, Clock
from kiosk.domain.triage.judging import Alarm, Proposal, Reason
from kiosk.domain.triage.signs import LEVELS, SIGNS, TRACKS, Level, Sign, Track
from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.ui.language import local, named, say, translate, translate_marked
from kiosk.ui.widgets.paint import Box

UNITS: Mapping[Sign, str] = MappingProxyType(
    {
        Sign.RESPIRATION: QT_TRANSLATE_NOOP("Triage", "/min"),
        Sign.SPO2: "%",
        Sign.SYSTOLIC: "mmHg",
        Sign.PULSE: QT_TRANSLATE_NOOP("Triage", "/min"),
        Sign.TEMPERATURE: "°C",
        Sign.PAIN: "0–10",
        Sign.GCS: "3–15",
        Sign.GLUCOSE: "mmol/l",
        Sign.POTASSIUM: "mmol/l",
    }
)
ALARMS: Mapping[Alarm, str] = MappingProxyType(
    {
        Alarm.LOW: QT_TRANSLATE_NOOP("Triage", "low"),
        Alarm.URGENT: QT_TRANSLATE_NOOP("Triage", "urgent"),
        Alarm.EMERGENCY: QT_TRANSLATE_NOOP("Triage", "emergency"),
    }
)
# Ground and words of a level: red, orange, yellow, green, each with its Roman figure and its word beside.
GROUNDS: Mapping[Level, tuple[Box, str]] = MappingProxyType(
    {
        Level.ONE: (Box("danger", "danger", radius="radius-m"), "surface"),
        Level.TWO: (Box("accent", "accent-edge", radius="radius-m"), "on-accent"),
        Level.THREE: (Box("warning-tint", "warning", "line-selected", "radius-m"), "warning"),
        Level.FOUR: (Box("success", "success", radius="radius-m"), "surface"),
    }
)
TONES: Mapping[Level, str] = MappingProxyType(
    {Level.ONE: "bad", Level.TWO: "bad", Level.THREE: "warn", Level.FOUR: "good"}
)


def sign_name(sign: Sign) -> str:
    """A sign."""
    return translate_marked("Words", SIGNS[sign])


def unit(sign: Sign) -> str:
    """What a sign is counted in."""
    return translate_marked("Triage", UNITS.get(sign, ""))


def level_name(level: Level) -> str:
    """A level by figure and word."""
    return translate_marked("Words", LEVELS[level])


def track_name(track: Track) -> str:
    """A fast track."""
    return translate_marked("Words", TRACKS[track])


def reason_text(reason: Reason) -> str:
    """What a reason is about, and what it says."""
    about = sign_name(reason.sign) if reason.sign is not None else local(*reason.names)
    return named(about, say(reason.words)) if about else say(reason.words)


def meaning(reasons: Sequence[Reason]) -> str:
    """What a sign means, beside it: its points, its level, and the band that says so."""
    points = [each.points for each in reasons if each.points is not None]
    levels = [each.level for each in reasons if each.level is not None]
    told = [translate("Triage", "{points} points").format(points=points[0])] if points else []
    told += [translate("Triage", "level {level}").format(level=min(levels).figure)] if levels else []
    bands = [str(band) for each in reasons if (band := dict(each.words.values).get("band"))]
    return " · ".join(told) + (f" ({bands[0]})" if bands else "")


def score_text(proposal: Proposal) -> str:
    """NEWS2 in a line: the sum and what it asks for, what is missing, or why it must not be used."""
    score = proposal.news2
    if score is None:
        return say(proposal.why_not) if proposal.why_not is not None else ""
    alarm = translate_marked("Triage", ALARMS[score.alarm])
    if not score.missing:
        return translate("Triage", "NEWS2 {total}: {alarm}").format(total=score.total, alarm=alarm)
    told = translate("Triage", "NEWS2 at least {total}: {alarm}; {count} missing")
    return told.format(total=score.total, alarm=alarm, count=len(score.missing))


def due_text(clock: Clock, now: datetime) -> str:
    """How long is left, or by how much it is late."""
    left = clock.due - now
    minutes = abs(left) // timedelta(minutes=1)  # begun minutes are not told as whole ones
    if clock.is_overdue(now):
        return translate("Triage", "{minutes} min late").format(minutes=minutes)
    return translate("Triage", "{minutes} min left").format(minutes=minutes)


def clock_name(clock: Clock) -> str:
    """What is waited for."""
    return translate_marked("Words", CLOCKS[clock.sort])


def who_text(case: Case) -> str:
    """Who it is; somebody unknown by what tells them from others, and the number of the case."""
    return case.name or translate("Triage", "No name {number}").format(number=case.id)

"""What is measured and seen at triage, exactly as it was written down."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import IntEnum, StrEnum
from types import MappingProxyType

from kiosk.domain.words import QT_TRANSLATE_NOOP


class Sign(StrEnum):
    """生命体征, and three figures of the laboratory at the bedside."""

    RESPIRATION = "respiration"  # a minute
    SPO2 = "spo2"  # %
    OXYGEN = "oxygen"  # whether it is given
    SYSTOLIC = "systolic"  # mmHg
    DIASTOLIC = "diastolic"  # mmHg
    PULSE = "pulse"  # a minute
    CONSCIOUSNESS = "consciousness"
    TEMPERATURE = "temperature"  # °C
    PAIN = "pain"  # 0 to 10
    GCS = "gcs"  # 3 to 15
    GLUCOSE = "glucose"  # mmol/l
    POTASSIUM = "potassium"  # mmol/l


class Consciousness(StrEnum):
    """ACVPU."""

    ALERT = "A"
    CONFUSED = "C"  # newly
    VOICE = "V"
    PAIN = "P"
    UNRESPONSIVE = "U"


class Scale(IntEnum):
    """Which oxygen scale of NEWS2 holds: the second for a target of 88 to 92 %, which a doctor has set."""

    ONE = 1
    TWO = 2


class Level(IntEnum):
    """分诊级别: the smaller, the graver."""

    ONE = 1
    TWO = 2
    THREE = 3
    FOUR = 4

    @property
    def figure(self) -> str:
        """The Roman figure."""
        return "ⅠⅡⅢⅣ"[self - 1]


class Track(StrEnum):
    """绿色通道: the ways past the queue."""

    CHEST_PAIN = "chest_pain"
    STROKE = "stroke"
    GREEN = "green"


SIGNS: Mapping[Sign, str] = MappingProxyType(
    {
        Sign.RESPIRATION: QT_TRANSLATE_NOOP("Words", "Respiration"),
        Sign.SPO2: QT_TRANSLATE_NOOP("Words", "SpO2"),
        Sign.OXYGEN: QT_TRANSLATE_NOOP("Words", "Oxygen"),
        Sign.SYSTOLIC: QT_TRANSLATE_NOOP("Words", "Systolic"),
        Sign.DIASTOLIC: QT_TRANSLATE_NOOP("Words", "Diastolic"),
        Sign.PULSE: QT_TRANSLATE_NOOP("Words", "Pulse"),
        Sign.CONSCIOUSNESS: QT_TRANSLATE_NOOP("Words", "Consciousness"),
        Sign.TEMPERATURE: QT_TRANSLATE_NOOP("Words", "Temperature"),
        Sign.PAIN: QT_TRANSLATE_NOOP("Words", "Pain"),
        Sign.GCS: QT_TRANSLATE_NOOP("Words", "Glasgow scale"),
        Sign.GLUCOSE: QT_TRANSLATE_NOOP("Words", "Glucose"),
        Sign.POTASSIUM: QT_TRANSLATE_NOOP("Words", "Potassium"),
    }
)
LEVELS: Mapping[Level, str] = MappingProxyType(
    {
        Level.ONE: QT_TRANSLATE_NOOP("Words", "Level Ⅰ, at once"),
        Level.TWO: QT_TRANSLATE_NOOP("Words", "Level Ⅱ, very urgent"),
        Level.THREE: QT_TRANSLATE_NOOP("Words", "Level Ⅲ, urgent"),
        Level.FOUR: QT_TRANSLATE_NOOP("Words", "Level Ⅳ, can wait"),
    }
)
TRACKS: Mapping[Track, str] = MappingProxyType(
    {
        Track.CHEST_PAIN: QT_TRANSLATE_NOOP("Words", "Chest pain track"),
        Track.STROKE: QT_TRANSLATE_NOOP("Words", "Stroke track"),
        Track.GREEN: QT_TRANSLATE_NOOP("Words", "Green channel"),
    }
)


@dataclass(frozen=True)
class Vitals:
    """What was measured, and nothing else; ``on_oxygen`` and ``consciousness`` are None until somebody looked."""

    numbers: Mapping[Sign, Decimal] = field(default_factory=dict)
    on_oxygen: bool | None = None
    consciousness: Consciousness | None = None
    scale: Scale = Scale.ONE


@dataclass(frozen=True)
class Presented:
    """Whoever stands before the nurse: signs, ``findings`` by their keys, and what decides which table holds.

    ``age`` in years, None when nobody knows; ``complaint`` are words beside the findings.
    """

    vitals: Vitals = field(default_factory=Vitals)
    findings: frozenset[str] = frozenset()
    complaint: str = ""
    age: int | None = None

"""The tables of triage as they are held, and the checks they pass before anybody is scored by them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from kiosk.domain.triage.signs import Consciousness, Level, Sign, Track

WHOLE = Decimal(1)
DYSPNOEA, PREGNANT = "dyspnoea", "pregnant"
ROWS = ("respiration", "spo2_1", "spo2_2_air", "spo2_2_oxygen", "systolic", "pulse", "temperature")
MOST_POINTS = 3


@dataclass(frozen=True)
class Band:
    """Values up to ``to`` (None: all that is left) that earn these points, in words "9–11"."""

    points: int
    to: Decimal | None
    words: str

    def holds(self, value: Decimal) -> bool:
        """Whether a value that no band before this one held belongs here."""
        return self.to is None or value <= self.to


@dataclass(frozen=True)
class News2Table:
    """NEWS2. ``rows`` by the names in `ROWS`; ``oxygen`` are the points for being given it."""

    version: str
    from_age: int
    urgent: int
    single: int
    emergency: int
    oxygen: int
    consciousness: Mapping[Consciousness, int]
    rows: Mapping[str, tuple[Band, ...]]


@dataclass(frozen=True)
class LevelBand:
    """Values of a sign that mean a level; ``needs`` is what must be told beside, or ""."""

    level: Level
    low: Decimal | None
    high: Decimal | None
    has_low: bool  # the figure itself belongs to it
    has_high: bool
    needs: str
    words: str

    def holds(self, value: Decimal) -> bool:
        """Whether a value lies in it."""
        over = self.low is None or value > self.low or (self.has_low and value == self.low)
        under = self.high is None or value < self.high or (self.has_high and value == self.high)
        return over and under


@dataclass(frozen=True)
class Floor:
    """The level NEWS2 means at the least: from ``least`` points in all, or of any single sign."""

    level: Level
    least: int | None
    single: int | None


@dataclass(frozen=True)
class Finding:
    """A complaint or sign that is seen, not measured; ``code`` is typed, ``tells`` what other rows ask for."""

    key: str
    code: str
    name: str
    name_en: str
    level: Level | None = None
    track: Track | None = None
    tells: str = ""


@dataclass(frozen=True)
class Times:
    """Minutes until a doctor has to come, and until the patient is looked at again."""

    response: int
    reassess: int


@dataclass(frozen=True)
class TrackClock:
    """What a fast track is measured by: ``clock`` has to stop in less than ``minutes`` from the first contact."""

    clock: str
    minutes: int


@dataclass(frozen=True)
class LevelTable:
    """四级分诊."""

    version: str
    times: Mapping[Level, Times]
    signs: Mapping[Sign, tuple[LevelBand, ...]]
    consciousness: Mapping[Consciousness, Level]
    floors: tuple[Floor, ...]
    tracks: Mapping[Track, TrackClock]
    findings: Mapping[str, Finding]


@dataclass(frozen=True)
class Limit:
    """What a sign can be at all, what it usually is, and the finest figure written."""

    lowest: Decimal
    highest: Decimal
    usual_low: Decimal
    usual_high: Decimal
    step: Decimal


@dataclass(frozen=True)
class Tables:
    """All of them; ``version`` stands on every record."""

    news2: News2Table
    levels: LevelTable
    limits: Mapping[Sign, Limit]
    limits_version: str

    @property
    def version(self) -> str:
        """ "NEWS2 RCP-2017, levels CN-2018, limits 1"."""
        return f"NEWS2 {self.news2.version}, levels {self.levels.version}, limits {self.limits_version}"


def faults(tables: Tables) -> Iterator[str]:
    """What is wrong with the tables, for whoever changed them; nothing when they can be used."""
    yield from _row_faults(tables.news2)
    yield from _news2_faults(tables.news2)
    yield from _level_faults(tables.levels)
    for sign, limit in tables.limits.items():
        if not limit.lowest <= limit.usual_low < limit.usual_high <= limit.highest or limit.step <= 0:
            yield f"limits: {sign} is out of order"


def _row_faults(table: News2Table) -> Iterator[str]:
    for name in ROWS:
        bands = table.rows.get(name, ())
        ends = [band.to for band in bands[:-1]]
        if len(bands) < 2 or bands[-1].to is not None or None in ends:
            yield f"news2: {name} needs bands of which the last one alone is open"
            continue
        if any(before >= after for before, after in pairwise(end for end in ends if end is not None)):
            yield f"news2: {name} is out of order"
        if not all(0 <= band.points <= MOST_POINTS for band in bands):
            yield f"news2: {name} has points outside 0 to {MOST_POINTS}"


def _news2_faults(table: News2Table) -> Iterator[str]:
    if set(table.consciousness) != set(Consciousness):
        yield "news2: consciousness needs A C V P U"
    if not 0 < table.urgent < table.emergency:
        yield "news2: urgent must be below emergency"
    if set(table.rows) - set(ROWS):
        yield f"news2: unknown rows {sorted(set(table.rows) - set(ROWS))}"


def _level_faults(table: LevelTable) -> Iterator[str]:
    if set(table.times) != set(Level):
        yield "levels: times of all four are needed"
    codes = [finding.code for finding in table.findings.values()]
    if len(codes) != len(set(codes)) or not all(codes):
        yield "levels: every finding needs a code of its own"
    told = {finding.tells for finding in table.findings.values()}
    for sign, bands in table.signs.items():
        for band in bands:
            if band.low is not None and band.high is not None and band.low > band.high:
                yield f"levels: {sign} {band.words} is out of order"
            if band.needs and band.needs not in told:
                yield f"levels: {sign} needs {band.needs}, which no finding tells"

"""Everything that may differ between two installations, as frozen values with their limits."""

import math
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

import platformdirs

from kiosk.paths import CHINESE, languages

PROGRAM = "nuanxin"

INCH = 25.4  # mm

Scalar = str | int | float | bool


class SettingsError(Exception):
    """The settings cannot be used; every mistake found is one sentence in ``mistakes``."""

    def __init__(self, *mistakes: str) -> None:
        self.mistakes = mistakes
        super().__init__("\n".join(mistakes))


def default_data() -> Path:
    """The folder for database, key file and logs when the settings name none: the user's data folder."""
    return platformdirs.user_data_path(PROGRAM, appauthor=False)


@dataclass(frozen=True)
class Device:
    """An adapter by dotted name ("kiosk.adapters.escpos:TcpTicketPrinter") and its own options; "" is none."""

    adapter: str = ""
    options: dict[str, Scalar] = field(default_factory=dict)


@dataclass(frozen=True)
class Notices:
    """Where the receiver of the gateways' notices listens, and how the gateways reach it from outside, "" = not."""

    host: str = "127.0.0.1"
    port: int = 8480
    public_url: str = ""


@dataclass(frozen=True)
class Cancelling:
    """Until when patients cancel a visit at a kiosk: minutes before its slot, by kind of session; how often a month.

    The usual values are hospitals' published ones: half an hour, and half a day for experts.
    """

    general_minutes: int = 30
    expert_minutes: int = 720
    special_minutes: int = 720
    most_a_month: int = 3


@dataclass(frozen=True)
class Screen:
    """The panel: millimetres come from the diagonal (inch) and the pixels.

    ``lower_edge`` mm above the floor; ``viewing_distance`` mm from the eyes of who stands there.
    """

    diagonal: float = 21.5
    width: int = 1080
    height: int = 1920
    lower_edge: float = 800.0
    viewing_distance: float = 600.0

    @property
    def px_per_mm(self) -> float:
        """Pixels in a millimetre of the panel."""
        return math.hypot(self.width, self.height) / (self.diagonal * INCH)

    @property
    def height_mm(self) -> float:
        """How high the panel is."""
        return self.height / self.px_per_mm


@dataclass(frozen=True)
class VoiceKeys:
    """What each key does while the voice is on: Qt's names of keys without ``Key_``, several apart by a space.

    The first ones are a keyboard's. F13 to F24 are on no keyboard, so a keypad can be set to send them.
    """

    voice: str = "F2 F13"  # on and off, also while it is off
    next: str = "Down F14"
    previous: str = "Up F15"
    choose: str = "F16"  # Enter always does
    back: str = "F17"  # Escape always does
    repeat: str = "F5 F18"
    pause: str = "F6"
    louder: str = "F9 VolumeUp F19"
    softer: str = "F8 VolumeDown F20"
    slower: str = "F3 F21"
    faster: str = "F4 F22"
    help: str = "F1 F23"
    private: str = "F7 F24"  # say private words aloud, or not any more


@dataclass(frozen=True)
class VoiceSettings:
    """How the kiosk speaks when the voice is on: 1 is 180 to 200 Chinese characters a minute, volume has 5 steps."""

    idle_seconds: int = 180
    pace: float = 1.0
    volume: int = 3
    touch_to_hear: bool = True
    headphones: bool = True  # plugging them in switches the voice on
    keys: VoiceKeys = VoiceKeys()


@dataclass(frozen=True)
class SignsSettings:
    """Which sign-language clips are shown: of ``pack``, which the studio publishes into, else of ``fallback``."""

    language: str = "csl"  # 国家通用手语
    pack: str = "hospital"
    fallback: str = "placeholder"
    idle_seconds: int = 180


@dataclass(frozen=True)
class Settings:
    """Everything that differs between installations."""

    device: str = "K1"  # this machine's name, on papers and in the audit
    data: Path = field(default_factory=default_data)  # database, key file, logs of an embedded installation
    database_url: str = ""  # "" = SQLite under ``data``
    key_file: Path | None = None  # None = ``data``/nuanxin.key
    time_zone: str = "Asia/Shanghai"  # the hospital's, whatever the machine's is
    language: str = CHINESE
    mode: str = "standard"
    demo: bool = True
    reduced_motion: bool = False
    check_in: bool = False  # before the rooms: a ticket shown on the start page checks in at once
    idle_seconds: int = 60
    idle_seconds_large: int = 120
    warn_seconds: int = 20
    warn_seconds_large: int = 30
    done_seconds: int = 20
    hold_minutes: int = 30  # how long a place is kept that was not paid by phone
    elder_age: int = 70
    screen: Screen = Screen()
    card_reader: Device = Device()
    code_scanner: Device = Device()
    ticket_printer: Device = Device()
    document_printer: Device = Device()
    payment: Device = Device()
    payment_wechat: Device = field(default_factory=Device, metadata={"key": "payment.wechat"})
    payment_alipay: Device = field(default_factory=Device, metadata={"key": "payment.alipay"})
    fiscal: Device = Device()  # the province's service for electronic invoices
    insurance: Device = Device()  # who splits a bill: "" = the percentages of the hospital's fees
    cancelling: Cancelling = Cancelling()
    refund_limit: int = 20_000  # fen; above it a second person agrees to a refund
    invoice_low: int = 200  # numbers left in a book of invoices when staff are told
    notices: Notices = Notices()
    speech: Device = Device()  # "" = the system's own engine
    voice: VoiceSettings = VoiceSettings()
    signs: SignsSettings = SignsSettings()
    source: Path | None = field(default=None, metadata={"given": False})  # the file these came from

    @property
    def gateways(self) -> tuple[tuple[str, Device], ...]:
        """The gateways that are named, by the setting that names each; the first is offered first."""
        named = (
            ("payment.wechat", self.payment_wechat),
            ("payment.alipay", self.payment_alipay),
            ("payment", self.payment),
        )
        return tuple((setting, device) for setting, device in named if device.adapter)

    def notify_url(self, setting: str) -> str:
        """The address at which the gateway named by ``setting`` tells of payments; "" when nobody listens there."""
        name = setting.rpartition(".")[2]
        return f"{self.notices.public_url.rstrip('/')}/notify/{name}" if self.notices.public_url else ""

    @property
    def database_address(self) -> str:
        """Where the database is: ``database_url``, else SQLite's file under ``data``."""
        return self.database_url or f"sqlite:///{self.data / 'nuanxin.db'}"

    @property
    def key_path(self) -> Path:
        """The file of the key that seals paper and phone numbers; back it up apart from the database."""
        return self.key_file or self.data / "nuanxin.key"

    @property
    def spoken(self) -> Path:
        """The folder of sentences that were spoken before and hold nothing of anybody."""
        return self.data / "voice"

    @property
    def signed(self) -> Path:
        """The folder of sign-language clips: ``packs`` installed here, and ``films`` that the hospital published."""
        return self.data / "signs"

    @property
    def logs(self) -> Path:
        """The folder of the log files."""
        return self.data / "logs"


# The lowest and highest value that make sense, by dotted key.
LIMITS = MappingProxyType(
    {
        "idle_seconds": (20, 600),
        "idle_seconds_large": (20, 600),
        "warn_seconds": (10, 120),
        "warn_seconds_large": (10, 120),
        "done_seconds": (5, 120),
        "hold_minutes": (5, 240),
        "elder_age": (50, 100),
        "cancelling.general_minutes": (0, 10_080),
        "cancelling.expert_minutes": (0, 10_080),
        "cancelling.special_minutes": (0, 10_080),
        "cancelling.most_a_month": (0, 31),
        "refund_limit": (0, 10_000_000),
        "invoice_low": (0, 1_000_000),
        "notices.port": (1, 65535),
        "voice.idle_seconds": (20, 600),
        "voice.pace": (0.75, 1.5),
        "voice.volume": (1, 5),
        "signs.idle_seconds": (20, 600),
        "screen.diagonal": (7, 110),
        "screen.width": (480, 16384),
        "screen.height": (480, 16384),
        "screen.lower_edge": (0, 1800),
        "screen.viewing_distance": (300, 900),
    }
)

DENSITIES = (1.0, 25.0)  # pixels per mm that a panel can have: a wall of LEDs, and a good telephone

MODES = ("standard", "large", "contrast", "low", "voice", "signs")


def choices(key: str) -> tuple[str, ...]:
    """What the value of ``key`` may be; () for anything. A language is one whose catalogue is there."""
    return {"language": languages(), "mode": MODES}.get(key, ())


_FOLDER = (r"[a-z0-9][a-z0-9_-]{0,31}", "1 to 32 small letters, digits, - or _, such as hospital")

# What a text has to look like, and how to say so.
SHAPES = MappingProxyType(
    {
        "device": (r"[A-Za-z0-9][A-Za-z0-9_-]{0,15}", "1 to 16 letters, digits, - or _, such as K1"),
        "database_url": (
            r"|(sqlite|postgresql)(\+\w+)?://\S+",
            "an address that begins with sqlite:// or postgresql://",
        ),
        "notices.host": (r"[A-Za-z0-9.:_-]{1,255}", "a name or an address, such as 127.0.0.1"),
        "notices.public_url": (
            r"|https://[^\s?#/]+(/[^\s?#]*)?",
            "an address that begins with https://, without ? and #",
        ),
        "adapter": (r"|[A-Za-z_][\w.]*:[A-Za-z_]\w*", "module:Class, such as kiosk.adapters.escpos:TcpTicketPrinter"),
        "signs.language": _FOLDER,
        "signs.pack": _FOLDER,
        "signs.fallback": _FOLDER,
    }
)

"""Frozen settings of one installation, from TOML and the environment."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Device:
    """An adapter by dotted name ("kiosk.adapters.escpos:TcpTicketPrinter") and its own options; "" is none."""

    adapter: str = ""
    options: dict[str, str | int | float | bool] = field(default_factory=dict)


@dataclass(frozen=True)
class Screen:
    """The panel: millimetres come from the diagonal (inch) and the pixels; ``lower_edge`` mm above the floor."""

    diagonal: float = 21.5
    width: int = 1080
    height: int = 1920
    lower_edge: float = 700.0


@dataclass(frozen=True)
class Settings:
    """Everything that differs between installations."""

    device: str = "K1"  # this machine's name, on papers and in the audit
    data: Path = Path("var")  # database, key file, logs of an embedded installation
    database_url: str = ""  # "" = SQLite under ``data``
    key_file: Path | None = None  # None = ``data``/nuanxin.key
    language: str = "zh_CN"
    mode: str = "standard"
    demo: bool = True
    reduced_motion: bool = False
    idle_seconds: int = 60
    idle_seconds_large: int = 120
    warn_seconds: int = 20
    warn_seconds_large: int = 30
    done_seconds: int = 20
    hold_minutes: int = 30  # how long an unpaid place is kept
    elder_age: int = 70
    screen: Screen = Screen()
    card_reader: Device = Device()
    code_scanner: Device = Device()
    ticket_printer: Device = Device()
    document_printer: Device = Device()
    payment: Device = Device()

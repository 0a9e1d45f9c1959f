"""The hall of the fault harness: a real database, real adapters, and the stand-ins as the outside."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import update

from kiosk.domain.identity import Paper, PaperKind, Sex, check_digit
from kiosk.hall import Hall, open_hall
from kiosk.ports import CardRead
from kiosk.settings import Device, Settings
from kiosk.storage.database import Database
from kiosk.storage.tables import InvoiceBookRow
from kiosk.storage.vault import open_vault
from tests.faults.papers import BlankArtist
from tests.services.small_hall import NOW, ZONE, build

NUMBERS = 1_000_000  # in the book of invoices
PLACES = 1_000_000  # in every slot
PRINTER = "tests.faults.papers:LinePrinter"
OPTIONS = {
    "wechat": {"mchid": "merchant", "appid": "app", "serial": "serial", "public_key_id": "platform_key_id"},
    "alipay": {"app_id": "app", "seller_id": "seller"},
}
ADAPTERS = {
    "wechat": "kiosk.adapters.gateways.wechat:WeChatPay",
    "alipay": "kiosk.adapters.gateways.alipay:Alipay",
}
Told = dict[str, dict[str, str]]  # what the stand-ins' process says


class HallClock:
    """A clock that goes on from the hall's morning, ``later`` than then, and can be put forward by ``gone``."""

    def __init__(self, *, later: timedelta = timedelta()) -> None:
        self._ahead = NOW + later - datetime.now(ZONE)
        self.gone = timedelta()

    def now(self) -> datetime:
        """The time in the hall."""
        return datetime.now(ZONE) + self._ahead + self.gone

    @property
    def ahead(self) -> float:
        """Seconds before the machine's own clock: the gateways must be as far."""
        return (self._ahead + self.gone).total_seconds()

    def forward(self, by: timedelta) -> None:
        """So much later at once."""
        self.gone += by


@dataclass(frozen=True)
class Site:
    """One installation: where everything of it is, and the gateways it pays at, the first offered first."""

    folder: Path
    database_url: str
    settings: Settings

    @property
    def papers(self) -> Path:
        """What was printed."""
        return self.folder / "papers.txt"

    def open(self, clock: HallClock) -> Hall:
        """The hall, as a kiosk opens it."""
        return open_hall(self.settings, clock=clock, artist=BlankArtist())


def site(folder: Path, database_url: str, told: Told, *, first: str) -> Site:
    """The settings of an installation with both wallets, ``first`` offered first; the keys go into ``folder``."""
    printer = Device(PRINTER, {"file": str(folder / "papers.txt")})
    devices = {name: gateway_device(folder, name, told[name]) for name in ADAPTERS}
    settings = Settings(
        device="K1",
        data=folder,
        database_url=database_url,
        demo=False,
        ticket_printer=printer,
        document_printer=printer,
        payment_wechat=devices["wechat"] if first == "wechat" else Device(),
        payment_alipay=devices["alipay"],
        payment=devices["wechat"] if first == "alipay" else Device(),  # whatever has no name of its own comes last
    )
    return Site(folder, database_url, settings)


def furnish(database_url: str, key_file: Path) -> None:
    """A migrated database becomes the small hall, with places and numbers enough for thousands of patients."""
    database = Database(database_url)
    build(database, open_vault(key_file), places=PLACES, numbers=NUMBERS)
    with database.begin() as session:
        session.execute(update(InvoiceBookRow).values(demo=False))
    database.close()


def card(number: int) -> CardRead:
    """The ``number``-th patient: each has a birthday of their own."""
    born = date(1950, 1, 1) + timedelta(days=number)
    first17 = f"110105{born:%Y%m%d}002"
    paper = Paper(PaperKind.ID_CARD, first17 + check_digit(first17))
    return CardRead(paper, name="陈安", sex=Sex.FEMALE, birth_date=born)


def gateway_device(folder: Path, name: str, told: dict[str, str], *, notify_url: str = "") -> Device:
    """The adapter of a wallet as settings name it; the merchant's keys go into ``folder``."""
    private, public = folder / f"{name}-merchant.pem", folder / f"{name}-platform.pem"
    private.write_text(told["merchant_private_key"])
    public.write_text(told["platform_public_key"])
    options: dict[str, str | int | float | bool] = {option: told[key] for option, key in OPTIONS[name].items()}
    options |= {"private_key": f"file:{private}", "public_key": f"file:{public}", "base_url": told["address"]}
    options |= {"notify_url": notify_url} if notify_url else {}
    if name == "wechat":
        key = folder / "wechat-v3.key"
        key.write_text(told["api_v3_key"])
        options |= {"api_v3_key": f"file:{key}"}
    return Device(ADAPTERS[name], options)

"""From a device's settings to its adapter: dotted name and options become an object, mistakes become words."""

import difflib
import importlib
import inspect
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from kiosk.domain.errors import BadSettings, KeysUnusable
from kiosk.ports import Clock, HeadphoneJack, PaymentGateway, SignLibrary, Speech
from kiosk.settings import Device, Settings
from kiosk.settings.model import Scalar

if TYPE_CHECKING:
    from kiosk.adapters.gateways.waiting import WaitingGateway
    from kiosk.adapters.signs.shelf import ClipShelf
    from kiosk.ports.fiscal import FiscalInvoice
    from kiosk.ports.insurance import InsuranceSplit
    from kiosk.services.sign_clips import SignClips

# What each kind of device must be able to do (kiosk/ports/).
ABILITIES = MappingProxyType(
    {
        "card_reader": ("start", "stop", "state"),
        "code_scanner": ("start", "stop", "state"),
        "ticket_printer": ("status", "print"),
        "document_printer": ("status", "print"),
        "payment": (
            *("is_in_use", "start", "query", "cancel", "charge", "refund", "query_refund"),
            *("bill", "read_notice", "answer_notice"),
        ),
        "speech": ("voice", "speak_to_file", "forget", "close"),
        "fiscal": ("issue", "reverse"),
        "insurance": ("split",),
    }
)
NO_PAYMENT = Device("kiosk.adapters.payment:NoGateway")
DEMO_GATEWAY = "kiosk.adapters.payment:DemoGateway"
DEMO_GATEWAYS = (
    ("payment.wechat", Device(DEMO_GATEWAY, {"name": "demo-wechat", "wallet": "wechat"})),
    ("payment.alipay", Device(DEMO_GATEWAY, {"name": "demo-alipay", "wallet": "alipay"})),
)
WAITING = "kiosk.adapters.gateways.waiting"
CLIPS, SHELF = "kiosk.adapters.signs.library", "kiosk.adapters.signs.shelf"
BUILT_IN_SPEECH = "kiosk.adapters.speech.built_in:BuiltInSpeech"
JACKS = MappingProxyType({"linux": "kiosk.adapters.headphone_jack:EvdevJack"})  # by platform; others do not tell
OURS = ("demo", "clock", "cache", "worker")  # what the program knows, and no settings file may decide


def build(device: Device, *, setting: str, supplied: Mapping[str, object]) -> object:
    """The adapter that ``device`` names, made with its options and with what it asks for of ``supplied``.

    ``setting`` is a key of `ABILITIES`, or one with the name of a table behind it. Raises `BadSettings` for an unknown
    module, class or option, with the nearest valid one, and for an adapter of another kind of device.
    """
    return _maker(device, setting, supplied)()


def _maker(device: Device, setting: str, supplied: Mapping[str, object]) -> Callable[[], object]:
    """What makes the adapter, when everything about its settings is right that can be seen from here."""
    make = _adapter(device.adapter, setting)
    kind = setting.partition(".")[0]
    lacking = [name for name in ABILITIES[kind] if not hasattr(make, name)]
    if lacking:
        raise BadSettings(f"{setting}.adapter: {device.adapter} cannot {lacking[0]}: it is no {kind}")
    parameters = inspect.signature(make).parameters
    options = _checked_options(device, setting, parameters)
    values = {**{name: value for name, value in supplied.items() if name in parameters}, **options}
    missing = [name for name, one in parameters.items() if one.default is one.empty and name not in values]
    if missing:
        raise BadSettings(f"{setting}.options: {device.adapter} needs {', '.join(missing)}")

    def made() -> object:
        try:
            return make(**values)
        except (TypeError, ValueError) as error:
            raise BadSettings(f"{setting}.options: {device.adapter} does not work with them: {error}") from error

    return made


def speech(settings: Settings, *, cache: Path | None = None) -> Speech:
    """Who speaks: the adapter of the settings, else the system's own engine, which starts when first asked.

    ``cache`` is another folder than the kiosk's for what was spoken before. Raises `BadSettings`.
    """
    device = settings.speech if settings.speech.adapter else Device(BUILT_IN_SPEECH, settings.speech.options)
    supplied: dict[str, object] = {"demo": settings.demo, "cache": cache or settings.spoken}
    return cast(Speech, build(device, setting="speech", supplied=supplied))


def headphone_jack(settings: Settings) -> HeadphoneJack | None:
    """Where headphones are plugged in; None where the platform does not tell, or nobody wants to know."""
    name = JACKS.get(sys.platform) if settings.voice.headphones else None
    return cast(HeadphoneJack, _adapter(name, "headphones")()) if name else None


def gateways(settings: Settings, clock: Clock) -> tuple[PaymentGateway, ...]:
    """Who takes money, the first of them offered first; else the demonstration's, or none. Raises `BadSettings`.

    One whose keys cannot be used is out of use until they can: the hall opens without it.
    """
    named = settings.gateways or (DEMO_GATEWAYS if settings.demo else (("payment", NO_PAYMENT),))
    supplied: dict[str, object] = {"demo": settings.demo, "clock": clock, "device": settings.device}
    heard = {name: {"notify_url": address} for name, _ in named if (address := settings.notify_url(name))}
    return tuple(_gateway(device, name, supplied | heard.get(name, {})) for name, device in named)


def _gateway(device: Device, setting: str, supplied: Mapping[str, object]) -> PaymentGateway:
    make = cast(Callable[[], PaymentGateway], _maker(device, setting, supplied))
    try:
        return make()
    except KeysUnusable as error:
        kind = cast("type[PaymentGateway]", _adapter(device.adapter, setting))
        waiting = cast("type[WaitingGateway]", importlib.import_module(WAITING).WaitingGateway)
        return waiting(make, name=kind.name, wallet=kind.wallet, trouble=error.log)


def insurance(settings: Settings, clock: Clock) -> "InsuranceSplit | None":
    """Who says what the insurance pays of a bill; None where the hospital's own list does. Raises `BadSettings`."""
    device, supplied = settings.insurance, {"demo": settings.demo, "clock": clock}
    return cast("InsuranceSplit", build(device, setting="insurance", supplied=supplied)) if device.adapter else None


def fiscal(settings: Settings, clock: Clock) -> "FiscalInvoice | None":
    """The province's service for electronic invoices; None without one. Raises `BadSettings`."""
    device, folder = settings.fiscal, str(settings.data / "e-invoices")
    supplied = {"demo": settings.demo, "clock": clock, "folder": folder}
    return cast("FiscalInvoice", build(device, setting="fiscal", supplied=supplied)) if device.adapter else None


class SignClipsHere:
    """The sign-language clips of this machine; the modules that read them are loaded when they are first wanted."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def library(self) -> SignLibrary:
        """Where clips are looked up."""
        return cast(SignLibrary, importlib.import_module(CLIPS).ClipLibrary(self._settings))

    def fetch(self, published: "SignClips") -> bool:
        """Copy here what was published, whole or not at all; whether all of it is here. Slow, for a worker."""
        return self._shelf.fill(published, language=self._settings.signs.language)

    @cached_property
    def _shelf(self) -> "ClipShelf":
        shelf = importlib.import_module(SHELF)  # not the library: most patients never want a signer
        return cast("ClipShelf", shelf.ClipShelf(shelf.films_folder(self._settings)))


def _adapter(name: str, setting: str) -> Callable[..., object]:
    module_name, _, class_name = name.partition(":")
    try:
        module = importlib.import_module(module_name)
    except ImportError as error:
        raise BadSettings(f"{setting}.adapter: {module_name!r} cannot be loaded: {error}") from error
    found = getattr(module, class_name, None)
    if not inspect.isclass(found):
        classes = [key for key, value in vars(module).items() if inspect.isclass(value)]
        raise BadSettings(f"{setting}.adapter: {module_name} has no {class_name!r}{_nearest(class_name, classes)}")
    return found


def _checked_options(device: Device, setting: str, parameters: Mapping[str, inspect.Parameter]) -> Mapping[str, Scalar]:
    known = [name for name in parameters if name not in OURS]
    for name in device.options:
        if name not in known:
            raise BadSettings(f"{setting}.options: {device.adapter} has no option {name!r}{_nearest(name, known)}")
    return device.options


def _nearest(name: str, names: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(names), n=1)
    return f"; did you mean {close[0]!r}?" if close else ""

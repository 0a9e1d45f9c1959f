"""From a device's settings to its adapter, and every mistake in words."""

import pytest

from kiosk.adapters.clock import SystemClock
from kiosk.adapters.escpos import TcpTicketPrinter
from kiosk.adapters.scanner import SerialScanner
from kiosk.devices import ABILITIES, build
from kiosk.domain.errors import BadSettings
from kiosk.settings import Device
from kiosk.settings.loading import keys
from kiosk.settings.model import Scalar

TCP = "kiosk.adapters.escpos:TcpTicketPrinter"
SUPPLIED = {"demo": True, "clock": SystemClock(), "folder": "papers"}


def test_options_become_arguments() -> None:
    printer = build(Device(TCP, {"host": "10.0.0.9", "dots": 384}), setting="ticket_printer", supplied=SUPPLIED)
    assert isinstance(printer, TcpTicketPrinter)
    assert printer.dots == 384


def test_the_program_supplies_what_it_knows_to_those_who_ask() -> None:
    scanner = build(
        Device("kiosk.adapters.scanner:SerialScanner", {"port": "/dev/ttyACM0"}),
        setting="code_scanner",
        supplied=SUPPLIED,
    )
    assert isinstance(scanner, SerialScanner)


@pytest.mark.parametrize(
    ("setting", "adapter", "options", "said"),
    [
        ("ticket_printer", "kiosk.adapters.nowhere:X", {}, "ticket_printer.adapter: 'kiosk.adapters.nowhere' cannot"),
        (
            "ticket_printer",
            "kiosk.adapters.escpos:TcpTicketPrintr",
            {},
            "has no 'TcpTicketPrintr'; did you mean 'TcpTicketPrinter'?",
        ),
        ("ticket_printer", TCP, {"hots": "x"}, "has no option 'hots'; did you mean 'host'?"),
        ("ticket_printer", TCP, {}, f"ticket_printer.options: {TCP} needs host"),
        ("ticket_printer", TCP, {"host": "x", "dots": 385}, "384 (58 mm) or 576 (80 mm) was expected"),
        ("ticket_printer", TCP, {"host": "x", "dots": "wide"}, "does not work with them"),
        ("card_reader", TCP, {"host": "x"}, f"card_reader.adapter: {TCP} cannot start: it is no card_reader"),
        (
            "ticket_printer",
            "kiosk.adapters.paper_folder:DemoTicketPrinter",
            {"demo": True},
            "has no option 'demo'",
        ),
        ("code_scanner", "kiosk.adapters.scanner:SerialScanner", {}, "needs port"),
    ],
)
def test_mistakes_are_named(setting: str, adapter: str, options: dict[str, Scalar], said: str) -> None:
    with pytest.raises(BadSettings) as caught:
        build(Device(adapter, options), setting=setting, supplied=SUPPLIED)
    assert said in caught.value.log


def test_every_device_of_the_settings_has_its_abilities_named() -> None:
    kinds = {key.partition(".")[0] for key in keys() if key.endswith(".adapter")}
    assert kinds == set(ABILITIES)

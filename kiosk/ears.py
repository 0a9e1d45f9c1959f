"""What a place of staff listens with: the card reader and the code scanner of its settings."""

from typing import cast

from kiosk.devices import build
from kiosk.ports import CardReader, Clock, CodeScanner
from kiosk.settings import Device, Settings
from kiosk.ui.desk.keys import DeskKeys
from kiosk.ui.desk.shell import StaffWindow
from kiosk.ui.kiosk.keys import KeyJudge


class Ears:
    """Both devices, as far as the settings name them; badges come through the scanner."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        supplied: dict[str, object] = {"demo": settings.demo, "clock": clock, "device": settings.device}
        self.reader = _device(settings.card_reader, "card_reader", supplied)
        self.scanner = _device(settings.code_scanner, "code_scanner", supplied)
        self._keys: DeskKeys | None = None

    def listen(self, window: StaffWindow) -> None:
        """Tell ``window`` what is read; a scanner that types like a keyboard cannot type into it."""
        if self.reader is not None:
            cast(CardReader, self.reader).start(window.read.emit)
        if self.scanner is not None:
            cast(CodeScanner, self.scanner).start(window.read.emit)
        if isinstance(self.scanner, KeyJudge):
            self._keys = DeskKeys(self.scanner)
            window.listen(self._keys)

    def stop(self) -> None:
        """Listen no more."""
        if self._keys is not None:
            self._keys.stop()
        for device in (self.reader, self.scanner):
            if device is not None:
                cast(CardReader, device).stop()


def _device(device: Device, setting: str, supplied: dict[str, object]) -> object | None:
    return build(device, setting=setting, supplied=supplied) if device.adapter else None

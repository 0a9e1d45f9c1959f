"""The gallery and the tour: what the product shows of itself, unattended."""

import sys
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from kiosk.adapters.clock import FixedClock
from kiosk.app import Kiosk, gui
from kiosk.domain.hospital import HospitalInfo
from kiosk.settings import Device, Settings
from kiosk.ui.gallery import hang

PICTURE_TIME = datetime(2026, 11, 23, 9, 41, tzinfo=timezone(timedelta(hours=8)))
PICTURE_HOSPITAL = HospitalInfo(
    name="安和市第一人民医院",
    name_en="Anhe First People's Hospital",
    guide_desk="一楼大厅导诊台",
    notice="抽血在 2 楼，今天到 10:30 结束，请空腹。",
)


def run_gallery(settings: Settings, /, *, out: Path) -> int:
    """Every page × mode × language × orientation as PNG under ``out``, with contact sheets."""
    gui()
    out.mkdir(parents=True, exist_ok=True)
    demo = replace(settings, demo=True, mode="standard", code_scanner=Device(), card_reader=Device())
    kiosk = Kiosk(demo, FixedClock(PICTURE_TIME))
    kiosk.window.resize(settings.screen.width, settings.screen.height)
    kiosk.window.start()
    kiosk.window.show()
    kiosk.window.open(PICTURE_HOSPITAL)
    count = hang(kiosk.window, out)
    kiosk.close()
    sys.stdout.write(f"{count} pictures in {out}\n")
    return 0

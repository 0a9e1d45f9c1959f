"""The libraries of money are loaded by whom the settings tell to use them, and by nobody else."""

import subprocess
import sys
from pathlib import Path

from kiosk.paths import ROOT

OPENED = """
import sys
from pathlib import Path
from kiosk.adapters.clock import SystemClock
from kiosk.hall import open_hall
from kiosk.settings import Settings
hall = open_hall(Settings(data=Path(sys.argv[1])), clock=SystemClock())
print(*(gateway.name for gateway in hall.services.billing.gateways))
hall.close()
print(*sys.modules)
"""
HEAVY = {"requests", "wechatpayv3", "alipay", "Cryptodome", "OpenSSL", "uvicorn", "xlsxwriter", "cn2an"}


def test_a_demonstration_loads_none_of_them(tmp_path: Path) -> None:
    command = [sys.executable, "-c", OPENED, str(tmp_path)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert said[0] == "demo-wechat demo-alipay"
    assert HEAVY & set(said[1].split()) == set()

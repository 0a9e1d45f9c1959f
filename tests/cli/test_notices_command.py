"""``notices`` as a process of its own: it says where it hears, hears, and ends cleanly when it is told to."""

import os
import signal
import socket
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path

import pytest

from kiosk.adapters.clock import SystemClock
from kiosk.domain.errors import BadSettings
from kiosk.hall import open_hall
from kiosk.notices import desk_of, own, run_notices, unverifiable
from kiosk.paths import ROOT
from kiosk.settings import Device, Settings
from tests.receiving import receiving
from tests.standins.keys import ALIPAY_APP, session_keys

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def ask(port: int, method: str, path: str, body: bytes | None = None) -> tuple[int, bytes]:
    line = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        line.request(method, path, body, FORM)
        answer = line.getresponse()
        return answer.status, answer.read()
    finally:
        line.close()


def test_it_hears_until_it_is_told_to_end(tmp_path: Path) -> None:
    keys, port = session_keys(), free_port()
    (tmp_path / "ours.pem").write_text(keys.merchant.private)
    file = tmp_path / "kiosk.toml"
    file.write_text(
        f"""
        device = "K1"
        data = "data"
        [payment.alipay]
        adapter = "kiosk.adapters.gateways.alipay:Alipay"
        options = {{ app_id = "{ALIPAY_APP}", private_key = "file:ours.pem", public_key = "env:THEIRS" }}
        [notices]
        port = {port}
        """
    )
    environment = {**os.environ, "THEIRS": keys.platform.public}
    command = [sys.executable, "main.py", "notices", "--config", str(file)]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            answers = [ask(port, "GET", "/healthy"), ask(port, "POST", "/notify/alipay", b"out_trade_no=K1&sign=QQ==")]
        finally:
            process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
    assert said == f"Notices are heard at http://127.0.0.1:{port}/notify/…\n"
    assert answers == [(200, b"ok"), (200, b"failure")]
    log = (tmp_path / "data" / "logs" / "kiosk.log").read_text(encoding="utf-8")
    assert "notice for alipay: not believed: alipay notice: the signature does not match" in log
    assert not any(secret in log for secret in ("QQ==", "out_trade_no", "PRIVATE KEY"))


def test_who_cannot_be_verified_is_named_and_tells_it_again_while_the_others_are_heard(tmp_path: Path) -> None:
    keys = session_keys()
    (tmp_path / "theirs.pem").write_text(keys.platform.public)
    sources = {"private_key": f"file:{tmp_path / 'ours.pem'}", "public_key": f"file:{tmp_path / 'theirs.pem'}"}
    settings = Settings(
        data=tmp_path,
        payment=Device("kiosk.adapters.payment:DemoGateway", {"name": "other"}),
        payment_alipay=Device("kiosk.adapters.gateways.alipay:Alipay", {"app_id": ALIPAY_APP, **sources}),
    )
    hall = open_hall(own(settings), clock=SystemClock())
    try:
        words = f"private_key: {tmp_path / 'ours.pem'} cannot be read: No such file or directory"
        assert list(unverifiable(hall.services.billing.gateways)) == [
            f"Not heard until it is put right: alipay, {words}"
        ]
        with receiving(desk_of(hall, settings)) as port:
            assert ask(port, "POST", "/notify/alipay", b"a=1") == (503, b"failure")
            assert ask(port, "POST", "/notify/other", b"a=1")[0] == 404  # the demonstration's own answer
            (tmp_path / "ours.pem").write_text(keys.merchant.private)
            assert ask(port, "POST", "/notify/alipay", b"a=1") == (200, b"failure")
        assert list(unverifiable(hall.services.billing.gateways)) == []
    finally:
        hall.close()


def test_without_a_gateway_there_is_nothing_to_hear(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="no payment gateway is named"):
        run_notices(Settings(data=tmp_path))


def test_it_has_a_name_of_its_own_and_nothing_to_print_with() -> None:
    printer = Device("kiosk.adapters.escpos:FileTicketPrinter")
    ours = own(Settings(device="K234567890123456", ticket_printer=printer, document_printer=printer))
    assert (ours.device, ours.ticket_printer, ours.document_printer) == ("K2345678901234-N", Device(), Device())

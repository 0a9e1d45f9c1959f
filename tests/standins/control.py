"""The stand-ins from another process: a control port that calls their public methods by name, and its other end."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from tests.standins.alipay import AlipayStandin
from tests.standins.keys import (
    ALIPAY_APP,
    API_V3_KEY,
    APP,
    MERCHANT,
    PLATFORM_KEY,
    SELLER,
    SERIAL,
    Pair,
    session_keys,
)
from tests.standins.standin import Standin
from tests.standins.wechat import WechatStandin
from tests.standins.wire import Reply, Request, Server

ROOT = Path(__file__).parents[2]


class Control:
    """Both stand-ins, and the port that moves them. ``close`` everything at the end."""

    def __init__(self) -> None:
        self.standins: Mapping[str, Standin] = {"wechat": WechatStandin(), "alipay": AlipayStandin()}
        self.server = Server(self)

    def operation(self, request: Request) -> str:
        """No faults are planned here."""
        return "control"

    def act(self, request: Request) -> Reply:
        """POST /wechat/pay with a JSON object of arguments calls ``WechatStandin.pay``; gives what it gave as JSON."""
        _, name, method = request.path.split("/")
        does = getattr(self.standins[name], method)
        return Reply(json.dumps(does(**json.loads(request.body or b"{}"))).encode())

    def seal(self, reply: Reply, by: Pair) -> Reply:
        """Only the machine itself can reach this."""
        return reply

    def told(self) -> dict[str, object]:
        """Addresses, and everything a kiosk must be given to be a merchant of both."""
        keys = session_keys()
        both = {"merchant_private_key": keys.merchant.private, "platform_public_key": keys.platform.public}
        wechat = {"merchant": MERCHANT, "app": APP, "serial": SERIAL, "platform_key_id": PLATFORM_KEY}
        return {
            "control": self.server.address,
            "wechat": wechat | both | {"address": self.standins["wechat"].address(), "api_v3_key": API_V3_KEY},
            "alipay": both | {"address": self.standins["alipay"].address(), "app": ALIPAY_APP, "seller": SELLER},
        }

    def close(self) -> None:
        """All three ports."""
        for one in self.standins.values():
            one.close()
        self.server.close()


class Afar:
    """A stand-in in another process: every public method of `Standin`, with its arguments by name."""

    def __init__(self, control: str, name: str) -> None:
        self._port, self._name = urlsplit(control).port, name

    def call(self, method: str, **arguments: object) -> object:
        """What the stand-in's ``method`` gave."""
        line = HTTPConnection("127.0.0.1", self._port, timeout=30)
        try:
            line.request("POST", f"/{self._name}/{method}", body=json.dumps(arguments))
            return json.loads(line.getresponse().read())
        finally:
            line.close()

    def ledger(self) -> dict[str, dict[str, object]]:
        """What really happened to the money."""
        return cast(dict[str, dict[str, object]], self.call("ledger"))


@contextmanager
def standins_apart() -> Iterator[dict[str, dict[str, str]]]:
    """Both stand-ins in a process of their own, for as long as the ``with``: what `Control.told` says."""
    command = [sys.executable, "-m", "tests.standins"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdin
        assert process.stdout
        try:
            yield json.loads(process.stdout.readline())
        finally:
            process.stdin.close()  # it ends with whoever started it
            process.wait()

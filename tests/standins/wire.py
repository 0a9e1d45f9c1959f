"""The wire of a stand-in gateway: a loopback HTTP server whose answers come late, broken or not at all when told to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from http.server import BaseHTTPRequestHandler
from socketserver import TCPServer, ThreadingMixIn
from threading import Event, Lock, Thread
from typing import Protocol

from tests.standins.keys import Pair, session_keys

EVERY = "*"  # a fault planned for whatever is asked next
LONGEST_S = 120  # how long an answer that never comes is waited for before the line dies


class Fault(StrEnum):
    """What goes wrong with a request or its answer."""

    DELAY = "delay"  # the answer comes late
    SILENCE = "silence"  # it happens, and no answer ever comes
    DEAF = "deaf"  # nothing happens, and no answer ever comes
    LOST = "lost"  # it happens, and the line dies before the answer
    DEAD = "dead"  # the line dies before anything happens
    ERROR = "error"  # nothing happens, 500
    ERROR_AFTER = "error after"  # it happens, 500
    BODY = "body"  # the answer was changed on the way
    SIGNATURE = "signature"  # the answer was signed by somebody else
    GARBAGE = "garbage"  # something that is no answer at all


BEFORE = {Fault.DEAF, Fault.DEAD, Fault.ERROR}


@dataclass(frozen=True)
class Request:
    """What the merchant sent; ``path`` with its query, as it was signed."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Reply:
    """What goes back."""

    body: bytes = b""
    status: int = 200
    kind: str = "application/json; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    is_signed: bool = True


class Behind(Protocol):
    """A gateway behind the wire."""

    def operation(self, request: Request) -> str:
        """Which of the gateway's interfaces is meant: faults are planned by it."""
        ...

    def act(self, request: Request) -> Reply:
        """Check the request, do it, and say what became of it, unsigned."""
        ...

    def seal(self, reply: Reply, by: Pair) -> Reply:
        """The reply, signed."""
        ...


@dataclass(frozen=True)
class _Plan:
    operation: str
    fault: Fault
    seconds: float
    times: int


class Script:
    """The faults to come, and what was asked so far."""

    def __init__(self) -> None:
        self._plans: list[_Plan] = []
        self._lock = Lock()
        self.asked: list[str] = []
        self.over = Event()

    def plan(self, operation: str, fault: Fault, *, times: int, seconds: float) -> None:
        """The next ``times`` requests of that kind go wrong."""
        with self._lock:
            self._plans.append(_Plan(operation, fault, seconds, times))

    def clear(self) -> None:
        """Everything works again."""
        with self._lock:
            self._plans.clear()

    def take(self, operation: str) -> _Plan | None:
        """What goes wrong with this one; noted as asked."""
        with self._lock:
            self.asked.append(operation)
            for position, plan in enumerate(self._plans):
                if plan.operation in (operation, EVERY):
                    left = [replace(plan, times=plan.times - 1)] if plan.times > 1 else []
                    self._plans[position : position + 1] = left
                    return plan
        return None


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # one packet for head and body
    server: "Server"

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers.get("Content-Length") or 0)))

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is logged: requests are noted in the script."""

    def _answer(self, body: bytes) -> None:
        gateway, script = self.server.gateway, self.server.script
        request = Request(self.command, self.path, dict(self.headers.items()), body)
        plan = script.take(gateway.operation(request))
        fault = plan.fault if plan else None
        if fault is Fault.DELAY and plan:
            script.over.wait(plan.seconds)
        reply = None if fault in BEFORE else gateway.act(request)
        if fault in (Fault.SILENCE, Fault.DEAF):
            script.over.wait(LONGEST_S)
        if fault in (Fault.SILENCE, Fault.DEAF, Fault.LOST, Fault.DEAD):
            self.close_connection = True
            return
        self._send(_spoilt(gateway, reply, fault))

    def _send(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", reply.kind)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body)
        self.wfile.flush()


def _spoilt(gateway: Behind, reply: Reply | None, fault: Fault | None) -> Reply:
    """The signed reply, or what a fault made of it."""
    if reply is None or fault is Fault.ERROR_AFTER:
        return Reply(b'{"code":"SYSTEM_ERROR","message":"\xe7\xb3\xbb\xe7\xbb\x9f\xe9\x94\x99\xe8\xaf\xaf"}', 500)
    if fault is Fault.GARBAGE:
        return Reply(b"<html>502</html>", kind="text/html")
    keys = session_keys()
    sealed = gateway.seal(reply, keys.merchant if fault is Fault.SIGNATURE else keys.platform)
    return replace(sealed, body=changed(sealed.body)) if fault is Fault.BODY else sealed


def changed(body: bytes) -> bytes:
    """The same text with its first digit another one."""
    return re.sub(rb"\d", lambda digit: b"7" if digit[0] != b"7" else b"8", body, count=1)


class Server(ThreadingMixIn, TCPServer):
    """Answers on a free port of this machine only, in threads of its own, until it is closed."""

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, gateway: Behind, *, port: int = 0) -> None:
        self.gateway, self.script = gateway, Script()
        super().__init__(("127.0.0.1", port), _Handler)
        self.address = f"http://127.0.0.1:{self.server_address[1]}"
        self._thread = Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()

    def handle_error(self, request: object, client_address: object) -> None:
        """A kiosk that died in the middle is what this server is made for."""

    def close(self) -> None:
        """Stop answering."""
        self.script.over.set()
        self.shutdown()
        self.server_close()
        self._thread.join()

"""The receiver over a real line: what is no notice changes nothing, and everything is answered in time."""

import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from kiosk.adapters.notices import letters, listening, server
from kiosk.domain.errors import BadSettings
from tests.adapters.notices.conftest import Running

JSON = {"Content-Type": "application/json; charset=utf-8"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@contextmanager
def asked(
    running: Running,
    body: bytes | Iterator[bytes] | None,
    *,
    path: str = "/notify/trusting",
    method: str = "POST",
    headers: dict[str, str] = JSON,
) -> Iterator[HTTPResponse]:
    line = HTTPConnection("127.0.0.1", running.port, timeout=30)
    try:
        line.request(method, path, body=body, headers=headers)
        yield line.getresponse()
    finally:
        line.close()


def status(running: Running, body: bytes | None = b"", **request: object) -> int:
    with asked(running, body, **request) as response:  # type: ignore[arg-type]  # parts of a request by name
        return response.status


def ours(caplog: pytest.LogCaptureFixture) -> list[str]:
    """The lines of our own log."""
    return [record.getMessage() for record in caplog.records if record.name.startswith("kiosk.")]


@contextmanager
def line_to(running: Running) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", running.port), timeout=30) as line:
        yield line


def test_a_notice_is_heard_and_the_gateway_told(running: Running, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    for headers in (JSON, FORM):
        with asked(running, b"paid K1", headers=headers) as response:
            assert (response.status, response.read(), response.headers["connection"]) == (200, b"accepted", "close")
            assert "server" not in response.headers
    assert running.ear.heard == [("trusting", "K1")] * 2
    assert ours(caplog) == ["notice for trusting: accepted"] * 2


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"stolen", "not believed"),
        (b"paid away", "not heard: gone"),
        (b"fault", "not heard (RuntimeError)"),
    ],
)
def test_what_is_not_heard_is_told_again_later(
    running: Running, body: bytes, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    with asked(running, body) as response:
        assert (response.status, response.read()) == (400, b"refused")
    assert running.ear.heard == []
    (line,) = ours(caplog)
    assert said in line


def test_a_slow_database_does_not_keep_the_gateway_waiting(running: Running, caplog: pytest.LogCaptureFixture) -> None:
    assert status(running, b"paid slow") == 400
    assert "not heard in time" in caplog.text
    running.ear.may_go_on.set()
    assert running.ear.has_gone_on.wait(10)  # the next test shall not hear it


def test_what_is_no_notice_is_turned_away(running: Running) -> None:
    assert status(running, None, method="GET") == 405
    assert status(running, b"paid K1", method="PUT") == 405
    assert status(running, b"paid K1", path="/notify/other") == 404
    assert status(running, b"paid K1", path="/notify/") == 404
    assert status(running, b"paid K1", path="/trusting") == 404
    assert status(running, b"paid K1", headers={"Content-Type": "text/html"}) == 415
    assert status(running, b"paid K1", headers={}) == 415
    assert running.ear.heard == []


def test_a_long_body_is_not_read(running: Running) -> None:
    assert status(running, b"x" * (letters.MOST_BYTES + 1)) == 413
    assert status(running, b"paid " + b"x" * (letters.MOST_BYTES - 5)) == 200
    with line_to(running) as line:
        head = b"POST /notify/trusting HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
        line.sendall(head + b"Content-Length: 99999999999999999999999\r\n\r\n")
        assert line.recv(100).startswith(b"HTTP/1.1 4")


def test_a_body_without_an_end_is_cut_off(running: Running) -> None:
    with line_to(running) as line:
        line.sendall(b"POST /notify/trusting HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n")
        line.sendall(b"Transfer-Encoding: chunked\r\n\r\n")
        with pytest.raises(OSError, match=r"reset|Broken pipe"):
            line.sendall((b"400\r\n" + b"x" * 0x400 + b"\r\n") * 100_000)
    assert running.ear.heard == []


def test_a_body_that_drips_or_breaks_off_is_given_up(
    running: Running, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(letters, "BODY_S", 0.1)
    head = b"POST /notify/trusting HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n"
    with line_to(running) as line:
        line.sendall(head + b"paid")
        assert line.recv(100).startswith(b"HTTP/1.1 408")
    monkeypatch.setattr(letters, "BODY_S", 30)
    with line_to(running) as line:
        line.sendall(head + b"paid")
    assert status(running, None, method="GET", path="/healthy") == 200
    assert running.ear.heard == []
    assert "too slow" in caplog.text


def test_a_head_that_drips_is_given_up(
    running: Running, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(server, "HEAD_S", 0.1)
    with line_to(running) as line:
        line.sendall(b"POST /notify/trusting HTTP/1.1\r\nX-Slow: ")
        assert line.recv(100) == b""
    assert "no request came" in caplog.text


def test_health(running: Running) -> None:
    assert status(running, None, method="GET", path="/healthy") == 200
    running.ear.is_well = False
    assert status(running, None, method="GET", path="/healthy") == 503


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.binary(max_size=300))
def test_whatever_comes_over_the_line_is_not_heard(running: Running, junk: bytes) -> None:
    with line_to(running) as line:
        line.sendall(junk + b"\r\n\r\n")
        line.shutdown(socket.SHUT_WR)
        assert not line.recv(20).startswith(b"HTTP/1.1 2")
    assert running.ear.heard == []


def test_a_place_that_is_taken_is_said_in_words(running: Running) -> None:
    for host, port in (("127.0.0.1", running.port), ("host.invalid", 1), ("::1%none", 1)):
        with pytest.raises(BadSettings, match="cannot be listened at"):
            listening(host, port)

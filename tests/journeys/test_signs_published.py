"""What the studio publishes plays on every machine; a signer who is asked to come answers from another one."""

from datetime import date
from pathlib import Path

import pytest

from kiosk.adapters.signs.films import facts_of
from kiosk.domain.actor import Actor
from kiosk.domain.films import ClipDraft
from kiosk.domain.help import HelpState, Side
from kiosk.domain.roles import Role
from kiosk.domain.signs import Caption, Credit, Kind
from kiosk.flow.signing import clip_keys
from kiosk.machine import Kiosk
from kiosk.services import Services
from kiosk.ui.theme import SIGNS
from tests.adapters.sign_films import make_film
from tests.journeys.machines import Machine

# What QtMultimedia says of a machine without a graphics card, once.
pytestmark = pytest.mark.qt_log_ignore("No RHI backend", "Couldn't (load|resolve)", extend=True)

DESK = Actor("D1", "0031")
CREDIT = Credit("李梅", date(2026, 10, 1), "周强")


def services(kiosk: Kiosk) -> Services:
    assert kiosk.hall is not None
    return kiosk.hall.services


def employ(kiosk: Kiosk) -> None:
    """Whoever publishes and answers has an account."""
    staff = services(kiosk).staff
    if DESK.staff not in {account.person.number for account in staff.listed()}:
        staff.enrol(str(DESK.staff), "丁一", Role.ADMINISTRATOR, "270918", actor=Actor("D1", "operator"))


def publish(kiosk: Kiosk, key: str, film: Path) -> None:
    facts = facts_of(film)
    captions = (Caption(0, 900, "您好。"),)
    draft = ClipDraft(key, "您好", {"zh_CN": captions, "en": (Caption(0, 900, "Hello."),)}, CREDIT)
    employ(kiosk)
    services(kiosk).signs.publish(
        draft, film.read_bytes(), facts, pack="hospital", language="csl", key=clip_keys()[key], actor=DESK
    )


def test_what_is_published_plays_on_another_machine(machine: Machine, tmp_path: Path) -> None:
    film = make_film(tmp_path / "home.webm")
    desk, _ = machine(device="D1", data=tmp_path / "desk")
    publish(desk, "home", film)
    kiosk, robot = machine(device="K2", data=tmp_path / "desk")
    assert kiosk.signs is not None
    kiosk.window.toggle_mode(SIGNS)
    mode = kiosk.signs.mode
    assert mode is not None
    folder = tmp_path / "desk" / "signs" / "films"
    robot.wait_until((folder / "index.json").exists, "the film")
    kiosk.window.toggle_mode(SIGNS)
    kiosk.window.toggle_mode(SIGNS)
    robot.wait_until(lambda: mode.clip is not None and mode.clip.kind is Kind.HUMAN, "the clip of a person")
    assert mode.clip is not None
    assert mode.clip.film is not None
    assert mode.clip.film.read_bytes() == film.read_bytes()
    assert mode.clip.credit == CREDIT
    robot.wait_until(lambda: kiosk.signs.player is not None and not kiosk.signs.player.image.isNull(), "a picture")


def test_a_signer_asked_to_come_writes_back(machine: Machine, tmp_path: Path) -> None:
    kiosk, robot = machine(device="K1", data=tmp_path / "hall")
    other, _ = machine(device="K2", data=tmp_path / "hall")
    kiosk.window.toggle_mode(SIGNS)
    assert kiosk.signs is not None
    assert kiosk.signs.mode is not None
    kiosk.signs.mode.ask("call")
    calling = kiosk.signs.calling
    robot.wait_until(lambda: calling.is_waiting, "the request")
    employ(other)
    desk = services(other).desk().help
    (request,) = desk.open(actor=DESK)
    assert (request.device, request.sort.value, request.state) == ("K1", "signs", HelpState.WAITING)
    services(other).help.say(request.id, "我马上到。", side=Side.STAFF, actor=DESK)
    robot.wait_until(lambda: bool(calling.request and calling.request.messages), "the answer")
    talk = kiosk.signs.mode.conversation.talk
    assert talk is not None
    talk.said.emit("我在三号机。")
    robot.wait_until(lambda: len(services(other).help.read(request.id).messages) == 2, "what the patient wrote")
    kiosk.window.sitting.ended.emit()
    robot.wait_until(lambda: desk.open(actor=DESK) == (), "the end of the request")
    assert services(other).help.read(request.id).messages == ()
    assert calling.request is None

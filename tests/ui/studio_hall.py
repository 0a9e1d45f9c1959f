"""A studio on a camera that is fed by hand, a real film workshop and a real database of clips."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import av
import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtMultimedia import QMediaCaptureSession, QVideoFrame, QVideoFrameInput
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.adapters.clock import FixedClock
from kiosk.domain.roles import NotAllowed, Person, Right, Role
from kiosk.domain.signs import Clip
from kiosk.ports.signs import FilmWorkshop
from kiosk.services import Services
from kiosk.services.office import Office
from kiosk.services.sign_clips import SignClips
from kiosk.ui.desk.studio.camera import Source
from kiosk.ui.desk.studio.section import Studio
from kiosk.ui.desk.studio.tools import StudioTools
from kiosk.ui.desk.view import DeskView
from kiosk.ui.tasks import Tasks
from kiosk.ui.theme import DESK, Theme
from tests.employing import employ

# What Qt's own media library says of a machine without a graphics card, and of pictures made by hand.
MEDIA_TALK = ("Couldn't (load|resolve)", "No RHI backend", "Invalid frameRate 0")
FRAME_US = 33_333  # 30 pictures a second
SOON = 20_000  # ms: what is waited for happens, or the test fails


class FedCamera:
    """A camera whose pictures a test makes, 30 a second by their own time, as fast as they are taken."""

    def __init__(self) -> None:
        self.input = QVideoFrameInput()
        self.sent = 0
        self.is_on = False
        self.session: QMediaCaptureSession | None = None
        self._feed = QTimer(interval=4)
        self._feed.timeout.connect(self._send)

    def join(self, session: QMediaCaptureSession) -> None:
        self.session = session
        session.setVideoFrameInput(self.input)
        self.is_on = True
        self._feed.start()

    def stop(self) -> None:
        self.is_on = False
        self._feed.stop()

    def _send(self) -> None:
        picture = QImage(1280, 720, QImage.Format.Format_RGB32)
        picture.fill(QColor.fromHsv(self.sent * 3 % 360, 120, 200))
        frame = QVideoFrame(picture)
        frame.setStartTime(self.sent * FRAME_US)
        frame.setEndTime((self.sent + 1) * FRAME_US)
        if self.input.sendVideoFrame(frame):
            self.sent += 1


class NoClips:
    """A machine without packs."""

    def clip(self, key: str, *, captions: str) -> Clip | None:
        return None


def write_film(
    path: Path, *, fps: int = 30, size: tuple[int, int] = (1280, 720), seconds: float = 2, sound: bool = False
) -> Path:
    """A film as a telephone would make it: H.264 in MP4, perhaps with sound."""
    with av.open(str(path), "w") as film:
        video = film.add_stream("libx264", rate=fps, options={"preset": "ultrafast"})
        video.width, video.height, video.pix_fmt = *size, "yuv420p"
        silence = film.add_stream("aac", rate=48000) if sound else None
        for number in range(round(fps * seconds)):
            picture = np.full((size[1], size[0], 3), number * 4 % 256, np.uint8)
            film.mux(video.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        film.mux(video.encode())
        if silence is not None:
            _add_sound(film, silence, seconds)
    return path


def _add_sound(film: av.container.OutputContainer, stream: av.AudioStream, seconds: float) -> None:
    for number in range(int(seconds * 48000) // 1024):
        tone = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), format="fltp", layout="mono")
        tone.sample_rate, tone.pts, tone.time_base = 48000, number * 1024, Fraction(1, 48000)
        film.mux(stream.encode(tone))
    film.mux(stream.encode())


@dataclass
class StudioScene:
    """The studio of one person, and what stands behind it."""

    studio: Studio
    tasks: Tasks
    clips: SignClips
    workshop: FilmWorkshop
    drafts: Path
    bot: QtBot
    cameras: list[FedCamera] = field(default_factory=list)

    def button(self, name: str) -> QAbstractButton:
        shown = [each for each in self.studio.findChildren(QAbstractButton) if each.isVisible()]
        found = [each for each in shown if each.accessibleName().startswith(name)]
        assert found, f"no control {name!r} among {[each.accessibleName() for each in shown]}"
        return found[0]

    def tap(self, name: str) -> None:
        self.button(name).click()

    def told(self) -> str:
        """All words that can be seen."""
        shown: list[QWidget] = [self.studio, *self.studio.findChildren(QWidget)]
        return "\n".join(each.text() for each in shown if isinstance(each, QLabel) and each.isVisible())

    def wait(self, what: Callable[[], bool]) -> None:
        self.bot.waitUntil(what, timeout=SOON)


def people(person: Person) -> SimpleNamespace:
    """A staff office that knows one person."""

    def require(who: Person, right: Right) -> None:
        if who != person or not who.may(right):
            raise NotAllowed(who.number)

    return SimpleNamespace(require=require)


def view_of(
    office: Office, tools: StudioTools, tasks: Tasks, clips: SignClips, *, role: Role, now: datetime
) -> DeskView:
    person = Person("0007", "赵磊", role)
    employ(office, person)
    services = cast(Services, SimpleNamespace(signs=clips, staff=people(person)))
    return DeskView(
        theme=Theme(4.0, {DESK}, is_still=True),
        tasks=tasks,
        services=lambda: services,
        person=person,
        now=lambda: now,
        language="en",
        device="D1",
        studio=tools,
    )


def open_studio(
    office: Office,
    workshop: FilmWorkshop,
    folder: Path,
    bot: QtBot,
    *,
    role: Role = Role.ADMINISTRATOR,
    has_camera: bool = True,
) -> StudioScene:
    """A studio that is shown, its list read."""
    tasks, clips = Tasks(2), SignClips(office)
    cameras: list[FedCamera] = []

    def camera() -> Source | None:
        if not has_camera:
            return None
        cameras.append(FedCamera())
        return cameras[-1]

    tools = StudioTools(workshop, NoClips(), folder / "drafts", camera=camera)
    assert isinstance(office.clock, FixedClock)
    view = view_of(office, tools, tasks, clips, role=role, now=office.clock.now())
    studio = Studio(view)
    bot.addWidget(studio)
    studio.resize(1024, 704)
    studio.show()
    scene = StudioScene(studio, tasks, clips, workshop, folder / "drafts", bot, cameras)
    scene.wait(lambda: bool(studio.list.order()))
    return scene

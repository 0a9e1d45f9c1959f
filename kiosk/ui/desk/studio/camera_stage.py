"""The camera's picture with the guide, the countdown before a take, and the take itself."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtMultimedia import QMediaDevices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.desk.studio.camera import Recorder, Source
from kiosk.ui.desk.studio.screen import GuideScreen
from kiosk.ui.desk.studio.words import whole_seconds
from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.card import Notice

COUNT = 3


class CameraStage(QWidget):
    """Emits ``recorded`` once a take is whole, ``changed`` when another button is right, ``failed`` with words."""

    recorded = Signal()
    changed = Signal()
    failed = Signal(str)

    def __init__(self, theme: Theme, camera: Callable[[], Source | None]) -> None:
        super().__init__()
        self._theme, self._camera, self._path = theme, camera, Path()
        self._recorder: Recorder | None = None
        self.picture = GuideScreen(theme, translate("Studio", "Picture of the camera"))
        self.none = Notice(
            theme, translate("Studio", "There is no camera here. Connect one, or import a film from a file."), "info"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.none)
        column.addWidget(self.picture)
        column.addStretch()
        self._devices = QMediaDevices(self)
        self._devices.videoInputsChanged.connect(self._look_again)
        self.count = QTimer(self, interval=theme.ms("second"))
        self.count.timeout.connect(self._count_down)
        self._clock = QTimer(self, interval=theme.ms("second"))
        self._clock.timeout.connect(self._tell_time)

    @property
    def has_camera(self) -> bool:
        """Whether there are pictures to record."""
        return self._recorder is not None

    @property
    def is_busy(self) -> bool:
        """Whether it counts down or records."""
        return self.count.isActive() or self._clock.isActive()

    def open(self) -> None:
        """Show the camera, if there is one; look again each time."""
        if self._recorder is None:
            source = self._camera()
            if source is not None:
                self._recorder = Recorder(source, self.picture.sink, self)
                self._recorder.recorded.connect(self._keep)
                self._recorder.failed.connect(self._fail)
        self.none.setVisible(not self.has_camera)
        self.picture.setVisible(self.has_camera)
        self.changed.emit()

    def _look_again(self) -> None:
        """A camera was connected."""
        if self.isVisible() and not self.has_camera:
            self.open()

    def begin(self, path: Path) -> None:
        """Count down, then record into ``path``."""
        self._path = path
        self.picture.tell(count=COUNT)
        self.count.start()
        self.changed.emit()

    def end(self) -> None:
        """Stop recording; while it still counts, record nothing."""
        if self.count.isActive():
            self.count.stop()
            self.picture.tell()
            self.changed.emit()
        elif self._recorder is not None and self._clock.isActive():
            self._clock.stop()
            self.picture.tell(note=translate("Studio", "One moment …"))
            self._recorder.stop()
            self.changed.emit()

    def close_camera(self) -> None:
        """Let the camera go; a take under way is lost."""
        self.count.stop()
        self._clock.stop()
        if self._recorder is not None:
            self._recorder.close()
            self._recorder.deleteLater()
            self._recorder = None
        self.picture.tell()
        self.picture.clear()

    def _count_down(self) -> None:
        left = self.picture.count - 1
        self.picture.tell(count=left)
        if left or self._recorder is None:
            return
        self.count.stop()
        self._recorder.record(self._path)
        self._clock.start()
        self._tell_time()
        self.changed.emit()

    def _tell_time(self) -> None:
        if self._recorder is not None:
            told = translate("Studio", "Recording: {time}").format(time=whole_seconds(self._recorder.milliseconds))
            self.picture.tell(note=told)

    def _keep(self) -> None:
        self._clock.stop()
        self.picture.tell()
        self.recorded.emit()
        self.changed.emit()

    def _fail(self, _reason: str) -> None:
        self._clock.stop()
        self.picture.tell()
        self.failed.emit(translate("Studio", "The recording failed. Is the disk full? Try again."))
        self.changed.emit()

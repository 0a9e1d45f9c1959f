"""The camera of the desk and the recorder behind it; no microphone is ever opened."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QCameraFormat,
    QMediaCaptureSession,
    QMediaDevices,
    QMediaFormat,
    QMediaRecorder,
    QVideoSink,
)

from kiosk.domain.films import LEAST_DOTS, LEAST_FPS

WANTED = 1280 * 720  # pixels: more make larger films, and no finger clearer on our panels


class Source(Protocol):
    """Where pictures come from."""

    def join(self, session: QMediaCaptureSession) -> None:
        """Give ``session`` the pictures from now on."""
        ...

    def stop(self) -> None:
        """Give no more."""
        ...


class CameraSource:
    """A camera of this machine; raises nothing, what fails comes as an empty picture."""

    def __init__(self, device: QCameraDevice) -> None:
        self._camera = QCamera(device)
        formats = device.videoFormats()
        if formats:
            self._camera.setCameraFormat(min(formats, key=distance))

    def join(self, session: QMediaCaptureSession) -> None:
        """The camera's lamp goes on."""
        session.setCamera(self._camera)
        self._camera.start()

    def stop(self) -> None:
        """The lamp goes off."""
        self._camera.stop()


def distance(of: QCameraFormat) -> tuple[bool, int]:
    """How far a format is from what we want: first those that are fast and fine enough, then by size."""
    size = of.resolution()
    is_poor = of.maxFrameRate() < LEAST_FPS or min(size.width(), size.height()) < LEAST_DOTS
    return is_poor, abs(size.width() * size.height() - WANTED)


def default_camera() -> Source | None:
    """The camera the system prefers; None when there is none."""
    device = QMediaDevices.defaultVideoInput()
    return None if device.isNull() else CameraSource(device)


class Recorder(QObject):
    """Shows ``source`` on ``sink`` and records it: ``recorded`` once the file is whole, ``failed`` with Qt's reason.

    Motion JPEG in Matroska: the libraries that come with Qt can encode it anywhere, each picture stands alone and is
    cut exactly, and what was written survives a crash. The workshop makes the film from it.
    """

    recorded = Signal()
    failed = Signal(str)

    def __init__(self, source: Source, sink: QVideoSink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = QMediaCaptureSession(self)
        self._source = source
        self._recorder = QMediaRecorder(self)
        kind = QMediaFormat(QMediaFormat.FileFormat.Matroska)
        kind.setVideoCodec(QMediaFormat.VideoCodec.MotionJPEG)
        self._recorder.setMediaFormat(kind)
        self._recorder.setQuality(QMediaRecorder.Quality.VeryHighQuality)
        self._recorder.recorderStateChanged.connect(self._changed)
        self._recorder.errorOccurred.connect(self._fail)
        self.session.setVideoSink(sink)
        self.session.setRecorder(self._recorder)
        source.join(self.session)

    @property
    def is_recording(self) -> bool:
        """Whether pictures are being kept."""
        return self._recorder.recorderState() == QMediaRecorder.RecorderState.RecordingState

    @property
    def milliseconds(self) -> int:
        """How long it has been recording."""
        return self._recorder.duration()

    def record(self, path: Path) -> None:
        """Begin a new file."""
        path.unlink(missing_ok=True)
        self._recorder.setOutputLocation(QUrl.fromLocalFile(str(path)))
        self._recorder.record()

    def stop(self) -> None:
        """End the file; `recorded` follows."""
        self._recorder.stop()

    def close(self) -> None:
        """Let camera and file go."""
        self._recorder.recorderStateChanged.disconnect(self._changed)
        self._recorder.stop()
        self._source.stop()

    def _changed(self, state: QMediaRecorder.RecorderState) -> None:
        if (
            state == QMediaRecorder.RecorderState.StoppedState
            and self._recorder.error() == QMediaRecorder.Error.NoError
        ):
            self.recorded.emit()

    def _fail(self, _error: QMediaRecorder.Error, reason: str) -> None:
        self.failed.emit(reason)

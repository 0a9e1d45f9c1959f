"""What the sound of this machine can do, and a file played on it; a process of its own, for audio drivers may hang."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtMultimedia import QAudioDevice, QAudioOutput, QMediaDevices, QMediaPlayer


def main(argv: Sequence[str]) -> int:
    """Print the name of the loudspeaker ("" for none) as JSON; with a file, play it there first."""
    app = QCoreApplication([])
    device = QMediaDevices.defaultAudioOutput()
    played = bool(argv[1:]) and not device.isNull() and play(app, Path(argv[1]), device)
    sys.stdout.write(json.dumps({"loudspeaker": device.description(), "played": played}) + "\n")
    return 0


def play(app: QCoreApplication, file: Path, device: QAudioDevice) -> bool:
    """Play a file to its end; whether Qt had nothing to complain of."""
    output, player = QAudioOutput(device), QMediaPlayer()
    player.setAudioOutput(output)
    player.playingChanged.connect(lambda playing: None if playing else app.quit())
    player.errorOccurred.connect(app.quit)
    player.setSource(QUrl.fromLocalFile(str(file)))
    player.play()
    app.exec()
    return player.error() is QMediaPlayer.Error.NoError


if __name__ == "__main__":
    raise SystemExit(main(sys.argv))

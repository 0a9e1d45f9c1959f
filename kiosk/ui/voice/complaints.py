"""What QtMultimedia has to say for itself is kept from the kiosk's stderr; our own log tells what matters of it."""

from PySide6.QtCore import QLoggingCategory

# Libraries looked for, the version of FFmpeg, the format of each file.
IN_ITS_NAME = "qt.multimedia*=false"
# "PulseAudioService: pa_context_connect() failed", "No audio device detected" at each sound.
IN_NOBODYS_NAME = "default.warning=false"


def hush_multimedia() -> None:
    """Before it is loaded. QT_LOGGING_RULES in the environment is stronger, for whoever looks for a fault."""
    QLoggingCategory.setFilterRules(IN_ITS_NAME)


def hush_without_device() -> None:
    """Where nothing can be heard, it complains in no category at each sound."""
    QLoggingCategory.setFilterRules(f"{IN_ITS_NAME}\n{IN_NOBODYS_NAME}")

"""What the studio is handed: the film workshop, the clips of this machine, a camera, and where drafts lie."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.domain.signs import CSL
from kiosk.ports.signs import FilmWorkshop, SignLibrary
from kiosk.ui.desk.studio.camera import Source, default_camera


@dataclass(frozen=True)
class StudioTools:
    """``pack`` and sign ``language`` are what is published into; ``camera`` gives None where there is none."""

    workshop: FilmWorkshop
    library: SignLibrary
    drafts: Path
    pack: str = "hospital"
    language: str = CSL
    camera: Callable[[], Source | None] = default_camera

"""What was typed on the pages behind: whoever goes Back finds it there."""

from PySide6.QtWidgets import QWidget

from kiosk.flow.engine import FlowRun
from kiosk.ui.pages.page import Page


class Drafts:
    """Kept by step for one sitting; going on elsewhere forgets what was typed there before."""

    def __init__(self) -> None:
        self._typed: dict[str, str] = {}

    def turn(self, page: QWidget, before: FlowRun | None, run: FlowRun) -> str:
        """From ``page`` of ``before`` to ``run``: what was typed there, if the patient comes back to it, else ""."""
        if before is not None and isinstance(page, Page):
            self._typed[before.step_id] = page.draft()
        draft = self._typed.pop(run.step_id, "")
        is_back = before is not None and len(run.past) < len(before.past)
        return draft if is_back else ""

    def forget(self) -> None:
        """Nobody's sitting any more."""
        self._typed.clear()

"""窗口: pausing and going on, of a window and of a whole queue."""

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.errors import InvalidEntry
from kiosk.domain.roles import Right
from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.services.office import Office
from kiosk.services.queue.queue_books import OPEN, PAUSED, read_queue, read_window
from kiosk.services.queue.queue_steps import TOPIC
from kiosk.services.staff.guard import allow_staff
from kiosk.storage.bell import ring
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import QueueRow, WindowRow, WindowStateRow

NO_REASON = QT_TRANSLATE_NOOP("Words", "Please say why: patients read it.")


class Windows:
    """Pauses windows and queues; whoever is there already stays there. Staff need the right to call: `NotAllowed`."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def pause(self, window_id: int, *, reason: str, actor: Actor) -> None:
        """Let nobody be called to a window, and say why. Raises `InvalidEntry` without a reason."""
        why = _said(reason)
        self._office.database.run(lambda session: self._stand(session, window_id, PAUSED, why, actor))

    def unpause(self, window_id: int, *, actor: Actor) -> None:
        """Go on; again does nothing."""
        self._office.database.run(lambda session: self._stand(session, window_id, OPEN, "", actor))

    def pause_queue(self, queue_id: int, *, reason: str, actor: Actor) -> None:
        """Let nobody be called from a queue, at any window; people may still join. Raises `InvalidEntry`."""
        self._set_paused(queue_id, _said(reason), actor, "queue.pause")

    def unpause_queue(self, queue_id: int, *, actor: Actor) -> None:
        """Go on; again does nothing."""
        self._set_paused(queue_id, "", actor, "queue.unpause")

    def _stand(self, session: Session, window_id: int, state: str, reason: str, actor: Actor) -> None:
        allow_staff(session, actor, Right.CALL)
        LOCK.first(session, window=window_id)
        if read_window(session, window_id).paused_why == reason:
            return
        now = self._office.now()
        LEAVE.run(session, window=window_id, at=now)
        STAND.run(session, window_id=window_id, state=state, reason=reason, since=now, actor=str(actor))
        self._office.note(session, actor, f"window.{state}", f"windows/{window_id}", reason=reason)
        ring(session, TOPIC)

    def _set_paused(self, queue_id: int, why: str, actor: Actor, action: str) -> None:
        def work(session: Session) -> None:
            allow_staff(session, actor, Right.CALL)
            read_queue(session, queue_id)
            if PAUSE_QUEUE.run(session, queue=queue_id, why=why):
                self._office.note(session, actor, action, f"queues/{queue_id}", reason=why)
                ring(session, TOPIC)

        self._office.database.run(work)


def _said(reason: str) -> str:
    why = reason.strip()
    if not why:
        raise InvalidEntry(NO_REASON, field="reason")
    return why


LOCK = Query(select(WindowRow.id).where(WindowRow.id == bindparam("window")).with_for_update(key_share=True))
LEAVE = Statement(
    update(WindowStateRow)
    .where(WindowStateRow.window_id == bindparam("window"), WindowStateRow.until.is_(None))
    .values(until=bindparam("at"))
)
STAND = Statement(insert(WindowStateRow))
PAUSE_QUEUE = Statement(
    update(QueueRow)
    .where(QueueRow.id == bindparam("queue"), QueueRow.paused_why != bindparam("why"))
    .values(paused_why=bindparam("why"))
)

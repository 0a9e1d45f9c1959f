"""求助, the kiosk's end: asks for a person or for one who signs, writes to whoever comes, and lets it end."""

from sqlalchemy import bindparam, insert, update
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.errors import InvalidEntry
from kiosk.domain.help import LONGEST_MESSAGE, ONE_PATIENT, HelpRequest, HelpSort, Outcome, Side
from kiosk.domain.roles import Right
from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.services.help import help_rows as rows
from kiosk.services.help.help_rows import CONTEXT, Asked, HelpRows
from kiosk.services.office import Office
from kiosk.services.staff.guard import allow
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import HelpMessageRow, HelpRequestRow

NOTHING_SAID = QT_TRANSLATE_NOOP("Words", "Please write something first.")
SAID_TOO_MUCH = QT_TRANSLATE_NOOP("Words", "Please write at most {most} characters at a time.")


class HelpRequests:
    """Requests of one kiosk; every change is heard by the other machines."""

    def __init__(self, office: Office) -> None:
        self._office, self._rows = office, HelpRows(office)

    def ask(self, sort: HelpSort, *, page: str, actor: Actor, modes: frozenset[str] = frozenset()) -> HelpRequest:
        """The open request at ``actor``'s device, made now if there is none; it keeps its first page and its place.

        A patient has one: whoever asks for a signer after asking for a person turns that request. A red flag is always
        one of its own.
        """

        def work(session: Session) -> HelpRequest:
            known = self._united(session, sort, actor)
            if known is None:
                known = self._rows.ask(session, Asked(sort, actor.device, page, modes), actor=actor)
            return self._rows.read(session, known)

        return self._office.database.run(work)

    def say(self, request_id: int, text: str, *, side: Side, actor: Actor) -> HelpRequest:
        """Write a message of 1 to 200 characters.

        Raises `InvalidEntry`, `HelpOver` when the request is closed, and `NotAllowed` for staff without the right.
        """
        said = text.strip()
        if not said:
            raise InvalidEntry(NOTHING_SAID, field="message")
        if len(said) > LONGEST_MESSAGE:
            raise InvalidEntry(SAID_TOO_MUCH, field="message", most=LONGEST_MESSAGE)

        def work(session: Session) -> HelpRequest:
            if side is Side.STAFF:
                allow(session, actor, Right.ANSWER_HELP)
            # Claimed from the request's own row: nobody can write any more once whoever closes it has it in hand.
            claimed = CLAIM.first(session, request=request_id)
            if claimed is None:
                raise self._rows.over(session, request_id)
            ADD_MESSAGE.run(
                session,
                request_id=request_id,
                position=claimed[0],
                side=side.value,
                sealed=self._office.vault.seal(said, context=CONTEXT),
                at=self._office.now(),
                actor=str(actor),
            )
            self._rows.tell(session, actor, "help.say", request_id, side=side.value)
            return self._rows.read(session, request_id)

        return self._office.database.run(work)

    def read(self, request_id: int) -> HelpRequest:
        """The request as it stands now; raises `Misuse` when there is none."""
        with self._office.database.read() as session:
            return self._rows.read(session, request_id)

    def cancel(self, request_id: int, *, actor: Actor) -> HelpRequest:
        """The patient needs nobody any more; again does nothing. Raises `Misuse` when there is none."""

        def work(session: Session) -> HelpRequest:
            self._rows.close(session, request_id, Outcome.CANCELLED, actor=actor)
            return self._rows.read(session, request_id)

        return self._office.database.run(work)

    def leave(self, *, actor: Actor) -> None:
        """Whoever sat at ``actor``'s device has gone: close what they asked for, the next must not read it.

        A red flag stays, and what the machine asked for itself.
        """
        with self._office.database.read() as session:
            left = [key for key, sort in rows.OPEN_HERE.all(session, device=actor.device) if sort in ONE_PATIENT]

        def work(session: Session) -> None:
            for request_id in left:
                self._rows.close(session, request_id, Outcome.LEFT, actor=actor)

        if left:
            self._office.database.run(work)

    def _united(self, session: Session, sort: HelpSort, actor: Actor) -> int | None:
        """The patient's open request, turned into one of ``sort`` if that asks for more; None: there is none."""
        if sort not in ONE_PATIENT:
            return None
        here = rows.OPEN_HERE.all(session, device=actor.device)
        # Held, so that none of them is closed by a desk before this transaction has ended.
        mine = [(key, HelpSort(it)) for key, it in here if it in ONE_PATIENT and rows.HOLD.run(session, request=key)]
        if not mine:
            return None
        request_id, known = min(mine, key=lambda each: ONE_PATIENT.index(each[1]))
        if ONE_PATIENT.index(sort) < ONE_PATIENT.index(known):
            TURN.run(session, request=request_id, sort=sort.value)
            self._rows.tell(session, actor, "help.turn", request_id, sort=sort.value)
        return request_id


CLAIM = Query(
    update(HelpRequestRow)
    .where(rows.this, rows.is_open)
    .values(said=HelpRequestRow.said + 1)
    .returning(HelpRequestRow.said)
)
ADD_MESSAGE = Statement(insert(HelpMessageRow))
TURN = Statement(update(HelpRequestRow).where(rows.this, rows.is_open).values(sort=bindparam("sort")))

"""电子票据: every invoice is issued once more at the province's service, in the background and whatever breaks off."""

import logging
from datetime import timedelta

from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.ports.fiscal import FiscalAnswer, FiscalAway, FiscalDocument, FiscalInvoice, FiscalRequest, FiscalReversal
from kiosk.services.invoices.fiscal_rows import (
    Pending,
    Said,
    claim,
    due_documents,
    end_call,
    postpone,
    request_of,
    reversal_of,
    settle,
)
from kiosk.services.office import Office

log = logging.getLogger(__name__)

AT_ONCE = 20  # documents in one round
ORIGINAL_FIRST = timedelta(minutes=1)  # until a reversal looks again whether its original is issued

Asked = FiscalRequest | FiscalReversal


class EInvoices:
    """Brings what was ordered with the invoices (`invoices.issue`, `invoices.reverse`) to the service.

    Each call is written before and after it, and claimed: of several machines one calls. A call that was broken off is
    made again with the same serial, which is the same document.
    """

    def __init__(self, office: Office, service: FiscalInvoice) -> None:
        self._office = office
        self._service = service

    def settle(self, *, actor: Actor) -> int:
        """Ask for whatever is due; gives how many documents are known now. Stops when the service is away."""
        with self._office.database.read() as session:
            due = due_documents(session, now=self._office.now(), limit=AT_ONCE)
        settled = 0
        for pending in due:
            said = self._ask(pending, actor)
            settled += said not in (None, Said.AWAY)
            if said is Said.AWAY:
                break
        return settled

    def _ask(self, pending: Pending, actor: Actor) -> Said | None:
        """What came of it; None when it is not its time, or another machine was first."""

        def begin(session: Session) -> Asked | Said | None:
            return self._begin(session, pending, actor)

        asked = self._office.database.run(begin)
        if asked is None or isinstance(asked, Said):
            return asked
        answer = self._call(pending, asked)
        return self._office.database.run(lambda session: self._end(session, pending, answer, actor))

    def _begin(self, session: Session, pending: Pending, actor: Actor) -> Asked | Said | None:
        """What to ask; NEEDLESS when that is settled without asking, None when not now or somebody else does."""
        now = self._office.now()
        asked: Asked | Said | None = request_of(session, pending)
        if pending.original is not None:
            asked = reversal_of(session, pending, now=now)
        if asked is None:
            postpone(session, pending, until=now + ORIGINAL_FIRST)
            return None
        if isinstance(asked, Said):
            return asked if self._settle(session, pending, asked, "nothing was issued to reverse", actor) else None
        return asked if claim(session, pending, now=now) else None

    def _call(self, pending: Pending, asked: Asked) -> FiscalAnswer:
        try:
            return self._service.issue(asked) if isinstance(asked, FiscalRequest) else self._service.reverse(asked)
        except Exception as error:
            # An adapter with a fault: nobody can say whether it was issued, and the others' invoices must go on.
            # Its words may hold whose invoice it is, which no log should.
            kind = type(error).__name__
            log.error("%s broke its promise over document %s: %s", self._service.name, pending.id, kind)
            return FiscalAway("a fault of the adapter")

    def _end(self, session: Session, pending: Pending, answer: FiscalAnswer, actor: Actor) -> Said | None:
        now = self._office.now()
        if isinstance(answer, FiscalAway):
            log.warning("%s is away: %s", self._service.name, answer.detail)
            end_call(session, pending, Said.AWAY, now=now)
            return Said.AWAY
        said = Said.ISSUED if isinstance(answer, FiscalDocument) else Said.REFUSED
        end_call(session, pending, said, now=now)
        told = answer if isinstance(answer, FiscalDocument) else answer.words
        if isinstance(told, str):
            log.error("%s refuses document %s: %s", self._service.name, pending.id, told)
        return said if self._settle(session, pending, said, told, actor) else None

    def _settle(
        self, session: Session, pending: Pending, said: Said, answer: FiscalDocument | str, actor: Actor
    ) -> bool:
        if not settle(session, pending, said, answer=answer, now=self._office.now()):
            return False
        self._office.note(session, actor, f"fiscal.{said}", f"fiscal_documents/{pending.id}")
        return True

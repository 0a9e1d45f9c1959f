"""The counter at which gateways hand in their notices: an ASGI application of its own, without a framework."""

import asyncio
import logging
from collections.abc import Callable, Mapping

from kiosk.adapters.notices import letters
from kiosk.adapters.notices.letters import Receive, Refused, Request, Send
from kiosk.domain.errors import DomainError
from kiosk.domain.money_errors import NoticeRefused
from kiosk.domain.paying import NoticeOutcome
from kiosk.ports import Notice, NoticeReply, PaymentGateway

log = logging.getLogger(__name__)

NOTIFY, HEALTHY = "/notify/", "/healthy"
WORK_S = 4.0 - letters.BODY_S  # both together: the gateways wait five seconds, then they tell it again
WELL, ILL = NoticeReply(200, "text/plain", b"ok"), NoticeReply(503, "text/plain", b"no database")

Hear = Callable[[str, Notice], NoticeOutcome]


class NoticeDesk:
    """Takes in ``POST /notify/<name>``, lets the gateway of that name verify it, has it heard, and answers in time.

    ``hear`` takes the gateway's own name and the notice, ``is_well`` says whether notices can be heard at all; both run
    in a thread. Whatever goes wrong, the gateway is told that it was not heard, and tells it again.
    """

    def __init__(
        self, gateways: Mapping[str, PaymentGateway], hear: Hear, *, is_well: Callable[[], bool], work_s: float = WORK_S
    ) -> None:
        self._gateways, self._hear, self._is_well, self._work_s = gateways, hear, is_well, work_s

    async def __call__(self, scope: Mapping[str, object], receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http":
            await letters.answer(send, await self._reply(Request.of(scope), receive))

    async def _reply(self, request: Request, receive: Receive) -> NoticeReply:
        if request.path == HEALTHY:
            return await self._health()
        name = request.path.removeprefix(NOTIFY)
        gateway = self._gateways.get(name) if request.path.startswith(NOTIFY) else None
        if gateway is None:
            return Refused(404, "nothing here").reply
        try:
            request.check()
            text = await letters.body(receive)
        except Refused as refused:
            log.warning("notice for %s: refused, %s", name, refused)
            return refused.reply
        return gateway.answer_notice(await self._outcome(name, gateway, request, text))

    async def _outcome(self, name: str, gateway: PaymentGateway, request: Request, text: bytes) -> NoticeOutcome:
        """What became of it, with one line in the log, of which nothing was in the notice."""
        try:
            async with asyncio.timeout(self._work_s):
                outcome = await asyncio.to_thread(self._heard, gateway, request, text)
        except NoticeRefused as error:
            log.warning("notice for %s: not believed: %s", name, error.log)
        except DomainError as error:
            log.warning("notice for %s: not heard: %s", name, error.log)
        except TimeoutError:
            log.warning("notice for %s: not heard in time", name)
        except Exception as error:
            log.error("notice for %s: not heard (%s)", name, type(error).__name__)
        else:
            log.info("notice for %s: %s", name, outcome)
            return outcome
        return NoticeOutcome.REFUSED

    def _heard(self, gateway: PaymentGateway, request: Request, text: bytes) -> NoticeOutcome:
        return self._hear(gateway.name, gateway.read_notice(request.headers, text))

    async def _health(self) -> NoticeReply:
        try:
            async with asyncio.timeout(self._work_s):
                return WELL if await asyncio.to_thread(self._is_well) else ILL
        except Exception:  # whatever it was: nothing can be heard now
            return ILL

"""How somebody sits down: by a tile of the start page, or by what they show there."""

from dataclasses import replace

from kiosk.domain.codes import PAYMENT
from kiosk.domain.errors import DomainError, UnknownCode
from kiosk.domain.journey import Journey, Way
from kiosk.domain.sign_in import BADGE
from kiosk.domain.token import is_ticket
from kiosk.flow.cancelling import CANCELLING
from kiosk.flow.engine import Flow
from kiosk.flow.enquiry import ENQUIRY
from kiosk.flow.registration import REGISTRATION, with_card, with_code
from kiosk.ports import CardRead, CodeRead

LINE = "line"  # the tile that asks for a place in line
CANCEL = "cancel"  # the one that cancels a visit; the others begin a registration by a `Way`


def by_tile(name: str, fresh: Journey) -> tuple[Flow, Journey]:
    """What a tile begins; "" asks who it is."""
    if name in (LINE, CANCEL):
        return (ENQUIRY if name == LINE else CANCELLING), fresh
    return REGISTRATION, replace(fresh, way=Way(name) if name else None)


def by_showing(heard: CardRead | CodeRead, fresh: Journey) -> tuple[Flow, Journey]:
    """What a card or code on the start page begins, as the answer to the first step: a ticket asks for its place."""
    if isinstance(heard, CardRead):
        return REGISTRATION, with_card(fresh, heard)
    return (ENQUIRY if is_ticket(heard.text) else REGISTRATION), with_code(fresh, heard)


def meant(heard: CardRead | CodeRead | DomainError, page: str) -> CardRead | CodeRead | DomainError | None:
    """What is heard on a page: no badge, for staff sign in at desks, and a 付款码 only where money is taken."""
    if not isinstance(heard, CodeRead) or heard.kind not in (BADGE, PAYMENT):
        return heard
    if heard.kind == BADGE:
        return None
    return heard if page == "pay" else UnknownCode("a payment code where nothing is paid")

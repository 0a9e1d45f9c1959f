"""Run as a program: one of several kiosks that register, pay and print; each fifth transaction is rolled back."""

import json
import sys
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from kiosk.domain.actor import Actor
from kiosk.domain.errors import AlreadyRegistered, SlotTaken
from kiosk.domain.journey import PayBy, PaymentState
from kiosk.storage.database import Database
from kiosk.storage.vault import open_vault
from tests.services.small_hall import SmallHall

PATIENTS, PLACES, SLOTS = 48, 40, ("chen 9:30", "any 9:30", "free tomorrow")


class GivenUp(Exception):
    """The fifth transaction."""


class FailingDatabase(Database):
    """Rolls every fifth writing transaction back at its very end, when all of its locks are held."""

    turns = 0

    @contextmanager
    def begin(self):
        with super().begin() as session:
            yield session
            FailingDatabase.turns += 1
            if FailingDatabase.turns % 5 == 0:
                raise GivenUp


def main(url: str, key_file: Path, *, device: str, registration: int) -> None:
    """Every patient tries every slot, in an order of this device's own; then all print one registration."""
    hall = SmallHall(FailingDatabase(url), open_vault(key_file))
    actor, seed = Actor(device), int(device[1:])
    heard = {"registered": 0, "taken": 0, "already": 0, "rolled back": 0, "printed": 0}
    for turn in range(PATIENTS):
        patient = (turn * 7 + seed) % PATIENTS + 1
        for slot in SLOTS:
            heard[attempt(hall, slot, patient, actor)] += 1
    hall.gateway.answers["query"] = PaymentState.PAID
    with_luck(lambda: hall.printing.print_papers(registration, large=False, actor=actor))
    heard["printed"] = len(hall.tickets.titles)
    hall.database.close()
    sys.stdout.write(json.dumps(heard))


def attempt(hall: SmallHall, slot: str, patient: int, actor: Actor) -> str:
    """One registration, by phone for every second patient, paid at once."""
    pay_by = PayBy.PHONE if patient % 2 else PayBy.WINDOW
    journey = replace(CHOSEN.setdefault(slot, hall.journey(slot, 1)), patient=known(hall, patient), pay_by=pay_by)
    try:
        visit = hall.registration.register(journey, actor=actor)
        if pay_by is PayBy.PHONE and visit.due:
            hall.gateway.answers["start"] = PaymentState.PAID
            with_luck(lambda: hall.billing.begin(visit.charge_id, actor=actor))
    except SlotTaken:
        return "taken"
    except AlreadyRegistered:
        return "already"
    except GivenUp:
        return "rolled back"
    return "registered"


CHOSEN = {}
KNOWN = {}


def known(hall: SmallHall, number: int):
    if number not in KNOWN:
        KNOWN[number] = hall.patient(number)
    return KNOWN[number]


def with_luck(work):
    """Until a turn that is not rolled back; whatever was half done is done once all the same."""
    while True:
        try:
            return work()
        except GivenUp:
            continue


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), device=sys.argv[3], registration=int(sys.argv[4]))

"""Films of signers and requests for help as records: permanent, in every backup, and held against their digest."""

import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from kiosk.adapters.clock import FixedClock
from kiosk.domain.actor import Actor
from kiosk.domain.films import ClipDraft, FilmFacts
from kiosk.domain.help import HelpSort, HelpState, Side
from kiosk.domain.roles import Person, Role
from kiosk.domain.signs import Caption, ClipKey, Credit
from kiosk.services.help.help_requests import HelpRequests
from kiosk.services.office import Office
from kiosk.services.sign_clips import SignClips
from kiosk.storage.database import Database, violated
from kiosk.storage.upkeep import backup, restore
from kiosk.storage.vault import Vault, open_vault
from kiosk.storage.verify import Fault, verify
from tests.employing import employ

NOW = datetime(2026, 11, 20, 9, 41, tzinfo=UTC)
PUBLISHER = Person("0007", "赵磊", Role.ADMINISTRATOR)
STUDIO = Actor("D1", PUBLISHER.number)
KEY = ClipKey("identify", "Lay your ID card flat here.", "id")
FACTS = FilmFacts("webm", "vp9", 1280, 720, 30, 4, has_sound=False, size=0)
FILM = bytes(range(256)) * 100
MEGABYTE = 1024 * 1024


def office(database: Database, vault: Vault) -> Office:
    return Office(database, vault, FixedClock(NOW))


def publish(hall, film: bytes = FILM, *, pack: str = "hospital") -> str:
    captions = {"zh_CN": (Caption(0, 4000, "把身份证平放在这里。"),)}
    draft = ClipDraft(KEY.key, "放证件", captions, Credit("周敏", NOW.date(), "何立"))
    here = office(hall.database, hall.vault)
    employ(here, PUBLISHER)
    signs = SignClips(here)
    return signs.publish(draft, film, FACTS, pack=pack, language="csl", key=KEY, actor=STUDIO).digest


def seek_help(hall) -> int:
    asked = HelpRequests(office(hall.database, hall.vault))
    request = asked.ask(HelpSort.SIGNS, page="slot", actor=Actor("K1"))
    asked.say(request.id, "我听不见", side=Side.PATIENT, actor=Actor("K1"))
    return request.id


REFUSED = {
    "DELETE FROM films": "films",
    "UPDATE films SET digest = 'x'": "films",
    "UPDATE films SET size = 0": "films",
    "DELETE FROM sign_clips": "sign_clips",
    "UPDATE sign_clips SET title = 'x'": "sign_clips",
    "UPDATE sign_clips SET digest = digest, withdrawn_why = 'x'": "sign_clips",
    "UPDATE sign_captions SET text = 'x'": "sign_captions",
    "DELETE FROM sign_captions": "sign_captions",
    "DELETE FROM help_requests": "help_requests",
    "DELETE FROM help_states": "help_states",
    "DELETE FROM help_messages": "help_messages",
}


def test_clips_and_requests_refuse_to_be_edited_or_dropped(hall) -> None:
    publish(hall)
    seek_help(hall)
    told = {}
    for statement in REFUSED:
        with pytest.raises(IntegrityError) as caught, hall.database.begin() as session:
            session.execute(text(statement))
        told[statement] = violated(caught.value)
    assert told == {statement: f"permanent_{table}" for statement, table in REFUSED.items()}


def test_a_clip_can_be_withdrawn_and_a_film_written_again(hall) -> None:
    publish(hall)
    with hall.database.begin() as session:
        session.execute(text("UPDATE sign_clips SET withdrawn_at = published_at, withdrawn_why = 'x'"))
        session.execute(text("UPDATE films SET content = content"))
    assert SignClips(office(hall.database, hall.vault)).published(language="csl") == ()


def test_a_backup_brings_films_clips_and_requests_back(
    hall, hall_url: str, vault_file: Path, empty_url: str, tmp_path: Path
) -> None:
    digest, request = publish(hall), seek_help(hall)
    saved, key_file = backup(hall_url, vault_file, tmp_path / "saved.zip"), tmp_path / "other.key"
    restore(empty_url, saved, key_file=key_file)
    database, vault = Database(empty_url), open_vault(key_file)
    signs, asked = SignClips(office(database, vault)), HelpRequests(office(database, vault))
    before = SignClips(office(hall.database, hall.vault)).published(language="csl")
    assert signs.published(language="csl") == before
    assert signs.film(digest) == FILM
    assert [message.text for message in asked.read(request).messages] == ["我听不见"]
    assert verify(database, key=vault.audit_key) == ()
    asked.cancel(request, actor=STUDIO)
    assert asked.read(request).state is HelpState.CLOSED
    database.close()


@contextmanager
def peak() -> Iterator[Callable[[], int]]:
    """How many bytes were held at most since the ``with`` began."""
    tracemalloc.start()
    try:
        yield lambda: tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_many_films_are_saved_checked_and_brought_back_one_at_a_time(
    hall, hall_url: str, vault_file: Path, empty_url: str, tmp_path: Path
) -> None:
    many = 32
    for number in range(many):
        publish(hall, bytes([number]) * MEGABYTE, pack=f"pack {number:02}")
    key_file = tmp_path / "other.key"
    works: tuple[Callable[[], object], ...] = (
        lambda: backup(hall_url, vault_file, tmp_path / "saved.zip"),
        lambda: restore(empty_url, tmp_path / "saved.zip", key_file=key_file),
        lambda: verify(hall.database, key=hall.vault.audit_key),
        lambda: SignClips(office(hall.database, hall.vault)).published(language="csl"),
    )
    held = []
    for work in works:
        with peak() as most:
            work()
            held.append(most() // MEGABYTE)
    assert max(held) < many / 2, held


def test_a_damaged_film_is_found_with_the_clip_it_belongs_to(hall) -> None:
    digest, _ = publish(hall), publish(hall, FILM + b"2", pack="east")
    assert verify(hall.database, key=hall.vault.audit_key) == ()
    with hall.database.begin() as session:
        session.execute(text("UPDATE films SET content = :less WHERE digest = :one"), {"less": b"", "one": digest})
    (finding,) = verify(hall.database, key=hall.vault.audit_key)
    assert (finding.kind, finding.record) == (Fault.FILM_DAMAGED, f"films/{digest}")
    assert "identify" in finding.words


def test_a_clip_or_request_nobody_is_on_record_for_is_found(hall) -> None:
    digest = publish(hall)
    with hall.database.begin() as session:
        session.execute(
            text(
                "INSERT INTO sign_clips (pack, language, key, edition, title, kind, digest, signer, reviewer,"
                " published_at, actor) SELECT 'east', language, key, 1, 'x', kind, digest, '', '', published_at, ''"
                " FROM sign_clips WHERE digest = :one"
            ),
            {"one": digest},
        )
        session.execute(
            text(
                "INSERT INTO help_requests (sort, device, page, asked_at, said)"
                " SELECT 'signs', 'K9', 'slot', published_at, 0 FROM sign_clips WHERE pack = 'east'"
            )
        )
    found = {(finding.kind, finding.record) for finding in verify(hall.database, key=hall.vault.audit_key)}
    assert found == {(Fault.UNRECORDED, "sign_clips/2"), (Fault.UNRECORDED, "help_requests/1")}

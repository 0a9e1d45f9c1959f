"""Films of signers: published once, replaced, withdrawn, given back whole, and never shown when damaged."""

import hashlib
import logging
from dataclasses import replace
from threading import Barrier, Thread

import pytest
from argon2 import PasswordHasher
from sqlalchemy import text

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DraftRefused, FilmDamaged, InvalidEntry, Misuse
from kiosk.domain.films import HAS_SOUND, NO_REVIEWER, ClipDraft, FilmFacts, PublishedClip
from kiosk.domain.roles import NotAllowed, Role
from kiosk.domain.signs import Caption, ClipKey, Credit, Kind
from kiosk.services.sign_clips import SignClips
from kiosk.services.staff.staff import StaffAccounts
from kiosk.storage.bell import Bell
from kiosk.storage.tables import AuditRow, FilmRow, SignCaptionRow, SignClipRow
from tests.services.small_hall import NOW, TODAY, SmallHall

STUDIO = Actor("D1", "0007")
KEYS = {key: ClipKey(key, "Script.", "id") for key in ("identify", "slot")} | {
    "pay": ClipKey("pay", "Script.", "qrcode", is_grave=True)
}
FILM = b"\x1a\x45\xdf\xa3" + bytes(range(256)) * 40
FACTS = FilmFacts("webm", "vp9", 1280, 720, 30, 4, has_sound=False, size=len(FILM))
CAPTIONS = {
    "en": (Caption(0, 4000, "Lay your card here."),),
    "zh_CN": (Caption(0, 1500, "放证件。"), Caption(1500, 4000, "等一下。")),
}
CREDIT = Credit("周敏", TODAY, "何立")


@pytest.fixture
def signs(hall: SmallHall) -> SignClips:
    accounts = StaffAccounts(hall.office, PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    operator = Actor("D1", "operator")
    accounts.enrol("0007", "贺之", Role.ADMINISTRATOR, "270918", actor=operator)
    accounts.enrol("0008", "吴敏", Role.GUIDE, "270918", actor=operator)
    return SignClips(hall.office)


def draft(key: str = "identify", **changes: object) -> ClipDraft:
    return replace(ClipDraft(key, " 放证件 ", CAPTIONS, CREDIT), **changes)


def publish(
    signs: SignClips, key: str = "identify", film: bytes = FILM, *, pack: str = "hospital", language: str = "csl"
) -> PublishedClip:
    return signs.publish(draft(key), film, FACTS, pack=pack, language=language, key=KEYS[key], actor=STUDIO)


def test_what_is_published_stands_as_it_was_drafted(signs: SignClips, hall: SmallHall) -> None:
    clip = publish(signs)
    assert signs.published(language="csl") == (clip,)
    assert clip == PublishedClip(
        id=clip.id,
        pack="hospital",
        language="csl",
        key="identify",
        title="放证件",
        kind=Kind.HUMAN,
        digest=hashlib.sha256(FILM).hexdigest(),
        container="webm",
        captions=CAPTIONS,
        credit=CREDIT,
        published_at=NOW,
    )
    assert signs.film(clip.digest) == FILM
    (film,) = hall.rows(FilmRow)
    assert {name: film[name] for name in ("size", "seconds", "width", "height", "fps")} == {
        "size": len(FILM),
        "seconds": 4,
        "width": 1280,
        "height": 720,
        "fps": 30,
    }


def test_the_next_one_takes_its_place_and_the_record_of_the_first_stays(signs: SignClips, hall: SmallHall) -> None:
    first, second = publish(signs), publish(signs, film=FILM + b"2")
    assert signs.published(language="csl") == (second,)
    rows = [(row["id"], row["edition"], row["withdrawn_why"]) for row in hall.rows(SignClipRow)]
    assert rows == [(first.id, 1, "replaced"), (second.id, 2, None)]
    assert signs.film(first.digest) == FILM


def test_packs_languages_and_keys_stand_beside_each_other_in_order(signs: SignClips) -> None:
    publish(signs, "slot")
    publish(signs, "identify")
    publish(signs, "identify", pack="east")
    other = publish(signs, "identify", language="hksl")
    standing = [(clip.pack, clip.key) for clip in signs.published(language="csl")]
    assert standing == [("east", "identify"), ("hospital", "identify"), ("hospital", "slot")]
    assert signs.published(language="hksl") == (other,)
    assert signs.published(language="asl") == ()


def test_the_same_film_is_stored_once(signs: SignClips, hall: SmallHall) -> None:
    publish(signs, "identify")
    publish(signs, "slot")
    assert len(hall.rows(FilmRow)) == 1
    assert len(hall.rows(SignClipRow)) == 2


def test_a_draft_with_faults_is_refused_with_all_of_them_and_writes_nothing(signs: SignClips, hall: SmallHall) -> None:
    loud, unreviewed = replace(FACTS, has_sound=True), draft(credit=replace(CREDIT, reviewer=""))
    with pytest.raises(DraftRefused) as caught:
        signs.publish(unreviewed, FILM, loud, pack="hospital", language="csl", key=KEYS["identify"], actor=STUDIO)
    assert [fault.text for fault in caught.value.faults] == [HAS_SOUND, NO_REVIEWER]
    assert "何立" not in caught.value.log
    assert [hall.rows(table) for table in (FilmRow, SignClipRow, SignCaptionRow)] == [[], [], []]


def test_the_size_is_that_of_the_film_and_not_what_is_said_of_it(
    signs: SignClips, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.domain.films.LARGEST", len(FILM) - 1)
    small = replace(FACTS, size=1)
    with pytest.raises(DraftRefused):
        signs.publish(draft(), FILM, small, pack="hospital", language="csl", key=KEYS["identify"], actor=STUDIO)


def test_no_placeholder_where_money_is_paid(signs: SignClips) -> None:
    empty = draft("pay", kind=Kind.PLACEHOLDER, credit=Credit())
    with pytest.raises(DraftRefused):
        signs.publish(empty, FILM, FACTS, pack="hospital", language="csl", key=KEYS["pay"], actor=STUDIO)


def test_a_draft_is_published_for_its_own_key_only(signs: SignClips) -> None:
    with pytest.raises(Misuse):
        signs.publish(draft("slot"), FILM, FACTS, pack="hospital", language="csl", key=KEYS["pay"], actor=STUDIO)


def test_a_withdrawn_clip_is_gone_and_what_stood_before_does_not_come_back(signs: SignClips, hall: SmallHall) -> None:
    publish(signs)
    clip = publish(signs, film=FILM + b"2")
    signs.withdraw(clip.id, reason=" a sign is wrong ", actor=STUDIO)
    assert signs.published(language="csl") == ()
    signs.withdraw(clip.id, reason="again", actor=STUDIO)
    assert hall.rows(SignClipRow)[-1]["withdrawn_why"] == "a sign is wrong"
    assert len(hall.rows(AuditRow, action="signs.withdraw")) == 1
    again = publish(signs)
    assert signs.published(language="csl") == (again,)


def test_a_withdrawal_needs_a_reason_and_a_clip(signs: SignClips) -> None:
    clip = publish(signs)
    with pytest.raises(InvalidEntry) as caught:
        signs.withdraw(clip.id, reason=" ", actor=STUDIO)
    assert caught.value.field == "reason"
    with pytest.raises(Misuse):
        signs.withdraw(clip.id + 1, reason="a sign is wrong", actor=STUDIO)
    assert signs.published(language="csl") == (clip,)


def test_an_unknown_film_is_misuse(signs: SignClips) -> None:
    with pytest.raises(Misuse):
        signs.film("0" * 64)


def damage(hall: SmallHall) -> None:
    with hall.database.begin() as session:
        session.execute(text("UPDATE films SET content = :content"), {"content": FILM[:-1]})


def test_a_damaged_film_is_never_given_and_heals_when_it_is_published_again(
    signs: SignClips, hall: SmallHall, caplog: pytest.LogCaptureFixture
) -> None:
    clip = publish(signs)
    damage(hall)
    with caplog.at_level(logging.ERROR), pytest.raises(FilmDamaged) as caught:
        signs.film(clip.digest)
    assert clip.digest in caplog.text
    assert "publish the clip again" in caught.value.patient.text
    publish(signs)
    assert signs.film(clip.digest) == FILM


def test_who_published_and_withdrew_is_on_record_with_the_film_and_no_name(signs: SignClips, hall: SmallHall) -> None:
    clip = publish(signs)
    signs.withdraw(clip.id, reason="周敏 asked for it", actor=STUDIO)
    rows = hall.rows(AuditRow, record=f"sign_clips/{clip.id}")
    assert [(row["action"], row["actor"]) for row in rows] == [
        ("signs.publish", "0007@D1"),
        ("signs.withdraw", "0007@D1"),
    ]
    assert clip.digest in str(rows[0]["detail"])
    assert "周敏" not in "".join(str(row["detail"]) for row in rows)


def test_only_who_may_publish_changes_the_clips(signs: SignClips) -> None:
    clip = publish(signs)
    for actor in (Actor("D1", "0008"), Actor("D1")):
        with pytest.raises(NotAllowed):
            signs.publish(draft(), FILM, FACTS, pack="hospital", language="csl", key=KEYS["identify"], actor=actor)
        with pytest.raises(NotAllowed):
            signs.withdraw(clip.id, reason="a sign is wrong", actor=actor)
    assert signs.published(language="csl") == (clip,)


def test_the_bell_rings_when_the_clips_change(signs: SignClips, database_url: str) -> None:
    bell = Bell(database_url)
    try:
        bell.wait(0)
        clip = publish(signs)
        assert bell.wait(5000)
        signs.withdraw(clip.id, reason="a sign is wrong", actor=STUDIO)
        assert bell.wait(5000)
    finally:
        bell.close()


def test_of_many_that_publish_the_same_clip_at_once_one_stands(signs: SignClips, hall: SmallHall) -> None:
    start = Barrier(4)

    def work(number: int) -> None:
        start.wait()
        for turn in range(3):
            publish(signs, film=FILM + bytes([number, turn % 2]))

    desks = [Thread(target=work, args=(number,)) for number in range(4)]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()
    (standing,) = signs.published(language="csl")
    rows = hall.rows(SignClipRow)
    assert sorted(int(str(row["edition"])) for row in rows) == list(range(1, 13))
    assert [row["id"] for row in rows if row["withdrawn_at"] is None] == [standing.id]
    assert len(hall.rows(FilmRow)) == 8

"""Publishes films of signers, and gives those that stand to every kiosk of the hall."""

import hashlib
import logging
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DraftRefused, FilmDamaged, InvalidEntry, Misuse
from kiosk.domain.films import ClipDraft, FilmFacts, PublishedClip, draft_faults
from kiosk.domain.roles import Right
from kiosk.domain.signs import Caption, ClipKey, Credit, Kind
from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.services.office import Office
from kiosk.services.staff.guard import allow
from kiosk.storage.bell import ring
from kiosk.storage.counters import claim
from kiosk.storage.dialects import ForEach, Upsert
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import FilmRow, SignCaptionRow, SignClipRow

log = logging.getLogger(__name__)

TOPIC = "signs"
REPLACED = "replaced"
NO_REASON = QT_TRANSLATE_NOOP("Words", "Write why the clip is withdrawn.")


class SignClips:
    """The clips this hospital made itself. Who publishes and withdraws needs the right: else `NotAllowed`."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def publish(
        self, draft: ClipDraft, film: bytes, facts: FilmFacts, *, pack: str, language: str, key: ClipKey, actor: Actor
    ) -> PublishedClip:
        """Publish ``film`` as the clip of ``key`` in ``pack``; the one that stood there is withdrawn.

        A film that is stored already is not stored again. Raises `DraftRefused` with every fault.
        """
        if draft.key != key.key:
            raise Misuse(f"a draft of {draft.key} cannot be published as {key.key}")
        measured = replace(facts, size=len(film))
        faults = draft_faults(draft, measured, key=key, today=self._office.today())
        if faults:
            raise DraftRefused(f"the clip {key.key} has {len(faults)} faults", faults=faults)
        digest = hashlib.sha256(film).hexdigest()

        def work(session: Session) -> PublishedClip:
            allow(session, actor, Right.PUBLISH_SIGNS)
            # Of two that publish the same key one waits here, and then replaces what the other wrote.
            edition = claim(session, f"sign:{pack}:{language}:{key.key}")
            _store(session, film, measured, digest=digest)
            now = self._office.now()
            REPLACE.run(session, pack=pack, language=language, key=key.key, at=now, why=REPLACED)
            (clip_id,) = ADD_CLIP.one(
                session,
                pack=pack,
                language=language,
                edition=edition,
                digest=digest,
                published_at=now,
                actor=str(actor),
                **_told(draft),
            )
            _caption(session, clip_id, draft.captions)
            self._office.note(session, actor, "signs.publish", f"sign_clips/{clip_id}", clip=key.key, film=digest)
            ring(session, TOPIC)
            return next(clip for clip in _standing(session, language) if clip.id == clip_id)

        return self._office.database.run(work)

    def withdraw(self, clip_id: int, *, reason: str, actor: Actor) -> None:
        """Take a clip out of the hall; again does nothing. Raises `InvalidEntry` without a reason."""
        why = reason.strip()
        if not why:
            raise InvalidEntry(NO_REASON, field="reason")

        def work(session: Session) -> None:
            allow(session, actor, Right.PUBLISH_SIGNS)
            if WITHDRAW.run(session, clip=clip_id, at=self._office.now(), why=why):
                self._office.note(session, actor, "signs.withdraw", f"sign_clips/{clip_id}")
                ring(session, TOPIC)
            elif KNOWN.first(session, clip=clip_id) is None:
                raise Misuse(f"no clip {clip_id}")

        self._office.database.run(work)

    def published(self, *, language: str) -> tuple[PublishedClip, ...]:
        """The clips that stand in a sign ``language``, by pack and key: one of each at most."""
        with self._office.database.read() as session:
            return _standing(session, language)

    def film(self, digest: str) -> bytes:
        """The film of that digest, compared with it; raises `FilmDamaged`, and `Misuse` when there is none."""
        with self._office.database.read() as session:
            row = CONTENT.first(session, digest=digest)
        if row is None:
            raise Misuse(f"no film {digest}")
        if hashlib.sha256(row[0]).hexdigest() != digest:
            log.error("film %s is damaged in the database: publish its clip again", digest)
            raise FilmDamaged(f"film {digest} is not what its digest says")
        return row[0]


def _store(session: Session, film: bytes, facts: FilmFacts, *, digest: str) -> None:
    STORE.run(
        session,
        digest=digest,
        container=facts.container,
        size=facts.size,
        seconds=facts.seconds,
        width=facts.width,
        height=facts.height,
        fps=facts.fps,
        content=film,
    )


def _told(draft: ClipDraft) -> dict[str, object]:
    """What a draft says about itself, as it is written."""
    credit = draft.credit
    return {
        "key": draft.key,
        "title": draft.title.strip(),
        "kind": draft.kind.value,
        "signer": credit.signer.strip(),
        "recorded_on": credit.recorded_on,
        "reviewer": credit.reviewer.strip(),
    }


def _caption(session: Session, clip_id: int, captions: Mapping[str, tuple[Caption, ...]]) -> None:
    for language, lines in captions.items():
        for position, line in enumerate(lines, start=1):
            ADD_CAPTION.run(
                session,
                clip_id=clip_id,
                language=language,
                position=position,
                starts=line.start,
                ends=line.end,
                text=line.text.strip(),
            )


def _standing(session: Session, language: str) -> tuple[PublishedClip, ...]:
    captions: dict[int, dict[str, tuple[Caption, ...]]] = defaultdict(dict)
    for clip_id, spoken, starts, ends, text in CAPTIONS.all(session, language=language):
        captions[clip_id][spoken] = (*captions[clip_id].get(spoken, ()), Caption(starts, ends, text))
    rows = session.execute(STANDING, {"language": language})
    return tuple(_read(clip, container, captions[clip.id]) for clip, container in rows)


def _read(clip: SignClipRow, container: str, captions: Mapping[str, tuple[Caption, ...]]) -> PublishedClip:
    return PublishedClip(
        id=clip.id,
        pack=clip.pack,
        language=clip.language,
        key=clip.key,
        title=clip.title,
        kind=Kind(clip.kind),
        digest=clip.digest,
        container=container,
        captions=captions,
        credit=Credit(clip.signer, clip.recorded_on, clip.reviewer),
        published_at=clip.published_at,
    )


def _store_once(first: Upsert) -> Upsert:
    # Nothing else heals a film that was damaged on the disk; to an undamaged one it changes nothing.
    return first.on_conflict_do_update(index_elements=[FilmRow.digest], set_={"content": first.excluded.content})


_stands = SignClipRow.withdrawn_at.is_(None)
_withdraw = update(SignClipRow).where(_stands).values(withdrawn_at=bindparam("at"), withdrawn_why=bindparam("why"))
STORE = Statement(ForEach(FilmRow, _store_once))
ADD_CLIP = Query(insert(SignClipRow).returning(SignClipRow.id))
ADD_CAPTION = Statement(insert(SignCaptionRow))
REPLACE = Statement(
    _withdraw.where(
        SignClipRow.pack == bindparam("pack"),
        SignClipRow.language == bindparam("language"),
        SignClipRow.key == bindparam("key"),
    )
)
WITHDRAW = Statement(_withdraw.where(SignClipRow.id == bindparam("clip")))
KNOWN = Query(select(SignClipRow.id).where(SignClipRow.id == bindparam("clip")))
CONTENT = Query(select(FilmRow.content).where(FilmRow.digest == bindparam("digest")))
STANDING = (
    select(SignClipRow, FilmRow.container)
    .join(FilmRow, FilmRow.digest == SignClipRow.digest)
    .where(_stands, SignClipRow.language == bindparam("language"))
    .order_by(SignClipRow.pack, SignClipRow.key)
)
CAPTIONS = Query(
    select(
        SignCaptionRow.clip_id, SignCaptionRow.language, SignCaptionRow.starts, SignCaptionRow.ends, SignCaptionRow.text
    )
    .join(SignClipRow, SignClipRow.id == SignCaptionRow.clip_id)
    .where(_stands, SignClipRow.language == bindparam("language"))
    .order_by(SignCaptionRow.clip_id, SignCaptionRow.language, SignCaptionRow.position)
)

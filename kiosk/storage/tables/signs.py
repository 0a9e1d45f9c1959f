"""Sign-language clips: films by what they hold, what is published of them, and the captions. Nothing is edited."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.storage.tables.base import Key, Row, one_where


class FilmRow(Row):
    """A film, once however often it is published. Written again only with what it must hold: the digest says what."""

    __tablename__ = "films"

    digest: Mapped[str] = mapped_column(primary_key=True)  # SHA-256 of the content, hex
    container: Mapped[str]
    size: Mapped[int]  # bytes
    seconds: Mapped[float]
    width: Mapped[int]
    height: Mapped[int]
    fps: Mapped[float]
    content: Mapped[bytes]


class SignClipRow(Row):
    """A published clip. Withdrawn, when another takes its place or by staff, is all that ever happens to it, once."""

    __tablename__ = "sign_clips"
    __table_args__ = (
        UniqueConstraint("pack", "language", "key", "edition"),
        one_where("uq_sign_clips_standing", "pack", "language", "key", condition="withdrawn_at IS NULL"),
    )

    id: Mapped[Key]
    pack: Mapped[str]
    language: Mapped[str]
    key: Mapped[str]
    edition: Mapped[int]  # 1, 2, … of this pack, language and key
    title: Mapped[str]
    kind: Mapped[str]
    digest: Mapped[str] = mapped_column(ForeignKey("films.digest"), index=True)
    signer: Mapped[str]
    recorded_on: Mapped[date | None]
    reviewer: Mapped[str]
    published_at: Mapped[datetime]
    actor: Mapped[str]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_why: Mapped[str | None]


class SignCaptionRow(Row):
    """One caption of a clip in one interface language; ``starts`` and ``ends`` in ms."""

    __tablename__ = "sign_captions"

    clip_id: Mapped[int] = mapped_column(ForeignKey("sign_clips.id"), primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    starts: Mapped[int]
    ends: Mapped[int]
    text: Mapped[str]

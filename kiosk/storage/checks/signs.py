"""Whether the films of signers are still those that were published."""

import hashlib
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.storage.checks.finding import Fault, Finding
from kiosk.storage.tables import FilmRow, SignClipRow


def check_films(session: Session) -> Iterator[Finding]:
    """Each film against its digest, one at a time: all of them together do not fit into memory."""
    for digest in session.scalars(select(FilmRow.digest).order_by(FilmRow.digest)).all():
        content = session.scalar(select(FilmRow.content).where(FilmRow.digest == digest))
        if content is None or hashlib.sha256(content).hexdigest() != digest:
            clips = session.scalars(select(SignClipRow.key).where(SignClipRow.digest == digest).distinct())
            words = f"This film is damaged: publish its clip again ({', '.join(sorted(clips)) or 'no clip uses it'})."
            yield Finding(Fault.FILM_DAMAGED, f"films/{digest}", words)

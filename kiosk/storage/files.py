"""Files that appear whole or not at all, and are on the disk when we say so."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def appearing(path: Path) -> Iterator[IO[bytes]]:
    """A file only its owner may read, seen at ``path`` once it is whole; `FileExistsError` when something is there."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # mode 0600
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        # A link, unlike a rename, never replaces what another process put there a moment earlier.
        path.hardlink_to(temporary)
    finally:
        temporary.unlink()
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Put the folder's list of files on the disk."""
    if os.name == "posix":  # elsewhere a folder cannot be opened, nor need it be
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def put_aside(path: Path, *, stamp: str) -> Path:
    """Give the file at ``path`` a second name that says when, so that replacing it loses nothing."""
    aside = path.with_name(f"{path.name}.before-{stamp}")
    aside.hardlink_to(path)
    return aside

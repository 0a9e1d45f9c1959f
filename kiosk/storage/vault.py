"""The key file: what seals paper and phone numbers, finds them by keyed hash, and signs tickets and the audit."""

import base64
import binascii
import hmac
import logging
import secrets
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from kiosk.domain.errors import DatabaseUnusable
from kiosk.storage.files import appearing

if TYPE_CHECKING:
    from kiosk.storage.cipher import Cipher

log = logging.getLogger(__name__)

HEADER = "nuanxin key 1"
KEY_BYTES = 32
HASH_BYTES = 32  # of SHA-256
VERSION = b"\x01"
CIPHER = "kiosk.storage.cipher"


class Vault:
    """Seals and finds numbers with sub-keys of one 32-byte secret (HKDF-SHA256, RFC 5869)."""

    def __init__(self, secret: bytes) -> None:
        self._seal = _derived(secret, "seal")
        self._digest = _derived(secret, "digest")
        self.signing_key = _derived(secret, "signing")
        self.audit_key = _derived(secret, "audit")
        self.fingerprint = _derived(secret, "fingerprint")[:8].hex()  # names the key without telling it

    def seal(self, text: str, *, context: str) -> bytes:
        """``text`` under AES-256-GCM, bound to ``context``: version byte, nonce, ciphertext with tag."""
        return VERSION + self._cipher.seal(text.encode(), context.encode())

    def unseal(self, blob: bytes, *, context: str) -> str:
        """What was sealed; raises `DatabaseUnusable` for another key, another context or a changed blob."""
        if blob[:1] != VERSION:
            raise DatabaseUnusable(f"sealed value of an unknown version ({context})")
        try:
            return self._cipher.unseal(blob[1:], context.encode()).decode()
        except ValueError as error:
            raise DatabaseUnusable(f"sealed value does not open ({context}): wrong key file or damaged") from error

    @cached_property
    def _cipher(self) -> "Cipher":
        return cast("Cipher", import_module(CIPHER).Cipher(self._seal))  # loaded for the first patient

    def digest(self, context: str, text: str) -> bytes:
        """32 bytes that find ``text`` again in ``context`` without telling it (HMAC-SHA256)."""
        return hmac.digest(self._digest, f"{len(context)}:{context}{text}".encode(), "sha256")


def open_vault(path: Path) -> Vault:
    """The vault of the key file at ``path``, made on first start; whoever starts first makes the key for all.

    Raises `DatabaseUnusable` naming the file when it is no key file or cannot be read or written.
    """
    try:
        if not path.exists():
            _make(path)
        return Vault(_secret(path))
    except OSError as error:
        raise DatabaseUnusable(f"key file {path}: {error.strerror or error}") from error


def _secret(path: Path) -> bytes:
    header, _, body = path.read_bytes().partition(b"\n")
    try:
        secret = base64.b64decode(body.strip(), validate=True)
    except binascii.Error:
        secret = b""
    if header.strip() != HEADER.encode() or len(secret) != KEY_BYTES:
        raise DatabaseUnusable(f"key file {path}: not a Nuanxin key file; put the right one back from the backup")
    return secret


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with appearing(path) as file:
            file.write(f"{HEADER}\n{base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()}\n".encode())
    except FileExistsError:
        log.info("another process made the key file %s first", path)
    else:
        log.warning("made a new key file %s: back it up with the database", path)


def _derived(secret: bytes, purpose: str) -> bytes:
    """32 bytes by HKDF-SHA256 without salt (RFC 5869): one step out, one step in."""
    extracted = hmac.digest(bytes(HASH_BYTES), secret, "sha256")
    return hmac.digest(extracted, f"nuanxin {purpose}".encode() + b"\x01", "sha256")

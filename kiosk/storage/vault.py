"""The key file: what seals paper and phone numbers, finds them by keyed hash, and signs tickets and the audit."""

import base64
import binascii
import hmac
import logging
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from kiosk.domain.errors import DatabaseUnusable
from kiosk.storage.files import appearing

log = logging.getLogger(__name__)

HEADER = "nuanxin key 1"
KEY_BYTES = 32
NONCE_BYTES = 12
VERSION = b"\x01"


class Vault:
    """Seals and finds numbers with sub-keys of one 32-byte secret (HKDF-SHA256, RFC 5869)."""

    def __init__(self, secret: bytes) -> None:
        self._seal = AESGCM(_derived(secret, "seal"))
        self._digest = _derived(secret, "digest")
        self.signing_key = _derived(secret, "signing")
        self.audit_key = _derived(secret, "audit")
        self.fingerprint = _derived(secret, "fingerprint")[:8].hex()  # names the key without telling it

    def seal(self, text: str, *, context: str) -> bytes:
        """``text`` under AES-256-GCM, bound to ``context``: version byte, nonce, ciphertext with tag."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return VERSION + nonce + self._seal.encrypt(nonce, text.encode(), context.encode())

    def unseal(self, blob: bytes, *, context: str) -> str:
        """What was sealed; raises `DatabaseUnusable` for another key, another context or a changed blob."""
        if blob[:1] != VERSION:
            raise DatabaseUnusable(f"sealed value of an unknown version ({context})")
        nonce, sealed = blob[1 : 1 + NONCE_BYTES], blob[1 + NONCE_BYTES :]
        try:
            return self._seal.decrypt(nonce, sealed, context.encode()).decode()
        except (InvalidTag, ValueError) as error:
            raise DatabaseUnusable(f"sealed value does not open ({context}): wrong key file or damaged") from error

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
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"nuanxin {purpose}".encode()).derive(secret)

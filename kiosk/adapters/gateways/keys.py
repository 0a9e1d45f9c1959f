"""Keys of the gateways: read from a file or the environment, and never repeated in words, logs or errors."""

import os
import re
from base64 import b64decode
from binascii import Error as NoBase64
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
    load_der_public_key,
    load_pem_private_key,
    load_pem_public_key,
)
from cryptography.x509 import Certificate, load_pem_x509_certificate

from kiosk.domain.errors import BadSettings

FILE, ENVIRONMENT = "file:", "env:"
API_V3_KEY_BYTES = 32  # AES-256
LARGEST = 100_000  # bytes of a file that could be a key


def file_of(source: str) -> Path | None:
    """The file a source names; None for one in the environment."""
    return Path(source.removeprefix(FILE)) if source.startswith(FILE) else None


def secret(source: str, *, option: str) -> str:
    """The text that "file:/path" or "env:NAME" stands for, without the white space around it.

    Raises `BadSettings`, which names the option and the place and never what stands there.
    """
    if source.startswith(ENVIRONMENT):
        text = os.environ.get(source.removeprefix(ENVIRONMENT), "").replace("\\n", "\n")
        place = f"the environment variable {source.removeprefix(ENVIRONMENT)!r}"
    elif source.startswith(FILE):
        place = source.removeprefix(FILE)
        text = _read(Path(place), option)
    else:
        raise BadSettings(f"{option} must be file:/path or env:NAME; a secret itself does not belong into the settings")
    if not text.strip():
        raise BadSettings(f"{option}: {place} is empty")
    return text.strip()


def private_key(source: str, *, option: str) -> RSAPrivateKey:
    """The RSA key of PEM, or of the bare Base64 that Alipay's tool writes. Raises `BadSettings`."""
    text = secret(source, option=option)
    try:
        if text.startswith("-----"):
            key = load_pem_private_key(text.encode(), password=None)
        else:
            key = load_der_private_key(b64decode("".join(text.split()), validate=True), password=None)
    except (ValueError, TypeError, NoBase64):
        raise BadSettings(f"{option}: {_place(source)} holds no private key without a password") from None
    if not isinstance(key, RSAPrivateKey):
        raise BadSettings(f"{option}: {_place(source)} holds a key that is not RSA")
    return key


def public_key(source: str, *, option: str) -> RSAPublicKey:
    """The RSA key of PEM, of bare Base64, or of a certificate. Raises `BadSettings`."""
    text = secret(source, option=option)
    try:
        key = _public(text)
    except (ValueError, TypeError, NoBase64):
        raise BadSettings(f"{option}: {_place(source)} holds no public key") from None
    if not isinstance(key, RSAPublicKey):
        raise BadSettings(f"{option}: {_place(source)} holds a key that is not RSA")
    return key


def certificate(source: str, *, option: str) -> Certificate:
    """The certificate in PEM. Raises `BadSettings`."""
    text = secret(source, option=option)
    try:
        return load_pem_x509_certificate(text.encode())
    except ValueError:
        raise BadSettings(f"{option}: {_place(source)} holds no certificate") from None


def api_v3_key(source: str, *, option: str) -> str:
    """WeChat Pay's APIv3 key: 32 letters and digits. Raises `BadSettings`."""
    text = secret(source, option=option)
    if len(text.encode()) != API_V3_KEY_BYTES:
        raise BadSettings(f"{option}: {_place(source)} holds {len(text.encode())} bytes; an APIv3 key has 32")
    return text


def private_pem(key: RSAPrivateKey) -> str:
    """PKCS#8, which both libraries read."""
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def public_pem(key: RSAPublicKey) -> str:
    """SubjectPublicKeyInfo, which both libraries read."""
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def of_shape(value: str, pattern: str, *, option: str, words: str) -> str:
    """``value`` when it looks as it must. Raises `BadSettings`, in ``words``."""
    if not re.fullmatch(pattern, value):
        raise BadSettings(f"{option} must be {words}, not {value!r}")
    return value


def _public(text: str) -> object:
    if "BEGIN CERTIFICATE" in text:
        return load_pem_x509_certificate(text.encode()).public_key()
    if text.startswith("-----"):
        return load_pem_public_key(text.encode())
    return load_der_public_key(b64decode("".join(text.split()), validate=True))


def _read(path: Path, option: str) -> str:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST).decode()
    except OSError as error:
        raise BadSettings(f"{option}: {path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError:
        raise BadSettings(f"{option}: {path} is not text") from None


def _place(source: str) -> str:
    return source.removeprefix(FILE).removeprefix(ENVIRONMENT)

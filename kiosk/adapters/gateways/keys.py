"""Keys of the gateways: read from a file or the environment, and never repeated in words, logs or errors.

A source that is none is a mistake in the settings, `BadSettings`; what cannot be used in the place it names is
`KeysUnusable`, which somebody may put right while the program runs.
"""

import os
import re
from base64 import b64decode
from binascii import Error as NoBase64
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
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

from kiosk.domain.errors import BadSettings, KeysUnusable

FILE, ENVIRONMENT = "file:", "env:"
API_V3_KEY_BYTES = 32  # AES-256
LARGEST = 100_000  # bytes of a file that could be a key


def file_of(source: str) -> Path | None:
    """The file a source names; None for one in the environment."""
    return Path(source.removeprefix(FILE)) if source.startswith(FILE) else None


def check_sources(**sources: str) -> None:
    """Raises `BadSettings` unless each option names a place; what stands there is not looked at."""
    for option, source in sources.items():
        if not source.startswith((FILE, ENVIRONMENT)):
            raise BadSettings(
                f"{option} must be file:/path or env:NAME; a secret itself does not belong into the settings"
            )


def secret(source: str, *, option: str) -> str:
    """The text that "file:/path" or "env:NAME" stands for, without the white space around it.

    Raises `BadSettings`, `KeysUnusable`.
    """
    check_sources(**{option: source})
    if source.startswith(ENVIRONMENT):
        text = os.environ.get(source.removeprefix(ENVIRONMENT), "").replace("\\n", "\n")
        place = f"the environment variable {source.removeprefix(ENVIRONMENT)!r}"
    else:
        place = source.removeprefix(FILE)
        text = _read(Path(place), option)
    if not text.strip():
        raise KeysUnusable(f"{option}: {place} is empty")
    return text.strip()


def private_key(source: str, *, option: str) -> RSAPrivateKey:
    """The RSA key of PEM, or of the bare Base64 that Alipay's tool writes. Raises `KeysUnusable`."""
    text = secret(source, option=option)
    try:
        if text.startswith("-----"):
            key = load_pem_private_key(text.encode(), password=None)
        else:
            key = load_der_private_key(b64decode("".join(text.split()), validate=True), password=None)
    except (ValueError, TypeError, NoBase64, UnsupportedAlgorithm):
        raise KeysUnusable(f"{option}: {_place(source)} holds no private key without a password") from None
    if not isinstance(key, RSAPrivateKey):
        raise KeysUnusable(f"{option}: {_place(source)} holds a key that is not RSA")
    return key


def public_key(source: str, *, option: str) -> RSAPublicKey:
    """The RSA key of PEM, of bare Base64, or of a certificate. Raises `KeysUnusable`."""
    text = secret(source, option=option)
    try:
        key = _public(text)
    except (ValueError, TypeError, NoBase64, UnsupportedAlgorithm):
        raise KeysUnusable(f"{option}: {_place(source)} holds no public key") from None
    if not isinstance(key, RSAPublicKey):
        raise KeysUnusable(f"{option}: {_place(source)} holds a key that is not RSA")
    return key


def certificate(source: str, *, option: str) -> Certificate:
    """The certificate in PEM. Raises `KeysUnusable`."""
    text = secret(source, option=option)
    try:
        return load_pem_x509_certificate(text.encode())
    except ValueError:
        raise KeysUnusable(f"{option}: {_place(source)} holds no certificate") from None


def api_v3_key(source: str, *, option: str) -> str:
    """WeChat Pay's APIv3 key: 32 letters and digits. Raises `KeysUnusable`."""
    text = secret(source, option=option)
    if len(text.encode()) != API_V3_KEY_BYTES:
        raise KeysUnusable(f"{option}: {_place(source)} holds {len(text.encode())} bytes; an APIv3 key has 32")
    return text


def are_pair(private: RSAPrivateKey, public: object) -> bool:
    """Whether these are the two halves of one key."""
    return isinstance(public, RSAPublicKey) and private.public_key().public_numbers() == public.public_numbers()


def check_apart(private: RSAPrivateKey, public: RSAPublicKey) -> None:
    """Raises `KeysUnusable` when the company's public key is our own: no answer could be believed."""
    if are_pair(private, public):
        raise KeysUnusable("public_key is the other half of private_key; the payment company's own belongs there")


def check_certificate(source: str, private: RSAPrivateKey, *, serial: str) -> None:
    """Raises `KeysUnusable` when our certificate is of another key or number: every request would be refused.

    One that cannot be read is for `doctor` alone: no request needs it.
    """
    try:
        ours = certificate(source, option="certificate")
        theirs = ours.public_key()
    except (BadSettings, ValueError, UnsupportedAlgorithm):
        return
    if not are_pair(private, theirs):
        raise KeysUnusable("certificate and private_key are no pair")
    if not is_number_of(ours, serial):
        raise KeysUnusable(f"serial is not the certificate's, which is {ours.serial_number:X}")


def is_number_of(certificate: Certificate, serial: str) -> bool:
    """Whether that is the certificate's number, in hexadecimal."""
    return serial.upper().lstrip("0") == f"{certificate.serial_number:X}"


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
        raise KeysUnusable(f"{option}: {path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError:
        raise KeysUnusable(f"{option}: {path} is not text") from None


def _place(source: str) -> str:
    return source.removeprefix(FILE).removeprefix(ENVIRONMENT)

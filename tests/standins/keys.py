"""Keys of the stand-in gateways: made anew in every test run, never kept anywhere."""

from base64 import b64encode
from dataclasses import dataclass, field
from functools import cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

BITS = 2048  # smaller ones are made faster, but the libraries of today refuse them one after the other
MERCHANT, APP, SERIAL = "1900000109", "wxd678efh567hg6787", "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"
PLATFORM_KEY = "PUB_KEY_ID_0119000001092026112200000000000001"  # 微信支付公钥ID
API_V3_KEY = "stand-in-key-of-thirty-two-bytes"  # AES-256: 32 bytes
ALIPAY_APP, SELLER = "2021000000000001", "2088000000000001"


@dataclass(frozen=True)
class Pair:
    """An RSA key in PEM: PKCS#8 and SubjectPublicKeyInfo, as both gateways hand them out."""

    private: str = field(repr=False)
    public: str

    def sign(self, text: bytes) -> str:
        """RSA-SHA256 with PKCS#1 v1.5, Base64: what both gateways call RSA2 or SHA256-RSA2048."""
        return b64encode(_loaded(self.private).sign(text, PKCS1v15(), SHA256())).decode()

    def verifies(self, text: bytes, signature: bytes) -> bool:
        """Whether this key made the signature."""
        try:
            _loaded(self.private).public_key().verify(signature, text, PKCS1v15(), SHA256())
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True)
class Keys:
    """The merchant's key, whose private half the kiosk has, and the gateway's, whose public half it has."""

    merchant: Pair
    platform: Pair


@cache
def session_keys() -> Keys:
    """The keys of this process; the same ones at every call."""
    return Keys(_pair(), _pair())


def _pair() -> Pair:
    key = generate_private_key(public_exponent=65537, key_size=BITS)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    return Pair(private, public)


@cache
def _loaded(private: str) -> RSAPrivateKey:
    key = load_pem_private_key(private.encode(), password=None)
    assert isinstance(key, RSAPrivateKey)
    return key

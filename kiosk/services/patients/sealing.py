"""How paper and phone numbers lie in the database: one rule for whoever writes them and whoever looks for them."""

from kiosk.domain.identity import Paper
from kiosk.storage.vault import Vault

PAPER = "paper"
PHONE = "phone"


def seal_paper(vault: Vault, paper: Paper) -> bytes:
    """The number of ``paper``, to be opened again with the context `PAPER`."""
    return vault.seal(paper.number, context=PAPER)


def paper_digest(vault: Vault, paper: Paper) -> bytes:
    """What finds ``paper`` again: its kind and number, for two kinds may have the same number."""
    return vault.digest(PAPER, f"{paper.kind.value}:{paper.number}")


def seal_phone(vault: Vault, phone: str) -> bytes | None:
    """A phone number, to be opened again with the context `PHONE`; None for none."""
    return vault.seal(phone, context=PHONE) if phone else None


def phone_digest(vault: Vault, phone: str) -> bytes | None:
    """What finds a phone number again; None for none."""
    return vault.digest(PHONE, phone) if phone else None

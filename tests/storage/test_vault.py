"""The vault: what is sealed opens only with the same key and context, and one key is made for all."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.errors import DatabaseUnusable
from kiosk.storage.database import Database
from kiosk.storage.keymark import match_key
from kiosk.storage.vault import Vault, open_vault

ROOT = Path(__file__).parents[2]
VAULT, OTHER = Vault(b"1" * 32), Vault(b"2" * 32)


def test_the_sub_keys_are_those_of_a_library() -> None:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"nuanxin signing").derive(b"1" * 32)
    assert VAULT.signing_key == derived


def test_what_seals_is_loaded_for_the_first_patient() -> None:
    check = (
        "import sys; from kiosk.storage.vault import Vault; v = Vault(b'1' * 32); v.digest('a', 'b'); "
        "print('cryptography' in sys.modules); v.seal('a', context='b'); print('cryptography' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True, cwd=ROOT)
    assert told.stdout.split() == ["False", "True"]


@given(st.text(), st.text())
def test_what_was_sealed_opens(text: str, context: str) -> None:
    assert VAULT.unseal(VAULT.seal(text, context=context), context=context) == text


@given(st.text(min_size=4))
def test_the_seal_hides_the_text_and_differs_each_time(text: str) -> None:
    sealed = VAULT.seal(text, context="paper")
    assert text.encode() not in sealed
    assert sealed != VAULT.seal(text, context="paper")


@given(st.data())
def test_one_changed_bit_is_noticed(data: st.DataObject) -> None:
    sealed = bytearray(VAULT.seal("11010519491231002X", context="paper"))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(DatabaseUnusable):
        VAULT.unseal(bytes(sealed), context="paper")


@pytest.mark.parametrize("cut", [0, 1, 12, 13, 28])
def test_a_cut_seal_is_noticed(cut: int) -> None:
    with pytest.raises(DatabaseUnusable):
        VAULT.unseal(VAULT.seal("1", context="paper")[:cut], context="paper")


def test_another_context_or_key_does_not_open() -> None:
    sealed = VAULT.seal("11010519491231002X", context="paper")
    for vault, context in ((VAULT, "phone"), (OTHER, "paper")):
        with pytest.raises(DatabaseUnusable) as caught:
            vault.unseal(sealed, context=context)
        assert "1101" not in caught.value.log


def test_a_digest_finds_and_does_not_tell() -> None:
    digest = VAULT.digest("paper", "11010519491231002X")
    assert digest == VAULT.digest("paper", "11010519491231002X")
    assert len(digest) == 32
    others = {VAULT.digest("phone", "11010519491231002X"), VAULT.digest("pape", "r11010519491231002X")}
    assert digest not in others | {OTHER.digest("paper", "11010519491231002X")}


def test_every_purpose_has_its_own_key() -> None:
    keys = {VAULT.signing_key, VAULT.audit_key, OTHER.signing_key, OTHER.audit_key}
    assert len(keys) == 4
    assert all(len(key) == 32 for key in keys)


def test_the_key_file_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "new" / "nuanxin.key"
    sealed = open_vault(path).seal("x", context="c")
    assert open_vault(path).unseal(sealed, context="c") == "x"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["nuanxin.key"]


def test_many_processes_starting_at_once_agree(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib; from kiosk.storage.vault import open_vault;"
        "print(open_vault(pathlib.Path(sys.argv[1])).fingerprint)"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "nuanxin.key")]
    many = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(6)]
    assert len({one.communicate()[0] for one in many}) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["nuanxin.key"]


BROKEN = {
    "empty": b"",
    "short": b"nuanxin key 1\nAAAA\n",
    "long": b"nuanxin key 1\n" + b"A" * 64 + b"\n",
    "no base64": b"nuanxin key 1\n" + b"!" * 44 + b"\n",
    "another program's": b"-----BEGIN PRIVATE KEY-----\nAAAA\n",
    "binary": bytes(range(256)),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_key_file_is_named_and_left_alone(tmp_path: Path, case: str) -> None:
    path = tmp_path / "nuanxin.key"
    path.write_bytes(BROKEN[case])
    with pytest.raises(DatabaseUnusable) as caught:
        open_vault(path)
    assert str(path) in caught.value.log
    assert path.read_bytes() == BROKEN[case]


@pytest.mark.parametrize("place", ["/proc/nuanxin.key", "/proc/new/nuanxin.key"])
def test_a_folder_that_takes_no_files_is_named(place: str) -> None:
    with pytest.raises(DatabaseUnusable, match="key file /proc"):
        open_vault(Path(place))


def test_a_folder_where_the_key_should_be_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnusable, match="key file"):
        open_vault(tmp_path)


def test_a_database_knows_its_key(database: Database) -> None:
    match_key(database, VAULT)
    match_key(database, VAULT)
    with pytest.raises(DatabaseUnusable, match=f"{OTHER.fingerprint}, the database was made with {VAULT.fingerprint}"):
        match_key(database, OTHER)

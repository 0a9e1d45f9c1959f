"""The ``db`` commands from end to end, on both databases."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.domain.errors import BackupRefused, BadSettings, DatabaseUnusable
from kiosk.settings import Settings
from kiosk.storage.vault import open_vault
from kiosk.upkeep_commands import backup, restore, seed, upgrade, verify


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data")


def test_a_new_installation_is_seeded_in_one_go(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert seed(settings, source=None) == 0
    said = capsys.readouterr().out
    assert "安和市第一人民医院" in said
    assert settings.key_path.exists()
    assert verify(settings) == 0
    assert "Every record is as it was written" in capsys.readouterr().out


def test_a_server_is_seeded_too(postgresql_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = Settings(data=tmp_path, database_url=postgresql_url)
    assert seed(settings, source=None) == 0
    assert seed(settings, source=None) == 0
    assert "; 0 new patients, 0 places withdrawn." in capsys.readouterr().out.splitlines()[-1]
    assert verify(settings) == 0


def test_upgrade_says_which_schema_there_is(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert upgrade(settings) == 0
    assert upgrade(settings) == 0
    assert capsys.readouterr().out.startswith("The database is up to date: schema 0")


def test_a_backup_comes_back_whole(settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seed(settings, source=None)
    archive = tmp_path / "backup.zip"
    assert backup(settings, file=archive) == 0
    other = Settings(data=tmp_path / "other")
    assert restore(other, file=archive, replace=False) == 0
    assert other.key_path.read_bytes() == settings.key_path.read_bytes()
    assert verify(other) == 0
    with pytest.raises(BackupRefused):
        restore(other, file=archive, replace=False)
    assert restore(other, file=archive, replace=True) == 0


def test_an_edited_record_is_found(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    seed(settings, source=None)
    with closing(sqlite3.connect(settings.data / "nuanxin.db")) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("UPDATE audit SET actor = 'nobody'")
        connection.commit()
    assert verify(settings) == 1
    said = capsys.readouterr().out
    assert "audit_edited" in said
    assert "faults found" in said


def test_verifying_needs_the_right_key(settings: Settings) -> None:
    upgrade(settings)
    with pytest.raises(BadSettings, match="without it the audit cannot be checked"):
        verify(settings)
    seed(settings, source=None)
    settings.key_path.unlink()
    open_vault(settings.key_path)
    with pytest.raises(DatabaseUnusable, match="copy the right key file here"):
        verify(settings)


def test_a_hospital_that_is_wrong_loads_nothing(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "hospital.toml").write_text("[hospital]\nnmae = 'X'\n", encoding="utf-8")
    with pytest.raises(BadSettings):
        seed(settings, source=tmp_path / "hospital.toml")
    assert not settings.data.exists()

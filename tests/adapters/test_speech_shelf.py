import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from kiosk.adapters.speech import shelf as shelves
from kiosk.adapters.speech.shelf import Shelf, memory_folder


@pytest.fixture
def source(tmp_path):
    def make(size: int):
        path = tmp_path / f"{size}.raw"
        path.write_bytes(b"x" * size)
        return path

    return make


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_what_was_used_longest_ago_makes_room(tmp_path, source):
    shelf = Shelf(tmp_path / "kept", most=350)
    for key in "abc":
        shelf.put(key, source(100))
    assert shelf.find("a")
    shelf.put("d", source(100))
    assert names(tmp_path / "kept") == ["a.wav", "c.wav", "d.wav"]
    assert shelf.used == 300
    assert shelf.find("b") is None


def test_never_holds_more_than_its_bytes(tmp_path, source):
    shelf = Shelf(tmp_path / "kept", most=1000)
    for number in range(200):
        shelf.put(str(number), source(10 + number))
        assert sum(path.stat().st_size for path in (tmp_path / "kept").iterdir()) == shelf.used <= 1000


def test_the_newest_stays_even_when_it_is_too_large(tmp_path, source):
    shelf = Shelf(tmp_path / "kept", most=50)
    shelf.put("small", source(10))
    assert shelf.put("large", source(100)).exists()
    assert names(tmp_path / "kept") == ["large.wav"]


def test_the_same_key_counts_once(tmp_path, source):
    shelf = Shelf(tmp_path / "kept", most=500)
    shelf.put("a", source(100))
    shelf.put("a", source(120))
    assert shelf.used == 120


def test_the_next_start_knows_what_was_used_last_and_removes_halves(tmp_path, source):
    shelf = Shelf(tmp_path / "kept", most=500)
    for age, key in enumerate("abc"):
        os.utime(shelf.put(key, source(100)), (1000 + age, 1000 + age))
    shelf.find("a")
    (tmp_path / "kept" / "z.part").write_bytes(b"half")
    again = Shelf(tmp_path / "kept", most=300)
    again.put("d", source(100))
    assert names(tmp_path / "kept") == ["a.wav", "c.wav", "d.wav"]


def test_a_file_somebody_removed_is_not_offered(tmp_path, source):
    shelf = Shelf(tmp_path / "kept", most=500)
    shelf.put("a", source(100)).unlink()
    assert shelf.find("a") is None
    assert shelf.used == 0


def test_a_full_disk_leaves_no_half(tmp_path, source, monkeypatch):
    def full(_source, target):
        target.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    shelf = Shelf(tmp_path / "kept", most=500)
    monkeypatch.setattr(shelves.shutil, "copyfile", full)
    with pytest.raises(OSError, match="No space"):
        shelf.put("a", source(100))
    assert names(tmp_path / "kept") == []
    assert shelf.find("a") is None


def test_drop_and_clear(tmp_path, source):
    shelf = Shelf(tmp_path / "kept", most=500)
    shelf.put("a", source(10))
    shelf.put("b", source(10))
    shelf.drop("a")
    assert names(tmp_path / "kept") == ["b.wav"]
    shelf.clear()
    assert names(tmp_path / "kept") == []
    assert shelf.used == 0


def test_many_at_once_stay_within_the_bytes(tmp_path, source):
    shelf, file = Shelf(tmp_path / "kept", most=1000), source(100)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: shelf.put(str(number % 30), file), range(300)))
    assert sum(path.stat().st_size for path in (tmp_path / "kept").iterdir()) == shelf.used == 1000


def test_the_folder_in_memory_is_the_same_again_and_ours_only(tmp_path, monkeypatch):
    monkeypatch.setattr(shelves, "MEMORY", tmp_path)
    folder = memory_folder("n")
    assert folder == memory_folder("n") == tmp_path / "n"
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_others_prepared_is_not_used(tmp_path, monkeypatch):
    monkeypatch.setattr(shelves, "MEMORY", tmp_path)
    (tmp_path / "n").symlink_to(tmp_path)
    (tmp_path / "open").mkdir(mode=0o777)
    (tmp_path / "open").chmod(0o777)
    for name in ("n", "open"):
        folder = memory_folder(name)
        assert folder.name.startswith(f"{name}-")
        assert folder.stat().st_mode & 0o777 == 0o700

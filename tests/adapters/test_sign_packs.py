"""Packs in folders, and the clip that is found for a step."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from kiosk.adapters.signs import library as library_module
from kiosk.adapters.signs.library import ClipLibrary, installed_packs, language_faults
from kiosk.adapters.signs.manifest import read_pack, written
from kiosk.adapters.signs.packs import Entry, Pack
from kiosk.adapters.signs.webvtt import written as vtt
from kiosk.domain.signs import CSL, Caption, Credit, Kind
from kiosk.flow.signing import clip_keys
from kiosk.settings import Settings
from tests.adapters.sign_films import make_film

CUES = (Caption(0, 500, "您好。"), Caption(500, 1000, "请点大按钮。"))
HUMAN = 'kind = "human"\nsigner = "李梅"\nrecorded_on = 2026-10-01\nreviewed_by = "周强"\n'
HOME = f'[[clip]]\nkey = "home"\ntitle = "您好"\nfile = "home.webm"\ncaptions = {{ zh_CN = "home.vtt" }}\n{HUMAN}'


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return make_film(tmp_path_factory.mktemp("film") / "film.webm").read_bytes()


@pytest.fixture
def folder(tmp_path: Path, film: bytes) -> Path:
    """A folder with a film and captions, and no manifest yet."""
    place = tmp_path / "data" / "signs" / "packs" / "hospital"
    place.mkdir(parents=True)
    (place / "home.webm").write_bytes(film)
    (place / "home.vtt").write_text(vtt(CUES), encoding="utf-8")
    return place


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(library_module, "SHIPPED", tmp_path / "shipped")
    return Settings(data=tmp_path / "data")


def tell(folder: Path, clips: str, *, head: str = 'language = "csl"\n') -> Pack:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "manifest.toml").write_text(head + clips, encoding="utf-8")
    return read_pack(folder)


def test_a_clip_says_who_signed_it(folder: Path) -> None:
    pack = tell(folder, HOME)
    assert pack.faults == ()
    assert pack.entries == {
        "home": Entry(
            "home",
            "您好",
            Kind.HUMAN,
            folder / "home.webm",
            {"zh_CN": CUES},
            Credit("李梅", date(2026, 10, 1), "周强"),
        )
    }


GRAVE = HOME.replace('"home"', '"pay"')
PLACEHOLDER = HOME.replace(HUMAN, 'kind = "placeholder"\n')


@pytest.mark.parametrize(
    ("clip", "fault"),
    [
        (HOME.replace("2026-10-01", '"yesterday"'), "it does not say recorded_on (such as 2026-11-20)"),
        (HOME.replace('signer = "李梅"\n', ""), "it does not say signer"),
        (HOME.replace('reviewed_by = "周强"\n', ""), "it does not say reviewed_by"),
        (HOME.replace("周强", "李梅"), "signer and reviewed_by are the same person"),
        (GRAVE.replace(HUMAN, 'kind = "placeholder"\n'), "here a person signs, or nobody"),
        (HOME.replace("home.webm", "gone.webm"), "gone.webm cannot be read (No such file or directory)"),
        (
            HOME.replace("home.webm", "../home.webm"),
            "'../home.webm' is not the name of a .webm or .mp4 file in this folder",
        ),
        (HOME.replace("home.webm", "home.avi"), "'home.avi' is not the name of a .webm or .mp4 file in this folder"),
        (HOME.replace("home.webm", "noise.webm"), "noise.webm is neither WebM nor MP4"),
        (HOME.replace("home.webm", "empty.webm"), "empty.webm is empty"),
        (HOME.replace("home.webm", "cut.webm"), "cut.webm is cut off"),
        (HOME.replace("home.webm", "other.mp4"), "other.mp4 is webm inside"),
        (HOME + f'sha256 = "{"0" * 64}"\n', "home.webm is another file than sha256 says"),
    ],
)
def test_a_film_that_may_not_or_cannot_be_shown_leaves_the_captions(
    folder: Path, film: bytes, clip: str, fault: str
) -> None:
    for name, content in (
        ("noise.webm", b"noise" * 99),
        ("empty.webm", b""),
        ("cut.webm", film[:-1]),
        ("other.mp4", film),
    ):
        (folder / name).write_bytes(content)
    pack = tell(folder, clip)
    (entry,) = pack.entries.values()
    assert entry.film is None
    assert entry.captions == {"zh_CN": CUES}
    assert pack.faults == (f"{folder / 'manifest.toml'}, clip {entry.key}: its film is not shown: {fault}.",)


def test_the_right_hash_is_no_fault(folder: Path, film: bytes) -> None:
    assert tell(folder, HOME + f'sha256 = "{sha256(film).hexdigest().upper()}"\n').faults == ()


@pytest.mark.parametrize(
    ("clips", "place", "fault"),
    [
        (
            HOME.replace('"human"', '"avatar"'),
            "clip home",
            'kind is \'avatar\'; a clip is of a "human", or a "placeholder", and nothing else is shown',
        ),
        (
            HOME.replace('"home"', '"hom"'),
            "clip hom",
            "nothing in the program has this key; `signs coverage` lists those there are",
        ),
        ('clip = ["home"]', "clip", "it is not a table"),
    ],
)
def test_a_clip_of_no_known_kind_or_key_is_not_used(folder: Path, clips: str, place: str, fault: str) -> None:
    pack = tell(folder, clips)
    assert pack.entries == {}
    assert pack.faults == (f"{folder / 'manifest.toml'}, {place}: {fault}.",)


def test_other_faults_are_told_and_the_clip_is_used(folder: Path) -> None:
    (folder / "bad.vtt").write_text("WEBVTT\n\n00:02.000 --> 00:01.000\nx\n", encoding="utf-8")
    (folder / "gbk.vtt").write_bytes("WEBVTT\n您".encode("gbk"))
    captions = '{ zh_CN = "home.vtt", en = "bad.vtt", fr = "gbk.vtt", ja = "gone.vtt", yue = "a/b.vtt" }'
    pack = tell(folder, HOME.replace('{ zh_CN = "home.vtt" }', captions) + 'sginer = "x"\n' + HOME)
    place = f"{folder / 'manifest.toml'}, clip home: "
    assert pack.entries["home"].film
    assert pack.faults == (
        place + "there is no 'sginer' in a clip.",
        place + "a caption of bad.vtt is left out, line 3: it ends before it begins.",
        place + "the captions gbk.vtt are not UTF-8.",
        place + "the captions gone.vtt cannot be read (No such file or directory).",
        place + "'a/b.vtt' is not the name of a .vtt file in this folder.",
        place + "it stands there twice; the first one is used.",
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("title = ", "is not TOML: Invalid value (at end of document)"),
        ("", 'does not name its sign language; language = "csl" is 国家通用手语'),
        ('language = "csl"\nclip = 3', "must have one [[clip]] for each clip"),
    ],
)
def test_a_manifest_that_cannot_be_read_is_one_fault(folder: Path, text: str, fault: str) -> None:
    pack = tell(folder, text, head="")
    assert pack.entries == {}
    assert pack.faults == (f"{folder / 'manifest.toml'}: {fault}.",)


def test_a_folder_without_manifest_is_one_fault(tmp_path: Path) -> None:
    assert read_pack(tmp_path).faults == (f"{tmp_path / 'manifest.toml'}: cannot be read (No such file or directory).",)


def test_a_manifest_that_is_written_is_read_back(folder: Path) -> None:
    pack = tell(folder, HOME.replace('"您好"', '"\\"您\\\\好\\""'))
    again = tell(folder, written(pack, {"home": {"zh_CN": "home.vtt"}}), head="")
    assert again == replace(pack, title="hospital")
    assert again.entries["home"].title == '"您\\好"'


# The library ---------------------------------------------------------------------------------------------------------


def test_the_chosen_pack_comes_before_the_fallback(settings: Settings, folder: Path, tmp_path: Path) -> None:
    tell(folder, HOME)
    other = tmp_path / "shipped" / "placeholder"
    tell(other, PLACEHOLDER + PLACEHOLDER.replace('"home"', '"wait"'))
    library = ClipLibrary(settings)
    home, wait = library.clip("home", captions="zh_CN"), library.clip("wait", captions="zh_CN")
    assert home
    assert (home.pack, home.kind, home.film, home.captions) == (
        "hospital",
        Kind.HUMAN,
        folder / "home.webm",
        CUES,
    )
    assert wait
    assert (wait.pack, wait.kind, wait.film, wait.language) == ("placeholder", Kind.PLACEHOLDER, None, CSL)
    assert library.clip("closed", captions="zh_CN") is None
    assert library.clip("no such key", captions="zh_CN") is None


def test_captions_are_in_the_wanted_language_else_in_chinese(settings: Settings, folder: Path) -> None:
    english = (Caption(0, 1000, "Hello."),)
    (folder / "home.en.vtt").write_text(vtt(english), encoding="utf-8")
    tell(folder, HOME.replace('"home.vtt" }', '"home.vtt", en = "home.en.vtt" }'))
    library = ClipLibrary(settings)
    told = {language: library.clip("home", captions=language) for language in ("en", "zh_CN", "yue")}
    assert {language: clip.captions for language, clip in told.items() if clip} == {
        "en": english,
        "zh_CN": CUES,
        "yue": CUES,
    }


def test_a_pack_in_another_sign_language_is_not_shown_and_told(settings: Settings, folder: Path) -> None:
    tell(folder, HOME, head='language = "hksl"\n')
    assert ClipLibrary(settings).clip("home", captions="zh_CN") is None
    packs = installed_packs(settings)
    assert language_faults(packs, settings) == (
        f"{folder / 'manifest.toml'}: it is in hksl, but signs.language is csl.",
    )


def test_it_sees_that_a_manifest_was_replaced(settings: Settings, folder: Path) -> None:
    tell(folder, HOME)
    library = ClipLibrary(settings)
    assert library.clip("home", captions="zh_CN")
    half = folder / "half"
    half.write_text('language = "csl"\n' + HOME.replace("您好", "欢迎"), encoding="utf-8")
    half.replace(folder / "manifest.toml")
    clip = library.clip("home", captions="zh_CN")
    assert clip
    assert clip.title == "欢迎"


def test_it_answers_many_threads_at_once(settings: Settings, folder: Path) -> None:
    tell(folder, HOME)
    library, found = ClipLibrary(settings), []

    def ask() -> None:
        found.extend(library.clip("home", captions="zh_CN") for _ in range(50))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    run: Callable[[threading.Thread], None]
    for run in (threading.Thread.start, threading.Thread.join):
        for thread in threads:
            run(thread)
    assert len(found) == 400
    assert all(clip is not None and clip.film for clip in found)


def test_every_key_that_is_grave_refuses_a_placeholder(folder: Path) -> None:
    clips = "".join(PLACEHOLDER.replace('"home"', f'"{key}"') for key in clip_keys())
    pack = tell(folder, clips)
    assert {key for key, entry in pack.entries.items() if entry.film is None} == {
        key.key for key in clip_keys().values() if key.is_grave
    }

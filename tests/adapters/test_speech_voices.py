"""Which voice is taken: from lists as the three systems give them. Those of Windows and macOS were never heard here."""

import pytest

from kiosk.adapters.speech.paces import rate_for
from kiosk.adapters.speech.phonemes import Phonemes
from kiosk.adapters.speech.voices import PINYIN, Offered, chosen

SAPI = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Speech\\Voices\\Tokens\\TTS_MS_"
WINDOWS = (
    Offered(SAPI + "EN-US_ZIRA_11.0", "Microsoft Zira Desktop - English (United States)", ("en-US",)),
    Offered(SAPI + "ZH-HK_TRACY_11.0", "Microsoft Tracy Desktop - Chinese(Traditional, HongKong)", ("zh-HK",)),
    Offered(SAPI + "ZH-TW_HANHAN_11.0", "Microsoft Hanhan Desktop - Chinese (Taiwan)", ("zh-TW",)),
    Offered(SAPI + "ZH-CN_HUIHUI_11.0", "Microsoft Huihui Desktop - Chinese (Simplified)", ("zh-CN",)),
)
MAC = (
    Offered("com.apple.speech.synthesis.voice.Zarvox", "Zarvox", ("en_US",)),
    Offered("com.apple.eloquence.zh-CN.Eddy", "Eddy", ("zh_CN",)),
    Offered("com.apple.voice.enhanced.zh-CN.Tingting", "Tingting", ("zh_CN",)),
    Offered("com.apple.voice.compact.zh-HK.Sinji", "Sinji", ("zh_HK",)),
    Offered("com.apple.speech.synthesis.voice.Bells", "Bells", ("en_US",)),
    Offered("com.apple.voice.compact.en-US.Samantha", "Samantha", ("en_US",)),
)
DEBIAN = tuple(Offered(one, one, ()) for one in ("sit/cmn", "sit/cmn-latn-pinyin", "gmw/en", "sit/hak", "sit/yue"))


@pytest.mark.parametrize(
    ("driver", "offered", "language", "expected"),
    [
        ("sapi5", WINDOWS, "zh_CN", "ZH-CN_HUIHUI_11.0"),
        ("sapi5", WINDOWS[:3], "zh_CN", "ZH-TW_HANHAN_11.0"),
        ("sapi5", WINDOWS, "yue", "ZH-HK_TRACY_11.0"),
        ("sapi5", WINDOWS, "en", "EN-US_ZIRA_11.0"),
        ("nsss", MAC, "zh_CN", "Tingting"),
        ("nsss", MAC[:2], "zh_CN", "Eddy"),
        ("nsss", MAC, "yue", "Sinji"),
        ("nsss", MAC, "en", "Samantha"),
        ("espeak", DEBIAN, "zh_CN", "sit/cmn-latn-pinyin"),
        ("espeak", DEBIAN, "yue", "sit/yue"),
        ("espeak", DEBIAN, "en", "gmw/en"),
    ],
)
def test_the_voice_that_reads_the_language(driver, offered, language, expected):
    assert chosen(driver, language, offered).id.endswith(expected)


@pytest.mark.parametrize(
    ("driver", "offered", "language"),
    [
        ("sapi5", WINDOWS[:1], "zh_CN"),
        ("sapi5", (WINDOWS[1],), "zh_CN"),  # Cantonese is not Mandarin
        ("nsss", (MAC[0], MAC[4]), "en"),  # a robot and bells
        ("espeak", DEBIAN[:1], "zh_CN"),  # it reads Chinese as English letters
        ("espeak", DEBIAN, "fr"),
        ("sapi5", WINDOWS, "fr"),
        ("sapi5", (), "zh_CN"),
    ],
)
def test_nobody_rather_than_somebody_who_mumbles(driver, offered, language):
    assert chosen(driver, language, offered) is None


def test_only_espeak_is_given_pinyin():
    assert chosen("espeak", "zh_CN", DEBIAN).spelling == PINYIN
    assert chosen("sapi5", "zh_CN", WINDOWS).spelling != PINYIN


@pytest.mark.parametrize("driver", ["espeak", "sapi5", "nsss"])
@pytest.mark.parametrize("language", ["zh_CN", "yue", "en"])
def test_a_faster_pace_is_a_higher_rate(driver, language):
    rates = [rate_for(driver, language, pace=pace / 100) for pace in range(75, 151, 5)]
    assert rates == sorted(set(rates))


def test_the_measured_paces_are_met_exactly():
    assert [rate_for("espeak", "zh_CN", pace=pace) for pace in (0.75, 1.0, 1.25, 1.5)] == [126, 164, 197, 226]


def test_the_phonemes_tell_a_reader_from_a_mumbler():
    phonemes = Phonemes.alone()
    assert phonemes.reads("qing3 qu3 hao4", voice="sit/cmn-latn-pinyin")
    assert phonemes.reads("請取號", voice="sit/yue")
    assert phonemes.of("請把身份證放在讀卡區", voice="sit/yue").replace("'", "").split("_|")[:2] == ["cing2", " baa2"]
    assert not phonemes.reads("请取号", voice="gmw/en-none")
    assert not phonemes.reads("", voice="sit/yue")
    assert not phonemes.reads("ABC", voice="sit/yue")  # it would turn to an English voice

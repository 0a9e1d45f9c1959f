"""Run by itself: reads lines of Pinyin, writes for each the phonemes espeak-ng really speaks, as a list in JSON.

`espeak_TextToPhonemes` would give them before the tones change one another, so this asks for a trace of the synthesis.
"""

import ctypes
import json
import os
import sys
import tempfile
from pathlib import Path

from kiosk.adapters.speech.phonemes import LIBRARY, SYNCHRONOUS, UTF8
from kiosk.adapters.speech.voices import ESPEAK
from kiosk.domain.speech import MANDARIN

WITHOUT_SOUND = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(lambda *_: 0)


def spoken(lines: list[str]) -> list[list[str]]:
    speak, system = ctypes.CDLL(LIBRARY), ctypes.CDLL(None)
    system.fopen.restype = ctypes.c_void_p
    system.fclose.argtypes = [ctypes.c_void_p]
    speak.espeak_SetPhonemeTrace.argtypes = [ctypes.c_int, ctypes.c_void_p]
    speak.espeak_Initialize(SYNCHRONOUS, 0, None, 0)
    speak.espeak_SetSynthCallback(WITHOUT_SOUND)
    assert speak.espeak_SetVoiceByName(ESPEAK[MANDARIN].id.encode()) == 0
    descriptor, name = tempfile.mkstemp()
    os.close(descriptor)
    path = Path(name)
    heard = []
    for line in lines:
        trace = system.fopen(name.encode(), b"w")
        speak.espeak_SetPhonemeTrace(1, trace)
        speak.espeak_Synth(line.encode(), len(line.encode()) + 1, 0, 1, 0, UTF8, None, None)
        speak.espeak_SetPhonemeTrace(0, None)
        system.fclose(trace)
        heard.append(path.read_text(encoding="utf-8").split())
    path.unlink()
    return heard


json.dump(spoken(json.load(sys.stdin)), sys.stdout)

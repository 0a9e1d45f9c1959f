"""Makes assets/pinyin/readings.txt from pypinyin's dictionary of characters: run it when that library is updated."""

import json
import sys
import unicodedata
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "assets" / "pinyin" / "readings.txt"
TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ", "aaaaeeeeiiiioooouuuuvvvvv")
HEAD = "# A syllable, ü as v, and the characters usually read so. Made by scripts/pinyin_table.py from pypinyin (MIT)."


def main() -> int:
    """Write the table: one line for each syllable."""
    package = find_spec("pypinyin")
    if package is None or package.origin is None:
        sys.stderr.write("pypinyin is not installed\n")
        return 1
    readings: dict[str, str] = json.loads((Path(package.origin).parent / "pinyin_dict.json").read_bytes())
    syllables: defaultdict[str, list[str]] = defaultdict(list)
    for code, spoken in sorted(readings.items(), key=lambda item: int(item[0])):
        character = chr(int(code))
        usual = spoken.split(",")[0].translate(TONES)
        if usual.isascii() and usual.isalpha() and unicodedata.is_normalized("NFC", character):
            syllables[usual].append(character)
    lines = [HEAD, *(f"{syllable} {''.join(found)}" for syllable, found in sorted(syllables.items()))]
    TABLE.parent.mkdir(parents=True, exist_ok=True)
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{TABLE.relative_to(ROOT)}: {len(syllables)} syllables\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

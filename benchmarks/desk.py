"""What the guide desk promises: help heard, patients found, sittings taken over; each part in a process of its own."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.report import arguments

PARTS = ("desk_help", "desk_search", "desk_take_over")


def main() -> int:
    """Measure part by part, print, and give 0 when every aim was met."""
    args = arguments("The guide desk: help, search, taking over.")
    with tempfile.TemporaryDirectory(prefix="nuanxin-desk-") as folder:
        files = {part: Path(folder) / f"{part}.json" for part in PARTS}
        codes = [_run(part, file, quick=args.quick) for part, file in files.items()]
        if args.json is not None:
            whole = {part: json.loads(file.read_text(encoding="utf-8")) for part, file in files.items()}
            args.json.write_text(json.dumps(whole, ensure_ascii=False, indent=2), encoding="utf-8")
    return max(codes)


def _run(part: str, file: Path, *, quick: bool) -> int:
    command = [sys.executable, "-m", f"benchmarks.{part}", "--json", str(file), *(["--quick"] if quick else [])]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

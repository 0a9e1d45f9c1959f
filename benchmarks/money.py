"""What money promises: a payment seen at once, and a day reconciled in seconds; each part in a process of its own."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.report import arguments

PARTS = ("money_page", "money_reconcile")


def main() -> int:
    """Measure part by part, print, and give 0 when every aim was met."""
    args = arguments("Money: a payment on the page, a day reconciled.")
    with tempfile.TemporaryDirectory(prefix="nuanxin-money-") as folder:
        files = {part: Path(folder) / f"{part}.json" for part in PARTS}
        codes = [_run(part, file, quick=args.quick) for part, file in files.items()]
        if args.json is not None:
            whole = {
                part: json.loads(file.read_text(encoding="utf-8")) for part, file in files.items() if file.exists()
            }
            args.json.write_text(json.dumps(whole, ensure_ascii=False, indent=2), encoding="utf-8")
    return max(codes)


def _run(part: str, file: Path, *, quick: bool) -> int:
    command = [sys.executable, "-m", f"benchmarks.{part}", "--json", str(file), *(["--quick"] if quick else [])]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

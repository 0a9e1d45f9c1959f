"""A few runs of one lane as a process of its own, so that what forks has no threads: prints what was wrong as JSON."""

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from itertools import count
from pathlib import Path

from tests.faults.lanes import postgres_lane, sqlite_lane
from tests.faults.lives import chosen, record, run
from tests.standins.control import standins_apart


def main() -> int:
    """Run the scenes and tell."""
    args = _arguments()
    patients = count(1)
    with standins_apart() as told, tempfile.TemporaryDirectory(prefix="nuanxin-faults-") as folder:
        if args.database.startswith("postgresql"):
            lane = postgres_lane(Path(folder), args.database, told, args.wallet)
        else:
            lane = sqlite_lane(Path(folder), told, args.wallet, migrated=Path(args.database))
        points = {scene: record(lane, scene, next(patients)) for scene in args.scenes}
        runs = [
            run(lane, scene, next(patients), kill_at=kill_at, point=names[kill_at])
            for scene, names in points.items()
            for kill_at in chosen(names, runs=args.runs)
        ]
    told_points = {scene: len(names) for scene, names in points.items()}
    sys.stdout.write(json.dumps({"points": told_points, "runs": [asdict(one) for one in runs]}, ensure_ascii=False))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", help="a migrated SQLite file, or the address of a migrated PostgreSQL database")
    parser.add_argument("wallet", choices=("wechat", "alipay"))
    parser.add_argument("scenes", nargs="+")
    parser.add_argument("--runs", type=int, default=3, help="kills of each scene, spread over its points")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

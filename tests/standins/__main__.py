"""Both stand-ins as a process: prints addresses and test keys as one line of JSON, and ends with its input."""

import json
import sys

from tests.standins.control import Control


def main() -> int:
    """Run until whoever started this closes its end."""
    control = Control()
    sys.stdout.write(json.dumps(control.told()) + "\n")
    sys.stdout.flush()
    sys.stdin.read()
    control.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

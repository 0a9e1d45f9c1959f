"""Hand the command line to the hall."""

from kiosk.cli import main

if __name__ == "__main__":
    raise SystemExit(main())

"""`coachdesk` and `python -m coachdesk`: hand the words of the command line to `cli`."""

import sys

from coachdesk.cli import run


def main() -> int:
    """Run one command and answer its exit code."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

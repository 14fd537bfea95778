"""`coachdesk-server` and `python -m coachdesk.sync.server`: hand the words of the command line on."""

import sys

from coachdesk.sync.server.command_line import run


def main() -> int:
    """Run one command and answer its exit code."""
    return run(sys.argv[1:], sys.stdout, sys.stderr)


if __name__ == "__main__":
    sys.exit(main())

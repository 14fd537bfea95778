"""Prints how much of each package the tests reach, and fails when one that is held at 100 % is not.

Reads what `make coverage` or `make test PYTEST_ARGS=--cov` left in build/coverage. Lines and branches both count.
"""

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

HELD = ("crypto", "store", "desk", "sync", "tools")


def read_report() -> dict[str, Any]:
    """Coverage's own report as JSON; data files left by separate processes are joined first.

    Where a child was killed its file is broken; coverage warns and passes it over, which can only lower the figures.
    """
    subprocess.run([sys.executable, "-m", "coverage", "combine", "--quiet"], check=False, capture_output=True)
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        subprocess.run([sys.executable, "-m", "coverage", "json", "--quiet", "-o", str(report)], check=True)
        return dict(json.loads(report.read_text()))


def package_of(path: str) -> str:
    """The part of CoachDesk a file belongs to: `crypto` for coachdesk/crypto/…, `desk` for coachdesk/desk.py."""
    parts = Path(path).parts
    return Path(parts[1]).stem


def main() -> int:
    """0 when every held package is reached in full, 1 when not; the missing places are printed."""
    reached: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    missing: dict[str, list[str]] = defaultdict(list)
    for path, one in sorted(read_report()["files"].items()):
        summary, package = one["summary"], package_of(path)
        reached[package][0] += summary["covered_lines"] + summary["covered_branches"]
        reached[package][1] += summary["num_statements"] + summary["num_branches"]
        lines = [str(line) for line in one["missing_lines"]]
        branches = [f"{start}->{'exit' if end < 0 else end}" for start, end in one["missing_branches"]]
        if lines or branches:
            missing[package].append(f"{path}: {', '.join(lines + branches)}")
    failed = [name for name in HELD if reached[name][0] < reached[name][1]]
    for name, (covered, total) in sorted(reached.items()):
        share = 100 * covered / total if total else 100.0
        held = "  held at 100 %" if name in HELD else ""
        print(f"{name:18} {share:6.2f} %  {total - covered:5} of {total:6} not reached{held}")
    for name in failed:
        print(f"\n{name} is held at 100 % and is not:")
        print("\n".join(missing[name]))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

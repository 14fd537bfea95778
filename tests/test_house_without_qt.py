"""Where there is no Qt, everything below the screen still works: plans are verified and machines examined."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCKED = "import sys; sys.modules.update(dict.fromkeys(('PySide6', 'shiboken6')));"
IMPORT_EVERYTHING = """
import importlib, pkgutil, coachdesk
above = ("coachdesk.ui", "coachdesk.app", "coachdesk.demo")
for found in pkgutil.walk_packages(coachdesk.__path__, "coachdesk.", onerror=lambda name: None):
    if not found.name.startswith(above) and not found.name.endswith("__main__"):
        importlib.import_module(found.name)
        print(found.name)
"""


def python(words: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", words, *arguments], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )


def test_everything_below_the_screen_imports() -> None:
    ran = python(BLOCKED + IMPORT_EVERYTHING)
    assert ran.returncode == 0, ran.stderr
    imported = ran.stdout.split()
    for package in ("cli", "operations", "desk", "reports", "sandbox", "store", "tools", "crypto", "models"):
        assert any(name.startswith(f"coachdesk.{package}") for name in imported), package


def test_the_block_blocks() -> None:
    ran = python(BLOCKED + "import coachdesk.ui.theme")
    assert ran.returncode != 0
    assert "PySide6" in ran.stderr

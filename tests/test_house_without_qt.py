"""Where there is no Qt, everything below the screen still works: plans are verified and machines examined."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sealable import countersigned
from tests.signers import brue_vale

ROOT = Path(__file__).resolve().parent.parent
IMPORT_EVERYTHING = """
import importlib, pkgutil, coachdesk
above = ("coachdesk.ui", "coachdesk.app", "coachdesk.demo")
for found in pkgutil.walk_packages(coachdesk.__path__, "coachdesk.", onerror=lambda name: None):
    if not found.name.startswith(above) and not found.name.endswith("__main__"):
        importlib.import_module(found.name)
        print(found.name)
"""


@pytest.fixture
def without_qt(tmp_path: Path) -> dict[str, str]:
    """An environment in which importing Qt fails, for a program and for every program it starts."""
    blocked = tmp_path / "blocked"
    blocked.mkdir()
    for name in ("PySide6", "shiboken6"):
        (blocked / f"{name}.py").write_text(f"raise ImportError('{name} is blocked')")
    return {**os.environ, "PYTHONPATH": str(blocked)}


def python(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120)


def test_the_block_blocks(without_qt: dict[str, str]) -> None:
    ran = python(without_qt, "-c", "import coachdesk.ui.theme")
    assert ran.returncode == 1
    assert "PySide6 is blocked" in ran.stderr


def test_everything_below_the_screen_imports(without_qt: dict[str, str]) -> None:
    ran = python(without_qt, "-c", IMPORT_EVERYTHING)
    assert ran.returncode == 0, ran.stderr
    imported = ran.stdout.split()
    for package in ("cli", "operations", "desk", "sandbox", "reports", "sync", "store", "tools", "crypto", "models"):
        assert any(name.startswith(f"coachdesk.{package}") for name in imported), package


def test_the_doctor_examines_the_machine(without_qt: dict[str, str]) -> None:
    ran = python(without_qt, "-m", "coachdesk", "doctor")
    assert ran.returncode == 0, ran.stderr
    assert "sqlcipher3" in ran.stdout


def test_a_plan_is_verified(without_qt: dict[str, str], tmp_path: Path) -> None:
    plan, trust = tmp_path / "plan.pdf", tmp_path / "organisation.trust"
    plan.write_bytes(countersigned())
    trust.write_bytes(brue_vale().trust.to_bytes())
    ran = python(without_qt, "-m", "coachdesk", "verify", str(plan), "--trust", str(trust))
    assert ran.returncode == 0, ran.stderr
    plan.write_bytes(countersigned() + b"\n")
    assert python(without_qt, "-m", "coachdesk", "verify", str(plan), "--trust", str(trust)).returncode == 1
    plan.write_bytes(b"no plan at all")
    assert python(without_qt, "-m", "coachdesk", "verify", str(plan), "--trust", str(trust)).returncode == 2

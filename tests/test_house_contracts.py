"""Every contract of ARCHITECTURE.md is broken once, on purpose, in a copy of the package, and seen to be caught."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PLANTS = [
    # contract, where the breach is planted, what it says
    ("0. imports point down", "models/planted.py", "import coachdesk.crypto"),
    ("0. imports point down", "crypto/planted_up.py", "import coachdesk.reports"),
    ("0. imports point down", "desk/planted.py", "import coachdesk.sandbox"),
    ("1. only ui, app and demo import Qt", "operations/planted.py", "from PySide6 import QtCore"),
    (
        "1. nothing below ui reaches Qt, however far round",
        "operations/planted_round.py",
        "import coachdesk.ui.qt_guard",
    ),
    (
        "2. only store (and later sync.server) speaks to a database",
        "operations/planted_sql.py",
        "def late() -> None:\n    import sqlite3\n",
    ),
    ("2. reports takes values and never reaches the store", "reports/planted.py", "import coachdesk.store.connection"),
    (
        "2. sync sees of the store its change log and attachments only",
        "sync/planted.py",
        "import coachdesk.store.vault",
    ),
    (
        "2. above the store only the desk, and app, which makes it, know the store",
        "ui/planted_store.py",
        "import coachdesk.store.vault",
    ),
    ("3. every cryptographic call is in crypto", "ui/planted_digest.py", "import hashlib"),
    (
        "3. every cryptographic call is in crypto",
        "store/planted.py",
        "from cryptography.hazmat.primitives import hashes",
    ),
    ("3. pyHanko signs and verifies in reports, nowhere else", "sandbox/planted_sign.py", "import pyhanko.sign"),
    ("4. the server cannot read a family's words", "sync/server/planted.py", "import coachdesk.models.plan"),
    ("4. the server cannot read a family's words", "sync/membership/planted.py", "import coachdesk.store.vault"),
    (
        "4. of crypto the server knows what needs no secret",
        "sync/server/planted_key.py",
        "import coachdesk.crypto.passphrase",
    ),
    (
        "4. of crypto the server knows what needs no secret",
        "sync/protocol/planted_key.py",
        "import coachdesk.crypto.store_keys",
    ),
    ("5. tools take values and give values", "tools/planted.py", "import coachdesk.operating_system"),
    ("5. tools never load, save, wait, draw or roll dice", "tools/planted_dice.py", "import random"),
    (
        "6. what reads foreign files, and what a family holds, cannot reach the vault",
        "sandbox/planted.py",
        "import coachdesk.store.vault",
    ),
    (
        "6. what reads foreign files, and what a family holds, cannot reach the vault",
        "ui/family_mode/planted.py",
        "import coachdesk.desk",
    ),
    ("7. the operating system is called in one place", "store/planted_posix.py", "import fcntl"),
    ("7. the operating system is called in one place", "crypto/planted.py", "import ctypes"),
]


def lint_imports(folder: Path) -> str:
    """What import-linter says of the package in `folder`."""
    words = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return words.stdout + words.stderr


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """For each broken contract of the planted copy, what import-linter says of it."""
    copy = tmp_path_factory.mktemp("planted")
    shutil.copy(ROOT / "pyproject.toml", copy)
    shutil.copytree(ROOT / "coachdesk", copy / "coachdesk", ignore=shutil.ignore_patterns("__pycache__"))
    for _, where, words in PLANTS:
        planted = copy / "coachdesk" / where
        planted.parent.mkdir(exist_ok=True)
        (planted.parent / "__init__.py").touch()
        planted.write_text(words)
    said = lint_imports(copy).split("Broken contracts", 1)[-1]
    parts = re.split(r"\n(.+)\n-{5,}\n", said)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize(("contract", "where", "words"), PLANTS, ids=[where for _, where, _ in PLANTS])
def test_a_planted_breach_is_caught(verdicts: dict[str, str], contract: str, where: str, words: str) -> None:
    module = "coachdesk." + where.removesuffix(".py").replace("/", ".")
    assert contract in verdicts
    assert module in verdicts[contract]


def test_every_contract_has_a_planted_breach() -> None:
    configured = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    assert {contract["name"] for contract in configured} == {contract for contract, _, _ in PLANTS}


def test_the_package_itself_keeps_every_contract() -> None:
    assert " kept, 0 broken." in lint_imports(ROOT)

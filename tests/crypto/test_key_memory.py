"""After a vault's keys are wiped, neither they nor the passphrase are anywhere in the memory of the process."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from coachdesk.crypto.key_file import KEY_FILE
from coachdesk.crypto.store_keys import database_key
from tests.crypto.key_files import made

WORDS = b"canary of ninety letters"
MASK = 0x55

# The program learns the passphrase letter by letter, masked, so that it holds no copy of its own making.
PROGRAM = """
import sys
from pathlib import Path
from coachdesk.crypto.store_keys import database_key
from coachdesk.operating_system import wipe
from tests.crypto.key_files import QUICK
from coachdesk.crypto import key_file
masked = bytes.fromhex(sys.argv[2])
passphrase = bytearray(len(masked))
for place, letter in enumerate(masked):
    passphrase[place] = letter ^ 0x55
opened = key_file.unlock(Path(sys.argv[1]), passphrase, **QUICK)
spelt = database_key(opened.store_key)
kept = bytes(passphrase) if sys.argv[3] == "careless" else b""
print("unlocked", flush=True)
sys.stdin.readline()
wipe(spelt)
wipe(passphrase)
opened.wipe()
print("wiped", flush=True)
sys.stdin.readline()
"""


def copies(program: int, secrets: dict[str, bytes]) -> dict[str, int]:
    """How often each secret stands in the memory of a program that waits."""
    found = dict.fromkeys(secrets, 0)
    with Path(f"/proc/{program}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{program}/maps").read_text().splitlines():
            start, end = (int(edge, 16) for edge in re.split("[- ]", line, maxsplit=2)[:2])
            if line.split()[1].startswith("rw"):
                memory.seek(start)
                content = memory.read(end - start)
                for name, secret in secrets.items():
                    found[name] += content.count(secret)
    return found


def watched(tmp_path: Path, manner: str) -> tuple[dict[str, int], dict[str, int]]:
    path = tmp_path / KEY_FILE
    store_key, _ = made(path, WORDS)
    secrets = {
        "passphrase": WORDS,
        "store key": store_key,
        "database key": bytes(database_key(bytearray(store_key))),
    }
    masked = bytes(letter ^ MASK for letter in WORDS).hex()
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(path), masked, manner], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        assert program.stdout.readline() == b"unlocked\n"
        unlocked = copies(program.pid, secrets)
        program.stdin.write(b"\n")
        program.stdin.flush()
        assert program.stdout.readline() == b"wiped\n"
        wiped = copies(program.pid, secrets)
        program.kill()
    return unlocked, wiped


def test_once_wiped_no_copy_of_passphrase_or_key_is_left(tmp_path: Path) -> None:
    unlocked, wiped = watched(tmp_path, "careful")
    assert unlocked == {"passphrase": 1, "store key": 1, "database key": 1}  # the search finds what is there
    assert wiped == {"passphrase": 0, "store key": 0, "database key": 0}


@pytest.mark.faults
def test_the_search_catches_a_copy_that_was_forgotten(tmp_path: Path) -> None:
    _, wiped = watched(tmp_path, "careless")
    assert wiped["passphrase"] == 1

"""Getting a passphrase out of its file and a desk out of its vault."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import BadInput
from coachdesk.operating_system import WallClock, harden_process, wipe
from coachdesk.operations.vaults import open_vault

_LONGEST_FILE = 4096


@contextmanager
def passphrase_in(file: Path | None) -> Iterator[bytearray]:
    """The first line of a passphrase file, wiped afterwards. Raises BadInput when there is none."""
    if file is None:
        raise BadInput("passphrase_file", "Say where the passphrase is: --passphrase-file FILE.")
    content, filled = bytearray(_LONGEST_FILE), 0
    try:
        with file.open("rb", buffering=0) as opened:  # straight into what is wiped: a buffer would keep a copy
            while filled < _LONGEST_FILE and (count := opened.readinto(memoryview(content)[filled:])):
                filled += count
    except OSError as trouble:
        wipe(content)
        raise BadInput("passphrase_file", "The passphrase file could not be read.") from trouble
    end = content.find(b"\n", 0, filled)
    end = filled if end < 0 else end
    while content[end - 1 : end] == b"\r":
        end -= 1
    passphrase = content[:end]
    try:
        yield passphrase
    finally:
        wipe(content)
        wipe(passphrase)


@contextmanager
def opened_vault(arguments: Namespace) -> Iterator[OpenDesk]:
    """The vault named on the command line, opened and closed again. Raises the vault error that fits."""
    if arguments.vault is None:
        raise BadInput("vault", "Say which vault: --vault PATH.")
    harden_process()
    with passphrase_in(arguments.passphrase_file) as passphrase:
        open_desk = open_vault(arguments.vault, passphrase, WallClock())
    try:
        yield open_desk
    finally:
        open_desk.close()

"""`recover ask`, `recover answer` and `recover open`: a laptop whose passphrase is lost, and two officers."""

import sys
from argparse import Namespace
from pathlib import Path

from coachdesk.cli.opening import opened_vault, passphrase_in
from coachdesk.cli.telling_codes import tell_recovery_code
from coachdesk.crypto.recovery_code import RecoveryCode
from coachdesk.crypto.recovery_file import request_words
from coachdesk.errors import BadInput, FileExists, Unreadable
from coachdesk.operating_system import WallClock, harden_process, read_whole, write_durably
from coachdesk.operations.recovering import LARGEST_FILE, answer, ask_to_be_opened, open_again
from coachdesk.operations.syncing.our_workers import our_worker

_HALVES = "The file of the halves has two lines: one from each officer's paper."


def ask_officers(arguments: Namespace) -> int:
    """Write the request; the eight words that the worker reads out to the officers stand on stdout."""
    harden_process()
    vault = _vault(arguments)
    if arguments.out.exists():
        raise FileExists
    with passphrase_in(arguments.passphrase_file) as passphrase:
        request = ask_to_be_opened(vault, passphrase)
    write_durably(arguments.out, request.content, replace=False)
    sys.stdout.write(f"{' '.join(request.words)}\n")
    sys.stderr.write("Send the file to your office, ring them, and read these words out when they ask for them.\n")
    return 0


def answer_laptop(arguments: Namespace) -> int:
    """Write the answer; the words of the request stand on stdout, to be compared with what the worker reads out."""
    if arguments.out.exists():
        raise FileExists
    request = _whole(arguments.request)
    sys.stdout.write(f"{' '.join(request_words(request))}\n")
    with opened_vault(arguments) as open_desk:
        worker = our_worker(open_desk.desk, arguments.worker)
        one, other = _halves(arguments.halves)
        try:
            answered = answer(open_desk, request, (one, other), worker.id)
        finally:
            one.wipe()
            other.wipe()
    write_durably(arguments.out, answered, replace=False)
    sys.stderr.write("Hand the answer over only if she read out the words above. It opens her laptop alone.\n")
    return 0


def open_laptop(arguments: Namespace) -> int:
    """Open the locked laptop's vault for good, under the passphrase that was chosen when it asked."""
    harden_process()
    vault = _vault(arguments)
    if arguments.recovery_code and arguments.recovery_code.exists():
        raise FileExists
    answered = _whole(arguments.answer)
    with passphrase_in(arguments.passphrase_file) as passphrase:
        made = open_again(vault, answered, passphrase, WallClock())
    made.open_desk.close()
    tell_recovery_code(made.recovery_code, arguments.recovery_code)
    sys.stderr.write("The vault opens again, with all that was in it. Print the new recovery code.\n")
    return 0


def _vault(arguments: Namespace) -> Path:
    if arguments.vault is None:
        raise BadInput("vault", "Say which vault: --vault PATH.")
    found: Path = arguments.vault
    return found


def _whole(file: Path) -> bytes:
    try:
        return read_whole(file, LARGEST_FILE)
    except FileNotFoundError as missing:
        raise Unreadable from missing


def _halves(file: Path) -> tuple[RecoveryCode, RecoveryCode]:
    try:
        lines = [line for line in _whole(file).decode("utf-8").splitlines() if line.strip()]
    except UnicodeDecodeError as noise:
        raise BadInput("halves", _HALVES) from noise
    if len(lines) != 2:
        raise BadInput("halves", _HALVES)
    one, other = (RecoveryCode.typed(line) for line in lines)
    return one, other

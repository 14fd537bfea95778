"""`verify` and `doctor`."""

import json
import shutil
import sys
from argparse import Namespace
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from coachdesk.cli.opening import opened_vault
from coachdesk.errors import BadInput, CoachDeskError, NotValid
from coachdesk.operating_system import WallClock, harden_process, has_shared_library
from coachdesk.operations import taking_out
from coachdesk.operations.vaults import read_trust_file, trust_of
from coachdesk.sandbox.checking import check_in_sandbox
from coachdesk.settings import resource

_LIBRARIES = (
    "sqlcipher3",
    "cryptography",
    "cbor2",
    "pydantic",
    "reportlab",
    "pikepdf",
    "pyhanko",
    "pypdfium2",
    "python-calamine",
)
_WINDOW = ("pyside6-essentials",)


def verify_file(arguments: Namespace) -> int:
    """Check a signed plan against a trust file, or against the vault's own organisation."""
    pdf = taking_out.read_plan(arguments.file)
    lines: list[str] = []
    if arguments.trust:
        trust = read_trust_file(arguments.trust)
    elif arguments.vault:
        with opened_vault(arguments) as open_desk:
            trust = trust_of(open_desk)
            known = taking_out.known_export(open_desk.desk, pdf)
            if known and taking_out.versions_replaced(open_desk.desk, known[1]):
                lines.append(f"Version {known[1].number} has been replaced by a later version of this plan.")
    else:
        raise BadInput("trust", "Say whom to trust: --trust FILE, or --vault PATH with its passphrase file.")
    verdict = check_in_sandbox(pdf, [trust], WallClock().now())
    if arguments.json:
        sys.stdout.write(json.dumps(verdict.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n")
    for line in (*(one.sentence for one in verdict.signatures), *lines):
        sys.stderr.write(f"{line}\n")
    if not verdict.valid:
        raise NotValid(verdict.sentence)
    sys.stderr.write(f"{verdict.sentence}\n")
    return 0


def tell_health(arguments: Namespace) -> int:
    """What this machine has and lacks, one line each; 0 when everything needed is there."""
    hardened = harden_process()
    lines = [(f"{name} {found}" if found else f"{name} is missing", bool(found)) for name, found in _found(_LIBRARIES)]
    lines += [(f"{name} {found or 'is missing: no window'}", True) for name, found in _found(_WINDOW)]
    lines += [
        (f"other programs {'cannot' if hardened.memory_closed else 'CAN'} read this one's memory", True),
        (f"pdftotext and pdfsig {'are' if shutil.which('pdfsig') else 'are not'} here (only tests need them)", True),
    ]
    lines += [(line, True) for line in system_lines(resource("debian-libraries.txt"), sys.platform)]
    if arguments.vault:
        lines.append(_vault_line(arguments))
    for line, _ in lines:
        sys.stdout.write(f"{line}\n")
    return 0 if all(good for _, good in lines) else 1


def system_lines(listed: Path, platform: str, has: Callable[[str], bool] = has_shared_library) -> list[str]:
    """What Qt misses of the system's libraries, with the line that installs it; nothing to say except on Linux."""
    if platform != "linux":
        return []
    rows = [line.split() for line in listed.read_text(encoding="utf-8").splitlines()]
    lacking = [row[2] for row in rows if row[:1] == ["library"] and not has(row[1])]
    if not lacking:
        return ["the system's libraries for the window are here"]
    return [f"no window until this is typed: sudo apt-get install --no-install-recommends {' '.join(lacking)}"]


def _vault_line(arguments: Namespace) -> tuple[str, bool]:
    try:
        with opened_vault(arguments) as open_desk:
            open_desk.desk.prove()
    except CoachDeskError as trouble:
        return trouble.sentence, False
    return "every record in the vault is as it was written", True


def _found(names: tuple[str, ...]) -> list[tuple[str, str]]:
    found = []
    for name in names:
        try:
            found.append((name, version(name)))
        except PackageNotFoundError:
            found.append((name, ""))
    return found

"""`connect`, `invite`, `enrol`, `rejoin`, `certify` and `sync`: a vault and its organisation's server."""

import json
import sys
from argparse import Namespace
from pathlib import Path

from coachdesk.cli.opening import opened_vault, passphrase_in
from coachdesk.cli.telling_codes import tell_recovery_code
from coachdesk.crypto.authorities import authorities_der, authorities_pem
from coachdesk.crypto.invitation import LONGEST_WRITTEN, WrittenInvitation, read_invitation
from coachdesk.desk.reach import set_aside
from coachdesk.errors import BadInput, FileExists, NotFound, Unreadable
from coachdesk.models.organisation import WorkerRole
from coachdesk.operating_system import WallClock, harden_process, read_whole, write_durably
from coachdesk.operations.conflicts import count_conflicts
from coachdesk.operations.devices.inviting_somebody import invite_colleague
from coachdesk.operations.devices.signing_papers import settle_signing, signing_papers
from coachdesk.operations.organisation_file import read_organisation_file, write_organisation_file
from coachdesk.operations.syncing.enrolled import enrolled_at
from coachdesk.operations.syncing.enrolling import by_typed_code, enrol, place_in
from coachdesk.operations.syncing.founding import found
from coachdesk.operations.syncing.going_round import go_round_once
from coachdesk.operations.syncing.joining_again import join_again
from coachdesk.operations.syncing.lines import line_to
from coachdesk.operations.syncing.our_workers import our_worker
from coachdesk.operations.syncing.server_place import ServerPlace

_LARGEST_FILE = 64 * 1024


def connect_vault(arguments: Namespace) -> int:
    """Bring the organisation to its server; the two recovery halves stand on stdout, a line each, and only now."""
    place = _place(arguments)
    secret = arguments.administrator_passphrase_file or arguments.passphrase_file
    with opened_vault(arguments) as open_desk, passphrase_in(secret) as passphrase, line_to(place) as line:
        administrator = read_organisation_file(arguments.administrator, passphrase)
        founded = found(open_desk, administrator, place, line.ask)
        try:
            write_organisation_file(arguments.administrator, founded.administrator, passphrase, replace=True)
        finally:
            for half in founded.halves or ():
                sys.stdout.write(f"{' '.join(half.groups())}\n")
                half.wipe()
    sys.stderr.write("The organisation is on its server, and this laptop with it.\n")
    if founded.halves:
        sys.stderr.write("Give each line above to another officer, on paper. Together they open what is lost.\n")
    return 0


def invite_worker(arguments: Namespace) -> int:
    """Write a worker's invitation to a file; its code to be typed stands on stdout only when it is asked for."""
    if arguments.out.exists():
        raise FileExists
    with opened_vault(arguments) as open_desk, line_to(enrolled_at(open_desk)) as line:
        worker = our_worker(open_desk.desk, arguments.worker, WorkerRole(arguments.role) if arguments.role else None)
        invitation = invite_colleague(open_desk, worker.id, line.ask, as_admin=arguments.administrator).written
    write_durably(arguments.out, f"{invitation.text()}\n".encode(), replace=False)
    if arguments.code:
        sys.stdout.write(f"{' '.join(invitation.secret.groups())}\n")
    sys.stderr.write("The invitation is written. It works once, within 72 hours: give it to nobody else.\n")
    return 0


def enrol_vault(arguments: Namespace) -> int:
    """Make the vault that an invitation is for; again, and it goes on where the line broke."""
    harden_process()
    if arguments.vault is None:
        raise BadInput("vault", "Say where the vault is to be made: --vault PATH.")
    if arguments.recovery_code and arguments.recovery_code.exists():
        raise FileExists
    text = _text_in(arguments.invitation)
    with passphrase_in(arguments.passphrase_file) as passphrase:
        if arguments.server:
            place = _place(arguments)
            with line_to(place) as line:
                made = enrol(arguments.vault, passphrase, by_typed_code(text, place, line.ask), WallClock(), line.ask)
        else:
            invitation: WrittenInvitation = read_invitation(text)
            with line_to(place_in(invitation)) as line:
                made = enrol(arguments.vault, passphrase, invitation, WallClock(), line.ask)
    made.open_desk.close()
    tell_recovery_code(made.recovery_code, arguments.recovery_code)
    sys.stderr.write("The vault is made and connected. Print the recovery code and keep it at the office.\n")
    return 0


def join_vault_again(arguments: Namespace) -> int:
    """A vault that was put back from a backup is a laptop of the organisation's again."""
    invitation = read_invitation(_text_in(arguments.invitation))
    with opened_vault(arguments) as open_desk, line_to(place_in(invitation)) as line:
        join_again(open_desk, invitation, line.ask)
    sys.stderr.write("This vault belongs to the organisation again, and everything in it is sent.\n")
    return 0


def certify_signers(arguments: Namespace) -> int:
    """Who asks for a signing certificate, and whose is to be withdrawn, a line each; with the file it is done."""
    secret = arguments.administrator_passphrase_file or arguments.passphrase_file
    with opened_vault(arguments) as open_desk, line_to(enrolled_at(open_desk)) as line:
        go_round_once(open_desk, line.ask)
        papers = signing_papers(open_desk)
        if arguments.administrator and papers.waiting:
            with passphrase_in(secret) as passphrase:
                papers = settle_signing(open_desk, arguments.administrator, passphrase, line.ask)
    for gone in papers.gone:
        sys.stdout.write(f"{gone.worker.name if gone.worker else gone.worker_id}\twithdrawn\n")
    for one in papers.asking:
        sys.stdout.write(f"{one.worker.name}\t{one.worker.role}\n")
    return 0


def sync_once(arguments: Namespace) -> int:
    """One round with the server; what it came to stands on stdout."""
    with opened_vault(arguments) as open_desk, line_to(enrolled_at(open_desk)) as line:
        receipt = go_round_once(open_desk, line.ask)
        aside = set_aside(open_desk.desk)
        held = aside.pop("held", 0)
        told = {
            "sent": receipt.sent,
            "received": receipt.received,
            "conflicts": count_conflicts(open_desk.desk),
            "held": held,
            "waiting": sum(aside.values()),
            "alarms": sorted(receipt.alarms),
            "logs": len(receipt.logs),
        }
    if arguments.json:
        sys.stdout.write(json.dumps(told, indent=2) + "\n")
    else:
        sys.stdout.write("".join(f"{name} {_shown(found)}\n" for name, found in told.items()))
    return 0


def _shown(found: object) -> str:
    return (" ".join(found) or "none") if isinstance(found, list) else str(found)


def _place(arguments: Namespace) -> ServerPlace:
    """The server as it was typed: its address, a file of authorities, pins. Raises BadInput."""
    text = _text_in(arguments.authority) if arguments.authority else ""
    try:
        pins = frozenset(bytes.fromhex(one) for one in arguments.pin)
    except ValueError:
        pins = frozenset({b""})
    if any(len(one) != 32 for one in pins):
        raise BadInput("pin", "A pin has 64 digits and letters from a to f. Check it.")
    return ServerPlace(arguments.server, authorities_pem(authorities_der(text)), pins)


def _text_in(file: Path) -> str:
    try:
        return read_whole(file, max(_LARGEST_FILE, LONGEST_WRITTEN)).decode("utf-8")
    except FileNotFoundError as missing:
        raise NotFound("There is no file at that place.") from missing
    except UnicodeDecodeError as noise:
        raise Unreadable from noise

"""`backup`, `restore` and `rebuild`."""

import sys
from argparse import Namespace

from coachdesk.cli.opening import opened_vault, passphrase_in
from coachdesk.desk import opening
from coachdesk.desk.access import record_access
from coachdesk.models.access import AccessDeed
from coachdesk.operating_system import WallClock, harden_process


def make_backup(arguments: Namespace) -> int:
    """A checked, encrypted copy of the vault."""
    with opened_vault(arguments) as open_desk:
        record_access(open_desk.desk, AccessDeed.BACKED_UP)
        holds = open_desk.back_up(arguments.out)
    sys.stderr.write(f"Backed up and checked: {holds.records} records, {holds.changes} changes.\n")
    return 0


def restore_backup(arguments: Namespace) -> int:
    """A backup put back as a vault of its own, beside the one in use."""
    harden_process()
    with passphrase_in(arguments.passphrase_file) as passphrase:
        holds = opening.restore(arguments.backup, arguments.path, passphrase, clock=WallClock())
    sys.stderr.write(f"Restored and checked: {holds.records} records, {holds.changes} changes.\n")
    return 0


def rebuild_records(arguments: Namespace) -> int:
    """Fold the records anew; the state hash before and after stand on stdout."""
    with opened_vault(arguments) as open_desk:
        before, after = open_desk.desk.rebuild()
    sys.stdout.write(f"{before}\n{after}\n")
    if before != after:
        sys.stderr.write("The records were not as the log says. They are now.\n")
    return 0

"""`organisation create` and `vault create`."""

import sys
from argparse import Namespace

from coachdesk.cli.opening import passphrase_in
from coachdesk.cli.telling_codes import tell_recovery_code
from coachdesk.errors import FileExists
from coachdesk.models.organisation import WorkerRole
from coachdesk.operating_system import WallClock, harden_process
from coachdesk.operations.vaults import WhoIAm, create_organisation, create_vault


def create_organisation_file(arguments: Namespace) -> int:
    """Make the administrator file and the trust file."""
    harden_process()
    with passphrase_in(arguments.passphrase_file) as passphrase:
        create_organisation(arguments.administrator, passphrase, arguments.trust, arguments.name, WallClock())
    sys.stderr.write("The administrator file is made. Keep it off every coach's laptop.\n")
    return 0


def create_vault_folder(arguments: Namespace) -> int:
    """Make a vault; the recovery code goes to the file asked for, else to stdout to be printed."""
    harden_process()
    who = WhoIAm(arguments.worker, WorkerRole(arguments.role))
    if arguments.recovery_code and arguments.recovery_code.exists():
        raise FileExists
    secret = arguments.organisation_passphrase_file or arguments.passphrase_file
    with passphrase_in(arguments.passphrase_file) as passphrase, passphrase_in(secret) as administrators:
        made = create_vault(
            arguments.path,
            passphrase,
            who,
            WallClock(),
            administrator_file=arguments.organisation,
            administrator_passphrase=administrators,
        )
    made.open_desk.close()
    tell_recovery_code(made.recovery_code, arguments.recovery_code)
    sys.stderr.write("The vault is made. Print the recovery code and keep it at the office.\n")
    return 0

"""What an administrator does about signing in one go, with the organisation file: certificates given, and withdrawn."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from coachdesk.crypto.administrator_file import Administrator
from coachdesk.desk.opening import Costs, OpenDesk
from coachdesk.errors import NotEnrolled
from coachdesk.operating_system import wipe
from coachdesk.operations.organisation_file import read_organisation_file, write_organisation_file
from coachdesk.operations.syncing.certifying import Asking, certify, who_asks
from coachdesk.operations.syncing.enrolled import enrolled, laptop_of, members_of
from coachdesk.operations.syncing.going_round import go_round_once
from coachdesk.operations.syncing.lines import Ask
from coachdesk.operations.syncing.withdrawing import StillSigns, who_still_signs, withdraw_certificates
from coachdesk.operations.vaults import STANDARD
from coachdesk.sync.membership import is_active_admin


@dataclass(frozen=True, slots=True)
class SigningPapers:
    """What waits for the organisation file. `i_may`: whoever sits here is an administrator."""

    asking: tuple[Asking, ...] = ()
    gone: tuple[StillSigns, ...] = ()
    i_may: bool = False

    @property
    def waiting(self) -> int:
        """How much waits."""
        return len(self.asking) + len(self.gone)


def signing_papers(open_desk: OpenDesk) -> SigningPapers:
    """As it is known here now; nothing waits in a vault that is connected to no server, or for anybody else."""
    if laptop_of(open_desk) is None:
        return SigningPapers()
    if not is_active_admin(members_of(open_desk).organisation, enrolled(open_desk).device):
        return SigningPapers()
    return SigningPapers(tuple(who_asks(open_desk)), tuple(who_still_signs(open_desk)), i_may=True)


def settle_signing(
    open_desk: OpenDesk,
    file: Path,
    passphrase: bytearray,
    ask: Ask,
    requests: Collection[str] | None = None,
    costs: Costs = STANDARD,
) -> SigningPapers:
    """Withdraw what is to be withdrawn, certify those of `requests` (ids; None for all), and send it. What was done.

    The passphrase is wiped. Raises NotFound, WrongOrganisationPassphrase and the like for the file, NotEnrolled, what
    `certify` and `withdraw_certificates` raise, and what `ask` does: what is written down goes with a later round.
    """
    try:
        go_round_once(open_desk, ask)
        found = signing_papers(open_desk)
        if not found.i_may:
            raise NotEnrolled("Only an administrator of your organisation can do that.")
        asking = tuple(one for one in found.asking if requests is None or one.request.id in requests)
        administrator = read_organisation_file(file, passphrase, costs)

        def save(made: Administrator) -> None:
            write_organisation_file(file, made, passphrase, costs, replace=True)

        if found.gone:
            administrator = withdraw_certificates(open_desk, administrator, found.gone, save)
        if asking:
            certify(open_desk, administrator, asking, save)
        go_round_once(open_desk, ask)
    finally:
        wipe(passphrase)
    return SigningPapers(asking, found.gone, i_may=True)

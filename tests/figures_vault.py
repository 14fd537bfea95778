"""The sample's vault with its contacts brought in, as the screens of figures find it: made once, copied for each."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from coachdesk.desk.opening import OpenDesk
from coachdesk.models.family import Family
from coachdesk.operating_system import WallClock
from coachdesk.operations.sample.contacts_in import bring_in_sample_contacts
from coachdesk.operations.vaults import open_vault
from tests.desks import CHEAP, passphrase
from tests.sample_vaults import sample


@cache
def made_once() -> Path:
    """The vault's folder: to be copied, never opened."""
    folder = Path(mkdtemp(prefix="coachdesk-figures-"))
    opened = sample(folder)
    bring_in_sample_contacts(opened.desk)
    opened.close()
    return folder / "coach"


def figures_vault(folder: Path) -> OpenDesk:
    """A copy of it, opened on the sample's day."""
    shutil.copytree(made_once(), folder / "vault")
    return open_vault(folder / "vault", passphrase(), WallClock(), CHEAP)


def family_called(opened: OpenDesk, ref: str) -> str:
    """The id of the family of that code."""
    return next(one.id for one in opened.desk.records(Family) if one.ref == ref)

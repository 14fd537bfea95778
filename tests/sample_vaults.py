"""The sample caseload as a vault, made once a run and copied for each test that wants to change it."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from coachdesk.demo.caseload import ADVOCATE, COACH, make_sample_organisation, make_sample_vault
from coachdesk.desk.opening import OpenDesk
from coachdesk.models.organisation import WorkerRole
from coachdesk.operating_system import WallClock
from coachdesk.operations.vaults import open_vault
from tests.desks import CHEAP, PASSPHRASE, passphrase


@cache
def made_once() -> Path:
    """A folder with the organisation's files, the coach's vault and the advocate's."""
    folder = Path(mkdtemp(prefix="coachdesk-sample-"))
    make_sample_organisation(folder, PASSPHRASE, CHEAP)
    make_sample_vault(folder, "coach", COACH, WorkerRole.COACH, PASSPHRASE, CHEAP)
    make_sample_vault(folder, "advocate", ADVOCATE, WorkerRole.ADVOCATE, PASSPHRASE, CHEAP)
    return folder


def sample(folder: Path, name: str = "coach") -> OpenDesk:
    """A copy of the coach's (or the advocate's) vault under `folder`, opened on the sample's day."""
    shutil.copytree(made_once() / name, folder / name)
    return open_vault(folder / name, passphrase(), WallClock(), CHEAP)

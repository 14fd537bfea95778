"""A fresh folder for the demo: passphrase file, organisation, the coach's vault and the advocate's."""

import shutil
import time
from dataclasses import dataclass, field
from pathlib import Path

from coachdesk.crypto.passphrase_choice import suggested_passphrase
from coachdesk.demo.caseload import ADVOCATE, COACH, TRUST, make_sample_organisation, make_sample_vault
from coachdesk.demo.progress import Progress
from coachdesk.errors import FileExists
from coachdesk.models.duty_number import duty_number
from coachdesk.models.organisation import WorkerRole
from coachdesk.operating_system import harden_process, write_durably
from coachdesk.operations.duty_book import DUTY_FILE, DutyBook

RING = (
    duty_number("Children's services duty desk", "01632 960 017", "Monday to Friday, 8:45 to 5"),
    duty_number("Out of hours, emergency duty team", "01632 960 042", "Nights, weekends and bank holidays"),
    duty_number("My manager on call", "07700 900 123", "If she does not answer, ring the duty desk"),
)
"""Nobody has these: numbers kept free for stories."""

MARK = "made-by-coachdesk-demo"
STEPS = 14


@dataclass(frozen=True, slots=True)
class Prepared:
    """Where everything of the demo lies."""

    folder: Path
    passphrase_file: Path
    words: str = field(repr=False)
    coach: Path
    advocate: Path
    trust: Path
    progress: Progress
    began: float

    def settings(self, who: str) -> Path:
        """The folder of one worker's window settings, her numbers to ring among them."""
        return self.folder / "window" / who


def prepare(out: Path) -> Prepared:
    """Make the sample anew in `out`; only a folder that an earlier demo made is replaced. Raises FileExists."""
    harden_process()
    began = time.monotonic()
    progress = Progress(STEPS)
    if out.exists():
        if not (out / MARK).is_file():
            raise FileExists("That folder is not from an earlier demo, so it was left alone. Choose another --out.")
        shutil.rmtree(out)
    out.mkdir(parents=True)
    (out / MARK).write_text("This folder may be deleted.\n", encoding="utf-8")
    words = suggested_passphrase()
    passphrase = words.encode()
    write_durably(out / "passphrase.txt", passphrase + b"\n", replace=False)
    (out / "passphrase.txt").chmod(0o600)
    progress.step("Making the sample's organisation")
    make_sample_organisation(out, passphrase)
    progress.step("Writing nine families into the coach's vault, and bringing in what agencies sent")
    coach = make_sample_vault(out, "vault", COACH, WorkerRole.COACH, passphrase, with_contacts=True)
    progress.step("Writing the advocate's vault")
    advocate = make_sample_vault(out, "advocate-vault", ADVOCATE, WorkerRole.ADVOCATE, passphrase)
    prepared = Prepared(
        folder=out,
        passphrase_file=out / "passphrase.txt",
        words=words,
        coach=coach.folder,
        advocate=advocate.folder,
        trust=out / TRUST,
        progress=progress,
        began=began,
    )
    for who in ("coach", "advocate", "coach-laptop"):
        DutyBook(prepared.settings(who) / DUTY_FILE).keep(RING)
    return prepared

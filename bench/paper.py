"""A plan of some pages, drawn tagged and archival, then sealed: on the sample's richest family."""

from collections.abc import Iterator
from pathlib import Path

from bench.timing import limit, timed
from bench.workload import CHEAP, PASSPHRASE
from coachdesk.demo.caseload import COACH, make_sample_organisation, make_sample_vault
from coachdesk.models.organisation import WorkerRole
from coachdesk.operating_system import WallClock
from coachdesk.operations import taking_out
from coachdesk.operations.plan_versions import freeze
from coachdesk.operations.sample import family_id
from coachdesk.operations.vaults import open_vault


def rows(folder: Path) -> Iterator[str]:
    """One line of figures after the other."""
    folder.mkdir()
    make_sample_organisation(folder, PASSPHRASE, CHEAP)
    made = make_sample_vault(folder, "coach", COACH, WorkerRole.COACH, PASSPHRASE, CHEAP)
    opened = open_vault(made.folder, bytearray(PASSPHRASE), WallClock(), CHEAP)
    version = freeze(opened.desk, family_id("F9"))
    copy = taking_out.copy_for(opened, version, None)
    pages = taking_out.draw(copy).count(b"/Type /Page\n") or taking_out.draw(copy).count(b"/Type /Page ")
    yield limit(
        f"a plan drawn, tagged and archival ({pages or 'some'} pages)",
        timed(lambda: taking_out.draw(copy)).median,
        0.25,
    )
    yield limit("the same drawn, sealed and checked", timed(lambda: taking_out.seal(opened, version, copy)).median, 0.5)
    opened.close()

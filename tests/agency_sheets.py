"""What agencies send: the sample's sheet, and an agency directory in which its rows' agencies are."""

import csv
import io

from coachdesk.desk import Desk
from coachdesk.models.organisation import Agency, Sector
from coachdesk.operations.agencies import add_agency
from coachdesk.settings import resource

SAMPLE = resource("sample", "contacts.csv")


def sample_rows() -> list[dict[str, str]]:
    """The sample's sheet by headings, read in the plainest way there is."""
    return list(csv.DictReader(io.StringIO(SAMPLE.read_text(encoding="utf-8"))))


def add_sample_agencies(desk: Desk) -> None:
    """The agencies that the sheet names and the directory lacks."""
    have = {one.name for one in desk.records(Agency)}
    for name in sorted({row["agency"] for row in sample_rows()} - have):
        add_agency(desk, name, Sector.OTHER)

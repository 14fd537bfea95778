"""The sample's contacts brought in through the door that agencies' sheets come through."""

from coachdesk.desk import Desk
from coachdesk.models.contact_batch import ContactBatch
from coachdesk.models.organisation import Agency, Sector
from coachdesk.operations.agencies import add_agency
from coachdesk.operations.agency_sheets import look_at_sheet, read_map_file
from coachdesk.operations.importing_contacts import bring_in
from coachdesk.settings import resource
from coachdesk.tools.contact_rows import Verdict

SHEETS = {"contacts.csv": "The agencies' sheet", "map_events.csv": "Told for the journey map"}
"""Each file and who told of what is in it."""
_MORE = {
    "School": (Sector.SCHOOL, False),
    "Courts": (Sector.COURTS, False),
    "Adult Learning": (Sector.OTHER, False),
    "Multi-agency": (Sector.OTHER, True),
}
"""Agencies of the sheet that the sample's directory lacks; one of them is no agency but several together."""


def bring_in_sample_contacts(desk: Desk) -> list[ContactBatch]:
    """Every contact of the sample, with the directory's missing agencies added first; the imports that were made.

    The sample must be in the vault. Nothing is refused and nothing waits, or it is a bug and says so.
    """
    known = {one.name for one in desk.records(Agency)}
    for name, (sector, several) in _MORE.items():
        if name not in known:
            add_agency(desk, name, sector, several=several)
    said = read_map_file(resource("sample", "contacts_map.json"))
    made = []
    for file, source in SHEETS.items():
        preview = look_at_sheet(desk, resource("sample", file), said)
        assert preview.count(Verdict.READY) == len(preview.rows), "every row of the sample is ready"
        made.append(bring_in(desk, preview, source).record)
    return made

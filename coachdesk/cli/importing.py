"""`import contacts` and `import undo`: an agency's sheet row by row, kept as one and taken out as one."""

import json
import re
import sys
from argparse import Namespace

from coachdesk.cli.opening import opened_vault
from coachdesk.errors import NotFound
from coachdesk.models.values import type_id
from coachdesk.operations import agency_sheets, importing_contacts
from coachdesk.operations.agency_sheets import Preview
from coachdesk.tools.contact_rows import Verdict


def import_contacts(arguments: Namespace) -> int:
    """Every row's fate on stdout; kept unless it is a dry run or no row is good. Refused rows are left out."""
    said = agency_sheets.read_map_file(arguments.map) if arguments.map else None
    with opened_vault(arguments) as open_desk:
        desk = open_desk.desk
        if said is None and arguments.sender:
            said = agency_sheets.remembered_columns(desk, arguments.sender)
        preview = agency_sheets.look_at_sheet(desk, arguments.file, said, arguments.sheet)
        batch = ""
        if not arguments.dry_run and preview.count(Verdict.READY) + preview.count(Verdict.WAITING):
            batch = importing_contacts.bring_in(desk, preview, arguments.sender or "").record.id
            if arguments.sender:
                agency_sheets.remember_columns(desk, arguments.sender, preview.said)
    _tell(preview, batch, as_json=arguments.json)
    return 0


def undo_import(arguments: Namespace) -> int:
    """All of an import goes from sight."""
    if not re.fullmatch(type_id, arguments.batch):
        raise NotFound("There is no import with that id on this laptop.")
    with opened_vault(arguments) as open_desk:
        gone = importing_contacts.undo(open_desk.desk, arguments.batch)
    sys.stderr.write(f"Rows taken out again: {gone:,}.\n")
    return 0


def _tell(preview: Preview, batch: str, *, as_json: bool) -> None:
    if as_json:
        told = {
            "batch": batch or None,
            **{verdict.value: preview.count(verdict) for verdict in Verdict},
            "hidden_sheets": preview.hidden_sheets,
            "file_was_here": preview.was_here,
            "rows": [
                {"row": one.row, "verdict": one.verdict.value, "reasons": one.reasons}
                for one in preview.rows
                if one.reasons
            ],
        }
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        return
    for one in preview.rows:
        for reason in one.reasons:
            sys.stdout.write(f"{reason}\n")
    if batch:
        kept = preview.count(Verdict.READY) + preview.count(Verdict.WAITING)
        sys.stderr.write(f"Rows brought in: {kept:,}. To take them out again: import undo {batch}\n")
    else:
        sys.stderr.write(f"{preview.sentence()}\n")

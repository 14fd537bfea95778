"""`export measures`, `export contacts` and `export evaluator`: what is kept as tables for evaluation."""

import sys
from argparse import Namespace

from coachdesk.cli.opening import opened_vault
from coachdesk.operations.contacts_export import export_sheet
from coachdesk.operations.evaluator_bundle import export_bundle
from coachdesk.operations.families import assigned_families, family_by_ref
from coachdesk.operations.measures_export import export_table


def export_measures(arguments: Namespace) -> int:
    """The table of one family, or of all that the worker of this vault is assigned to."""
    with opened_vault(arguments) as open_desk:
        desk = open_desk.desk
        chosen = [family_by_ref(desk, arguments.family)] if arguments.family else assigned_families(desk)
        rows = export_table(desk, [one.record for one in chosen], arguments.out)
    sys.stderr.write(
        f"{rows} answers and marks written. Self-reported: they prove nothing alone, and an empty place is no zero.\n"
    )
    return 0


def export_contacts(arguments: Namespace) -> int:
    """The contacts of one family, or of all that the worker of this vault is assigned to, as .csv or .xlsx."""
    with opened_vault(arguments) as open_desk:
        desk = open_desk.desk
        chosen = [family_by_ref(desk, arguments.family)] if arguments.family else assigned_families(desk)
        told = export_sheet(desk, [one.record for one in chosen], arguments.out)
    left = [
        f"{number:,} {words}"
        for number, words in (
            (told.waiting, "that wait until somebody says emergency or planned help"),
            (told.second_reports, "that tell of an event which is there already"),
        )
        if number
    ]
    sys.stderr.write(f"Contacts written: {told.rows:,}. Left out: {'; '.join(left) or 'none'}.\n")
    return 0


def export_evaluator(arguments: Namespace) -> int:
    """The evaluator's bundle of some families, or of all on this laptop: five or more."""
    with opened_vault(arguments) as open_desk:
        desk = open_desk.desk
        chosen = [family_by_ref(desk, ref).record.id for ref in arguments.families] if arguments.families else None
        families = export_bundle(desk, arguments.out, chosen)
    sys.stderr.write(
        f"Families under codes: {families}. The codes' key is kept nowhere. It is still about people: lock it away.\n"
    )
    return 0

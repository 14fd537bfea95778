"""`plan export` and `plan countersign`."""

import sys
from argparse import Namespace

from coachdesk.cli.opening import opened_vault
from coachdesk.errors import BadInput, Refused
from coachdesk.operations import agency_copies, taking_out
from coachdesk.operations.families import family_by_ref
from coachdesk.operations.people import person_by_code
from coachdesk.operations.plan_versions import freeze


def export_plan(arguments: Namespace) -> int:
    """A sealed copy, full or for one named person of the family."""
    kind, _, code = arguments.copy.partition(":")
    if (kind, bool(code)) not in (("full", False), ("person", True), ("agency", True)):
        raise BadInput("copy", "Say --copy full, --copy person:F1-P2 with the person's code, or --copy agency:NAME.")
    if kind == "agency":
        return _export_for_agency(arguments, code)
    with opened_vault(arguments) as open_desk:
        family = family_by_ref(open_desk.desk, arguments.family)
        reader = None
        if kind == "person":
            of_family, person = person_by_code(open_desk.desk, code)
            if of_family.record.id != family.record.id:
                raise Refused("That person is not in this family.")
            reader = person.record
        version = freeze(open_desk.desk, family.record.id)
        taken = taking_out.seal(open_desk, version, taking_out.copy_for(open_desk, version, reader))
        # Whoever types the command has decided that this copy may exist on paper.
        taking_out.save_copy(open_desk, taken, reader, arguments.out, safe_on_paper=True)
    return _said(taken)


def _export_for_agency(arguments: Namespace, name: str) -> int:
    """That agency's targets, and only what the family's rules allow."""
    with opened_vault(arguments) as open_desk:
        family = family_by_ref(open_desk.desk, arguments.family)
        agency = agency_copies.agency_by_name(open_desk.desk, name).record
        version = freeze(open_desk.desk, family.record.id)
        shown = agency_copies.look_at_agency_copy(open_desk, version, agency)
        taken = taking_out.seal(open_desk, version, shown.page)
        said_now = arguments.family_said_now
        agency_copies.give_to_agency(open_desk, taken, shown, arguments.out, family_said_now=said_now)
    return _said(taken)


def _said(taken: taking_out.TakenOut) -> int:
    for line in taken.copy.left_out:
        sys.stderr.write(f"Left out: {line}.\n")
    sys.stderr.write(f"{taken.verdict.sentence}\n")
    return 0


def countersign_plan(arguments: Namespace) -> int:
    """The advocate's signature on a sealed copy, as a new file."""
    with opened_vault(arguments) as open_desk:
        verdict = taking_out.countersign(open_desk, arguments.file, arguments.out)
    sys.stderr.write(f"{verdict.sentence}\n")
    return 0

"""`plan export` and `plan countersign`."""

import sys
from argparse import Namespace

from coachdesk.cli.opening import opened_vault
from coachdesk.errors import BadInput, Refused
from coachdesk.operations import taking_out
from coachdesk.operations.families import family_by_ref
from coachdesk.operations.people import person_by_code
from coachdesk.operations.plan_versions import freeze


def export_plan(arguments: Namespace) -> int:
    """A sealed copy, full or for one named person of the family."""
    with opened_vault(arguments) as open_desk:
        family = family_by_ref(open_desk.desk, arguments.family)
        reader = None
        if arguments.copy != "full":
            kind, _, code = arguments.copy.partition(":")
            if kind != "person" or not code:
                raise BadInput("copy", "Say --copy full, or --copy person:F1-P2 with the person's code.")
            of_family, person = person_by_code(open_desk.desk, code)
            if of_family.record.id != family.record.id:
                raise Refused("That person is not in this family.")
            reader = person.record
        version = freeze(open_desk.desk, family.record.id)
        taken = taking_out.seal(open_desk, version, taking_out.copy_for(open_desk, version, reader))
        # Whoever types the command has decided that this copy may exist on paper.
        taking_out.save_copy(open_desk, taken, reader, arguments.out, safe_on_paper=True)
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

"""`print-forms`: empty forms to fill in by hand."""

import sys
from argparse import Namespace

from coachdesk.cli.opening import opened_vault
from coachdesk.operations.blank_forms import blank_forms, save_forms


def print_forms(arguments: Namespace) -> int:
    """Every set that is asked, in every mode, and the line from A to B, each as a PDF in one folder."""
    with opened_vault(arguments) as open_desk:
        saved = save_forms(blank_forms(open_desk.desk, with_alone=arguments.alone), arguments.out)
    for path in saved:
        sys.stdout.write(f"{path}\n")
    sys.stderr.write(f"{len(saved)} empty forms are written. Print them on A4.\n")
    return 0

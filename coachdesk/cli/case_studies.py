"""`case-study`: a family's one page as a PDF, once each grown-up has said yes to it."""

import sys
from argparse import Namespace

from coachdesk.cli.opening import opened_vault
from coachdesk.operations.case_studies import draw_study, page_of, save_study
from coachdesk.operations.families import family_by_ref


def export_case_study(arguments: Namespace) -> int:
    """The page as it stands, without the names of the family's people unless they are asked for."""
    with opened_vault(arguments) as open_desk:
        family = family_by_ref(open_desk.desk, arguments.family).record
        page = page_of(open_desk, family.id, named=arguments.named)
        save_study(open_desk, family.id, draw_study(page), arguments.out)
    sys.stderr.write(
        "The case study is written. Names were taken out where the program knows them: read it through.\n"
        if not arguments.named
        else "The case study is written, with names.\n"
    )
    return 0

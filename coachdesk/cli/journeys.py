"""`journey export`: a family's journey map as a PDF of A3."""

import sys
from argparse import Namespace

from coachdesk.cli.opening import opened_vault
from coachdesk.operations.families import family_by_ref
from coachdesk.operations.journey_paper import draw_journey, journey_paper, save_journey


def export_journey(arguments: Namespace) -> int:
    """For a room that the family is in, unless costs are asked for: then it is for those who work with the family."""
    with opened_vault(arguments) as open_desk:
        family = family_by_ref(open_desk.desk, arguments.family)
        costs = arguments.with_cost
        paper = journey_paper(open_desk, family.record.id, family_in_room=not costs, with_cost=costs)
        # Whoever types the command has decided that this paper may exist.
        save_journey(open_desk, paper, draw_journey(paper), arguments.out, safe_on_paper=True)
    if paper.whole.for_family:
        sys.stderr.write(
            f"Made for a room that the family is in: no cost is on it. Kept off it: {paper.whole.left_out:,} things.\n"
        )
    else:
        sys.stderr.write("It has costs, and everything on the map. It is not for a room that the family is in.\n")
    return 0

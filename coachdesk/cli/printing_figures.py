"""`evaluate … --pdf OUT --panel OUT`: the evaluation report and the panel's copy, as files."""

import sys
from argparse import Namespace
from collections.abc import Sequence

from coachdesk.desk import Desk
from coachdesk.models.window import Window
from coachdesk.operations.evaluation_reports import WantedReport, evaluation_report, export_report
from coachdesk.operations.panel_copies import export_panel, panel_report
from coachdesk.tools.gathered_figures import Figures
from coachdesk.tools.windows import Compared


def print_figures(
    desk: Desk,
    arguments: Namespace,
    before: Window | Compared,
    during: Window,
    chosen: Sequence[str] | None,
    figures: Figures,
) -> None:
    """Writes what was asked for. A panel copy that may not be made is refused before anything is written."""
    wanted = WantedReport(during, before, None if chosen is None else tuple(chosen))
    panel = panel_report(desk, wanted, figures) if arguments.panel else None
    if arguments.pdf:
        families = figures.families if chosen is None else chosen
        export_report(desk, evaluation_report(desk, wanted, figures), arguments.pdf, families)
        sys.stderr.write("Evaluation report written. It tells of single families: not for a panel.\n")
    if panel is not None:
        export_panel(desk, panel, arguments.panel)
        sys.stderr.write(f"Panel copy written, of {panel.report.copy.families} families together.\n")

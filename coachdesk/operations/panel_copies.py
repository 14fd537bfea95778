"""A panel's copy of the figures: made, held against those that left before, and let out once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coachdesk.models.access import AccessDeed, AccessEntry
from coachdesk.models.organisation import Organisation
from coachdesk.models.values import new_id
from coachdesk.operations.evaluation_reports import WantedReport, names_asked, projected_for
from coachdesk.operations.figures import figures_of
from coachdesk.operations.letting_out import let_out
from coachdesk.tools.evaluations import evaluated
from coachdesk.tools.named_figures import under_names
from coachdesk.tools.panel_copy import EarlierCopy, panel_copy, panel_savings, refuse_beside_earlier
from coachdesk.tools.panel_report import PanelReport
from coachdesk.tools.windows import parse_window

if TYPE_CHECKING:
    from pathlib import Path

    from coachdesk.desk import Desk
    from coachdesk.models.window import Window
    from coachdesk.tools.gathered_figures import Figures

PANEL = "panel_copy"
"""What such a file is, in the access log and in the list of copies."""


@dataclass(frozen=True, slots=True)
class PanelFor:
    """A panel copy, and the ids of the families it is of, which stand nowhere on it."""

    report: PanelReport
    families: frozenset[str]
    windows: tuple[Window, Window]


def panel_report(desk: Desk, wanted: WantedReport, figures: Figures | None = None) -> PanelFor:
    """What a panel may be given of it.

    Raises BadInput("window"), and Refused for fewer than five families, or where an earlier panel copy that left this
    laptop would, beside this one, tell of fewer.
    """
    organisation = desk.get(Organisation, desk.owner.organisation_id).record
    held = figures if figures is not None else figures_of(desk, wanted.families, whole=True)
    named, chosen = under_names(held), names_asked(held, wanted)
    one = evaluated(named, wanted.earlier, wanted.during, chosen)
    ids = dict(zip(named.families, held.families, strict=True))
    compared = frozenset(ids[row.name] for row in one.comparison.families)
    windows = (wanted.earlier, wanted.during)
    refuse_beside_earlier(compared, windows, _earlier_copies(desk))
    projected = projected_for(named, wanted, chosen)
    report = PanelReport(
        organisation=organisation.name,
        made_at=desk.now(),
        is_sample=organisation.sample_today is not None,
        is_frozen=bool(named.snapshot),
        compared=one.compared,
        copy=panel_copy(one.comparison, named.tallies),
        savings=panel_savings(projected) if projected else None,
        has_programme_cost=one.has_programme_cost,
        caution=organisation.early_caution,
    )
    return PanelFor(report, compared, windows)


def export_panel(desk: Desk, panel: PanelFor, out: Path) -> None:
    """Writes the panel's copy to a new file, and a line of the access log for each family that is in its totals.

    From these lines the next panel copy knows what was told. Raises as `export_report` does.
    """
    from coachdesk.reports.evaluation.panel import (  # noqa: PLC0415 - reportlab only when a page is drawn
        render_panel,
    )

    reason = " ".join((*map(str, panel.windows), new_id()[:8]))
    let_out(desk, render_panel(panel.report), out, PANEL, sorted(panel.families), reason)


def _earlier_copies(desk: Desk) -> list[EarlierCopy]:
    """Every panel copy that left this laptop. Of those that left another nothing is known here."""
    families: dict[str, set[str]] = {}
    for one in desk.records(AccessEntry):
        if one.deed is AccessDeed.EXPORTED and one.what == PANEL:
            families.setdefault(one.reason, set()).add(one.family)
    return [EarlierCopy(frozenset(of), tuple(map(parse_window, reason.split()[:2]))) for reason, of in families.items()]

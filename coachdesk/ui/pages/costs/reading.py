"""What the pages of figures read, off the screen's thread: today's figures, or those of a snapshot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.models.frozen_figures import FiguresSnapshot
from coachdesk.operations.figures import figures_of
from coachdesk.operations.snapshots import figures_in

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.tools.gathered_figures import Figures


def read_figures(desk: Desk, snapshot_id: str = "", *, whole: bool = True) -> Figures:
    """Every family on this laptop; without `whole` quickly, and without a look at each contact.

    Raises what `figures_in` does: Unreadable where a byte of a snapshot was changed, Refused where none of it is here.
    """
    if snapshot_id:
        return figures_in(desk, desk.get(FiguresSnapshot, snapshot_id).record)
    return figures_of(desk, whole=whole)

"""What could have gone differently, across all families on this laptop: what was missing, and nobody's name (J-08)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.operations.journey_marks import TurningAcross, turning_points
from coachdesk.ui.journey.words import mark_words
from coachdesk.ui.page import Page
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


class TurningPointsPage(Page):
    """Opened on nothing."""

    shows = frozenset({"turning_point", "contact", "meeting", "life_event", "sub_target", "person", "family"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.set_title(self.tr("What could have gone differently"))
        said = self.tr("From the journey maps of all families on this laptop. Families and people are not named here.")
        self.add(SafeLabel(said, tone="muted", parent=self))
        self._rows = Rows(0.7, self)
        self.add(self._rows)

    def refresh(self) -> None:
        self.read(partial(turning_points, self.desk), self._took)

    def _took(self, found: tuple[TurningAcross, ...]) -> None:
        none = self.tr("Nothing yet. Choose something on a family's journey map and mark it there.")
        self._rows.fill([self._row(one) for one in found] or [small_label(none, parent=self._rows)])

    def _row(self, one: TurningAcross) -> QWidget:
        row = Rows(0.1, self._rows)
        about = [mark_words(one.mark) if one.mark is not None else "", str(one.year) if one.year else ""]
        parts: list[QWidget] = [SafeLabel(one.what_was_missing, parent=row)]
        said = " · ".join(part for part in about if part)
        if said:
            parts.append(small_label(said, parent=row))
        row.fill(parts)
        return row

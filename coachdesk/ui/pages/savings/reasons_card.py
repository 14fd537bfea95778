"""Families that needed more help: why, typed in place; what nobody wrote stands as "none recorded"."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from coachdesk.tools.savings_words import family_words
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coachdesk.models.figure_names import FigureNames
    from coachdesk.models.saving import FamilySaving, Savings


class ReasonsCard(Card):
    """ReasonsCard(parent): `.show_savings(savings, names, may_write)`; signal `said(family_id, words)` when left."""

    said = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(icon="families", parent=parent)
        self.set_title(self.tr("Families that needed more help"))
        self._rows = Rows(0.8, self)
        self.add(self._rows)
        self.fields: dict[str, LineField] = {}

    def show_savings(self, savings: Savings, names: FigureNames, *, may_write: bool) -> None:
        """Shows a line for each; where somebody is typing it stays as it is."""
        needing = [one for one in savings.families if one.needed_more]
        self.setVisible(bool(needing))
        if any(field.editor().hasFocus() for field in self.fields.values()):
            return
        self.fields = {}
        lines: list[QWidget] = []
        for one in needing:
            family = names.family(one.family)
            words = self.tr("{family}: {words}").format(family=family, words=family_words(one))
            lines.append(SafeLabel(words, parent=self._rows))
            if may_write:
                lines.append(self._field(one, family))
        self._rows.fill(lines)

    def leave(self) -> None:
        """Hands over what is typed now."""
        for field in self.fields.values():
            field.leave()

    def _field(self, one: FamilySaving, family: str) -> LineField:
        field = LineField(self.tr("Why {family} needed more help").format(family=family), text=one.reason,
                          limit=1_000, parent=self._rows)  # fmt: skip
        field.set_hint(self.tr("What happened to them. Left empty it reads “none recorded”."))
        field.left.connect(partial(self.said.emit, one.family))
        field.entered.connect(field.leave)
        self.fields[one.family] = field
        return field

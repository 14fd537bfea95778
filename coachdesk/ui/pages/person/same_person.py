"""“Is this the same person as …?”: who may be the same, joined in one press, and parted again as easily."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.ui.pages.person.reading import Alike
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.turning_row import TurningRow

_MOST = 5


class SamePersonCard(Card):
    """Hidden while there is nobody to ask about. Signals carry the other Person: `same`, `parted`, `looked_at`."""

    same = Signal(object)
    parted = Signal(object)
    looked_at = Signal(object)

    def __init__(self, *, can_join: bool, parent: QWidget | None = None) -> None:
        super().__init__(icon="link", parent=parent)
        self.setObjectName("same-person")
        self._can_join = can_join
        self._rows = Rows(0.6, self)
        self.add(self._rows)
        self.hide()

    def show_people(self, alike: Sequence[Alike], joined: Sequence[Alike] = ()) -> None:
        """Shows who may be the same, and who is said to be."""
        rows: list[QWidget] = [self._row(one, joined=True) for one in joined]
        rows += [self._row(one, joined=False) for one in alike[:_MOST]]
        self._rows.fill(rows)
        self.setVisible(bool(rows))

    def _row(self, one: Alike, *, joined: bool) -> QWidget:
        row = TurningRow(30, parent=self._rows)
        who = self.tr("{name} in {family}").format(
            name=one.person.known_as, family=f"{one.family.ref} {one.family.name}"
        )
        if joined:
            words = self.tr("The same person as {who}.").format(who=who)
        else:
            words = self.tr("Is this the same person as {who}? {why}").format(who=who, why=one.why)
        row.add(SafeLabel(words, tone="" if joined else "warn", parent=row), 1)
        if joined or self._can_join:
            text = self.tr("Not the same: part them") if joined else self.tr("Same person: join them")
            button = secondary_button(text, "undo" if joined else "link", row)
            button.clicked.connect(lambda: (self.parted if joined else self.same).emit(one.person))
        else:
            text = self.tr("Yes: open that one")
            button = secondary_button(text, "person", row)
            button.clicked.connect(lambda: self.looked_at.emit(one.person))
        button.setAccessibleName(f"{text}: {who}")
        row.add(button)
        return row

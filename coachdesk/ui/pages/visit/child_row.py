"""One child at the visit: seen, spoken with, alone, how the child was, and what the child said, kept as the child's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.errors import CoachDeskError
from coachdesk.models.moments import Asked
from coachdesk.models.person import Person
from coachdesk.tools.dates import age_in_words
from coachdesk.ui.pages.plan.drafted import Drafted
from coachdesk.ui.pages.plan_words import quoted
from coachdesk.ui.pages.visit.asked_pill import AskedPill
from coachdesk.ui.pages.visit.words import SEEN
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import quiet_button
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.ui.pages.visit.reading import VisitShown
    from coachdesk.ui.pages.visit.visit_deeds import VisitDeeds


class ChildRow(QWidget):
    """ChildRow(deeds, child, shown): `.pills` by question, `.how` the field, `.show_visit(shown)`, `.leave()`.

    Signal `speaks(child id)`: the child's own words are to be written down.
    """

    speaks = Signal(str)

    def __init__(self, deeds: VisitDeeds, child: Person, shown: VisitShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deeds, self._child = deeds, child
        self.pills: dict[str, AskedPill] = {}
        row = TurningRow(30, parent=self)
        age = age_in_words(child, shown.today)
        row.add(SafeLabel(f"{child.known_as}, {age}" if age else child.known_as, parent=row), 1)
        row.add(self._questions(row))
        self._said = Rows(0.2, self)
        self.how = LineField(self.tr("How {name} was, or why not seen").format(name=child.known_as), parent=self)
        self.how.setObjectName(f"visit-child-how-{child.number}")
        self._draft = Drafted(self.how, deeds.table, shown.key(f"child/{child.id}/words"), self._left)
        self.speak_button = quiet_button(
            self.tr("What {name} said").format(name=child.known_as), icon="plus", parent=self
        )
        self.speak_button.clicked.connect(lambda: self.speaks.emit(child.id))
        column = QVBoxLayout(self)
        spaced(column, gap=0.3)
        for part in (row, self._said, self.how):
            column.addWidget(part)
        column.addWidget(self.speak_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_visit(self, shown: VisitShown) -> None:
        """Shows what has been said of the child and by the child; what is being typed or pressed stays."""
        kept = shown.seen.get(self._child.id)
        if self._deeds.is_settled():
            for field, pill in self.pills.items():
                pill.show_answer(getattr(kept.record, field) if kept else Asked.NOT_ASKED)
        self._draft.show(kept.record.words if kept else "", shown.drafts)
        self._dress()
        said = [one.words for note in shown.notes for one in note.own_words if one.person == self._child.id]
        self._said.fill([SafeLabel(quoted(words), parent=self._said) for words in said])
        self._said.setVisible(bool(said))

    def leave(self) -> None:
        """The page goes: what is typed is handed over."""
        self._draft.leave()

    def _questions(self, parent: QWidget) -> QWidget:
        pills = QWidget(parent)
        flow = FlowLayout(pills)
        spaced(flow, gap=0.4)
        for field in SEEN:
            pill = AskedPill(field, self._child.known_as, pills)
            pill.answered.connect(lambda said, field=field: self._pressed(field, Asked(said)))
            self.pills[field] = pill
            flow.addWidget(pill)
        return pills

    def _pressed(self, field: str, said: Asked) -> None:
        self._deeds.see(self._child.id, field, said)
        self._dress()

    def _dress(self) -> None:
        """How the child was is asked once anything about the child is said."""
        asked = any(pill.answer() is not Asked.NOT_ASKED for pill in self.pills.values())
        self.how.setVisible(asked or bool(self.how.text()))

    def _left(self, words: str) -> None:
        def failed(error: CoachDeskError) -> None:
            self.how.show_problem(error.sentence)

        self.how.clear_problem()
        self._deeds.child_was(self._child.id, words, self._draft.key, failed)

"""One sentence of a case study: changed in place, left out, or looked up where it comes from."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.models.case_study import StudyFact
from coachdesk.settings import NAME_LIMIT
from coachdesk.ui.pages.case_study.words import PARTS, said
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import quiet_button
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.words_field import WordsField


class FactField(Rows):
    """FactField(fact, number, parent=None). `.words` is the field, `.source` and `.out` the buttons.

    Signals: `edited()` at most every 0.4 s while somebody types, and when the field is left ·
             `wanted()` where it comes from · `left_out()` it is taken off the page
    """

    edited = Signal()
    wanted = Signal()
    left_out = Signal()

    def __init__(self, fact: StudyFact, number: int, parent: QWidget | None = None) -> None:
        super().__init__(0.2, parent)
        self.given = fact
        name = self.tr("{part}, sentence {number}").format(part=said(PARTS[fact.part]), number=number)
        self.words = WordsField(
            name, text=fact.words, lines=1, most_lines=5, limit=NAME_LIMIT, label_shown=False, parent=self
        )
        self.words.draft.connect(lambda _: self.edited.emit())
        self.words.left.connect(lambda _: self.edited.emit())
        row = QWidget(self)
        line = FlowLayout(row)
        spaced(line, gap=0.5)
        self.source = quiet_button(self.tr("Where it comes from"), "eye", row)
        self.source.setAccessibleName(f"{self.source.words()}: {name}")
        self.source.setVisible(fact.source is not None)
        self.source.clicked.connect(self.wanted)
        self.out = quiet_button(self.tr("Leave it out"), "close", row)
        self.out.setAccessibleName(f"{self.out.words()}: {name}")
        self.out.clicked.connect(self.left_out)
        for button in (self.source, self.out):
            line.addWidget(button)
        self.fill([self.words, row])

    def fact(self) -> StudyFact | None:
        """As it stands now; None where nothing is left of its words."""
        words = " ".join(self.words.text().split())
        return self.given.model_copy(update={"words": words}) if words else None

"""One X in the list beneath the line: its shape, whose and when, where in words, and what was said of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.models.measures import LineMark, Marking
from coachdesk.models.plan import Attachment
from coachdesk.tools.dates import in_words
from coachdesk.ui.pages.line_grading.words import how_words, where_words
from coachdesk.ui.pages.plan_words import quoted
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.buttons import quiet_button
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.mark_shapes import MarkLook, ShapeLabel
from coachdesk.ui.widgets.turning_row import TurningRow


class MarkRow(QWidget):
    """MarkRow(mark, name, look, earlier, private, papers): signals `step_wanted`, `put_right` and `paper(id)`."""

    step_wanted = Signal()
    put_right = Signal()
    paper = Signal(str)

    def __init__(
        self,
        mark: LineMark,
        name: str,
        look: MarkLook,
        *,
        earlier: bool,
        private: bool,
        papers: tuple[Attachment, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.mark = mark
        self._called = self.tr("{name}, {day}").format(name=isolated(name), day=in_words(mark.at.date()))
        whole = QVBoxLayout(self)
        spaced(whole, gap=0.1)
        line = TurningRow(1, gap=0.5, at_top=True, parent=self)
        line.add(ShapeLabel(None if mark.place is None else look, hollow=earlier, parent=line))
        pattern = self.tr("{who}: {where}")
        self.words = SafeLabel(pattern.format(who=self._called, where=where_words(mark)), parent=line)
        line.add(self.words, 1)
        whole.addWidget(line)
        inside = QVBoxLayout()
        spaced(inside, margins=(2.0, 0, 0, 0.2), gap=0.1)
        whole.addLayout(inside)
        alone = self.tr("the family does not see it") if private else ""
        about = ", ".join(part for part in (how_words(mark), alone) if part)
        for words in (
            f"{about[:1].upper()}{about[1:]}." if about else "",
            self.tr("What helped: {words}").format(words=quoted(mark.helped_so_far)) if mark.helped_so_far else "",
            self.tr("Still needed: {words}").format(words=quoted(mark.still_needed)) if mark.still_needed else "",
        ):
            if words:
                inside.addWidget(small_label(words, parent=self))
        ways = QWidget(self)
        flow = FlowLayout(ways)
        spaced(flow, gap=0.3)
        if mark.person is not None and mark.place is not None:
            self._way(ways, flow, self.tr("Make a step of it"), "plus", self.step_wanted.emit)
        for paper in papers:
            self._way(ways, flow, self.tr("The paper"), "note", partial(self.paper.emit, paper.id))
        if mark.marking is Marking.PAPER:
            self._way(ways, flow, self.tr("Typed wrongly"), "edit", self.put_right.emit)
        ways.setVisible(flow.count() > 0)
        inside.addWidget(ways)

    def _way(self, ways: QWidget, flow: FlowLayout, words: str, icon: str, deed: Callable[[], object]) -> None:
        button = quiet_button(words, icon, ways)
        button.setAccessibleName(f"{words}: {self._called}")
        button.clicked.connect(lambda _pressed=False: deed())
        flow.addWidget(button)

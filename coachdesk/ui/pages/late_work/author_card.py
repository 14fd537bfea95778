"""What one person wrote in a family before she was told that she had left it, record by record, each with a tick."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.operations.shown_time import on_the_wall
from coachdesk.tools.dates import short
from coachdesk.ui.pages.late_work.reading import LateAuthor, LateLine, LateRecord
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.tick_box import TickBox


class AuthorCard(Card):
    """AuthorCard(author, parent). `.boxes` stand beside the records of `author`; none is ticked to begin with.

    Signal `edited()` at each tick.
    """

    edited = Signal()

    def __init__(self, author: LateAuthor, parent: QWidget | None = None) -> None:
        super().__init__(icon="note", parent=parent)
        self.author = author
        count = len(author.records)
        who = isolated(author.who) or self.tr("somebody not on this laptop")
        self.set_title(self.tr("%n record(s), by {who}", "", count).format(who=who))
        family = isolated(author.family) or self.tr("Our organisation")
        self.add(SafeLabel(family, parent=self))
        self.add(small_label(self.tr("Written before the laptop was told that its worker had left."), parent=self))
        self.boxes: list[TickBox] = []
        for record in author.records:
            self._show(record)
        self.all = secondary_button(self.tr("Tick all"), "tick", self)
        self.all.setAccessibleName(f"{self.all.words()}: {self.title.words()}")
        self.all.clicked.connect(self._tick_all)
        if author.may_admit and count > 1:
            self.add_action(self.all)
        else:
            self.all.hide()
        if not author.may_admit:
            words = self.tr("Only whoever leads the work with this family can let this in. Tell them that it waits.")
            self.add(SafeLabel(words, tone="warn", parent=self))

    def ticked(self) -> list[str]:
        """The changes of the records that are ticked."""
        return [
            change
            for box, record in zip(self.boxes, self.author.records, strict=False)
            if box.is_ticked()
            for change in record.changes
        ]

    def _show(self, record: LateRecord) -> None:
        if self.author.may_admit:
            box = TickBox(self.tr("Let in: {record}").format(record=isolated(record.about)), parent=self)
            box.ticked.connect(self.edited)
            self.boxes.append(box)
            self.add(box)
        else:
            self.add(SafeLabel(record.about, level="3", parent=self))
        for line in record.lines:
            self.add(small_label(_when(self, line), parent=self))
            if line.deletes:
                self.add(SafeLabel(self.tr("Deleted."), tone="warn", parent=self))
            for words in line.fields:
                self.add(SafeLabel(words, parent=self))
            if line.why:
                self.add(SafeLabel(self.tr("Why: {why}").format(why=line.why), tone="muted", parent=self))

    def _tick_all(self) -> None:
        for box in self.boxes:
            box.set_ticked(True)
        self.edited.emit()


def _when(card: AuthorCard, line: LateLine) -> str:
    written = card.tr("{day}, {time} by the clock of that laptop").format(
        day=short(line.at.date()), time=f"{line.at:%H:%M}"
    )
    if line.received is None:
        return written
    wall = on_the_wall(line.received)
    received = card.tr("received {day}, {time}").format(day=short(wall.date()), time=f"{wall:%H:%M}")
    return f"{written} · {received}"

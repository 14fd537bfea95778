"""The family's lines: each with everybody's X over time, apart; workers' own among them and told apart (T-07)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.models.measures import LineMark
from coachdesk.models.plan import Attachment
from coachdesk.operations.attachments import papers
from coachdesk.operations.line_gradings import (
    FamilyLines,
    LineOfFamily,
    close_line,
    family_lines,
    make_no_own_mark,
    open_line_again,
)
from coachdesk.ui.page import Page
from coachdesk.ui.pages.line_grading.line_card import LineCard
from coachdesk.ui.pages.line_grading.words import looks_of
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.mark_shapes import MarkLook
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


@dataclass(frozen=True)
class _Shown:
    lines: FamilyLines
    papers: dict[str, tuple[Attachment, ...]]
    """By the id of the mark they show."""


class LinesPage(Page):
    """Opened with `family_id`. `.cards` are the lines in the order shown.

    What somebody keeps from the family, and workers' own, are shown once the coach says that nobody looks on.
    """

    widest = 66.0
    shows = frozenset({"line_grading", "line_mark", "answer_release", "person", "worker", "attachment"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._family_id = ""
        self._alone = False
        self._read: _Shown | None = None
        self.looks: dict[str, MarkLook] = {}
        self.cards: list[LineCard] = []
        self.set_title(self.tr("Their lines"))
        about = self.tr("From A, where it began, to B, where it is to go. Talk about what helped, and what is needed.")
        self.add(SafeLabel(about, tone="muted", parent=self))
        self.kept_back = Card(self.tr("Not for all to see"), icon="lock", parent=self)
        self.kept_words = SafeLabel("", parent=self.kept_back)
        self.kept_back.add(self.kept_words)
        alone = secondary_button(self.tr("I am alone: show all"), "eye", self.kept_back)
        alone.clicked.connect(self._show_all)
        self.kept_back.add_action(alone)
        self.kept_back.hide()
        self.add(self.kept_back)
        self.nothing = SafeLabel(self.tr("No line is drawn yet."), parent=self)
        self.add(self.nothing)
        self.list = Rows(0.9, self)
        self.add(self.list)
        new = primary_button(self.tr("Draw a new line"), "plus", self)
        new.clicked.connect(lambda: self.go("line_new", family_id=self._family_id, record_id=""))
        self.add_action(new)

    def opened(self, **where: str) -> None:
        self._family_id = where["family_id"]
        self._alone = False

    def refresh(self) -> None:
        self.read(partial(_look, self.desk, self._family_id), self._took)

    def leave(self) -> None:
        """Whoever comes back says again that nobody looks on."""
        self._alone = False

    # -- showing ----------------------------------------------------------------------------------

    def _took(self, shown: _Shown) -> None:
        self._read = shown
        self.looks = looks_of(shown.lines)
        self.cards = [LineCard(self, one, alone=self._alone, parent=self.list) for one in shown.lines.lines]
        self.list.fill(self.cards)
        self.nothing.setVisible(not self.cards)
        count = sum(len(card.kept_back) for card in self.cards)
        self.kept_back.setVisible(count > 0)
        words = self.tr("Not shown while others may look on: {count}. What they keep private, and workers' own.")
        self.kept_words.set_words(words.format(count=count))

    def _show_all(self) -> None:
        self._alone = True
        if self._read is not None:
            self._took(self._read)

    # -- what the cards ask -------------------------------------------------------------------------

    def names(self, who: str) -> str:
        """What a person or worker is called."""
        assert self._read is not None
        return self._read.lines.names.get(who, self.tr("somebody"))

    def papers_of(self, mark: LineMark) -> tuple[Attachment, ...]:
        """The pictures of the paper it was typed from."""
        assert self._read is not None
        return self._read.papers.get(mark.id, ())

    def own_mark(self, line: LineOfFamily) -> None:
        """To this worker's own X."""
        self.go("line_own", family_id=self._family_id, record_id=line.line.record.id)

    def no_own_mark(self, line: LineOfFamily) -> None:
        """This worker puts none today."""
        self.do(lambda: make_no_own_mark(self.desk, line.line.record))

    def from_paper(self, line: LineOfFamily) -> None:
        """To an X on a printed line."""
        self.go("line_paper", family_id=self._family_id, record_id=line.line.record.id, mark_id="")

    def put_right(self, line: LineOfFamily, mark: LineMark) -> None:
        """To the same X again, to be typed rightly."""
        self.go("line_paper", family_id=self._family_id, record_id=line.line.record.id, mark_id=mark.id)

    def change_words(self, line: LineOfFamily) -> None:
        """To the words of a line that nobody has marked."""
        self.go("line_new", family_id=self._family_id, record_id=line.line.record.id)

    def make_step(self, mark: LineMark) -> None:
        """To a step out of what still has to happen."""
        self.go("line_step", family_id=self._family_id, record_id=mark.id)

    def open_paper(self, record_id: str) -> None:
        """To the picture of the paper."""
        self.go("attachment", family_id=self._family_id, record_id=record_id)

    def close_line(self, line: LineOfFamily) -> None:
        """No more marks on this one."""
        self.do(lambda: close_line(self.desk, line.line))

    def open_again(self, line: LineOfFamily) -> None:
        """Marks on this one again."""
        self.do(lambda: open_line_again(self.desk, line.line))


def _look(desk: Desk, family_id: str) -> _Shown:
    lines = family_lines(desk, family_id)
    marked = {mark.id for line in lines.lines for mark in line.marks}
    found: dict[str, tuple[Attachment, ...]] = {}
    for paper in papers(desk, family_id) if marked else ():
        if paper.about in marked:
            found[paper.about] = (*found.get(paper.about, ()), paper)
    return _Shown(lines, found)
